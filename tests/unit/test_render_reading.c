// SPDX-License-Identifier: MIT
// How text and Markdown show what is this program's own: how the findings read, each step to that, and what it would
// add to what inspectors asked for. Records are read from JSON, as a program of somebody else's would give them.
#include "unit/shown.h"

#include <stdio.h>

// "%s": document kind, framework, inspection type, judgements, findings, actions, assessment, recommendations.
static const char form[] =
    "{\"schema\":\"ofgrade-record/1\",\"source\":{\"path\":\"a.pdf\",\"format\":\"pdf\",\"sha256\":null,\"bytes\":1,"
    "\"pages\":9},\"status\":\"analysed\",\"error\":null,\"document\":{\"kind\":\"%s\",\"title\":null,\"outlet\":null,"
    "\"byline\":null,\"words\":9},"
    "\"framework\":%s,\"inspection\":{\"provider\":{\"name\":\"Northmarsh\",\"kind\":\"local-authority\",\"urn\":null,"
    "\"local_authority\":null,\"age_range\":null,\"number_on_roll\":null},"
    "\"type\":\"%s\",\"start\":null,\"end\":null,\"published\":null,\"inspectors\":[],\"previous\":null,"
    "\"category\":null,\"report_url\":null},\"judgements\":[],\"outcome\":null,\"findings\":[%s],\"actions\":[%s],"
    "\"quotations\":[],"
    "\"assessment\":%s,\"recommendations\":[%s],\"summary\":\"One. Two.\",\"warnings\":[]}";

#define FRAMEWORK "{\"id\":\"x\",\"name\":\"Inspection of services\",\"scale\":\"four-level\",\"confidence\":1}"

#define FINDING(id, polarity, page, words)                                                                             \
    "{\"id\":\"" id "\",\"text\":\"" words "\",\"polarity\":\"" polarity "\",\"themes\":[],\"area\":null,"             \
    "\"severity\":\"standard\",\"extent\":null,\"trend\":null,\"source\":\"inspectors\",\"rules\":[],"                 \
    "\"evidence\":{\"page\":" page ",\"line\":" page ",\"start\":0,\"end\":1}}"

#define ACTION(id, kind, words)                                                                                        \
    "{\"id\":\"" id "\",\"text\":\"" words "\",\"kind\":\"" kind "\",\"by\":\"The council\",\"to\":null,"              \
    "\"deadline\":null,\"themes\":[],\"severity\":\"standard\","                                                       \
    "\"evidence\":{\"page\":2,\"line\":31,\"start\":0,\"end\":1}}"

#define ADVICE(rank, priority, basis, words, evidence)                                                                 \
    "{\"rank\":" rank ",\"priority\":\"" priority "\",\"text\":\"" words "\",\"themes\":[],\"basis\":\"" basis "\","   \
    "\"evidence\":[" evidence "]}"

#define BECAUSE(rule, effect, evidence) "{\"rule\":\"" rule "\",\"effect\":\"" effect "\",\"evidence\":[" evidence "]}"

static const char findings[] = FINDING("f1", "weakness", "3",
                                       "Children wait too long to be seen by somebody who knows "
                                       "them well enough.") ","                                               //
    FINDING("f2", "weakness", "1", "Plans drift.") "," FINDING("f3", "weakness", "1", "Visits are late.") "," //
    FINDING("f4", "strength", "7", "Carers are kind.") "," FINDING("f5", "weakness", "8", "Records are thin.");
static const char actions[] =
    ACTION("a1", "recommended", "Review plans.") "," ACTION("a2", "priority", "See children.");

static const char because[] = BECAUSE("small-matter", "+0.5 points", "\"f3\"") ","      //
    BECAUSE("wide-weaknesses", "+12.4 points", "\"f1\",\"f2\",\"f3\",\"f5\"") ","       //
    BECAUSE("asked-with-priority", "no better than requires improvement", "\"a2\"") "," //
    BECAUSE("kind-carers", "-4.1 points", "\"f4\"");

static int set_up(void **state)
{
    static shown made;
    made = (shown){0};
    *state = &made;
    return 0;
}

static void read_record(shown *made, const char *kind, const char *framework, const char *type, const char *assessment,
                        const char *recommendations)
{
    char json[16384];
    int length =
        snprintf(json, sizeof json, form, kind, framework, type, findings, actions, assessment, recommendations);
    assert_true(length > 0 && (size_t)length < sizeof json);
    og_diagnostics *diagnostics = og_diagnostics_new();
    og_record_free(made->record);
    made->record = NULL;
    og_status status = og_record_from_json((og_str){json, (size_t)length}, diagnostics, &made->record);
    for (size_t i = 0; i < og_diagnostics_count(diagnostics); i++)
        print_message("%.*s\n", OG_STR_ARG(og_diagnostics_get(diagnostics, i).message));
    og_diagnostics_free(diagnostics);
    assert_int_equal(status, OG_OK);
}

// Grades are written as JSON: "\"good\"" or "null". Valid until it is called again.
static const char *assessed(const char *stated, int stated_level, const char *inferred, int level,
                            const char *agreement)
{
    static char text[4096];
    char stated_number[8] = "null", number[8] = "null";
    if (stated_level)
        snprintf(stated_number, sizeof stated_number, "%d", stated_level);
    if (level)
        snprintf(number, sizeof number, "%d", level);
    snprintf(text, sizeof text,
             "{\"stated\":%s,\"stated_level\":%s,\"inferred\":%s,\"inferred_level\":%s,\"confidence\":%s,"
             "\"agreement\":\"%s\",\"because\":[%s],\"areas\":[{\"area\":\"care-leavers\",\"stated\":\"good\","
             "\"inferred\":%s,\"inferred_level\":%s,\"confidence\":%s,\"because\":[" //
             BECAUSE("wide-weaknesses", "+3 points", "\"f2\"") "]}]}",
             stated, stated_number, inferred, number, level ? "0.83" : "0", agreement, level ? because : "", inferred,
             number, level ? "0.83" : "0");
    return text;
}

static void the_summary_comes_first_then_the_reading_with_its_main_reasons(void **state)
{
    shown *made = *state;
    read_record(made, "inspection-report", FRAMEWORK, "full",
                assessed("\"good\"", 2, "\"requires improvement\"", 3, "text-reads-worse"), "");
    has(text_of(made, (og_text_options){.width = 80}),
        "Northmarsh\n"
        "Inspection of services\n"
        "\n"
        "One. Two.\n"
        "\n"
        "ofgrade's own reading, not Ofsted's\n"
        "By themselves the findings read like requires improvement (level 3 of 4).\n"
        "ofgrade is fairly sure of this (confidence 83%). The grade that is stated, good,\n"
        "is one level higher.\n"
        "Areas that read otherwise than graded: care leavers (graded good, reads like\n"
        "requires improvement).\n"
        "- Asked with priority\n"
        "  (one action; so no better than requires improvement)\n"
        "- Wide weaknesses\n"
        "  (4 findings; speaks for a lower grade)\n"
        "- Kind carers\n"
        "  (one finding; speaks for a higher grade)\n"
        "\n"
        "Main weaknesses");
    lacks(made->text, "Small matter");
    lacks(made->text, "points");
}

static void the_reading_says_how_it_stands_to_the_stated_grade(void **state)
{
    static const struct {
        const char *stated;
        int stated_level, level;
        const char *agreement, *type, *said;
    } rows[] = {
        {"\"good\"", 2, 2, "agrees", "full", "The grade that is stated is the same."},
        {"\"inadequate\"", 4, 2, "text-reads-better", "full",
         "The grade that is stated, inadequate, is several levels"},
        {"null", 0, 2, "not-stated", "full", "No overall grade is stated, and this is not a judgement by Ofsted."},
        {"null", 0, 2, "not-stated", "focused-visit",
         "No grade is given in this kind of visit, and this is not a judgement by Ofsted."},
    };
    shown *made = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *assessment =
            assessed(rows[i].stated, rows[i].stated_level, "\"good\"", rows[i].level, rows[i].agreement);
        read_record(made, "inspection-letter", FRAMEWORK, rows[i].type, assessment, "");
        has(text_of(made, (og_text_options){.width = 500}), rows[i].said);
        has(made->text, "ofgrade's own reading, not Ofsted's\n");
        lacks(made->text, "No grades"); // said once
        has(markdown_of(made, (og_text_options){0}), "## ofgrade's own reading, not Ofsted's\n");
    }
}

static void judge(shown *made, const char *area, const char *grade, int level)
{
    add_judgement(made->record, (og_judgement){.area = og_str_from(area), .grade = og_str_from(grade), .level = level});
}

static void the_reading_says_which_areas_are_graded_lower(void **state)
{
    shown *made = *state;
    read_record(made, "inspection-report", FRAMEWORK, "full", assessed("null", 0, "\"good\"", 2, "not-stated"), "");
    judge(made, "in-care", "good", 2);
    has(text_of(made, (og_text_options){.width = 500}), "read like good (level 2 of 4). ofgrade");
    judge(made, "leaders", "inadequate", 4);
    has(text_of(made, (og_text_options){.width = 500}),
        "read like good (level 2 of 4); inspectors graded one area lower, inadequate. ofgrade");
    judge(made, "care-leavers", "requires improvement", 3);
    has(text_of(made, (og_text_options){.width = 500}), "; inspectors graded 2 areas lower, as low as inadequate. ");
}

static void a_limit_names_the_areas_that_it_rests_on(void **state)
{
    shown *made = *state;
    const char *assessment = assessed("null", 0, "\"requires improvement\"", 3, "not-stated");
    read_record(made, "inspection-report", FRAMEWORK, "full", assessment, "");
    og_reason *limit = &made->record->assessment->because.items[2];
    og_str id = OG_STR("f1");
    assert_int_equal(og_vec_push(made->record->arena, &limit->evidence, id), OG_OK);
    made->record->findings.items[0].area = OG_STR("leaders"); // reads like nothing
    has(text_of(made, (og_text_options){.width = 500}), "(one finding and one action; so no better than");
    made->record->findings.items[0].area = OG_STR("care-leavers");
    has(text_of(made, (og_text_options){.width = 500}), "(care leavers; one finding and one action; so no better than");
}

static void where_nothing_was_inferred_only_a_report_says_so(void **state)
{
    static const char said[] = "ofgrade cannot tell from this text how its findings read as a whole.";
    shown *made = *state;
    const char *assessment = assessed("\"good\"", 2, "null", 0, "not-inferred");
    read_record(made, "inspection-report", FRAMEWORK, "full", assessment, "");
    has(text_of(made, (og_text_options){0}), said);
    read_record(made, "news-article", "null", "other", assessment, "");
    lacks(text_of(made, (og_text_options){0}), "ofgrade cannot");
    assessment = assessed("\"good\"", 2, "\"good\"", 2, "agrees");
    read_record(made, "news-article", "null", "other", assessment, "");
    lacks(text_of(made, (og_text_options){0}), "own reading");
}

static void explains_every_step_from_the_findings_to_the_grade(void **state)
{
    shown *made = *state;
    read_record(made, "inspection-report", FRAMEWORK, "full",
                assessed("\"good\"", 2, "\"requires improvement\"", 3, "text-reads-worse"), "");
    og_str text = text_of(made, (og_text_options){.width = 80, .explain = true});
    has(text, "\nCare leavers: reads like requires improvement (level 3 of 4, confidence 83%),\n"
              "graded good\n"
              "- +3 points: Wide weaknesses\n"
              "  (rule wide-weaknesses)\n"
              "    f2  page 1, line 1  \"Plans drift.\"\n");
    has(text, "\nThe whole: reads like requires improvement (level 3 of 4, confidence 83%),\n"
              "graded good\n"
              "- +0.5 points: Small matter\n");
    has(text, "- +12.4 points: Wide weaknesses\n"
              "  (rule wide-weaknesses)\n"
              "    f1  page 3, line 3  \"Children wait too long to be seen by ...\"\n"
              "    f2  page 1, line 1  \"Plans drift.\"\n"
              "    f3  page 1, line 1  \"Visits are late.\"\n"
              "    and 1 more\n"
              "- -4.1 points: Kind carers\n");
    // limits come last, whatever the order in which they applied
    has(text, "    f4  page 7, line 7  \"Carers are kind.\"\n"
              "- Added up: +8.8 points\n"
              "- No better than requires improvement: Asked with priority\n");
    has(text, "- Plans drift.\n  (f2; page 1, line 1)\n"); // the chain goes on there
    has(text, "(a2; page 2, line 31; by the council)\n");
    lacks(text_of(made, (og_text_options){.width = 80}), "(f2;");
}

#define FORM(name) "{\"id\":\"report-card-2025\",\"name\":\"" name "\",\"scale\":null,\"confidence\":1}"

// Forms of one framework share its id; what was read by the grading of one is shown by the same.
static void a_form_has_a_grading_of_its_own(void **state)
{
    shown *made = *state;
    og_catalogue *catalogue;
    assert_int_equal(og_catalogue_new(NULL, NULL, &catalogue), OG_OK);
    const og_text_options options = {.width = 500, .explain = true, .catalogue = catalogue};
    const char *assessment = assessed("null", 0, "\"requires improvement\"", 3, "not-stated");
    read_record(made, "inspection-report", FORM("Report card, from November 2025"), "full", assessment, "");
    has(text_of(made, options), "good begins at +11.0");
    read_record(made, "inspection-report", FORM("Report card of a college or provider of training, from November 2025"),
                "full", assessment, "");
    has(text_of(made, options), "good begins at +9.0");
    assessment = assessed("null", 0, "null", 0, "not-inferred");
    read_record(made, "inspection-report", FORM("Report card, from November 2025"), "full", assessment, "");
    has(text_of(made, options), "it found too little (5 findings, where at least 12 are needed)");
    read_record(made, "inspection-report", FORM("Report card of an early years setting, from November 2025"), "full",
                assessment, "");
    has(text_of(made, options), "it found too little (5 findings, where at least 10 are needed)");
    og_catalogue_free(catalogue);
}

static void what_is_asked_for_stands_in_order_and_once(void **state)
{
    static const char advice[] = ADVICE("1", "immediate", "stated", "See children.", "\"a2\"") "," //
        ADVICE("2", "high", "derived", "Count the visits.", "\"f3\",\"f1\",\"f5\"") ","            //
        ADVICE("3", "medium", "stated", "Review plans.", "\"a1\",\"f2\"") ","                      //
        ADVICE("4", "medium", "stated", "Tell parents more.", "\"f2\"");
    shown *made = *state;
    read_record(made, "inspection-report", FRAMEWORK, "full", assessed("\"good\"", 2, "\"good\"", 2, "agrees"), advice);
    has(text_of(made, (og_text_options){.width = 80}), "What inspectors asked for\n"
                                                       "In the order in which ofgrade would take it up.\n"
                                                       "\n"
                                                       "Do it now\n"
                                                       "- 1. Priority action: See children.\n"
                                                       "  (page 2, line 31; by the council)\n"
                                                       "\n"
                                                       "Do it after that\n"
                                                       "- 3. Recommended: Review plans.\n"
                                                       "  (page 2, line 31; by the council)\n"
                                                       "- 4. Asked for: Tell parents more.\n"
                                                       "  (from one finding; page 1)\n"
                                                       "\n"
                                                       "What ofgrade would add\n"
                                                       "Suggested by ofgrade from what inspectors found.\n"
                                                       "- 2. Do it next: Count the visits.\n"
                                                       "  (from 3 findings; pages 1, 3 and 8)\n"
                                                       "\n"
                                                       "Source: a.pdf, 9 pages\n");
    has(markdown_of(made, (og_text_options){0}),
        "- **2\\. Do it next:** Count the visits. (from 3 findings; pages 1, 3 "
        "and 8)\n");
}

static void what_is_asked_for_in_two_places_stands_once(void **state)
{
    static const char advice[] = ADVICE("1", "high", "stated", "Review plans.", "\"a1\",\"a2\"");
    shown *made = *state;
    read_record(made, "inspection-report", FRAMEWORK, "full", assessed("\"good\"", 2, "\"good\"", 2, "agrees"), advice);
    has(text_of(made, (og_text_options){.width = 80}), "- 1. Recommended: Review plans.\n");
    lacks(made->text, "See children");
}

static void a_point_of_several_sentences_is_shown_whole(void **state)
{
    static const char advice[] = ADVICE("1", "high", "stated", "Review plans. They should be few.", "\"a1\",\"a2\"");
    shown *made = *state;
    read_record(made, "inspection-report", FRAMEWORK, "full", assessed("\"good\"", 2, "\"good\"", 2, "agrees"), advice);
    has(text_of(made, (og_text_options){.width = 80}), ": Review plans. They should be few.\n");
    lacks(made->text, "See children");
}

static void evidence_that_does_not_exist_is_passed_over(void **state)
{
    static const char advice[] = ADVICE("1", "high", "derived", "Talk.", "\"f99\"") "," //
        ADVICE("2", "high", "stated", "Listen.", "\"a99\"");
    shown *made = *state;
    read_record(made, "inspection-report", FRAMEWORK, "full", assessed("\"good\"", 2, "\"good\"", 2, "agrees"), advice);
    og_str text = text_of(made, (og_text_options){.width = 80, .explain = true});
    has(text, "- 1. Do it next: Talk.\n\n");
    has(text, "Do it next\n- 2. Asked for: Listen.\n\nIn no order\n- Priority action: ");
}

static void the_public_functions_tell_what_was_inferred(void **state)
{
    shown *made = *state;
    double confidence = 9;
    read_record(made, "inspection-report", FRAMEWORK, "full", assessed("null", 0, "\"good\"", 2, "not-stated"), "");
    assert_int_equal(og_record_inferred_level(made->record), 2);
    assert_true(og_str_equal(og_record_inferred_grade(made->record, &confidence), OG_STR("good")));
    assert_true(confidence > 0.82 && confidence < 0.84);
    read_record(made, "inspection-report", FRAMEWORK, "full", assessed("\"good\"", 2, "null", 0, "not-inferred"), "");
    assert_int_equal(og_record_inferred_level(made->record), 0);
    assert_int_equal(og_record_inferred_grade(made->record, NULL).len, 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, drop_shown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_summary_comes_first_then_the_reading_with_its_main_reasons),
        TEST(the_reading_says_how_it_stands_to_the_stated_grade),
        TEST(the_reading_says_which_areas_are_graded_lower),
        TEST(a_limit_names_the_areas_that_it_rests_on),
        TEST(where_nothing_was_inferred_only_a_report_says_so),
        TEST(explains_every_step_from_the_findings_to_the_grade),
        TEST(a_form_has_a_grading_of_its_own),
        TEST(what_is_asked_for_stands_in_order_and_once),
        TEST(what_is_asked_for_in_two_places_stands_once),
        TEST(a_point_of_several_sentences_is_shown_whole),
        TEST(evidence_that_does_not_exist_is_passed_over),
        TEST(the_public_functions_tell_what_was_inferred),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
