// SPDX-License-Identifier: MIT
// Tables with a column of grades for a part of what was inspected beside that of the whole, by the heads of the
// columns.
#include "analyse/judging.h"

#include "base/str.h"
#include "base/utf8.h"

// Where the head of a column stands in the text; SIZE_MAX: nowhere.
static size_t find_head(const og_grade_column *column, og_str text)
{
    for (size_t k = 0; k < column->labels.count; k++) {
        size_t length, at = og_phrase_find(text, column->labels.items[k], 0, &length);
        if (at != SIZE_MAX)
            return at;
    }
    return SIZE_MAX;
}

static void add_head(og_judging *judge, const og_grade_column *column)
{
    if (judge->columns.count < OG_MOST_COLUMNS)
        judge->columns.items[judge->columns.count++] = column;
}

// Heads of at least two columns in one row or line, in the order in which they stand.
static bool take_heads(og_judging *judge, og_str text)
{
    const og_framework *framework = judge->framework;
    size_t heads = 0, last = 0;
    if (framework->columns.count < 2 || text.len > OG_LONGEST_PIECE)
        return false;
    for (size_t i = 0; i < framework->columns.count; i++)
        heads += find_head(&framework->columns.items[i], text) != SIZE_MAX;
    if (heads < 2)
        return false;
    judge->columns.count = 0;
    for (size_t taken = 0; taken < heads; taken++) {
        size_t next = SIZE_MAX, which = 0;
        for (size_t i = 0; i < framework->columns.count; i++) {
            size_t at = find_head(&framework->columns.items[i], text);
            if (at != SIZE_MAX && (!taken || at > last) && at < next) {
                next = at;
                which = i;
            }
        }
        if (next == SIZE_MAX)
            break;
        add_head(judge, &framework->columns.items[which]);
        last = next;
    }
    return true;
}

// A head in a line of its own: those that follow each other are of one table.
static bool take_head(og_judging *judge, og_str text)
{
    const og_grade_column *found = NULL;
    for (size_t i = 0; text.len && i < judge->framework->columns.count; i++) {
        const og_grade_column *column = &judge->framework->columns.items[i];
        for (size_t k = 0; k < column->labels.count; k++)
            if (og_label_match(text, column->labels.items[k]) == text.len)
                found = column;
    }
    if (found && !judge->columns.in_heads)
        judge->columns.count = 0;
    if (found)
        add_head(judge, found);
    judge->columns.in_heads = found != NULL;
    return found != NULL;
}

bool og_columns_take_line(og_judging *judge, og_str text)
{
    return take_head(judge, text) || take_heads(judge, text);
}

bool og_columns_take_row(og_judging *judge, og_str text)
{
    judge->columns.in_heads = false;
    return take_heads(judge, text);
}

void og_columns_end(og_judging *judge)
{
    judge->columns.count = 0;
}

// Without the head of the whole there is no table: "16-19" alone may be the ages of pupils.
size_t og_columns_count(const og_judging *judge)
{
    for (size_t i = 0; i < judge->columns.count; i++)
        if (!judge->columns.items[i]->area.len)
            return judge->columns.count;
    return 0;
}

// The grade of the column of that number in the row of `label`. What a table grades beside the whole counts in the row
// of the whole; in other rows it is a part of a part.
og_status og_columns_give(og_judging *judge, const og_area *label, size_t number, const og_grade_atom *grade,
                          og_trust trust)
{
    const og_grade_column *column = number < og_columns_count(judge) ? judge->columns.items[number] : NULL;
    if (!label)
        return og_note_grade(judge, grade->words);
    if (!column ? number == 0 : !column->area.len)
        return og_give_grade(judge, label, grade, trust);
    const og_area *part =
        column && og_str_equal(label->id, OG_STR("overall")) ? og_framework_area(judge->framework, column->area) : NULL;
    return part ? og_give_grade(judge, part, grade, trust) : og_note_grade(judge, grade->words);
}
