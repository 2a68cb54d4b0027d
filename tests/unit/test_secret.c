// SPDX-License-Identifier: MIT
// Secret numbers and the hash that they key.
#include "base/secret.h"
#include "base/str.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

enum { MANY = 300 }; // more than the system gives at once

static void test_secrets_differ(void **state)
{
    (void)state;
    uint64_t numbers[MANY], few[2];
    og_secret(numbers, MANY);
    for (size_t i = 1; i < MANY; i++)
        assert_true(numbers[i] != numbers[i - 1]);
    og_secret(few, 2);
    assert_true(few[0] != few[1] && few[0] != numbers[0]);
}

// A word and its parts hash alike however they are fed, differently under another secret, and below the prime.
static void test_hash(void **state)
{
    (void)state;
    const og_str word = OG_STR("inconsistent");
    uint32_t hash = 0;
    for (size_t i = 0; i < word.len; i++)
        hash = og_hash_on(12345, hash, word.ptr[i]);
    assert_int_equal(hash, og_hash(12345, word));
    assert_int_not_equal(hash, og_hash(12346, word));
    assert_int_not_equal(og_hash(12345, OG_STR("ab")), og_hash(12345, OG_STR("ba")));
    assert_int_equal(og_hash(12345, (og_str){NULL, 0}), 0);
    for (uint64_t secret = UINT64_MAX; secret > UINT64_MAX - MANY; secret--)
        assert_true(og_hash(secret, OG_STR("\xFF\xFF\xFF\xFF")) < (uint32_t)1 << 31);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_secrets_differ), cmocka_unit_test(test_hash)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
