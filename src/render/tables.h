// SPDX-License-Identifier: MIT
// The rows of the tables as cells, whatever they are written as: tables_csv.c and workbook.c only write them.
#ifndef OG_RENDER_TABLES_H
#define OG_RENDER_TABLES_H

#include "ofgrade/tables.h"
#include "record/record.h"
#include "render/flow.h"

enum { OG_MOST_COLUMNS = 64 };

// One cell. Empty text: there is nothing to say.
typedef struct og_cell {
    og_str text;   // as CSV has it; clean (og_flow_clean)
    double number; // of the types that are numbers
    og_date date;  // of a date
    int level;     // of a grade or level, 0 for none
} og_cell;

// The name of the sheet in a workbook.
og_str og_table_sheet(og_table table);
size_t og_table_row_count(og_table table, const og_record *record);
// Row `index` (< count) in cells[0] to cells[column count - 1]. Texts are in the record or the arena of `flow`, whose
// out.status tells of failures.
void og_table_row(og_flow *flow, og_table table, const og_record *record, size_t index, og_cell *cells);
// The year by which an inspection is counted; 0 where no date is known.
int og_table_year(const og_record *record);

#endif
