// SPDX-License-Identifier: MIT
// Histories: which documents are of one inspection, what is compared with what, what stays weak, and where articles
// stand.
#include "relate/history.h"
#include "unit/records.h"

#include <stdlib.h>

enum { MOST = 40 };

typedef struct fixture {
    og_providers *names;
    og_record *records[MOST];
    size_t count;
    og_history *history;
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
    og_history_free(made.history);
    for (size_t i = 0; i < made.count; i++)
        og_record_free(made.records[i]);
    og_providers_free(made.names);
    return 0;
}

static og_date day(const char *iso)
{
    og_date date = {0};
    if (*iso)
        assert_true(og_date_from_iso(og_str_from(iso), &date));
    return date;
}

// An inspection of one day, "" for none.
static og_record *add(const char *path, const char *kind, const char *type, const char *on)
{
    assert_true(made.count < MOST);
    og_record *record = made.records[made.count++] = record_of(path, kind, "Northmarsh");
    set_framework(record, "x", "", "");
    record->inspection->type = og_str_from(type);
    record->inspection->start = record->inspection->end = day(on);
    return record;
}

static og_record *report(const char *path, const char *on)
{
    return add(path, "inspection-report", "full", on);
}

static og_record *visit(const char *path, const char *on)
{
    return add(path, "inspection-letter", "focused-visit", on);
}

static og_record *article(const char *path, const char *published)
{
    og_record *record = add(path, "news-article", "other", "");
    record->inspection->published = day(published);
    return record;
}

static void grade(og_record *record, const char *area, int level)
{
    add_judgement(record, (og_judgement){.area = og_str_from(area), .grade = OG_STR("a grade"), .level = level});
}

static void find(og_record *record, const char *theme, const char *polarity, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        og_finding finding = {.text = OG_STR("x"), .polarity = og_str_from(polarity)};
        assert_int_equal(og_vec_push(record->arena, &finding.themes, og_str_from(theme)), OG_OK);
        add_finding(record, finding);
    }
}

static const og_history_provider *make(void)
{
    assert_int_equal(
        og_history_new((const og_record *const *)made.records, made.count, made.names, NULL, &made.history), OG_OK);
    return made.history->providers.count ? &made.history->providers.items[0] : NULL;
}

static const og_history_grade *grade_in(const og_history_provider *provider, size_t entry, size_t index)
{
    assert_true(entry < provider->entries.count);
    assert_true(index < provider->entries.items[entry].record->judgements.count);
    return &provider->entries.items[entry].grades[index];
}

static void test_directions(void **state)
{
    (void)state;
    og_record *later = report("b", "2020-05-01"), *first = report("a", "2015-05-01"), *last = report("c", "2024-05-01");
    grade(first, "leaders", 3);
    grade(first, "overall", 4);
    grade(later, "overall", 4);
    grade(later, "leaders", 2);
    grade(last, "leaders", 3);
    grade(last, "overall", 0);
    grade(last, "new", 1);
    const og_history_provider *provider = make();
    assert_int_equal(provider->entries.count, 3);
    assert_int_equal(grade_in(provider, 0, 0)->direction, OG_DIRECTION_NONE);
    assert_int_equal(grade_in(provider, 1, 0)->direction, OG_DIRECTION_SAME);
    assert_int_equal(grade_in(provider, 1, 1)->direction, OG_DIRECTION_BETTER);
    assert_int_equal(grade_in(provider, 2, 0)->direction, OG_DIRECTION_WORSE);
    assert_int_equal(grade_in(provider, 2, 0)->previous_date.year, 2020);
    assert_int_equal(grade_in(provider, 2, 1)->direction, OG_DIRECTION_NONE);
    assert_null(grade_in(provider, 2, 2)->previous);
    assert_int_equal(provider->areas.count, 3);
    is(provider->areas.items[0], "overall");
    is(provider->areas.items[2], "new");
}

static void scaled(og_record *record, const char *scale, bool approximate)
{
    record->framework->scale = og_str_from(scale);
    og_record_warning warning = {.code = OG_STR("level-approximate"), .message = OG_STR("x")};
    if (approximate)
        assert_int_equal(og_vec_push(record->arena, &record->warnings, warning), OG_OK);
}

static void test_other_scales_are_not_compared(void **state)
{
    (void)state;
    og_record *records[] = {report("a", "2003-05-01"), report("b", "2010-05-01"), report("c", "2015-05-01"),
                            report("d", "2025-12-01"), report("e", "2026-12-01")};
    scaled(records[0], "seven-point", true);
    scaled(records[1], "satisfactory", false);
    scaled(records[2], "four-point", false);
    scaled(records[3], "report-card-2025", true);
    scaled(records[4], "report-card-2025", true);
    for (size_t i = 0; i < sizeof records / sizeof *records; i++)
        grade(records[i], "overall", i == 2 ? 1 : 2);
    const og_history_provider *provider = make();
    static const og_direction WANTED[] = {OG_DIRECTION_NONE, OG_DIRECTION_NONE, OG_DIRECTION_BETTER, OG_DIRECTION_NONE,
                                          OG_DIRECTION_SAME};
    for (size_t i = 0; i < sizeof WANTED / sizeof *WANTED; i++)
        assert_int_equal(grade_in(provider, i, 0)->direction, WANTED[i]);
    assert_true(og_str_find(og_history_provider_note(made.history, 0), OG_STR("of another scale"), 0) != SIZE_MAX);
}

static void notes(bool wanted)
{
    static const char note[] = "one inspection may stand here more than once";
    const og_text_options wide = {.width = 1000};
    for (og_history_format format = OG_HISTORY_TEXT; format <= OG_HISTORY_HTML; format++) {
        og_str text;
        if (format == OG_HISTORY_CSV) {
            assert_int_equal(og_history_provider_note(made.history, 0).len > 0, wanted);
            continue;
        }
        assert_int_equal(og_history_write(made.history, SIZE_MAX, format, &wide, &text), OG_OK);
        check_has(text, note, wanted, __FILE__, __LINE__);
        free((char *)text.ptr);
    }
}

static void test_too_many_of_one_day_are_noted(void **state)
{
    (void)state;
    for (int i = 0; i < MOST; i++)
        grade(report("a", "2020-05-01"), "overall", i + 1);
    assert_int_equal(make()->entries.count, MOST);
    notes(true);
}

static void inspected_in(og_record *record, int year)
{
    record->inspection->start = record->inspection->end = (og_date){year, 5, 1};
}

static void test_many_of_other_days_are_not_noted(void **state)
{
    (void)state;
    for (int i = 0; i + 1 < MOST; i++)
        inspected_in(report("a", ""), 1980 + i);
    report("b", "");
    assert_int_equal(make()->entries.count, MOST);
    notes(false);
}

static void test_areas_that_took_the_place_of_others(void **state)
{
    (void)state;
    og_record *first = report("a", "2015-05-01"), *later = report("b", "2020-05-01"), *last = report("c", "2024-05-01");
    grade(first, "care-leavers", 4);
    grade(first, "looked-after-and-permanence", 3);
    grade(later, "in-care-and-care-leavers", 2);
    grade(last, "in-care", 2);
    grade(last, "care-leavers", 1);
    const og_history_provider *provider = make();
    assert_int_equal(grade_in(provider, 1, 0)->direction, OG_DIRECTION_BETTER);
    assert_int_equal(grade_in(provider, 2, 0)->direction, OG_DIRECTION_SAME);
    assert_int_equal(grade_in(provider, 2, 1)->direction, OG_DIRECTION_BETTER);
    assert_int_equal(grade_in(provider, 2, 1)->previous->level, 2);
}

// In schools, settings and homes too.
static void test_areas_of_other_forms_took_the_place_of_others(void **state)
{
    static const char *const pairs[][2] = {{"attitudes", "personal-development"},
                                           {"quality-of-education", "teaching"},
                                           {"achieve-and-enjoy", "outcomes"},
                                           {"protection-from-harm", "safeguarding"},
                                           {"safeguarding", "help-and-protection"},
                                           {"protection-from-harm", "help-and-protection"},
                                           {"leadership", "leaders"},
                                           {"organisation", "leaders"}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        grade(report("a", "2004-05-01"), pairs[i][0], 3);
        grade(report("b", "2014-05-01"), pairs[i][1], 2);
        assert_int_equal(grade_in(make(), 1, 0)->direction, OG_DIRECTION_BETTER);
        tear_down(state);
        set_up(state);
    }
}

static void test_without_a_date_nothing_is_compared(void **state)
{
    (void)state;
    og_record *dated = report("a", "2015-05-01"), *undated = report("b", "");
    grade(dated, "overall", 3);
    grade(undated, "overall", 1);
    const og_history_provider *provider = make();
    assert_int_equal(provider->entries.count, 2);
    assert_ptr_equal(provider->entries.items[1].record, undated);
    assert_int_equal(grade_in(provider, 1, 0)->direction, OG_DIRECTION_NONE);
}

static void test_documents_of_one_inspection(void **state)
{
    (void)state;
    og_record *summary = report("a", "2015-05-01"), *whole = report("b", "2015-05-01");
    og_record *other_grade = report("c", "2015-05-01"), *other_kind = visit("d", "2015-05-01");
    grade(whole, "overall", 3);
    grade(other_grade, "overall", 2);
    find(other_kind, "x", "weakness", 1);
    const og_history_provider *provider = make();
    assert_int_equal(provider->entries.count, 3);
    assert_ptr_equal(provider->entries.items[0].record, whole);
    assert_int_equal(provider->entries.items[0].also.count, 1);
    assert_ptr_equal(provider->entries.items[0].also.items[0], summary);
}

static void test_two_frameworks_in_one_week_are_two(void **state)
{
    (void)state;
    og_record *one = report("a", "2015-05-01"), *other = report("b", "2015-05-01");
    other->framework->id = OG_STR("y");
    grade(one, "overall", 3);
    grade(other, "leaders", 3);
    assert_int_equal(make()->entries.count, 2);
}

static void test_the_same_bytes_are_one_document(void **state)
{
    (void)state;
    report("a", "")->source.sha256 = OG_STR("00");
    report("b", "")->source.sha256 = OG_STR("00");
    report("c", "");
    assert_int_equal(make()->entries.count, 2);
}

static void test_what_stays_weak(void **state)
{
    (void)state;
    og_record *first = report("a", "2015-05-01"), *second = report("b", "2018-05-01"), *seen = visit("c", "2019-05-01");
    find(first, "drift", "weakness", 2);
    find(first, "voice", "weakness", 3);
    find(first, "health", "weakness", 2);
    find(second, "drift", "weakness", 3);
    find(second, "drift", "strength", 2);
    find(second, "voice", "weakness", 3);
    find(second, "voice", "strength", 3);
    find(seen, "other", "weakness", 2);
    const og_history_provider *provider = make();
    assert_int_equal(provider->weak.count, 1);
    is(provider->weak.items[0].theme, "drift");
    assert_int_equal(provider->weak.items[0].inspections, 2);
    assert_int_equal(provider->weak.items[0].since.year, 2015);
    assert_int_equal(provider->weak.items[0].latest->strengths, 2);
}

static void test_a_visit_may_go_on_with_a_weakness_or_end_it(void **state)
{
    (void)state;
    og_record *whole = report("a", "2015-05-01"), *seen = visit("b", "2016-05-01");
    find(whole, "drift", "weakness", 2);
    find(whole, "voice", "weakness", 2);
    find(seen, "drift", "weakness", 2);
    find(seen, "voice", "strength", 2);
    const og_history_provider *provider = make();
    assert_int_equal(provider->weak.count, 1);
    is(provider->weak.items[0].theme, "drift");
}

static void test_an_inspection_that_does_not_speak_of_it_ends_a_row(void **state)
{
    (void)state;
    og_record *first = report("a", "2015-05-01"), *other = report("b", "2016-05-01"), *seen = visit("c", "2017-05-01"),
              *again = visit("d", "2017-09-01");
    find(first, "drift", "weakness", 2);
    find(first, "voice", "weakness", 2);
    find(other, "voice", "weakness", 2);
    find(seen, "drift", "weakness", 2);
    find(again, "drift", "weakness", 2);
    const og_history_provider *provider = make();
    assert_int_equal(provider->weak.count, 2);
    for (size_t i = 0; i < provider->weak.count; i++) {
        bool drift = og_str_equal(provider->weak.items[i].theme, OG_STR("drift"));
        assert_int_equal(provider->weak.items[i].inspections, 2);
        assert_int_equal(provider->weak.items[i].since.year, drift ? 2017 : 2015);
    }
}

static void test_a_council_and_its_area_are_followed_apart(void **state)
{
    (void)state;
    og_record *council = report("a", "2015-05-01"), *area = report("b", "2016-05-01"),
              *later = report("c", "2018-05-01");
    area->inspection->provider.kind = OG_STR("area-partnership");
    council->inspection->provider.kind = later->inspection->provider.kind = OG_STR("local-authority");
    find(council, "drift", "weakness", 2);
    find(council, "voice", "weakness", 2);
    find(area, "voice", "weakness", 2);
    find(later, "drift", "weakness", 2);
    const og_history_provider *provider = make();
    assert_int_equal(provider->entries.count, 3);
    assert_int_equal(provider->weak.count, 1);
    is(provider->weak.items[0].theme, "drift");
    assert_false(provider->weak.items[0].of_area);
}

static const og_history_entry *with_article(const og_history_provider *provider, const og_record *wanted)
{
    for (size_t i = 0; i < provider->entries.count; i++)
        for (size_t j = 0; j < provider->entries.items[i].articles.count; j++)
            if (provider->entries.items[i].articles.items[j] == wanted)
                return &provider->entries.items[i];
    return NULL;
}

static og_left_out_reason why_left_out(const og_left_outs *all, const og_record *wanted)
{
    for (size_t i = 0; i < all->count; i++)
        if (all->items[i].record == wanted)
            return all->items[i].reason;
    fail_msg("it is not left out");
    return OG_LEFT_NOT_RECOGNISED;
}

static void test_articles(void **state)
{
    (void)state;
    og_record *first = report("a", "2015-05-01"), *second = report("b", "2018-05-01");
    visit("c", "2018-07-01");
    og_record *days = article("d", ""), *soon = article("e", "2018-08-01"), *late = article("f", "2017-08-01");
    og_record *other = article("g", "2015-06-01"), *undated = article("h", "");
    grade(first, "overall", 4);
    grade(second, "overall", 2);
    grade(soon, "overall", 2);
    grade(other, "overall", 1);
    grade(undated, "overall", 4);
    days->inspection->end = day("2015-05-01");
    const og_history_provider *provider = make();
    assert_int_equal(provider->entries.count, 3);
    assert_ptr_equal(with_article(provider, days)->record, first);
    assert_ptr_equal(with_article(provider, soon)->record, second);
    assert_ptr_equal(with_article(provider, undated)->record, first);
    assert_int_equal(why_left_out(&provider->left_out, late), OG_LEFT_OTHER_DAYS);
    assert_int_equal(why_left_out(&provider->left_out, other), OG_LEFT_OTHER_GRADE);
}

static void test_what_has_no_place(void **state)
{
    (void)state;
    og_record *nameless = report("a", "2015-05-01"), *alone = article("b", "2015-05-01");
    og_record *unknown = add("c", "unknown", "", ""), *uncertain = article("d", "");
    nameless->inspection->provider.name = (og_str){0};
    report("e", "2015-05-01")->inspection->provider.name = OG_STR("Wexcombe");
    uncertain->inspection->provider.name = OG_STR("Wexcombe Council");
    const og_history_provider *provider = make();
    assert_int_equal(made.history->providers.count, 1);
    assert_int_equal(why_left_out(&made.history->left_out, nameless), OG_LEFT_NO_PROVIDER);
    assert_int_equal(why_left_out(&made.history->left_out, alone), OG_LEFT_NO_INSPECTION);
    assert_int_equal(why_left_out(&made.history->left_out, unknown), OG_LEFT_NOT_RECOGNISED);
    assert_int_equal(why_left_out(&provider->left_out, uncertain), OG_LEFT_NOT_CERTAIN);
}

static og_record *numbered(const char *path, const char *on, const char *name, const char *urn)
{
    og_record *record = report(path, on);
    record->inspection->provider.name = og_str_from(name);
    record->inspection->provider.urn = og_str_from(urn);
    return record;
}

static size_t found(const char *name)
{
    size_t index;
    assert_int_equal(og_history_find(made.history, og_str_from(name), &index), OG_OK);
    return index;
}

static void test_find(void **state)
{
    (void)state;
    report("a", "2015-05-01")->inspection->provider.name = OG_STR("Westshire City Council");
    report("b", "2015-05-01")->inspection->provider.name = OG_STR("Westshire County Council");
    report("c", "2015-05-01")->inspection->provider.name = OG_STR("Eastmere");
    make();
    assert_int_equal(og_history_provider_count(made.history), 3);
    is(og_history_provider_name(made.history, 0), "Eastmere");
    assert_int_equal(found("eastmere borough council"), 0);
    assert_int_equal(found("City of Westshire"), 1);
    assert_true(found("Westshire") == SIZE_MAX);
    assert_true(found("Nowhere") == SIZE_MAX);
}

static void test_a_number_is_enough(void **state)
{
    (void)state;
    numbered("a", "2015-05-01", "", "SC100001");
    numbered("b", "2018-05-01", "", "sc100001");
    numbered("c", "2018-05-01", "", "SC100002");
    numbered("d", "2015-05-01", "Eastmere House", "SC100003");
    numbered("e", "2019-05-01", "", "SC100003");
    make();
    assert_int_equal(made.history->left_out.count, 0);
    assert_int_equal(og_history_provider_count(made.history), 3);
    is(og_history_provider_name(made.history, 0), "Eastmere House");
    assert_int_equal(made.history->providers.items[0].entries.count, 2);
    assert_int_equal(made.history->providers.items[0].names.count, 1);
    is(og_history_provider_name(made.history, 1), "URN SC100002");
    assert_int_equal(made.history->providers.items[1].names.count, 0);
    is(og_history_provider_name(made.history, 2), "URN sc100001");
    assert_int_equal(made.history->providers.items[2].entries.count, 2);
    assert_int_equal(found("URN SC100001"), 2);
    assert_int_equal(found("SC100001"), 2);
    assert_int_equal(found("sc100003"), 0);
    assert_true(found("SC100009") == SIZE_MAX);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_directions),
        TEST(test_other_scales_are_not_compared),
        TEST(test_areas_that_took_the_place_of_others),
        TEST(test_areas_of_other_forms_took_the_place_of_others),
        TEST(test_without_a_date_nothing_is_compared),
        TEST(test_documents_of_one_inspection),
        TEST(test_two_frameworks_in_one_week_are_two),
        TEST(test_the_same_bytes_are_one_document),
        TEST(test_what_stays_weak),
        TEST(test_a_visit_may_go_on_with_a_weakness_or_end_it),
        TEST(test_an_inspection_that_does_not_speak_of_it_ends_a_row),
        TEST(test_a_council_and_its_area_are_followed_apart),
        TEST(test_articles),
        TEST(test_what_has_no_place),
        TEST(test_a_number_is_enough),
        TEST(test_find),
        TEST(test_too_many_of_one_day_are_noted),
        TEST(test_many_of_other_days_are_not_noted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
