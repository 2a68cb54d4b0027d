// SPDX-License-Identifier: MIT
// Sentences that state grades, by the statements of the framework.
#include "analyse/fields.h"
#include "analyse/judging.h"

#include "base/str.h"

// The grade that the words of a statement are, or mean.
static const og_grade *grade_stated(const og_judging *judge, const og_statement *statement, og_range words)
{
    const og_scale *scale = judge->framework->scale;
    size_t length;
    if (!statement->matcher.value.len)
        return og_scale_match_on(scale, judge->day, og_document_slice(judge->analysis->document, words), &length);
    for (size_t i = 0; i < scale->grades.count; i++)
        if (og_str_equal(scale->grades.items[i].id, statement->matcher.value))
            return &scale->grades.items[i];
    return NULL;
}

static og_trust trust_in(const og_analysis *analysis, const og_statement *statement, size_t block)
{
    if (statement->matcher.value.len)
        return OG_TRUST_MEANT;
    return block < analysis->opening_end ? OG_TRUST_SENTENCE : OG_TRUST_HEADING;
}

// The area that the statement grades where it matches; NULL: none.
static const og_area *area_stated(const og_judging *judge, const og_statement *statement, const og_hit *hit)
{
    og_str id = statement->area.len ? statement->area : og_area_of_block(judge->analysis, hit->block);
    return og_framework_area(judge->framework, id);
}

// Reads one match. The first grade that the statement gives an area by its name counts; where further ones stand is
// noted.
static og_status take_match(og_judging *judge, const og_statement *statement, const og_hit *hit, bool *given)
{
    const og_analysis *analysis = judge->analysis;
    const og_area *area = area_stated(judge, statement, hit);
    if (!area || !og_range_took_part(hit->grade) || !og_role_states_judgements(og_role_of_block(analysis, hit->block)))
        return OG_OK;
    og_range words = og_range_trim(analysis->document->text, hit->grade);
    og_grade_atom grade = {.grade = grade_stated(judge, statement, words), .words = words};
    if (!grade.grade)
        return OG_OK;
    if (*given)
        return og_note_grade(judge, words);
    *given = statement->area.len > 0;
    return og_give_grade(judge, area, &grade, trust_in(analysis, statement, hit->block));
}

og_status og_judging_take_statement(og_judging *judge, const og_statement *statement)
{
    enum { MOST_MATCHES = 64 }; // a search for the next goes through all sentences
    og_analysis *analysis = judge->analysis;
    const og_area *area = og_framework_area(judge->framework, statement->area);
    bool given = false;
    og_hit hit;
    if (statement->area.len && (!area || (statement->otherwise && og_judged_area_of(judge, area))))
        return OG_OK;
    og_hits hits = {.matcher = statement->matcher, .most = MOST_MATCHES};
    while (og_hits_next(analysis, &hits, &hit))
        OG_TRY(take_match(judge, statement, &hit, &given));
    if (!hits.more)
        return OG_OK;
    return og_warn(analysis, OG_STR("too-many-grade-sentences"), &hit.whole,
                   "very many sentences here say a grade in the same words; from here on they were not read: check "
                   "the grades against the original");
}
