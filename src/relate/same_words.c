// SPDX-License-Identifier: MIT
#include "relate/same_words.h"

#include "base/date.h"
#include "base/str.h"

#include <stdlib.h>

enum { FEWEST_WORDS = 2 };

typedef struct phrase {
    og_str words; // in small letters, with a space between them
    size_t statement;
} phrase;

typedef struct phrases {
    phrase *items;
    size_t count;
} phrases;

static bool is_part_of_word(char c)
{
    return og_is_alpha(c) || og_is_digit(c) || (unsigned char)c >= 0x80;
}

// Adds the words of a part of a text to those before them. Gives how many they are.
static size_t add_words(og_str text, char *to, size_t *length)
{
    size_t words = 0;
    for (size_t i = 0; i < text.len; i++) {
        if (!is_part_of_word(text.ptr[i]))
            continue;
        bool opens = !i || !is_part_of_word(text.ptr[i - 1]);
        if (opens && *length)
            to[(*length)++] = ' ';
        words += opens;
        to[(*length)++] = og_lower(text.ptr[i]);
    }
    return words;
}

// The words without days, by which the same is asked for again; none where they are too few to say something.
static og_status words_of(og_arena *arena, og_str text, og_str *out)
{
    og_date day;
    size_t start, end, words = 0, length = 0;
    char *made = og_arena_alloc(arena, 2 * text.len + 1); // each word with a space
    if (!made)
        return OG_NO_MEMORY;
    for (; og_date_find(text, &day, &start, &end); text = og_str_slice(text, end, text.len))
        words += add_words(og_str_slice(text, 0, start), made, &length);
    words += add_words(text, made, &length);
    *out = (og_str){made, words < FEWEST_WORDS ? 0 : length};
    return OG_OK;
}

static int by_words(const void *left, const void *right)
{
    const phrase *a = left, *b = right;
    int order = og_str_compare(a->words, b->words);
    return order ? order : (a->statement > b->statement) - (a->statement < b->statement);
}

static og_status read_phrases(og_arena *arena, const og_statements *statements, phrases *out)
{
    *out = (phrases){.items = og_arena_alloc_array(arena, statements->count + 1, sizeof *out->items)};
    if (!out->items)
        return OG_NO_MEMORY;
    for (size_t i = 0; i < statements->count; i++) {
        phrase one = {.statement = i};
        OG_TRY(words_of(arena, statements->items[i].text, &one.words));
        if (one.words.len)
            out->items[out->count++] = one;
    }
    if (out->count)
        qsort(out->items, out->count, sizeof *out->items, by_words);
    return OG_OK;
}

// How many there are of the words at `at`.
static size_t run_length(const phrases *of, size_t at)
{
    size_t end = at;
    while (end < of->count && og_str_equal(of->items[end].words, of->items[at].words))
        end++;
    return end - at;
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

og_status og_same_words_add(og_arena *arena, const og_statements *first, const og_statements *second, og_matches *out)
{
    phrases sides[2];
    size_t at = 0, other = 0;
    OG_TRY(read_phrases(arena, first, &sides[0]));
    OG_TRY(read_phrases(arena, second, &sides[1]));
    while (at < sides[0].count && other < sides[1].count) {
        int order = og_str_compare(sides[0].items[at].words, sides[1].items[other].words);
        // only of the side that goes on, or each run would be counted again and again
        size_t count = order <= 0 ? run_length(&sides[0], at) : 0;
        size_t others = order >= 0 ? run_length(&sides[1], other) : 0;
        for (size_t i = 0; !order && (i < count || i < others); i++) {
            og_match match = {.first = sides[0].items[at + least(i, count - 1)].statement,
                              .second = sides[1].items[other + least(i, others - 1)].statement,
                              .likeness = 1,
                              .close = true,
                              .same_words = true,
                              .pieces = {SIZE_MAX, SIZE_MAX}};
            OG_TRY(og_vec_push(arena, out, match));
        }
        at += count;
        other += others;
    }
    return OG_OK;
}
