// SPDX-License-Identifier: MIT
// The sheets of a workbook that hold the tables.
#include "base/str.h"
#include "render/workbook.h"

#include <stdlib.h>

// Columns at least this wide hold sentences, which are wrapped; a column's name needs room beside it for the filter's
// button.
enum { WRAPPED_FROM = 70, BUTTON_WIDTH = 3 };
// The columns that stay in sight: whose inspection, and which file.
enum { FROZEN_COLUMNS = 2 };
// Excel's bound for an address, which is lower than for a text.
enum { MOST_ADDRESS = 2000, ESCAPED = 3 };

static lxw_format *format_of(const og_workbook *workbook, const og_column *column, const og_cell *cell)
{
    const og_workbook_formats *formats = &workbook->formats;
    switch (column->type) {
    case OG_COLUMN_GRADE:
    case OG_COLUMN_LEVEL:
        if (column->origin == OG_COLUMN_OF_OFGRADE) // never in the colours of a stated grade
            return formats->own;
        return formats->levels[cell->level > 0 && cell->level <= OG_LEVELS ? cell->level : 0];
    case OG_COLUMN_WHOLE:
        return formats->whole;
    case OG_COLUMN_DECIMAL:
        return formats->decimal;
    case OG_COLUMN_DATE:
        return formats->date;
    case OG_COLUMN_TEXT:
    case OG_COLUMN_LINK:
        break;
    }
    return column->width >= WRAPPED_FROM ? formats->wrapped : formats->text;
}

void og_workbook_begin_sheet(og_workbook *workbook, og_table table)
{
    og_xlsx_book *book = &workbook->book;
    lxw_worksheet *sheet = workbook->sheets[table];
    og_xlsx_book_set_page(book, sheet, 0);
    book->library.worksheet_freeze_panes(sheet, 1, FROZEN_COLUMNS);
    for (size_t c = 0; c < og_table_column_count(table); c++) {
        og_column column = og_table_column(table, c);
        size_t least = column.name.len + BUTTON_WIDTH;
        og_xlsx_book_note(book, book->library.worksheet_set_column(
                                    sheet, (lxw_col_t)c, (lxw_col_t)c,
                                    (double)(column.width > least ? column.width : least), workbook->formats.text));
        og_xlsx_book_write_text(book, sheet, 0, c, column.name,
                                column.origin == OG_COLUMN_OF_OFGRADE ? workbook->formats.own_heading
                                                                      : workbook->formats.heading);
    }
    workbook->rows[table] = 1;
}

// The most bytes that the library makes of an address: it writes these as %XX, a % that begins no %XX among them.
static size_t written_length(og_str address)
{
    size_t length = 0;
    for (size_t i = 0; i < address.len; i++)
        length += og_str_find_byte(OG_STR("\"<>[]^`{}%"), address.ptr[i], 0) == SIZE_MAX ? 1 : ESCAPED;
    return length;
}

// Nothing but the web: an address that a document gives may be one of a file or of a program. One that is too long for
// the library would be an error of the whole workbook.
static bool is_linkable(og_str text)
{
    return og_str_is_web_address(text) && written_length(text) <= MOST_ADDRESS &&
           og_str_find_byte(text, ' ', 0) == SIZE_MAX;
}

static void write_link(og_workbook *workbook, lxw_worksheet *sheet, size_t row, size_t column, og_str text)
{
    og_xlsx_book *book = &workbook->book;
    bool is_link = is_linkable(text) && workbook->links < workbook->most_links;
    og_str address = {0};
    if (!is_link) {
        workbook->links_as_text += is_linkable(text);
        og_xlsx_book_write_text(book, sheet, row, column, text, workbook->formats.text);
        return;
    }
    workbook->links++;
    og_xlsx_book_fail(book, og_arena_copy(book->arena, text, &address));
    if (address.ptr)
        og_xlsx_book_note(book, book->library.worksheet_write_url(sheet, (lxw_row_t)row, (lxw_col_t)column, address.ptr,
                                                                  workbook->formats.link));
}

static void write_cell(og_workbook *workbook, lxw_worksheet *sheet, size_t row, size_t index, const og_column *column,
                       const og_cell *cell)
{
    enum { FIRST_YEAR = 1900 }; // that Excel knows
    og_xlsx_book *book = &workbook->book;
    lxw_format *format = format_of(workbook, column, cell);
    bool is_number =
        column->type == OG_COLUMN_WHOLE || column->type == OG_COLUMN_DECIMAL || column->type == OG_COLUMN_LEVEL;
    if (!cell->text.len)
        return;
    if (is_number)
        og_xlsx_book_write_number(book, sheet, row, index, cell->number, format);
    else if (column->type == OG_COLUMN_DATE && cell->date.year >= FIRST_YEAR)
        og_xlsx_book_write_day(book, sheet, row, index, cell->date, format);
    else if (column->type == OG_COLUMN_LINK)
        write_link(workbook, sheet, row, index, cell->text);
    else
        og_xlsx_book_write_text(book, sheet, row, index, cell->text, format);
}

void og_workbook_add_rows(og_workbook *workbook, og_flow *flow, og_table table, const og_record *record)
{
    size_t count = og_table_row_count(table, record), room = workbook->most_rows - workbook->rows[table];
    size_t written = count < room ? count : room;
    for (size_t i = 0; i < written && workbook->book.status == OG_OK && flow->out.status == OG_OK; i++) {
        og_cell cells[OG_MOST_COLUMNS];
        og_table_row(flow, table, record, i, cells);
        for (size_t c = 0; c < og_table_column_count(table); c++) {
            og_column column = og_table_column(table, c);
            write_cell(workbook, workbook->sheets[table], workbook->rows[table] + i, c, &column, &cells[c]);
        }
    }
    workbook->rows[table] += written;
    workbook->left_out[table] += count - written;
}

og_str og_workbook_missing_rows(og_workbook *workbook, og_table table)
{
    og_str message = {0};
    if (workbook->left_out[table])
        og_xlsx_book_fail(&workbook->book,
                          og_arena_printf(workbook->arena, &message,
                                          "sheet %s: a sheet of a workbook has no room for all rows; %zu are left out",
                                          og_table_sheet(table).ptr, workbook->left_out[table]));
    return message;
}

og_str og_workbook_missing_links(og_workbook *workbook)
{
    og_str message = {0};
    if (workbook->links_as_text)
        og_xlsx_book_fail(&workbook->book,
                          og_arena_printf(workbook->arena, &message,
                                          "a workbook has no room for all links; %zu addresses stand as text",
                                          workbook->links_as_text));
    return message;
}

void og_workbook_end_sheet(og_workbook *workbook, og_table table)
{
    og_xlsx_book *book = &workbook->book;
    og_str missing = og_workbook_missing_rows(workbook, table);
    if (missing.len)
        og_xlsx_book_warn(book, OG_STR("rows-cut"), missing);
    og_xlsx_book_note(book, book->library.worksheet_autofilter(workbook->sheets[table], 0, 0,
                                                               (lxw_row_t)workbook->rows[table] - 1,
                                                               (lxw_col_t)og_table_column_count(table) - 1));
}
