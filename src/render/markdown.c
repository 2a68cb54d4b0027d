// SPDX-License-Identifier: MIT
// One record as a Markdown document: og_record_to_markdown. What is said stands in view.c; here is how it is written.
// Every paragraph is one line: what a document says could begin a block only at the start of a line, and there it is
// escaped.
#include "base/str.h"
#include "record/record.h"
#include "render/markup.h"
#include "render/say.h"
#include "render/view.h"

static void add_line(og_buf *out, const char *before, og_str text)
{
    og_buf_add(out, og_str_from(before));
    og_markup_text(out, text);
    og_buf_add_byte(out, '\n');
}

// "before**label:** text".
static void add_labelled(og_buf *out, const char *before, const og_part *part)
{
    og_buf_add(out, og_str_from(before));
    if (part->label.len) {
        og_buf_add(out, OG_STR("**"));
        og_markup_text(out, part->label);
        og_buf_add(out, OG_STR(":** "));
    }
    og_markup_text(out, part->text);
}

static void add_statement(og_buf *out, const og_part *part)
{
    add_labelled(out, "- ", part);
    if (part->note.len) {
        og_buf_add(out, OG_STR(" ("));
        og_markup_text(out, part->note);
        og_buf_add_byte(out, ')');
    }
    og_buf_add_byte(out, '\n');
}

static void add_beside(og_buf *out, const og_part *part)
{
    add_labelled(out, "  - ", part);
    if (part->note.len) {
        og_buf_add(out, OG_STR(" ("));
        og_markup_text(out, part->note);
        og_buf_add_byte(out, ')');
    }
    og_buf_add_byte(out, '\n');
}

static void add_reason(og_buf *out, const og_part *part)
{
    og_buf_add(out, OG_STR("  - "));
    og_markup_text(out, part->label);
    if (part->note.len) {
        og_buf_add(out, OG_STR(": "));
        og_markup_text(out, part->note);
    }
    if (part->text.len) {
        og_buf_add(out, OG_STR(", \""));
        og_markup_text(out, part->text);
        og_buf_add_byte(out, '"');
    }
    og_buf_add_byte(out, '\n');
}

// The columns over which there is a heading; the others hold nothing.
static void add_row(og_buf *out, const og_table_row *headings, const og_table_row *row)
{
    og_buf_add_byte(out, '|');
    for (size_t c = 0; c < OG_COLUMN_COUNT; c++)
        if (headings->cells[c].len) {
            og_buf_add_byte(out, ' ');
            og_markup_text(out, row->cells[c]);
            og_buf_add(out, OG_STR(" |"));
        }
    og_buf_add_byte(out, '\n');
}

static void add_judgements(og_buf *out, const og_view *view)
{
    og_buf_add(out, OG_STR("## Judgements\n\n"));
    for (size_t i = 0; i < view->row_count; i++) {
        add_row(out, &view->rows[0], &view->rows[i]);
        if (i)
            continue;
        og_buf_add_byte(out, '|');
        for (size_t c = 0; c < OG_COLUMN_COUNT; c++)
            if (view->rows[0].cells[c].len)
                og_buf_add(out, OG_STR(" --- |"));
        og_buf_add_byte(out, '\n');
    }
}

static void add_part(og_buf *out, const og_view *view, const og_part *part)
{
    switch (part->kind) {
    case OG_PART_TITLE:
        add_line(out, "# ", part->text);
        break;
    case OG_PART_HEADING:
        add_line(out, "## ", part->text);
        break;
    case OG_PART_AREA:
        add_line(out, "### ", part->text);
        break;
    case OG_PART_WARNING: // the heading says what they are
        add_line(out, "- ", part->text);
        break;
    case OG_PART_FACT:
        add_labelled(out, "- ", part);
        og_buf_add_byte(out, '\n');
        break;
    case OG_PART_OUTCOME:
    case OG_PART_SOURCE:
        add_labelled(out, "", part);
        og_buf_add_byte(out, '\n');
        break;
    case OG_PART_JUDGEMENTS:
        add_judgements(out, view);
        break;
    case OG_PART_STATEMENT:
        add_statement(out, part);
        break;
    case OG_PART_BESIDE:
        add_beside(out, part);
        break;
    case OG_PART_REASON:
        add_reason(out, part);
        break;
    case OG_PART_SUBTITLE:
    case OG_PART_LEGEND:
    case OG_PART_PARAGRAPH:
    case OG_PART_MORE:
        add_line(out, "", part->text);
        break;
    case OG_PART_COUNT:
        break;
    }
}

static bool is_of_statements(og_part_kind kind)
{
    return kind == OG_PART_STATEMENT || kind == OG_PART_REASON || kind == OG_PART_BESIDE;
}

// True when a part goes on with the list in which the one before it stands.
static bool continues_list(og_part_kind before, og_part_kind kind)
{
    return (kind == before && (kind == OG_PART_FACT || kind == OG_PART_WARNING)) ||
           (is_of_statements(before) && is_of_statements(kind));
}

void og_view_write_markdown(og_flow *flow, const og_view *view)
{
    og_buf *out = &flow->out;
    og_part_kind before = OG_PART_COUNT;
    for (size_t i = 0; i < view->parts.count && out->status == OG_OK; i++) {
        const og_part *part = &view->parts.items[i];
        if (i && !continues_list(before, part->kind))
            og_buf_add_byte(out, '\n');
        if (part->kind == OG_PART_WARNING && before != OG_PART_WARNING)
            og_buf_add(out, OG_STR("## What was not read or is not certain\n\n"));
        add_part(out, view, part);
        before = part->kind;
    }
}

static void add_failed(og_flow *flow, const og_record *record)
{
    add_line(&flow->out, "# ", og_say_path(flow, record));
    og_buf_add_byte(&flow->out, '\n');
    og_str failure = og_say_failure(flow, record);
    add_line(&flow->out, "", og_flow_print(flow, "Not analysed: %.*s", OG_STR_ARG(failure)));
}

og_status og_record_to_markdown(const og_record *record, const og_text_options *options, og_str *out)
{
    og_text_options usual = {0};
    og_flow flow = {.arena = og_arena_new()};
    og_view view = {.row_count = 0};
    if (!flow.arena)
        return OG_NO_MEMORY;
    if (og_record_is_analysed(record)) {
        og_view_make(&flow, record, options ? options : &usual, &view);
        og_view_write_markdown(&flow, &view);
    } else {
        add_failed(&flow, record);
    }
    return og_flow_finish(&flow, out);
}
