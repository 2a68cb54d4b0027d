// SPDX-License-Identifier: MIT
// The sheet with the chart: how many documents of each year state which overall grade, as figures and as columns.
#include "base/str.h"
#include "render/workbook.h"

enum { TITLE_ROW, NOTE_ROW, HEADING_ROW = 3, FIRST_ROW };
enum { YEAR_COLUMN, FIRST_LEVEL_COLUMN, CHART_COLUMN = FIRST_LEVEL_COLUMN + OG_LEVELS + 1 };
// With fewer documents a year than this the axis would be divided into parts of a document.
enum { FEW = 5 };

#define SHEET "Chart"

// The figures, a row for each year that has some; gives the row after the last, and in *most the most of a year.
static size_t write_figures(og_workbook *workbook, size_t *most)
{
    og_xlsx_book *book = &workbook->book;
    size_t row = FIRST_ROW;
    for (size_t year = 0; year <= OG_MOST_YEAR; year++) {
        const size_t *grades = workbook->grades[year];
        size_t sum = 0;
        for (size_t i = 0; i < OG_LEVELS; i++)
            sum += grades[i];
        if (!sum)
            continue;
        *most = sum > *most ? sum : *most;
        og_xlsx_book_write_number(book, workbook->chart, row, YEAR_COLUMN, (double)year, workbook->formats.whole);
        for (size_t i = 0; i < OG_LEVELS; i++)
            og_xlsx_book_write_number(book, workbook->chart, row, FIRST_LEVEL_COLUMN + i, (double)grades[i],
                                      workbook->formats.whole);
        row++;
    }
    return row;
}

static void write_headings(og_workbook *workbook)
{
    og_xlsx_book *book = &workbook->book;
    og_str note = workbook->graded
                      ? OG_STR("Overall grades that documents state. News articles are not counted; an inspection that "
                               "several documents report is counted with each. Years without any are left out.")
                      : OG_STR("No document states an overall grade that has a level and a year.");
    og_xlsx_book_note(book, book->library.worksheet_set_column(workbook->chart, YEAR_COLUMN, CHART_COLUMN - 2, 14,
                                                               workbook->formats.text));
    og_xlsx_book_write_text(book, workbook->chart, TITLE_ROW, 0, OG_STR("Overall grades by year"),
                            workbook->formats.title);
    og_xlsx_book_write_text(book, workbook->chart, NOTE_ROW, 0, note, workbook->formats.text);
    if (!workbook->graded)
        return;
    og_xlsx_book_write_text(book, workbook->chart, HEADING_ROW, YEAR_COLUMN, OG_STR("year"), workbook->formats.heading);
    for (size_t i = 0; i < OG_LEVELS; i++)
        og_xlsx_book_write_text(book, workbook->chart, HEADING_ROW, FIRST_LEVEL_COLUMN + i,
                                og_str_from(og_level_looks[i].name), workbook->formats.levels[i + 1]);
}

static void add_series(og_workbook *workbook, lxw_chart *chart, size_t level, lxw_row_t last)
{
    const og_xlsx_library *library = &workbook->book.library;
    lxw_chart_series *series = library->chart_add_series(chart, NULL, NULL);
    lxw_chart_fill fill = {.color = og_level_looks[level].bar};
    lxw_chart_line line = {.color = 0xFFFFFF, .width = 0.75F};
    lxw_col_t column = (lxw_col_t)(FIRST_LEVEL_COLUMN + level);
    if (!series) {
        og_xlsx_book_fail(&workbook->book, OG_NO_MEMORY);
        return;
    }
    library->chart_series_set_categories(series, SHEET, FIRST_ROW, YEAR_COLUMN, last, YEAR_COLUMN);
    library->chart_series_set_values(series, SHEET, FIRST_ROW, column, last, column);
    library->chart_series_set_name(series, og_level_looks[level].name);
    library->chart_series_set_fill(series, &fill);
    library->chart_series_set_line(series, &line);
}

static void add_chart(og_workbook *workbook, size_t end, size_t most)
{
    const og_xlsx_library *library = &workbook->book.library;
    lxw_chart *chart = library->workbook_add_chart(workbook->book.workbook, LXW_CHART_COLUMN_STACKED);
    lxw_chart_options options = {.x_scale = 1.5,
                                 .y_scale = 1.5,
                                 .description = (char *)"Columns: how many documents of each year state which overall "
                                                        "grade. The figures stand in the table beside it."};
    if (!chart) {
        og_xlsx_book_fail(&workbook->book, OG_NO_MEMORY);
        return;
    }
    for (size_t level = 0; level < OG_LEVELS; level++)
        add_series(workbook, chart, level, (lxw_row_t)(end - 1));
    library->chart_title_set_name(chart, "Overall grades by year");
    library->chart_axis_set_name(chart->x_axis, "Year of the inspection");
    library->chart_axis_set_name(chart->y_axis, "Documents");
    library->chart_axis_set_num_format(chart->y_axis, "0");
    if (most < FEW)
        library->chart_axis_set_major_unit(chart->y_axis, 1);
    library->chart_legend_set_position(chart, LXW_CHART_LEGEND_BOTTOM);
    og_xlsx_book_note(&workbook->book,
                      library->worksheet_insert_chart_opt(workbook->chart, HEADING_ROW, CHART_COLUMN, chart, &options));
}

void og_workbook_write_chart(og_workbook *workbook)
{
    size_t most = 0;
    write_headings(workbook);
    size_t end = write_figures(workbook, &most);
    if (workbook->graded && workbook->book.status == OG_OK)
        add_chart(workbook, end, most);
}
