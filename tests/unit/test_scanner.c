// SPDX-License-Identifier: MIT
// Patterns: how they are written, what they find, and what happens at the limits.
#include "base/buf.h"
#include "base/str.h"
#include "rules/scanner.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static og_str GOOD_WORDS[] = {{"good", 4}};
static og_str POOR_WORDS[] = {{"poor", 4}, {"poor (see notes)", 16}, {"poor-ish", 8}};
static og_grade GRADES[] = {
    {.id = {"good", 4}, .level = 2, .judged = true, .words = {GOOD_WORDS, 1, 1}},
    {.id = {"poor", 4}, .level = 4, .judged = true, .words = {POOR_WORDS, 3, 3}},
};
static const og_scale SCALE = {.grades = {GRADES, 2, 2}};

// A catalogue of one pattern, and a scanner over it.
typedef struct one_pattern {
    og_arena *arena;
    og_catalogue catalogue;
    og_scanner *scanner;
} one_pattern;

static void open_pattern(one_pattern *one, const char *written, const og_limits *limits)
{
    memset(one, 0, sizeof *one);
    one->arena = og_arena_new();
    assert_non_null(one->arena);
    og_pattern pattern = {og_str_from(written), &SCALE};
    assert_int_equal(og_vec_push(one->arena, &one->catalogue.patterns, pattern), OG_OK);
    assert_int_equal(og_scanner_new(&one->catalogue, limits, &one->scanner), OG_OK);
}

static void close_pattern(one_pattern *one)
{
    og_scanner_free(one->scanner);
    og_arena_free(one->arena);
}

static og_str slice(og_str subject, og_range range)
{
    return og_range_took_part(range) ? og_str_slice(subject, range.start, range.end) : OG_STR("(none)");
}

typedef struct pattern_case {
    const char *pattern;
    const char *subject;
    const char *whole; // NULL: no match
    const char *value;
    const char *grade;
} pattern_case;

static void check_case(const pattern_case *given)
{
    one_pattern one;
    og_match match;
    og_str subject = og_str_from(given->subject);
    open_pattern(&one, given->pattern, NULL);
    bool found = og_scanner_find(one.scanner, 0, subject, 0, &match);
    if (found != (given->whole != NULL))
        fail_msg("/%s/ on \"%s\": %s", given->pattern, given->subject, found ? "found" : "not found");
    if (found) {
        og_str parts[] = {slice(subject, match.whole), slice(subject, match.value), slice(subject, match.grade)};
        const char *wanted[] = {given->whole, given->value, given->grade};
        for (size_t i = 0; i < 3; i++)
            if (!og_str_equal(parts[i], og_str_from(wanted[i] ? wanted[i] : "(none)")))
                fail_msg("/%s/ on \"%s\": part %zu is \"%.*s\"", given->pattern, given->subject, i,
                         OG_STR_ARG(parts[i]));
    }
    assert_int_equal(og_scanner_limit_hits(one.scanner), 0);
    close_pattern(&one);
}

static void test_patterns_find_what_they_say(void **state)
{
    static const pattern_case cases[] = {
        {"lake  warden", "the LAKE \n Warden", "LAKE \n Warden", NULL, NULL},
        {"warden's hut", "Warden\xE2\x80\x99s hut", "Warden\xE2\x80\x99s hut", NULL, NULL},
        {"warden's hut", "wardens hut", NULL, NULL, NULL},
        {"re–visit", "Re-visit", "Re-visit", NULL, NULL},
        {"re–visit", "re\xE2\x80\x91visit", "re\xE2\x80\x91visit", NULL, NULL},
        {"re–visit", "re\xE2\x94\x80visit", "re\xE2\x94\x80visit", NULL, NULL}, // a box-drawing line
        {"re-visit", "re\xE2\x80\x91visit", NULL, NULL, NULL},
        {"lake ?side", "lakeside", "lakeside", NULL, NULL},
        {"lake ?side", "lake   side", "lake   side", NULL, NULL},
        {"lake {2}side", "lake  side", "lake  side", NULL, NULL},
        {"lake {2}side", "lake side", NULL, NULL, NULL},
        {"lake[ ]side", "lake\nside", NULL, NULL, NULL},
        {"lake\\ side", "lake side", "lake side", NULL, NULL},
        {"[]' ]x", "'x", "'x", NULL, NULL},
        {"[[:alpha:] ]]", "x]", "x]", NULL, NULL},
        {"\\Qa b'\\E", "a b'", "a b'", NULL, NULL},
        {"\\Qa b'\\E", "a  b'", NULL, NULL, NULL},
        {"is {grade}", "The lake is Good.", "is Good", NULL, "Good"},
        {"is {grade}", "The lake is goods", NULL, NULL, NULL},
        {"is {grade}", "It is poor (see  notes)", "is poor (see  notes)", NULL, "poor (see  notes)"},
        {"is {grade}", "It is poor\xE2\x80\x93ish", "is poor\xE2\x80\x93ish", NULL, "poor\xE2\x80\x93ish"},
        {"is {grade}", "It is poor2", "is poor", NULL, "poor"},
        {"is {grade}", "It is poor2nd", NULL, NULL, NULL},
        {"is {grade}", "It is poor234", NULL, NULL, NULL},
        {"of (?<value>.+)|at (?<value>.+)", "x at Elm Mere", "at Elm Mere", "Elm Mere", NULL},
        {"(?-i:\\p{Lu}\\p{L}+) Mere", "elm Mere", NULL, NULL, NULL},
        {"(?-i:\\p{Lu}\\p{L}+) Mere", "\xC3\x89lm mere", "\xC3\x89lm mere", NULL, NULL},
        {"^a", "ba", NULL, NULL, NULL},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        check_case(&cases[i]);
}

static void test_a_search_goes_on_from_where_it_is_told(void **state)
{
    one_pattern one;
    og_match match;
    og_str subject = OG_STR("mere, mere");
    (void)state;
    open_pattern(&one, "\\bmere", NULL);
    assert_true(og_scanner_find(one.scanner, 0, subject, 1, &match));
    assert_int_equal(match.whole.start, 6);
    assert_false(og_scanner_find(one.scanner, 0, subject, 7, &match));
    assert_false(og_scanner_find(one.scanner, 0, subject, 11, &match));
    assert_false(og_scanner_find(one.scanner, 1, subject, 0, &match));
    assert_false(og_scanner_find(one.scanner, 0, (og_str){0}, 0, &match));
    close_pattern(&one);
}

static void test_a_limit_that_is_hit_is_counted(void **state)
{
    one_pattern one;
    og_match match;
    og_limits limits = og_limits_default();
    og_str subject = OG_STR("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab");
    (void)state;
    limits.pattern_steps = 1000;
    open_pattern(&one, "(?:a+)+c|(?:a+)+$", &limits);
    assert_false(og_scanner_find(one.scanner, 0, subject, 0, &match));
    assert_int_equal(og_scanner_limit_hits(one.scanner), 1);
    assert_false(og_scanner_find(one.scanner, 0, OG_STR("b"), 0, &match));
    assert_int_equal(og_scanner_limit_hits(one.scanner), 1);
    close_pattern(&one);
}

static void test_a_grade_needs_a_scale(void **state)
{
    og_str expanded;
    og_arena *arena = og_arena_new();
    (void)state;
    assert_int_equal(og_pattern_expand(arena, OG_STR("is {grade}"), NULL, &expanded), OG_BAD_DATA);
    assert_int_equal(og_pattern_expand(arena, OG_STR("is [{grade}]"), NULL, &expanded), OG_OK);
    og_arena_free(arena);
}

static void test_what_is_no_pattern_is_told(void **state)
{
    og_arena *arena = og_arena_new();
    og_str message = {0};
    size_t offset = 0;
    og_str many = OG_STR("()()()()()()()()()()()()()()()()()()()()()()()()()()()()()()()");
    (void)state;
    assert_true(og_pattern_check(arena, OG_STR("a(b)"), &message, &offset));
    assert_false(og_pattern_check(arena, OG_STR("a(b"), &message, &offset));
    assert_int_equal(offset, 3);
    assert_true(og_str_find(message, OG_STR("parenthesis"), 0) != SIZE_MAX);
    assert_false(og_pattern_check(arena, many, &message, &offset));
    assert_true(og_pattern_check(arena, og_str_slice(many, 2, many.len), &message, &offset));
    og_arena_free(arena);
}

// Expansion reads past nothing, whatever ends too early.
static void test_unfinished_patterns_expand(void **state)
{
    static const char *const written[] = {"",    "\\",  "[",      "[^", "[]", "[\\",
                                          "[[:", "\\Q", "{grade", " ",  " {", "\xE2\x80"};
    og_arena *arena = og_arena_new();
    (void)state;
    for (size_t i = 0; i < sizeof written / sizeof *written; i++) {
        og_str expanded;
        og_str given = og_str_from(written[i]);
        char *exact = malloc(given.len + !given.len); // no byte more, for the sanitizer
        memcpy(exact, given.ptr, given.len);
        assert_int_equal(og_pattern_expand(arena, (og_str){exact, given.len}, &SCALE, &expanded), OG_OK);
        free(exact);
    }
    og_arena_free(arena);
}

typedef struct needs_case {
    const char *pattern;
    const char *needs; // "a|b* & *c*/2": "a" or what begins with "b", and what holds "c" after up to two gaps
} needs_case;

static void write_needs(const og_needs *needs, og_buf *out)
{
    for (size_t i = 0; i < needs->count; i++) {
        const og_need *need = &needs->items[i];
        og_buf_add(out, i ? OG_STR(" & ") : OG_STR(""));
        for (size_t k = 0; k < need->count; k++) {
            og_buf_add(out, k ? OG_STR("|") : OG_STR(""));
            og_buf_add(out, need->words[k].form == OG_WORD_HOLDS ? OG_STR("*") : OG_STR(""));
            og_buf_add(out, need->words[k].letters);
            og_buf_add(out, need->words[k].form == OG_WORD_WHOLE ? OG_STR("") : OG_STR("*"));
        }
        if (need->gaps > 200)
            og_buf_add(out, OG_STR("/far"));
        else if (need->gaps)
            og_buf_printf(out, "/%zu", need->gaps);
    }
}

// What a text must hold for a pattern to be run at all, and where: a wrong need would lose matches.
static void test_the_words_that_every_match_holds(void **state)
{
    static const needs_case cases[] = {
        {"\\bfocused visit\\b", "focused & visit/1"},
        {"focused visit", "*focused* & visit*/1"},
        {"(?<value>a report by Ofsted)", "report/1 & Ofsted*/3"},
        {"\\b(?-i:Norham)\\b", "Norham*"},
        {"\\b(?:said|added) that", "said*|added* & that*/1"},
        {"\\b(?:the )?(?:said that|added)", "said|added*/1"},
        {"[[:alpha:]inspection] of", ""},
        {"(?:abcdef)?xyz", "*xyz*"},
        {"(?:abcdef)*xyz", "*xyz*"},
        {"(?:abcdef){0,2}xyz", "*xyz*"},
        {"(?:abc def)+xyz", "*abc* & def*/1 & *xyz*/far"},
        {"(?:abc )?\\bxyz", "xyz*/1"},
        {"abcdef?xyz", "*abcde* & *xyz*"},
        {"abcdef+xyz", "*abcdef* & *xyz*"},
        {"a.{0,9}?xyz", "*xyz*/9"},
        {"a.*xyz", "*xyz*/far"},
        {"a\\W{1,4}xyz\\W", "xyz/4"},
        {"a\\s+\\w+xyz", "*xyz*/1"},
        {"a[^.]{3}xyz", "*xyz*/3"},
        {"a[\\w'-]+xyz", "*xyz*"},
        {"a[ ,]xyz", "xyz*/1"},
        {"ab(?<value>cde|fghijk)lmn", "*cde*|*fghijk* & *lmn*"},
        {"x(?:one(?:two|three)seven)y", "*one* & *two*|*three* & *seven*"},
        {"x(?:one|)y", ""},
        {"(?!abcdef)xyz", "*xyz*"},
        {"\\b(?!abcdef)xyz", "xyz*"},
        {"(?<!abcdef)xyz", "*xyz*"},
        {"(?<=abcdef)xyz", "*xyz*"},
        {"\\d(?=.{0,9}dear)", "*dear*/9"},
        {"abcdef|xyz", "*abcdef*|*xyz*"},
        {"^abc def$", "abc & def/1"},
        {"(?m)^abc", "abc*"},
        {"[abcdef]", ""},
        {"(?i)abcdef", ""},
        {"(?x:abc def)", ""},
        {"(?#abcdef)x", ""},
        {"(?>abcdef)", ""},
        {"(?(1)abcdef|x)yz", ""},
        {"\\Qabcdef", ""},
        {"abc\\b?def", ""},
        {"ab", ""},
        {"((((((((((((((abcdef))))))))))))))", ""}, // deeper than is looked
        {"(", ""},
        {"(?", ""},
        {"(?<", ""},
        {"(?<value", ""},
        {"abc)def", ""},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        one_pattern one;
        og_buf told = {0};
        open_pattern(&one, cases[i].pattern, NULL);
        write_needs(og_scanner_needs(one.scanner, 0), &told);
        assert_int_equal(told.status, OG_OK);
        if (!og_str_equal(og_buf_str(&told), og_str_from(cases[i].needs)))
            fail_msg("/%s/ needs \"%.*s\"", cases[i].pattern, OG_STR_ARG(og_buf_str(&told)));
        og_buf_free(&told);
        close_pattern(&one);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_patterns_find_what_they_say),
        cmocka_unit_test(test_a_search_goes_on_from_where_it_is_told),
        cmocka_unit_test(test_a_limit_that_is_hit_is_counted),
        cmocka_unit_test(test_a_grade_needs_a_scale),
        cmocka_unit_test(test_what_is_no_pattern_is_told),
        cmocka_unit_test(test_unfinished_patterns_expand),
        cmocka_unit_test(test_the_words_that_every_match_holds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
