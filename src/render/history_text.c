// SPDX-License-Identifier: MIT
// A history as plain text: a table of areas and inspections, then a paragraph for each inspection, the latest first.
#include "base/str.h"
#include "render/history.h"
#include "render/say.h"

enum { GAP = 2, DATE_WIDTH = 14 /* "September 2026" */ };

static void add_heading(og_flow *flow, og_str text)
{
    og_str line;
    while (og_flow_take(&text, flow->width, false, &line)) {
        og_flow_colour(flow, "1");
        og_buf_add(&flow->out, line);
        og_flow_colour(flow, "0");
        og_buf_add_byte(&flow->out, '\n');
    }
}

// One printed line of a row; what does not fit stays in the cells. False when they were all empty.
static bool add_line(og_flow *flow, og_str *cells, size_t count, size_t first_width)
{
    size_t pending = 0; // columns to skip before the next cell that is not empty
    bool any = false;
    for (size_t c = 0; c < count; c++) {
        size_t width = c ? DATE_WIDTH : first_width;
        og_str line = {0};
        if (og_flow_take(&cells[c], width, true, &line)) {
            any = true;
            og_flow_spaces(flow, pending);
            og_buf_add(&flow->out, line);
            pending = 0;
        }
        pending += width + GAP - og_flow_columns(line);
    }
    if (any)
        og_buf_add_byte(&flow->out, '\n');
    return any;
}

static void add_row(og_flow *flow, og_str *cells, size_t count, size_t first_width)
{
    while (flow->out.status == OG_OK && add_line(flow, cells, count, first_width))
        continue;
}

// Areas below each other, inspections beside each other, in as many blocks as the width of the line asks for.
typedef struct table {
    const og_history_provider *provider;
    const og_history_entry **entries; // those that gave grades
    size_t count;
    size_t first_width; // of the column of areas
    size_t room;        // inspections in a block
    og_str *cells;      // of a row
} table;

static void lay_out(og_flow *flow, table *to)
{
    const size_t column = GAP + DATE_WIDTH, least = 12;
    size_t most = flow->width > 2 * column + least ? flow->width - 2 * column : least;
    to->first_width = sizeof "Judged" - 1;
    for (size_t i = 0; i < to->provider->areas.count; i++) {
        size_t columns = og_flow_columns(og_say_area(flow, to->provider->areas.items[i]));
        to->first_width = columns > to->first_width ? columns : to->first_width;
    }
    to->first_width = to->first_width > most ? most : to->first_width;
    to->room = flow->width > to->first_width + column ? (flow->width - to->first_width) / column : 1;
    to->cells = og_arena_alloc_array(flow->arena, to->room + 1, sizeof *to->cells);
    if (!to->cells)
        flow->out.status = OG_NO_MEMORY;
}

static void add_block(og_flow *flow, const table *from, size_t first)
{
    size_t columns = from->count - first < from->room ? from->count - first : from->room, count;
    og_placed_grade *all = og_history_place_grades(flow, &from->entries[first], columns, &count);
    if (!all)
        return;
    og_buf_add_byte(&flow->out, '\n');
    from->cells[0] = OG_STR("Judged");
    for (size_t i = 0; i < columns; i++)
        from->cells[i + 1] = og_history_say_month(flow, from->entries[first + i]->date);
    add_row(flow, from->cells, columns + 1, from->first_width);
    for (size_t i = 0; i < count;) {
        i += og_history_fill_row(flow, from->provider, &all[i], count - i, from->cells, columns);
        add_row(flow, from->cells, columns + 1, from->first_width);
    }
}

static void add_grades(og_flow *flow, const og_history_provider *provider)
{
    table made = {.provider = provider};
    made.entries = og_history_graded(flow, provider, &made.count);
    lay_out(flow, &made);
    for (size_t first = 0; first < made.count && flow->out.status == OG_OK; first += made.room)
        add_block(flow, &made, first);
}

static void add_entry(og_flow *flow, const og_history *history, const og_history_entry *entry)
{
    const og_record *record = entry->record;
    og_history_facts facts = {0};
    og_flow_paragraph(flow, "- ", og_history_say_entry(flow, entry));
    if (!record->judgements.count && !record->outcome)
        og_flow_paragraph(flow, "  ", OG_STR("No grades."));
    og_history_add_facts(flow, history, entry, &facts);
    for (size_t i = 0; i < facts.count; i++)
        og_flow_paragraph(flow, "  ",
                          og_flow_print(flow, "%s: %.*s", facts.items[i].label, OG_STR_ARG(facts.items[i].text)));
}

static void add_weak(og_flow *flow, const og_history *history, const og_history_provider *provider)
{
    if (!provider->weak.count)
        return;
    og_buf_add_byte(&flow->out, '\n');
    add_heading(flow, OG_STR("Stays weak, as ofgrade reads the findings"));
    for (size_t i = 0; i < provider->weak.count; i++)
        og_flow_paragraph(flow, "- ", og_history_say_stays_weak(flow, history, &provider->weak.items[i]));
}

static void add_left_out(og_flow *flow, const og_left_outs *left_out)
{
    if (!left_out->count)
        return;
    og_buf_add_byte(&flow->out, '\n');
    add_heading(flow, OG_STR("Left out"));
    for (size_t i = 0; i < left_out->count; i++)
        og_flow_paragraph(flow, "- ", og_history_say_left_out(flow, &left_out->items[i]));
}

static void add_provider(og_flow *flow, const og_history *history, const og_history_provider *provider)
{
    add_heading(flow, og_flow_clean(flow, provider->name));
    og_flow_paragraph(flow, "", og_history_say_count(flow, provider));
    if (og_history_say_note(provider).len)
        og_flow_paragraph(flow, "", og_history_say_note(provider));
    add_grades(flow, provider);
    add_weak(flow, history, provider);
    og_buf_add_byte(&flow->out, '\n');
    add_heading(flow, OG_STR("Inspections, the latest first"));
    for (size_t i = provider->entries.count; i > 0 && flow->out.status == OG_OK; i--)
        add_entry(flow, history, &provider->entries.items[i - 1]);
    add_left_out(flow, &provider->left_out);
}

void og_history_add_text(og_flow *flow, const og_history *history, size_t first, size_t end)
{
    for (size_t i = first; i < end && flow->out.status == OG_OK; i++) {
        if (i > first)
            og_buf_add(&flow->out, OG_STR("\n\n"));
        add_provider(flow, history, &history->providers.items[i]);
    }
    add_left_out(flow, &history->left_out);
}
