// SPDX-License-Identifier: MIT
#include "rules/phrase_sets.h"

og_token_set og_class_holders(const og_phrase_book *book, const og_token_sets *sets, uint32_t word_class)
{
    const og_atom *atom = &book->atoms.items[word_class];
    const uint32_t *members = &book->members.items[atom->first_member];
    og_token_set holders = 0;
    for (uint32_t i = 0; i < atom->member_count; i++)
        holders |= sets->holders[members[i]].set;
    sets->holders[word_class] = (og_holders){.set = holders, .text = sets->text};
    return holders;
}

og_token_set og_phrase_starts(const og_phrase_book *book, const og_phrase *phrase, const og_token_sets *sets,
                              og_token_set from)
{
    const og_position *positions = &book->positions.items[phrase->first_position];
    const size_t width = phrase->mask_width;
    const uint64_t *plain = &book->masks.items[phrase->first_mask + OG_STARTS * width], *first = plain + width;
    og_token_set starts = 0;
    for (size_t w = 0; w < width; w++) {
        for (uint64_t rest = plain[w]; rest; rest &= rest - 1)
            starts |= og_holders_of(book, sets, positions[w * 64 + (size_t)__builtin_ctzll(rest)].atom);
        for (uint64_t rest = from & 1 ? first[w] : 0; rest; rest &= rest - 1)
            starts |= og_holders_of(book, sets, positions[w * 64 + (size_t)__builtin_ctzll(rest)].atom) & 1;
    }
    return starts & from;
}

// What a phrase is at: the positions that took tokens and are still to be followed, and the tokens that each took.
typedef struct progress {
    uint64_t open[OG_MOST_MASK];
    og_token_set taken[OG_MOST_POSITIONS];
} progress;

// A phrase in a text, as it is followed.
typedef struct path {
    const og_phrase_book *book;
    const og_token_sets *sets;
    const og_position *positions;
} path;

// Lets the positions w * 64 + `mask` take what they can of the tokens. The new value of `open`.
static inline uint64_t take(const path *p, size_t w, uint64_t mask, og_token_set tokens, uint64_t open,
                            og_token_set *taken)
{
    for (; mask; mask &= mask - 1) {
        const size_t position = w * 64 + (size_t)__builtin_ctzll(mask);
        const og_token_set now = tokens & og_holders_of(p->book, p->sets, p->positions[position].atom);
        if (!now)
            continue;
        taken[position] = open & mask & -mask ? taken[position] | now : now;
        open |= mask & -mask;
    }
    return open;
}

static og_token_set follow_narrow(const path *p, const uint64_t *masks, og_token_set from)
{
    const uint64_t *nexts = masks + OG_MASK_COUNT;
    og_token_set taken[64], ends = 0;
    uint64_t open = take(p, 0, masks[OG_STARTS], from, 0, taken);
    if (from & 1 && masks[OG_STARTS_SENTENCE])
        open = take(p, 0, masks[OG_STARTS_SENTENCE], 1, open, taken);
    while (open) { // positions in their order: what opens one comes before it
        const uint64_t bit = open & -open;
        const int position = __builtin_ctzll(open);
        const og_token_set now = taken[position];
        ends |= masks[OG_ENDS] & bit ? now : masks[OG_ENDS_SENTENCE] & bit ? now & p->sets->closing : 0;
        open = take(p, 0, nexts[position], now << 1, open ^ bit, taken);
    }
    return ends;
}

static og_token_set follow_wide(const path *p, const uint64_t *masks, size_t width, og_token_set from)
{
    const uint64_t *nexts = masks + OG_MASK_COUNT * width;
    og_token_set ends = 0;
    progress now;
    for (size_t w = 0; w < width; w++) {
        now.open[w] = take(p, w, masks[OG_STARTS * width + w], from, 0, now.taken);
        now.open[w] = take(p, w, masks[OG_STARTS_SENTENCE * width + w], from & 1, now.open[w], now.taken);
    }
    for (size_t w = 0; w < width; w++)
        while (now.open[w]) {
            const uint64_t bit = now.open[w] & -now.open[w];
            const size_t position = w * 64 + (size_t)__builtin_ctzll(bit);
            const og_token_set taken = now.taken[position];
            now.open[w] ^= bit;
            ends |= masks[OG_ENDS * width + w] & bit ? taken : 0;
            ends |= masks[OG_ENDS_SENTENCE * width + w] & bit ? taken & p->sets->closing : 0;
            for (size_t k = w; k < width; k++)
                now.open[k] = take(p, k, nexts[position * width + k], taken << 1, now.open[k], now.taken);
        }
    return ends;
}

og_token_set og_phrase_ends(const og_phrase_book *book, const og_phrase *phrase, const og_token_sets *sets,
                            og_token_set from)
{
    const path p = {.book = book, .sets = sets, .positions = &book->positions.items[phrase->first_position]};
    const uint64_t *masks = &book->masks.items[phrase->first_mask];
    return phrase->mask_width == 1 ? follow_narrow(&p, masks, from) : follow_wide(&p, masks, phrase->mask_width, from);
}
