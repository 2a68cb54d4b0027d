// SPDX-License-Identifier: MIT
// og_select: which findings and actions are shown, and in which order.
#include "base/buf.h"
#include "base/str.h"
#include "render/selection.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

static int set_up(void **state)
{
    og_record *record;
    og_source source = {.path = OG_STR("a.pdf")};
    assert_int_equal(og_record_new(&source, &record), OG_OK);
    *state = record;
    return 0;
}

static int tear_down(void **state)
{
    og_record_free(*state);
    return 0;
}

// A finding from "id side area severity extent", where "-" is null.
static void add_finding(og_record *record, const char *row)
{
    og_str rest = og_str_from(row), fields[5] = {{0}};
    for (size_t i = 0; i < 5; i++) {
        assert_true(og_str_next_split(&rest, ' ', &fields[i]));
        if (og_str_equal(fields[i], OG_STR("-")))
            fields[i] = (og_str){0};
    }
    og_finding finding = {
        .id = fields[0], .polarity = fields[1], .area = fields[2], .severity = fields[3], .extent = fields[4]};
    assert_int_equal(og_vec_push(record->arena, &record->findings, finding), OG_OK);
}

static void add_judgement(og_record *record, const char *area)
{
    og_judgement judgement = {.area = og_str_from(area)};
    assert_int_equal(og_vec_push(record->arena, &record->judgements, judgement), OG_OK);
}

static void add_action(og_record *record, const char *id, const char *kind, const char *severity)
{
    og_action action = {.id = og_str_from(id), .kind = og_str_from(kind), .severity = og_str_from(severity)};
    assert_int_equal(og_vec_push(record->arena, &record->actions, action), OG_OK);
}

// The whole of one side as "area: id id +hidden; area: id".
static og_str told(og_record *record, bool all, og_side side)
{
    og_selection selection;
    og_buf text = {0};
    og_str kept;
    assert_int_equal(og_select(record->arena, record, all, &selection), OG_OK);
    for (size_t g = 0; g < selection.groups[side].count; g++) {
        const og_finding_group *group = &selection.groups[side].items[g];
        og_buf_printf(&text, "%s%.*s:", g ? "; " : "", OG_STR_ARG(group->area));
        for (size_t i = 0; i < group->shown; i++)
            og_buf_printf(&text, " %.*s", OG_STR_ARG(group->findings[i]->id));
        if (group->count > group->shown)
            og_buf_printf(&text, " +%zu", group->count - group->shown);
    }
    assert_int_equal(og_arena_copy(record->arena, og_buf_str(&text), &kept), OG_OK);
    og_buf_free(&text);
    return kept;
}

static void expect(og_str got, const char *wanted)
{
    if (!og_str_equal(got, og_str_from(wanted)))
        fail_msg("'%.*s' is not '%s'", OG_STR_ARG(got), wanted);
}

static void judged_areas_come_first_and_those_without_last(void **state)
{
    og_record *record = *state;
    add_judgement(record, "leaders");
    add_judgement(record, "adoption");
    add_finding(record, "f1 weakness - standard -");
    add_finding(record, "f2 weakness zebra standard -");
    add_finding(record, "f3 weakness adoption standard -");
    add_finding(record, "f4 strength leaders standard -");
    add_finding(record, "f5 weakness leaders standard -");
    add_finding(record, "f6 weakness apple standard -");
    expect(told(record, false, OG_SIDE_WEAKNESS), "leaders: f5; adoption: f3; zebra: f2; apple: f6; : f1");
    expect(told(record, false, OG_SIDE_STRENGTH), "leaders: f4");
    expect(told(record, false, OG_SIDE_MIXED), "");
}

static void serious_comes_before_extent_and_extent_before_order(void **state)
{
    og_record *record = *state;
    add_finding(record, "f1 weakness x standard -");
    add_finding(record, "f2 weakness x standard few");
    add_finding(record, "f3 weakness x serious one");
    add_finding(record, "f4 weakness x standard most");
    add_finding(record, "f5 weakness x serious all");
    add_finding(record, "f6 weakness x standard few");
    expect(told(record, true, OG_SIDE_WEAKNESS), "x: f5 f3 f4 f1 f2 f6");
}

static void what_stands_by_itself_comes_before_what_leans_on_another(void **state)
{
    og_record *record = *state;
    add_finding(record, "f1 weakness x standard all");
    add_finding(record, "f2 weakness x standard few");
    add_finding(record, "f3 weakness x serious -");
    add_finding(record, "f4 weakness x serious few");
    record->findings.items[0].text = OG_STR("However, this is not consistent.");
    record->findings.items[1].text = OG_STR("Plans are late.");
    record->findings.items[2].text = OG_STR("This puts them at risk.");
    record->findings.items[3].text = OG_STR("Children are at risk.");
    expect(told(record, true, OG_SIDE_WEAKNESS), "x: f4 f3 f2 f1");
}

static void what_is_said_plainly_comes_first(void **state)
{
    static const double clarity[] = {0.2, 3, 5.8, 20, 0.1, 6};
    og_record *record = *state;
    add_finding(record, "f1 strength x standard most");
    add_finding(record, "f2 strength x standard -");
    add_finding(record, "f3 strength x standard few");
    add_finding(record, "f4 strength x standard some"); // beyond what is plain, more words do not count
    add_finding(record, "f5 strength x serious one");
    add_finding(record, "f6 strength x standard many");
    for (size_t i = 0; i < record->findings.count; i++)
        record->findings.items[i].clarity = clarity[i];
    expect(told(record, true, OG_SIDE_STRENGTH), "x: f5 f6 f4 f3 f2 f1");
}

static void shows_the_main_ones_and_counts_the_rest(void **state)
{
    static const char *const sides[] = {"weakness", "strength", "mixed"};
    og_record *record = *state;
    char rows[18][40];
    for (int i = 0; i < 18; i++) {
        snprintf(rows[i], sizeof rows[i], "f%d %s x standard -", i / 3 + 1, sides[i % 3]);
        add_finding(record, rows[i]);
    }
    expect(told(record, false, OG_SIDE_WEAKNESS), "x: f1 f2 f3 f4 f5 +1");
    expect(told(record, false, OG_SIDE_STRENGTH), "x: f1 f2 f3 +3");
    expect(told(record, false, OG_SIDE_MIXED), "x: f1 f2 f3 +3");
    expect(told(record, true, OG_SIDE_STRENGTH), "x: f1 f2 f3 f4 f5 f6");
}

static void puts_the_most_pressing_action_first(void **state)
{
    og_record *record = *state;
    og_selection selection;
    og_buf asked = {0};
    add_action(record, "a1", "recommended", "standard");
    add_action(record, "a2", "done", "serious");
    add_action(record, "a3", "required", "serious");
    add_action(record, "a4", "priority", "standard");
    add_action(record, "a5", "priority", "serious");
    add_action(record, "a6", "required", "standard");
    add_action(record, "a7", "planned", "standard");
    assert_int_equal(og_select(record->arena, record, false, &selection), OG_OK);
    for (size_t i = 0; i < selection.asked.count; i++)
        og_buf_add(&asked, selection.asked.items[i]->id);
    expect(og_buf_str(&asked), "a5a4a3a1a6");
    og_buf_free(&asked);
    assert_int_equal(selection.promised.count, 2);
    expect(selection.promised.items[0]->id, "a2");
    expect(selection.promised.items[1]->id, "a7");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(judged_areas_come_first_and_those_without_last, set_up, tear_down),
        cmocka_unit_test_setup_teardown(serious_comes_before_extent_and_extent_before_order, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_stands_by_itself_comes_before_what_leans_on_another, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_said_plainly_comes_first, set_up, tear_down),
        cmocka_unit_test_setup_teardown(shows_the_main_ones_and_counts_the_rest, set_up, tear_down),
        cmocka_unit_test_setup_teardown(puts_the_most_pressing_action_first, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
