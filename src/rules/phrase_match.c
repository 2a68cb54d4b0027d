// SPDX-License-Identifier: MIT
// Whether a phrase stands at a place among the words of a text. All ways through it are followed at once, one bit each,
// so the time is bounded by positions times tokens whatever the phrase.
#include "rules/phrase.h"

// Without a branch on what is compared: nothing foretells it.
static bool has_member(const uint32_t *members, size_t count, uint32_t symbol)
{
    while (count > 1) {
        const size_t half = count / 2;
        members += members[half] <= symbol ? half : 0;
        count -= half;
    }
    return *members == symbol;
}

static inline bool takes(const og_phrase_book *book, const og_position *position, const og_word_type *type)
{
    if (!(position->signature & type->signature))
        return false;
    if (!position->member_count)
        return true;
    const uint32_t *members = &book->members.items[position->first_member];
    for (uint32_t i = 0; i < type->symbol_count; i++)
        if (has_member(members, position->member_count, type->symbols[i]))
            return true;
    return false;
}

static bool is_last(const og_phrase_subject *subject, size_t at)
{
    while (at < subject->count && subject->tokens[at].kind == OG_TOKEN_POINT)
        at++;
    return at == subject->count;
}

static bool meet(const uint64_t *a, const uint64_t *b, size_t width)
{
    for (size_t i = 0; i < width; i++)
        if (a[i] & b[i])
            return true;
    return false;
}

// Where a match ends that takes no token; SIZE_MAX: there is none.
static size_t empty_match(const og_phrase *about, const og_phrase_subject *subject, size_t first)
{
    bool empty = (first == 0 && about->empty_at_start) || (about->empty_at_end && is_last(subject, first));
    return empty ? first : SIZE_MAX;
}

// What a phrase is at in a text, as masks of its positions.
typedef struct progress {
    uint64_t open[OG_MOST_MASK];  // that may take the next token
    uint64_t taken[OG_MOST_MASK]; // that took the last one
} progress;

// Lets the open positions take the token; false when none is open after it.
static bool advance(const og_phrase_book *book, const og_phrase *phrase, const og_phrase_subject *subject, size_t at,
                    progress *now)
{
    const og_position *positions = &book->positions.items[phrase->first_position];
    const size_t width = phrase->mask_width;
    const uint64_t *nexts = &book->masks.items[phrase->first_mask + OG_MASK_COUNT * width];
    uint64_t next[OG_MOST_MASK], any = 0;
    for (size_t w = 0; w < width; w++)
        next[w] = now->taken[w] = 0;
    for (size_t w = 0; w < width; w++)
        for (uint64_t rest = now->open[w]; rest; rest &= rest - 1) {
            size_t position = w * 64 + (size_t)__builtin_ctzll(rest);
            if (!takes(book, &positions[position], subject->types[at]))
                continue;
            now->taken[w] |= rest & -rest;
            for (size_t k = 0; k < width; k++)
                next[k] |= nexts[position * width + k];
        }
    for (size_t w = 0; w < width; w++)
        any |= now->open[w] = next[w];
    return any != 0;
}

// The same for the many phrases whose masks are one number.
static size_t follow_narrow(const og_phrase_book *book, const og_phrase *about, const og_phrase_subject *subject,
                            size_t first, size_t end)
{
    const og_position *positions = &book->positions.items[about->first_position];
    const uint64_t *masks = &book->masks.items[about->first_mask], *nexts = masks + OG_MASK_COUNT;
    uint64_t open = masks[OG_STARTS] | (first == 0 ? masks[OG_STARTS_SENTENCE] : 0);
    for (size_t at = first; open && at < subject->count; at++) {
        uint64_t taken = 0, next = 0;
        for (uint64_t rest = open; rest; rest &= rest - 1) {
            int position = __builtin_ctzll(rest);
            if (!takes(book, &positions[position], subject->types[at]))
                continue;
            taken |= rest & -rest;
            next |= nexts[position];
        }
        if (taken & masks[OG_ENDS] || (taken & masks[OG_ENDS_SENTENCE] && is_last(subject, at + 1)))
            end = at + 1;
        open = next;
    }
    return end;
}

static size_t follow_wide(const og_phrase_book *book, const og_phrase *about, const og_phrase_subject *subject,
                          size_t first, size_t end)
{
    const size_t width = about->mask_width;
    const uint64_t *masks = &book->masks.items[about->first_mask];
    progress now;
    for (size_t w = 0; w < width; w++)
        now.open[w] = masks[OG_STARTS * width + w] | (first == 0 ? masks[OG_STARTS_SENTENCE * width + w] : 0);
    bool open = true;
    for (size_t at = first; open && at < subject->count; at++) {
        open = advance(book, about, subject, at, &now);
        if (meet(now.taken, masks + OG_ENDS * width, width) ||
            (meet(now.taken, masks + OG_ENDS_SENTENCE * width, width) && is_last(subject, at + 1)))
            end = at + 1;
    }
    return end;
}

size_t og_phrase_follow(const og_phrase_book *book, const og_phrase *phrase, const og_phrase_subject *subject,
                        size_t first)
{
    size_t end = phrase->empty_at_start || phrase->empty_at_end ? empty_match(phrase, subject, first) : SIZE_MAX;
    if (!phrase->position_count)
        return end;
    return phrase->mask_width == 1 ? follow_narrow(book, phrase, subject, first, end)
                                   : follow_wide(book, phrase, subject, first, end);
}
