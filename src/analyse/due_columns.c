// SPDX-License-Identifier: MIT
#include "analyse/due_columns.h"

#include "analyse/due.h"
#include "base/str.h"

enum { MOST_COLUMNS = 64 }; // bits of og_due_columns.others

static og_str cell_text(const og_analysis *analysis, const og_block *row, size_t index)
{
    return og_str_trim(og_document_slice(analysis->document, analysis->document->cells.items[row->first_cell + index]));
}

void og_due_columns_read(const og_analysis *analysis, const og_block *row, og_due_columns *columns)
{
    og_due_columns found = {.count = row->cell_count};
    bool heads = false;
    for (size_t i = 0; i < row->cell_count && i < MOST_COLUMNS && row->cell_count > 1; i++) {
        og_column_kind kind = og_column_headed(analysis, cell_text(analysis, row, i));
        heads = heads || kind;
        if (kind == OG_COLUMN_DUE && !found.due)
            found.due = i + 1;
        if (kind == OG_COLUMN_OF_OTHER_DAYS)
            found.others |= UINT64_C(1) << i;
    }
    *columns = heads ? found : *columns;
}

// How many days the cell is, and in *last the last of them; 0 where it is anything else.
static size_t count_days(og_str cell, og_date *last)
{
    og_date day;
    size_t days = 0, start, end;
    for (cell = og_str_trim(cell); cell.len; cell = og_str_trim(og_str_slice(cell, end, cell.len)), days++)
        if (!og_date_find(cell, &day, &start, &end) || start)
            return 0;
    *last = days ? day : *last;
    return days;
}

static bool has_other_days(const og_due_columns *columns, size_t index)
{
    return index < MOST_COLUMNS && (columns->others >> index & 1);
}

// The cells of a row before those that are empty or say no more than by when; `due`: that day, there or in the first
// cell, if there is one and no other.
static size_t cells_before_due(const og_analysis *analysis, const og_block *row, const og_due_columns *columns,
                               og_date *due)
{
    size_t last = row->cell_count, days = 0;
    og_date day = {0}, ignored;
    for (; last > 0; last--) {
        og_str cell = cell_text(analysis, row, last - 1);
        bool other = has_other_days(columns, last - 1);
        size_t its_days = count_days(cell, other ? &ignored : &day);
        if (cell.len && !its_days)
            break;
        days += other ? 0 : its_days;
    }
    if (!days && last > 1 && !has_other_days(columns, 0))
        days = count_days(cell_text(analysis, row, 0), &day);
    *due = days == 1 ? day : (og_date){0};
    return last;
}

// Where the column of days is known: the last cell before it that is no day and not empty, else the first behind it.
static size_t cell_beside_due(const og_analysis *analysis, const og_block *row, const og_due_columns *columns)
{
    og_date day;
    size_t due = columns->due - 1;
    for (size_t i = due; i > 0; i--) {
        og_str cell = cell_text(analysis, row, i - 1);
        if (cell.len && !has_other_days(columns, i - 1) && !count_days(cell, &day))
            return i;
    }
    for (size_t i = due + 1; i < row->cell_count; i++) {
        og_str cell = cell_text(analysis, row, i);
        if (cell.len && !has_other_days(columns, i) && !count_days(cell, &day))
            return i + 1;
    }
    return 0;
}

// What stands in the column that says by when.
static og_status read_due_cell(const og_told *told, const og_block *row, size_t index, og_due_row *out)
{
    og_str cell = cell_text(told->analysis, row, index);
    og_date day;
    size_t days = count_days(cell, &day);
    if (days)
        return days == 1 ? og_due_on(told->analysis, day, &out->deadline) : OG_OK;
    OG_TRY(og_due_in_words(told->analysis, cell, &out->deadline));
    bool follows = out->last == index; // the cell that says what is to be done
    if (!out->deadline.len && follows && cell.len && cell.len <= OG_LONGEST_DUE_WORDS)
        out->words = og_range_trim(told->analysis->document->text,
                                   told->analysis->document->cells.items[row->first_cell + index]);
    return OG_OK;
}

og_status og_due_row_read(const og_told *told, const og_block *row, const og_due_columns *columns, og_due_row *out)
{
    static const og_due_columns UNKNOWN = {0};
    og_date due;
    *out = (og_due_row){0};
    columns = columns->count == row->cell_count ? columns : &UNKNOWN;
    if (columns->due) {
        out->last = cell_beside_due(told->analysis, row, columns);
        OG_TRY(read_due_cell(told, row, columns->due - 1, out));
    } else {
        out->last = cells_before_due(told->analysis, row, columns, &due);
        if (og_date_is_set(due)) // one that has gone by says when something was done
            OG_TRY(og_due_on(told->analysis, due, &out->deadline));
    }
    out->has_due = out->deadline.len > 0;
    return OG_OK;
}
