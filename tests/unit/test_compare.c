// SPDX-License-Identifier: MIT
// Comparisons: which document is which, whether both are of one inspection, what becomes of grades and statements, and
// how they are shown.
#include "base/utf8.h"
#include "relate/compare.h"
#include "relate/provider_words.h"
#include "unit/records.h"

#include <math.h>
#include <stdlib.h>

typedef struct fixture {
    og_record *records[2];
    og_providers *names;
    og_diagnostics *diagnostics;
    og_comparison *comparison;
} fixture;

static int set_up(void **state)
{
    static fixture made;
    made = (fixture){.records = {record_of("a.html", "news-article", "Northmarsh Council"),
                                 record_of("b.pdf", "inspection-report", "Northmarsh")},
                     .diagnostics = og_diagnostics_new()};
    assert_int_equal(og_providers_new(NULL, NULL, &made.names), OG_OK);
    *state = &made;
    return 0;
}

static int tear_down(void **state)
{
    fixture *made = *state;
    og_comparison_free(made->comparison);
    og_record_free(made->records[0]);
    og_record_free(made->records[1]);
    og_providers_free(made->names);
    og_diagnostics_free(made->diagnostics);
    return 0;
}

// The first is the earlier.
static void two_inspections(fixture *made)
{
    made->records[0]->document->kind = OG_STR("inspection-letter");
    made->records[0]->inspection->end = (og_date){2019, 5, 6};
    made->records[1]->inspection->end = (og_date){2022, 5, 6};
}

static og_status try_compare(fixture *made)
{
    og_comparison_free(made->comparison);
    made->comparison = NULL;
    return og_compare(made->records[0], made->records[1], made->names, made->diagnostics, &made->comparison);
}

static const og_comparison *compare(fixture *made)
{
    assert_int_equal(try_compare(made), OG_OK);
    return made->comparison;
}

static void grade(og_record *record, const char *area, const char *word, int level)
{
    add_judgement(record, (og_judgement){.area = og_str_from(area), .grade = og_str_from(word), .level = level});
}

static void find(og_record *record, const char *id, const char *polarity, const char *text)
{
    og_finding finding = {.id = og_str_from(id),
                          .text = og_str_from(text),
                          .polarity = og_str_from(polarity),
                          .severity = OG_STR("standard"),
                          .source = OG_STR("inspectors")};
    add_finding(record, finding);
}

static void demand(og_record *record, const char *id, const char *kind, const char *text)
{
    og_action action = {
        .id = og_str_from(id), .text = og_str_from(text), .kind = og_str_from(kind), .severity = OG_STR("standard")};
    add_action(record, action);
}

static void verdict_is(fixture *made, const char *wanted)
{
    og_str verdict = compare(made)->same.verdict;
    if (!og_str_equal(verdict, og_str_from(wanted)))
        fail_msg("it is %.*s, not %s", OG_STR_ARG(verdict), wanted);
}

static void standing_is(const og_compared *document, const char *id, const char *wanted)
{
    for (size_t i = 0; i < document->statements.count; i++) {
        const og_statement *statement = &document->statements.items[i];
        if (og_str_equal(statement->id, og_str_from(id))) {
            if (!og_str_equal(statement->standing, og_str_from(wanted)))
                fail_msg("%s is %.*s, not %s", id, OG_STR_ARG(statement->standing), wanted);
            return;
        }
    }
    fail_msg("there is no %s", id);
}

static void an_article_stands_before_a_report(void **state)
{
    fixture *made = *state;
    og_record *article = made->records[0];
    made->records[0] = made->records[1];
    made->records[1] = article;
    const og_comparison *comparison = compare(made);
    assert_true(og_comparison_is(comparison, "article-and-report"));
    is(comparison->first.kind, "news-article");
}

static void the_earlier_inspection_is_then(void **state)
{
    fixture *made = *state;
    two_inspections(made);
    made->records[0]->inspection->end = (og_date){2022, 5, 6};
    made->records[1]->inspection->end = (og_date){2019, 5, 6};
    const og_comparison *comparison = compare(made);
    assert_true(og_comparison_is(comparison, "inspections"));
    assert_int_equal(comparison->first.end.year, 2019);
    assert_false(og_comparison_has_warning(comparison, "order-unknown"));
    made->records[1]->inspection->end = (og_date){0};
    assert_true(og_comparison_has_warning(compare(made), "order-unknown"));
    made->records[1]->inspection->start = (og_date){2019, 5, 6}; // a single day
    comparison = compare(made);
    assert_false(og_comparison_has_warning(comparison, "order-unknown"));
    is(comparison->summary.items[0], "The same provider, 3 years apart.");
}

static void one_inspection_by_dates(void **state)
{
    fixture *made = *state;
    og_inspection *article = made->records[0]->inspection, *report = made->records[1]->inspection;
    verdict_is(made, "likely"); // the same provider, and nothing else is known
    report->start = (og_date){2022, 5, 3};
    report->end = (og_date){2022, 5, 6};
    article->published = (og_date){2022, 7, 1};
    verdict_is(made, "yes");
    article->published = (og_date){2022, 5, 5}; // before it had ended
    verdict_is(made, "no");
    assert_true(og_comparison_has_warning(made->comparison, "different-inspection"));
    report->published = (og_date){2022, 6, 28};
    article->published = (og_date){2022, 6, 26};
    verdict_is(made, "yes");
    article->published = (og_date){2024, 1, 1}; // it is about a later one, it seems
    verdict_is(made, "unlikely");
    assert_true(og_comparison_has_warning(made->comparison, "inspection-unlikely"));
    article->published = (og_date){2023, 1, 1}; // may be about a later one
    verdict_is(made, "likely");
    og_previous previous = {.date = {2022, 6, 1}};
    article->previous = &previous;
    verdict_is(made, "unlikely");
    article->previous = NULL;
    article->end = (og_date){2019, 2, 2};
    verdict_is(made, "no");
}

static void one_inspection_by_grade_and_link(void **state)
{
    fixture *made = *state;
    grade(made->records[0], "overall", "inadequate", 4);
    grade(made->records[1], "overall", "Inadequate", 4);
    verdict_is(made, "likely");
    made->records[0]->inspection->report_url = OG_STR("https://reports.example/1/");
    made->records[1]->inspection->report_url = OG_STR("https://reports.example/1");
    verdict_is(made, "yes");
    made->records[1]->judgements.items[0].level = 3;
    verdict_is(made, "unknown");
    assert_true(og_comparison_has_warning(made->comparison, "inspection-uncertain"));
    made->records[0]->inspection->published = (og_date){2022, 7, 1};
    made->records[1]->inspection->published = (og_date){2022, 7, 1};
    verdict_is(made, "likely");
    assert_true(og_comparison_has_warning(made->comparison, "grade-differs"));
}

static void an_area_graded_otherwise_is_told_at_once(void **state)
{
    fixture *made = *state;
    grade(made->records[0], "overall", "good", 2);
    grade(made->records[0], "personal-development", "inadequate", 4);
    grade(made->records[1], "overall", "good", 2);
    grade(made->records[1], "personal-development", "requires improvement", 3);
    const og_comparison *comparison = compare(made);
    is(comparison->summary.items[0],
       "Both are probably about one inspection, and both give the overall grade \"good\".");
    is(comparison->summary.items[1], "The grades of one area differ: for personal development the article gives "
                                     "\"inadequate\", the report \"requires improvement\".");
    grade(made->records[0], "leadership", "good", 2);
    grade(made->records[1], "leadership", "outstanding", 1);
    assert_true(og_str_starts(compare(made)->summary.items[1],
                              OG_STR("The grades of 2 areas differ, one of them personal development: for it the ")));
    made->records[0]->judgements.items[1].area = made->records[1]->judgements.items[1].area = OG_STR("lscb");
    assert_true(og_str_starts(compare(made)->summary.items[1],
                              OG_STR("The grades of 2 areas differ, one of them LSCB: for it the ")));
    made->records[0]->judgements.count = 2;
    made->records[0]->judgements.items[1].level = 3;
    assert_false(og_str_starts(compare(made)->summary.items[1], OG_STR("The grades of")));
}

static void a_visit_gives_no_grades(void **state)
{
    fixture *made = *state;
    grade(made->records[0], "overall", "inadequate", 4);
    made->records[1]->inspection->type = OG_STR("monitoring-visit");
    verdict_is(made, "unlikely");
    made->records[1]->inspection->type = OG_STR("standard-inspection");
    verdict_is(made, "likely");
}

static void different_providers_are_told(void **state)
{
    fixture *made = *state;
    made->records[1]->inspection->provider.name = OG_STR("Stannery");
    verdict_is(made, "no");
    assert_true(og_comparison_has_warning(made->comparison, "different-provider"));
}

static void provider_is(fixture *made, const char *wanted)
{
    is(compare(made)->same.reasons.items[0].verdict, wanted);
}

static og_provider *provider_of(fixture *made, size_t side)
{
    return &made->records[side]->inspection->provider;
}

static void numbers_tell_providers(void **state)
{
    fixture *made = *state;
    two_inspections(made);
    provider_of(made, 0)->urn = OG_STR("100001");
    provider_of(made, 1)->urn = OG_STR("100002");
    provider_is(made, "different");
    is(made->comparison->same.reasons.items[0].first, "Northmarsh Council");
    provider_of(made, 0)->name = OG_STR("Northmarsh");
    provider_is(made, "different");
    is(made->comparison->same.reasons.items[0].first, "Northmarsh (URN 100001)"); // the names do not tell it
    provider_of(made, 0)->name = provider_of(made, 1)->name = (og_str){0};
    provider_is(made, "different");
    is(made->comparison->same.reasons.items[0].second, "URN 100002");
    assert_true(og_comparison_has_warning(made->comparison, "different-provider"));
    provider_of(made, 0)->urn = OG_STR("100002");
    provider_is(made, "same");
    is(made->comparison->summary.items[0], "The same provider, 3 years apart.");
    provider_of(made, 0)->name = OG_STR("Dale");
    provider_of(made, 1)->name = OG_STR("Weir"); // it has another name now
    provider_is(made, "same");
}

static void titled(fixture *made, const char *title)
{
    og_str text;
    const og_text_options wide = {.width = 1000};
    const og_comparison *comparison = compare(made);
    assert_int_equal(og_comparison_to_text(comparison, &wide, &text), OG_OK);
    has(text, title);
    free((char *)text.ptr);
    assert_int_equal(og_comparison_to_html(comparison, &text), OG_OK);
    has(text, title);
    free((char *)text.ptr);
}

static void titles_tell_different_providers_apart(void **state)
{
    fixture *made = *state;
    two_inspections(made);
    provider_of(made, 0)->name = provider_of(made, 1)->name = OG_STR("Pond Lane School");
    provider_of(made, 0)->urn = OG_STR("100001");
    provider_of(made, 1)->urn = OG_STR("100002");
    titled(made, "Pond Lane School (URN 100001) and Pond Lane School (URN 100002): two inspections");
    provider_of(made, 0)->name = provider_of(made, 1)->name = (og_str){0};
    titled(made, "URN 100001 and URN 100002: two inspections");
    provider_of(made, 1)->name = OG_STR("Northmarsh Council");
    provider_of(made, 0)->urn = (og_str){0};
    provider_of(made, 0)->kind = OG_STR("school");
    provider_of(made, 1)->kind = OG_STR("local-authority");
    titled(made, "A school that is not named and Northmarsh Council: two inspections");
    provider_of(made, 0)->name = OG_STR("Northmarsh");
    provider_of(made, 1)->name = OG_STR("northmarsh");
    provider_of(made, 0)->kind = OG_STR("childrens-home");
    titled(made, "Northmarsh (a children's home) and northmarsh (a council): two inspections");
    provider_of(made, 1)->urn = (og_str){0};
    titled(made, "Northmarsh (a children's home) and northmarsh (a council): two inspections");
}

static void a_provider_without_a_name_is_not_known(void **state)
{
    fixture *made = *state;
    og_str text;
    const og_text_options wide = {.width = 1000};
    two_inspections(made);
    provider_of(made, 1)->name = (og_str){0};
    provider_of(made, 1)->urn = OG_STR("100002");
    grade(made->records[0], "overall", "inadequate", 4);
    grade(made->records[1], "overall", "good", 2);
    provider_is(made, "unknown");
    const og_comparison *comparison = made->comparison;
    is(comparison->summary.items[0],
       "Whether both are about the same provider is not known, since the later does not name it.");
    is(comparison->summary.items[1], "The earlier gives the overall grade \"inadequate\", the later \"good\".");
    assert_true(og_comparison_has_warning(comparison, "provider-unknown"));
    assert_int_equal(og_comparison_to_text(comparison, &wide, &text), OG_OK);
    has(text, "Northmarsh Council and a provider that is not named: two inspections");
    has(text, "Provider: not decided (then: Northmarsh Council; now: URN 100002)");
    has(text, ": higher");
    lacks(text, "The same");
    free((char *)text.ptr);
    assert_int_equal(og_comparison_to_html(comparison, &text), OG_OK);
    has(text, "Northmarsh Council and a provider that is not named: two inspections");
    has(text, "<h2>One inspection?</h2>");
    has(text, "higher");
    lacks(text, "The same");
    free((char *)text.ptr);
    provider_of(made, 0)->name = (og_str){0};
    is(compare(made)->summary.items[0],
       "Whether both are about the same provider is not known, since neither names it.");
}

// Neither days nor a grade in common make two nameless ones one.
static void days_alone_make_no_inspection_one(void **state)
{
    fixture *made = *state;
    two_inspections(made);
    made->records[0]->inspection->end = made->records[1]->inspection->end;
    grade(made->records[0], "overall", "good", 2);
    grade(made->records[1], "overall", "good", 2);
    provider_of(made, 0)->name = provider_of(made, 1)->name = (og_str){0};
    verdict_is(made, "unknown");
    provider_of(made, 0)->urn = provider_of(made, 1)->urn = OG_STR("100002");
    verdict_is(made, "yes");
}

// Of a council, and of a home that is not named.
static void inspections_of_two_kinds(fixture *made)
{
    two_inspections(made);
    provider_of(made, 0)->kind = OG_STR("local-authority");
    provider_of(made, 1)->kind = OG_STR("childrens-home");
    provider_of(made, 1)->name = (og_str){0};
}

static void kinds_tell_providers_without_a_name(void **state)
{
    fixture *made = *state;
    inspections_of_two_kinds(made);
    provider_is(made, "different");
    is(made->comparison->same.reasons.items[0].second, "a children's home that is not named");
    provider_of(made, 1)->kind = OG_STR("area-partnership");
    provider_is(made, "unknown");
    provider_of(made, 1)->kind = OG_STR("other");
    provider_is(made, "unknown");
    provider_of(made, 1)->kind = OG_STR("childrens-home");
    made->records[0]->document->kind = OG_STR("news-article"); // what an article is about is less sure
    provider_is(made, "unknown");
}

static void kinds_of_aliased_names_are_not_asked(void **state)
{
    fixture *made = *state;
    inspections_of_two_kinds(made);
    assert_int_equal(og_provider_aliases_load(made->names, OG_STR("a.csv"),
                                              OG_STR("Northmarsh Council,Northmarsh House\n"), made->diagnostics),
                     OG_OK);
    provider_is(made, "unknown");
}

static void a_number_is_the_title_where_there_is_no_name(void **state)
{
    fixture *made = *state;
    two_inspections(made);
    for (size_t i = 0; i < 2; i++) {
        made->records[i]->inspection->provider.name = (og_str){0};
        made->records[i]->inspection->provider.urn = OG_STR("SC100001");
    }
    is(compare(made)->title, "URN SC100001: two inspections");
}

static void grades_of_other_scales_have_none(void **state)
{
    fixture *made = *state;
    og_str text = {0};
    two_inspections(made);
    set_framework(made->records[0], "x", "", "four-point");
    set_framework(made->records[1], "y", "", "report-card-2025");
    og_record_warning warning = {.code = OG_STR("level-approximate"), .message = OG_STR("x")};
    assert_int_equal(og_vec_push(made->records[1]->arena, &made->records[1]->warnings, warning), OG_OK);
    grade(made->records[0], "leadership", "outstanding", 1);
    grade(made->records[1], "leadership", "strong standard", 2);
    const og_comparison *comparison = compare(made);
    assert_null(comparison->grades.items[0].direction.ptr);
    assert_true(og_comparison_has_warning(comparison, "other-scale"));
    assert_int_equal(og_comparison_to_text(comparison, NULL, &text), OG_OK);
    has(text, "strong standard now: not compared");
    has(text, "not called better");
    free((char *)text.ptr);
    set_framework(made->records[0], "x", "", "report-card-2025");
    is(compare(made)->grades.items[0].direction, "worse");
    assert_false(og_comparison_has_warning(made->comparison, "other-scale"));
}

static void grades_have_a_direction(void **state)
{
    fixture *made = *state;
    two_inspections(made);
    grade(made->records[0], "overall", "good", 2);
    grade(made->records[0], "in-care-and-care-leavers", "good", 2);
    grade(made->records[0], "lscb", "good", 2);
    grade(made->records[1], "overall", "inadequate", 4);
    grade(made->records[1], "in-care", "outstanding", 1);
    const og_comparison *comparison = compare(made);
    assert_int_equal(comparison->grades.count, 3);
    is(comparison->grades.items[0].direction, "worse");
    is(comparison->grades.items[1].direction, "better");
    is(comparison->grades.items[1].first->area, "in-care-and-care-leavers");
    is(comparison->grades.items[2].area, "lscb");
    assert_null(comparison->grades.items[2].second);
    assert_null(comparison->grades.items[2].direction.ptr);
}

static void what_an_article_covers(void **state)
{
    fixture *made = *state;
    og_record *article = made->records[0], *report = made->records[1];
    find(article, "f1", "weakness", "Care leavers wait for suitable accommodation.");
    find(article, "f2", "strength", "Assessments of neglect are thorough.");
    find(article, "f3", "weakness", "The lifts at the library are broken.");
    demand(article, "a1", "done", "Bought a new telephone system.");
    find(report, "f1", "weakness", "Some care leavers wait too long for suitable accommodation.");
    find(report, "f2", "weakness", "Assessments of neglect are rarely thorough.");
    find(report, "f3", "strength", "Adopters are prepared with skill.");
    const og_comparison *comparison = compare(made);
    standing_is(&comparison->first, "f1", "supported");
    standing_is(&comparison->first, "f2", "differs");
    standing_is(&comparison->first, "f3", "no-support-found");
    standing_is(&comparison->first, "a1", "own");
    standing_is(&comparison->second, "f1", "covered");
    standing_is(&comparison->second, "f2", "covered");
    standing_is(&comparison->second, "f3", "left-out");
    assert_int_equal(comparison->first.balance.weaknesses, 2);
    assert_int_equal(comparison->second.balance.strengths, 1);
}

static void what_leans_no_way_agrees(void **state)
{
    fixture *made = *state;
    find(made->records[0], "f1", "mixed", "Care leavers wait for suitable accommodation.");
    find(made->records[1], "f1", "weakness", "Some care leavers wait too long for suitable accommodation.");
    standing_is(&compare(made)->first, "f1", "supported");
}

static void what_is_not_close_is_perhaps_meant(void **state)
{
    fixture *made = *state;
    find(made->records[0], "f1", "weakness", "Thresholds are unclear.");
    find(made->records[1], "f1", "weakness", "Thresholds are applied well.");
    const og_comparison *comparison = compare(made);
    standing_is(&comparison->first, "f1", "perhaps-supported");
    standing_is(&comparison->second, "f1", "perhaps-covered");
}

static void what_only_says_the_grade_is_set_aside(void **state)
{
    fixture *made = *state;
    og_record *article = made->records[0];
    grade(article, "overall", "inadequate", 4);
    article->judgements.items[0].evidence = (og_span){.start = 10, .end = 20};
    find(article, "f1", "weakness", "It is inadequate, they said.");
    find(article, "f2", "weakness", "It is inadequate, they said.");
    find(article, "f3", "weakness", "It is inadequate, they said.");
    find(article, "f4", "weakness",
         "It is inadequate, they said, and went on to say a great deal more of the lifts at the library, of the stairs "
         "beside them and of the doors.");
    article->findings.items[0].evidence = (og_span){.start = 10, .end = 20};
    article->findings.items[1].evidence = (og_span){.start = 11, .end = 30};
    article->findings.items[2].evidence = article->findings.items[3].evidence = (og_span){.start = 5, .end = 30};
    article->findings.items[2].source = OG_STR("provider");
    const og_comparison *comparison = compare(made);
    standing_is(&comparison->first, "f1", "states-grade");
    standing_is(&comparison->first, "f2", "no-support-found"); // the grade does not stand in it
    standing_is(&comparison->first, "f3", "own");
    standing_is(&comparison->first, "f4", "no-support-found"); // it says more
}

static void only_opposite_words_say_the_opposite(void **state)
{
    fixture *made = *state;
    find(made->records[0], "f1", "strength", "Life-story books of adopted siblings are thorough.");
    find(made->records[0], "f2", "strength", "Care leavers move into suitable accommodation after a wait.");
    find(made->records[1], "f1", "weakness", "Life-story books of adopted siblings are superficial.");
    find(made->records[1], "f2", "weakness", "Care leavers move into suitable accommodation after a wait.");
    find(made->records[0], "f3", "strength", "Emergency foster placements suit teenage refugees.");
    find(made->records[1], "f3", "weakness", "Emergency foster placements don’t suit teenage refugees.");
    find(made->records[0], "f4", "strength", "Risk matrices at the kennel depot were 'robust'.");
    find(made->records[1], "f4", "weakness", "Risk matrices at the kennel depot were 'weak'.");
    const og_comparison *comparison = compare(made);
    standing_is(&comparison->first, "f1", "differs");
    standing_is(&comparison->first, "f2", "perhaps-supported");
    standing_is(&comparison->second, "f2", "covered");
    standing_is(&comparison->first, "f3", "differs");
    standing_is(&comparison->first, "f4", "differs");
    assert_true(comparison->summary.count >= 2);
}

// Of a word and a theme in common it is not certain enough that they are of one matter.
static void only_what_is_close_says_the_opposite(void **state)
{
    fixture *made = *state;
    og_str theme = OG_STR("thresholds");
    og_finding finding = {.id = OG_STR("f1"), .source = OG_STR("inspectors"), .themes = {.items = &theme, .count = 1}};
    finding.polarity = OG_STR("strength");
    finding.text = OG_STR("Thresholds are clear.");
    add_finding(made->records[0], finding);
    finding.polarity = OG_STR("weakness");
    finding.text = OG_STR("Thresholds are unclear.");
    add_finding(made->records[1], finding);
    const og_comparison *comparison = compare(made);
    assert_int_equal(comparison->pairs.count, 1);
    assert_false(comparison->pairs.items[0].close);
    is(comparison->pairs.items[0].relation, "worded-differently");
}

static void one_long_word_is_not_cut(void **state)
{
    fixture *made = *state;
    og_buf word = {0};
    og_str json;
    for (size_t i = 0; i < 200; i++)
        og_buf_add(&word, OG_STR("€"));
    og_finding finding = {.id = OG_STR("f1"),
                          .source = OG_STR("inspectors"),
                          .polarity = OG_STR("weakness"),
                          .severity = OG_STR("serious"),
                          .text = og_buf_str(&word)};
    add_finding(made->records[1], finding);
    const og_comparison *comparison = compare(made);
    og_str quoted = comparison->summary.items[comparison->summary.count - 1];
    assert_true(og_str_find(quoted, og_buf_str(&word), 0) != SIZE_MAX);
    assert_int_equal(og_comparison_to_json(comparison, 0, &json), OG_OK);
    assert_int_equal(og_utf8_valid_length(json), json.len);
    free((char *)json.ptr);
    og_buf_free(&word);
}

static void what_became_of_weaknesses(void **state)
{
    fixture *made = *state;
    og_record *then = made->records[0], *now = made->records[1];
    two_inspections(made);
    find(then, "f1", "weakness", "Care leavers wait for suitable accommodation.");
    find(then, "f2", "weakness", "Assessments of neglect by the duty team are superficial.");
    find(then, "f3", "strength", "Life-story work for adopted children is careful.");
    find(then, "f4", "weakness", "Complaints are lost.");
    demand(then, "a1", "required", "Improve strategy discussions with the police.");
    find(now, "f1", "weakness", "Care leavers still wait for suitable accommodation.");
    find(now, "f2", "strength", "Assessments of neglect by the duty team are thorough.");
    find(now, "f3", "weakness", "Life-story work for adopted children is late.");
    find(now, "f4", "weakness", "Thresholds are unclear to schools.");
    demand(now, "a1", "required", "Strengthen strategy discussions with the police.");
    const og_comparison *comparison = compare(made);
    standing_is(&comparison->first, "f1", "persistent");
    standing_is(&comparison->first, "f2", "resolved");
    standing_is(&comparison->first, "f3", "slipped");
    standing_is(&comparison->first, "f4", "not-repeated");
    standing_is(&comparison->first, "a1", "repeated");
    standing_is(&comparison->second, "f1", "persistent");
    standing_is(&comparison->second, "f2", "gained");
    standing_is(&comparison->second, "f3", "slipped");
    standing_is(&comparison->second, "f4", "new");
    standing_is(&comparison->second, "a1", "repeated");
}

// A promise that answers a weakness is none, and what was a strength then is a new weakness wherever it is counted.
static void weaknesses_are_counted_alike_in_every_form(void **state)
{
    fixture *made = *state;
    og_record *then = made->records[0], *now = made->records[1];
    const og_text_options wide = {.width = 1000};
    og_str text;
    two_inspections(made);
    grade(then, "overall", "good", 2);
    grade(now, "overall", "inadequate", 4);
    find(then, "f1", "weakness", "Care leavers wait for suitable accommodation.");
    find(then, "f2", "strength", "Life-story work for adopted children is careful.");
    demand(now, "a1", "planned", "Care leavers are to wait less for suitable accommodation.");
    demand(now, "a2", "planned", "Fences around the reservoir are to be painted.");
    find(now, "f1", "weakness", "Life-story work for adopted children is late.");
    find(now, "f2", "weakness", "Thresholds are unclear to schools.");
    const og_comparison *comparison = compare(made);
    assert_true(og_str_starts(comparison->summary.items[2],
                              OG_STR("0 weaknesses now were found then too; with what is asked for, 2 are")));
    assert_int_equal(og_comparison_to_text(comparison, &wide, &text), OG_OK);
    has(text, "Found again now: 0. New, or not named then, with what is asked for: 2.");
    lacks(text, "Weaknesses that persist");
    free((char *)text.ptr);
    assert_int_equal(og_comparison_to_html(comparison, &text), OG_OK);
    has(text, "<li>Found again now: 0</li><li>New, or not named then, with what is asked for: 2</li>");
    lacks(text, "Weaknesses that persist");
    has(text, "<td data-label=\"Direction\">worse");
    free((char *)text.ptr);
}

static void promises_and_findings_repeat_no_demand(void **state)
{
    fixture *made = *state;
    og_record *then = made->records[0], *now = made->records[1];
    two_inspections(made);
    find(then, "f1", "weakness", "Care leavers wait for suitable accommodation.");
    demand(then, "a1", "required", "Improve strategy discussions with the police.");
    demand(now, "a1", "planned", "Care leavers are to wait less for suitable accommodation.");
    find(now, "f1", "weakness", "Strategy discussions with the police are weak.");
    const og_comparison *comparison = compare(made);
    standing_is(&comparison->first, "f1", "not-repeated");
    standing_is(&comparison->first, "a1", "persistent");
    is(comparison->pairs.items[0].second, "a1"); // it is a pair, all the same
    assert_true(fabs(comparison->pairs.items[0].likeness - 0.89) < 1e-9);
}

static void what_cannot_be_compared(void **state)
{
    fixture *made = *state;
    made->records[0]->document->kind = OG_STR("unknown");
    assert_int_equal(try_compare(made), OG_NOT_COMPARABLE);
    made->records[0]->document->kind = OG_STR("news-article");
    made->records[0]->source.sha256 = made->records[1]->source.sha256 = OG_STR("12");
    assert_int_equal(try_compare(made), OG_SAME_DOCUMENT);
    made->records[0]->status = OG_STR("failed");
    assert_int_equal(try_compare(made), OG_NOT_ANALYSED);
    assert_int_equal(og_diagnostics_count(made->diagnostics), 3);
}

static void hostile_words_stay_words(void **state)
{
    fixture *made = *state;
    og_str text;
    og_text_options options = {.all = true, .explain = true};
    made->records[0]->inspection->provider.name = OG_STR("<b>\x1b[31m*North*marsh</b>");
    find(made->records[0], "f1", "weakness", "Care leavers \x1b[2J wait for <script>alert(1)</script> suitable homes.");
    find(made->records[1], "f1", "weakness", "Care leavers wait for suitable homes.");
    compare(made);
    assert_int_equal(og_comparison_to_text(made->comparison, &options, &text), OG_OK);
    assert_int_equal(og_str_find_byte(text, '\x1b', 0), SIZE_MAX);
    free((char *)text.ptr);
    assert_int_equal(og_comparison_to_markdown(made->comparison, &options, &text), OG_OK);
    lacks(text, "<script>");
    free((char *)text.ptr);
    assert_int_equal(og_comparison_to_html(made->comparison, &text), OG_OK);
    lacks(text, "<script>");
    has(text, "&lt;script&gt;");
    free((char *)text.ptr);
}

static void few_are_shown_unless_all_are_wanted(void **state)
{
    fixture *made = *state;
    static const char *const ids[] = {"f1", "f2", "f3", "f4", "f5", "f6", "f7", "f8", "f9", "f10"};
    og_str text;
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++)
        find(made->records[1], ids[i], "weakness", "Thresholds are unclear.");
    compare(made);
    assert_int_equal(og_comparison_to_text(made->comparison, NULL, &text), OG_OK);
    has(text, "2 more are not shown here");
    free((char *)text.ptr);
    og_text_options options = {.all = true};
    assert_int_equal(og_comparison_to_text(made->comparison, &options, &text), OG_OK);
    lacks(text, "not shown here");
    free((char *)text.ptr);
}

static void quote(og_record *record, const char *role, const char *organisation)
{
    og_quotation quotation = {.role = og_str_from(role),
                              .organisation = og_str_from(organisation),
                              .text = OG_STR("Children wait."),
                              .stance = OG_STR("neutral")};
    add_quotation(record, quotation);
}

static void nameless_speakers_are_one_where_they_are_called_alike(void **state)
{
    fixture *made = *state;
    quote(made->records[0], "spokesperson", "");
    quote(made->records[0], "", "Ofsted");
    quote(made->records[0], "spokesperson", "");
    quote(made->records[0], "", "");
    const og_comparison *comparison = compare(made);
    assert_int_equal(comparison->speakers.count, 3);
    assert_int_equal(comparison->speakers.items[0].quotations, 2);

    og_text_options options = {.width = 100};
    og_str text;
    assert_int_equal(og_comparison_to_text(comparison, &options, &text), OG_OK);
    has(text, "Spokesperson: 2 quotations");
    has(text, "Ofsted: 1 quotation");
    has(text, "Somebody who is not named: 1");
    free((char *)text.ptr);
}

static void two_partners_are_shown_and_that_there_are_more(void **state)
{
    fixture *made = *state;
    const og_text_options wide = {.width = 1000}, all = {.width = 1000, .all = true};
    og_str text;
    find(made->records[0], "f1", "weakness", "Thresholds for kinship allowances are unclear.");
    for (size_t i = 0; i < 3; i++)
        find(made->records[1], "f1", "weakness", "Thresholds for kinship allowances are unclear.");
    compare(made);
    assert_int_equal(og_comparison_to_text(made->comparison, &wide, &text), OG_OK);
    has(text, "two at most that are like it; --all shows all");
    free((char *)text.ptr);
    assert_int_equal(og_comparison_to_text(made->comparison, &all, &text), OG_OK);
    lacks(text, "two at most");
    free((char *)text.ptr);
}

static void what_a_verdict_rests_on_is_shown_first(void **state)
{
    fixture *made = *state;
    const og_text_options wide = {.width = 1000};
    og_str text;
    two_inspections(made);
    find(made->records[0], "f1", "weakness", "Strategy discussions with the police are to be strengthened.");
    find(made->records[0], "f2", "weakness", "Strategy discussions with the police are strengthened late.");
    for (size_t i = 0; i < 40; i++) // what all statements are about tells little
        find(made->records[i % 2], "f3", "weakness", "Complaints are lost.");
    demand(made->records[0], "a1", "required", "Improve strategy discussions with the police.");
    demand(made->records[1], "a1", "required", "Strengthen strategy discussions with the police.");
    standing_is(&compare(made)->second, "a1", "repeated");
    assert_int_equal(og_comparison_to_text(made->comparison, &wide, &text), OG_OK);
    has(text, "Then: Improve strategy discussions with the police.");
    has(text, "asked for)");
    free((char *)text.ptr);
}

static void of_two_inspections_nothing_is_called_the_opposite(void **state)
{
    fixture *made = *state;
    og_str text;
    two_inspections(made);
    find(made->records[0], "f1", "weakness", "Thresholds for kinship allowances are not clear.");
    find(made->records[1], "f1", "strength", "Thresholds for kinship allowances are clear.");
    standing_is(&compare(made)->first, "f1", "resolved");
    assert_int_equal(og_comparison_to_text(made->comparison, NULL, &text), OG_OK);
    lacks(text, "opposite");
    has(text, "a strength");
    free((char *)text.ptr);
}

static void what_was_given_up_is_told_in_every_form(void **state)
{
    enum { MANY = 4000 };
    static const char told[] = "statements that are alike may have been missed";
    const og_text_options wide = {.width = 1000};
    fixture *made = *state;
    og_str text = {0};
    for (size_t side = 0; side < 2; side++)
        for (size_t i = 0; i < MANY; i++)
            find(made->records[side], "f1", "weakness", "Managers do not audit thresholds for kinship allowances.");
    const og_comparison *comparison = compare(made);
    assert_true(og_comparison_has_warning(comparison, "search-cut-short"));
    assert_int_equal(og_comparison_to_json(comparison, 0, &text), OG_OK);
    has(text, told);
    free((char *)text.ptr);
    assert_int_equal(og_comparison_to_text(comparison, &wide, &text), OG_OK);
    has(text, told);
    free((char *)text.ptr);
    assert_int_equal(og_comparison_to_markdown(comparison, NULL, &text), OG_OK);
    has(text, told);
    free((char *)text.ptr);
    assert_int_equal(og_comparison_to_html(comparison, &text), OG_OK);
    has(text, told);
    free((char *)text.ptr);
    made->records[0]->findings.count = made->records[1]->findings.count = 1;
    assert_false(og_comparison_has_warning(compare(made), "search-cut-short"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(an_article_stands_before_a_report),
        TEST(nameless_speakers_are_one_where_they_are_called_alike),
        TEST(the_earlier_inspection_is_then),
        TEST(one_inspection_by_dates),
        TEST(one_inspection_by_grade_and_link),
        TEST(an_area_graded_otherwise_is_told_at_once),
        TEST(a_visit_gives_no_grades),
        TEST(different_providers_are_told),
        TEST(numbers_tell_providers),
        TEST(titles_tell_different_providers_apart),
        TEST(a_provider_without_a_name_is_not_known),
        TEST(days_alone_make_no_inspection_one),
        TEST(kinds_tell_providers_without_a_name),
        TEST(kinds_of_aliased_names_are_not_asked),
        TEST(a_number_is_the_title_where_there_is_no_name),
        TEST(grades_of_other_scales_have_none),
        TEST(grades_have_a_direction),
        TEST(what_an_article_covers),
        TEST(what_leans_no_way_agrees),
        TEST(what_is_not_close_is_perhaps_meant),
        TEST(what_only_says_the_grade_is_set_aside),
        TEST(only_opposite_words_say_the_opposite),
        TEST(only_what_is_close_says_the_opposite),
        TEST(one_long_word_is_not_cut),
        TEST(what_became_of_weaknesses),
        TEST(weaknesses_are_counted_alike_in_every_form),
        TEST(promises_and_findings_repeat_no_demand),
        TEST(what_cannot_be_compared),
        TEST(hostile_words_stay_words),
        TEST(few_are_shown_unless_all_are_wanted),
        TEST(two_partners_are_shown_and_that_there_are_more),
        TEST(what_a_verdict_rests_on_is_shown_first),
        TEST(of_two_inspections_nothing_is_called_the_opposite),
        TEST(what_was_given_up_is_told_in_every_form),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
