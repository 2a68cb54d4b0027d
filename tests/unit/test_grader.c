// SPDX-License-Identifier: MIT
// Gradings over facts written as XML: points, their bounds, limits, what leaves no level, confidence, and expressions
// that cannot be evaluated.
#include "rules/grader.h"
#include "unit/analysed.h"

#include <libxml/parser.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#define RULE(id, says, parts)                                                                                          \
    "<rule id='" id "' of='whole' " says ">" parts "<reason>r</reason><source>s</source><hit><facts/></hit><miss>"     \
    "<facts/></miss></rule>"

static const char *const DATA[] = {
    "<grading id='mine' frameworks='ilacs'>"
    "<scale of='whole' good='-10' requires-improvement='0' inadequate='10' spread='4' least='2'/>" RULE(
        "counted", "points='2' most='30'", "<times>@weaknesses - @strengths</times>")
        RULE("once", "points='-5'", "<when>@mixed = 1</when>")
            RULE("share", "points='1'", "<times>@serious div @confined</times>")
                RULE("cap", "no-better-than='requires improvement' certainty='0.5'", "<when>@widespread = 1</when>")
                    RULE("harder-cap", "no-better-than='inadequate'", "<when>@widespread = 2</when>")
                        RULE("floor", "no-worse-than='good'", "<when>@actions = 1</when>") "</grading>",
    "<grading id='slow' frameworks='sif'>"
    "<scale of='whole' good='1' requires-improvement='2' inadequate='3' spread='1' least='1'/>" RULE(
        "endless", "points='9'",
        "<when>count(//*[count(//*[count(//*[count(//*) &gt; 0]) &gt; 0]) &gt; 0]) &gt; 0</when>")
        RULE("quick", "points='1.5'", "") "</grading>",
    "<grading id='shown' frameworks='jtai'>"
    "<scale of='whole' good='1' requires-improvement='2' inadequate='3' spread='1' least='1'/>" RULE(
        "all-nodes", "points='1'", "<evidence>namespace::* | @* | / | group</evidence>") "</grading>",
};

static og_test_bench bench;
static og_arena *arena;

static int load(void **state)
{
    arena = og_arena_new();
    assert_non_null(arena);
    return bench_set_up(state, &bench, DATA, sizeof DATA / sizeof *DATA);
}

static int unload(void **state)
{
    og_arena_free(arena);
    return bench_tear_down(state);
}

static og_graded grade(const char *framework, const char *facts, size_t findings)
{
    og_graded graded;
    xmlDoc *document = xmlReadMemory(facts, (int)strlen(facts), NULL, NULL, XML_PARSE_NONET);
    assert_non_null(document);
    const og_grading *grading = og_grading_for(bench.catalogue, og_str_from(framework));
    assert_int_equal(og_grade_facts(bench.grader, arena, grading, OG_GRADES_WHOLE, xmlDocGetRootElement(document),
                                    findings, &graded),
                     OG_OK);
    xmlFreeDoc(document);
    return graded;
}

typedef struct grade_case {
    const char *facts;
    double points;
    size_t fired;
    int level;
    bool contradicts;
} grade_case;

static const grade_case CASES[] = {
    {"<facts weaknesses='0' strengths='0'/>", 0, 0, 3, false}, // a bound is reached when it is met
    {"<facts weaknesses='3' strengths='4'/>", -2, 1, 2, false},
    {"<facts weaknesses='0' strengths='6'/>", -12, 1, 1, false},
    {"<facts weaknesses='7' strengths='0'/>", 14, 1, 4, false},
    {"<facts weaknesses='9000' strengths='0'/>", 30, 1, 4, false},
    {"<facts weaknesses='0' strengths='9000'/>", -30, 1, 1, false},
    {"<facts weaknesses='3' strengths='1' mixed='1'/>", -1, 2, 2, false},
    {"<facts strengths='1'/>", 0, 0, 3, false},                                         // no number
    {"<facts weaknesses='1' strengths='1' serious='1' confined='0'/>", 0, 0, 3, false}, // infinity
    {"<facts weaknesses='0' strengths='6' widespread='1'/>", -12, 2, 3, false},
    {"<facts weaknesses='0' strengths='6' widespread='2'/>", -12, 2, 4, false},
    {"<facts weaknesses='7' strengths='0' widespread='1'/>", 14, 2, 4, false},
    {"<facts weaknesses='7' strengths='0' actions='1'/>", 14, 2, 2, false},
    {"<facts weaknesses='7' strengths='0' actions='1' widespread='2'/>", 14, 3, 4, true},
    {"<facts weaknesses='0' strengths='6' actions='1' widespread='1'/>", -12, 3, 3, true},
};

static void test_levels(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        og_graded got = grade("ilacs", CASES[i].facts, 2);
        if (fabs(got.points - CASES[i].points) > 1e-9 || got.level != CASES[i].level ||
            got.fired.count != CASES[i].fired || got.contradicts != CASES[i].contradicts)
            fail_msg("%s: %g points, level %d, %zu rules", CASES[i].facts, got.points, got.level, got.fired.count);
        assert_true(got.confidence > 0 && got.confidence <= 1);
    }
    assert_int_equal(og_grader_failures(bench.grader), 0);
}

static void test_too_few_findings(void **state)
{
    (void)state;
    og_graded got = grade("ilacs", "<facts weaknesses='7' strengths='0'/>", 1);
    assert_int_equal(got.level, 0);
    assert_int_equal(got.fired.count, 0);
}

static double logistic(double x)
{
    return 1 / (1 + exp(-x));
}

static double difference(double a, double b)
{
    return fabs(a - b);
}

// The chance of a level is what a logistic error leaves between its bounds; a cap adds its part of what it shuts out.
static void test_confidence(void **state)
{
    (void)state;
    og_graded got = grade("ilacs", "<facts weaknesses='3' strengths='4'/>", 2);
    assert_true(difference(got.confidence, logistic(2.0 / 4) - logistic(-8.0 / 4)) < 1e-9);
    got = grade("ilacs", "<facts weaknesses='0' strengths='6' widespread='2'/>", 2);
    assert_true(difference(got.confidence, 1) < 1e-9);
    got = grade("ilacs", "<facts weaknesses='0' strengths='6' widespread='1'/>", 2);
    double own = logistic(22.0 / 4) - logistic(12.0 / 4), beyond = logistic(12.0 / 4);
    assert_true(difference(got.confidence, own + beyond / 2) < 1e-9);
}

// An expression that runs into the limit of steps counts as not fulfilled, and the next is evaluated as ever.
static void test_limit_of_steps(void **state)
{
    static const char theme[] = "<theme/>";
    enum { MANY = 500, LONG = sizeof theme - 1 };
    char facts[MANY * LONG + 32];
    size_t before = og_grader_failures(bench.grader);
    (void)state;
    int used = snprintf(facts, sizeof facts, "<facts>");
    for (int i = 0; i < MANY; i++)
        used += snprintf(facts + used, sizeof facts - (size_t)used, "%s", theme);
    snprintf(facts + used, sizeof facts - (size_t)used, "</facts>");
    og_graded got = grade("sif", facts, 1);
    assert_int_equal(og_grader_failures(bench.grader), before + 1);
    assert_int_equal(got.fired.count, 1);
    assert_int_equal(got.level, 2);
    got = grade("sif", "<facts/>", 1);
    assert_int_equal(og_grader_failures(bench.grader), before + 1);
    assert_int_equal(got.fired.count, 2);
}

// Evidence are elements: namespaces, attributes and the document, which XPath may select, stand for no findings.
static void test_evidence(void **state)
{
    (void)state;
    og_graded got = grade("jtai", "<facts weaknesses='1'><group/></facts>", 1);
    assert_int_equal(got.fired.count, 1);
    assert_int_equal(got.fired.items[0].evidence.count, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_levels), cmocka_unit_test(test_too_few_findings),
                                       cmocka_unit_test(test_confidence), cmocka_unit_test(test_limit_of_steps),
                                       cmocka_unit_test(test_evidence)};
    return cmocka_run_group_tests(tests, load, unload);
}
