// SPDX-License-Identifier: MIT
// A plan as a Markdown document with one table.
#include "render/markup.h"
#include "render/plan.h"

static void add_fact(og_buf *out, const char *label, og_str text)
{
    if (!text.len)
        return;
    og_buf_printf(out, "- **%s:** ", label);
    og_markup_text(out, text);
    og_buf_add_byte(out, '\n');
}

static void add_paragraph(og_buf *out, og_str text)
{
    og_buf_add_byte(out, '\n');
    og_markup_text(out, text);
    og_buf_add_byte(out, '\n');
}

static void add_headings(og_buf *out)
{
    og_buf_add(out, OG_STR("\n|"));
    for (size_t c = 0; c < OG_PLAN_COLUMN_COUNT; c++)
        og_buf_printf(out, " %s |", og_plan_headings[c].name);
    og_buf_add(out, OG_STR("\n|"));
    for (size_t c = 0; c < OG_PLAN_COLUMN_COUNT; c++)
        og_buf_add(out, c == OG_PLAN_NUMBER ? OG_STR(" ---: |") : OG_STR(" --- |"));
    og_buf_add_byte(out, '\n');
}

static void add_row(og_buf *out, const og_plan_line *line)
{
    og_buf_add_byte(out, '|');
    for (size_t c = 0; c < OG_PLAN_COLUMN_COUNT; c++) {
        og_buf_add_byte(out, ' ');
        og_markup_text(out, line->cells[c]);
        og_buf_add(out, line->cells[c].len ? OG_STR(" |") : OG_STR("|"));
    }
    og_buf_add_byte(out, '\n');
}

void og_plan_add_markdown(og_flow *flow, const og_plan_view *view)
{
    og_plan_line line;
    og_buf *out = &flow->out;
    og_buf_add(out, OG_STR("# "));
    og_markup_text(out, view->title);
    og_buf_add(out, OG_STR("\n\n"));
    add_fact(out, "Made from", view->document);
    add_fact(out, "Kind", view->kind);
    add_fact(out, "File", view->path);
    add_paragraph(out, view->plan.count ? view->origin : view->empty);
    if (view->plan.count)
        add_headings(out);
    for (size_t i = 0; i < view->plan.count && out->status == OG_OK; i++) {
        og_plan_line_make(flow, view, i, false, &line);
        add_row(out, &line);
    }
}
