// SPDX-License-Identifier: MIT
// Labels and grades that stand apart from each other: a label waits for its grade, a grade for its label.
#include "analyse/judging.h"

void og_waiting_forget(og_judging *judge)
{
    og_waiting *waiting = &judge->waiting;
    waiting->count = 0;
    waiting->grade = (og_grade_atom){0};
    waiting->spelt_count = waiting->repeated = 0;
    waiting->row = NULL;
    waiting->lost_label = false;
    waiting->inside_list = false;
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
    if (waiting->grade.grade) {
        OG_TRY(og_give_grade(judge, label, &waiting->grade, trust));
        waiting->grade = (og_grade_atom){0};
    } else {
        og_waiting_add(judge, label);
    }
    return OG_OK;
}

// Labels without grades wait; grades without labels go to those that wait, or wait themselves.
og_status og_waiting_take(og_judging *judge, const og_grade_atoms *read, og_trust trust)
{
    og_waiting *waiting = &judge->waiting;
    for (size_t i = 0; i < read->count; i++) {
        const og_grade_atom *at = &read->items[i];
        if (at->grade && repeats_in_digits(judge, at))
            continue;
        if (at->area)
            OG_TRY(take_label(judge, at->area, trust));
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
