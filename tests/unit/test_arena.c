// SPDX-License-Identifier: MIT
// The arena: alignment, zeroing, pieces of every size, pieces that stay where they are.
#include "base/arena.h"

#include "base/str.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static int set_up(void **state)
{
    *state = og_arena_new();
    return *state ? 0 : -1;
}

static int tear_down(void **state)
{
    og_arena_free(*state);
    return 0;
}

static void gives_aligned_and_zeroed_pieces(void **state)
{
    static const size_t sizes[] = {0, 1, 7, 8, 15, 16, 17, 255, 4095, 4096, 16383, 16384, 100000, 3 << 20};
    for (size_t round = 0; round < 20; round++) {
        for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
            unsigned char *piece = og_arena_alloc(*state, sizes[i]);
            assert_non_null(piece);
            assert_int_equal((uintptr_t)piece % _Alignof(max_align_t), 0);
            for (size_t at = 0; at < sizes[i]; at++)
                assert_int_equal(piece[at], 0);
            if (sizes[i])
                memset(piece, 0xFF, sizes[i]);
        }
    }
}

static void keeps_pieces_apart(void **state)
{
    enum { PIECES = 5000 };
    static size_t *pieces[PIECES];
    for (size_t i = 0; i < PIECES; i++) {
        size_t size = sizeof(size_t) * (1 + i % 97 * (i % 13));
        pieces[i] = og_arena_alloc(*state, size);
        assert_non_null(pieces[i]);
        pieces[i][0] = pieces[i][size / sizeof(size_t) - 1] = i;
    }
    for (size_t i = 0; i < PIECES; i++)
        assert_int_equal(pieces[i][0], i);
}

static void counts_what_it_handed_out(void **state)
{
    assert_int_equal(og_arena_used(*state), 0);
    assert_non_null(og_arena_alloc(*state, 1));
    size_t one = og_arena_used(*state);
    assert_in_range(one, 1, 64);
    assert_non_null(og_arena_alloc(*state, 1 << 20));
    assert_int_equal(og_arena_used(*state), one + (1 << 20));
}

static void refuses_what_cannot_be(void **state)
{
    size_t used = og_arena_used(*state);
    assert_null(og_arena_alloc(*state, SIZE_MAX));
    assert_null(og_arena_alloc(*state, SIZE_MAX / 2 + 1));
    assert_null(og_arena_alloc_array(*state, SIZE_MAX / 4, 8));
    assert_null(og_arena_alloc_array(*state, 8, SIZE_MAX / 4));
    assert_int_equal(og_arena_used(*state), used);
    og_str out;
    static const char nothing[1];
    assert_int_equal(og_arena_copy(*state, (og_str){nothing, SIZE_MAX}, &out), OG_NO_MEMORY);
}

static void gives_empty_arrays(void **state)
{
    assert_non_null(og_arena_alloc_array(*state, 0, 8));
    assert_non_null(og_arena_alloc_array(*state, 8, 0));
}

static void copies_strings(void **state)
{
    og_str out;
    assert_int_equal(og_arena_copy(*state, (og_str){"a\0b", 3}, &out), OG_OK);
    assert_int_equal(out.len, 3);
    assert_memory_equal(out.ptr, "a\0b", 4);
    assert_int_equal(og_arena_copy(*state, (og_str){0}, &out), OG_OK);
    assert_int_equal(out.len, 0);
    assert_non_null(out.ptr);
    assert_int_equal(out.ptr[0], 0);
}

static void takes_what_a_buffer_holds(void **state)
{
    og_str out = {0};
    og_buf buf = {.limit = 3};
    og_buf_add(&buf, (og_str){"a\0b", 3});
    assert_int_equal(og_arena_take(*state, &buf, &out), OG_OK);
    assert_true(og_str_equal(out, (og_str){"a\0b", 3}));
    assert_null(buf.ptr);
    buf.limit = 3;
    og_buf_add(&buf, OG_STR("abc"));
    og_buf_add(&buf, OG_STR("d"));
    assert_int_equal(og_arena_take(*state, &buf, &out), OG_TEXT_TOO_LONG);
    assert_int_equal(out.len, 3); // as it was
    assert_null(buf.ptr);
}

static void prints(void **state)
{
    og_str out;
    assert_int_equal(og_arena_printf(*state, &out, "%s-%d", "visit", 12), OG_OK);
    assert_true(og_str_equal(out, OG_STR("visit-12")));
    assert_int_equal(out.ptr[out.len], 0);
    assert_int_equal(og_arena_printf(*state, &out, "%*d", 70000, 7), OG_OK);
    assert_int_equal(out.len, 70000);
    assert_int_equal(out.ptr[69999], '7');
    assert_int_equal(og_arena_printf(*state, &out, "%s", ""), OG_OK);
    assert_int_equal(out.len, 0);
}

static void frees_nothing(void **state)
{
    (void)state;
    og_arena_free(NULL);
    og_arena *arena = og_arena_new();
    assert_non_null(arena);
    og_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(gives_aligned_and_zeroed_pieces, set_up, tear_down),
        cmocka_unit_test_setup_teardown(keeps_pieces_apart, set_up, tear_down),
        cmocka_unit_test_setup_teardown(counts_what_it_handed_out, set_up, tear_down),
        cmocka_unit_test_setup_teardown(refuses_what_cannot_be, set_up, tear_down),
        cmocka_unit_test_setup_teardown(gives_empty_arrays, set_up, tear_down),
        cmocka_unit_test_setup_teardown(copies_strings, set_up, tear_down),
        cmocka_unit_test_setup_teardown(takes_what_a_buffer_holds, set_up, tear_down),
        cmocka_unit_test_setup_teardown(prints, set_up, tear_down),
        cmocka_unit_test(frees_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
