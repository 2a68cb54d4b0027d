// SPDX-License-Identifier: MIT
// How text shows who is quoted in an article.
#include "base/str.h"
#include "record/record.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

typedef struct fixture {
    og_record *record;
    og_str text;
} fixture;

static int set_up(void **state)
{
    static fixture made;
    og_source source = {.path = OG_STR("a.html")};
    made = (fixture){0};
    assert_int_equal(og_record_new(&source, &made.record), OG_OK);
    og_record *record = made.record;
    record->status = OG_STR("analysed");
    record->document = og_arena_alloc(record->arena, sizeof *record->document);
    record->framework = og_arena_alloc(record->arena, sizeof *record->framework);
    record->inspection = og_arena_alloc(record->arena, sizeof *record->inspection);
    assert_true(record->document && record->framework && record->inspection);
    record->document->kind = OG_STR("news-article");
    *record->framework = (og_record_framework){OG_STR("x"), OG_STR("News article"), OG_STR("four-level"), 1};
    record->inspection->provider.name = OG_STR("Wexcombe");
    *state = &made;
    return 0;
}

static int tear_down(void **state)
{
    fixture *made = *state;
    free((char *)made->text.ptr);
    og_record_free(made->record);
    return 0;
}

static void add(fixture *made, og_quotation quotation)
{
    if (!quotation.stance.len)
        quotation.stance = OG_STR("neutral");
    assert_int_equal(og_vec_push(made->record->arena, &made->record->quotations, quotation), OG_OK);
}

// The part of the text from the heading on.
static void expect(fixture *made, bool all, const char *wanted)
{
    og_text_options options = {.width = 400, .all = all};
    free((char *)made->text.ptr);
    made->text = (og_str){0};
    assert_int_equal(og_record_to_text(made->record, &options, &made->text), OG_OK);
    size_t at = og_str_find(made->text, OG_STR("Who is quoted"), 0),
           end = og_str_find(made->text, OG_STR("\nSource"), 0);
    assert_true(at < end && end != SIZE_MAX);
    if (!og_str_equal(og_str_slice(made->text, at, end), og_str_from(wanted)))
        fail_msg("it is:\n%.*s", OG_STR_ARG(og_str_slice(made->text, at, end)));
}

static void a_stance_is_told_as_a_reading(void **state)
{
    add(*state, (og_quotation){.speaker = OG_STR("Jo Orme"),
                               .role = OG_STR("head"),
                               .text = OG_STR("We were wrong."),
                               .stance = OG_STR("accepts")});
    add(*state, (og_quotation){.speaker = OG_STR("Al Penn"), .text = OG_STR("It rained.")});
    expect(*state, false,
           "Who is quoted\n"
           "What a speaker “seems” to do is ofgrade's reading of the words.\n"
           "- Jo Orme, head: “We were wrong.”\n"
           "  (seems to accept the findings)\n"
           "- Al Penn: “It rained.”\n");
}

static void inspectors_have_no_stance(void **state)
{
    add(*state, (og_quotation){
                    .organisation = OG_STR("Ofsted"), .text = OG_STR("ineffective"), .stance = OG_STR("criticises")});
    add(*state, (og_quotation){.role = OG_STR("spokesperson"), .text = OG_STR("We have acted.")});
    add(*state, (og_quotation){.role = OG_STR("spokesperson"),
                               .organisation = OG_STR("Ofsted"),
                               .text = OG_STR("We stand by it."),
                               .stance = OG_STR("praises")});
    add(*state, (og_quotation){.text = OG_STR("Told you so.")});
    expect(*state, false,
           "Who is quoted\n"
           "- Ofsted's words: “ineffective”\n"
           "- Spokesperson: “We have acted.”\n"
           "- Spokesperson, Ofsted: “We stand by it.”\n"
           "- Not named: “Told you so.”\n");
}

static void marks_of_further_paragraphs_are_left_out(void **state)
{
    add(*state,
        (og_quotation){.speaker = OG_STR("A"), .text = OG_STR("We act. “It is “late”, “very late”. “The “end”.")});
    add(*state, (og_quotation){.speaker = OG_STR("B"), .text = OG_STR("We act. \"It is \"late\". \"It's done.")});
    add(*state, (og_quotation){.speaker = OG_STR("C"), .text = OG_STR("We don’t. ‘It’s “drift”, not ‘delay’. ‘So.")});
    add(*state, (og_quotation){.speaker = OG_STR("D"), .text = OG_STR("It's the 'drift'. 'We won't. ‘Tis so.")});
    add(*state, (og_quotation){.speaker = OG_STR("E"), .text = OG_STR("“")});
    expect(*state, false,
           "Who is quoted\n"
           "- A: “We act. It is “late”, “very late”. The “end”.”\n"
           "- B: “We act. It is \"late\". It's done.”\n"
           "- C: “We don’t. It’s “drift”, not ‘delay’. So.”\n"
           "- D: “It's the 'drift'. We won't. Tis so.”\n"
           "- E: ““”\n");
}

#define TEN "one two three four five six seven eight nine ten "

static void a_long_quotation_ends_with_a_sentence_or_a_word(void **state)
{
    add(*state, (og_quotation){.speaker = OG_STR("A"),
                               .text = OG_STR("We saw Dr. Orme. Then " TEN "end. Now " TEN TEN TEN TEN "end.")});
    add(*state, (og_quotation){.speaker = OG_STR("B"), .text = OG_STR(TEN TEN TEN TEN TEN "end")});
    expect(*state, false,
           "Who is quoted\n"
           "- A: “We saw Dr. Orme. Then " TEN "end. …”\n"
           "- B: “" TEN TEN TEN TEN "one two three four five six seven eight nine …”\n");
    expect(*state, true,
           "Who is quoted\n"
           "- A: “We saw Dr. Orme. Then " TEN "end. Now " TEN TEN TEN TEN "end.”\n"
           "- B: “" TEN TEN TEN TEN TEN "end”\n");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_stance_is_told_as_a_reading),
        TEST(inspectors_have_no_stance),
        TEST(marks_of_further_paragraphs_are_left_out),
        TEST(a_long_quotation_ends_with_a_sentence_or_a_word),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
