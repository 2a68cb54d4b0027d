// SPDX-License-Identifier: MIT
// Whether two documents are about one inspection, with the facts that speak for and against it, and their grades.
#include "relate/compare.h"

#include "base/str.h"
#include "record/fields.h"
#include "rules/areas.h"

// AGAINST speaks against one inspection and does not prove it.
typedef enum sameness { UNKNOWN, SAME, FIT, AGAINST, DIFFERENT } sameness;
typedef enum fact { PROVIDER, DATES, GRADE, LINK, FACT_COUNT } fact;

// Days between the publication of a report and of what is written about it; articles come a little early too.
enum { EARLY = 3, LATE = 120, LATE_AFTER_INSPECTION = 240, ANOTHER_STORY = 270, A_YEAR = 366 };

// The days since 1 March of the year 0, of the Gregorian calendar.
static long day_number(og_date date)
{
    long year = date.month > 2 ? date.year : date.year - 1, month = (date.month + 9) % 12;
    return 365 * year + year / 4 - year / 100 + year / 400 + (month * 153 + 2) / 5 + date.day - 1;
}

static bool is_known(og_date date)
{
    return og_date_is_set(date);
}

// Inspectors write for one kind of provider; what an article that names none is about is less sure. Of an aliased name
// the kind is not asked.
static bool are_other_kinds(const og_comparison *comparison, const og_providers *names, const og_provider_key *keys)
{
    og_str families[2] = {{0}};
    for (size_t i = 0; i < 2 && !keys[i].is_aliased; i++)
        families[i] = og_provider_family(names, comparison->records[i]->inspection->provider.kind);
    return og_comparison_is(comparison, "inspections") && families[0].len && families[1].len &&
           !og_str_equal(families[0], families[1]);
}

// The number in the register decides, since a provider may take another name; then the names, where both are known.
static sameness compare_providers(const og_comparison *comparison, const og_providers *names,
                                  const og_provider_key *keys)
{
    og_str a = keys[0].marks[OG_PROVIDER_URN], b = keys[1].marks[OG_PROVIDER_URN];
    if (a.len && b.len)
        return og_str_equal(a, b) ? SAME : DIFFERENT;
    bool named = !keys[0].is_number && !keys[1].is_number;
    if (named && keys[0].base.len && keys[1].base.len)
        return og_provider_same(&keys[0], &keys[1]) ? SAME : DIFFERENT;
    return are_other_kinds(comparison, names, keys) ? DIFFERENT : UNKNOWN;
}

// Whether what an article names as the inspection before may be the report's: it was told of not long after its days.
static bool is_previous(const og_previous *previous, const og_inspection *report)
{
    if (!previous || !is_known(previous->date) || !is_known(og_first_day(report)))
        return false;
    long day = day_number(previous->date), start = day_number(og_first_day(report));
    return day >= start && day <= day_number(og_last_day(report)) + LATE;
}

// An article appears when the report does or soon after; before the inspection has ended it is about another one.
static sameness compare_publication(const og_inspection *article, const og_inspection *report)
{
    long day = day_number(article->published);
    if (is_known(og_last_day(report)) && day < day_number(og_last_day(report)))
        return DIFFERENT;
    if (is_known(report->published)) {
        long since = day - day_number(report->published);
        if (since <= LATE)
            return since >= -EARLY ? FIT : DIFFERENT;
        return since > A_YEAR || is_previous(article->previous, report) ? AGAINST : UNKNOWN;
    }
    if (!is_known(og_last_day(report)))
        return UNKNOWN;
    long since = day - day_number(og_last_day(report));
    if (since <= LATE_AFTER_INSPECTION)
        return FIT;
    return since > A_YEAR || is_previous(article->previous, report) ? AGAINST : UNKNOWN;
}

static sameness compare_inspection_days(const og_inspection *a, const og_inspection *b)
{
    if (!is_known(og_first_day(a)) || !is_known(og_first_day(b)))
        return UNKNOWN;
    bool apart = day_number(og_last_day(a)) < day_number(og_first_day(b)) ||
                 day_number(og_last_day(b)) < day_number(og_first_day(a));
    return apart ? DIFFERENT : SAME;
}

static sameness compare_articles(og_date a, og_date b)
{
    long apart = day_number(a) - day_number(b);
    apart = apart < 0 ? -apart : apart;
    return apart <= LATE ? FIT : apart > ANOTHER_STORY ? DIFFERENT : UNKNOWN;
}

static sameness compare_dates(const og_comparison *comparison)
{
    const og_inspection *a = comparison->records[0]->inspection, *b = comparison->records[1]->inspection;
    sameness by_days = compare_inspection_days(a, b);
    if (by_days != UNKNOWN || og_comparison_is(comparison, "inspections"))
        return by_days;
    bool report = og_comparison_is(comparison, "article-and-report");
    if (!is_known(a->published))
        return report && is_previous(a->previous, b) ? AGAINST : UNKNOWN;
    if (report)
        return compare_publication(a, b);
    return is_known(b->published) ? compare_articles(a->published, b->published) : UNKNOWN;
}

static sameness compare_overall(const og_judgement *a, const og_judgement *b)
{
    if (!a || !b)
        return UNKNOWN;
    bool same = a->level && b->level ? a->level == b->level : og_str_equal_fold(a->grade, b->grade);
    return same ? SAME : DIFFERENT;
}

// A visit gives no grades, so an article that tells of them is hardly about it.
static bool is_ungraded_visit(const og_comparison *comparison)
{
    const og_record *article = comparison->records[0], *report = comparison->records[1];
    return og_comparison_is(comparison, "article-and-report") && article->judgements.count &&
           !report->judgements.count && og_str_ends(report->inspection->type, OG_STR("-visit"));
}

static og_str without_slash(og_str link)
{
    if (link.len && link.ptr[link.len - 1] == '/')
        link.len--;
    return link;
}

// Different links prove nothing: one may lead to the provider's page, the other to the file.
static sameness compare_links(og_str a, og_str b)
{
    a = without_slash(a);
    b = without_slash(b);
    return a.len && og_str_equal_fold(a, b) ? SAME : UNKNOWN;
}

static og_str verdict_of(const sameness *facts, bool inspections)
{
    if (facts[PROVIDER] == DIFFERENT || facts[DATES] == DIFFERENT)
        return OG_STR("no");
    if (facts[DATES] == AGAINST || facts[GRADE] == AGAINST)
        return facts[LINK] == SAME ? OG_STR("unknown") : OG_STR("unlikely");
    bool dates = facts[DATES] == SAME || facts[DATES] == FIT,
         proved = dates || (facts[LINK] == SAME && facts[GRADE] == SAME);
    if (facts[GRADE] == DIFFERENT)
        return dates && facts[PROVIDER] == SAME ? OG_STR("likely") : OG_STR("unknown");
    if (facts[PROVIDER] == SAME)
        return proved ? OG_STR("yes") : inspections ? OG_STR("unknown") : OG_STR("likely");
    if (inspections) // many are inspected on one day
        proved = facts[LINK] == SAME;
    return proved && facts[GRADE] == SAME ? OG_STR("likely") : OG_STR("unknown");
}

// "2013-05-13 to 2013-05-22"; of an article without them "published 2013-06-25"; ptr NULL where none is known.
static og_status dates_of(og_arena *arena, const og_inspection *inspection, og_str *out)
{
    og_str start, end, published;
    OG_TRY(og_date_format(arena, og_first_day(inspection), &start));
    OG_TRY(og_date_format(arena, og_last_day(inspection), &end));
    OG_TRY(og_date_format(arena, inspection->published, &published));
    *out = (og_str){0};
    if (start.len)
        return og_arena_printf(arena, out, "%.*s to %.*s", OG_STR_ARG(start), OG_STR_ARG(end));
    return published.len ? og_arena_printf(arena, out, "published %.*s", OG_STR_ARG(published)) : OG_OK;
}

// The name, with the number or the kind where the names do not tell what these tell; without a name, the number or the
// kind by which two differ. ptr NULL where nothing is known.
static og_status provider_of(const og_comparison *comparison, size_t side, sameness verdict, og_str *out)
{
    const og_provider *it = &comparison->records[side]->inspection->provider,
                      *other = &comparison->records[!side]->inspection->provider;
    bool alike = verdict == DIFFERENT && og_str_equal_fold(it->name, other->name);
    og_str kind = og_provider_noun(it->kind);
    *out = it->name;
    if (it->name.len && alike && it->urn.len && other->urn.len)
        return og_arena_printf(comparison->arena, out, "%.*s (URN %.*s)", OG_STR_ARG(it->name), OG_STR_ARG(it->urn));
    if (it->name.len && alike && kind.len)
        return og_arena_printf(comparison->arena, out, "%.*s (%.*s)", OG_STR_ARG(it->name), OG_STR_ARG(kind));
    if (it->name.len)
        return OG_OK;
    if (it->urn.len)
        return og_arena_printf(comparison->arena, out, "URN %.*s", OG_STR_ARG(it->urn));
    if (verdict == DIFFERENT && kind.len)
        return og_arena_printf(comparison->arena, out, "%.*s that is not named", OG_STR_ARG(kind));
    return OG_OK;
}

static og_status add_reasons(og_comparison *comparison, const sameness *facts)
{
    static const og_str names[FACT_COUNT] = {
        [PROVIDER] = {"provider", 8}, [DATES] = {"dates", 5}, [GRADE] = {"grade", 5}, [LINK] = {"link", 4}};
    static const og_str verdicts[] = {[UNKNOWN] = {"unknown", 7},
                                      [SAME] = {"same", 4},
                                      [FIT] = {"fit", 3},
                                      [AGAINST] = {"against", 7},
                                      [DIFFERENT] = {"different", 9}};
    og_str values[2][FACT_COUNT] = {{{0}}};
    for (size_t i = 0; i < 2; i++) {
        const og_record *record = comparison->records[i];
        const og_judgement *overall = og_overall_of(record);
        OG_TRY(provider_of(comparison, i, facts[PROVIDER], &values[i][PROVIDER]));
        OG_TRY(dates_of(comparison->arena, record->inspection, &values[i][DATES]));
        values[i][GRADE] = overall ? overall->grade : (og_str){0};
        values[i][LINK] = record->inspection->report_url;
    }
    for (size_t f = 0; f < FACT_COUNT; f++) {
        og_same_reason reason = {names[f], verdicts[facts[f]], values[0][f], values[1][f]};
        OG_TRY(og_vec_push(comparison->arena, &comparison->same.reasons, reason));
    }
    return OG_OK;
}

static og_status warn_of_same(og_comparison *comparison, const sameness *facts)
{
    og_str verdict = comparison->same.verdict;
    bool inspections = og_comparison_is(comparison, "inspections");
    const og_same_reason *provider = &comparison->same.reasons.items[PROVIDER];
    if (facts[PROVIDER] == DIFFERENT)
        OG_TRY(og_comparison_warn(comparison, OG_STR("different-provider"),
                                  "the documents are about different providers, %.*s and %.*s: what is compared below "
                                  "tells nothing of either's progress or of the truth of an article",
                                  OG_STR_ARG(provider->first), OG_STR_ARG(provider->second)));
    if (inspections && facts[PROVIDER] == UNKNOWN && !og_str_equal(verdict, OG_STR("likely")))
        return og_comparison_warn(comparison, OG_STR("provider-unknown"),
                                  "it is not known whether the documents are about the same provider: what is compared "
                                  "below need not tell of either's progress");
    if (inspections && og_str_equal(verdict, OG_STR("yes")))
        return og_comparison_warn(comparison, OG_STR("one-inspection"),
                                  "both documents are about one inspection: what differs is how they tell it, not what "
                                  "has changed");
    if (inspections || og_str_equal(verdict, OG_STR("yes")) || og_str_equal(verdict, OG_STR("likely")))
        return OG_OK;
    if (og_str_equal(verdict, OG_STR("no")))
        return facts[PROVIDER] == DIFFERENT
                   ? OG_OK
                   : og_comparison_warn(comparison, OG_STR("different-inspection"),
                                        "the dates show that the documents are about different inspections");
    if (facts[DATES] == AGAINST || facts[GRADE] == AGAINST)
        return og_comparison_warn(comparison, OG_STR("inspection-unlikely"), "%s",
                                  facts[GRADE] == AGAINST
                                      ? "the article tells of grades, and the visit gave none: it is hardly about it"
                                      : "the article was published long after this inspection, or names it as the one "
                                        "before: it is hardly about it");
    return og_comparison_warn(comparison, OG_STR("inspection-uncertain"),
                              "%s, so it is not certain that the documents are about one inspection",
                              facts[GRADE] == DIFFERENT ? "the grades differ and the dates do not decide"
                                                        : "too little is stated of provider, dates and grade");
}

og_status og_compare_same(og_comparison *comparison, const og_providers *names)
{
    const og_record *const *records = comparison->records;
    og_provider_key keys[2];
    for (size_t i = 0; i < 2; i++)
        OG_TRY(og_provider_key_make(comparison->arena, names, &records[i]->inspection->provider, &keys[i]));
    sameness facts[FACT_COUNT] = {
        [PROVIDER] = compare_providers(comparison, names, keys),
        [DATES] = compare_dates(comparison),
        [GRADE] = compare_overall(og_overall_of(records[0]), og_overall_of(records[1])),
        [LINK] = compare_links(records[0]->inspection->report_url, records[1]->inspection->report_url)};
    if (is_ungraded_visit(comparison))
        facts[GRADE] = AGAINST;
    comparison->same.verdict = verdict_of(facts, og_comparison_is(comparison, "inspections"));
    OG_TRY(add_reasons(comparison, facts));
    OG_TRY(warn_of_same(comparison, facts));
    bool misreported = facts[GRADE] == DIFFERENT && og_comparison_is(comparison, "article-and-report") &&
                       og_str_equal(comparison->same.verdict, OG_STR("likely"));
    return misreported ? og_comparison_warn(comparison, OG_STR("grade-differs"),
                                            "the article gives another overall grade (%.*s) than the report (%.*s)",
                                            OG_STR_ARG(og_overall_of(records[0])->grade),
                                            OG_STR_ARG(og_overall_of(records[1])->grade))
                       : OG_OK;
}

// Both have a level, but of scales that cannot be held against each other. What an article says of a report's grade is
// right or wrong all the same.
static bool are_of_other_scales(const og_comparison *comparison, const og_judgement *first, const og_judgement *second)
{
    return first && second && first->level && second->level && og_comparison_is(comparison, "inspections") &&
           !og_levels_compare(comparison->records[0], comparison->records[1]);
}

static og_str direction_of(const og_judgement *first, const og_judgement *second)
{
    if (!first || !second || !first->level || !second->level)
        return (og_str){0};
    return second->level < first->level   ? OG_STR("better")
           : second->level > first->level ? OG_STR("worse")
                                          : OG_STR("same");
}

static og_status grade_of(og_arena *arena, const og_judgement *from, og_compared_grade **out)
{
    *out = NULL;
    if (!from)
        return OG_OK;
    *out = og_arena_alloc(arena, sizeof **out);
    if (!*out)
        return OG_NO_MEMORY;
    **out = (og_compared_grade){from->area, from->grade, from->level, from->words, from->evidence};
    return OG_OK;
}

static og_status add_grades(og_comparison *comparison, const og_judgement *first, const og_judgement *second)
{
    og_grade_row row = {.area = second ? second->area : first->area};
    if (!are_of_other_scales(comparison, first, second))
        row.direction = direction_of(first, second);
    else if (!og_comparison_has_warning(comparison, OG_OTHER_SCALE))
        OG_TRY(og_comparison_warn(comparison, OG_STR(OG_OTHER_SCALE),
                                  "the grades are of different scales, and Ofsted does not say how the two compare: "
                                  "they are not called better, worse or the same"));
    OG_TRY(grade_of(comparison->arena, first, &row.first));
    OG_TRY(grade_of(comparison->arena, second, &row.second));
    return og_vec_push(comparison->arena, &comparison->grades, row);
}

static const og_judgement *find_area(const og_record *record, og_str area)
{
    for (size_t i = 0; i < record->judgements.count; i++)
        if (og_str_equal(record->judgements.items[i].area, area))
            return &record->judgements.items[i];
    return NULL;
}

// The judgement of an area, or of one whose place it took or that took its place.
static const og_judgement *find_kin(const og_record *record, const og_areas *areas, og_str area)
{
    const og_judgement *found = find_area(record, area);
    for (size_t i = 0; !found && i < record->judgements.count; i++)
        if (og_areas_are_kin(areas, record->judgements.items[i].area, area))
            found = &record->judgements.items[i];
    return found;
}

// The areas of the second, which for two inspections is the one that counts now, then those of the first alone.
og_status og_compare_grades(og_comparison *comparison)
{
    const og_record *first = comparison->records[0], *second = comparison->records[1];
    enum { MOST_AREAS = 200 }; // no framework has as many; each is looked for among those of the other document
    og_areas areas;
    OG_TRY(og_areas_load(comparison->arena, &areas));
    for (size_t i = 0; i < second->judgements.count && i < MOST_AREAS; i++) {
        const og_judgement *now = &second->judgements.items[i];
        OG_TRY(add_grades(comparison, find_kin(first, &areas, now->area), now));
    }
    for (size_t i = 0; i < first->judgements.count && i < MOST_AREAS; i++) {
        const og_judgement *then = &first->judgements.items[i];
        if (!find_kin(second, &areas, then->area))
            OG_TRY(add_grades(comparison, then, NULL));
    }
    if (first->judgements.count > MOST_AREAS || second->judgements.count > MOST_AREAS)
        return og_comparison_warn(comparison, OG_STR("too-many-areas"),
                                  "only the first %d judgements of each document are compared", MOST_AREAS);
    return OG_OK;
}
