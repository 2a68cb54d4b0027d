// SPDX-License-Identifier: MIT
// Loading: the built-in files, a user's folder over them, and every error a file can have.
#include "rules/built_in.h"
#include "rules/framework.h"
#include "unit/data.h"

#include <string.h>

static bool reports(const og_diagnostics *diagnostics, size_t line, const char *message, const char *hint)
{
    for (size_t i = 0; i < og_diagnostics_count(diagnostics); i++) {
        og_diagnostic got = og_diagnostics_get(diagnostics, i);
        if ((!line || got.line == line) && og_str_find(got.message, og_str_from(message), 0) != SIZE_MAX &&
            og_str_find(got.hint, og_str_from(hint), 0) != SIZE_MAX)
            return true;
    }
    return false;
}

static void test_the_built_in_files_load(void **state)
{
    og_diagnostics *diagnostics = og_diagnostics_new();
    og_catalogue *catalogue = NULL;
    (void)state;
    og_status status = og_catalogue_new(NULL, diagnostics, &catalogue);
    print_diagnostics(diagnostics);
    assert_int_equal(status, OG_OK);
    assert_int_equal(og_diagnostics_count(diagnostics), 0);
    assert_true(og_catalogue_framework_count(catalogue) >= 12);
    for (size_t i = 1; i < og_catalogue_framework_count(catalogue); i++)
        assert_true(
            og_str_compare(og_catalogue_framework(catalogue, i - 1).id, og_catalogue_framework(catalogue, i).id) <= 0);
    assert_null(og_catalogue_find(catalogue, OG_STR("council"))); // abstract
    assert_null(og_catalogue_find(catalogue, OG_STR("")));        // of a record without a framework
    assert_null(og_catalogue_form(catalogue, OG_STR(""), OG_STR("")));
    og_catalogue_free(catalogue);
    og_diagnostics_free(diagnostics);
}

typedef struct level_case {
    const char *words;
    int level;
} level_case;

static void test_levels(void **state)
{
    static const level_case cases[] = {
        {"outstanding", 1},
        {"Good", 2},
        {"requires improvement", 3},
        {"Requires  Improvement", 3},
        {"require improvement to be good", 3},
        {"adequate", 3},
        {"satisfactory", 3},
        {"inadequate", 4},
        {"Grade 4 (Inadequate)", 4},
        {"Inadequate Grade 4", 4},
        {"urgent improvement", 4},
        {"not judged", 0},
        {"good enough", 0},
        {"", 0},
        {"splendid", 0},
    };
    og_catalogue *catalogue = NULL;
    (void)state;
    assert_int_equal(og_catalogue_new(NULL, NULL, &catalogue), OG_OK);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (og_catalogue_level(catalogue, og_str_from(cases[i].words)) != cases[i].level)
            fail_msg("\"%s\": level %d", cases[i].words, og_catalogue_level(catalogue, og_str_from(cases[i].words)));
    og_catalogue_free(catalogue);
}

static void test_grades_of_levels(void **state)
{
    static const char *const grades[] = {"", "outstanding", "good", "requires improvement", "inadequate", ""};
    og_catalogue *catalogue = NULL;
    (void)state;
    assert_int_equal(og_catalogue_new(NULL, NULL, &catalogue), OG_OK);
    for (int level = 0; level < 6; level++)
        assert_true(og_str_equal(og_catalogue_grade(catalogue, level), og_str_from(grades[level])));
    og_catalogue_free(catalogue);
}

static const char TREE_HOUSE[] =
    "<framework id='tree-house' extends='document' scale='four-level' name='Tree house review'>"
    "<recognise><sign in='title'><phrase>Tree house review</phrase></sign></recognise>"
    "<area id='overall' name='Overall'><label>Overall</label></area>"
    "<statement area='overall'><pattern>^the tree house is {grade}</pattern></statement>"
    "<field id='dates'><label>Climbed on</label></field></framework>";

static void test_a_user_adds_a_framework(void **state)
{
    (void)state;
    og_catalogue *catalogue = load_text(TREE_HOUSE);
    const og_framework *found = og_catalogue_find(catalogue, OG_STR("tree-house"));
    assert_non_null(found);
    assert_true(found->graded && found->is_inspection);
    assert_int_equal(found->least, 1);
    const og_matchers *dates = og_framework_field(found, OG_STR("dates"));
    assert_true(dates->count > 1);
    assert_true(og_str_equal(dates->items[0].text, OG_STR("Climbed on"))); // its own before its parent's
    assert_non_null(og_framework_field(found, OG_STR("published")));
    assert_null(og_framework_field(found, OG_STR("height")));
    assert_non_null(og_catalogue_find(catalogue, OG_STR("ilacs")));
    og_catalogue_free(catalogue);
}

static void test_a_user_replaces_a_framework(void **state)
{
    (void)state;
    og_catalogue *catalogue = load_text("<framework id='ilacs' name='Mine' kind='inspection-letter'><recognise>"
                                        "<sign in='text'><phrase>mine</phrase></sign></recognise></framework>");
    const og_framework *found = og_catalogue_find(catalogue, OG_STR("ilacs"));
    assert_true(og_str_equal(found->name, OG_STR("Mine")));
    assert_int_equal(found->areas.count, 0);
    assert_null(found->scale);
    og_catalogue_free(catalogue);
}

static void test_a_user_replaces_a_parent(void **state)
{
    (void)state;
    og_catalogue *catalogue =
        load_text("<framework id='letter' abstract='yes' name='Mine' kind='inspection-letter' graded='no'>"
                  "<area id='pond' name='Pond'><label>The pond</label></area></framework>");
    const og_framework *found = og_catalogue_find(catalogue, OG_STR("focused-visit"));
    assert_int_equal(found->areas.count, 1);
    assert_true(og_str_equal(found->areas.items[0].id, OG_STR("pond")));
    og_catalogue_free(catalogue);
}

// Not in a class, not after an escape, and not the braces of a quantifier.
static void test_parts_are_put_into_patterns(void **state)
{
    (void)state;
    og_catalogue *catalogue =
        load_text("<framework id='f' name='F'><part id='day'>\\d{1,2}|last day</part>"
                  "<part id='days'>{day}(?: and {day})?</part><recognise><sign><phrase>f</phrase></sign>"
                  "</recognise><field id='dates'>"
                  "<pattern>on (?&lt;value&gt;{days}? [{day}] \\{day} \\p{Lu} x{2})</pattern>"
                  "</field></framework>");
    const og_matchers *dates = og_framework_field(og_catalogue_find(catalogue, OG_STR("f")), OG_STR("dates"));
    assert_true(og_str_equal(dates->items[0].text,
                             OG_STR("on (?<value>(?:(?:\\d{1,2}|last day)(?: and (?:\\d{1,2}|last day))?)? [{day}] "
                                    "\\{day} \\p{Lu} x{2})")));
    og_catalogue_free(catalogue);
}

// What a file says, and what must be reported of it.
#define OPEN "<framework id='f' name='F' scale='four-level'>\n"
#define SIGN "<recognise><sign in='text'><phrase>f</phrase></sign></recognise>"
#define CLOSE SIGN "</framework>"

static const error_case ERRORS[] = {
    {"", 0, 0, "empty", "", ""},
    {"<framework", 1, 0, "", "", ""},
    {"lakes", 1, 0, "", "", ""},
    {"<!DOCTYPE framework [<!ENTITY a 'b'>]>\n<framework id='f' name='&a;'>" CLOSE, 1, 0, "document type", "", ""},
    {"<frameworks/>", 1, 0, "not <frameworks>", "", "framework"},
    {"<framework name='F'>\n" CLOSE, 1, 0, "no id", "", ""},
    {"<framework id='f'>\n" CLOSE, 1, 0, "no name", "", ""},
    {"<framework id='f' name='F' colour='red'>\n" CLOSE, 1, 0, "colour", "", ""},
    {"<framework id='f' name='F' kind='inspection-reprot'>\n" CLOSE, 1, 0, "unknown kind", "", "inspection-report"},
    {"<framework id='f' name='F' graded='maybe'>\n" CLOSE, 1, 0, "only \"yes\" and \"no\"", "", ""},
    {"<framework id='f' name='F' extends='counsil'>\n" CLOSE, 1, 0, "unknown framework \"counsil\"", "", "council"},
    {"<framework id='f' name='F' extends='f'>\n" CLOSE, 1, 0, "extends itself", "", ""},
    {"<framework id='f' name='F' form-of='ilac'>\n" CLOSE, 1, 0, "form of an unknown framework \"ilac\"", "", ""},
    {"<framework id='f' name='F' scale='four-levels'>\n" CLOSE, 1, 0, "unknown scale", "", "four-level"},
    {OPEN "<area id='b' name='four-levels'><label>B</label></area>\n"
          "<area id='a' name='A' scale='four-levels'><label>A</label></area>" CLOSE,
     3, 0, "unknown scale", "", "four-level"},
    {"<framework id='f' name='F'></framework>", 1, 0, "no sign", "", ""},
    {OPEN "<sektion role='method'><heading>H</heading></sektion>" CLOSE, 2, 0, "<sektion> may not stand", "",
     "section"},
    {OPEN "<section role='improvement'><heading>H</heading></section>" CLOSE, 2, 0, "unknown role", "", "improvements"},
    {OPEN "<section role='method'><heading> </heading></section>" CLOSE, 2, 0, "<heading> is empty", "", ""},
    {OPEN "<section role='method'><heading area='pond'>H</heading></section>" CLOSE, 2, 0, "unknown area \"pond\"", "",
     ""},
    {OPEN "<field id='date'><label>L</label></field>" CLOSE, 2, 0, "unknown field", "", "dates"},
    {OPEN "<field id='dates'><label>L</label></field>\n<field id='dates'><label>L</label></field>" CLOSE, 3, 0,
     "there twice", "", ""},
    {OPEN "<field id='dates'><label in='opning'>L</label></field>" CLOSE, 2, 0, "unknown place", "", "opening"},
    {OPEN "<field id='dates'><lable>L</lable></field>" CLOSE, 2, 0, "<lable> may not stand", "", "label"},
    {OPEN "<field id='dates'><phrase>L</phrase></field>" CLOSE, 2, 0, "gives no value", "", ""},
    {OPEN "<field id='dates'><pattern>on (.*)</pattern></field>" CLOSE, 2, 0, "gives no value", "", ""},
    {OPEN "<field id='dates'><pattern>(?&lt;value&gt;a</pattern></field>" CLOSE, 2, 0, "does not compile", "", ""},
    {OPEN "<part id='day'>\\d+</part>\n<field id='dates'><label>D</label><pattern>on (?&lt;value&gt;{dya})</pattern>"
          "</field>" CLOSE,
     3, 0, "no <part> before this is called \"dya\"", "", "day"},
    {OPEN "<field id='dates'><pattern>on (?&lt;value&gt;{day})</pattern></field><part id='day'>\\d+</part>" CLOSE, 2, 0,
     "no <part> before this", "", ""},
    {OPEN "<part id='day'>\\d+ {day}</part>" CLOSE, 2, 0, "no <part> before this", "", ""},
    {OPEN "<part id='day'>\\d+</part>\n<part id='day'>\\d</part>" CLOSE, 3, 0, "part \"day\" is there twice", "", ""},
    {OPEN "<part>\\d+</part>" CLOSE, 2, 0, "small letters", "", ""},
    {OPEN "<part id='Day'>\\d+</part>" CLOSE, 2, 0, "small letters", "", ""},
    {OPEN "<part id='grade'>good</part>" CLOSE, 2, 0, "{grade} is the words", "", ""},
    {OPEN "<part id='day'> </part>" CLOSE, 2, 0, "<part> is empty", "", ""},
    {OPEN "<part id='day'>(\\d+</part>\n<field id='dates'><pattern>(?&lt;value&gt;{day})</pattern></field>" CLOSE, 2, 0,
     "does not compile", "", ""},
    {OPEN "<part id='day'>(?:\\d+)</part>\n<field id='dates'><pattern>(?&lt;value&gt;{day}+x)</pattern></field>" CLOSE,
     3, 0, "time without end", "", ""},
    {OPEN "<part id='a'>aaaaaaaaaa</part>\n<part id='b'>{a}{a}{a}{a}{a}{a}{a}{a}{a}{a}{a}{a}</part>\n"
          "<part id='c'>{b}{b}{b}{b}{b}{b}{b}{b}{b}{b}{b}{b}</part>\n"
          "<part id='d'>{c}{c}{c}{c}{c}{c}{c}{c}{c}{c}{c}{c}</part>\n"
          "<part id='e'>{d}{d}{d}{d}{d}{d}{d}{d}{d}{d}{d}{d}</part>" CLOSE,
     6, 0, "more than 65536 bytes", "", ""},
    {OPEN "<field id='dates'/>" CLOSE, 2, 0, "nothing to look for", "", ""},
    {OPEN "<area id='a' name='A'/>" CLOSE, 2, 0, "no labels", "", ""},
    {OPEN "<area id='a' name='A'><label>A</label></area>\n<area id='a' name='A'><label>B</label></area>" CLOSE, 3, 0,
     "there twice", "", ""},
    {OPEN "<area id='whole' name='A'><label>A</label></area><statement "
          "area='hole'><pattern>{grade}</pattern></statement>" CLOSE,
     2, 0, "unknown area \"hole\"", "", "whole"},
    {OPEN "<area id='a' name='A'><label>A</label></area><statement area='a'><pattern>good</pattern></statement>" CLOSE,
     2, 0, "needs a <pattern> with {grade}", "", ""},
    {OPEN "<area id='a' name='A'><label>A</label></area><statement area='a'><pattern value='goodish'>is (?&lt;grade&gt;"
          "fine)</pattern></statement>" CLOSE,
     2, 0, "no scale has a grade \"goodish\"", "", ""},
    {OPEN "<outcome code='1' name='O'><phrase>p</phrase></outcome>\n<outcome code='1' name='P'><phrase>p</phrase>"
          "</outcome>" CLOSE,
     3, 0, "outcome 1 is there twice", "", ""},
    {OPEN "<outcome code='0.5' name='O'><phrase>p</phrase></outcome>" CLOSE, 2, 0, "code from 1 to 9", "", ""},
    {"<framework id='f' name='F'>\n<area id='a' name='A'><label>A</label></area>\n<statement area='a'><pattern>is "
     "{grade}"
     "</pattern></statement>" CLOSE,
     3, 0, "needs a scale", "", ""},
    {"<scales>\n<scale id='s' name='S'/></scales>", 2, 0, "no grades", "", ""},
    {"<scales>\n<scale id='s' name='S'><grade id='g' level='7'><word>g</word></grade></scale></scales>", 2, 0,
     "a level is", "", ""},
    {"<scales>\n<scale id='s' name='S'><grade id='g' from='1.9.2012'><word>g</word></grade></scale></scales>", 2, 0,
     "not a day", "", ""},
    {OPEN "<column/>" CLOSE, 2, 0, "<column> has no labels", "", ""},
    {OPEN "<column area='hole'><label>H</label></column>" CLOSE, 2, 0, "unknown area \"hole\"", "", ""},
    {"<scales>\n<scale id='s' name='S'><grade id='g'/></scale></scales>", 2, 0, "no words", "", ""},
    {"<scales><scale id='s' name='S'><grade id='g'><word>g</word></grade></scale>\n"
     "<scale id='s' name='S'><grade id='g'><word>g</word></grade></scale></scales>",
     2, 0, "is in", "", ""},
};

static void test_errors_are_told(void **state)
{
    (void)state;
    check_errors(ERRORS, sizeof ERRORS / sizeof *ERRORS);
}

static void test_an_inherited_grade_needs_a_scale_too(void **state)
{
    og_diagnostics *diagnostics = og_diagnostics_new();
    og_catalogue *catalogue = NULL;
    data_folder made;
    (void)state;
    open_folder(&made);
    put_file(&made, "a.xml",
             "<framework id='a' abstract='yes' name='A'><area id='x' name='X'><label>X</label></area>"
             "<statement area='x'><pattern>is {grade}</pattern></statement></framework>");
    put_file(&made, "b.xml", "\n<framework id='b' extends='a' name='B'>" CLOSE);
    assert_int_equal(og_catalogue_new(made.path, diagnostics, &catalogue), OG_BAD_DATA);
    assert_true(reports(diagnostics, 2, "needs a scale", ""));
    assert_int_equal(og_diagnostics_count(diagnostics), 1);
    close_folder(&made);
    og_diagnostics_free(diagnostics);
}

static void test_all_errors_of_all_files_are_told_at_once(void **state)
{
    og_diagnostics *diagnostics = og_diagnostics_new();
    og_catalogue *catalogue = NULL;
    data_folder made;
    (void)state;
    open_folder(&made);
    put_file(&made, "a.xml", "<framework id='a' extends='b' name='A'>" CLOSE);
    put_file(&made, "b.xml",
             "<framework id='b' extends='a' name='B'>\n<section role='x'><heading>H</heading></section>"
             "<field id='y'><label>L</label></field>" CLOSE);
    put_file(&made, "c.xml", "<framework id='c'");
    put_file(&made, "d.txt", "not looked at");
    assert_int_equal(og_catalogue_new(made.path, diagnostics, &catalogue), OG_BAD_DATA);
    assert_true(reports(diagnostics, 1, "extends itself", ""));
    assert_true(reports(diagnostics, 2, "unknown role \"x\"", ""));
    assert_true(reports(diagnostics, 2, "unknown field \"y\"", ""));
    bool third = false;
    for (size_t i = 0; i < og_diagnostics_count(diagnostics); i++) {
        og_str file = og_diagnostics_get(diagnostics, i).file;
        third |= og_str_ends(file, OG_STR("c.xml"));
        assert_false(og_str_ends(file, OG_STR("d.txt")));
    }
    assert_true(third);
    close_folder(&made);
    og_diagnostics_free(diagnostics);
}

static void test_a_folder_that_cannot_be_read(void **state)
{
    og_catalogue *catalogue = NULL;
    (void)state;
    assert_int_equal(og_catalogue_new("/nowhere/at/all", NULL, &catalogue), OG_NOT_FOUND);
    assert_null(catalogue);
    assert_int_equal(og_catalogue_new(OG_SOURCE_DIR "/LICENSE", NULL, &catalogue), OG_NOT_FOUND);
}

static void test_entity_bombs_are_refused(void **state)
{
    og_diagnostics *diagnostics = og_diagnostics_new();
    og_catalogue *catalogue = NULL;
    (void)state;
    assert_int_equal(
        load_file(OG_STR("<!DOCTYPE f [<!ENTITY a 'aaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;'>]>"
                         "<framework id='f' name='&c;&c;&c;'/>"),
                  false, diagnostics, &catalogue),
        OG_BAD_DATA);
    assert_true(reports(diagnostics, 0, "document type", ""));
    og_diagnostics_free(diagnostics);
}

// ---- what the build makes of the program's own files

static void assert_same(og_str a, og_str b)
{
    assert_true(og_str_equal(a, b));
}

static og_str scale_id(const og_scale *scale)
{
    return scale ? scale->id : OG_STR("none");
}

static void assert_same_matcher(const og_catalogue *of_a, const og_matcher *a, const og_catalogue *of_b,
                                const og_matcher *b)
{
    assert_true(a->kind == b->kind && a->place == b->place);
    assert_same(a->text, b->text);
    assert_same(a->value, b->value);
    if (a->kind != OG_MATCH_PATTERN)
        return;
    const og_pattern *left = &of_a->patterns.items[a->pattern], *right = &of_b->patterns.items[b->pattern];
    assert_same(left->written, right->written);
    assert_same(scale_id(left->scale), scale_id(right->scale));
}

static void assert_same_matchers(const og_catalogue *of_a, const og_matchers *a, const og_catalogue *of_b,
                                 const og_matchers *b)
{
    assert_int_equal(a->count, b->count);
    for (size_t i = 0; i < a->count; i++)
        assert_same_matcher(of_a, &a->items[i], of_b, &b->items[i]);
}

static void assert_same_scale(const og_scale *a, const og_scale *b)
{
    assert_same(a->id, b->id);
    assert_same(a->name, b->name);
    assert_int_equal(a->grades.count, b->grades.count);
    for (size_t i = 0; i < a->grades.count; i++) {
        const og_grade *left = &a->grades.items[i], *right = &b->grades.items[i];
        assert_same(left->id, right->id);
        assert_true(left->level == right->level && left->approximate == right->approximate);
        assert_true(left->judged == right->judged && left->words.count == right->words.count);
        assert_int_equal(og_date_compare(left->from, right->from), 0);
        assert_int_equal(og_date_compare(left->until, right->until), 0);
        for (size_t k = 0; k < left->words.count; k++)
            assert_same(left->words.items[k], right->words.items[k]);
    }
}

static void assert_same_attributes(const og_framework *a, const og_framework *b)
{
    assert_same(a->id, b->id);
    assert_same(a->form, b->form);
    assert_same(a->name, b->name);
    assert_same(a->kind, b->kind);
    assert_same(a->years, b->years);
    assert_same(a->provider_kind, b->provider_kind);
    assert_same(a->subject, b->subject);
    assert_same(a->ends_with, b->ends_with);
    assert_same(a->type, b->type);
    assert_true(a->is_abstract == b->is_abstract && a->graded == b->graded && a->is_inspection == b->is_inspection);
    assert_int_equal(a->grouped, b->grouped);
    assert_memory_equal(&a->least, &b->least, sizeof a->least);
    assert_same(scale_id(a->scale), scale_id(b->scale));
}

static void assert_same_labels(const og_labels *a, const og_labels *b)
{
    assert_int_equal(a->count, b->count);
    for (size_t i = 0; i < a->count; i++)
        assert_same(a->items[i], b->items[i]);
}

static void assert_same_areas(const og_framework *a, const og_framework *b)
{
    assert_int_equal(a->areas.count, b->areas.count);
    for (size_t i = 0; i < a->areas.count; i++) {
        const og_area *left = &a->areas.items[i], *right = &b->areas.items[i];
        assert_same(left->id, right->id);
        assert_same(left->name, right->name);
        assert_true(left->optional == right->optional && left->together == right->together);
        assert_true(left->earlier == right->earlier);
        assert_int_equal(left->apart, right->apart);
        assert_same_labels(&left->labels, &right->labels);
    }
    assert_int_equal(a->columns.count, b->columns.count);
    for (size_t i = 0; i < a->columns.count; i++) {
        assert_same(a->columns.items[i].area, b->columns.items[i].area);
        assert_same_labels(&a->columns.items[i].labels, &b->columns.items[i].labels);
    }
    og_heading_place of_a = {0}, of_b = {0};
    const og_heading *one;
    while ((one = og_framework_next_heading(a, &of_a))) {
        const og_heading *other = og_framework_next_heading(b, &of_b);
        assert_non_null(other);
        assert_same(one->text, other->text);
        assert_same(one->role, other->role);
        assert_same(one->area, other->area);
        assert_int_equal(one->exact, other->exact);
    }
    assert_null(og_framework_next_heading(b, &of_b));
}

static void assert_same_signs(const og_catalogue *of_a, const og_framework *a, const og_catalogue *of_b,
                              const og_framework *b)
{
    assert_int_equal(a->signs.count, b->signs.count);
    for (size_t i = 0; i < a->signs.count; i++) {
        assert_same_matcher(of_a, &a->signs.items[i].matcher, of_b, &b->signs.items[i].matcher);
        assert_memory_equal(&a->signs.items[i].weight, &b->signs.items[i].weight, sizeof a->signs.items[i].weight);
    }
    assert_int_equal(a->statements.count, b->statements.count);
    for (size_t i = 0; i < a->statements.count; i++) {
        assert_same(a->statements.items[i].area, b->statements.items[i].area);
        assert_same_matcher(of_a, &a->statements.items[i].matcher, of_b, &b->statements.items[i].matcher);
    }
    assert_int_equal(a->outcomes.count, b->outcomes.count);
    for (size_t i = 0; i < a->outcomes.count; i++) {
        assert_int_equal(a->outcomes.items[i].code, b->outcomes.items[i].code);
        assert_same(a->outcomes.items[i].name, b->outcomes.items[i].name);
        assert_same_matchers(of_a, &a->outcomes.items[i].matchers, of_b, &b->outcomes.items[i].matchers);
    }
    assert_int_equal(a->fields.count, b->fields.count);
    for (size_t i = 0; i < a->fields.count; i++) {
        assert_same(a->fields.items[i].id, b->fields.items[i].id);
        assert_same_matchers(of_a, &a->fields.items[i].matchers, of_b, &b->fields.items[i].matchers);
    }
}

static void assert_same_themes(const og_rule_plan *a, const og_rule_plan *b)
{
    assert_int_equal(a->themes.count, b->themes.count);
    for (size_t i = 0; i < a->themes.count; i++) {
        assert_same(a->themes.items[i].id, b->themes.items[i].id);
        assert_same(a->themes.items[i].name, b->themes.items[i].name);
        assert_same(a->themes.items[i].measure, b->themes.items[i].measure);
        assert_same(a->themes.items[i].meaning, b->themes.items[i].meaning);
    }
}

static void test_the_built_in_catalogue_is_what_the_files_say(void **state)
{
    og_catalogue *made, *read;
    (void)state;
    assert_int_equal(og_catalogue_open(&(og_catalogue_options){0}, NULL, &made), OG_OK);
    assert_int_equal(og_catalogue_open(&(og_catalogue_options){.with_examples = true}, NULL, &read), OG_OK);
    assert_ptr_equal(made->frameworks.items, og_built_in_catalogue->frameworks.items);
    assert_ptr_not_equal(read->frameworks.items, og_built_in_catalogue->frameworks.items);
    assert_int_equal(made->patterns.count, read->patterns.count);
    assert_int_equal(made->scales.count, read->scales.count);
    for (size_t i = 0; i < made->scales.count; i++)
        assert_same_scale(made->scales.items[i], read->scales.items[i]);
    assert_int_equal(made->frameworks.count, read->frameworks.count);
    for (size_t i = 0; i < made->frameworks.count; i++) {
        const og_framework *a = made->frameworks.items[i], *b = read->frameworks.items[i];
        assert_same_attributes(a, b);
        assert_same_areas(a, b);
        assert_same_signs(made, a, read, b);
    }
    assert_same_themes(&made->rules, &read->rules);
    og_catalogue_free(made);
    og_catalogue_free(read);
}

static size_t count_of_frameworks_with(const og_catalogue *catalogue, const og_heading *list)
{
    size_t count = 0;
    for (size_t i = 0; i < catalogue->frameworks.count; i++)
        for (size_t k = 0; k < catalogue->frameworks.items[i]->headings.count; k++)
            count += catalogue->frameworks.items[i]->headings.items[k].items == list;
    return count;
}

// Each would be set right by the dynamic linker whenever the program starts.
static void test_inherited_headings_are_there_once(void **state)
{
    og_catalogue *made, *read;
    (void)state;
    assert_int_equal(og_catalogue_open(&(og_catalogue_options){0}, NULL, &made), OG_OK);
    assert_int_equal(og_catalogue_open(&(og_catalogue_options){.with_examples = true}, NULL, &read), OG_OK);
    const og_catalogue *catalogues[] = {made, read};
    for (size_t i = 0; i < 2; i++) {
        const og_framework *framework = og_catalogue_find(catalogues[i], OG_STR("ilacs"));
        assert_non_null(framework);
        assert_true(framework->headings.count > 1);
        const og_headings *last = &framework->headings.items[framework->headings.count - 1];
        assert_true(count_of_frameworks_with(catalogues[i], last->items) > 1);
    }
    og_catalogue_free(made);
    og_catalogue_free(read);
}

static void test_every_theme_has_a_measure(void **state)
{
    og_catalogue *catalogue;
    (void)state;
    assert_int_equal(og_catalogue_new(NULL, NULL, &catalogue), OG_OK);
    assert_int_not_equal(og_catalogue_theme_count(catalogue), 0);
    for (size_t i = 0; i < og_catalogue_theme_count(catalogue); i++)
        assert_int_not_equal(og_catalogue_theme_measure(catalogue, i).len, 0);
    og_catalogue_free(catalogue);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_built_in_catalogue_is_what_the_files_say),
        cmocka_unit_test(test_inherited_headings_are_there_once),
        cmocka_unit_test(test_every_theme_has_a_measure),
        cmocka_unit_test(test_the_built_in_files_load),
        cmocka_unit_test(test_levels),
        cmocka_unit_test(test_grades_of_levels),
        cmocka_unit_test(test_a_user_adds_a_framework),
        cmocka_unit_test(test_a_user_replaces_a_framework),
        cmocka_unit_test(test_a_user_replaces_a_parent),
        cmocka_unit_test(test_parts_are_put_into_patterns),
        cmocka_unit_test(test_errors_are_told),
        cmocka_unit_test(test_an_inherited_grade_needs_a_scale_too),
        cmocka_unit_test(test_all_errors_of_all_files_are_told_at_once),
        cmocka_unit_test(test_a_folder_that_cannot_be_read),
        cmocka_unit_test(test_entity_bombs_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
