// SPDX-License-Identifier: MIT
// A workbook of many records in the making. workbook.c takes the records, workbook_sheets.c writes the sheets of the
// tables, workbook_chart.c and workbook_about.c the two that come of all records together.
#ifndef OG_RENDER_WORKBOOK_H
#define OG_RENDER_WORKBOOK_H

#include "render/tables.h"
#include "render/xlsx_book.h"

#include <stdio.h>

enum { OG_LEVELS = 4, OG_MOST_YEAR = 9999 };

typedef struct og_workbook_formats {
    lxw_format *title, *heading, *text, *wrapped, *date, *whole, *decimal, *link;
    lxw_format *own_heading, *own;     // of what is this program's own reading; `own` of grades
    lxw_format *levels[OG_LEVELS + 1]; // of stated grades; 0: without a level
} og_workbook_formats;

struct og_workbook {
    og_xlsx_book book;
    og_arena *arena; // as long as the workbook
    og_str rules;
    og_workbook_formats formats;
    lxw_worksheet *sheets[OG_TABLE_COUNT];
    lxw_worksheet *chart, *about;
    size_t rows[OG_TABLE_COUNT];     // written, the headings among them
    size_t left_out[OG_TABLE_COUNT]; // for which there was no room
    size_t links, links_as_text;
    size_t most_rows, most_links; // Excel's bounds; tests have lower ones
    og_date latest;               // day of the documents
    size_t graded;                // documents counted in `grades`
    size_t grades[OG_MOST_YEAR + 1][OG_LEVELS];
    FILE *finished;
    char piece[1 << 16];
};

// What the levels are called, and their colours in the workbook: ground and text as in data/views/page.css, so that
// their contrast is that of the pages; the chart has stronger ones.
typedef struct og_level_look {
    const char *name;
    lxw_color_t ground, text, bar;
} og_level_look;

extern const og_level_look og_level_looks[OG_LEVELS];

// The headings of a table's sheet, its widths, and the row that stays in sight.
void og_workbook_begin_sheet(og_workbook *workbook, og_table table);
// The rows of one record.
void og_workbook_add_rows(og_workbook *workbook, og_flow *flow, og_table table, const og_record *record);
// The filter over all rows; tells which rows were left out.
void og_workbook_end_sheet(og_workbook *workbook, og_table table);
// What Excel has no room for, in a sentence; empty when there is nothing of the kind. In the workbook's arena.
og_str og_workbook_missing_rows(og_workbook *workbook, og_table table);
og_str og_workbook_missing_links(og_workbook *workbook);

void og_workbook_write_chart(og_workbook *workbook);
void og_workbook_write_about(og_workbook *workbook);

#endif
