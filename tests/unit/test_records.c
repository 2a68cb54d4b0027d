// SPDX-License-Identifier: MIT
// Files that hold records: what they are told by, and where one object ends and the next begins.
#include "base/str.h"
#include "batch/records.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

static void test_what_holds_records(void **state)
{
    (void)state;
    assert_true(og_records_begin(OG_STR("{\"schema\": \"ofgrade-record/1\"}")));
    assert_true(og_records_begin(OG_STR("\xEF\xBB\xBF [\n  {\n \"schema\": \"ofgrade-record/2\"")));
    assert_true(og_records_begin(OG_STR("{\"status\": \"failed\", \"schema\":\"ofgrade-record/1\"}")));
    assert_false(og_records_begin(OG_STR("{\"schema\": \"other\"}")));
    assert_false(og_records_begin(OG_STR("{\"title\": \"ofgrade-record/1\"}")));
    assert_false(og_records_begin(OG_STR("{: \"ofgrade-record/1\"}")));
    assert_false(og_records_begin(OG_STR("The schema \"ofgrade-record/1\" is")));
    assert_false(og_records_begin((og_str){0}));
}

static void test_names_of_files_of_records(void **state)
{
    (void)state;
    assert_true(og_records_may_be_in(OG_STR("a/b.json")));
    assert_true(og_records_may_be_in(OG_STR("a/b.JSONL")));
    assert_false(og_records_may_be_in(OG_STR("a/b.json.pdf")));
    assert_false(og_records_may_be_in(OG_STR("a/json")));
    assert_false(og_records_may_be_in((og_str){0}));
}

static void check(const char *text, const char *const *wanted)
{
    og_str rest = og_str_from(text), object;
    for (; *wanted; wanted++) {
        assert_true(og_records_next(&rest, &object));
        if (!og_str_equal(object, og_str_from(*wanted)))
            fail_msg("%s: %.*s", text, OG_STR_ARG(object));
    }
    assert_false(og_records_next(&rest, &object));
}

static void test_objects(void **state)
{
    (void)state;
    check("", (const char *const[]){NULL});
    check(" [ ] ", (const char *const[]){NULL});
    check("{}\n{\"a\": {}}\n", (const char *const[]){"{}", "{\"a\": {}}", NULL});
    check("[{\"a\": [1]}, {\"b\": 2}]", (const char *const[]){"{\"a\": [1]}", "{\"b\": 2}", NULL});
    check("{\"}\\\"{\": \"\\\\\"}{}", (const char *const[]){"{\"}\\\"{\": \"\\\\\"}", "{}", NULL});
    check("{}\nx {}\n{}", (const char *const[]){"{}", "x {}", "{}", NULL});
    check("{\"a\": {\n{}", (const char *const[]){"{\"a\": {\n{}", NULL});
    check("{\"a\\", (const char *const[]){"{\"a\\", NULL});
    check("}{}", (const char *const[]){"}{}", NULL});
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_holds_records),
        cmocka_unit_test(test_names_of_files_of_records),
        cmocka_unit_test(test_objects),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
