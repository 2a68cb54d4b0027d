// SPDX-License-Identifier: MIT
// The index of a text's words: against a plain search through the text.
#include "base/arena.h"
#include "base/str.h"
#include "base/utf8.h"
#include "document/words.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define TEXT                                                                                                           \
    OG_STR("The heron's nest \xE2\x80\x93 the Heron\xE2\x80\x99s NEST.\n\n2nd nest, nested (nest-box); the "           \
           "caf\xC3\xA9 the")

static const og_str text = TEXT;
static const uint64_t KEY = 0x5DEECE66D1CE4E5B;

static og_arena *index_text(og_words *words)
{
    og_arena *arena = og_arena_new();
    assert_non_null(arena);
    assert_int_equal(og_words_index(arena, text, KEY, words), OG_OK);
    return arena;
}

static void test_words_are_found_in_each_form(void **state)
{
    static const struct {
        const char *letters;
        og_word_form form;
        size_t words, places;
    } cases[] = {
        {"nest", OG_WORD_WHOLE, 1, 4},  {"NEST", OG_WORD_WHOLE, 1, 4},      {"nes", OG_WORD_WHOLE, 0, 0},
        {"nest", OG_WORD_BEGINS, 2, 5}, {"est", OG_WORD_BEGINS, 0, 0},      {"est", OG_WORD_HOLDS, 2, 5},
        {"tsen", OG_WORD_HOLDS, 0, 0},  {"2nd", OG_WORD_WHOLE, 1, 1},       {"caf", OG_WORD_WHOLE, 1, 1},
        {"s", OG_WORD_WHOLE, 1, 2},     {"nestedbox", OG_WORD_HOLDS, 0, 0},
    };
    og_words words;
    og_arena *arena = index_text(&words);
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        og_word_set set = {.count = 0};
        og_words_add(&words, og_str_from(cases[i].letters), cases[i].form, &set);
        og_words_add(&words, og_str_from(cases[i].letters), cases[i].form, &set); // nothing twice
        assert_int_equal(set.count, cases[i].words);
        assert_int_equal(set.places, cases[i].places);
        size_t places = 0;
        for (size_t at = og_words_next(&words, &set, 0); at != SIZE_MAX; at = og_words_next(&words, &set, at + 1))
            places++;
        assert_int_equal(places, cases[i].places);
    }
    og_arena_free(arena);
}

static void test_phrases_are_found_as_by_a_plain_search(void **state)
{
    static const char *const phrases[] = {
        "the",      "heron's nest", "nest the",     "nest",        "NEST. 2nd", "the caf\xC3\xA9", "caf",
        "nest-box", "(nest",        "\xC3\xA9 the", "the heron's", "no",        "nest no"};
    og_words words;
    og_arena *arena = index_text(&words);
    (void)state;
    for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++) {
        og_str phrase = og_str_from(phrases[i]);
        for (size_t from = 0; from <= text.len; from++) {
            size_t length = 0, wanted_length = 0;
            size_t wanted = og_phrase_find(text, phrase, from, &wanted_length);
            assert_int_equal(og_words_find_phrase(&words, (og_range){0, text.len}, phrase, from, &length), wanted);
            if (wanted != SIZE_MAX)
                assert_int_equal(length, wanted_length);
        }
    }
    og_arena_free(arena);
}

static void test_what_may_begin_with_words(void **state)
{
    static const struct {
        const char *phrase;
        size_t words, places;
    } cases[] = {
        {"Nest", 2, 5}, // and the beginning of a longer word
        {"nes", 2, 5},          {"est", 0, 0},       {"Heron nothing", 1, 2},
        {"hero nothing", 0, 0}, {"the 2nd x", 1, 1}, {"heron's nest", 1, 2},
    };
    og_words words;
    og_arena *arena = index_text(&words);
    og_word_set guide;
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        og_words_guide(&words, og_str_from(cases[i].phrase), &guide);
        assert_false(guide.uncounted);
        assert_int_equal(guide.count, cases[i].words);
        assert_int_equal(guide.places, cases[i].places);
    }
    og_words_guide(&words, OG_STR("-"), &guide);
    assert_true(guide.uncounted);
    og_arena_free(arena);
}

// More different words than the first table holds.
static void test_many_words(void **state)
{
    enum { MANY = 30000, WIDTH = 6 };
    og_arena *arena = og_arena_new();
    char *bytes = og_arena_alloc(arena, (size_t)MANY * WIDTH);
    og_words words;
    (void)state;
    assert_non_null(bytes);
    for (size_t i = 0; i < MANY; i++) {
        size_t number = i;
        for (size_t k = WIDTH - 1; k-- > 0; number /= 10)
            bytes[i * WIDTH + k] = (char)('0' + number % 10);
        bytes[i * WIDTH + WIDTH - 1] = ' ';
    }
    assert_int_equal(og_words_index(arena, (og_str){bytes, (size_t)MANY * WIDTH}, KEY, &words), OG_OK);
    assert_int_equal(words.known.count, MANY);
    for (size_t i = 0; i < MANY; i += 97) {
        og_word_set set = {.count = 0};
        og_words_add(&words, (og_str){bytes + i * WIDTH, WIDTH - 1}, OG_WORD_WHOLE, &set);
        assert_int_equal(og_words_next(&words, &set, 0), i * WIDTH);
    }
    og_word_set set = {.count = 0};
    og_words_add(&words, OG_STR("2"), OG_WORD_BEGINS, &set);
    assert_true(set.uncounted);
    og_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words_are_found_in_each_form),
        cmocka_unit_test(test_phrases_are_found_as_by_a_plain_search),
        cmocka_unit_test(test_what_may_begin_with_words),
        cmocka_unit_test(test_many_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
