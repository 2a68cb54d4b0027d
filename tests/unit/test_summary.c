// SPDX-License-Identifier: MIT
// The sentences that sum a record up: what they say of each kind of document, and how they read.
#include "analyse/analysis.h"
#include "unit/records.h"

// A record in the making and the names that sentences use.
typedef struct fixture {
    og_catalogue *catalogue;
    og_record *record;
} fixture;

static fixture made;

static int load(void **state)
{
    (void)state;
    return og_catalogue_new(NULL, NULL, &made.catalogue) == OG_OK ? 0 : -1;
}

static int unload(void **state)
{
    (void)state;
    og_catalogue_free(made.catalogue);
    return 0;
}

static int drop(void **state)
{
    (void)state;
    og_record_free(made.record);
    made.record = NULL;
    return 0;
}

// A record of an inspection of "Northmarsh" in May 2026 by a framework; NULL: of none.
static og_record *begin(const char *framework, const char *type, const char *scale)
{
    og_record_free(made.record);
    og_record *record = made.record = report_of_northmarsh("a.pdf");
    record->inspection->type = og_str_from(type);
    record->framework = NULL;
    if (framework)
        set_framework(record, framework, "", scale);
    return record;
}

static void judge(const char *area, const char *grade, int level)
{
    og_judgement judgement = {.area = og_str_from(area), .grade = og_str_from(grade), .level = level};
    assert_int_equal(og_vec_push(made.record->arena, &made.record->judgements, judgement), OG_OK);
    if (og_str_equal(judgement.area, OG_STR("overall"))) {
        made.record->assessment->stated = judgement.grade;
        made.record->assessment->stated_level = level;
    }
}

static void find(const char *polarity, const char *theme, const char *severity, int times)
{
    og_finding finding = {
        .polarity = og_str_from(polarity), .severity = og_str_from(severity), .source = OG_STR("inspectors")};
    og_str id = og_str_from(theme);
    assert_int_equal(og_vec_push(made.record->arena, &finding.themes, id), OG_OK);
    for (int i = 0; i < times; i++)
        assert_int_equal(og_vec_push(made.record->arena, &made.record->findings, finding), OG_OK);
}

static void ask(const char *kind, const char *deadline)
{
    og_action action = {.kind = og_str_from(kind), .deadline = og_str_from(deadline)};
    assert_int_equal(og_arena_printf(made.record->arena, &action.id, "a%zu", made.record->actions.count + 1), OG_OK);
    assert_int_equal(og_vec_push(made.record->arena, &made.record->actions, action), OG_OK);
}

static void find_in(const char *area, const char *polarity, const char *theme, int times)
{
    size_t before = made.record->findings.count;
    find(polarity, theme, "standard", times);
    for (size_t i = before; i < made.record->findings.count; i++)
        made.record->findings.items[i].area = og_str_from(area);
}

// Findings of four themes, two on each side.
static void find_some(void)
{
    find("strength", "workforce", "standard", 4);
    find("strength", "education", "standard", 3);
    find("weakness", "planning", "standard", 4);
    find("weakness", "supervision", "standard", 3);
}

static og_str summary(void)
{
    assert_int_equal(og_summarise(made.record, made.catalogue), OG_OK);
    return made.record->summary;
}

static void sums_a_graded_report_up(void **state)
{
    og_previous before = {OG_STR("inadequate"), {2022, 3, 4}};
    (void)state;
    begin("ilacs", "full", "four-level")->inspection->previous = &before;
    judge("leaders", "requires improvement", 3);
    judge("in-care", "requires improvement", 3);
    judge("care-leavers", "good", 2);
    judge("overall", "requires improvement", 3);
    find_some();
    ask("recommended", "");
    ask("recommended", "immediate");
    ask("planned", "");
    is(summary(),
       "In May 2026 inspectors looked at the children's services of Northmarsh and gave an overall grade of requires "
       "improvement, up from inadequate in 2022. All areas are graded requires improvement but one, which is graded "
       "good: care leavers. Inspectors' praise stands out on workforce and education; the need to improve is "
       "greatest on plans and reviews, and supervision and oversight. Inspectors ask for two improvements, one of "
       "them at once.");
}

static void says_in_which_category_the_grade_places_it(void **state)
{
    og_previous before = {OG_STR("good"), {2022, 3, 4}};
    (void)state;
    og_record *record = begin("ilacs", "full", "four-level");
    record->inspection->previous = &before;
    record->inspection->category = OG_STR("special-measures");
    judge("overall", "inadequate", 4);
    og_str said = OG_STR("gave an overall grade of inadequate (special measures), down from good in 2022.");
    assert_true(og_str_find(summary(), said, 0) != SIZE_MAX);
}

static void says_of_a_visit_whose_grade_it_is(void **state)
{
    (void)state;
    begin("focused-visit", "focused-visit", "");
    made.record->assessment->inferred = OG_STR("good");
    made.record->assessment->confidence = 0.826;
    find_some();
    ask("priority", "");
    is(summary(),
       "In May 2026 inspectors made a focused visit to the children's services of Northmarsh, a kind of visit that "
       "gives no grade. Inspectors' praise stands out on workforce and education; the need to improve is greatest "
       "on plans and reviews, and supervision and oversight. Inspectors ask for one improvement, as a priority. "
       "Read by ofgrade, not graded by Ofsted: the findings read like good, with a confidence of 83%.");
}

static void says_an_outcome_in_plain_words(void **state)
{
    og_record_outcome outcome = {3, OG_STR("There are widespread and/or systemic failings ...")};
    (void)state;
    begin("area-send", "full", "")->outcome = &outcome;
    has(summary(),
        "In May 2026 inspectors looked at services for children with special educational needs and disabilities in "
        "Northmarsh. Such an inspection gives no grade but one of three conclusions; here it is the lowest: widespread "
        "or systemic failings.");
}

static void says_what_only_some_documents_demand(void **state)
{
    og_record_outcome outcome = {3, OG_STR("... has determined that a Written Statement of Action is required")};
    (void)state;
    begin("area-send-2016", "full", "")->outcome = &outcome;
    has(summary(), "in Northmarsh. Such an inspection gives no grade; here inspectors concluded that weaknesses are so "
                   "significant that the area must produce a Written Statement of Action.");
    made.record->outcome = NULL;
    has(summary(), "in Northmarsh, a kind of inspection that gives no grade.");
}

static void says_the_lowest_of_the_themes(void **state)
{
    og_record_outcome outcome = {3, OG_STR("How much ...? Reasonable progress; What ...? Insufficient progress")};
    (void)state;
    begin("fe-skills", "monitoring-visit", "")->outcome = &outcome;
    set_framework(made.record, "fe-skills", "Monitoring visit to a provider of further education and skills", "");
    has(summary(), "Such an inspection gives no grade but one of three conclusions on each theme; here the lowest that "
                   "they came to is insufficient progress.");
}

static void an_outcome_that_lets_a_grade_stand_denies_no_grade(void **state)
{
    og_record_outcome outcome = {2, OG_STR("However, the grade might not be as high ...")};
    og_previous before = {OG_STR("good"), {2017, 5, 9}};
    (void)state;
    begin("eif-2019", "short", "four-level")->outcome = &outcome;
    judge("overall", "good", 2);
    has(summary(),
        "made a short inspection of Northmarsh and left the overall grade at good. Such an inspection ends in one of "
        "two conclusions; here inspectors concluded that standards may be lower than at the last graded inspection.");
    made.record->inspection->previous = &before;
    has(summary(), "and left the overall grade at good, as in 2017. Such");
    before.overall = OG_STR("outstanding");
    has(summary(), "and gave an overall grade of good, down from outstanding in 2017. Such");
}

static void says_of_news_what_is_sure(void **state)
{
    og_record *record = begin(NULL, "other", "");
    (void)state;
    record->document->kind = OG_STR("news-article");
    record->inspection->published = (og_date){2026, 7, 1};
    is(summary(),
       "This news article of 1 July 2026 is about an inspection of Northmarsh. It does not say which overall grade "
       "was given.");
    judge("overall", "good", 2);
    record->inspection->published = (og_date){0};
    record->inspection->provider.name = OG_STR("City of Fenby");
    is(summary(),
       "This news article is about an inspection of the City of Fenby. It says that the overall grade is good.");
}

static void says_of_news_who_is_said_to_say_what(void **state)
{
    og_record *record = begin("ilacs", "full", "four-level");
    (void)state;
    record->framework = NULL;
    record->document->kind = OG_STR("news-article");
    find("weakness", "supervision", "standard", 2);
    find("weakness", "planning", "standard", 1);
    find("strength", "workforce", "standard", 1);
    ask("required", "immediate");
    ask("required", "");
    ask("done", "");
    ask("planned", "");
    ask("planned", "");
    has(summary(),
        " Inspectors are said to have found weaknesses in supervision and oversight, and plans and reviews; strengths "
        "in "
        "workforce. Inspectors are said to ask for two improvements, one of them at once. The provider is said to have "
        "taken one step and to plan two.");
    record->findings.count = record->actions.count = 0;
    find("strength", "workforce", "standard", 1);
    ask("planned", "");
    has(summary(), " Inspectors are said to have found strengths in workforce. The provider is said to plan one step.");
}

static void says_nothing_of_what_is_unknown(void **state)
{
    (void)state;
    begin(NULL, "", "")->document->kind = OG_STR("unknown");
    assert_int_equal(og_summarise(made.record, made.catalogue), OG_OK);
    assert_null(made.record->summary.ptr);
    made.record->document = NULL; // of a file that could not be read
    assert_int_equal(og_summarise(made.record, made.catalogue), OG_OK);
    assert_null(made.record->summary.ptr);
}

static void says_that_there_is_little_to_say(void **state)
{
    og_record *record = begin("ilacs", "full", "four-level");
    (void)state;
    record->inspection->provider.name = (og_str){0};
    record->inspection->start = record->inspection->end = (og_date){0};
    find("strength", "workforce", "standard", 2);
    is(summary(),
       "Inspectors looked at a service that this document does not name; no grade was found in this document. The "
       "text is too short to tell strengths from weaknesses.");
}

static void says_how_areas_differ(void **state)
{
    static const struct {
        const char *grades[4];
        const char *said;
    } rows[] = {
        {{"good", "good", "good", "good"}, "All four areas are graded good."},
        {{"good", "good", NULL, NULL}, "Both areas are graded good."},
        {{"good", NULL, NULL, NULL}, "The one area with a grade of its own is graded good: leadership,"},
        {{"good", "inadequate", NULL, NULL},
         "Of the areas the best grade is good, for leadership, management and governance; the lowest is inadequate, "
         "for "
         "adoption performance."},
        {{"good", "good", "inadequate", "inadequate"},
         "Of the areas the best grade is good, for leadership, management and governance, and adoption performance; "
         "the "
         "lowest is inadequate, for experiences and progress of care leavers, and children who need help and "
         "protection."},
        {{"inadequate", "inadequate", "good", "inadequate"},
         "All areas are graded inadequate but one, which is graded good: experiences and progress of care leavers."},
        {{"inadequate", "not judged", NULL, NULL}, "The one area with a grade of its own is graded inadequate: "},
    };
    static const char *const areas[] = {"leaders", "adoption", "care-leavers", "help-and-protection"};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        begin("sif", "full", "four-level");
        for (size_t k = 0; k < 4 && rows[i].grades[k]; k++)
            judge(areas[k], rows[i].grades[k], og_catalogue_level(made.catalogue, og_str_from(rows[i].grades[k])));
        has(summary(), rows[i].grades[1] ? "and graded each area, but not the whole. "
                                         : "; one area's judgement was found in this document. ");
        has(summary(), rows[i].said);
    }
}

// What is met or not is on no scale with the grades, and hides none of them.
static void says_apart_what_is_judged_in_other_words(void **state)
{
    (void)state;
    begin("report-card-2025", "full", "report-card-2025");
    judge("safeguarding", "not met", 4);
    has(summary(), "; one area's judgement was found in this document. Safeguarding standards: not met.");
    judge("inclusion", "strong standard", 2);
    judge("leadership", "urgent improvement", 4);
    has(summary(),
        "the best grade is strong standard, for inclusion; the lowest is urgent improvement, for leadership and "
        "governance; safeguarding standards: not met.");
}

static void says_when_and_who(void **state)
{
    static const struct {
        og_date start, end;
        const char *name, *said;
    } rows[] = {
        {{2026, 5, 30},
         {2026, 6, 2},
         "York",
         "In May and June 2026 inspectors looked at the children's services of York"},
        {{2025, 12, 1}, {2026, 1, 9}, "York", "In December 2025 and January 2026 inspectors"},
        {{2019, 7, 8}, {2019, 9, 7}, "York", "Between July and September 2019 inspectors"},
        {{2024, 9, 30}, {2025, 1, 17}, "York", "Between September 2024 and January 2025 inspectors"},
        {{0},
         {2019, 9, 7},
         "the City of York",
         "In September 2019 inspectors looked at the children's services of the City"},
        {{2013, 9, 5}, {0}, "Royal Borough of Fenby", " services of the Royal Borough of Fenby and gave"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        og_record *record = begin("ilacs", "full", "four-level");
        record->inspection->start = rows[i].start;
        record->inspection->end = rows[i].end;
        record->inspection->provider.name = og_str_from(rows[i].name);
        judge("overall", "good", 2);
        has(summary(), rows[i].said);
    }
}

static void compares_with_the_grade_before(void **state)
{
    static const struct {
        const char *before;
        og_date date;
        const char *said;
    } rows[] = {
        {"outstanding", {2020, 1, 1}, "grade of good, down from outstanding in 2020."},
        {"adequate", {0}, "grade of good, up from adequate."},
        {"good", {2020, 1, 1}, "grade of good, as in 2020."},
        {"good", {0}, "grade of good, as before."},
        {"splendid", {2020, 1, 1}, "grade of good."},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        og_previous before = {og_str_from(rows[i].before), rows[i].date};
        begin("ilacs", "re-inspection", "four-level")->inspection->previous = &before;
        judge("overall", "good", 2);
        has(summary(), "inspectors looked again at ");
        has(summary(), rows[i].said);
    }
}

static void says_what_is_serious_and_not_what_all_is_about(void **state)
{
    (void)state;
    begin("area-send", "full", "");
    find_some();
    find("weakness", "safety", "serious", 1);
    lacks(summary(), "serious"); // a single sentence may be misread
    find("weakness", "safety", "serious", 2);
    has(summary(), ", and there are serious concerns about safety.");
    find("weakness", "disabled-children", "serious", 20);
    lacks(summary(), "disabled");
}

static void praises_nothing_of_an_area_at_the_lowest_level(void **state)
{
    (void)state;
    begin("ilacs", "full", "four-level");
    judge("leaders", "inadequate", 4);
    judge("in-care", "good", 2);
    find_some();
    find_in("leaders", "strength", "leadership", 6);
    has(summary(), "praise stands out on workforce and education;");
    find_in("in-care", "strength", "leadership", 7); // now most of it stands elsewhere
    find("strength", "placements", "standard", 13);
    has(summary(), "praise stands out on leadership");
}

static void says_which_areas_are_lower_than_it_reads(void **state)
{
    (void)state;
    begin("ilacs", "full", "four-level");
    made.record->assessment->inferred = OG_STR("requires improvement");
    made.record->assessment->inferred_level = 3;
    made.record->assessment->confidence = 0.92;
    judge("in-care", "requires improvement", 3);
    has(summary(), "with a confidence of 92%.");
    judge("leaders", "inadequate", 4);
    has(summary(), "with a confidence of 92%; inspectors graded one area lower, inadequate.");
    judge("help-and-protection", "inadequate", 4);
    has(summary(), "with a confidence of 92%; inspectors graded two areas lower, inadequate.");
    made.record->assessment->inferred = OG_STR("good");
    made.record->assessment->inferred_level = 2;
    has(summary(), "; inspectors graded three areas lower, as low as inadequate.");
}

static void counts_what_is_asked_for(void **state)
{
    (void)state;
    begin("ilacs", "full", "four-level");
    ask("required", "immediate");
    has(summary(), "Inspectors ask for one improvement, at once.");
    ask("required", "immediate");
    has(summary(), "Inspectors ask for two improvements, all of them at once.");
    for (int i = 0; i < 9; i++)
        ask("recommended", "");
    has(summary(), "Inspectors ask for 11 improvements, two of them at once.");
    made.record->actions.count = 0;
    ask("done", "immediate");
    lacks(summary(), "improvement");
}

// A recommendation that the document states, whose priority is this program's.
static void pass_on(const char *priority, const char *first, const char *second)
{
    og_recommendation fresh = {.rank = 1, .priority = og_str_from(priority), .basis = OG_STR("stated")};
    assert_int_equal(og_vec_push(made.record->arena, &fresh.evidence, og_str_from(first)), OG_OK);
    if (second)
        assert_int_equal(og_vec_push(made.record->arena, &fresh.evidence, og_str_from(second)), OG_OK);
    assert_int_equal(og_vec_push(made.record->arena, &made.record->recommendations, fresh), OG_OK);
}

static void gives_no_urgency_of_its_own_to_inspectors(void **state)
{
    (void)state;
    begin("ilacs", "full", "four-level");
    ask("recommended", "");
    pass_on("immediate", "a1", NULL);
    has(summary(), "Inspectors ask for one improvement.");
    ask("recommended", "immediate");
    ask("recommended", "");
    pass_on("immediate", "a3", "a2"); // the same, said in two places
    pass_on("immediate", "a9", NULL); // a record of somebody else's
    has(summary(), "Inspectors ask for three improvements, one of them at once.");
}

static void never_takes_more_than_five_sentences(void **state)
{
    og_str rest, part;
    size_t sentences = 0;
    (void)state;
    begin("ilacs", "full", "four-level");
    judge("leaders", "good", 2);
    judge("care-leavers", "inadequate", 4);
    made.record->assessment->inferred = OG_STR("inadequate");
    find_some();
    find("weakness", "safety", "serious", 3);
    ask("priority", "");
    ask("recommended", "");
    has(summary(), "Read by ofgrade");
    rest = made.record->summary;
    while (og_str_next_split(&rest, '.', &part))
        sentences += part.len > 0;
    assert_int_equal(sentences, 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(sums_a_graded_report_up, drop),
        cmocka_unit_test_teardown(says_in_which_category_the_grade_places_it, drop),
        cmocka_unit_test_teardown(says_of_a_visit_whose_grade_it_is, drop),
        cmocka_unit_test_teardown(says_an_outcome_in_plain_words, drop),
        cmocka_unit_test_teardown(says_what_only_some_documents_demand, drop),
        cmocka_unit_test_teardown(says_the_lowest_of_the_themes, drop),
        cmocka_unit_test_teardown(an_outcome_that_lets_a_grade_stand_denies_no_grade, drop),
        cmocka_unit_test_teardown(says_of_news_what_is_sure, drop),
        cmocka_unit_test_teardown(says_of_news_who_is_said_to_say_what, drop),
        cmocka_unit_test_teardown(says_nothing_of_what_is_unknown, drop),
        cmocka_unit_test_teardown(says_that_there_is_little_to_say, drop),
        cmocka_unit_test_teardown(says_how_areas_differ, drop),
        cmocka_unit_test_teardown(says_apart_what_is_judged_in_other_words, drop),
        cmocka_unit_test_teardown(says_when_and_who, drop),
        cmocka_unit_test_teardown(compares_with_the_grade_before, drop),
        cmocka_unit_test_teardown(says_what_is_serious_and_not_what_all_is_about, drop),
        cmocka_unit_test_teardown(praises_nothing_of_an_area_at_the_lowest_level, drop),
        cmocka_unit_test_teardown(says_which_areas_are_lower_than_it_reads, drop),
        cmocka_unit_test_teardown(counts_what_is_asked_for, drop),
        cmocka_unit_test_teardown(gives_no_urgency_of_its_own_to_inspectors, drop),
        cmocka_unit_test_teardown(never_takes_more_than_five_sentences, drop),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
