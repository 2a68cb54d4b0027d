// SPDX-License-Identifier: MIT
// Layout: rows of tables whose cells are drawn as boxes. Where lines enclose each cell, its text is what stands inside
// them, however close its neighbour is; tables.c guesses from white space where none are drawn.
#include "read/layout.h"

#include "base/str.h"
#include "read/prose.h"

#include <math.h>
#include <stdlib.h>

enum { MOST_LINES = 256, MOST_CELLS = 32 }; // drawn lines of a page, either way: a chart's are more than a table's

static const float NEAR = 2;       // points: so far apart are pieces of one line
static const float NARROWEST = 12; // points: of a cell

// A drawn line: level at the height `at`, or upright at the place `at`.
typedef struct stroke {
    float at;
    float from, to;
} stroke;

typedef struct strokes {
    stroke *items;
    size_t count;
} strokes;

// The drawn lines of a page.
typedef struct page_lines {
    strokes level;
    strokes upright;
} page_lines;

static int by_at(const void *a, const void *b)
{
    const stroke *one = a, *two = b;
    return (one->at > two->at) - (one->at < two->at);
}

static int by_at_and_from(const void *a, const void *b)
{
    const stroke *one = a, *two = b;
    return one->at != two->at ? by_at(a, b) : (one->from > two->from) - (one->from < two->from);
}

// Makes one line of the pieces that continue each other: the sides of a thin box, the borders of neighbouring cells.
static void join_pieces(strokes *lines)
{
    size_t kept = 0;
    if (!lines->count)
        return;
    qsort(lines->items, lines->count, sizeof *lines->items, by_at);
    float at = lines->items[0].at;
    for (size_t i = 0; i < lines->count; i++) {
        if (lines->items[i].at > at + NEAR)
            at = lines->items[i].at;
        lines->items[i].at = at;
    }
    qsort(lines->items, lines->count, sizeof *lines->items, by_at_and_from);
    for (size_t i = 1; i < lines->count; i++) {
        stroke *last = &lines->items[kept], piece = lines->items[i];
        if (piece.at == last->at && piece.from <= last->to + NEAR)
            last->to = fmaxf(last->to, piece.to);
        else
            lines->items[++kept] = piece;
    }
    lines->count = kept + 1;
}

// Takes a line whose places are numbers that a page can have.
static void take(strokes *to, float at, float from, float end)
{
    enum { FARTHEST = 100000 };
    if (fabsf(at) <= FARTHEST && fabsf(from) <= FARTHEST && fabsf(end) <= FARTHEST)
        to->items[to->count++] = (stroke){at, fminf(from, end), fmaxf(from, end)};
}

static og_status page_strokes(og_arena *arena, size_t most, strokes *out)
{
    *out = (strokes){.items = og_arena_alloc_array(arena, most + 1, sizeof *out->items)};
    return out->items ? OG_OK : OG_NO_MEMORY;
}

static og_status level_lines(const og_layout_state *state, uint32_t page, strokes *out)
{
    size_t first = state->rules_of_page[page], end = state->rules_of_page[page + 1];
    OG_TRY(page_strokes(state->arena, end - first, out));
    for (size_t i = first; i < end; i++) {
        const og_rule *rule = &state->printed->rules.items[i];
        take(out, rule->y, rule->x0, rule->x1);
    }
    join_pieces(out);
    return OG_OK;
}

static og_status upright_lines(const og_layout_state *state, size_t first, size_t end, strokes *out)
{
    OG_TRY(page_strokes(state->arena, end - first, out));
    for (size_t i = first; i < end; i++) {
        const og_upright *upright = &state->printed->uprights.items[i];
        take(out, upright->x, upright->y0, upright->y1);
    }
    join_pieces(out);
    return OG_OK;
}

// ---- boxes ----

// What a row is drawn as: between two level lines of the same length, cut into cells by upright ones.
typedef struct box_row {
    size_t above, below; // the level lines
    float y0, y1;
    float bounds[MOST_CELLS + 1];
    size_t cells;
    uint32_t divided; // bit by cell: level lines divide it into rows, which the other cells span
} box_row;

static bool same_extent(const stroke *a, const stroke *b)
{
    return fabsf(a->from - b->from) <= NEAR && fabsf(a->to - b->to) <= NEAR;
}

// False when there are too many cells.
static bool cut_cells(const strokes *upright, const stroke *above, const stroke *below, box_row *row)
{
    row->y0 = above->at;
    row->y1 = below->at;
    row->bounds[0] = above->from;
    for (size_t i = 0; i < upright->count; i++) {
        const stroke *line = &upright->items[i];
        bool crosses = line->from <= row->y0 + NEAR && line->to >= row->y1 - NEAR;
        if (!crosses || line->at < row->bounds[row->cells] + NARROWEST || line->at > above->to - NARROWEST)
            continue;
        if (row->cells + 1 == MOST_CELLS)
            return false;
        row->bounds[++row->cells] = line->at;
    }
    row->bounds[++row->cells] = above->to;
    return true;
}

// The cells that a level line divides, as bits.
static uint32_t cells_under(const box_row *row, const stroke *line)
{
    uint32_t cells = 0;
    for (size_t i = 0; i < row->cells && line->at > row->y0; i++)
        if (line->from <= row->bounds[i] + NEAR && line->to >= row->bounds[i + 1] - NEAR)
            cells |= 1U << i;
    return cells;
}

// The row of at least two cells that opens below a level line.
static bool row_below(const page_lines *lines, size_t above, box_row *row)
{
    const stroke *level = lines->level.items;
    size_t below = above + 1;
    while (below < lines->level.count && !same_extent(&level[above], &level[below]))
        below++;
    *row = (box_row){.above = above, .below = below};
    if (below == lines->level.count || !cut_cells(&lines->upright, &level[above], &level[below], row) || row->cells < 2)
        return false;
    for (size_t i = above + 1; i < below; i++) {
        uint32_t cells = cells_under(row, &level[i]);
        if (cells && row->divided && cells != row->divided)
            return false;
        row->divided |= cells;
    }
    return true;
}

// ---- the text inside ----

static size_t cell_of(const float *bounds, size_t cells, const og_fragment *fragment)
{
    size_t cell = 0;
    while (cell + 1 < cells && fragment->x0 >= bounds[cell + 1] - 0.1F)
        cell++;
    return cell;
}

static bool stays_in_cells(const og_layout_state *state, const box_row *row, const og_line *line)
{
    for (size_t i = 0; i < line->count; i++) {
        const og_fragment *fragment = &state->fragments.items[line->first + i];
        size_t cell = cell_of(row->bounds, row->cells, fragment);
        if (fragment->x0 < row->bounds[cell] - NEAR || fragment->x1 > row->bounds[cell + 1] + NEAR)
            return false;
    }
    return true;
}

static float middle(const og_line *line)
{
    return line->base - 0.3F * line->size;
}

// The cells that hold text of the lines, as bits.
static uint32_t filled_cells(const og_layout_state *state, const box_row *row, size_t first, size_t end)
{
    uint32_t filled = 0;
    for (size_t i = first; i < end; i++)
        for (size_t k = 0; k < state->lines.items[i].count; k++)
            filled |= 1U << cell_of(row->bounds, row->cells, &state->fragments.items[state->lines.items[i].first + k]);
    return filled;
}

// Takes out cells that span rows and are empty: what is beside them is set in from the edge of the table.
static void drop_empty(box_row *row, uint32_t filled)
{
    uint32_t divided = 0;
    size_t kept = 0;
    for (size_t i = 0; i < row->cells; i++) {
        if (!((filled | row->divided) >> i & 1U))
            continue;
        divided |= (row->divided >> i & 1U) << kept;
        row->bounds[kept++] = row->bounds[i];
    }
    row->bounds[kept] = row->bounds[row->cells];
    row->cells = kept;
    row->divided = divided;
}

static og_status push_row(og_layout_state *state, const box_row *row, og_drawn_row kept)
{
    kept.first_bound = state->bounds.count;
    kept.cells = row->cells;
    for (size_t i = 0; i <= row->cells; i++)
        OG_TRY(og_vec_push(state->arena, &state->bounds, row->bounds[i]));
    return og_vec_push(state->arena, &state->drawn, kept);
}

// Keeps the lines from `first` to `end` as one row, or as several where level lines divide some of its cells. The text
// of the other cells stands in the first of them.
static og_status keep_lines(og_layout_state *state, const page_lines *lines, box_row *row, size_t first, size_t end)
{
    if (row->divided)
        drop_empty(row, filled_cells(state, row, first, end));
    og_drawn_row kept = {.first = first, .end = first, .spanning = row->divided ? ~row->divided : 0, .span_end = end};
    for (size_t i = row->above + 1; i < row->below && row->divided; i++) {
        if (!cells_under(row, &lines->level.items[i]))
            continue;
        while (kept.end < end && middle(&state->lines.items[kept.end]) < lines->level.items[i].at)
            kept.end++;
        if (kept.end == kept.first)
            continue;
        OG_TRY(push_row(state, row, kept));
        kept.first = kept.span_end = kept.end;
    }
    kept.end = end;
    return kept.first < end ? push_row(state, row, kept) : OG_OK;
}

// Keeps the row if all text at its height stands in its cells. *at: the first line that no row has taken.
static og_status keep_row(og_layout_state *state, const page_lines *lines, box_row *row, size_t *at, size_t end)
{
    while (*at < end && middle(&state->lines.items[*at]) <= row->y0)
        ++*at;
    size_t first = *at, last = first;
    for (; last < end && middle(&state->lines.items[last]) < row->y1; last++)
        if (!stays_in_cells(state, row, &state->lines.items[last]))
            return OG_OK;
    *at = last;
    return keep_lines(state, lines, row, first, last);
}

static og_status note_lost_lines(const og_layout_state *state)
{
    return og_builder_notice(state->builder, OG_STR("reader-limit"),
                             OG_STR("a page has more drawn lines than are looked at: cells of tables there are told "
                                    "by the white space between them"));
}

static og_status page_rows(og_layout_state *state, const page_lines *lines, size_t first, size_t end)
{
    if (lines->level.count > MOST_LINES || lines->upright.count > MOST_LINES)
        return note_lost_lines(state);
    for (size_t i = 0; i < lines->level.count; i++) {
        box_row row;
        if (row_below(lines, i, &row))
            OG_TRY(keep_row(state, lines, &row, &first, end));
    }
    return OG_OK;
}

// ---- rows that run over a page ----

// How a cell stands to the one below it on the next page.
typedef enum passage { PASSAGE_NONE, PASSAGE_POSSIBLE, PASSAGE_SURE } passage;

// The first or last fragment of a cell; NULL: empty.
static const og_fragment *fragment_of(const og_layout_state *state, const og_drawn_row *row, size_t cell, bool last)
{
    const float *bounds = &state->bounds.items[row->first_bound];
    const og_fragment *found = NULL;
    for (size_t i = row->first; i < og_cell_end(row, cell) && (last || !found); i++) {
        const og_line *line = &state->lines.items[i];
        for (size_t k = 0; k < line->count && !line->skip && (last || !found); k++)
            if (cell_of(bounds, row->cells, &state->fragments.items[line->first + k]) == cell)
                found = &state->fragments.items[line->first + k];
    }
    return found;
}

// The first word of `next` had room behind `last`.
static bool had_room(const og_fragment *last, const og_fragment *next, float left, float right)
{
    og_str text = og_str_trim(next->text);
    size_t word = og_str_find_byte(text, ' ', 0);
    float part = text.len ? (float)(word == SIZE_MAX ? text.len : word) / (float)text.len : 0;
    float margin = fmaxf(0, fminf(next->x0 - left, NARROWEST));
    return last->x1 + 0.3F * last->size + part * (next->x1 - next->x0) <= right - margin;
}

static passage cell_passage(const og_layout_state *state, const og_drawn_row *above, const og_drawn_row *below,
                            size_t cell)
{
    const og_fragment *last = fragment_of(state, above, cell, true), *next = fragment_of(state, below, cell, false);
    const float *bounds = &state->bounds.items[below->first_bound + cell];
    if (!next)
        return PASSAGE_POSSIBLE;
    if (!last)
        return PASSAGE_NONE;
    og_str text = og_str_trim(last->text);
    bool closed = og_text_is_closed(text) || og_str_ends(text, OG_STR(";"));
    bool room = had_room(last, next, bounds[0], bounds[1]);
    if (og_marker_length(next->text, true))
        return PASSAGE_POSSIBLE;
    if (!closed && (!room || og_text_opens_lower(og_str_trim(next->text))))
        return PASSAGE_SURE;
    return room ? PASSAGE_NONE : PASSAGE_POSSIBLE;
}

static bool runs_over(const og_layout_state *state, const og_drawn_row *above, const og_drawn_row *below)
{
    bool sure = false;
    if (above->cells != below->cells)
        return false;
    for (size_t i = 0; i <= above->cells; i++)
        if (fabsf(state->bounds.items[above->first_bound + i] - state->bounds.items[below->first_bound + i]) > NEAR)
            return false;
    for (size_t i = 0; i < above->cells; i++) {
        passage found = cell_passage(state, above, below, i);
        if (found == PASSAGE_NONE)
            return false;
        sure = sure || found == PASSAGE_SURE;
    }
    return sure;
}

// Marks the rows that go on at the top of a page with what the row before, at the foot of the page before, began.
static void join_rows(og_layout_state *state)
{
    for (size_t i = 1; i < state->drawn.count; i++) {
        const og_drawn_row *above = &state->drawn.items[i - 1];
        og_drawn_row *below = &state->drawn.items[i];
        size_t between = above->end;
        while (between < below->first && state->lines.items[between].skip)
            between++;
        bool next_page = state->lines.items[above->first].page + 1 == state->lines.items[below->first].page;
        below->runs_on = next_page && between == below->first && runs_over(state, above, below);
    }
}

og_status og_layout_drawn(og_layout_state *state)
{
    size_t upright = 0, line = 0;
    const og_printed *printed = state->printed;
    if (printed->lines_lost)
        OG_TRY(note_lost_lines(state));
    for (uint32_t page = 0; page < printed->pages.count; page++) {
        size_t first_upright = upright, first = line;
        page_lines lines;
        while (upright < printed->uprights.count && printed->uprights.items[upright].page <= page)
            upright++;
        while (line < state->lines.count && state->lines.items[line].page <= page)
            line++;
        if (upright == first_upright || line == first)
            continue;
        OG_TRY(level_lines(state, page, &lines.level));
        OG_TRY(upright_lines(state, first_upright, upright, &lines.upright));
        OG_TRY(page_rows(state, &lines, first, line));
    }
    join_rows(state);
    return OG_OK;
}
