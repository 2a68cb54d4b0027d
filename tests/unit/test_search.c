// SPDX-License-Identifier: MIT
// Searching: which words and filters find what, in which order, and that no query does more than find nothing.
#include "store/query.h"
#include "store/search.h"
#include "unit/records.h"
#include "unit/stored.h"

// --- three documents: a report of 2019, one of 2022, an article of 2022

typedef struct row {
    const char *text, *theme, *polarity, *area, *severity; // a finding; an action has its kind for a polarity
    bool is_action;
    const char *deadline; // of an action; NULL: none
} row;

static og_record *document(const char *path, const char *kind, const char *provider, int year, const char *grade,
                           int level)
{
    og_record *record = record_of(path, kind, provider);
    record->inspection->provider.kind = OG_STR("local-authority");
    record->inspection->end = (og_date){year, 5, 17};
    record->assessment->stated = og_str_from(grade);
    record->assessment->stated_level = level;
    record->assessment->agreement = OG_STR("not-inferred");
    return record;
}

static void add(og_record *record, const row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        og_str text = og_str_from(rows[i].text), kind = og_str_from(rows[i].polarity), id;
        og_str area = *rows[i].area ? og_str_from(rows[i].area) : (og_str){0};
        og_span evidence = {.page = 2, .line = 10 + i};
        og_strs themes = {0};
        assert_int_equal(og_vec_push(record->arena, &themes, og_str_from(rows[i].theme)), OG_OK);
        assert_int_equal(og_arena_printf(record->arena, &id, "%c%zu", rows[i].is_action ? 'a' : 'f', i + 1), OG_OK);
        og_finding finding = {.id = id,
                              .text = text,
                              .polarity = kind,
                              .themes = themes,
                              .area = area,
                              .severity = og_str_from(rows[i].severity),
                              .source = OG_STR("inspectors"),
                              .evidence = evidence};
        og_action action = {.id = id,
                            .text = text,
                            .kind = kind,
                            .themes = themes,
                            .deadline = rows[i].deadline ? og_str_from(rows[i].deadline) : (og_str){0},
                            .severity = og_str_from(rows[i].severity),
                            .evidence = evidence};
        if (rows[i].is_action)
            add_action(record, action);
        else
            add_finding(record, finding);
    }
}

static void keep(og_record *record)
{
    assert_int_equal(put_record(record->source.path.ptr, record), OG_OK);
    og_record_free(record);
}

static const row OLD[] = {
    {"Supervision of social workers is regular and reflective.", "supervision", "strength", "leaders", "standard",
     false, NULL},
    {"Children wait too long for a plan.", "planning", "weakness", "in-care", "serious", false, NULL},
    {"The quality of supervision should improve.", "supervision", "required", "", "standard", true, "2019-09-30"},
};
static const row NEW[] = {
    {"Social workers do not receive supervision often enough, and supervision is not recorded.", "supervision",
     "weakness", "leaders", "serious", false, NULL},
    {"Care leavers value the caf\xC3\xA9 at the \xE2\x80\x9Chub\xE2\x80\x9D.", "care-leavers", "strength",
     "care-leavers", "standard", false, NULL},
};
static const row NEWS[] = {
    {"Inspectors criticised supervision.", "supervision", "weakness", "", "standard", false, NULL},
    {"The council will recruit more staff.", "workforce", "planned", "", "standard", true, "3-months"},
};
#define ADD(record, rows) add(record, rows, sizeof(rows) / sizeof *(rows))

static int enter(void **state)
{
    if (enter_with_store(state) != 0)
        return -1;
    og_record *old = document("old.txt", "inspection-report", "Northmarsh County Council", 2019, "good", 2);
    og_record *new = document("new.txt", "inspection-report", "Wexcombe", 2022, "requires improvement", 3);
    og_record *news = document("news.txt", "news-article", "Wexcombe Borough Council", 2022, "requires improvement", 3);
    old->inspection->provider.urn = OG_STR("100777");
    ADD(old, OLD);
    ADD(new, NEW);
    ADD(news, NEWS);
    keep(old);
    keep(new);
    keep(news);
    return open_store(OG_STORE_READ) == OG_OK ? 0 : -1;
}

// What a query finds: path and id of each statement, with spaces between.
static void finds(const char *query, const char *wanted)
{
    og_arena *arena = og_arena_new();
    og_search_result result;
    og_str found = OG_STR("");
    assert_non_null(arena);
    og_diagnostics_clear(here.diagnostics);
    og_status status = og_search_run(here.store, arena, og_str_from(query), 0, &result);
    if (status != OG_OK)
        print_message("%s: %.*s\n", query, OG_STR_ARG(og_diagnostics_get(here.diagnostics, 0).message));
    assert_int_equal(status, OG_OK);
    assert_int_equal(result.found, result.statements.count);
    for (size_t i = 0; i < result.statements.count; i++) {
        const og_hit *hit = &result.statements.items[i];
        assert_int_equal(og_arena_printf(arena, &found, "%.*s%s%.*s/%.*s", OG_STR_ARG(found), i ? " " : "",
                                         OG_STR_ARG(hit->path), OG_STR_ARG(hit->name)),
                         OG_OK);
    }
    if (!og_str_equal(found, og_str_from(wanted)))
        print_message("%s finds %.*s\n", query, OG_STR_ARG(found));
    assert_true(og_str_equal(found, og_str_from(wanted)));
    og_arena_free(arena);
}

static void refuses(const char *query, const char *words)
{
    og_str out;
    og_search_options options = {.format = OG_SEARCH_TEXT};
    og_diagnostics_clear(here.diagnostics);
    assert_int_equal(og_store_search(here.store, og_str_from(query), &options, NULL, &out), OG_USAGE);
    if (!told(words))
        print_message("%s: %.*s\n", query, OG_STR_ARG(og_diagnostics_get(here.diagnostics, 0).message));
    assert_true(told(words));
}

static void test_every_word_must_stand(void **state)
{
    (void)state;
    finds("supervision workers", "old.txt/f1 new.txt/f1");
    finds("SUPERVISION  Reflective", "old.txt/f1");
    finds("supervision zebra", "");
    finds("cafe", "new.txt/f2");
    finds("caf\xC3\xA9", "new.txt/f2");
}

static void test_phrases_and_beginnings(void **state)
{
    (void)state;
    finds("\"of supervision\"", "old.txt/a3");
    finds("\"supervision of\"", "old.txt/f1");
    finds("critic*", "news.txt/f1");
    finds("critic", "");
    finds("\"crit*\"", "");
}

static void test_what_must_not_stand(void **state)
{
    (void)state;
    finds("supervision -workers", "news.txt/f1 old.txt/a3");
    finds("-supervision -\"the council\" -wait", "new.txt/f2");
    finds("supervision -theme:supervision", "");
    finds("-kind:action -theme:supervision", "new.txt/f2 old.txt/f2");
}

static void test_filters(void **state)
{
    (void)state;
    finds("theme:supervision", "new.txt/f1 news.txt/f1 old.txt/f1 old.txt/a3");
    finds("theme:planning", "old.txt/f2");
    finds("theme:\"Care leavers\"", "new.txt/f2");
    finds("polarity:strength", "new.txt/f2 old.txt/f1");
    finds("Polarity:Weakness severity:serious", "new.txt/f1 old.txt/f2");
    finds("area:in-care", "old.txt/f2");
    finds("grade:good supervision", "old.txt/a3 old.txt/f1");
    finds("grade:requires-improvement staff", "news.txt/a2");
    finds("grade:\"requires improvement\" staff", "news.txt/a2");
    finds("grade:3 polarity:strength", "new.txt/f2");
    finds("provider:wexcombe kind:finding", "new.txt/f1 new.txt/f2 news.txt/f1");
    finds("provider:\"northmarsh county\" area:leaders", "old.txt/f1");
    finds("provider:%", "");
    finds("provider:100777 kind:required", "old.txt/a3");
    finds("provider:10077", "");
    finds("year:2019 kind:finding", "old.txt/f1 old.txt/f2");
    finds("year:2018-2020 kind:required", "old.txt/a3");
    finds("year:2023", "");
    finds("kind:news-article", "news.txt/f1 news.txt/a2");
    finds("kind:action kind:local-authority", "news.txt/a2 old.txt/a3");
    finds("kind:planned", "news.txt/a2");
}

static void test_by_when(void **state)
{
    (void)state;
    finds("due:2019-09-30", "old.txt/a3");
    finds("due:2019-09-29", "");
    finds("due:2019-09 supervision", "old.txt/a3");
    finds("due:2019", "old.txt/a3");
    finds("due:2019-08-2019-09-30", "old.txt/a3");
    finds("due:2018-2019-09", "old.txt/a3");
    finds("due:2018-2020-01-01", "old.txt/a3");
    finds("due:2019-10-2020", "");
    finds("due:<2019-09-30", "");
    finds("due:<=2019-09-30", "old.txt/a3");
    finds("due:<2019-10", "old.txt/a3");
    finds("due:<2019-09", "");
    finds("due:<=2019-09", "old.txt/a3");
    finds("due:>2019-09-30", "");
    finds("due:>=2019-09-30", "old.txt/a3");
    finds("due:>2019-09", "");
    finds("due:>=2019-09", "old.txt/a3");
    finds("due:>2018", "old.txt/a3");
    finds("due:3-months", "news.txt/a2");
    finds("due:\"3 months\"", "news.txt/a2");
    finds("due:immediate", "");
    finds("kind:action -due:2019", "news.txt/a2");
    refuses("due:2019-13", "'2019-13' is no value of 'due:', which takes a year, month or day as 2026-03-14");
    refuses("due:2019-02-30", "is no value of 'due:'");
    refuses("due:2020-2019", "is no value of 'due:'");
    refuses("due:<", "is no value of 'due:'");
    refuses("due:<<2019", "is no value of 'due:'");
    refuses("due:imediate", "'imediate' is no value of 'due:' (did you mean 'immediate'?)");
    refuses("due:soon", "or one of: immediate, 3-months, 6-months, next-inspection");
    refuses("due:5-months", "'5-months' is no value of 'due:' (did you mean '3-months'?)");
}

static void test_the_best_first(void **state)
{
    (void)state;
    finds("supervision", "news.txt/f1 new.txt/f1 old.txt/a3 old.txt/f1");
    og_arena *arena = og_arena_new();
    og_search_result result;
    assert_int_equal(og_search_run(here.store, arena, OG_STR("supervision"), 1, &result), OG_OK);
    assert_int_equal(result.found, 4);
    assert_int_equal(result.statements.count, 1);
    const og_hit *hit = &result.statements.items[0];
    assert_true(og_str_equal(hit->provider, OG_STR("Wexcombe Borough Council")));
    assert_true(og_str_equal(hit->date, OG_STR("2022-05-17")));
    assert_true(og_str_equal(hit->themes.items[0], OG_STR("supervision")));
    assert_int_equal(hit->page, 2);
    assert_int_equal(hit->line, 10);
    og_arena_free(arena);
}

static void test_what_is_wrong_is_told_with_what_may_be_meant(void **state)
{
    (void)state;
    refuses("them:supervision", "no filter is called 'them:' (did you mean 'theme:'?)");
    refuses("http://x", "no filter is called 'http:'; put what has a colon in it in quotation marks");
    refuses("polarity:weaknes", "'weaknes' is no value of 'polarity:' (did you mean 'weakness'?)");
    refuses("polarity:bad", "'bad' is no value of 'polarity:', which takes strength, weakness, mixed");
    refuses("severity:bad", "which takes serious, standard");
    refuses("kind:zebra", "which takes finding, action, priority, required, ");
    refuses("grade:5", "'5' is no value of 'grade:', which takes a grade in words, or its level from 1 (best) to 4");
    refuses("grade:0", "its level from 1 (best) to 4");
    refuses("grade:22", "its level from 1 (best) to 4");
    refuses("severity:seriuos", "did you mean 'serious'?");
    refuses("kind:findings", "did you mean 'finding'?");
    refuses("kind:news-artcle", "did you mean 'news-article'?");
    refuses("year:20", "'20' is no value of 'year:', which takes a year, or years as 2018-2021");
    refuses("year:2021-2019", "which takes a year");
    refuses("year:2o19", "which takes a year");
    refuses("theme: supervision", "'theme:' needs a value");
    refuses("theme:\"\"", "'theme:' needs a value");
    refuses("", "no word and no filter");
    refuses("\"\" - ... *", "no word and no filter");
}

// What a query finds nothing for, and is told so.
static void warns(const char *query, const char *words)
{
    finds(query, "");
    if (!told(words))
        print_message("%s: %.*s\n", query, OG_STR_ARG(og_diagnostics_get(here.diagnostics, 0).message));
    assert_true(told(words));
}

static void test_a_value_that_no_document_has_is_told_with_those_that_there_are(void **state)
{
    (void)state;
    warns("theme:supervison", "nothing in the database has 'theme:supervison'; near it is: supervision");
    warns("theme:leavers", "near it is: care-leavers");
    warns("theme:\"Care Leaver\"", "near it is: care-leavers");
    warns("theme:xyz",
          "nothing in the database has 'theme:xyz'; it has: care-leavers, planning, supervision, workforce");
    warns("area:in-car", "near it is: in-care");
    warns("area:foo", "it has: care-leavers, in-care, leaders");
    warns("grade:ri", "nothing in the database has 'grade:ri'; it has: good, requires-improvement");
    warns("grade:requires-improvment", "it has: good, requires-improvement");
    finds("grade:1", ""); // a level is one whether there are some or not
    assert_int_equal(og_diagnostics_count(here.diagnostics), 0);
}

static void test_no_grade_is_taken_for_its_opposite(void **state)
{
    (void)state;
    assert_int_equal(open_store(OG_STORE_WRITE), OG_OK);
    tell("UPDATE inspections SET stated = 'inadequate', stated_level = 4");
    warns("grade:adequate", "nothing in the database has 'grade:adequate'; it has: inadequate");
    tell("DELETE FROM documents");
    warns("grade:good", "nothing in the database has 'grade:good'");
}

static void test_a_theme_is_found_by_the_name_that_is_shown(void **state)
{
    (void)state;
    finds("theme:\"plans and reviews\"", "old.txt/f2");
    assert_int_equal(og_diagnostics_count(here.diagnostics), 0);
    finds("theme:Plans-and-Reviews", "old.txt/f2");
    finds("theme:\"Supervision and oversight\" polarity:weakness", "new.txt/f1 news.txt/f1");
    warns("theme:\"homes and placements\"", "nothing in the database has 'theme:placements'");
}

static void test_no_query_does_harm(void **state)
{
    (void)state;
    finds("supervision AND", "old.txt/f1 new.txt/f1");
    finds("NOT", "new.txt/f1"); // words like others
    finds("NEAR(supervision workers)", "");
    finds("supervision OR zebra", "");
    finds("\"supervision of", "old.txt/f1"); // the mark that is missing is at the end
    finds("\"supervision\" of\"", "old.txt/a3 old.txt/f1");
    finds("^supervision", "news.txt/f1 new.txt/f1 old.txt/a3 old.txt/f1");
    finds("(supervision)", "news.txt/f1 new.txt/f1 old.txt/a3 old.txt/f1");
    finds("{text} supervision", "");
    finds("'; DROP TABLE findings; --", "");
    finds("provider:\"'; DROP TABLE findings; --\"", "");
    finds("\xE2\x80\x9C supervision reflective", "old.txt/f1");             // no word to the full text
    finds("supervision reflective \xF0\x9F\x98\x80", "old.txt/f1");         // an emoji
    finds("supervision reflective \xE2\x9D\xA4\xEF\xB8\x8F", "old.txt/f1"); // and one of two characters
    finds("supervision reflective \xEF\xBC\x81", "old.txt/f1");             // a wide exclamation mark
    finds("\xFF\xFE supervision reflective \xE2\x80\x93", "old.txt/f1");
    finds("a\xC3", "old.txt/f2");
    og_str out;
    og_search_options options = {.format = OG_SEARCH_JSON};
    const char with_nul[] = "super\0vision \"\0";
    assert_int_equal(og_store_search(here.store, (og_str){with_nul, sizeof with_nul}, &options, NULL, &out), OG_OK);
    free((char *)out.ptr);
}

static og_status ask_for(const char *bytes, size_t length)
{
    og_str out = {0};
    og_search_options options = {.format = OG_SEARCH_JSON};
    og_diagnostics_clear(here.diagnostics);
    og_status status = og_store_search(here.store, (og_str){bytes, length}, &options, NULL, &out);
    free((char *)out.ptr);
    return status;
}

static void test_long_queries(void **state)
{
    char text[OG_QUERY_BYTES + 1];
    (void)state;
    for (size_t i = 0; i < sizeof text; i++)
        text[i] = "word "[i % 5];
    assert_int_equal(ask_for(text, (size_t)5 * OG_QUERY_TERMS), OG_OK);
    assert_int_equal(ask_for(text, (size_t)5 * (OG_QUERY_TERMS + 1)), OG_USAGE);
    assert_true(told("a query has at most 64 words and filters"));
    assert_int_equal(ask_for(text, sizeof text), OG_USAGE);
    assert_true(told("a query has at most 4096 bytes"));
    for (size_t i = 0; i < sizeof text; i++)
        text[i] = "a-"[i % 2]; // one phrase of many words
    assert_int_equal(ask_for(text, OG_QUERY_BYTES), OG_OK);
    memset(text, '"', sizeof text);
    assert_int_equal(ask_for(text, OG_QUERY_BYTES), OG_USAGE);
    memset(text, '-', sizeof text);
    assert_int_equal(ask_for(text, OG_QUERY_BYTES), OG_USAGE);
}

static void write_search(const char *query, og_search_format format, size_t limit, const char *wanted)
{
    og_str out;
    size_t found;
    og_search_options options = {.format = format, .limit = limit};
    assert_int_equal(og_store_search(here.store, og_str_from(query), &options, &found, &out), OG_OK);
    if (!og_str_equal(out, og_str_from(wanted)))
        print_message("%.*s", OG_STR_ARG(out));
    assert_true(og_str_equal(out, og_str_from(wanted)));
    free((char *)out.ptr);
}

static void test_what_is_written(void **state)
{
    (void)state;
    write_search("workers polarity:weakness", OG_SEARCH_TEXT, 0,
                 "Wexcombe, 17 May 2022, Requires improvement: Serious weakness, leaders\n"
                 "  Social workers do not receive supervision often enough, and supervision is not\n"
                 "  recorded.\n"
                 "  new.txt, page 2, line 10\n"
                 "\n"
                 "1 statement found\n");
    write_search("kind:planned", OG_SEARCH_TEXT, 0,
                 "Wexcombe Borough Council, 17 May 2022, Requires improvement: Planned action,\n"
                 "within three months\n"
                 "  The council will recruit more staff.\n"
                 "  news.txt, page 2, line 11\n"
                 "\n"
                 "1 statement found\n");
    write_search("zebra", OG_SEARCH_TEXT, 0, "No statement was found.\n");
    write_search("zebra", OG_SEARCH_JSON, 0,
                 "{\n  \"schema\": \"ofgrade-search/1\",\n  \"query\": \"zebra\",\n  \"found\": 0,\n"
                 "  \"statements\": []\n}\n");
    write_search("workers polarity:weakness", OG_SEARCH_CSV, 0,
                 "\xEF\xBB\xBFProvider,Date,Grade,What,Id,Polarity,Kind,Deadline,Severity,Area,Themes,Text,Document,"
                 "Page,Line\r\n"
                 "Wexcombe,2022-05-17,requires improvement,finding,f1,weakness,,,serious,leaders,supervision,"
                 "\"Social workers do not receive supervision often enough, and supervision is not recorded.\","
                 "new.txt,2,10\r\n");
}

static void test_a_cell_of_very_many_themes(void **state)
{
    enum { MANY = 100000 };
    og_str out;
    og_search_options options = {.format = OG_SEARCH_CSV};
    (void)state;
    assert_int_equal(open_store(OG_STORE_WRITE), OG_OK);
    tell("INSERT INTO finding_themes WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 100000) "
         "SELECT (SELECT min(id) FROM findings), 'theme-' || i FROM n");
    assert_int_equal(og_store_search(here.store, OG_STR("reflective"), &options, NULL, &out), OG_OK);
    assert_true(out.len > (size_t)MANY * 8);
    assert_true(og_str_find(out, OG_STR("supervision; theme-1; theme-10; theme-100; "), 0) != SIZE_MAX);
    free((char *)out.ptr);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_every_word_must_stand, enter, leave_folder),
        cmocka_unit_test_setup_teardown(test_phrases_and_beginnings, enter, leave_folder),
        cmocka_unit_test_setup_teardown(test_what_must_not_stand, enter, leave_folder),
        cmocka_unit_test_setup_teardown(test_filters, enter, leave_folder),
        cmocka_unit_test_setup_teardown(test_by_when, enter, leave_folder),
        cmocka_unit_test_setup_teardown(test_the_best_first, enter, leave_folder),
        cmocka_unit_test_setup_teardown(test_what_is_wrong_is_told_with_what_may_be_meant, enter, leave_folder),
        cmocka_unit_test_setup_teardown(test_a_value_that_no_document_has_is_told_with_those_that_there_are, enter,
                                        leave_folder),
        cmocka_unit_test_setup_teardown(test_no_grade_is_taken_for_its_opposite, enter, leave_folder),
        cmocka_unit_test_setup_teardown(test_a_theme_is_found_by_the_name_that_is_shown, enter, leave_folder),
        cmocka_unit_test_setup_teardown(test_no_query_does_harm, enter, leave_folder),
        cmocka_unit_test_setup_teardown(test_long_queries, enter, leave_folder),
        cmocka_unit_test_setup_teardown(test_what_is_written, enter, leave_folder),
        cmocka_unit_test_setup_teardown(test_a_cell_of_very_many_themes, enter, leave_folder),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
