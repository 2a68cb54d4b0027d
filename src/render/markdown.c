// SPDX-License-Identifier: MIT
// One record as a Markdown document: og_record_to_markdown. What is said stands in view.c; here is how it is written.
// The syntax is that of CommonMark and of GitHub's tables. Every paragraph is one line: what a document says could
// begin a block only at the start of a line, and there it is escaped.
#include "base/str.h"
#include "record/record.h"
#include "render/say.h"
#include "render/view.h"

// Characters that mean something within a line wherever they stand.
static const og_str inline_signs = {"\\`*_{}[]#|~$^", 13};
// Characters that open a block at the start of a line.
static const og_str block_signs = {"-+=:%", 5};

// The digits that `text` begins with when they would number an item of a list; else 0.
static size_t number_of_item(og_str text)
{
    size_t digits = 0;
    while (digits < text.len && og_is_digit(text.ptr[digits]))
        digits++;
    return digits && digits < text.len && (text.ptr[digits] == '.' || text.ptr[digits] == ')') ? digits : 0;
}

static void add_escaped(og_buf *out, char c)
{
    if (c == '<') {
        og_buf_add(out, OG_STR("&lt;"));
    } else if (c == '>') {
        og_buf_add(out, OG_STR("&gt;"));
    } else if (c == '&') {
        og_buf_add(out, OG_STR("&amp;"));
    } else {
        if (og_str_find_byte(inline_signs, c, 0) != SIZE_MAX)
            og_buf_add_byte(out, '\\');
        og_buf_add_byte(out, c);
    }
}

// A run of "@" as a code span: GitHub makes links of addresses after escapes are gone, but not across one. Gives the
// length of the run, 0 where there is none.
static size_t add_at_signs(og_buf *out, og_str text, size_t at)
{
    size_t end = at;
    while (end < text.len && text.ptr[end] == '@')
        end++;
    if (end > at)
        og_buf_printf(out, "`%.*s`", OG_STR_ARG(og_str_slice(text, at, end)));
    return end - at;
}

// True at the sign in "https://" and "www." by which addresses become links.
static bool makes_link(og_str text, size_t at)
{
    og_str before = og_str_slice(text, at > 3 ? at - 3 : 0, at);
    return (text.ptr[at] == ':' && og_str_starts(og_str_slice(text, at, text.len), OG_STR("://"))) ||
           (text.ptr[at] == '.' && og_str_equal_fold(before, OG_STR("www")));
}

// True at what is taken for a sign of a block or, in "--", of a dash.
static bool is_block_sign(og_str text, size_t at)
{
    return at ? text.ptr[at] == '-' && text.ptr[at - 1] == '-'
              : og_str_find_byte(block_signs, text.ptr[0], 0) != SIZE_MAX;
}

// Clean text so that it is read as it is, at the start of a line too.
static void add_text(og_buf *out, og_str text)
{
    size_t number = number_of_item(text);
    for (size_t i = 0; i < text.len;) {
        size_t signs = add_at_signs(out, text, i);
        i += signs;
        if (signs)
            continue;
        if (is_block_sign(text, i) || (number && i == number) || makes_link(text, i))
            og_buf_add_byte(out, '\\');
        add_escaped(out, text.ptr[i++]);
    }
}

static void add_line(og_buf *out, const char *before, og_str text)
{
    og_buf_add(out, og_str_from(before));
    add_text(out, text);
    og_buf_add_byte(out, '\n');
}

// "before**label:** text".
static void add_labelled(og_buf *out, const char *before, const og_part *part)
{
    og_buf_add(out, og_str_from(before));
    if (part->label.len) {
        og_buf_add(out, OG_STR("**"));
        add_text(out, part->label);
        og_buf_add(out, OG_STR(":** "));
    }
    add_text(out, part->text);
}

static void add_statement(og_buf *out, const og_part *part)
{
    add_labelled(out, "- ", part);
    if (part->note.len) {
        og_buf_add(out, OG_STR(" ("));
        add_text(out, part->note);
        og_buf_add_byte(out, ')');
    }
    og_buf_add_byte(out, '\n');
}

static void add_reason(og_buf *out, const og_part *part)
{
    og_buf_add(out, OG_STR("  - "));
    add_text(out, part->label);
    if (part->note.len) {
        og_buf_add(out, OG_STR(": "));
        add_text(out, part->note);
    }
    if (part->text.len) {
        og_buf_add(out, OG_STR(", \""));
        add_text(out, part->text);
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
            add_text(out, row->cells[c]);
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

// True when a part goes on with the list in which the one before it stands.
static bool continues_list(og_part_kind before, og_part_kind kind)
{
    bool statements = before == OG_PART_STATEMENT || before == OG_PART_REASON;
    return (kind == before && (kind == OG_PART_FACT || kind == OG_PART_WARNING)) ||
           (statements && (kind == OG_PART_STATEMENT || kind == OG_PART_REASON));
}

static void add_parts(og_buf *out, const og_view *view)
{
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
        add_parts(&flow.out, &view);
    } else {
        add_failed(&flow, record);
    }
    return og_flow_finish(&flow, out);
}
