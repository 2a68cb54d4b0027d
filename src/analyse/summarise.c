// SPDX-License-Identifier: MIT
// The record in two to five sentences that anybody understands: who was inspected, what was concluded, where it is
// strong, what has to improve, what is asked for. Nothing here looks at the document: what is said stands in the
// record, and the names of what is inspected, areas and themes stand in the data.
#include "analyse/analysis.h"
#include "analyse/emphasis.h"
#include "base/str.h"

#include <stdlib.h>

typedef struct summary {
    const og_record *record;
    const og_catalogue *catalogue;
    const og_framework *framework; // NULL of a document whose framework is not known here
    og_buf out;
} summary;

typedef OG_VEC(og_str) names;

static bool is(og_str word, const char *value)
{
    return og_str_equal(word, og_str_from(value));
}

static bool is_article(const summary *of)
{
    return of->record->document && is(of->record->document->kind, "news-article");
}

static const og_inspection *inspection_of(const summary *of)
{
    static const og_inspection none;
    return of->record->inspection ? of->record->inspection : &none;
}

static void begin_sentence(summary *of)
{
    if (of->out.len)
        og_buf_add_byte(&of->out, ' ');
}

static void add(summary *of, og_str text)
{
    og_buf_add(&of->out, text);
}

// A name as it stands within a sentence: an abbreviation keeps its capitals.
static void add_uncapitalised(summary *of, og_str name)
{
    bool word = name.len > 1 && og_is_lower(name.ptr[1]);
    if (word)
        og_buf_add_byte(&of->out, og_lower(name.ptr[0]));
    add(of, og_str_slice(name, word, name.len));
}

static void add_number(summary *of, size_t number)
{
    static const char *const words[] = {"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"};
    if (number < sizeof words / sizeof *words)
        add(of, og_str_from(words[number]));
    else
        og_buf_printf(&of->out, "%zu", number);
}

// "a", "a and b", "a, b and c"; with a comma before the last where a name holds an "and" of its own.
static void add_list(summary *of, const og_str *listed, size_t count)
{
    bool compound = false;
    for (size_t i = 0; i < count; i++)
        compound = compound || og_str_find(listed[i], OG_STR(" and "), 0) != SIZE_MAX;
    for (size_t i = 0; i < count; i++) {
        bool last = i && i + 1 == count;
        add(of, !i ? OG_STR("") : !last ? OG_STR(", ") : compound ? OG_STR(", and ") : OG_STR(" and "));
        add_uncapitalised(of, listed[i]);
    }
}

// --- who and when

static void add_month(summary *of, og_date date, bool year)
{
    add(of, og_month_name(date.month));
    if (year)
        og_buf_printf(&of->out, " %d", date.year);
}

// "In May 2026", "In January and February 2013", "Between July and September 2019".
static void add_months(summary *of, og_date start, og_date end)
{
    start = og_date_is_set(start) ? start : end;
    end = og_date_is_set(end) ? end : start;
    int months = (end.year - start.year) * 12 + end.month - start.month;
    add(of, months > 1 ? OG_STR("Between ") : OG_STR("In "));
    if (months > 0) {
        add_month(of, start, start.year != end.year);
        add(of, OG_STR(" and "));
    }
    add_month(of, end, true);
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

// "the children's services of Northmarsh".
static void add_subject(summary *of)
{
    og_str name = inspection_of(of)->provider.name;
    if (!name.len) {
        add(of, OG_STR("a service that this document does not name"));
        return;
    }
    if (of->framework && of->framework->subject.len) {
        add(of, of->framework->subject);
        og_buf_add_byte(&of->out, ' ');
    }
    if (wants_article(name))
        add(of, OG_STR("the "));
    add(of, name);
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
static void add_inspection(summary *of)
{
    const og_inspection *inspection = inspection_of(of);
    bool dated = og_date_is_set(inspection->start) || og_date_is_set(inspection->end);
    if (dated)
        add_months(of, inspection->start, inspection->end);
    add(of, dated ? OG_STR(" inspectors ") : OG_STR("Inspectors "));
    add(of, deed_of(inspection->type));
    og_buf_add_byte(&of->out, ' ');
    add_subject(of);
}

// --- what was concluded

// ", up from requires improvement in 2018", where the earlier grade is known.
static void add_change(summary *of, const og_previous *previous, int level)
{
    int before = previous && previous->overall.len ? og_catalogue_level(of->catalogue, previous->overall) : 0;
    if (!before || !level)
        return;
    add(of, level < before ? OG_STR(", up from ") : level > before ? OG_STR(", down from ") : OG_STR(", as "));
    if (level != before)
        add(of, previous->overall);
    if (og_date_is_set(previous->date))
        og_buf_printf(&of->out, "%sin %d", level == before ? "" : " ", previous->date.year);
    else if (level == before)
        add(of, OG_STR("before"));
}

static bool is_visit(const summary *of)
{
    return og_str_ends(inspection_of(of)->type, OG_STR("-visit"));
}

static void add_no_grade(summary *of)
{
    if (of->record->judgements.count)
        add(of, OG_STR(" and graded each area, but not the whole"));
    else if (is_visit(of))
        add(of, OG_STR(", a kind of visit that gives no grade"));
    else if (of->record->framework && !of->record->framework->scale.len)
        add(of, OG_STR(", a kind of inspection that gives no grade"));
    else
        add(of, OG_STR("; no grade was found in this document"));
}

static void say_inspection(summary *of)
{
    const og_assessment *assessment = of->record->assessment;
    begin_sentence(of);
    add_inspection(of);
    if (assessment && assessment->stated.len) {
        add(of, OG_STR(" and gave an overall grade of "));
        add(of, assessment->stated);
        add_change(of, inspection_of(of)->previous, assessment->stated_level);
    } else if (!of->record->outcome) {
        add_no_grade(of);
    }
    og_buf_add_byte(&of->out, '.');
}

static void say_outcome(summary *of)
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
    add(of, OG_STR("Such an inspection gives no grade but one of "));
    add_number(of, count);
    add(of, OG_STR(" conclusions; here it is "));
    if (count == sizeof places / sizeof *places && known->code >= 1 && known->code <= 3)
        og_buf_printf(&of->out, "the %s: ", places[known->code - 1]);
    add_uncapitalised(of, known->name);
    og_buf_add_byte(&of->out, '.');
}

// --- how the areas differ

// The place of a grade on its scale, from the best; 0 where it has no level there.
static size_t rank_of(const summary *of, const og_judgement *judgement)
{
    const og_scale *scale = of->framework ? of->framework->scale : NULL;
    for (size_t i = 0; scale && i < scale->grades.count; i++)
        if (og_str_equal(scale->grades.items[i].id, judgement->grade))
            return scale->grades.items[i].level ? i + 1 : 0;
    return judgement->level > 0 ? (size_t)judgement->level : 0;
}

static og_str area_name(const summary *of, og_str id)
{
    for (size_t i = 0; of->framework && i < of->framework->areas.count; i++)
        if (og_str_equal(of->framework->areas.items[i].id, id) && of->framework->areas.items[i].name.len)
            return of->framework->areas.items[i].name;
    return id;
}

// The areas other than the whole whose grade has this rank.
static og_status areas_of_rank(const summary *of, size_t rank, names *out)
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

static grade_range range_of(const summary *of)
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
static void add_areas(summary *of, const names *areas)
{
    enum { MOST_NAMED = 3 };
    add(of, OG_STR(", for "));
    if (areas->count <= MOST_NAMED) {
        add_list(of, areas->items, areas->count);
        return;
    }
    add_number(of, areas->count);
    add(of, OG_STR(" areas"));
}

// "All areas are graded good but one, which is graded requires improvement: care leavers."
static void add_exception(summary *of, og_str usual, og_str other, og_str area)
{
    og_buf_printf(&of->out, "All areas are graded %.*s but one, which is graded %.*s: ", OG_STR_ARG(usual),
                  OG_STR_ARG(other));
    add_uncapitalised(of, area);
    og_buf_add_byte(&of->out, '.');
}

static void add_range(summary *of, const grade_range *range, const names *best, const names *lowest)
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
        og_buf_add_byte(&of->out, '.');
    }
}

static og_status say_areas(summary *of)
{
    grade_range range = range_of(of);
    names best = {0}, lowest = {0};
    if (!range.areas)
        return OG_OK;
    OG_TRY(areas_of_rank(of, range.best, &best));
    OG_TRY(areas_of_rank(of, range.lowest, &lowest));
    begin_sentence(of);
    if (range.best < range.lowest) {
        add_range(of, &range, &best, &lowest);
    } else if (range.areas == 1) {
        add(of, OG_STR("The one area with a grade of its own is graded "));
        og_buf_printf(&of->out, "%.*s: ", OG_STR_ARG(range.best_grade));
        add_uncapitalised(of, best.items[0]);
        og_buf_add_byte(&of->out, '.');
    } else {
        add(of, range.areas == 2 ? OG_STR("Both") : OG_STR("All "));
        if (range.areas > 2)
            add_number(of, range.areas);
        og_buf_printf(&of->out, " areas are graded %.*s.", OG_STR_ARG(range.best_grade));
    }
    return OG_OK;
}

// --- what is strong, and what has to improve

static og_str theme_name(const summary *of, og_str id)
{
    for (size_t i = 0; i < of->catalogue->rules.themes.count; i++)
        if (og_str_equal(of->catalogue->rules.themes.items[i].id, id))
            return of->catalogue->rules.themes.items[i].name;
    return id;
}

static og_status say_themes(summary *of)
{
    enum { LEAST_STATEMENTS = 3 };
    og_emphasis emphasis;
    OG_TRY(og_emphasis_find(of->record, &emphasis));
    for (size_t i = 0; i < emphasis.praised_count; i++)
        emphasis.praised[i] = theme_name(of, emphasis.praised[i]);
    for (size_t i = 0; i < emphasis.criticised_count; i++)
        emphasis.criticised[i] = theme_name(of, emphasis.criticised[i]);
    begin_sentence(of);
    if (emphasis.statements < LEAST_STATEMENTS || (!emphasis.praised_count && !emphasis.criticised_count)) {
        add(of, OG_STR("The text is too short to tell strengths from weaknesses."));
        return OG_OK;
    }
    if (emphasis.praised_count) {
        add(of, OG_STR("Inspectors' praise stands out on "));
        add_list(of, emphasis.praised, emphasis.praised_count);
    }
    if (emphasis.criticised_count) {
        add(of, emphasis.praised_count ? OG_STR("; the need to improve is greatest on ")
                                       : OG_STR("The need to improve is greatest on "));
        add_list(of, emphasis.criticised, emphasis.criticised_count);
    }
    if (emphasis.grave.len) {
        add(of, OG_STR(", and there are serious concerns about "));
        add_uncapitalised(of, theme_name(of, emphasis.grave));
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

static void say_actions(summary *of)
{
    demands found = demands_of(of->record);
    if (!found.asked)
        return;
    begin_sentence(of);
    add(of, is_article(of) ? OG_STR("Inspectors are said to ask for ") : OG_STR("Inspectors ask for "));
    add_number(of, found.asked);
    add(of, found.asked == 1 ? OG_STR(" improvement") : OG_STR(" improvements"));
    if (found.pressing) {
        add(of, OG_STR(", "));
        if (found.asked > 1 && found.pressing == found.asked) {
            add(of, OG_STR("all of them "));
        } else if (found.asked > 1) {
            add_number(of, found.pressing);
            add(of, OG_STR(" of them "));
        }
        add(of, found.at_once ? OG_STR("at once") : OG_STR("as a priority"));
    }
    og_buf_add_byte(&of->out, '.');
}

// --- how the findings read, where nothing is stated of the whole

// "; inspectors graded two areas lower, inadequate".
static void add_lower_areas(summary *of)
{
    og_lower_areas lower = og_record_lower_areas(of->record);
    if (!lower.count)
        return;
    add(of, OG_STR("; inspectors graded "));
    add_number(of, lower.count);
    add(of, lower.count == 1 ? OG_STR(" area lower, ") : OG_STR(" areas lower, "));
    og_buf_printf(&of->out, "%s%.*s", lower.alike ? "" : "as low as ", OG_STR_ARG(lower.grade));
}

static void say_reading(summary *of)
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

// --- news

// The themes that findings of one polarity put first, the most frequent first.
typedef struct main_themes {
    og_str ids[OG_MOST_CRITICISED];
    size_t count;
} main_themes;

static size_t findings_about(const og_record *record, const char *polarity, og_str theme)
{
    size_t count = 0;
    for (size_t i = 0; i < record->findings.count; i++) {
        const og_finding *finding = &record->findings.items[i];
        count +=
            is(finding->polarity, polarity) && finding->themes.count && og_str_equal(finding->themes.items[0], theme);
    }
    return count;
}

static bool is_listed(const main_themes *themes, og_str id)
{
    for (size_t i = 0; i < themes->count; i++)
        if (og_str_equal(themes->ids[i], id))
            return true;
    return false;
}

// By counting for each place anew: the catalogue has few themes.
static main_themes themes_of(const summary *of, const char *polarity)
{
    const og_rule_plan *plan = &of->catalogue->rules;
    main_themes found = {.count = 0};
    for (size_t place = 0; place < OG_MOST_CRITICISED; place++) {
        size_t most = 0;
        og_str next = {0};
        for (size_t i = 0; i < plan->themes.count; i++) {
            og_str id = plan->themes.items[i].id;
            size_t count = is_listed(&found, id) ? 0 : findings_about(of->record, polarity, id);
            next = count > most ? id : next;
            most = count > most ? count : most;
        }
        if (most)
            found.ids[found.count++] = next;
    }
    return found;
}

static void add_themes(summary *of, const main_themes *themes)
{
    og_str listed[OG_MOST_CRITICISED];
    for (size_t i = 0; i < themes->count; i++)
        listed[i] = theme_name(of, themes->ids[i]);
    add_list(of, listed, themes->count);
}

// Only what inspectors are said to have found stands among the findings.
static void say_found(summary *of)
{
    main_themes weak = themes_of(of, "weakness"), strong = themes_of(of, "strength");
    if (!weak.count && !strong.count)
        return;
    add(of, OG_STR(" Inspectors are said to have found "));
    if (weak.count) {
        add(of, OG_STR("weaknesses in "));
        add_themes(of, &weak);
    }
    if (strong.count) {
        add(of, weak.count ? OG_STR("; strengths in ") : OG_STR("strengths in "));
        add_themes(of, &strong);
    }
    og_buf_add_byte(&of->out, '.');
}

static size_t actions_of_kind(const og_record *record, const char *kind)
{
    size_t count = 0;
    for (size_t i = 0; i < record->actions.count; i++)
        count += is(record->actions.items[i].kind, kind);
    return count;
}

static void add_steps(summary *of, size_t count)
{
    add_number(of, count);
    add(of, count == 1 ? OG_STR(" step") : OG_STR(" steps"));
}

// "The provider is said to have taken six steps and to plan two."
static void say_deeds(summary *of)
{
    size_t done = actions_of_kind(of->record, "done"), planned = actions_of_kind(of->record, "planned");
    if (!done && !planned)
        return;
    add(of, OG_STR(" The provider is said "));
    if (done) {
        add(of, OG_STR("to have taken "));
        add_steps(of, done);
    }
    if (planned) {
        add(of, done ? OG_STR(" and to plan ") : OG_STR("to plan "));
        if (done)
            add_number(of, planned);
        else
            add_steps(of, planned);
    }
    og_buf_add_byte(&of->out, '.');
}

static void say_article_grade(summary *of)
{
    const og_assessment *assessment = of->record->assessment;
    if (assessment && assessment->stated.len) {
        add(of, OG_STR(" It says that the overall grade is "));
        add(of, assessment->stated);
        add_change(of, inspection_of(of)->previous, assessment->stated_level);
    } else {
        add(of, OG_STR(" It does not say which overall grade was given"));
    }
    og_buf_add_byte(&of->out, '.');
}

static void say_article(summary *of)
{
    const og_inspection *inspection = inspection_of(of);
    add(of, OG_STR("This news article"));
    if (og_date_is_set(inspection->published)) {
        og_buf_printf(&of->out, " of %d ", inspection->published.day);
        add_month(of, inspection->published, true);
    }
    add(of, OG_STR(" is about an inspection of "));
    add_subject(of);
    og_buf_add_byte(&of->out, '.');
    say_article_grade(of);
    say_found(of);
    say_actions(of);
    say_deeds(of);
}

static og_status say_all(summary *of)
{
    if (is_article(of)) {
        say_article(of);
        return of->out.status;
    }
    say_inspection(of);
    say_outcome(of);
    OG_TRY(say_areas(of));
    OG_TRY(say_themes(of));
    say_actions(of);
    say_reading(of);
    return of->out.status;
}

og_status og_summarise(og_record *record, const og_catalogue *catalogue)
{
    summary of = {.record = record, .catalogue = catalogue};
    if (!record->document || is(record->document->kind, "unknown"))
        return OG_OK;
    if (record->framework)
        of.framework = og_catalogue_find(catalogue, record->framework->id);
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
