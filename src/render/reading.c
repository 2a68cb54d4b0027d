// SPDX-License-Identifier: MIT
// How the findings read to this program, always marked as its own: a short passage, and on demand every step from the
// findings to the grade.
#include "base/str.h"
#include "record/fields.h"
#include "render/evidence.h"
#include "render/note.h"
#include "render/say.h"
#include "render/view.h"
#include "rules/framework.h"
#include "rules/grader.h"

#include <math.h>

enum { MOST_REASONS = 3 };

// The part of the strongest reason's points below which another is none of the main ones.
static const double SLIGHT = 0.1;

typedef struct reading {
    og_flow *flow;
    og_view *view;
    const og_record *record;
    const og_text_options *options;
    og_evidence_index index;
} reading;

static void add(const reading *of, og_part part)
{
    og_view_add(of->flow, of->view, part);
}

static int percent(double confidence)
{
    return (int)(confidence * 100 + 0.5);
}

static const char *sureness(double confidence)
{
    return confidence >= 0.9    ? "very sure"
           : confidence >= 0.75 ? "fairly sure"
           : confidence >= 0.5  ? "not quite sure"
                                : "unsure";
}

// The place of a grade on the four levels, 0 where it is not known.
static int level_of(const reading *of, og_str grade)
{
    const og_list *list = &og_lists[OG_LIST_GRADE];
    for (size_t i = 0; i < list->count; i++)
        if (og_str_equal(list->values[i].value, grade))
            return (int)i + 1;
    return of->options->catalogue ? og_catalogue_level(of->options->catalogue, grade) : 0;
}

// --- the passage

// How the grade that was read stands to the one that is stated, and whose it is.
static og_str say_agreement(const reading *of)
{
    const og_assessment *assessment = of->record->assessment;
    og_str stated = og_flow_clean(of->flow, assessment->stated);
    int distance = assessment->inferred_level - assessment->stated_level;
    const char *levels = distance * distance == 1 ? "one level" : "several levels";
    if (og_say_equal(assessment->agreement, "agrees"))
        return OG_STR("The grade that is stated is the same.");
    if (og_say_equal(assessment->agreement, "text-reads-better"))
        return og_flow_print(of->flow, "The grade that is stated, %.*s, is %s lower.", OG_STR_ARG(stated), levels);
    if (og_say_equal(assessment->agreement, "text-reads-worse"))
        return og_flow_print(of->flow, "The grade that is stated, %.*s, is %s higher.", OG_STR_ARG(stated), levels);
    if (of->record->outcome)
        return OG_STR("Inspectors gave the outcome above and no grade, and this is not a judgement by Ofsted.");
    return og_view_is_ungraded(of->record)
               ? OG_STR("No grade is given in this kind of visit, and this is not a judgement by Ofsted.")
               : OG_STR("No overall grade is stated, and this is not a judgement by Ofsted.");
}

// "; inspectors graded 2 areas lower, inadequate".
static og_str say_lower_areas(const reading *of)
{
    og_lower_areas lower = og_record_lower_areas(of->record);
    og_str grade = og_flow_clean(of->flow, lower.grade);
    if (!lower.count)
        return OG_STR("");
    og_str areas = lower.count == 1 ? OG_STR("one area") : og_flow_print(of->flow, "%zu areas", lower.count);
    return og_flow_print(of->flow, "; inspectors graded %.*s lower, %s%.*s", OG_STR_ARG(areas),
                         lower.alike ? "" : "as low as ", OG_STR_ARG(grade));
}

static void add_passage(const reading *of)
{
    const og_assessment *assessment = of->record->assessment;
    og_str grade = og_flow_clean(of->flow, assessment->inferred), agreement = say_agreement(of);
    og_str lower = say_lower_areas(of);
    add(of, (og_part){.kind = OG_PART_HEADING, .text = OG_STR("ofgrade's own reading, not Ofsted's"), .own = true});
    add(of, (og_part){.kind = OG_PART_LEGEND,
                      .text = og_flow_print(
                          of->flow,
                          "By themselves the findings read like %.*s (level %d of 4)%.*s. ofgrade is %s "
                          "of this (confidence %d%%). %.*s",
                          OG_STR_ARG(grade), assessment->inferred_level, OG_STR_ARG(lower),
                          sureness(assessment->confidence), percent(assessment->confidence), OG_STR_ARG(agreement))});
}

// Points are a number; "no better than inadequate" is a limit, which holds whatever the points are.
static bool is_limit(const og_reason *reason)
{
    bool number = false;
    for (size_t i = 0; i < reason->effect.len; i++)
        number = number || og_is_digit(reason->effect.ptr[i]);
    return !number || og_str_starts(reason->effect, OG_STR("no "));
}

// The number in "+12.4 points"; those above 0 speak for a lower grade.
static double points_of(const og_reason *reason)
{
    const double most = 1e9;
    og_str effect = reason->effect;
    double number = 0, unit = 1;
    size_t at = 0;
    if (is_limit(reason))
        return 0;
    while (at < effect.len && !og_is_digit(effect.ptr[at]))
        at++;
    for (; at < effect.len && og_is_digit(effect.ptr[at]); at++)
        number = number * 10 + (effect.ptr[at] - '0');
    if (at < effect.len && effect.ptr[at] == '.')
        for (at++; at < effect.len && og_is_digit(effect.ptr[at]); at++)
            number += (effect.ptr[at] - '0') * (unit /= 10);
    number = number < most ? number : most;
    return og_str_starts(effect, OG_STR("-")) ? -number : number;
}

// The grade in "no better than inadequate", empty where there is none.
static og_str grade_of_limit(const og_reason *reason)
{
    static const char than[] = " than ";
    size_t at = og_str_find(reason->effect, OG_STR(than), 0);
    return at == SIZE_MAX ? OG_STR("") : og_str_slice(reason->effect, at + sizeof than - 1, reason->effect.len);
}

// A limit that the result stands at comes before all points, any other after them.
static double force_of(const reading *of, const og_reason *reason)
{
    const double binding = 1e10;
    if (!is_limit(reason))
        return fabs(points_of(reason));
    int level = level_of(of, grade_of_limit(reason));
    return level && level == of->record->assessment->inferred_level ? binding : 0;
}

// The reasons of most force, in descending order; gives their number. Each is measured once: effects may be long.
static size_t main_reasons(const reading *of, const og_reason *reasons[MOST_REASONS])
{
    const og_assessment *assessment = of->record->assessment;
    double forces[MOST_REASONS];
    size_t count = 0;
    for (size_t i = 0; i < assessment->because.count; i++) {
        const og_reason *next = &assessment->because.items[i];
        double force = force_of(of, next);
        size_t place = count;
        while (place && forces[place - 1] < force)
            place--;
        if (place == MOST_REASONS || force <= 0)
            continue;
        count += count < MOST_REASONS;
        for (size_t k = count - 1; k > place; k--) {
            reasons[k] = reasons[k - 1];
            forces[k] = forces[k - 1];
        }
        reasons[place] = next;
        forces[place] = force;
    }
    return count;
}

static bool reads_as_low(const reading *of, og_str area, int level)
{
    const og_assessment *assessment = of->record->assessment;
    bool low = false;
    for (size_t i = 0; i < assessment->areas.count; i++)
        low = low || (og_str_equal(assessment->areas.items[i].area, area) &&
                      assessment->areas.items[i].inferred_level >= level);
    return low;
}

// "leaders, care leavers": the areas that a limit's findings stand in, of those that read as low as it allows.
static og_str say_areas_of_limit(const reading *of, const og_reason *limit)
{
    enum { MOST_AREAS = 8 }; // a record of somebody else's may have any number
    og_str seen[MOST_AREAS], said = OG_STR("");
    size_t count = 0;
    int level = level_of(of, grade_of_limit(limit));
    for (size_t i = 0; level && i < limit->evidence.count && count < MOST_AREAS; i++) {
        const og_evidence *one = og_evidence_find(&of->index, limit->evidence.items[i]);
        og_str area = one && one->finding ? one->finding->area : OG_STR("");
        bool again = !area.len;
        for (size_t k = 0; k < count; k++)
            again = again || og_str_equal(seen[k], area);
        if (again)
            continue;
        seen[count++] = area;
        if (!reads_as_low(of, area, level))
            continue;
        og_str name = og_say_id(of->flow, area);
        said = og_flow_print(of->flow, "%.*s%s%.*s", OG_STR_ARG(said), said.len ? ", " : "", OG_STR_ARG(name));
    }
    return said;
}

static void add_main_reasons(const reading *of)
{
    const og_reason *reasons[MOST_REASONS];
    size_t count = main_reasons(of, reasons);
    double most = 0;
    for (size_t i = 0; i < count; i++)
        most = fmax(most, fabs(points_of(reasons[i])));
    for (size_t i = 0; i < count; i++) {
        if (!is_limit(reasons[i]) && fabs(points_of(reasons[i])) < most * SLIGHT)
            continue;
        og_buf note = {0};
        if (is_limit(reasons[i]))
            og_note_add(&note, "", say_areas_of_limit(of, reasons[i]));
        og_note_add(&note, "", og_say_evidence(of->flow, &of->index, &reasons[i]->evidence));
        if (is_limit(reasons[i]))
            og_note_add(&note, "so ", og_flow_clean(of->flow, reasons[i]->effect));
        else
            og_note_add(&note, "speaks for a ",
                        points_of(reasons[i]) > 0 ? OG_STR("lower grade") : OG_STR("higher grade"));
        add(of, (og_part){.kind = OG_PART_STATEMENT,
                          .text = og_say_reason(of->flow, of->options->catalogue, reasons[i]->rule),
                          .note = og_note_finish(of->flow, &note),
                          .rests_on = &reasons[i]->evidence});
    }
}

// "Read otherwise than graded: care leavers (graded good, reads like requires improvement)".
static void add_differences(const reading *of)
{
    const og_assessment *assessment = of->record->assessment;
    og_buf said = {0};
    for (size_t i = 0; i < assessment->areas.count; i++) {
        const og_area_assessment *area = &assessment->areas.items[i];
        int stated = area->stated.len ? level_of(of, area->stated) : 0;
        if (!stated || !area->inferred_level || stated == area->inferred_level)
            continue;
        og_str id = og_say_id(of->flow, area->area);
        og_str grade = og_flow_clean(of->flow, area->stated), read = og_flow_clean(of->flow, area->inferred);
        og_buf_printf(&said, "%s%.*s (graded %.*s, reads like %.*s)", said.len ? ", " : "", OG_STR_ARG(id),
                      OG_STR_ARG(grade), OG_STR_ARG(read));
    }
    og_str all = og_note_finish(of->flow, &said);
    if (all.len)
        add(of, (og_part){
                    .kind = OG_PART_LEGEND,
                    .text = og_flow_print(of->flow, "Areas that read otherwise than graded: %.*s.", OG_STR_ARG(all))});
}

// --- every step

static void add_step(const reading *of, const og_reason *reason)
{
    add(of, (og_part){.kind = OG_PART_STATEMENT,
                      .label = og_say_capitalised(of->flow, og_flow_clean(of->flow, reason->effect)),
                      .text = og_say_reason(of->flow, of->options->catalogue, reason->rule),
                      .note = og_flow_print(of->flow, "rule %.*s", OG_STR_ARG(og_flow_clean(of->flow, reason->rule)))});
    og_view_add_evidence(of->flow, of->view, &of->index, &reason->evidence);
}

// The grading by which the record was read, as far as the catalogue tells; NULL where there is none.
static const og_grading *grading_of(const og_record *record, const og_catalogue *catalogue)
{
    const og_record_framework *named = record->framework;
    const og_framework *form = catalogue ? og_catalogue_form(catalogue, named->id, named->name) : NULL;
    return form ? og_grading_for(catalogue, og_framework_file(form)) : NULL;
}

// The sum of the points, and from where on they mean what.
static void add_sum(const reading *of, og_grading_scope scope, const og_reason *reasons, size_t count)
{
    const og_grading *grading = grading_of(of->record, of->options->catalogue);
    double sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += points_of(&reasons[i]);
    og_str said = og_flow_print(of->flow, "%+.1f points", sum);
    if (grading && grading->scales[scope].given) {
        const double *from = grading->scales[scope].from;
        said = og_flow_print(of->flow, "%.*s; good begins at %+.1f, requires improvement at %+.1f, inadequate at %+.1f",
                             OG_STR_ARG(said), from[0], from[1], from[2]);
    }
    add(of, (og_part){.kind = OG_PART_STATEMENT, .label = OG_STR("Added up"), .text = said});
}

// The points and their sum first, then what limits the grade whatever the points are.
static void add_steps(const reading *of, og_grading_scope scope, const og_reasons *reasons)
{
    size_t points = 0;
    for (size_t i = 0; i < reasons->count; i++)
        if (!is_limit(&reasons->items[i])) {
            add_step(of, &reasons->items[i]);
            points++;
        }
    if (points)
        add_sum(of, scope, reasons->items, reasons->count);
    for (size_t i = 0; i < reasons->count; i++)
        if (is_limit(&reasons->items[i]))
            add_step(of, &reasons->items[i]);
}

static void add_result(const reading *of, og_str name, og_str grade, int level, double confidence, og_str stated)
{
    og_str read = og_flow_clean(of->flow, grade), given = og_flow_clean(of->flow, stated);
    add(of, (og_part){.kind = OG_PART_AREA,
                      .text = og_flow_print(of->flow, "%.*s: reads like %.*s (level %d of 4, confidence %d%%)%s%.*s",
                                            OG_STR_ARG(name), OG_STR_ARG(read), level, percent(confidence),
                                            given.len ? ", graded " : "", OG_STR_ARG(given))});
}

static void add_chain(const reading *of)
{
    const og_assessment *assessment = of->record->assessment;
    add(of, (og_part){.kind = OG_PART_HEADING, .text = OG_STR("From the findings to ofgrade's reading"), .own = true});
    add(of,
        (og_part){.kind = OG_PART_LEGEND,
                  .text = OG_STR("What each rule added, and the findings it rests on, which stand below under these "
                                 "numbers.")});
    for (size_t i = 0; i < assessment->areas.count; i++) {
        const og_area_assessment *area = &assessment->areas.items[i];
        if (!area->inferred.len)
            continue;
        add_result(of, og_say_area(of->flow, area->area), area->inferred, area->inferred_level, area->confidence,
                   area->stated);
        add_steps(of, OG_GRADES_AREA, &area->because);
    }
    add_result(of, OG_STR("The whole"), assessment->inferred, assessment->inferred_level, assessment->confidence,
               assessment->stated);
    add_steps(of, OG_GRADES_WHOLE, &assessment->because);
}

// Why nothing is read of the whole, as far as that is known.
static og_str say_why_not(og_flow *flow, const og_record *record, const og_catalogue *catalogue)
{
    const og_grading *grading = grading_of(record, catalogue);
    size_t found = record->findings.count;
    if (!grading || !grading->scales[OG_GRADES_WHOLE].given || found >= grading->scales[OG_GRADES_WHOLE].least)
        return OG_STR("");
    return og_flow_print(flow, ": it found too little (%zu finding%s, where at least %zu are needed)", found,
                         found == 1 ? "" : "s", grading->scales[OG_GRADES_WHOLE].least);
}

bool og_view_has_reading(const og_record *record)
{
    return record->framework && record->assessment && record->assessment->inferred.len; // of news nothing is read
}

void og_view_add_reading(og_flow *flow, const og_record *record, const og_text_options *options, og_view *view)
{
    if (!record->assessment || !record->framework)
        return;
    if (!og_view_has_reading(record)) {
        og_str why = say_why_not(flow, record, options->catalogue);
        og_view_add(flow, view,
                    (og_part){.kind = OG_PART_PARAGRAPH,
                              .text = og_flow_print(flow,
                                                    "ofgrade cannot tell from this text how its findings read as a "
                                                    "whole%.*s.",
                                                    OG_STR_ARG(why))});
        return;
    }
    reading of = {flow, view, record, options, og_evidence_index_of(flow, record)};
    add_passage(&of);
    add_differences(&of);
    add_main_reasons(&of);
    if (options->explain)
        add_chain(&of);
}
