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

static bool is_day(const og_layout_state *state, const og_line *line)
{
    return line->count == 1 && og_text_is_day(og_str_trim(og_line_text(state, line, 0)));
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

// Some programs put a blank line between the first line of a paragraph and the others: the sentence goes on behind it.
static bool is_parted(const og_layout_state *state, const og_line *last, const og_line *line)
{
    bool one_blank = line->base - last->base <= 2.28F * state->pitch * line->size;
    return state->grid && one_blank && last->count == 1 && line->count == 1 && og_line_opens_lower(state, line) &&
           !ends_sentence(last_text(state, last)) && last->x1 > last->right - 0.3F * page_width(state, last);
}

// ---- headings that nothing sets apart ----

// A line of the flow; NULL for a row and behind the end.
static const og_line *flow_line(const og_layout_state *state, size_t index)
{
    bool is_line = index < state->flow.count && state->flow.items[index].line != SIZE_MAX;
    return is_line ? &state->lines.items[state->flow.items[index].line] : NULL;
}

static bool opens_block(const og_layout_state *state, const og_line *line)
{
    og_str text = og_str_trim(og_line_text(state, line, 0));
    return line->marker || (text.len && (og_is_upper(text.ptr[0]) || (unsigned char)text.ptr[0] >= 0x80));
}

// The line ends before the next one had to begin, and closes no sentence.
static bool breaks_off(const og_layout_state *state, const og_line *line, const og_line *next)
{
    og_str end = last_text(state, line);
    bool question = end.len && end.ptr[end.len - 1] == '?';
    return line->count == 1 && next->page == line->page && (question || !ends_sentence(end)) &&
           !og_text_is_broken_off(end) && is_short(state, line, next);
}

// How many lines from this one on look like a heading of text without blank lines: one or two, of which the last breaks
// off where something new begins; 0: they do not, or it cannot be told whether one or two.
static size_t head_lines(const og_layout_state *state, size_t index)
{
    const og_line *line = flow_line(state, index), *next = flow_line(state, index + 1);
    if (!line || !next || line->marker || line->count > 1 || !opens_block(state, line))
        return 0;
    og_str text = og_str_trim(og_line_text(state, line, 0));
    if (!og_text_is_headline(text) || og_str_find(text, OG_STR(". "), 0) != SIZE_MAX)
        return 0;
    og_str marker = og_str_trim(og_str_slice(state->fragments.items[next->first].text, 0, next->marker));
    if (next->page == line->page && og_text_heads_number(text, marker))
        return 1;
    const og_line *behind = flow_line(state, index + 2);
    bool one = opens_block(state, next) && breaks_off(state, line, next);
    bool two = behind && !next->marker && next->page == line->page && !ends_sentence(text) &&
               opens_block(state, behind) && breaks_off(state, next, behind);
    if (og_line_opens_lower(state, next) || !is_short(state, line, next))
        return two ? 2 : 0;
    bool doubtful = two && line->x1 >= line->right - 0.3F * page_width(state, line);
    return one && !doubtful;
}

// Nothing of what `last` says goes on in `line`: a sentence or an aside behind it is at an end, or it is a label with
// its value, or the opening of a letter.
static bool is_at_end(const og_layout_state *state, const og_line *last, const og_line *line)
{
    og_str text = og_str_trim(og_line_text(state, last, 0));
    if (ends_sentence(last_text(state, last)) || og_str_ends(last_text(state, last), OG_STR(")")))
        return true;
    return (opens_label(state, last) || og_str_starts(text, OG_STR("Dear "))) && is_short(state, last, line);
}

// The same where it stands behind `chunk`, whose last line is `last`: it must be at an end, or such a heading itself.
static size_t head_behind(const og_layout_state *state, const og_chunk *chunk, const og_line *last, size_t index)
{
    enum { MOST = 3 };
    const og_line *line = flow_line(state, index);
    if (!state->grid || !line)
        return 0;
    bool headed = chunk && chunk->head && chunk->line_count == chunk->head && chunk->heads < MOST;
    return !last || headed || is_at_end(state, last, line) ? head_lines(state, index) : 0;
}

// True when `line` begins a new block after `last`, the last line of the chunk.
static bool starts_block(const og_layout_state *state, const og_chunk *chunk, const og_line *last, const og_line *line)
{
    float step = line->base - last->base;
    if (chunk->head && line->page == last->page && step >= 0 && step <= 1.28F * state->pitch * line->size)
        return chunk->line_count >= chunk->head;
    if (line->page != last->page || step < 0)
        return !runs_on(state, chunk, last, line);
    if (line->marker || !same_type(last, line))
        return true;
    bool large = line->size > 1.12F * state->body_size;
    bool apart = step > 1.28F * state->pitch * line->size && !is_parted(state, last, line);
    if (apart || breaks_by_indent(chunk, last, line, large))
        return true;
    bool ends = ends_sentence(last_text(state, last));
    if (ends && is_whole_paragraph(state, last) && !og_line_opens_lower(state, line))
        return true;
    if (last->bold != line->bold)
        return (chunk->bold && last->bold) || ends || is_short(state, last, line);
    og_str end = last_text(state, last);
    if (og_text_is_broken_off(end) || og_text_divides_word(end, og_line_text(state, line, 0)))
        return false;
    if (is_day(state, last) || is_day(state, line))
        return true;
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
        size_t head = head_behind(state, open ? &chunk : NULL, last, i);
        bool starts = open && !is_row && (starts_block(state, &chunk, last, line) || (head && !chunk.head));
        if (open && (is_row || starts)) {
            OG_TRY(og_vec_push(state->arena, &state->chunks, chunk));
            open = false;
        }
        if (is_row) {
            OG_TRY(add_row(state, flow));
            last = NULL;
            continue;
        }
        if (!open) {
            size_t heads = last && head ? chunk.heads + 1 : head > 0;
            chunk = open_chunk(state, last, line);
            chunk.head = head;
            chunk.heads = heads;
        }
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
           (question || !ends_sentence(end)) && !og_text_is_broken_off(end);
}

// Without white space above, by its shape alone: what stands below it must be running text, or such a heading.
static bool is_bare_heading(const og_layout_state *state, const og_chunk *chunk, const og_chunk *next)
{
    enum { RUNNING = 80 }; // bytes
    if (!chunk->head || chunk->head != chunk->line_count || !next || next->kind == OG_ROW)
        return false;
    bool running =
        chunk_length(state, next) >= RUNNING && (next->line_count > 2 || ends_sentence(chunk_end(state, next)));
    return next->marker.len || running || (next->head && next->kind == OG_HEADING);
}

static bool is_heading(const og_layout_state *state, const og_chunk *chunk, const og_chunk *next)
{
    enum { LONGEST = 240 };
    size_t length = chunk_length(state, chunk);
    if (chunk->kind == OG_ROW || chunk->kind == OG_ITEM || !length || length > LONGEST)
        return false;
    if (state->grid)
        return length <= 160 && (is_text_heading(state, chunk, next) || is_bare_heading(state, chunk, next));
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
    for (size_t i = state->chunks.count; i-- > first;) { // from the end: a heading may be told by the one below it
        og_chunk *chunk = &state->chunks.items[i];
        if (is_heading(state, chunk, i + 1 < state->chunks.count ? chunk + 1 : NULL))
            chunk->kind = OG_HEADING;
    }
    for (size_t i = first; i < state->chunks.count; i++)
        if (state->chunks.items[i].kind == OG_HEADING)
            note_size(sizes, state->chunks.items[i].size);
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
