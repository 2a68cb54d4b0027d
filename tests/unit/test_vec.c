// SPDX-License-Identifier: MIT
// Growable arrays, and the checked arithmetic that they stand on.
#include "base/vec.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

typedef struct pair {
    size_t number;
    char letter;
} pair;

static void grows_and_keeps_its_items(void **state)
{
    (void)state;
    og_arena *arena = og_arena_new();
    OG_VEC(pair) pairs = {0};
    for (size_t i = 0; i < 100000; i++)
        assert_int_equal(og_vec_push(arena, &pairs, (pair){i, (char)('a' + i % 26)}), OG_OK);
    assert_int_equal(pairs.count, 100000);
    assert_in_range(pairs.capacity, pairs.count, 2 * pairs.count + 8);
    for (size_t i = 0; i < pairs.count; i++) {
        assert_int_equal(pairs.items[i].number, i);
        assert_int_equal(pairs.items[i].letter, 'a' + i % 26);
    }
    og_arena_free(arena);
}

static void refuses_to_wrap(void **state)
{
    (void)state;
    og_arena *arena = og_arena_new();
    int one = 1;
    int *items = &one;
    size_t capacity = SIZE_MAX / 2 + 1;
    assert_false(og_vec_grow(arena, &items, 1, &capacity, sizeof *items));
    capacity = SIZE_MAX / 4;
    assert_false(og_vec_grow(arena, &items, 1, &capacity, sizeof *items));
    assert_ptr_equal(items, &one);
    assert_int_equal(capacity, SIZE_MAX / 4);
    og_arena_free(arena);
}

static void checks_arithmetic(void **state)
{
    (void)state;
    size_t out = 7;
    assert_true(og_add(SIZE_MAX - 1, 1, &out));
    assert_int_equal(out, SIZE_MAX);
    assert_false(og_add(SIZE_MAX, 1, &out));
    assert_false(og_add(1, SIZE_MAX, &out));
    assert_int_equal(out, SIZE_MAX);
    assert_true(og_mul(0, SIZE_MAX, &out));
    assert_int_equal(out, 0);
    assert_true(og_mul(SIZE_MAX, 0, &out));
    assert_int_equal(out, 0);
    assert_true(og_mul(SIZE_MAX / 2, 2, &out));
    assert_int_equal(out, SIZE_MAX - 1);
    assert_false(og_mul(SIZE_MAX / 2 + 1, 2, &out));
    assert_int_equal(out, SIZE_MAX - 1);
}

static og_status pass_on(og_status given, bool *reached)
{
    OG_TRY(given);
    *reached = true;
    return OG_OK;
}

static void passes_failures_on(void **state)
{
    (void)state;
    bool reached = false;
    assert_int_equal(pass_on(OG_EMPTY, &reached), OG_EMPTY);
    assert_false(reached);
    assert_int_equal(pass_on(OG_OK, &reached), OG_OK);
    assert_true(reached);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(grows_and_keeps_its_items),
        cmocka_unit_test(refuses_to_wrap),
        cmocka_unit_test(checks_arithmetic),
        cmocka_unit_test(passes_failures_on),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
