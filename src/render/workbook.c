// SPDX-License-Identifier: MIT
// Workbooks of many records: each record's rows go to the sheets of all tables as it comes. The library keeps each
// sheet in a temporary file of its own (og_xlsx_book_open), so that the sheets grow side by side and nothing is held
// back.
#define _XOPEN_SOURCE 700 // ftello, posix_fallocate
#include "render/workbook.h"

#include "base/str.h"
#include "render/say.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

const og_level_look og_level_looks[OG_LEVELS] = {{"outstanding", 0xD8F0E0, 0x0C4A28, 0x2E8B57},
                                                 {"good", 0xDBEAFB, 0x0C3F70, 0x3B7DC4},
                                                 {"requires improvement", 0xFDEBC8, 0x673B00, 0xB87400},
                                                 {"inadequate", 0xFBDCD8, 0x7B1510, 0xB3261E}};

static void add_level_formats(og_xlsx_book *book, og_workbook_formats *formats)
{
    for (size_t level = 1; level <= OG_LEVELS && book->status == OG_OK; level++) {
        book->library.format_set_bg_color(formats->levels[level], og_level_looks[level - 1].ground);
        book->library.format_set_font_color(formats->levels[level], og_level_looks[level - 1].text);
    }
}

static void add_formats(og_xlsx_book *book, og_workbook_formats *formats)
{
    lxw_format **const all[] = {&formats->title,   &formats->heading, &formats->own_heading, &formats->text,
                                &formats->own,     &formats->wrapped, &formats->date,        &formats->whole,
                                &formats->decimal, &formats->link};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        *all[i] = og_xlsx_book_add_format(book);
    for (size_t level = 0; level <= OG_LEVELS; level++)
        formats->levels[level] = og_xlsx_book_add_format(book);
    if (book->status != OG_OK)
        return;
    book->library.format_set_bold(formats->title);
    book->library.format_set_font_size(formats->title, 14);
    book->library.format_set_bold(formats->heading);
    book->library.format_set_text_wrap(formats->heading);
    book->library.format_set_bg_color(formats->heading, 0xE7E6E6);
    book->library.format_set_bold(formats->own_heading);
    book->library.format_set_italic(formats->own_heading);
    book->library.format_set_text_wrap(formats->own_heading);
    book->library.format_set_bg_color(formats->own_heading, 0xE9E1F2);
    book->library.format_set_italic(formats->own);
    book->library.format_set_text_wrap(formats->wrapped);
    book->library.format_set_align(formats->date, LXW_ALIGN_LEFT);
    book->library.format_set_num_format(formats->date, "d mmm yyyy");
    book->library.format_set_num_format(formats->whole, "0");
    book->library.format_set_num_format(formats->decimal, "0.00");
    book->library.format_set_font_color(formats->link, 0x0B57D0);
    book->library.format_set_underline(formats->link, LXW_UNDERLINE_SINGLE);
    add_level_formats(book, formats);
}

static void begin(og_workbook *workbook)
{
    og_xlsx_book *book = &workbook->book;
    og_xlsx_book_open(book, true);
    add_formats(book, &workbook->formats);
    for (og_table table = 0; table < OG_TABLE_COUNT && book->status == OG_OK; table++) {
        workbook->sheets[table] = og_xlsx_book_add_sheet(book, og_table_sheet(table).ptr);
        if (workbook->sheets[table])
            og_workbook_begin_sheet(workbook, table);
    }
    workbook->chart = og_xlsx_book_add_sheet(book, "Chart");
    workbook->about = og_xlsx_book_add_sheet(book, "About");
}

og_status og_workbook_new(og_str rules, og_workbook **out)
{
    og_workbook *workbook = calloc(1, sizeof *workbook);
    if (!workbook)
        return OG_NO_MEMORY;
    workbook->arena = og_arena_new();
    workbook->most_rows = OG_XLSX_MOST_ROWS;
    workbook->most_links = LXW_MAX_NUMBER_URLS;
    workbook->book.arena = workbook->arena;
    workbook->book.hint = OG_STR("CSV holds all of it");
    og_status status = workbook->arena ? og_arena_copy(workbook->arena, rules, &workbook->rules) : OG_NO_MEMORY;
    if (status == OG_OK) {
        begin(workbook);
        status = workbook->book.status;
    }
    if (status == OG_OK)
        *out = workbook;
    else
        og_workbook_free(workbook);
    return status;
}

// Articles would count an inspection again.
static void count_grade(og_workbook *workbook, const og_record *record)
{
    int level = og_record_stated_level(record), year = og_table_year(record);
    if (level < 1 || level > OG_LEVELS || year < 1 || year > OG_MOST_YEAR || og_say_is_article(record))
        return;
    workbook->grades[year][level - 1]++;
    workbook->graded++;
}

static void note_day(og_workbook *workbook, const og_inspection *inspection)
{
    if (!inspection)
        return;
    const og_date days[] = {inspection->published, inspection->end, inspection->start};
    for (size_t i = 0; i < sizeof days / sizeof *days; i++)
        if (og_date_is_set(days[i]) && og_date_compare(workbook->latest, days[i]) < 0)
            workbook->latest = days[i];
}

og_status og_workbook_add(og_workbook *workbook, const og_record *record, og_diagnostics *diagnostics)
{
    og_xlsx_book *book = &workbook->book;
    og_flow flow = {.arena = book->workbook ? og_arena_new() : NULL};
    og_str nothing;
    if (!flow.arena)
        return book->workbook ? OG_NO_MEMORY : OG_INTERNAL;
    book->arena = flow.arena;
    book->diagnostics = diagnostics;
    book->about = og_say_path(&flow, record);
    for (og_table table = 0; table < OG_TABLE_COUNT; table++)
        og_workbook_add_rows(workbook, &flow, table, record);
    count_grade(workbook, record);
    note_day(workbook, record->inspection);
    book->arena = workbook->arena;
    book->diagnostics = NULL;
    book->about = (og_str){0};
    og_status status = og_flow_finish(&flow, &nothing);
    og_xlsx_book_fail(book, status);
    return book->status;
}

// The bytes of a sheet so far. What could not be written to its temporary file is known to the file alone: the library
// does not ask.
static size_t size_of(og_xlsx_book *book, lxw_worksheet *sheet)
{
    bool good = fflush(sheet->file) == 0 && !ferror(sheet->file);
    off_t size = good ? ftello(sheet->file) : -1;
    if (size < 0)
        og_xlsx_book_fail(book, OG_WRITE_FAILED);
    return size < 0 ? 0 : (size_t)size;
}

// Makes sure that there is room for what completing takes: each sheet is copied once more, one after the other, and the
// file of all has rarely a fifth of their bytes. The library would not notice that a copy ends early.
static void reserve_room(og_workbook *workbook)
{
    og_xlsx_book *book = &workbook->book;
    size_t sum = 0, largest = 0;
    for (og_table table = 0; table < OG_TABLE_COUNT; table++) {
        size_t size = size_of(book, workbook->sheets[table]);
        sum += size;
        largest = size > largest ? size : largest;
    }
    sum += size_of(book, workbook->chart) + size_of(book, workbook->about);
    int descriptor = book->status == OG_OK ? open(book->path.ptr, O_WRONLY | O_CLOEXEC) : -1;
    if (descriptor < 0 || posix_fallocate(descriptor, 0, (off_t)(largest + sum / 2) + 1) != 0)
        og_xlsx_book_fail(book, OG_WRITE_FAILED);
    if (descriptor >= 0)
        close(descriptor);
}

// With nothing but what completing the workbook needs left to do.
static void complete(og_workbook *workbook)
{
    og_xlsx_book *book = &workbook->book;
    reserve_room(workbook);
    og_xlsx_book_complete(book);
    if (book->status == OG_OK) {
        workbook->finished = fopen(book->path.ptr, "rb");
        og_xlsx_book_fail(book, workbook->finished ? OG_OK : OG_WRITE_FAILED);
    }
    og_xlsx_book_close(book); // what is open stays readable
}

og_status og_workbook_finish(og_workbook *workbook, og_diagnostics *diagnostics)
{
    og_xlsx_book *book = &workbook->book;
    if (!book->workbook)
        return OG_INTERNAL;
    book->diagnostics = diagnostics;
    og_str missing = og_workbook_missing_links(workbook);
    for (og_table table = 0; table < OG_TABLE_COUNT; table++)
        og_workbook_end_sheet(workbook, table);
    if (missing.len)
        og_xlsx_book_warn(book, OG_STR("links-cut"), missing);
    og_workbook_write_chart(workbook);
    og_workbook_write_about(workbook);
    og_xlsx_book_set_properties(book, OG_STR("Inspection documents"),
                                OG_STR("Columns named reads_like are ofgrade's own reading, not Ofsted's."),
                                workbook->latest);
    complete(workbook);
    return book->status;
}

og_status og_workbook_read(og_workbook *workbook, og_str *piece)
{
    size_t length = workbook->finished ? fread(workbook->piece, 1, sizeof workbook->piece, workbook->finished) : 0;
    *piece = (og_str){workbook->piece, length};
    return !workbook->finished || ferror(workbook->finished) ? OG_NOT_READABLE : OG_OK;
}

void og_workbook_free(og_workbook *workbook)
{
    if (!workbook)
        return;
    og_xlsx_book_close(&workbook->book);
    if (workbook->finished)
        fclose(workbook->finished);
    og_arena_free(workbook->arena);
    free(workbook);
}
