// SPDX-License-Identifier: MIT
// places.c: where title and opening end, what a label is, and where each kind of matcher finds its value.
#include "unit/analysed.h"

static og_test_bench bench;

// The patterns that the tests run, one sign each, in the order of `probe` below.
static const char *const FILES[] = {"<framework id='probe' name='Probe'><recognise>"
                                    "<sign in='title'><pattern>^review of (?&lt;value&gt;.+?) pond$</pattern></sign>"
                                    "<sign in='opening'><pattern>\\bseen on (?&lt;value&gt;\\d+ May)</pattern></sign>"
                                    "<sign in='heading'><pattern>^(?&lt;value&gt;\\w+) of the pond$</pattern></sign>"
                                    "<sign in='sentence'><pattern>^it is (?&lt;value&gt;\\w+)\\.$</pattern></sign>"
                                    "<sign in='furniture'><pattern>^page (?&lt;value&gt;\\d+)$</pattern></sign>"
                                    "<sign in='text'><pattern>(?m)^keeper:\\t(?&lt;value&gt;\\w+)$</pattern></sign>"
                                    "<sign in='text'><pattern>no such words</pattern></sign>"
                                    "<sign in='opening'><pattern>(?:ducks|swans)</pattern></sign>"
                                    "</recognise></framework>"};
enum probe { IN_TITLE, IN_OPENING, IN_HEADING, IN_SENTENCE, IN_FURNITURE, IN_TEXT, NOWHERE, NO_GROUP };

static int load(void **state)
{
    return bench_set_up(state, &bench, FILES, 1);
}

static const og_analysis *take(const char *blocks)
{
    return bench_take(&bench, document_of(blocks));
}

static og_matcher matcher_of(enum probe which)
{
    return og_catalogue_find(bench.catalogue, OG_STR("probe"))->signs.items[which].matcher;
}

// ---- title and opening ----

static void the_title_ends_at_running_text_a_label_or_an_item(void **state)
{
    static const char *const ends[] = {
        "P This is a paragraph of running text, which nobody takes for the title of anything, since it is far longer "
        "than "
        "titles are and ends with a full stop.\n",
        "P Inspection dates: 1 to 5 May 2026\n",
        "P Lead inspector\n",
        "I1[\xE2\x80\xA2] an item\n",
    };
    (void)state;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        og_buf blocks = {0};
        og_buf_printf(&blocks, "F Ofsted\nH1 Inspection of\nH1 Brae\nP a short line.\n%sH2 More\n", ends[i]);
        og_buf_add_byte(&blocks, 0);
        assert_int_equal(take(blocks.ptr)->title_end, 4);
        og_buf_free(&blocks);
    }
}

static void rows_belong_to_the_title_as_a_letter_head_alone(void **state)
{
    (void)state;
    assert_int_equal(take("R Ofsted | 1 May 2026\nR Piccadilly | \nP Dear director\nI1 x\n")->title_end, 3);
    assert_int_equal(take("P a\nP b\nP c\nP d\nP e\nP f\nP g\nP h\nR Judgement | Grade\nP i\n")->title_end, 8);
}

static void the_title_has_an_end_even_without_text_behind_it(void **state)
{
    og_buf blocks = {0};
    (void)state;
    assert_int_equal(take("H1 Pond\n")->title_end, 1);
    for (size_t i = 0; i < 100; i++)
        og_buf_add(&blocks, OG_STR("P short line\n"));
    og_buf_add_byte(&blocks, 0);
    assert_int_equal(take(blocks.ptr)->title_end, 24);
    og_buf_free(&blocks);
}

static void the_opening_is_two_pages_or_sixty_blocks(void **state)
{
    og_buf blocks = {0};
    (void)state;
    assert_int_equal(take("PAGE 1\nI1 a\nPAGE 2\nP b\nF 2\nPAGE 3\nP c\n")->opening_end, 3);
    assert_int_equal(take("P a\nP b\n")->opening_end, 2);
    for (size_t i = 0; i < 100; i++)
        og_buf_add(&blocks, OG_STR("P short line\n"));
    og_buf_add_byte(&blocks, 0);
    assert_int_equal(take(blocks.ptr)->opening_end, 60);
    og_buf_free(&blocks);
    assert_int_equal(take("PAGE 3\nH1 Late\nP title\nI1 item\n")->opening_end, 2); // never less than the title
}

static void patterns_see_one_run_of_text_of_the_same_length(void **state)
{
    (void)state;
    const og_analysis *analysis = take("H1 Pond \xC3\x89\nR A | B\n");
    og_str text = analysis->document->text;
    assert_int_equal(analysis->flat.len, text.len);
    assert_true(og_str_find_byte(analysis->flat, '\n', 0) == SIZE_MAX);
    assert_true(og_str_find_byte(analysis->flat, '\t', 0) == SIZE_MAX);
}

// ---- labels ----

static void a_label_is_matched_with_what_divides_it_from_its_value(void **state)
{
    static const struct {
        const char *text;
        size_t length;
    } cases[] = {
        {"Lead inspector", 14},
        {"Lead inspector:", 15},
        {"lead   INSPECTOR: Jo", 18},
        {"Lead inspector \xE2\x80\x93 Jo", 19},
        {"2.1 Lead inspector: Jo", 20},
        {"3. Lead inspector", 17},
        {"Lead inspector1: Jo", 17},
        {"Lead inspector\xC2\xB9 Jo", 17},
        {"Lead inspector* Jo", 16},
        {"Lead inspectors", 0},
        {"The lead inspector", 0},
        {"Lead", 0},
        {"", 0},
        {"12", 0},
        {"Lead inspector's", 14},
        {"  Lead inspector", 16},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t length = og_label_match(og_str_from(cases[i].text), OG_STR("Lead inspector"));
        if (length != cases[i].length)
            fail_msg("'%s': %zu, not %zu", cases[i].text, length, cases[i].length);
    }
}

static void the_number_of_a_row_is_told_from_other_figures(void **state)
{
    static const struct {
        const char *text;
        size_t length;
    } cases[] = {
        {"1 Help", 2},  {"1. Help", 3},  {"2.1 Help", 4}, {"2.1. Help", 5}, {"  3 Help", 4}, {"Help", 0},
        {"2018 on", 5}, {"20185 on", 0}, {"1", 0},        {"1Help", 0},     {".1 Help", 0},  {"", 0},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t length = og_row_number_length(og_str_from(cases[i].text));
        if (length != cases[i].length)
            fail_msg("'%s': %zu, not %zu", cases[i].text, length, cases[i].length);
    }
}

static void check_value(const og_analysis *analysis, og_matcher matcher, size_t from, const char *expected)
{
    og_hit hit;
    if (!og_matcher_find(analysis, &matcher, from, &hit)) {
        assert_string_equal("(none)", expected);
        return;
    }
    og_buf value = {0};
    og_buf_add(&value, og_document_slice(analysis->document, hit.value));
    check_buf(&value, expected);
    const og_block *block = &analysis->document->blocks.items[hit.block];
    assert_true(block->range.start <= hit.value.start && hit.value.start <= block->range.end);
    assert_true(hit.whole.start >= from || matcher.kind != OG_MATCH_LABEL);
}

static void check_label(const char *blocks, og_place place, const char *expected)
{
    og_matcher label = {.kind = OG_MATCH_LABEL, .place = place, .text = OG_STR("Keeper")};
    check_value(take(blocks), label, 0, expected);
}

static void the_value_of_a_label_is_what_follows(void **state)
{
    (void)state;
    check_label("P Keeper: Jo Petch\n", OG_IN_OPENING, "Jo Petch");
    check_label("P Keeper\nP Jo Petch\n", OG_IN_OPENING, "Jo Petch");
    check_label("P Keeper\nF 1\nP Jo Petch\n", OG_IN_OPENING, "Jo Petch");
    check_label("R Keeper | Jo Petch | more\n", OG_IN_OPENING, "Jo Petch");
    check_label("R Keeper: Jo Petch | more\n", OG_IN_OPENING, "Jo Petch");
    check_label("R Keeper | | Jo Petch\n", OG_IN_OPENING, "Jo Petch");
    check_label("R Name | Keeper\nR Ann Alder | Jo Petch\n", OG_IN_OPENING, "Jo Petch");
    check_label("R Name | Keeper\nR Ann Alder\n", OG_IN_OPENING, "Ann Alder");
    check_label("P The Keeper Jo Petch\n", OG_IN_OPENING, "(none)");
    check_label("P Seen on 5 May Keeper : Jo Petch\n", OG_IN_OPENING, "Jo Petch"); // lines that were run together
    check_label("P Seen by the Keeper: Ann\nP Keeper: Jo Petch\n", OG_IN_OPENING, "Jo Petch");
    check_label("P Keeper\n", OG_IN_OPENING, "(none)");
    check_label("P Keepers\nP Jo Petch\n", OG_IN_OPENING, "(none)");
}

static void labels_that_stand_together_find_their_values_behind_them(void **state)
{
    static const char blocks[] = "P Date:\nP Keeper:\nP Place:\nP 1 May 2026\nP Jo Petch\nP Brae\n";
    (void)state;
    check_label(blocks, OG_IN_OPENING, "Jo Petch");
    check_label("P Keeper:\nP Place:\nP Jo Petch\nP Brae\n", OG_IN_OPENING, "Jo Petch");
    check_label("P Place:\nP Keeper:\nP Brae\nF 1\nP Jo Petch\n", OG_IN_OPENING, "Jo Petch");
}

static void a_long_run_of_labels_has_no_values(void **state)
{
    og_buf blocks = {0};
    (void)state;
    og_buf_add(&blocks, OG_STR("P Keeper:\n"));
    for (size_t i = 0; i < 24; i++)
        og_buf_add(&blocks, OG_STR("P Boats:\n"));
    og_buf_add(&blocks, OG_STR("P Jo\nP Bo\n"));
    og_buf_add_byte(&blocks, 0);
    check_label(blocks.ptr, OG_IN_OPENING, "(none)");
    og_buf_free(&blocks);
}

static void a_label_is_looked_for_in_its_place_alone(void **state)
{
    static const char late[] = "PAGE 1\nI1 a\nPAGE 3\nP Keeper: Jo\n";
    static const char foot[] = "P a\nF Keeper: Jo\n";
    (void)state;
    check_label(late, OG_IN_OPENING, "(none)");
    check_label(late, OG_IN_TEXT, "Jo");
    check_label(foot, OG_IN_TEXT, "(none)");
    check_label(foot, OG_IN_FURNITURE, "Jo");
    check_label("P This is a paragraph of running text, which nobody takes for the title of anything, since it is far "
                "longer than "
                "titles are and ends with a full stop.\nP Keeper: Jo\n",
                OG_IN_TITLE, "(none)");
}

static void the_next_match_is_looked_for_behind_the_last(void **state)
{
    og_matcher label = {.kind = OG_MATCH_LABEL, .place = OG_IN_TEXT, .text = OG_STR("Keeper")};
    og_matcher phrase = {.kind = OG_MATCH_PHRASE, .place = OG_IN_TEXT, .text = OG_STR("jo")};
    og_hit hit;
    (void)state;
    const og_analysis *analysis = take("P Keeper: Jo\nR Keeper | Bo Jo\n");
    check_value(analysis, label, 0, "Jo");
    check_value(analysis, label, 1, "Bo Jo");
    check_value(analysis, label, 14, "(none)");
    assert_true(og_matcher_find(analysis, &phrase, 0, &hit));
    size_t first = hit.whole.start;
    assert_true(og_matcher_find(analysis, &phrase, hit.whole.end, &hit));
    assert_true(hit.whole.start > first);
    assert_int_equal(hit.block, 1);
    assert_false(og_matcher_find(analysis, &phrase, hit.whole.end, &hit));
    assert_false(og_matcher_find(analysis, &phrase, SIZE_MAX, &hit));
}

// ---- phrases and patterns ----

static const char POND[] =
    "PAGE 1\nH1 Review of\nH1 Brae   pond\nF Page 1\n"
    "P We came because people had asked, and the pond was seen on\nPAGE 2\nP 5 May again.\n"
    "PAGE 3\nH2 Water of the pond\nP It rains. It is clear. R\xC3\xA9sum\xC3\xA9.\nR Keeper: | Petch\n";

static void each_pattern_finds_its_value_in_its_place(void **state)
{
    (void)state;
    const og_analysis *analysis = take(POND);
    check_value(analysis, matcher_of(IN_TITLE), 0, "(none)"); // the title has furniture and a line of text at its end
    check_value(analysis, matcher_of(IN_OPENING), 0, "5 May");
    check_value(analysis, matcher_of(IN_HEADING), 0, "Water");
    check_value(analysis, matcher_of(IN_SENTENCE), 0, "clear");
    check_value(analysis, matcher_of(IN_FURNITURE), 0, "1");
    check_value(analysis, matcher_of(IN_TEXT), 0, "Petch");
    check_value(analysis, matcher_of(NOWHERE), 0, "(none)");
    check_value(take("H1 Review of\nH1 Brae pond\nI1 x\n"), matcher_of(IN_TITLE), 0, "Brae");
}

static void a_pattern_sees_nothing_of_other_places(void **state)
{
    (void)state;
    const og_analysis *analysis =
        take("PAGE 1\nI1 an item\nP Water of the pond\nP Page 1\nPAGE 3\nP seen on 5 May\nH2 It is clear\n");
    check_value(analysis, matcher_of(IN_OPENING), 0, "(none)");
    check_value(analysis, matcher_of(IN_HEADING), 0, "(none)");
    check_value(analysis, matcher_of(IN_SENTENCE), 0, "(none)");
    check_value(analysis, matcher_of(IN_FURNITURE), 0, "(none)");
    check_value(analysis, matcher_of(IN_TEXT), 0, "(none)");
}

static void without_a_group_the_whole_match_is_the_value(void **state)
{
    og_hit hit;
    (void)state;
    og_matcher matcher = matcher_of(NO_GROUP);
    const og_analysis *analysis = take("P Many SWANS live here.\n");
    check_value(analysis, matcher, 0, "SWANS");
    assert_true(og_matcher_find(analysis, &matcher, 0, &hit));
    assert_false(og_range_took_part(hit.grade));
    assert_int_equal(hit.whole.start, hit.value.start);
}

static void a_phrase_is_whole_words_over_lines(void **state)
{
    og_matcher phrase = {.kind = OG_MATCH_PHRASE, .place = OG_IN_OPENING, .text = OG_STR("director's pond")};
    (void)state;
    check_value(take("P The Director\xE2\x80\x99s\nP Pond is deep.\n"), phrase, 0, "Director\xE2\x80\x99s\n\nPond");
    check_value(take("P The director's ponds are deep.\n"), phrase, 0, "(none)");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_title_ends_at_running_text_a_label_or_an_item),
        cmocka_unit_test(rows_belong_to_the_title_as_a_letter_head_alone),
        cmocka_unit_test(the_title_has_an_end_even_without_text_behind_it),
        cmocka_unit_test(the_opening_is_two_pages_or_sixty_blocks),
        cmocka_unit_test(patterns_see_one_run_of_text_of_the_same_length),
        cmocka_unit_test(a_label_is_matched_with_what_divides_it_from_its_value),
        cmocka_unit_test(the_number_of_a_row_is_told_from_other_figures),
        cmocka_unit_test(the_value_of_a_label_is_what_follows),
        cmocka_unit_test(labels_that_stand_together_find_their_values_behind_them),
        cmocka_unit_test(a_long_run_of_labels_has_no_values),
        cmocka_unit_test(a_label_is_looked_for_in_its_place_alone),
        cmocka_unit_test(the_next_match_is_looked_for_behind_the_last),
        cmocka_unit_test(each_pattern_finds_its_value_in_its_place),
        cmocka_unit_test(a_pattern_sees_nothing_of_other_places),
        cmocka_unit_test(without_a_group_the_whole_match_is_the_value),
        cmocka_unit_test(a_phrase_is_whole_words_over_lines),
    };
    return cmocka_run_group_tests(tests, load, bench_tear_down);
}
