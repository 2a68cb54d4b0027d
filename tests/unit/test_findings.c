// SPDX-License-Identifier: MIT
// og_findings_find: which sentences of a document are read, and how what they say becomes findings and actions. The
// words of the rules are made up, so that nothing depends on the program's own rules.
#include "unit/analysed.h"
#include "unit/ruled.h"

static og_test_bench bench;

static const char *const FILES[] = {
    "<framework id='pond-review' name='Pond review' scale='four-level'>"
    "<recognise><sign in='title'><phrase>Pond review</phrase></sign></recognise>"
    "<area id='overall' name='Overall'><label>All in all</label></area>"
    "<area id='boats' name='Boats'><label>Boats</label></area>"
    "<section role='summary'><heading exact='yes'>Summary</heading></section>"
    "<section role='improvements'><heading>What must be put right</heading></section>"
    "<section role='recommendations'><heading>Advice</heading></section>"
    "<section role='priority'><heading>What must be put right at once</heading></section>"
    "<section role='previous'><heading>Earlier reviews</heading></section>"
    "<section role='method'><heading>How we did it</heading></section>"
    "<section role='scale'><heading>What the words mean</heading></section>"
    "<section role='context'><heading>About the pond</heading></section>"
    "<section role='strengths'><heading>All fishes are zgood</heading></section>"
    "</framework>",
    "<rules><theme id='t-water' name='Water'>Water.</theme><theme id='t-weed' name='Weed'>Weed.</theme>"
    "<rule id='t-listed' polarity='action' strength='9'>"
    "<context role='improvements recommendations priority' kind='item'/></rule>"                                 //
    RULE("t-good", "polarity='strength' strength='9'", "zgood")                                                  //
    RULE("t-bad", "polarity='weakness' strength='9'", "zbad")                                                    //
    RULE("t-do", "polarity='action' strength='9'", "zdo")                                                        //
    RULE("t-none", "polarity='neutral' strength='9'\n", "zneutral")                                              //
    RULE("t-who", "actor='provider'", "zwarden") RULE("t-by", "actor='by'", "zby")                               //
    RULE("t-must", "duty='binding'", "zmust") RULE("t-should", "duty='subject'", "zshould")                      //
    RULE("t-soon", "deadline='immediate'", "zsoon") RULE("t-later", "deadline='3-months'", "zlater")             //
    RULE("t-grave", "severity='serious' weight='3'", "zgrave") RULE("t-some", "extent='some'", "zsome")          //
    RULE("t-up", "trend='improved' weight='3'", "zup") RULE("t-says", "source='provider'", "zsays")              //
    RULE("t-about", "about='boats'", "zboats") RULE("t-overall", "about='overall'", "zall")                      //
    RULE("t-water", "theme='t-water' weight='2'", "zwater") RULE("t-weed", "theme='t-weed' weight='2'", "zweed") //
    "</rules>"};

static int load(void **state)
{
    return bench_set_up(state, &bench, FILES, 2);
}

static const og_record *read_as(const char *framework, const char *blocks)
{
    og_analysis *analysis = bench_open(&bench, framework, blocks);
    assert_int_equal(og_findings_find(analysis), OG_OK);
    return analysis->record;
}

static void add_own_themes(og_buf *out, const og_strs *themes)
{
    bool first = true;
    for (size_t i = 0; i < themes->count; i++)
        if (og_str_starts(themes->items[i], OG_STR("t-"))) {
            og_buf_printf(out, "%s%.*s", first ? "" : " ", OG_STR_ARG(themes->items[i]));
            first = false;
        }
}

static void check_span(const og_span *span, og_str text)
{
    og_str printed;
    assert_int_equal(og_text_of(&bench.analysis, (og_range){span->start, span->end}, &printed), OG_OK);
    assert_true(og_str_equal(printed, text) && text.len);
}

// "polarity | text" of each finding and "kind | by | deadline | text" of each action, a line each.
static void check(const char *blocks, const char *expected)
{
    og_buf out = {0};
    const og_record *record = read_as("pond-review", blocks);
    for (size_t i = 0; i < record->findings.count; i++) {
        const og_finding *finding = &record->findings.items[i];
        check_span(&finding->evidence, finding->text);
        og_buf_printf(&out, "%.*s | %.*s\n", OG_STR_ARG(finding->polarity), OG_STR_ARG(finding->text));
    }
    for (size_t i = 0; i < record->actions.count; i++) {
        const og_action *action = &record->actions.items[i];
        check_span(&action->evidence, action->text);
        og_buf_printf(&out, "%.*s | %.*s | %.*s | %.*s\n", OG_STR_ARG(action->kind), OG_STR_ARG(action->by),
                      OG_STR_ARG(action->deadline), OG_STR_ARG(action->text));
    }
    check_buf(&out, expected);
}

static void sentences_are_findings(void **state)
{
    (void)state;
    check("H1 Pond\nP The water is zgood. The weed is zbad. It is all zneutral.\nI1[*] A frog zgood here\n",
          "strength | The water is zgood.\nweakness | The weed is zbad.\nstrength | A frog zgood here\n");
    check("P zgood here\n", "");     // two words are no sentence
    check("P zgood 3, 4 and\n", ""); // numbers and marks are no words
    check("P Now zgood here.\n", "strength | Now zgood here.\n");
}

static void other_blocks_say_nothing(void **state)
{
    (void)state;
    check("H1 The water is zbad here\nF The water is zbad here\nR The water is zbad here | zbad and zgood are here\n",
          "");
    check("H1 How we did it\nP We found zbad things here.\nH2 More\nP It is zbad here.\n", "");
    check("H1 What the words mean\nP The water is zbad here.\n", "");
    check("H1 About the pond\nP The water is zbad here.\n", "");
    check("H1 Earlier reviews\nP The water is zbad here.\nH1 Summary\nP The weed is zbad here.\n",
          "weakness | The weed is zbad here.\n");
}

// In plain text a line is one by its words alone: it says something where it is a sentence, however that ends.
static void headings_that_are_sentences_are_read(void **state)
{
    (void)state;
    check("I1[*] a\nP All fishes are zgood\n", "");
    check("I1[*] a\nP All fishes are zgood:\n", "");
    check("I1[*] a\nP All fishes are zgood.\n", "strength | All fishes are zgood.\n");
    check("I1[*] a\nP All fishes are zgood!\n", "strength | All fishes are zgood!\n");
    check("I1[*] a\nP All fishes are zgood.\xE2\x80\x99\n", "strength | All fishes are zgood.\xE2\x80\x99\n");
}

// A headline may end with an exclamation mark, and a line of an address with a semicolon.
static void lines_of_the_title_are_not_read(void **state)
{
    static const char *const titles[] = {"!", ";", "", "?", "!\xE2\x80\x9D", " (zgood)"};
    static const char *const sentences[] = {".", ":", ".\xE2\x80\x9D", ".\xE2\x80\x99", ".'\"", ".)", ".]", ":\""};
    (void)state;
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) {
        char blocks[200];
        snprintf(blocks, sizeof blocks, "P All frogs are zbad here%s\n", titles[i]);
        check(blocks, "");
    }
    for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++) {
        char blocks[200], expected[200];
        snprintf(blocks, sizeof blocks, "P All frogs are zbad here%s\n", sentences[i]);
        snprintf(expected, sizeof expected, "weakness | All frogs are zbad here%s\n", sentences[i]);
        check(blocks, expected);
    }
}

static void lists_of_improvements_are_actions(void **state)
{
    (void)state;
    check("H1 What must be put right\nI1[*] The quality of water\nI1[*] Too few frogs.\nP The water is zgood.\n",
          "strength | The water is zgood.\nrecommended |  |  | The quality of water\n"
          "recommended |  |  | Too few frogs.\n");
    check("H1 What must be put right at once\nI1[*] The quality of water\nP The owner zmust zdo this.\n",
          "priority |  |  | The quality of water\npriority | The owner |  | The owner zmust zdo this.\n");
    check("H1 Summary\nP The owner zmust zdo this zlater.\nP The owner zshould zdo this zsoon.\n",
          "required | The owner | 3-months | The owner zmust zdo this zlater.\n"
          "recommended | The owner | immediate | The owner zshould zdo this zsoon.\n");
}

static void who_has_to_act(void **state)
{
    (void)state;
    check("P Zmust zdo this.\n", "required |  |  | Zmust zdo this.\n");
    check("P In time, the owner zmust zdo this.\n", "required |  |  | In time, the owner zmust zdo this.\n");
    check("P All 12 owners zmust zdo this.\n", "required |  |  | All 12 owners zmust zdo this.\n");
    check("P The one two three four five six seven eight nine ten owner zmust zdo this.\n",
          "required | The one two three four five six seven eight nine ten owner |  | The one two three four five six "
          "seven eight nine ten owner zmust zdo this.\n");
    check("P The one two three four five six seven eight nine ten other owner zmust zdo this.\n",
          "required |  |  | The one two three four five six seven eight nine ten other owner zmust zdo this.\n");
}

// Nothing marks where the aim ends; the words before the duty name somebody only where they are known to.
static void who_has_to_act_behind_an_aim(void **state)
{
    static const struct {
        const char *words, *by;
    } cases[] = {{"To mend the banks further the zwarden", "the zwarden"},
                 {"To mend the banks, the zwarden", "the zwarden"},
                 {"To mend the banks zwarden", "zwarden"},
                 {"To mend the quality of teaching millers", ""},
                 {"To mend the banks the miller", ""},
                 {"To mend the zwarden banks", ""},
                 {"To mend the banks zby", ""},
                 {"Those who are to mend the banks", "Those who are to mend the banks"}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char blocks[200], expected[200];
        snprintf(blocks, sizeof blocks, "P %s zmust zdo this.\n", cases[i].words);
        snprintf(expected, sizeof expected, "required | %s |  | %s zmust zdo this.\n", cases[i].by, cases[i].words);
        check(blocks, expected);
    }
}

// A line with a colon at its end gives the items under it who has to act, by when, and how binding it is.
static void lines_that_lead_lists(void **state)
{
    (void)state;
    check("H1 Advice\nP The owner zmust zdo, zlater:\nI1[*] clear the water\nI1[*] mow the weed zsoon\n"
          "I1[*] The warden zshould feed frogs\n",
          "required | The owner | 3-months | clear the water\nrequired | The owner | immediate | mow the weed zsoon\n"
          "recommended | The warden | 3-months | The warden zshould feed frogs\n");
    // a paragraph ends it, and so does a heading, even one to a section of the same role
    check(
        "H1 Advice\nP The owner zmust zdo:\nI1[*] clear the water\nP All that is zgood.\nI1[*] mow the weed\n",
        "strength | All that is zgood.\nrequired | The owner |  | clear the water\nrecommended |  |  | mow the weed\n");
    check("H1 Advice\nP The owner zmust zdo:\nI1[*] clear the water\nH1 Advice\nI1[*] mow the weed\n",
          "required | The owner |  | clear the water\nrecommended |  |  | mow the weed\n");
    check("H1 Advice\nP The owner zmust zdo:\nH1 What must be put right\nI1[*] mow the weed\n",
          "recommended |  |  | mow the weed\n");
    // the label of an area says nothing, and ends it too unless it is an item itself
    check("H1 Summary\nP The owner zmust zdo, zlater:\nI1[*] The water is zbad\nP Boats\n"
          "I1[*] The owner is zgood to frogs\n",
          "strength | The owner is zgood to frogs\nrequired | The owner | 3-months | The water is zbad\n");
    check("H1 Advice\nP The owner zmust zdo:\nI1[*] Boats\nI1[*] mow the weed\n",
          "required | The owner |  | mow the weed\n");
    // what stands at the foot of a page does not
    check("H1 Advice\nP The owner zmust zdo:\nI1[*] clear the water\nF Page 7\nPAGE 2\nF Pond review\n"
          "I1[*] mow the weed\n",
          "required | The owner |  | clear the water\nrequired | The owner |  | mow the weed\n");
    // an item may lead those below it
    check("H1 Advice\nI1[*] The owner zmust zdo:\nI2[*] clear the water\nI2[*] mow the weed\n",
          "required | The owner |  | clear the water\nrequired | The owner |  | mow the weed\n");
    // a line that leads praise is read like any other
    check("H1 Summary\nP The water is zgood since:\nI1[*] the frogs are zgood too\n",
          "strength | The water is zgood since:\nstrength | the frogs are zgood too\n");
}

static void tables_of_actions(void **state)
{
    (void)state;
    check(
        "H1 Advice\nR Responsible | What is to be done\nR The owner | Clear the whole of the water zsoon.\n"
        "R The warden | Mow all of the weed around it. Feed the frogs in the pond daily.\nR | Count all fishes in the "
        "pond daily\nR Pay for all of the boats too\nR The owner | Too short\nR The owner |\n",
        "recommended | The owner | immediate | Clear the whole of the water zsoon.\n"
        "recommended | The warden |  | Mow all of the weed around it.\n"
        "recommended | The warden |  | Feed the frogs in the pond daily.\n"
        "recommended |  |  | Count all fishes in the pond daily\n"
        "recommended |  |  | Pay for all of the boats too\n");
    check("H1 Summary\nR The owner | Clear the whole of the water zdo it zbad.\n", "");
    // the body of a row is not that of what follows the table
    check("H1 Advice\nR The owner | Clear the whole of the water zsoon.\nI1[*] mow the weed\n",
          "recommended | The owner | immediate | Clear the whole of the water zsoon.\n"
          "recommended |  |  | mow the weed\n");
}

static void what_findings_carry(void **state)
{
    (void)state;
    const og_record *record = read_as(
        "pond-review", "H1 Summary\nP The water is zbad, zgrave, zsome zup.\nP The water zsays is zgood, zgrave.\n"
                       "P All zboats are zbad and zall.\nH1 Boats\nP The water is zbad too. It is zall zgood.\n");
    const og_finding *found = record->findings.items;
    assert_int_equal(record->findings.count, 5);
    assert_true(og_str_equal(found[0].id, OG_STR("f1")) && og_str_equal(found[4].id, OG_STR("f5")));
    assert_true(og_str_equal(found[0].severity, OG_STR("serious")) && og_str_equal(found[0].extent, OG_STR("some")));
    assert_true(og_str_equal(found[0].trend, OG_STR("improved")) &&
                og_str_equal(found[0].source, OG_STR("inspectors")));
    assert_true(og_str_equal(found[1].severity, OG_STR("standard")) && !found[1].extent.len && !found[1].trend.len);
    assert_true(og_str_equal(found[1].source, OG_STR("provider")));
    assert_true(!found[0].area.len && og_str_equal(found[2].area, OG_STR("boats")));
    assert_true(og_str_equal(found[3].area, OG_STR("boats")) && og_str_equal(found[4].area, OG_STR("boats")));
    for (size_t i = 0; i < record->findings.count; i++) {
        bool own = false;
        for (size_t k = 0; k < found[i].rules.count; k++) {
            own |= og_str_starts(found[i].rules.items[k], OG_STR("t-"));
            for (size_t other = 0; other < k; other++)
                assert_false(og_str_equal(found[i].rules.items[k], found[i].rules.items[other]));
        }
        assert_true(own);
        assert_int_equal(found[i].explanation.count, 0);
    }
}

static void explanations(void **state)
{
    (void)state;
    og_analysis *analysis =
        bench_open(&bench, "pond-review", "P The water is zbad, zgrave, zwater.\nP Zdo this now here.\n");
    analysis->explain = true;
    assert_int_equal(og_findings_find(analysis), OG_OK);
    assert_int_equal(analysis->record->findings.count, 1);
    assert_int_equal(analysis->record->actions.count, 1);
    const og_explanation *because = &analysis->record->findings.items[0].explanation;
    static const char *const wanted[][3] = {
        {"t-bad", "weakness 9.0", "zbad"}, {"t-water", "theme t-water", "zwater"}, {"t-grave", "serious", "zgrave"}};
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
        bool there = false;
        for (size_t k = 0; k < because->count; k++)
            there |= og_str_equal(because->items[k].rule, og_str_from(wanted[i][0])) &&
                     og_str_starts(because->items[k].effect, og_str_from(wanted[i][1])) &&
                     og_str_equal(because->items[k].words, og_str_from(wanted[i][2]));
        assert_true(there);
    }
    assert_true(analysis->record->actions.items[0].explanation.count > 0);
}

// Themes that are not in a sentence come from those before it in its paragraph or item.
static void check_themes(const char *blocks, const char *expected)
{
    og_buf out = {0};
    const og_record *record = read_as("pond-review", blocks);
    for (size_t i = 0; i < record->findings.count; i++) {
        og_buf_printf(&out, i ? "; " : "");
        add_own_themes(&out, &record->findings.items[i].themes);
    }
    check_buf(&out, expected);
}

static void themes_go_on_within_a_block(void **state)
{
    (void)state;
    check_themes("P The zwater is zgood. Aa bb zgood. Aa bb zgood. Aa bb zgood. Aa bb zgood.\n",
                 "t-water; t-water; t-water; t-water; ");
    check_themes("P The zwater is zgood.\nP Aa bb zgood.\n", "t-water; ");
    check_themes("I1[*] The zwater is zgood.\nI1[*] Aa bb zgood.\n", "t-water; ");
    check_themes("I1[*] The zwater is zgood. Aa bb zgood.\n", "t-water; t-water");
    check_themes("P The zwater is zneutral. Aa bb zgood.\n", "t-water");
    check_themes("P The zwater is zgood. The zweed is zgood.\n", "t-water; t-weed");
}

static void long_sentences_are_told(void **state)
{
    (void)state;
    og_buf text = {0};
    og_buf_printf(&text, "P Aa zbad");
    while (text.len < 202)
        og_buf_printf(&text, " x");
    og_buf_printf(&text, "x\nP The water is zgood.\n");
    og_buf_add_byte(&text, 0);
    assert_int_equal(text.status, OG_OK);
    size_t length = og_str_find_byte(og_buf_str(&text), '\n', 0) - 2;
    bench.limits.sentence_bytes = length - 1;
    check(text.ptr, "strength | The water is zgood.\n");
    check_warnings(&bench.analysis, "sentence-too-long\n");
    assert_non_null(bench.analysis.record->warnings.items[0].evidence);
    bench.limits.sentence_bytes = length;
    assert_int_equal(read_as("pond-review", text.ptr)->findings.count, 2);
    check_warnings(&bench.analysis, "");
    bench.limits = og_limits_default();
    og_buf_free(&text);
}

static void other_documents_have_no_findings(void **state)
{
    (void)state;
    og_analysis *analysis = bench_open(&bench, "pond-review", "P The water is zbad.\n");
    analysis->framework = NULL;
    assert_int_equal(og_findings_find(analysis), OG_OK);
    assert_int_equal(analysis->record->findings.count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sentences_are_findings),
        cmocka_unit_test(other_blocks_say_nothing),
        cmocka_unit_test(headings_that_are_sentences_are_read),
        cmocka_unit_test(lines_of_the_title_are_not_read),
        cmocka_unit_test(lists_of_improvements_are_actions),
        cmocka_unit_test(who_has_to_act),
        cmocka_unit_test(who_has_to_act_behind_an_aim),
        cmocka_unit_test(lines_that_lead_lists),
        cmocka_unit_test(tables_of_actions),
        cmocka_unit_test(what_findings_carry),
        cmocka_unit_test(explanations),
        cmocka_unit_test(themes_go_on_within_a_block),
        cmocka_unit_test(long_sentences_are_told),
        cmocka_unit_test(other_documents_have_no_findings),
    };
    return cmocka_run_group_tests(tests, load, bench_tear_down);
}
