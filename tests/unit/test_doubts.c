// SPDX-License-Identifier: MIT
// Doubts about a reading, on small documents of frameworks made for this test: where a second report begins and that
// nothing of it is read, marks of two frameworks, and which numbers are grades that a scale does not have.
#include "unit/analysed.h"

#include "analyse/doubts.h"
#include "ofgrade/record.h"

static og_test_bench bench;

#define AREAS                                                                                                          \
    "<area id='water' name='Water'><label>The state of the water</label></area>"                                       \
    "<area id='birds' name='Birds' optional='yes'><label>The birds</label></area>"                                     \
    "<field id='provider'><pattern in='title'>\\breview of (?&lt;value&gt;\\w+)</pattern></field>"                     \
    "<field id='dates'><label>Days of the zreview</label></field>"                                                     \
    "<field id='urn'><label in='text'>Pond number</label></field>"

#define TEN(x)                                                                                                         \
    "<label>z" x " a</label><label>z" x " b</label><label>z" x " c</label><label>z" x " d</label><label>z" x           \
    " e</label>"                                                                                                       \
    "<label>z" x " f</label><label>z" x " g</label><label>z" x " h</label><label>z" x " i</label><label>z" x           \
    " j</label>"

static const char *const FILES[] = {
    "<framework id='a-heath' name='Heath' scale='four-level'><recognise least='2'>"
    "<sign in='title' weight='1'><phrase>zheath</phrase></sign>"
    "<sign in='opening' weight='2'><label>The state of the zheath</label></sign></recognise>"
    "<field id='dates'>" TEN("one") TEN("two") TEN("three") TEN("four") TEN("five") "<label>Zseen on</label></field>"
                                                                                    "</framework>",
    "<framework id='pond-review' name='Pond review' scale='four-level'><recognise least='2'>"
    "<sign in='title' weight='1'><phrase>zpond review</phrase></sign>"
    "<sign in='opening' weight='2'><label>The state of the water</label></sign>"
    "<sign in='opening' weight='1'><phrase>zpool</phrase></sign></recognise>" AREAS
    "<area id='frogs' name='Frogs' optional='yes'><label>The zfrogs</label></area></framework>",
    "<framework id='moat-survey' name='Moat survey' scale='four-level'><recognise least='2'>"
    "<sign in='title' weight='1'><phrase>zmoat survey</phrase></sign>"
    "<sign in='opening' weight='2'><label>The state of the zmoat</label></sign>"
    "<sign in='opening' weight='0.5'><phrase>zpool</phrase></sign></recognise>" AREAS "</framework>",
    // what the pond review prints too, and what it does not
    "<framework id='frog-count' name='Frog count' scale='four-level'><recognise least='2'>"
    "<sign in='opening' weight='2'><label>The zfrogs</label></sign></recognise>" AREAS "</framework>",
    "<framework id='toad-count' name='Toad count' scale='four-level'><recognise least='2'>"
    "<sign in='opening' weight='2'><phrase>ztoad</phrase></sign></recognise>" AREAS "</framework>",
};

static int load(void **state)
{
    return bench_set_up(state, &bench, FILES, sizeof FILES / sizeof *FILES);
}

#define BRAE "H1 Zpond review of Brae\nR Days of the zreview | 5 May 2030\nR The state of the water | Good\n"
#define PROSE "P The keepers look after the water with care and know every bird that lives on it by its call.\n"

static const og_analysis *look(const char *blocks)
{
    og_analysis *analysis = bench_take(&bench, document_of(blocks));
    assert_int_equal(og_recognise(analysis), OG_OK);
    assert_int_equal(og_second_report_find(analysis), OG_OK);
    assert_int_equal(og_sections_find(analysis), OG_OK);
    assert_int_equal(og_doubts_find(analysis), OG_OK);
    return analysis;
}

static void a_front_page_of_another_day_is_a_second_report(void **state)
{
    (void)state;
    const og_analysis *analysis = look(BRAE PROSE "H1 Zpond review of Ness\nR Days of the zreview | 6 June 2030\n"
                                                  "R The state of the water | Inadequate\n" PROSE);
    check_warnings(analysis, "two-reports\n");
    assert_true(analysis->is_first_of_two);
    assert_int_equal(analysis->document->blocks.count, 4);
    assert_int_equal(analysis->document->sentences.items[analysis->document->sentences.count - 1].block, 3);
    og_str rest = og_str_slice(analysis->document->text, analysis->record->warnings.items[0].evidence->start, SIZE_MAX);
    assert_true(og_str_starts(rest, OG_STR("Zpond review of Ness")));
}

// Where the text goes on at the place that the warning names.
static void check_second(const char *blocks, const char *opening)
{
    const og_analysis *analysis = look(blocks);
    check_warnings(analysis, "two-reports\n");
    og_str rest = og_str_slice(analysis->document->text, analysis->record->warnings.items[0].evidence->start, SIZE_MAX);
    if (!og_str_starts(rest, og_str_from(opening)))
        fail_msg("begins with '%.40s', not with '%s'", rest.ptr, opening);
}

static void last_lines_of_the_first_are_not_of_the_second(void **state)
{
    (void)state;
    check_second(BRAE PROSE "P Next visit\nP In spring\nH1 Zpond review of Ness\nR Days of the zreview | 6 June 2030\n"
                            "R The state of the water | Inadequate\n" PROSE,
                 "Zpond review of Ness"); // as many lines as the first has above its days
    check_second(BRAE PROSE
                 "P Next visit\nH1 Zmoat survey of Ness\nP By the lane\nR Days of the zreview | 6 June 2030\n"
                 "R The state of the zmoat | Inadequate\n" PROSE,
                 "Zmoat survey of Ness"); // a title
}

static void the_same_day_or_no_front_page_is_none(void **state)
{
    (void)state;
    check_warnings(look(BRAE PROSE "H1 Zpond review of Brae\nR Days of the zreview | 5 May 2030\n"
                                   "R The state of the water | Good\n" PROSE),
                   "");
    check_warnings(
        look(BRAE PROSE "H2 Earlier\nR Days of the zreview | 6 June 2026\nR Days of the zreview | 1 May 2022\n"), "");
    check_warnings(
        look(BRAE PROSE "H2 Earlier\nR Days of the zreview | 6 June 2026\nR The state of the water | Good\n"), "");
}

static void another_number_needs_no_title(void **state)
{
    (void)state;
    check_warnings(look(BRAE "R Pond number | A1234\n" PROSE
                             "H1 Ness\nR Days of the zreview | 6 June 2030\nR The state of the water | Good\n"
                             "R Pond number | A9999\n"),
                   "two-reports\n");
}

static void a_front_page_may_have_its_date_in_a_table(void **state)
{
    (void)state;
    check_warnings(look(BRAE PROSE "H1 Zpond review of Ness\nR Keeper | Bo Reed\nR Pond number | A9999\n"
                                   "R Days of the zreview | 6 June 2030\nR The state of the water | Good\n" PROSE),
                   "two-reports\n");
    check_warnings(look(BRAE PROSE "H1 Zpond review of Ness\nR Days of the zreview | Pond number\n"
                                   "R 6 June 2030 | A9999\nR The state of the water | Good\n" PROSE),
                   "two-reports\n");
    check_warnings(look(BRAE PROSE "H1 Zpond review of Ness\nR Keeper | Days of the zreview\n"
                                   "R Bo Reed | 6 June 2030\nR The state of the water | Good\n" PROSE),
                   "two-reports\n");
    check_warnings(look(BRAE PROSE "H2 Earlier\nR Keeper | Bo\nR Days of the zreview | 6 June 2026\n"
                                   "R The state of the water | Good\n"),
                   "");
}

static void labels_of_dates_have_no_bound(void **state)
{
    (void)state;
    check_warnings(look("H1 Zheath at Brae\nR Zseen on | 5 May 2030\nR The state of the zheath | Good\n" PROSE
                        "H1 Zheath at Ness\nR Zseen on | 6 June 2030\nR The state of the zheath | Good\n" PROSE),
                   "two-reports\n");
}

// A head of a column beside the label of the number is no number, and what is none tells no two reports apart.
static void a_number_is_one(void **state)
{
    (void)state;
    check_warnings(look(BRAE "R Pond number | A1234\n" PROSE
                             "H1 Zpond review of Brae\nP Dear keeper\nR Days of the zreview | 5 May 2030\n"
                             "R The state of the water | Good\nR Pond number | Keeper\nR A1234 | Jo Reed\n"),
                   "");
    check_warnings(look(BRAE "R Pond number | A1234\n" PROSE
                             "H1 Ness\nR Days of the zreview | 6 June 2030\nR The state of the water | Good\n"
                             "R Pond number | Keeper\nR Pond number | A9999\n"),
                   "two-reports\n");
}

static void a_letter_is_told_by_whom_it_addresses(void **state)
{
    (void)state;
    check_warnings(look(BRAE PROSE "H1 Zpond review of Ness\nP Dear keeper\nR Days of the zreview | 6 June 2030\n"
                                   "R The state of the water | Good\n"),
                   "two-reports\n");
    check_warnings(look(BRAE PROSE "P Dear children\nP Thank you for showing us the birds.\n"), "");
}

static void the_front_page_of_another_form_is_of_another_framework(void **state)
{
    (void)state;
    const og_analysis *analysis =
        look(BRAE PROSE PROSE PROSE PROSE PROSE PROSE "H1 Zmoat survey of Ness\nR Days of the zreview | 6 June 2030\n"
                                                      "R The state of the zmoat | Good\n");
    check_warnings(analysis, "two-frameworks\n");
    assert_true(og_str_equal(analysis->framework->id, OG_STR("pond-review")));
    assert_int_equal(analysis->document->blocks.count, 9);
}

static void dates_without_number_are_told(void **state)
{
    og_buf many = {0};
    (void)state;
    og_buf_add(&many, OG_STR(BRAE));
    for (int i = 0; i < 40; i++)
        og_buf_printf(&many, "R Days of the zreview | %d May 2020\n", 1 + i % 28);
    og_buf_add_byte(&many, 0);
    check_warnings(look(many.ptr), "too-many-dates\n");
    og_buf_free(&many);
}

static void marks_of_two_are_told_where_neither_explains_the_others(void **state)
{
    (void)state;
    check_warnings(look("H1 Zpond review\nP zpool\nR The state of the water | Good\nR The state of the zmoat | Good\n"),
                   "two-frameworks\n");
    check_warnings(look("H1 Zpond review\nP zpool\nR The state of the water | Good\n"), "");
    check_warnings(look("H1 Zpond review and zmoat survey\nR The state of the water | Good\n"), "");
    check_warnings(look("H1 Zpond review\nP zpool\nR The state of the water | Good\nR The zfrogs | Good\n"), "");
    check_warnings(look("H1 Zpond review\nP zpool\nP As zpond reviews do, this one has a ztoad.\n"
                        "R The state of the water | Good\n"),
                   "two-frameworks\n");
    check_warnings(look("H1 Zpond review with a ztoad\nP zpool\nR The state of the water | Good\n"), "");
}

static void a_text_that_breaks_off_is_told(void **state)
{
    (void)state;
    check_warnings(look(BRAE "P The keepers look after the water with care and since the spring they\n"),
                   "cut-short\n");
    check_warnings(look(BRAE "P The keepers look after the\nF 7\n"), "cut-short\n");
    check_warnings(look(BRAE "P The keepers look after the water with care. Boats\n"), "cut-short\n");
    check_warnings(look(BRAE "I1[-] They know the birds well. The boats that lie at the western shore are mended\n"),
                   "cut-short\n");
    check_warnings(look(BRAE "I1[-] Mend the boats that lie at the western shore before the winter comes\n"), "");
    check_warnings(look(BRAE PROSE "P www.ponds.example\n"), "");
    check_warnings(look(BRAE PROSE "P Printed by the keepers of the pond in Brae\n"), "");
    check_warnings(look(BRAE PROSE "H2 What the keepers of the pond must do to make the water clear and the\n"), "");
}

static void pages_count_themselves(void **state)
{
    (void)state;
    check_warnings(look("PAGE 1\n" BRAE "F Pond review 1 of 9\nPAGE 2\n" PROSE "F Pond review 2 of 9\n"),
                   "cut-short\n");
    check_warnings(look("PAGE 1\n" BRAE "F Pond review 1 of 3\nPAGE 2\n" PROSE "F Pond review 2 of 3\n"), "");
    check_warnings(look(BRAE "R Boats in use | 2 of 9\n" PROSE), "");
    check_warnings(look(BRAE "F Pond review 3 of 2\n" PROSE), "");
}

static void numbers_are_grades_off_the_scale(void **state)
{
    static const struct {
        const char *text;
        bool beside_label;
        size_t length;
    } cases[] = {{"Grade 7", false, 7},   {"grade: 5", false, 8}, {"Grade 12", false, 8}, {"Grade 0.", false, 7},
                 {"Grade 123", false, 0}, {"Graded 7", false, 0}, {"Grade", false, 0},    {"Grade 7th", false, 0},
                 {"Grade2", true, 0},     {"7", true, 1},         {"7", false, 0},        {"12", true, 0},
                 {"7%", true, 0},         {"", true, 0},          {"good", true, 0}};
    const og_framework *digits = og_catalogue_find(bench.catalogue, OG_STR("section-5-2012"));
    const og_framework *words = og_catalogue_find(bench.catalogue, OG_STR("pond-review"));
    size_t length;
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        length = 0;
        const og_grade *grade =
            og_off_scale_match(digits->scale, og_str_from(cases[i].text), cases[i].beside_label, &length);
        assert_int_equal(length, cases[i].length);
        assert_int_equal(grade != NULL, length != 0);
    }
    assert_null(og_off_scale_match(words->scale, OG_STR("7"), true, &length));
    assert_null(og_off_scale_match(NULL, OG_STR("Grade 7"), true, &length));
}

static void a_grade_off_the_scale_keeps_its_place(void **state)
{
    (void)state;
    og_analysis *analysis =
        bench_open(&bench, "pond-review", "P The state of the water\nP The birds\nP Grade 7\nP Good\n");
    assert_int_equal(og_judgements_find(analysis), OG_OK);
    check_judgements(analysis, "birds | good | Good\n");
    check_warnings(analysis, "grade-off-scale\n");
    og_str message = analysis->record->warnings.items[0].message;
    assert_true(og_str_find(message, OG_STR("'Water'"), 0) != SIZE_MAX);
    assert_true(og_str_find(message, OG_STR("'Grade 7'"), 0) != SIZE_MAX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_front_page_of_another_day_is_a_second_report),
        cmocka_unit_test(last_lines_of_the_first_are_not_of_the_second),
        cmocka_unit_test(the_same_day_or_no_front_page_is_none),
        cmocka_unit_test(another_number_needs_no_title),
        cmocka_unit_test(a_front_page_may_have_its_date_in_a_table),
        cmocka_unit_test(labels_of_dates_have_no_bound),
        cmocka_unit_test(a_number_is_one),
        cmocka_unit_test(a_letter_is_told_by_whom_it_addresses),
        cmocka_unit_test(the_front_page_of_another_form_is_of_another_framework),
        cmocka_unit_test(dates_without_number_are_told),
        cmocka_unit_test(marks_of_two_are_told_where_neither_explains_the_others),
        cmocka_unit_test(a_text_that_breaks_off_is_told),
        cmocka_unit_test(pages_count_themselves),
        cmocka_unit_test(numbers_are_grades_off_the_scale),
        cmocka_unit_test(a_grade_off_the_scale_keeps_its_place),
    };
    return cmocka_run_group_tests(tests, load, bench_tear_down);
}
