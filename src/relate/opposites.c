// SPDX-License-Identifier: MIT
#include "relate/opposites.h"

#include "base/str.h"
#include "rules/embedded.h"
#include "rules/tokens.h"

#include <stdlib.h>

enum { MOST_LINES = 64 };

static int by_word(const void *left, const void *right)
{
    const og_opposite_word *a = left, *b = right;
    return og_str_compare(a->word, b->word);
}

static og_status add_words(og_arena *arena, og_str list, unsigned line, bool is_counter, og_opposites *out)
{
    og_opposite_word one = {.line = line, .is_counter = is_counter};
    while (og_str_next_split(&list, ' ', &one.word))
        if (one.word.len)
            OG_TRY(og_vec_push(arena, out, one));
    return OG_OK;
}

og_status og_opposites_load(og_arena *arena, og_opposites *out)
{
    og_str rest = og_embedded_find(OG_STR("terms/opposites.txt")), line, words;
    unsigned count = 0;
    *out = (og_opposites){0};
    while (og_str_next_split(&rest, '\n', &line)) {
        bool denies = og_str_starts(line, OG_STR("- "));
        if (!line.len || line.ptr[0] == '#')
            continue;
        if (!denies && ++count == MOST_LINES)
            return OG_BAD_DATA;
        if (denies)
            line = og_str_slice(line, 2, line.len);
        for (bool is_counter = false; og_str_next_split(&line, '|', &words); is_counter = true)
            OG_TRY(add_words(arena, words, denies ? 0 : count, is_counter, out));
    }
    if (out->count)
        qsort(out->items, out->count, sizeof *out->items, by_word);
    for (size_t i = 1; i < out->count; i++)
        if (og_str_equal(out->items[i - 1].word, out->items[i].word))
            return OG_BAD_DATA;
    return OG_OK;
}

// Of which lines a text has words: a bit for each, before and after the "|".
typedef struct sides {
    uint64_t words, counters;
} sides;

static og_status sides_of(const og_opposites *words, og_tokens *tokens, og_str text, sides *out)
{
    *out = (sides){0};
    OG_TRY(og_tokens_divide(tokens, text));
    for (size_t i = 0; i < tokens->count && words->count; i++) {
        og_opposite_word wanted = {.word = tokens->items[i].text};
        const og_opposite_word *found = bsearch(&wanted, words->items, words->count, sizeof wanted, by_word);
        if (found)
            *(found->is_counter ? &out->counters : &out->words) |= UINT64_C(1) << found->line;
    }
    return OG_OK;
}

og_status og_opposites_are(const og_opposites *words, og_str a, og_str b, bool *out)
{
    og_tokens tokens = {0};
    sides x = {0}, y = {0};
    og_status status = sides_of(words, &tokens, a, &x);
    if (status == OG_OK)
        status = sides_of(words, &tokens, b, &y);
    og_tokens_free(&tokens);
    *out = ((x.words ^ y.words) & 1) || (x.words & y.counters) || (x.counters & y.words);
    return status;
}
