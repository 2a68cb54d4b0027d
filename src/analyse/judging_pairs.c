// SPDX-License-Identifier: MIT
// Which label of a row or line gets which of its grades.
#include "analyse/judging.h"

static bool names_earlier(const og_grade_atoms *read)
{
    for (size_t i = 0; i < read->count; i++)
        if (read->items[i].area && read->items[i].area->earlier)
            return true;
    return false;
}

// After a row of labels and grades nothing waits any more, unless the row was printed inside a list of labels whose
// other grades follow: the grade of this inspection above that of the one before.
static void settle(og_judging *judge, const og_grade_atoms *read)
{
    enum { SHORTEST_LIST = 3 };
    bool listed = judge->waiting.count >= SHORTEST_LIST || judge->waiting.inside_list;
    for (size_t i = 0; i < read->count && listed; i++)
        if (read->items[i].area)
            listed = og_waiting_remove(judge, read->items[i].area) || read->items[i].area->earlier;
    if (!listed)
        og_waiting_forget(judge);
    judge->waiting.inside_list = listed;
    judge->waiting.spelt_count = judge->waiting.repeated = 0;
}

static og_status pair_columns(og_judging *judge, const og_grade_atoms *read, og_trust trust)
{
    const og_area *label = NULL;
    size_t number = 0;
    for (size_t i = 0; i < read->count; i++)
        label = read->items[i].area ? read->items[i].area : label;
    for (size_t i = 0; i < read->count; i++)
        if (read->items[i].grade)
            OG_TRY(og_columns_give(judge, label, number++, &read->items[i], trust));
    og_waiting_forget(judge);
    return OG_OK;
}

bool og_pairs_each(const og_judging *judge, const og_grade_atoms *read)
{
    int level = 0;
    for (size_t i = 0; i < read->count; i++) {
        const og_grade_atom *at = &read->items[i];
        bool first = i && read->items[i - 1].area;
        if (at->area && (i + 1 == read->count || read->items[i + 1].area))
            return false;
        if (at->grade && !first && !(og_atom_is_digit(judge, at) && at->grade->level == level))
            return false;
        level = at->grade ? at->grade->level : 0;
    }
    return read->items[0].area != NULL;
}

static og_status pair_each(og_judging *judge, const og_grade_atoms *read, og_trust trust)
{
    for (size_t i = 0; i < read->count; i++)
        if (read->items[i].area)
            OG_TRY(og_give_grade(judge, read->items[i].area, &read->items[i + 1], trust));
    settle(judge, read);
    return OG_OK;
}

// Several labels and, behind them, more grades: one label or more was lost.
static bool is_uneven(const og_judging *judge, const og_grade_atoms *read)
{
    bool uneven = read->labels > 1 && read->grades > read->labels;
    for (size_t i = 0; i < read->count; i++)
        uneven = uneven && (read->items[i].area != NULL) == (i < read->labels) &&
                 !(read->items[i].grade && og_atom_is_digit(judge, &read->items[i]));
    return uneven;
}

// Of which label each is, nobody can tell.
static og_status pass_over(og_judging *judge, const og_grade_atoms *read)
{
    for (size_t i = read->labels; i < read->count; i++)
        OG_TRY(og_note_grade(judge, read->items[i].words));
    settle(judge, read);
    return OG_OK;
}

static og_status leave_unpaired(og_judging *judge, const og_grade_atoms *read)
{
    OG_TRY(pass_over(judge, read));
    return og_warn(
        judge->analysis, OG_STR("grade-unpaired"), &read->items[read->labels].words,
        "more grades than labels stand one behind the other here, so that labels were lost, and none of them was "
        "read; look them up in the original");
}

// Pairs the labels and grades of one row or line: as many of each, in order; else the first grade is the first label's.
static og_status pair_up(og_judging *judge, const og_grade_atoms *read, og_trust trust)
{
    size_t label = 0, grade = 0;
    bool even = read->labels == read->grades;
    for (size_t i = 0; i < read->labels; i++) {
        while (!read->items[label].area)
            label++;
        while (grade < read->count && !read->items[grade].grade)
            grade++;
        if (grade == read->count)
            break;
        OG_TRY(og_give_grade(judge, read->items[label].area, &read->items[grade], trust));
        label++;
        grade++;
        if (!even)
            break;
    }
    settle(judge, read);
    return OG_OK;
}

// The grades of a row whose labels all stand before them, digits that repeat words aside, where there is one for each
// label; false for other rows.
static bool stand_behind_labels(const og_judging *judge, const og_grade_atoms *read, og_grade_atoms *grades)
{
    size_t words = 0;
    *grades = (og_grade_atoms){.count = 0};
    for (size_t i = 0; i < read->count; i++) {
        if ((read->items[i].area != NULL) != (i < read->labels))
            return false;
        words += read->items[i].grade && !og_atom_is_digit(judge, &read->items[i]);
    }
    for (size_t i = read->labels; i < read->count; i++)
        if (!words || !og_atom_is_digit(judge, &read->items[i]))
            grades->items[grades->count++] = read->items[i];
    return grades->count == read->labels;
}

// Where a row holds the grade of an earlier inspection beside this one's, a grade is that of the label before it.
// Inside a list of labels the others are theirs.
static og_status pair_with_label_before(og_judging *judge, const og_grade_atoms *read, og_trust trust)
{
    const og_area *label = NULL;
    og_grade_atoms others = {.count = 0};
    int spelt = 0;
    if (read->labels > 1 && stand_behind_labels(judge, read, &others)) {
        for (size_t i = 0; i < read->labels; i++)
            OG_TRY(og_give_grade(judge, read->items[i].area, &others.items[i], trust));
        settle(judge, read);
        return OG_OK;
    }
    others.count = 0;
    for (size_t i = 0; i < read->count; i++) {
        const og_grade_atom *at = &read->items[i];
        if (at->area) {
            label = at->area;
        } else if (label && spelt && og_atom_is_digit(judge, at) && at->grade->level == spelt) {
            label = NULL; // the digit of the word before: the label of two rows stands between them
            spelt = 0;
        } else if (label) {
            OG_TRY(og_give_grade(judge, label, at, trust));
            label = NULL;
            spelt = og_atom_is_digit(judge, at) ? 0 : at->grade->level;
        } else {
            others.items[others.count++] = *at;
        }
    }
    settle(judge, read);
    judge->waiting.spelt[0] = spelt;
    judge->waiting.spelt_count = spelt != 0;
    return judge->waiting.inside_list ? og_waiting_take(judge, &others, trust) : OG_OK;
}

// Whether a list of labels, which wait, ends with those of the piece, and all their grades stand behind them: lines
// that the reader ran together.
static bool ends_two_lists(const og_judging *judge, const og_grade_atoms *read)
{
    const og_waiting *waiting = &judge->waiting;
    bool lists = waiting->count > 0 && og_columns_count(judge) <= 1 && read->grades == waiting->count + read->labels &&
                 read->grades <= OG_MOST_WAITING;
    for (size_t i = 0; i < waiting->count * read->count; i++) // a label that waits does not wait twice
        lists = lists && waiting->labels[i / read->count] != read->items[i % read->count].area;
    for (size_t i = 0; i < waiting->count; i++)
        lists = lists && waiting->labels[i];
    for (size_t i = 0; i < read->count; i++)
        lists = lists && (read->items[i].area != NULL) == (i < read->labels) &&
                !(read->items[i].grade && og_atom_is_digit(judge, &read->items[i]));
    return lists && read->labels;
}

// An area may be named twice in a row: by the heading above its row and by its own label, or by its label and "This
// inspection". Labels that are no area of the record are each a row of their own.
static og_grade_atoms named_once(const og_grade_atoms *read)
{
    og_grade_atoms once = {.grades = read->grades};
    for (size_t i = 0; i < read->count; i++) {
        const og_area *area = read->items[i].area;
        if (area && !area->apart && i + 1 < read->count && read->items[i + 1].area == area)
            continue;
        once.items[once.count++] = read->items[i];
        once.labels += area != NULL;
    }
    return once;
}

// Whether grades and labels stand by turns with a grade at either end, behind one label that waits: "Grade: 3  Grade
// for sixth form: 2" below the heading of an area, whose grade is the first.
static bool goes_on_from_label(const og_judging *judge, const og_grade_atoms *read)
{
    bool turns = judge->waiting.count == 1 && judge->waiting.labels[0] && read->labels > 0 &&
                 read->grades == read->labels + 1 && og_columns_count(judge) <= 1;
    for (size_t i = 0; i < read->count && turns; i++)
        turns = (read->items[i].area != NULL) == (i % 2 == 1);
    return turns;
}

// Several labels and, behind them, one grade for each column: those of one row, of which nobody can tell whose it is.
static bool is_row_of_several(const og_judging *judge, const og_grade_atoms *read)
{
    bool several = read->labels > 1 && og_columns_count(judge) > 1 && read->grades == og_columns_count(judge);
    for (size_t i = 0; i < read->count && several; i++)
        several = (read->items[i].area != NULL) == (i < read->labels);
    return several;
}

og_status og_pairs_take(og_judging *judge, const og_grade_atoms *row, og_trust trust)
{
    const og_grade_atoms once = named_once(row), *read = &once;
    if (goes_on_from_label(judge, read))
        return og_waiting_take(judge, read, trust);
    if (read->labels && judge->waiting.count && judge->waiting.labels[0] && read->items[0].grade &&
        og_atom_is_digit(judge, &read->items[0]))
        return og_waiting_take(judge, read, trust); // the first is the grade of a label before
    if (ends_two_lists(judge, read))
        return og_waiting_take(judge, read, trust);
    if (is_uneven(judge, read) && !names_earlier(read) && og_columns_count(judge) <= 1)
        return leave_unpaired(judge, read);
    if (read->labels && read->grades && names_earlier(read))
        return pair_with_label_before(judge, read, trust);
    if (is_row_of_several(judge, read))
        return pass_over(judge, read);
    if (read->labels == 1 && read->grades > 1 && og_columns_count(judge) > 1)
        return pair_columns(judge, read, trust);
    if (read->labels > 1 && og_columns_count(judge) <= 1 && og_pairs_each(judge, read))
        return pair_each(judge, read, trust);
    if (read->labels && read->grades)
        return pair_up(judge, read, trust);
    return og_waiting_take(judge, read, trust);
}
