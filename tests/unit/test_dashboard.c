// SPDX-License-Identifier: MIT
// Dashboards: what counts once, what each figure leads to, what is only counted, and that neither the order of the
// records nor anything in them changes the page in ways it must not.
#include "render/dashboard.h"
#include "unit/records.h"

#include <stdlib.h>

enum { MOST = 12 };

typedef struct fixture {
    og_providers *names;
    og_record *records[MOST];
    size_t count;
    og_str page;
} fixture;

static fixture made;

static int set_up(void **state)
{
    made = (fixture){0};
    assert_int_equal(og_providers_new(NULL, NULL, &made.names), OG_OK);
    *state = &made;
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    for (size_t i = 0; i < made.count; i++)
        og_record_free(made.records[i]);
    og_providers_free(made.names);
    free((char *)made.page.ptr);
    return 0;
}

static og_record *keep(og_record *record)
{
    assert_true(made.count < MOST);
    return made.records[made.count++] = record;
}

static void state_grade(og_record *record, const char *grade, int level)
{
    record->assessment->stated = og_str_from(grade);
    record->assessment->stated_level = level;
    add_judgement(record, (og_judgement){.area = OG_STR("overall"), .grade = og_str_from(grade), .level = level});
}

static void read_like(og_record *record, const char *grade, int level)
{
    record->assessment->inferred = og_str_from(grade);
    record->assessment->inferred_level = level;
}

static og_record *report(const char *path, const char *provider, int year)
{
    og_record *record = keep(record_of(path, "inspection-report", provider));
    set_framework(record, "x", "Inspection of services", "four-level");
    record->inspection->type = OG_STR("full");
    record->inspection->start = (og_date){year, 5, 11};
    record->inspection->end = (og_date){year, 5, 22};
    return record;
}

static void find(og_record *record, const char *id, const char *polarity, const char *theme)
{
    og_finding finding = {.id = og_str_from(id), .polarity = og_str_from(polarity), .severity = OG_STR("standard")};
    assert_int_equal(og_vec_push(record->arena, &finding.themes, og_str_from(theme)), OG_OK);
    add_finding(record, finding);
}

static og_record *failed(const char *path)
{
    og_record *record;
    og_source source = {.path = og_str_from(path)};
    assert_int_equal(og_record_failed(&source, OG_ENCRYPTED_PDF, &record), OG_OK);
    return keep(record);
}

// Makes the page of all records; `backwards` adds the last one first.
static og_str draw_by(const og_catalogue *catalogue, size_t most, bool backwards, const char *href,
                      og_diagnostics *diagnostics)
{
    og_dashboard *dashboard;
    og_str page;
    assert_int_equal(og_dashboard_new(made.names, catalogue, most, &dashboard), OG_OK);
    for (size_t i = 0; i < made.count; i++) {
        const og_record *record = made.records[backwards ? made.count - 1 - i : i];
        assert_int_equal(og_dashboard_add(dashboard, record, og_str_from(href)), OG_OK);
    }
    assert_int_equal(og_dashboard_finish(dashboard, diagnostics, &page), OG_OK);
    assert_int_equal(og_dashboard_add(dashboard, made.records[0], OG_STR("")), OG_INTERNAL);
    og_dashboard_free(dashboard);
    return page;
}

static og_str draw(size_t most, bool backwards, const char *href, og_diagnostics *diagnostics)
{
    return draw_by(NULL, most, backwards, href, diagnostics);
}

static void make(void)
{
    made.page = draw(0, false, "", NULL);
}

static void test_empty(void **state)
{
    (void)state;
    failed("a.pdf");
    make();
    has(made.page, "<h1>1 document</h1>");
    has(made.page, "a.pdf: ");
    has(made.page, "(encrypted-pdf)");
    lacks(made.page, "id=\"years\"");
    lacks(made.page, "class=\"number");
}

static void test_an_inspection_counts_once(void **state)
{
    (void)state;
    og_record *letter = keep(record_of("letter.pdf", "inspection-letter", "Northmarsh Borough Council"));
    og_record *article = keep(record_of("news.html", "news-article", "Northmarsh"));
    state_grade(report("reports/report.pdf", "Northmarsh", 2026), "good", 2);
    letter->inspection->type = OG_STR("full");
    letter->inspection->end = (og_date){2026, 5, 22};
    article->inspection->published = (og_date){2026, 7, 1};
    article->document->title = OG_STR("Council praised");
    state_grade(article, "good", 2);
    make();
    has(made.page, "<h1>1 inspection of 1 provider, 2026</h1>");
    has(made.page, "<a class=\"number\" href=\"#year-1-2\">1</a>");
    has(made.page, "same inspection as another document");
    has(made.page, "<span class=\"step\">reports/</span>");
    has(made.page, "1 document is of the same inspection as another");
    has(made.page, "News articles, counted apart");
    has(made.page, "<section class=\"evidence\" id=\"articles\">");
    has(made.page, "<cite>Council praised</cite>");
}

// Of two files of one content the one that says more counts, though only the other has a day.
static void test_a_day_of_another_document(void **state)
{
    (void)state;
    og_record *dated = report("a.json", "Northmarsh", 2015), *undated = report("b.json", "Northmarsh", 0);
    report("c.json", "Northmarsh", 2010);
    report("d.json", "Northmarsh", 2020);
    undated->inspection->start = undated->inspection->end = (og_date){0};
    dated->source.sha256 = undated->source.sha256 = OG_STR("one");
    find(undated, "f1", "strength", "leadership");
    make();
    has(made.page, "id=\"timelines\"");
    has(made.page, ">2010<");
    lacks(made.page, "e+");
}

static void test_grades_and_their_evidence(void **state)
{
    (void)state;
    state_grade(report("a/old.pdf", "Northmarsh", 2019), "inadequate", 4);
    state_grade(report("a/new.pdf", "Northmarsh", 2026), "good", 2);
    state_grade(report("a/other.pdf", "Southmarsh", 2026), "requires improvement", 3);
    og_record *met = report("a/met.pdf", "Westmarsh", 2026);
    state_grade(met, "met", 0);
    add_judgement(made.records[1], (og_judgement){.area = OG_STR("leaders"), .grade = OG_STR("good"), .level = 2});
    make();
    has(made.page, "<h1>4 inspections of 3 providers, 2019 to 2026</h1>");
    has(made.page, "<section class=\"evidence\" id=\"year-1\"><h3>2026: 3 inspections</h3>");
    has(made.page, "<section class=\"evidence\" id=\"year-2\"><h3>2019: 1 inspection</h3>");
    has(made.page, "<div id=\"year-1-0\"><h4>Other grades (1)</h4>");
    has(made.page, "<a href=\"#d1\">Northmarsh, May 2026</a>"); // of a provider the latest first
    has(made.page, "<tr id=\"d2\">");
    has(made.page, "<section class=\"evidence\" id=\"area-2\"><h3>Leaders: 1 inspection</h3>");
    has(made.page, "<th scope=\"row\">Northmarsh</th><td><svg");
    lacks(made.page, "<th scope=\"row\">Southmarsh</th><td><svg"); // one inspection makes no history
    lacks(made.page, ">a/old.pdf<");                               // the folder that all are in is not shown
}

static void test_a_category_of_concern_stands_beside_the_grade(void **state)
{
    (void)state;
    og_record *record = report("a/low.pdf", "Northmarsh", 2019);
    state_grade(record, "inadequate", 4);
    record->inspection->category = OG_STR("special-measures");
    make();
    has(made.page, "Inadequate</span> <span class=\"direction\">special measures</span></td>");
}

static void test_themes_lead_to_findings(void **state)
{
    (void)state;
    og_record *record = report("a.pdf", "Northmarsh", 2026);
    find(record, "f7", "weakness", "supervision");
    find(record, "f9", "weakness", "supervision");
    find(record, "f1", "strength", "planning");
    find(record, "f2", "mixed", "planning");
    find(record, "\"><b>", "strength", "recording");
    og_action asked = {.id = OG_STR("a3"), .kind = OG_STR("required")};
    assert_int_equal(og_vec_push(record->arena, &asked.themes, OG_STR("supervision")), OG_OK);
    add_action(record, asked);
    asked.kind = OG_STR("done");
    add_action(record, asked);
    made.page = draw(0, false, "reports/a.html", NULL);
    has(made.page, "<h4>Weaknesses: 2 in 1 inspection</h4><p class=\"lines\"><a href=\"reports/a.html#finding-f7\">");
    has(made.page, "<h4>Actions asked for: 1 in 1 inspection</h4><p class=\"lines\"><a "
                   "href=\"reports/a.html#action-a3\">");
    has(made.page, "<h4>Strengths: 1 in 1 inspection</h4><p class=\"lines\"><a href=\"reports/a.html\">");
    has(made.page, "<th scope=\"row\"><a href=\"reports/a.html\">Northmarsh</a></th>");
}

static void test_words_and_grades(void **state)
{
    (void)state;
    og_record *far = report("far.pdf", "Northmarsh", 2026), *near = report("near.pdf", "Southmarsh", 2026);
    og_record *same = report("same.pdf", "Westmarsh", 2026);
    state_grade(far, "good", 2);
    read_like(far, "inadequate", 4);
    state_grade(near, "good", 2);
    read_like(near, "outstanding", 1);
    state_grade(same, "good", 2);
    read_like(same, "good", 2);
    make();
    has(made.page,
        "Of 3 inspections with an overall grade and enough findings, <a class=\"number\" href=\"#gap-0\">1</a>");
    has(made.page, "<span class=\"direction\">2 levels worse</span>");
    has(made.page, "<span class=\"direction\">1 level better</span>");
    has(made.page, "not Ofsted\xE2\x80\x99s judgement");
}

// Kinds are told apart by their frameworks; an outcome is no grade; of news nothing is read.
static void test_kinds_and_outcomes(void **state)
{
    (void)state;
    og_record_outcome outcome = {2, OG_STR("The partnership leads to inconsistent experiences.")};
    og_record *send = report("send.pdf", "Northmarsh", 2024), *again = report("again.pdf", "Westmarsh", 2024);
    og_record *visit = report("visit.pdf", "Southmarsh", 2024), *wide = report("wide.pdf", "Eastmarsh", 2024);
    og_record *article = keep(record_of("news.html", "news-article", "Northmarsh"));
    set_framework(send, "send", "Area SEND inspection", "");
    send->outcome = &outcome;
    set_framework(again, "send", "Area SEND inspection", "");
    again->inspection->type = OG_STR("re-inspection");
    set_framework(visit, "visit", "Focused visit to services", "");
    visit->inspection->type = OG_STR("focused-visit");
    set_framework(wide, "wide", "Inspection of services for children in need of help and protection, and others", "");
    read_like(visit, "good", 2);
    read_like(article, "inadequate", 4);
    state_grade(wide, "good", 2);
    make();
    has(made.page, "<td>Area SEND inspection</td>");
    has(made.page, "<td>Outcome 2: The partnership leads to inconsistent experiences.</td>");
    has(made.page, "<td>Area SEND inspection (re-inspection)</td>");
    has(made.page, "<td>Focused visit to services</td>");
    has(made.page, "<td>Inspection of services for children in need of help and\xE2\x80\xA6</td>");
    has(made.page, "<span class=\"grade own\">Good</span>");
    lacks(made.page, "<span class=\"grade own\">Inadequate</span>");
    has(made.page, "SEND area inspections and newer reports without an overall grade");
}

// Forms of one framework share its id and not its outcomes; where there is no framework the document's words stand.
static void test_outcomes_of_forms_have_their_names(void **state)
{
    (void)state;
    og_record_outcome visit = {1, OG_STR("It has improved in effectiveness.")}, other = {1, OG_STR("It does well.")};
    og_record *home = report("home.pdf", "Alder House", 2018), *unknown = report("other.pdf", "Birch House", 2018);
    og_catalogue *catalogue;
    assert_int_equal(og_catalogue_new(NULL, NULL, &catalogue), OG_OK);
    set_framework(home, "sccif", "Interim inspection or visit to a children's home", "");
    home->outcome = &visit;
    unknown->framework = NULL;
    unknown->outcome = &other;
    made.page = draw_by(catalogue, 0, false, "", NULL);
    has(made.page, "<td>Outcome 1: Improved in effectiveness</td>");
    has(made.page, "<td>Outcome 1: It does well.</td>");
    og_catalogue_free(catalogue);
}

static void test_what_is_not_listed_is_counted(void **state)
{
    (void)state;
    og_diagnostics *diagnostics = og_diagnostics_new();
    for (int year = 2021; year < 2026; year++) {
        og_record *record = report("a.pdf", "Northmarsh", year);
        state_grade(record, "good", 2);
        read_like(record, "good", 2);
        find(record, "f1", "weakness", "supervision");
    }
    failed("b.pdf");
    made.page = draw(2, false, "", diagnostics);
    has(made.page, "<h1>5 inspections</h1>");
    has(made.page, "the first 2 documents are listed here. Counted in the figures only: 4 more documents");
    has(made.page, "that are not listed</span>");
    has(made.page, "<h4>Weaknesses: 5, 2 of them in 2 inspections</h4>");
    has(made.page, "<span class=\"quiet\">3 in documents that are not listed</span>");
    lacks(made.page, "<tr id=\"d3\">");
    assert_int_equal(og_diagnostics_count(diagnostics), 1);
    is(og_diagnostics_get(diagnostics, 0).code, "not-listed");
    is(og_diagnostics_get(diagnostics, 0).message,
       "the page lists 2 documents; 4 more are counted in its figures and not listed");
    og_diagnostics_free(diagnostics);
}

static void test_order_makes_no_difference(void **state)
{
    (void)state;
    state_grade(report("b.pdf", "Northmarsh Council", 2019), "inadequate", 4);
    state_grade(report("a.pdf", "Northmarsh", 2026), "good", 2);
    state_grade(report("c.pdf", NULL, 2026), "good", 2);
    state_grade(report("d.pdf", NULL, 2026), "good", 2);
    keep(record_of("e.pdf", "unknown", NULL));
    find(made.records[0], "f1", "weakness", "supervision");
    find(made.records[1], "f1", "weakness", "planning");
    find(made.records[2], "f1", "strength", "planning");
    failed("z.pdf");
    failed("y.pdf");
    make();
    og_str other = draw(0, true, "", NULL);
    assert_true(og_str_equal(made.page, other));
    free((char *)other.ptr);
}

static void test_nothing_becomes_markup(void **state)
{
    (void)state;
    og_record *record = report("<img src=x>\n.pdf", "</script><script>alert(1)</script>", 2026);
    state_grade(record, "\"><b onclick=x>", 7);
    read_like(record, "<i>", -3);
    record->inspection->type = OG_STR("<u>");
    find(record, "f1", "weakness", "<s>\xFF\xE2\x80\xAE");
    add_judgement(record, (og_judgement){.area = OG_STR("<u>"), .grade = OG_STR("<u>"), .level = 2});
    og_record *article = keep(record_of("n.html", "news-article", "Northmarsh"));
    article->document->title = OG_STR("<h1>");
    og_record *bad = failed("<em>.pdf");
    bad->error->message = OG_STR("<em>");
    made.page = draw(0, false, "javascript.html\"><b>", NULL);
    static const char *const MARKUP[] = {"<script>alert", "<img", "<b",  "<i>",         "<u>",
                                         "<s>",           "<em>", "<h1", "\xE2\x80\xAE"};
    og_str main = og_str_slice(made.page, og_str_find(made.page, OG_STR("<main>"), 0),
                               og_str_find(made.page, OG_STR("</main>"), 0));
    has(main, "&lt;/script&gt;&lt;script&gt;alert(1)");
    for (size_t i = 0; i < sizeof MARKUP / sizeof *MARKUP; i++)
        lacks(main, MARKUP[i]);
}

// A record that somebody made up to have more names, judgements and inspections than anybody could read.
static void test_many_of_all(void **state)
{
    (void)state;
    og_record *record = report("a.pdf", "Northmarsh", 2026);
    for (int i = 0; i < 3000; i++) {
        og_str name;
        assert_int_equal(og_arena_printf(record->arena, &name, "name-%d", i), OG_OK);
        add_judgement(record, (og_judgement){.area = name, .grade = name, .level = i % 5});
        find(record, "f1", "weakness", name.ptr);
    }
    make();
    assert_true(made.page.len < 300000);
}

static void test_long_names_are_cut(void **state)
{
    static char name[100000];
    (void)state;
    for (size_t i = 0; i + 1 < sizeof name; i++)
        name[i] = i % 2 ? '\xA9' : '\xC3';
    state_grade(report("a.pdf", name, 2026), "good", 2);
    make();
    assert_true(made.page.len < 100000);
    has(made.page, "\xC3\xA9\xE2\x80\xA6");
    lacks(made.page, "\xEF\xBF\xBD");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_empty, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_an_inspection_counts_once, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_a_day_of_another_document, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_grades_and_their_evidence, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_a_category_of_concern_stands_beside_the_grade, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_themes_lead_to_findings, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_words_and_grades, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_kinds_and_outcomes, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_outcomes_of_forms_have_their_names, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_what_is_not_listed_is_counted, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_order_makes_no_difference, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_nothing_becomes_markup, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_many_of_all, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_long_names_are_cut, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
