// SPDX-License-Identifier: MIT
#include "analyse/attribution.h"

#include "base/str.h"

enum { VOICES = OG_VOICE_OTHER + 1 };

// The passage at a byte of the document's text that no other holds.
static const og_passage *outermost(const og_told *told, size_t offset)
{
    enum { DEEPEST = 8 }; // of speech within speech
    const og_passage *passage = og_passage_at(told->analysis, offset);
    for (size_t i = 0; passage && passage->around && i < DEEPEST; i++)
        passage = &told->analysis->passages.items[passage->around - 1];
    return passage;
}

og_voice og_attribution_at(const og_told *told, size_t offset)
{
    const og_passage *passage = outermost(told, offset);
    return passage ? passage->voice : OG_VOICE_ARTICLE;
}

og_voice og_attribution_next(const og_told *told, og_range range)
{
    const og_analysis *analysis = told->analysis;
    size_t low = 0, high = analysis->passages.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (analysis->passages.items[middle].range.start < range.start)
            low = middle + 1;
        else
            high = middle;
    }
    bool spoken = low < analysis->passages.count && analysis->passages.items[low].range.start < range.end;
    return spoken ? og_attribution_at(told, analysis->passages.items[low].range.start) : OG_VOICE_ARTICLE;
}

static og_voice voice_of_source(og_speaker source)
{
    return source == OG_SAID_BY_INSPECTORS   ? OG_VOICE_INSPECTORS
           : source == OG_SAID_BY_PROVIDER   ? OG_VOICE_PROVIDER
           : source == OG_SAID_BY_POLITICIAN ? OG_VOICE_POLITICIAN
           : source == OG_SAID_BY_OTHER      ? OG_VOICE_OTHER
                                             : OG_VOICE_ARTICLE;
}

// The voice of most words of what was scanned that are in another than the article's own, and how many they are.
static og_voice voice_of_words(const og_told *told, size_t *count)
{
    size_t words[VOICES] = {0};
    og_voice most = OG_VOICE_ARTICLE;
    *count = 0;
    for (size_t i = 0; i < told->hits.token_count; i++)
        words[og_attribution_at(told, told->range.start + told->hits.tokens[i].start)]++;
    for (og_voice voice = OG_VOICE_ARTICLE + 1; voice <= OG_VOICE_OTHER; voice++)
        if (words[voice] > *count) {
            *count = words[voice];
            most = voice;
        }
    return most;
}

bool og_attribution_is_stranger(const og_told *told)
{
    for (size_t i = told->hits.token_count; i-- > 0;) {
        const og_passage *passage = outermost(told, told->range.start + told->hits.tokens[i].start);
        if (passage && passage->voice == OG_VOICE_OTHER)
            return passage->stranger;
    }
    return false;
}

// Whether the article itself, in words that lead to what others say, tells that inspectors have it from them: "pupils
// told inspectors that they feel safe".
static bool is_told_inspectors(const og_told *told)
{
    if (told->decision.source != OG_SAID_BY_INSPECTORS)
        return false;
    for (size_t i = 0; i < told->decision.parts.count; i++) {
        const og_part *part = &told->decision.parts.items[i];
        if (part->layer == OG_LAYER_SOURCE)
            return og_attribution_at(told, told->range.start + told->hits.tokens[part->hit.first].start) ==
                   OG_VOICE_ARTICLE;
    }
    return false;
}

og_voice og_attribution_find(const og_told *told, og_voice *heard)
{
    size_t count;
    og_voice voice = voice_of_words(told, &count), named = voice_of_source(told->decision.source);
    bool own = voice == OG_VOICE_OTHER && named == OG_VOICE_PROVIDER;
    bool few = count * 2 < told->hits.token_count && named != OG_VOICE_ARTICLE;
    *heard = voice;
    if (voice == OG_VOICE_OTHER && is_told_inspectors(told))
        return OG_VOICE_INSPECTORS;
    return own || few ? named : voice;
}
