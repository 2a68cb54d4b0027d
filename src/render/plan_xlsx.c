// SPDX-License-Identifier: MIT
// A plan as an Office Open XML workbook: one sheet, ready to be filled in and printed.
#include "base/file.h"
#include "base/str.h"
#include "render/plan.h"
#include "render/xlsx_book.h"

// The rows of the sheet: what stands above the table, its headings, the first of the plan.
enum { TITLE_ROW, DOCUMENT_ROW, FILE_ROW, ORIGIN_ROW, HEADING_ROW, FIRST_ROW };
// Rows below the plan in which the status can be chosen too, for what users add.
enum { SPARE_ROWS = 200 };

typedef struct plan_book {
    og_xlsx_book book;
    og_flow *flow;
    const og_plan_view *view;
    lxw_worksheet *sheet;
    lxw_format *title, *line, *heading, *cell, *date;
} plan_book;

static void write_text(plan_book *made, size_t row, size_t column, og_str text, lxw_format *format)
{
    og_xlsx_book_write_text(&made->book, made->sheet, row, column, text, format);
}

static void write_line(plan_book *made, size_t index)
{
    og_plan_line line;
    size_t row = FIRST_ROW + index;
    og_plan_line_make(made->flow, made->view, index, true, &line);
    for (size_t c = 0; c < OG_PLAN_COLUMN_COUNT; c++)
        if (c == OG_PLAN_NUMBER)
            og_xlsx_book_write_number(&made->book, made->sheet, row, c, (double)index + 1, made->cell);
        else if (c == OG_PLAN_DEADLINE && og_date_is_set(line.deadline))
            og_xlsx_book_write_day(&made->book, made->sheet, row, c, line.deadline, made->date);
        else
            write_text(made, row, c, line.cells[c], c == OG_PLAN_DEADLINE ? made->date : made->cell);
}

static bool add_formats(plan_book *made)
{
    made->title = og_xlsx_book_add_format(&made->book);
    made->line = og_xlsx_book_add_format(&made->book);
    made->heading = og_xlsx_book_add_format(&made->book);
    made->cell = og_xlsx_book_add_format(&made->book);
    made->date = og_xlsx_book_add_format(&made->book);
    if (!made->title || !made->line || !made->heading || !made->cell || !made->date)
        return false;
    made->book.library.format_set_bold(made->title);
    made->book.library.format_set_font_size(made->title, 14);
    made->book.library.format_set_bold(made->heading);
    made->book.library.format_set_text_wrap(made->heading);
    made->book.library.format_set_bg_color(made->heading, 0xE7E6E6);
    made->book.library.format_set_text_wrap(made->cell);
    made->book.library.format_set_text_wrap(made->date);
    made->book.library.format_set_align(made->date, LXW_ALIGN_LEFT);
    made->book.library.format_set_num_format(made->date, "d mmmm yyyy");
    return true;
}

// The status is chosen from a list, below the plan too.
static void add_status_list(plan_book *made, size_t row_count)
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
    og_xlsx_book_note(&made->book,
                      made->book.library.worksheet_data_validation_range(
                          made->sheet, FIRST_ROW, OG_PLAN_STATUS,
                          (lxw_row_t)(last < OG_XLSX_MOST_ROWS ? last : OG_XLSX_MOST_ROWS) - 1, OG_PLAN_STATUS, &list));
}

static void set_page(plan_book *made)
{
    made->book.library.worksheet_gridlines(made->sheet, LXW_SHOW_ALL_GRIDLINES); // on paper too
    og_xlsx_book_set_page(&made->book, made->sheet, HEADING_ROW);
    og_xlsx_book_note(&made->book,
                      made->book.library.worksheet_set_footer(made->sheet, "&LImprovement plan&RPage &P of &N"));
}

// The formats of columns hold for rows that users add.
static void write_headings(plan_book *made)
{
    for (size_t c = 0; c < OG_PLAN_COLUMN_COUNT; c++) {
        og_xlsx_book_note(&made->book, made->book.library.worksheet_set_column(
                                           made->sheet, (lxw_col_t)c, (lxw_col_t)c, og_plan_headings[c].width,
                                           c == OG_PLAN_DEADLINE ? made->date : made->cell));
        write_text(made, HEADING_ROW, c, og_str_from(og_plan_headings[c].name), made->heading);
    }
    made->book.library.worksheet_freeze_panes(made->sheet, FIRST_ROW, 0);
}

static void write_head(plan_book *made)
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
static size_t rows_of(plan_book *made)
{
    size_t count = made->view->plan.count, most = OG_XLSX_MOST_ROWS - FIRST_ROW;
    if (count <= most)
        return count;
    og_xlsx_book_warn(
        &made->book, OG_STR("rows-cut"),
        og_flow_print(made->flow, "the plan has more rows than a workbook can hold; %zu are left out", count - most));
    return most;
}

static void write_sheet(plan_book *made)
{
    size_t count = rows_of(made);
    if (!add_formats(made))
        return;
    set_page(made);
    write_headings(made);
    write_head(made);
    for (size_t i = 0; i < count && made->book.status == OG_OK; i++)
        write_line(made, i);
    add_status_list(made, count);
    og_xlsx_book_note(&made->book, made->book.library.worksheet_autofilter(made->sheet, HEADING_ROW, 0,
                                                                           (lxw_row_t)(HEADING_ROW + count),
                                                                           OG_PLAN_COLUMN_COUNT - 1));
}

// The date of the document.
static og_date day_of(const og_inspection *inspection)
{
    if (!inspection)
        return (og_date){0};
    return og_date_is_valid(inspection->published) ? inspection->published
           : og_date_is_valid(inspection->end)     ? inspection->end
                                                   : inspection->start;
}

// Writes the workbook to its file.
static void write_book(plan_book *made)
{
    const og_plan_view *view = made->view;
    made->sheet = og_xlsx_book_add_sheet(&made->book, "Improvement plan");
    if (made->sheet) {
        write_sheet(made);
        og_xlsx_book_set_properties(&made->book, view->title, view->origin, day_of(view->record->inspection));
    }
    og_xlsx_book_fail(&made->book, made->flow->out.status);
    og_xlsx_book_complete(&made->book);
}

void og_plan_add_xlsx(og_flow *flow, const og_plan_view *view, og_diagnostics *diagnostics)
{
    plan_book made = {.book = {.arena = flow->arena,
                               .diagnostics = diagnostics,
                               .about = view->path,
                               .hint = OG_STR("Markdown and CSV hold all of it")},
                      .flow = flow,
                      .view = view};
    size_t size;
    og_xlsx_book_open(&made.book, false);
    if (made.book.status == OG_OK)
        write_book(&made);
    if (made.book.status == OG_OK)
        og_xlsx_book_fail(&made.book,
                          og_file_read(made.book.path.ptr, OG_FILE_REGULAR, SIZE_MAX, diagnostics, &flow->out, &size));
    if (flow->out.status == OG_OK)
        flow->out.status = made.book.status;
    og_xlsx_book_close(&made.book);
}
