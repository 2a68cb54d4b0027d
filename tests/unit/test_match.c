// SPDX-License-Identifier: MIT
// Statements that are like each other: what their words are taken for, what makes a pair and how close it is, and that
// the work grows with the statements alone.
#include "relate/match.h"
#include "relate/pieces.h"
#include "unit/texts.h"

#include <stdio.h>

typedef struct fixture {
    og_arena *arena;
    og_term_table table;
    og_statements sides[2];
    og_matching matching;
    og_tokens tokens;
} fixture;

static int set_up(void **state)
{
    static fixture made;
    made = (fixture){.arena = og_arena_new()};
    assert_non_null(made.arena);
    assert_int_equal(og_term_table_built_in(made.arena, &made.table), OG_OK);
    *state = &made;
    return 0;
}

static int tear_down(void **state)
{
    fixture *made = *state;
    og_tokens_free(&made->tokens);
    og_arena_free(made->arena);
    return 0;
}

static og_statement *add(fixture *made, size_t side, const char *kind, int leaning, const char *text)
{
    og_statement statement = {.kind = og_str_from(kind), .text = og_str_from(text), .leaning = leaning};
    assert_int_equal(og_vec_push(made->arena, &made->sides[side], statement), OG_OK);
    return &made->sides[side].items[made->sides[side].count - 1];
}

static const og_matches *match(fixture *made)
{
    made->matching.table = &made->table;
    assert_int_equal(og_match_statements(made->arena, &made->sides[0], &made->sides[1], &made->matching), OG_OK);
    return &made->matching.matches;
}

static void words_of_one_family_are_one_term(void **state)
{
    fixture *made = *state;
    og_terms terms;
    og_str text = OG_STR("Managers and their bosses are very good at meeting the managers of 12 nurseries.");
    assert_int_equal(og_terms_of(made->arena, &made->table, &made->tokens, text, NULL, &terms), OG_OK);
    assert_int_equal(terms.count, 4);
    is(terms.items[0].text, "12");
    is(terms.items[1].text, "manag");
    assert_int_equal(terms.items[1].at.start, 0);
    is(terms.items[2].text, "school");
    is(terms.items[3].text, "visit");
}

static void rare_terms_weigh_more(void **state)
{
    fixture *made = *state;
    double child = og_term_weight(&made->table, OG_STR("child")), audit = og_term_weight(&made->table, OG_STR("audit"));
    double unknown = og_term_weight(&made->table, OG_STR("zeppelin"));
    assert_true(child > 0 && child < 1);
    assert_true(audit > 2 * child);
    assert_true(unknown > audit);
    og_term_table none = {.statements = 0};
    assert_true(og_term_weight(&none, OG_STR("child")) > 0);
}

static void a_table_with_a_fault_is_refused(void **state)
{
    fixture *made = *state;
    og_term_table table;
    assert_int_equal(og_term_table_load(made->arena, OG_STR(""), OG_STR("child\tmany\n"), &table), OG_BAD_DATA);
    assert_int_equal(og_term_table_load(made->arena, OG_STR(""), OG_STR(""), &table), OG_OK);
}

static void a_statement_is_divided_where_enough_words_stand(void **state)
{
    fixture *made = *state;
    og_pieces pieces;
    add(made, 0, "weakness", -1, "Plans, visits and reviews are late, although most staff work hard for the children.");
    add(made, 0, "weakness", -1, "Plans are late.");
    assert_int_equal(og_pieces_of(made->arena, &made->table, &made->sides[0], &pieces), OG_OK);
    assert_int_equal(pieces.count, 4);
    assert_int_equal(pieces.items[2].owner, 0);
    assert_false(pieces.items[2].whole);
    is(og_str_slice(made->sides[0].items[0].text, pieces.items[2].range.start, pieces.items[2].range.end),
       ", although most staff work hard for the children.");
    assert_int_equal(pieces.items[3].owner, 1);
    assert_true(pieces.items[3].whole);
}

static void one_sentence_covers_several_findings(void **state)
{
    fixture *made = *state;
    add(made, 0, "weakness", -1,
        "Inspectors found that assessments ignore fathers and that care leavers wait for suitable accommodation.");
    add(made, 1, "weakness", -1, "Assessments too often ignore fathers.");
    add(made, 1, "weakness", -1, "Care leavers wait too long for suitable accommodation.");
    add(made, 1, "strength", 1, "Audits are thorough.");
    const og_matches *matches = match(made);
    assert_int_equal(matches->count, 2);
    for (size_t i = 0; i < 2; i++) {
        assert_int_equal(matches->items[i].first, 0);
        assert_true(matches->items[i].second < 2);
        assert_true(matches->items[i].close);
        assert_true(matches->items[i].words.count > 1);
    }
}

static void names_tell_nothing(void **state)
{
    fixture *made = *state;
    og_strs names = {0};
    assert_int_equal(og_vec_push(made->arena, &names, OG_STR("Northmarsh Haven")), OG_OK);
    add(made, 0, "weakness", -1, "Northmarsh Haven has weak audits.");
    add(made, 1, "weakness", -1, "Northmarsh Haven has late visits.");
    assert_int_equal(match(made)->count, 1);
    made->matching.names = &names;
    assert_int_equal(match(made)->count, 0);
}

static void one_word_is_never_close(void **state)
{
    fixture *made = *state;
    add(made, 0, "weakness", -1, "Thresholds are unclear.");
    add(made, 1, "weakness", -1, "Thresholds are applied well.");
    const og_matches *matches = match(made);
    assert_int_equal(matches->count, 1);
    assert_false(matches->items[0].close);
    made->matching.close_only = true;
    assert_int_equal(match(made)->count, 0);
}

static void quotations_that_do_not_speak_of_the_inspection_are_passed_over(void **state)
{
    fixture *made = *state;
    add(made, 0, "quotation", 0, "Our foster carers are well supported.");
    add(made, 1, "strength", 1, "Foster carers are well supported.");
    assert_int_equal(match(made)->count, 0);
    add(made, 0, "quotation", 0, "The report says that our foster carers are well supported.");
    assert_int_equal(match(made)->count, 1);
}

static void what_stands_in_a_grade_is_left_alone(void **state)
{
    fixture *made = *state;
    add(made, 0, "weakness", -1, "Foster carers wait for support.")->standing = OG_STR("states-grade");
    add(made, 1, "weakness", -1, "Foster carers wait for support.");
    assert_int_equal(match(made)->count, 0);
}

static void nothing_is_no_fault(void **state)
{
    fixture *made = *state;
    assert_int_equal(match(made)->count, 0);
    add(made, 0, "weakness", -1, "");
    add(made, 1, "weakness", -1, "The the of.");
    assert_int_equal(match(made)->count, 0);
}

static void what_both_documents_repeat_tells_little(void **state)
{
    enum { REPEATED = 30 };
    fixture *made = *state;
    add(made, 0, "weakness", -1, "Audits of pathways are late.");
    add(made, 1, "weakness", -1, "Audits of pathways are brief.");
    double before = match(made)->items[0].likeness;
    for (size_t i = 0; i < REPEATED; i++)
        add(made, i % 2, "strength", 1, "Audits of pathways.");
    add(made, 0, "weakness", -1, "Audits of pathways ignore bereavement.");
    add(made, 1, "weakness", -1, "Managers ignore bereavement.");
    const og_matches *matches = match(made);
    size_t rare = 0;
    for (size_t i = 0; i < matches->count; i++) {
        const og_match *pair = &matches->items[i];
        bool last = pair->first == made->sides[0].count - 1;
        assert_int_equal(last, pair->second == made->sides[1].count - 1); // what is rare here wins over what is not
        assert_true(last ? pair->likeness > before : pair->likeness < before);
        rare += last;
    }
    assert_int_equal(rare, 1);
}

static void opposites_of_one_inspection_are_no_pair_unless_close(void **state)
{
    fixture *made = *state;
    add(made, 0, "strength", 1, "Managers discuss audits of kinship allowances promptly.");
    add(made, 1, "weakness", -1, "Managers seldom share audits with neighbouring kinship panels and courts.");
    assert_int_equal(match(made)->count, 0);
    made->sides[1].items[0].leaning = 1;
    assert_int_equal(match(made)->count, 1);
    made->sides[0].items[0].text = made->sides[1].items[0].text;
    made->sides[1].items[0].leaning = -1;
    assert_int_equal(match(made)->count, 1);
}

static void the_opposite_is_likelier_of_another_time(void **state)
{
    fixture *made = *state;
    add(made, 0, "weakness", -1, "Managers rarely hold audits of fostering allowances.");
    add(made, 1, "strength", 1, "Managers hold audits of fostering allowances and kinship payments.");
    const og_matches *matches = match(made);
    double once = matches->count ? matches->items[0].likeness : 0;
    made->matching.over_time = true;
    matches = match(made);
    assert_int_equal(matches->count, 1);
    assert_true(matches->items[0].likeness > once);
}

static void give_theme(fixture *made, og_str theme)
{
    for (size_t side = 0; side < 2; side++) {
        og_statements *of = &made->sides[side];
        assert_int_equal(og_vec_push(made->arena, &of->items[of->count - 1].themes, theme), OG_OK);
    }
}

static void of_two_inspections_a_theme_and_frequent_words_are_not_enough(void **state)
{
    fixture *made = *state;
    add(made, 0, "weakness", -1, "Care plans lack detail, and many children are seen too late by their workers.");
    add(made, 1, "weakness", -1, "Care plans lack pace, and the offices by the river are cold and damp in winter.");
    give_theme(made, OG_STR("planning"));
    assert_int_equal(match(made)->count, 1);
    assert_true(made->matching.matches.items[0].close);
    made->matching.over_time = true;
    assert_int_equal(match(made)->count, 1);
    assert_false(made->matching.matches.items[0].close);
}

static void of_two_inspections_most_of_what_is_said_is_enough(void **state)
{
    fixture *made = *state;
    made->matching.over_time = made->matching.close_only = true;
    add(made, 0, "weakness", -1, "Care plans are late.");
    add(made, 1, "weakness", -1, "Many care plans are still late.");
    assert_int_equal(match(made)->count, 0);
    give_theme(made, OG_STR("planning"));
    assert_int_equal(match(made)->count, 1);
}

static void what_was_done_needs_a_theme_or_more_words(void **state)
{
    fixture *made = *state;
    add(made, 0, "done", 0, "Reviewed our capacity.")->answers = true;
    add(made, 1, "weakness", -1, "Managers have too little capacity.");
    assert_int_equal(match(made)->count, 0);
    give_theme(made, OG_STR("supervision"));
    assert_int_equal(match(made)->count, 1);
}

static void a_date_in_common_makes_no_pair(void **state)
{
    fixture *made = *state;
    add(made, 0, "required", -1, "Train everyone by 1 July 2024.");
    add(made, 1, "recommended", -1, "Keep the garden secure by 1 July 2024.");
    assert_int_equal(match(made)->count, 0);
}

static void of_two_inspections_the_same_words_are_the_same(void **state)
{
    fixture *made = *state;
    made->matching.over_time = made->matching.close_only = true;
    add(made, 0, "recommended", -1, "They should put in place simple ways of finding out by 1 July 2022.");
    add(made, 0, "strength", 1, "Behaviour is good.");
    add(made, 0, "strength", 1, "Good.");
    add(made, 1, "weakness", -1, "Behaviour is good");
    add(made, 1, "recommended", -1, "They should put in place simple ways of finding out by 4 March 2024");
    add(made, 1, "recommended", -1, "They should put in place simple ways of finding out by 4 May 2024");
    add(made, 1, "strength", 1, "Good.");
    const og_matches *matches = match(made);
    assert_int_equal(matches->count, 3);
    for (size_t i = 0; i < matches->count; i++)
        assert_true(matches->items[i].close && matches->items[i].same_words);
    assert_int_equal(matches->items[0].second, 1);
    assert_int_equal(matches->items[1].second, 2);
    assert_int_equal(matches->items[2].second, 0);
}

static void of_two_inspections_none_of_many_with_the_same_words_is_left(void **state)
{
    enum { MANY = 40, FEWER = 30 };
    fixture *made = *state;
    bool met[2][MANY] = {{false}};
    made->matching.over_time = made->matching.close_only = true;
    for (size_t i = 0; i < MANY; i++)
        add(made, 0, "required", -1, "Keep a log of all visits.");
    for (size_t i = 0; i < FEWER; i++)
        add(made, 1, "required", -1, "Keep a log of all visits.");
    const og_matches *matches = match(made);
    for (size_t i = 0; i < matches->count; i++)
        met[0][matches->items[i].first] = met[1][matches->items[i].second] = true;
    for (size_t i = 0; i < MANY; i++)
        assert_true(met[0][i] && met[1][i] == (i < FEWER));
}

static void each_is_among_the_best_of_the_other(void **state)
{
    enum { ALIKE = 6, MOST_PAIRS = 3 };
    fixture *made = *state;
    add(made, 0, "weakness", -1, "Fostering allowances are late.");
    for (size_t i = 0; i < ALIKE; i++)
        add(made, 1, "weakness", -1, "Fostering allowances are late.");
    assert_int_equal(match(made)->count, MOST_PAIRS);
    made->sides[1].count = 1;
    add(made, 0, "weakness", -1, "Allowances, bedrooms, kinship panels, matching and bereavement are overlooked.");
    const og_matches *matches = match(made);
    assert_int_equal(matches->count, 1);
    assert_int_equal(matches->items[0].first, 0);
}

// Steps in proportion to the statements, however alike they are.
static size_t steps_of(fixture *made, size_t count, bool alike)
{
    static char texts[10000][96];
    assert_true(2 * count <= sizeof texts / sizeof *texts);
    for (size_t side = 0; side < 2; side++) {
        made->sides[side].count = 0;
        for (size_t i = 0; i < count; i++) {
            char *text = texts[side * count + i];
            snprintf(text, sizeof *texts, "Visits to word%zu and name%zu are late.", alike ? 1 : i, alike ? 2 : i / 3);
            add(made, side, "weakness", -1, text);
        }
    }
    match(made);
    return made->matching.steps;
}

static void work_grows_with_the_statements(void **state)
{
    enum { FEW = 500, MANY = 5000 };
    fixture *made = *state;
    size_t few = steps_of(made, FEW, false), many = steps_of(made, MANY, false);
    assert_true(few > 0 && many <= 2 * few * (MANY / FEW));
    assert_false(made->matching.cut);
    steps_of(made, FEW, true);
    assert_false(made->matching.cut);
    assert_true(made->matching.matches.count > 0);
}

static void work_is_bounded_and_what_is_missed_told(void **state)
{
    enum { MANY = 5000 };
    fixture *made = *state;
    assert_true(steps_of(made, MANY, true) <= OG_MATCH_MOST_STEPS);
    assert_true(made->matching.cut);
    const og_matches *matches = &made->matching.matches;
    assert_true(matches->count <= (size_t)2 * MANY * 3);
    for (size_t side = 0; side < 2; side++) // those at the end have their share of the steps
        assert_true(add(made, side, "weakness", -1, "Kinship allowances ignore bereavement.") != NULL);
    assert_int_equal(match(made)->items[matches->count - 1].first, MANY);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(words_of_one_family_are_one_term),
        TEST(rare_terms_weigh_more),
        TEST(a_table_with_a_fault_is_refused),
        TEST(a_statement_is_divided_where_enough_words_stand),
        TEST(one_sentence_covers_several_findings),
        TEST(names_tell_nothing),
        TEST(one_word_is_never_close),
        TEST(quotations_that_do_not_speak_of_the_inspection_are_passed_over),
        TEST(what_stands_in_a_grade_is_left_alone),
        TEST(nothing_is_no_fault),
        TEST(what_both_documents_repeat_tells_little),
        TEST(opposites_of_one_inspection_are_no_pair_unless_close),
        TEST(the_opposite_is_likelier_of_another_time),
        TEST(of_two_inspections_a_theme_and_frequent_words_are_not_enough),
        TEST(of_two_inspections_most_of_what_is_said_is_enough),
        TEST(what_was_done_needs_a_theme_or_more_words),
        TEST(a_date_in_common_makes_no_pair),
        TEST(of_two_inspections_the_same_words_are_the_same),
        TEST(of_two_inspections_none_of_many_with_the_same_words_is_left),
        TEST(each_is_among_the_best_of_the_other),
        TEST(work_grows_with_the_statements),
        TEST(work_is_bounded_and_what_is_missed_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
