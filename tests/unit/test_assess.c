// SPDX-License-Identifier: MIT
// From findings and actions to the facts tree, the inferred grade and the recommendations. Findings are written here,
// so that nothing but the counting is tried.
#include "analyse/facts.h"
#include "unit/analysed.h"

#include <libxml/xpath.h>
#include <string.h>

#define PROOF(element) "<hit><" element "/></hit><miss><" element "/></miss>"
#define WORDS "<reason>r</reason><source>s</source>"

static const char *const DATA[] = {
    "<grading id='councils' frameworks='sif' apart='lscb'>"
    "<scale of='area' good='10' requires-improvement='40' inadequate='80' spread='5' least='3'/>"
    "<scale of='whole' good='10' requires-improvement='40' inadequate='80' spread='5' least='4'/>"
    "<rule id='whole-weak' of='whole' points='1'><times>100 * @weaknesses div @findings</times>"
    "<evidence>group[@polarity = 'weakness'] | actions</evidence>" WORDS PROOF(
        "facts") "</rule>"
                 "<rule id='area-weak' of='area' points='1'><times>100 * @weaknesses div @findings</times>"
                 "<evidence>group[@polarity = 'weakness']</evidence>" WORDS PROOF(
                     "area") "</rule>"
                             "<rule id='cap' of='whole' no-better-than='inadequate'><when>@serious &gt; 2</when>" WORDS
                                 PROOF("facts") "</rule>"
                                                "<rule id='floor' of='whole' no-worse-than='good'><when>@strengths "
                                                "&gt; 3</when>" WORDS PROOF(
                                                    "facts") "</rule>"
                                                             "<rule id='all-facts' of='whole' "
                                                             "no-worse-than='inadequate'><when>count(//*/@*) &lt; 0 or "
                                                             "rule[@id = 'poor'] or "
                                                             "theme</when>" WORDS PROOF("facts") "</rule>"
                                                                                                 "</grading>",
    "<recommendations frameworks='sif'>"
    "<step id='supervision' theme='supervision' priority='medium'><when>@weaknesses &gt; 0 and @actions = 0</when>"
    "<text>Supervise.</text>" PROOF(
        "theme") "</step>"
                 "<step id='plan' theme='planning' priority='high'><when>@weaknesses &gt; 0 and @actions = 0</when>"
                 "<text>Plan.</text>" PROOF("theme") "</step></recommendations>",
};

static const char BLOCKS[] =
    "H1 Report\nP It opens.\n"
    "H2 The experiences and progress of children who need help and protection\nP One.\nP Two.\n"
    "H2 The Local Safeguarding Children Board (LSCB)\nP Three.\n";

static og_test_bench bench;

static int load(void **state)
{
    return bench_set_up(state, &bench, DATA, sizeof DATA / sizeof *DATA);
}

static og_analysis *start(void)
{
    og_analysis *analysis = bench_open(&bench, "sif", BLOCKS);
    return analysis;
}

static og_str id_of(og_analysis *analysis, char letter, size_t number)
{
    og_str id;
    assert_int_equal(og_arena_printf(analysis->arena, &id, "%c%zu", letter, number), OG_OK);
    return id;
}

static void add_one(og_analysis *analysis, og_finding finding, const char *theme)
{
    finding.id = id_of(analysis, 'f', analysis->record->findings.count + 1);
    finding.source = finding.source.len ? finding.source : OG_STR("inspectors");
    finding.severity = finding.severity.len ? finding.severity : OG_STR("standard");
    if (theme)
        assert_int_equal(og_vec_push(analysis->arena, &finding.themes, og_str_from(theme)), OG_OK);
    assert_int_equal(og_vec_push(analysis->arena, &analysis->record->findings, finding), OG_OK);
}

static void add(og_analysis *analysis, size_t count, const char *polarity, const char *area)
{
    for (size_t i = 0; i < count; i++)
        add_one(analysis, (og_finding){.polarity = og_str_from(polarity), .area = og_str_from(area)}, NULL);
}

static void add_action(og_analysis *analysis, const char *text, const char *kind, const char *deadline,
                       const char *theme)
{
    og_action action = {.id = id_of(analysis, 'a', analysis->record->actions.count + 1),
                        .text = og_str_from(text),
                        .kind = og_str_from(kind),
                        .severity = OG_STR("standard"),
                        .deadline = og_str_from(deadline)};
    if (theme)
        assert_int_equal(og_vec_push(analysis->arena, &action.themes, og_str_from(theme)), OG_OK);
    assert_int_equal(og_vec_push(analysis->arena, &analysis->record->actions, action), OG_OK);
}

static void state_grade(og_analysis *analysis, const char *area, const char *grade, int level)
{
    og_judgement judgement = {.area = og_str_from(area), .grade = og_str_from(grade), .level = level};
    assert_int_equal(og_vec_push(analysis->arena, &analysis->record->judgements, judgement), OG_OK);
}

static const og_assessment *assess(og_analysis *analysis)
{
    assert_int_equal(og_assess(analysis), OG_OK);
    return analysis->record->assessment;
}

static const og_area_assessment *area_of(const og_assessment *assessment, const char *id)
{
    for (size_t i = 0; i < assessment->areas.count; i++)
        if (og_str_equal(assessment->areas.items[i].area, og_str_from(id)))
            return &assessment->areas.items[i];
    return NULL;
}

// What an expression gives, asked of the facts of the record.
static double ask(const og_analysis *analysis, const char *expression)
{
    og_words_list apart = {0};
    og_facts facts;
    assert_int_equal(og_vec_push(analysis->arena, &apart, OG_STR("lscb")), OG_OK);
    assert_int_equal(og_facts_make(analysis, &apart, &facts), OG_OK);
    xmlXPathContext *context = xmlXPathNewContext(facts.root->doc);
    assert_non_null(context);
    xmlXPathObject *object = xmlXPathEval((const xmlChar *)expression, context);
    assert_non_null(object);
    double number = object->floatval;
    assert_int_equal(object->type, XPATH_NUMBER);
    xmlXPathFreeObject(object);
    xmlXPathFreeContext(context);
    return number;
}

#define EXPECT(analysis, expression, number) assert_int_equal((long)ask(analysis, expression), number)

static void test_counts(void **state)
{
    (void)state;
    og_analysis *analysis = start();
    add(analysis, 3, "strength", "leaders");
    add(analysis, 2, "weakness", "leaders");
    add(analysis, 1, "mixed", "");
    add(analysis, 4, "weakness", "lscb");
    add_one(analysis, (og_finding){.polarity = OG_STR("weakness"), .severity = OG_STR("serious")}, "planning");
    EXPECT(analysis, "number(/facts/@findings)", 7);
    EXPECT(analysis, "number(/facts/@weaknesses)", 3);
    EXPECT(analysis, "number(/facts/@strengths)", 3);
    EXPECT(analysis, "number(/facts/@serious)", 1);
    EXPECT(analysis, "number(/facts/area[@id = 'leaders']/@findings)", 5);
    EXPECT(analysis, "number(/facts/area[@id = 'lscb']/@weaknesses)", 4);
    EXPECT(analysis, "count(/facts/area)", 2);
    EXPECT(analysis, "sum(/facts/group[@polarity = 'weakness']/@count)", 3);
    EXPECT(analysis, "count(/facts/theme)", 1);
    EXPECT(analysis, "number(/facts/theme[@id = 'planning']/@weaknesses)", 1);
}

// Conditions are checked against the ids of forms, so that is what they are asked of.
static void test_forms(void **state)
{
    (void)state;
    og_analysis *analysis = bench_open(&bench, "sccif-agency", BLOCKS);
    EXPECT(analysis, "number(/facts/@framework = 'sccif-agency')", 1);
    EXPECT(start(), "number(/facts/@framework = 'sif')", 1);
}

// Conditions compare whole ids, however long they are.
static void test_long_ids(void **state)
{
    static char id[301];
    (void)state;
    og_analysis *analysis = start();
    memset(id, 'i', sizeof id - 1);
    analysis->record->document->kind = og_str_from(id);
    EXPECT(analysis, "string-length(/facts/@kind)", 300);
}

static void test_only_inspectors_count(void **state)
{
    (void)state;
    og_analysis *analysis = start();
    add(analysis, 2, "strength", "leaders");
    add_one(analysis, (og_finding){.polarity = OG_STR("strength"), .source = OG_STR("provider")}, NULL);
    add_one(analysis, (og_finding){.polarity = OG_STR("weakness"), .source = OG_STR("politician")}, NULL);
    EXPECT(analysis, "number(/facts/@findings)", 2);
    EXPECT(analysis, "number(/facts/@weaknesses)", 0);
}

// Of a sentence that states a grade counts what it says without it, and nothing where that is nothing.
static void test_stated_grades_do_not_count(void **state)
{
    (void)state;
    og_analysis *analysis = start();
    add(analysis, 5, "strength", "leaders");
    og_counted_finding instead = {.number = 1, .counts = true}, nothing = {.number = 3}, alone = {.number = SIZE_MAX};
    instead.finding = (og_finding){.polarity = OG_STR("weakness"), .source = OG_STR("inspectors")};
    alone.counts = true;
    alone.finding = instead.finding;
    assert_int_equal(og_vec_push(analysis->arena, &analysis->ungraded, alone), OG_OK);
    assert_int_equal(og_vec_push(analysis->arena, &analysis->ungraded, instead), OG_OK);
    assert_int_equal(og_vec_push(analysis->arena, &analysis->ungraded, nothing), OG_OK);
    assert_int_equal(og_vec_push(analysis->arena, &analysis->ungraded, alone), OG_OK);
    EXPECT(analysis, "number(/facts/@strengths)", 3);
    EXPECT(analysis, "number(/facts/@weaknesses)", 3);
    EXPECT(analysis, "sum(/facts/group[@polarity = 'weakness']/@count)", 3);
    const og_assessment *assessment = assess(analysis);
    assert_int_equal(assessment->because.items[0].evidence.count, 1); // the record has no more of them
    assert_true(og_str_equal(assessment->because.items[0].evidence.items[0], OG_STR("f2")));
}

static void test_too_little_text(void **state)
{
    (void)state;
    og_analysis *analysis = start();
    add(analysis, 3, "weakness", "leaders");
    state_grade(analysis, "overall", "good", 2);
    const og_assessment *assessment = assess(analysis);
    assert_int_equal(assessment->inferred_level, 0);
    assert_int_equal(assessment->inferred.len, 0);
    assert_true(og_str_equal(assessment->agreement, OG_STR("not-inferred")));
    assert_int_equal(area_of(assessment, "leaders")->inferred_level, 4);
    assert_int_equal(area_of(assessment, "leaders")->because.count, 1);
    assert_null(area_of(assessment, "lscb"));
}

static void test_levels_and_agreement(void **state)
{
    static const struct {
        size_t strengths, weaknesses;
        int stated, inferred;
        const char *agreement;
    } cases[] = {{3, 0, 1, 1, "agrees"},
                 {3, 1, 2, 2, "agrees"},
                 {2, 2, 2, 3, "text-reads-worse"},
                 {1, 4, 3, 4, "text-reads-worse"},
                 {3, 1, 4, 2, "text-reads-better"},
                 {2, 2, 0, 3, "not-stated"}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        og_analysis *analysis = start();
        add(analysis, cases[i].strengths + (i == 0), "strength", "");
        add(analysis, cases[i].weaknesses, "weakness", "");
        add(analysis, 50, "weakness", "lscb"); // apart
        if (cases[i].stated)
            state_grade(analysis, "overall", "x", cases[i].stated);
        const og_assessment *assessment = assess(analysis);
        assert_int_equal(assessment->inferred_level, cases[i].inferred);
        assert_true(og_str_equal(assessment->agreement, og_str_from(cases[i].agreement)));
        assert_true(assessment->confidence > 0 && assessment->confidence <= 1);
    }
}

static void test_limits(void **state)
{
    (void)state;
    og_analysis *analysis = start();
    add(analysis, 2, "strength", "");
    for (size_t i = 0; i < 3; i++)
        add_one(analysis, (og_finding){.polarity = OG_STR("mixed"), .severity = OG_STR("serious")}, NULL);
    const og_assessment *assessment = assess(analysis);
    assert_int_equal(assessment->inferred_level, 4);
    assert_int_equal(assessment->because.count, 1);
    assert_true(og_str_equal(assessment->because.items[0].effect, OG_STR("no better than inadequate")));
    assert_true(assessment->confidence > 0.98 && assessment->confidence < 1); // never certain
    check_warnings(analysis, "");
    add(analysis, 2, "strength", "");
    assessment = assess(analysis); // and the floor: the stricter is followed
    assert_int_equal(assessment->inferred_level, 4);
    check_warnings(analysis, "grading-contradiction\n");
}

static void check_recommendations(const og_analysis *analysis, const char *expected)
{
    og_buf out = {0};
    for (size_t i = 0; i < analysis->record->recommendations.count; i++) {
        const og_recommendation *at = &analysis->record->recommendations.items[i];
        og_buf_printf(&out, "%d %.*s %.*s %.*s:", at->rank, OG_STR_ARG(at->priority), OG_STR_ARG(at->basis),
                      OG_STR_ARG(at->text));
        for (size_t k = 0; k < at->evidence.count; k++)
            og_buf_printf(&out, " %.*s", OG_STR_ARG(at->evidence.items[k]));
        og_buf_add_byte(&out, '\n');
    }
    check_buf(&out, expected);
}

// What is asked for twice is one; what is planned or done already is none.
static void test_stated_recommendations(void **state)
{
    (void)state;
    og_analysis *analysis = start();
    add_action(analysis, "Improve the plans.", "recommended", "", NULL);
    add_action(analysis, "Check cases.", "required", "", NULL);
    add_action(analysis, "The council will move.", "planned", "", NULL);
    add_action(analysis, "It has moved.", "done", "", NULL);
    add_action(analysis, "Ensure safety.", "recommended", "immediate", NULL);
    add_action(analysis, "improve the  plans", "required", "", NULL);
    add_action(analysis, "Tell parents.", "priority", "", NULL);
    assess(analysis);
    check_recommendations(analysis, "1 immediate stated Ensure safety.: a5\n"
                                    "2 immediate stated Tell parents.: a7\n"
                                    "3 high stated Improve the plans.: a1 a6\n"
                                    "4 high stated Check cases.: a2\n");
}

// Steps for weak themes that nothing asked for covers, behind what is asked for.
static void test_derived_recommendations(void **state)
{
    (void)state;
    og_analysis *analysis = start();
    add_one(analysis, (og_finding){.polarity = OG_STR("weakness")}, "supervision");
    add_one(analysis, (og_finding){.polarity = OG_STR("strength")}, "planning");
    add_one(analysis, (og_finding){.polarity = OG_STR("weakness")}, "planning");
    add_one(analysis, (og_finding){.polarity = OG_STR("weakness"), .source = OG_STR("other")}, "planning");
    add_action(analysis, "Tell parents.", "recommended", "", NULL);
    assess(analysis);
    check_recommendations(analysis, "1 medium stated Tell parents.: a1\n"
                                    "2 high derived Plan.: f3\n"
                                    "3 medium derived Supervise.: f1\n");
    analysis = start();
    add_one(analysis, (og_finding){.polarity = OG_STR("weakness")}, "planning");
    add_action(analysis, "Plan better.", "recommended", "", "planning");
    assess(analysis);
    check_recommendations(analysis, "1 medium stated Plan better.: a1\n");
}

// What a sentence says beside a grade may have no finding in the record: a step must have one to show for it.
static void test_steps_of_what_stands_beside_grades(void **state)
{
    (void)state;
    og_analysis *analysis = start();
    og_counted_finding alone = {.number = SIZE_MAX, .counts = true};
    alone.finding = (og_finding){.polarity = OG_STR("weakness"), .source = OG_STR("inspectors")};
    assert_int_equal(og_vec_push(analysis->arena, &alone.finding.themes, OG_STR("planning")), OG_OK);
    assert_int_equal(og_vec_push(analysis->arena, &analysis->ungraded, alone), OG_OK);
    assess(analysis);
    check_recommendations(analysis, "");
    add_one(analysis, (og_finding){.polarity = OG_STR("weakness")}, "planning");
    analysis->record->recommendations.count = 0;
    assess(analysis);
    check_recommendations(analysis, "1 high derived Plan.: f1\n");
}

// A document whose every sentence is a finding takes time in proportion to them.
static void test_many_findings(void **state)
{
    enum { MANY = 100000 };
    static const char *const extents[] = {"", "all", "most", "many", "some", "few", "one"};
    (void)state;
    og_analysis *analysis = start();
    for (size_t i = 0; i < MANY; i++)
        add_one(analysis,
                (og_finding){.polarity = i % 3 ? OG_STR("weakness") : OG_STR("strength"),
                             .severity = i % 2 ? OG_STR("serious") : OG_STR("standard"),
                             .extent = og_str_from(extents[i % 7]),
                             .area = i % 5 ? OG_STR("leaders") : OG_STR("")},
                i % 4 ? "planning" : "supervision");
    for (size_t i = 0; i < MANY / 10; i++) {
        og_str text;
        assert_int_equal(og_arena_printf(analysis->arena, &text, "Do %zu.", i), OG_OK);
        add_action(analysis, text.ptr, "required", "", NULL);
    }
    const og_assessment *assessment = assess(analysis);
    assert_int_equal(assessment->inferred_level, 4);
    assert_true(analysis->record->recommendations.count >= MANY / 10 + 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_counts),
        cmocka_unit_test(test_forms),
        cmocka_unit_test(test_long_ids),
        cmocka_unit_test(test_only_inspectors_count),
        cmocka_unit_test(test_stated_grades_do_not_count),
        cmocka_unit_test(test_too_little_text),
        cmocka_unit_test(test_levels_and_agreement),
        cmocka_unit_test(test_limits),
        cmocka_unit_test(test_stated_recommendations),
        cmocka_unit_test(test_derived_recommendations),
        cmocka_unit_test(test_steps_of_what_stands_beside_grades),
        cmocka_unit_test(test_many_findings),
    };
    return cmocka_run_group_tests(tests, load, bench_tear_down);
}
