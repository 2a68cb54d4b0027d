// SPDX-License-Identifier: MIT
// og_speech_find: in whose voice each part of an article is, and how what each voice says is weighed for a stance, by
// words that are made up. What the record's quotations say is told by tests/spec/speech.spec.
#include "analyse/speech.h"
#include "unit/analysed.h"
#include "unit/ruled.h"
#include "unit/texts.h"

static og_test_bench bench;

static const char *const FILES[] = {"<rules>" RULE("q-good", "polarity='strength' strength='1'", "qgood") //
                                    RULE("q-best", "polarity='strength' strength='9'", "qbest")           //
                                    RULE("q-bad", "polarity='weakness' strength='1'", "qbad")             //
                                    RULE("q-worst", "polarity='weakness' strength='9'", "qworst")         //
                                    RULE("q-do", "polarity='action' strength='3'", "qdo")                 //
                                    "</rules>"};

static int load(void **state)
{
    return bench_set_up(state, &bench, FILES, 1);
}

// Each paragraph of the article is a line of `blocks`; the council is what was inspected.
static og_analysis *hear(const char *blocks)
{
    og_analysis *analysis = bench_open(&bench, "news-article", blocks);
    analysis->record->inspection->provider.name = OG_STR("Wexcombe County Council");
    assert_int_equal(og_speech_find(analysis), OG_OK);
    return analysis;
}

static const char *const VOICES[] = {"article", "inspectors", "provider", "politician", "other"};

// The voice at the first place of `words`; `direct`: between quotation marks.
static void check(const char *blocks, const char *words, const char *voice, bool direct)
{
    og_analysis *analysis = hear(blocks);
    size_t at = og_str_find(analysis->document->text, og_str_from(words), 0);
    assert_true(at != SIZE_MAX);
    const og_passage *passage = og_passage_at(analysis, at);
    assert_string_equal(VOICES[passage ? passage->voice : OG_VOICE_ARTICLE], voice);
    assert_int_equal(passage && passage->direct, direct);
}

static void speech_between_marks_is_in_the_voice_of_who_says_it(void **state)
{
    (void)state;
    check("P Jo Example, the council's director, said: \"We accept it.\"\n", "accept", "provider", true);
    check("P Cabinet member Jo Example said: \"We accept it.\"\n", "accept", "provider", true);
    check("P Opposition leader Jo Example said: \"They failed.\"\n", "failed", "politician", true);
    check("P Jo Example, MP for Wexcombe, said: \"They failed.\"\n", "failed", "politician", true);
    check("P Jo Example, a mum of two, said: \"They failed.\"\n", "failed", "other", true);
    check("P Jo Example, of Unison, said: \"They failed.\"\n", "failed", "other", true);
    check("P The report said: \"They failed.\"\n", "failed", "inspectors", true);
    check("P A council spokesman said: \"We accept it.\"\n", "accept", "provider", true);
}

static void reported_speech_is_in_the_voice_of_who_is_named(void **state)
{
    (void)state;
    check("P Inspectors said that plans were poor.\n", "plans", "inspectors", false);
    check("P Ofsted has found that plans were poor.\n", "plans", "inspectors", false);
    check("P Services are inadequate, Ofsted has found.\n", "Services", "inspectors", false);
    check("P According to inspectors, plans were poor.\n", "plans", "inspectors", false);
    check("P During the visit, it was found that plans were poor.\n", "plans", "inspectors", false);
    check("P The council was praised for its strong plans.\n", "strong", "inspectors", false);
    check("P The council said it had hired ten workers.\n", "hired", "provider", false);
    check("P The MP said the plans showed no care.\n", "plans", "politician", false);
    check("P Parents said the plans showed no care.\n", "plans", "other", false);
}

static void a_pronoun_keeps_the_voice(void **state)
{
    (void)state;
    check("P Inspectors said it was poor. They also found that plans were late.\n", "plans", "inspectors", false);
    check("P The report stated that it was poor. It added that plans were late.\n", "plans", "inspectors", false);
    check("P The council said it was sorry. It said plans were late.\n", "plans", "provider", false);
    check("P Inspectors visited in May.\nP They ordered managers to mend plans.\n", "mend", "inspectors", false);
}

static void words_of_others_stand_within_a_passage(void **state)
{
    const char *article = "P The MP said children were \"badly let down\" by plans.\n";
    (void)state;
    check(article, "badly", "politician", true);
    check(article, "plans", "politician", false);
    check("P Inspectors said plans were poor, but the council said it had mended them.\n", "poor", "inspectors", false);
    check("P Inspectors said plans were poor, but the council said it had mended them.\n", "mended", "provider", false);
}

static void a_list_after_a_colon_is_in_the_voice_before_it(void **state)
{
    const char *article = "P The council said it had made these changes:\nI1[\xE2\x80\xA2] Hired ten workers\n"
                          "I1[\xE2\x80\xA2] Mended plans\nP Ducks swim.\n";
    (void)state;
    check(article, "Hired", "provider", false);
    check(article, "Mended", "provider", false);
    check(article, "Ducks", "article", false);
}

static void what_nobody_says_is_the_writers(void **state)
{
    (void)state;
    check("P The council spends a lot on plans.\n", "plans", "article", false);
    check("P Managers were told to wait. Ducks swim.\n", "Ducks", "article", false);
    check("P The \"golden hello\" is paid in May.\n", "golden", "article", false);
}

static void every_clause_of_a_sentence_is_read(void **state)
{
    enum { CLAUSES = 40 };
    static const char clause[] = "inspectors said it was late, but ";
    char article[CLAUSES * sizeof clause + 64] = "P ";
    size_t length = 2;
    (void)state;
    for (size_t i = 0; i < CLAUSES; i++, length += sizeof clause - 1)
        memcpy(article + length, clause, sizeof clause);
    static const char end[] = "the council said it had \"mended\" all of these plans.\n";
    memcpy(article + length, end, sizeof end);
    check(article, "plans", "provider", false);
    check(article, "mended", "provider", true);
}

static void words_within_who_and_commas_are_of_who_stands_there(void **state)
{
    const char *article = "P The MP, whose aide said \"poor\" once, called it \"late\" and \"unfair\" to all.\n";
    (void)state;
    check(article, "late", "politician", true);
    check(article, "unfair", "politician", true);
}

static void reports_have_no_passages(void **state)
{
    (void)state;
    og_analysis *analysis = bench_open(&bench, "ilacs", "P Leaders said: \"We accept it.\"\n");
    assert_int_equal(og_speech_find(analysis), OG_OK);
    assert_int_equal(analysis->passages.count, 0);
    assert_int_equal(analysis->record->quotations.count, 0);
    assert_null(og_passage_at(analysis, 3));
}

static void passages_are_nested_and_in_order(void **state)
{
    (void)state;
    og_analysis *analysis =
        hear("P Inspectors said \"a b\" was c \"d e\" and f.\nP The council said: \"g h.\nP \"i j.\"\n");
    assert_true(analysis->passages.count >= 4);
    for (size_t i = 0; i < analysis->passages.count; i++) {
        const og_passage *passage = &analysis->passages.items[i];
        assert_true(passage->range.start < passage->range.end);
        assert_true(passage->around <= i);
        if (i)
            assert_true(passage->range.start >= analysis->passages.items[i - 1].range.start);
        if (passage->around) {
            const og_passage *around = &analysis->passages.items[passage->around - 1];
            assert_true(around->range.start <= passage->range.start && around->range.end >= passage->range.end);
        }
    }
}

static void stances_are_what_outweighs(void **state)
{
    static const struct {
        const char *words, *stance;
    } cases[] = {
        {"P Ofsted said: \"It is qbad.\"\n", "criticises"},
        {"P Ofsted said: \"It is qgood.\"\n", "praises"},
        {"P Ofsted said: \"Now qdo it.\"\n", "neutral"},
        {"P Ofsted said: \"Now qdo what is qworst.\"\n", "criticises"}, // it is no demand
        {"P Ofsted said: \"Now qdo what is qbest.\"\n", "praises"},
        // by themselves, else with the clause around them, else with the sentence
        {"P Ofsted said that, \"qgood\" by day, it was qworst by night.\n", "praises"},
        {"P Ofsted said that a qgood \"mood\", was qworst by night.\n", "praises"},
        {"P Ofsted said that a \"mood\", was qworst by night.\n", "criticises"},
        // others mean what they say only where it is plain, and a provider does not criticise
        {"P Jo Penn, of Unison, said: \"It is qbad.\"\n", "neutral"},
        {"P Jo Penn, of Unison, said: \"It is qworst.\"\n", "criticises"},
        {"P Jo Penn, of Unison, said: \"It is qgood.\"\n", "neutral"},
        {"P Jo Penn, of Unison, said: \"It is qbest.\"\n", "praises"},
        {"P Jo Penn, of Unison, said: \"Now qdo it.\"\n", "criticises"},
        {"P Jo Penn, the council's director, said: \"It is qworst.\"\n", "neutral"},
        {"P Jo Penn, the council's director, said: \"It is qbest.\"\n", "praises"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const og_record *record = hear(cases[i].words)->record;
        assert_int_equal(record->quotations.count, 1);
        if (!og_str_equal(record->quotations.items[0].stance, og_str_from(cases[i].stance)))
            fail_msg("%s%.*s", cases[i].words, OG_STR_ARG(record->quotations.items[0].stance));
    }
}

static void a_grade_between_marks_is_no_quotation(void **state)
{
    (void)state;
    assert_int_equal(hear("P Ofsted said that it was \"inadequate\".\n")->record->quotations.count, 0);
    const og_record *record = hear("P Ofsted said that it was \"inadequate in parts\".\n")->record;
    assert_int_equal(record->quotations.count, 1);
    is(record->quotations.items[0].text, "inadequate in parts");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(speech_between_marks_is_in_the_voice_of_who_says_it),
        cmocka_unit_test(reported_speech_is_in_the_voice_of_who_is_named),
        cmocka_unit_test(a_pronoun_keeps_the_voice),
        cmocka_unit_test(words_of_others_stand_within_a_passage),
        cmocka_unit_test(a_list_after_a_colon_is_in_the_voice_before_it),
        cmocka_unit_test(what_nobody_says_is_the_writers),
        cmocka_unit_test(every_clause_of_a_sentence_is_read),
        cmocka_unit_test(words_within_who_and_commas_are_of_who_stands_there),
        cmocka_unit_test(reports_have_no_passages),
        cmocka_unit_test(passages_are_nested_and_in_order),
        cmocka_unit_test(stances_are_what_outweighs),
        cmocka_unit_test(a_grade_between_marks_is_no_quotation),
    };
    return cmocka_run_group_tests(tests, load, bench_tear_down);
}
