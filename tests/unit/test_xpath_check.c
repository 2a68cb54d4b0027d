// SPDX-License-Identifier: MIT
// Names in XPath expressions over the facts tree: what is known, what is not and where, and what is asked for. No bytes
// can do harm.
#include "rules/xpath_check.h"

#include "base/str.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static og_fact_names names;
static og_arena *arena;

static int open_names(void **state)
{
    (void)state;
    arena = og_arena_new();
    return !arena || og_vec_push(arena, &names.of[OG_FACT_AREA], OG_STR("leaders")) != OG_OK ||
           og_vec_push(arena, &names.of[OG_FACT_AREA], OG_STR("help-and-protection")) != OG_OK ||
           og_vec_push(arena, &names.of[OG_FACT_POLARITY], OG_STR("weakness")) != OG_OK ||
           og_vec_push(arena, &names.of[OG_FACT_POLARITY], OG_STR("strength")) != OG_OK;
}

static int close_names(void **state)
{
    (void)state;
    og_arena_free(arena);
    return 0;
}

static og_xpath_problem check(const char *expression, const char *element, og_xpath_uses *uses)
{
    og_xpath_problem problem;
    *uses = (og_xpath_uses){0};
    assert_int_equal(og_xpath_check(arena, og_str_from(expression), og_str_from(element), &names, uses, &problem),
                     OG_OK);
    return problem;
}

typedef struct expression_case {
    const char *expression;
    const char *element;
    og_xpath_fault fault;
    const char *name; // that is at fault, and stands at the place
    const char *near;
} expression_case;

static const expression_case CASES[] = {
    {"@weaknesses > 3", "facts", OG_XPATH_NO_FAULT, "", ""},
    {"@weaknesses>3and@serious=0", "facts", OG_XPATH_NO_FAULT, "", ""},
    {"3 * @weaknesses div @findings - 1", "facts", OG_XPATH_NO_FAULT, "", ""},
    {"group[@polarity = 'weakness'][@count > 1]", "area", OG_XPATH_NO_FAULT, "", ""},
    {"group[@polarity='weakness'and@count>1]/@count", "area", OG_XPATH_NO_FAULT, "", ""},
    {"'weakness' = group/@polarity", "area", OG_XPATH_NO_FAULT, "", ""},
    {"\"weakness\" != group/@polarity", "area", OG_XPATH_NO_FAULT, "", ""},
    {"area[group[@count > ../@findings]]/@id = 'leaders'", "facts", OG_XPATH_NO_FAULT, "", ""},
    {"area[@id='leaders' or @id='help-and-protection']/@level", "facts", OG_XPATH_NO_FAULT, "", ""},
    {"sum(group/@count | actions/@count) > 1", "facts", OG_XPATH_NO_FAULT, "", ""},
    {"(group | actions)[@count > 1]", "facts", OG_XPATH_NO_FAULT, "", ""},
    {"(area)[1]/group", "facts", OG_XPATH_NO_FAULT, "", ""},
    {"//group/@extent", "theme", OG_XPATH_NO_FAULT, "", ""},
    {"../@framework", "theme", OG_XPATH_NO_FAULT, "", ""},
    {"/facts/@kind", "theme", OG_XPATH_NO_FAULT, "", ""},
    {"./@weaknesses + .5", "theme", OG_XPATH_NO_FAULT, "", ""},
    {"attribute::weaknesses = 1", "theme", OG_XPATH_NO_FAULT, "", ""},
    {"self::theme[@weaknesses]", "theme", OG_XPATH_NO_FAULT, "", ""},
    {"ancestor-or-self::*/@weaknesses", "theme", OG_XPATH_NO_FAULT, "", ""},
    {"count(*) = 1 and count(@*) > 2 * 3", "area", OG_XPATH_NO_FAULT, "", ""},
    {"not(contains(@type, 'a @b [c') or starts-with(@kind, \"it's\"))", "facts", OG_XPATH_NO_FAULT, "", ""},
    {"substring-before(@type, '-') = 'x'", "facts", OG_XPATH_NO_FAULT, "", ""},
    {"group/node() or text()", "facts", OG_XPATH_NO_FAULT, "", ""},
    {"", "facts", OG_XPATH_NO_FAULT, "", ""},
    {"  ", "facts", OG_XPATH_NO_FAULT, "", ""},

    {"@weakneses > 3", "facts", OG_XPATH_NO_ATTRIBUTE, "weakneses", "weaknesses"},
    {"attribute::weakneses > 3", "facts", OG_XPATH_NO_ATTRIBUTE, "weakneses", "weaknesses"},
    {"@level = 1", "facts", OG_XPATH_NO_ATTRIBUTE, "level", ""},
    {"@serious and group[@count > 1][@level]", "facts", OG_XPATH_NO_ATTRIBUTE, "level", ""},
    {"group[@count > 1] and @polarity = 'weakness'", "facts", OG_XPATH_NO_ATTRIBUTE, "polarity", ""},
    {"2 * @polarity", "facts", OG_XPATH_NO_ATTRIBUTE, "polarity", ""},
    {"area/@findings + @level", "facts", OG_XPATH_NO_ATTRIBUTE, "level", ""},
    {"count(area) * @level", "facts", OG_XPATH_NO_ATTRIBUTE, "level", ""},
    {"area[@nil]", "facts", OG_XPATH_NO_ATTRIBUTE, "nil", ""},
    {"grop", "facts", OG_XPATH_NO_ELEMENT, "grop", "group"},
    {"area/grop/@count", "facts", OG_XPATH_NO_ELEMENT, "grop", "group"},
    {"child::grop", "facts", OG_XPATH_NO_ELEMENT, "grop", "group"},
    {"div div mod", "facts", OG_XPATH_NO_ELEMENT, "div", ""},
    {"group[@polarity = 'weak']", "facts", OG_XPATH_NO_VALUE, "weak", ""},
    {"'weaknes' = group/@polarity", "facts", OG_XPATH_NO_VALUE, "weaknes", "weakness"},
    {"area[@id = 'help-and-protecton']", "facts", OG_XPATH_NO_VALUE, "help-and-protecton", "help-and-protection"},
    {"area[@id = 'leaders'][@id != 'nil']", "facts", OG_XPATH_NO_VALUE, "nil", ""},
    {"sun(group/@count)", "facts", OG_XPATH_NO_FUNCTION, "sun", "sum"},
    {"@serious = $serious", "facts", OG_XPATH_NO_VARIABLE, "serious", ""},
};

static void test_names(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        const expression_case *wanted = &CASES[i];
        og_xpath_uses uses;
        og_xpath_problem got = check(wanted->expression, wanted->element, &uses);
        og_str name = og_str_from(wanted->name), text = og_str_from(wanted->expression);
        size_t at = got.at + (got.fault == OG_XPATH_NO_VALUE);
        bool placed = !got.fault || og_str_starts(og_str_slice(text, at, text.len), name);
        bool near = !wanted->near[0] || og_str_equal(got.near, og_str_from(wanted->near));
        if (got.fault != wanted->fault || !og_str_equal(got.name, name) || !placed || !near)
            fail_msg("%s: fault %d \"%.*s\" at %zu, near \"%.*s\"", wanted->expression, (int)got.fault,
                     OG_STR_ARG(got.name), got.at, OG_STR_ARG(got.near));
    }
}

static void test_what_is_asked_for(void **state)
{
    og_xpath_uses uses;
    (void)state;
    check("100 * sum(rule[@id = 'a' or 'b' = @id]/@weaknesses) div @findings", "facts", &uses);
    assert_true(og_xpath_asks(&uses, "facts", "findings") && og_xpath_asks(&uses, "rule", "weaknesses"));
    assert_false(og_xpath_asks(&uses, "facts", "weaknesses") || og_xpath_asks(&uses, "rule", "strengths"));
    assert_false(uses.themes);
    assert_int_equal(uses.rules.count, 2);
    assert_true(og_str_equal(uses.rules.items[1], OG_STR("b")));
    check("boolean(theme)", "facts", &uses);
    assert_true(uses.themes);
    check("count(area/*)", "facts", &uses);
    assert_true(uses.themes);
    check("count(@*)", "area", &uses);
    assert_true(og_xpath_asks(&uses, "area", "confined"));
    check("../@strengths", "theme", &uses); // of any element
    assert_true(og_xpath_asks(&uses, "facts", "strengths") && og_xpath_asks(&uses, "area", "strengths"));
}

// Every mistake in the predicates is told, whatever stands around it; beyond a depth that is refused.
static void test_depth(void **state)
{
    enum { MANY = 10000 };
    static char text[MANY * 6 + 1];
    og_xpath_uses uses;
    (void)state;
    memset(text, '[', MANY);
    assert_int_equal(check(text, "facts", &uses).fault, OG_XPATH_TOO_DEEP);
    memset(text, ']', MANY);
    assert_int_equal(check(text, "facts", &uses).fault, OG_XPATH_NO_FAULT);
    memset(text, '\'', MANY - 1);
    assert_int_equal(check(text, "facts", &uses).fault, OG_XPATH_NO_FAULT);
    for (size_t i = 0; i < (size_t)MANY * 6; i++)
        text[i] = "group["[i % 6];
    assert_int_equal(check(text, "facts", &uses).fault, OG_XPATH_TOO_DEEP);
    assert_int_equal(check("group[group[group[@nil]]]", "facts", &uses).fault, OG_XPATH_NO_ATTRIBUTE);
}

// Any bytes at all, and every beginning of a well written expression.
static void test_any_bytes(void **state)
{
    enum { LENGTH = 40, ROUNDS = 20000 };
    static const char marks[] = "[]()@/.:'\"*=!<>|+-$,and div group id\0\xFF\x80";
    char text[LENGTH];
    uint32_t number = 1;
    og_xpath_uses uses = {0};
    og_xpath_problem problem;
    (void)state;
    for (size_t i = 0; i < ROUNDS; i++) {
        for (size_t k = 0; k < LENGTH; k++) {
            number = number * 1664525 + 1013904223;
            text[k] = i % 2 ? marks[number / 65536 % (sizeof marks - 1)] : (char)(number / 65536);
        }
        char *exact = malloc(i % LENGTH + 1); // so that a sanitizer sees what is read beyond
        assert_non_null(exact);
        memcpy(exact, text, i % LENGTH);
        assert_int_equal(og_xpath_check(arena, (og_str){exact, i % LENGTH}, OG_STR("facts"), &names, &uses, &problem),
                         OG_OK);
        assert_true(problem.at <= i % LENGTH);
        uses.rules.count = 0; // what they name is freed
        free(exact);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_names), cmocka_unit_test(test_what_is_asked_for),
                                       cmocka_unit_test(test_depth), cmocka_unit_test(test_any_bytes)};
    return cmocka_run_group_tests(tests, open_names, close_names);
}
