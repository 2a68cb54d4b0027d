// SPDX-License-Identifier: MIT
// Errors of gradings and recommended steps: each with its very place and what may be meant, all of one file in one run;
// and what of the user's takes whose place.
#include "rules/framework.h"
#include "rules/grader.h"
#include "unit/data.h"

#include <string.h>

#define SCALES                                                                                                         \
    "<scale of='whole' good='0' requires-improvement='5' inadequate='9' spread='1' least='3'/>"                        \
    "<scale of='area' good='0' requires-improvement='5' inadequate='9' spread='1' least='3'/>\n"
#define OPEN "<grading id='mine' frameworks='ilacs'>" SCALES
#define WORDS "<reason>r</reason><source>s</source>"
#define PROOF WORDS "<hit><facts/></hit><miss><facts/></miss>"
#define CLOSE PROOF "</rule></grading>"
#define RULE OPEN "<rule id='a' of='whole' points='1'>\n"
#define LIMIT OPEN "<rule id='a' of='whole' no-better-than='good'>\n"
#define STEPS "<recommendations frameworks='ilacs'>\n"
#define STEP STEPS "<step id='a' theme='supervision' priority='high'>\n"
#define STEP_CLOSE "<text>t</text><hit><theme/></hit><miss><theme/></miss></step></recommendations>"

static const error_case ERRORS[] = {
    // expressions
    {RULE "<when>@weaknesses = = 3</when>" CLOSE, 3, 21, "no XPath 1.0 expression", "= 3", ""},
    {RULE "<when>count(group</when>" CLOSE, 3, 17, "no XPath 1.0 expression", "", ""},
    {RULE "<when>\n  @weaknesses\n  &gt; 'a</when>" CLOSE, 5, 0, "no XPath 1.0 expression", "", ""},
    {RULE "<when>@weaknesses</when>" CLOSE, 3, 7, "neither true nor false", "@weaknesses", ""},
    {RULE "<when>count(group)</when>" CLOSE, 3, 7, "neither true nor false", "count", ""},
    {RULE "<times>@weaknesses &gt; 3</times>" CLOSE, 3, 8, "not a number", "@weaknesses", ""},
    {RULE "<evidence>count(group)</evidence>" CLOSE, 3, 11, "does not select facts", "count", ""},
    {RULE "<when> @weaknes &gt; 3</when>" CLOSE, 3, 9, "no attribute \"weaknes\"", "weaknes", "weaknesses"},
    {RULE "<when>boolean(grup)</when>" CLOSE, 3, 15, "no <grup>", "grup", "group"},
    {RULE "<when>boolean(group[@points = 2])</when>" CLOSE, 3, 22, "no attribute \"points\"", "points", "count"},
    {RULE "<when>boolean(area[@id = 'leader'])</when>" CLOSE, 3, 26, "value \"leader\"", "'leader'", "leaders"},
    {RULE "<when>boolean(theme['plannin' = @id])</when>" CLOSE, 3, 21, "value \"plannin\"", "'plannin'", "planning"},
    {RULE "<when>boolean(rule[@id = 'poorr'])</when>" CLOSE, 3, 26, "value \"poorr\"", "'poorr'", "poor"},
    {RULE "<when>boolean(group[@polarity != 'weak'])</when>" CLOSE, 3, 34, "value \"weak\"", "'weak'", ""},
    {RULE "<when>@framework = 'ilac'</when>" CLOSE, 3, 20, "value \"ilac\"", "'ilac'", "ilacs"},
    {RULE "<when>true() or cuont(group) = 1</when>" CLOSE, 3, 17, "no function \"cuont\"", "cuont", "count"},
    {RULE "<when>$limit = 1</when>" CLOSE, 3, 8, "no variable \"limit\"", "limit", ""},
    {RULE "<when>boolean(area[count(1)])</when>" CLOSE, 3, 0, "no XPath 1.0 expression", "", ""},
    {RULE "<when>\n&#x9; @serious &lt; <!-- what --> @weak</when>" CLOSE, 4, 36, "no attribute", "weak", ""},
    {RULE "<when> </when>" CLOSE, 3, 1, "<when> is empty", "<when>", ""},
    {STEP "<when>@points = 1</when>" STEP_CLOSE, 3, 8, "no attribute \"points\"", "points", ""},
    {STEP "<when>@weaknesses</when>" STEP_CLOSE, 3, 7, "neither true nor false", "@weaknesses", ""},
    // names of attributes
    {"<grading id='mine'\n frameworks='ilacs ilac'>" SCALES "<rule id='a' of='whole' points='1'>" CLOSE, 2, 20,
     "unknown framework \"ilac\"", "ilac'>", "ilacs"},
    {"<grading id='mine' frameworks='ilacs' apart='leader'>" SCALES "<rule id='a' of='whole' points='1'>" CLOSE, 1, 46,
     "unknown area \"leader\"", "leader'>", "leaders"},
    {STEPS "<step id='a' theme='plannin' priority='high'><when>@actions = 0</when>" STEP_CLOSE, 2, 21,
     "unknown theme \"plannin\"", "plannin'", "planning"},
    {"<recommendations frameworks='ilac'><step id='a' theme='planning' priority='high'><when>@actions = "
     "0</when>" STEP_CLOSE,
     1, 0, "unknown framework \"ilac\"", "", "ilacs"},
    {STEPS "<step id='a' theme='planning' priority='hihg'><when>@actions = 0</when>" STEP_CLOSE, 2, 31,
     "priority=\"hihg\" is not known", "priority='hihg'", "high"},
    {OPEN "<rule id='a' of='hole' points='1'>" CLOSE, 2, 14, "of=\"hole\" is not known", "of='hole'", "whole"},
    {OPEN "<rule id='a' of='whole' no-better-than='godo'><when>true()</when>" CLOSE, 2, 25, "is not known",
     "no-better-than='godo'", "good"},
    {OPEN "<rule id='a' of='whole' points='1e3'>" CLOSE, 2, 25, "not a number", "points='1e3'", ""},
    // what a rule does
    {OPEN "<rule id='a' of='whole' no-better-than='inadequate' no-worse-than='good'><when>true()</when>" CLOSE, 2, 53,
     "contradicts itself", "no-worse-than", ""},
    {LIMIT "<when>@serious = 0</when>" PROOF "</rule>\n<rule id='b' of='whole' no-worse-than='outstanding'>"
           "<when> @serious  = 0</when>" CLOSE,
     4, 0, "contradict each other", "", ""},
    {OPEN "<rule id='a' of='whole' points='1' no-better-than='good'><when>true()</when>" CLOSE, 2, 25, "not both",
     "points='1'", ""},
    {OPEN "<rule id='a' of='whole'>" CLOSE, 2, 1, "does nothing", "<rule", ""},
    {LIMIT CLOSE, 2, 1, "limits always", "<rule", ""},
    {OPEN "<rule id='a' of='whole' points='1' most='-1'>" CLOSE, 2, 36, "most is below 0", "most='-1'", ""},
    {OPEN "<rule id='a' of='whole' no-better-than='good' certainty='2'><when>true()</when>" CLOSE, 2, 47,
     "not between 0 and 1", "certainty='2'", ""},
    // scales
    {"<grading id='mine' frameworks='ilacs'>\n<scale of='whole' good='5' requires-improvement='5' inadequate='9' "
     "spread='1' least='3'/><rule id='a' of='whole' points='1'>" CLOSE,
     2, 1, "more points the worse", "<scale", ""},
    {"<grading id='mine' frameworks='ilacs'>\n<scale of='whole' good='1' requires-improvement='5' inadequate='9' "
     "spread='0' least='3'/><rule id='a' of='whole' points='1'>" CLOSE,
     2, 68, "spread is not above 0", "spread", ""},
    {"<grading id='mine' frameworks='ilacs'>\n<scale of='whole' good='1' requires-improvement='5' inadequate='9' "
     "spread='1' least='1000000'/><rule id='a' of='whole' points='1'>" CLOSE,
     2, 79, "least is not between 1 and 999999", "least", ""},
    {OPEN "<scale of='area' good='1' requires-improvement='5' inadequate='9' spread='1' least='3'/>\n"
          "<rule id='a' of='whole' points='1'>" CLOSE,
     2, 8, "second <scale of=\"area\">", "of='area'", ""},
    // examples
    {RULE "<when>true()</when>" WORDS "<hit><facts/></hit></rule></grading>", 2, 1, "no <miss>", "<rule", ""},
    {RULE "<when>true()</when>" WORDS "<miss><facts/></miss></rule></grading>", 2, 1, "no <hit>", "<rule", ""},
    {RULE "<when>true()</when>" WORDS "<hit><area/></hit><miss><facts/></miss></rule></grading>", 3, 0, "no <facts>",
     "<area/>", ""},
    {STEP "<when>@actions = 0</when><text>t</text></step></recommendations>", 2, 1, "no <hit>", "<step", ""},
    // twice
    {RULE PROOF "</rule>\n<rule id='a' of='whole' points='2'>" CLOSE, 4, 7, "already in line 2", "id='a'", ""},
    {OPEN "<rule id='send-serious' of='whole' points='1'>" CLOSE, 2, 11, "already in the grading \"area-send\"",
     "send-serious", ""},
    {STEP "<when>@actions = 0</when><text>t</text><hit><theme/></hit><miss><theme/></miss></step>\n"
          "<step id='a' theme='planning' priority='high'><when>@actions = 0</when>" STEP_CLOSE,
     4, 7, "is already in", "id='a'", ""},
    // what the schema says
    {RULE "<unless>true()</unless>" CLOSE, 3, 1, "<unless> may not stand in <rule>", "<unless", ""},
    {RULE "<wehn>true()</wehn>" CLOSE, 3, 1, "<wehn> may not stand in <rule>", "<wehn", "when"},
    {OPEN "<role id='a'/></grading>", 2, 1, "<role> may not stand in <grading>", "<role", "rule"},
    {OPEN "<rule id='a' of='whole' points='1' colour='red'>" CLOSE, 2, 0, "colour", "", ""},
    {OPEN "<rule id='a' of='whole' points='1'><source>s</source><hit><facts/></hit><miss><facts/></miss></rule>"
          "</grading>",
     2, 0, "", "", ""},
    {"<!DOCTYPE grading [<!ENTITY e 'x'>]>\n" OPEN "<rule id='a' of='whole' points='1'>" CLOSE, 1, 0, "document type",
     "", ""},
    {RULE "<when>&e;</when>" CLOSE, 3, 0, "e", "", ""},
};

static void test_errors_have_their_very_place(void **state)
{
    (void)state;
    check_errors(ERRORS, sizeof ERRORS / sizeof *ERRORS);
}

// A mistake in each of five rules and in the scale: six errors, no more.
static void test_all_errors_are_told(void **state)
{
    static const char text[] = "<grading id='mine' frameworks='ilacs'>"
                               "<scale of='whole' good='5' requires-improvement='1' inadequate='9' spread='1' "
                               "least='1'/>\n"
                               "<rule id='a' of='whole' points='1'><when>@nil = 1</when>" PROOF "</rule>\n"
                               "<rule id='b' of='whole' points='1'><when>1 +</when>" PROOF "</rule>\n"
                               "<rule id='c' of='whole' points='1'><times>'x'</times>" PROOF "</rule>\n"
                               "<rule id='d' of='whole' points='1'><evidence>1</evidence>" PROOF "</rule>\n"
                               "<rule id='e' of='whole'>" CLOSE;
    og_diagnostics *diagnostics = og_diagnostics_new();
    og_catalogue *catalogue;
    (void)state;
    assert_int_equal(load_file(og_str_from(text), false, diagnostics, &catalogue), OG_BAD_DATA);
    print_diagnostics(diagnostics);
    assert_int_equal(og_diagnostics_count(diagnostics), 6);
    og_diagnostics_free(diagnostics);
}

static const char *const WELL_WRITTEN[] = {
    RULE "<when>@weaknesses * 2 &gt; @strengths and not(theme[@id = 'planning'][@weaknesses &gt; 1])</when>"
         "<times>100 * @weaknesses div @findings - 1</times><evidence>group | actions</evidence>" CLOSE,
    RULE "<when>count((group | actions)[@count &gt; 1]) = 2</when>" CLOSE,
    RULE "<when>area[@id='leaders']/@level = 4 or ../@kind or //theme/@actions = 1</when>" CLOSE,
    RULE "<when>attribute::weaknesses &gt; child::group/attribute::count</when>" CLOSE,
    RULE "<when>boolean(descendant::group[position() = last()]/parent::*[@weaknesses])</when>" CLOSE,
    RULE "<when>boolean(*[@*])</when>" CLOSE,
    RULE "<when>boolean(rule[@id = 'poor' or 'widespread-failure' = @id]/@weaknesses)</when>" CLOSE,
    RULE "<when><![CDATA[@weaknesses < 3]]> and <!-- a note --> @serious = 0</when>" CLOSE,
    STEP "<when>../@findings &gt; 10 and @weaknesses div @findings &gt; .5</when>" STEP_CLOSE,
};

static void test_what_is_well_written_loads(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof WELL_WRITTEN / sizeof *WELL_WRITTEN; i++) {
        og_diagnostics *diagnostics = og_diagnostics_new();
        og_catalogue *catalogue;
        og_status status = load_file(og_str_from(WELL_WRITTEN[i]), false, diagnostics, &catalogue);
        print_diagnostics(diagnostics);
        if (status != OG_OK || og_diagnostics_count(diagnostics))
            fail_msg("case %zu: %s", i, WELL_WRITTEN[i]);
        og_catalogue_free(catalogue);
        og_diagnostics_free(diagnostics);
    }
}

// A grading of the user's with the id of a built-in one takes its place whole, a step that of the step.
static void test_users_take_the_place(void **state)
{
    og_diagnostics *diagnostics = og_diagnostics_new();
    og_catalogue *catalogue, *built_in;
    (void)state;
    assert_int_equal(og_catalogue_new(NULL, NULL, &built_in), OG_OK);
    assert_int_equal(load_file(OG_STR("<grading id='councils' frameworks='ilacs'>" SCALES
                                      "<rule id='only' of='whole' points='2'><reason>mine</reason><source>s</source>"
                                      "<hit><facts/></hit><miss><facts/></miss></rule></grading>"),
                               false, diagnostics, &catalogue),
                     OG_OK);
    const og_grading *grading = og_grading_for(catalogue, OG_STR("ilacs"));
    assert_int_equal(catalogue->grading.gradings.count, built_in->grading.gradings.count);
    assert_int_equal(grading->rules.count, 1);
    assert_false(grading->built_in);
    assert_null(og_grading_for(catalogue, OG_STR("sif")));
    assert_true(og_str_equal(og_grading_reason(catalogue, OG_STR("only")), OG_STR("mine")));
    assert_int_equal(og_grading_reason(catalogue, OG_STR("weak-area")).len, 0);
    assert_true(og_grading_reason(built_in, OG_STR("weak-area")).len > 0);
    og_catalogue_free(catalogue);
    const char *own = "<recommendations frameworks='sif'><step id='supervision' theme='planning' priority='medium'>"
                      "<when>@weaknesses = 1</when>" STEP_CLOSE;
    assert_int_equal(load_file(og_str_from(own), false, diagnostics, &catalogue), OG_OK);
    assert_int_equal(catalogue->grading.steps.count, built_in->grading.steps.count);
    size_t number = 0;
    while (!og_str_equal(catalogue->grading.steps.items[number].id, OG_STR("supervision")))
        number++;
    assert_true(og_str_equal(catalogue->grading.steps.items[number].theme, OG_STR("planning")));
    og_catalogue_free(catalogue);
    og_catalogue_free(built_in);
    assert_int_equal(og_diagnostics_count(diagnostics), 0);
    og_diagnostics_free(diagnostics);
}

// A kind of provider stands for all frameworks and forms of such providers, an id for all forms of that framework.
static void test_kinds_of_provider_stand_for_frameworks(void **state)
{
    (void)state;
    og_catalogue *catalogue =
        load_text("<grading id='mine' frameworks='school early-years' unproven='school' ceiling='0.5'>" SCALES
                  "<rule id='a' of='whole' points='1'><when>@serious = 1</when>" CLOSE);
    const og_grading *grading = og_grading_for(catalogue, OG_STR("eif-2019"));
    assert_true(og_str_equal(grading->id, OG_STR("mine")));
    assert_ptr_equal(og_grading_for(catalogue, OG_STR("early-years")), grading);
    assert_ptr_equal(og_grading_for(catalogue, OG_STR("early-years-2013")), grading);
    assert_ptr_equal(og_grading_for(catalogue, OG_STR("report-card-2025")), grading);
    assert_ptr_not_equal(og_grading_for(catalogue, OG_STR("report-card-2025-college")), grading);
    assert_true(grading->frameworks.count > grading->unproven.count);
    assert_ptr_not_equal(og_grading_for(catalogue, OG_STR("fe-skills")), grading);
    og_catalogue_free(catalogue);
}

// Forms that are for other providers than the framework that they are forms of have the grading of their own kind.
static void test_forms_have_the_grading_of_their_kind(void **state)
{
    static const char *const expected[][2] = {{"early-years-2008", "settings"},
                                              {"report-card-2025-early-years", "settings"},
                                              {"report-card-2025-college", "colleges"},
                                              {"report-card-2025", "schools"},
                                              {"sccif-agency", "homes"},
                                              {"sccif-school", "homes"},
                                              {"sccif-2006", "homes"}};
    og_catalogue *catalogue;
    (void)state;
    assert_int_equal(og_catalogue_new(NULL, NULL, &catalogue), OG_OK);
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
        const og_grading *grading = og_grading_for(catalogue, og_str_from(expected[i][0]));
        assert_non_null(grading);
        assert_true(og_str_equal(grading->id, og_str_from(expected[i][1])));
    }
    og_catalogue_free(catalogue);
}

// Of two gradings for one framework the user's counts, and a warning says so.

static void test_warnings(void **state)
{
    static const char text[] =
        "<grading id='mine' frameworks='ilacs'>"
        "<scale of='whole' good='0' requires-improvement='5' inadequate='9' spread='1' least='3'/>\n"
        "<rule id='a' of='whole' points='1'><when>@serious = 1</when>" PROOF "</rule>\n"
        "<rule id='b' of='whole' points='1'><when> @serious  = 1</when>" PROOF "</rule>\n"
        "<rule id='c' of='area' points='1'><when>@serious = 1</when>" WORDS
        "<hit><area/></hit><miss><area/></miss></rule>\n"
        "<rule id='d' of='whole' no-better-than='good' most='3'><when>@serious = 9</when>" CLOSE;
    static const char *const codes[] = {"framework-twice", "duplicate-rule", "no-effect", "no-effect"};
    static const size_t lines[] = {1, 3, 4, 5};
    og_diagnostics *diagnostics = og_diagnostics_new();
    og_catalogue *catalogue;
    (void)state;
    assert_int_equal(load_file(og_str_from(text), true, diagnostics, &catalogue), OG_OK);
    assert_true(og_str_equal(og_grading_for(catalogue, OG_STR("ilacs"))->id, OG_STR("mine")));
    assert_int_equal(og_rules_check(catalogue, true, diagnostics), OG_OK);
    print_diagnostics(diagnostics);
    assert_int_equal(og_diagnostics_count(diagnostics), 4);
    for (size_t i = 0; i < 4; i++) {
        assert_true(og_str_equal(og_diagnostics_get(diagnostics, i).code, og_str_from(codes[i])));
        assert_int_equal(og_diagnostics_get(diagnostics, i).line, lines[i]);
    }
    og_catalogue_free(catalogue);
    og_diagnostics_free(diagnostics);
}

// Examples that do not prove what they should, and two rules that leave no level.
static void test_examples_are_tried(void **state)
{
    static const char text[] =
        "<grading id='mine' frameworks='sccif'>" SCALES
        "<rule id='a' of='whole' no-better-than='inadequate'><when>@serious &gt; 1</when>" WORDS
        "<hit><facts serious='2' strengths='9'/></hit>\n<miss><facts serious='1'/></miss></rule>"
        "<rule id='b' of='whole' no-worse-than='good'><when>@strengths &gt; 8</when>" WORDS
        "\n<hit><facts strengths='8'/></hit>\n<miss><facts strengths='9'/></miss></rule></grading>";
    static const char *const told[] = {"leave no level between them", "does not apply to its <hit>",
                                       "applies to its <miss>"};
    static const size_t lines[] = {2, 4, 5};
    og_diagnostics *diagnostics = og_diagnostics_new();
    og_catalogue *catalogue;
    og_rules_tested tested;
    (void)state;
    assert_int_equal(load_file(og_str_from(text), true, diagnostics, &catalogue), OG_OK);
    assert_int_equal(og_rules_test(catalogue, true, diagnostics, &tested), OG_OK);
    print_diagnostics(diagnostics);
    assert_int_equal(tested.rules, 2);
    assert_int_equal(tested.examples, 4);
    assert_int_equal(tested.failures, 3);
    for (size_t i = 0; i < 3; i++) {
        og_diagnostic got = og_diagnostics_get(diagnostics, i);
        assert_true(og_str_find(got.message, og_str_from(told[i]), 0) != SIZE_MAX);
        assert_int_equal(got.line, lines[i]);
    }
    og_catalogue_free(catalogue);
    og_diagnostics_free(diagnostics);
}

static bool same_expression(const og_catalogue *a, og_expression at, const og_catalogue *b, og_expression other)
{
    return !at || !other ? at == other
                         : og_str_equal(a->grading.expressions.items[at - 1], b->grading.expressions.items[other - 1]);
}

static bool same_words(const og_words_list *a, const og_words_list *b)
{
    bool same = a->count == b->count;
    for (size_t i = 0; same && i < a->count; i++)
        same = og_str_equal(a->items[i], b->items[i]);
    return same;
}

static bool same_rule(const og_catalogue *a, const og_grading_rule *one, const og_catalogue *b,
                      const og_grading_rule *two)
{
    const double numbers[][2] = {{one->points, two->points}, {one->most, two->most}, {one->certainty, two->certainty}};
    bool same = one->scope == two->scope && one->line == two->line && one->no_better == two->no_better &&
                one->no_worse == two->no_worse;
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        same = same && numbers[i][0] >= numbers[i][1] && numbers[i][0] <= numbers[i][1];
    return same && og_str_equal(one->id, two->id) && og_str_equal(one->file, two->file) &&
           og_str_equal(one->reason, two->reason) && og_str_equal(one->source, two->source) &&
           same_expression(a, one->when, b, two->when) && same_expression(a, one->times, b, two->times) &&
           same_expression(a, one->evidence, b, two->evidence);
}

// The tables that the build makes are what the library reads from the files.
static void test_tables_are_what_the_files_say(void **state)
{
    og_catalogue *tables, *files;
    const og_catalogue_options options = {.with_examples = true};
    (void)state;
    assert_int_equal(og_catalogue_new(NULL, NULL, &tables), OG_OK);
    assert_int_equal(og_catalogue_open(&options, NULL, &files), OG_OK);
    const og_grading_plan *a = &tables->grading, *b = &files->grading;
    assert_true(a->gradings.count > 0 && a->steps.count > 0);
    assert_int_equal(a->gradings.count, b->gradings.count);
    assert_int_equal(a->steps.count, b->steps.count);
    for (size_t i = 0; i < a->gradings.count; i++) {
        const og_grading *one = &a->gradings.items[i], *two = &b->gradings.items[i];
        assert_true(og_str_equal(one->id, two->id) && same_words(&one->frameworks, &two->frameworks));
        assert_true(same_words(&one->apart, &two->apart) && one->built_in && two->built_in);
        for (size_t k = 0; k < OG_GRADING_SCOPES; k++) {
            assert_memory_equal(one->scales[k].from, two->scales[k].from, sizeof one->scales[k].from);
            assert_memory_equal(&one->scales[k].spread, &two->scales[k].spread, sizeof one->scales[k].spread);
            assert_int_equal(one->scales[k].least, two->scales[k].least);
            assert_int_equal(one->scales[k].given, two->scales[k].given);
        }
        assert_int_equal(one->rules.count, two->rules.count);
        for (size_t k = 0; k < one->rules.count; k++)
            assert_true(same_rule(tables, &one->rules.items[k], files, &two->rules.items[k]));
    }
    for (size_t i = 0; i < a->steps.count; i++) {
        const og_step *one = &a->steps.items[i], *two = &b->steps.items[i];
        assert_true(og_str_equal(one->id, two->id) && og_str_equal(one->theme, two->theme));
        assert_true(og_str_equal(one->text, two->text) && same_words(&one->frameworks, &two->frameworks));
        assert_true(one->priority == two->priority && same_expression(tables, one->when, files, two->when));
    }
    assert_int_equal(a->uses.facts, b->uses.facts);
    assert_int_equal(a->uses.themes, b->uses.themes);
    assert_true(same_words(&a->uses.rules, &b->uses.rules));
    og_catalogue_free(tables);
    og_catalogue_free(files);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_errors_have_their_very_place),
        cmocka_unit_test(test_all_errors_are_told),
        cmocka_unit_test(test_what_is_well_written_loads),
        cmocka_unit_test(test_users_take_the_place),
        cmocka_unit_test(test_kinds_of_provider_stand_for_frameworks),
        cmocka_unit_test(test_forms_have_the_grading_of_their_kind),
        cmocka_unit_test(test_warnings),
        cmocka_unit_test(test_examples_are_tried),
        cmocka_unit_test(test_tables_are_what_the_files_say),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
