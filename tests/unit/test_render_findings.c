// SPDX-License-Identifier: MIT
// How text and Markdown show actions, findings and the rules that decided, and that no document can write markup.
#include "base/utf8.h"
#include "unit/shown.h"

static const og_reason_words reasons[] = {
    {LITERAL("not-yet-consistent"), LITERAL("weakness 2.5"), LITERAL("not yet consistently")},
    {LITERAL("in-improvements"), LITERAL("weakness 1"), LITERAL("")},
};

// Weaknesses and a strength of a graded report, and what it asks for.
static void fill(og_record *record)
{
    static og_str themes[] = {LITERAL("visits"), LITERAL("drift-and-delay")};
    og_judgement judgement = {
        .area = OG_STR("help-and-protection"), .grade = OG_STR("inadequate"), .level = 4, .evidence = {.page = 1}};
    og_finding serious = {.text = OG_STR("Children wait too long to be seen."),
                          .polarity = OG_STR("weakness"),
                          .area = OG_STR("help-and-protection"),
                          .severity = OG_STR("serious"),
                          .extent = OG_STR("some"),
                          .trend = OG_STR("declined"),
                          .source = OG_STR("inspectors"),
                          .themes = {themes, 2, 2},
                          .evidence = {.page = 3, .line = 41}};
    og_finding plain = {.text = OG_STR("Plans are not yet consistently clear."),
                        .polarity = OG_STR("weakness"),
                        .severity = OG_STR("standard"),
                        .source = OG_STR("provider"),
                        .evidence = {.line = 7},
                        .explanation = {(og_reason_words *)reasons, 2, 2}};
    og_finding strength = {.text = OG_STR("Adoption is swift."),
                           .polarity = OG_STR("strength"),
                           .area = OG_STR("help-and-protection"),
                           .severity = OG_STR("standard"),
                           .source = OG_STR("inspectors"),
                           .rules = {themes, 1, 1},
                           .evidence = {.page = 5, .line = 90}};
    og_action action = {.text = OG_STR("See every child at risk."),
                        .kind = OG_STR("priority"),
                        .by = OG_STR("the council"),
                        .deadline = OG_STR("3-months"),
                        .severity = OG_STR("serious"),
                        .evidence = {.page = 2, .line = 31}};
    og_action done = {.text = OG_STR("It has hired staff."),
                      .kind = OG_STR("done"),
                      .deadline = OG_STR("2015-05-01"),
                      .severity = OG_STR("standard"),
                      .evidence = {.page = 9}};
    add_judgement(record, judgement);
    add_finding(record, plain);
    add_finding(record, serious);
    add_finding(record, strength);
    add_action(record, action);
    add_action(record, done);
}

static int set_up(void **state)
{
    static shown made;
    made = (shown){.record = report_of_northmarsh("a.pdf")};
    *state = &made;
    return 0;
}

static void text_shows_actions_weaknesses_and_strengths(void **state)
{
    shown *made = *state;
    fill(made->record);
    is(text_of(made, (og_text_options){.width = 80}),
       "Northmarsh\n"
       "Inspection of services\n"
       "Inspected: 11 to 22 May 2026\n"
       "\n"
       "Judged               Grade       Level   Page\n"
       "Help and protection  Inadequate  4 of 4  1\n"
       "Level 1 is the best, level 4 the lowest.\n"
       "\n"
       "ofgrade cannot tell from this text how its findings read as a whole.\n"
       "\n"
       "Main weaknesses\n"
       "\n"
       "Help and protection\n"
       "- Serious: Children wait too long to be seen.\n"
       "  (page 3, line 41; in some cases; worse than before; about visits, drift and\n"
       "  delay)\n"
       "\n"
       "Not under one area\n"
       "- Plans are not yet consistently clear.\n"
       "  (line 7; the inspected provider says so)\n"
       "\n"
       "Main strengths\n"
       "\n"
       "Help and protection\n"
       "- Adoption is swift.\n"
       "  (page 5, line 90)\n"
       "\n"
       "What inspectors asked for\n"
       "- Priority action, serious: See every child at risk.\n"
       "  (page 2, line 31; by the council; within three months)\n"
       "\n"
       "What the provider is said to have done\n"
       "- Done: It has hired staff.\n"
       "  (page 9; by 1 May 2015)\n"
       "\n"
       "Source: a.pdf\n");
}

static void markdown_is_a_document(void **state)
{
    shown *made = *state;
    og_record_warning warning = {.message = OG_STR("page 4 holds no text")};
    fill(made->record);
    made->record->findings.count = 2;
    made->record->actions.count = 1;
    assert_int_equal(og_vec_push(made->record->arena, &made->record->warnings, warning), OG_OK);
    is(markdown_of(made, (og_text_options){.all = true, .explain = true}),
       "# Northmarsh\n"
       "\n"
       "Inspection of services\n"
       "\n"
       "- **Inspected:** 11 to 22 May 2026\n"
       "\n"
       "## Judgements\n"
       "\n"
       "| Judged | Grade | Level | Page |\n"
       "| --- | --- | --- | --- |\n"
       "| Help and protection | Inadequate | 4 of 4 | 1 |\n"
       "\n"
       "Level 1 is the best, level 4 the lowest.\n"
       "\n"
       "ofgrade cannot tell from this text how its findings read as a whole.\n"
       "\n"
       "## Weaknesses\n"
       "\n"
       "### Help and protection\n"
       "\n"
       "- **Serious:** Children wait too long to be seen. (page 3, line 41; in some cases; worse than before; "
       "about visits, drift and delay)\n"
       "\n"
       "### Not under one area\n"
       "\n"
       "- Plans are not yet consistently clear. (line 7; the inspected provider says so)\n"
       "  - not-yet-consistent: weakness 2.5, \"not yet consistently\"\n"
       "  - in-improvements: weakness 1\n"
       "\n"
       "## What inspectors asked for\n"
       "\n"
       "- **Priority action, serious:** See every child at risk. (page 2, line 31; by the council; within three "
       "months)\n"
       "\n"
       "## What was not read or is not certain\n"
       "\n"
       "- page 4 holds no text\n"
       "\n"
       "**Source:** a.pdf\n");
}

static void explains_in_columns(void **state)
{
    shown *made = *state;
    fill(made->record);
    og_str text = text_of(made, (og_text_options){.width = 80, .explain = true});
    has(text, "  (line 7; the inspected provider says so)\n"
              "    not-yet-consistent  weakness 2.5  \"not yet consistently\"\n"
              "    in-improvements     weakness 1\n"
              "\n");
    has(text, "  (page 5, line 90)\n    visits\n"); // a record from JSON knows the ids alone
    lacks(text_of(made, (og_text_options){.width = 80}), "weakness 2.5");
}

static void explains_below_or_one_after_the_other_where_columns_do_not_fit(void **state)
{
    shown *made = *state;
    fill(made->record);
    has(text_of(made, (og_text_options){.width = 50, .explain = true}),
        "    not-yet-consistent  weakness 2.5\n        \"not yet consistently\"\n    in-improvements     weakness 1\n");
    has(text_of(made, (og_text_options){.width = 30, .explain = true}),
        "    not-yet-consistent\n    weakness 2.5 \"not yet\n    consistently\"\n    in-improvements weakness 1\n");
}

static void the_heading_of_an_ungraded_letter_says_whose_voice_it_is(void **state)
{
    shown *made = *state;
    fill(made->record);
    made->record->judgements.count = 0;
    made->record->inspection->type = OG_STR("focused-visit");
    og_str text = text_of(made, (og_text_options){.width = 80});
    has(text, "\nMain weaknesses: inspectors' statements, sorted by this program\n");
    has(text, "\nMain strengths: inspectors' statements, sorted by this program\n");
    has(markdown_of(made, (og_text_options){.all = true}),
        "\n## Weaknesses: inspectors' statements, sorted by this program\n");
    made->record->document->kind = OG_STR("news-article");
    has(text_of(made, (og_text_options){.width = 80}), "\nMain weaknesses that inspectors are said to have found\n");
}

static void themes_have_their_names(void **state)
{
    shown *made = *state;
    og_catalogue *catalogue = NULL;
    og_str themes[] = {OG_STR("childs-voice"), OG_STR("disabled-children"), OG_STR("no-such-theme")};
    assert_int_equal(og_catalogue_new(NULL, NULL, &catalogue), OG_OK);
    add_finding(made->record, (og_finding){.text = OG_STR("Text."),
                                           .polarity = OG_STR("weakness"),
                                           .source = OG_STR("inspectors"),
                                           .themes = {themes, 3, 3}});
    has(text_of(made, (og_text_options){.width = 100, .catalogue = catalogue}),
        "about children's voice, disabled children and SEND, no such theme)");
    has(text_of(made, (og_text_options){.width = 100}), "about childs voice, disabled children, no such theme)");
    og_catalogue_free(catalogue);
}

static void says_how_many_are_left_out(void **state)
{
    shown *made = *state;
    og_finding finding = {.text = OG_STR("Plans drift."),
                          .polarity = OG_STR("weakness"),
                          .source = OG_STR("inspectors"),
                          .evidence = {.page = 3}};
    og_recommendation advice = {.text = OG_STR("Talk.")};
    made->record->document->kind = OG_STR("news-article");
    for (int i = 0; i < 7; i++) {
        add_finding(made->record, finding);
        add_recommendation(made->record, advice);
    }
    made->record->recommendations.count = 6;
    og_str text = text_of(made, (og_text_options){.width = 80});
    has(text, "\nMain weaknesses that inspectors are said to have found\n- Plans drift.\n  (page 3)\n");
    has(text, "\n  2 more are not shown here; 'ofgrade report --all' shows everything.\n");
    has(text, "- Talk.\n  1 more is not shown here; 'ofgrade report --all' shows everything.\n");
    has(markdown_of(made, (og_text_options){0}), "(page 3)\n\n2 more are not shown here; 'ofgrade report -\\-all'");
    lacks(text_of(made, (og_text_options){.all = true}), "not shown");
    lacks(made->text, "Main");
}

static void no_text_of_a_document_becomes_markup(void **state)
{
    static const struct {
        const char *text, *written;
    } rows[] = {
        {"[a](http://b.example)", "- \\[a\\](http\\://b.example)\n"},
        {"![a](b) <img src=x> &lt;", "- !\\[a\\](b) &lt;img src=x&gt; &amp;lt;\n"},
        {"WWW.b.example and www.c.example", "- WWW\\.b.example and www\\.c.example\n"},
        {"write to a@b.example", "- write to a`@`b.example\n"},
        {"@@ `@", "- `@@` \\``@`\n"},
        {"*a* _b_ `c` ~~d~~ $e$ f^2^ {#g}", "- \\*a\\* \\_b\\_ \\`c\\` \\~\\~d\\~\\~ \\$e\\$ f\\^2\\^ \\{\\#g\\}\n"},
        {"# a #", "- \\# a \\#\n"},
        {"- a", "- \\- a\n"},
        {"+ a - b", "- \\+ a - b\n"},
        {"---", "- \\-\\-\\-\n"},
        {"===", "- \\===\n"},
        {"> a", "- &gt; a\n"},
        {"12. a 3. b", "- 12\\. a 3. b\n"},
        {"1) a", "- 1\\) a\n"},
        {"12 visits", "- 12 visits\n"},
        {"a | b\n| - |", "- a \\| b \\| - \\|\n"},
        {"```\nb", "- \\`\\`\\` b\n"},
        {"    a", "- a\n"},
        {"[ ] a", "- \\[ \\] a\n"},
        {"a\\", "- a\\\\\n"},
        {"a: b", "- a: b\n"},
    };
    shown *made = *state;
    og_finding finding = {.polarity = OG_STR("weakness"), .source = OG_STR("inspectors")};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        finding.text = og_str_from(rows[i].text);
        made->record->findings.count = 0;
        add_finding(made->record, finding);
        has(markdown_of(made, (og_text_options){0}), rows[i].written);
    }
}

static void no_text_of_a_document_breaks_the_table(void **state)
{
    shown *made = *state;
    og_judgement judgement = {.area = OG_STR("a|b"), .grade = OG_STR("x\n| y |\n\n# z"), .level = 1};
    made->record->inspection->provider.name = OG_STR("N\n# M");
    add_judgement(made->record, judgement);
    og_str text = markdown_of(made, (og_text_options){0});
    has(text, "# N \\# M\n\n");
    has(text, "| Judged | Grade | Level |\n| --- | --- | --- |\n| A\\|b | X \\| y \\| \\# z | 1 of 4 |\n\n");
}

static void nothing_invisible_reaches_a_document(void **state)
{
    shown *made = *state;
    og_str bad = OG_STR("a\x1b[31m\xE2\x80\xAE\xFF\x07 b");
    og_reason_words reason = {bad, bad, bad};
    og_finding finding = {.text = bad,
                          .polarity = bad,
                          .area = bad,
                          .extent = bad,
                          .themes = {&bad, 1, 1},
                          .explanation = {&reason, 1, 1}};
    og_action action = {
        .text = bad, .kind = bad, .by = bad, .to = bad, .deadline = bad, .explanation = {&reason, 1, 1}};
    add_finding(made->record, finding);
    add_action(made->record, action);
    for (int markdown = 0; markdown < 2; markdown++) {
        og_text_options options = {.explain = true, .width = 30};
        og_str text = markdown ? markdown_of(made, options) : text_of(made, options);
        size_t length;
        assert_int_equal(og_utf8_valid_length(text), text.len);
        for (size_t at = 0; at < text.len; at += length)
            assert_false(og_code_is_invisible(og_utf8_decode(text, at, &length)));
    }
}

static void a_failed_file_is_a_document_too(void **state)
{
    shown *made = *state;
    og_source source = {.path = OG_STR("a_b.pdf")};
    og_record_free(made->record);
    made->record = NULL;
    assert_int_equal(og_record_failed(&source, OG_ENCRYPTED_PDF, &made->record), OG_OK);
    og_str text = markdown_of(made, (og_text_options){0});
    assert_true(og_str_starts(text, OG_STR("# a\\_b.pdf\n\nNot analysed: the PDF is protected by a password "
                                           "(encrypted-pdf); ")));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, drop_shown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(text_shows_actions_weaknesses_and_strengths),
        TEST(markdown_is_a_document),
        TEST(explains_in_columns),
        TEST(explains_below_or_one_after_the_other_where_columns_do_not_fit),
        TEST(the_heading_of_an_ungraded_letter_says_whose_voice_it_is),
        TEST(themes_have_their_names),
        TEST(says_how_many_are_left_out),
        TEST(no_text_of_a_document_becomes_markup),
        TEST(no_text_of_a_document_breaks_the_table),
        TEST(nothing_invisible_reaches_a_document),
        TEST(a_failed_file_is_a_document_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
