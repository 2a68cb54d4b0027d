// SPDX-License-Identifier: MIT
// The builder: the text form, white space, hyphens over line ends, pages, links, limits, and random documents.
#include "document/builder.h"

#include "base/str.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static og_builder *new_builder(void)
{
    og_builder *builder = NULL;
    assert_int_equal(og_builder_new(OG_FORMAT_TEXT, NULL, &builder), OG_OK);
    return builder;
}

static og_document *finish(og_builder *builder)
{
    og_document *document = NULL;
    const char *problem = NULL;
    assert_int_equal(og_builder_finish(builder, &document), OG_OK);
    if (!og_document_check(document, &problem))
        fail_msg("broken promise: %s", problem);
    return document;
}

static void add(og_builder *builder, const char *text)
{
    assert_int_equal(og_builder_text(builder, og_str_from(text)), OG_OK);
}

static void begin(og_builder *builder, og_block_kind kind, uint32_t level)
{
    assert_int_equal(og_builder_begin(builder, kind, level), OG_OK);
}

static void end(og_builder *builder)
{
    assert_int_equal(og_builder_end(builder), OG_OK);
}

static void join(og_builder *builder)
{
    assert_int_equal(og_builder_join(builder), OG_OK);
}

static void page(og_builder *builder, uint32_t number)
{
    assert_int_equal(og_builder_page(builder, number), OG_OK);
}

static void block(og_builder *builder, og_block_kind kind, uint32_t level, const char *marker, const char *text)
{
    begin(builder, kind, level);
    assert_int_equal(og_builder_marker(builder, og_str_from(marker)), OG_OK);
    add(builder, text);
    end(builder);
}

// A row of the cells that `cells` divides by |.
static void row(og_builder *builder, const char *cells)
{
    og_str rest = og_str_from(cells), cell;
    begin(builder, OG_ROW, 0);
    while (og_str_next_split(&rest, '|', &cell)) {
        assert_int_equal(og_builder_cell(builder), OG_OK);
        assert_int_equal(og_builder_text(builder, cell), OG_OK);
    }
    end(builder);
}

static void assert_text(og_str text, const char *wanted)
{
    if (!og_str_equal(text, og_str_from(wanted)))
        fail_msg("\"%.*s\" is not \"%s\"", OG_STR_ARG(text), wanted);
}

static void assert_slice(const og_document *document, og_range range, const char *wanted)
{
    assert_text(og_document_slice(document, range), wanted);
}

static void writes_the_text_form(void **state)
{
    (void)state;
    og_builder *builder = new_builder();
    block(builder, OG_HEADING, 1, "", "Inspection of Wexcombe");
    block(builder, OG_PARAGRAPH, 0, "2.1", "Leaders know the service.");
    block(builder, OG_ITEM, 1, "\uF0B7", "first");
    block(builder, OG_ITEM, 2, "\u25E6", "nested");
    block(builder, OG_ITEM, 3, "(iv)", "deeper");
    block(builder, OG_ITEM, 1, "-", "second");
    row(builder, "Area||Grade|");
    row(builder, "|Overall");
    block(builder, OG_FURNITURE, 0, "", "Page 1");
    block(builder, OG_FURNITURE, 0, "", "Report");
    block(builder, OG_PARAGRAPH, 0, "", "The end");
    og_document *document = finish(builder);
    assert_text(og_document_text(document), "Inspection of Wexcombe\n\n"
                                            "2.1 Leaders know the service.\n\n"
                                            "\u2022 first\n"
                                            "  \u2022 nested\n"
                                            "    (iv) deeper\n"
                                            "\u2022 second\n\n"
                                            "Area\t\tGrade\t\n"
                                            "\tOverall\n\n"
                                            "Page 1\nReport\n\n"
                                            "The end\n");
    assert_int_equal(og_document_block_count(document), 11);
    assert_slice(document, og_document_block(document, 1)->range, "Leaders know the service.");
    assert_slice(document, og_document_block(document, 1)->marker, "2.1");
    assert_slice(document, og_document_block(document, 3)->marker, "\u2022");
    assert_slice(document, og_document_block(document, 3)->range, "nested");
    assert_slice(document, og_document_block(document, 4)->marker, "(iv)");
    assert_int_equal(og_document_block(document, 4)->level, 3);
    assert_slice(document, og_document_block(document, 6)->range, "Area\t\tGrade\t");
    assert_int_equal(og_document_block(document, 7)->first_cell, 4);
    assert_int_equal(og_document_block(document, 7)->cell_count, 2);
    assert_slice(document, og_document_cell(document, 0), "Area");
    assert_slice(document, og_document_cell(document, 1), "");
    assert_slice(document, og_document_cell(document, 2), "Grade");
    assert_slice(document, og_document_cell(document, 3), "");
    assert_slice(document, og_document_cell(document, 5), "Overall");
    og_document_free(document);
}

// A document of one paragraph that is made of `count` calls of og_builder_text; NULL stands for og_builder_join.
static void assert_paragraph(const char *const *parts, size_t count, const char *wanted)
{
    og_builder *builder = new_builder();
    begin(builder, OG_PARAGRAPH, 0);
    for (size_t i = 0; i < count; i++) {
        if (parts[i])
            add(builder, parts[i]);
        else
            join(builder);
    }
    end(builder);
    og_document *document = finish(builder);
    assert_slice(document, og_document_block(document, 0)->range, wanted);
    og_document_free(document);
}

#define PARAGRAPH(wanted, ...)                                                                                         \
    assert_paragraph((const char *const[]){__VA_ARGS__}, sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *),  \
                     wanted)

static void folds_white_space(void **state)
{
    (void)state;
    PARAGRAPH("a b c", "  a \t\n b\r\n\fc  ");
    PARAGRAPH("a b", "a ", " b");
    PARAGRAPH("a b", "a", " ", "  ", "b", " ");
    PARAGRAPH("ab", "a", "", "b");
    PARAGRAPH("a b c", "a\u00A0b\u2003\u2009c\u3000");
    PARAGRAPH("a b", "\u2028a\xC2\x85\u00A0", "\u202Fb");
    PARAGRAPH("a b", "a \u200B b");
    PARAGRAPH("x", "\uFEFFx\x07\x1B");
}

static void cleans_characters(void **state)
{
    (void)state;
    PARAGRAPH("office fluff first waffle", "o\uFB03ce \uFB02u\uFB00 \uFB01rst wa\uFB04e");
    PARAGRAPH("co-operate", "co\u00AD-oper\u00ADate");
    PARAGRAPH("\u201Cx\u201D \u2013 \u2026 \u2022 \U0001F600 \u4E2D",
              "\u201Cx\u201D \u2013 \u2026 \u2022 \U0001F600 \u4E2D");
    PARAGRAPH("\uFFFD", "\uFFFD");
    og_builder *builder = new_builder();
    begin(builder, OG_PARAGRAPH, 0);
    assert_int_equal(og_builder_text(builder, (og_str){"a\0b", 3}), OG_OK);
    end(builder);
    og_document *document = finish(builder);
    assert_slice(document, og_document_block(document, 0)->range, "ab");
    assert_int_equal(document->notices.count, 0);
    og_document_free(document);
}

static void replaces_invalid_bytes_and_says_so_once(void **state)
{
    (void)state;
    og_builder *builder = new_builder();
    block(builder, OG_PARAGRAPH, 0, "", "a\xFF\xC3");
    block(builder, OG_PARAGRAPH, 0, "", "\xE2\x80 b");
    og_document *document = finish(builder);
    assert_text(og_document_text(document), "a\uFFFD\uFFFD\n\n\uFFFD\uFFFD b\n");
    assert_int_equal(document->notices.count, 1);
    assert_text(document->notices.items[0].code, "invalid-utf-8");
    og_document_free(document);
}

static void joins_printed_lines(void **state)
{
    (void)state;
    PARAGRAPH("one two", "one", NULL, "two");
    PARAGRAPH("one two", "one ", NULL, NULL, " ", " two");
    PARAGRAPH("one", NULL, "one", NULL);
    PARAGRAPH("multi-agency", "multi-", NULL, "agency");
    PARAGRAPH("multi-agency", "multi- ", NULL, "  agency");
    PARAGRAPH("multi\u2010agency", "multi\u2010", NULL, "agency");
    PARAGRAPH("2013\u201314", "2013\u2013", NULL, "14");
    PARAGRAPH("well \u2013 mostly", "well \u2013", NULL, "mostly");
    PARAGRAPH("well \u2014 mostly", "well", NULL, "\u2014 mostly");
    PARAGRAPH("well - mostly", "well -", NULL, "mostly");
    PARAGRAPH("- mostly", "-", NULL, "mostly");
    PARAGRAPH("inspection", "inspec\u00AD", NULL, "tion");
    PARAGRAPH("inspection", "inspec\u00AD ", NULL, " tion");
    PARAGRAPH("ins x", "in\u00ADs", NULL, "x");
}

static void keeps_suspended_hyphens(void **state)
{
    (void)state;
    PARAGRAPH("16- and 17-year-olds", "16-", NULL, "and 17-year-olds");
    PARAGRAPH("pre- or post-16", "pre- ", NULL, " or post-16");
    PARAGRAPH("short- to medium-term", "short-", NULL, "to", " medium-term");
    PARAGRAPH("multi-android", "multi-", NULL, "android");
    PARAGRAPH("multi-android", "multi-", NULL, "an", "droid");
    PARAGRAPH("multi-android", "multi-", NULL, "and", "roid");
    PARAGRAPH("16- and", "16-", NULL, "a", "n", "d");
    PARAGRAPH("16- and x", "16-", NULL, "a", "nd x");
    PARAGRAPH("16- and x", "16-", NULL, "and", " ", "x");
    PARAGRAPH("16-a x", "16-", NULL, "a", " x");
    PARAGRAPH("multi-agency", "multi-", NULL, "a", "gency");
    PARAGRAPH("multi-agency work", "multi-", NULL, "a", "gency", NULL, "work");
    PARAGRAPH("tap- to pay", "tap-", NULL, "t", "\u00ADo", NULL, "pay");
    PARAGRAPH("pre- or, post", "pre-", NULL, "or", ", post");
    PARAGRAPH("re-to\u00E9", "re-", NULL, "to", "\u00E9");
}

static void writes_all_bullets_alike(void **state)
{
    (void)state;
    static const char *const bullets[] = {"\u2022", "\u25AA", "\u25FC", "-",       "\u2013",
                                          "*",      "\u25CB", "\uF0A7", "\u00B7 ", " \u2022\t"};
    static const char *const others[] = {"1.", "12", "2.1", "(a)", "a.", "iv", "n", "o", "\u2022\u2022"};
    for (size_t i = 0; i < sizeof bullets / sizeof *bullets; i++) {
        og_builder *builder = new_builder();
        block(builder, OG_ITEM, 1, bullets[i], "x");
        og_document *document = finish(builder);
        assert_text(og_document_text(document), "\u2022 x\n");
        og_document_free(document);
    }
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        og_builder *builder = new_builder();
        block(builder, OG_ITEM, 0, others[i], "x");
        og_document *document = finish(builder);
        assert_slice(document, og_document_block(document, 0)->marker, others[i]);
        assert_int_equal(og_document_block(document, 0)->level, 1);
        og_document_free(document);
    }
}

static void drops_blocks_without_text(void **state)
{
    (void)state;
    og_builder *builder = new_builder();
    block(builder, OG_PARAGRAPH, 0, "", " \u200B\n");
    block(builder, OG_ITEM, 1, "\u2022", "one");
    block(builder, OG_PARAGRAPH, 0, "7.", "");
    row(builder, "| |");
    block(builder, OG_ITEM, 1, "\u2022", "two");
    row(builder, "x|");
    og_document *document = finish(builder);
    assert_text(og_document_text(document), "\u2022 one\n\u2022 two\n\nx\t\n");
    assert_int_equal(og_document_block_count(document), 3);
    assert_int_equal(document->cells.count, 2);
    og_document_free(document);
}

static void gives_no_document_without_blocks(void **state)
{
    (void)state;
    og_document *document = NULL;
    assert_int_equal(og_builder_finish(new_builder(), &document), OG_NO_TEXT);
    og_builder *builder = new_builder();
    page(builder, 1);
    block(builder, OG_PARAGRAPH, 0, "\u2022", " ");
    assert_int_equal(og_builder_finish(builder, &document), OG_NO_TEXT);
    assert_null(document);
    og_builder_free(NULL);
}

static void keeps_levels_in_bounds(void **state)
{
    (void)state;
    og_builder *builder = new_builder();
    block(builder, OG_HEADING, 0, "", "a");
    block(builder, OG_HEADING, 9, "", "b");
    block(builder, OG_PARAGRAPH, 4, "", "c");
    block(builder, OG_ITEM, UINT32_MAX, "", "d");
    og_document *document = finish(builder);
    assert_int_equal(og_document_block(document, 0)->level, 1);
    assert_int_equal(og_document_block(document, 1)->level, 6);
    assert_int_equal(og_document_block(document, 2)->level, 0);
    assert_in_range(og_document_text(document).len, 20, 200); // nesting without end costs no text without end
    og_document_free(document);
}

static void places_pages(void **state)
{
    (void)state;
    og_builder *builder = new_builder();
    page(builder, 1);
    assert_int_equal(og_builder_begin_furniture(builder, 1), OG_OK);
    add(builder, "header");
    end(builder);
    begin(builder, OG_ITEM, 2);
    assert_int_equal(og_builder_marker(builder, OG_STR("\u2022")), OG_OK);
    add(builder, "starts");
    join(builder);
    page(builder, 2);
    add(builder, "goes on");
    end(builder);
    assert_int_equal(og_builder_begin_furniture(builder, 1), OG_OK);
    add(builder, "footer");
    end(builder);
    page(builder, 3);
    block(builder, OG_PARAGRAPH, 0, "", " ");
    page(builder, 4);
    block(builder, OG_PARAGRAPH, 0, "", "last");
    page(builder, 5);
    og_document *document = finish(builder);
    og_str text = og_document_text(document);
    assert_text(text, "header\n\n  \u2022 starts goes on\n\nfooter\n\nlast\n");
    assert_int_equal(og_document_page_count(document), 5);
    assert_int_equal(og_document_block(document, 1)->page, 1);
    assert_int_equal(og_document_block(document, 2)->page, 1);
    assert_int_equal(og_document_block(document, 3)->page, 4);
    assert_int_equal(og_document_page_of(document, 0), 1);
    assert_int_equal(og_document_page_of(document, og_document_block(document, 1)->marker.start), 1);
    assert_int_equal(og_document_page_of(document, og_str_find(text, OG_STR("starts"), 0)), 1);
    assert_int_equal(og_document_page_of(document, og_str_find(text, OG_STR("goes"), 0)), 2);
    assert_int_equal(og_document_page_of(document, og_str_find(text, OG_STR("footer"), 0)), 1);
    assert_int_equal(og_document_page_of(document, og_str_find(text, OG_STR("last"), 0)), 4);
    assert_int_equal(og_document_page_of(document, text.len), 5);
    assert_int_equal(og_document_page_of(document, SIZE_MAX), 5);
    og_document_free(document);
}

static void keeps_links(void **state)
{
    (void)state;
    og_builder *builder = new_builder();
    begin(builder, OG_PARAGRAPH, 0);
    add(builder, "See");
    assert_int_equal(og_builder_link_begin(builder, OG_STR("https://example.org/a")), OG_OK);
    add(builder, " the report ");
    assert_int_equal(og_builder_link_end(builder), OG_OK);
    add(builder, "now");
    assert_int_equal(og_builder_link_begin(builder, OG_STR("https://example.org/empty")), OG_OK);
    add(builder, "  ");
    assert_int_equal(og_builder_link_end(builder), OG_OK);
    assert_int_equal(og_builder_link_begin(builder, OG_STR("")), OG_OK);
    add(builder, ", or");
    assert_int_equal(og_builder_link_begin(builder, OG_STR("b")), OG_OK); // ends the one before
    add(builder, "that-");
    join(builder);
    add(builder, "to");
    end(builder);
    begin(builder, OG_PARAGRAPH, 0);
    assert_int_equal(og_builder_link_end(builder), OG_OK);
    assert_int_equal(og_builder_link_end(builder), OG_OK);
    end(builder);
    og_document *document = finish(builder);
    assert_text(og_document_text(document), "See the report now , orthat- to\n");
    assert_int_equal(document->links.count, 2);
    assert_slice(document, document->links.items[0].range, "the report");
    assert_text(document->links.items[0].target, "https://example.org/a");
    assert_slice(document, document->links.items[1].range, "that- to");
    og_document_free(document);
}

static void keeps_properties_and_notices(void **state)
{
    (void)state;
    og_builder *builder = new_builder();
    char value[] = " A \n title\xFF ";
    assert_int_equal(og_builder_property(builder, OG_STR("title"), og_str_from(value)), OG_OK);
    value[1] = 'x';
    assert_int_equal(og_builder_property(builder, OG_STR("title"), OG_STR("Another")), OG_OK);
    assert_int_equal(og_builder_property(builder, OG_STR("site"), OG_STR("  ")), OG_OK);
    assert_int_equal(og_builder_notice(builder, OG_STR("no-title"), OG_STR("first")), OG_OK);
    assert_int_equal(og_builder_notice(builder, OG_STR("no-title"), OG_STR("second")), OG_OK);
    assert_int_equal(og_builder_notice(builder, OG_STR("other"), OG_STR("third")), OG_OK);
    block(builder, OG_PARAGRAPH, 0, "", "x");
    og_document *document = finish(builder);
    assert_text(og_document_property(document, OG_STR("title")), "A title\uFFFD");
    assert_text(og_document_property(document, OG_STR("site")), "");
    assert_text(og_document_property(document, OG_STR("unknown")), "");
    assert_int_equal(document->notices.count, 2);
    assert_text(document->notices.items[0].message, "first");
    assert_text(document->notices.items[1].code, "other");
    og_document_free(document);
}

static void refuses_calls_out_of_order(void **state)
{
    (void)state;
    og_builder *builder = new_builder();
    assert_false(og_builder_is_open(builder));
    assert_int_equal(og_builder_text(builder, OG_STR("x")), OG_INTERNAL);
    assert_int_equal(og_builder_join(builder), OG_INTERNAL);
    assert_int_equal(og_builder_end(builder), OG_INTERNAL);
    assert_int_equal(og_builder_cell(builder), OG_INTERNAL);
    assert_int_equal(og_builder_marker(builder, OG_STR("1")), OG_INTERNAL);
    assert_int_equal(og_builder_page(builder, 0), OG_INTERNAL);
    page(builder, 3);
    page(builder, 3);
    assert_int_equal(og_builder_page(builder, 2), OG_INTERNAL);
    begin(builder, OG_ROW, 0);
    assert_true(og_builder_is_open(builder));
    assert_int_equal(og_builder_text(builder, OG_STR("x")), OG_INTERNAL);
    assert_int_equal(og_builder_begin(builder, OG_ITEM, 1), OG_INTERNAL);
    assert_int_equal(og_builder_begin_furniture(builder, 1), OG_INTERNAL);
    assert_int_equal(og_builder_cell(builder), OG_OK);
    assert_int_equal(og_builder_marker(builder, OG_STR("1")), OG_INTERNAL);
    add(builder, "x");
    end(builder);
    begin(builder, OG_PARAGRAPH, 0);
    assert_int_equal(og_builder_cell(builder), OG_INTERNAL);
    add(builder, "y");
    assert_int_equal(og_builder_marker(builder, OG_STR("1")), OG_INTERNAL);
    og_document *document = NULL;
    assert_int_equal(og_builder_finish(builder, &document), OG_INTERNAL); // a block is open
}

static og_builder *limited(size_t text_bytes, size_t blocks, size_t pages)
{
    og_limits limits = og_limits_default();
    limits.text_bytes = text_bytes;
    limits.blocks = blocks;
    limits.pages = pages;
    og_builder *builder = NULL;
    assert_int_equal(og_builder_new(OG_FORMAT_PDF, &limits, &builder), OG_OK);
    return builder;
}

static void holds_to_the_limits(void **state)
{
    (void)state;
    og_document *document = NULL;
    og_builder *builder = limited(6, 2, 2);
    block(builder, OG_ITEM, 0, "", "abc");
    block(builder, OG_ITEM, 0, "", "d");
    assert_int_equal(og_builder_begin(builder, OG_ITEM, 1), OG_TOO_COMPLEX);
    page(builder, 2);
    assert_int_equal(og_builder_page(builder, 3), OG_TOO_MANY_PAGES);
    assert_int_equal(og_builder_finish(builder, &document), OG_OK);
    assert_int_equal(og_document_text(document).len, 6);
    og_document_free(document);

    builder = limited(5, 2, 2);
    block(builder, OG_ITEM, 0, "", "abc");
    begin(builder, OG_ITEM, 0);
    assert_int_equal(og_builder_text(builder, OG_STR("de")), OG_TEXT_TOO_LONG);
    assert_int_equal(og_builder_text(builder, OG_STR("d")), OG_TEXT_TOO_LONG);
    assert_int_equal(og_builder_end(builder), OG_TEXT_TOO_LONG);
    assert_int_equal(og_builder_finish(builder, &document), OG_TEXT_TOO_LONG);

    builder = limited(1000, 3, 2);
    begin(builder, OG_ROW, 0);
    for (int i = 0; i < 3; i++)
        assert_int_equal(og_builder_cell(builder), OG_OK);
    assert_int_equal(og_builder_cell(builder), OG_TOO_COMPLEX);
    for (int i = 0; i < 3; i++)
        assert_int_equal(og_builder_property(builder, OG_STR("n"), OG_STR("v")), OG_OK);
    assert_int_equal(og_builder_property(builder, OG_STR("n"), OG_STR("v")), OG_TOO_COMPLEX);
    og_builder_free(builder);

    builder = limited(0, 3, 2); // no text at all, not text without limit
    begin(builder, OG_PARAGRAPH, 0);
    assert_int_equal(og_builder_text(builder, OG_STR("ab")), OG_TEXT_TOO_LONG);
    og_builder_free(builder);
}

static void splits_sentences_by_cell(void **state)
{
    (void)state;
    og_builder *builder = new_builder();
    row(builder, "Overall effectiveness|Good. It has improved||");
    block(builder, OG_FURNITURE, 0, "", "Page 1. Page 2.");
    block(builder, OG_PARAGRAPH, 0, "1.", "One. Two.");
    og_document *document = finish(builder);
    static const char *const wanted[] = {"Overall effectiveness", "Good.", "It has improved", "One.", "Two."};
    assert_int_equal(og_document_sentence_count(document), 5);
    for (size_t i = 0; i < 5; i++) {
        assert_slice(document, og_document_sentence(document, i)->range, wanted[i]);
        assert_int_equal(og_document_sentence(document, i)->block, i < 3 ? 0 : 2);
    }
    assert_int_equal(og_document_block(document, 0)->sentence_count, 3);
    assert_int_equal(og_document_block(document, 1)->sentence_count, 0);
    assert_int_equal(og_document_block(document, 2)->first_sentence, 3);
    og_document_free(document);
}

static void takes_long_text(void **state)
{
    (void)state;
    enum { PARTS = 20000 };
    og_builder *builder = new_builder();
    begin(builder, OG_PARAGRAPH, 0);
    for (size_t i = 0; i < PARTS; i++)
        add(builder, " Children are  safe. ");
    end(builder);
    og_document *document = finish(builder);
    assert_int_equal(og_document_text(document).len, PARTS * 19);
    assert_int_equal(og_document_sentence_count(document), PARTS);
    og_document_free(document);
}

// Random documents. The model of a block's text is the plainest that there is: printing characters, and one space
// between two of them where white space was added.
typedef struct model {
    char text[1 << 12];
    size_t length;
    bool space;
} model;

static uint32_t next_random(uint32_t *seed)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 17;
    *seed ^= *seed << 5;
    return *seed;
}

static void model_add(model *expected, og_str text)
{
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == ' ' || text.ptr[i] == '\n' || text.ptr[i] == '\t') {
            expected->space = true;
            continue;
        }
        if (expected->space && expected->length)
            expected->text[expected->length++] = ' ';
        expected->space = false;
        expected->text[expected->length++] = text.ptr[i];
    }
}

static void random_piece(uint32_t *seed, char *piece, size_t *length)
{
    static const char alphabet[] = "aB.?!,1 2\n \t\"')(-e.g. Dr. ";
    *length = next_random(seed) % 40;
    for (size_t i = 0; i < *length; i++)
        piece[i] = alphabet[next_random(seed) % (sizeof alphabet - 1)];
}

static void keeps_what_random_documents_say(void **state)
{
    (void)state;
    static model expected[64];
    uint32_t seed = 20240611;
    for (int round = 0; round < 300; round++) {
        og_builder *builder = new_builder();
        size_t count = 1 + next_random(&seed) % 60, kept = 0;
        block(builder, OG_HEADING, 1, "", "Title");
        for (size_t i = 0; i < count; i++) {
            memset(&expected[kept], 0, sizeof *expected);
            begin(builder, (og_block_kind)(next_random(&seed) % 3), next_random(&seed) % 4);
            for (uint32_t pieces = next_random(&seed) % 8; pieces; pieces--) {
                char piece[40];
                size_t length;
                random_piece(&seed, piece, &length);
                model_add(&expected[kept], (og_str){piece, length});
                assert_int_equal(og_builder_text(builder, (og_str){piece, length}), OG_OK);
            }
            end(builder);
            kept += expected[kept].length > 0;
        }
        og_document *document = finish(builder);
        assert_int_equal(og_document_block_count(document), kept + 1);
        for (size_t i = 0; i < kept; i++)
            if (!og_str_equal(og_document_slice(document, og_document_block(document, i + 1)->range),
                              (og_str){expected[i].text, expected[i].length}))
                fail_msg("round %d, block %zu: \"%.*s\"", round, i, (int)expected[i].length, expected[i].text);
        og_document_free(document);
    }
}

// Every ASCII byte, and every two of them, at every place of a run that is copied eight bytes at a time.
static void copies_runs_as_if_byte_by_byte(void **state)
{
    (void)state;
    static model expected;
    for (unsigned byte = 0; byte < 0x80; byte++) {
        for (size_t place = 0; place < 19; place++) {
            char text[] = "abcdefghijklmnopqrs";
            text[place] = (char)byte;
            if (byte % 3 == 0 && place + 1 < 19)
                text[place + 1] = ' ';
            memset(&expected, 0, sizeof expected);
            for (size_t i = 0; i < 19; i++)
                if (og_is_space(text[i]) || (text[i] >= ' ' && text[i] != 0x7F))
                    model_add(&expected, og_is_space(text[i]) ? OG_STR(" ") : (og_str){text + i, 1});
            og_builder *builder = new_builder();
            begin(builder, OG_PARAGRAPH, 0);
            assert_int_equal(og_builder_text(builder, (og_str){text, 19}), OG_OK);
            end(builder);
            og_document *document = finish(builder);
            if (!og_str_equal(og_document_slice(document, og_document_block(document, 0)->range),
                              (og_str){expected.text, expected.length}))
                fail_msg("byte 0x%02X at %zu", byte, place);
            og_document_free(document);
        }
    }
}

// One call of the builder with bytes of every kind; what it answers does not matter.
static void random_call(og_builder *builder, uint32_t *seed)
{
    static const char *const scraps[] = {"a",      "-",      "multi-", "and",  "to",       "t",
                                         "\u2022", "\u00AD", "\u2013", "\xFF", "\xE2\x80", " ",
                                         "\uFB03", "no.",    "2.1",    "e.g.", "\u201D",   "The"};
    char bytes[24];
    og_status ignored = OG_OK;
    og_str text = og_str_from(scraps[next_random(seed) % (sizeof scraps / sizeof *scraps)]);
    if (next_random(seed) % 4 == 0) {
        for (size_t i = 0; i < sizeof bytes; i++)
            bytes[i] = (char)next_random(seed);
        text = (og_str){bytes, next_random(seed) % sizeof bytes};
    }
    switch (next_random(seed) % 16) {
    case 0:
        ignored = og_builder_begin(builder, (og_block_kind)(next_random(seed) % 5), next_random(seed) % 9);
        break;
    case 1:
        ignored = og_builder_end(builder);
        break;
    case 2:
        ignored = og_builder_begin_furniture(builder, next_random(seed) % 9);
        break;
    case 3:
        ignored = og_builder_marker(builder, text);
        break;
    case 4:
        ignored = og_builder_page(builder, next_random(seed) % 40);
        break;
    case 5:
        ignored = og_builder_link_begin(builder, text);
        break;
    case 6:
        ignored = og_builder_link_end(builder);
        break;
    case 7:
    case 8:
        ignored = og_builder_cell(builder);
        break;
    case 9:
    case 10:
        ignored = og_builder_join(builder);
        break;
    default:
        ignored = og_builder_text(builder, text);
        break;
    }
    (void)ignored;
}

static void survives_random_calls(void **state)
{
    (void)state;
    uint32_t seed = 7;
    for (int round = 0; round < 3000; round++) {
        og_builder *builder = new_builder();
        if (round % 2)
            page(builder, 1);
        for (uint32_t calls = next_random(&seed) % 200; calls; calls--)
            random_call(builder, &seed);
        if (og_builder_is_open(builder))
            end(builder);
        og_document *document = NULL;
        og_status status = og_builder_finish(builder, &document);
        if (status == OG_NO_TEXT)
            continue;
        const char *problem = NULL;
        assert_int_equal(status, OG_OK);
        if (!og_document_check(document, &problem))
            fail_msg("round %d: %s", round, problem);
        og_document_free(document);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(writes_the_text_form),
        cmocka_unit_test(folds_white_space),
        cmocka_unit_test(cleans_characters),
        cmocka_unit_test(replaces_invalid_bytes_and_says_so_once),
        cmocka_unit_test(joins_printed_lines),
        cmocka_unit_test(keeps_suspended_hyphens),
        cmocka_unit_test(writes_all_bullets_alike),
        cmocka_unit_test(drops_blocks_without_text),
        cmocka_unit_test(gives_no_document_without_blocks),
        cmocka_unit_test(keeps_levels_in_bounds),
        cmocka_unit_test(places_pages),
        cmocka_unit_test(keeps_links),
        cmocka_unit_test(keeps_properties_and_notices),
        cmocka_unit_test(refuses_calls_out_of_order),
        cmocka_unit_test(holds_to_the_limits),
        cmocka_unit_test(splits_sentences_by_cell),
        cmocka_unit_test(takes_long_text),
        cmocka_unit_test(keeps_what_random_documents_say),
        cmocka_unit_test(copies_runs_as_if_byte_by_byte),
        cmocka_unit_test(survives_random_calls),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
