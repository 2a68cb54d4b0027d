// SPDX-License-Identifier: MIT
// How text shows who is quoted in an article.
#include "unit/shown.h"

static int set_up(void **state)
{
    static shown made;
    made = (shown){.record = record_of("a.html", "news-article", "Wexcombe")};
    *state = &made;
    return 0;
}

static void add(shown *made, og_quotation quotation)
{
    if (!quotation.stance.len)
        quotation.stance = OG_STR("neutral");
    add_quotation(made->record, quotation);
}

// The part of the text from the heading on.
static void expect(shown *made, bool all, const char *wanted)
{
    og_str text = text_of(made, (og_text_options){.width = 400, .all = all});
    size_t at = og_str_find(text, OG_STR("Who is quoted"), 0), end = og_str_find(text, OG_STR("\nSource"), 0);
    assert_true(at < end && end != SIZE_MAX);
    is(og_str_slice(text, at, end), wanted);
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
    add(*state, (og_quotation){.speaker = OG_STR("F"), .text = OG_STR("We act. “So (“at once”) it is.")});
    add(*state, (og_quotation){.speaker = OG_STR("G"), .text = OG_STR("We know: ‘It is late. (‘So.")});
    add(*state, (og_quotation){.speaker = OG_STR("H"), .text = OG_STR("“It is late.")}); // not a further one
    expect(*state, false,
           "Who is quoted\n"
           "- A: “We act. It is “late”, “very late”. The “end”.”\n"
           "- B: “We act. It is \"late\". It's done.”\n"
           "- C: “We don’t. It’s “drift”, not ‘delay’. So.”\n"
           "- D: “It's the 'drift'. We won't. Tis so.”\n"
           "- E: ““”\n"
           "- F: “We act. So (“at once”) it is.”\n"
           "- G: “We know: It is late. (‘So.”\n"
           "- H: ““It is late.”\n");
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

static void of_one_speaker_the_longest_words_are_shown(void **state)
{
    add(*state, (og_quotation){.speaker = OG_STR("Jo Orme"), .role = OG_STR("head"), .text = OG_STR("Late.")});
    add(*state, (og_quotation){.speaker = OG_STR("Jo Orme"), .text = OG_STR("Too late.")}); // whatever the role
    add(*state, (og_quotation){.speaker = OG_STR("Jo Orme"), .text = OG_STR("Not late.")}); // of equal ones the first
    add(*state, (og_quotation){.role = OG_STR("parent"), .text = OG_STR("So late.")});
    add(*state, (og_quotation){.role = OG_STR("governor"), .text = OG_STR("Very late.")});
    expect(*state, false,
           "Who is quoted\n"
           "- Jo Orme: “Too late.”\n"
           "- Parent: “So late.”\n"
           "- Governor: “Very late.”\n"
           "  2 more are not shown here; 'ofgrade report --all' shows everything.\n");
}

#define FIFTY "abcdefghijklmnopqrstuvwxyabcdefghijklmnopqrstuvwxy"

static void one_long_word_is_not_cut(void **state)
{
    add(*state, (og_quotation){.speaker = OG_STR("A"), .text = OG_STR(FIFTY FIFTY FIFTY FIFTY FIFTY)});
    expect(*state, false, "Who is quoted\n- A: “" FIFTY FIFTY FIFTY FIFTY FIFTY "”\n");
}

#define FITS "They acted. " TEN TEN TEN TEN "one two three four five six end."

static void a_sentence_may_fill_all_the_room(void **state)
{
    assert_int_equal(sizeof FITS - 1, 240);
    add(*state, (og_quotation){.speaker = OG_STR("A"), .text = OG_STR(FITS " So.")});
    expect(*state, false, "Who is quoted\n- A: “" FITS " …”\n");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, drop_shown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_stance_is_told_as_a_reading),
        TEST(inspectors_have_no_stance),
        TEST(marks_of_further_paragraphs_are_left_out),
        TEST(a_long_quotation_ends_with_a_sentence_or_a_word),
        TEST(of_one_speaker_the_longest_words_are_shown),
        TEST(one_long_word_is_not_cut),
        TEST(a_sentence_may_fill_all_the_room),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
