// SPDX-License-Identifier: MIT
// Layout, last step: the flow of lines becomes paragraphs, items and headings; rows stay rows.
#include "read/layout.h"

#include "base/str.h"
#include "read/prose.h"

#include <math.h>
#include <stdlib.h>

static og_str last_text(const og_layout_state *state, const og_line *line)
{
    return og_str_trim(state->fragments.items[line->first + line->count - 1].text);
}

// Ends a sentence, or a part of one that stands by itself; the number of a footnote aside.
static bool ends_sentence(og_str text)
{
    while (text.len && (unsigned char)text.ptr[text.len - 1] >= 0x80)
        text.len--;
    return og_text_is_closed(text) || og_str_ends(text, OG_STR(";"));
}

static float first_word_width(const og_layout_state *state, const og_line *line)
{
    og_str text = og_str_trim(og_line_text(state, line, 0));
    size_t end = og_str_find_byte(text, ' ', 0);
    size_t letters = end == SIZE_MAX ? text.len : end;
    size_t whole = 0;
    for (size_t i = 0; i < line->count; i++)
        whole += og_line_text(state, line, i).len + 1;
    return whole ? (line->x1 - line->text_x0) * (float)letters / (float)whole : 0;
}

// The line ended although the next one's first word had room behind it.
static bool is_short(const og_layout_state *state, const og_line *line, const og_line *next)
{
    return line->x1 + first_word_width(state, next) + 1.0F * line->size < line->right - 0.5F * line->size;
}

static bool same_type(const og_line *a, const og_line *b)
{
    return fabsf(a->size - b->size) <= 0.08F * fmaxf(a->size, b->size);
}

static float page_width(const og_layout_state *state, const og_line *line)
{
    return fmaxf(line->right, state->body_size * 20);
}

// A block that runs on over a page or a column.
static bool runs_on(const og_layout_state *state, const og_chunk *chunk, const og_line *last, const og_line *line)
{
    bool large = last->size > 1.12F * state->body_size;
    if (line->marker || !same_type(last, line) || last->bold != line->bold || large)
        return false;
    if (!ends_sentence(last_text(state, last)))
        return og_line_opens_lower(state, line) || last->x1 > last->right - 0.2F * page_width(state, last);
    bool hanging = chunk->marker.len && line->x0 > chunk->marker_x0 + line->size;
    return hanging && !is_short(state, last, line) && line->page != last->page;
}

// Opens with a few words and a colon ("Inspection dates: ..."): a label with its value.
static bool opens_label(const og_layout_state *state, const og_line *line)
{
    enum { LONGEST = 40 };
    og_str text = og_str_trim(og_line_text(state, line, 0));
    size_t colon = og_str_find_byte(text, ':', 0);
    return colon != SIZE_MAX && colon <= LONGEST && og_is_upper(text.ptr[0]);
}

static bool breaks_by_indent(const og_chunk *chunk, const og_line *last, const og_line *line, bool large)
{
    if (large)
        return false;
    if (chunk->marker.len && line->x0 < chunk->marker_x0 - 0.5F * line->size)
        return true;
    return line->x0 > last->text_x0 + 1.5F * line->size && !(chunk->line_count == 1 && chunk->marker.len);
}

// In text a line wider than any page is a paragraph of its own, whose lines were joined.
static bool is_whole_paragraph(const og_layout_state *state, const og_line *line)
{
    return state->grid && line->count == 1 && line->x1 > OG_WIDEST_WRAP * OG_COLUMN;
}

// True when `line` begins a new block after `last`, the last line of the chunk.
static bool starts_block(const og_layout_state *state, const og_chunk *chunk, const og_line *last, const og_line *line)
{
    float step = line->base - last->base;
    if (line->page != last->page || step < 0)
        return !runs_on(state, chunk, last, line);
    if (line->marker || !same_type(last, line))
        return true;
    bool large = line->size > 1.12F * state->body_size;
    if (step > 1.28F * state->pitch * line->size || breaks_by_indent(chunk, last, line, large))
        return true;
    bool ends = ends_sentence(last_text(state, last));
    if (ends && is_whole_paragraph(state, last) && !og_line_opens_lower(state, line))
        return true;
    if (last->bold != line->bold)
        return (chunk->bold && last->bold) || ends || is_short(state, last, line);
    if (og_text_is_broken_off(last_text(state, last)))
        return false;
    if (opens_label(state, line) && (large || is_short(state, last, line)))
        return true;
    if (large || !is_short(state, last, line))
        return false;
    if (ends)
        return true;
    return last->x1 < last->right - 0.3F * page_width(state, last) && !og_line_opens_lower(state, line);
}

static og_status add_line_parts(og_layout_state *state, og_chunk *chunk, const og_line *line)
{
    for (size_t k = 0; k < line->count; k++) {
        const og_fragment *fragment = &state->fragments.items[line->first + k];
        size_t skip = k == 0 && chunk->line_count == 0 && chunk->marker.len ? line->marker : 0;
        if (skip == fragment->text.len)
            continue;
        bool opens = state->parts.count == chunk->first_part;
        og_lead lead = opens ? OG_LEAD_NONE : k ? OG_LEAD_SPACE : OG_LEAD_JOIN;
        OG_TRY(og_vec_push(state->arena, &state->parts, (og_part){line->first + k, skip, lead}));
    }
    chunk->line_count++;
    chunk->part_count = state->parts.count - chunk->first_part;
    chunk->bold = chunk->bold && line->bold;
    return OG_OK;
}

static og_chunk open_chunk(const og_layout_state *state, const og_line *last, const og_line *line)
{
    og_chunk chunk = {.kind = OG_PARAGRAPH,
                      .first_part = state->parts.count,
                      .page = line->page,
                      .size = line->size,
                      .bold = true,
                      .right = line->right,
                      .marker_x0 = line->x0};
    if (line->marker) {
        chunk.marker = og_str_trim(og_str_slice(state->fragments.items[line->first].text, 0, line->marker));
        bool number = chunk.marker.len && (og_is_digit(chunk.marker.ptr[0]) || chunk.marker.ptr[0] == '(');
        chunk.kind = number ? OG_PARAGRAPH : OG_ITEM;
    }
    chunk.gap_before = !last || last->page != line->page || line->base - last->base > 1.28F * state->pitch * line->size;
    return chunk;
}

static og_status add_row(og_layout_state *state, const og_flow *row)
{
    og_chunk chunk = {.kind = OG_ROW, .first_part = row->first_part, .part_count = row->part_count, .page = row->page};
    return og_vec_push(state->arena, &state->chunks, chunk);
}

static og_status make_chunks(og_layout_state *state)
{
    const og_line *last = NULL;
    og_chunk chunk = {0};
    bool open = false;
    for (size_t i = 0; i < state->flow.count; i++) {
        const og_flow *flow = &state->flow.items[i];
        bool is_row = flow->line == SIZE_MAX;
        const og_line *line = is_row ? NULL : &state->lines.items[flow->line];
        if (open && (is_row || starts_block(state, &chunk, last, line))) {
            OG_TRY(og_vec_push(state->arena, &state->chunks, chunk));
            open = false;
        }
        if (is_row) {
            OG_TRY(add_row(state, flow));
            last = NULL;
            continue;
        }
        if (!open)
            chunk = open_chunk(state, last, line);
        open = true;
        OG_TRY(add_line_parts(state, &chunk, line));
        last = line;
    }
    return open ? og_vec_push(state->arena, &state->chunks, chunk) : OG_OK;
}

// ---- headings and levels ----

static size_t chunk_length(const og_layout_state *state, const og_chunk *chunk)
{
    size_t length = 0;
    for (size_t i = 0; i < chunk->part_count; i++) {
        const og_part *part = &state->parts.items[chunk->first_part + i];
        if (part->fragment != SIZE_MAX)
            length += state->fragments.items[part->fragment].text.len + 1;
    }
    return length;
}

static og_str chunk_end(const og_layout_state *state, const og_chunk *chunk)
{
    const og_part *part = chunk->part_count ? &state->parts.items[chunk->first_part + chunk->part_count - 1] : NULL;
    return part && part->fragment != SIZE_MAX ? og_str_trim(state->fragments.items[part->fragment].text) : (og_str){0};
}

static bool opens_capital(const og_layout_state *state, const og_chunk *chunk)
{
    const og_part *part = chunk->part_count ? &state->parts.items[chunk->first_part] : NULL;
    if (!part || part->fragment == SIZE_MAX)
        return false;
    og_str text = og_str_trim(og_str_slice(state->fragments.items[part->fragment].text, part->skip, SIZE_MAX));
    return text.len && (og_is_upper(text.ptr[0]) || og_is_digit(text.ptr[0]) || (unsigned char)text.ptr[0] >= 0x80);
}

// In text nothing but its place and shape tells a heading: a short line with white space above that ends no sentence
// and is followed by running text.
static bool is_text_heading(const og_layout_state *state, const og_chunk *chunk, const og_chunk *next)
{
    og_str end = chunk_end(state, chunk);
    bool question = end.len && end.ptr[end.len - 1] == '?';
    return chunk->gap_before && chunk->line_count <= 2 && next && next->kind != OG_ROW &&
           (next->gap_before || next->marker.len || next->line_count >= 2) && opens_capital(state, chunk) &&
           (question || !ends_sentence(end)) && !og_str_ends(end, OG_STR(","));
}

static bool is_heading(const og_layout_state *state, const og_chunk *chunk, const og_chunk *next)
{
    enum { LONGEST = 240 };
    size_t length = chunk_length(state, chunk);
    if (chunk->kind == OG_ROW || chunk->kind == OG_ITEM || !length || length > LONGEST)
        return false;
    if (state->grid)
        return length <= 160 && is_text_heading(state, chunk, next);
    if (chunk->size > 1.12F * state->body_size)
        return true;
    og_str end = chunk_end(state, chunk);
    bool stop = end.len && (end.ptr[end.len - 1] == '.' || end.ptr[end.len - 1] == ',' || end.ptr[end.len - 1] == ';');
    return chunk->bold && chunk->line_count <= 3 && !stop;
}

enum { MOST_SIZES = 5 };

// Keeps the largest heading sizes, largest first.
static void note_size(float sizes[MOST_SIZES], float size)
{
    for (size_t i = 0; i < MOST_SIZES; i++) {
        if (fabsf(sizes[i] - size) < 0.6F)
            return;
        if (size > sizes[i]) {
            for (size_t k = MOST_SIZES - 1; k > i; k--)
                sizes[k] = sizes[k - 1];
            sizes[i] = size;
            return;
        }
    }
}

static uint32_t level_of(const float sizes[MOST_SIZES], float size)
{
    uint32_t level = 1;
    while (level < MOST_SIZES && sizes[level - 1] > size + 0.6F)
        level++;
    return level;
}

static void set_headings(og_layout_state *state, size_t first)
{
    float sizes[MOST_SIZES] = {0};
    for (size_t i = first; i < state->chunks.count; i++) {
        og_chunk *chunk = &state->chunks.items[i];
        if (!is_heading(state, chunk, i + 1 < state->chunks.count ? chunk + 1 : NULL))
            continue;
        chunk->kind = OG_HEADING;
        note_size(sizes, chunk->size);
    }
    for (size_t i = first; i < state->chunks.count; i++) {
        og_chunk *chunk = &state->chunks.items[i];
        if (chunk->kind == OG_HEADING)
            chunk->level = state->grid ? 2 - (i == first) : level_of(sizes, chunk->size);
    }
}

// Items further in than the first of their list are nested in it.
static void set_item_levels(og_layout_state *state, size_t first)
{
    float base = 0;
    for (size_t i = first; i < state->chunks.count; i++) {
        og_chunk *chunk = &state->chunks.items[i];
        if (chunk->kind != OG_ITEM)
            continue;
        bool opens = i == first || state->chunks.items[i - 1].kind != OG_ITEM;
        if (opens || chunk->marker_x0 < base || state->chunks.items[i - 1].page != chunk->page ||
            state->chunks.items[i - 1].right != chunk->right)
            base = chunk->marker_x0;
        chunk->level = chunk->marker_x0 > base + 1.2F * chunk->size ? 2 : 1;
    }
}

og_status og_layout_paragraphs(og_layout_state *state)
{
    size_t first = state->chunks.count;
    OG_TRY(make_chunks(state));
    set_headings(state, first);
    set_item_levels(state, first);
    return OG_OK;
}
