// SPDX-License-Identifier: MIT
// Layout, first step: fragments into printed lines, markers, and the measures of running text.
#include "read/layout.h"

#include "base/str.h"
#include "read/prose.h"

#include <math.h>
#include <stdlib.h>

og_str og_line_text(const og_layout_state *state, const og_line *line, size_t index)
{
    og_str text = state->fragments.items[line->first + index].text;
    return index ? text : og_str_slice(text, line->marker, text.len);
}

bool og_line_opens_lower(const og_layout_state *state, const og_line *line)
{
    return og_text_opens_lower(og_str_trim(og_line_text(state, line, 0)));
}

static float base_of(const og_fragment *fragment)
{
    return fragment->top + 0.8F * fragment->size;
}

static int by_place(const void *a, const void *b)
{
    const og_fragment *one = a, *two = b;
    if (one->page != two->page)
        return one->page < two->page ? -1 : 1;
    float one_base = base_of(one), two_base = base_of(two);
    if (one_base != two_base)
        return one_base < two_base ? -1 : 1;
    return (one->x0 > two->x0) - (one->x0 < two->x0);
}

static int by_x(const void *a, const void *b)
{
    const og_fragment *one = a, *two = b;
    return (one->x0 > two->x0) - (one->x0 < two->x0);
}

size_t og_marker_length(og_str text, bool alone)
{
    og_str line = og_str_trim(text);
    size_t before = (size_t)(line.ptr - text.ptr);
    og_marker marker;
    if (alone && og_marker_is_whole(line))
        return text.len;
    if (!og_marker_find(line, &marker))
        return 0;
    // a number in running text may look like a marker: what it marks opens with a capital
    char next = line.ptr[marker.length];
    bool certain = marker.is_bullet || og_is_upper(next) || (unsigned char)next >= 0x80;
    return certain ? before + marker.length : 0;
}

static void find_marker(og_layout_state *state, og_line *line)
{
    const og_fragment *first = &state->fragments.items[line->first];
    size_t length = og_marker_length(first->text, line->count > 1);
    line->text_x0 = line->x0;
    if (!length)
        return;
    bool whole = length == first->text.len;
    if (whole && line->count > 1) {
        float gap = first[1].x0 - first->x1;
        if (gap > 5 * line->size)
            return; // a cell of a table that holds a number or a tick
        line->text_x0 = first[1].x0;
    } else if (first->text.len) {
        line->text_x0 += (first->x1 - first->x0) * (float)length / (float)first->text.len;
    }
    line->marker = length;
}

static void measure_line(og_layout_state *state, og_line *line)
{
    const og_fragment *first = &state->fragments.items[line->first], *widest = first;
    line->page = first->page;
    line->row = first->row;
    line->x0 = first->x0;
    line->bold = true;
    line->top = first->top;
    for (size_t i = 0; i < line->count; i++) {
        const og_fragment *fragment = &first[i];
        if (fragment->x1 - fragment->x0 > widest->x1 - widest->x0)
            widest = fragment;
        line->x1 = fmaxf(line->x1, fragment->x1);
        line->top = fminf(line->top, fragment->top);
        line->bottom = fmaxf(line->bottom, fragment->bottom);
        bool bullet = i == 0 && line->count > 1 && og_marker_length(fragment->text, true) == fragment->text.len;
        line->bold = line->bold && (fragment->bold || bullet);
    }
    line->size = widest->size;
    line->base = base_of(widest);
    find_marker(state, line);
}

static og_status group_lines(og_layout_state *state)
{
    size_t count = state->fragments.count;
    og_fragment *items = state->fragments.items;
    for (size_t i = 0; i < count;) {
        size_t end = i + 1;
        float size = items[i].size;
        while (end < count && items[end].page == items[i].page &&
               base_of(&items[end]) - base_of(&items[i]) <= 0.4F * fmaxf(size, items[end].size)) {
            size = fmaxf(size, items[end].size);
            end++;
        }
        qsort(items + i, end - i, sizeof *items, by_x);
        og_line line = {.first = i, .count = end - i};
        measure_line(state, &line);
        OG_TRY(og_vec_push(state->arena, &state->lines, line));
        i = end;
    }
    return OG_OK;
}

enum { BINS = 400 };

// The middle of the fullest of bins that are `width` wide.
static float mode(const size_t bins[BINS], float width, float otherwise)
{
    size_t best = 0;
    for (size_t i = 1; i < BINS; i++)
        if (bins[i] > bins[best])
            best = i;
    return bins[best] ? ((float)best + 0.5F) * width : otherwise;
}

static void count_bin(size_t bins[BINS], float value, float width, size_t weight)
{
    if (!(value >= 0 && value < width * BINS))
        return;
    size_t bin = (size_t)(value / width);
    bins[bin < BINS ? bin : BINS - 1] += weight; // the division may round up to the bound
}

static void measure_body(og_layout_state *state)
{
    size_t sizes[BINS] = {0}, pitches[BINS] = {0};
    state->grid = true;
    for (size_t i = 0; i < state->fragments.count; i++) {
        const og_fragment *fragment = &state->fragments.items[i];
        count_bin(sizes, fragment->size, 0.25F, fragment->text.len);
        state->grid = state->grid && fragment->size == 1;
    }
    state->body_size = state->grid ? 1 : mode(sizes, 0.25F, 12);
    for (size_t i = 1; i < state->lines.count; i++) {
        const og_line *above = &state->lines.items[i - 1], *line = &state->lines.items[i];
        bool running = above->page == line->page && fabsf(line->size - state->body_size) < 0.5F &&
                       fabsf(above->x0 - line->x0) < line->size;
        if (running)
            count_bin(pitches, (line->base - above->base) / line->size, 0.04F, 1);
    }
    state->pitch = state->grid ? 1.2F : fminf(fmaxf(mode(pitches, 0.04F, 1.2F), 1.0F), 2.2F);
}

static bool is_running(const og_layout_state *state, const og_line *line)
{
    return fabsf(line->size - state->body_size) < 0.1F * state->body_size;
}

// Where running text ends on most pages: 19 of 20 of its lines end before.
static float common_margin(const og_layout_state *state)
{
    size_t ends[BINS] = {0}, count = 0, seen = 0, bin = 0;
    const float width = state->grid ? 0.5F : 2.0F;
    for (size_t i = 0; i < state->lines.count; i++) {
        const og_line *line = &state->lines.items[i];
        if (!is_running(state, line) || line->x1 >= width * BINS)
            continue;
        count_bin(ends, line->x1, width, 1);
        count++;
    }
    while (bin < BINS && (seen += ends[bin]) * 20 < count * 19)
        bin++;
    return count ? (float)bin * width : 0;
}

// The longest line of running text from `first` to before `end`, which are of one page. Programs that put divided words
// together make a few lines of a text longer than its margin: where most lines end near that, these do not count.
static float page_margin(const og_layout_state *state, size_t first, size_t end, float common)
{
    const float far = 1.08F * common;
    float longest = common, usual = common;
    size_t count = 0, overlong = 0, full = 0;
    for (size_t i = first; i < end; i++) {
        const og_line *line = &state->lines.items[i];
        if (!is_running(state, line))
            continue;
        count++;
        overlong += line->x1 > far;
        full += line->x1 > 0.8F * common && line->x1 <= far;
        longest = fmaxf(longest, line->x1);
        usual = line->x1 > far ? usual : fmaxf(usual, line->x1);
    }
    return state->grid && full * 2 >= count && overlong * 4 < count ? usual : longest;
}

// The right margin of each page: that of its own lines of running text, or the common one where they are few and short.
static void measure_margins(og_layout_state *state)
{
    float common = common_margin(state);
    for (size_t i = 0; i < state->lines.count;) {
        size_t end = i;
        while (end < state->lines.count && state->lines.items[end].page == state->lines.items[i].page)
            end++;
        float right = page_margin(state, i, end, common);
        for (; i < end; i++)
            state->lines.items[i].right = right;
    }
}

static bool is_place(float value)
{
    enum { FARTHEST = 1000000 };
    return value >= -FARTHEST && value <= FARTHEST; // false for NaN too
}

// Places are hostile input: mirrored pieces are turned round, and the text of one at no place is kept at the end.
static og_fragment sound_fragment(const og_layout_state *state, const og_fragment *fragment)
{
    enum { LARGEST = 10000 };
    size_t pages = state->printed->pages.count;
    og_fragment kept = *fragment;
    bool sound = is_place(kept.x0) && is_place(kept.x1) && is_place(kept.top) && is_place(kept.bottom) &&
                 kept.size > 0 && kept.size <= LARGEST && kept.page < pages;
    kept.x0 = fminf(fragment->x0, fragment->x1);
    kept.x1 = fmaxf(fragment->x0, fragment->x1);
    if (!sound) {
        kept.x0 = kept.x1 = 0;
        kept.top = kept.bottom = 1e6F;
        kept.size = 1;
        kept.page = (uint32_t)(pages - 1);
    }
    return kept;
}

og_status og_layout_lines(og_layout_state *state)
{
    const og_printed *printed = state->printed;
    for (size_t i = 0; i < printed->fragments.count; i++)
        OG_TRY(og_vec_push(state->arena, &state->fragments, sound_fragment(state, &printed->fragments.items[i])));
    if (state->fragments.count)
        qsort(state->fragments.items, state->fragments.count, sizeof *state->fragments.items, by_place);
    OG_TRY(group_lines(state));
    measure_body(state);
    measure_margins(state);
    return OG_OK;
}
