// SPDX-License-Identifier: MIT
// What the document grades: sentences that state a grade, then rows, lines and headings in which a label of an area
// meets a grade. A grade of an earlier inspection, of another provider or in a table that explains the grades is no
// judgement: sections whose role states none are passed over, and a label or grade with other words beside it is not
// read.
#include "analyse/judging.h"

#include <stdlib.h>

static int by_start(const void *a, const void *b)
{
    const og_range *left = a, *right = b;
    if (left->start != right->start)
        return left->start < right->start ? -1 : 1;
    return (left->end > right->end) - (left->end < right->end);
}

static og_status find_grades(og_judging *judge)
{
    og_analysis *analysis = judge->analysis;
    judge->day = og_scale_day(analysis);
    for (size_t i = 0; i < judge->framework->statements.count; i++)
        OG_TRY(og_judging_take_statement(judge, &judge->framework->statements.items[i]));
    for (size_t i = 0; i < analysis->document->blocks.count; i++)
        OG_TRY(og_judging_take_block(judge, i));
    if (analysis->grade_words.count)
        qsort(analysis->grade_words.items, analysis->grade_words.count, sizeof *analysis->grade_words.items, by_start);
    OG_TRY(og_judged_areas_report(judge));
    return og_foreign_grades_warn(judge);
}

og_status og_judgements_find(og_analysis *analysis)
{
    og_judging judge = {.analysis = analysis, .framework = analysis->framework};
    if (!judge.framework)
        return OG_OK;
    if (!judge.framework->is_inspection)
        return og_reported_grades_find(analysis);
    OG_TRY(og_outcome_find(analysis));
    if (judge.framework->graded && judge.framework->scale)
        OG_TRY(find_grades(&judge));
    return og_outcome_check(analysis);
}
