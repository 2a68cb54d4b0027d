// SPDX-License-Identifier: MIT
// The facts about the inspection: each field's matchers are tried in order, the first that gives a valid value wins.
#include "analyse/ages.h"
#include "analyse/fields.h"

#include "base/str.h"
#include "base/utf8.h"

enum { LONGEST_NAME = 120, LONGEST_TEAM = 2000, MOST_INSPECTORS = 300 };

// Takes the hit's value; false: not a value of this field, the next match is tried.
typedef og_status (*take_value)(og_analysis *analysis, const og_matcher *matcher, const og_hit *hit, bool *taken);

// How many values a field may have.
typedef enum take_many {
    TAKE_FIRST, // the first valid value of the first matcher that gives one
    TAKE_LEADS, // the same, and if that matcher is a pattern all of its matches: a table of a team
    TAKE_ALL    // all matches of all matchers
} take_many;

// Once, however many lists name them.
static og_status warn_of_more(og_analysis *analysis, og_range where)
{
    if (og_has_warned(analysis, OG_STR("too-many-inspectors")))
        return OG_OK;
    return og_warn(analysis, OG_STR("too-many-inspectors"), &where,
                   "more inspectors are named here than are read; those that follow are not in the record");
}

// Nobody else is read, and a warning says so.
static bool has_enough(const og_analysis *analysis)
{
    return analysis->record->inspection->inspectors.count >= MOST_INSPECTORS &&
           og_has_warned(analysis, OG_STR("too-many-inspectors"));
}

// A field of which something is sought, and how.
typedef struct field {
    const char *id;
    take_value take;
    take_many many;
    bool further; // where nothing is found in its place, all the text is looked at
} field;

// Once: what is sought next may stand among the same places.
static og_status warn_of_tries(og_analysis *analysis, const char *id, og_range where)
{
    og_str words = og_field_words(og_str_from(id));
    if (og_has_warned(analysis, OG_STR("too-many-tries")))
        return OG_OK;
    return og_warn(analysis, OG_STR("too-many-tries"), &where,
                   "many places look as if they stated %.*s, but do not; those from here on were not looked at: check "
                   "%.*s in the original",
                   OG_STR_ARG(words), OG_STR_ARG(words));
}

// What a search for a field came to.
typedef struct search {
    bool found;
    bool gave_up;  // before it had seen all places where a value may stand that counts
    og_range left; // the first of those
} search;

// Only of inspectors is every value taken. Where one is enough, what was left before it was found is no loss.
static og_status take_hits(og_analysis *analysis, const field *sought, const og_matcher *matcher, size_t from,
                           bool every, search *known)
{
    og_hits hits = {.matcher = *matcher, .most = OG_MOST_TRIES, .from = from};
    og_hit hit;
    while ((every || !known->found) && og_hits_next(analysis, &hits, &hit)) {
        bool taken;
        if (every && has_enough(analysis))
            return OG_OK;
        OG_TRY(sought->take(analysis, matcher, &hit, &taken));
        if (taken && sought->many != TAKE_ALL)
            known->gave_up = false;
        known->found = known->found || taken;
        hits.tries = taken ? 0 : hits.tries;
    }
    if (hits.more && !known->gave_up) {
        known->gave_up = true;
        known->left = hit.whole;
    }
    return OG_OK;
}

// Labels of the opening, behind it: what is printed on the last page, and what stands beside a label there alone.
static og_status find_further(og_analysis *analysis, const field *sought, const og_matchers *matchers, search *known)
{
    const og_document *document = analysis->document;
    if (analysis->opening_end >= document->blocks.count)
        return OG_OK;
    size_t from = document->blocks.items[analysis->opening_end].range.start;
    for (size_t i = 0; i < matchers->count && !known->found; i++) {
        og_matcher matcher = matchers->items[i];
        if (matcher.kind != OG_MATCH_LABEL || matcher.place != OG_IN_OPENING)
            continue;
        matcher.place = OG_IN_TEXT;
        OG_TRY(take_hits(analysis, sought, &matcher, from, false, known));
    }
    return OG_OK;
}

static og_status find_field(og_analysis *analysis, const field *sought)
{
    const og_matchers *matchers = og_framework_field(analysis->framework, og_str_from(sought->id));
    search known = {.found = false};
    for (size_t i = 0; matchers && i < matchers->count && (!known.found || sought->many == TAKE_ALL); i++) {
        const og_matcher *matcher = &matchers->items[i];
        bool every = sought->many == TAKE_ALL || (sought->many == TAKE_LEADS && matcher->kind == OG_MATCH_PATTERN);
        OG_TRY(take_hits(analysis, sought, matcher, 0, every, &known));
    }
    if (matchers && sought->further && analysis->framework->is_inspection)
        OG_TRY(find_further(analysis, sought, matchers, &known));
    return known.gave_up ? warn_of_tries(analysis, sought->id, known.left) : OG_OK;
}

static og_inspection *inspection(og_analysis *analysis)
{
    return analysis->record->inspection;
}

static og_status take_published(og_analysis *analysis, const og_matcher *matcher, const og_hit *hit, bool *taken)
{
    size_t start;
    (void)matcher;
    og_date date;
    *taken = og_date_find(og_str_slice(og_hit_value(analysis, hit), 0, OG_LONGEST_VALUE), &date, &start, NULL) &&
             start <= 40;
    if (*taken)
        inspection(analysis)->published = date;
    return OG_OK;
}

// The day before `start` with which the range goes on behind it ("22 May 2026 to 11 May 2026").
static bool steps_back(og_str rest, og_date start, og_date *end)
{
    size_t length, at;
    og_date day;
    rest = og_str_trim(rest);
    if (og_str_starts_fold(rest, OG_STR("to ")))
        rest = og_str_slice(rest, 3, rest.len);
    else if (rest.len && og_code_is_dash(og_utf8_decode(rest, 0, &length)))
        rest = og_str_slice(rest, length, rest.len);
    else
        return false;
    if (!og_date_find(og_str_trim(rest), &day, &at, NULL) || at > 0 || og_date_compare(day, start) >= 0)
        return false;
    *end = day;
    return true;
}

// What a sentence says under a heading of earlier inspections is not of this one.
static bool is_of_earlier(const og_analysis *analysis, const og_matcher *matcher, const og_hit *hit)
{
    return matcher->place == OG_IN_SENTENCE && og_role_is_of_earlier(og_role_of_block(analysis, hit->block));
}

static og_status take_dates(og_analysis *analysis, const og_matcher *matcher, const og_hit *hit, bool *taken)
{
    og_date_range range;
    size_t span_end;
    og_str value = og_str_slice(og_hit_value(analysis, hit), 0, OG_LONGEST_VALUE);
    *taken = !is_of_earlier(analysis, matcher, hit) &&
             og_date_range_parse(value, inspection(analysis)->published, &range, &span_end);
    if (!*taken)
        return OG_OK;
    bool backwards = steps_back(og_str_slice(value, span_end, value.len), range.start, &range.end);
    inspection(analysis)->start = range.start;
    inspection(analysis)->end = range.end;
    if (backwards)
        OG_TRY(og_warn(analysis, OG_STR("dates-disagree"), &hit->value,
                       "the inspection is printed as beginning after it ends; the dates are given as printed"));
    return OG_OK;
}

// Whether what stands where a value was looked for is none, as far as the framework's field of that id knows.
static bool is_no_value(const og_analysis *analysis, og_str id, og_str text)
{
    const og_matchers *patterns = og_framework_field(analysis->framework, id);
    og_match match;
    for (size_t i = 0; patterns && i < patterns->count; i++)
        if (patterns->items[i].kind == OG_MATCH_PATTERN &&
            og_scanner_find(analysis->scanner, patterns->items[i].pattern, text, 0, &match))
            return true;
    return false;
}

// Whether a line is another of a list of persons: of those with an office behind a comma, or of names alone.
static bool lists_person(const og_analysis *analysis, og_str line, bool office)
{
    if (og_opens_with_label(analysis, line) || og_str_find_byte(line, ':', 0) != SIZE_MAX)
        return false;
    og_person_line found = og_person_line_of(line);
    return office ? found == OG_PERSON_WITH_OFFICE
                  : found == OG_PERSON_ALONE && !is_no_value(analysis, OG_STR("not-inspector"), line);
}

// The inspectors whose names stand below the one behind a label, one a line. Where each has an office and none is
// called the lead, the first is; `lead`: those without an office are.
static og_status take_listed_below(og_analysis *analysis, const og_hit *hit, bool lead)
{
    const og_document *document = analysis->document;
    og_str first = og_hit_value(analysis, hit), label = og_document_slice(document, hit->whole);
    bool office = og_str_find_byte(first, ',', 0) != SIZE_MAX;
    while (label.len && !og_is_alpha(label.ptr[label.len - 1]) && label.ptr[label.len - 1] != ')')
        label.len--;
    bool several = og_str_ends(label, OG_STR("s")) || og_str_ends(label, OG_STR("s)"));
    if (!several || hit->block == og_block_at(analysis, hit->whole.start))
        return OG_OK;
    for (size_t i = og_block_behind(document, hit->block); i < document->blocks.count;
         i = og_block_behind(document, i)) {
        const og_block *block = &document->blocks.items[i];
        size_t before = inspection(analysis)->inspectors.count;
        og_persons_seen seen;
        og_str line = og_str_trim(og_document_slice(document, block->range));
        if (block->kind == OG_ROW || og_heads_section(analysis, i) || !lists_person(analysis, line, office))
            break;
        og_persons_most most = {.bytes = line.len, .persons = MOST_INSPECTORS};
        OG_TRY(og_persons_split(analysis->arena, line, most, lead && !office, inspection(analysis), &seen));
        if (seen.more)
            return warn_of_more(analysis, block->range);
        if (inspection(analysis)->inspectors.count == before)
            break;
    }
    return OG_OK;
}

// A front page may print one day of an inspection, or that of its report, of which a sentence gives all days: those of
// the first that holds the day count.
static og_status complete_days(og_analysis *analysis)
{
    const og_matchers *matchers = og_framework_field(analysis->framework, OG_STR("dates"));
    og_inspection *to = inspection(analysis);
    for (size_t i = 0; matchers && i < matchers->count && og_date_compare(to->start, to->end) == 0; i++) {
        og_hits hits = {.matcher = matchers->items[i], .most = OG_MOST_TRIES};
        og_hit hit = {0};
        while (hits.matcher.place == OG_IN_SENTENCE && og_hits_next(analysis, &hits, &hit)) {
            og_date_range range;
            og_str value = og_str_slice(og_hit_value(analysis, &hit), 0, OG_LONGEST_VALUE);
            if (is_of_earlier(analysis, &hits.matcher, &hit) || !og_date_range_parse(value, to->start, &range, NULL))
                continue;
            og_hits_said(&hits);
            if (og_date_compare(range.start, range.end) == 0 || og_date_compare(to->start, range.start) < 0 ||
                og_date_compare(to->end, range.end) > 0)
                continue;
            to->start = range.start;
            to->end = range.end;
            break;
        }
        if (hits.more)
            OG_TRY(warn_of_tries(analysis, "dates", hit.whole));
    }
    return OG_OK;
}

// The names that begin in so many bytes of a value.
static og_status take_persons(og_analysis *analysis, const og_hit *hit, size_t bytes, bool lead, bool *taken)
{
    og_persons_seen seen;
    og_persons_most most = {.bytes = bytes, .persons = MOST_INSPECTORS};
    OG_TRY(og_persons_split(analysis->arena, og_hit_value(analysis, hit), most, lead, inspection(analysis), &seen));
    *taken = seen.named;
    return seen.more ? warn_of_more(analysis, hit->value) : OG_OK;
}

static og_status take_lead(og_analysis *analysis, const og_matcher *matcher, const og_hit *hit, bool *taken)
{
    OG_TRY(take_persons(analysis, hit, OG_LONGEST_VALUE, true, taken));
    return *taken && matcher->kind == OG_MATCH_LABEL ? take_listed_below(analysis, hit, true) : OG_OK;
}

static og_status take_inspectors(og_analysis *analysis, const og_matcher *matcher, const og_hit *hit, bool *taken)
{
    OG_TRY(take_persons(analysis, hit, LONGEST_TEAM, false, taken));
    return *taken && matcher->kind == OG_MATCH_LABEL ? take_listed_below(analysis, hit, false) : OG_OK;
}

static og_status take_provider_kind(og_analysis *analysis, const og_matcher *matcher, const og_hit *hit, bool *taken)
{
    (void)hit;
    *taken = matcher->value.len > 0;
    return *taken ? og_arena_copy(analysis->arena, matcher->value, &inspection(analysis)->provider.kind) : OG_OK;
}

// The name as printed, white space folded; the number of a footnote at its end is no part of it.
static og_status take_provider(og_analysis *analysis, const og_matcher *matcher, const og_hit *hit, bool *taken)
{
    og_str name;
    OG_TRY(og_text_of(analysis, hit->value, &name));
    while (name.len && (og_is_digit(name.ptr[0]) || og_is_space(name.ptr[0]))) // the number of a page
        name = og_str_slice(name, 1, name.len);
    name = og_printed_name(name);
    while (name.len && (og_str_find_byte(OG_STR(" ,;:-."), name.ptr[name.len - 1], 0) != SIZE_MAX))
        name.len--;
    *taken = name.len >= 2 && name.len <= LONGEST_NAME && !is_no_value(analysis, OG_STR("not-provider"), name);
    if (!*taken)
        return OG_OK;
    inspection(analysis)->provider.name = name;
    bool in_title = matcher->place == OG_IN_TITLE || (matcher->place == OG_IN_TEXT && hit->block < analysis->title_end);
    if (in_title && hit->whole.end > hit->whole.start) // the blocks of the match name the inspection
        analysis->heading = (og_range){og_block_range_at(analysis, hit->whole.start).start,
                                       og_block_range_at(analysis, hit->whole.end - 1).end};
    return OG_OK;
}

static og_status take_urn(og_analysis *analysis, const og_matcher *matcher, const og_hit *hit, bool *taken)
{
    og_str urn = og_urn_read(og_hit_value(analysis, hit));
    (void)matcher;
    *taken = urn.len > 0;
    return *taken ? og_arena_copy(analysis->arena, urn, &inspection(analysis)->provider.urn) : OG_OK;
}

// "Herefordshire (County of)" without what stands in brackets; what stands where a value was looked for may be an
// address, a number or a kind.
static og_status take_local_authority(og_analysis *analysis, const og_matcher *matcher, const og_hit *hit, bool *taken)
{
    og_str name;
    (void)matcher;
    OG_TRY(og_text_of(analysis, hit->value, &name));
    name = og_str_trim(og_str_slice(name, 0, og_str_find_byte(name, '(', 0)));
    *taken = name.len && name.len <= LONGEST_NAME && !is_no_value(analysis, OG_STR("not-local-authority"), name);
    if (*taken)
        inspection(analysis)->provider.local_authority = name;
    return OG_OK;
}

static og_status take_age_range(og_analysis *analysis, const og_matcher *matcher, const og_hit *hit, bool *taken)
{
    og_age_range ages;
    og_provider *provider = &inspection(analysis)->provider;
    (void)matcher;
    *taken = og_ages_read(og_str_slice(og_hit_value(analysis, hit), 0, OG_LONGEST_VALUE), &ages);
    if (!*taken)
        return OG_OK;
    provider->age_range = og_arena_alloc(analysis->arena, sizeof ages);
    if (!provider->age_range)
        return OG_NO_MEMORY;
    *provider->age_range = ages;
    return OG_OK;
}

static og_status take_number_on_roll(og_analysis *analysis, const og_matcher *matcher, const og_hit *hit, bool *taken)
{
    size_t number;
    (void)matcher;
    *taken = og_roll_read(og_hit_value(analysis, hit), &number);
    if (*taken)
        inspection(analysis)->provider.number_on_roll = number;
    return OG_OK;
}

// Where grades are explained, or earlier inspections are told of, it is not of this one; where this one is told of, the
// opinion that places the school in it is often printed. A matcher may say that there is none.
static og_status take_category(og_analysis *analysis, const og_matcher *matcher, const og_hit *hit, bool *taken)
{
    og_str role = og_role_of_block(analysis, hit->block);
    *taken = matcher->value.len &&
             (og_role_states_judgements(role) || og_role_holds_findings(role) || og_str_equal(role, OG_STR("method")));
    if (!*taken || og_str_equal(matcher->value, OG_STR("none")))
        return OG_OK;
    return og_arena_copy(analysis->arena, matcher->value, &inspection(analysis)->category);
}

static og_status take_type(og_analysis *analysis, const og_matcher *matcher, const og_hit *hit, bool *taken)
{
    (void)hit;
    *taken = matcher->value.len > 0;
    return *taken ? og_arena_copy(analysis->arena, matcher->value, &inspection(analysis)->type) : OG_OK;
}

og_previous *og_previous_of(og_analysis *analysis)
{
    og_previous **known = &inspection(analysis)->previous;
    if (!*known)
        *known = og_arena_alloc(analysis->arena, sizeof **known);
    return *known;
}

// The day of an inspection before this one: dates without a year lie before this one's.
static bool previous_day(const og_analysis *analysis, const og_hit *hit, og_date *out)
{
    og_date_range range;
    og_str value = og_str_slice(og_hit_value(analysis, hit), 0, OG_LONGEST_VALUE);
    if (!og_date_range_parse(value, analysis->record->inspection->start, &range, NULL))
        return og_date_find(value, out, NULL, NULL);
    *out = range.start;
    return true;
}

// Whether it is the day of this inspection, or lies behind it.
static bool is_not_before(const og_analysis *analysis, og_date day)
{
    og_date start = analysis->record->inspection->start;
    return og_date_is_set(start) && og_date_compare(day, start) >= 0;
}

// Whether sentences tell of another day, too: then it is not known which was the last.
static og_status is_told_otherwise(og_analysis *analysis, og_date day, bool *out)
{
    const og_matchers *matchers = og_framework_field(analysis->framework, OG_STR("previous-date"));
    *out = false;
    for (size_t i = 0; matchers && i < matchers->count; i++) {
        og_hits hits = {.matcher = matchers->items[i], .most = OG_MOST_TRIES};
        og_hit hit = {0};
        while (!*out && hits.matcher.place == OG_IN_SENTENCE && og_hits_next(analysis, &hits, &hit)) {
            og_date other;
            bool dated = previous_day(analysis, &hit, &other);
            *out = dated && !is_not_before(analysis, other) && og_date_compare(other, day) != 0;
            if (dated)
                og_hits_said(&hits);
        }
        if (hits.more)
            OG_TRY(warn_of_tries(analysis, "previous-date", hit.whole));
    }
    return OG_OK;
}

static og_status take_previous_date(og_analysis *analysis, const og_matcher *matcher, const og_hit *hit, bool *taken)
{
    og_date date;
    bool sentence = matcher->place == OG_IN_SENTENCE, otherwise = false;
    *taken = previous_day(analysis, hit, &date);
    if (!*taken)
        return OG_OK;
    bool earlier_day = !is_not_before(analysis, date);
    if (sentence && earlier_day)
        OG_TRY(is_told_otherwise(analysis, date, &otherwise));
    *taken = earlier_day && !otherwise;
    if (!*taken)
        return OG_OK;
    og_previous *earlier = og_previous_of(analysis);
    if (!earlier)
        return OG_NO_MEMORY;
    earlier->date = date;
    return OG_OK;
}

// "3 February 2012": the day, and not the grade, of an earlier inspection.
static bool begins_day(og_str words, size_t length)
{
    og_str rest = og_str_trim(og_str_slice(words, length, words.len));
    return words.len && og_is_digit(words.ptr[0]) && rest.len && og_is_word(rest.ptr[0]);
}

static og_status take_previous_grade(og_analysis *analysis, const og_matcher *matcher, const og_hit *hit, bool *taken)
{
    og_range range = og_range_took_part(hit->grade) ? hit->grade : hit->value;
    size_t length;
    og_str words = matcher->value.len ? matcher->value : og_str_trim(og_document_slice(analysis->document, range));
    const og_grade *grade =
        og_scale_match_on(analysis->framework->scale, og_scale_day_before(analysis), words, &length);
    bool said = matcher->kind == OG_MATCH_PATTERN; // in prose, of a time when the scale may have been another
    for (size_t i = 0; said && !grade && i < analysis->catalogue->scales.count; i++)
        grade = og_scale_match(analysis->catalogue->scales.items[i], words, &length);
    *taken = grade && grade->judged && !begins_day(words, length);
    if (!*taken)
        return OG_OK;
    og_previous *earlier = og_previous_of(analysis);
    return earlier ? og_arena_copy(analysis->arena, grade->id, &earlier->overall) : OG_NO_MEMORY;
}

static bool overlaps(og_range a, og_range b)
{
    return a.start < b.end && b.start < a.end;
}

// A web address in the text, or the target of the link that stands there.
static og_status take_url(og_analysis *analysis, const og_matcher *matcher, const og_hit *hit, bool *taken)
{
    og_str value = og_hit_value(analysis, hit), url = {0};
    (void)matcher;
    if (og_str_is_web_address(value)) {
        size_t end = 0;
        while (end < value.len && !og_is_space(value.ptr[end]) && value.ptr[end] != '>' && value.ptr[end] != ')')
            end++;
        url = og_str_slice(value, 0, end);
        while (url.len && og_str_find_byte(OG_STR(".,;"), url.ptr[url.len - 1], 0) != SIZE_MAX)
            url.len--;
    }
    for (size_t i = 0; !url.len && i < analysis->document->links.count; i++) {
        const og_link *link = &analysis->document->links.items[i];
        if ((overlaps(link->range, hit->whole) || overlaps(link->range, hit->value)) &&
            og_str_is_web_address(link->target))
            url = link->target;
    }
    *taken = url.len > 0;
    return *taken ? og_arena_copy(analysis->arena, url, &inspection(analysis)->report_url) : OG_OK;
}

// What the page says about its own date: of an article before all, else where the text names none.
static og_status published_by_page(og_analysis *analysis)
{
    og_str value = og_document_property(analysis->document, OG_STR("published"));
    og_date date;
    size_t start;
    bool stated = value.len >= 10 && og_date_from_iso(og_str_slice(value, 0, 10), &date);
    if (stated || (og_date_find(og_str_slice(value, 0, OG_LONGEST_VALUE), &date, &start, NULL) && start <= 40))
        inspection(analysis)->published = date;
    return OG_OK;
}

// What every inspection has and this document was not seen to state.
static og_status warn_of_gaps(og_analysis *analysis)
{
    if (!analysis->framework->is_inspection)
        return OG_OK;
    if (!inspection(analysis)->provider.name.len)
        OG_TRY(og_warn(analysis, OG_STR("provider-missing"), NULL, "it was not found who was inspected"));
    if (!og_date_is_set(inspection(analysis)->start))
        OG_TRY(og_warn(analysis, OG_STR("dates-missing"), NULL, "no valid dates of the inspection were found"));
    return OG_OK;
}

og_status og_metadata_find(og_analysis *analysis)
{
    // what is not looked for further on may be of other inspections there
    static const field fields[] = {
        {"provider-kind", take_provider_kind, TAKE_FIRST, false}, // on which depends what else is looked for
        // the publication before the rest: dates without a year lie before it
        {"published", take_published, TAKE_FIRST, false},
        {"dates", take_dates, TAKE_FIRST, false},
        {"lead-inspector", take_lead, TAKE_LEADS, true},
        {"inspectors", take_inspectors, TAKE_ALL, false},
        {"provider", take_provider, TAKE_FIRST, false},
        {"urn", take_urn, TAKE_FIRST, true},
        {"local-authority", take_local_authority, TAKE_FIRST, true},
        {"age-range", take_age_range, TAKE_FIRST, true},
        {"number-on-roll", take_number_on_roll, TAKE_FIRST, true},
        {"category", take_category, TAKE_FIRST, false},
        {"type", take_type, TAKE_FIRST, false},
        {"previous-date", take_previous_date, TAKE_FIRST, true},
        {"previous-grade", take_previous_grade, TAKE_FIRST, false},
        {"report-url", take_url, TAKE_FIRST, false},
    };
    bool is_article = !analysis->framework->is_inspection;
    if (is_article)
        OG_TRY(published_by_page(analysis));
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        bool is_dated = fields[i].take == take_published && og_date_is_set(inspection(analysis)->published);
        bool is_elsewhere = fields[i].take == take_provider; // an article names others too
        og_str id = og_str_from(fields[i].id);
        if (og_field_is_read(id, inspection(analysis)->provider.kind) && (!is_article || !(is_dated || is_elsewhere)))
            OG_TRY(find_field(analysis, &fields[i]));
        if (fields[i].take == take_dates && og_date_is_set(inspection(analysis)->start) && !is_article)
            OG_TRY(complete_days(analysis));
    }
    if (!og_date_is_set(inspection(analysis)->published))
        OG_TRY(published_by_page(analysis));
    return warn_of_gaps(analysis);
}
