// SPDX-License-Identifier: MIT
#include "relate/opposites.h"

#include "base/str.h"
#include "rules/embedded.h"

#include <stdlib.h>

enum { MOST_LINES = 64, LONGEST_WORD = 24 };

static og_str word_list(void)
{
    for (size_t i = 0; i < og_embedded_file_count; i++)
        if (og_str_equal(og_embedded_files[i].name, OG_STR("terms/opposites.txt")))
            return og_embedded_files[i].bytes;
    return (og_str){0};
}

static bool in_word(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '\'';
}

// Steps over the next word; false at the end.
static bool next_word(og_str text, size_t *at, og_str *word)
{
    while (*at < text.len && !in_word(text.ptr[*at]))
        ++*at;
    size_t start = *at;
    while (*at < text.len && in_word(text.ptr[*at]))
        ++*at;
    *word = og_str_slice(text, start, *at);
    return word->len > 0;
}

static int by_word(const void *left, const void *right)
{
    const og_opposite_word *a = left, *b = right;
    return og_str_compare(a->word, b->word);
}

static og_status add_words(og_arena *arena, og_str list, unsigned line, bool is_counter, og_opposites *out)
{
    og_opposite_word one = {.line = line, .is_counter = is_counter};
    for (size_t at = 0; next_word(list, &at, &one.word);) {
        if (one.word.len > LONGEST_WORD)
            return OG_BAD_DATA;
        OG_TRY(og_vec_push(arena, out, one));
    }
    return OG_OK;
}

og_status og_opposites_load(og_arena *arena, og_opposites *out)
{
    og_str rest = word_list(), line, words;
    unsigned count = 0;
    *out = (og_opposites){0};
    while (og_str_next_split(&rest, '\n', &line)) {
        bool denies = og_str_starts(line, OG_STR("- "));
        if (!line.len || line.ptr[0] == '#')
            continue;
        if (!denies && ++count == MOST_LINES)
            return OG_BAD_DATA;
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

static void add_word(const og_opposites *words, og_str word, sides *to)
{
    char lower[LONGEST_WORD];
    if (word.len > sizeof lower || !words->count)
        return;
    for (size_t i = 0; i < word.len; i++)
        lower[i] = (char)(word.ptr[i] >= 'A' && word.ptr[i] <= 'Z' ? word.ptr[i] + ('a' - 'A') : word.ptr[i]);
    og_opposite_word wanted = {.word = {lower, word.len}};
    const og_opposite_word *found = bsearch(&wanted, words->items, words->count, sizeof *words->items, by_word);
    if (found)
        *(found->is_counter ? &to->counters : &to->words) |= UINT64_C(1) << found->line;
}

static sides sides_of(const og_opposites *words, og_str text)
{
    sides found = {0};
    og_str word;
    for (size_t at = 0; next_word(text, &at, &word);)
        add_word(words, word, &found);
    return found;
}

bool og_opposites_are(const og_opposites *words, og_str a, og_str b)
{
    sides x = sides_of(words, a), y = sides_of(words, b);
    return ((x.words ^ y.words) & 1) || (x.words & y.counters) || (x.counters & y.words);
}
