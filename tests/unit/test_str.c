// SPDX-License-Identifier: MIT
// Counted strings, the empty and the NULL ones among them.
#include "base/str.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static const og_str none = {0};

static void classifies_bytes(void **state)
{
    (void)state;
    for (int i = 0; i < 256; i++) {
        char c = (char)i;
        bool digit = i >= '0' && i <= '9', upper = i >= 'A' && i <= 'Z', lower = i >= 'a' && i <= 'z';
        assert_int_equal(og_is_digit(c), digit);
        assert_int_equal(og_is_upper(c), upper);
        assert_int_equal(og_is_lower(c), lower);
        assert_int_equal(og_is_alpha(c), upper || lower);
        assert_int_equal(og_is_word(c), digit || upper || lower || i >= 0x80);
        assert_int_equal(og_is_space(c), i == ' ' || i == '\t' || i == '\n' || i == '\v' || i == '\f' || i == '\r');
        assert_int_equal((unsigned char)og_lower(c), upper ? i + 32 : i);
        assert_int_equal((unsigned char)og_upper(c), lower ? i - 32 : i);
    }
}

static void slices_within_bounds(void **state)
{
    (void)state;
    og_str s = OG_STR("inspection");
    assert_true(og_str_equal(og_str_slice(s, 2, 5), OG_STR("spe")));
    assert_true(og_str_equal(og_str_slice(s, 7, SIZE_MAX), OG_STR("ion")));
    assert_int_equal(og_str_slice(s, 8, 3).len, 0);
    assert_int_equal(og_str_slice(s, SIZE_MAX, SIZE_MAX).len, 0);
    assert_int_equal(og_str_slice(none, 0, 0).len, 0);
    assert_int_equal(og_str_slice(none, 1, 9).len, 0);
    assert_null(og_str_slice(none, 1, 9).ptr);
}

static void wraps_c_strings(void **state)
{
    (void)state;
    assert_true(og_str_equal(og_str_from("abc"), OG_STR("abc")));
    assert_int_equal(og_str_from("").len, 0);
    assert_int_equal(og_str_from(NULL).len, 0);
}

static void trims(void **state)
{
    (void)state;
    assert_true(og_str_equal(og_str_trim(OG_STR(" \t\r\n a b \v\f")), OG_STR("a b")));
    assert_int_equal(og_str_trim(OG_STR("  \n ")).len, 0);
    assert_int_equal(og_str_trim(none).len, 0);
}

static void compares(void **state)
{
    (void)state;
    assert_true(og_str_equal(none, OG_STR("")));
    assert_false(og_str_equal(OG_STR("Good"), OG_STR("good")));
    assert_false(og_str_equal(OG_STR("good"), OG_STR("goods")));
    assert_true(og_str_equal_fold(OG_STR("Requires IMPROVEMENT"), OG_STR("requires improvement")));
    assert_false(og_str_equal_fold(OG_STR("good"), OG_STR("goods")));
    assert_false(og_str_equal_fold(OG_STR("goods"), OG_STR("good")));
    assert_false(og_str_equal_fold(OG_STR("[@"), OG_STR("{`")));
    assert_true(og_str_starts(OG_STR("inadequate"), OG_STR("in")));
    assert_true(og_str_starts(OG_STR("in"), none));
    assert_false(og_str_starts(OG_STR("in"), OG_STR("ina")));
    assert_true(og_str_starts_fold(OG_STR("INadequate"), OG_STR("inA")));
    assert_false(og_str_starts_fold(none, OG_STR("a")));
    assert_true(og_str_ends(OG_STR("inadequate"), OG_STR("quate")));
    assert_true(og_str_ends(none, none));
    assert_false(og_str_ends(OG_STR("ate"), OG_STR("quate")));
    assert_true(og_str_is_in_capitals(OG_STR("ELM'S 2")));
    assert_false(og_str_is_in_capitals(OG_STR("ELM's")));
}

static void orders_by_bytes(void **state)
{
    (void)state;
    assert_true(og_str_compare(OG_STR("a"), OG_STR("b")) < 0);
    assert_true(og_str_compare(OG_STR("ab"), OG_STR("a")) > 0);
    assert_true(og_str_compare(OG_STR("a"), OG_STR("ab")) < 0);
    assert_true(og_str_compare(OG_STR("\x7f"), OG_STR("\x80")) < 0);
    assert_int_equal(og_str_compare(none, OG_STR("")), 0);
    assert_true(og_str_compare(none, OG_STR("a")) < 0);
}

static void finds(void **state)
{
    (void)state;
    og_str s = OG_STR("care leavers in Care");
    assert_int_equal(og_str_find(s, OG_STR("are"), 0), 1);
    assert_int_equal(og_str_find(s, OG_STR("are"), 2), 17);
    assert_int_equal(og_str_find(s, OG_STR("Cares"), 0), SIZE_MAX);
    assert_int_equal(og_str_find(s, none, 3), 3);
    assert_int_equal(og_str_find(s, none, s.len), s.len);
    assert_int_equal(og_str_find(s, none, s.len + 1), SIZE_MAX);
    assert_int_equal(og_str_find(none, OG_STR("a"), 0), SIZE_MAX);
    assert_int_equal(og_str_find((og_str){"a\0b", 3}, (og_str){"\0b", 2}, 0), 1);
    assert_int_equal(og_str_find_fold(s, OG_STR("CARE"), 1), 16);
    assert_int_equal(og_str_find_fold(s, OG_STR("carex"), 0), SIZE_MAX);
    assert_int_equal(og_str_find_fold(none, none, 0), 0);
    assert_int_equal(og_str_find_fold(s, OG_STR("care"), SIZE_MAX), SIZE_MAX);
    assert_int_equal(og_str_find_byte(s, 'C', 0), 16);
    assert_int_equal(og_str_find_byte(s, 'C', 17), SIZE_MAX);
    assert_int_equal(og_str_find_byte(none, 'C', 0), SIZE_MAX);
}

static void tells_addresses_of_the_web(void **state)
{
    (void)state;
    assert_true(og_str_is_web_address(OG_STR("https://a.example/")));
    assert_true(og_str_is_web_address(OG_STR("HTTP://a.example/")));
    assert_false(og_str_is_web_address(OG_STR("mailto:a@a.example")));
    assert_false(og_str_is_web_address(OG_STR("https:/a.example/")));
    assert_false(og_str_is_web_address(none));
}

static void splits(void **state)
{
    (void)state;
    static const og_str parts[] = {{"a", 1}, {"", 0}, {"b", 1}, {"", 0}};
    og_str rest = OG_STR("a,,b,"), part;
    for (size_t i = 0; i < 4; i++) {
        assert_true(og_str_next_split(&rest, ',', &part));
        assert_true(og_str_equal(part, parts[i]));
    }
    assert_false(og_str_next_split(&rest, ',', &part));
    assert_null(rest.ptr);
    rest = OG_STR("");
    assert_true(og_str_next_split(&rest, ',', &part));
    assert_int_equal(part.len, 0);
    assert_false(og_str_next_split(&rest, ',', &part));
}

static void finds_the_last_word(void **state)
{
    (void)state;
    assert_true(og_str_equal(og_str_last_word(OG_STR("one two")), OG_STR("two")));
    assert_true(og_str_equal(og_str_last_word(OG_STR("one")), OG_STR("one")));
    assert_int_equal(og_str_last_word(OG_STR("one ")).len, 0);
    assert_int_equal(og_str_last_word((og_str){0}).len, 0);
}

static void finds_strings_in_lists(void **state)
{
    static const og_str list[] = {OG_STR("one"), OG_STR("Two")};
    (void)state;
    assert_true(OG_STR_IS_IN(OG_STR("one"), list) && OG_STR_IS_IN(OG_STR("Two"), list));
    assert_false(OG_STR_IS_IN(OG_STR("two"), list) || OG_STR_IS_IN((og_str){0}, list));
    assert_true(OG_STR_IS_IN_FOLD(OG_STR("ONE"), list));
    assert_false(OG_STR_IS_IN_FOLD(OG_STR("on"), list) || og_str_is_among_fold(OG_STR("two"), list, 1));
}

static void reads_numbers(void **state)
{
    (void)state;
    size_t out = 42;
    assert_true(og_str_to_size(OG_STR("0"), 0, &out));
    assert_int_equal(out, 0);
    assert_true(og_str_to_size(OG_STR("0012"), 12, &out));
    assert_int_equal(out, 12);
    assert_true(og_str_to_size(OG_STR("18446744073709551615"), SIZE_MAX, &out));
    assert_int_equal(out, SIZE_MAX);
    static const og_str bad[] = {{0},       {"", 0},   {"13", 2}, {"-1", 2},  {"+1", 2},
                                 {" 1", 2}, {"1 ", 2}, {"1x", 2}, {"1\0", 2}, {"18446744073709551616", 20}};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(og_str_to_size(bad[i], 12, &out));
    assert_false(og_str_to_size(OG_STR("18446744073709551616"), SIZE_MAX, &out));
    assert_false(og_str_to_size(OG_STR("5"), 4, &out));
    assert_int_equal(out, SIZE_MAX);
}

static void measures_distance(void **state)
{
    (void)state;
    assert_int_equal(og_str_distance(OG_STR("format"), OG_STR("fromat")), 2);
    assert_int_equal(og_str_distance(OG_STR("Colour"), OG_STR("color")), 1);
    assert_int_equal(og_str_distance(none, OG_STR("abc")), 3);
    assert_int_equal(og_str_distance(OG_STR("abc"), none), 3);
    assert_int_equal(og_str_distance(OG_STR("kitten"), OG_STR("sitting")), 3);
    char longest[64];
    memset(longest, 'a', sizeof longest);
    assert_int_equal(og_str_distance((og_str){longest, 63}, (og_str){longest, 63}), 0);
    assert_int_equal(og_str_distance((og_str){longest, 64}, none), SIZE_MAX);
    assert_int_equal(og_str_distance(none, (og_str){longest, 64}), SIZE_MAX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(classifies_bytes),
        cmocka_unit_test(slices_within_bounds),
        cmocka_unit_test(finds_strings_in_lists),
        cmocka_unit_test(wraps_c_strings),
        cmocka_unit_test(trims),
        cmocka_unit_test(compares),
        cmocka_unit_test(orders_by_bytes),
        cmocka_unit_test(finds),
        cmocka_unit_test(tells_addresses_of_the_web),
        cmocka_unit_test(splits),
        cmocka_unit_test(finds_the_last_word),
        cmocka_unit_test(reads_numbers),
        cmocka_unit_test(measures_distance),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
