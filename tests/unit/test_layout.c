// SPDX-License-Identifier: MIT
// og_layout: pieces of text put on pages by hand, and the blocks that come of them.
#include "base/str.h"
#include "document/document.h"
#include "read/printed.h"
#include "unit/blocks.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

// A page of A4 in points, type of 12, 75 characters of half that width in a line.
enum { LEFT = 72, CHARACTERS = 75, FIRST_BASE = 100 };
#define PITCH 14.4F

typedef struct sheets {
    og_printed printed;
    float size;
    bool bold;
    uint32_t page; // index
} sheets;

static sheets new_sheets(uint32_t pages)
{
    sheets to = {.size = 12};
    to.printed.arena = og_arena_new();
    assert_non_null(to.printed.arena);
    for (uint32_t i = 0; i < pages; i++)
        assert_int_equal(og_vec_push(to.printed.arena, &to.printed.pages, (og_printed_page){i + 1, 595, 842}), OG_OK);
    return to;
}

static void put_str(sheets *to, float x, float base, og_str text)
{
    og_fragment fragment = {.text = text,
                            .x0 = x,
                            .x1 = x + 0.5F * to->size * (float)text.len,
                            .top = base - 0.8F * to->size,
                            .bottom = base + 0.2F * to->size,
                            .size = to->size,
                            .bold = to->bold,
                            .page = to->page};
    assert_int_equal(og_vec_push(to->printed.arena, &to->printed.fragments, fragment), OG_OK);
}

// `x` from the left edge of the page, `base` the base line from its top.
static void put(sheets *to, float x, float base, const char *text)
{
    put_str(to, x, base, og_str_from(text));
}

static void rule(sheets *to, float y)
{
    og_rule line = {.x0 = LEFT, .x1 = 522, .y = y, .page = to->page};
    assert_int_equal(og_vec_push(to->printed.arena, &to->printed.rules, line), OG_OK);
}

// Draws the four sides of a cell.
static void box(sheets *to, float x0, float x1, float y0, float y1)
{
    og_rule level[] = {{x0, x1, y0, to->page}, {x0, x1, y1, to->page}};
    og_upright sides[] = {{x0, y0, y1, to->page}, {x1, y0, y1, to->page}};
    for (size_t i = 0; i < 2; i++) {
        assert_int_equal(og_vec_push(to->printed.arena, &to->printed.rules, level[i]), OG_OK);
        assert_int_equal(og_vec_push(to->printed.arena, &to->printed.uprights, sides[i]), OG_OK);
    }
}

// A row of two cells between two heights.
static void boxes(sheets *to, float y0, float y1)
{
    box(to, LEFT - 5, 200, y0, y1);
    box(to, 200, 527, y0, y1);
}

// Breaks text into lines of at most `characters`; the base line on which the next line would stand.
static float prose(sheets *to, float x, float base, size_t characters, const char *text)
{
    og_str rest = og_str_from(text);
    while (rest.len) {
        size_t end = rest.len < characters ? rest.len : characters;
        while (end < rest.len && rest.ptr[end] != ' ')
            end--;
        put_str(to, x, base, og_str_slice(rest, 0, end));
        rest = og_str_trim(og_str_slice(rest, end, rest.len));
        base += 1.2F * to->size;
    }
    return base;
}

// Running text from which the size of the type and the right margin are told; written as "P ~".
static float filler(sheets *to, float base)
{
    for (size_t i = 0; i < 6; i++)
        put(to, LEFT, base + PITCH * (float)i,
            "Filler words that run as far as the lines of this made up page are able to.");
    return base + 6 * PITCH;
}

static og_buf blocks_on(sheets *from)
{
    og_builder *builder = NULL;
    og_document *document = NULL;
    og_buf out = {0};
    assert_int_equal(og_builder_new(OG_FORMAT_PDF, NULL, &builder), OG_OK);
    assert_int_equal(og_layout(&from->printed, builder), OG_OK);
    og_status status = og_builder_finish(builder, &document);
    if (status == OG_OK) {
        const char *problem = "";
        if (!og_document_check(document, &problem))
            fail_msg("%s", problem);
        for (size_t i = 0; i < og_document_block_count(document); i++) {
            const og_block *block = og_document_block(document, i);
            if (block->kind == OG_PARAGRAPH && og_str_starts(og_document_slice(document, block->range), OG_STR("Fill")))
                og_buf_add(&out, OG_STR("P ~\n"));
            else
                write_block(document, block, &out);
        }
    } else {
        og_buf_add(&out, og_status_code(status));
    }
    og_buf_add_byte(&out, 0);
    og_document_free(document);
    return out;
}

static void check(sheets *from, const char *expected)
{
    og_buf found = blocks_on(from);
    assert_string_equal(found.ptr, expected);
    og_buf_free(&found);
    og_arena_free(from->printed.arena);
}

// Only that no text is lost and nothing breaks.
static void check_holds(sheets *from, const char *const *texts, size_t count)
{
    og_buf found = blocks_on(from);
    for (size_t i = 0; i < count; i++)
        if (!strstr(found.ptr, texts[i]))
            fail_msg("'%s' is not in\n%s", texts[i], found.ptr);
    og_buf_free(&found);
    og_arena_free(from->printed.arena);
}

// ---- paragraphs ----

static void lines_become_a_paragraph_whatever_their_order_in_the_file(void **state)
{
    sheets on = new_sheets(1);
    (void)state;
    put(&on, LEFT, 100 + 2 * PITCH, "agency, and ends on the third.");
    put(&on, LEFT, 100 + PITCH, "goes on over the second one as far as the margin of the page reaches, multi-");
    put(&on, LEFT, 100, "A sentence that begins on the first line of the page, is long enough and so");
    put(&on, LEFT, 100 + 4 * PITCH, "Another stands apart.");
    check(&on,
          "P A sentence that begins on the first line of the page, is long enough and so goes on over the second one "
          "as far as the margin of the page reaches, multi-agency, and ends on the third.\nP Another stands apart.\n");
}

static void fragments_on_one_base_line_are_one_line(void **state)
{
    sheets on = new_sheets(1);
    (void)state;
    filler(&on, FIRST_BASE);
    put(&on, LEFT + 36, 300, "two");
    put(&on, LEFT, 300, "One ,");
    put(&on, LEFT + 60, 301.5F, "three.");
    check(&on, "P ~\nP One , two three.\n");
}

static void a_short_line_that_ends_a_sentence_ends_the_paragraph(void **state)
{
    sheets on = new_sheets(1);
    (void)state;
    float base = filler(&on, FIRST_BASE);
    put(&on, LEFT, base, "It ends here.");
    put(&on, LEFT, base + PITCH, "The next begins without white space above.");
    check(&on, "P ~\nP The next begins without white space above.\n");
}

static void a_paragraph_runs_over_a_page_with_footer_and_number_between(void **state)
{
    sheets on = new_sheets(2);
    (void)state;
    filler(&on, FIRST_BASE);
    prose(&on, LEFT, 700, CHARACTERS, "Children in Northmarsh wait too long for a place to live that suits them and");
    put(&on, LEFT, 800, "Inspection of Northmarsh");
    put(&on, 500, 820, "1");
    on.page = 1;
    put(&on, LEFT, 100, "leaders know it.");
    filler(&on, 200);
    put(&on, LEFT, 800, "Inspection of Northmarsh");
    put(&on, 500, 820, "2");
    check(&on, "P ~\n"
               "F Inspection of Northmarsh\nF 1\n"
               "P Children in Northmarsh wait too long for a place to live that suits them and leaders know it.\n"
               "P ~\nF Inspection of Northmarsh\nF 2\n");
}

static void a_sentence_that_ended_does_not_run_over_a_page(void **state)
{
    sheets on = new_sheets(2);
    (void)state;
    filler(&on, FIRST_BASE);
    put(&on, LEFT, 700, "Children in Northmarsh wait too long for a place to live that suits them.");
    on.page = 1;
    put(&on, LEFT, 100, "Leaders know it.");
    check(&on,
          "P ~\nP Children in Northmarsh wait too long for a place to live that suits them.\nP Leaders know it.\n");
}

// ---- items ----

static void items_hang(void **state)
{
    sheets on = new_sheets(1);
    (void)state;
    filler(&on, FIRST_BASE);
    float base = 300;
    put(&on, LEFT, base, "\xE2\x96\xA0");
    base = prose(&on, LEFT + 18, base, 60, "The first item is so long that it takes a second line, which hangs below");
    put(&on, LEFT, base, "\xE2\x96\xA0");
    base = prose(&on, LEFT + 18, base, 60, "the second does not");
    put(&on, LEFT + 36, base, "\xE2\x80\x93");
    base = prose(&on, LEFT + 54, base, 60, "one that is nested");
    put(&on, LEFT, base, "\xE2\x96\xA0");
    prose(&on, LEFT + 18, base, 60, "the last");
    check(&on,
          "P ~\nI1[\xE2\x80\xA2] The first item is so long that it takes a second line, which hangs below\n"
          "I1[\xE2\x80\xA2] the second does not\nI2[\xE2\x80\xA2] one that is nested\nI1[\xE2\x80\xA2] the last\n");
}

static void an_item_runs_over_a_page(void **state)
{
    sheets on = new_sheets(2);
    (void)state;
    filler(&on, FIRST_BASE);
    put(&on, LEFT, 700, "\xE2\x80\xA2");
    put(&on, LEFT + 18, 700, "The only item is so long that it goes on behind the foot of its page for");
    on.page = 1;
    put(&on, LEFT + 18, 100, "some words more");
    check(&on,
          "P ~\nI1[\xE2\x80\xA2] The only item is so long that it goes on behind the foot of its page for some words "
          "more\n");
}

static void an_item_runs_over_a_page_with_its_second_sentence(void **state)
{
    sheets on = new_sheets(2);
    (void)state;
    filler(&on, FIRST_BASE);
    put(&on, LEFT, 700, "\xE2\x80\xA2");
    put(&on, LEFT + 18, 700, "The only item has a sentence that ends right at the edge of the page now.");
    on.page = 1;
    put(&on, LEFT + 18, 100, "Its second one hangs below it on the next.");
    put(&on, LEFT, 100 + 2 * PITCH, "This is no part of it.");
    check(&on, "P ~\nI1[\xE2\x80\xA2] The only item has a sentence that ends right at the edge of the page now. Its "
               "second one hangs below it on the next.\nP This is no part of it.\n");
}

static void numbered_paragraphs_keep_their_numbers(void **state)
{
    sheets on = new_sheets(1);
    (void)state;
    filler(&on, FIRST_BASE);
    put(&on, LEFT, 300, "12.");
    prose(&on, LEFT + 24, 300, 60, "Social workers visit children often and they listen to what children tell them.");
    put(&on, LEFT, 300 + 3 * PITCH, "13.");
    put(&on, LEFT + 24, 300 + 3 * PITCH, "Managers are new.");
    check(&on, "P ~\nP[12.] Social workers visit children often and they listen to what children tell them.\n"
               "P[13.] Managers are new.\n");
}

// ---- headings ----

static void headings_are_told_by_size_and_the_larger_stands_above(void **state)
{
    sheets on = new_sheets(1);
    (void)state;
    on.size = 24;
    put(&on, LEFT, 80, "Inspection of Northmarsh");
    on.size = 16;
    put(&on, LEFT, 120, "Main findings");
    on.size = 12;
    filler(&on, 150);
    on.size = 14;
    put(&on, LEFT, 300, "Care leavers");
    on.size = 12;
    filler(&on, 330);
    on.size = 16;
    put(&on, LEFT, 450, "Information about this inspection");
    check(&on, "H1 Inspection of Northmarsh\nH2 Main findings\nP ~\nH3 Care leavers\nP ~\n"
               "H2 Information about this inspection\n");
}

static void a_heading_over_two_lines_is_one(void **state)
{
    sheets on = new_sheets(1);
    (void)state;
    on.size = 24;
    put(&on, LEFT, 80, "Inspection of the Royal Borough of");
    put(&on, LEFT, 108.8F, "Northmarsh");
    on.size = 12;
    filler(&on, 150);
    check(&on, "H1 Inspection of the Royal Borough of Northmarsh\nP ~\n");
}

static void bold_lines_are_headings_unless_they_are_sentences(void **state)
{
    sheets on = new_sheets(1);
    (void)state;
    float base = filler(&on, FIRST_BASE) + PITCH;
    on.bold = true;
    put(&on, LEFT, base, "What needs to improve");
    on.bold = false;
    base = filler(&on, base + PITCH) + PITCH;
    on.bold = true;
    put(&on, LEFT, base, "This sentence is strong.");
    base += 2 * PITCH;
    prose(&on, LEFT, base, 55,
          "Nor is a paragraph of bold type a heading when it runs on as this one does, line by line, so that no reader "
          "would take it for one, and has its end on the fourth of its lines and not before it");
    check(&on, "P ~\nH1 What needs to improve\nP ~\nP This sentence is strong.\n"
               "P Nor is a paragraph of bold type a heading when it runs on as this one does, line by line, so that no "
               "reader would take it for one, and has its end on the fourth of its lines and not before it\n");
}

static void bold_words_in_a_line_make_no_heading(void **state)
{
    sheets on = new_sheets(1);
    (void)state;
    filler(&on, FIRST_BASE);
    on.bold = true;
    put(&on, LEFT, 300, "Lead inspector:");
    on.bold = false;
    put(&on, LEFT + 96, 300, "Cornelius Hallam");
    check(&on, "P ~\nP Lead inspector: Cornelius Hallam\n");
}

// ---- furniture ----

static void what_all_pages_repeat_at_their_edges_is_furniture(void **state)
{
    static const char *const numbers[] = {"Page 1 of 3", "Page 2 of 3", "Page 3 of 3"};
    sheets on = new_sheets(3);
    (void)state;
    for (on.page = 0; on.page < 3; on.page++) {
        put(&on, LEFT, 40, "Northmarsh 2026");
        filler(&on, 300);
        put(&on, 480, 810, numbers[on.page]);
    }
    check(&on, "P ~\nF Northmarsh 2026\nF Page 1 of 3\nP ~\nF Northmarsh 2026\nF Page 2 of 3\nP ~\nF Northmarsh 2026\n"
               "F Page 3 of 3\n");
}

static void what_stands_once_or_at_another_height_is_none(void **state)
{
    sheets on = new_sheets(3);
    (void)state;
    for (on.page = 0; on.page < 3; on.page++) {
        put(&on, LEFT, 40 + 10 * (float)on.page, "The same words at three heights.");
        filler(&on, 300);
    }
    on.page = 1;
    put(&on, LEFT, 810, "Words that stand on one page alone.");
    check(&on, "P The same words at three heights.\nP ~\nP The same words at three heights.\nP ~\n"
               "P Words that stand on one page alone.\nP The same words at three heights.\nP ~\n");
}

static void in_long_documents_two_pages_are_no_proof(void **state)
{
    sheets on = new_sheets(5);
    (void)state;
    for (on.page = 0; on.page < 5; on.page++) {
        if (on.page == 1 || on.page == 3)
            put(&on, LEFT, 40, "Summary of what was found.");
        put(&on, LEFT, 60, "Northmarsh");
        filler(&on, 300);
    }
    check(&on, "P ~\nF Northmarsh\n"
               "P Summary of what was found.\nP Northmarsh\nP ~\n"
               "P ~\nF Northmarsh\n"
               "P Summary of what was found.\nP Northmarsh\nP ~\n"
               "P ~\nF Northmarsh\n");
}

static void what_repeats_in_the_middle_of_pages_is_text(void **state)
{
    sheets on = new_sheets(2);
    (void)state;
    for (on.page = 0; on.page < 2; on.page++) {
        float base = filler(&on, 300) + PITCH;
        put(&on, LEFT, base, "Children are safe.");
        filler(&on, base + 2 * PITCH);
    }
    check(&on, "P ~\nP Children are safe.\nP ~\nP ~\nP Children are safe.\nP ~\n");
}

static void a_page_by_itself_has_no_furniture(void **state)
{
    sheets on = new_sheets(1);
    (void)state;
    put(&on, LEFT, 40, "Northmarsh.");
    filler(&on, 300);
    check(&on, "P Northmarsh.\nP ~\n");
}

static void footnotes_stand_by_themselves_behind_the_text_of_their_page(void **state)
{
    sheets on = new_sheets(2);
    (void)state;
    filler(&on, FIRST_BASE);
    put(&on, LEFT, 700, "Children in Northmarsh wait too long for a place to live that suits them and");
    on.size = 6;
    put(&on, LEFT, 756, "1");
    on.size = 10;
    put(&on, LEFT + 6, 760, "A full judgement is made every three years.");
    on.size = 6;
    put(&on, LEFT, 768, "2");
    on.size = 10;
    put(&on, LEFT + 6, 772, "Ofsted is the office for standards.");
    on.size = 12;
    on.page = 1;
    put(&on, LEFT, 100, "leaders know it.");
    check(&on, "P ~\nP 1 A full judgement is made every three years.\nP 2 Ofsted is the office for standards.\n"
               "P Children in Northmarsh wait too long for a place to live that suits them and leaders know it.\n");
}

// ---- tables ----

// Left column at 72, right one at 400.
static void cells(sheets *to, float base, const char *label, const char *grade)
{
    if (*label)
        put(to, LEFT, base, label);
    if (*grade)
        put(to, 400, base, grade);
}

static void cells_that_wrap_belong_to_their_row(void **state)
{
    sheets on = new_sheets(1);
    (void)state;
    filler(&on, FIRST_BASE);
    cells(&on, 300, "Judgement", "Grade");
    cells(&on, 330, "The impact of leaders on social work practice with", "Requires improvement");
    cells(&on, 344.4F, "children and families", "to be good");
    cells(&on, 374, "Overall effectiveness", "Good");
    check(&on,
          "P ~\nR Judgement | Grade\n"
          "R The impact of leaders on social work practice with children and families | Requires improvement to be "
          "good\nR Overall effectiveness | Good\n");
}

static void a_cell_centred_between_two_lines_belongs_to_both(void **state)
{
    sheets on = new_sheets(1);
    (void)state;
    filler(&on, FIRST_BASE);
    cells(&on, 300, "Judgement", "Grade");
    cells(&on, 330, "The impact of leaders on social work practice with", "");
    cells(&on, 337.2F, "", "Good");
    cells(&on, 344.4F, "children and families", "");
    cells(&on, 374, "The experiences and progress of children in care and", "");
    cells(&on, 381.2F, "", "Inadequate");
    cells(&on, 388.4F, "care leavers", "");
    check(&on, "P ~\nR Judgement | Grade\n"
               "R The impact of leaders on social work practice with children and families | Good\n"
               "R The experiences and progress of children in care and care leavers | Inadequate\n");
}

static void halves_above_and_below_a_label_are_one_cell(void **state)
{
    sheets on = new_sheets(1);
    (void)state;
    filler(&on, FIRST_BASE);
    cells(&on, 300, "", "Requires improvement");
    cells(&on, 307.2F, "Overall effectiveness", "");
    cells(&on, 314.4F, "", "to be good");
    cells(&on, 344, "The experiences and progress of care leavers", "Good");
    check(&on, "P ~\nR Overall effectiveness | Requires improvement to be good\n"
               "R The experiences and progress of care leavers | Good\n");
}

static void the_first_line_of_a_label_may_stand_above_its_row(void **state)
{
    sheets on = new_sheets(1);
    (void)state;
    filler(&on, FIRST_BASE);
    cells(&on, 300, "The experiences and progress of children who", "");
    cells(&on, 314.4F, "need help and protection", "Good");
    cells(&on, 344.4F, "Overall effectiveness", "Inadequate");
    check(&on, "P ~\nR The experiences and progress of children who need help and protection | Good\n"
               "R Overall effectiveness | Inadequate\n");
}

static void halves_around_the_second_line_of_a_label_are_one_cell(void **state)
{
    sheets on = new_sheets(1);
    (void)state;
    filler(&on, FIRST_BASE);
    cells(&on, 300, "Judgement", "Grade");
    cells(&on, 330, "The experiences and progress of children who", "");
    cells(&on, 337.2F, "", "Requires improvement");
    cells(&on, 344.4F, "need help and protection", "");
    cells(&on, 351.6F, "", "to be good");
    cells(&on, 384, "Overall effectiveness", "Good");
    check(&on, "P ~\nR Judgement | Grade\n"
               "R The experiences and progress of children who need help and protection | Requires improvement to be "
               "good\nR Overall effectiveness | Good\n");
}

static void drawn_lines_divide_rows_that_stand_close(void **state)
{
    sheets on = new_sheets(1);
    (void)state;
    filler(&on, FIRST_BASE);
    rule(&on, 290);
    cells(&on, 300, "Judgement", "Grade");
    rule(&on, 304);
    cells(&on, 314.4F, "The experiences and progress of children who", "Requires improvement");
    cells(&on, 328.8F, "need help and protection", "to be good");
    rule(&on, 333);
    cells(&on, 343.2F, "a row that opens with a small letter", "good");
    rule(&on, 348);
    check(&on, "P ~\nR Judgement | Grade\n"
               "R The experiences and progress of children who need help and protection | Requires improvement to be "
               "good\nR a row that opens with a small letter | good\n");
}

static void what_stands_in_a_drawn_cell_is_one_cell_however_close_the_next_one(void **state)
{
    sheets on = new_sheets(1);
    (void)state;
    filler(&on, FIRST_BASE);
    boxes(&on, 288, 305);
    put(&on, LEFT, 300, "Responsible body");
    put(&on, 205, 300, "Areas for action");
    boxes(&on, 305, 370);
    put(&on, LEFT, 316, "Harrowdale Council");
    put(&on, 205, 316, "Leaders should work together to plan");
    put(&on, LEFT, 330.4F, "Harrowdale and Mardon"); // ends 7 points before the next cell begins
    put(&on, 205, 330.4F, "Harrowdale services for:");
    put(&on, LEFT, 344.8F, "Health Board");
    put(&on, 220, 347, "\xE2\x80\xA2");
    put(&on, 240, 347, "children who wait;");
    put(&on, 220, 361.4F, "\xE2\x80\xA2");
    put(&on, 240, 361.4F, "and their families.");
    boxes(&on, 370, 390);
    put(&on, LEFT, 382, "Mardon Council");
    put(&on, 205, 382, "Leaders should also listen.");
    check(&on, "P ~\nR Responsible body | Areas for action\n"
               "R Harrowdale Council Harrowdale and Mardon Health Board | Leaders should work together to plan "
               "Harrowdale services for: \xE2\x80\xA2 children who wait; \xE2\x80\xA2 and their families.\n"
               "R Mardon Council | Leaders should also listen.\n");
}

static void a_drawn_cell_that_spans_rows_stands_in_the_first(void **state)
{
    sheets on = new_sheets(1);
    (void)state;
    filler(&on, FIRST_BASE);
    box(&on, LEFT - 5, 200, 300, 340);
    box(&on, 200, 527, 300, 320);
    box(&on, 200, 527, 320, 340);
    put(&on, LEFT, 316, "Harrowdale");
    put(&on, LEFT, 330.4F, "Council");
    put(&on, 205, 314, "Leaders should plan.");
    put(&on, 205, 334, "Leaders should listen.");
    check(&on, "P ~\nR Harrowdale Council | Leaders should plan.\nR  | Leaders should listen.\n");
}

static void an_empty_drawn_cell_before_divided_ones_is_an_indent(void **state)
{
    sheets on = new_sheets(1);
    (void)state;
    filler(&on, FIRST_BASE);
    box(&on, LEFT - 5, 110, 300, 340);
    for (int row = 0; row < 2; row++) {
        float top = 300 + 20 * (float)row;
        box(&on, 110, 400, top, top + 20);
        box(&on, 400, 527, top, top + 20);
    }
    put(&on, 115, 314, "Adoption");
    put(&on, 405, 314, "Good");
    put(&on, 115, 334, "Care leavers");
    put(&on, 405, 334, "Inadequate");
    check(&on, "P ~\nR Adoption | Good\nR Care leavers | Inadequate\n");
}

static void a_frame_round_columns_of_prose_makes_no_table(void **state)
{
    sheets on = new_sheets(1);
    (void)state;
    box(&on, LEFT - 5, 290, 80, 300);
    box(&on, 290, 527, 80, 300);
    for (size_t i = 0; i < 13; i++) {
        put(&on, LEFT, 100 + PITCH * (float)i,
            i < 12 ? "left words that fill their line" : "and the last of the left.");
        put(&on, 300, 100 + PITCH * (float)i,
            i < 12 ? "right words that fill their line" : "and the last of the right");
    }
    og_buf found = blocks_on(&on);
    assert_null(strstr(found.ptr, "R "));
    assert_true(strstr(found.ptr, "last of the left") < strstr(found.ptr, "right words"));
    og_buf_free(&found);
    og_arena_free(on.printed.arena);
}

// A table with a row at the foot of one page and one at the top of the next.
static sheets broken_table(const char *left, const char *right, const char *next_left, const char *next_right)
{
    sheets on = new_sheets(2);
    filler(&on, FIRST_BASE);
    boxes(&on, 700, 720);
    put(&on, LEFT, 714, left);
    put(&on, 205, 714, right);
    on.page = 1;
    boxes(&on, 80, 100);
    if (*next_left)
        put(&on, LEFT, 94, next_left);
    if (*next_right)
        put(&on, 205, 94, next_right);
    boxes(&on, 100, 120);
    put(&on, LEFT, 114, "Mardon");
    put(&on, 205, 114, "Leaders should listen.");
    filler(&on, 200);
    return on;
}

static void a_drawn_row_runs_over_a_page_where_a_cell_goes_on(void **state)
{
    sheets on = broken_table("Harrowdale", "Leaders should plan for care, including putting", "", "steps in place.");
    (void)state;
    check(&on, "P ~\nR Harrowdale | Leaders should plan for care, including putting steps in place.\n"
               "R Mardon | Leaders should listen.\nP ~\n");
    on = broken_table("Harrowdale Integrated", "Leaders should plan.", "Board", "");
    check(&on, "P ~\nR Harrowdale Integrated Board | Leaders should plan.\n"
               "R Mardon | Leaders should listen.\nP ~\n");
}

static void more_drawn_lines_than_are_looked_at_are_told_of(void **state)
{
    enum { LINES = 300 };
    sheets on = new_sheets(1);
    og_builder *builder = NULL;
    og_document *document = NULL;
    (void)state;
    filler(&on, FIRST_BASE);
    for (size_t i = 0; i < LINES; i++) {
        og_upright line = {.x = 100 + (float)i * 4, .y0 = 300, .y1 = 400};
        assert_int_equal(og_vec_push(on.printed.arena, &on.printed.uprights, line), OG_OK);
    }
    assert_int_equal(og_builder_new(OG_FORMAT_PDF, NULL, &builder), OG_OK);
    assert_int_equal(og_layout(&on.printed, builder), OG_OK);
    assert_int_equal(og_builder_finish(builder, &document), OG_OK);
    assert_int_equal(document->notices.count, 1);
    assert_true(og_str_equal(document->notices.items[0].code, OG_STR("reader-limit")));
    og_document_free(document);
    og_arena_free(on.printed.arena);
}

static void a_drawn_row_that_is_complete_ends_with_its_page(void **state)
{
    sheets on = broken_table("Harrowdale", "Leaders should plan", "Corby", "steps to be taken");
    (void)state;
    check(&on, "P ~\nR Harrowdale | Leaders should plan\nR Corby | steps to be taken\n"
               "R Mardon | Leaders should listen.\nP ~\n");
    on = broken_table("A. Person", "B. Person", "C. Person", "");
    check(&on, "P ~\nR A. Person | B. Person\nR C. Person | \nR Mardon | Leaders should listen.\nP ~\n");
}

static void rows_that_stand_close_are_told_by_capitals(void **state)
{
    sheets on = new_sheets(1);
    (void)state;
    filler(&on, FIRST_BASE);
    cells(&on, 300, "Judgement", "Grade");
    cells(&on, 314.4F, "The experiences and progress of children who", "Requires improvement");
    cells(&on, 328.8F, "need help and protection", "to be good");
    cells(&on, 343.2F, "Overall effectiveness", "Good");
    check(&on, "P ~\nR Judgement | Grade\n"
               "R The experiences and progress of children who need help and protection | Requires improvement to be "
               "good\nR Overall effectiveness | Good\n");
}

static void an_empty_cell_keeps_its_place(void **state)
{
    sheets on = new_sheets(1);
    (void)state;
    filler(&on, FIRST_BASE);
    for (size_t i = 0; i < 3; i++) {
        float base = 300 + 30 * (float)i;
        put(&on, LEFT, base, "Row");
        if (i != 1)
            put(&on, 250, base, "Middle");
        put(&on, 400, base, "Right");
    }
    check(&on, "P ~\nR Row | Middle | Right\nR Row |  | Right\nR Row | Middle | Right\n");
}

static void a_table_goes_on_behind_footnote_and_page_number(void **state)
{
    sheets on = new_sheets(2);
    (void)state;
    filler(&on, FIRST_BASE);
    cells(&on, 680, "Judgement", "Grade");
    cells(&on, 710, "The impact of leaders on social work practice", "Good");
    on.size = 6;
    put(&on, LEFT, 756, "1");
    on.size = 10;
    put(&on, LEFT + 6, 760, "A full judgement is made every three years.");
    on.size = 12;
    put(&on, 500, 815, "1");
    on.page = 1;
    cells(&on, 80, "The experiences and progress of care leavers", "Inadequate");
    cells(&on, 110, "Overall effectiveness", "Good");
    filler(&on, 200);
    put(&on, 500, 815, "2");
    check(&on,
          "P ~\nR Judgement | Grade\nR The impact of leaders on social work practice | Good\n"
          "F 1\nP 1 A full judgement is made every three years.\n"
          "R The experiences and progress of care leavers | Inadequate\nR Overall effectiveness | Good\nP ~\nF 2\n");
}

static void text_around_a_table_stays_out_of_it(void **state)
{
    sheets on = new_sheets(1);
    (void)state;
    float base = filler(&on, FIRST_BASE) + 2 * PITCH;
    cells(&on, base, "Care leavers", "Good");
    cells(&on, base + 30, "Adoption", "Inadequate");
    filler(&on, base + 60);
    check(&on, "P ~\nR Care leavers | Good\nR Adoption | Inadequate\nP ~\n");
}

// Days on the first lines of rows open them; days in the middle of rows do not.
static void centred_days_open_no_rows(void **state)
{
    sheets on = new_sheets(1);
    (void)state;
    float base = filler(&on, FIRST_BASE) + 2 * PITCH;
    cells(&on, base, "Crews must keep a log.", "15/05/2020");
    put(&on, LEFT, base + PITCH, "Crews must swim and they must know");
    cells(&on, base + 2 * PITCH, "where the boats are and also how to", "27/05/2020");
    put(&on, LEFT, base + 3 * PITCH, "row them.");
    filler(&on, base + 8 * PITCH);
    check(&on,
          "P ~\nR Crews must keep a log. | 15/05/2020\nR Crews must swim and they must know where the boats are and "
          "also how to row them. | 27/05/2020\nP ~\n");
}

static void columns_of_prose_are_read_one_after_the_other(void **state)
{
    sheets on = new_sheets(1);
    (void)state;
    prose(&on, LEFT, 100, 34,
          "The left column tells of children who live with foster carers and of those who hope for a family of their "
          "own one day. It has as many lines as a column needs to look like prose to a reader, so it goes on with more "
          "words about nothing much. And it ends with a sentence that is complete when the column ends, as most of "
          "them do in print, or it would look odd to those who read it and to those who made it, which nobody wants.");
    prose(&on, 320, 100, 34,
          "The right column tells of care leavers and where they live when they have left care. It has as many lines "
          "as the other one or nearly so, since a printer sets columns of a length, and so more words about nothing "
          "much stand here too. And it ends with a sentence that is complete when the column ends, as most of them do "
          "in print, or it would look odd to those who read it and to those who made it, which nobody here wants.");
    check(&on,
          "P The left column tells of children who live with foster carers and of those who hope for a family of their "
          "own one day. It has as many lines as a column needs to look like prose to a reader, so it goes on with more "
          "words about nothing much. And it ends with a sentence that is complete when the column ends, as most of "
          "them do in print, or it would look odd to those who read it and to those who made it, which nobody wants.\n"
          "P The right column tells of care leavers and where they live when they have left care. It has as many lines "
          "as the other one or nearly so, since a printer sets columns of a length, and so more words about nothing "
          "much stand here too. And it ends with a sentence that is complete when the column ends, as most of them do "
          "in print, or it would look odd to those who read it and to those who made it, which nobody here wants.\n");
}

static void a_tick_in_a_cell_is_no_marker(void **state)
{
    sheets on = new_sheets(1);
    (void)state;
    filler(&on, FIRST_BASE);
    cells(&on, 300, "1.", "Outstanding");
    cells(&on, 330, "2.", "Good");
    check(&on, "P ~\nR 1. | Outstanding\nR 2. | Good\n");
}

// ---- hostile input ----

static void no_pages_or_no_text_give_no_blocks(void **state)
{
    sheets none = new_sheets(0), blank = new_sheets(1);
    (void)state;
    check(&none, "no-text");
    check(&blank, "no-text");
}

static void text_without_a_page_is_no_harm(void **state)
{
    sheets on = new_sheets(0);
    (void)state;
    put(&on, LEFT, 100, "A fragment of a page that is not there.");
    rule(&on, 110);
    check(&on, "no-text");
}

// Mirrored pieces end before they begin, and there are more of them on a line than a table has columns.
static void mirrored_text_is_turned_round(void **state)
{
    sheets on = new_sheets(1);
    (void)state;
    for (size_t i = 0; i < 60; i++) {
        og_fragment piece = {.x0 = (float)(600 - 9 * i), .x1 = (float)(596 - 9 * i), .size = 2};
        piece.top = 100;
        piece.bottom = 102;
        piece.text = OG_STR("W");
        assert_int_equal(og_vec_push(on.printed.arena, &on.printed.fragments, piece), OG_OK);
    }
    put(&on, LEFT, 300, "Plain and sound text below it, long enough to be read as such.");
    static const char *const wanted[] = {"W W W", "Plain and sound"};
    check_holds(&on, wanted, 2);
}

// A distance of lines that a division rounds up to the last bin's end.
static void a_distance_at_the_bound_is_counted(void **state)
{
    sheets on = new_sheets(1);
    (void)state;
    for (size_t i = 0; i < 2; i++) {
        og_fragment piece = {.x0 = 72, .x1 = 200, .size = 8, .text = OG_STR("Running text of the page")};
        piece.top = i ? 132.000977F - 6.4F : 4.000984F - 6.4F;
        piece.bottom = piece.top + 8;
        assert_int_equal(og_vec_push(on.printed.arena, &on.printed.fragments, piece), OG_OK);
    }
    static const char *const wanted[] = {"Running text"};
    check_holds(&on, wanted, 1);
}

static void text_at_impossible_places_is_kept(void **state)
{
    static const float values[] = {NAN, INFINITY, -INFINITY, 3e38F, -3e38F, 1e9F, -1, 0, 1e-40F};
    static const char *const texts[] = {"Alpha", "Bravo", "Charlie", "Delta", "Echo", "Plain and sound"};
    enum { COUNT = sizeof values / sizeof *values };
    (void)state;
    for (size_t i = 0; i < COUNT; i++) {
        for (size_t k = 0; k < COUNT; k++) {
            sheets on = new_sheets(2);
            filler(&on, 200);
            put(&on, LEFT, 600, "Plain and sound");
            og_fragment bad = {.x0 = 72, .x1 = 150, .top = 90, .bottom = 102, .size = 12};
            for (size_t n = 0; n < 5; n++) {
                og_fragment next = bad;
                float *members[] = {&next.x0, &next.x1, &next.top, &next.bottom, &next.size};
                next.text = og_str_from(texts[n]);
                *members[n] = values[i];
                *members[(n + 1) % 5] = values[k];
                assert_int_equal(og_vec_push(on.printed.arena, &on.printed.fragments, next), OG_OK);
            }
            og_rule drawn = {.x0 = values[i], .x1 = values[k], .y = values[i]};
            assert_int_equal(og_vec_push(on.printed.arena, &on.printed.rules, drawn), OG_OK);
            og_upright side = {.x = values[i], .y0 = values[i], .y1 = values[k]};
            assert_int_equal(og_vec_push(on.printed.arena, &on.printed.uprights, side), OG_OK);
            check_holds(&on, texts, 6);
        }
    }
}

static void a_page_number_that_is_no_page_is_no_harm(void **state)
{
    static const char *const texts[] = {"Nowhere", "Somewhere"};
    sheets on = new_sheets(2);
    (void)state;
    on.page = UINT32_MAX;
    put(&on, LEFT, 100, "Nowhere");
    on.page = 2;
    put(&on, LEFT, 100, "Somewhere");
    check_holds(&on, texts, 2);
}

static void empty_fragments_are_no_harm(void **state)
{
    static const char *const texts[] = {"Words"};
    sheets on = new_sheets(2);
    (void)state;
    for (on.page = 0; on.page < 2; on.page++) {
        put_str(&on, LEFT, 100, (og_str){0});
        put(&on, LEFT, 130, " ");
        put(&on, LEFT, 160, "\xE2\x80\xA2");
        put(&on, LEFT, 190, "\xC2");
        put(&on, LEFT, 220, "Words");
        put_str(&on, 300, 220, (og_str){0});
    }
    check_holds(&on, texts, 1);
}

static void more_columns_than_tables_have_lose_no_cell(void **state)
{
    static const char *const texts[] = {"c0", "c7", "c13", "c19"};
    static char names[20][4];
    sheets on = new_sheets(1);
    (void)state;
    on.size = 4;
    for (size_t i = 0; i < 20; i++) {
        snprintf(names[i], sizeof names[i], "c%zu", i);
        for (size_t row = 0; row < 3; row++)
            put(&on, 20 + 28 * (float)i, 100 + 10 * (float)row, names[i]);
    }
    check_holds(&on, texts, 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_become_a_paragraph_whatever_their_order_in_the_file),
        cmocka_unit_test(fragments_on_one_base_line_are_one_line),
        cmocka_unit_test(a_short_line_that_ends_a_sentence_ends_the_paragraph),
        cmocka_unit_test(a_paragraph_runs_over_a_page_with_footer_and_number_between),
        cmocka_unit_test(a_sentence_that_ended_does_not_run_over_a_page),
        cmocka_unit_test(items_hang),
        cmocka_unit_test(an_item_runs_over_a_page),
        cmocka_unit_test(an_item_runs_over_a_page_with_its_second_sentence),
        cmocka_unit_test(numbered_paragraphs_keep_their_numbers),
        cmocka_unit_test(headings_are_told_by_size_and_the_larger_stands_above),
        cmocka_unit_test(a_heading_over_two_lines_is_one),
        cmocka_unit_test(bold_lines_are_headings_unless_they_are_sentences),
        cmocka_unit_test(bold_words_in_a_line_make_no_heading),
        cmocka_unit_test(what_all_pages_repeat_at_their_edges_is_furniture),
        cmocka_unit_test(what_stands_once_or_at_another_height_is_none),
        cmocka_unit_test(in_long_documents_two_pages_are_no_proof),
        cmocka_unit_test(what_repeats_in_the_middle_of_pages_is_text),
        cmocka_unit_test(a_page_by_itself_has_no_furniture),
        cmocka_unit_test(footnotes_stand_by_themselves_behind_the_text_of_their_page),
        cmocka_unit_test(cells_that_wrap_belong_to_their_row),
        cmocka_unit_test(a_cell_centred_between_two_lines_belongs_to_both),
        cmocka_unit_test(halves_above_and_below_a_label_are_one_cell),
        cmocka_unit_test(the_first_line_of_a_label_may_stand_above_its_row),
        cmocka_unit_test(halves_around_the_second_line_of_a_label_are_one_cell),
        cmocka_unit_test(drawn_lines_divide_rows_that_stand_close),
        cmocka_unit_test(what_stands_in_a_drawn_cell_is_one_cell_however_close_the_next_one),
        cmocka_unit_test(a_drawn_cell_that_spans_rows_stands_in_the_first),
        cmocka_unit_test(an_empty_drawn_cell_before_divided_ones_is_an_indent),
        cmocka_unit_test(a_frame_round_columns_of_prose_makes_no_table),
        cmocka_unit_test(a_drawn_row_runs_over_a_page_where_a_cell_goes_on),
        cmocka_unit_test(a_drawn_row_that_is_complete_ends_with_its_page),
        cmocka_unit_test(more_drawn_lines_than_are_looked_at_are_told_of),
        cmocka_unit_test(rows_that_stand_close_are_told_by_capitals),
        cmocka_unit_test(an_empty_cell_keeps_its_place),
        cmocka_unit_test(a_table_goes_on_behind_footnote_and_page_number),
        cmocka_unit_test(text_around_a_table_stays_out_of_it),
        cmocka_unit_test(centred_days_open_no_rows),
        cmocka_unit_test(columns_of_prose_are_read_one_after_the_other),
        cmocka_unit_test(a_tick_in_a_cell_is_no_marker),
        cmocka_unit_test(no_pages_or_no_text_give_no_blocks),
        cmocka_unit_test(text_without_a_page_is_no_harm),
        cmocka_unit_test(mirrored_text_is_turned_round),
        cmocka_unit_test(a_distance_at_the_bound_is_counted),
        cmocka_unit_test(text_at_impossible_places_is_kept),
        cmocka_unit_test(a_page_number_that_is_no_page_is_no_harm),
        cmocka_unit_test(empty_fragments_are_no_harm),
        cmocka_unit_test(more_columns_than_tables_have_lose_no_cell),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
