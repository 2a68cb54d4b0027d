// SPDX-License-Identifier: MIT
// The page of a report: where notes and marks stand, whatever the places that a record names.
#include "ofgrade/page.h"
#include "unit/records.h"

#include <stdlib.h>

typedef struct page {
    og_record *record;
    og_document *document;
    og_str html;
} page;

static const char words[] = "# Report\n\nWorkers are good. Plans are late. All is é well.\n\n- Do this.\n- Do that.\n";
// Its text, as the document has it: offsets below are those of this.
static const char text[] = "Report\n\nWorkers are good. Plans are late. All is é well.\n\n• Do this.\n• Do that.\n";

static int set_up(void **state)
{
    static page made;
    made = (page){.record = report_of_northmarsh("a.pdf")};
    assert_int_equal(og_document_read(og_str_from(words), NULL, NULL, &made.document), OG_OK);
    is(og_document_text(made.document), text);
    *state = &made;
    return 0;
}

static int tear_down(void **state)
{
    page *made = *state;
    free((char *)made->html.ptr);
    og_record_free(made->record);
    og_document_free(made->document);
    return 0;
}

static og_str html_of(page *made, bool with_text, const og_page_options *options)
{
    free((char *)made->html.ptr);
    made->html = (og_str){0};
    assert_int_equal(og_record_to_html(made->record, with_text ? made->document : NULL, options, &made->html), OG_OK);
    return made->html;
}

static og_finding finding(const char *id, const char *polarity, size_t start, size_t end)
{
    return (og_finding){.id = og_str_from(id),
                        .text = og_str_from("Its own words."),
                        .polarity = og_str_from(polarity),
                        .severity = OG_STR("standard"),
                        .source = OG_STR("inspectors"),
                        .evidence = {0, 1, start, end}};
}

static size_t place_of(const char *needle)
{
    size_t at = og_str_find(og_str_from(text), og_str_from(needle), 0);
    assert_true(at != SIZE_MAX);
    return at;
}

static size_t count(og_str in, const char *needle)
{
    size_t found = 0;
    for (size_t at = 0; (at = og_str_find(in, og_str_from(needle), at)) != SIZE_MAX; at++)
        found++;
    return found;
}

static void test_a_mark_and_its_note(void **state)
{
    page *made = *state;
    size_t plans = place_of("Plans");
    add_finding(made->record, finding("f1", "weakness", plans, plans + 15));
    og_str html = html_of(made, true, NULL);
    has(html, "<mark class=\"weakness\" id=\"finding-f1\">Plans are late.</mark> All is é well.</p>");
    has(html, "href=\"#note-finding-f1\"");
    has(html, "<li class=\"weakness\" id=\"note-finding-f1\">");
    has(html, "Weakness f1");
    lacks(html, "<blockquote>");
    lacks(html, "<script");
}

static void test_marks_overlap_and_nest(void **state)
{
    page *made = *state;
    size_t from = place_of("Workers"), plans = place_of("Plans"), all = place_of("All");
    add_finding(made->record, finding("f1", "strength", from, plans + 5));
    add_finding(made->record, finding("f2", "weakness", plans, all + 3));
    add_finding(made->record, finding("f3", "mixed", plans + 6, plans + 9));
    og_str html = html_of(made, true, NULL);
    has(html, "<mark class=\"strength\" id=\"finding-f1\">Workers are good. </mark>");
    has(html, "<mark class=\"strength\"><mark class=\"weakness\" id=\"finding-f2\">Plans</mark></mark>");
    has(html, "<mark class=\"weakness\"><mark class=\"mixed\" id=\"finding-f3\">are</mark></mark>");
    has(html, "<mark class=\"weakness\"> late. All</mark>");
}

static void test_a_mark_over_several_blocks(void **state)
{
    page *made = *state;
    size_t all = place_of("All"), that = place_of("that");
    add_finding(made->record, finding("f1", "strength", all, that));
    og_str html = html_of(made, true, NULL);
    has(html, "<mark class=\"strength\" id=\"finding-f1\">All is é well.</mark>");
    has(html, "<mark class=\"strength\">Do this.</mark>");
    has(html, "<mark class=\"strength\">Do </mark>that.");
    assert_int_equal(count(html, "id=\"finding-f1\""), 1);
    assert_int_equal(count(html, "id=\"note-finding-f1\""), 1);
}

static void test_places_that_are_none(void **state)
{
    page *made = *state;
    size_t e = place_of("é");
    add_finding(made->record, finding("f1", "strength", 1000, 2000));
    add_finding(made->record, finding("f2", "strength", 20, 10));
    add_finding(made->record, finding("f3", "strength", SIZE_MAX - 1, SIZE_MAX));
    add_finding(made->record, finding("f4", "strength", e + 1, e + 5)); // from the midst of a character
    add_finding(made->record, finding("f5", "strength", 0, SIZE_MAX));
    og_str html = html_of(made, true, NULL);
    has(html, "Not found in the text");
    has(html, "<li class=\"strength\" id=\"finding-f1\">");
    has(html, "<li class=\"strength\" id=\"finding-f2\">");
    has(html, "<blockquote>Its own words.</blockquote>");
    has(html, "All is é<");
    has(html, "id=\"finding-f4\"> we</mark>");
    has(html, "<mark class=\"strength\" id=\"finding-f5\">Report</mark>");
    assert_int_equal(count(html, "<blockquote>"), 3);
}

static void test_two_of_one_id(void **state)
{
    page *made = *state;
    add_finding(made->record, finding("f1", "strength", 0, 6));
    add_finding(made->record, finding("f1", "weakness", 8, 15));
    og_str html = html_of(made, true, NULL);
    assert_int_equal(count(html, "id=\"finding-f1\""), 1);
}

static void test_a_thousand_about_the_same_words(void **state)
{
    page *made = *state;
    char ids[1000][8];
    for (size_t i = 0; i < 1000; i++) {
        snprintf(ids[i], sizeof ids[i], "f%zu", i + 1);
        add_finding(made->record, finding(ids[i], "strength", 8, 50));
    }
    og_str html = html_of(made, true, NULL);
    assert_int_equal(count(html, "id=\"finding-f"), 1000);
    assert_int_equal(count(html, "<mark class=\"strength\" id="), 3);
}

static void test_without_text(void **state)
{
    page *made = *state;
    og_finding one = finding("f1", "weakness", 8, 20);
    one.evidence.page = 3;
    one.evidence.line = 41;
    one.area = OG_STR("leaders");
    add_finding(made->record, one);
    og_str html = html_of(made, false, NULL);
    has(html, "without the text of the document");
    has(html, "<li class=\"weakness\" id=\"finding-f1\">");
    has(html, "(Leaders; page 3, line 41)");
    has(html, "<blockquote>Its own words.</blockquote>");
}

static void test_links_to_places(void **state)
{
    page *made = *state;
    add_finding(made->record, finding("f1", "weakness", 8, 20));
    add_action(made->record, (og_action){.id = OG_STR("a1"),
                                         .text = OG_STR("Do this."),
                                         .kind = OG_STR("required"),
                                         .severity = OG_STR("standard"),
                                         .evidence = {0, 5, place_of("Do this"), place_of("Do this") + 8}});
    add_judgement(made->record, (og_judgement){.area = OG_STR("overall"),
                                               .grade = OG_STR("good"),
                                               .level = 2,
                                               .words = OG_STR("good"),
                                               .evidence = {0, 3, 20, 24}});
    og_str html = html_of(made, true, NULL);
    has(html, "<a href=\"#finding-f1\">f1</a>");
    has(html, "<a href=\"#action-a1\">a1</a>");
    has(html, "href=\"#judgement-1\"");
    has(html, "id=\"judgement-1\">good</mark>");
    has(html, "<mark class=\"action\" id=\"action-a1\">Do this.</mark>");
    has(html, "<span class=\"grade level-2\">Good</span>");
}

static void test_why(void **state)
{
    page *made = *state;
    og_finding one = finding("f1", "weakness", 8, 20);
    og_reason_words reason = {OG_STR("weakness.late"), OG_STR("weakness 2.5"), OG_STR("are <late>")};
    assert_int_equal(og_vec_push(made->record->arena, &one.explanation, reason), OG_OK);
    add_finding(made->record, one);
    has(html_of(made, true, &(og_page_options){.explain = true}), "weakness.late: weakness 2.5, “are &lt;late&gt;”");
    lacks(html_of(made, true, NULL), "weakness.late");
}

static void test_markup_in_a_record_is_text(void **state)
{
    page *made = *state;
    og_finding one = finding("f1", "weakness", 900, 901);
    one.text = OG_STR("<img src=x onerror=alert(1)>\x1b[31m \xE2\x80\xAE\xFF");
    add_finding(made->record, one);
    made->record->summary = OG_STR("</p><script>");
    made->record->inspection->provider.name = OG_STR("<b>\"&amp;");
    og_str html = html_of(made, true, NULL);
    has(html, "&lt;img src=x onerror=alert(1)&gt;");
    has(html, "&lt;/p&gt;&lt;script&gt;");
    lacks(html, "<img");
    lacks(html, "<script");
    lacks(html, "\x1b");
    lacks(html, "\xE2\x80\xAE");
}

static void test_an_address_of_the_overview(void **state)
{
    page *made = *state;
    lacks(html_of(made, true, NULL), "All reports");
    has(html_of(made, true, &(og_page_options){.overview = OG_STR("../index.html")}), "<a href=\"../index.html\">");
}

static void test_a_failed_record(void **state)
{
    og_record *record = NULL;
    og_str html;
    (void)state;
    assert_int_equal(og_record_failed(&(og_source){.path = OG_STR("a.pdf")}, OG_DAMAGED_PDF, &record), OG_OK);
    assert_int_equal(og_record_to_html(record, NULL, NULL, &html), OG_OK);
    has(html, "the PDF is damaged and cannot be read");
    free((char *)html.ptr);
    og_record_free(record);
}

static void test_too_much_for_a_page(void **state)
{
    page *made = *state;
    const size_t much = 40000;
    for (size_t i = 0; i < much; i++)
        add_finding(made->record, finding("f1", "strength", i, i + 1));
    og_str html = html_of(made, true, NULL);
    has(html, "This page shows 2000 of the 40000 statements that were found, the first of each kind");
    assert_true(count(html, "<blockquote>") >= 2000);
}

// A page of nothing but its head is no page of a report.
static void test_a_record_that_no_page_can_show(void **state)
{
    page *made = *state;
    og_buf long_text = {0};
    og_str html;
    for (size_t i = 0; i < 1000000; i++)
        og_buf_add(&long_text, OG_STR("Good work. "));
    add_finding(made->record, finding("f1", "strength", 0, 1));
    made->record->findings.items[0].text = og_buf_str(&long_text);
    assert_int_equal(og_record_to_html(made->record, made->document, NULL, &html), OG_PAGE_TOO_LARGE);
    og_buf_free(&long_text);
}

static void test_too_much_text_for_a_page(void **state)
{
    page *made = *state;
    og_buf row = {0};
    const size_t much = 30000;
    for (size_t i = 0; i < much; i++)
        og_buf_add(&row, OG_STR("| a "));
    og_document_free(made->document);
    made->document = NULL;
    og_buf text_of_rows = {0};
    og_buf_printf(&text_of_rows, "%.*s|\n", OG_STR_ARG(og_buf_str(&row)));
    for (size_t i = 0; i < much; i++)
        og_buf_add(&text_of_rows, OG_STR("|---"));
    og_buf_add(&text_of_rows, OG_STR("|\n"));
    assert_int_equal(og_document_read(og_buf_str(&text_of_rows), NULL, NULL, &made->document), OG_OK);
    add_finding(made->record, finding("f1", "strength", 0, 1));
    og_str html = html_of(made, true, NULL);
    has(html, "too long to be shown here");
    has(html, "<blockquote>Its own words.</blockquote>");
    og_buf_free(&row);
    og_buf_free(&text_of_rows);
}

static void check_name(const char *provider, og_date start, size_t number, const char *wanted)
{
    og_record *record = record_of("a.pdf", "inspection-report", provider);
    og_str name;
    record->inspection->start = start;
    assert_int_equal(og_page_name(record, number, &name), OG_OK);
    is(name, wanted);
    assert_true(og_page_is_name(name));
    free((char *)name.ptr);
    og_record_free(record);
}

static void test_names(void **state)
{
    (void)state;
    check_name("Northmarsh", (og_date){2026, 6, 8}, 12, "00012-northmarsh-2026-06-08.html");
    check_name("St Mary's C.E. School", (og_date){0}, 1, "00001-st-mary-s-c-e-school.html");
    check_name("../../etc/\xFF\n\xC3\x89 <b>", (og_date){2026, 13, 8}, 123456, "123456-etc-b.html");
    check_name(NULL, (og_date){0}, 1, "00001.html");
    check_name("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", (og_date){0}, 1,
               "00001-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.html");
}

static void test_what_is_no_page_of_ours(void **state)
{
    static const char *const names[] = {"",
                                        ".html",
                                        "1.html",
                                        "index.html",
                                        "00001.htm",
                                        "00001x.html",
                                        "00001-A.html",
                                        "00001-a.b.html",
                                        "x/00001-a.html",
                                        "00001-\xC3.html"};
    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        assert_false(og_page_is_name(og_str_from(names[i])));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_a_mark_and_its_note),
        TEST(test_marks_overlap_and_nest),
        TEST(test_a_mark_over_several_blocks),
        TEST(test_places_that_are_none),
        TEST(test_two_of_one_id),
        TEST(test_a_thousand_about_the_same_words),
        TEST(test_without_text),
        TEST(test_links_to_places),
        TEST(test_why),
        TEST(test_markup_in_a_record_is_text),
        TEST(test_an_address_of_the_overview),
        cmocka_unit_test(test_a_failed_record),
        TEST(test_too_much_for_a_page),
        TEST(test_a_record_that_no_page_can_show),
        TEST(test_too_much_text_for_a_page),
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_what_is_no_page_of_ours),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
