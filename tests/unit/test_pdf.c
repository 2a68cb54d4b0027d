// SPDX-License-Identifier: MIT
// What a PDF page shows: how its characters become lines of text, and which of its lines are the borders of a table.
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

// Reads a page that draws `before` and then `after`. MuPDF finds the objects by itself: there is no table of them.
static og_document *read_page(const char *before, const char *after)
{
    og_document *document = NULL;
    og_buf pdf = {0};
    if (!og_reads_pdf())
        skip();
    og_buf_add(&pdf, OG_STR("%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
                            "2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n"
                            "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]"
                            "/Resources<</Font<</F 4 0 R/T 6 0 R/J 8 0 R>>>>/Contents 5 0 R>>endobj\n"
                            "4 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
                            "6 0 obj<</Type/Font/Subtype/TrueType/BaseFont/Tahoma,Bold>>endobj\n"
                            "8 0 obj<</Type/Font/Subtype/Type0/BaseFont/MS-Mincho/Encoding/UniJIS-UCS2-H"
                            "/DescendantFonts[9 0 R]>>endobj\n"
                            "9 0 obj<</Type/Font/Subtype/CIDFontType0/BaseFont/MS-Mincho/CIDSystemInfo"
                            "<</Registry(Adobe)/Ordering(Japan1)/Supplement "
                            "2>>/FontDescriptor<</Type/FontDescriptor/FontName/MS-Mincho/Flags 4"
                            "/FontBBox[0 0 1000 1000]/ItalicAngle 0/Ascent 800/Descent -200/CapHeight 700/StemV 80>>>>"
                            "endobj\n"));
    og_buf_printf(&pdf, "5 0 obj<</Length %zu>>stream\n%s%s\nendstream endobj\ntrailer<</Root 1 0 R>>\n",
                  og_str_from(before).len + og_str_from(after).len, before, after);
    assert_int_equal(pdf.status, OG_OK);
    assert_int_equal(og_document_read(og_buf_str(&pdf), NULL, NULL, &document), OG_OK);
    og_buf_free(&pdf);
    return document;
}

// Each form draws the next one twice, and the last one nothing: two to the power of forty pieces, of which none is
// text.
static void forms_that_never_end_are_given_up(void **state)
{
    enum { FORMS = 40, FIRST = 10 };
    og_document *document = NULL;
    og_buf pdf = {0};
    (void)state;
    if (!og_reads_pdf())
        skip();
    og_buf_printf(&pdf,
                  "%%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
                  "2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n"
                  "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</XObject<</X %d 0 R>>>>"
                  "/Contents 5 0 R>>endobj\n5 0 obj<</Length 5>>stream\n/X Do\nendstream endobj\n",
                  FIRST);
    for (int i = FIRST; i < FIRST + FORMS; i++)
        og_buf_printf(&pdf,
                      "%d 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X %d 0 R>>>>"
                      "/Length 11>>stream\n/X Do /X Do\nendstream endobj\n",
                      i, i + 1);
    og_buf_printf(&pdf,
                  "%d 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Length 1>>stream\nq\nendstream endobj\n"
                  "trailer<</Root 1 0 R>>\n",
                  FIRST + FORMS);
    assert_int_equal(pdf.status, OG_OK);
    assert_int_equal(og_document_read(og_buf_str(&pdf), NULL, NULL, &document), OG_TOO_COMPLEX);
    og_buf_free(&pdf);
}

// The text of a page that shows what `text` does from (60, 700) on, in letters of 10 points.
static void expect(const char *text, const char *wanted)
{
    og_document *document = read_page("BT /F 10 Tf 1 0 0 1 60 700 Tm ", text);
    og_str got = og_str_trim(og_document_text(document));
    if (!og_str_equal(got, og_str_from(wanted)))
        fail_msg("%s: it is \"%.*s\"", text, OG_STR_ARG(got));
    og_document_free(document);
}

// Files may name fonts and leave them out: those that every reader has, those of an office, those of other scripts.
static void text_in_fonts_that_the_file_leaves_out_is_read(void **state)
{
    (void)state;
    expect("(Plans ) Tj /T 10 Tf (are good) Tj ET", "Plans are good");
    expect("/J 10 Tf <826F> Tj /F 10 Tf ( is good) Tj ET", "良 is good");
}

static void characters_near_each_other_are_words(void **state)
{
    (void)state;
    expect("(Plans) Tj ( are) Tj ( good) Tj ET", "Plans are good");
    expect("[(Pl) 30 (an) -20 (s)] TJ ET", "Plans");    // set closer and wider
    expect("[(Plans) -400 (are)] TJ ET", "Plans are");  // a gap is a space
    expect("[(Plans ) -400 (are)] TJ ET", "Plans are"); // one is enough
    expect("(Plans) Tj 0 -12 Td (are good) Tj ET", "Plans are good");
    expect("(Plans) Tj 200 0 Td (are good) Tj ET", "Plans\tare good");
}

static void dots_set_from_the_right_are_one_run(void **state)
{
    (void)state;
    expect("(Plans) Tj 40 0 Td (.) Tj -3 0 Td (.) Tj -3 0 Td (.) Tj ET", "Plans ...");
}

static void a_raised_digit_is_the_mark_of_a_footnote(void **state)
{
    (void)state;
    expect("(Plans) Tj /F 6 Tf 4 Ts (2) Tj 0 Ts /F 10 Tf ( are good) Tj ET", "Plans\xC2\xB2 are good");
}

static void what_is_shown_twice_counts_once(void **state)
{
    (void)state;
    expect("2 Tr (Plans) Tj ET", "Plans"); // filled and then drawn as outlines
    expect("(P) Tj 1 0 0 1 60 700 Tm (P) Tj (lans) Tj ET", "Plans");
}

static void what_is_not_to_be_seen_is_text_too(void **state)
{
    (void)state;
    expect("3 Tr (Plans are good) Tj ET", "Plans are good"); // as under a scanned page
    expect("7 Tr (Plans are good) Tj ET", "Plans are good");
}

static void nothing_that_a_page_can_ask_for_breaks_the_text(void **state)
{
    static const char *const strange[] = {"/F 0 Tf (Plans) Tj ET",        "0 0 0 0 60 700 Tm (Plans) Tj ET",
                                          "0 Tz (Plans) Tj ET",           "1e30 0 0 1e30 0 0 Tm (Plans) Tj ET",
                                          "-1 0 0 1 60 700 Tm (P) Tj ET", "0 1 -1 0 60 300 Tm (Plans) Tj ET",
                                          "1e38 Tc (Plans) Tj ET",        "/G 10 Tf (Plans) Tj ET"};
    (void)state;
    for (size_t i = 0; i < sizeof strange / sizeof *strange; i++)
        og_document_free(read_page("BT /F 10 Tf 1 0 0 1 60 700 Tm (Good.) Tj ", strange[i]));
}

static size_t count_rows(const char *before)
{
    og_document *document = read_page(before, table);
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
        cmocka_unit_test(text_in_fonts_that_the_file_leaves_out_is_read),
        cmocka_unit_test(characters_near_each_other_are_words),
        cmocka_unit_test(dots_set_from_the_right_are_one_run),
        cmocka_unit_test(a_raised_digit_is_the_mark_of_a_footnote),
        cmocka_unit_test(what_is_shown_twice_counts_once),
        cmocka_unit_test(what_is_not_to_be_seen_is_text_too),
        cmocka_unit_test(nothing_that_a_page_can_ask_for_breaks_the_text),
        cmocka_unit_test(forms_that_never_end_are_given_up),
        cmocka_unit_test(drawn_lines_divide_rows),
        cmocka_unit_test(white_areas_behind_lines_do_not),
        cmocka_unit_test(shaded_areas_and_white_lines_do),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
