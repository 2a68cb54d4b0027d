// SPDX-License-Identifier: MIT
// The passages of an article and their voices, as a tree: which of them is around a place in the text.
#include "analyse/hearing.h"

#include <stdlib.h>

og_voice og_hearing_voice(const og_hearing *r, size_t speaker)
{
    return speaker == SIZE_MAX ? OG_VOICE_OTHER : r->speakers.known.items[speaker].voice;
}

og_status og_passages_add(og_hearing *r, og_range range, size_t speaker, bool direct)
{
    bool stranger = speaker != SIZE_MAX && og_speaker_is_stranger(&r->speakers.known.items[speaker]);
    og_passage passage = {
        .range = range, .voice = og_hearing_voice(r, speaker), .direct = direct, .stranger = stranger};
    return og_vec_push(r->analysis->arena, &r->analysis->passages, passage);
}

static int by_place(const void *a, const void *b)
{
    const og_passage *left = a, *right = b;
    if (left->range.start != right->range.start)
        return left->range.start < right->range.start ? -1 : 1;
    if (left->range.end != right->range.end)
        return left->range.end > right->range.end ? -1 : 1;
    return (int)left->direct - (int)right->direct;
}

void og_passages_nest(og_analysis *analysis)
{
    og_passage *items = analysis->passages.items;
    if (analysis->passages.count)
        qsort(items, analysis->passages.count, sizeof *items, by_place);
    for (size_t i = 0, around = 0; i < analysis->passages.count; around = ++i) {
        while (around && items[around - 1].range.end < items[i].range.end)
            around = items[around - 1].around;
        items[i].around = around;
    }
}

const og_passage *og_passage_at(const og_analysis *analysis, size_t offset)
{
    size_t low = 0, high = analysis->passages.count; // the passages before `low` begin at or before the offset
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (analysis->passages.items[middle].range.start <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    while (low && analysis->passages.items[low - 1].range.end <= offset)
        low = analysis->passages.items[low - 1].around;
    return low ? &analysis->passages.items[low - 1] : NULL;
}
