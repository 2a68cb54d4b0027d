// SPDX-License-Identifier: MIT
// The sheet that says what made the workbook, what is whose word in it, what is missing, and what every column means.
// The build gives OFGRADE_VERSION.
#include "base/str.h"
#include "render/workbook.h"

typedef enum about_column {
    TABLE_COLUMN,
    NAME_COLUMN,
    TYPE_COLUMN,
    ORIGIN_COLUMN,
    MEANING_COLUMN,
    COLUMN_COUNT
} about_column;

static const struct {
    double width;
    const char *name;
} columns[COLUMN_COUNT] = {[TABLE_COLUMN] = {14, "sheet"},
                           [NAME_COLUMN] = {24, "column"},
                           [TYPE_COLUMN] = {14, "type"},
                           [ORIGIN_COLUMN] = {12, "whose word"},
                           [MEANING_COLUMN] = {110, "meaning"}};

// What stands above the list of columns.
static const char *const NOTES[] = {
    "Sheets: one row for each document, judgement, finding and action. Empty cells: not known, or not said.",
    "Whose word: file, of the file itself; document, what the document says; ofgrade, this program's own reading of "
    "it, which is not Ofsted's and may be wrong. Such columns have headings in italics.",
    "Columns that begin with reads_like say how the words of a document read to ofgrade. Only overall_grade and, on "
    "the sheet Judgements, grade are grades that a document states. What a news article states is what it reports.",
    "Levels, and the colours of stated grades: 1 outstanding, 2 good, 3 requires improvement (also adequate, "
    "satisfactory), 4 inadequate.",
};

static void write_line(og_workbook *workbook, size_t *row, og_str text, lxw_format *format)
{
    og_xlsx_book_write_text(&workbook->book, workbook->about, (*row)++, 0, text, format);
}

static void write_origin(og_workbook *workbook, size_t *row)
{
    og_str line = {0};
    og_xlsx_book_fail(
        &workbook->book,
        og_arena_printf(workbook->arena, &line, "Made by ofgrade " OFGRADE_VERSION " with its built-in rules%s%.*s.",
                        workbook->rules.len ? " and, over them, those of " : "", OG_STR_ARG(workbook->rules)));
    write_line(workbook, row, OG_STR("About this workbook"), workbook->formats.title);
    write_line(workbook, row, line, workbook->formats.text);
}

static void write_missing(og_workbook *workbook, size_t *row)
{
    og_str links = og_workbook_missing_links(workbook);
    for (og_table table = 0; table < OG_TABLE_COUNT; table++) {
        og_str rows = og_workbook_missing_rows(workbook, table);
        if (rows.len)
            write_line(workbook, row, rows, workbook->formats.heading);
    }
    if (links.len)
        write_line(workbook, row, links, workbook->formats.heading);
}

static void write_column(og_workbook *workbook, size_t row, og_table table, size_t index)
{
    og_column column = og_table_column(table, index);
    const og_str texts[COLUMN_COUNT] = {[TABLE_COLUMN] = og_table_sheet(table),
                                        [NAME_COLUMN] = column.name,
                                        [TYPE_COLUMN] = og_column_type_name(column.type),
                                        [ORIGIN_COLUMN] = og_column_origin_name(column.origin),
                                        [MEANING_COLUMN] = column.meaning};
    for (size_t c = 0; c < COLUMN_COUNT; c++)
        og_xlsx_book_write_text(&workbook->book, workbook->about, row, c, texts[c],
                                c == MEANING_COLUMN ? workbook->formats.wrapped : workbook->formats.text);
}

void og_workbook_write_about(og_workbook *workbook)
{
    og_xlsx_book *book = &workbook->book;
    size_t row = 0;
    write_origin(workbook, &row);
    for (size_t i = 0; i < sizeof NOTES / sizeof *NOTES; i++)
        write_line(workbook, &row, og_str_from(NOTES[i]), workbook->formats.text);
    write_missing(workbook, &row);
    size_t heading = ++row;
    for (size_t c = 0; c < COLUMN_COUNT; c++) {
        og_xlsx_book_note(book, book->library.worksheet_set_column(workbook->about, (lxw_col_t)c, (lxw_col_t)c,
                                                                   columns[c].width, workbook->formats.text));
        og_xlsx_book_write_text(book, workbook->about, heading, c, og_str_from(columns[c].name),
                                workbook->formats.heading);
    }
    for (og_table table = 0; table < OG_TABLE_COUNT; table++)
        for (size_t i = 0; i < og_table_column_count(table); i++)
            write_column(workbook, ++row, table, i);
    og_xlsx_book_note(book, book->library.worksheet_autofilter(workbook->about, (lxw_row_t)heading, 0, (lxw_row_t)row,
                                                               COLUMN_COUNT - 1));
}
