// SPDX-License-Identifier: MIT
// og_articles_read: what an article says, given who speaks where. The words of the rules are made up, and the passages
// are set by the test: "<i" opens one of inspectors, "<p" of the provider, "<m" of a politician, "<o" of others, ">"
// closes it.
#include "unit/analysed.h"
#include "unit/ruled.h"

static og_test_bench bench;

static const char *const FILES[] = {"<rules><theme id='t-water' name='Water'>Water.</theme>" RULE(
    "u-good", "polarity='strength' strength='9'", "xgood")                                    //
                                    RULE("u-bad", "polarity='weakness' strength='9'", "xbad") //
                                    RULE("u-do", "polarity='action' strength='9'", "xdo")     //
                                    RULE("u-must", "duty='binding'", "xmust")                 //
                                    RULE("u-soon", "deadline='immediate'", "xsoon")           //
                                    RULE("u-done", "deed='done'", "xdone\nhas xdone")         //
                                    RULE("u-will", "deed='planned'", "xwill")                 //
                                    RULE("u-feels", "deed='none' weight='3'", "xfeels")       //
                                    RULE("u-acted", "deed='own-done'", "xacted")              //
                                    RULE("u-owner", "actor='provider'", "owner\nwe")          //
                                    RULE("u-pond", "actor='council'", "pond")                 //
                                    RULE("u-heron", "actor='stranger'", "heron\nherons")      //
                                    RULE("u-it", "actor='it'", "it")                          //
                                    RULE("u-they", "actor='they'", "they")                    //
                                    RULE("u-who", "actor='who'", "who")                       //
                                    RULE("u-of", "actor='of'", "of\nat")                      //
                                    RULE("u-by", "actor='by'", "by")                          //
                                    RULE("u-been", "actor='undergoes'", "been xdone")         //
                                    RULE("u-found", "source='inspectors'", "xfound")          //
                                    RULE("u-own", "source='provider'", "xours")               //
                                    RULE("u-me", "source='other'", "xme")                     //
                                    RULE("u-but", "clause='contrast'", "^ xbut")              //
                                    RULE("u-next", "division='statement'", "xand")            //
                                    RULE("u-that", "division='clause'", "xthat")              //
                                    RULE("u-more", "division='demand'", "xplus")              //
                                    RULE("u-water", "theme='t-water' weight='2'", "xwater")   //
                                    "</rules>"};

static int load(void **state)
{
    return bench_set_up(state, &bench, FILES, 1);
}

// Sets the passages between "<i " and ">" of the document's text; the marks are words that no rule knows.
static void set_passages(og_analysis *analysis)
{
    static const char LETTERS[] = "_ipmo";
    og_str text = analysis->document->text;
    og_passage open = {0};
    for (size_t i = 0; i + 1 < text.len; i++) {
        const char *voice = text.ptr[i] == '<' ? strchr(LETTERS, text.ptr[i + 1]) : NULL;
        if (voice) {
            open = (og_passage){.range = {i + 2, i + 2}, .voice = (og_voice)(voice - LETTERS)};
        } else if (text.ptr[i] == '>') {
            open.range.end = i;
            assert_int_equal(og_vec_push(analysis->arena, &analysis->passages, open), OG_OK);
        }
    }
}

// "polarity | text" of each finding and "kind | by | deadline | text" of each action, a line each.
static void check(const char *blocks, const char *expected)
{
    og_buf out = {0};
    og_analysis *analysis = bench_open(&bench, "news-article", blocks);
    set_passages(analysis);
    assert_int_equal(og_findings_find(analysis), OG_OK);
    const og_record *record = analysis->record;
    for (size_t i = 0; i < record->findings.count; i++) {
        const og_finding *finding = &record->findings.items[i];
        assert_true(og_str_equal(finding->source, OG_STR("inspectors")));
        og_buf_printf(&out, "%.*s | %.*s\n", OG_STR_ARG(finding->polarity), OG_STR_ARG(finding->text));
    }
    for (size_t i = 0; i < record->actions.count; i++) {
        const og_action *action = &record->actions.items[i];
        og_buf_printf(&out, "%.*s | %.*s | %.*s | %.*s\n", OG_STR_ARG(action->kind), OG_STR_ARG(action->by),
                      OG_STR_ARG(action->deadline), OG_STR_ARG(action->text));
    }
    check_buf(&out, expected);
}

static void only_what_inspectors_say_is_a_finding(void **state)
{
    (void)state;
    check("P Of the pond <ithe water is xbad> now.\n", "weakness | Of the pond <ithe water is xbad> now.\n");
    check("P Of the pond <pthe water is xbad> now.\n", "");
    check("P Of the pond <mthe water is xbad> now.\n", "");
    check("P Of the pond <othe water is xbad> now.\n", "");
    check("P The water is xbad now.\n", "");
    check("P It was xfound: the water is xbad.\n", "weakness | It was xfound: the water is xbad.\n");
    check("P <iIt is xme who says that the water is xbad.>\n", "");
}

static void words_of_others_are_not_heard(void **state)
{
    (void)state;
    check("P Now <ithe water is xgood and clear there> he <msays xbad xbad xbad> of it.\n",
          "strength | Now <ithe water is xgood and clear there> he <msays xbad xbad xbad> of it.\n");
}

static void what_goes_on_is_in_the_same_voice(void **state)
{
    (void)state;
    check("P It was xfound today. The water is xbad.\n", "weakness | The water is xbad.\n");
    check("P It was xfound today.\nP The water is xbad.\n", "weakness | The water is xbad.\n");
    check("P It was xfound today.\nP Rain.\nP The water is xbad.\n", "weakness | The water is xbad.\n");
    check("P It was xfound today.\nP Rain.\nP Wind.\nP The water is xbad.\n", "");
    check("P It was xfound today.\nP Somebody xdo this at last.\n", ""); // what is asked for is said to be
    check("P It was xfound today.\nP xbut the water is xbad.\n", "weakness | xbut the water is xbad.\n");
}

static void demands_are_required(void **state)
{
    (void)state;
    check("P It was xfound: they xdo this.\n", "required |  |  | It was xfound: they xdo this.\n");
    check("P The owner xmust xdo this xsoon.\n",
          "required | The owner | immediate | The owner xmust xdo this xsoon.\n");
    check("P Somebody xdo this at last.\n", ""); // nobody is said to ask for it
    check("P So <mthe owner xmust xdo this at last>.\n", "");
    check("P So <pthe owner xmust xdo this at last>.\n", "");
}

static void deeds_are_those_of_the_provider(void **state)
{
    (void)state;
    check("P The owner has xdone this.\nP The owner xwill clean it.\n",
          "done |  |  | The owner has xdone this.\nplanned |  |  | The owner xwill clean it.\n");
    check("P He says <pwe have xdone this>.\n", "done |  |  | He says <pwe have xdone this>.\n");
    check("P He says <mwe have xdone this>.\n", "");
    check("P He says <owe have xdone this>.\n", "");
    check("P He says <oin xours we have xdone this>.\n", "done |  |  | He says <oin xours we have xdone this>.\n");
    check("P The owner xfeels he has xdone this.\n", "");
}

// Counts the actions that are done of one paragraph.
static size_t deeds_of(const char *paragraph)
{
    og_analysis *analysis = bench_open(&bench, "news-article", paragraph);
    assert_int_equal(og_findings_find(analysis), OG_OK);
    return analysis->record->actions.count;
}

static void deeds_have_a_subject(void **state)
{
    (void)state;
    assert_int_equal(deeds_of("P The heron has xdone this.\n"), 0);
    assert_int_equal(deeds_of("P Ann Example has xdone this.\n"), 1); // nothing is known of her
    assert_int_equal(deeds_of("P The owner of the heron has xdone this.\n"), 1);
    assert_int_equal(deeds_of("P The heron at the owner's has xdone this.\n"), 0);
    assert_int_equal(deeds_of("P A flock of angry herons has xdone this.\n"), 0);
    assert_int_equal(deeds_of("P The owner, who has herons, has xdone this.\n"), 1);
    assert_int_equal(deeds_of("P Ann Example, a heron of old, has xdone this.\n"), 0);
    assert_int_equal(deeds_of("P A fence, painted by herons, has xdone this.\n"), 1);
    assert_int_equal(deeds_of("P The owner has a pond, which the heron has xdone.\n"), 0);
    assert_int_equal(deeds_of("P The heron came. It has xdone this.\n"), 0);
    assert_int_equal(deeds_of("P The herons came. It has xdone this.\n"), 1);
    assert_int_equal(deeds_of("P The herons came. They have xdone this.\n"), 0);
    assert_int_equal(deeds_of("P The heron is here xand has xdone this.\n"), 1); // "and" divides, but not before a verb
    assert_int_equal(deeds_of("P This has been xdone at last.\n"), 1);
    assert_int_equal(deeds_of("P This has been xdone at last by the heron.\n"), 0);
    assert_int_equal(deeds_of("P The heron has been xdone by the owner.\n"), 1);
}

static void councils_are_strangers_to_nurseries(void **state)
{
    (void)state;
    static const char *const kinds[] = {"local-authority", "school", "early-years"};
    for (size_t i = 0; i < 3; i++) {
        og_analysis *analysis = bench_open(&bench, "news-article", "P The pond has xdone this.\n");
        analysis->record->inspection->provider.kind = og_str_from(kinds[i]);
        assert_int_equal(og_findings_find(analysis), OG_OK);
        assert_int_equal(analysis->record->actions.count, i < 2);
    }
}

static void some_deeds_are_the_subjects_alone(void **state)
{
    (void)state;
    assert_int_equal(deeds_of("P The owner xacted on this.\n"), 1);
    assert_int_equal(deeds_of("P The owner of the heron xacted on this.\n"), 1);
    assert_int_equal(deeds_of("P The heron of the owner xacted on this.\n"), 0);
    assert_int_equal(deeds_of("P Ann Example xacted on this.\n"), 0);
    assert_int_equal(deeds_of("P The owner told Ann Example who xacted on this.\n"), 0);
    assert_int_equal(deeds_of("P It xacted on this.\n"), 1);
    assert_int_equal(deeds_of("P xacted on this and that.\n"), 0);
}

static void lists_say_what_their_lead_says(void **state)
{
    (void)state;
    check("P The owner has xdone:\nI1[*] a new fence here\nI1[*] xbad boards\nP It is xbad here.\n",
          "done |  |  | a new fence here\ndone |  |  | xbad boards\n");
    check("H2 The owner xwill\nI1[*] a new fence here\nH2 More\nI1[*] an old fence here\n",
          "planned |  |  | a new fence here\n");
    check("P It was xfound: the owner xmust xdo this xsoon:\nP[1.] clean the fence.\nP[2.] paint the fence.\n",
          "required |  | immediate | clean the fence.\nrequired |  | immediate | paint the fence.\n");
    check("P It was xfound to be xgood:\nI1[*] the old fence here\nI1[*] the gate is xbad\n",
          "strength | the old fence here\nweakness | the gate is xbad\n");
}

static void sentences_are_divided_where_they_say_different_things(void **state)
{
    (void)state;
    check("P It was xfound that fish are xgood, xand the weed is xbad.\n",
          "strength | It was xfound that fish are xgood\nweakness | xand the weed is xbad.\n");
    check("P It was xfound that fish are xbad, xand the weed is xbad.\n",
          "weakness | It was xfound that fish are xbad, xand the weed is xbad.\n");
    check("P The owner has xdone this xand xwill clean it.\n",
          "done |  |  | The owner has xdone this\nplanned |  |  | xand xwill clean it.\n");
    check("P The owner xmust xdo this xthat fish are xgood now.\n",
          "required | The owner |  | The owner xmust xdo this xthat fish are xgood now.\n");
    check("P The owner xmust xdo this xplus clean the fence.\n",
          "required | The owner |  | The owner xmust xdo this\nrequired |  |  | xplus clean the fence.\n");
    check("P It was xfound xthat xthat xthat xthat xthat xthat xthat xthat xthat xthat xthat xthat xthat xthat xthat "
          "xthat xthat xthat fish are xgood.\n",
          "strength | It was xfound xthat xthat xthat xthat xthat xthat xthat xthat xthat xthat xthat xthat xthat "
          "xthat xthat xthat xthat xthat fish are xgood.\n");
}

static void what_leads_to_a_grade_is_no_finding(void **state)
{
    (void)state;
    og_analysis *analysis = bench_open(
        &bench, "news-article", "P The xgood water is dull, it was xfound.\nP Dull is the xgood water xfound.\n");
    og_str text = analysis->document->text;
    for (size_t at = 0; (at = og_str_find(text, OG_STR("ull"), at)) != SIZE_MAX; at++)
        assert_int_equal(og_vec_push(analysis->arena, &analysis->grade_words, ((og_range){at - 1, at + 3})), OG_OK);
    assert_int_equal(og_findings_find(analysis), OG_OK);
    assert_int_equal(analysis->record->findings.count, 1);
    assert_true(og_str_starts(analysis->record->findings.items[0].text, OG_STR("Dull")));
}

static void long_sentences_are_warned_of(void **state)
{
    (void)state;
    og_analysis *analysis = bench_open(&bench, "news-article", "P It was xfound that the water is xbad here now.\n");
    og_limits few = bench.limits;
    few.sentence_bytes = 20;
    analysis->limits = &few;
    assert_int_equal(og_findings_find(analysis), OG_OK);
    assert_int_equal(analysis->record->findings.count, 0);
    assert_int_equal(analysis->record->warnings.count, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_what_inspectors_say_is_a_finding),
        cmocka_unit_test(words_of_others_are_not_heard),
        cmocka_unit_test(what_goes_on_is_in_the_same_voice),
        cmocka_unit_test(demands_are_required),
        cmocka_unit_test(deeds_are_those_of_the_provider),
        cmocka_unit_test(deeds_have_a_subject),
        cmocka_unit_test(councils_are_strangers_to_nurseries),
        cmocka_unit_test(some_deeds_are_the_subjects_alone),
        cmocka_unit_test(lists_say_what_their_lead_says),
        cmocka_unit_test(sentences_are_divided_where_they_say_different_things),
        cmocka_unit_test(what_leads_to_a_grade_is_no_finding),
        cmocka_unit_test(long_sentences_are_warned_of),
    };
    return cmocka_run_group_tests(tests, load, bench_tear_down);
}
