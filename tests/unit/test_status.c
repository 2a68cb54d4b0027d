// SPDX-License-Identifier: MIT
// Every status has a code and a text, every limit a default that its reason speaks of.
#include "base/str.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static const og_status all[] = {
#define OG_STATUS(id, code, message, hint) id,
#include "ofgrade/status.def"
#undef OG_STATUS
};
enum { COUNT = sizeof all / sizeof *all };

static void gives_every_status_its_texts(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT; i++) {
        og_str code = og_status_code(all[i]), message = og_status_message(all[i]), hint = og_status_hint(all[i]);
        assert_true(code.len > 0 && message.len > 0);
        assert_true(all[i] == OG_OK || hint.len > 0);
        assert_false(og_str_ends(message, OG_STR(".")) || og_str_ends(hint, OG_STR(".")));
        for (size_t at = 0; at < code.len; at++)
            assert_true(og_is_lower(code.ptr[at]) || (code.ptr[at] == '-' && at && at + 1 < code.len));
    }
    assert_int_equal(OG_OK, 0);
    assert_true(og_str_equal(og_status_code(OG_ENCRYPTED_PDF), OG_STR("encrypted-pdf")));
    assert_true(og_str_equal(og_status_code(OG_DAMAGED_HTML), OG_STR("damaged-html")));
    assert_true(og_str_equal(og_status_code(OG_PAGE_TOO_LARGE), OG_STR("page-too-large")));
}

static void gives_no_code_twice(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT; i++)
        for (size_t j = 0; j < i; j++)
            assert_false(og_str_equal(og_status_code(all[i]), og_status_code(all[j])));
}

static void takes_unknown_values_for_internal_errors(void **state)
{
    (void)state;
    assert_true(og_str_equal(og_status_code((og_status)COUNT), OG_STR("internal")));
    assert_true(og_str_equal(og_status_message((og_status)9999), og_status_message(OG_INTERNAL)));
    assert_true(og_str_equal(og_status_hint((og_status)9999), og_status_hint(OG_INTERNAL)));
}

static void gives_the_default_limits(void **state)
{
    (void)state;
    og_limits limits = og_limits_default();
#define OG_LIMIT(name, value, unit, code, reason)                                                                      \
    assert_int_equal(limits.name, value);                                                                              \
    assert_true(limits.name > 0 && sizeof(unit) > 1 && sizeof(reason) > 1);                                            \
    assert_true((size_t)(code) < COUNT);
#include "ofgrade/limits.def"
#undef OG_LIMIT
    assert_true(limits.text_bytes <= limits.input_bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gives_every_status_its_texts),
        cmocka_unit_test(gives_no_code_twice),
        cmocka_unit_test(takes_unknown_values_for_internal_errors),
        cmocka_unit_test(gives_the_default_limits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
