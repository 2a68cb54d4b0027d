// SPDX-License-Identifier: MIT
#include "render/xlsx_book.h"

#include "base/diagnostics.h"
#include "base/str.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <unistd.h>

void og_xlsx_book_fail(og_xlsx_book *book, og_status status)
{
    if (book->status == OG_OK)
        book->status = status;
}

void og_xlsx_book_note(og_xlsx_book *book, lxw_error error)
{
    if (error != LXW_NO_ERROR)
        og_xlsx_book_fail(book, error == LXW_ERROR_MEMORY_MALLOC_FAILED ? OG_NO_MEMORY : OG_WRITE_FAILED);
}

void og_xlsx_book_warn(const og_xlsx_book *book, og_str code, og_str message)
{
    og_diagnostics_add(
        book->diagnostics,
        (og_diagnostic){
            .severity = OG_WARNING, .code = code, .file = book->about, .message = message, .hint = book->hint});
}

void og_xlsx_book_open(og_xlsx_book *book, bool by_row)
{
    if (!og_xlsx_library_open(&book->library)) {
        og_xlsx_book_fail(book, OG_NO_XLSX);
        return;
    }
    const char *named = getenv("TMPDIR");
    char *folder = (char *)(named && *named ? named : "/tmp");
    og_buf_printf(&book->path, "%s/ofgrade-XXXXXX", folder);
    og_buf_add_byte(&book->path, '\0');
    int descriptor = book->path.status == OG_OK ? mkstemp(book->path.ptr) : -1;
    if (descriptor < 0) {
        og_xlsx_book_fail(book, book->path.status == OG_OK ? OG_WRITE_FAILED : book->path.status);
        og_buf_free(&book->path);
        book->path = (og_buf){0};
        return;
    }
    close(descriptor);
    lxw_workbook_options options = {.constant_memory = by_row, .tmpdir = folder};
    book->workbook = book->library.workbook_new_opt(book->path.ptr, &options);
    if (!book->workbook)
        og_xlsx_book_fail(book, OG_NO_MEMORY);
}

void og_xlsx_book_complete(og_xlsx_book *book)
{
    if (book->status == OG_OK)
        og_xlsx_book_note(book, book->library.workbook_close(book->workbook));
    else if (book->workbook)
        book->library.lxw_workbook_free(book->workbook);
    book->workbook = NULL;
}

void og_xlsx_book_close(og_xlsx_book *book)
{
    if (book->workbook)
        book->library.lxw_workbook_free(book->workbook);
    if (book->path.len)
        unlink(book->path.ptr);
    og_buf_free(&book->path);
    book->workbook = NULL;
    book->path = (og_buf){0};
}

lxw_worksheet *og_xlsx_book_add_sheet(og_xlsx_book *book, const char *name)
{
    lxw_worksheet *sheet = book->workbook ? book->library.workbook_add_worksheet(book->workbook, name) : NULL;
    if (!sheet)
        og_xlsx_book_fail(book, OG_NO_MEMORY);
    return sheet;
}

lxw_format *og_xlsx_book_add_format(og_xlsx_book *book)
{
    lxw_format *format = book->workbook ? book->library.workbook_add_format(book->workbook) : NULL;
    if (format)
        book->library.format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    else
        og_xlsx_book_fail(book, OG_NO_MEMORY);
    return format;
}

void og_xlsx_book_set_page(og_xlsx_book *book, lxw_worksheet *sheet, size_t heading_row)
{
    enum { A4 = 9 };
    book->library.worksheet_set_landscape(sheet);
    book->library.worksheet_set_paper(sheet, A4);
    book->library.worksheet_fit_to_pages(sheet, 1, 0);
    og_xlsx_book_note(book, book->library.worksheet_repeat_rows(sheet, (lxw_row_t)heading_row, (lxw_row_t)heading_row));
}

// XML has no way to write these two.
static bool is_no_character(uint32_t code)
{
    return code == 0xFFFE || code == 0xFFFF;
}

// The text for libxlsxwriter, which wants it to end with a NUL. Of one that takes more than `most` UTF-16 units what
// fits, up to the end of a word, with a mark; *cut then says so.
static const char *bounded(og_xlsx_book *book, og_str text, size_t most, bool *cut)
{
    static const og_str mark = {" [cut]", 6};
    og_buf built = {0};
    size_t units = 0, word_end = 0, fitting_end = 0, length;
    for (size_t at = 0; at < text.len && units <= most; at += length) {
        uint32_t code = og_utf8_decode(text, at, &length);
        if (units + mark.len <= most) {
            fitting_end = built.len;
            word_end = code == ' ' ? built.len : word_end;
        }
        og_utf8_add(&built, is_no_character(code) ? OG_REPLACEMENT : code);
        units += code > 0xFFFF ? 2 : 1;
    }
    *cut = units > most;
    if (*cut) {
        built.len = word_end ? word_end : fitting_end;
        og_buf_add(&built, mark);
    }
    og_str kept = {"", 0};
    og_xlsx_book_fail(book,
                      built.status == OG_OK ? og_arena_copy(book->arena, og_buf_str(&built), &kept) : built.status);
    og_buf_free(&built);
    return kept.ptr;
}

void og_xlsx_book_write_text(og_xlsx_book *book, lxw_worksheet *sheet, size_t row, size_t column, og_str text,
                             lxw_format *format)
{
    bool cut = false;
    og_str message;
    const char *kept = bounded(book, text, OG_XLSX_MOST_UNITS, &cut);
    if (cut) {
        og_status status = og_arena_printf(
            book->arena, &message, "sheet %s, row %zu: a text is longer than a cell of a workbook can be and is cut",
            sheet->name, row + 1);
        if (status == OG_OK)
            og_xlsx_book_warn(book, OG_STR("cell-cut"), message);
        og_xlsx_book_fail(book, status);
    }
    if (kept[0])
        og_xlsx_book_note(book,
                          book->library.worksheet_write_string(sheet, (lxw_row_t)row, (lxw_col_t)column, kept, format));
}

void og_xlsx_book_write_number(og_xlsx_book *book, lxw_worksheet *sheet, size_t row, size_t column, double number,
                               lxw_format *format)
{
    og_xlsx_book_note(book,
                      book->library.worksheet_write_number(sheet, (lxw_row_t)row, (lxw_col_t)column, number, format));
}

void og_xlsx_book_write_day(og_xlsx_book *book, lxw_worksheet *sheet, size_t row, size_t column, og_date day,
                            lxw_format *format)
{
    lxw_datetime written = {.year = day.year, .month = day.month, .day = day.day};
    og_xlsx_book_note(
        book, book->library.worksheet_write_datetime(sheet, (lxw_row_t)row, (lxw_col_t)column, &written, format));
}

// Noon of the day as seconds since 1970 (never 0, which libxlsxwriter takes for now).
static time_t noon_of(og_date day)
{
    int64_t year = day.month > 2 ? day.year : day.year - 1, month = (day.month + 9) % 12; // March is month 0
    int64_t days = year * 365 + year / 4 - year / 100 + year / 400 + (month * 153 + 2) / 5 + day.day - 719469;
    return (time_t)(days * 86400 + 43200);
}

void og_xlsx_book_set_properties(og_xlsx_book *book, og_str title, og_str comments, og_date day)
{
    bool cut;
    og_date made = og_date_is_valid(day) ? day : (og_date){2000, 1, 1};
    lxw_doc_properties properties = {.title = (char *)bounded(book, title, OG_XLSX_MOST_PROPERTY, &cut),
                                     .author = (char *)"ofgrade",
                                     .comments = (char *)bounded(book, comments, OG_XLSX_MOST_PROPERTY, &cut),
                                     .created = noon_of(made)};
    og_xlsx_book_note(book, book->library.workbook_set_properties(book->workbook, &properties));
}
