// SPDX-License-Identifier: MIT
// The collection of diagnostics.
#include "base/diagnostics.h"

#include "base/str.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static void keeps_copies_in_order(void **state)
{
    (void)state;
    og_diagnostics *diagnostics = og_diagnostics_new();
    char file[] = "a.xml", message[] = "first";
    og_diagnostics_add(diagnostics, (og_diagnostic){.severity = OG_WARNING,
                                                    .code = OG_STR("bad-data"),
                                                    .file = og_str_from(file),
                                                    .line = 3,
                                                    .column = 7,
                                                    .message = og_str_from(message),
                                                    .hint = OG_STR("mend it")});
    memset(file, 'x', sizeof file - 1);
    memset(message, 'x', sizeof message - 1);
    for (size_t i = 1; i < 1000; i++)
        og_diagnostics_report(diagnostics, OG_ERROR, OG_NOT_FOUND, OG_STR("b"), "number %zu", i);
    assert_int_equal(og_diagnostics_count(diagnostics), 1000);
    og_diagnostic first = og_diagnostics_get(diagnostics, 0);
    assert_int_equal(first.severity, OG_WARNING);
    assert_true(og_str_equal(first.file, OG_STR("a.xml")) && og_str_equal(first.message, OG_STR("first")));
    assert_true(og_str_equal(first.code, OG_STR("bad-data")) && og_str_equal(first.hint, OG_STR("mend it")));
    assert_int_equal(first.line, 3);
    assert_int_equal(first.column, 7);
    og_diagnostic last = og_diagnostics_get(diagnostics, 999);
    assert_true(og_str_equal(last.message, OG_STR("number 999")));
    assert_true(og_str_equal(last.code, OG_STR("not-found")));
    assert_true(og_str_equal(last.hint, og_status_hint(OG_NOT_FOUND)));
    assert_int_equal(last.line, 0);
    og_diagnostics_free(diagnostics);
}

static void clears_and_goes_on(void **state)
{
    (void)state;
    og_diagnostics *diagnostics = og_diagnostics_new();
    for (int round = 0; round < 3; round++) {
        for (int i = 0; i < 100; i++)
            og_diagnostics_report(diagnostics, OG_NOTE, OG_EMPTY, (og_str){0}, "%d", i);
        assert_int_equal(og_diagnostics_count(diagnostics), 100);
        assert_true(og_str_equal(og_diagnostics_get(diagnostics, 42).message, OG_STR("42")));
        og_diagnostics_clear(diagnostics);
        assert_int_equal(og_diagnostics_count(diagnostics), 0);
    }
    og_diagnostics_free(diagnostics);
}

static void takes_no_collection(void **state)
{
    (void)state;
    og_diagnostics_add(NULL, (og_diagnostic){0});
    og_diagnostics_report(NULL, OG_ERROR, OG_EMPTY, (og_str){0}, "x");
    og_diagnostics_clear(NULL);
    og_diagnostics_free(NULL);
    assert_int_equal(og_diagnostics_count(NULL), 0);
}

static void says_when_something_was_lost(void **state)
{
    (void)state;
    og_diagnostics *diagnostics = og_diagnostics_new();
    static const char nothing[1];
    og_diagnostics_add(diagnostics, (og_diagnostic){.message = {nothing, SIZE_MAX}}); // no memory holds this
    assert_int_equal(og_diagnostics_count(diagnostics), 1);
    og_diagnostic lost = og_diagnostics_get(diagnostics, 0);
    assert_int_equal(lost.severity, OG_ERROR);
    assert_true(og_str_equal(lost.code, OG_STR("no-memory")));
    og_diagnostics_report(diagnostics, OG_NOTE, OG_EMPTY, (og_str){0}, "kept");
    assert_int_equal(og_diagnostics_count(diagnostics), 2);
    assert_true(og_str_equal(og_diagnostics_get(diagnostics, 0).message, OG_STR("kept")));
    assert_true(og_str_equal(og_diagnostics_get(diagnostics, 1).code, OG_STR("no-memory")));
    og_diagnostics_free(diagnostics);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keeps_copies_in_order),
        cmocka_unit_test(clears_and_goes_on),
        cmocka_unit_test(takes_no_collection),
        cmocka_unit_test(says_when_something_was_lost),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
