// SPDX-License-Identifier: MIT
// One record as plain text for people: og_record_to_text. What is said stands in view.c; here is how it looks.
#include "base/str.h"
#include "record/record.h"
#include "render/say.h"
#include "render/view.h"

enum { USUAL_WIDTH = 80 };

// Where an empty line stands before a part.
typedef enum space_before { SPACE_NEVER, SPACE_ALWAYS, SPACE_BEFORE_FIRST } space_before;

static const space_before spaces[OG_PART_COUNT] = {
    [OG_PART_JUDGEMENTS] = SPACE_ALWAYS,    [OG_PART_OUTCOME] = SPACE_ALWAYS, [OG_PART_PARAGRAPH] = SPACE_ALWAYS,
    [OG_PART_HEADING] = SPACE_ALWAYS,       [OG_PART_AREA] = SPACE_ALWAYS,    [OG_PART_SOURCE] = SPACE_ALWAYS,
    [OG_PART_WARNING] = SPACE_BEFORE_FIRST,
};

static void write_heading(og_flow *flow, og_str text)
{
    og_str line;
    while (og_flow_take(&text, flow->width, false, &line)) {
        og_flow_colour(flow, "1");
        og_buf_add(&flow->out, line);
        og_flow_colour(flow, "0");
        og_buf_add_byte(&flow->out, '\n');
    }
}

static void write_statement(og_flow *flow, const og_part *part)
{
    og_flow_labelled(flow, "- ", part->label, part->text);
    if (part->note.len)
        og_flow_paragraph(flow, "  ", og_flow_print(flow, "(%.*s)", OG_STR_ARG(part->note)));
}

static void write_beside(og_flow *flow, const og_part *part)
{
    og_flow_labelled(flow, "    ", part->label, part->text);
    if (part->note.len)
        og_flow_paragraph(flow, "    ", og_flow_print(flow, "(%.*s)", OG_STR_ARG(part->note)));
}

static const char reason_indent[] = "    ", words_indent[] = "        ";

enum { REASON_GAP = 2 };

// The sum of what the rules gave, or a rule of which no more than its id is known.
static bool is_sum(const og_part *part)
{
    return !part->note.len && !part->text.len;
}

// Rule, effect and words: in columns of these widths, the words below where they do not fit; where a line is too
// narrow even for that, one after the other.
static void write_reason(og_flow *flow, const og_part *part, size_t rule_width, size_t effect_width)
{
    og_str words = part->text.len ? og_flow_print(flow, "\"%.*s\"", OG_STR_ARG(part->text)) : (og_str){0};
    size_t columns = sizeof reason_indent - 1 + rule_width + effect_width + (size_t)2 * REASON_GAP;
    if (is_sum(part) || columns > flow->width) {
        og_str all =
            og_flow_print(flow, "%.*s %.*s %.*s", OG_STR_ARG(part->label), OG_STR_ARG(part->note), OG_STR_ARG(words));
        og_flow_paragraph(flow, reason_indent, og_flow_clean(flow, all));
        return;
    }
    bool below = columns + og_flow_columns(words) > flow->width;
    og_buf_printf(&flow->out, "%s%.*s", reason_indent, OG_STR_ARG(part->label));
    if (part->note.len || words.len)
        og_flow_spaces(flow, rule_width + REASON_GAP - og_flow_columns(part->label));
    og_buf_add(&flow->out, part->note);
    if (words.len && !below) {
        og_flow_spaces(flow, effect_width + REASON_GAP - og_flow_columns(part->note));
        og_buf_add(&flow->out, words);
    }
    og_buf_add_byte(&flow->out, '\n');
    if (below)
        og_flow_paragraph(flow, words_indent, words);
}

// The reasons with which `parts` begins, in columns as wide as they need together. Gives their number.
static size_t write_reasons(og_flow *flow, const og_part *parts, size_t count)
{
    size_t rule_width = 0, effect_width = 0, end = 0;
    for (; end < count && parts[end].kind == OG_PART_REASON; end++) {
        size_t rule = is_sum(&parts[end]) ? 0 : og_flow_columns(parts[end].label);
        size_t effect = og_flow_columns(parts[end].note);
        rule_width = rule > rule_width ? rule : rule_width;
        effect_width = effect > effect_width ? effect : effect_width;
    }
    for (size_t i = 0; i < end; i++)
        write_reason(flow, &parts[i], rule_width, effect_width);
    return end;
}

// A part that says all in its label and text, later lines below the text.
static void write_hanging(og_flow *flow, const og_part *part)
{
    og_str lead = og_flow_print(flow, "%.*s: ", OG_STR_ARG(part->label));
    og_flow_paragraph(flow, lead.ptr ? lead.ptr : "", part->text);
}

static void write_part(og_flow *flow, const og_view *view, const og_part *part)
{
    switch (part->kind) {
    case OG_PART_TITLE:
    case OG_PART_HEADING:
    case OG_PART_AREA:
        write_heading(flow, part->text);
        break;
    case OG_PART_FACT:
    case OG_PART_SOURCE:
        og_flow_paragraph(flow, "", og_flow_print(flow, "%.*s: %.*s", OG_STR_ARG(part->label), OG_STR_ARG(part->text)));
        break;
    case OG_PART_JUDGEMENTS:
        og_render_rows(flow, view->rows, view->row_count);
        break;
    case OG_PART_OUTCOME:
    case OG_PART_WARNING:
        write_hanging(flow, part);
        break;
    case OG_PART_STATEMENT:
        write_statement(flow, part);
        break;
    case OG_PART_BESIDE:
        write_beside(flow, part);
        break;
    case OG_PART_SUBTITLE:
    case OG_PART_LEGEND:
    case OG_PART_PARAGRAPH:
        og_flow_paragraph(flow, "", part->text);
        break;
    case OG_PART_MORE:
        og_flow_paragraph(flow, "  ", part->text);
        break;
    case OG_PART_REASON: // written together by write_reasons
    case OG_PART_COUNT:
        break;
    }
}

void og_view_write_text(og_flow *flow, const og_view *view)
{
    for (size_t i = 0; i < view->parts.count && flow->out.status == OG_OK; i++) {
        const og_part *part = &view->parts.items[i];
        space_before space = spaces[part->kind];
        if (part->kind == OG_PART_REASON) {
            i += write_reasons(flow, part, view->parts.count - i) - 1;
            continue;
        }
        if (space == SPACE_ALWAYS || (space == SPACE_BEFORE_FIRST && i && view->parts.items[i - 1].kind != part->kind))
            og_buf_add_byte(&flow->out, '\n');
        write_part(flow, view, part);
    }
}

void og_view_set_text(og_flow *flow, const og_text_options *options)
{
    flow->width = options->width ? options->width : USUAL_WIDTH;
    flow->colour = options->colour;
}

// "PATH: message (code); hint" on one line, however long.
static void write_failed(og_flow *flow, const og_record *record)
{
    og_buf_add(&flow->out, og_say_path(flow, record));
    og_buf_add(&flow->out, OG_STR(": "));
    og_buf_add(&flow->out, og_say_failure(flow, record));
    og_buf_add_byte(&flow->out, '\n');
}

og_status og_record_to_text(const og_record *record, const og_text_options *options, og_str *out)
{
    og_text_options usual = {0};
    options = options ? options : &usual;
    og_flow flow = {.arena = og_arena_new()};
    og_view view = {.row_count = 0};
    if (!flow.arena)
        return OG_NO_MEMORY;
    og_view_set_text(&flow, options);
    if (og_record_is_analysed(record)) {
        og_view_make(&flow, record, options, &view);
        og_view_write_text(&flow, &view);
    } else {
        write_failed(&flow, record);
    }
    return og_flow_finish(&flow, out);
}
