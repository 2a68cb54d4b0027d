// SPDX-License-Identifier: MIT
// og_metadata_find: the facts about an inspection, and which of several places wins.
#include "unit/analysed.h"
#include "unit/texts.h"

static og_test_bench bench;

// Each field has two matchers, of which the first is trusted more.
static const char *const FILES[] = {
    "<framework id='pond-review' name='Pond review' scale='four-level-digits' type='full'>"
    "<recognise><sign in='title'><phrase>Pond review</phrase></sign></recognise>"
    "<field id='provider'><pattern in='title'>review of (?&lt;value&gt;[^.:]+?) pond\\b</pattern>"
    "<label>Pond</label></field>"
    "<field id='dates'><label>Days of review</label><pattern in='text'>reviewed "
    "(?&lt;value&gt;\\d.{0,60})</pattern>"
    "<pattern in='sentence'>came on (?&lt;value&gt;\\d.{0,60})</pattern></field>"
    "<field id='published'><label>Printed</label><label>Published</label></field>"
    "<field id='not-inspector'><pattern>\\b(?&lt;value&gt;school)\\b</pattern></field>"
    "<field id='lead-inspector'><label in='text'>Lead reviewer</label><label in='text'>Lead reviewers</label><label "
    "in='text'>Leader</label></field>"
    "<field id='inspectors'><label in='text'>Reviewer</label><label in='text'>Also there</label></field>"
    "<field id='previous-date'><label in='text'>Last review</label>"
    "<pattern in='sentence'>seen before on (?&lt;value&gt;\\d.{0,20})</pattern></field>"
    "<field id='previous-grade'><label in='text'>Last grade</label>"
    "<pattern in='text'>was then (?&lt;value&gt;{grade})</pattern></field>"
    "<field id='report-url'><label in='text'>Report</label>"
    "<pattern in='text'>(?&lt;value&gt;https?://\\S+)</pattern></field>"
    "<field id='urn'><label>Number</label></field>"
    "<section role='previous'><heading>Before</heading></section>"
    "<field id='local-authority'><label in='text'>Authority</label></field>"
    "<field id='age-range'><label in='text'>Ages</label></field>"
    "<field id='number-on-roll'><label in='text'>Ducks</label></field>"
    "<field id='category'><phrase in='sentence' value='special-measures'>needs special measures</phrase>"
    "<phrase in='sentence' value='none'>all is well</phrase>"
    "<phrase in='sentence' value='serious-weaknesses'>serious weaknesses</phrase></field>"
    "<field id='type'><pattern in='title' value='re-inspection'>\\bsecond\\b</pattern></field>"
    "</framework>"};

static int load(void **state)
{
    return bench_set_up(state, &bench, FILES, 1);
}

static og_inspection *facts_of(const char *blocks)
{
    og_analysis *analysis = bench_open(&bench, "pond-review", blocks);
    assert_int_equal(og_metadata_find(analysis), OG_OK);
    return analysis->record->inspection;
}

static void check_date(og_date found, const char *expected)
{
    og_str text;
    assert_int_equal(og_date_format(bench.analysis.arena, found, &text), OG_OK);
    is(text, expected);
}

static void check_dates(const char *blocks, const char *start, const char *end)
{
    og_inspection *inspection = facts_of(blocks);
    check_date(inspection->start, start);
    check_date(inspection->end, end);
}

static void check_inspectors(const char *blocks, const char *expected)
{
    og_inspection *inspection = facts_of(blocks);
    og_buf out = {0};
    for (size_t i = 0; i < inspection->inspectors.count; i++)
        og_buf_printf(&out, "%.*s%s\n", OG_STR_ARG(inspection->inspectors.items[i].name),
                      inspection->inspectors.items[i].lead ? "*" : "");
    check_buf(&out, expected);
}

static void finds_the_provider(void **state)
{
    static const struct {
        const char *blocks;
        const char *name;
    } cases[] = {
        {"H1 Review of Brae Pond\n", "Brae"},
        {"H1 Review of the Royal\nH1 Borough of   Brae\nH1 pond\n", "the Royal Borough of Brae"},
        {"H1 Something\nP Pond: Brae,\n", "Brae"},
        {"H1 Review of Brae pond\nP Pond: Other\n", "Brae"},
        {"H1 Something\nP Pond: B.\nP Pond: Brae\n", "Brae"}, // one letter is no name
        {"H1 Something\n", ""},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        is(facts_of(cases[i].blocks)->provider.name, cases[i].name);
}

static void a_name_beyond_all_measure_is_none(void **state)
{
    og_buf blocks = {0};
    (void)state;
    og_buf_add(&blocks, OG_STR("P Pond: "));
    for (size_t i = 0; i < 30; i++)
        og_buf_add(&blocks, OG_STR("Brae and "));
    og_buf_add(&blocks, OG_STR("\nP Pond: Brae\n\0"));
    is(facts_of(blocks.ptr)->provider.name, "Brae");
    og_buf_free(&blocks);
}

static void finds_the_days(void **state)
{
    (void)state;
    check_dates("P Days of review: 11 to 22 May 2026\n", "2026-05-11", "2026-05-22");
    check_dates("R Days of review | 8 to 12 July 2019 and 7 to 8 August 2019\n", "2019-07-08", "2019-08-08");
    check_dates("P Days of review\nF 1\nP 5 May 2026\n", "2026-05-05", "2026-05-05");
    check_dates("P Days of review: in the spring\nP We reviewed 5 May 2026 in the rain.\n", "2026-05-05", "2026-05-05");
    check_dates("P Days of review: in the spring\n", "", "");
    check_dates("P Days of review: 30 and 31 February 2026\n", "", "");
}

// A line, then a sentence so many times, then the end.
static og_buf said_often(const char *first, const char *sentence, size_t times, const char *end)
{
    og_buf blocks = {0};
    og_buf_printf(&blocks, "%s\n", first);
    for (size_t i = 0; i < times; i++)
        og_buf_printf(&blocks, "P %s\n", sentence);
    og_buf_printf(&blocks, "P %s\n", end);
    og_buf_add_byte(&blocks, 0);
    return blocks;
}

// However often they say the same before: only places that say nothing count against a search.
static void sentences_complete_the_days_of_the_front_page(void **state)
{
    static const struct {
        const char *sentence;
        const char *last, *warnings;
    } cases[] = {{"We came on 11 May 2026.", "2026-05-22", "provider-missing\n"},
                 {"We came on 99 boats.", "2026-05-11", "too-many-tries\nprovider-missing\n"}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        og_buf blocks =
            said_often("P Days of review: 11 May 2026", cases[i].sentence, 31, "We came on 11 to 22 May 2026.");
        check_dates(blocks.ptr, "2026-05-11", cases[i].last);
        check_warnings(&bench.analysis, cases[i].warnings);
        og_buf_free(&blocks);
    }
}

static void days_without_a_year_lie_before_the_publication(void **state)
{
    (void)state;
    check_dates("P Published: 2 March 2021\nP Days of review: 8 to 12 December\n", "2020-12-08", "2020-12-12");
}

static void days_that_end_before_they_begin_are_told(void **state)
{
    (void)state;
    check_dates("P Days of review: 22 May 2026 to 11 May 2026\n", "2026-05-22", "2026-05-11");
    check_warnings(&bench.analysis, "dates-disagree\nprovider-missing\n");
    check_dates("P Days of review: 12/09/2016 \xE2\x80\x93 06/08/2016\n", "2016-09-12", "2016-08-06");
    check_warnings(&bench.analysis, "dates-disagree\nprovider-missing\n");
    check_dates("P Days of review: 22 May 2026, printed 11 May 2026\n", "2026-05-22", "2026-05-22");
    check_dates("P Days of review: 11 May 2026 to 22 May 2026\n", "2026-05-11", "2026-05-22");
    check_warnings(&bench.analysis, "provider-missing\n");
}

static void finds_the_publication(void **state)
{
    (void)state;
    check_date(facts_of("P Printed: 1 June 2026\nP Published: 2 June 2026\n")->published, "2026-06-01");
    check_date(facts_of("P Published on Monday, 2 June 2026\n")->published, "2026-06-02");
    check_date(facts_of("P Published by those who came to see the pond and its many birds on 2 June 2026\n")->published,
               "");
    check_date(facts_of("P nothing\n")->published, "");
}

static void the_page_tells_when_it_was_published_where_the_text_does_not(void **state)
{
    static const char *const texts[] = {"Printed: 1 June 2026", "Nothing"};
    static const char *const dates[] = {"2026-06-01", "2024-02-29"};
    (void)state;
    for (size_t i = 0; i < 2; i++) {
        og_builder *builder = NULL;
        og_document *document = NULL;
        assert_int_equal(og_builder_new(OG_FORMAT_HTML, NULL, &builder), OG_OK);
        assert_int_equal(og_builder_property(builder, OG_STR("published"), OG_STR("2024-02-29T08:00:00Z")), OG_OK);
        assert_int_equal(og_builder_begin(builder, OG_PARAGRAPH, 0), OG_OK);
        assert_int_equal(og_builder_text(builder, og_str_from(texts[i])), OG_OK);
        assert_int_equal(og_builder_end(builder), OG_OK);
        assert_int_equal(og_builder_finish(builder, &document), OG_OK);
        og_analysis *analysis = bench_take(&bench, document);
        analysis->framework = og_catalogue_find(bench.catalogue, OG_STR("pond-review"));
        assert_int_equal(og_metadata_find(analysis), OG_OK);
        check_date(analysis->record->inspection->published, dates[i]);
    }
}

static void finds_leads_and_all_others(void **state)
{
    (void)state;
    check_inspectors("P Lead reviewer: Ann Alder, HMI, and Bo Birch, HMI\nP Reviewer: Cy Cedar\nP Reviewer: Di Doust\n",
                     "Ann Alder*\nBo Birch*\nCy Cedar\nDi Doust\n");
    check_inspectors("P Lead reviewer\nP Ann Alder, His Majesty\xE2\x80\x99s Inspector\nR Also there | Bo Birch\n",
                     "Ann Alder*\nBo Birch\n");
    check_inspectors("P Lead reviewer: Ann Alder\nP Leader: Bo Birch\n", "Ann Alder*\n");
    check_inspectors("P Lead reviewer: nobody\nP Leader: Bo Birch\n", "Bo Birch*\n");
    check_inspectors("P nobody came\n", "");
}

// Of values that are taken there may be many; a search gives up after many hits in a row that are none.
static void takes_long_lists_of_inspectors(void **state)
{
    static const size_t listed[] = {40, 300, 301};
    og_buf blocks = {0};
    (void)state;
    for (size_t i = 0; i < sizeof listed / sizeof *listed; i++) {
        size_t most = listed[i] < 300 ? listed[i] : 300;
        blocks.len = 0;
        for (size_t k = 0; k < listed[i]; k++)
            og_buf_printf(&blocks, "P Reviewer: Win%c%c Birch\n", (char)('a' + k / 26), (char)('a' + k % 26));
        og_buf_add_byte(&blocks, 0);
        assert_int_equal(facts_of(blocks.ptr)->inspectors.count, most);
        check_warnings(&bench.analysis, listed[i] > most ? "too-many-inspectors\nprovider-missing\ndates-missing\n"
                                                         : "provider-missing\ndates-missing\n");
    }
    blocks.len = 0;
    og_buf_add(&blocks, OG_STR("P Lead reviewer: Ann Alder\n"));
    for (size_t k = 0; k < 301; k++)
        og_buf_printf(&blocks, "P Reviewer: Win%c%c Birch\n", (char)('a' + k / 26), (char)('a' + k % 26));
    og_buf_add(&blocks, OG_STR("P Also there: Cy Cedar\nP Also there: Di Doust\nP Number: EY123456\n\0"));
    og_inspection *inspection = facts_of(blocks.ptr);
    assert_int_equal(inspection->inspectors.count, 300);
    is(inspection->provider.urn, "EY123456"); // other fields go on
    check_warnings(&bench.analysis, "too-many-inspectors\nprovider-missing\ndates-missing\n");
    for (size_t misses = 29; misses <= 30; misses++) { // in a row; after the last the field is given up
        blocks.len = 0;
        for (size_t k = 0; k < misses; k++)
            og_buf_printf(&blocks, "P Reviewer: nobody\n");
        og_buf_add(&blocks, OG_STR("P Reviewer: Cy Cedar\n\0"));
        assert_int_equal(facts_of(blocks.ptr)->inspectors.count, misses < 30);
        check_warnings(&bench.analysis, misses < 30 ? "provider-missing\ndates-missing\n"
                                                    : "too-many-tries\nprovider-missing\ndates-missing\n");
    }
    og_buf_free(&blocks);
}

// Only where a value may be missing: of the day one is enough, of inspectors none.
static void a_search_that_gives_up_says_so(void **state)
{
    static const struct {
        const char *miss, *end, *warnings;
    } cases[] = {
        {"Printed: soon", "Published: 2 June 2026", "provider-missing\ndates-missing\n"},
        {"Printed: soon", "Published: later", "too-many-tries\nprovider-missing\ndates-missing\n"},
        {"Reviewer: nobody", "Also there: Cy Cedar", "too-many-tries\nprovider-missing\ndates-missing\n"},
        {"Also there: nobody", "Reviewer: Cy Cedar", "too-many-tries\nprovider-missing\ndates-missing\n"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        og_buf blocks = said_often("P Birds", cases[i].miss, 31, cases[i].end);
        og_inspection *inspection = facts_of(blocks.ptr);
        assert_int_equal(og_date_is_set(inspection->published), i == 0);
        assert_int_equal(inspection->inspectors.count, i > 1);
        check_warnings(&bench.analysis, cases[i].warnings);
        og_buf_free(&blocks);
    }
}

// Nor does one give up that comes upon those who are known.
static void inspectors_may_be_named_often(void **state)
{
    (void)state;
    og_buf blocks = said_often("P Birds", "Reviewer: Ann Alder", 31, "Reviewer: Cy Cedar");
    assert_int_equal(facts_of(blocks.ptr)->inspectors.count, 2);
    check_warnings(&bench.analysis, "provider-missing\ndates-missing\n");
    og_buf_free(&blocks);
}

static void it_says_in_plain_words_what_to_check(void **state)
{
    (void)state;
    og_buf blocks = said_often("P Birds", "Reviewer: nobody", 31, "It is deep.");
    facts_of(blocks.ptr);
    is(bench.analysis.record->warnings.items[0].message,
       "many places look as if they stated who else inspected, but do not; those from here on were not looked at: "
       "check who else inspected in the original");
    og_buf_free(&blocks);
}

// Below a label that says there are several stands one a line, as many as there are.
static void takes_those_listed_below_a_label(void **state)
{
    static const size_t listed[] = {60, 300};
    og_buf blocks = {0};
    (void)state;
    check_inspectors("P Lead reviewers\nP Ann Alder\nP \xC3\x89lise Brown\nP Jan van der Berg\nP The pond is deep.\n",
                     "Ann Alder*\n\xC3\x89lise Brown*\nJan van der Berg*\n");
    check_inspectors("P Lead reviewers\nP Ann Alder, Ofsted Inspector\nP \xC5\x81ukasz Birch, Lead inspector\n"
                     "P Ann van Cedar, Regulatory Inspection Manager\nP Di Doust, keeper of birds\nP Ed Elm, HMI\n",
                     "Ann Alder*\n\xC5\x81ukasz Birch\nAnn van Cedar\n");
    check_inspectors("P Lead reviewers\nP Ann Alder\nP Brae Primary School\nP Bo Birch\n", "Ann Alder*\n");
    check_inspectors("P Lead reviewers\nP Ann Alder\nP Ducks: 12\nP Bo Birch\n", "Ann Alder*\n");
    for (size_t i = 0; i < sizeof listed / sizeof *listed; i++) {
        blocks.len = 0;
        og_buf_add(&blocks, OG_STR("P Lead reviewers\nP Ann Alder\n"));
        for (size_t k = 0; k < listed[i]; k++)
            og_buf_printf(&blocks, "P Win%c%c Birch\n", (char)('a' + k / 26), (char)('a' + k % 26));
        og_buf_add_byte(&blocks, 0);
        assert_int_equal(facts_of(blocks.ptr)->inspectors.count, listed[i] < 300 ? listed[i] + 1 : 300);
        check_warnings(&bench.analysis, listed[i] < 300 ? "provider-missing\ndates-missing\n"
                                                        : "too-many-inspectors\nprovider-missing\ndates-missing\n");
    }
    og_buf_free(&blocks);
}

// A line with the label and as many persons, "Winaa Birch" to "Winzz Birch", each followed by the divider.
static void add_list(og_buf *blocks, const char *label, size_t persons, const char *divider)
{
    og_buf_printf(blocks, "P %s: ", label);
    for (size_t k = 0; k < persons; k++)
        og_buf_printf(blocks, "Win%c%c Birch%s", (char)('a' + k / 26), (char)('a' + k % 26), divider);
}

// A list in one line is read up to a length, and then not into the middle of a name.
static void tells_of_a_list_too_long_to_read(void **state)
{
    static const struct {
        const char *label, *divider;
        size_t begin; // persons whose names begin in what is read
    } cases[] = {{"Reviewer", ", ", 154},
                 {"Leader", ", ", 31},
                 {"Reviewer", " and ", 125},
                 {"Leader", " and ", 25},
                 {"Leader", " HMI ", 25}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        og_buf blocks = {0};
        add_list(&blocks, cases[i].label, cases[i].begin + 20, cases[i].divider);
        og_buf_add_byte(&blocks, 0);
        og_inspection *inspection = facts_of(blocks.ptr);
        assert_int_equal(inspection->inspectors.count, cases[i].begin);
        for (size_t k = 0; k < inspection->inspectors.count; k++)
            is(og_str_slice(inspection->inspectors.items[k].name, 5, SIZE_MAX), " Birch");
        check_warnings(&bench.analysis, "too-many-inspectors\nprovider-missing\ndates-missing\n");
        og_buf_free(&blocks);
    }
}

// What goes on behind the last name that is taken may name nobody else.
static void warns_of_a_long_list_only_where_somebody_is_lost(void **state)
{
    static const struct {
        size_t persons;
        const char *words; // behind them, thirty times
        const char *more;
        bool lost;
    } cases[] = {{3, "who looked at ducks and frogs ", "", false},
                 {3, "who looked at ducks and frogs ", "and Ada Ash", true},
                 {3, "who looked at ducks and frogs ", "and Winab Birch", false},
                 {3, "who looked at ducks and frogs ", "here. Ada Ash wrote this", false},
                 {0, "nobody who looked at ducks and ", "and Ada Ash", false}};
    static const struct {
        const char *more;
        bool lost;
    } full[] = {{"P Reviewer: nobody\n", false},
                {"P Reviewer: Winab Birch\n", false},
                {"P Also there: Winab Birch and Ada Ash\n", true},
                {"P Lead reviewers\nP Winab Birch\n", false},
                {"P Lead reviewers\nP Winab Birch\nP Ada Ash\n", true}};
    og_buf blocks = {0};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        blocks.len = 0;
        add_list(&blocks, "Leader", cases[i].persons, ", ");
        for (size_t k = 0; k < 30; k++)
            og_buf_add(&blocks, og_str_from(cases[i].words));
        og_buf_printf(&blocks, "%s\n", cases[i].more);
        og_buf_add_byte(&blocks, 0);
        assert_int_equal(facts_of(blocks.ptr)->inspectors.count, cases[i].persons);
        check_warnings(&bench.analysis, cases[i].lost ? "too-many-inspectors\nprovider-missing\ndates-missing\n"
                                                      : "provider-missing\ndates-missing\n");
    }
    for (size_t i = 0; i < sizeof full / sizeof *full; i++) {
        blocks.len = 0;
        for (size_t k = 0; k < 300; k++)
            og_buf_printf(&blocks, "P Reviewer: Win%c%c Birch\n", (char)('a' + k / 26), (char)('a' + k % 26));
        og_buf_add(&blocks, og_str_from(full[i].more));
        og_buf_add_byte(&blocks, 0);
        assert_int_equal(facts_of(blocks.ptr)->inspectors.count, 300);
        check_warnings(&bench.analysis, full[i].lost ? "too-many-inspectors\nprovider-missing\ndates-missing\n"
                                                     : "provider-missing\ndates-missing\n");
    }
    og_buf_free(&blocks);
}

static void finds_number_and_type(void **state)
{
    (void)state;
    og_inspection *inspection = facts_of("H1 Second review\nP Number: EY123456 (of this pond)\n");
    is(inspection->provider.urn, "EY123456");
    is(inspection->type, "re-inspection");
    inspection = facts_of("H1 Review\nP Number: 12\nP Number: 12345678901234567\n");
    is(inspection->provider.urn, "");
    is(inspection->type, "");
}

// Numbers are often printed on the last page alone; dates there may be those of other inspections.
static void finds_the_number_behind_the_opening_where_none_is_in_it(void **state)
{
    (void)state;
    is(facts_of("PAGE 1\nH1 Review\nI1[-] a\nPAGE 3\nR Number | EY123456\n")->provider.urn, "EY123456");
    is(facts_of("PAGE 1\nH1 Review\nI1[-] a\nP Number: EY1234\nPAGE 3\nP Number: EY999999\n")->provider.urn, "EY1234");
    is(facts_of("PAGE 1\nH1 Review\nI1[-] a\nPAGE 3\nP Number: 12\nP Number: EY9999\n")->provider.urn, "EY9999");
    check_dates("PAGE 1\nH1 Review\nI1[-] a\nPAGE 3\nP Days of review: 5 May 2026\n", "", "");
}

static void finds_what_is_printed_of_the_provider(void **state)
{
    (void)state;
    og_provider *provider =
        &facts_of("P Authority: Harrowdale\nP Ages: of ducks\nP Ages: 0 to 4\nP Ducks: 12%\nP Ducks: 1,204\n")
             ->provider;
    is(provider->local_authority, "Harrowdale");
    assert_non_null(provider->age_range);
    assert_true(provider->age_range->from.known && provider->age_range->from.years == 0);
    assert_int_equal(provider->age_range->to.years, 4);
    assert_int_equal(provider->number_on_roll, 1204);
    provider = &facts_of("P Authority: \nP Ages: some\nP Ducks: many\n")->provider;
    assert_null(provider->age_range);
    assert_int_equal(provider->number_on_roll, 0);
}

static void finds_the_category_of_concern(void **state)
{
    (void)state;
    is(facts_of("P The pond needs special measures.\n")->category, "special-measures");
    is(facts_of("P It had serious weaknesses.\n")->category, "serious-weaknesses");
    is(facts_of("P It had serious weaknesses. Now all is well.\n")->category, "");
    is(facts_of("H1 Before\nP The pond needs special measures.\n")->category, "");
}

static void finds_the_previous_inspection(void **state)
{
    (void)state;
    og_inspection *inspection = facts_of("P Last review: 1 to 5 May 2020\nP Last grade: Requires improvement\n");
    assert_non_null(inspection->previous);
    check_date(inspection->previous->date, "2020-05-01");
    is(inspection->previous->overall, "requires improvement");
    inspection = facts_of("P Last grade: Not judged\nP The pond was then good.\n");
    assert_non_null(inspection->previous);
    is(inspection->previous->overall, "good");
    check_date(inspection->previous->date, "");
    assert_null(facts_of("P Last review: none\nP Last grade: Not judged\n")->previous);
}

static void check_last_day(const char *sentences, const char *expected)
{
    char blocks[200];
    snprintf(blocks, sizeof blocks, "P Days of review: 1 July 2026\nP %s\n", sentences);
    const og_previous *earlier = facts_of(blocks)->previous;
    check_date(earlier ? earlier->date : (og_date){0}, expected);
}

// Where sentences name two days it is not known which was the last, however these are written.
static void two_days_before_in_sentences_are_none(void **state)
{
    (void)state;
    check_last_day("It was seen before on 5 May 2024.", "2024-05-05");
    check_last_day("It was seen before on 5 May.", "2026-05-05");
    check_last_day("It was seen before on 5 May 2024. It was seen before on 6 June 2022.", "");
    check_last_day("It was seen before on 5 May. It was seen before on 6 June.", "");
    check_last_day("It was seen before on 5 May 2024. It was seen before on 2 July 2026.", "2024-05-05");
}

static void a_day_before_that_is_often_told_is_held_against_all_others(void **state)
{
    const char *first = "P Days of review: 11 May 2026", *often = "It was seen before on 5 May 2024.";
    (void)state;
    og_buf blocks = said_often(first, often, 31, "It is deep.");
    const og_previous *earlier = facts_of(blocks.ptr)->previous;
    assert_non_null(earlier);
    check_date(earlier->date, "2024-05-05");
    check_warnings(&bench.analysis, "provider-missing\n");
    og_buf_free(&blocks);
    for (size_t times = 99; times <= 100; times++) { // after which it is proved
        blocks = said_often(first, often, times, "It was seen before on 6 June 2022.");
        assert_true((facts_of(blocks.ptr)->previous == NULL) == (times < 100));
        og_buf_free(&blocks);
    }
}

static void check_last_grade(const char *blocks, const char *expected)
{
    og_inspection *inspection = facts_of(blocks);
    assert_non_null(inspection->previous);
    is(inspection->previous->overall, expected);
}

// By its own day; where that is not known as the document's own are: by its key, else by its day.
static void a_digit_of_the_previous_inspection_is_read_by_the_day(void **state)
{
    (void)state;
    check_last_grade("P Days of review: 5 May 2014\nP Last grade: 3\n", "requires improvement");
    check_last_grade("P Days of review: 5 May 2011\nP Last grade: 3\n", "satisfactory");
    check_last_grade("P Days of review: 5 May 2014\nP Last grade: 3\nR Grade 3 | Satisfactory\n", "satisfactory");
    check_last_grade("P Last review: 5 May 2010\nP Last grade: 3\nR Grade 3 | Requires improvement\n", "satisfactory");
}

static void finds_the_address_of_the_report(void **state)
{
    (void)state;
    is(facts_of("P Report: https://ponds.example/brae.\n")->report_url, "https://ponds.example/brae");
    is(facts_of("P It stands at http://ponds.example/x, they say.\n")->report_url, "http://ponds.example/x");
    is(facts_of("P Report: by the door\n")->report_url, "");
    og_builder *builder = NULL;
    og_document *document = NULL;
    assert_int_equal(og_builder_new(OG_FORMAT_HTML, NULL, &builder), OG_OK);
    assert_int_equal(og_builder_begin(builder, OG_PARAGRAPH, 0), OG_OK);
    assert_int_equal(og_builder_text(builder, OG_STR("Report: read it ")), OG_OK);
    assert_int_equal(og_builder_link_begin(builder, OG_STR("mailto:pond@example.org")), OG_OK);
    assert_int_equal(og_builder_text(builder, OG_STR("by letter or ")), OG_OK);
    assert_int_equal(og_builder_link_end(builder), OG_OK);
    assert_int_equal(og_builder_link_begin(builder, OG_STR("https://ponds.example/linked")), OG_OK);
    assert_int_equal(og_builder_text(builder, OG_STR("here")), OG_OK);
    assert_int_equal(og_builder_link_end(builder), OG_OK);
    assert_int_equal(og_builder_end(builder), OG_OK);
    assert_int_equal(og_builder_finish(builder, &document), OG_OK);
    og_analysis *analysis = bench_take(&bench, document);
    analysis->framework = og_catalogue_find(bench.catalogue, OG_STR("pond-review"));
    assert_int_equal(og_metadata_find(analysis), OG_OK);
    is(analysis->record->inspection->report_url, "https://ponds.example/linked");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_the_provider),
        cmocka_unit_test(a_name_beyond_all_measure_is_none),
        cmocka_unit_test(finds_the_days),
        cmocka_unit_test(sentences_complete_the_days_of_the_front_page),
        cmocka_unit_test(days_without_a_year_lie_before_the_publication),
        cmocka_unit_test(days_that_end_before_they_begin_are_told),
        cmocka_unit_test(finds_the_publication),
        cmocka_unit_test(the_page_tells_when_it_was_published_where_the_text_does_not),
        cmocka_unit_test(finds_leads_and_all_others),
        cmocka_unit_test(takes_long_lists_of_inspectors),
        cmocka_unit_test(a_search_that_gives_up_says_so),
        cmocka_unit_test(inspectors_may_be_named_often),
        cmocka_unit_test(it_says_in_plain_words_what_to_check),
        cmocka_unit_test(takes_those_listed_below_a_label),
        cmocka_unit_test(tells_of_a_list_too_long_to_read),
        cmocka_unit_test(warns_of_a_long_list_only_where_somebody_is_lost),
        cmocka_unit_test(finds_number_and_type),
        cmocka_unit_test(finds_the_number_behind_the_opening_where_none_is_in_it),
        cmocka_unit_test(finds_what_is_printed_of_the_provider),
        cmocka_unit_test(finds_the_category_of_concern),
        cmocka_unit_test(finds_the_previous_inspection),
        cmocka_unit_test(two_days_before_in_sentences_are_none),
        cmocka_unit_test(a_day_before_that_is_often_told_is_held_against_all_others),
        cmocka_unit_test(a_digit_of_the_previous_inspection_is_read_by_the_day),
        cmocka_unit_test(finds_the_address_of_the_report),
    };
    return cmocka_run_group_tests(tests, load, bench_tear_down);
}
