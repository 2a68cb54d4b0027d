// SPDX-License-Identifier: MIT
// Layout, third step: which lines stand side by side. Tables become rows, columns of prose are read one after the
// other.
//
// Rows whose cells are drawn (drawn.c) are taken as they are. Any other table is a run of lines whose fragments leave a
// gap at the same place. Its rows are told by drawn lines, else by
// white space, else by cells that begin with a capital or by days in the last column; a cell that is set higher or
// lower than its neighbour (centred cells that wrap) belongs to the row with which it overlaps.
#include "read/layout.h"
#include "read/prose.h"

#include "base/date.h"
#include "base/str.h"
#include "base/utf8.h"

#include <math.h>
#include <stdlib.h>

enum { MOST_COLUMNS = 32 }; // a line with more is read as one run of text

typedef struct column {
    float x0, x1;
} column;

typedef struct columns {
    column items[MOST_COLUMNS];
    size_t count;
} columns;

typedef struct region {
    size_t first; // lines
    size_t end;
    columns columns;
    bool dated; // the last column has days, each on the first line of its row: by when something must be done
} region;

static float least_gap(const og_layout_state *state, const og_line *line)
{
    return (state->grid ? 1.0F : 1.2F) * line->size;
}

static bool push_column(columns *to, float x0, float x1)
{
    if (to->count == MOST_COLUMNS)
        return false;
    to->items[to->count++] = (column){x0, x1};
    return true;
}

// Adds an interval, merging it with those it meets. False when there would be too many.
static bool add_interval(columns *to, float x0, float x1, float gap)
{
    columns merged = {.count = 0};
    bool placed = false, fits = true;
    for (size_t i = 0; i < to->count && fits; i++) {
        column at = to->items[i];
        if (at.x1 + gap <= x0) {
            fits = push_column(&merged, at.x0, at.x1);
        } else if (x1 + gap <= at.x0) {
            fits = (placed || push_column(&merged, x0, x1)) && push_column(&merged, at.x0, at.x1);
            placed = true;
        } else {
            x0 = fminf(x0, at.x0);
            x1 = fmaxf(x1, at.x1);
        }
    }
    fits = fits && (placed || push_column(&merged, x0, x1));
    if (fits)
        *to = merged;
    return fits;
}

// The columns in which a line stands; a marker and what follows it are one.
static bool line_columns(const og_layout_state *state, const og_line *line, columns *out)
{
    float gap = least_gap(state, line);
    *out = (columns){.count = 0};
    for (size_t i = 0; i < line->count; i++) {
        const og_fragment *fragment = &state->fragments.items[line->first + i];
        float x1 = fragment->x1;
        if (i == 0 && line->marker == fragment->text.len && line->count > 1)
            x1 = state->fragments.items[line->first + 1].x0;
        if (!add_interval(out, fragment->x0, x1, gap))
            return false;
    }
    return true;
}

static bool merge_columns(const og_layout_state *state, columns *to, const columns *from, float size)
{
    (void)state;
    for (size_t i = 0; i < from->count; i++)
        if (!add_interval(to, from->items[i].x0, from->items[i].x1, 0.6F * size))
            return false;
    return true;
}

// Two lines so close that they can only stand side by side, or, in text, one far to the right of the other.
static bool side_by_side(const og_layout_state *state, const og_line *above, const og_line *below)
{
    float gap = least_gap(state, above);
    bool apart = above->x1 + gap <= below->x0 || below->x1 + gap <= above->x0;
    float step = below->base - above->base;
    if (!apart || above->page != below->page)
        return false;
    if (!state->grid)
        return step < 0.85F * state->pitch * fminf(above->size, below->size);
    return step < 1.3F && (above->x1 + gap <= below->x0 ? below->x0 : above->x0) >= 12;
}

// In text: a line that is a row, though its columns do not line up with those of the lines around it.
static bool stands_alone(const og_line *line)
{
    return line->row == OG_TEXT_ROW_ALONE;
}

static bool is_seed(const og_layout_state *state, size_t index, size_t end)
{
    const og_line *line = &state->lines.items[index];
    columns own;
    if (stands_alone(line) || (line_columns(state, line, &own) && own.count >= 2))
        return true;
    return index + 1 < end && !line[1].skip && !stands_alone(line + 1) && side_by_side(state, line, line + 1);
}

// True where a drawn line separates the two heights within the x range.
static bool rule_between(const og_layout_state *state, uint32_t page, float above, float below, const column *extent)
{
    for (size_t i = state->rules_of_page[page]; i < state->rules_of_page[page + 1]; i++) {
        const og_rule *rule = &state->printed->rules.items[i];
        if (rule->y > above && rule->y < below && rule->x0 < extent->x1 && rule->x1 > extent->x0)
            return true;
    }
    return false;
}

// In text: a line of a label and its value of which the label reaches below the values of the lines above, or the value
// stands where their labels do. Its table is another one, however alike.
static bool is_ragged(const og_layout_state *state, const columns *table, const columns *own, float size)
{
    if (!state->grid || own->count < 2)
        return false;
    const column *value = &own->items[own->count - 1], *label = value - 1;
    if (value->x0 - label->x1 < 1.5F * size)
        return false;
    for (size_t i = 0; i < table->count; i++) {
        const column *at = &table->items[i];
        bool reaches_on =
            i + 1 < table->count && label->x0 < at->x1 && label->x1 + 0.6F * size > table->items[i + 1].x0;
        if (reaches_on || (label->x0 >= at->x0 && value->x0 < at->x1 + 0.6F * size))
            return true;
    }
    return false;
}

// Grows the region downwards from its seed as far as its columns stay apart.
static void grow_down(const og_layout_state *state, region *table, size_t end)
{
    size_t last = table->first;
    columns tentative = table->columns;
    for (size_t i = table->first + 1; i < end; i++) {
        const og_line *line = &state->lines.items[i], *above = &state->lines.items[i - 1],
                      *accepted = &state->lines.items[last];
        columns own, merged = tentative;
        if (line->skip || stands_alone(line) || line->base - accepted->base > 4.2F * line->size * state->pitch ||
            line->base - above->base > 3.4F * line->size * state->pitch)
            break;
        if (!line_columns(state, line, &own) || is_ragged(state, &table->columns, &own, line->size) ||
            !merge_columns(state, &merged, &own, line->size) || merged.count < 2 || merged.count + 1 < tentative.count)
            break;
        bool multiple = own.count >= 2 || side_by_side(state, above, line) ||
                        (i + 1 < end && !state->lines.items[i + 1].skip && side_by_side(state, line, line + 1));
        bool wraps = i == last + 1 && line->base - accepted->base < 1.3F * line->size * state->pitch &&
                     fabsf(line->size - accepted->size) < 0.1F * line->size && line->bold == accepted->bold &&
                     !line->marker;
        tentative = merged;
        if (multiple || wraps) {
            last = i;
            table->columns = merged;
        }
    }
    table->end = last + 1;
}

// Takes in the lines above the seed that belong to its first row: halves of a centred cell, or the first line of a
// label.
static void grow_up(const og_layout_state *state, region *table, size_t first)
{
    while (table->first > first) {
        const og_line *line = &state->lines.items[table->first - 1], *below = &state->lines.items[table->first];
        columns own, merged = table->columns;
        bool right = line->x0 >= table->columns.items[1].x0 - 2 * line->size;
        bool label = line->x1 < table->columns.items[1].x0 && og_line_opens_lower(state, below) &&
                     fabsf(line->size - below->size) < 0.1F * line->size && line->bold == below->bold;
        if (line->skip || stands_alone(line) || below->base - line->base > 1.35F * line->size * state->pitch ||
            !(right || label) || !line_columns(state, line, &own) || own.count > 1 ||
            !merge_columns(state, &merged, &own, line->size) || merged.count < table->columns.count)
            break;
        table->columns = merged;
        table->first--;
    }
}

static bool cells_are_columns(const og_layout_state *state, const og_line *line, columns *out)
{
    for (size_t i = 0; i < line->count; i++) {
        const og_fragment *cell = &state->fragments.items[line->first + i];
        if (!push_column(out, cell->x0, cell->x1))
            return false;
    }
    return true;
}

static bool find_region(const og_layout_state *state, size_t first, size_t seed, size_t end, region *out)
{
    const og_line *line = &state->lines.items[seed];
    *out = (region){.first = seed, .end = seed + 1};
    if (stands_alone(line))
        return cells_are_columns(state, line, &out->columns);
    if (!line_columns(state, line, &out->columns))
        return false;
    columns next;
    if (out->columns.count < 2 && line_columns(state, line + 1, &next))
        merge_columns(state, &out->columns, &next, line->size);
    if (out->columns.count < 2)
        return false;
    grow_down(state, out, end);
    grow_up(state, out, first);
    if (out->end - out->first > 1)
        return true;
    float gap = out->columns.items[1].x0 - out->columns.items[0].x1;
    return gap > 2.5F * line->size;
}

static size_t column_of(const columns *all, const og_fragment *fragment)
{
    size_t i = 0;
    while (i + 1 < all->count && fragment->x0 >= all->items[i + 1].x0 - 0.1F)
        i++;
    return i;
}

// ---- columns of prose ----

typedef struct column_use {
    size_t lines;
    size_t bytes;
    size_t markers;
} column_use;

static void measure_use(const og_layout_state *state, const region *table, column_use use[MOST_COLUMNS])
{
    for (size_t i = table->first; i < table->end; i++) {
        const og_line *line = &state->lines.items[i];
        size_t seen = SIZE_MAX;
        for (size_t k = 0; k < line->count; k++) {
            const og_fragment *fragment = &state->fragments.items[line->first + k];
            size_t at = column_of(&table->columns, fragment);
            use[at].bytes += fragment->text.len;
            use[at].lines += at != seen;
            use[at].markers += at != seen && og_marker_length(fragment->text, true) > 0;
            seen = at;
        }
    }
}

// Side by side stand two runs of prose, not the cells of a table: long lines on both sides, and lists or many of them.
static bool is_prose(const og_layout_state *state, const region *table)
{
    column_use use[MOST_COLUMNS] = {{0}};
    if (table->columns.count != 2)
        return false;
    measure_use(state, table, use);
    size_t fewer = use[0].lines < use[1].lines ? use[0].lines : use[1].lines;
    bool long_lines = use[0].bytes > 24 * use[0].lines && use[1].bytes > 24 * use[1].lines;
    bool lists = use[0].markers && use[1].markers;
    return long_lines && (lists ? fewer >= 2 : fewer >= 12);
}

// One new line for each line of the region that has fragments in the column.
static og_status prose_column(og_layout_state *state, const region *table, size_t which)
{
    for (size_t i = table->first; i < table->end; i++) {
        og_line line = state->lines.items[i];
        size_t first = line.first, count = 0;
        for (size_t k = 0; k < line.count; k++) {
            if (column_of(&table->columns, &state->fragments.items[line.first + k]) != which)
                continue;
            if (!count)
                first = line.first + k;
            count++;
        }
        if (!count)
            continue;
        const og_fragment *opening = &state->fragments.items[first], *closing = opening + count - 1;
        line.first = first;
        line.count = count;
        line.x0 = opening->x0;
        line.x1 = closing->x1;
        line.right = table->columns.items[which].x1;
        line.marker = og_marker_length(opening->text, count > 1);
        line.text_x0 = line.marker == opening->text.len && count > 1 ? opening[1].x0 : opening->x0;
        OG_TRY(og_vec_push(state->arena, &state->lines, line));
        OG_TRY(og_vec_push(state->arena, &state->flow, (og_flow){.line = state->lines.count - 1, .page = line.page}));
    }
    return OG_OK;
}

// ---- rows ----

// A row in the making: from the line it opens with to the one before the next.
static bool band_ends(const og_layout_state *state, const region *table, size_t index, size_t rules)
{
    const og_line *line = &state->lines.items[index], *above = line - 1;
    column extent = {table->columns.items[0].x0, table->columns.items[table->columns.count - 1].x1};
    float step = line->base - above->base;
    if (rules >= 2)
        return rule_between(state, line->page, above->base - 0.3F * above->size, line->base - 0.3F * line->size,
                            &extent);
    return step > 1.4F * state->pitch * fminf(line->size, above->size);
}

static size_t count_rules(const og_layout_state *state, const region *table)
{
    size_t rules = 0;
    column extent = {table->columns.items[0].x0, table->columns.items[table->columns.count - 1].x1};
    for (size_t i = table->first + 1; i < table->end; i++) {
        const og_line *line = &state->lines.items[i], *above = line - 1;
        rules +=
            rule_between(state, line->page, above->base - 0.3F * above->size, line->base - 0.3F * line->size, &extent);
    }
    return rules;
}

// Whether the first word of a fragment would have fitted behind `above`, in a column that ends at `right`: the line
// does not go on from it.
static bool had_room(const og_fragment *above, const og_fragment *own, float right, float size)
{
    og_str text = og_str_trim(own->text);
    size_t word = og_str_find_byte(text, ' ', 0);
    if (word == SIZE_MAX)
        return false;
    return above->x1 + (own->x1 - own->x0) * (float)word / (float)text.len + 2 * size < right;
}

// The line has a day, and nothing else, in the last column, and something before it.
static bool has_day(const og_layout_state *state, const region *table, size_t index)
{
    const og_line *line = &state->lines.items[index];
    const og_fragment *last = &state->fragments.items[line->first + line->count - 1];
    og_date day;
    return line->count > 1 && column_of(&table->columns, last) + 1 == table->columns.count &&
           column_of(&table->columns, last - 1) < column_of(&table->columns, last) && og_date_is_all(last->text, &day);
}

// The line has something else in its last column: "Due date".
static bool heads_last_column(const og_layout_state *state, const region *table, size_t index)
{
    const og_line *line = &state->lines.items[index];
    const og_fragment *last = &state->fragments.items[line->first + line->count - 1];
    return column_of(&table->columns, last) + 1 == table->columns.count && !has_day(state, table, index);
}

// The line has a sentence of its own in the first cell: that above ended one, and had room for more.
static bool opens_paragraph(const og_layout_state *state, const region *table, size_t index, float right)
{
    const og_line *line = &state->lines.items[index];
    const og_fragment *own = &state->fragments.items[line->first],
                      *above = &state->fragments.items[state->lines.items[index - 1].first];
    og_str text = og_str_trim(above->text);
    bool closed = og_text_is_closed(text) || og_str_ends(text, OG_STR(")"));
    return line->count == 1 && !column_of(&table->columns, own) && closed && own->text.len &&
           og_is_upper(own->text.ptr[0]) && had_room(above, own, right, line->size);
}

// Whether the day in line `index` stands on the first line of its row: below what heads its column, or at the top of
// the table in a row that goes on.
static bool is_on_top(const og_layout_state *state, const region *table, size_t index)
{
    if (index > table->first)
        return heads_last_column(state, table, index - 1);
    return index + 1 < table->end && state->lines.items[index + 1].count == 1;
}

// Whether line `index` opens with a small letter: it goes on from the one above, or stands in a list of what somebody
// "must:".
static bool opens_lower(const og_layout_state *state, size_t index)
{
    return og_text_opens_lower(og_str_trim(state->fragments.items[state->lines.items[index].first].text));
}

// Tells tables of what must be done from others, and where the text below begins that nothing parts from the last row.
static void find_days(const og_layout_state *state, region *table)
{
    size_t last = table->end;
    float right = 0;
    bool lower = false; // rows may open with a small letter
    for (size_t i = table->first; i < table->end; i++) {
        if (!has_day(state, table, i))
            continue;
        bool first = last == table->end;
        lower = first ? opens_lower(state, i) : lower;
        if (first ? !is_on_top(state, table, i) : opens_lower(state, i) && !lower)
            return; // days are centred in their rows
        last = i;
    }
    table->dated = last < table->end;
    for (size_t i = table->first; i < table->end && table->dated; i++) {
        if (i > last && opens_paragraph(state, table, i, right))
            table->end = i;
        else
            right = fmaxf(right, state->fragments.items[state->lines.items[i].first].x1);
    }
}

// The line has its first cell alone, and there was room for its first word on the line above: no cell that wraps.
static bool opens_short_row(const og_layout_state *state, const region *table, size_t index)
{
    const og_line *line = &state->lines.items[index], *above = line - 1;
    const og_fragment *own = &state->fragments.items[line->first], *before = &state->fragments.items[above->first];
    og_str text = og_str_trim(own->text);
    bool beside = above->count > 1 && column_of(&table->columns, &state->fragments.items[above->first + 1]) > 0;
    if (line->count != 1 || !beside || !text.len || !og_is_upper(text.ptr[0]) || column_of(&table->columns, own) ||
        column_of(&table->columns, before))
        return false;
    return had_room(before, own, table->columns.items[0].x1, line->size);
}

// Where rows stand close together, a line opens a row when all its cells begin with a capital or a figure, or when the
// first does and the line above completed a row.
static bool opens_row(const og_layout_state *state, const region *table, size_t index)
{
    const og_line *line = &state->lines.items[index];
    size_t cells = 0, seen = SIZE_MAX;
    if (line->row != OG_TEXT_NO_ROW || (table->dated && has_day(state, table, index)))
        return true;
    for (size_t k = 0; k < line->count; k++) {
        const og_fragment *fragment = &state->fragments.items[line->first + k];
        size_t at = column_of(&table->columns, fragment);
        og_str text = og_str_trim(fragment->text);
        if (at == seen)
            continue;
        seen = at;
        cells++;
        if (text.len && og_is_lower(text.ptr[0]))
            return false;
    }
    return cells >= 2 || opens_short_row(state, table, index);
}

// Adds what stands in one column of some lines to the open row. `lead` of the first piece; of the next one behind.
static og_status add_cell(og_layout_state *state, const columns *all, size_t at, const og_drawn_row *piece,
                          og_lead *lead)
{
    for (size_t i = piece->first; i < og_cell_end(piece, at); i++) {
        const og_line *line = &state->lines.items[i];
        bool joins = true;
        for (size_t k = 0; k < line->count && !line->skip; k++) {
            if (column_of(all, &state->fragments.items[line->first + k]) != at)
                continue;
            og_lead own = *lead == OG_LEAD_CELL ? OG_LEAD_CELL : joins ? OG_LEAD_JOIN : OG_LEAD_SPACE;
            OG_TRY(og_vec_push(state->arena, &state->parts, (og_part){line->first + k, 0, own}));
            *lead = OG_LEAD_JOIN;
            joins = false;
        }
    }
    return OG_OK;
}

// The cells of one row: the fragments of its lines column by column. A row that runs over pages has a piece on each.
static og_status add_row(og_layout_state *state, const columns *all, const og_drawn_row *pieces, size_t count)
{
    og_flow row = {.line = SIZE_MAX, .first_part = state->parts.count, .page = state->lines.items[pieces->first].page};
    for (size_t at = 0; at < all->count; at++) {
        og_lead lead = OG_LEAD_CELL;
        for (size_t i = 0; i < count; i++)
            OG_TRY(add_cell(state, all, at, &pieces[i], &lead));
        if (lead == OG_LEAD_CELL)
            OG_TRY(og_vec_push(state->arena, &state->parts, (og_part){SIZE_MAX, 0, OG_LEAD_CELL}));
    }
    row.part_count = state->parts.count - row.first_part;
    return og_vec_push(state->arena, &state->flow, row);
}

static og_status add_table(og_layout_state *state, const region *table)
{
    size_t rules = count_rules(state, table), first = table->first;
    for (size_t i = first + 1; i <= table->end; i++) {
        bool ends = i == table->end || band_ends(state, table, i, rules);
        ends = ends || opens_row(state, table, i);
        if (ends) {
            OG_TRY(add_row(state, &table->columns, &(og_drawn_row){.first = first, .end = i}, 1));
            first = i;
        }
    }
    return OG_OK;
}

static og_status add_lines(og_layout_state *state, size_t first, size_t end)
{
    for (size_t i = first; i < end; i++)
        if (!state->lines.items[i].skip)
            OG_TRY(og_vec_push(state->arena, &state->flow, (og_flow){.line = i, .page = state->lines.items[i].page}));
    return OG_OK;
}

// The first table at or after line `at`; false when there is none before `end`.
static bool next_table(const og_layout_state *state, size_t at, size_t end, region *out)
{
    for (size_t seed = at; seed < end; seed++)
        if (!state->lines.items[seed].skip && is_seed(state, seed, end) && find_region(state, at, seed, end, out)) {
            find_days(state, out);
            return true;
        }
    return false;
}

static og_status add_prose(og_layout_state *state, const region *table)
{
    for (size_t which = 0; which < table->columns.count; which++)
        OG_TRY(prose_column(state, table, which));
    return OG_OK;
}

// Adds lines of one page that are in no drawn table.
static og_status add_open_lines(og_layout_state *state, size_t at, size_t end)
{
    region table;
    while (next_table(state, at, end, &table)) {
        OG_TRY(add_lines(state, at, table.first));
        OG_TRY(is_prose(state, &table) ? add_prose(state, &table) : add_table(state, &table));
        at = table.end;
    }
    return add_lines(state, at, end);
}

// Adds the row at `index` of the drawn ones with the pieces that run on.
static og_status add_drawn(og_layout_state *state, size_t index)
{
    const og_drawn_row *row = &state->drawn.items[index];
    region table = {.first = row->first, .end = row->end};
    size_t count = 1;
    while (index + count < state->drawn.count && row[count].runs_on)
        count++;
    for (size_t i = 0; i < row->cells; i++) {
        const float *bounds = &state->bounds.items[row->first_bound + i];
        push_column(&table.columns, bounds[0], bounds[1]);
    }
    return count == 1 && is_prose(state, &table) ? add_prose(state, &table)
                                                 : add_row(state, &table.columns, row, count);
}

og_status og_layout_flow(og_layout_state *state)
{
    size_t count = state->lines.count; // columns of prose append lines beyond it
    for (size_t i = 0, drawn = 0; i < count;) {
        size_t next = drawn < state->drawn.count ? state->drawn.items[drawn].first : count, end = i;
        while (end < next && state->lines.items[end].page == state->lines.items[i].page)
            end++;
        OG_TRY(add_open_lines(state, i, end));
        i = end;
        if (i != next || drawn == state->drawn.count)
            continue;
        if (!state->drawn.items[drawn].runs_on)
            OG_TRY(add_drawn(state, drawn));
        i = state->drawn.items[drawn++].end;
    }
    return OG_OK;
}
