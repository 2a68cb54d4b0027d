// SPDX-License-Identifier: MIT
// What an article is understood to say of grades: each mention of one, whose it is and of when; who was inspected; and
// articles of which nothing can be said.
#include "unit/analysed.h"

#include "base/buf.h"

static og_test_bench bench;

static int load(void **state)
{
    return bench_set_up(state, &bench, NULL, 0);
}

static const og_record *read_news(const char *blocks)
{
    og_analysis *analysis = bench_open(&bench, "news-article", blocks);
    assert_int_equal(og_reported_subject_find(analysis), OG_OK);
    assert_int_equal(og_judgements_find(analysis), OG_OK);
    return analysis->record;
}

// "area grade" of each judgement, then "was grade" of the inspection before; every judgement reads back.
static void check(const char *blocks, const char *expected)
{
    og_buf out = {0};
    const og_record *record = read_news(blocks);
    for (size_t i = 0; i < record->judgements.count; i++) {
        const og_judgement *judgement = &record->judgements.items[i];
        og_str words;
        assert_int_equal(
            og_text_of(&bench.analysis, (og_range){judgement->evidence.start, judgement->evidence.end}, &words), OG_OK);
        assert_true(og_str_equal(words, judgement->words));
        og_buf_printf(&out, "%s%.*s %.*s", out.len ? ", " : "", OG_STR_ARG(judgement->area),
                      OG_STR_ARG(judgement->grade));
    }
    if (record->inspection->previous)
        og_buf_printf(&out, "%swas %.*s", out.len ? ", " : "", OG_STR_ARG(record->inspection->previous->overall));
    check_buf(&out, expected);
}

static void check_provider(const char *blocks, const char *kind, const char *name)
{
    const og_provider *provider = &read_news(blocks)->inspection->provider;
    og_buf out = {0};
    og_buf_printf(&out, "%.*s: %.*s", OG_STR_ARG(provider->kind), OG_STR_ARG(provider->name));
    char expected[200];
    snprintf(expected, sizeof expected, "%s: %s", kind, name);
    check_buf(&out, expected);
}

static bool has_warning(const og_record *record, const char *code)
{
    for (size_t i = 0; i < record->warnings.count; i++)
        if (og_str_equal(record->warnings.items[i].code, og_str_from(code)))
            return true;
    return false;
}

// `count` times the line, of which each `%` becomes letters of its own.
static char *lines_of(const char *line, size_t count)
{
    og_buf blocks = {0};
    for (size_t i = 0; i < count; i++)
        for (const char *at = line; *at; at++) {
            if (*at == '%')
                og_buf_printf(&blocks, "%c%c%c", 'a' + (int)(i / 676 % 26), 'a' + (int)(i / 26 % 26),
                              'a' + (int)(i % 26));
            else
                og_buf_add_byte(&blocks, *at);
        }
    og_buf_add_byte(&blocks, 0);
    assert_int_equal(blocks.status, OG_OK);
    return blocks.ptr;
}

static void grades_are_given_in_many_ways(void **state)
{
    (void)state;
    check("H1 Norham nursery rated 'outstanding' by inspectors\n", "overall outstanding");
    check("P Ofsted has rated the Norham nursery, which has 40 children, inadequate.\n", "overall inadequate");
    check("P Elm School was told it requires improvement by Ofsted.\n", "overall requires improvement");
    check("P Inspectors gave Elm School a 'good' rating.\n", "overall good");
    check("H1 Good Ofsted report for Elm School\n", "overall good");
    check("P The verdict of inspectors: inadequate.\n", "overall inadequate");
    check("P Elm School has been officially recognised as a \"good\" school by Ofsted.\n", "overall good");
}

static void scales_are_spoken_of(void **state)
{
    (void)state;
    check("P Elm School was given the second-lowest rating by Ofsted.\n", "overall requires improvement");
    check("P Elm School was awarded Ofsted's second-highest grade.\n", "overall good");
    check("P Ofsted gave Elm School its highest possible rating.\n", "overall outstanding");
    check("P Elm School was placed in special measures by Ofsted.\n", "overall inadequate");
    check("P Elm School has been told that it has serious weaknesses.\n", "overall inadequate");
    check("P Inspectors found serious weaknesses in the teaching at Elm School.\n", "");
    check("P Elm College was given a Grade 4 by Ofsted.\n", "overall inadequate");
}

static void earlier_grades_are_those_before(void **state)
{
    (void)state;
    check("P Elm School has been downgraded from good to inadequate by Ofsted.\n", "overall inadequate, was good");
    check("P Elm School was stripped of its 'outstanding' rating by Ofsted and now requires improvement.\n",
          "overall requires improvement, was outstanding");
    check("P Elm School has been rated good. It was inadequate at its last inspection.\n",
          "overall good, was inadequate");
    check("P It was previously rated inadequate.\n", "was inadequate");
    check("P Elm School remains inadequate, Ofsted says.\n", "overall inadequate, was inadequate");
    check("P Elm School has retained its good rating from Ofsted.\n", "overall good, was good");
    check("P Elm School is good, Ofsted says. It was rated inadequate in 2016 and outstanding in 2012.\n",
          "overall good, was inadequate");
    check("P Three years after it was rated inadequate, Elm School is good, Ofsted says.\n",
          "overall good, was inadequate");
    check("P Ofsted found that Elm School is no longer inadequate.\n", "was inadequate");
}

static void others_hopes_and_ordinary_words_are_none(void **state)
{
    (void)state;
    check("P Neighbouring Brae Council was rated outstanding by Ofsted.\n", "");
    check("P Most schools in the county are rated good by Ofsted.\n", "");
    check("P Ofsted grades schools as outstanding, good, requires improvement or inadequate.\n", "");
    check("P Elm School hopes to be rated good when Ofsted returns.\n", "");
    check("P Ofsted said that Elm School would have been rated good.\n", "");
    check("P Inspectors saw good progress, outstanding teachers and an inadequate response at Elm School.\n", "");
    check("P It was judged good in one of four areas by Ofsted.\n", "");
    check("P Elm School, which is rated outstanding by Ofsted, has a new hall.\n", "was outstanding");
}

static void areas_have_grades(void **state)
{
    (void)state;
    check("P Elm School was rated good for leadership and management and outstanding for behaviour and attitudes.\n",
          "leadership good, behaviour-and-attitudes outstanding");
    check("P Leadership at Elm School was rated inadequate while the quality of education requires improvement.\n",
          "leadership inadequate, quality-of-education requires improvement");
    check("P Ofsted said Elm School requires improvement in all areas but early years, which was good.\n",
          "overall requires improvement, early-years good, quality-of-education requires improvement, "
          "behaviour-and-attitudes requires improvement, personal-development requires improvement, "
          "leadership requires improvement");
    check("P Elm School has been inspected.\nP Quality of education: Good\nP Leadership and management: Inadequate\n",
          "quality-of-education good, leadership inadequate");
    check("P For its services for care leavers, and for the impact of leaders, Norham Council was judged good.\n",
          "care-leavers good, leaders good");
    check("P Elm School got 'strong standard' for inclusion. Safeguarding standards were met. "
          "The cards give no overall grade.\n",
          "inclusion strong standard, safeguarding met");
    check("P Leadership was praised and Elm School was rated good by Ofsted.\n", "overall good");
}

static void visits_may_give_no_grade(void **state)
{
    (void)state;
    check("P Inspectors made a focused visit to Norham Council, whose services are rated good.\n", "was good");
    check("P It was a monitoring visit.\nP Norham Council's services were judged inadequate.\n", "was inadequate");
    check("P An ungraded inspection found that Elm School continues to be good.\n", "overall good, was good");
}

static void subjects_are_told_from_bystanders(void **state)
{
    (void)state;
    check_provider("H1 School rated inadequate\nP Elm Primary School, in Norham, was inspected by Ofsted in May.\n"
                   "P Norham County Council said it would help. The school is run by Oak Trust.\n",
                   "school", "Elm Primary School");
    check_provider("H1 Norham's children's services rated good\nP Norham Metropolitan Council is pleased.\n",
                   "local-authority", "Norham Metropolitan Council");
    check_provider("H1 Nursery rated good\nP Little Elms Day Nursery was visited by Ofsted. The school next door, Oak "
                   "School, was not.\n",
                   "early-years", "Little Elms Day Nursery");
    check_provider("P Neighbouring Oak School was inspected by Ofsted.\nP Elm School has a field.\n", "school",
                   "Elm School");
    check_provider("P A children's home near Norham was rated good by Ofsted.\n", "childrens-home", "");
    check(
        "H1 Elm School is inadequate\nP Ofsted has rated Elm School inadequate. Oak School was rated good by Ofsted.\n",
        "overall inadequate");
}

static void forms_of_one_name_are_one(void **state)
{
    (void)state;
    check_provider("P Elm Infant School was rated good by Ofsted.\nP Elm Infants School stands on a hill.\n", "school",
                   "Elm Infants School");
    check_provider("H1 Fenby's children's services rated good\nP West Fenby's children's services were not.\n",
                   "local-authority", "Fenby");
}

static void names_end_before_what_is_theirs(void **state)
{
    (void)state;
    check_provider(
        "H1 Council put in special measures\nP Ofsted has found Brae City Council\u2019s children\u2019s services to "
        "be failing.\n",
        "local-authority", "Brae City Council");
    check_provider("H1 Failing council put in special measures\nP Ofsted has rated Brae City Council inadequate.\n",
                   "local-authority", "Brae City Council");
    check_provider(
        "H1 School rated good\nP St Jude\u2019s is in Norham. Ofsted rated St Jude\u2019s Primary School good.\n",
        "school", "St Jude\u2019s Primary School");
}

static void what_is_named_often_further_on_is_not_the_subject(void **state)
{
    (void)state;
    char *often = lines_of("P Oak School stands on the hill.\n", 20);
    og_buf blocks = {0};
    og_buf_printf(&blocks, "P Elm School was inspected by Ofsted.\nP A.\nP B.\nP C.\nP D.\nP E.\n%s", often);
    og_buf_add_byte(&blocks, 0);
    assert_int_equal(blocks.status, OG_OK);
    check_provider(blocks.ptr, "school", "Elm School");
    og_buf_free(&blocks);
    free(often);
}

static void a_grade_behind_several_names_may_be_the_subjects(void **state)
{
    (void)state;
    check("P Elm School is in Norham.\nP Like Oak School before it, Elm School was rated inadequate by Ofsted.\n",
          "overall inadequate");
}

static void lists_have_no_grade(void **state)
{
    (void)state;
    const og_record *record = read_news("H1 How our schools did\nI Elm School - Good\nI Oak School - Inadequate\n"
                                        "I Ash School - Outstanding\n");
    assert_int_equal(record->judgements.count, 0);
    assert_true(has_warning(record, "several-providers"));
    assert_true(og_str_equal(record->document->kind, OG_STR("unknown")));
    assert_int_equal(record->inspection->provider.name.len, 0);
    record =
        read_news("I Elm School - Good\nI Oak School - Inadequate\nI Elm School - Good\nI Ash School - Outstanding\n");
    assert_true(has_warning(record, "several-providers")); // no one has more than half of the grades
    record =
        read_news("P Norham County Council was upgraded to good. Brae City Council was downgraded to inadequate.\n");
    assert_int_equal(record->judgements.count, 0);
    assert_true(has_warning(record, "several-providers"));
}

static void lists_below_their_grades_have_none(void **state)
{
    (void)state;
    const og_record *record = read_news("H1 Which schools are good\nP Outstanding:\nP Elm School\nP Ash School\n"
                                        "P Good:\nP Oak School\nP Fir School\nP Inadequate:\nP Yew School\n");
    assert_int_equal(record->judgements.count, 0);
    assert_true(has_warning(record, "several-providers"));
    assert_true(og_str_equal(record->document->kind, OG_STR("unknown")));
}

static void contradictions_are_told(void **state)
{
    (void)state;
    const og_record *record = read_news("P Ofsted rated Elm School good.\nP Ofsted rated Elm School inadequate.\n");
    assert_int_equal(record->judgements.count, 1);
    assert_true(has_warning(record, "grades-disagree"));
}

static void many_grades_are_not_all_read(void **state)
{
    (void)state;
    og_buf blocks = {0};
    for (size_t i = 0; i < 2100; i++)
        og_buf_add(&blocks, OG_STR("P The food is good.\n"));
    og_buf_add_byte(&blocks, 0);
    assert_int_equal(blocks.status, OG_OK);
    assert_true(has_warning(read_news(blocks.ptr), "too-many-grades"));
    og_buf_free(&blocks);
}

static void of_many_names_not_all_are_read(void **state)
{
    (void)state;
    char *blocks = lines_of("P Elm% School is here.\n", 300);
    assert_true(has_warning(read_news(blocks), "too-many-providers"));
    free(blocks);
    blocks = lines_of("P Elm% School is here.\n", 2100);
    assert_true(has_warning(read_news(blocks), "too-many-names"));
    free(blocks);
}

static void what_is_too_long_for_names_gives_no_grade(void **state)
{
    (void)state;
    char *blocks = lines_of("P Elm School was rated inadequate by Ofsted.\n", 3100);
    const og_record *record = read_news(blocks);
    assert_true(has_warning(record, "article-too-long"));
    assert_int_equal(record->judgements.count, 0);
    free(blocks);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(grades_are_given_in_many_ways),
        cmocka_unit_test(scales_are_spoken_of),
        cmocka_unit_test(earlier_grades_are_those_before),
        cmocka_unit_test(others_hopes_and_ordinary_words_are_none),
        cmocka_unit_test(areas_have_grades),
        cmocka_unit_test(visits_may_give_no_grade),
        cmocka_unit_test(subjects_are_told_from_bystanders),
        cmocka_unit_test(names_end_before_what_is_theirs),
        cmocka_unit_test(forms_of_one_name_are_one),
        cmocka_unit_test(what_is_named_often_further_on_is_not_the_subject),
        cmocka_unit_test(a_grade_behind_several_names_may_be_the_subjects),
        cmocka_unit_test(lists_have_no_grade),
        cmocka_unit_test(lists_below_their_grades_have_none),
        cmocka_unit_test(contradictions_are_told),
        cmocka_unit_test(many_grades_are_not_all_read),
        cmocka_unit_test(of_many_names_not_all_are_read),
        cmocka_unit_test(what_is_too_long_for_names_gives_no_grade),
    };
    return cmocka_run_group_tests(tests, load, bench_tear_down);
}
