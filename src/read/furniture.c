// SPDX-License-Identifier: MIT
// Layout, second step: what pages repeat (headers, footers, page numbers) and footnotes, taken out of the flow.
#include "read/layout.h"

#include "base/str.h"
#include "base/utf8.h"

#include <math.h>
#include <stdlib.h>

// How many lines from the top and the bottom of a page may be furniture.
enum { ZONE_TOP = 4, ZONE_BOTTOM = 5 };

enum { FOOT = 64 }; // places of lines from here on are counted from the foot of the page

typedef struct candidate {
    uint64_t key; // of the line's letters, digits left out
    size_t line;
    bool is_beyond; // the zone: where pages repeat it, they repeat more than furniture
} candidate;

static bool is_page_number(og_str text)
{
    size_t digits = 0, letters = 0;
    for (size_t at = 0, length; at < text.len; at += length) {
        uint32_t code = og_utf8_decode(text, at, &length);
        digits += code < 0x80 && og_is_digit((char)code);
        letters += code >= 0x80 ? !og_code_is_dash(code) && !og_code_is_space(code) : og_is_alpha((char)code) != 0;
    }
    og_str trimmed = og_str_trim(text);
    if (digits && digits <= 4 && !letters && trimmed.len <= 8 && og_str_find_byte(trimmed, '.', 0) == SIZE_MAX &&
        og_str_find_byte(trimmed, '/', 0) == SIZE_MAX)
        return true;
    return og_str_starts_fold(trimmed, OG_STR("page ")) && digits && trimmed.len <= 16;
}

// FNV-1a of the letters of a line under folding and of its place: furniture stands at one height of the page or, in
// text, at one distance from its edge. 0 for a line without letters.
static uint64_t key_of(const og_layout_state *state, const og_line *line, size_t from_edge)
{
    uint64_t key = 14695981039346656037U;
    bool any = false;
    for (size_t i = 0; i < line->count; i++) {
        og_str text = state->fragments.items[line->first + i].text;
        for (size_t at = 0, length; at < text.len; at += length) {
            uint32_t code = og_fold_at(text, at, &length);
            if (code == ' ' || (code < 0x80 && og_is_digit((char)code)))
                continue;
            any = any || code >= 0x80 || og_is_alpha((char)code);
            key = (key ^ code) * 1099511628211U;
        }
    }
    uint64_t place = state->grid ? from_edge : (uint64_t)lrintf(fminf(fmaxf(line->base, 0), 1e6F));
    return any ? (key ^ place) * 1099511628211U : 0;
}

// The whole line is one fragment (or all of them) that numbers the page.
static bool line_is_page_number(const og_layout_state *state, const og_line *line)
{
    return line->count == 1 && is_page_number(state->fragments.items[line->first].text);
}

static int by_key(const void *a, const void *b)
{
    const candidate *one = a, *two = b;
    if (one->key != two->key)
        return one->key < two->key ? -1 : 1;
    return (one->line > two->line) - (one->line < two->line);
}

typedef OG_VEC(candidate) candidates;

// True where the line lies so near the page's edge that it may be furniture; unknown for text.
static bool in_margin(const og_layout_state *state, const og_line *line)
{
    float height = state->printed->pages.items[line->page].height;
    return state->grid || height <= 0 || line->bottom < 0.15F * height || line->top > 0.85F * height;
}

static og_status gather_line(og_layout_state *state, candidate line, size_t from_edge, candidates *found)
{
    line.key = key_of(state, &state->lines.items[line.line], from_edge);
    return line.key ? og_vec_push(state->arena, found, line) : OG_OK;
}

// Of text one line more than a header has, page numbers aside, for unmark_text.
static og_status gather(og_layout_state *state, size_t first, size_t end, candidates *found)
{
    size_t numbers = 0; // among the first lines
    for (size_t i = first; i < end; i++) {
        og_line *line = &state->lines.items[i];
        bool edge = i - first < 2 || end - i <= 2;
        if (!in_margin(state, line))
            continue;
        if (edge && line_is_page_number(state, line)) {
            line->skip = true;
            numbers += i - first < ZONE_TOP;
            continue;
        }
        bool is_beyond = i - first >= ZONE_TOP;
        if (!is_beyond || (state->grid && i - first <= ZONE_TOP + numbers))
            OG_TRY(gather_line(state, (candidate){.line = i, .is_beyond = is_beyond}, i - first, found));
        if (end - i <= ZONE_BOTTOM && (state->grid || is_beyond))
            OG_TRY(gather_line(state, (candidate){.line = i}, FOOT + (end - i), found));
    }
    return OG_OK;
}

// Marks the lines of which other pages have the same at their edge. In a long document two are no proof: a heading at
// the top of its page stands in the contents as well.
static void mark_repeated(og_layout_state *state, const candidates *found)
{
    size_t least = state->printed->pages.count > 4 ? 3 : 2;
    for (size_t i = 0; i < found->count;) {
        size_t end = i, pages = 0;
        uint32_t last = UINT32_MAX;
        for (; end < found->count && found->items[end].key == found->items[i].key; end++) {
            uint32_t page = state->lines.items[found->items[end].line].page;
            pages += page != last;
            last = page;
        }
        for (; i < end; i++) {
            og_line *line = &state->lines.items[found->items[i].line];
            line->skip = line->skip || (pages >= least && !found->items[i].is_beyond);
            line->alike = pages > line->alike ? pages : line->alike; // a line of a short page is in both zones
        }
    }
}

// Furniture reaches to the edge of its page: what stands between other lines is none.
static void unmark_inner(og_layout_state *state, size_t first, size_t end)
{
    size_t top = first, bottom = end;
    while (top < end && state->lines.items[top].skip)
        top++;
    while (bottom > top && state->lines.items[bottom - 1].skip)
        bottom--;
    for (size_t i = top; i < bottom; i++)
        state->lines.items[i].skip = false;
}

// Where two pages of text begin with more lines alike than a header has, they begin with the same words, as a form does
// that states its grades twice.
static void unmark_text(og_layout_state *state, size_t first, size_t end)
{
    enum { TWICE = 2 };
    og_line *lines = state->lines.items;
    size_t top = first, shared = 0; // by two pages
    if (!state->grid)
        return;
    for (; top < end && (lines[top].skip || lines[top].alike == TWICE); top++)
        shared += lines[top].alike == TWICE;
    for (size_t i = first; i < top && shared > ZONE_TOP; i++)
        lines[i].skip = lines[i].skip && lines[i].alike != TWICE;
}

// Text without form feeds: lone numbers that count up are page numbers.
static void mark_counted(og_layout_state *state)
{
    size_t last_value = 0, last_line = SIZE_MAX;
    for (size_t i = 1; i < state->lines.count; i++) {
        og_line *line = &state->lines.items[i];
        size_t value;
        bool alone = line->count == 1 && line->base - state->lines.items[i - 1].base > 2 &&
                     og_str_to_size(og_str_trim(state->fragments.items[line->first].text), 999, &value);
        if (!alone)
            continue;
        if (value == last_value + 1 && (value == 1 || last_line != SIZE_MAX)) {
            if (last_line != SIZE_MAX && value >= 2) {
                state->lines.items[last_line].skip = true;
                line->skip = true;
            }
            last_line = i;
            last_value = value;
        }
    }
}

// A footnote opens with its raised digit (PDF) or with its number on a line of its own (text).
static bool opens_footnote(const og_layout_state *state, size_t index, size_t end)
{
    const og_line *line = &state->lines.items[index];
    og_str text = state->fragments.items[line->first].text;
    size_t length;
    if (!text.len)
        return false;
    if (state->grid)
        return line->count == 1 && text.len <= 2 && og_is_digit(text.ptr[0]) && index + 1 < end &&
               state->lines.items[index + 1].base - line->base < 1.3F;
    bool superscript = og_code_is_superscript(og_utf8_decode(text, 0, &length));
    bool small_digit = og_is_digit(text.ptr[0]) && line->count > 1 && text.len <= 2 &&
                       state->fragments.items[line->first].size < 0.8F * line->size;
    return (superscript || small_digit) && line->size < 0.96F * state->body_size;
}

static og_status footnote_chunk(og_layout_state *state, size_t first, size_t end)
{
    const og_line *opening = &state->lines.items[first];
    og_chunk chunk = {.kind = OG_PARAGRAPH,
                      .first_part = state->parts.count,
                      .page = opening->page,
                      .footnote = true,
                      .size = opening->size,
                      .line_count = end - first};
    for (size_t i = first; i < end; i++) {
        og_line *line = &state->lines.items[i];
        line->skip = true;
        for (size_t k = 0; k < line->count; k++) {
            og_lead lead = i == first && k == 0 ? OG_LEAD_NONE : k ? OG_LEAD_SPACE : OG_LEAD_JOIN;
            OG_TRY(og_vec_push(state->arena, &state->parts, (og_part){line->first + k, 0, lead}));
        }
    }
    chunk.part_count = state->parts.count - chunk.first_part;
    return og_vec_push(state->arena, &state->chunks, chunk);
}

// Whether the line at `index` may be where the footnotes of a page begin. In text a number on a line of its own is as
// often a value below others, so white space stands above the first.
static bool begins_footnotes(const og_layout_state *state, size_t first, size_t index, size_t end)
{
    bool apart = index == first || state->lines.items[index].base - state->lines.items[index - 1].base >= 1.3F;
    return opens_footnote(state, index, end) && (!state->grid || apart);
}

// Takes the footnotes at the foot of one page out of the flow.
static og_status take_footnotes(og_layout_state *state, size_t first, size_t end)
{
    enum { MOST_LINES = 24 };
    while (end > first && state->lines.items[end - 1].skip)
        end--;
    size_t top = end;
    for (size_t i = end; i-- > first && end - i <= MOST_LINES;) {
        const og_line *line = &state->lines.items[i];
        if (line->skip || (!state->grid && line->size >= 0.96F * state->body_size && !opens_footnote(state, i, end)))
            break;
        if (begins_footnotes(state, first, i, end))
            top = i;
    }
    if (state->grid && (end - top > MOST_LINES || top < first + (end - first) / 2))
        return OG_OK;
    for (size_t i = top; i < end;) {
        size_t next = i + 1;
        while (next < end && !opens_footnote(state, next, end))
            next++;
        OG_TRY(footnote_chunk(state, i, next));
        i = next;
    }
    return OG_OK;
}

// A chunk of furniture for each skipped line that is no footnote.
static og_status furniture_chunks(og_layout_state *state, size_t first, size_t end)
{
    for (size_t i = first; i < end; i++) {
        const og_line *line = &state->lines.items[i];
        if (!line->skip)
            continue;
        og_chunk chunk = {.kind = OG_FURNITURE,
                          .first_part = state->parts.count,
                          .page = line->page,
                          .part_count = line->count,
                          .line_count = 1,
                          .size = line->size};
        for (size_t k = 0; k < line->count; k++)
            OG_TRY(og_vec_push(state->arena, &state->parts,
                               (og_part){line->first + k, 0, k ? OG_LEAD_SPACE : OG_LEAD_NONE}));
        OG_TRY(og_vec_push(state->arena, &state->chunks, chunk));
    }
    return OG_OK;
}

static size_t page_end(const og_layout_state *state, size_t first)
{
    size_t end = first;
    while (end < state->lines.count && state->lines.items[end].page == state->lines.items[first].page)
        end++;
    return end;
}

og_status og_layout_furniture(og_layout_state *state)
{
    candidates found = {0};
    bool paged = state->printed->pages.count > 1;
    for (size_t i = 0; i < state->lines.count && paged; i = page_end(state, i))
        OG_TRY(gather(state, i, page_end(state, i), &found));
    if (!paged && state->grid)
        mark_counted(state);
    if (found.count)
        qsort(found.items, found.count, sizeof *found.items, by_key);
    mark_repeated(state, &found);
    for (size_t i = 0; i < state->lines.count; i = page_end(state, i)) {
        size_t end = page_end(state, i);
        if (paged) {
            unmark_inner(state, i, end);
            unmark_text(state, i, end);
        }
        OG_TRY(furniture_chunks(state, i, end));
        if (!state->grid || paged)
            OG_TRY(take_footnotes(state, i, end));
    }
    return OG_OK;
}
