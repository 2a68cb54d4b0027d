// SPDX-License-Identifier: MIT
// og_judgements_find: which labels meet which grades, on small documents of a framework made for this test.
#include "unit/analysed.h"

static og_test_bench bench;

static const char PONDS[] =
    "<framework id='pond-review' name='Pond review' scale='four-level'>"
    "<recognise><sign in='title'><phrase>Pond review</phrase></sign></recognise>"
    "<area id='water' name='Water'><label>The state of the water</label></area>"
    "<area id='birds' name='Birds'><label>The birds and where they live</label></area>"
    "<area id='keepers' name='Keepers' optional='yes'>"
    "<label>The keepers of the pond and their helpers</label><label>The keepers of the pond</label></area>"
    "<area id='boats' name='Boats' optional='yes'><label>Boats</label></area>"
    "<area id='overall' name='Overall state' optional='yes'><label>Overall state</label></area>"
    "<section role='judgements'><heading exact='yes'>Judgements</heading></section>"
    "<section role='record'><heading>Record of grades</heading></section>"
    "<section role='findings'><heading>Findings</heading></section>"
    "<section role='previous'><heading>Earlier reviews</heading></section>"
    "<section role='scale'><heading>What the grades mean</heading></section>"
    "<section role='contents'><heading exact='yes'>Contents</heading></section>"
    "<section role='improvements'><heading>What must be put right</heading></section>"
    "<section role='strengths'><heading>What is done well</heading></section>"
    "<section role='method'><heading>About this review</heading></section>"
    "<section role='context'><heading>The pond and its village</heading></section>"
    "<section role='boilerplate'><heading>Crown copyright</heading></section>"
    "<statement area='overall'><pattern>^(?:the )?pond at .{2,60}? (?:is|remains) {grade}</pattern></statement>"
    "<area id='rows' name='Rows' apart='yes'><label>The depth of the mud</label></area>"
    "<area id='island' name='The island' optional='yes'><label>The island</label></area>"
    "<column><label>Whole pond</label></column><column area='island'><label>Island</label></column>"
    "<outcome code='1' name='well'><pattern>\\bthe pond is kept well\\b</pattern></outcome>"
    "<outcome code='2' name='badly'><pattern>\\bthe pond is kept badly\\b</pattern></outcome>"
    "</framework>";

#define BOTH_GOOD "R The state of the water | Good\nR The birds and where they live | Good\n"

static int load(void **state)
{
    static const char *const files[] = {PONDS};
    return bench_set_up(state, &bench, files, 1);
}

static og_analysis *judge(const char *blocks)
{
    og_analysis *analysis = bench_open(&bench, "pond-review", blocks);
    assert_int_equal(og_judgements_find(analysis), OG_OK);
    return analysis;
}

static void check(const char *blocks, const char *judgements)
{
    check_judgements(judge(blocks), judgements);
}

static void pairs_the_cells_of_a_row_in_any_order(void **state)
{
    (void)state;
    check("R Judgement | Grade\nR The state of the water | Good\nR Inadequate | The birds and where they live\n"
          "R | Boats | | Outstanding |\n",
          "water | good | Good\nbirds | inadequate | Inadequate\nboats | outstanding | Outstanding\n");
    check_warnings(&bench.analysis, "");
}

static void reads_what_print_puts_around_labels_and_grades(void **state)
{
    (void)state;
    check("R 1. The state of the water: | GOOD.\nR 2.1 The birds and where they live1 | inadequate2\n"
          "R Boats* | Requires improvement to be good.\xC2\xB3\nR Overall   state \xE2\x80\x93 | Grade 1\n",
          "water | good | GOOD\nbirds | inadequate | inadequate\n"
          "boats | requires improvement | Requires improvement to be good\noverall | outstanding | Grade 1\n");
}

static void takes_the_longest_label_and_the_longest_grade(void **state)
{
    (void)state;
    check("R The keepers of the pond and their helpers | Requires improvement to be good\n",
          "keepers | requires improvement | Requires improvement to be good\n");
    check("R The keepers of the pond | Requires improvement\n",
          "keepers | requires improvement | Requires improvement\n");
}

static void zips_several_pairs_of_one_row(void **state)
{
    static const char expected[] = "water | good | Good\nbirds | inadequate | Inadequate\n";
    (void)state;
    check("R The state of the water | Good | The birds and where they live | Inadequate\n", expected);
    check("R The state of the water | The birds and where they live | Good | Inadequate\n", expected);
    check("R Good | The state of the water | Inadequate | The birds and where they live\n", expected);
    check("P The state of the water: Good. The birds and where they live: Inadequate.\n", expected);
    check("P The state of the water The birds and where they live Good Inadequate\n", expected);
}

static void of_more_labels_than_grades_the_first_is_graded(void **state)
{
    (void)state;
    check("R The state of the water | Boats | Good\n", "water | good | Good\n");
    check("R The state of the water | Boats | Overall state | Good | Inadequate\n", "water | good | Good\n");
    check("R Good | Inadequate | Boats\n", "boats | good | Good\n");
}

static void pairs_lines_in_any_order(void **state)
{
    static const char expected[] = "water | good | Good\nbirds | inadequate | Inadequate\n";
    (void)state;
    check("P The state of the water\nP Good\nP The birds and where they live\nP Inadequate\n", expected);
    check("P Good\nP The state of the water\nP Inadequate\nP The birds and where they live\n", expected);
    check("P The state of the water\nP The birds and where they live\nP Good\nP Inadequate\n", expected);
    check("P The state of the water\nP Good\nP Inadequate\nP The birds and where they live\n", expected);
    check("R The state of the water |\nR The birds and where they live |\nR | Good\nR | Inadequate\n", expected);
    check("H2 The state of the water\nH3 Good\nI1[\xE2\x80\xA2] The birds and where they live: Inadequate\n", expected);
    check("P[1] The state of the water\nP Good\nF 7\nP[2] The birds and where they live\nF 8\nP Inadequate\n",
          expected);
}

static void puts_halves_of_grades_together(void **state)
{
    (void)state;
    check("P Requires\nP The state of the water\nP improvement\n", "water | requires improvement | Requires\n");
    check("P The state of the water\nP Requires\nP improvement to be good\n",
          "water | requires improvement | Requires\n");
    check("P Requires improvement\nP The state of the water\nP to be good\nP The birds and where they live\nP Good\n",
          "water | requires improvement | Requires improvement\nbirds | good | Good\n");
    check("P The state of the water\nP Requires\nP a helping hand\nP Good\n", "water | good | Good\n");
}

static void puts_halves_of_labels_together(void **state)
{
    static const char expected[] = "water | good | Good\nkeepers | inadequate | Inadequate\n";
    (void)state;
    check("P The state of\nP the water\nP Good\nP[3] The keepers of the\nP pond and their helpers\nP Inadequate\n",
          expected);
    check("P The state of\nP Good\nP the water\nP The keepers of the pond\nP and their helpers\nP Inadequate\n",
          expected);
    check("R The state of\nR the\nR water\nR Good\nR The keepers of the pond and their helpers | Inadequate\n",
          expected);
}

static void the_grade_of_a_label_that_was_not_read_is_nobodys(void **state)
{
    (void)state;
    check("P[4] The fish in it\nP Good\nP The state of the water\nP Inadequate\n", "water | inadequate | Inadequate\n");
    check("P 4. The fish in it\nP Good\nP The state of the water\nP Inadequate\n", "water | inadequate | Inadequate\n");
}

static void a_label_that_was_not_read_keeps_its_place_among_others(void **state)
{
    (void)state;
    check(
        "P[1] The state of the water\nP[2] The fish in it\nP[3] The birds and where they live\nP Good\nP Outstanding\n"
        "P Inadequate\n",
        "water | good | Good\nbirds | inadequate | Inadequate\n");
}

static void words_beside_a_label_or_grade_make_it_none(void **state)
{
    (void)state;
    check("P The state of the water is good enough for birds\nP Boats were good\nP Good news for Boats\n"
          "R The state of the water | 5\nR The birds and where they live | See the good pages below\n"
          "P The state of the watercress: Good\nP Boats: Goodness\n",
          "");
}

static void long_text_parts_a_label_from_a_grade(void **state)
{
    static char blocks[1000] = "P The state of the water\nP ";
    size_t at = og_str_from(blocks).len;
    (void)state;
    for (; at < 800; at++)
        blocks[at] = at % 8 ? 'w' : ' ';
    snprintf(blocks + at, sizeof blocks - at, "\nP Good\n");
    check(blocks, "");
}

static void roles_that_state_no_judgement_are_passed_over(void **state)
{
    static const char *const headings[] = {"Earlier reviews",          "What the grades mean", "Contents",
                                           "What must be put right",   "What is done well",    "About this review",
                                           "The pond and its village", "Crown copyright"};
    (void)state;
    for (size_t i = 0; i < sizeof headings / sizeof *headings; i++) {
        char blocks[400];
        snprintf(blocks, sizeof blocks,
                 "R Boats | Good\nH2 %s\nR The state of the water | Inadequate\nP Boats\nP Inadequate\n"
                 "P The pond at Brae is inadequate.\n",
                 headings[i]);
        check(blocks, "boats | good | Good\n");
        check_warnings(&bench.analysis, "judgement-missing\njudgement-missing\n");
    }
}

static void a_label_does_not_wait_through_such_a_section(void **state)
{
    (void)state;
    check("H2 The state of the water\nH2 What the grades mean\nP Inadequate\nH2 Findings\nP Good\n", "");
}

static void a_table_of_the_scale_grades_nothing(void **state)
{
    (void)state;
    check(BOTH_GOOD "H2 What the grades mean\nR Grade 1 | Outstanding | An outstanding pond delights.\n"
                    "R Grade 4 | Inadequate | An inadequate pond is a risk.\nR Overall state | Inadequate\n",
          "water | good | Good\nbirds | good | Good\n");
}

static void not_judged_is_no_judgement_and_is_not_missing(void **state)
{
    (void)state;
    check("R The state of the water | Not judged\nR The birds and where they live | Good\n", "birds | good | Good\n");
    check_warnings(&bench.analysis, "not-judged\n");
}

static void a_sentence_over_two_lines_gives_its_grade_to_no_label(void **state)
{
    (void)state;
    check("P The services of the coast are\nP inadequate\nP The state of the water\nP Good\n", "water | good | Good\n");
}

static void a_label_may_be_cut_before_the_line_with_its_grade(void **state)
{
    (void)state;
    check("P The birds and where\nP they live Good\n", "birds | good | Good\n");
}

static void a_required_area_without_a_grade_is_told(void **state)
{
    (void)state;
    og_analysis *analysis = judge("R The birds and where they live | Good\n");
    check_warnings(analysis, "judgement-missing\n");
    og_str message = analysis->record->warnings.items[0].message;
    assert_true(og_str_find(message, OG_STR("'Water'"), 0) != SIZE_MAX);
    assert_null(analysis->record->warnings.items[0].evidence);
}

// The table stands on the first page, the closing record and the headings on the third.
static void the_opening_outweighs_the_record_and_the_record_a_heading(void **state)
{
    (void)state;
    check("PAGE 1\n" BOTH_GOOD "PAGE 3\nH2 Record of grades\nR The state of the water | Inadequate\n",
          "water | good | Good\nbirds | good | Good\n");
    check_warnings(&bench.analysis, "grades-disagree\n");
    const og_record_warning *warning = &bench.analysis.record->warnings.items[0];
    assert_non_null(warning->evidence);
    assert_int_equal(warning->evidence->start, bench.analysis.record->judgements.items[0].evidence.start);
    check("PAGE 3\nH2 Findings\nH3 Boats: Good\nH2 Record of grades\nR Boats | Inadequate\n",
          "boats | inadequate | Inadequate\n");
    check_warnings(&bench.analysis, "judgement-missing\njudgement-missing\ngrades-disagree\n");
}

static void of_equal_sources_the_first_wins_and_the_other_is_told(void **state)
{
    (void)state;
    check(BOTH_GOOD "R The state of the water | Inadequate\n", "water | good | Good\nbirds | good | Good\n");
    check_warnings(&bench.analysis, "grades-disagree\n");
}

static void what_is_said_twice_alike_is_one_judgement(void **state)
{
    (void)state;
    check(BOTH_GOOD "H2 Record of grades\nR The state of the water | GOOD\n",
          "water | good | Good\nbirds | good | Good\n");
    check_warnings(&bench.analysis, "");
}

static void sentences_state_grades(void **state)
{
    (void)state;
    check("P The village is proud. The pond at Brae requires no boats. The pond at Brae remains good.\n",
          "overall | good | good\n");
    check("P The pond at Brae was inadequate.\n", "");
    check("H2 Earlier reviews\nP The pond at Brae is inadequate.\nH2 Findings\nP The pond at Brae is good.\n",
          "overall | good | good\n");
}

static void a_row_of_the_opening_outweighs_a_sentence(void **state)
{
    (void)state;
    check("P The pond at Brae is good.\nR Overall state | Inadequate\n", "overall | inadequate | Inadequate\n");
    check_warnings(&bench.analysis, "judgement-missing\njudgement-missing\ngrades-disagree\n");
}

static void judgements_come_in_the_order_of_the_framework(void **state)
{
    (void)state;
    check("R Overall state | Good\nR Boats | Good\nR The birds and where they live | Good\nR The state of the water | "
          "Good\n",
          "water | good | Good\nbirds | good | Good\nboats | good | Good\noverall | good | Good\n");
}

static void documents_that_grade_nothing_have_no_judgements(void **state)
{
    (void)state;
    og_analysis *analysis =
        bench_open(&bench, "focused-visit", "H1 Focused visit to Brae\nP Overall effectiveness: Good\n");
    assert_int_equal(og_judgements_find(analysis), OG_OK);
    check_judgements(analysis, "");
    analysis = bench_take(&bench, document_of("P Overall effectiveness: Good\n"));
    assert_int_equal(og_judgements_find(analysis), OG_OK);
    check_judgements(analysis, "");
    check_warnings(analysis, "");
}

static void an_approximate_level_is_told(void **state)
{
    (void)state;
    og_analysis *analysis = bench_open(&bench, "report-card-2025", "R Inclusion | Needs attention\n");
    assert_int_equal(og_judgements_find(analysis), OG_OK);
    check_judgements(analysis, "inclusion | needs attention | Needs attention\n");
    assert_int_equal(analysis->record->judgements.items[0].level, 3);
    const og_record_warning *warning = &analysis->record->warnings.items[0];
    assert_true(og_str_equal(warning->code, OG_STR("level-approximate")));
    assert_int_equal(warning->evidence->start, analysis->record->judgements.items[0].evidence.start);
}

static void an_approximate_level_is_told_once(void **state)
{
    (void)state;
    og_analysis *analysis =
        bench_open(&bench, "report-card-2025", "R Inclusion | Needs attention\nR Achievement | Exceptional\n");
    assert_int_equal(og_judgements_find(analysis), OG_OK);
    size_t told = 0;
    for (size_t i = 0; i < analysis->record->warnings.count; i++)
        told += og_str_equal(analysis->record->warnings.items[i].code, OG_STR("level-approximate"));
    assert_int_equal(told, 1);
}

static void areas_are_listed_under_their_grade(void **state)
{
    (void)state;
    static const char LIST[] = "P Exceptional\nP Strong standard\nI Inclusion\nI Achievement\nP Expected standard\n"
                               "I Curriculum and teaching\nP Urgent improvement\nP The school is by the sea.\n"
                               "I Early years\n";
    og_analysis *analysis = bench_open(&bench, "report-card-2025", LIST);
    assert_int_equal(og_judgements_find(analysis), OG_OK);
    check_judgements(analysis, "inclusion | strong standard | Strong standard\n"
                               "curriculum-and-teaching | expected standard | Expected standard\n"
                               "achievement | strong standard | Strong standard\n"
                               "early-years | urgent improvement | Urgent improvement\n");
    // elsewhere a second label waits for its own grade
    check("P Good\nP Boats\nP Overall state\nP Inadequate\n",
          "boats | good | Good\noverall | inadequate | Inadequate\n");
}

static void a_row_apart_takes_its_grade_and_has_no_judgement(void **state)
{
    (void)state;
    check("P The state of the water\nP Good\nP The depth of the mud\nP Inadequate\nP Boats\nP Outstanding\n",
          "water | good | Good\nboats | outstanding | Outstanding\n");
    check_warnings(&bench.analysis, "judgement-missing\n");
}

static void an_introduction_apart_has_the_grade_of_the_label_above(void **state)
{
    (void)state;
    check("P The state of the water\nR The depth of the mud: | Inadequate\nR The depth of the mud | Good\n"
          "P Boats\nR The depth of the mud | Good\n",
          "water | inadequate | Inadequate\n");
}

static void columns_of_parts_stand_beside_the_whole(void **state)
{
    (void)state;
    check("R Judgement | Island | Whole pond\nR Overall state | Good | Inadequate\nR Boats | Good | Outstanding\n",
          "boats | outstanding | Outstanding\noverall | inadequate | Inadequate\nisland | good | Good\n");
    check("P Whole pond\nP Island\nP Overall state\nP Good\nP Inadequate\nP Boats\nP Outstanding\nP Good\n",
          "boats | outstanding | Outstanding\noverall | good | Good\nisland | inadequate | Inadequate\n");
    check("R Overall state | Good | Inadequate\n", "overall | good | Good\n");
}

static void a_comment_may_begin_with_the_grade(void **state)
{
    (void)state;
    check("R Boats | Good. The boats are dry.\nP Overall state\nP Inadequate; the reeds have gone.\n",
          "boats | good | Good\noverall | inadequate | Inadequate\n");
    check("R Boats | Good boats float.\nP Overall state\nP Good boats float.\n", "");
}

static void digits_repeat_the_words_before_them(void **state)
{
    (void)state;
    og_analysis *analysis =
        bench_open(&bench, "section-5-2012",
                   "P Overall effectiveness\nP Previous inspection:\nP This inspection:\nP Satisfactory\nP Good\nP 3\n"
                   "P 2\nP Achievement of pupils\nP Good\nP 2\nP Quality of teaching\nP 1\n");
    assert_int_equal(og_judgements_find(analysis), OG_OK);
    check_judgements(analysis, "achievement | good | Good\nteaching | outstanding | 1\noverall | good | Good\n");
}

static void check_third_grade(og_date day, const char *key, const char *judgements)
{
    char blocks[300];
    snprintf(blocks, sizeof blocks, "R Quality of teaching | 3\nH2 What inspection judgements mean\n%s", key);
    og_analysis *analysis = bench_open(&bench, "section-5-2012", blocks);
    analysis->record->inspection->start = day;
    assert_int_equal(og_judgements_find(analysis), OG_OK);
    check_judgements(analysis, judgements);
}

static void a_word_of_two_grades_is_that_of_the_key_or_of_the_day(void **state)
{
    static const char before[] = "teaching | satisfactory | 3\n", after[] = "teaching | requires improvement | 3\n";
    const og_date may = {2012, 8, 31}, september = {2012, 9, 1}, none = {0};
    (void)state;
    check_third_grade(may, "", before);
    check_third_grade(september, "", after);
    check_third_grade(none, "", before);
    check_third_grade(none, "R Grade 3 | Requires improvement | Not yet good.\n", after);
    check_third_grade(september, "P Grade 3 is given. Grade 3: Satisfactory\n", before);
}

// What stands behind the last block that is read is a second report's.
static void the_key_of_a_second_report_is_not_read(void **state)
{
    (void)state;
    og_analysis *analysis = bench_open(
        &bench, "section-5-2012",
        "R Quality of teaching | 3\nP More.\nH1 Another\nR Grade 3 | Requires improvement | Not yet good.\n");
    analysis->record->inspection->start = (og_date){2012, 5, 10};
    analysis->document->blocks.count = 2;
    assert_int_equal(og_judgements_find(analysis), OG_OK);
    check_judgements(analysis, "teaching | satisfactory | 3\n");
    analysis->document->blocks.count = 4;
}

static void without_grades_and_outcome_the_outcome_is_missing(void **state)
{
    (void)state;
    judge("P The pond is wide.\n");
    check_warnings(&bench.analysis, "judgement-missing\njudgement-missing\noutcome-missing\n");
}

static void the_first_outcome_of_the_text_is_the_outcome(void **state)
{
    (void)state;
    og_analysis *analysis =
        judge(BOTH_GOOD "P We found that the pond is kept badly. At times the pond is kept well.\n");
    assert_non_null(analysis->record->outcome);
    assert_int_equal(analysis->record->outcome->code, 2);
    assert_true(og_str_find(analysis->record->outcome->words, OG_STR("the pond is kept badly"), 0) != SIZE_MAX);
    check_warnings(analysis, "");
    assert_null(judge(BOTH_GOOD)->record->outcome);
}

static void too_many_labels_are_no_harm(void **state)
{
    og_buf blocks = {0};
    (void)state;
    for (size_t i = 0; i < 40; i++)
        og_buf_printf(&blocks, "P Boats\n");
    og_buf_printf(&blocks, "P");
    for (size_t i = 0; i < 40; i++)
        og_buf_printf(&blocks, " Boats Good");
    og_buf_printf(&blocks, "\nR");
    for (size_t i = 0; i < 40; i++)
        og_buf_printf(&blocks, " Boats | Good |");
    og_buf_add_byte(&blocks, '\n');
    og_buf_add_byte(&blocks, 0);
    judge(blocks.ptr);
    og_buf_free(&blocks);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pairs_the_cells_of_a_row_in_any_order),
        cmocka_unit_test(reads_what_print_puts_around_labels_and_grades),
        cmocka_unit_test(takes_the_longest_label_and_the_longest_grade),
        cmocka_unit_test(zips_several_pairs_of_one_row),
        cmocka_unit_test(of_more_labels_than_grades_the_first_is_graded),
        cmocka_unit_test(pairs_lines_in_any_order),
        cmocka_unit_test(puts_halves_of_grades_together),
        cmocka_unit_test(puts_halves_of_labels_together),
        cmocka_unit_test(the_grade_of_a_label_that_was_not_read_is_nobodys),
        cmocka_unit_test(a_label_that_was_not_read_keeps_its_place_among_others),
        cmocka_unit_test(words_beside_a_label_or_grade_make_it_none),
        cmocka_unit_test(long_text_parts_a_label_from_a_grade),
        cmocka_unit_test(roles_that_state_no_judgement_are_passed_over),
        cmocka_unit_test(a_label_does_not_wait_through_such_a_section),
        cmocka_unit_test(a_table_of_the_scale_grades_nothing),
        cmocka_unit_test(not_judged_is_no_judgement_and_is_not_missing),
        cmocka_unit_test(a_sentence_over_two_lines_gives_its_grade_to_no_label),
        cmocka_unit_test(a_label_may_be_cut_before_the_line_with_its_grade),
        cmocka_unit_test(a_required_area_without_a_grade_is_told),
        cmocka_unit_test(the_opening_outweighs_the_record_and_the_record_a_heading),
        cmocka_unit_test(of_equal_sources_the_first_wins_and_the_other_is_told),
        cmocka_unit_test(what_is_said_twice_alike_is_one_judgement),
        cmocka_unit_test(sentences_state_grades),
        cmocka_unit_test(a_row_of_the_opening_outweighs_a_sentence),
        cmocka_unit_test(judgements_come_in_the_order_of_the_framework),
        cmocka_unit_test(documents_that_grade_nothing_have_no_judgements),
        cmocka_unit_test(an_approximate_level_is_told),
        cmocka_unit_test(an_approximate_level_is_told_once),
        cmocka_unit_test(areas_are_listed_under_their_grade),
        cmocka_unit_test(a_row_apart_takes_its_grade_and_has_no_judgement),
        cmocka_unit_test(an_introduction_apart_has_the_grade_of_the_label_above),
        cmocka_unit_test(columns_of_parts_stand_beside_the_whole),
        cmocka_unit_test(a_comment_may_begin_with_the_grade),
        cmocka_unit_test(digits_repeat_the_words_before_them),
        cmocka_unit_test(a_word_of_two_grades_is_that_of_the_key_or_of_the_day),
        cmocka_unit_test(the_key_of_a_second_report_is_not_read),
        cmocka_unit_test(without_grades_and_outcome_the_outcome_is_missing),
        cmocka_unit_test(the_first_outcome_of_the_text_is_the_outcome),
        cmocka_unit_test(too_many_labels_are_no_harm),
    };
    return cmocka_run_group_tests(tests, load, bench_tear_down);
}
