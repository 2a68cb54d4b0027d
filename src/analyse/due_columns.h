// SPDX-License-Identifier: MIT
// By when, in tables of actions: which cells of a row say it, and which one says what is to be done.
#ifndef OG_ANALYSE_DUE_COLUMNS_H
#define OG_ANALYSE_DUE_COLUMNS_H

#include "analyse/told.h"

// What the heads of a table say of its columns; all 0 where it has none that are known.
typedef struct og_due_columns {
    size_t count;    // of columns: rows with more or fewer cells are not read by their heads
    size_t due;      // 1 + the column that says by when; 0: no head says it
    uint64_t others; // bit i: column i has the days of something else
} og_due_columns;

// A row read so.
typedef struct og_due_row {
    size_t last;     // the cell before this one says what is to be done; 0: none does
    bool has_due;    // a day by which something can still be done, or a word that the record has for it, is given
    og_str deadline; // that, as a record gives it
    og_range words;  // what a cell says of by when for which a record has no word; empty: nothing
} og_due_row;

// Takes over what a row says of the columns, where it heads them.
void og_due_columns_read(const og_analysis *analysis, const og_block *row, og_due_columns *columns);
og_status og_due_row_read(const og_told *told, const og_block *row, const og_due_columns *columns,
                          og_due_row *out) OG_MUST_USE;

#endif
