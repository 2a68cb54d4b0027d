// SPDX-License-Identifier: MIT
// A workbook as libxlsxwriter makes it, in a file of the folder for temporary files: version 1.1.4, which Debian 12
// has, writes to files alone. What goes wrong is remembered in `status`, so that one check at the end is enough.
#ifndef OG_RENDER_XLSX_BOOK_H
#define OG_RENDER_XLSX_BOOK_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/date.h"
#include "render/xlsx_library.h"

#include <time.h>

// Excel's own bounds: UTF-16 units in a cell, rows in a sheet. What it shows of a file's properties is 255 of them.
enum { OG_XLSX_MOST_UNITS = 32767, OG_XLSX_MOST_ROWS = 1048576, OG_XLSX_MOST_PROPERTY = 250 };

typedef struct og_xlsx_book {
    og_xlsx_library library;
    lxw_workbook *workbook;
    og_buf path; // of the file, with its NUL; empty without a file
    og_status status;
    og_arena *arena; // for texts on their way to the library, which copies them; the caller's, as the next three
    og_diagnostics *diagnostics;
    og_str about; // what warnings are about
    og_str hint;  // what holds all that a workbook has no room for
} og_xlsx_book;

// With `by_row` each row goes to a temporary file of its sheet as soon as a later one of the sheet is begun, so that
// memory stays flat: rows can be written only downwards, the sheets in any order. Close it in any case.
void og_xlsx_book_open(og_xlsx_book *book, bool by_row);
// Completes the file if all is well; the library's workbook is gone then.
void og_xlsx_book_complete(og_xlsx_book *book);
// Removes the file.
void og_xlsx_book_close(og_xlsx_book *book);

// Remembers the first failure.
void og_xlsx_book_fail(og_xlsx_book *book, og_status status);
void og_xlsx_book_note(og_xlsx_book *book, lxw_error error);
void og_xlsx_book_warn(const og_xlsx_book *book, og_str code, og_str message);

lxw_worksheet *og_xlsx_book_add_sheet(og_xlsx_book *book, const char *name);
// A format with text at the top of its cell; NULL when that failed.
lxw_format *og_xlsx_book_add_format(og_xlsx_book *book);
// Landscape A4, as wide as the sheet, the row of headings on each page.
void og_xlsx_book_set_page(og_xlsx_book *book, lxw_worksheet *sheet, size_t heading_row);
// Text, with a warning where it is longer than a cell can be and so is cut; nothing for an empty one.
void og_xlsx_book_write_text(og_xlsx_book *book, lxw_worksheet *sheet, size_t row, size_t column, og_str text,
                             lxw_format *format);
void og_xlsx_book_write_number(og_xlsx_book *book, lxw_worksheet *sheet, size_t row, size_t column, double number,
                               lxw_format *format);
void og_xlsx_book_write_day(og_xlsx_book *book, lxw_worksheet *sheet, size_t row, size_t column, og_date day,
                            lxw_format *format);
// The properties of the file. `day` stands for the time of making, so that the same input gives the same bytes; the
// first day of 2000 where it is none.
void og_xlsx_book_set_properties(og_xlsx_book *book, og_str title, og_str comments, og_date day);

#endif
