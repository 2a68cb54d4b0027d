// SPDX-License-Identifier: MIT
// The assessment: the grade that the document states, the grade that its findings suggest, and how the two stand to
// each other. Areas are graded first, then the whole, whose rules may ask for the areas' levels.
#include "analyse/analysis.h"
#include "analyse/fact_tree.h"
#include "analyse/facts.h"
#include "rules/grader.h"

#include <math.h>

// --- what is stated

static og_area_assessment *area_of(og_assessment *assessment, og_str id)
{
    for (size_t i = 0; i < assessment->areas.count; i++)
        if (og_str_equal(assessment->areas.items[i].area, id))
            return &assessment->areas.items[i];
    return NULL;
}

static og_status take_stated(og_analysis *analysis, og_assessment *assessment)
{
    for (size_t i = 0; i < analysis->record->judgements.count; i++) {
        const og_judgement *judgement = &analysis->record->judgements.items[i];
        og_area_assessment area = {.area = judgement->area, .stated = judgement->grade};
        if (og_str_equal(judgement->area, OG_STR("overall"))) {
            assessment->stated = judgement->grade;
            assessment->stated_level = judgement->level;
        } else {
            OG_TRY(og_vec_push(analysis->arena, &assessment->areas, area));
        }
    }
    return OG_OK;
}

// --- what is inferred

static og_status say_effect(og_arena *arena, const og_fired *fired, og_str *out)
{
    long tenths = lround(fired->points * 10), size = tenths < 0 ? -tenths : tenths;
    if (fired->rule->points != 0)
        return og_arena_printf(arena, out, "%c%ld.%ld points", tenths < 0 ? '-' : '+', size / 10, size % 10);
    int level = fired->rule->no_better ? fired->rule->no_better : fired->rule->no_worse;
    return og_arena_printf(arena, out, "no %s than %.*s", fired->rule->no_better ? "better" : "worse",
                           OG_STR_ARG(og_level_names[level]));
}

// The ids of all that the nodes stand for, findings before actions, in the order of the document.
static og_status add_evidence(const og_analysis *analysis, const og_fired *fired, og_strs *out)
{
    const og_record *record = analysis->record;
    size_t findings = record->findings.count, actions = record->actions.count;
    bool *chosen = og_arena_alloc_array(analysis->document->arena, findings + actions + 1, sizeof *chosen);
    if (!chosen)
        return OG_NO_MEMORY;
    for (size_t i = 0; i < fired->evidence.count; i++) {
        const og_fact_members *members = fired->evidence.items[i]->_private;
        for (size_t k = 0; members && k < members->numbers.count; k++)
            chosen[members->numbers.items[k] + (members->of_actions ? findings : 0)] = true;
    }
    for (size_t i = 0; i < findings + actions; i++)
        if (chosen[i])
            OG_TRY(og_vec_push(analysis->arena, out,
                               i < findings ? record->findings.items[i].id : record->actions.items[i - findings].id));
    return OG_OK;
}

static og_status give_reasons(const og_analysis *analysis, const og_graded *graded, og_reasons *out)
{
    og_arena *arena = analysis->arena;
    for (size_t i = 0; i < graded->fired.count; i++) {
        const og_fired *fired = &graded->fired.items[i];
        og_reason reason = {0};
        OG_TRY(og_arena_copy(arena, fired->rule->id, &reason.rule));
        OG_TRY(say_effect(arena, fired, &reason.effect));
        OG_TRY(add_evidence(analysis, fired, &reason.evidence));
        OG_TRY(og_vec_push(arena, out, reason));
    }
    return OG_OK;
}

// With two decimals. Nothing is certain, and less so where nobody has measured how often the grading is right.
static double told_confidence(const og_analysis *analysis, const og_grading *grading, double confidence)
{
    double ceiling = 0.99;
    for (size_t i = 0; i < grading->unproven.count; i++)
        if (og_str_equal(grading->unproven.items[i], og_framework_file(analysis->framework)))
            ceiling = grading->ceiling;
    return fmin(round(confidence * 100) / 100, ceiling);
}

static og_status grade_area(og_analysis *analysis, const og_grading *grading, const og_area_facts *facts)
{
    og_assessment *assessment = analysis->record->assessment;
    og_area_assessment *area = area_of(assessment, facts->id);
    og_arena *scratch = analysis->document->arena;
    og_graded graded;
    OG_TRY(og_grade_facts(analysis->grader, scratch, grading, OG_GRADES_AREA, facts->node, facts->findings, &graded));
    if (!graded.level)
        return OG_OK;
    if (!area) {
        og_area_assessment fresh = {0};
        OG_TRY(og_arena_copy(analysis->arena, facts->id, &fresh.area));
        OG_TRY(og_vec_push(analysis->arena, &assessment->areas, fresh));
        area = &assessment->areas.items[assessment->areas.count - 1];
    }
    area->inferred = og_level_names[graded.level];
    area->inferred_level = graded.level;
    area->confidence = told_confidence(analysis, grading, graded.confidence);
    OG_TRY(give_reasons(analysis, &graded, &area->because));
    OG_TRY(og_fact_set_number(scratch, facts->node, "points", graded.points));
    OG_TRY(og_fact_set_number(scratch, facts->node, "level", graded.level));
    return og_fact_set_number(scratch, facts->node, "confidence", graded.confidence);
}

static og_status grade_whole(og_analysis *analysis, const og_grading *grading, const og_facts *facts)
{
    og_assessment *assessment = analysis->record->assessment;
    og_graded graded;
    OG_TRY(og_grade_facts(analysis->grader, analysis->document->arena, grading, OG_GRADES_WHOLE, facts->root,
                          facts->findings, &graded));
    if (!graded.level)
        return OG_OK;
    assessment->inferred = og_level_names[graded.level];
    assessment->inferred_level = graded.level;
    assessment->confidence = told_confidence(analysis, grading, graded.confidence);
    if (graded.contradicts)
        OG_TRY(og_warn(analysis, OG_STR("grading-contradiction"), NULL,
                       "rules of the grading \"%.*s\" leave no level between them; the stricter ones were followed",
                       OG_STR_ARG(grading->id)));
    return give_reasons(analysis, &graded, &assessment->because);
}

// `grading` may be NULL: the framework has none.
static og_status infer(og_analysis *analysis, const og_grading *grading, const og_facts *facts)
{
    size_t failures = og_grader_failures(analysis->grader);
    for (size_t i = 0; grading && i < facts->areas.count; i++)
        OG_TRY(grade_area(analysis, grading, &facts->areas.items[i]));
    if (grading)
        OG_TRY(grade_whole(analysis, grading, facts));
    OG_TRY(og_recommend(analysis, facts));
    failures = og_grader_failures(analysis->grader) - failures;
    return !failures ? OG_OK
                     : og_warn(analysis, OG_STR("grading-limit"), NULL,
                               "%zu conditions were given up at a limit of steps; the inferred grade and the "
                               "recommendations may be wrong",
                               failures);
}

static og_str agreement_of(const og_assessment *assessment)
{
    if (!assessment->inferred_level)
        return OG_STR("not-inferred");
    if (!assessment->stated_level)
        return OG_STR("not-stated");
    return assessment->inferred_level == assessment->stated_level  ? OG_STR("agrees")
           : assessment->inferred_level < assessment->stated_level ? OG_STR("text-reads-better")
                                                                   : OG_STR("text-reads-worse");
}

og_status og_assess(og_analysis *analysis)
{
    static const og_words_list none = {0};
    og_assessment *assessment = og_arena_alloc(analysis->arena, sizeof *assessment);
    if (!assessment)
        return OG_NO_MEMORY;
    analysis->record->assessment = assessment;
    OG_TRY(take_stated(analysis, assessment));
    if (analysis->framework && analysis->framework->is_inspection) {
        const og_grading *grading = og_grading_for(analysis->catalogue, og_framework_file(analysis->framework));
        og_facts facts;
        OG_TRY(og_facts_make(analysis, grading ? &grading->apart : &none, &facts));
        OG_TRY(infer(analysis, grading, &facts));
    }
    assessment->agreement = agreement_of(assessment);
    return OG_OK;
}
