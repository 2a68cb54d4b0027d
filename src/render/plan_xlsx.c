// SPDX-License-Identifier: MIT
// A plan as an Office Open XML workbook, with libxlsxwriter: one sheet, ready to be filled in and printed.
#include "base/diagnostics.h"
#include "base/file.h"
#include "base/str.h"
#include "base/utf8.h"
#include "render/plan.h"
#include "render/xlsx_library.h"

#include <stdlib.h>
#include <unistd.h>

// Excel's own bounds: UTF-16 units in a cell, rows in a sheet. What it shows of a file's properties is 255 of them.
enum { MOST_UNITS = 32767, MOST_ROWS = 1048576, MOST_PROPERTY = 250 };
// The rows of the sheet: what stands above the table, its headings, the first of the plan.
enum { TITLE_ROW, DOCUMENT_ROW, FILE_ROW, ORIGIN_ROW, HEADING_ROW, FIRST_ROW };
// Rows below the plan in which the status can be chosen too, for what users add.
enum { SPARE_ROWS = 200 };

typedef struct book {
    og_xlsx_library library;
    og_flow *flow;
    const og_plan_view *view;
    og_diagnostics *diagnostics;
    lxw_workbook *workbook;
    lxw_worksheet *sheet;
    lxw_format *title, *line, *heading, *cell, *date;
} book;

static void fail(book *made, og_status status)
{
    if (made->flow->out.status == OG_OK)
        made->flow->out.status = status;
}

static void note_error(book *made, lxw_error error)
{
    if (error != LXW_NO_ERROR)
        fail(made, error == LXW_ERROR_MEMORY_MALLOC_FAILED ? OG_NO_MEMORY : OG_WRITE_FAILED);
}

static void warn(const book *made, og_str code, og_str message)
{
    og_diagnostics_add(made->diagnostics, (og_diagnostic){.severity = OG_WARNING,
                                                          .code = code,
                                                          .file = made->view->path,
                                                          .message = message,
                                                          .hint = OG_STR("Markdown and CSV hold all of it")});
}

// XML has no way to write these two.
static bool is_no_character(uint32_t code)
{
    return code == 0xFFFE || code == 0xFFFF;
}

// The text for libxlsxwriter, which wants it to end with a NUL. Of one that takes more than `most` UTF-16 units what
// fits, up to the end of a word, with a mark; *cut then says so.
static const char *bounded(book *made, og_str text, size_t most, bool *cut)
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
    fail(made, built.status == OG_OK ? og_arena_copy(made->flow->arena, og_buf_str(&built), &kept) : built.status);
    og_buf_free(&built);
    return kept.ptr;
}

static void write_text(book *made, size_t row, size_t column, og_str text, lxw_format *format)
{
    bool cut = false;
    const char *kept = bounded(made, text, MOST_UNITS, &cut);
    if (cut)
        warn(made, OG_STR("cell-cut"),
             og_flow_print(made->flow, "row %zu: a text is longer than a cell of a workbook can be and is cut",
                           row + 1));
    if (kept[0])
        note_error(made,
                   made->library.worksheet_write_string(made->sheet, (lxw_row_t)row, (lxw_col_t)column, kept, format));
}

static void write_day(book *made, size_t row, size_t column, og_date day)
{
    lxw_datetime written = {.year = day.year, .month = day.month, .day = day.day};
    note_error(made, made->library.worksheet_write_datetime(made->sheet, (lxw_row_t)row, (lxw_col_t)column, &written,
                                                            made->date));
}

static void write_line(book *made, size_t index)
{
    og_plan_line line;
    size_t row = FIRST_ROW + index;
    og_plan_line_make(made->flow, made->view, index, true, &line);
    for (size_t c = 0; c < OG_PLAN_COLUMN_COUNT; c++)
        if (c == OG_PLAN_NUMBER)
            note_error(made, made->library.worksheet_write_number(made->sheet, (lxw_row_t)row, (lxw_col_t)c,
                                                                  (double)index + 1, made->cell));
        else if (c == OG_PLAN_DEADLINE && og_date_is_set(line.deadline))
            write_day(made, row, c, line.deadline);
        else
            write_text(made, row, c, line.cells[c], c == OG_PLAN_DEADLINE ? made->date : made->cell);
}

static lxw_format *add_format(book *made)
{
    lxw_format *format = made->library.workbook_add_format(made->workbook);
    if (!format) {
        fail(made, OG_NO_MEMORY);
        return NULL;
    }
    made->library.format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    return format;
}

static bool add_formats(book *made)
{
    made->title = add_format(made);
    made->line = add_format(made);
    made->heading = add_format(made);
    made->cell = add_format(made);
    made->date = add_format(made);
    if (!made->title || !made->line || !made->heading || !made->cell || !made->date)
        return false;
    made->library.format_set_bold(made->title);
    made->library.format_set_font_size(made->title, 14);
    made->library.format_set_bold(made->heading);
    made->library.format_set_text_wrap(made->heading);
    made->library.format_set_bg_color(made->heading, 0xE7E6E6);
    made->library.format_set_text_wrap(made->cell);
    made->library.format_set_text_wrap(made->date);
    made->library.format_set_align(made->date, LXW_ALIGN_LEFT);
    made->library.format_set_num_format(made->date, "d mmmm yyyy");
    return true;
}

// The status is chosen from a list, below the plan too.
static void add_status_list(book *made, size_t row_count)
{
    const char *choices[OG_PLAN_STATUS_COUNT + 1] = {NULL};
    for (size_t i = 0; i < OG_PLAN_STATUS_COUNT; i++)
        choices[i] = og_plan_statuses[i];
    size_t last = FIRST_ROW + row_count + SPARE_ROWS;
    lxw_data_validation list = {.validate = LXW_VALIDATION_TYPE_LIST,
                                .ignore_blank = LXW_VALIDATION_ON,
                                .show_input = LXW_VALIDATION_ON,
                                .show_error = LXW_VALIDATION_ON,
                                .dropdown = LXW_VALIDATION_ON,
                                .value_list = (void *)choices, // its type differs between versions of the library
                                .error_title = "Status",
                                .error_message = "Choose: not started, in progress, done or not needed."};
    note_error(made, made->library.worksheet_data_validation_range(made->sheet, FIRST_ROW, OG_PLAN_STATUS,
                                                                   (lxw_row_t)(last < MOST_ROWS ? last : MOST_ROWS) - 1,
                                                                   OG_PLAN_STATUS, &list));
}

static void set_page(book *made)
{
    enum { A4 = 9 };
    made->library.worksheet_gridlines(made->sheet, LXW_SHOW_ALL_GRIDLINES); // on paper too
    made->library.worksheet_set_landscape(made->sheet);
    made->library.worksheet_set_paper(made->sheet, A4);
    made->library.worksheet_fit_to_pages(made->sheet, 1, 0);
    note_error(made, made->library.worksheet_repeat_rows(made->sheet, HEADING_ROW, HEADING_ROW));
    note_error(made, made->library.worksheet_set_footer(made->sheet, "&LImprovement plan&RPage &P of &N"));
}

// The formats of columns hold for rows that users add.
static void write_headings(book *made)
{
    for (size_t c = 0; c < OG_PLAN_COLUMN_COUNT; c++) {
        note_error(made, made->library.worksheet_set_column(made->sheet, (lxw_col_t)c, (lxw_col_t)c,
                                                            og_plan_headings[c].width,
                                                            c == OG_PLAN_DEADLINE ? made->date : made->cell));
        write_text(made, HEADING_ROW, c, og_str_from(og_plan_headings[c].name), made->heading);
    }
    made->library.worksheet_freeze_panes(made->sheet, FIRST_ROW, 0);
}

static void write_head(book *made)
{
    const og_plan_view *view = made->view;
    og_str document = og_flow_print(made->flow, "Made from: %.*s%s%.*s", OG_STR_ARG(view->document),
                                    view->kind.len ? "; " : "", OG_STR_ARG(view->kind));
    og_str file = og_flow_print(made->flow, "File: %.*s", OG_STR_ARG(view->path));
    write_text(made, TITLE_ROW, 0, view->title, made->title);
    write_text(made, DOCUMENT_ROW, 0, document, made->line);
    write_text(made, FILE_ROW, 0, file, made->line);
    write_text(made, ORIGIN_ROW, 0, view->plan.count ? view->origin : view->empty, made->line);
}

// The rows that a sheet has room for.
static size_t rows_of(book *made)
{
    size_t count = made->view->plan.count, most = MOST_ROWS - FIRST_ROW;
    if (count <= most)
        return count;
    warn(made, OG_STR("rows-cut"),
         og_flow_print(made->flow, "the plan has more rows than a workbook can hold; %zu are left out", count - most));
    return most;
}

static void write_sheet(book *made)
{
    size_t count = rows_of(made);
    if (!add_formats(made))
        return;
    set_page(made);
    write_headings(made);
    write_head(made);
    for (size_t i = 0; i < count && made->flow->out.status == OG_OK; i++)
        write_line(made, i);
    add_status_list(made, count);
    note_error(made, made->library.worksheet_autofilter(made->sheet, HEADING_ROW, 0, (lxw_row_t)(HEADING_ROW + count),
                                                        OG_PLAN_COLUMN_COUNT - 1));
}

// Noon of the day as seconds since 1970 (never 0, which libxlsxwriter takes for now).
static time_t noon_of(og_date day)
{
    int64_t year = day.month > 2 ? day.year : day.year - 1, month = (day.month + 9) % 12; // March is month 0
    int64_t days = year * 365 + year / 4 - year / 100 + year / 400 + (month * 153 + 2) / 5 + day.day - 719469;
    return (time_t)(days * 86400 + 43200);
}

// A date of the document stands for the time of making, so that the same record gives the same bytes.
static og_date day_of(const og_inspection *inspection)
{
    og_date days[] = {inspection ? inspection->published : (og_date){0},
                      inspection ? inspection->end : (og_date){0},
                      inspection ? inspection->start : (og_date){0},
                      {2000, 1, 1}};
    size_t i = 0;
    while (!og_date_is_valid(days[i]))
        i++;
    return days[i];
}

static void set_properties(book *made)
{
    bool cut;
    lxw_doc_properties properties = {.title = (char *)bounded(made, made->view->title, MOST_PROPERTY, &cut),
                                     .author = (char *)"ofgrade",
                                     .comments = (char *)bounded(made, made->view->origin, MOST_PROPERTY, &cut),
                                     .created = noon_of(day_of(made->view->record->inspection))};
    note_error(made, made->library.workbook_set_properties(made->workbook, &properties));
}

// Writes the workbook to the file at `path`.
static void write_book(book *made, const char *path)
{
    made->workbook = made->library.workbook_new(path);
    made->sheet = made->workbook ? made->library.workbook_add_worksheet(made->workbook, "Improvement plan") : NULL;
    if (made->sheet) {
        write_sheet(made);
        set_properties(made);
    } else {
        fail(made, OG_NO_MEMORY);
    }
    if (made->flow->out.status == OG_OK)
        note_error(made, made->library.workbook_close(made->workbook));
    else if (made->workbook)
        made->library.lxw_workbook_free(made->workbook);
}

// libxlsxwriter 1.1.4, which Debian 12 has, writes to files alone.
void og_plan_add_xlsx(og_flow *flow, const og_plan_view *view, og_diagnostics *diagnostics)
{
    book made = {.flow = flow, .view = view, .diagnostics = diagnostics};
    if (!og_xlsx_library_open(&made.library)) {
        fail(&made, OG_NO_XLSX);
        return;
    }
    const char *folder = getenv("TMPDIR");
    og_str pattern = og_flow_print(flow, "%s/ofgrade-XXXXXX", folder && *folder ? folder : "/tmp");
    char *path = (char *)pattern.ptr;
    int descriptor = path ? mkstemp(path) : -1;
    size_t size;
    if (descriptor < 0) {
        fail(&made, OG_WRITE_FAILED);
        return;
    }
    close(descriptor);
    write_book(&made, path);
    if (flow->out.status == OG_OK)
        fail(&made, og_file_read(path, OG_FILE_REGULAR, SIZE_MAX, diagnostics, &flow->out, &size));
    unlink(path);
}
