// SPDX-License-Identifier: MIT
// libxlsxwriter, loaded when the first workbook is wanted: it brings libcrypto along, which would double the time that
// the program takes to start.
#ifndef OG_RENDER_XLSX_LIBRARY_H
#define OG_RENDER_XLSX_LIBRARY_H

#include "ofgrade/base.h"

#include <xlsxwriter.h>

// Every function of it that is used.
#define OG_XLSX_FUNCTIONS(F)                                                                                           \
    F(workbook_new_opt)                                                                                                \
    F(workbook_add_chart)                                                                                              \
    F(workbook_add_worksheet)                                                                                          \
    F(workbook_add_format)                                                                                             \
    F(workbook_set_properties)                                                                                         \
    F(workbook_close)                                                                                                  \
    F(lxw_workbook_free)                                                                                               \
    F(chart_add_series)                                                                                                \
    F(chart_axis_set_major_unit)                                                                                       \
    F(chart_axis_set_name)                                                                                             \
    F(chart_axis_set_num_format)                                                                                       \
    F(chart_legend_set_position)                                                                                       \
    F(chart_series_set_categories)                                                                                     \
    F(chart_series_set_fill)                                                                                           \
    F(chart_series_set_line)                                                                                           \
    F(chart_series_set_name)                                                                                           \
    F(chart_series_set_values)                                                                                         \
    F(chart_title_set_name)                                                                                            \
    F(format_set_align)                                                                                                \
    F(format_set_bg_color)                                                                                             \
    F(format_set_bold)                                                                                                 \
    F(format_set_font_color)                                                                                           \
    F(format_set_font_size)                                                                                            \
    F(format_set_italic)                                                                                               \
    F(format_set_num_format)                                                                                           \
    F(format_set_text_wrap)                                                                                            \
    F(format_set_underline)                                                                                            \
    F(worksheet_autofilter)                                                                                            \
    F(worksheet_data_validation_range)                                                                                 \
    F(worksheet_fit_to_pages)                                                                                          \
    F(worksheet_freeze_panes)                                                                                          \
    F(worksheet_gridlines)                                                                                             \
    F(worksheet_insert_chart_opt)                                                                                      \
    F(worksheet_repeat_rows)                                                                                           \
    F(worksheet_set_column)                                                                                            \
    F(worksheet_set_footer)                                                                                            \
    F(worksheet_set_landscape)                                                                                         \
    F(worksheet_set_paper)                                                                                             \
    F(worksheet_write_datetime)                                                                                        \
    F(worksheet_write_number)                                                                                          \
    F(worksheet_write_string)                                                                                          \
    F(worksheet_write_url)

typedef struct og_xlsx_library {
#define OG_XLSX_MEMBER(name) __typeof__(&name) name;
    OG_XLSX_FUNCTIONS(OG_XLSX_MEMBER)
#undef OG_XLSX_MEMBER
} og_xlsx_library;

// False where the library is not installed. It stays loaded until the program ends.
bool og_xlsx_library_open(og_xlsx_library *out);

#endif
