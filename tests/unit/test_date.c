// SPDX-License-Identifier: MIT
// Dates in every form that reports print.
#include "base/date.h"

#include "base/str.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static void knows_the_calendar(void **state)
{
    (void)state;
    assert_true(og_date_is_valid((og_date){2016, 2, 29}));
    assert_true(og_date_is_valid((og_date){2000, 2, 29}));
    assert_false(og_date_is_valid((og_date){2015, 2, 29}));
    assert_false(og_date_is_valid((og_date){2100, 2, 29}));
    assert_false(og_date_is_valid((og_date){2015, 4, 31}));
    assert_false(og_date_is_valid((og_date){2015, 0, 1}));
    assert_false(og_date_is_valid((og_date){2015, 13, 1}));
    assert_false(og_date_is_valid((og_date){2015, 1, 0}));
    assert_false(og_date_is_valid((og_date){0, 1, 1}));
    assert_false(og_date_is_set((og_date){0}));
    assert_true(og_date_is_set((og_date){2015, 1, 1}));
}

static void orders(void **state)
{
    (void)state;
    og_date day = {2015, 6, 15};
    assert_int_equal(og_date_compare(day, day), 0);
    assert_true(og_date_compare(day, (og_date){2016, 1, 1}) < 0);
    assert_true(og_date_compare(day, (og_date){2015, 5, 30}) > 0);
    assert_true(og_date_compare(day, (og_date){2015, 6, 16}) < 0);
    assert_true(og_date_compare(day, (og_date){2015, 6, 14}) > 0);
}

static void formats_and_reads_iso(void **state)
{
    (void)state;
    og_arena *arena = og_arena_new();
    og_str text;
    assert_int_equal(og_date_format(arena, (og_date){2013, 5, 2}, &text), OG_OK);
    assert_true(og_str_equal(text, OG_STR("2013-05-02")));
    assert_int_equal(og_date_format(arena, (og_date){0}, &text), OG_OK);
    assert_int_equal(text.len, 0);
    og_date date;
    assert_true(og_date_from_iso(OG_STR("2013-05-02"), &date));
    assert_int_equal(og_date_compare(date, (og_date){2013, 5, 2}), 0);
    static const char *const bad[] = {"",           "2013-5-2",  "2013-02-30", "2013/05/02", "2013-05-02 ",
                                      "2013-05-0x", "13-05-2002"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(og_date_from_iso(og_str_from(bad[i]), &date));
    og_arena_free(arena);
}

static void knows_months(void **state)
{
    (void)state;
    assert_int_equal(og_month_from_word(OG_STR("January")), 1);
    assert_int_equal(og_month_from_word(OG_STR("Sept")), 9);
    assert_int_equal(og_month_from_word(OG_STR("sept.")), 9);
    assert_int_equal(og_month_from_word(OG_STR("feb.")), 2);
    assert_int_equal(og_month_from_word(OG_STR("MAY")), 5);
    assert_int_equal(og_month_from_word(OG_STR("July")), 7);
    assert_int_equal(og_month_from_word(OG_STR("dec")), 12);
    static const char *const bad[] = {"", "ma", "Marc", "Decem", "Mayor", "may..", ".", "Januaryx"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_int_equal(og_month_from_word(og_str_from(bad[i])), 0);
}

typedef struct find_case {
    const char *text;
    og_date date;
    size_t start;
    size_t end;
} find_case;

static void finds_single_dates(void **state)
{
    (void)state;
    static const find_case cases[] = {
        {"22 June 2023", {2023, 6, 22}, 0, 12},
        {"Published: 01 September 2014.", {2014, 9, 1}, 11, 28},
        {"12/09/2016", {2016, 9, 12}, 0, 10},
        {"on 12.9.16", {2016, 9, 12}, 3, 10},
        {"June 22, 2023", {2023, 6, 22}, 0, 13},
        {"2013-05-22T09:00", {2013, 5, 22}, 0, 10},
        {"4th March 2015", {2015, 3, 4}, 0, 14},
        {"4 th March 2015", {2015, 3, 4}, 0, 15},
        {"the 1st of June 2020", {2020, 6, 1}, 4, 20},
        {"Wednesday 4 March 2015", {2015, 3, 4}, 10, 22},
        {"4 March, 2015", {2015, 3, 4}, 0, 13},
        {"3 Feb. 2015", {2015, 2, 3}, 0, 11},
        {"on\u00A022\u00A0June\u00A02023", {2023, 6, 22}, 4, 18},
        {"\u201322 June 2023", {2023, 6, 22}, 3, 15},
        {"11 to 22 May 2026", {2026, 5, 22}, 6, 17},
        {"31 June 2020, or 1 July 2020", {2020, 7, 1}, 17, 28},
        {"99/99/2020 1/1/2020", {2020, 1, 1}, 11, 19},
        {"29 February 2015 29 February 2016", {2016, 2, 29}, 17, 33},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        og_date date = {0};
        size_t start = 0, end = 0;
        if (!og_date_find(og_str_from(cases[i].text), &date, &start, &end) ||
            og_date_compare(date, cases[i].date) != 0 || start != cases[i].start || end != cases[i].end)
            fail_msg("%s: %d-%d-%d at %zu to %zu", cases[i].text, date.year, date.month, date.day, start, end);
    }
    assert_true(og_date_find(OG_STR("1 May 2020"), &(og_date){0}, NULL, NULL));
}

static void finds_no_dates_where_none_are(void **state)
{
    (void)state;
    static const char *const cases[] = {"",
                                        "June 2023",
                                        "22 June",
                                        "abc22 June 2023",
                                        "in 2013 there were 4",
                                        "0 March 2015",
                                        "32 March 2015",
                                        "4 March 15",
                                        "version 1.2.3",
                                        "99999999999999999999/1/2015",
                                        "4 March 99999999999999999999",
                                        "4 Marchpane 2015"};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        og_date date = {0};
        bool found = og_date_find(og_str_from(cases[i]), &date, NULL, NULL);
        if (found)
            fail_msg("%s: %d-%d-%d", cases[i], date.year, date.month, date.day);
    }
    assert_false(og_date_find((og_str){0}, &(og_date){0}, NULL, NULL));
}

typedef struct range_case {
    const char *text;
    og_date start;
    og_date end;
    size_t span_end; // 0: the whole text
} range_case;

static const og_date hint = {2014, 2, 17};

static void check_ranges(const range_case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        og_date_range range = {0};
        size_t end = 0;
        og_str text = og_str_from(cases[i].text);
        bool read = og_date_range_parse(text, hint, &range, &end);
        if (!read || og_date_compare(range.start, cases[i].start) || og_date_compare(range.end, cases[i].end) ||
            end != (cases[i].span_end ? cases[i].span_end : text.len))
            fail_msg("%s: %s, %d-%d-%d to %d-%d-%d, span %zu", cases[i].text, read ? "read" : "not read",
                     range.start.year, range.start.month, range.start.day, range.end.year, range.end.month,
                     range.end.day, end);
    }
}

static void tells_texts_that_are_dates(void **state)
{
    (void)state;
    og_date date;
    assert_true(og_date_is_all(OG_STR(" 30 June 2020\n"), &date));
    assert_int_equal(date.month, 6);
    assert_true(og_date_is_all(OG_STR("12/09/2016"), &date));
    assert_false(og_date_is_all(OG_STR("by 12/09/2016"), &date));
    assert_false(og_date_is_all(OG_STR("12/09/2016."), &date));
    assert_false(og_date_is_all(OG_STR("30 June 2020 and 1 July 2020"), &date));
    assert_false(og_date_is_all(OG_STR(""), &date));
}

static void reads_ranges(void **state)
{
    (void)state;
    static const range_case cases[] = {
        {"11 to 22 May 2026", {2026, 5, 11}, {2026, 5, 22}, 0},
        {"28 January 2013 \u2013 6 February 2013", {2013, 1, 28}, {2013, 2, 6}, 0},
        {"28 January 2013 - 6 February 2013", {2013, 1, 28}, {2013, 2, 6}, 0},
        {"8 to 12 July 2019 and 7 to 8 August 2019", {2019, 7, 8}, {2019, 8, 8}, 0},
        {"12/09/2016 to 06/10/2016", {2016, 9, 12}, {2016, 10, 6}, 0},
        {"12/09/2016\u201306/10/2016", {2016, 9, 12}, {2016, 10, 6}, 0},
        {"between 3 and 5 November 2020", {2020, 11, 3}, {2020, 11, 5}, 0},
        {"1 9 June 2015", {2015, 6, 19}, {2015, 6, 19}, 0},
        {"1 9 to 2 1 June 2015", {2015, 6, 19}, {2015, 6, 21}, 0},
        {"3 9 June 2015", {2015, 6, 3}, {2015, 6, 9}, 0},
        {"3 1 May 2015", {2015, 5, 31}, {2015, 5, 31}, 0},
        {"6 May, 6 May and 8 May 2015", {2015, 5, 6}, {2015, 5, 8}, 0},
        {"9-24 November 2017", {2017, 11, 9}, {2017, 11, 24}, 0},
        {"9\u201424 November 2017", {2017, 11, 9}, {2017, 11, 24}, 0},
        {"18 Feb 2014 - 12 March 2014", {2014, 2, 18}, {2014, 3, 12}, 0},
        {"0304 March 2015", {2015, 3, 3}, {2015, 3, 4}, 0},
        {"22\u00A0June 2023", {2023, 6, 22}, {2023, 6, 22}, 0},
        {"11\u00A0to 22 May\u00A02026", {2026, 5, 11}, {2026, 5, 22}, 0},
        {"Monday 8 to Friday 12 July 2019", {2019, 7, 8}, {2019, 7, 12}, 0},
        {"4th, 5th and 6th March 2015", {2015, 3, 4}, {2015, 3, 6}, 0},
        {"4 th to 6 th March 2015", {2015, 3, 4}, {2015, 3, 6}, 0},
        {"28 November to 9 December 2016", {2016, 11, 28}, {2016, 12, 9}, 0},
        {"19 December to 6 January 2017", {2016, 12, 19}, {2017, 1, 6}, 0},
        {"November 7 and 8, 2023", {2023, 11, 7}, {2023, 11, 8}, 0},
        {"November 7-8 2023", {2023, 11, 7}, {2023, 11, 8}, 0},
        {"November 28 to December 2, 2023", {2023, 11, 28}, {2023, 12, 2}, 0},
        {"from 2 March until 4 April 2015", {2015, 3, 2}, {2015, 4, 4}, 0},
        {"2013-05-22", {2013, 5, 22}, {2013, 5, 22}, 0},
        {" (\u201C11 to 22 May 2026\u201D)", {2026, 5, 11}, {2026, 5, 22}, 22},
        {": 11 to 22 May 2026", {2026, 5, 11}, {2026, 5, 22}, 0},
    };
    check_ranges(cases, sizeof cases / sizeof *cases);
}

static void fills_what_a_range_lacks(void **state)
{
    (void)state;
    static const range_case cases[] = {
        {"30 and 31 January", {2014, 1, 30}, {2014, 1, 31}, 0},
        {"January 30 and 31", {2014, 1, 30}, {2014, 1, 31}, 0},
        {"17 February", {2014, 2, 17}, {2014, 2, 17}, 0},
        {"18 February", {2013, 2, 18}, {2013, 2, 18}, 0},
        {"30 December to 3 January", {2013, 12, 30}, {2014, 1, 3}, 0},
        {"1 9 June", {2013, 6, 19}, {2013, 6, 19}, 0},
        {"2 March 2011 to 5 April", {2011, 3, 2}, {2011, 4, 5}, 0},
        {"2 March 2011 to 5 March", {2011, 3, 2}, {2011, 3, 5}, 0},
        {"30 December 2011 to 5 January", {2011, 12, 30}, {2012, 1, 5}, 0},
        {"28 to 6 February 2013", {2013, 1, 28}, {2013, 2, 6}, 0},
        {"28 to 6 January 2013", {2012, 12, 28}, {2013, 1, 6}, 0},
        {"6 to 6 January 2013", {2013, 1, 6}, {2013, 1, 6}, 0},
    };
    check_ranges(cases, sizeof cases / sizeof *cases);
}

static void stops_where_the_range_ends(void **state)
{
    (void)state;
    static const range_case cases[] = {
        {"11 to 22 May 2026 and 3 inspectors", {2026, 5, 11}, {2026, 5, 22}, 17},
        {"January 30 and 31 inspectors", {2014, 1, 30}, {2014, 1, 30}, 10},
        {"11 to 22 May 2026.", {2026, 5, 11}, {2026, 5, 22}, 17},
        {"11 to 22 May 2026 Report published 1 July 2026", {2026, 5, 11}, {2026, 5, 22}, 17},
        {"8 to 12 July 2019 4 March 2015", {2019, 7, 8}, {2019, 7, 12}, 17},
        {"12 July 2019, 123456", {2019, 7, 12}, {2019, 7, 12}, 12},
        {"12 July 2019, 2020", {2019, 7, 12}, {2019, 7, 12}, 12},
        {"12 July 2019 1 2 3 4 5 6 7 8 9 1 2 3 4 5 6 7 8 9 1 2 3 4 5 6 7 8 9 1 2 3 4 5 6 7 8 9 0",
         {2019, 7, 12},
         {2019, 7, 12},
         12},
    };
    check_ranges(cases, sizeof cases / sizeof *cases);
}

static void refuses_what_is_no_range(void **state)
{
    (void)state;
    static const char *const cases[] = {"",
                                        "to",
                                        "the council 11 May 2015",
                                        "32 May 2015",
                                        "31 to 5 March 2015",
                                        "30 February 2014 to 2 March 2014",
                                        "11 to 22",
                                        "2015",
                                        "May 2015",
                                        "\xFF\xFE",
                                        "12345678901234567890"};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        og_date_range range = {0};
        if (og_date_range_parse(og_str_from(cases[i]), hint, &range, NULL))
            fail_msg("%s: %d-%d-%d to %d-%d-%d", cases[i], range.start.year, range.start.month, range.start.day,
                     range.end.year, range.end.month, range.end.day);
    }
    assert_false(og_date_range_parse(OG_STR("30 January"), (og_date){0}, &(og_date_range){0}, NULL)); // no year at all
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(knows_the_calendar),         cmocka_unit_test(orders),
        cmocka_unit_test(formats_and_reads_iso),      cmocka_unit_test(knows_months),
        cmocka_unit_test(finds_single_dates),         cmocka_unit_test(finds_no_dates_where_none_are),
        cmocka_unit_test(tells_texts_that_are_dates), cmocka_unit_test(reads_ranges),
        cmocka_unit_test(fills_what_a_range_lacks),   cmocka_unit_test(stops_where_the_range_ends),
        cmocka_unit_test(refuses_what_is_no_range),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
