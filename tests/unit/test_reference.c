// SPDX-License-Identifier: MIT
// References to characters in HTML and Markdown.
#include "read/reference.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

typedef struct reference_case {
    const char *text;
    size_t length;
    uint32_t code;
} reference_case;

static void references_are_names_and_numbers(void **state)
{
    static const reference_case cases[] = {
        {"&amp; more", 5, '&'},     {"&rsquo;", 7, 0x2019},  {"&thetasym;", 10, 0x3D1},   {"&#8217;s", 7, 0x2019},
        {"&#x2019;s", 8, 0x2019},   {"&#X2014;", 8, 0x2014}, {"&#0001114111;", 0, 0}, // longer than any is written
        {"&#1114112;", 10, 0xFFFD}, {"&#4294967329", 0, 0},  {"&#99999999;", 11, 0xFFFD}, {"&#xFFFFFFFF;", 12, 0xFFFD},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        uint32_t code = 0;
        size_t length = og_reference_at(og_str_from(cases[i].text), 0, &code);
        if (length != cases[i].length || code != cases[i].code)
            fail_msg("%s: %zu bytes, code %u", cases[i].text, length, code);
    }
}

static void what_only_looks_like_one_is_none(void **state)
{
    static const char *const texts[] = {"&",      "&;",    "& amp;", "&amp",  "&nosuch;",       "&#;", "&#x;", "&#0;",
                                        "&#12a;", "&#xg;", "&amp,;", "&a b;", "&abcdefghijklm;"};
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        uint32_t code = 1;
        if (og_reference_at(og_str_from(texts[i]), 0, &code) || code)
            fail_msg("%s: code %u", texts[i], code);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(references_are_names_and_numbers),
        cmocka_unit_test(what_only_looks_like_one_is_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
