// SPDX-License-Identifier: MIT
// Plans: which rows they have and what each rests on, and how Markdown, CSV and workbooks keep texts harmless.
#include "base/utf8.h"
#include "ofgrade/ofgrade.h"
#include "relate/plan.h"
#include "unit/records.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct fixture {
    og_record *record;
    og_catalogue *catalogue;
    og_diagnostics *diagnostics;
    og_arena *arena;
} fixture;

static og_str themes_of_care[] = {LITERAL("leaving-care"), LITERAL("no-such-theme")};
static og_str all_evidence[] = {LITERAL("a2"), LITERAL("f1"), LITERAL("a1"), LITERAL("f2"), LITERAL("f9")};
static og_str one_finding[] = {LITERAL("f2")};

static int set_up(void **state)
{
    static fixture made;
    made = (fixture){
        .record = report_of_northmarsh("reports/a.pdf"), .arena = og_arena_new(), .diagnostics = og_diagnostics_new()};
    assert_true(made.arena && made.diagnostics);
    assert_int_equal(og_catalogue_new(NULL, NULL, &made.catalogue), OG_OK);
    *state = &made;
    return 0;
}

static int tear_down(void **state)
{
    fixture *made = *state;
    og_record_free(made->record);
    og_catalogue_free(made->catalogue);
    og_diagnostics_free(made->diagnostics);
    og_arena_free(made->arena);
    return 0;
}

static void fill_evidence(og_record *record)
{
    add_finding(record, (og_finding){.id = OG_STR("f1"), .evidence = {.page = 7, .line = 90}});
    add_finding(record, (og_finding){.id = OG_STR("f2"), .evidence = {.page = 2, .line = 31}});
    add_action(record, (og_action){.id = OG_STR("a1"),
                                   .text = OG_STR("See every care leaver."),
                                   .kind = OG_STR("required"),
                                   .by = OG_STR("the council"),
                                   .deadline = OG_STR("3-months"),
                                   .evidence = {.page = 4, .line = 40}});
    add_action(record, (og_action){.id = OG_STR("a2"),
                                   .text = OG_STR("Plans."),
                                   .kind = OG_STR("recommended"),
                                   .evidence = {.page = 4, .line = 41}});
}

static og_plan plan_of(fixture *made)
{
    og_plan plan;
    assert_int_equal(og_plan_make(made->arena, made->record, made->catalogue, &plan), OG_OK);
    return plan;
}

// Owns: the arena of the fixture.
static og_str text_of(fixture *made, og_plan_format format)
{
    og_str text, kept;
    og_diagnostics_clear(made->diagnostics);
    assert_int_equal(og_record_to_plan(made->record, made->catalogue, format, made->diagnostics, &text), OG_OK);
    assert_int_equal(og_arena_copy(made->arena, text, &kept), OG_OK);
    free((char *)text.ptr);
    return kept;
}

static void a_row_takes_places_and_terms_from_what_it_rests_on(void **state)
{
    fixture *made = *state;
    fill_evidence(made->record);
    add_recommendation(made->record, (og_recommendation){.rank = 1,
                                                         .priority = OG_STR("high"),
                                                         .text = OG_STR("Do it."),
                                                         .basis = OG_STR("stated"),
                                                         .themes = {themes_of_care, 2, 2},
                                                         .evidence = {all_evidence, 5, 5}});
    og_plan plan = plan_of(made);
    assert_int_equal(plan.count, 1);
    og_plan_row *row = &plan.items[0];
    is(row->action, "Do it.");
    is(row->priority, "high");
    is(row->deadline, "3-months");
    is(row->owner, "the council");
    assert_true(row->asked);
    assert_int_not_equal(row->measure.len, 0);
    assert_int_equal(row->places.count, 3);
    assert_int_equal(row->places.items[0].page, 2);
    assert_int_equal(row->places.items[1].page, 4);
    assert_int_equal(row->places.items[2].page, 7);
}

static void without_recommendations_the_actions_are_the_plan(void **state)
{
    static const struct {
        const char *kind, *severity, *deadline, *priority;
    } cases[] = {
        {"recommended", "standard", "", "medium"},         {"recommended", "serious", "", "high"},
        {"required", "standard", "3-months", "high"},      {"priority", "standard", "", "immediate"},
        {"required", "serious", "immediate", "immediate"}, {"recommended", "standard", "3-months", "high"},
    };
    fixture *made = *state;
    size_t count = sizeof cases / sizeof *cases;
    add_action(made->record, (og_action){.kind = OG_STR("planned")});
    for (size_t i = 0; i < count; i++)
        add_action(made->record, (og_action){.kind = og_str_from(cases[i].kind),
                                             .severity = og_str_from(cases[i].severity),
                                             .deadline = og_str_from(cases[i].deadline)});
    add_action(made->record, (og_action){.kind = OG_STR("done")});
    og_plan plan = plan_of(made);
    assert_int_equal(plan.count, count);
    for (size_t i = 0; i < count; i++)
        is(plan.items[i].priority, cases[i].priority);
}

static void measures(fixture *made, size_t row, const char *theme)
{
    og_plan plan = plan_of(made);
    size_t index = og_catalogue_find_theme(made->catalogue, og_str_from(theme), NULL);
    assert_true(og_str_equal(plan.items[row].measure, og_catalogue_theme_measure(made->catalogue, index)));
}

static void a_theme_that_most_rows_share_gives_no_measure_where_there_is_another(void **state)
{
    static og_str themes[4][2] = {{LITERAL("disabled-children"), LITERAL("health")},
                                  {LITERAL("disabled-children"), LITERAL("planning")},
                                  {LITERAL("disabled-children"), LITERAL("no-such-theme")},
                                  {LITERAL("workforce"), LITERAL("disabled-children")}};
    fixture *made = *state;
    for (size_t i = 0; i < 3; i++)
        add_action(made->record, (og_action){.kind = OG_STR("required"), .themes = {themes[i], 2, 2}});
    measures(made, 0, "disabled-children"); // of three rows
    add_action(made->record, (og_action){.kind = OG_STR("required"), .themes = {themes[3], 2, 2}});
    measures(made, 0, "health");
    measures(made, 1, "planning");
    measures(made, 2, "disabled-children");
    measures(made, 3, "workforce");
}

static void what_is_asked_for_and_what_is_suggested_are_told_apart(void **state)
{
    fixture *made = *state;
    fill_evidence(made->record);
    made->record->inspection->published = (og_date){2026, 7, 3};
    add_recommendation(made->record, (og_recommendation){.rank = 1,
                                                         .priority = OG_STR("immediate"),
                                                         .text = OG_STR("See | every *care leaver*."),
                                                         .basis = OG_STR("stated"),
                                                         .themes = {themes_of_care, 2, 2},
                                                         .evidence = {all_evidence, 5, 5}});
    add_recommendation(made->record, (og_recommendation){.rank = 2,
                                                         .priority = OG_STR("medium"),
                                                         .text = OG_STR("Count them."),
                                                         .basis = OG_STR("derived"),
                                                         .evidence = {one_finding, 1, 1}});
    og_str text = text_of(made, OG_PLAN_MARKDOWN);
    has(text, "# Improvement plan: Northmarsh\n\n"
              "- **Made from:** Northmarsh, inspection report, 11 to 22 May 2026\n"
              "- **Kind:** Inspection of services\n"
              "- **File:** reports/a.pdf\n\n");
    has(text, "\n| 1 | immediate | See \\| every \\*care leaver\\*. | asked for in the report | pages 2, 4 and 7 | "
              "leaving care, no such theme | within three months (published 3 July 2026) | "
              "the council (named in the report) | share of ");
    has(text, "\n| 2 | medium | Count them. | suggested by ofgrade from what inspectors found | page 2 | | | | | "
              "not started |\n");
    assert_int_equal(og_diagnostics_count(made->diagnostics), 0);
}

static void a_document_without_pages_is_named_by_lines(void **state)
{
    fixture *made = *state;
    made->record->document->kind = OG_STR("inspection-letter");
    made->record->inspection->provider.name = (og_str){0};
    add_action(made->record, (og_action){.kind = OG_STR("required"),
                                         .text = OG_STR("Act."),
                                         .deadline = OG_STR("2026-09-01"),
                                         .evidence = {.line = 41}});
    og_str text = text_of(made, OG_PLAN_MARKDOWN);
    has(text, "asked for in the letter | line 41 | | 1 September 2026 | |");
    text = text_of(made, OG_PLAN_CSV);
    has(text, "\"reports/a.pdf, inspection letter, 11 to 22 May 2026, line 41\",,2026-09-01,,,not started\r\n");
}

static void csv_is_quoted_and_no_formula_gets_through(void **state)
{
    static const char *const cases[][2] = {
        {"=HYPERLINK(\"http://x\",\"y\")", "\r\n1,medium,\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\","},
        {"+1", "\r\n1,medium,'+1,"},
        {"-1", "\r\n1,medium,'-1,"},
        {"@SUM(A1)", "\r\n1,medium,'@SUM(A1),"},
        {"\t=1", "\r\n1,medium,'=1,"},
        {"\r\n =1", "\r\n1,medium,'=1,"},
        {"\xEF\xBC\x9D"
         "1",
         "\r\n1,medium,'\xEF\xBC\x9D"
         "1,"}, // of full width
        {"\xEF\xBC\x8B"
         "1",
         "\r\n1,medium,'\xEF\xBC\x8B"
         "1,"},
        {"\xEF\xBC\x8D"
         "1",
         "\r\n1,medium,'\xEF\xBC\x8D"
         "1,"},
        {"\xEF\xBC\xA0"
         "1",
         "\r\n1,medium,'\xEF\xBC\xA0"
         "1,"},
        {"\xE2\x80\x8B=1", "\r\n1,medium,'=1,"}, // a space without width
        {"a; \"b\"\nc", "\r\n1,medium,\"a; \"\"b\"\" c\","},
        {"plain = words", "\r\n1,medium,plain = words,"},
    };
    fixture *made = *state;
    add_action(made->record, (og_action){.kind = OG_STR("recommended")});
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        made->record->actions.items[0].text = og_str_from(cases[i][0]);
        og_str text = text_of(made, OG_PLAN_CSV);
        assert_true(og_str_starts(text, OG_STR("\xEF\xBB\xBFNo.,Priority (suggested),Action,")));
        has(text, cases[i][1]);
    }
}

static void nothing_to_plan_is_said(void **state)
{
    fixture *made = *state;
    og_str text = text_of(made, OG_PLAN_MARKDOWN);
    has(text, "The report asks for nothing, and ofgrade suggests nothing, so there is nothing to plan.\n");
    lacks(text, "|");
    assert_int_equal(og_diagnostics_count(made->diagnostics), 1);
    og_diagnostic note = og_diagnostics_get(made->diagnostics, 0);
    assert_int_equal(note.severity, OG_NOTE);
    is(note.code, "empty-plan");
    is(note.file, "reports/a.pdf");
    made->record->document->kind = OG_STR("unknown");
    has(text_of(made, OG_PLAN_MARKDOWN), "This does not look like an inspection report");
    has(text_of(made, OG_PLAN_CSV), ",Status\r\n");
}

static void a_failed_record_has_no_plan(void **state)
{
    og_record *failed;
    og_source source = {.path = OG_STR("a.pdf")};
    og_str text = {0};
    (void)state;
    assert_int_equal(og_record_failed(&source, OG_ENCRYPTED_PDF, &failed), OG_OK);
    for (og_plan_format format = OG_PLAN_MARKDOWN; format <= OG_PLAN_XLSX; format++)
        assert_int_equal(og_record_to_plan(failed, NULL, format, NULL, &text), OG_NOT_ANALYSED);
    assert_null(text.ptr);
    og_record_free(failed);
}

static void a_workbook_is_a_zip_file_with_the_same_bytes_each_time(void **state)
{
    fixture *made = *state;
    fill_evidence(made->record);
    og_str first = text_of(made, OG_PLAN_XLSX), second = text_of(made, OG_PLAN_XLSX);
    assert_true(og_str_starts(first, OG_STR("PK\x03\x04")));
    assert_true(og_str_equal(first, second));
    made->record->inspection = NULL;
    made->record->document = NULL;
    made->record->framework = NULL;
    assert_true(og_str_equal(text_of(made, OG_PLAN_XLSX), text_of(made, OG_PLAN_XLSX)));
}

static void what_a_cell_cannot_hold_is_cut_and_told(void **state)
{
    static const size_t counts[] = {6553, 6554, 40000}; // of words with their space: the first fits
    fixture *made = *state;
    add_action(made->record, (og_action){.kind = OG_STR("recommended")});
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        og_buf text = {0};
        for (size_t word = 0; word < counts[i]; word++)
            og_buf_add(&text, OG_STR("word "));
        assert_int_equal(text.status, OG_OK);
        made->record->actions.items[0].text = og_buf_str(&text);
        text_of(made, OG_PLAN_XLSX);
        assert_int_equal(og_diagnostics_count(made->diagnostics), i ? 1 : 0);
        if (i)
            is(og_diagnostics_get(made->diagnostics, 0).code, "cell-cut");
        text_of(made, OG_PLAN_CSV);
        assert_int_equal(og_diagnostics_count(made->diagnostics), 0);
        og_buf_free(&text);
    }
}

static void a_workbook_that_cannot_be_written_is_an_error(void **state)
{
    fixture *made = *state;
    og_str text = {0};
    const char *before = getenv("TMPDIR");
    og_str kept;
    assert_int_equal(og_arena_copy(made->arena, og_str_from(before ? before : ""), &kept), OG_OK);
    assert_int_equal(setenv("TMPDIR", "/nowhere", 1), 0);
    assert_int_equal(og_record_to_plan(made->record, NULL, OG_PLAN_XLSX, NULL, &text), OG_WRITE_FAILED);
    assert_int_equal(before ? setenv("TMPDIR", kept.ptr, 1) : unsetenv("TMPDIR"), 0);
    assert_null(text.ptr);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_row_takes_places_and_terms_from_what_it_rests_on, set_up, tear_down),
        cmocka_unit_test_setup_teardown(without_recommendations_the_actions_are_the_plan, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_theme_that_most_rows_share_gives_no_measure_where_there_is_another, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(what_is_asked_for_and_what_is_suggested_are_told_apart, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_document_without_pages_is_named_by_lines, set_up, tear_down),
        cmocka_unit_test_setup_teardown(csv_is_quoted_and_no_formula_gets_through, set_up, tear_down),
        cmocka_unit_test_setup_teardown(nothing_to_plan_is_said, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_failed_record_has_no_plan, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_workbook_is_a_zip_file_with_the_same_bytes_each_time, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_a_cell_cannot_hold_is_cut_and_told, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_workbook_that_cannot_be_written_is_an_error, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
