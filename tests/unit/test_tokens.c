// SPDX-License-Identifier: MIT
// How a text is divided into words, numbers and marks for rules: every kind of sign, bytes that are no UTF-8, offsets.
#include "base/buf.h"
#include "base/str.h"
#include "rules/tokens.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

// The tokens of `text` as "w:word n:12 , ; .", divided by spaces.
static void check(const char *text, const char *expected)
{
    static const char *const signs[] = {"w:", "n:", ",", ";", "."};
    og_tokens tokens = {0};
    og_buf out = {0};
    assert_int_equal(og_tokens_divide(&tokens, og_str_from(text)), OG_OK);
    for (size_t i = 0; i < tokens.count; i++) {
        const og_token *token = &tokens.items[i];
        bool mark = token->kind > OG_TOKEN_NUMBER;
        og_buf_printf(&out, "%s%s%.*s", i ? " " : "", signs[token->kind], mark ? 0 : (int)token->text.len,
                      token->text.ptr);
    }
    og_buf_add_byte(&out, 0);
    assert_int_equal(out.status, OG_OK);
    assert_string_equal(out.ptr, expected);
    og_buf_free(&out);
    og_tokens_free(&tokens);
}

static void test_words(void **state)
{
    (void)state;
    check("", "");
    check("   \t\n ", "");
    check("Plans ARE good", "w:plans w:are w:good");
    check("a", "w:a");
    check("b12 is word", "w:b12 w:is w:word");
    check("well-coordinated help", "w:well w:coordinated w:help");
    check("-- -a- -", "w:a");
    check("well\xE2\x80\x90known well\xE2\x80\x91known", "w:well w:known w:well w:known"); // hyphens of their own
    check("line\nend\ttab\x0B", "w:line w:end w:tab");
    check("snake_case and/or x@y.z", "w:snake w:case w:and w:or w:x w:y . w:z");
}

static void test_apostrophes(void **state)
{
    (void)state;
    check("children's", "w:children's");
    check("Children\xE2\x80\x99s", "w:children's");          // ’
    check("children\xE2\x80\x98s", "w:children's");          // ‘
    check("children\xCA\xBCs", "w:children's");              // U+02BC
    check("leavers' plans", "w:leavers w:plans");            // at the end it is no part of the word
    check("leavers\xE2\x80\x99 plans", "w:leavers w:plans"); //
    check("'good'", "w:good");                               // nor where it quotes
    check("\xE2\x80\x98good\xE2\x80\x99", "w:good");         //
    check("it''s", "w:it w:s");                              // two in a row divide
    check("o'clock don\xE2\x80\x99t", "w:o'clock w:don't");  //
    check("rock'n'roll", "w:rock'n'roll");                   //
    check("the '90s", "w:the n:90 w:s");                     //
    check("A'5", "w:a n:5");                                 // no letter follows
    check("\xC3\xA9t\xC3\xA9\xE2\x80\x99\xC3\xA9", "w:\xC3\xA9t\xC3\xA9'\xC3\xA9"); // é beside it is a letter
}

static void test_numbers(void **state)
{
    (void)state;
    check("12", "n:12");
    check("3.5", "n:3.5");
    check("83%", "n:83%");
    check("1,200", "n:1,200");
    check("1,200.75%", "n:1,200.75%");
    check("In 2019, 12.", "w:in n:2019 , n:12 .");
    check("3..5", "n:3 . . n:5");
    check("3.,5", "n:3 . , n:5");
    check(".5 ,5", ". n:5 , n:5");
    check("16-year-old", "n:16 w:year w:old");
    check("3rd 21st 1990s", "n:3 w:rd n:21 w:st n:1990 w:s");
    check("2018-19", "n:2018 n:19");
    check("5 %", "n:5");
    check("%", "");
    check("\xC2\xA3"
          "4 million",
          "n:4 w:million");
    check("2\xC2\xBD", "n:2"); // ½ is neither digit nor letter
    check("3\xC3\x97"
          "4",
          "n:3 n:4"); // × and ÷ stand among the letters of Latin-1 and are none
    check("a\xC3\xB7"
          "b",
          "w:a w:b");
}

static void test_marks(void **state)
{
    (void)state;
    check("a, b; c: d. e? f!", "w:a , w:b ; w:c ; w:d . w:e . w:f .");
    check("(a) [b] {c}", "; w:a ; w:b w:c");
    check("a - b", "w:a w:b"); // a hyphen, even alone, is nothing
    check("a \xE2\x80\x93 b\xE2\x80\x94"
          "c \xE2\x80\x95 d \xE2\x80\x94\xE2\x80\x94",
          "w:a ; w:b ; w:c ; w:d ; ;");
    check("\"a\" \xE2\x80\x9C"
          "b\xE2\x80\x9D \xC2\xAB"
          "c\xC2\xBB",
          "w:a w:b w:c");                         // quotation marks
    check("a\xE2\x80\xA6 b...", "w:a w:b . . ."); // … is no full stop
    check("\xE2\x80\xA2 item * # $ ^ | \\", "w:item");
    check("a\xC2\xA0"
          "b",
          "w:a w:b"); // no-break space
}

static void test_letters_beyond_ascii(void **state)
{
    (void)state;
    check("na\xC3\xAFve caf\xC3\xA9", "w:na\xC3\xAFve w:caf\xC3\xA9");
    check("\xC3\x89mile", "w:\xC3\x89mile"); // only ASCII is folded
    check("T\xC5\xB7 \xC5\x81\xC3\xB3"
          "d\xC5\xBA",
          "w:t\xC5\xB7 w:\xC5\x81\xC3\xB3"
          "d\xC5\xBA");                         // Latin Extended-A
    check("\xE6\x97\xA5\xE6\x9C\xAC x", "w:x"); // no other scripts
    check("\xF0\x9F\x98\x80 good \xEF\xBB\xBF.", "w:good .");
}

static void test_invalid_bytes(void **state)
{
    (void)state;
    check("a\xFF"
          "b",
          "w:a w:b");
    check("caf\xC3", "w:caf"); // a character cut off
    check("\x80\x80 a", "w:a");
    check("\xC0\x80 a", "w:a");         // an overlong form
    check("\xED\xA0\x80 a", "w:a");     // a surrogate
    check("don\xE2\x80t", "w:don w:t"); // half an apostrophe
    og_tokens tokens = {0};
    assert_int_equal(og_tokens_divide(&tokens, (og_str){"a\0b\0", 4}), OG_OK);
    assert_int_equal(tokens.count, 2);
    og_tokens_free(&tokens);
}

// Whatever the bytes: tokens follow each other in the text, and their texts are no longer than what they stand for.
static volatile char read_on;

static void check_sane(const og_tokens *tokens, og_str text)
{
    size_t end = 0;
    for (size_t i = 0; i < tokens->count; i++) {
        const og_token *token = &tokens->items[i];
        assert_true(token->start >= end && token->end > token->start && token->end <= text.len);
        assert_true(token->text.len > 0 && token->text.len <= token->end - token->start);
        bool letters = token->kind == OG_TOKEN_WORD || token->kind == OG_TOKEN_NUMBER;
        for (size_t k = 0; letters && k < OG_TOKEN_SLACK; k++) // a checker of memory sees what cannot be read
            read_on ^= token->text.ptr[token->text.len + k];
        end = token->end;
    }
}

static void test_offsets(void **state)
{
    (void)state;
    og_tokens tokens = {0};
    og_str text = OG_STR(" The child\xE2\x80\x99s 3.5%, \xE2\x80\x93 end.");
    static const size_t places[][2] = {{1, 4}, {5, 14}, {15, 19}, {19, 20}, {21, 24}, {25, 28}, {28, 29}};
    assert_int_equal(og_tokens_divide(&tokens, text), OG_OK);
    check_sane(&tokens, text);
    assert_int_equal(tokens.count, sizeof places / sizeof *places);
    for (size_t i = 0; i < tokens.count; i++) {
        assert_int_equal(tokens.items[i].start, places[i][0]);
        assert_int_equal(tokens.items[i].end, places[i][1]);
    }
    og_tokens_free(&tokens);
}

static void test_any_bytes(void **state)
{
    (void)state;
    static const char *const pieces[] = {
        "a",    "B",    "'",    "\xE2\x80\x99", "7",        ".",        ",", "%", " ",        "-", "\xC3\xA9",
        "\xE2", "\x80", "\xFF", "\xC3",         "\xE2\x80", "\xF0\x9F", ";", "(", "\xCA\xBC", "_"};
    enum { LONGEST = 64, ROUNDS = 20000 };
    uint32_t random = 7;
    og_tokens tokens = {0};
    for (int round = 0; round < ROUNDS; round++) {
        char *text = malloc(LONGEST); // of its own, so that reading beyond it is seen
        size_t length = 0;
        assert_non_null(text);
        for (size_t wanted = (size_t)round % (LONGEST - 4); length < wanted;) {
            random = random * 1664525u + 1013904223u;
            const char *piece = pieces[(random >> 16) % (sizeof pieces / sizeof *pieces)];
            for (const char *byte = piece; *byte; byte++)
                text[length++] = *byte;
        }
        char *exact = realloc(text, length + !length);
        assert_non_null(exact);
        assert_int_equal(og_tokens_divide(&tokens, (og_str){exact, length}), OG_OK);
        check_sane(&tokens, (og_str){exact, length});
        free(exact);
    }
    og_tokens_free(&tokens);
}

// A list is filled again and again; what it holds is of the last text alone.
static void test_reuse(void **state)
{
    (void)state;
    og_tokens tokens = {0};
    assert_int_equal(og_tokens_divide(&tokens, OG_STR("a much longer text than the next one, with marks.")), OG_OK);
    assert_int_equal(og_tokens_divide(&tokens, OG_STR("short")), OG_OK);
    assert_int_equal(tokens.count, 1);
    assert_true(og_str_equal(tokens.items[0].text, OG_STR("short")));
    assert_int_equal(og_tokens_divide(&tokens, (og_str){NULL, 0}), OG_OK);
    assert_int_equal(tokens.count, 0);
    og_tokens_free(&tokens);
    og_tokens_free(&tokens);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words),         cmocka_unit_test(test_apostrophes),
        cmocka_unit_test(test_numbers),       cmocka_unit_test(test_marks),
        cmocka_unit_test(test_invalid_bytes), cmocka_unit_test(test_letters_beyond_ascii),
        cmocka_unit_test(test_offsets),       cmocka_unit_test(test_any_bytes),
        cmocka_unit_test(test_reuse),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
