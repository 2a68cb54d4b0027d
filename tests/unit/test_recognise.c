// SPDX-License-Identifier: MIT
// og_recognise: how signs are weighed, on frameworks made for this test, and which of the built-in ones claims the
// opening of a document.
#include "unit/analysed.h"

#include <math.h>

static og_test_bench bench;

// Their signs are words that no other framework looks for.
static const char *const FILES[] = {
    "<framework id='alder' name='Alder'><recognise least='3'>"
    "<sign in='text' weight='3'><phrase>zalder</phrase></sign>"
    "<sign in='text' weight='2'><phrase>zleaf</phrase></sign>"
    "<sign in='text' weight='-3'><phrase>zaxe</phrase></sign></recognise></framework>",
    "<framework id='birch' name='Birch'><recognise least='3'>"
    "<sign in='text' weight='3'><phrase>zbirch</phrase></sign>"
    "<sign in='text' weight='1'><phrase>zbark</phrase></sign>"
    "<sign in='text' weight='1'><phrase>zleaf</phrase></sign></recognise></framework>",
    "<framework id='cedar' name='Cedar'><recognise least='1'>"
    "<sign in='text' weight='0.6'><phrase>zone</phrase></sign>"
    "<sign in='text' weight='0.3'><phrase>ztwo</phrase></sign>"
    "<sign in='text' weight='0.1'><phrase>zthree</phrase></sign></recognise></framework>",
    "<framework id='doust' name='Doust'><recognise least='-1'>"
    "<sign in='text' weight='-0.5'><phrase>zdoust</phrase></sign></recognise></framework>",
    "<framework id='fir' name='Fir'><recognise least='1'><sign in='text'><phrase>zfir</phrase></sign></recognise>"
    "<field id='dates'><label in='text'>zgrown on</label></field></framework>",
    "<framework id='gorse' name='Gorse'><recognise least='2'>"
    "<sign in='text' weight='2'><label>zgorse</label></sign></recognise></framework>",
    "<framework id='elm' name='Elm' abstract='yes'><recognise least='1'>"
    "<sign in='text' weight='9'><phrase>zelm</phrase></sign></recognise></framework>",
};

static int load(void **state)
{
    return bench_set_up(state, &bench, FILES, sizeof FILES / sizeof *FILES);
}

static void check(const char *blocks, const char *id, double confidence)
{
    og_analysis *analysis = bench_take(&bench, document_of(blocks));
    og_buf found = {0};
    assert_int_equal(og_recognise(analysis), OG_OK);
    og_buf_add(&found, analysis->framework ? analysis->framework->id : OG_STR("none"));
    check_buf(&found, id);
    if (confidence >= 0)
        assert_true(fabs(analysis->confidence - confidence) < 1e-9);
}

static void the_heaviest_that_reaches_its_least_wins(void **state)
{
    (void)state;
    check("P zalder\n", "alder", 1);
    check("P zleaf\n", "none", 0);
    check("P zbirch zleaf zalder\n", "alder", 0.55); // 5 against 4, in hundredths, rounded down
    check("P zalder zbirch\n", "alder", 0.5);        // of equals the first by its id
    check("P zbark zbirch zalder\n", "birch", 0.57); // 4 against 3
    check("P nothing of that\n", "none", 0);
}

// "zgrown on" is a label to one framework and what stands beside a label to another, whichever is weighed first.
static void what_was_weighed_before_makes_no_difference(void **state)
{
    (void)state;
    check("P zfir\nP zgorse\nP zgrown on\n", "gorse", 0.66);
}

static void a_sign_counts_once_however_often_it_is_found(void **state)
{
    (void)state;
    check("P zleaf zleaf zleaf zleaf\n", "none", 0);
    check("P zalder zalder zbirch zleaf zbirch\n", "alder", 0.55);
}

static void a_negative_sign_speaks_against(void **state)
{
    (void)state;
    check("P zalder zaxe\n", "none", 0);
    check("P zalder zleaf zaxe\n", "none", 0);
    check("P zalder zaxe zbirch\n", "birch", 1);
}

static void fractions_add_up(void **state)
{
    (void)state;
    check("P zone ztwo zthree\n", "cedar", 1);
    check("P zone ztwo\n", "none", 0);
}

static void nothing_is_recognised_by_no_weight_or_as_what_is_only_extended(void **state)
{
    (void)state;
    check("P zdoust\n", "none", 0);
    check("P zelm\n", "none", 0);
}

static void the_built_in_frameworks_know_their_documents(void **state)
{
    static const struct {
        const char *blocks;
        const char *id;
    } cases[] = {
        {"H1 Inspection of Northmarsh local authority children\xE2\x80\x99s services\nP Inspection dates: 1 to 5 May "
         "2023\n",
         "ilacs"},
        {"H1 Northmarsh\nH1 Inspection of services for children in need of help and protection, children looked after "
         "and "
         "care leavers\n",
         "sif"},
        {"H1 Area SEND inspection of Northmarsh Local Area Partnership\nP Inspection dates: 1 to 5 May 2023\n",
         "area-send"},
        {"P Dear Ms Example\nP Focused visit to Northmarsh children\xE2\x80\x99s services\n"
         "P This letter summarises the findings of the focused visit to Northmarsh on 1 May 2023.\n",
         "focused-visit"},
        {"P Dear Ms Example\nP Monitoring visit to Northmarsh children\xE2\x80\x99s services\n"
         "P This letter summarises the findings of the monitoring visit to Northmarsh on 1 May 2023.\n",
         "monitoring-visit"},
        {"H1 Inspection of local authority arrangements for the protection of children\nH1 Northmarsh\n",
         "child-protection"},
        {"H1 Northmarsh Council\nH1 Inspection of looked after children services\n", "looked-after"},
        {"H1 Council is failing children\nP By A Writer\nP Ofsted has found that children are not safe in Northmarsh.\n"
         "P Councillor Bo Birch said: \xE2\x80\x9CWe are sorry.\xE2\x80\x9D\n",
         "news-article"},
        {"H1 Leek and potato soup\nP Peel the potatoes, inspect the leeks, and boil both until they are good.\n",
         "none"},
        {"H1 Report not found\nP The report you asked for is not here.\n", "none"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        check(cases[i].blocks, cases[i].id, -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_heaviest_that_reaches_its_least_wins),
        cmocka_unit_test(what_was_weighed_before_makes_no_difference),
        cmocka_unit_test(a_sign_counts_once_however_often_it_is_found),
        cmocka_unit_test(a_negative_sign_speaks_against),
        cmocka_unit_test(fractions_add_up),
        cmocka_unit_test(nothing_is_recognised_by_no_weight_or_as_what_is_only_extended),
        cmocka_unit_test(the_built_in_frameworks_know_their_documents),
    };
    return cmocka_run_group_tests(tests, load, bench_tear_down);
}
