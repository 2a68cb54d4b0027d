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

// Grades as words or digits, and the sentences that state them.
static const char MOATS[] =
    "<framework id='moat-review' name='Moat review' scale='four-level-digits'>"
    "<recognise><sign in='title'><phrase>Moat review</phrase></sign></recognise>"
    "<area id='banks' name='Banks' optional='yes'><label>The banks of the moat</label></area>"
    "<area id='bridge' name='Bridge' optional='yes'><label>The bridge and its chains</label></area>"
    "<area id='gate' name='Gate' optional='yes'><label>The gate</label></area>"
    "<area id='overall' name='Overall state' optional='yes'><label>Overall state</label></area>"
    "<area id='previous' name='Overall state at the last review' optional='yes' earlier='yes'>"
    "<label>Overall state at the last review</label></area>"
    "<section role='record'><heading>Record of grades</heading></section>"
    "<section role='findings'><heading>Findings</heading></section>"
    "<section role='previous'><heading>Earlier reviews</heading></section>"
    "<column><label>Whole moat</label></column><column area='bridge'><label>Bridge alone</label></column>"
    "<statement area='overall'><pattern>^the moat (?:is|remains) {grade}\\b</pattern></statement>"
    "<statement area='overall' otherwise='yes'><pattern>^the castle is {grade}\\b</pattern></statement>"
    "<statement><pattern>^the masonry is {grade}(?=\\W*$)</pattern></statement>"
    "<statement area='overall'>"
    "<pattern value='inadequate'>\\bthe moat (?&lt;grade&gt;must be drained)\\b</pattern></statement>"
    "</framework>";

#define THREE_LABELS "P The banks of the moat\nP The bridge and its chains\nP The gate\n"
#define PROSE                                                                                                          \
    "The keepers of the moat cut its reeds in spring and mend its banks in autumn, and they know each stone of it.\n"

#define BOTH_GOOD "R The state of the water | Good\nR The birds and where they live | Good\n"

static int load(void **state)
{
    static const char *const files[] = {PONDS, MOATS};
    return bench_set_up(state, &bench, files, 2);
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

// Of the moat, with the warnings.
static void check_moat(const char *blocks, const char *judgements, const char *warnings)
{
    og_analysis *analysis = bench_open(&bench, "moat-review", blocks);
    assert_int_equal(og_judgements_find(analysis), OG_OK);
    check_judgements(analysis, judgements);
    check_warnings(analysis, warnings);
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

// An area whose grade stands among other words is not said to have none, too.
static void a_grade_among_other_words_is_told_and_not_missing(void **state)
{
    (void)state;
    check("P Rows of 2018: The state of the water Good Reeds 12 Boards none\nR The birds and where they live | Good\n",
          "birds | good | Good\n");
    check_warnings(&bench.analysis, "grade-unread\n");
}

// The beginning of a label with a grade beside it, where the label does not go on, and where it does.
static void a_grade_beside_half_a_label_is_told(void **state)
{
    (void)state;
    check("R The birds and | Good\nR The state of the water | Inadequate\n", "water | inadequate | Inadequate\n");
    check_warnings(&bench.analysis, "grade-unread\n");
    og_range grade = bench.analysis.grade_words.items[0];
    const og_record_warning *warning = &bench.analysis.record->warnings.items[0];
    assert_true(og_str_find(warning->message, OG_STR("'Birds'"), 0) != SIZE_MAX);
    assert_int_equal(warning->evidence->start, grade.start);
    assert_true(og_str_equal(og_document_slice(bench.analysis.document, grade), OG_STR("Good")));
    check("P The birds and\nP Good\nP " PROSE "R The state of the water | Good\n", "water | good | Good\n");
    check_warnings(&bench.analysis, "grade-unread\n");
    check("R The keepers of the | Good\n" BOTH_GOOD, "water | good | Good\nbirds | good | Good\n");
    check_warnings(&bench.analysis, "grade-unread\n"); // also of an area that may be missing
    check("R The birds and | Good\nR where they live |\nR The state of the water | Good\n",
          "water | good | Good\nbirds | good | Good\n");
    check_warnings(&bench.analysis, "");
    check("R The birds and | Good\n" BOTH_GOOD, "water | good | Good\nbirds | good | Good\n");
    check_warnings(&bench.analysis, "");
}

static void the_grade_beside_half_a_label_outweighs_the_one_below(void **state)
{
    (void)state;
    check("R The birds and | Good\nP Inadequate\nP where they live\nR The state of the water | Good\n",
          "water | good | Good\nbirds | good | Good\n");
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
    check(BOTH_GOOD "R The state of the water | Inadequate\nR The state of the water | Good\n",
          "water | good | Good\nbirds | good | Good\n");
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

static void a_head_without_that_of_the_whole_is_none(void **state)
{
    (void)state;
    check("P Island\nP Overall state\nP Good\nP Boats\nP Outstanding\n",
          "boats | outstanding | Outstanding\noverall | good | Good\n");
    check("P Island\nR Overall state | Good | Inadequate\n", "overall | good | Good\n");
}

static void a_table_of_columns_ends_at_text(void **state)
{
    (void)state;
#define TABLE "P Bridge alone\nP Whole moat\nP Overall state\nP 1\nP 2\n"
    check_moat(TABLE "P " PROSE "P The gate\nP 3\n",
               "bridge | outstanding | 1\ngate | satisfactory | 3\noverall | good | 2\n", "");
    check_moat(TABLE "H2 Earlier reviews\nP They are lost.\nH2 Findings\nP The gate\nP 3\n",
               "bridge | outstanding | 1\ngate | satisfactory | 3\noverall | good | 2\n", "");
    check_moat(TABLE "P[1] " PROSE "P The gate\nP 4\nP 3\n", // a footnote below the first page of the table
               "bridge | outstanding | 1\ngate | satisfactory | 3\noverall | good | 2\n", "");
#undef TABLE
}

static void a_grade_off_the_scale_is_told_beside_one_of_it(void **state)
{
    (void)state;
    check_moat("P The moat is good.\nR Overall state | 7\n", "overall | good | good\n", "grade-off-scale\n");
    check_moat("R Overall state | 7\nH2 Record of grades\nR Overall state | 2\n", "overall | good | 2\n",
               "grade-off-scale\n");
    check_moat("R Overall state | 2\nR Overall state | 7\n", "overall | good | 2\n", "grade-off-scale\n");
    check_moat("R The gate | Grade 9\nR Overall state | 2\n", "overall | good | 2\n", "grade-off-scale\n");
    check_moat("P The moat is good.\nR Overall state | 7\nR Overall state | 4\n", "overall | inadequate | 4\n",
               "grade-off-scale\ngrades-disagree\n");
    check_moat("R Overall state | 0\nR The gate | not judged\nR The gate | 8\n", "",
               "grade-off-scale\nnot-judged\ngrade-off-scale\n");
}

static void a_lone_digit_off_the_scale_is_a_grade_where_one_is_missing(void **state)
{
    static const char three[] = "banks | good | 2\ngate | outstanding | 1\n";
    (void)state;
    check_moat("P The banks of the moat\nP 6\nP The gate\nP 1\n", "gate | outstanding | 1\n", "grade-off-scale\n");
    check_moat(THREE_LABELS "P 2\nP 7\nP 1\n", three, "grade-off-scale\n");
    check_moat(THREE_LABELS "P 2\nF Moat review\nP 7\nF 8\nR | 1\n", three, "grade-off-scale\n");
    check_moat(THREE_LABELS "P 2\nP 7\nP 0\n", "banks | good | 2\n", "grade-off-scale\ngrade-off-scale\n");
    check_moat("P Whole moat\nP Bridge alone\nP Overall state\nP 7\nP 2\nP The gate\nP 1\nP 1\n",
               "bridge | good | 2\ngate | outstanding | 1\n", "grade-off-scale\n");
}

static void a_lone_digit_off_the_scale_is_else_the_number_of_a_page(void **state)
{
    static const char three[] = "banks | good | Good\nbridge | inadequate | Inadequate\ngate | outstanding | 1\n";
    (void)state;
    check_moat(THREE_LABELS "P 7\nP Good\nP Inadequate\nP 1\n", three, "");
    check_moat(THREE_LABELS "P Good\nP 7\nP Inadequate\nP 1\n", three, "");
    check_moat(THREE_LABELS "P 7\nP Good Inadequate 1\n", three, "");
    check_moat("P The gate\nP 7\nP Good\n", "gate | good | Good\n", "");
    check_moat("P The banks of the moat\nP The gate\nP 3\xE2\x80\x93"
               "7\nP Good\nP 1\n",
               "banks | good | Good\ngate | outstanding | 1\n", "");
}

static void statements_are_sought_through_many_that_count_for_nothing(void **state)
{
    og_buf blocks = {0};
    (void)state;
    for (size_t many = 20; many <= 80; many += 60) {
        blocks.len = 0;
        og_buf_printf(&blocks, "H2 Earlier reviews\n");
        for (size_t i = 0; i < many; i++)
            og_buf_printf(&blocks, "P The moat is inadequate.\n");
        og_buf_printf(&blocks, "H2 Findings\nP The moat is good.\n");
        og_buf_add_byte(&blocks, 0);
        check_moat(blocks.ptr, many < 64 ? "overall | good | good\n" : "",
                   many < 64 ? "" : "too-many-grade-sentences\n");
    }
    og_buf_free(&blocks);
}

static void a_statement_without_area_grades_that_of_its_section(void **state)
{
    (void)state;
    check_moat("H2 The banks of the moat\nP The reeds are cut. The masonry is good.\nH2 The gate\n"
               "P The masonry is inadequate.\nH2 Findings\nP The masonry is outstanding.\n",
               "banks | good | good\ngate | inadequate | inadequate\n", "");
}

static void a_statement_may_count_only_where_no_other_does(void **state)
{
    (void)state;
    check_moat("P The castle is good. It is old.\n", "overall | good | good\n", "");
    check_moat("P The castle is good. The moat is inadequate.\n", "overall | inadequate | inadequate\n", "");
}

static void what_a_text_means_counts_where_no_grade_is_printed(void **state)
{
    (void)state;
    check_moat("P We found that the moat must be drained.\n", "overall | inadequate | must be drained\n", "");
    check_moat("P We found that the moat must be drained.\nH2 Findings\nP Overall state\nP Inadequate\n",
               "overall | inadequate | Inadequate\n", "");
    check_moat("P We found that the moat must be drained.\nP The moat is good.\n", "overall | good | good\n",
               "grades-disagree\n");
}

static void check_earlier(og_date day, const char *known, const char *expected)
{
    og_analysis *analysis =
        bench_open(&bench, "moat-review", "R Overall state | Good\nR Overall state at the last review | 3\n");
    og_inspection *inspection = analysis->record->inspection;
    inspection->start = (og_date){2014, 5, 6};
    if (og_date_is_set(day)) {
        inspection->previous = og_arena_alloc(analysis->arena, sizeof *inspection->previous);
        assert_non_null(inspection->previous);
        inspection->previous->date = day;
        inspection->previous->overall = og_str_from(known);
    }
    assert_int_equal(og_judgements_find(analysis), OG_OK);
    check_judgements(analysis, "overall | good | Good\n");
    assert_non_null(inspection->previous);
    assert_true(og_str_equal(inspection->previous->overall, og_str_from(expected)));
}

static void the_grade_of_an_earlier_inspection_is_read_as_of_then(void **state)
{
    (void)state;
    check_earlier((og_date){0}, "", "requires improvement");
    check_earlier((og_date){2011, 5, 6}, "", "satisfactory");
    check_earlier((og_date){2013, 5, 6}, "", "requires improvement");
    check_earlier((og_date){2011, 5, 6}, "good", "good"); // a field has said it
}

static void the_first_half_of_a_label_may_have_its_grade(void **state)
{
    (void)state;
    check("R The birds and | Good\nR where they live |\nP Boats\nP Inadequate\n",
          "birds | good | Good\nboats | inadequate | Inadequate\n");
}

static void a_label_in_three_parts_may_have_its_grade_before_the_last(void **state)
{
    (void)state;
    check("P[1] The birds and\nP where they\nP Good\nP live\nP[2] The state of the water\nP Inadequate\n",
          "water | inadequate | Inadequate\nbirds | good | Good\n");
    check("P[1] The birds and\nP where they\nF 7\nP Good\nP live\nP[2] The state of the water\nP Inadequate\n",
          "water | inadequate | Inadequate\nbirds | good | Good\n");
}

static void a_row_may_stand_inside_a_list_of_labels(void **state)
{
    (void)state;
    check_moat("P Overall state\n" THREE_LABELS "P Overall state Good\nR Overall state at the last review | 3\n"
               "P Good\nP Inadequate\nP Outstanding\n",
               "banks | good | Good\nbridge | inadequate | Inadequate\ngate | outstanding | Outstanding\n"
               "overall | good | Good\n",
               "");
    check_moat("P Overall state\nP The banks of the moat\nP The gate\nP Overall state Good\n"
               "R Overall state at the last review | 3\nP Good\nP Outstanding\n",
               "banks | good | Good\ngate | outstanding | Outstanding\noverall | good | Good\n", "");
    check_moat(THREE_LABELS "P Overall state Good\nP Inadequate\n", "overall | good | Good\n", "");
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
        cmocka_unit_test(a_grade_among_other_words_is_told_and_not_missing),
        cmocka_unit_test(a_grade_beside_half_a_label_is_told),
        cmocka_unit_test(the_grade_beside_half_a_label_outweighs_the_one_below),
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
        cmocka_unit_test(a_head_without_that_of_the_whole_is_none),
        cmocka_unit_test(a_table_of_columns_ends_at_text),
        cmocka_unit_test(a_grade_off_the_scale_is_told_beside_one_of_it),
        cmocka_unit_test(a_lone_digit_off_the_scale_is_a_grade_where_one_is_missing),
        cmocka_unit_test(a_lone_digit_off_the_scale_is_else_the_number_of_a_page),
        cmocka_unit_test(statements_are_sought_through_many_that_count_for_nothing),
        cmocka_unit_test(a_statement_without_area_grades_that_of_its_section),
        cmocka_unit_test(a_statement_may_count_only_where_no_other_does),
        cmocka_unit_test(what_a_text_means_counts_where_no_grade_is_printed),
        cmocka_unit_test(the_grade_of_an_earlier_inspection_is_read_as_of_then),
        cmocka_unit_test(the_first_half_of_a_label_may_have_its_grade),
        cmocka_unit_test(a_label_in_three_parts_may_have_its_grade_before_the_last),
        cmocka_unit_test(a_row_may_stand_inside_a_list_of_labels),
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
