// SPDX-License-Identifier: MIT
// A history as a Markdown document: for each provider a table of areas and inspections, then each inspection, the
// latest first.
#include "base/str.h"
#include "render/history.h"
#include "render/markup.h"
#include "render/say.h"

static void add_heading(og_flow *flow, size_t level, og_str text)
{
    og_str before = og_buf_str(&flow->out);
    bool apart = !before.len || og_str_ends(before, OG_STR("\n\n"));
    og_buf_printf(&flow->out, "%s%.*s ", apart ? "" : "\n", (int)level, "####");
    og_markup_text(&flow->out, text);
    og_buf_add(&flow->out, OG_STR("\n\n"));
}

static void add_line(og_flow *flow, const char *before, og_str text)
{
    og_buf_add(&flow->out, og_str_from(before));
    og_markup_text(&flow->out, text);
    og_buf_add_byte(&flow->out, '\n');
}

static void add_fact(og_flow *flow, const og_history_fact *fact)
{
    og_buf_printf(&flow->out, "- **%s:** ", fact->label);
    og_markup_text(&flow->out, fact->text);
    og_buf_add_byte(&flow->out, '\n');
}

static void add_row(og_flow *flow, const og_str *cells, size_t count)
{
    og_buf_add_byte(&flow->out, '|');
    for (size_t c = 0; c < count; c++) {
        og_buf_add_byte(&flow->out, ' ');
        og_markup_text(&flow->out, cells[c]);
        og_buf_add(&flow->out, OG_STR(" |"));
    }
    og_buf_add_byte(&flow->out, '\n');
}

static void add_grades(og_flow *flow, const og_history_provider *provider)
{
    size_t columns, count;
    const og_history_entry **entries = og_history_graded(flow, provider, &columns);
    og_placed_grade *all = entries && columns ? og_history_place_grades(flow, entries, columns, &count) : NULL;
    og_str *cells = og_arena_alloc_array(flow->arena, columns + 1, sizeof *cells);
    if (!cells)
        flow->out.status = OG_NO_MEMORY;
    if (!cells || !all)
        return;
    cells[0] = OG_STR("Judged");
    for (size_t i = 0; i < columns; i++)
        cells[i + 1] = og_history_say_month(flow, entries[i]->date);
    og_buf_add_byte(&flow->out, '\n');
    add_row(flow, cells, columns + 1);
    og_buf_add_byte(&flow->out, '|');
    for (size_t i = 0; i < columns + 1; i++)
        og_buf_add(&flow->out, OG_STR(" --- |"));
    og_buf_add_byte(&flow->out, '\n');
    for (size_t i = 0; i < count && flow->out.status == OG_OK;) {
        i += og_history_fill_row(flow, provider, &all[i], count - i, cells, columns);
        add_row(flow, cells, columns + 1);
    }
}

static void add_weak(og_flow *flow, const og_history *history, const og_history_provider *provider, size_t level)
{
    if (!provider->weak.count)
        return;
    add_heading(flow, level, OG_STR("Stays weak, as ofgrade reads the findings"));
    for (size_t i = 0; i < provider->weak.count; i++)
        add_line(flow, "- ", og_history_say_stays_weak(flow, history, &provider->weak.items[i]));
}

static void add_entry(og_flow *flow, const og_history *history, const og_history_entry *entry, size_t level)
{
    const og_record *record = entry->record;
    og_history_facts facts = {0};
    add_heading(flow, level, og_history_say_entry(flow, entry));
    if (!record->judgements.count && !record->outcome)
        add_line(flow, "- ", OG_STR("No grades."));
    og_history_add_facts(flow, history, entry, &facts);
    for (size_t i = 0; i < facts.count; i++)
        add_fact(flow, &facts.items[i]);
}

static void add_left_out(og_flow *flow, const og_left_outs *left_out, size_t level)
{
    if (left_out->count)
        add_heading(flow, level, OG_STR("Left out"));
    for (size_t i = 0; i < left_out->count; i++)
        add_line(flow, "- ", og_history_say_left_out(flow, &left_out->items[i]));
}

static void add_provider(og_flow *flow, const og_history *history, const og_history_provider *provider, size_t level)
{
    add_heading(flow, level, og_flow_clean(flow, provider->name));
    add_line(flow, "", og_history_say_count(flow, provider));
    if (og_history_say_note(provider).len)
        add_line(flow, "\n", og_history_say_note(provider));
    add_grades(flow, provider);
    add_weak(flow, history, provider, level + 1);
    add_heading(flow, level + 1, OG_STR("Inspections, the latest first"));
    for (size_t i = provider->entries.count; i > 0 && flow->out.status == OG_OK; i--)
        add_entry(flow, history, &provider->entries.items[i - 1], level + 2);
    add_left_out(flow, &provider->left_out, level + 1);
}

void og_history_add_markdown(og_flow *flow, const og_history *history, size_t first, size_t end)
{
    size_t level = end - first == 1 ? 1 : 2;
    if (level == 2)
        add_heading(flow, 1, og_flow_print(flow, "Inspections of %zu providers", end - first));
    for (size_t i = first; i < end && flow->out.status == OG_OK; i++)
        add_provider(flow, history, &history->providers.items[i], level);
    add_left_out(flow, &history->left_out, 2);
}
