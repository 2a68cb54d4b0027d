// SPDX-License-Identifier: MIT
// The byte buffer: growth, its limit to the byte, and failures that stick.
#include "base/buf.h"

#include "base/str.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static void appends(void **state)
{
    (void)state;
    og_buf buf = {0};
    og_buf_add(&buf, OG_STR("focused"));
    og_buf_add_byte(&buf, '\0');
    og_buf_add(&buf, (og_str){0});
    og_buf_printf(&buf, "visit %d", 3);
    assert_int_equal(buf.status, OG_OK);
    assert_true(og_str_equal(og_buf_str(&buf), (og_str){"focused\0visit 3", 15}));
    og_buf_free(&buf);
    assert_null(buf.ptr);
    assert_int_equal(buf.len, 0);
}

static void grows(void **state)
{
    (void)state;
    og_buf buf = {0};
    for (size_t i = 0; i < 300000; i++)
        og_buf_add_byte(&buf, (char)('a' + i % 26));
    og_buf_printf(&buf, "%*d", 70000, 5);
    assert_int_equal(buf.len, 370000);
    for (size_t i = 0; i < 300000; i++)
        assert_int_equal(buf.ptr[i], 'a' + i % 26);
    assert_int_equal(buf.ptr[369999], '5');
    og_buf_free(&buf);
}

static void fills_to_its_limit_and_no_further(void **state)
{
    (void)state;
    og_buf buf = {.limit = 5};
    og_buf_add(&buf, OG_STR("abc"));
    og_buf_printf(&buf, "%s", "de");
    assert_int_equal(buf.status, OG_OK);
    assert_true(og_str_equal(og_buf_str(&buf), OG_STR("abcde")));
    og_buf_add_byte(&buf, 'f');
    assert_int_equal(buf.status, OG_TEXT_TOO_LONG);
    assert_int_equal(buf.len, 5);
    og_buf_free(&buf);
}

static void adds_nothing_of_what_does_not_fit(void **state)
{
    (void)state;
    og_buf buf = {.limit = 4};
    og_buf_add(&buf, OG_STR("abcde"));
    assert_int_equal(buf.status, OG_TEXT_TOO_LONG);
    assert_int_equal(buf.len, 0);
    og_buf_add_byte(&buf, 'a'); // would fit, but a text with a hole is worse than none
    assert_int_equal(buf.len, 0);
    og_buf_printf(&buf, "a");
    assert_int_equal(buf.len, 0);
    og_buf_free(&buf);
}

static void reserves(void **state)
{
    (void)state;
    og_buf buf = {0};
    char *room = og_buf_reserve(&buf, 0);
    assert_non_null(room);
    room = og_buf_reserve(&buf, 1000);
    assert_non_null(room);
    memset(room, 'x', 1000);
    assert_int_equal(buf.len, 0);
    assert_true(buf.capacity >= 1000);
    buf.len = 10;
    assert_null(og_buf_reserve(&buf, SIZE_MAX - 5));
    assert_int_equal(buf.status, OG_NO_MEMORY);
    assert_null(og_buf_reserve(&buf, 1));
    og_buf_free(&buf);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(appends),
        cmocka_unit_test(grows),
        cmocka_unit_test(fills_to_its_limit_and_no_further),
        cmocka_unit_test(adds_nothing_of_what_does_not_fit),
        cmocka_unit_test(reserves),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
