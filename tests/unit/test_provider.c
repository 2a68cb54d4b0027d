// SPDX-License-Identifier: MIT
// When names are those of one provider: the examples of data/providers.xml, groups of many, and files of aliases.
#include "base/str.h"
#include "relate/provider.h"
#include "relate/provider_words.h"

#include <libxml/parser.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { MOST = 16 };

typedef struct fixture {
    og_providers *names;
    og_arena *arena;
    og_diagnostics *diagnostics;
} fixture;

static int set_up(void **state)
{
    static fixture made;
    made = (fixture){.arena = og_arena_new(), .diagnostics = og_diagnostics_new()};
    assert_true(made.arena && made.diagnostics);
    assert_int_equal(og_providers_new(NULL, NULL, &made.names), OG_OK);
    *state = &made;
    return 0;
}

static int tear_down(void **state)
{
    fixture *made = *state;
    og_providers_free(made->names);
    og_arena_free(made->arena);
    og_diagnostics_free(made->diagnostics);
    return 0;
}

static og_provider_key key_of(fixture *with, const char *name, const char *kind, const char *urn)
{
    og_provider_key key;
    og_provider provider = {.name = og_str_from(name), .kind = og_str_from(kind), .urn = og_str_from(urn)};
    assert_int_equal(og_provider_key_make(with->arena, with->names, &provider, &key), OG_OK);
    return key;
}

static og_provider_key named(fixture *with, const char *name)
{
    return key_of(with, name, "", "");
}

static void check_example(fixture *with, const xmlNode *example, bool wanted)
{
    for (const xmlNode *a = example->children; a; a = a->next)
        for (const xmlNode *b = a->next; b; b = b->next) {
            if (a->type != XML_ELEMENT_NODE || b->type != XML_ELEMENT_NODE)
                continue;
            const char *first = (const char *)a->children->content, *second = (const char *)b->children->content;
            og_provider_key left = named(with, first), right = named(with, second);
            if (og_provider_same(&left, &right) != wanted)
                fail_msg("%s / %s: %.*s / %.*s", first, second, OG_STR_ARG(left.base), OG_STR_ARG(right.base));
        }
}

static void test_examples(void **state)
{
    xmlDoc *document = xmlReadFile(OG_SOURCE_DIR "/data/providers.xml", NULL, XML_PARSE_NONET | XML_PARSE_NOENT);
    assert_non_null(document);
    size_t count = 0;
    for (const xmlNode *node = xmlDocGetRootElement(document)->children; node; node = node->next) {
        bool one = xmlStrEqual(node->name, BAD_CAST "one");
        if (!one && !xmlStrEqual(node->name, BAD_CAST "two"))
            continue;
        check_example(*state, node, one);
        count++;
    }
    assert_true(count > 20);
    xmlFreeDoc(document);
}

static void test_kind_and_number_tell_apart(void **state)
{
    og_provider_key council = key_of(*state, "Harrowdale", "local-authority", "");
    og_provider_key area = key_of(*state, "Harrowdale Local Area Partnership", "area-partnership", "");
    og_provider_key home = key_of(*state, "Harrowdale", "childrens-home", "");
    og_provider_key school = key_of(*state, "Harrowdale School", "school", "100001");
    og_provider_key other = key_of(*state, "Harrowdale School", "school", "100002");
    og_provider_key nameless = key_of(*state, " - ", "", "");
    assert_true(og_provider_same(&council, &area));
    assert_false(og_provider_same(&council, &home));
    assert_false(og_provider_same(&school, &other));
    assert_true(og_provider_same(&school, &school));
    assert_false(og_provider_same(&nameless, &nameless));
}

static void test_numbers_have_no_case(void **state)
{
    og_provider_key keys[2] = {key_of(*state, "Harrow House", "childrens-home", "SC000001"),
                               key_of(*state, "Harrow House", "childrens-home", "sc000001")};
    size_t groups[2], found;
    assert_true(og_provider_same(&keys[0], &keys[1]));
    assert_int_equal(og_provider_group(((fixture *)*state)->arena, keys, 2, groups, &found), OG_OK);
    assert_int_equal(found, 1);
}

static void test_a_number_goes_with_the_same_name_in_any_order(void **state)
{
    enum { KEYS = 3, ORDERS = 6 };
    const size_t orders[ORDERS][KEYS] = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
    const og_provider_key keys[KEYS] = {key_of(*state, "Harrow House", "school", "100001"),
                                        key_of(*state, "Harrow House", "childrens-home", "100001"),
                                        key_of(*state, "", "", "100001")};
    size_t with = SIZE_MAX; // the key that the number alone goes with
    for (size_t i = 0; i < ORDERS; i++) {
        og_provider_key some[KEYS];
        size_t groups[KEYS], of[KEYS], found;
        for (size_t k = 0; k < KEYS; k++)
            some[k] = keys[orders[i][k]];
        assert_int_equal(og_provider_group(((fixture *)*state)->arena, some, KEYS, groups, &found), OG_OK);
        for (size_t k = 0; k < KEYS; k++)
            of[orders[i][k]] = groups[k];
        assert_true(of[0] != of[1] && (of[2] == of[0] || of[2] == of[1]));
        assert_true(with == SIZE_MAX || of[2] == of[with]);
        with = of[2] == of[0] ? 0 : 1;
    }
}

static void test_long_names_are_told_apart(void **state)
{
    char name[1000];
    memset(name, 'a', sizeof name - 1);
    name[sizeof name - 1] = 0;
    og_provider_key home = key_of(*state, name, "childrens-home", "SC000001");
    og_provider_key same = key_of(*state, name, "childrens-home", "sc000001");
    og_provider_key other = key_of(*state, name, "childrens-home", "SC000002");
    og_provider_key council = key_of(*state, name, "local-authority", "");
    assert_true(og_provider_same(&home, &same));
    assert_false(og_provider_same(&home, &other));
    assert_false(og_provider_same(&home, &council));
}

static size_t group(fixture *with, const char *const *printed, size_t count, size_t groups[MOST])
{
    og_provider_key keys[MOST] = {0};
    size_t found;
    for (size_t i = 0; i < count; i++)
        keys[i] = named(with, printed[i]);
    assert_int_equal(og_provider_group(with->arena, keys, count, groups, &found), OG_OK);
    return found;
}

static void test_groups(void **state)
{
    static const char *const printed[] = {"Westshire", "Eastmere Council", "Westshire County Council", "Eastmere"};
    size_t groups[MOST];
    assert_int_equal(group(*state, printed, 4, groups), 2);
    assert_int_equal(groups[0], groups[2]);
    assert_int_equal(groups[1], groups[3]);
    assert_int_equal(group(*state, printed, 0, groups), 0);
}

static void test_what_may_be_of_either_stands_alone(void **state)
{
    static const char *const printed[] = {"Westshire", "Westshire City Council", "Westshire County Council",
                                          "City of Westshire"};
    size_t groups[MOST];
    assert_int_equal(group(*state, printed, 4, groups), 3);
    assert_int_equal(groups[1], groups[3]);
    assert_true(groups[0] != groups[1] && groups[0] != groups[2] && groups[1] != groups[2]);
}

static og_status load(fixture *with, const char *text)
{
    og_diagnostics_clear(with->diagnostics);
    return og_provider_aliases_load(with->names, OG_STR("a.csv"), og_str_from(text), with->diagnostics);
}

static void test_aliases(void **state)
{
    fixture *with = *state;
    assert_int_equal(load(with, "\xEF\xBB\xBFPrinted name,One name\r\n# a comment\r\n\r\n"
                                "Northmarsh Children and Families Trust , Northmarsh County Council\r\n"
                                "\"Weir, Marsh \"\"and\"\" Dale\",Dale\nThe Hall,The Hall"),
                     OG_OK);
    og_provider_key trust = named(with, "Northmarsh children & families trust"), council = named(with, "Northmarsh");
    assert_true(og_provider_same(&trust, &council));
    assert_true(og_str_equal(trust.name, OG_STR("Northmarsh County Council")));
    og_provider_key three = named(with, "Weir, Marsh and Dale"), dale = named(with, "Borough of Dale");
    assert_true(og_provider_same(&three, &dale));
    og_provider_key old = key_of(with, "The Hall", "school", "100001"), new = key_of(with, "The Hall", "school", "9");
    assert_true(og_provider_same(&old, &new));
}

static void test_bad_aliases(void **state)
{
    static const struct {
        const char *text;
        size_t line, column;
    } CASES[] = {{"A,B\n\"A,B", 2, 1}, {"A\n", 1, 2},     {"A,B\nC,D,E", 2, 4}, {"A,", 1, 3},
                 {",B", 1, 1},         {"A\xff,B", 1, 2}, {"A,B\n\nA,C", 3, 1}, {"A,B\nB,C", 1, 1},
                 {"\"A\"x,B", 1, 4},   {"...,B", 1, 1},   {"A,\" \"", 1, 3},    {"\"A\n\",B", 1, 1}};
    fixture *with = *state;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        assert_int_equal(load(with, CASES[i].text), OG_BAD_ALIASES);
        assert_true(og_diagnostics_count(with->diagnostics) > 0);
        og_diagnostic told = og_diagnostics_get(with->diagnostics, 0);
        if (told.line != CASES[i].line || told.column != CASES[i].column)
            fail_msg("%s: %zu:%zu %.*s", CASES[i].text, told.line, told.column, OG_STR_ARG(told.message));
        with->names->aliases.count = 0;
    }
}

static void test_problems_are_bounded(void **state)
{
    char text[4096];
    memset(text, '\n', sizeof text - 1);
    for (size_t i = 0; i + 2 < sizeof text; i += 2)
        text[i] = 'x';
    text[sizeof text - 1] = '\0';
    assert_int_equal(load(*state, text), OG_BAD_ALIASES);
    assert_true(og_diagnostics_count(((fixture *)*state)->diagnostics) <= 21);
}

static void test_long_names_cost_little(void **state)
{
    enum { LENGTH = 1 << 20 };
    char *name = malloc(LENGTH + 1);
    assert_non_null(name);
    for (size_t i = 0; i < LENGTH; i++)
        name[i] = i % 2 ? ' ' : 'c';
    name[LENGTH] = '\0';
    og_provider_key key = named(*state, name);
    assert_int_equal(key.base.len, LENGTH - 1);
    free(name);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_examples),
        TEST(test_kind_and_number_tell_apart),
        TEST(test_numbers_have_no_case),
        TEST(test_a_number_goes_with_the_same_name_in_any_order),
        TEST(test_long_names_are_told_apart),
        TEST(test_groups),
        TEST(test_what_may_be_of_either_stands_alone),
        TEST(test_aliases),
        TEST(test_bad_aliases),
        TEST(test_problems_are_bounded),
        TEST(test_long_names_cost_little),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
