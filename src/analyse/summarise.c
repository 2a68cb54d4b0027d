// SPDX-License-Identifier: MIT
// The record in two to five sentences that anybody understands: who was inspected, what was concluded, where it is
// strong, what has to improve, what is asked for. Nothing here looks at the document: what is said stands in the
// record, and the names of what is inspected, areas and themes stand in the data.
#include "analyse/emphasis.h"
#include "analyse/summary.h"
#include "base/str.h"

#include <stdlib.h>

typedef OG_VEC(og_str) names;

static bool is(og_str word, const char *value)
{
    return og_str_equal(word, og_str_from(value));
}

static bool is_article(const og_summary *of)
{
    return of->record->document && is(of->record->document->kind, "news-article");
}

const og_inspection *og_summary_inspection(const og_summary *of)
{
    static const og_inspection none;
    return of->record->inspection ? of->record->inspection : &none;
}

static void begin_sentence(og_summary *of)
{
    if (of->out.len)
        og_buf_add_byte(&of->out, ' ');
}

void og_summary_add(og_summary *of, og_str text)
{
    og_buf_add(&of->out, text);
}

// A name as it stands within a sentence: an abbreviation keeps its capitals.
static void add_uncapitalised(og_summary *of, og_str name)
{
    bool word = name.len > 1 && og_is_lower(name.ptr[1]);
    if (word)
        og_buf_add_byte(&of->out, og_lower(name.ptr[0]));
    og_summary_add(of, og_str_slice(name, word, name.len));
}

void og_summary_add_number(og_summary *of, size_t number)
{
    static const char *const words[] = {"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"};
    if (number < sizeof words / sizeof *words)
        og_summary_add(of, og_str_from(words[number]));
    else
        og_buf_printf(&of->out, "%zu", number);
}

void og_summary_add_list(og_summary *of, const og_str *listed, size_t count)
{
    bool compound = false;
    for (size_t i = 0; i < count; i++)
        compound = compound || og_str_find(listed[i], OG_STR(" and "), 0) != SIZE_MAX;
    for (size_t i = 0; i < count; i++) {
        bool last = i && i + 1 == count;
        og_summary_add(of, !i ? OG_STR("") : !last ? OG_STR(", ") : compound ? OG_STR(", and ") : OG_STR(" and "));
        add_uncapitalised(of, listed[i]);
    }
}

// --- who and when

void og_summary_add_month(og_summary *of, og_date date, bool year)
{
    og_summary_add(of, og_month_name(date.month));
    if (year)
        og_buf_printf(&of->out, " %d", date.year);
}

// "In May 2026", "In January and February 2013", "Between July and September 2019".
static void add_months(og_summary *of, og_date start, og_date end)
{
    start = og_date_is_set(start) ? start : end;
    end = og_date_is_set(end) ? end : start;
    int months = (end.year - start.year) * 12 + end.month - start.month;
    og_summary_add(of, months > 1 ? OG_STR("Between ") : OG_STR("In "));
    if (months > 0) {
        og_summary_add_month(of, start, start.year != end.year);
        og_summary_add(of, OG_STR(" and "));
    }
    og_summary_add_month(of, end, true);
}

// "the" stands before "London Borough of ..." and "City of ...", which are printed without.
static bool wants_article(og_str name)
{
    static const char *const nouns[] = {"Borough of ", "City of ",  "County of ",
                                        "Isle of ",    "Isles of ", "Council of "};
    bool wanted = false;
    for (size_t i = 0; i < sizeof nouns / sizeof *nouns; i++)
        wanted = wanted || og_str_find(name, og_str_from(nouns[i]), 0) != SIZE_MAX;
    return wanted && !og_str_starts_fold(name, OG_STR("the "));
}

void og_summary_add_subject(og_summary *of)
{
    og_str name = og_summary_inspection(of)->provider.name;
    if (!name.len) {
        og_summary_add(of, OG_STR("a service that this document does not name"));
        return;
    }
    if (of->framework && of->framework->subject.len) {
        og_summary_add(of, of->framework->subject);
        og_buf_add_byte(&of->out, ' ');
    }
    if (wants_article(name))
        og_summary_add(of, OG_STR("the "));
    og_summary_add(of, name);
}

static og_str deed_of(og_str type)
{
    return is(type, "focused-visit")      ? OG_STR("made a focused visit to")
           : is(type, "monitoring-visit") ? OG_STR("made a monitoring visit to")
           : is(type, "assurance-visit")  ? OG_STR("made an assurance visit to")
           : is(type, "re-inspection")    ? OG_STR("looked again at")
           : is(type, "short")            ? OG_STR("made a short inspection of")
                                          : OG_STR("looked at");
}

// "In May 2026 inspectors looked at the children's services of Northmarsh".
static void add_inspection(og_summary *of)
{
    const og_inspection *inspection = og_summary_inspection(of);
    bool dated = og_date_is_set(inspection->start) || og_date_is_set(inspection->end);
    if (dated)
        add_months(of, inspection->start, inspection->end);
    og_summary_add(of, dated ? OG_STR(" inspectors ") : OG_STR("Inspectors "));
    og_summary_add(of, deed_of(inspection->type));
    og_buf_add_byte(&of->out, ' ');
    og_summary_add_subject(of);
}

// --- what was concluded

void og_summary_add_change(og_summary *of, const og_previous *previous, int level)
{
    int before = previous && previous->overall.len ? og_catalogue_level(of->catalogue, previous->overall) : 0;
    if (!before || !level)
        return;
    og_summary_add(of, level < before   ? OG_STR(", up from ")
                       : level > before ? OG_STR(", down from ")
                                        : OG_STR(", as "));
    if (level != before)
        og_summary_add(of, previous->overall);
    if (og_date_is_set(previous->date))
        og_buf_printf(&of->out, "%sin %d", level == before ? "" : " ", previous->date.year);
    else if (level == before)
        og_summary_add(of, OG_STR("before"));
}

static bool is_visit(const og_summary *of)
{
    return og_str_ends(og_summary_inspection(of)->type, OG_STR("-visit"));
}

static void add_no_grade(og_summary *of)
{
    if (of->record->judgements.count)
        og_summary_add(of, of->record->judgements.count == 1
                               ? OG_STR("; one area's judgement was found in this document")
                               : OG_STR(" and graded each area, but not the whole"));
    else if (is_visit(of))
        og_summary_add(of, OG_STR(", a kind of visit that gives no grade"));
    else if ((of->framework && !of->framework->graded) || (of->record->framework && !of->record->framework->scale.len))
        og_summary_add(of, OG_STR(", a kind of inspection that gives no grade"));
    else
        og_summary_add(of, OG_STR("; no grade was found in this document"));
}

// " (special measures)".
static void add_category(og_summary *of)
{
    og_str category = og_summary_inspection(of)->category, word;
    const char *before = " (";
    for (og_str rest = category; og_str_next_split(&rest, '-', &word); before = " ")
        og_buf_printf(&of->out, "%s%.*s", before, OG_STR_ARG(word));
    if (category.len)
        og_buf_add_byte(&of->out, ')');
}

// Whether the grade is another than before. An inspection that ends in one of a few conclusions else lets it stand.
static bool changes_grade(const og_summary *of)
{
    const og_previous *previous = og_summary_inspection(of)->previous;
    int before = previous && previous->overall.len ? og_catalogue_level(of->catalogue, previous->overall) : 0;
    return before && before != of->record->assessment->stated_level;
}

static void say_inspection(og_summary *of)
{
    const og_assessment *assessment = of->record->assessment;
    begin_sentence(of);
    add_inspection(of);
    if (assessment && assessment->stated.len) {
        og_summary_add(of, of->record->outcome && !changes_grade(of) ? OG_STR(" and left the overall grade at ")
                                                                     : OG_STR(" and gave an overall grade of "));
        og_summary_add(of, assessment->stated);
        add_category(of);
        og_summary_add_change(of, og_summary_inspection(of)->previous, assessment->stated_level);
    } else if (!of->record->outcome) {
        add_no_grade(of);
    }
    og_buf_add_byte(&of->out, '.');
}

// "Such an inspection gives no grade but one of three conclusions; here ".
static void begin_outcome(og_summary *of)
{
    og_concludes how = of->framework->concludes;
    size_t count = of->framework->outcomes.count;
    bool graded = of->record->judgements.count;
    if (how == OG_CONCLUDES_SELDOM) {
        og_summary_add(of, graded ? OG_STR("Here ") : OG_STR("Such an inspection gives no grade; here "));
        return;
    }
    og_summary_add(of, graded ? OG_STR("Such an inspection ends in one of ")
                              : OG_STR("Such an inspection gives no grade but one of "));
    og_summary_add_number(of, count);
    og_summary_add(of, how == OG_CONCLUDES_BY_THEME ? OG_STR(" conclusions on each theme; here ")
                                                    : OG_STR(" conclusions; here "));
}

static void say_outcome(og_summary *of)
{
    static const char *const places[] = {"best", "middle one", "lowest"};
    const og_record_outcome *outcome = of->record->outcome;
    size_t count = of->framework ? of->framework->outcomes.count : 0;
    const og_outcome *known = NULL;
    for (size_t i = 0; outcome && i < count; i++)
        if (of->framework->outcomes.items[i].code == outcome->code)
            known = &of->framework->outcomes.items[i];
    if (!known)
        return;
    begin_sentence(of);
    begin_outcome(of);
    if (known->says.len) {
        og_buf_printf(&of->out, "inspectors concluded that %.*s", OG_STR_ARG(known->says));
    } else if (of->framework->concludes == OG_CONCLUDES_BY_THEME) {
        og_summary_add(of, OG_STR("the lowest that they came to is "));
        add_uncapitalised(of, known->name);
    } else {
        og_summary_add(of, OG_STR("it is "));
        if (count == sizeof places / sizeof *places && known->code >= 1 && known->code <= 3)
            og_buf_printf(&of->out, "the %s: ", places[known->code - 1]);
        add_uncapitalised(of, known->name);
    }
    og_buf_add_byte(&of->out, '.');
}

// --- how the areas differ

// Whether the area is judged by other words than the rest, as safeguarding is met or not: its grade is neither better
// nor worse than theirs.
static bool has_own_scale(const og_summary *of, const og_judgement *judgement)
{
    const og_area *area = of->framework ? og_framework_area(of->framework, judgement->area) : NULL;
    return area && area->scale && area->scale != of->framework->scale;
}

// The place of a grade on its scale, from the best; 0 where it has no level there.
static size_t rank_of(const og_summary *of, const og_judgement *judgement)
{
    const og_scale *scale = of->framework ? of->framework->scale : NULL;
    if (has_own_scale(of, judgement))
        return 0;
    for (size_t i = 0; scale && i < scale->grades.count; i++)
        if (og_str_equal(scale->grades.items[i].id, judgement->grade))
            return scale->grades.items[i].level ? i + 1 : 0;
    return judgement->level > 0 ? (size_t)judgement->level : 0;
}

static og_str area_name(const og_summary *of, og_str id)
{
    const og_area *area = of->framework ? og_framework_area(of->framework, id) : NULL;
    return area && area->name.len ? area->name : id;
}

// The areas other than the whole whose grade has this rank.
static og_status areas_of_rank(const og_summary *of, size_t rank, names *out)
{
    for (size_t i = 0; i < of->record->judgements.count; i++) {
        const og_judgement *judgement = &of->record->judgements.items[i];
        if (!is(judgement->area, "overall") && rank_of(of, judgement) == rank)
            OG_TRY(og_vec_push(of->record->arena, out, area_name(of, judgement->area)));
    }
    return OG_OK;
}

typedef struct grade_range {
    size_t best, lowest; // ranks; 0: no area has a grade with a place
    og_str best_grade, lowest_grade;
    size_t areas;
} grade_range;

static grade_range range_of(const og_summary *of)
{
    grade_range range = {0};
    for (size_t i = 0; i < of->record->judgements.count; i++) {
        const og_judgement *judgement = &of->record->judgements.items[i];
        size_t rank = is(judgement->area, "overall") ? 0 : rank_of(of, judgement);
        if (rank && (!range.best || rank < range.best)) {
            range.best = rank;
            range.best_grade = judgement->grade;
        }
        if (rank > range.lowest) {
            range.lowest = rank;
            range.lowest_grade = judgement->grade;
        }
        range.areas += rank > 0;
    }
    return range;
}

// " for a and b", or how many they are where they are too many to name.
static void add_areas(og_summary *of, const names *areas)
{
    enum { MOST_NAMED = 3 };
    og_summary_add(of, OG_STR(", for "));
    if (areas->count <= MOST_NAMED) {
        og_summary_add_list(of, areas->items, areas->count);
        return;
    }
    og_summary_add_number(of, areas->count);
    og_summary_add(of, OG_STR(" areas"));
}

// "All areas are graded good but one, which is graded requires improvement: care leavers".
static void add_exception(og_summary *of, og_str usual, og_str other, og_str area)
{
    og_buf_printf(&of->out, "All areas are graded %.*s but one, which is graded %.*s: ", OG_STR_ARG(usual),
                  OG_STR_ARG(other));
    add_uncapitalised(of, area);
}

static void add_range(og_summary *of, const grade_range *range, const names *best, const names *lowest)
{
    bool two = range->areas == best->count + lowest->count;
    if (two && lowest->count == 1 && best->count > 1) {
        add_exception(of, range->best_grade, range->lowest_grade, lowest->items[0]);
    } else if (two && best->count == 1 && lowest->count > 1) {
        add_exception(of, range->lowest_grade, range->best_grade, best->items[0]);
    } else {
        og_buf_printf(&of->out, "Of the areas the best grade is %.*s", OG_STR_ARG(range->best_grade));
        add_areas(of, best);
        og_buf_printf(&of->out, "; the lowest is %.*s", OG_STR_ARG(range->lowest_grade));
        add_areas(of, lowest);
    }
}

static void add_alike(og_summary *of, const grade_range *range, og_str area)
{
    if (range->areas == 1) {
        og_buf_printf(&of->out, "The one area with a grade of its own is graded %.*s: ", OG_STR_ARG(range->best_grade));
        add_uncapitalised(of, area);
        return;
    }
    og_summary_add(of, range->areas == 2 ? OG_STR("Both") : OG_STR("All "));
    if (range->areas > 2)
        og_summary_add_number(of, range->areas);
    og_buf_printf(&of->out, " areas are graded %.*s", OG_STR_ARG(range->best_grade));
}

// "; safeguarding standards: not met", or as the beginning of the sentence.
static bool add_areas_apart(og_summary *of, bool begun)
{
    size_t count = of->record->judgements.count;
    for (size_t i = 0; i < count; i++) {
        const og_judgement *judgement = &of->record->judgements.items[i];
        og_str name = area_name(of, judgement->area);
        if (!has_own_scale(of, judgement) || (!judgement->level && count > 1))
            continue;
        if (begun) {
            og_summary_add(of, OG_STR("; "));
            add_uncapitalised(of, name);
        } else {
            begin_sentence(of);
            og_summary_add(of, name);
        }
        og_buf_printf(&of->out, ": %.*s", OG_STR_ARG(judgement->grade));
        begun = true;
    }
    return begun;
}

static og_status say_areas(og_summary *of)
{
    grade_range range = range_of(of);
    names best = {0}, lowest = {0};
    OG_TRY(areas_of_rank(of, range.best, &best));
    OG_TRY(areas_of_rank(of, range.lowest, &lowest));
    if (range.areas)
        begin_sentence(of);
    if (range.areas && range.best < range.lowest)
        add_range(of, &range, &best, &lowest);
    else if (range.areas)
        add_alike(of, &range, best.items[0]);
    if (add_areas_apart(of, range.areas > 0))
        og_buf_add_byte(&of->out, '.');
    return OG_OK;
}

// --- what is strong, and what has to improve

og_str og_summary_theme(const og_summary *of, og_str id)
{
    for (size_t i = 0; i < of->catalogue->rules.themes.count; i++)
        if (og_str_equal(of->catalogue->rules.themes.items[i].id, id))
            return of->catalogue->rules.themes.items[i].name;
    return id;
}

static og_status say_themes(og_summary *of)
{
    enum { LEAST_STATEMENTS = 3 };
    og_emphasis emphasis;
    OG_TRY(og_emphasis_find(of->record, &emphasis));
    for (size_t i = 0; i < emphasis.praised_count; i++)
        emphasis.praised[i] = og_summary_theme(of, emphasis.praised[i]);
    for (size_t i = 0; i < emphasis.criticised_count; i++)
        emphasis.criticised[i] = og_summary_theme(of, emphasis.criticised[i]);
    begin_sentence(of);
    if (emphasis.statements < LEAST_STATEMENTS || (!emphasis.praised_count && !emphasis.criticised_count)) {
        og_summary_add(of, OG_STR("The text is too short to tell strengths from weaknesses."));
        return OG_OK;
    }
    if (emphasis.praised_count) {
        og_summary_add(of, OG_STR("Inspectors' praise stands out on "));
        og_summary_add_list(of, emphasis.praised, emphasis.praised_count);
    }
    if (emphasis.criticised_count) {
        og_summary_add(of, emphasis.praised_count ? OG_STR("; the need to improve is greatest on ")
                                                  : OG_STR("The need to improve is greatest on "));
        og_summary_add_list(of, emphasis.criticised, emphasis.criticised_count);
    }
    if (emphasis.grave.len) {
        og_summary_add(of, OG_STR(", and there are serious concerns about "));
        add_uncapitalised(of, og_summary_theme(of, emphasis.grave));
    }
    og_buf_add_byte(&of->out, '.');
    return OG_OK;
}

// --- what is asked for

typedef struct demands {
    size_t asked;
    size_t pressing; // at once, or as a priority
    bool at_once;    // no more than that is said of any
} demands;

static bool asks(const og_action *action)
{
    return !is(action->kind, "planned") && !is(action->kind, "done");
}

static bool is_pressing(const og_action *action)
{
    return is(action->kind, "priority") || is(action->deadline, "immediate");
}

// The action with that id, NULL where it is none: of the record at hand the action "aN" is the Nth.
static const og_action *action_of(const og_record *record, og_str id)
{
    size_t number;
    bool numbered = id.len > 1 && og_str_to_size(og_str_slice(id, 1, id.len), record->actions.count, &number);
    const og_action *found = numbered && number ? &record->actions.items[number - 1] : NULL;
    return found && og_str_equal(found->id, id) ? found : NULL;
}

// Whether one of the actions that a recommendation rests on is pressing in the words of the document: the priority of
// a recommendation may be raised by what was found, which is no demand of the inspectors.
static bool rests_on_pressing(const og_record *record, const og_recommendation *recommendation)
{
    for (size_t i = 0; i < recommendation->evidence.count; i++) {
        const og_action *action = action_of(record, recommendation->evidence.items[i]);
        if (action && is_pressing(action))
            return true;
    }
    return false;
}

// By the recommendations that the document states, which hold what it asks for in two places once; without any, by its
// actions.
static demands demands_of(const og_record *record)
{
    demands found = {.at_once = true};
    size_t stated = 0, pressing = 0;
    for (size_t i = 0; i < record->actions.count; i++) {
        const og_action *action = &record->actions.items[i];
        if (!asks(action))
            continue;
        found.asked++;
        found.pressing += is_pressing(action);
        found.at_once = found.at_once && !is(action->kind, "priority");
    }
    for (size_t i = 0; i < record->recommendations.count; i++) {
        const og_recommendation *one = &record->recommendations.items[i];
        if (!is(one->basis, "stated"))
            continue;
        stated++;
        pressing += rests_on_pressing(record, one);
    }
    if (stated) {
        found.asked = stated;
        found.pressing = pressing;
    }
    return found;
}

void og_summary_say_actions(og_summary *of)
{
    demands found = demands_of(of->record);
    if (!found.asked)
        return;
    begin_sentence(of);
    og_summary_add(of, is_article(of) ? OG_STR("Inspectors are said to ask for ") : OG_STR("Inspectors ask for "));
    og_summary_add_number(of, found.asked);
    og_summary_add(of, found.asked == 1 ? OG_STR(" improvement") : OG_STR(" improvements"));
    if (found.pressing) {
        og_summary_add(of, OG_STR(", "));
        if (found.asked > 1 && found.pressing == found.asked) {
            og_summary_add(of, OG_STR("all of them "));
        } else if (found.asked > 1) {
            og_summary_add_number(of, found.pressing);
            og_summary_add(of, OG_STR(" of them "));
        }
        og_summary_add(of, found.at_once ? OG_STR("at once") : OG_STR("as a priority"));
    }
    og_buf_add_byte(&of->out, '.');
}

// --- how the findings read, where nothing is stated of the whole

// "; inspectors graded two areas lower, inadequate".
static void add_lower_areas(og_summary *of)
{
    og_lower_areas lower = og_record_lower_areas(of->record);
    if (!lower.count)
        return;
    og_summary_add(of, OG_STR("; inspectors graded "));
    og_summary_add_number(of, lower.count);
    og_summary_add(of, lower.count == 1 ? OG_STR(" area lower, ") : OG_STR(" areas lower, "));
    og_buf_printf(&of->out, "%s%.*s", lower.alike ? "" : "as low as ", OG_STR_ARG(lower.grade));
}

static void say_reading(og_summary *of)
{
    const og_assessment *assessment = of->record->assessment;
    if (!assessment || assessment->stated.len || of->record->outcome || !assessment->inferred.len)
        return;
    begin_sentence(of);
    og_buf_printf(&of->out,
                  "Read by ofgrade, not graded by Ofsted: the findings read like %.*s, with a confidence of %d%%",
                  OG_STR_ARG(assessment->inferred), (int)(assessment->confidence * 100 + 0.5));
    add_lower_areas(of);
    og_buf_add_byte(&of->out, '.');
}

static og_status say_all(og_summary *of)
{
    if (is_article(of)) {
        og_summary_say_article(of);
        return of->out.status;
    }
    say_inspection(of);
    say_outcome(of);
    OG_TRY(say_areas(of));
    OG_TRY(say_themes(of));
    og_summary_say_actions(of);
    say_reading(of);
    return of->out.status;
}

og_status og_summarise(og_record *record, const og_catalogue *catalogue)
{
    og_summary of = {.record = record, .catalogue = catalogue};
    if (!record->document || is(record->document->kind, "unknown"))
        return OG_OK;
    if (record->framework)
        of.framework = og_catalogue_form(catalogue, record->framework->id, record->framework->name);
    og_status status = say_all(&of);
    if (status == OG_OK)
        status = og_arena_copy(record->arena, og_buf_str(&of.out), &record->summary);
    og_buf_free(&of.out);
    return status;
}

og_status og_summary_write(og_analysis *analysis)
{
    return og_summarise(analysis->record, analysis->catalogue);
}
