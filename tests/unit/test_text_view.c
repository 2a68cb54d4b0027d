// SPDX-License-Identifier: MIT
// og_record_to_text: what it shows of each kind of record, how it wraps, and that nothing of a document acts on a
// terminal.
#include "base/utf8.h"
#include "render/flow.h"
#include "unit/shown.h"

// A record of an inspection in which a test sets what it is about.
static int set_up(void **state)
{
    static shown made;
    made = (shown){.record = record_of("reports/a.pdf", "inspection-report", "Northmarsh")};
    set_framework(made.record, "ilacs", "Inspection of services", "four-level");
    made.record->source.format = OG_STR("pdf");
    made.record->inspection->type = OG_STR("full");
    *state = &made;
    return 0;
}

static og_str render(shown *made, bool colour, unsigned width)
{
    return text_of(made, (og_text_options){.colour = colour, .width = width});
}

static void judge(shown *made, const char *area, const char *words, int level, uint32_t page)
{
    add_judgement(made->record, (og_judgement){.area = og_str_from(area),
                                               .grade = og_str_from(words),
                                               .level = level,
                                               .words = og_str_from(words),
                                               .evidence = {.page = page, .line = 1}});
}

static void shows_the_judgements_as_an_aligned_table(void **state)
{
    shown *made = *state;
    judge(made, "help-and-protection", "Good", 2, 1);
    judge(made, "lscb", "Requires improvement to be good", 3, 12);
    judge(made, "overall", "Not judged", 0, 0);
    og_str text = render(made, false, 80);
    has(text, "\nJudged               Grade                            Level   Page\n"
              "Help and protection  Good                             2 of 4  1\n"
              "LSCB                 Requires improvement to be good  3 of 4  12\n"
              "Overall              Not judged\n"
              "Level 1 is the best, level 4 the lowest.\n");
}

static void leaves_the_level_out_where_no_grade_has_one(void **state)
{
    shown *made = *state;
    judge(made, "overall", "Met", 0, 2);
    og_str text = render(made, false, 80);
    has(text, "\nJudged   Grade  Page\nOverall  Met    2\n");
    lacks(text, "Level");
}

static void wraps_cells_that_are_too_wide(void **state)
{
    shown *made = *state;
    judge(made, "looked-after-and-permanence-of-a-very-long-name", "Requires improvement to be good", 3, 7);
    og_str rest = render(made, false, 40), line;
    while (og_str_next_split(&rest, '\n', &line))
        assert_true(og_flow_columns(line) <= 40);
    has(made->text, "3 of 4  7\n");
}

static void says_dates_as_a_person_would(void **state)
{
    static const struct {
        og_date start, end;
        const char *shown;
    } rows[] = {
        {{2026, 5, 11}, {2026, 5, 22}, "Inspected: 11 to 22 May 2026\n"},
        {{2013, 1, 28}, {2013, 2, 6}, "Inspected: 28 January to 6 February 2013\n"},
        {{2015, 12, 30}, {2016, 1, 5}, "Inspected: 30 December 2015 to 5 January 2016\n"},
        {{2013, 5, 5}, {2013, 5, 5}, "Inspected: 5 May 2013\n"},
        {{0}, {2013, 5, 5}, "Inspected: 5 May 2013\n"},
        {{2013, 99, 5}, {2013, 99, 7}, "Inspected: (no valid date)"},
    };
    shown *made = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        made->record->inspection->start = rows[i].start;
        made->record->inspection->end = rows[i].end;
        has(render(made, false, 80), rows[i].shown);
    }
}

static void names_those_who_led(void **state)
{
    shown *made = *state;
    og_inspector people[] = {{OG_STR("Ada Quill"), false}, {OG_STR("Ben Rook"), true}, {OG_STR("Cy Tarn"), true}};
    made->record->inspection->inspectors.items = people;
    made->record->inspection->inspectors.count = 3;
    has(render(made, false, 80), "Lead inspectors: Ben Rook, Cy Tarn\n");
    people[1].lead = people[2].lead = false;
    has(render(made, false, 80), "\nInspectors: Ada Quill, Ben Rook, Cy Tarn\n");
}

static void says_of_the_provider_what_is_printed(void **state)
{
    static const struct {
        og_age_range ages;
        const char *shown;
    } rows[] = {
        {{{true, 0}, {true, 4}}, "Provider: Ages 0 to 4\n"},
        {{{true, 16}, {false, 0}}, "Provider: Ages 16 and over\n"},
        {{{false, 0}, {true, 8}}, "Provider: Ages up to 8\n"},
    };
    shown *made = *state;
    og_provider *provider = &made->record->inspection->provider;
    lacks(render(made, false, 80), "Provider:");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        og_age_range ages = rows[i].ages;
        provider->age_range = &ages;
        has(render(made, false, 80), rows[i].shown);
    }
    og_age_range ages = {{true, 3}, {true, 11}};
    provider->age_range = &ages;
    provider->local_authority = OG_STR("Harrowdale");
    provider->number_on_roll = 305;
    has(render(made, false, 80), "\nProvider: Local authority Harrowdale, ages 3 to 11, 305 on roll\n");
}

static void puts_a_category_of_concern_beside_the_overall_grade(void **state)
{
    shown *made = *state;
    made->record->inspection->category = OG_STR("special-measures");
    has(render(made, false, 80), "\nCategory of concern: special measures\n");
    judge(made, "overall", "Inadequate", 4, 1);
    judge(made, "leaders", "Inadequate", 4, 1);
    og_str text = render(made, false, 80);
    has(text, "Overall  Inadequate (special measures)  4 of 4  1\nLeaders  Inadequate                     4 of 4  1\n");
    lacks(text, "Category of concern");
}

static void tells_a_visit_without_grades_from_grades_not_found(void **state)
{
    shown *made = *state;
    has(render(made, false, 80), "No grades were found in this document.");
    made->record->inspection->type = OG_STR("focused-visit");
    has(render(made, false, 80), "No grades are given in this kind of visit.");
    made->record->inspection->type = OG_STR("full");
    made->record->framework->scale = (og_str){0};
    has(render(made, false, 80), "No grades are given in this kind of visit.");
    og_record_outcome outcome = {2, OG_STR("inconsistent experiences")};
    made->record->outcome = &outcome;
    og_str text = render(made, false, 80);
    has(text, "Outcome 2: inconsistent experiences\n");
    lacks(text, "No grades");
}

static void shows_every_warning(void **state)
{
    shown *made = *state;
    og_span place = {.page = 4};
    og_record_warning warnings[] = {{OG_STR("a"), OG_STR("no date was found"), NULL},
                                    {OG_STR("b"), OG_STR("two grades differ"), &place}};
    made->record->warnings.items = warnings;
    made->record->warnings.count = 2;
    has(render(made, false, 80), "Please note: no date was found\nPlease note: two grades differ (page 4)\n");
}

static void shows_what_an_unknown_document_is_not(void **state)
{
    shown *made = *state;
    made->record->document->kind = OG_STR("unknown");
    made->record->framework = NULL;
    made->record->inspection->provider.name = (og_str){0};
    og_record_warning warnings[] = {{OG_STR("not-a-report"), OG_STR("no report"), NULL},
                                    {OG_STR("b"), OG_STR("bytes were odd"), NULL}};
    made->record->warnings.items = warnings;
    made->record->warnings.count = 2;
    og_str text = render(made, false, 80);
    has(text, "about it.\n\nPlease note: bytes were odd\n\nSource:");
    lacks(text, "no report");
    assert_true(og_str_starts(text, OG_STR("reports/a.pdf\n\nThis does not look like an inspection report")));
}

static void says_a_failure_on_one_line(void **state)
{
    shown *made = *state;
    og_source source = {.path = OG_STR("a\x1b[2J\n\xE9.pdf")};
    og_record_free(made->record);
    made->record = NULL;
    assert_int_equal(og_record_failed(&source, OG_ENCRYPTED_PDF, &made->record), OG_OK);
    og_str text = render(made, true, 20);
    assert_true(og_str_starts(text, OG_STR("a\\x1b[2J\\x0a\xEF\xBF\xBD.pdf: the PDF is protected by a password "
                                           "(encrypted-pdf); save a copy")));
    assert_int_equal(og_str_find_byte(text, '\n', 0), text.len - 1);
}

static void no_text_of_a_document_acts_on_a_terminal(void **state)
{
    static const char evil[] = "\x1b[31mN\x1b]0;t\x07\x00\x9b\xC2\x9b\xE2\x80\xAE\xE2\x81\xA6\xD8\x9C\xFFo\r\n\tth";
    shown *made = *state;
    og_str bad = {evil, sizeof evil - 1};
    og_finding finding = {.text = bad, .polarity = OG_STR("strength")};
    og_action action = {.text = bad};
    og_recommendation advice = {.text = bad};
    og_record_warning warning = {.message = bad};
    og_inspector person = {bad, true};
    og_previous previous = {bad, {0}};
    og_record_outcome outcome = {1, bad};
    og_record *record = made->record;
    record->inspection->provider.name = record->framework->name = record->document->title = record->summary = bad;
    record->source.path = record->assessment->inferred = bad;
    record->inspection->previous = &previous;
    record->outcome = &outcome;
    assert_int_equal(og_vec_push(record->arena, &record->inspection->inspectors, person), OG_OK);
    add_finding(record, finding);
    add_action(record, action);
    add_recommendation(record, advice);
    assert_int_equal(og_vec_push(record->arena, &record->warnings, warning), OG_OK);
    judge(made, "x", "y", 1, 1);
    record->judgements.items[0].words = record->judgements.items[0].area = bad;
    og_str text = render(made, false, 30);
    size_t length;
    assert_int_equal(og_utf8_valid_length(text), text.len);
    for (size_t at = 0; at < text.len; at += length) {
        uint32_t code = og_utf8_decode(text, at, &length);
        assert_false(og_code_is_invisible(code) || code == '\r' || code == '\t' || code == 0x2066 || code == 0x061C);
    }
}

static void colour_adds_sequences_and_nothing_else(void **state)
{
    shown *made = *state;
    judge(made, "overall", "Inadequate", 4, 1);
    og_str coloured = render(made, true, 80);
    has(coloured, "\x1b[1;31mInadequate\x1b[0m");
    og_buf plain = {0};
    for (size_t i = 0; i < coloured.len; i++) {
        if (coloured.ptr[i] == '\x1b')
            while (coloured.ptr[i] != 'm')
                i++;
        else
            og_buf_add_byte(&plain, coloured.ptr[i]);
    }
    assert_true(og_str_equal(og_buf_str(&plain), render(made, false, 80)));
    og_buf_free(&plain);
}

static void columns_count_marks_as_nothing(void **state)
{
    (void)state;
    assert_int_equal(og_flow_columns(OG_STR("Ynys M\xC3\xB4n")), 8);
    assert_int_equal(og_flow_columns(OG_STR("o\xCC\x82o")), 2);
    assert_int_equal(og_flow_columns(OG_STR("")), 0);
}

static void takes_words_that_fit(void **state)
{
    static const struct {
        const char *text;
        size_t width;
        bool cut;
        const char *line, *rest;
    } rows[] = {
        {"one two three", 7, false, "one two", "three"},
        {"one two three", 6, false, "one", "two three"},
        {"one two", 80, false, "one two", ""},
        {"lengthy word", 3, false, "lengthy", "word"},
        {"lengthy word", 3, true, "len", "gthy word"},
        {"\xC3\xB4\xC3\xB4\xC3\xB4", 2, true, "\xC3\xB4\xC3\xB4", "\xC3\xB4"},
        {"a b", 1, true, "a", "b"},
        {"lengthy", 3, false, "lengthy", ""},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        og_str rest = og_str_from(rows[i].text), line;
        assert_true(og_flow_take(&rest, rows[i].width, rows[i].cut, &line));
        if (!og_str_equal(line, og_str_from(rows[i].line)) || !og_str_equal(rest, og_str_from(rows[i].rest)))
            fail_msg("row %zu: '%.*s' and '%.*s'", i, OG_STR_ARG(line), OG_STR_ARG(rest));
    }
    og_str none = OG_STR(""), line;
    assert_false(og_flow_take(&none, 3, true, &line));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, drop_shown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(shows_the_judgements_as_an_aligned_table),
        TEST(leaves_the_level_out_where_no_grade_has_one),
        TEST(wraps_cells_that_are_too_wide),
        TEST(says_dates_as_a_person_would),
        TEST(names_those_who_led),
        TEST(says_of_the_provider_what_is_printed),
        TEST(puts_a_category_of_concern_beside_the_overall_grade),
        TEST(tells_a_visit_without_grades_from_grades_not_found),
        TEST(shows_every_warning),
        TEST(shows_what_an_unknown_document_is_not),
        TEST(says_a_failure_on_one_line),
        TEST(no_text_of_a_document_acts_on_a_terminal),
        TEST(colour_adds_sequences_and_nothing_else),
        cmocka_unit_test(columns_count_marks_as_nothing),
        cmocka_unit_test(takes_words_that_fit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
