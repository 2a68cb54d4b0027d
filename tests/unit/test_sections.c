// SPDX-License-Identifier: MIT
// og_sections_find: which blocks a section holds, and what role and area its heading gives it.
#include "unit/analysed.h"

static og_test_bench bench;

static const char *const FILES[] = {
    "<framework id='pond-review' name='Pond review' scale='four-level'>"
    "<recognise><sign in='title'><phrase>Pond review</phrase></sign></recognise>"
    "<area id='water' name='Water'><label>The state of the water</label></area>"
    "<area id='deep' name='Deep water'><label>The state of the water below</label></area>"
    "<area id='boats' name='Boats'><label>Boats</label></area>"
    "<area id='previous' name='Earlier' earlier='yes' optional='yes'><label>Earlier review</label></area>"
    "<area id='rows' name='Rows' apart='yes' optional='yes'><label>Paddles</label><label>Boats for hire</label></area>"
    "<section role='summary'><heading exact='yes'>Summary</heading></section>"
    "<section role='improvements'><heading>What must be put right</heading></section>"
    "<section role='priority'><heading>What must be put right at once</heading></section>"
    "<section role='strengths'><heading area='boats'>What the rowers do well</heading></section>"
    "<section role='previous'><heading>Earlier reviews</heading></section>"
    "<section role='record'><heading>Record</heading></section>"
    "<section role='scale'><heading>What the grades mean</heading></section>"
    "<section role='boilerplate'><heading exact='yes'>Pond House</heading><heading>You may copy</heading></section>"
    "<field id='dates'><label>Seen on</label></field>"
    "</framework>"};

static int load(void **state)
{
    return bench_set_up(state, &bench, FILES, 1);
}

// A section a line: level, its first block and how many, role, area.
static void check_sections(const og_analysis *analysis, const char *expected)
{
    og_buf out = {0};
    for (size_t i = 0; i < og_document_section_count(analysis->document); i++) {
        const og_section *section = og_document_section(analysis->document, i);
        og_buf_printf(&out, "%u %zu+%zu %.*s/%.*s\n", (unsigned)section->level, section->first_block,
                      section->block_count, OG_STR_ARG(section->role), OG_STR_ARG(section->area));
    }
    check_buf(&out, expected);
}

static void check(const char *blocks, const char *expected)
{
    check_sections(bench_open(&bench, "pond-review", blocks), expected);
}

static void a_section_reaches_to_the_next_heading_of_its_level_or_above(void **state)
{
    (void)state;
    check("P before\nH1 One\nP a\nH2 Two\nP b\nH3 Three\nP c\nH2 Four\nH1 Five\nP d\n",
          "0 0+1 /\n1 1+7 /\n2 3+4 /\n3 5+2 /\n2 7+1 /\n1 8+2 /\n");
    check("H1 One\nP a\n", "1 0+2 /\n");
    check("P a\nP b\n", "0 0+2 /\n");
    check("H3 Low\nH1 High\nH6 Lowest\nP a\n", "3 0+1 /\n1 1+3 /\n6 2+2 /\n");
}

static void a_heading_gives_its_role_by_the_longest_words(void **state)
{
    (void)state;
    check("H1 What must be put right\nH1 2.1 WHAT must be put  right now\nH1 What must be put right at once:\n",
          "1 0+1 improvements/\n1 1+1 improvements/\n1 2+1 priority/\n");
    check("H1 Summary\nH1 Summary of everything\nH1 Summary:\n", "1 0+1 summary/\n1 1+1 /\n1 2+1 summary/\n");
    check("H1 What must be put rightly\nH1 About what must be put right\n", "1 0+1 /\n1 1+1 /\n");
}

static void a_label_of_an_area_makes_findings_about_it(void **state)
{
    (void)state;
    check("H2 The state of the water: good\nH2 The state of the water below\nH2 What the rowers do well\n",
          "2 0+1 findings/water\n2 1+1 findings/deep\n2 2+1 strengths/boats\n");
}

// Plain text has no headings: a short paragraph that is one of the framework's words and nothing else is taken for one.
static void a_paragraph_that_is_a_heading_opens_a_section_at_the_level_around_it(void **state)
{
    (void)state;
    check("H2 Pond\nP Summary\nP a\nP What must be put right?\nI1[\xE2\x80\xA2] b\nI1[\xE2\x80\xA2] Summary\n",
          "2 0+1 /\n2 1+2 summary/\n2 3+3 improvements/\n");
    check("P What must be put right is the fence.\nP Boats\n", "0 0+2 /\n");
}

#define PROSE "P The rowers keep their boats dry all winter, mend what is broken and paint what has lost its colour.\n"

// Where headings look like all other lines, what follows tells them from labels in a list.
static void a_line_that_is_a_label_is_a_heading_over_prose(void **state)
{
    (void)state;
    check("P Boats\n" PROSE, "1 0+2 findings/boats\n");
    check("P a\nP Boats:\nF 7\nF Pond\nF 8\nP A short line.\nP Another.\nP One more.\n" PROSE,
          "0 0+1 /\n1 1+8 findings/boats\n");
    check("P Boats 2\n" PROSE, "1 0+2 findings/boats\n");
    check("R Boats | 2\n" PROSE, "1 0+2 findings/boats\n");
    check("I1[\xE2\x80\xA2] Boats\n" PROSE, "0 0+2 /\n");
    check("P Boats are kept here\n" PROSE, "0 0+2 /\n");
    check("P Boats No\n" PROSE, "0 0+2 /\n");
    check("P Boats\nP a\nP b\nP c\nP d\n" PROSE, "0 0+6 /\n");
    check("P Boats\nH2 Two\n" PROSE, "0 0+1 /\n2 1+2 /\n");
    check("P Boats\nH2 Summary\n" PROSE, "0 0+1 /\n2 1+2 summary/\n");
    check("P Boats\nH2 Earlier reviews\n" PROSE, "0 0+1 /\n2 1+2 previous/\n");
    check("P The state of the water\nP Boats\n" PROSE, "0 0+1 /\n1 1+2 findings/boats\n");
}

// One with its grade stands between texts; in a list others stand beside it, and some are those of earlier inspections.
static void a_line_that_is_a_label_with_its_grade_is_a_heading_over_prose(void **state)
{
    (void)state;
    check("P a\nP Boats: good\n" PROSE, "0 0+1 /\n1 1+2 findings/boats\n");
    check("P a\nF 7\nP 2. Boats : requires improvement to be good\n" PROSE, "0 0+2 /\n1 2+2 findings/boats\n");
    check("P The state of the water: good\nP Boats: good\n" PROSE, "0 0+3 /\n");
    check("P a\nP Boats: good\nP The state of the water: good\n" PROSE, "0 0+4 /\n");
    check("P Boats: good\n" PROSE, "0 0+2 /\n");
    check("P a\nP Boats good\n" PROSE, "0 0+3 /\n");
    check("H1 Earlier reviews\nP Boats: good\n" PROSE, "1 0+3 previous/\n");
}

static void a_grade_may_stand_between_the_label_and_its_prose(void **state)
{
    (void)state;
    check("H1 What must be put right\nI1[-] a\nP Boats\nP Grade: 2\n" PROSE,
          "1 0+2 improvements/\n1 2+3 findings/boats\n");
    check("P Boats\nH2 Grade: 2\n" PROSE, "1 0+3 findings/boats\n");
    check("P Boats\nH2 Good\n" PROSE, "1 0+3 findings/boats\n3 1+2 /\n");
    check("H2 The state of the water\nP Boats\nP Good\nP The paint is new.\n",
          "2 0+1 findings/water\n2 1+3 findings/boats\n");
    check("H2 The state of the water\nP Boats\nP Good\nP new paint\n", "2 0+4 findings/water\n");
    check("H2 Earlier reviews\nP Boats\nP Good\nP The paint is new.\n", "2 0+4 previous/\n");
    check("H2 Boats\nH2 Grade2\nH2 Grade 12\n" PROSE, "2 0+4 findings/boats\n");
    check("H2 Grade 2\n" PROSE, "2 0+2 /\n");
}

// The text below a table is not that of its last row, which keeps the role of the table.
static void the_last_row_of_a_table_is_no_heading(void **state)
{
    (void)state;
    check("H1 Record\nR The state of the water | 2\nR Boats | 4\n" PROSE, "1 0+4 record/\n");
    check("H1 Record\nR Boats | 4\n" PROSE, "1 0+3 record/\n");
    check("P a\nR The state of the water | 2\nR Boats | 4\nF 7\n" PROSE, "0 0+5 /\n");
    check("PAGE 1\nI1[-] a\nPAGE 3\nH1 Record\nR The state of the water | Good\nR Boats | 4\n" PROSE,
          "0 0+1 /\n1 1+4 record/\n");
    check("PAGE 1\nI1[-] a\nPAGE 3\nR The state of the water | 2\nR Boats | 4\n" PROSE, "0 0+4 /\n");
}

static void a_row_of_the_body_with_a_label_and_its_grade_is_a_heading(void **state)
{
    (void)state;
    check("PAGE 1\nI1[-] a\nPAGE 3\nR Boats | Good\nP b\n", "0 0+1 /\n1 1+2 findings/boats\n");
    check("PAGE 1\nI1[-] a\nPAGE 3\nR Boats | 2\nP b\n", "0 0+1 /\n1 1+2 findings/boats\n");
    check("PAGE 1\nI1[-] a\nPAGE 3\nR Boats | Good | 2\nP b\n", "0 0+3 /\n");
    check("H1 What must be put right\nI1[-] a\nR Boats | 2\nP b\n", "1 0+2 improvements/\n1 2+2 findings/boats\n");
    check("H1 Summary\nP a\nR Boats | 2\nP b\n", "1 0+4 summary/\n");
}

// Their grades are read lest others get them; no finding is about them.
static void labels_of_earlier_inspections_and_of_rows_apart_open_nothing(void **state)
{
    (void)state;
    check("P Earlier review: 3\n" PROSE "P Paddles\n" PROSE, "0 0+4 /\n");
    check("P Boats for hire\n" PROSE, "0 0+2 /\n");
    check("H2 Earlier review: 3\nH2 Paddles\n", "2 0+1 /\n2 1+1 /\n");
    check("PAGE 1\nI1[-] a\nPAGE 3\nR Earlier review | Good\nP b\n", "0 0+3 /\n");
}

// Where headings are all of one level, those that the framework does not know tell no end of the section above them.
static void a_heading_without_a_role_divides_the_section_above_it(void **state)
{
    (void)state;
    check("H1 Pond\nH2 Summary\nP a\nH2 Reeds\nP b\nH2 Earlier reviews\nP c\nH2 Reeds\nP d\n",
          "1 0+9 /\n2 1+4 summary/\n3 3+2 /\n2 5+2 previous/\n2 7+2 /\n"); // which holds no findings
    check("H1 Pond\nH2 Summary\nP a\nH2 Reeds\n", "1 0+4 /\n2 1+2 summary/\n2 3+1 /\n");
    check("H1 Pond\nH2 Summary\nH3 Boats\nH2 Reeds\nP b\n", // two levels
          "1 0+5 /\n2 1+2 summary/\n3 2+1 findings/boats\n2 3+2 /\n");
    check("H1 Pond\nH1 Summary\nP a\nH1 Reeds\nP b\n", "1 0+1 /\n1 1+2 summary/\n1 3+2 /\n"); // that of titles
}

static void a_list_is_divided_as_long_as_items_follow(void **state)
{
    (void)state;
    check("H1 Pond\nH2 What must be put right\nI1[-] a\nH2 Reeds\nI1[-] b\nH2 Reeds\nP[2.1] c\nH2 Reeds\nP d\nH2 "
          "Reeds\nI1[-] e\n",
          "1 0+11 /\n2 1+6 improvements/\n3 3+2 /\n3 5+2 /\n2 7+2 /\n2 9+2 /\n");
}

static void the_key_of_grades_is_divided_by_their_names(void **state)
{
    (void)state;
    check("H1 Pond\nH2 What the grades mean\nH2 Good\nP a\nH2 Grade 2\nP b\nH2 Good reeds\nP c\nH2 Good\nP d\n",
          "1 0+10 /\n2 1+5 scale/\n3 2+2 /\n3 4+2 /\n2 6+2 /\n2 8+2 /\n");
    check("H1 Pond\nH2 What must be put right\nH2 Good\nP a\n", "1 0+4 /\n2 1+1 improvements/\n2 2+2 /\n");
}

// The title is the first heading, whatever pages repeat and papers print above it.
static void the_level_of_the_title_is_none_of_the_text(void **state)
{
    (void)state;
    check("F 7\nH1 Pond\nH2 Summary\nP a\nH2 Reeds\nP b\n", "0 0+1 /\n1 1+5 /\n2 2+4 summary/\n3 4+2 /\n");
    check("P Water Lane\nH1 Pond\nH2 Summary\nP a\nH2 Reeds\nP b\n", "0 0+1 /\n1 1+5 /\n2 2+4 summary/\n3 4+2 /\n");
}

static void an_address_above_the_text_is_the_head_of_a_letter(void **state)
{
    (void)state;
    check("P Pond House\nP Water Lane\nP Dear keeper\n", "1 0+3 /\n");
    check("H1 Pond House\nI1[-] a\n", "6 0+2 boilerplate/\n");
    check("I1[-] a\nP Pond House\nP b\n", "0 0+1 /\n6 1+2 boilerplate/\n");
}

// Pages of the web may begin with what is the same on all of them, and have no heading behind it.
static void boilerplate_above_the_text_ends_where_that_begins(void **state)
{
    (void)state;
    check("I1[-] a\nP Pond House\nP Water Lane\nP Water 12\n" PROSE "P b\n", "0 0+1 /\n6 1+3 boilerplate/\n6 4+2 /\n");
    check("I1[-] a\nP Pond House\nR The state of the water | Good\nP b\n", "0 0+1 /\n6 1+1 boilerplate/\n6 2+2 /\n");
    check("I1[-] a\nP Pond House\nR Seen on | 5 May\nP b\n", "0 0+1 /\n6 1+1 boilerplate/\n6 2+2 /\n");
    check("I1[-] a\nP Pond House\nP You may copy all or parts of this, as long as you say where it is from and what "
          "day it is of.\n" PROSE,
          "0 0+1 /\n6 1+2 boilerplate/\n6 3+1 /\n");
    check("I1[-] a\nH1 Pond House\nP a\nH3 Brae\nP b\n", "0 0+1 /\n6 1+2 boilerplate/\n3 3+2 /\n");
    check("I1[-] a\nP Pond House\nP b\nH3 Summary\nP b\n", "0 0+1 /\n6 1+2 boilerplate/\n3 3+2 summary/\n");
}

static void boilerplate_behind_the_text_has_prose_of_its_own(void **state)
{
    (void)state;
    check("H2 Summary\nI1[-] a\nP Pond House\n" PROSE "H3 More\n", "2 0+2 summary/\n2 2+3 boilerplate/\n3 4+1 /\n");
    check("R The state of the water | Good\nI1[-] a\nP Pond House\nR Boats | Good\n", "0 0+2 /\n1 2+2 boilerplate/\n");
    check("I1[-] a\n" PROSE PROSE PROSE "P Pond House\n" PROSE, "0 0+4 /\n1 4+2 boilerplate/\n");
}

static void a_row_of_one_cell_may_be_a_heading(void **state)
{
    (void)state;
    check("P a\nR Summary | \nP b\n", "0 0+1 /\n1 1+2 summary/\n");
}

static void rows_and_furniture_open_nothing(void **state)
{
    (void)state;
    check("P a\nF Summary\nR Summary | Boats\n", "0 0+3 /\n");
}

static void without_a_framework_sections_have_neither_role_nor_area(void **state)
{
    (void)state;
    og_analysis *analysis = bench_take(&bench, document_of("P Summary\nH1 Boats\nP a\n"));
    assert_int_equal(og_sections_find(analysis), OG_OK);
    check_sections(analysis, "0 0+1 /\n1 1+2 /\n");
}

static void finding_sections_again_gives_the_same(void **state)
{
    (void)state;
    og_analysis *analysis = bench_open(&bench, "pond-review", "P a\nH1 Summary\nP b\n");
    assert_int_equal(og_sections_find(analysis), OG_OK);
    check_sections(analysis, "0 0+1 /\n1 1+2 summary/\n");
}

static void check_roles(const og_analysis *analysis, const char *expected)
{
    og_buf out = {0};
    for (size_t i = 0; i < og_document_block_count(analysis->document); i++)
        og_buf_printf(&out, "%.*s\n", OG_STR_ARG(og_role_of_block(analysis, i)));
    check_buf(&out, expected);
}

static void a_block_has_the_role_of_the_innermost_section_that_has_one(void **state)
{
    (void)state;
    check_roles(bench_open(&bench, "pond-review",
                           "P a\nH1 Earlier reviews\nP b\nH2 No role\nP c\nH2 Boats\nP d\nH3 No role\nP e\nH2 No role\n"
                           "H1 No role\nP f\n"),
                "\nprevious\nprevious\nprevious\nprevious\nfindings\nfindings\nfindings\nfindings\nprevious\n\n\n");
    check_roles(bench_open(&bench, "pond-review", "H3 Summary\nP a\nH2 No role\nP b\n"), "summary\nsummary\n\n\n");
}

static void roles_say_whether_they_state_judgements(void **state)
{
    (void)state;
    assert_true(og_role_states_judgements(OG_STR("judgements")));
    assert_true(og_role_states_judgements(OG_STR("findings")));
    assert_true(og_role_states_judgements(OG_STR("")));
    assert_false(og_role_states_judgements(OG_STR("previous")));
    assert_false(og_role_states_judgements(OG_STR("scale")));
    assert_false(og_role_states_judgements(OG_STR("contents")));
}

static void a_thousand_headings_are_no_harm(void **state)
{
    og_buf blocks = {0};
    (void)state;
    for (size_t i = 0; i < 1000; i++)
        og_buf_printf(&blocks, "H%zu Heading\n", 1 + i % 6);
    og_buf_add_byte(&blocks, 0);
    og_analysis *analysis = bench_open(&bench, "pond-review", blocks.ptr);
    assert_int_equal(og_document_section_count(analysis->document), 1000);
    for (size_t i = 0; i < 1000; i++) {
        const og_section *section = og_document_section(analysis->document, i);
        assert_int_equal(section->first_block, i);
        size_t left = 6 - i % 6; // to the next heading of level 1
        assert_int_equal(section->block_count, left < 1000 - i ? left : 1000 - i);
        assert_int_equal(og_role_of_block(analysis, i).len, 0);
    }
    og_buf_free(&blocks);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_section_reaches_to_the_next_heading_of_its_level_or_above),
        cmocka_unit_test(a_heading_gives_its_role_by_the_longest_words),
        cmocka_unit_test(a_label_of_an_area_makes_findings_about_it),
        cmocka_unit_test(a_paragraph_that_is_a_heading_opens_a_section_at_the_level_around_it),
        cmocka_unit_test(a_line_that_is_a_label_is_a_heading_over_prose),
        cmocka_unit_test(a_line_that_is_a_label_with_its_grade_is_a_heading_over_prose),
        cmocka_unit_test(a_grade_may_stand_between_the_label_and_its_prose),
        cmocka_unit_test(the_last_row_of_a_table_is_no_heading),
        cmocka_unit_test(a_row_of_the_body_with_a_label_and_its_grade_is_a_heading),
        cmocka_unit_test(labels_of_earlier_inspections_and_of_rows_apart_open_nothing),
        cmocka_unit_test(a_heading_without_a_role_divides_the_section_above_it),
        cmocka_unit_test(a_list_is_divided_as_long_as_items_follow),
        cmocka_unit_test(the_key_of_grades_is_divided_by_their_names),
        cmocka_unit_test(the_level_of_the_title_is_none_of_the_text),
        cmocka_unit_test(an_address_above_the_text_is_the_head_of_a_letter),
        cmocka_unit_test(boilerplate_above_the_text_ends_where_that_begins),
        cmocka_unit_test(boilerplate_behind_the_text_has_prose_of_its_own),
        cmocka_unit_test(a_row_of_one_cell_may_be_a_heading),
        cmocka_unit_test(rows_and_furniture_open_nothing),
        cmocka_unit_test(without_a_framework_sections_have_neither_role_nor_area),
        cmocka_unit_test(finding_sections_again_gives_the_same),
        cmocka_unit_test(a_block_has_the_role_of_the_innermost_section_that_has_one),
        cmocka_unit_test(roles_say_whether_they_state_judgements),
        cmocka_unit_test(a_thousand_headings_are_no_harm),
    };
    return cmocka_run_group_tests(tests, load, bench_tear_down);
}
