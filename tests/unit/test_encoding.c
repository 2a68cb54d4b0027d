// SPDX-License-Identifier: MIT
// Bytes of any encoding to UTF-8.
#include "base/str.h"
#include "read/encoding.h"
#include "read/read.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <setjmp.h>

#include <cmocka.h>

static void check_decoded(og_str bytes, const char *expected, const char *expected_notice)
{
    og_limits limits = og_limits_default();
    og_buf out = {0};
    og_str notice;
    assert_int_equal(og_decode_text(bytes, &limits, &out, &notice), OG_OK);
    og_buf_add_byte(&out, 0);
    assert_string_equal(out.ptr, expected);
    assert_true(og_str_equal(notice, og_str_from(expected_notice)));
    og_buf_free(&out);
}

static void utf8_stays(void **state)
{
    (void)state;
    check_decoded(OG_STR("plain words"), "plain words", "");
    check_decoded(OG_STR("\xEF\xBB\xBF"
                         "children\u2019s \u2013 caf\u00E9 \U0001F600"),
                  "children\u2019s \u2013 caf\u00E9 \U0001F600", "");
    check_decoded(OG_STR("a real \uFFFD stays without a notice"), "a real \uFFFD stays without a notice", "");
}

static void line_ends_become_lf_and_form_feeds_stay(void **state)
{
    (void)state;
    check_decoded(OG_STR("a\r\nb\rc\nd\r\r\ne\f"), "a\nb\nc\nd\n\ne\f", "");
}

static void utf16_is_told_by_mark_or_zeros(void **state)
{
    (void)state;
    check_decoded(OG_STR("\xFF\xFE"
                         "h\0i\0\x19\x20\r\0\n\0"),
                  "hi\u2019\n", "");
    check_decoded(OG_STR("\xFE\xFF\0h\0i\x20\x19"), "hi\u2019", "");
    check_decoded(OG_STR("n\0o\0 \0m\0a\0r\0k\0"), "no mark", "");
    check_decoded(OG_STR("\0n\0o\0 \0m\0a\0r\0k"), "no mark", "");
    check_decoded(OG_STR("\xFF\xFE\x3D\xD8\x00\xDE"), "\U0001F600", "");
}

static void broken_utf16_is_noticed(void **state)
{
    (void)state;
    check_decoded(OG_STR("\xFF\xFE"
                         "a\0\x3D\xD8"
                         "b\0"),
                  "a\uFFFD"
                  "b",
                  "invalid-utf-8");
    check_decoded(OG_STR("\xFF\xFE"
                         "a\0b"),
                  "a\uFFFD", "invalid-utf-8");
}

static void windows_1252_is_told_by_what_is_not_utf8(void **state)
{
    (void)state;
    check_decoded(OG_STR("the council\x92s \x93"
                         "good\x94 \x96 caf\xE9 \x80"
                         "5"),
                  "the council\u2019s \u201Cgood\u201D \u2013 caf\u00E9 \u20AC"
                  "5",
                  "");
    check_decoded(OG_STR("\xE9 and \x81"), "\u00E9 and \uFFFD", "invalid-utf-8");
}

static void mostly_utf8_keeps_its_characters(void **state)
{
    (void)state;
    check_decoded(OG_STR("it\u2019s \u2018one\u2019 \xFF broken byte"), "it\u2019s \u2018one\u2019 \uFFFD broken byte",
                  "invalid-utf-8");
    check_decoded(OG_STR("\u2019 \u2019 \u2019 cut \xE2\x80"), "\u2019 \u2019 \u2019 cut \uFFFD\uFFFD",
                  "invalid-utf-8");
}

static void the_limit_is_a_status(void **state)
{
    (void)state;
    static const og_str inputs[] = {{"123456789", 9},
                                    {"1\xE9"
                                     "3456\x92",
                                     7},
                                    {"\xFF\xFE"
                                     "1\0002\0003\0004\0005\0006\0",
                                     14}};
    for (size_t i = 0; i < sizeof inputs / sizeof *inputs; i++) {
        og_limits limits = og_limits_default();
        og_buf out = {0};
        og_str notice;
        limits.text_bytes = 5;
        assert_int_equal(og_decode_text(inputs[i], &limits, &out, &notice), OG_TEXT_TOO_LONG);
        og_buf_free(&out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(utf8_stays),
        cmocka_unit_test(line_ends_become_lf_and_form_feeds_stay),
        cmocka_unit_test(utf16_is_told_by_mark_or_zeros),
        cmocka_unit_test(broken_utf16_is_noticed),
        cmocka_unit_test(windows_1252_is_told_by_what_is_not_utf8),
        cmocka_unit_test(mostly_utf8_keeps_its_characters),
        cmocka_unit_test(the_limit_is_a_status),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
