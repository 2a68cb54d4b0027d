// SPDX-License-Identifier: MIT
// What a PDF page draws: which of its lines are the borders of a table.
#include "base/buf.h"
#include "base/str.h"
#include "ofgrade/ofgrade.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

// Two rows of two cells; the second cells wrap. Drawn lines stand above, between and below the rows.
static const char table[] = "0 g 50 699 400 1 re f 50 659 400 1 re f 50 619 400 1 re f\n"
                            "BT /F 10 Tf 1 0 0 1 60 685 Tm (County council) Tj ET\n"
                            "BT /F 10 Tf 1 0 0 1 200 685 Tm (Leaders should improve the plans of) Tj ET\n"
                            "BT /F 10 Tf 1 0 0 1 200 671 Tm (Children and of families.) Tj ET\n"
                            "BT /F 10 Tf 1 0 0 1 60 645 Tm (Health board) Tj ET\n"
                            "BT /F 10 Tf 1 0 0 1 200 645 Tm (Waits should be shorter for) Tj ET\n"
                            "BT /F 10 Tf 1 0 0 1 200 631 Tm (Everybody.) Tj ET\n";

// Reads a page that draws `before` and then the table. MuPDF finds the objects by itself: there is no table of them.
static og_document *read_page(const char *before)
{
    og_document *document = NULL;
    og_buf pdf = {0};
    if (!og_reads_pdf())
        skip();
    og_buf_add(&pdf, OG_STR("%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
                            "2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n"
                            "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]"
                            "/Resources<</Font<</F 4 0 R>>>>/Contents 5 0 R>>endobj\n"
                            "4 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"));
    og_buf_printf(&pdf, "5 0 obj<</Length %zu>>stream\n%s%s\nendstream endobj\ntrailer<</Root 1 0 R>>\n",
                  og_str_from(before).len + og_str_from(table).len, before, table);
    assert_int_equal(pdf.status, OG_OK);
    assert_int_equal(og_document_read(og_buf_str(&pdf), NULL, NULL, &document), OG_OK);
    og_buf_free(&pdf);
    return document;
}

static size_t count_rows(const char *before)
{
    og_document *document = read_page(before);
    size_t rows = 0;
    for (size_t i = 0; i < og_document_block_count(document); i++)
        rows += og_document_block(document, i)->kind == OG_ROW;
    og_document_free(document);
    return rows;
}

static void drawn_lines_divide_rows(void **state)
{
    (void)state;
    assert_int_equal(count_rows(""), 2);
}

static void white_areas_behind_lines_do_not(void **state)
{
    (void)state;
    assert_int_equal(count_rows("1 g 195 681 250 14 re f 195 667 250 14 re f\n"), 2);
    assert_int_equal(count_rows("1 1 1 rg 195 681 250 14 re f 195 667 250 14 re f\n"), 2);
    assert_int_equal(count_rows("0 0 0 0 k 195 681 250 14 re f 195 667 250 14 re f\n"), 2);
}

static void shaded_areas_and_white_lines_do(void **state)
{
    (void)state;
    assert_int_equal(count_rows("0.8 g 195 681 250 14 re f 195 667 250 14 re f\n"), 3);
    assert_int_equal(count_rows("1 g 50 681 400 0.5 re f\n"), 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(drawn_lines_divide_rows),
        cmocka_unit_test(white_areas_behind_lines_do_not),
        cmocka_unit_test(shaded_areas_and_white_lines_do),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
