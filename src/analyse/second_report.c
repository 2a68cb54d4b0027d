// SPDX-License-Identifier: MIT
// Whether a second report stands in the text: a place that is dated as an inspection of another day and from which on
// the text is recognised as a report by itself. Only what stands before it is read, so that two are never mixed.
#include "analyse/doubts.h"
#include "analyse/fields.h"

#include "base/str.h"
#include "base/utf8.h"

enum {
    MOST_PLACES = 32,  // dated ones that are tried; each has up to five starts, and a start costs as much as
                       // recognising the document twice: what stands before it, and what from there on
    MOST_HITS = 64,    // of one label
    LONGEST_FRONT = 24 // blocks between the beginning of a front page and its date
};

// What tells one inspection from another.
typedef struct inspected {
    og_date day; // the first; year 0: not found
    og_str urn;
    bool given_up; // on one of them: too many places have none
} inspected;

// A place that is dated as a front page is.
typedef struct place {
    size_t block;
    og_date day; // year 0: of a letter
    bool letter; // it addresses somebody
} place;

// Where a front page begins, and of what frameworks what stands before it and from there on is; block 0: there is none.
typedef struct front {
    size_t block;
    const og_framework *framework, *before;
    bool titled; // it begins with a title
} front;

// What came of a start: places near each other share theirs.
typedef struct attempt {
    size_t start;
    bool letter;
    front found;
} attempt;

typedef struct search {
    og_analysis *analysis;
    OG_VEC(og_matcher) dates;  // different ones of the frameworks that may stand on front pages
    place places[MOST_PLACES]; // in the order of the text
    size_t place_count;
    OG_VEC(attempt) tried;
    bool given_up;      // there are more places, or too many without what is sought in a part
    uint8_t *sightings; // of the parts that are tried (recognise.c)
} search;

static og_date first_day(const og_analysis *part, const og_hit *hit)
{
    og_date_range range;
    og_str value = og_str_slice(og_hit_value(part, hit), 0, OG_LONGEST_VALUE);
    return og_date_range_parse(value, (og_date){0}, &range, NULL) ? range.start : (og_date){0};
}

// Takes the value of a hit; false: it is none of this field.
typedef bool (*take_value)(const og_analysis *part, const og_hit *hit, inspected *out);

static bool take_day(const og_analysis *part, const og_hit *hit, inspected *out)
{
    out->day = first_day(part, hit);
    return og_date_is_set(out->day);
}

static bool take_urn(const og_analysis *part, const og_hit *hit, inspected *out)
{
    out->urn = og_urn_read(og_hit_value(part, hit));
    return out->urn.len > 0;
}

// The first value that the field's matchers find, in their order. A label counts wherever it stands: numbers are often
// printed on the last page.
static void find_field(const og_analysis *part, og_str id, take_value take, inspected *out)
{
    const og_matchers *matchers = og_framework_field(part->framework, id);
    og_hit hit;
    bool more = false;
    for (size_t i = 0; matchers && i < matchers->count; i++) {
        og_hits hits = {.matcher = matchers->items[i], .most = OG_MOST_TRIES};
        if (hits.matcher.kind == OG_MATCH_LABEL)
            hits.matcher.place = OG_IN_TEXT;
        while (og_hits_next(part, &hits, &hit))
            if (take(part, &hit, out))
                return;
        more = more || hits.more;
    }
    out->given_up = out->given_up || more;
}

static inspected what_is_inspected(const og_analysis *part)
{
    inspected found = {0};
    find_field(part, OG_STR("dates"), take_day, &found);
    find_field(part, OG_STR("urn"), take_urn, &found);
    return found;
}

// ---- where a front page may be ----

static bool is_same(const og_matcher *a, const og_matcher *b)
{
    return a->kind == b->kind &&
           (a->kind == OG_MATCH_LABEL ? og_str_equal(a->text, b->text) : a->pattern == b->pattern);
}

// Labels stand on front pages wherever in a file these are; of patterns only those of reports that look everywhere.
static og_status add_matcher(search *find, const og_framework *framework, const og_matcher *matcher)
{
    bool everywhere = matcher->kind == OG_MATCH_PATTERN && matcher->place == OG_IN_TEXT && framework->is_inspection;
    if (matcher->kind != OG_MATCH_LABEL && !everywhere)
        return OG_OK;
    for (size_t i = 0; i < find->dates.count; i++)
        if (is_same(&find->dates.items[i], matcher))
            return OG_OK;
    return og_vec_push(find->analysis->document->arena, &find->dates, *matcher);
}

static og_status gather_dates(search *find)
{
    const og_catalogue *catalogue = find->analysis->catalogue;
    for (size_t i = 0; i < catalogue->frameworks.count; i++) {
        const og_framework *framework = catalogue->frameworks.items[i];
        const og_matchers *matchers = og_framework_field(framework, OG_STR("dates"));
        for (size_t k = 0; matchers && k < matchers->count; k++)
            OG_TRY(add_matcher(find, framework, &matchers->items[k]));
    }
    return OG_OK;
}

static void add_place(search *find, place found)
{
    size_t at = find->place_count;
    find->given_up = find->given_up || at == MOST_PLACES;
    if (at == MOST_PLACES)
        return;
    while (at > 0 && find->places[at - 1].block > found.block) {
        find->places[at] = find->places[at - 1];
        at--;
    }
    find->places[at] = found;
    find->place_count++;
}

// Where the label or pattern stands with a date. A letter has none, and is told by whom it addresses.
static void find_places(search *find, og_matcher matcher, bool letter)
{
    matcher.place = OG_IN_TEXT;
    og_hits hits = {.matcher = matcher, .most = MOST_HITS};
    og_hit hit;
    while (!find->given_up && og_hits_next(find->analysis, &hits, &hit)) {
        og_date day = letter ? (og_date){0} : first_day(find->analysis, &hit);
        if (letter || og_date_is_set(day))
            add_place(find, (place){og_block_at(find->analysis, hit.whole.start), day, letter});
    }
    find->given_up = find->given_up || hits.more;
}

// Whether a block may stand on a front page above its date, and is not the end of a report before it.
static bool may_be_above(const og_block *block, og_str text, bool letter)
{
    enum { LONGEST = 200, SENTENCE = 60 };
    if (block->kind == OG_FURNITURE)
        return true;
    if (block->kind == OG_ITEM || text.len > LONGEST || (text.len > SENTENCE && og_str_ends(text, OG_STR("."))))
        return false;
    bool imprint = og_str_find(text, OG_STR("©"), 0) != SIZE_MAX || og_str_find(text, OG_STR("www."), 0) != SIZE_MAX ||
                   og_str_find_byte(text, '@', 0) != SIZE_MAX;
    return letter || (block->kind != OG_ROW && !imprint);
}

// The first row of the table on the page in which the date stands, its own block where it stands in none.
static size_t first_row(const og_document *document, size_t dated)
{
    const og_block *blocks = document->blocks.items;
    size_t start = dated;
    while (start > 0 && dated - start < LONGEST_FRONT && blocks[dated].kind == OG_ROW &&
           blocks[start - 1].kind == OG_ROW && blocks[start - 1].page == blocks[dated].page)
        start--;
    return start;
}

// Rows above the date belong to its table if there is a front above that; else they are the end of a report before it.
static size_t start_of_front(const og_document *document, size_t dated, bool letter)
{
    size_t top = first_row(document, dated), start = top;
    while (start > 0 && dated - start < LONGEST_FRONT) {
        const og_block *block = &document->blocks.items[start - 1];
        if (block->page != document->blocks.items[dated].page ||
            !may_be_above(block, og_document_slice(document, block->range), letter))
            break;
        start--;
    }
    while (start < top && document->blocks.items[start].kind == OG_FURNITURE)
        start++;
    return start < top ? start : dated;
}

// ---- whether one is there ----

static bool has_title(const og_analysis *part)
{
    og_hit hit;
    for (size_t i = 0; i < part->framework->signs.count; i++) {
        const og_sign *sign = &part->framework->signs.items[i];
        if (sign->weight > 0 && sign->matcher.place == OG_IN_TITLE && og_matcher_find(part, &sign->matcher, 0, &hit))
            return true;
    }
    return false;
}

// What blocks `start` to `end` - 1 are recognised as by themselves; false: no report.
static og_status recognise_part(search *find, og_range blocks, og_document *part, og_analysis *out)
{
    const og_analysis *whole = find->analysis;
    *part = *whole->document;
    part->blocks.items += blocks.start;
    part->blocks.count = blocks.end - blocks.start;
    *out = *whole;
    out->document = part;
    out->sightings = find->sightings;
    out->pages_before = part->blocks.items[0].page ? part->blocks.items[0].page - 1 : 0;
    og_places_bound(out);
    OG_TRY(og_recognise(out));
    find->sightings = out->sightings;
    return OG_OK;
}

static bool is_report(const og_analysis *part)
{
    return part->framework && part->framework->is_inspection;
}

static bool differ(search *find, const og_analysis *before, const og_analysis *after, bool letter)
{
    inspected first = what_is_inspected(before), second = what_is_inspected(after);
    find->given_up = find->given_up || first.given_up || second.given_up;
    if (first.urn.len && second.urn.len && !og_str_equal(first.urn, second.urn))
        return true;
    return og_date_is_set(first.day) && og_date_is_set(second.day) && og_date_compare(first.day, second.day) != 0 &&
           (letter || has_title(after) || before->framework != after->framework);
}

// False: the start was not tried yet.
static bool was_tried(const search *find, size_t start, bool titled, bool letter, front *out)
{
    for (size_t i = 0; i < find->tried.count; i++) {
        const attempt *one = &find->tried.items[i];
        if (one->start != start || one->letter != letter)
            continue;
        *out = titled && !one->found.titled ? (front){0} : one->found;
        return true;
    }
    return false;
}

// Whether what stands before block `start` and what stands from there on are reports of two inspections; `titled`: the
// second must begin with a title.
static og_status try_front(search *find, size_t start, bool titled, bool letter, front *out)
{
    og_document parts[2];
    og_analysis before, after;
    if (was_tried(find, start, titled, letter, out))
        return OG_OK;
    *out = (front){0};
    OG_TRY(recognise_part(find, (og_range){start, find->analysis->document->blocks.count}, &parts[1], &after));
    if (titled && !(is_report(&after) && has_title(&after)))
        return OG_OK;
    if (is_report(&after)) {
        OG_TRY(recognise_part(find, (og_range){0, start}, &parts[0], &before));
        if (is_report(&before) && differ(find, &before, &after, letter))
            *out = (front){start, after.framework, before.framework, has_title(&after)};
    }
    return og_vec_push(find->analysis->document->arena, &find->tried, ((attempt){start, letter, *out}));
}

// Whether something dated before it is of another day, as far as days are known.
static bool may_be_second(const search *find, const place *at)
{
    const place *first = &find->places[0];
    if (first == at)
        return at->block > LONGEST_FRONT; // the date of the first may not have been found
    return at->letter || first->letter || og_date_compare(first->day, at->day) != 0;
}

static og_str text_of(const search *find, size_t block)
{
    return og_document_slice(find->analysis->document, find->analysis->document->blocks.items[block].range);
}

// The block behind the last that opens with a label, of those from `start` to above the date: the end of a report may
// be as short lines as a front.
static size_t after_labels(const search *find, size_t start, size_t dated)
{
    size_t after = start;
    for (size_t i = start; i < dated; i++)
        if (og_opens_with_label(find->analysis, text_of(find, i)))
            after = i + 1;
    return after;
}

// Whether a label of the field, in whatever framework, opens the block; `alone`: nothing stands behind it.
static bool opens_with_field(const search *find, size_t block, og_str id, bool alone)
{
    const og_catalogue *catalogue = find->analysis->catalogue;
    og_str text = text_of(find, block);
    for (size_t i = 0; text.len && i < catalogue->frameworks.count; i++) {
        const og_matchers *field = og_framework_field(catalogue->frameworks.items[i], id);
        for (size_t k = 0; field && k < field->count; k++) {
            bool label = field->items[k].kind == OG_MATCH_LABEL;
            size_t length = label ? og_label_match(text, field->items[k].text) : 0;
            if (length && (!alone || length == text.len))
                return true;
        }
    }
    return false;
}

// The block behind the last label that stands alone and its value, as last pages have them. Where a number is among
// them, a front may have begun: it prints the same labels.
static size_t after_closing_labels(const search *find, size_t start, size_t dated)
{
    size_t after = start;
    for (size_t i = start; i + 1 < dated; i++) {
        if (opens_with_field(find, i, OG_STR("urn"), false))
            return start;
        if (opens_with_field(find, i, OG_STR("lead-inspector"), true) ||
            opens_with_field(find, i, OG_STR("other"), true))
            after = i + 2;
    }
    return after;
}

// Where a phrase of titles opens a block, which is the first of a front; `start`: nowhere.
static size_t at_title(const search *find, size_t start, size_t dated)
{
    const og_catalogue *catalogue = find->analysis->catalogue;
    for (size_t i = start; i < dated; i++)
        for (size_t k = 0; k < catalogue->frameworks.count; k++) {
            const og_framework *framework = catalogue->frameworks.items[k];
            for (size_t n = 0; framework->is_inspection && n < framework->signs.count; n++) {
                const og_sign *sign = &framework->signs.items[n];
                if (sign->weight > 0 && sign->matcher.kind == OG_MATCH_PHRASE && sign->matcher.place == OG_IN_TITLE &&
                    og_phrase_at(text_of(find, i), 0, sign->matcher.text))
                    return i;
            }
        }
    return start;
}

// As many blocks above the date as the first report has above its own, rows for rows; `start`: they are not. Reports of
// one form have fronts of one form.
static size_t like_the_first(const search *find, size_t start, size_t dated)
{
    const og_block *blocks = find->analysis->document->blocks.items;
    size_t above = find->places[0].block;
    if (find->places[0].letter || above == 0 || above > dated - start)
        return start;
    for (size_t i = 0; i < above; i++)
        if ((blocks[i].kind == OG_ROW) != (blocks[dated - above + i].kind == OG_ROW))
            return start;
    return dated - above;
}

// The lines from `start` on may be the end of the report before: tries where a front may begin among them, the most
// certain first.
static og_status try_later(search *find, size_t start, size_t dated, front *out)
{
    const struct {
        size_t block;
        bool titled, alike; // that must begin with a title; that must be of one form with the first
    } ways[] = {{like_the_first(find, start, dated), false, true},
                {at_title(find, start, dated), true, false},
                {after_labels(find, start, dated), true, false},
                {after_closing_labels(find, start, dated), false, false}};
    for (size_t i = 0; i < sizeof ways / sizeof *ways && !out->block; i++) {
        if (ways[i].block <= start || ways[i].block >= dated)
            continue;
        OG_TRY(try_front(find, ways[i].block, ways[i].titled, false, out));
        if (ways[i].alike && out->framework != out->before)
            *out = (front){0};
    }
    return OG_OK;
}

static og_status find_front(search *find, front *out)
{
    OG_TRY(gather_dates(find));
    for (size_t i = 0; i < find->dates.count; i++)
        find_places(find, find->dates.items[i], false);
    find_places(find, (og_matcher){.kind = OG_MATCH_LABEL, .text = OG_STR("Dear")}, true);
    for (size_t i = 0; i < find->place_count && !out->block; i++) {
        const place *at = &find->places[i];
        size_t start = may_be_second(find, at) ? start_of_front(find->analysis->document, at->block, at->letter) : 0;
        if (start && !at->letter)
            OG_TRY(try_later(find, start, at->block, out));
        if (start && !out->block)
            OG_TRY(try_front(find, start, false, at->letter, out));
    }
    return OG_OK;
}

// ---- what comes of it ----

static void cut_off(og_document *document, size_t block)
{
    size_t sentences = document->sentences.count;
    document->blocks.count = block;
    while (sentences > 0 && document->sentences.items[sentences - 1].block >= block)
        sentences--;
    document->sentences.count = sentences;
}

// A front page of another form that little follows is no report: somebody put it beside this one.
static og_status warn_of(og_analysis *analysis, const front *second)
{
    enum { LEAST_SHARE = 4 }; // a quarter of the text
    og_range range = analysis->document->blocks.items[second->block].range;
    size_t length = analysis->document->text.len;
    if (second->framework != second->before && (length - range.start) * LEAST_SHARE < length)
        return og_warn(
            analysis, OG_STR("two-frameworks"), &range,
            "the document is read as '%.*s', but from here on it has the marks of '%.*s'; what follows was not "
            "read: if it is a report, give it in a file by itself",
            OG_STR_ARG(second->before->name), OG_STR_ARG(second->framework->name));
    return og_warn(
        analysis, OG_STR("two-reports"), &range,
        "a second report seems to begin here ('%.*s'); only what stands before it was read: give each report "
        "in a file by itself",
        OG_STR_ARG(second->framework->name));
}

og_status og_second_report_find(og_analysis *analysis)
{
    search find = {.analysis = analysis};
    front second = {0};
    if (analysis->framework && !analysis->framework->is_inspection)
        return OG_OK;
    OG_TRY(find_front(&find, &second));
    if (second.block) {
        OG_TRY(warn_of(analysis, &second));
        cut_off(analysis->document, second.block);
        og_places_bound(analysis);
        analysis->is_first_of_two = true;
        return og_recognise(analysis); // signs of the second may have been counted
    }
    if (!find.given_up || !analysis->framework)
        return OG_OK;
    return og_warn(
        analysis, OG_STR("too-many-dates"), NULL,
        "the document dates more inspections than are looked at; if it holds several reports they may be mixed: "
        "give each in a file by itself");
}
