// SPDX-License-Identifier: MIT
// A history as plain text: a table of areas and inspections, then a paragraph for each inspection, the latest first.
#include "base/str.h"
#include "render/history.h"
#include "render/say.h"

#include <stdlib.h>

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

static og_str month_of(og_flow *flow, og_date date)
{
    if (!og_date_is_set(date))
        return OG_STR("no date");
    return og_flow_print(flow, "%.*s %d", OG_STR_ARG(og_month_name(date.month)), date.year);
}

static og_str cell_of(og_flow *flow, const og_history_grade *grade)
{
    og_str word = og_direction_word(grade->direction), name = og_say_grade(flow, grade->judgement->grade);
    return og_flow_print(flow, word.len ? "%.*s (%.*s)" : "%.*s", OG_STR_ARG(name), OG_STR_ARG(word));
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

// A grade, and the column of the block that it stands in.
typedef struct placed_grade {
    const og_history_grade *grade;
    size_t column;
} placed_grade;

static int by_area(const void *left, const void *right)
{
    const placed_grade *a = left, *b = right;
    if (a->grade->area != b->grade->area)
        return a->grade->area < b->grade->area ? -1 : 1;
    if (a->column != b->column)
        return a->column < b->column ? -1 : 1;
    return (a->grade > b->grade) - (a->grade < b->grade); // of one array
}

// The grades of the block's inspections, by area; NULL where there is no memory.
static placed_grade *grades_of(og_flow *flow, const table *from, size_t first, size_t columns, size_t *count)
{
    *count = 0;
    for (size_t i = 0; i < columns; i++)
        *count += from->entries[first + i]->record->judgements.count;
    placed_grade *all = og_arena_alloc_array(flow->arena, *count + 1, sizeof *all);
    if (!all) {
        flow->out.status = OG_NO_MEMORY;
        return NULL;
    }
    size_t added = 0;
    for (size_t i = 0; i < columns; i++)
        for (size_t k = 0; k < from->entries[first + i]->record->judgements.count; k++)
            all[added++] = (placed_grade){&from->entries[first + i]->grades[k], i};
    if (added)
        qsort(all, added, sizeof *all, by_area);
    return all;
}

static void add_block(og_flow *flow, const table *from, size_t first)
{
    size_t columns = from->count - first < from->room ? from->count - first : from->room, count;
    placed_grade *all = grades_of(flow, from, first, columns, &count);
    if (!all)
        return;
    og_buf_add_byte(&flow->out, '\n');
    from->cells[0] = OG_STR("Judged");
    for (size_t i = 0; i < columns; i++)
        from->cells[i + 1] = month_of(flow, from->entries[first + i]->date);
    add_row(flow, from->cells, columns + 1, from->first_width);
    for (size_t i = 0, end; i < count; i = end) {
        size_t area = all[i].grade->area;
        from->cells[0] = og_say_area(flow, from->provider->areas.items[area]);
        for (size_t k = 0; k < columns; k++)
            from->cells[k + 1] = OG_STR("-");
        for (end = i; end < count && all[end].grade->area == area; end++)
            if (end == i || all[end].column != all[end - 1].column)
                from->cells[all[end].column + 1] = cell_of(flow, all[end].grade);
        add_row(flow, from->cells, columns + 1, from->first_width);
    }
}

static void add_grades(og_flow *flow, const og_history_provider *provider)
{
    table made = {.provider = provider};
    made.entries = og_arena_alloc_array(flow->arena, provider->entries.count, sizeof *made.entries);
    if (!made.entries) {
        flow->out.status = OG_NO_MEMORY;
        return;
    }
    for (size_t i = 0; i < provider->entries.count; i++)
        if (provider->entries.items[i].record->judgements.count)
            made.entries[made.count++] = &provider->entries.items[i];
    lay_out(flow, &made);
    for (size_t first = 0; first < made.count && flow->out.status == OG_OK; first += made.room)
        add_block(flow, &made, first);
}

static og_str weak_of(og_flow *flow, const og_history *history, const og_history_entry *entry)
{
    og_buf text = {0};
    for (size_t i = 0; i < entry->themes.count; i++)
        if (og_history_theme_is_weak(&entry->themes.items[i])) {
            og_str name = og_say_theme(flow, history->catalogue, entry->themes.items[i].theme);
            og_buf_printf(&text, "%s%.*s", text.len ? ", " : "", OG_STR_ARG(name));
        }
    og_str said = og_flow_clean(flow, og_buf_str(&text));
    if (text.status != OG_OK)
        flow->out.status = text.status;
    og_buf_free(&text);
    return said;
}

static og_str when(og_flow *flow, const og_inspection *inspection)
{
    if (og_date_is_set(inspection->start) || og_date_is_set(inspection->end))
        return og_say_days(flow, inspection->start, inspection->end);
    if (og_date_is_set(inspection->published))
        return og_flow_print(flow, "published %.*s", OG_STR_ARG(og_say_date(flow, inspection->published)));
    return OG_STR("no date");
}

static void add_item(og_flow *flow, const char *label, og_str text)
{
    if (text.len)
        og_flow_paragraph(flow, "  ", og_flow_print(flow, "%s: %.*s", label, OG_STR_ARG(text)));
}

static void add_entry(og_flow *flow, const og_history *history, const og_history_entry *entry)
{
    const og_record *record = entry->record;
    og_str name = record->framework ? og_flow_clean(flow, record->framework->name) : (og_str){0};
    og_str kind = og_history_say_type(flow, record);
    og_flow_paragraph(flow, "- ",
                      og_flow_print(flow, name.len ? "%.*s: %.*s (%.*s)" : "%.*s: %.*s",
                                    OG_STR_ARG(when(flow, record->inspection)), OG_STR_ARG(kind), OG_STR_ARG(name)));
    if (!record->judgements.count && !record->outcome)
        og_flow_paragraph(flow, "  ", OG_STR("No grades."));
    if (record->outcome)
        add_item(flow, "Outcome", og_flow_clean(flow, record->outcome->words));
    add_item(flow, "Weak, as ofgrade reads it", weak_of(flow, history, entry));
    add_item(flow, "Document", og_say_path(flow, record));
    for (size_t i = 0; i < entry->also.count; i++)
        add_item(flow, "Also", og_say_path(flow, entry->also.items[i]));
    for (size_t i = 0; i < entry->articles.count; i++)
        add_item(flow, "Article", og_say_path(flow, entry->articles.items[i]));
}

static void add_weak(og_flow *flow, const og_history *history, const og_history_provider *provider)
{
    if (!provider->weak.count)
        return;
    og_buf_add_byte(&flow->out, '\n');
    add_heading(flow, OG_STR("Stays weak, as ofgrade reads the findings"));
    for (size_t i = 0; i < provider->weak.count; i++) {
        const og_history_weak *weak = &provider->weak.items[i];
        og_str theme = og_say_theme(flow, history->catalogue, weak->theme), since = month_of(flow, weak->since);
        og_flow_paragraph(flow, "- ",
                          og_flow_print(flow, "%.*s%s: weak %zu times in a row, since %.*s", OG_STR_ARG(theme),
                                        weak->of_area ? " (the area's partners)" : "", weak->inspections,
                                        OG_STR_ARG(since)));
    }
}

static void add_left_out(og_flow *flow, const og_left_outs *left_out)
{
    if (!left_out->count)
        return;
    og_buf_add_byte(&flow->out, '\n');
    add_heading(flow, OG_STR("Left out"));
    for (size_t i = 0; i < left_out->count; i++) {
        og_str shown = og_say_path(flow, left_out->items[i].record);
        og_str words = og_left_out_words(left_out->items[i].reason);
        og_flow_paragraph(flow, "- ", og_flow_print(flow, "%.*s: %.*s", OG_STR_ARG(shown), OG_STR_ARG(words)));
    }
}

static og_str count_of(og_flow *flow, const og_history_provider *provider)
{
    size_t visits = 0, count = provider->entries.count;
    for (size_t i = 0; i < count; i++)
        visits += og_history_is_visit(provider->entries.items[i].record);
    count -= visits;
    og_str inspections = count ? og_flow_print(flow, "%zu inspection%s", count, count > 1 ? "s" : "") : (og_str){0};
    og_str visited = visits ? og_flow_print(flow, "%zu visit%s", visits, visits > 1 ? "s" : "") : (og_str){0};
    return og_flow_print(flow, "%.*s%s%.*s", OG_STR_ARG(inspections), count && visits ? " and " : "",
                         OG_STR_ARG(visited));
}

static void add_provider(og_flow *flow, const og_history *history, const og_history_provider *provider)
{
    add_heading(flow, og_flow_clean(flow, provider->name));
    og_flow_paragraph(flow, "", count_of(flow, provider));
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
