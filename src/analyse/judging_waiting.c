// SPDX-License-Identifier: MIT
// Labels and grades that stand apart from each other: a label waits for its grade, a grade for its label.
#include "analyse/judging.h"

void og_waiting_forget(og_judging *judge)
{
    og_waiting *waiting = &judge->waiting;
    waiting->count = 0;
    waiting->grade = waiting->group = (og_grade_atom){0};
    waiting->spelt_count = waiting->repeated = 0;
    waiting->row = NULL;
    waiting->lost_label = false;
    waiting->inside_list = false;
    waiting->text_below = waiting->passed_label = false;
    judge->halves.grade = judge->halves.label = (og_str){0};
    judge->halves.label_grade = (og_grade_atom){0};
}

bool og_waiting_remove(og_judging *judge, const og_area *label)
{
    og_waiting *waiting = &judge->waiting;
    for (size_t i = 0; i < waiting->count; i++) {
        if (waiting->labels[i] != label)
            continue;
        waiting->count--;
        for (size_t k = i; k < waiting->count; k++)
            waiting->labels[k] = waiting->labels[k + 1];
        return true;
    }
    return false;
}

// A label waits for its grade. Those that were not read keep a place behind one that was, never before it: what looks
// like a label may be a numbered paragraph.
void og_waiting_add(og_judging *judge, const og_area *label)
{
    og_waiting *waiting = &judge->waiting;
    bool labels = false;
    for (size_t i = 0; i < waiting->count; i++) {
        if (label && waiting->labels[i] == label && !label->apart)
            return;
        labels = labels || waiting->labels[i];
    }
    if (!labels)
        waiting->count = 0;
    if ((!label && !labels) || waiting->count == OG_MOST_WAITING)
        return;
    waiting->labels[waiting->count++] = label;
    if (label && label->earlier && waiting->count == 2) { // a label over two rows, the earlier grade in the first
        waiting->labels[1] = waiting->labels[0];
        waiting->labels[0] = label;
    }
}

// "Good" and then "2", or "Satisfactory", "Good" and then "3", "2": some forms print grades twice, in words and digits.
static bool repeats_in_digits(og_judging *judge, const og_grade_atom *grade)
{
    og_waiting *waiting = &judge->waiting;
    bool repeats = waiting->repeated < waiting->spelt_count && og_atom_is_digit(judge, grade) &&
                   waiting->spelt[waiting->repeated] == grade->grade->level;
    waiting->repeated += repeats;
    return repeats;
}

static void note_spelt(og_judging *judge, const og_grade_atom *read)
{
    og_waiting *waiting = &judge->waiting;
    if (read->area || og_atom_is_digit(judge, read) || waiting->repeated || waiting->spelt_count == OG_MOST_WAITING)
        waiting->spelt_count = waiting->repeated = 0;
    if (read->grade && !og_atom_is_digit(judge, read))
        waiting->spelt[waiting->spelt_count++] = read->grade->level;
}

// The first label that waits gets the grade.
static og_status give_first(og_judging *judge, const og_grade_atom *grade, og_trust trust)
{
    og_waiting *waiting = &judge->waiting;
    waiting->row = waiting->labels[0];
    waiting->row_grades = 1;
    waiting->count--;
    for (size_t k = 0; k < waiting->count; k++)
        waiting->labels[k] = waiting->labels[k + 1];
    return waiting->row ? og_columns_give(judge, waiting->row, 0, grade, trust) : OG_OK;
}

static og_status take_label(og_judging *judge, const og_area *label, og_trust trust)
{
    og_waiting *waiting = &judge->waiting;
    waiting->row = NULL;
    if (waiting->text_below) { // a grade behind both is not of the one above the text
        waiting->count = 0;
        waiting->text_below = false;
        waiting->passed_label = true;
    }
    if (waiting->grade.grade) {
        waiting->has_groups = waiting->has_groups || judge->framework->grouped;
        waiting->group = judge->framework->grouped ? waiting->grade : waiting->group;
        OG_TRY(og_give_grade(judge, label, &waiting->grade, trust));
        waiting->grade = (og_grade_atom){0};
    } else if (waiting->group.grade) {
        OG_TRY(og_give_grade(judge, label, &waiting->group, trust));
    } else {
        og_waiting_add(judge, label);
    }
    return OG_OK;
}

// Whether a grade in the block that is being read, with text between it and the label that waits, heads the areas below
// it where areas are listed under their grades.
static bool may_head_group(const og_judging *judge)
{
    const og_document *document = judge->analysis->document;
    size_t behind = og_block_behind(document, judge->block.number);
    og_grade_atoms read = {.count = 0};
    if (!judge->waiting.text_below || behind == document->blocks.count)
        return false;
    og_range range = og_range_trim(document->text, document->blocks.items[behind].range);
    return og_atoms_read(judge, og_document_slice(document, range), range.start, &read) && read.labels && !read.grades;
}

// The grade is not that of the label above; where no group was seen before, it may be.
static og_status take_heading(og_judging *judge, const og_grade_atom *grade, og_trust trust)
{
    bool grouped = judge->waiting.passed_label || judge->waiting.has_groups;
    og_waiting_forget(judge);
    if (grouped)
        return og_runs_take(judge, grade, trust);
    OG_TRY(og_note_grade(judge, grade->words));
    return og_warn(judge->analysis, OG_STR("grade-unpaired"), &grade->words,
                   "this grade may be of the area above it or of those below it, and was not read; look it up in the "
                   "original");
}

// Labels without grades wait; grades without labels go to those that wait, or wait themselves.
og_status og_waiting_take(og_judging *judge, const og_grade_atoms *read, og_trust trust)
{
    og_waiting *waiting = &judge->waiting;
    for (size_t i = 0; i < read->count; i++) {
        const og_grade_atom *at = &read->items[i];
        waiting->group = at->grade ? (og_grade_atom){0} : waiting->group;
        if (at->grade && repeats_in_digits(judge, at))
            continue;
        if (at->area)
            OG_TRY(take_label(judge, at->area, trust));
        else if (waiting->count && may_head_group(judge))
            OG_TRY(take_heading(judge, at, trust));
        else if (waiting->count)
            OG_TRY(give_first(judge, at, trust));
        else if (waiting->row && waiting->row_grades < og_columns_count(judge))
            OG_TRY(og_columns_give(judge, waiting->row, waiting->row_grades++, at, trust));
        else if (!waiting->lost_label && !og_atom_is_digit(judge, at)) // which may be the number of a page
            OG_TRY(og_runs_take(judge, at, trust));
        waiting->lost_label = false;
        note_spelt(judge, at);
    }
    return OG_OK;
}
