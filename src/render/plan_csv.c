// SPDX-License-Identifier: MIT
// A plan as comma-separated values (RFC 4180), made so that Excel, too, shows what stands there.
#include "base/str.h"
#include "render/plan.h"

// A text that begins so may be taken for a formula, which could send data away or start programs.
static bool looks_like_formula(og_str text)
{
    return text.len && og_str_find_byte((og_str){"=+-@\t\r", 6}, text.ptr[0], 0) != SIZE_MAX;
}

static bool needs_quotes(og_str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (og_str_find_byte((og_str){",;\"\r\n", 5}, text.ptr[i], 0) != SIZE_MAX)
            return true;
    return false;
}

static void add_field(og_buf *out, og_str text)
{
    const char *guard = looks_like_formula(text) ? "'" : "";
    if (!needs_quotes(text)) {
        og_buf_printf(out, "%s", guard);
        og_buf_add(out, text);
        return;
    }
    og_buf_printf(out, "\"%s", guard);
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '"')
            og_buf_add_byte(out, '"');
        og_buf_add_byte(out, text.ptr[i]);
    }
    og_buf_add_byte(out, '"');
}

static void add_row(og_buf *out, const og_str cells[OG_PLAN_COLUMN_COUNT])
{
    for (size_t c = 0; c < OG_PLAN_COLUMN_COUNT; c++) {
        if (c)
            og_buf_add_byte(out, ',');
        add_field(out, cells[c]);
    }
    og_buf_add(out, OG_STR("\r\n"));
}

void og_plan_add_csv(og_flow *flow, const og_plan_view *view)
{
    og_plan_line line;
    for (size_t c = 0; c < OG_PLAN_COLUMN_COUNT; c++)
        line.cells[c] = og_str_from(og_plan_headings[c].name);
    og_buf_add(&flow->out, OG_STR("\xEF\xBB\xBF"));
    add_row(&flow->out, line.cells);
    for (size_t i = 0; i < view->plan.count && flow->out.status == OG_OK; i++) {
        og_plan_line_make(flow, view, i, true, &line);
        if (og_date_is_set(line.deadline)) // as spreadsheets of every language take it for a day
            line.cells[OG_PLAN_DEADLINE] = view->plan.items[i].deadline;
        add_row(&flow->out, line.cells);
    }
}
