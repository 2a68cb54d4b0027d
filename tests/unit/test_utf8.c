// SPDX-License-Identifier: MIT
// UTF-8: every code point both ways, every kind of invalid byte, and the folding of phrases.
#include "base/utf8.h"

#include "base/str.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void encodes_and_decodes_every_code_point(void **state)
{
    (void)state;
    for (uint32_t code = 0; code <= 0x10FFFF; code++) {
        char bytes[4];
        size_t length = og_utf8_encode(code, bytes), read;
        bool surrogate = code >= 0xD800 && code < 0xE000;
        if (og_utf8_decode((og_str){bytes, length}, 0, &read) != (surrogate ? OG_REPLACEMENT : code) ||
            read != length || og_utf8_valid_length((og_str){bytes, length}) != length)
            fail_msg("U+%04X does not come back", (unsigned)code);
    }
    char bytes[4];
    assert_int_equal(og_utf8_encode(0x110000, bytes), 3);
    assert_memory_equal(bytes, "\xEF\xBF\xBD", 3);
    assert_int_equal(og_utf8_encode(UINT32_MAX, bytes), 3);
}

static void replaces_invalid_bytes_one_by_one(void **state)
{
    (void)state;
    static const og_str bad[] = {{"\x80", 1},
                                 {"\xBF", 1},
                                 {"\xC0\x80", 2},
                                 {"\xC1\xBF", 2},
                                 {"\xE0\x80\x80", 3},
                                 {"\xE0\x9F\xBF", 3},
                                 {"\xED\xA0\x80", 3},
                                 {"\xF0\x80\x80\x80", 4},
                                 {"\xF4\x90\x80\x80", 4},
                                 {"\xF5\x80\x80\x80", 4},
                                 {"\xFF", 1},
                                 {"\xFE", 1},
                                 {"\xC3", 1},
                                 {"\xE2\x80", 2},
                                 {"\xF0\x9F\x98", 3},
                                 {"\xC3(", 2},
                                 {"\xE2\x80(", 3},
                                 {"\xE2(\x80", 3}};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        size_t length;
        assert_int_equal(og_utf8_decode(bad[i], 0, &length), OG_REPLACEMENT);
        assert_int_equal(length, 1);
        assert_int_equal(og_utf8_valid_length(bad[i]), 0);
    }
    assert_int_equal(og_utf8_valid_length(OG_STR("ab\xC3\xA9\x80z")), 4);
    assert_int_equal(og_utf8_valid_length((og_str){"a\0b", 3}), 3);
    assert_int_equal(og_utf8_valid_length((og_str){0}), 0);
    assert_int_equal(og_utf8_valid_length(OG_STR("\xEF\xBF\xBD")), 3); // a printed U+FFFD is valid
}

static void reads_never_beyond_the_end(void **state)
{
    (void)state;
    for (unsigned first = 0x80; first < 0x100; first++) { // on the heap, so that a sanitizer sees a step too far
        for (size_t length = 1; length <= 4; length++) {
            char *bytes = malloc(length);
            assert_non_null(bytes);
            memset(bytes, 0x80, length);
            bytes[0] = (char)first;
            size_t read;
            og_utf8_decode((og_str){bytes, length}, 0, &read);
            assert_in_range(read, 1, length);
            og_fold_at((og_str){bytes, length}, 0, &read);
            assert_in_range(read, 1, length);
            free(bytes);
        }
    }
}

static void appends_to_buffers(void **state)
{
    (void)state;
    og_buf buf = {0};
    og_utf8_add(&buf, 'a');
    og_utf8_add(&buf, 0x20AC);
    og_utf8_add(&buf, 0xD800);
    assert_true(og_str_equal(og_buf_str(&buf), OG_STR("a\u20AC\uFFFD")));
    og_buf_free(&buf);
}

static void classifies_codes(void **state)
{
    (void)state;
    static const uint32_t spaces[] = {' ', '\t', '\n', '\r', 0x85, 0xA0, 0x2003, 0x2009, 0x2028, 0x202F, 0x3000};
    static const uint32_t invisible[] = {0,      7,      0x1B,   0x7F,   0x80,   0x9F,   0xAD,  0x200B, 0x200D,
                                         0x200F, 0x202A, 0x2060, 0x2066, 0x2069, 0x206F, 0x61C, 0xFEFF};
    for (size_t i = 0; i < sizeof spaces / sizeof *spaces; i++)
        assert_true(og_code_is_space(spaces[i]) && !og_code_is_invisible(spaces[i]));
    for (size_t i = 0; i < sizeof invisible / sizeof *invisible; i++)
        assert_true(og_code_is_invisible(invisible[i]) && !og_code_is_space(invisible[i]));
    for (uint32_t code = '!'; code < 0x7F; code++)
        assert_false(og_code_is_space(code) || og_code_is_invisible(code) || og_code_is_bullet(code));
    assert_true(og_code_is_bullet(0x2022) && og_code_is_bullet(0x25FC) && og_code_is_bullet(0xF0B7));
    assert_true(og_code_is_dash('-') && og_code_is_dash(0x2013) && og_code_is_dash(0x2212) && !og_code_is_dash('_'));
    assert_true(og_code_is_superscript(0xB2) && og_code_is_superscript(0x2070) && og_code_is_superscript(0x2079));
    assert_true(og_code_raised(0) == 0x2070 && og_code_raised(1) == 0xB9 && og_code_raised(9) == 0x2079);
    assert_true(!og_code_is_superscript(0x2071) && !og_code_is_superscript(0x207A) && !og_code_is_superscript('2'));
    assert_true(og_code_is_apostrophe(0x2019) && og_code_is_apostrophe('`') && !og_code_is_apostrophe('"'));
}

static uint32_t fold(og_str s)
{
    size_t length;
    uint32_t code = og_fold_at(s, 0, &length);
    assert_int_equal(length, s.len);
    return code;
}

static void folds(void **state)
{
    (void)state;
    assert_int_equal(fold(OG_STR("Q")), 'q');
    assert_int_equal(fold(OG_STR("`")), '\'');
    assert_int_equal(fold(OG_STR("\u2019")), '\'');
    assert_int_equal(fold(OG_STR("\u201D")), '"');
    assert_int_equal(fold(OG_STR("\u2014")), '-');
    assert_int_equal(fold(OG_STR("\u00A0")), ' ');
    assert_int_equal(fold(OG_STR("\n")), ' ');
    assert_int_equal(fold(OG_STR("\u00E9")), 0xE9);
}

static void matches_phrases(void **state)
{
    (void)state;
    og_str phrase = OG_STR("children's services");
    assert_int_equal(og_phrase_match(OG_STR("Children\u2019s \u00A0\n Services."), 0, phrase), 25);
    assert_int_equal(og_phrase_match(OG_STR("children's"), 0, phrase), 0);
    assert_int_equal(og_phrase_match(OG_STR("children'sservices"), 0, phrase), 0);
    assert_int_equal(og_phrase_match(OG_STR("the good"), 4, OG_STR("GOOD")), 4);
    assert_int_equal(og_phrase_match(OG_STR("good"), 4, OG_STR("good")), 0);
    assert_int_equal(og_phrase_match(OG_STR("good"), 0, (og_str){0}), 0);
    assert_int_equal(og_phrase_match(OG_STR("16\u201317"), 0, OG_STR("16-17")), 7);
}

static size_t find(og_str s, og_str phrase)
{
    return og_phrase_find(s, phrase, 0, NULL);
}

static void finds_whole_words(void **state)
{
    (void)state;
    size_t length = 0;
    assert_int_equal(og_phrase_find(OG_STR("not goods but Good"), OG_STR("good"), 0, &length), 14);
    assert_int_equal(length, 4);
    assert_int_equal(find(OG_STR("inadequate"), OG_STR("adequate")), SIZE_MAX);
    assert_int_equal(find(OG_STR("good2"), OG_STR("good")), SIZE_MAX);
    assert_int_equal(find(OG_STR("\u2018good\u2019"), OG_STR("good")), 3);
    assert_int_equal(find(OG_STR("a \u2013good\u2013 a"), OG_STR("good")), 5);
    assert_int_equal(find(OG_STR("\u00E9good"), OG_STR("good")), SIZE_MAX);
    assert_int_equal(find(OG_STR("caf\u00E9"), OG_STR("caf")), SIZE_MAX);
    assert_int_equal(find(OG_STR("the caf\u00E9 is"), OG_STR("caf\u00E9")), 4);
    assert_int_equal(find(OG_STR("is \u201Cgood\u201D"), OG_STR("\"good\"")), 3);
    assert_int_equal(find(OG_STR("good"), (og_str){0}), SIZE_MAX);
    assert_int_equal(find((og_str){0}, OG_STR("good")), SIZE_MAX);
    assert_int_equal(og_phrase_find(OG_STR("good"), OG_STR("good"), 9, NULL), SIZE_MAX);
    assert_int_equal(og_phrase_find(OG_STR("good good"), OG_STR("good"), 1, NULL), 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(encodes_and_decodes_every_code_point),
        cmocka_unit_test(replaces_invalid_bytes_one_by_one),
        cmocka_unit_test(reads_never_beyond_the_end),
        cmocka_unit_test(appends_to_buffers),
        cmocka_unit_test(classifies_codes),
        cmocka_unit_test(folds),
        cmocka_unit_test(matches_phrases),
        cmocka_unit_test(finds_whole_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
