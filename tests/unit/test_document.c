// SPDX-License-Identifier: MIT
// What a document answers, and that the check finds every kind of broken promise.
#include "document/builder.h"

#include "base/str.h"
#include "document/page_mark.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static void add_block(og_builder *builder, og_block_kind kind, const char *text)
{
    assert_int_equal(og_builder_begin(builder, kind, 1), OG_OK);
    if (kind == OG_ITEM)
        assert_int_equal(og_builder_marker(builder, OG_STR("*")), OG_OK);
    og_str rest = og_str_from(text), part;
    while (og_str_next_split(&rest, '|', &part)) {
        if (kind == OG_ROW)
            assert_int_equal(og_builder_cell(builder), OG_OK);
        assert_int_equal(og_builder_text(builder, part), OG_OK);
    }
    assert_int_equal(og_builder_end(builder), OG_OK);
}

// Every kind of block on two pages:
//   0 Caf<e acute> 1 header 2 paragraph of two sentences 3 item 4 item 5 row of three cells 6 row of one 7 paragraph
static int set_up(void **state)
{
    og_builder *builder;
    og_document *document;
    assert_int_equal(og_builder_new(OG_FORMAT_PDF, NULL, &builder), OG_OK);
    assert_int_equal(og_builder_page(builder, 1), OG_OK);
    add_block(builder, OG_HEADING, "Caf\u00E9 inspection");
    add_block(builder, OG_FURNITURE, "Report 7");
    add_block(builder, OG_PARAGRAPH, "Leaders act. Staff learn.");
    add_block(builder, OG_ITEM, "first");
    add_block(builder, OG_ITEM, "second");
    add_block(builder, OG_ROW, "Overall||Good. Really.");
    add_block(builder, OG_ROW, "Leaders");
    assert_int_equal(og_builder_page(builder, 2), OG_OK);
    assert_int_equal(og_builder_link_begin(builder, OG_STR("#")), OG_OK);
    add_block(builder, OG_PARAGRAPH, "The end");
    assert_int_equal(og_builder_link_end(builder), OG_OK);
    assert_int_equal(og_builder_notice(builder, OG_STR("a-code"), OG_STR("message")), OG_OK);
    assert_int_equal(og_builder_finish(builder, &document), OG_OK);
    *state = document;
    return 0;
}

static int tear_down(void **state)
{
    og_document_free(*state);
    return 0;
}

static void names_formats_and_kinds(void **state)
{
    (void)state;
    assert_true(og_str_equal(og_format_name(OG_FORMAT_PDF), OG_STR("pdf")));
    assert_true(og_str_equal(og_format_name(OG_FORMAT_HTML), OG_STR("html")));
    assert_true(og_str_equal(og_format_name(OG_FORMAT_TEXT), OG_STR("text")));
    assert_int_equal(og_format_name((og_format)99).len, 0);
    assert_true(og_str_equal(og_block_kind_name(OG_HEADING), OG_STR("heading")));
    assert_true(og_str_equal(og_block_kind_name(OG_FURNITURE), OG_STR("furniture")));
    assert_int_equal(og_block_kind_name((og_block_kind)99).len, 0);
}

static void answers(void **state)
{
    og_document *document = *state;
    assert_int_equal(og_document_format(document), OG_FORMAT_PDF);
    assert_int_equal(og_document_page_count(document), 2);
    assert_int_equal(og_document_block_count(document), 8);
    assert_int_equal(og_document_sentence_count(document), 10);
    assert_int_equal(og_document_section_count(document), 0);
    assert_int_equal(og_document_block(document, 6)->kind, OG_ROW);
    assert_true(og_str_equal(og_document_slice(document, og_document_cell(document, 2)), OG_STR("Good. Really.")));
    assert_true(
        og_str_equal(og_document_slice(document, og_document_sentence(document, 2)->range), OG_STR("Staff learn.")));
    og_document_free(NULL);
}

static void answers_beyond_its_bounds(void **state)
{
    og_document *document = *state;
    assert_null(og_document_block(document, 8));
    assert_null(og_document_sentence(document, SIZE_MAX));
    assert_null(og_document_section(document, 0));
    assert_int_equal(og_document_cell(document, 4).end, 0);
    assert_int_equal(og_document_slice(document, (og_range){5, 2}).len, 0);
    assert_int_equal(og_document_slice(document, (og_range){0, SIZE_MAX}).len, og_document_text(document).len);
}

// Compares each offset with a count from the start.
static void finds_lines_and_pages(void **state)
{
    og_document *document = *state;
    og_str text = og_document_text(document);
    size_t line = 1, last = og_str_find(text, OG_STR("The end"), 0);
    for (size_t i = 0; i < text.len; i++) {
        assert_int_equal(og_document_line_of(document, i), line);
        assert_int_equal(og_document_page_of(document, i), i < last ? 1 : 2);
        line += text.ptr[i] == '\n';
    }
    assert_int_equal(og_document_line_of(document, SIZE_MAX), line - 1);
    assert_int_equal(og_document_line_of(document, last), 13);
}

static void finds_the_page_of_furniture(void **state)
{
    og_document *document = *state;
    document->blocks.items[1].page = 9;
    og_range range = document->blocks.items[1].range;
    assert_int_equal(og_document_page_of(document, range.start - 1), 1);
    assert_int_equal(og_document_page_of(document, range.start), 9);
    assert_int_equal(og_document_page_of(document, range.end - 1), 9);
    assert_int_equal(og_document_page_of(document, range.end), 1);
}

static void has_no_pages_where_the_format_has_none(void **state)
{
    (void)state;
    og_builder *builder;
    og_document *document;
    assert_int_equal(og_builder_new(OG_FORMAT_HTML, NULL, &builder), OG_OK);
    add_block(builder, OG_PARAGRAPH, "x");
    assert_int_equal(og_builder_finish(builder, &document), OG_OK);
    assert_int_equal(og_document_page_count(document), 0);
    assert_int_equal(og_document_page_of(document, 0), 0);
    assert_int_equal(og_document_block(document, 0)->page, 0);
    og_document_free(document);
}

static const char *problem_of(const og_document *document)
{
    const char *problem = NULL;
    bool well = og_document_check(document, &problem);
    assert_int_equal(well, problem == NULL);
    return problem;
}

// Sets the size_t, uint32_t, kind or string `place` to `value` for one check, which must say something with `words`.
#define BREAKS(place, value, words)                                                                                    \
    do {                                                                                                               \
        unsigned char kept[sizeof(place)];                                                                             \
        memcpy(kept, &(place), sizeof kept);                                                                           \
        (place) = (value);                                                                                             \
        const char *problem = problem_of(document);                                                                    \
        memcpy(&(place), kept, sizeof kept);                                                                           \
        if (!problem || og_str_find(og_str_from(problem), OG_STR(words), 0) == SIZE_MAX)                               \
            fail_msg("%s = %s gives \"%s\"", #place, #value, problem ? problem : "");                                  \
        assert_null(problem_of(document));                                                                             \
    } while (0)

static void checks_text_lines_and_pages(void **state)
{
    og_document *document = *state;
    BREAKS(document->text.len, document->text.len - 1, "line end");
    BREAKS(document->text.len, 0, "line end");
    char *accent = (char *)document->text.ptr + 4; // second byte of the e acute
    BREAKS(*accent, 'x', "UTF-8");
    BREAKS(document->lines.items[0], 1, "line");
    BREAKS(document->lines.items[3], document->lines.items[3] + 1, "line");
    BREAKS(document->lines.count, document->lines.count - 1, "every line");
    BREAKS(document->lines.count, 0, "every line");
    BREAKS(document->pages.items[0].number, 0, "ascend from 1");
    BREAKS(document->pages.items[1].number, 1, "ascend from 1");
    BREAKS(document->pages.items[1].start, SIZE_MAX, "pages start");
    BREAKS(document->pages.items[0].start, document->pages.items[1].start + 1, "pages start");
    BREAKS(document->pages.items[0].start, 4, "pages start");
}

static void checks_blocks(void **state)
{
    og_document *document = *state;
    og_block *blocks = document->blocks.items;
    BREAKS(blocks[2].kind, (og_block_kind)77, "known kind");
    BREAKS(blocks[2].range.end, SIZE_MAX, "hold text");
    BREAKS(blocks[2].range.end, blocks[2].range.start, "hold text");
    BREAKS(blocks[2].range.start, blocks[2].range.end + 1, "hold text");
    BREAKS(blocks[0].range.end, 4, "hold text");
    BREAKS(blocks[3].marker.end, blocks[3].range.start + 1, "markers");
    BREAKS(blocks[3].marker.start, blocks[3].marker.start + 1, "markers");
    BREAKS(blocks[3].marker.start, blocks[2].range.end - 1, "follow each other");
    BREAKS(blocks[2].range.start, blocks[1].range.end - 1, "follow each other");
    BREAKS(blocks[1].range.end, blocks[1].range.end + 1, "one line");
    BREAKS(blocks[0].level, 0, "level");
    BREAKS(blocks[0].level, 7, "level");
    BREAKS(blocks[2].level, 1, "level");
    BREAKS(blocks[3].level, 0, "level");
    BREAKS(blocks[2].page, 2, "on its page");
}

static void checks_cells(void **state)
{
    og_document *document = *state;
    og_block *blocks = document->blocks.items;
    og_range *cells = document->cells.items;
    BREAKS(blocks[5].cell_count, 0, "they alone, have cells");
    BREAKS(blocks[2].cell_count, 1, "they alone, have cells");
    BREAKS(blocks[6].first_cell, 2, "one row");
    BREAKS(blocks[6].cell_count, SIZE_MAX, "one row");
    BREAKS(document->cells.count, document->cells.count - 1, "one row");
    BREAKS(blocks[5].cell_count, 2, "reaches");
    BREAKS(cells[0].start, cells[0].start + 1, "follow each other");
    BREAKS(cells[1].end, cells[1].end + 1, "holds no tab");
    BREAKS(cells[0].end, cells[2].start, "holds no tab");
    BREAKS(cells[2].end, cells[2].end - 1, "reaches");
    BREAKS(cells[2].end, SIZE_MAX, "follow each other");
}

static void checks_sentences(void **state)
{
    og_document *document = *state;
    og_block *blocks = document->blocks.items;
    og_sentence *sentences = document->sentences.items;
    BREAKS(blocks[1].sentence_count, 1, "but furniture");
    BREAKS(blocks[3].sentence_count, 0, "but furniture");
    BREAKS(blocks[3].first_sentence, 2, "one block");
    BREAKS(blocks[7].sentence_count, SIZE_MAX, "one block");
    BREAKS(document->sentences.count, document->sentences.count - 1, "one block");
    BREAKS(sentences[1].block, 0, "inside their block");
    BREAKS(sentences[1].range.start, blocks[2].range.start - 1, "inside their block");
    BREAKS(sentences[2].range.end, blocks[2].range.end + 1, "inside their block");
    BREAKS(sentences[2].range.start, sentences[1].range.end - 1, "follow each other");
    BREAKS(sentences[2].range.start, sentences[2].range.end, "hold text");
    BREAKS(sentences[1].range.end, sentences[1].range.end + 1, "trimmed");
    BREAKS(sentences[5].range.end, sentences[6].range.end, "border of a cell");
}

static void checks_sections_links_and_notices(void **state)
{
    og_document *document = *state;
    og_section sections[2] = {{.first_block = 0, .block_count = 8, .level = 1}, {.first_block = 2, .block_count = 6}};
    document->sections.items = sections;
    document->sections.count = 2;
    assert_null(problem_of(document));
    BREAKS(sections[1].first_block, 8, "runs of blocks");
    BREAKS(sections[1].block_count, 7, "runs of blocks");
    BREAKS(sections[1].block_count, SIZE_MAX, "runs of blocks");
    BREAKS(sections[0].first_block, 3, "runs of blocks");
    BREAKS(sections[0].level, 7, "level");
    document->sections.count = 0;
    BREAKS(document->links.items[0].range.end, SIZE_MAX, "links");
    BREAKS(document->links.items[0].range.end, document->links.items[0].range.start, "links");
    BREAKS(document->notices.items[0].range.end, SIZE_MAX, "notices");
}

static void tells_which_of_how_many_pages_one_is(void **state)
{
    static const struct {
        const char *text, *before;
        size_t page, pages; // 0: none
    } cases[] = {{"7 of 12", "", 7, 12},
                 {"Page 7 OF 12", "Page ", 7, 12},
                 {"999 of 999", "", 999, 999},
                 {"13 of 12", "", 0, 0},
                 {"x7 of 12", "", 0, 0},
                 {"7 of twelve", "", 0, 0},
                 {"of 12", "", 0, 0},
                 {" of 12", "", 0, 0},
                 {"1 of 1000", "", 0, 0},
                 {"12", "", 0, 0},
                 {"", "", 0, 0}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        og_str before;
        size_t page, pages;
        bool found = og_page_of_pages(og_str_from(cases[i].text), &before, &page, &pages);
        if (found != (cases[i].pages > 0))
            fail_msg("\"%s\"", cases[i].text);
        if (!found)
            continue;
        assert_true(og_str_equal(before, og_str_from(cases[i].before)));
        assert_int_equal(page, cases[i].page);
        assert_int_equal(pages, cases[i].pages);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_formats_and_kinds),
        cmocka_unit_test_setup_teardown(answers, set_up, tear_down),
        cmocka_unit_test_setup_teardown(answers_beyond_its_bounds, set_up, tear_down),
        cmocka_unit_test_setup_teardown(finds_lines_and_pages, set_up, tear_down),
        cmocka_unit_test_setup_teardown(finds_the_page_of_furniture, set_up, tear_down),
        cmocka_unit_test(has_no_pages_where_the_format_has_none),
        cmocka_unit_test_setup_teardown(checks_text_lines_and_pages, set_up, tear_down),
        cmocka_unit_test_setup_teardown(checks_blocks, set_up, tear_down),
        cmocka_unit_test_setup_teardown(checks_cells, set_up, tear_down),
        cmocka_unit_test_setup_teardown(checks_sentences, set_up, tear_down),
        cmocka_unit_test_setup_teardown(checks_sections_links_and_notices, set_up, tear_down),
        cmocka_unit_test(tells_which_of_how_many_pages_one_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
