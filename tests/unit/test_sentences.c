// SPDX-License-Identifier: MIT
// Where sentences end. A case is a text with | where it must be split, and nowhere else.
#include "document/sentences.h"

#include "base/buf.h"
#include "base/str.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

// Takes the marks out of the case, splits, and puts marks where the splits are.
static void check(const char *given)
{
    og_str wanted = og_str_from(given), part, rest = wanted;
    og_buf text = {0}, split = {0};
    while (og_str_next_split(&rest, '|', &part))
        og_buf_add(&text, part);
    og_range sentence;
    size_t at = 0, last = 0;
    while (og_sentence_next(og_buf_str(&text), text.len, &at, &sentence)) {
        if (last)
            og_buf_add_byte(&split, '|');
        assert_true(sentence.start >= last && sentence.start < sentence.end && sentence.end <= text.len);
        og_buf_add(&split, og_str_slice(og_buf_str(&text), last, sentence.end));
        last = sentence.end;
    }
    og_buf_add(&split, og_str_slice(og_buf_str(&text), last, text.len));
    if (!og_str_equal(og_buf_str(&split), wanted))
        fail_msg("\"%.*s\" should be \"%s\"", OG_STR_ARG(og_buf_str(&split)), given);
    og_buf_free(&text);
    og_buf_free(&split);
}

static void check_all(const char *const *cases, size_t count)
{
    for (size_t i = 0; i < count; i++)
        check(cases[i]);
}

#define CHECK_ALL(cases) check_all(cases, sizeof(cases) / sizeof *(cases))

static void splits_plain_text(void **state)
{
    (void)state;
    static const char *const cases[] = {
        "Leaders act.| Staff are well supported.",
        "Is it safe?| It is!| Good.",
        "Is it safe?| it is!| and good.",
        "No stop at the end",
        "One.| Two",
        "Weak; but improving: see below, and wait.| Next.",
        "Outcomes are poor.| 12 children waited.",
        "Outcomes are poor.|  \t Children waited.",
        "What?!| No!!| Yes.",
        "Children waited.| \u00C9lan matters.",
        "They wait.| \u2013 Others do not.",
        "The council improved in 2013.| The plan is new.",
        "It fell by 3%.| The rest (half) waited.| (Some did not.)| All did.",
        "They were safe.| \u2022 Another point",
        "Plans for children.| the next one opens in lower case by mistake.",
    };
    CHECK_ALL(cases);
}

static void keeps_abbreviations_together(void **state)
{
    (void)state;
    static const char *const cases[] = {
        "Dr. Ellis and Mr. J. Smith met Mrs. Wu, Ms. Hall and Prof. Orr.| They agreed.",
        "Cllr. Reed and Coun. Fox spoke.| St. Anne\u2019s did not.",
        "Some needs, e.g. Speech or i.e. talk, are met.| Others, eg. play, are not.",
        "See No. 5, Nos. 6 and 7, pp. 3\u20134, para. 12 and fig. 2.| Then stop.",
        "The answer was no.| The council disagreed.",
        "No.| The council disagreed.",
        "It took approx. 40 days in dept. six vs. Two elsewhere.",
        "Plans, visits, etc. are late.| Reviews, etc.| The rest is good.",
        "Acorn Care Ltd. runs two homes.| It bought Oak plc.| Both are good.",
        "A. B. Carter leads.",
        "The lead was J. Smith.| The others were A. B. Jones and P. V. C. Hope.",
        "The lead was J. A. Smith.| A. I. Orr helped.",
        "In the U.K. Government policy it is clear.| It is in the U.K.| The rest follows.",
        "They met at 9 a.m. on Monday and 5 p.m.| The rest came later.",
        "It was Grade C.| The next was Part B.| Inspectors saw it.",
        "Inspected in Sept. 2014 and Feb. 2015.| Published in Dec.| It was late.",
        "They have a Ph.D. in it.",
        "They sat (e.g. by the door).| Then left.",
    };
    CHECK_ALL(cases);
}

static void keeps_numbers_and_addresses_together(void **state)
{
    (void)state;
    static const char *const cases[] = {
        "The rate of 3.5 per cent rose to 4.25.| It fell.",
        "See section 2.1 and table 3.| Then stop.",
        "2.1 The council acts.| 2.2 It learns.",
        "1. Leaders act.| They learn.",
        "2.1. Leaders act.| They learn.",
        "iv. Leaders act.| They learn.",
        "xviii. Leaders act.| They learn.",
        "Read www.example.org.uk/a.b?c=d or mail a.b@example.org.| Then stop.",
        "It is at https://www.example.org/reports.| The rest is not.",
        "It cost \u00A31.5m.| \u00A32m was saved.",
        "Introduction ........ 3",
        "On 12.3.2014 they met.| On 13.3.2014.| Then again.",
    };
    CHECK_ALL(cases);
}

static void gives_closing_marks_to_the_sentence(void **state)
{
    (void)state;
    static const char *const cases[] = {
        "\"It is safe.\"| \"It is not.\"",
        "\u201CIt is safe.\u201D| \u2018It is not.\u2019| So they said.",
        "\"Really?\" she said.| \u201CNo!\u201D he added.",
        "\u201CIt works.\u201D said one.| Another agreed.",
        "(See page 3.)| The rest follows.",
        "It is safe (most say).| It is.",
        "He said: \u201CNever.| Not once.\u201D| Then he left.",
        "They are \u2018inadequate\u2019.| The rest is good.",
        "She said it was \u2018good.\u2019\u201D| Then she left.",
    };
    CHECK_ALL(cases);
}

static void gives_footnotes_to_the_sentence_they_close(void **state)
{
    (void)state;
    static const char *const cases[] = {
        "Services are inadequate.2| The authority acts.",
        "Services are inadequate.\u201D12| The authority acts.",
        "Services are inadequate.\u00B9\u00B2| The authority acts.",
        "Services are inadequate.\u2074| The authority acts.",
        "Services are inadequate.[3]| The authority acts.",
        "Is it safe?1| It is.",
        "Services are inadequate.2",
        "See No.5 The Green and p.12 Of it.",
        "It is 3.5 The unit is lost.",
        "Services are inadequate.2014 The authority acts.",
    };
    CHECK_ALL(cases);
}

static void reads_ellipses(void **state)
{
    (void)state;
    static const char *const cases[] = {
        "They wait... and wait.| Then stop.",
        "They wait...| Then stop.",
        "They wait\u2026 and wait\u2026| Then stop.",
        "They wait . . . and wait.| Then stop.",
        "\u201C\u2026the child is safe.\u201D| It is.",
        "\u2026",
        "...",
    };
    CHECK_ALL(cases);
}

static void takes_out_of_contract_input(void **state)
{
    (void)state;
    og_range range = {0};
    size_t at = 0;
    assert_false(og_sentence_next((og_str){0}, 0, &at, &range));
    assert_false(og_sentence_next(OG_STR(" \n\t "), 4, &at, &range));
    assert_int_equal(at, 4);
    at = 0;
    assert_true(og_sentence_next(OG_STR("One. Two."), 99, &at, &range)); // an end beyond the text
    assert_int_equal(range.end, 4);
    at = 99;
    assert_false(og_sentence_next(OG_STR("One."), 4, &at, &range));
    at = 0;
    assert_true(og_sentence_next(OG_STR("One. Two."), 3, &at, &range)); // an end inside the text
    assert_int_equal(range.end, 3);
    assert_false(og_sentence_next(OG_STR("One. Two."), 3, &at, &range));
}

// Whatever the bytes are: sentences are trimmed, in order, and leave nothing but white space out.
static void leaves_nothing_out(void **state)
{
    (void)state;
    static const char alphabet[] = ".. ?!\"')([]aBc123 \n\xE2\x80\xA6\x9D\x99\xC2\xB9\xC3\xFF";
    uint32_t seed = 4711;
    for (int round = 0; round < 20000; round++) {
        size_t length = (size_t)round % 61;
        char *bytes = malloc(length + 1);
        assert_non_null(bytes);
        for (size_t i = 0; i < length; i++) {
            seed = seed * 1664525U + 1013904223U;
            bytes[i] = alphabet[(seed >> 16) % (sizeof alphabet - 1)];
        }
        char *exact = realloc(bytes, length ? length : 1); // so that a sanitizer sees a step too far
        og_range sentence;
        size_t at = 0, last = 0;
        while (og_sentence_next((og_str){exact, length}, length, &at, &sentence)) {
            assert_true(sentence.start >= last && sentence.end > sentence.start && sentence.end <= length);
            assert_int_equal(og_str_trim(og_str_slice((og_str){exact, length}, last, sentence.start)).len, 0);
            assert_false(og_is_space(exact[sentence.start]) || og_is_space(exact[sentence.end - 1]));
            assert_int_equal(at, sentence.end == at ? at : length);
            last = sentence.end;
        }
        assert_int_equal(og_str_trim(og_str_slice((og_str){exact, length}, last, length)).len, 0);
        free(exact);
    }
}

// The processor time, in seconds, of splitting `times` copies of a text.
static double time_of(const char *text, size_t times)
{
    og_buf buf = {0};
    for (size_t i = 0; i < times; i++)
        og_buf_add(&buf, og_str_from(text));
    assert_int_equal(buf.status, OG_OK);
    clock_t start = clock();
    og_range sentence;
    for (size_t at = 0; og_sentence_next(og_buf_str(&buf), buf.len, &at, &sentence);)
        ;
    clock_t stop = clock();
    og_buf_free(&buf);
    return (double)(stop - start) / CLOCKS_PER_SEC;
}

static void takes_time_in_proportion_to_the_text(void **state)
{
    (void)state;
    static const char *const hard[] = {".",  ". ",    "((((. ", "a.b.c.",    ".\"'", "\u2026 ",
                                       ".1", "e.g. ", "a. ",    "?\u201D x", "1.",   " "};
    for (size_t i = 0; i < sizeof hard / sizeof *hard; i++) {
        double once = time_of(hard[i], 200000), twice = time_of(hard[i], 800000);
        if (twice > 12 * once + 0.2)
            fail_msg("\"%s\": %.3f s, four times as much %.3f s", hard[i], once, twice);
    }
}

static void sentences_that_lean_on_the_one_before(void **state)
{
    (void)state;
    static const char *const leaning[] = {"This is not consistent.", "However, this has not been put right.",
                                          "As a result, they wait.", "It should be small.", "These plans are late."};
    static const char *const standing[] = {"",
                                           "Thistles grow.",
                                           "However,this",
                                           "However",
                                           "In April, leaders knew of it.",
                                           "Leaders know this.",
                                           "Plans for children in care, this year, are late."};
    for (size_t i = 0; i < sizeof leaning / sizeof *leaning; i++)
        assert_true(og_sentence_refers_back(og_str_from(leaning[i])));
    for (size_t i = 0; i < sizeof standing / sizeof *standing; i++)
        assert_false(og_sentence_refers_back(og_str_from(standing[i])));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(splits_plain_text),
        cmocka_unit_test(keeps_abbreviations_together),
        cmocka_unit_test(keeps_numbers_and_addresses_together),
        cmocka_unit_test(gives_closing_marks_to_the_sentence),
        cmocka_unit_test(gives_footnotes_to_the_sentence_they_close),
        cmocka_unit_test(reads_ellipses),
        cmocka_unit_test(takes_out_of_contract_input),
        cmocka_unit_test(leaves_nothing_out),
        cmocka_unit_test(takes_time_in_proportion_to_the_text),
        cmocka_unit_test(sentences_that_lean_on_the_one_before),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
