// SPDX-License-Identifier: MIT
// Errors of rule files: each with its very place and an excerpt, whatever stands before it; and patterns that can take
// time without end.
#include "rules/framework.h"
#include "rules/pattern.h"
#include "unit/data.h"

#define PROOF "<hit>h</hit><miss>m</miss></rule></rules>"
#define RULE "<rules><rule id='a' polarity='strength'>"

static const error_case PLACES[] = {
    {"<rules><rule id='a'\n  polarity='strength'\n  theme='nil'><phrases>a</phrases>" PROOF, 3, 10, "theme", "nil", ""},
    {"<rules><rule id='a' polarity='x'><phrases>a</phrases>" PROOF, 1, 21, "not known", "polarity='x'", ""},
    {"<rules><rule id='a' polarity='strength' strength='1e3'><phrases>a</phrases>" PROOF, 1, 41, "not a number",
     "strength='1e3'", ""},
    {"<rules><rule id='a' polarity='strength' strength='10'><phrases>a</phrases>" PROOF, 1, 41, "not between",
     "strength='10'", ""},
    {"<rules><rule id='a' scope='negated' reach='1.5'><phrases>a</phrases>" PROOF, 1, 37, "not a whole number",
     "reach='1.5'", ""},
    {"<rules><rule id='a' scope='negated' direction='back'><phrases>a</phrases>" PROOF, 1, 37, "only \"forward\"",
     "direction='back'", ""},
    {"<rules><rule id='A b' polarity='strength'><phrases>a</phrases>" PROOF, 1, 14, "lower-case words", "id='A b'", ""},
    {RULE "<phrases>a</phrases><context roles='x'/>" PROOF, 1, 70, "no attribute \"roles\"", "roles='x'", ""},
    {RULE "<phrases>a</phrases><context role='strenghts'/>" PROOF, 1, 70, "unknown role", "role='strenghts'", ""},
    {RULE "<phrases>a</phrases><context role=''/>" PROOF, 1, 70, "names nothing", "role=''", ""},
    {RULE "<phrases>a</phrases><context role='summary'/><context role='summary'/>" PROOF, 1, 86, "one <context>",
     "<context role='summary'/>" PROOF, ""},
    {"<rules role='findings' framwork='ilacs'><rule id='a' polarity='strength'><phrases>a</phrases>" PROOF, 1, 24,
     "<rules> has no attribute \"framwork\"", "framwork='ilacs'", "framework"},
    // the second of two elements of one name on a line
    {RULE "<phrases>a</phrases><unless>b</unless><unless where='x'>b</unless>" PROOF, 1, 87, "where=\"x\"", "where='x'",
     ""},
    {RULE "<unless where='before'>b</unless><context role='summary'/></rule></rules>", 1, 8, "others could stand",
     "<rule id='a'", ""},
    // phrases after what is no text of theirs
    {RULE "<phrases>\n  fine <!-- (\n ( --> words\n  wrong (here\n</phrases>" PROOF, 4, 9, "( has no )", "(here", ""},
    {RULE "<phrases><![CDATA[fine\n\twrong (here]]></phrases>" PROOF, 2, 8, "( has no )", "(here]]>", ""},
    {RULE "<phrases>a\r\n b (c\r\n</phrases>" PROOF, 2, 4, "( has no )", "(c", ""},
    {RULE "<phrases>\xC3\xA9t\xC3\xA9 (c</phrases>" PROOF, 1, 56, "( has no )", "(c</phrases>", ""},
    {RULE "<phrases>child\xE2\x80\x99s (c</phrases>" PROOF, 1, 60, "( has no )", "(c</phrases>", ""},
    {RULE "<phrases>a</phrases><?note ( ?><phrases>  b <!-- --> {c}</phrases>" PROOF, 1, 94, "no <words>",
     "{c}</phrases>", ""},
    // the text of words is folded before it is looked at
    {"<rules><words id='w'>a|\n  <!-- | --> b|&#x63;c*</words></rules>", 2, 16, "at least three letters", "", ""},
    {RULE "<pattern>a\n  b [c</pattern>" PROOF, 2, 6, "does not compile", "", ""},
    {RULE "<pattern>a's (b+)+$</pattern>" PROOF, 1, 54, "without end", "(b+)+$</pattern>", ""},
};

static void test_errors_have_their_very_place(void **state)
{
    (void)state;
    check_errors(PLACES, sizeof PLACES / sizeof *PLACES);
}

// An excerpt of a long line is a part of it around the place, cut between characters.
static void test_long_lines_are_cut(void **state)
{
    enum { LENGTH = 5000 };
    static char text[LENGTH + 400];
    og_diagnostics *diagnostics = og_diagnostics_new();
    og_catalogue *catalogue = NULL;
    (void)state;
    int length = snprintf(text, sizeof text, "<rules><theme id='t' name='");
    for (int i = 0; i < LENGTH / 3; i++)
        length += snprintf(text + length, sizeof text - (size_t)length, "\xE2\x82\xAC");
    length += snprintf(text + length, sizeof text - (size_t)length, "' colour='red'/></rules>");
    assert_int_equal(load_file((og_str){text, (size_t)length}, false, diagnostics, &catalogue), OG_BAD_DATA);
    og_diagnostic got = og_diagnostics_get(diagnostics, 0);
    assert_true(got.excerpt.len > 50 && got.excerpt.len < 110);
    assert_true(og_str_starts(og_str_slice(got.excerpt, got.excerpt_at, got.excerpt.len), OG_STR("colour='red'")));
    assert_int_equal((unsigned char)got.excerpt.ptr[0], 0xE2);
    og_diagnostics_free(diagnostics);
}

// Other encodings than UTF-8 have no byte offsets that could be shown; the line is still right.
static void test_other_encodings_keep_their_line(void **state)
{
    static const char text[] = "<?xml version='1.0' encoding='ISO-8859-1'?>\n<rules>\n<rule id='\xE9'/></rules>";
    og_diagnostics *diagnostics = og_diagnostics_new();
    og_catalogue *catalogue = NULL;
    (void)state;
    assert_int_equal(load_file((og_str){text, sizeof text - 1}, false, diagnostics, &catalogue), OG_BAD_DATA);
    assert_true(og_diagnostics_count(diagnostics) > 0);
    for (size_t i = 0; i < og_diagnostics_count(diagnostics); i++)
        assert_int_equal(og_diagnostics_get(diagnostics, i).line, 3);
    og_diagnostics_free(diagnostics);
}

static const char *const ENDLESS[] = {
    "(a+)+$",         "(a|aa)+$",       "(ab|abab)+$",  "(\\d+)*x",
    "(x+x+)+y",       "(.+)+$",         "(\\w+\\s?)+$", "(?:\\w+,?\\s*)*end",
    "lake\\s+(a+)+b", "([a-z]+)*[0-9]", "(\\s|\\s+)+x", "(?:the\\s+|the\\s)+cat",
    "(a{1,}){2,}b",   "(?:[^,]*,?)*z",  "((ab)*)*c",    "^(([a-z])+.)+[A-Z]([a-z])+$",
};

static const char *const QUICK[] = {
    "(?:\\w+\\s)+end",
    "(?:a|b)*c",
    "\\bnot\\b.{0,80}good",
    "(?:(?:mr|ms)\\s+\\w+,?\\s+)+and",
    "(a+)++$",
    "(?>a+)+b",
    "(?:\\d+\\.)*\\d+",
    "(?:[A-Z][a-z]+\\s+){1,4}Council",
    "[a-z]+(?:-[a-z]+)*",
    "\\Q(a+)+\\E$",
    "[(a+)+]*x",
    "(?:a{2}){3}b",
};

static void test_patterns_without_end_are_known(void **state)
{
    size_t offset;
    (void)state;
    for (size_t i = 0; i < sizeof ENDLESS / sizeof *ENDLESS; i++)
        if (!og_pattern_explodes(og_str_from(ENDLESS[i]), &offset))
            fail_msg("%s can take time without end", ENDLESS[i]);
    for (size_t i = 0; i < sizeof QUICK / sizeof *QUICK; i++)
        if (og_pattern_explodes(og_str_from(QUICK[i]), &offset))
            fail_msg("%s is harmless", QUICK[i]);
}

// With examples the program's own files are checked like a user's, their patterns too.
static void test_the_built_in_rules_have_no_errors(void **state)
{
    og_diagnostics *diagnostics = og_diagnostics_new();
    og_catalogue *catalogue = NULL;
    og_rules_tested tested;
    (void)state;
    og_status status = og_catalogue_open(&(og_catalogue_options){.with_examples = true}, diagnostics, &catalogue);
    print_diagnostics(diagnostics);
    assert_int_equal(status, OG_OK);
    assert_true(og_catalogue_rule_count(catalogue) > 100);
    assert_int_equal(og_rules_test(catalogue, false, diagnostics, &tested), OG_OK);
    assert_int_equal(tested.rules, og_catalogue_rule_count(catalogue) + og_catalogue_grading_count(catalogue));
    assert_true(tested.examples > tested.rules);
    assert_int_equal(tested.failures, 0);
    og_catalogue_free(catalogue);
    og_diagnostics_free(diagnostics);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_errors_have_their_very_place),      cmocka_unit_test(test_long_lines_are_cut),
        cmocka_unit_test(test_other_encodings_keep_their_line),   cmocka_unit_test(test_patterns_without_end_are_known),
        cmocka_unit_test(test_the_built_in_rules_have_no_errors),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
