// SPDX-License-Identifier: MIT
// How what rules found becomes a decision: evidence and who outweighs whom, clauses, scopes, what hides what, themes,
// severity, trend, extent and the rest. The words are made up and the rules the test's own; the program's are left out.
#include "analyse/decide.h"
#include "base/str.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include "unit/ruled.h"

enum { MOST_HITS = 256 };

// The words of these rules: pro (strength 2), con (weakness 2), act (action 2), neu (neutral 2), and their families.
static const char RULES[] =
    "<theme id='t-one' name='One'>One.</theme><theme id='t-two' name='Two'>Two.</theme>"
    "<theme id='t-three' name='Three'>Three.</theme><theme id='t-four' name='Four'>Four.</theme>"
    // polarity
    RULE("pro", "polarity='strength' strength='2'", "xpro") RULE("con", "polarity='weakness' strength='2'", "xcon")
        RULE("act", "polarity='action' strength='2'", "xact") RULE("neu", "polarity='neutral' strength='2'", "xneu")
            RULE("much-pro", "polarity='strength' strength='8'", "xmuchpro")
                RULE("more-con", "polarity='weakness' strength='8.1'", "xmorecon")
                    RULE("far-con", "polarity='weakness' strength='9'", "xfarcon")
                        RULE("just-pro", "polarity='strength' strength='5'", "xjustpro")
                            RULE("just-con", "polarity='weakness' strength='5'", "xjustcon")
                                RULE("not-yet-pro", "polarity='weakness' strength='3'", "xnotyet xpro")
                                    RULE("pro-or-con", "polarity='weakness' strength='1'", "xpro xtail")
    // clauses
    RULE("contrast", "clause='contrast' before='0.3'", "xbut")
        RULE("concession", "clause='concession' after='0.25' until='comma'", "xalthough")
            RULE("condition", "clause='condition' after='0.5'", "xif")
    // scopes
    RULE("negation", "scope='negated' reach='3'", "xnot")
        RULE("negation-back", "scope='negated' direction='backward' reach='3'", "xhardly")
            RULE("hope", "scope='hypothetical' factor='0.2' reach='4'", "xhope")
                RULE("past", "scope='historical' reach='4'", "xonce")
                    RULE("both", "polarity='weakness' strength='2' scope='negated' reach='3'", "xboth")
                        RULE("not-not", "scope='negated' reach='3'", "xnever xnot")
    // themes
    RULE("one", "theme='t-one'", "xone") RULE("one-again", "theme='t-one'", "xfirst")
        RULE("two", "theme='t-two'", "xtwo") RULE("three", "theme='t-three'", "xthree")
            RULE("four", "theme='t-four'", "xfour") RULE("faint", "theme='t-two' weight='0.5'", "xfaint")
                RULE("fainter", "theme='t-two' weight='0.2'", "xbreath")
                    RULE("heavy", "theme='t-one' weight='6'", "xheavy")
                        RULE("one-two", "theme='t-two' weight='2'", "xone xwell")
    // severity, trend, extent, deadline, duty, source, area
    RULE("grave", "severity='serious'", "xgrave") RULE("half-grave", "severity='serious' weight='0.6'", "xhalf")
        RULE("half-graver", "severity='serious' weight='0.5'", "xotherhalf") RULE("up", "trend='improved'", "xup")
            RULE("up-more", "trend='improved' weight='0.4'", "xupper")
                RULE("down", "trend='declined' weight='1.2'", "xdown")
                    RULE("same", "trend='unchanged' weight='0.9'", "xsame") RULE("all", "extent='all'", "xall")
                        RULE("some", "extent='some'", "xsome")
                            RULE("not-all", "extent='most'",
                                 "xnearly xall") "<rule id='listed' extent='all'><context "
                                                 "kind='item'/></rule>" RULE("soon", "deadline='immediate'", "xsoon")
                                                     RULE("later", "deadline='3-months'", "xlater")
                                                         RULE("must", "duty='binding'", "xmust")
                                                             RULE("says", "source='provider'", "xsays")
                                                                 RULE("about", "about='in-care'", "xcare");

typedef struct bench {
    og_rule_bench rules;
    og_arena *arena;
    og_decider decider;
    og_decision decision;
    og_decision next;
} bench;

static bench *shared;

static int open_shared(void **state)
{
    (void)state;
    shared = calloc(1, sizeof *shared);
    assert_non_null(shared);
    rule_bench_open(&shared->rules, RULES);
    shared->arena = og_arena_new();
    assert_non_null(shared->arena);
    assert_int_equal(og_decider_new(&shared->rules.catalogue->rules, shared->arena, &shared->decider), OG_OK);
    assert_int_equal(og_decision_new(&shared->decider, &shared->decision), OG_OK);
    assert_int_equal(og_decision_new(&shared->decider, &shared->next), OG_OK);
    return 0;
}

static int close_shared(void **state)
{
    (void)state;
    rule_bench_close(&shared->rules);
    og_arena_free(shared->arena);
    free(shared);
    return 0;
}

// Decides a sentence at a place by the test's own rules alone.
static const og_decision *decide_at(const char *sentence, const og_rule_place *place, bool continues)
{
    og_rule_hit own[MOST_HITS];
    og_rule_hits hits = own_hits(&shared->rules, sentence, place, own, MOST_HITS);
    assert_int_equal(og_decide(&shared->decider, &hits, continues, &shared->decision), OG_OK);
    og_choose_themes(&shared->decider, NULL, &shared->decision);
    return &shared->decision;
}

static const og_decision *decide_after(const char *sentence, bool continues)
{
    return decide_at(sentence, NULL, continues);
}

static const og_decision *decide(const char *sentence)
{
    return decide_at(sentence, NULL, false);
}

static const og_decision *decide_item(const char *sentence)
{
    og_rule_place item = {.kind = OG_STR("item")};
    return decide_at(sentence, &item, false);
}

// Praise and criticism of a sentence.
static void check_scores(const char *sentence, double praise, double blame)
{
    const og_decision *got = decide(sentence);
    if (fabs(got->score[OG_VERDICT_STRENGTH] - praise) > 1e-9 || fabs(got->score[OG_VERDICT_WEAKNESS] - blame) > 1e-9)
        fail_msg("%s: praise %g, criticism %g", sentence, got->score[OG_VERDICT_STRENGTH],
                 got->score[OG_VERDICT_WEAKNESS]);
}

static void test_verdicts(void **state)
{
    static const struct {
        const char *sentence;
        og_verdict verdict;
    } cases[] = {
        {"It is xpro.", OG_VERDICT_STRENGTH},
        {"It is xcon.", OG_VERDICT_WEAKNESS},
        {"It is xact.", OG_VERDICT_ACTION},
        {"It is xneu.", OG_VERDICT_NEUTRAL},
        {"It is xpro and xcon.", OG_VERDICT_STRENGTH}, // of equal ones the first
        {"It is xmuchpro and xcon.", OG_VERDICT_STRENGTH},
        {"It is xpro and xmorecon.", OG_VERDICT_WEAKNESS},
        {"", OG_VERDICT_STRENGTH},
        // both are much, and nearly as much
        {"It is xmuchpro and xmorecon.", OG_VERDICT_MIXED},
        {"It is xmorecon and xmuchpro.", OG_VERDICT_MIXED},
        {"It is xjustpro and xjustcon.", OG_VERDICT_MIXED},
        {"It is xmuchpro and xfarcon.", OG_VERDICT_WEAKNESS}, // too far apart
        {"It is xmuchpro and xmorecon, xact, xact and xneu.", OG_VERDICT_MIXED},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (decide(cases[i].sentence)->verdict != cases[i].verdict)
            fail_msg("%s: %d", cases[i].sentence, (int)shared->decision.verdict);
}

// A rule counts once in each direction, with its strongest hit.
static void test_a_rule_counts_once(void **state)
{
    (void)state;
    check_scores("xpro xpro xpro", 2, 0);
    check_scores("xpro xbut xpro", 2, 0);
    check_scores("xpro and xnot xpro", 2, 1.4);
    check_scores("xpro, xmuchpro", 10, 0);
    assert_int_equal(decide("xpro xpro xpro")->parts.count, 1);
}

static void test_longer_hits_hide_shorter_ones(void **state)
{
    (void)state;
    check_scores("It is xnotyet xpro.", 0, 3);
    check_scores("It is xnotyet, xpro.", 2, 0);
    check_scores("It is xnotyet xpro xtail.", 0, 4); // "xpro xtail" overlaps and is not inside
    check_scores("It is xpro xtail.", 0, 1);
    // the other layers have their own: the longer hit of a theme takes no polarity away
    const og_decision *got = decide("xone xwell xpro");
    assert_int_equal(got->theme_count, 1);
    assert_true(og_str_equal(shared->rules.catalogue->rules.themes.items[got->themes[0]].id, OG_STR("t-two")));
    assert_int_equal(got->verdict, OG_VERDICT_STRENGTH);
    got = decide("xall xpro, xnearly xall");
    assert_int_equal(got->extent, OG_EXTENT_ALL);
    got = decide("xnearly xall xpro");
    assert_int_equal(got->extent, OG_EXTENT_MOST);
    // a scope inside a longer scope has no say: one negation, not two
    check_scores("xnever xnot xpro", 0, 1.4);
}

static void test_clauses(void **state)
{
    (void)state;
    check_scores("It is xpro, xbut xcon.", 0.6, 2);
    check_scores("It is xcon xbut xpro.", 2, 0.6);
    check_scores("Xalthough xcon, it is xpro.", 2, 0.5);
    check_scores("It is xpro, xalthough xcon, and all that.", 2, 0.5);
    check_scores("Xalthough xcon and xpro.", 0.5, 0.5); // without a comma to the end
    check_scores("Xalthough xcon; xpro.", 2, 0.5);      // other marks end it too
    check_scores("Xpro xif xcon, and so on.", 2, 1);
    check_scores("Xpro xbut xcon xif so.", 0.6, 2);
    check_scores("Xpro xif so xbut xcon.", 0.6, 1); // all that is before, and all that is after
    check_scores("Xbut xpro.", 2, 0);
}

static void test_scopes(void **state)
{
    (void)state;
    check_scores("It is xnot xpro.", 0, 1.4);
    check_scores("It is xnot xcon.", 1.4, 0);
    check_scores("It is xnot one xpro.", 0, 1.4);
    check_scores("It is xnot one two xpro.", 0, 1.4); // three words: the last in reach
    check_scores("It is xnot one two three xpro.", 2, 0);
    check_scores("Xpro it xnot is.", 2, 0); // forward alone
    check_scores("Xpro xhardly.", 0, 1.4);
    check_scores("Xpro one two xhardly.", 0, 1.4);
    check_scores("Xpro one two three xhardly.", 2, 0);
    check_scores("Xhardly xpro.", 2, 0);
    check_scores("It is xnot xpro xhardly.", 2, 0); // turned twice is as it was
    check_scores("It is xboth and xboth.", 0, 2);   // what negates itself does not
    check_scores("It is xboth xpro.", 0, 2 + 1.4);
    check_scores("It is xhope xpro.", 0.4, 0);
    check_scores("It is xonce xpro.", 0, 0);
    check_scores("It is xhope xnot xpro.", 0, 2 * 0.2 * 0.7);
    const og_decision *got = decide("xnot xact xneu");
    assert_true(fabs(got->score[OG_VERDICT_ACTION] - 1.4) < 1e-9); // of these there is no opposite
    assert_true(fabs(got->score[OG_VERDICT_NEUTRAL] - 1.4) < 1e-9);
    assert_true(fabs(got->score[OG_VERDICT_STRENGTH]) + fabs(got->score[OG_VERDICT_WEAKNESS]) < 1e-9);
}

static void test_what_scopes_do_not_reach_over(void **state)
{
    (void)state;
    check_scores("xnot, xpro", 0, 1.4); // a comma is no end, though it counts as a place
    check_scores("xnot; xpro", 2, 0);
    check_scores("xnot: xpro", 2, 0);
    check_scores("xnot (xpro)", 2, 0);
    check_scores("xnot \xE2\x80\x93 xpro", 2, 0);
    check_scores("xpro; xhardly", 2, 0);
    check_scores("xnot xbut xpro", 2, 0);
    check_scores("xpro xbut xhardly", 0.6, 0);
    check_scores("xnot xif xpro", 0, 0.7); // other clauses than contrasts are no end
    check_scores("xnot-xpro", 0, 1.4);
}

static void check_chosen(const char *sentence, const og_decision *got, const char *expected)
{
    og_buf out = {0};
    for (size_t i = 0; i < got->theme_count; i++)
        og_buf_printf(&out, "%s%.*s", i ? " " : "",
                      OG_STR_ARG(shared->rules.catalogue->rules.themes.items[got->themes[i]].id));
    bool same = og_str_equal(og_buf_str(&out), og_str_from(expected));
    if (!same)
        fail_msg("%s: %.*s", sentence, (int)out.len, out.ptr);
    og_buf_free(&out);
}

static void check_themes(const char *sentence, bool continues, const char *expected)
{
    check_chosen(sentence, decide_after(sentence, continues), expected);
}

// The themes of a sentence from which the next one goes on.
static void check_themes_before(const char *sentence, const char *next, const char *expected)
{
    og_rule_hit own[MOST_HITS];
    og_rule_hits hits = own_hits(&shared->rules, sentence, NULL, own, MOST_HITS);
    assert_int_equal(og_decide(&shared->decider, &hits, false, &shared->decision), OG_OK);
    hits = own_hits(&shared->rules, next, NULL, own, MOST_HITS);
    assert_int_equal(og_decide(&shared->decider, &hits, true, &shared->next), OG_OK);
    og_choose_themes(&shared->decider, &shared->next, &shared->decision);
    check_chosen(sentence, &shared->decision, expected);
}

static void test_themes(void **state)
{
    (void)state;
    check_themes("Nothing here.", false, "");
    check_themes("xone is here.", false, "t-one");
    check_themes("xone and xtwo", false, "t-one t-two");
    check_themes("xtwo and xone", false, "t-two t-one"); // the earlier the more central
    check_themes("xone xtwo xthree xfour", false, "t-one t-two t-three");
    check_themes("xone xone xone xone", false, "t-one");
    check_themes("all here is about xfaint", false, "t-two"); // a single faint word is better than none
    check_themes("xone has xfaint", false, "t-one");
    check_themes("xbreath", false, "");
    check_themes("xfirst xone xfaint xtwo", false, "t-one t-two");                   // words add up
    check_themes("xone is xbreath xbreath xbreath xbreath xbreath", false, "t-one"); // but not those of one rule
    // very much of one theme does not shut others out
    check_themes("xtwo and xheavy", false, "t-one t-two");
}

// The weights themselves: 1.3 at the beginning, falling by 0.6 to the end.
static void test_weights_of_themes(void **state)
{
    (void)state;
    const og_decision *got = decide("one two three four xone six seven eight nine ten");
    assert_int_equal(got->parts.count, 1);
    assert_int_equal(got->parts.items[0].layer, OG_LAYER_THEME);
    assert_true(fabs(got->parts.items[0].amount - (1.3 - 0.6 * 4 / 10)) < 1e-9);
    got = decide("xone two");
    assert_true(fabs(got->parts.items[0].amount - 1.3) < 1e-9);
}

static void test_themes_go_on(void **state)
{
    (void)state;
    decide("xone xfirst");
    check_themes("It is xpro.", true, "t-one"); // two words of it were heard
    check_themes("It is xpro.", true, "");      // one sentence later too little of it is left
    decide("xone xfirst");
    check_themes("It is xpro.", false, ""); // and not where it does not go on
    decide("xone");
    check_themes("It is xpro.", true, ""); // one word is too little to be inherited alone
    decide("xone");
    check_themes("all of it is about xfaint", true, "t-two");
    decide("xone xfirst is xneu");
    check_themes("It is xpro.", true, "t-one"); // also of a sentence that said nothing
}

// In reports on one provider a sentence is about less, and a pronoun at its beginning takes up what the block was
// about.
static void test_themes_of_narrow_reports(void **state)
{
    (void)state;
    check_themes("xtwo and xfaint", false, "t-two");
    check_themes("xone xfirst aa xtwo bb cc", false, "t-one t-two");
    shared->decider.breadth = OG_NARROW;
    check_themes("xone xfirst aa xtwo bb cc", false, "t-one");
    check_themes("xbreath", false, "t-two"); // a little is better than nothing
    decide("xone");
    check_themes("Aa is about xfaint", true, "t-two");
    decide("xone");
    check_themes("It is about xfaint", true, "t-one");
    decide("xone");
    check_themes("However, they have xfaint", true, "t-one");
    shared->decider.breadth = OG_WIDE;
    decide("xone");
    check_themes("It is about xfaint", true, "t-two");
}

static void test_themes_look_ahead(void **state)
{
    (void)state;
    check_themes("xfaint xone", false, "t-one");
    check_themes_before("xfaint xone", "It is xtwo.", "t-one t-two"); // what is nearly enough is made up
    check_themes_before("xfaint xone", "It is xthree.", "t-one");
    check_themes_before("It is xpro.", "xtwo xthree", ""); // it is too little alone
}

static void test_severity(void **state)
{
    (void)state;
    assert_true(decide("xcon xgrave")->serious);
    assert_false(decide("xcon xhalf")->serious);
    assert_true(decide("xcon xhalf xotherhalf")->serious);
    assert_true(decide("xact xgrave")->serious);
    assert_true(decide("xmuchpro xmorecon xgrave")->serious);
    assert_false(decide("xpro xgrave")->serious); // praise never is
    assert_false(decide("xneu xgrave")->serious);
    assert_false(decide("xcon")->serious);
}

static void test_trend(void **state)
{
    (void)state;
    assert_int_equal(decide("xpro")->trend, OG_ASPECT_TREND_NONE);
    assert_int_equal(decide("xpro xup")->trend, OG_IMPROVED);
    assert_int_equal(decide("xpro xupper")->trend, OG_ASPECT_TREND_NONE); // too little
    assert_int_equal(decide("xpro xsame")->trend, OG_ASPECT_TREND_NONE);
    assert_int_equal(decide("xpro xup xdown")->trend, OG_DECLINED);
    assert_int_equal(decide("xpro xup xdown xupper")->trend, OG_IMPROVED); // sums count
    assert_int_equal(decide("xneu xup")->trend, OG_ASPECT_TREND_NONE);     // of a neutral sentence nothing is asked
}

static void test_first_of_the_main_clause(void **state)
{
    (void)state;
    assert_int_equal(decide("xpro of xall or xsome")->extent, OG_EXTENT_ALL);
    assert_int_equal(decide("xpro of xsome or xall")->extent, OG_EXTENT_SOME);
    assert_int_equal(decide("xpro of xall xbut xcon of xsome")->extent, OG_EXTENT_SOME);
    assert_int_equal(decide("Xalthough xall are xcon, xsome are xpro")->extent, OG_EXTENT_SOME);
    assert_int_equal(decide_item("xpro")->extent, OG_EXTENT_ALL);
    assert_int_equal(decide_item("xpro of xsome")->extent, OG_EXTENT_SOME); // words say more than a place
    assert_int_equal(decide("xact xsoon and xlater")->deadline, OG_IMMEDIATE);
    assert_int_equal(decide("xact xsoon xbut xlater")->deadline, OG_THREE_MONTHS);
    assert_int_equal(decide("xpro")->deadline, OG_ASPECT_DEADLINE_NONE);
    const og_decision *got = decide("The chief xmust xact, says xsays of xcare");
    assert_int_equal(got->duty, OG_DUTY_BINDING);
    assert_int_equal(got->duty_at, 2);
    assert_int_equal(got->source, OG_SAID_BY_PROVIDER);
    assert_true(og_str_equal(got->about, OG_STR("in-care")));
    got = decide("xpro");
    assert_true(!got->duty && !got->source && !got->about.len && !got->extent);
}

// Nothing of one decision is left in the next.
static void test_decisions_do_not_mix(void **state)
{
    (void)state;
    decide("xall xcon xgrave xone xup xsoon xmust xsays xcare");
    const og_decision *got = decide("xpro");
    assert_true(got->verdict == OG_VERDICT_STRENGTH && !got->serious && !got->theme_count && !got->trend);
    assert_true(!got->extent && !got->deadline && !got->duty && !got->source && !got->about.len);
    assert_int_equal(got->parts.count, 1);
    assert_true(fabs(got->score[OG_VERDICT_WEAKNESS]) < 1e-9);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_verdicts),
        cmocka_unit_test(test_a_rule_counts_once),
        cmocka_unit_test(test_longer_hits_hide_shorter_ones),
        cmocka_unit_test(test_clauses),
        cmocka_unit_test(test_scopes),
        cmocka_unit_test(test_what_scopes_do_not_reach_over),
        cmocka_unit_test(test_themes),
        cmocka_unit_test(test_weights_of_themes),
        cmocka_unit_test(test_themes_go_on),
        cmocka_unit_test(test_themes_of_narrow_reports),
        cmocka_unit_test(test_themes_look_ahead),
        cmocka_unit_test(test_severity),
        cmocka_unit_test(test_trend),
        cmocka_unit_test(test_first_of_the_main_clause),
        cmocka_unit_test(test_decisions_do_not_mix),
    };
    return cmocka_run_group_tests(tests, open_shared, close_shared);
}
