// SPDX-License-Identifier: MIT
// MuPDF's memory: pieces of every size keep what was written into them, grow and shrink, and end at the bound.
#include "read/pdf_memory.h"

#include "base/buf.h"
#include "base/str.h"
#include "ofgrade/ofgrade.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static const size_t sizes[] = {0, 1, 15, 16, 17, 100, 1000, 2031, 2032, 2033, 4096, 300000};
enum { SIZES = sizeof sizes / sizeof *sizes };

static int set_up(void **state)
{
    *state = og_pdf_memory_new((size_t)64 << 20);
    return *state ? 0 : -1;
}

static int tear_down(void **state)
{
    og_pdf_memory_free(*state);
    return 0;
}

static void assert_filled(const unsigned char *piece, size_t size, int with)
{
    for (size_t at = 0; at < size; at++)
        assert_int_equal(piece[at], with);
}

static void keeps_pieces_apart(void **state)
{
    for (size_t round = 0; round < 3; round++) { // from the second round on, small ones are used again
        unsigned char *pieces[SIZES];
        for (size_t i = 0; i < SIZES; i++) {
            pieces[i] = og_pdf_memory_take(*state, sizes[i]);
            assert_non_null(pieces[i]);
            assert_int_equal((uintptr_t)pieces[i] % _Alignof(max_align_t), 0);
            memset(pieces[i], (int)(i + round), sizes[i]);
        }
        for (size_t i = 0; i < SIZES; i++) {
            assert_filled(pieces[i], sizes[i], (int)(i + round));
            og_pdf_memory_give_back(*state, pieces[i]);
        }
    }
    og_pdf_memory_give_back(*state, NULL);
    assert_false(og_pdf_memory_was_refused(*state));
}

static void resizes_from_any_size_to_any_other(void **state)
{
    for (size_t from = 0; from < SIZES; from++) {
        for (size_t to = 0; to < SIZES; to++) {
            size_t kept = sizes[from] < sizes[to] ? sizes[from] : sizes[to];
            unsigned char *piece = og_pdf_memory_resize(*state, NULL, sizes[from]);
            assert_non_null(piece);
            memset(piece, 7, sizes[from]);
            piece = og_pdf_memory_resize(*state, piece, sizes[to]);
            assert_non_null(piece);
            assert_filled(piece, kept, 7);
            memset(piece, 8, sizes[to]);
            og_pdf_memory_give_back(*state, piece);
        }
    }
}

static void refuses_what_is_beyond_the_bound(void **state)
{
    char *large = og_pdf_memory_take(*state, (size_t)40 << 20);
    assert_non_null(large);
    assert_null(og_pdf_memory_take(*state, (size_t)30 << 20));
    assert_true(og_pdf_memory_was_refused(*state));
    og_pdf_memory_give_back(*state, large);
    char *again = og_pdf_memory_take(*state, (size_t)30 << 20); // room was made, and it was asked for again
    assert_non_null(again);
    assert_false(og_pdf_memory_was_refused(*state));
    og_pdf_memory_give_back(*state, again);
    large = og_pdf_memory_take(*state, (size_t)40 << 20);
    assert_null(og_pdf_memory_take(*state, (size_t)30 << 20));
    assert_null(og_pdf_memory_resize(*state, large, (size_t)70 << 20));
    large =
        og_pdf_memory_resize(*state, large, (size_t)20 << 20); // the piece is still good, and what it gave up is free
    assert_non_null(large);
    char *other = og_pdf_memory_take(*state, (size_t)30 << 20);
    assert_non_null(other);
    assert_true(og_pdf_memory_was_refused(*state));
    og_pdf_memory_give_back(*state, large);
    og_pdf_memory_give_back(*state, other);
}

static void bounds_small_pieces_too(void **state)
{
    size_t taken = 0;
    void *last = NULL;
    for (void **piece = NULL; (piece = og_pdf_memory_take(*state, 1000)) != NULL; last = piece, taken++)
        *piece = last;
    assert_in_range(taken, 50000, 67000);
    assert_true(og_pdf_memory_was_refused(*state));
    while (last) {
        void *next = *(void **)last;
        og_pdf_memory_give_back(*state, last);
        last = next;
    }
}

static void refuses_sizes_that_cannot_be(void **state)
{
    void *piece = og_pdf_memory_take(*state, 10);
    assert_null(og_pdf_memory_take(*state, SIZE_MAX));
    assert_null(og_pdf_memory_take(*state, SIZE_MAX - 40));
    assert_null(og_pdf_memory_resize(*state, piece, SIZE_MAX));
    og_pdf_memory_give_back(*state, piece);
}

#ifdef OFGRADE_PDF
// One page with `letters` letters. MuPDF finds the objects by itself: there is no table of them.
static og_status read_page_of(size_t letters, size_t pdf_memory)
{
    og_limits limits = og_limits_default();
    og_document *document = NULL;
    og_buf pdf = {0};
    limits.pdf_memory = pdf_memory;
    og_buf_add(&pdf, OG_STR("%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
                            "2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n"
                            "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]"
                            "/Resources<</Font<</F 4 0 R>>>>/Contents 5 0 R>>endobj\n"
                            "4 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
                            "5 0 obj<</Length 1>>stream\nBT /F 8 Tf 1 0 0 1 20 400 Tm\n"));
    for (size_t i = 0; i < letters; i += 10)
        og_buf_add(&pdf, OG_STR("(ab cd ef g) Tj\n"));
    og_buf_add(&pdf, OG_STR("ET\nendstream endobj\ntrailer<</Root 1 0 R>>\n"));
    assert_int_equal(pdf.status, OG_OK);
    og_status status = og_document_read(og_buf_str(&pdf), &limits, NULL, &document);
    og_document_free(document);
    og_buf_free(&pdf);
    return status;
}

static void ends_a_pdf_that_needs_more(void **state)
{
    (void)state;
    assert_int_equal(read_page_of(350000, (size_t)64 << 20), OG_OK);
    assert_int_equal(read_page_of(350000, (size_t)4 << 20), OG_PDF_MEMORY);
    assert_int_equal(read_page_of(10, (size_t)4 << 20), OG_OK);
    assert_int_equal(read_page_of(10, 1000), OG_PDF_MEMORY);
}
#endif

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(keeps_pieces_apart, set_up, tear_down),
        cmocka_unit_test_setup_teardown(resizes_from_any_size_to_any_other, set_up, tear_down),
        cmocka_unit_test_setup_teardown(refuses_what_is_beyond_the_bound, set_up, tear_down),
        cmocka_unit_test_setup_teardown(bounds_small_pieces_too, set_up, tear_down),
        cmocka_unit_test_setup_teardown(refuses_sizes_that_cannot_be, set_up, tear_down),
#ifdef OFGRADE_PDF
        cmocka_unit_test(ends_a_pdf_that_needs_more),
#endif
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
