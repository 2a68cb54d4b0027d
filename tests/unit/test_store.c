// SPDX-License-Identifier: MIT
// The store: what goes in comes out byte for byte, a document is there once, and what is asked of a path.
#include "unit/stored.h"

static const char *const EXAMPLES[] = {"eastmere-ilacs-2018.html", "eastmere-summary-2013.md",
                                       "stannery-ilacs-2023.txt", "wexcombe-news-2015.txt"};
enum { EXAMPLE_COUNT = sizeof EXAMPLES / sizeof *EXAMPLES };

static void put_all(void)
{
    for (size_t i = 0; i < EXAMPLE_COUNT; i++)
        put(EXAMPLES[i], EXAMPLES[i]);
}

static void test_every_record_comes_back_byte_for_byte(void **state)
{
    (void)state;
    put_all();
    for (size_t i = 0; i < EXAMPLE_COUNT; i++) {
        og_record *record = example(EXAMPLES[i]);
        og_str before, after;
        assert_int_equal(og_record_to_json(record, 0, &before), OG_OK);
        assert_int_equal(og_store_json(here.store, og_str_from(EXAMPLES[i]), &after), OG_OK);
        assert_true(og_str_equal(before, after));
        free((char *)before.ptr);
        free((char *)after.ptr);
        og_record_free(record);
    }
    og_str nothing;
    assert_int_equal(og_store_json(here.store, OG_STR("absent"), &nothing), OG_OK);
    assert_null(nothing.ptr);
}

static void test_records_come_in_the_order_of_paths_and_then_again(void **state)
{
    (void)state;
    put_all();
    for (int round = 0; round < 2; round++) {
        og_record *record = NULL;
        for (size_t i = 0; i < EXAMPLE_COUNT; i++) {
            assert_int_equal(og_store_next(here.store, &record), OG_OK);
            assert_non_null(record);
            assert_true(og_str_ends(record->source.path, og_str_from(EXAMPLES[i])));
            og_record_free(record);
        }
        assert_int_equal(og_store_next(here.store, &record), OG_OK);
        assert_null(record);
    }
}

static void test_tables_hold_what_the_record_does(void **state)
{
    (void)state;
    put("a", "stannery-ilacs-2023.txt");
    og_record *record = example("stannery-ilacs-2023.txt");
    assert_int_equal(ask("SELECT count(*) FROM documents"), 1);
    assert_int_equal(ask("SELECT count(*) FROM inspections WHERE provider IS NOT NULL"), 1);
    assert_int_equal(ask("SELECT count(*) FROM inspectors"), record->inspection->inspectors.count);
    assert_int_equal(ask("SELECT count(*) FROM judgements"), record->judgements.count);
    assert_int_equal(ask("SELECT count(*) FROM area_grades"), record->assessment->areas.count);
    assert_int_equal(ask("SELECT count(*) FROM findings"), record->findings.count);
    assert_int_equal(ask("SELECT count(*) FROM actions"), record->actions.count);
    assert_int_equal(ask("SELECT count(*) FROM recommendations"), record->recommendations.count);
    assert_int_equal(ask("SELECT stated_level FROM inspections"), record->assessment->stated_level);
    assert_int_equal(ask("SELECT year FROM inspections"), record->inspection->end.year);
    assert_int_equal(ask("SELECT count(*) FROM findings f JOIN records r USING (document) WHERE f.text = "
                         "json_extract(r.json, '$.findings[' || (substr(f.name, 2) - 1) || '].text')"),
                     record->findings.count);
    assert_true(record->findings.count > 5);
    assert_true(record->actions.count > 0);
    og_record_free(record);
}

static void test_quotations_of_an_article(void **state)
{
    (void)state;
    put("a", "wexcombe-news-2015.txt");
    og_record *record = example("wexcombe-news-2015.txt");
    assert_true(record->quotations.count > 0);
    assert_int_equal(ask("SELECT count(*) FROM quotations"), record->quotations.count);
    assert_int_equal(ask("SELECT count(*) FROM warnings"), record->warnings.count);
    og_record_free(record);
}

static void test_putting_again_replaces_and_keeps_the_number(void **state)
{
    (void)state;
    put_all();
    int64_t number = ask("SELECT id FROM documents WHERE path = 'stannery-ilacs-2023.txt'");
    int64_t findings = ask("SELECT count(*) FROM findings"), sum = ask("SELECT count(*) FROM statements_fts");
    put("stannery-ilacs-2023.txt", "stannery-ilacs-2023.txt");
    assert_int_equal(ask("SELECT id FROM documents WHERE path = 'stannery-ilacs-2023.txt'"), number);
    assert_int_equal(ask("SELECT count(*) FROM findings"), findings);
    assert_int_equal(ask("SELECT count(*) FROM statements_fts"), sum);
    put("stannery-ilacs-2023.txt", "eastmere-summary-2013.md");
    assert_int_equal(ask("SELECT count(*) FROM documents"), EXAMPLE_COUNT);
    tell("INSERT INTO statements_fts (statements_fts, rank) VALUES ('integrity-check', 1)");
    assert_int_equal(ask("SELECT count(*) FROM findings JOIN actions USING (id)"), 0);
    assert_int_equal(ask("SELECT count(*) FROM pragma_foreign_key_check"), 0);
}

static void test_the_full_text_follows_changes_by_hand(void **state)
{
    (void)state;
    put_all();
    tell("UPDATE findings SET text = 'zebra crossing' WHERE id = (SELECT min(id) FROM findings)");
    tell("UPDATE actions SET text = 'zebra food' WHERE id = (SELECT min(id) FROM actions)");
    assert_int_equal(ask("SELECT count(*) FROM statements_fts WHERE statements_fts MATCH 'zebra'"), 2);
    tell("DELETE FROM documents");
    assert_int_equal(ask("SELECT count(*) FROM statements_fts WHERE statements_fts MATCH 'zebra OR the'"), 0);
    assert_int_equal(ask("SELECT count(*) FROM finding_themes"), 0);
    tell("INSERT INTO statements_fts (statements_fts, rank) VALUES ('integrity-check', 1)");
}

static og_status put_failed(const char *path, const char *sha256, og_status failure)
{
    og_record *record;
    og_source source = {.path = og_str_from(path), .sha256 = og_str_from(sha256)};
    assert_int_equal(og_record_failed(&source, failure, &record), OG_OK);
    og_status status = put_record(path, record);
    og_record_free(record);
    return status;
}

static void test_a_file_that_cannot_be_read_now_keeps_its_record(void **state)
{
    static const og_status away[] = {OG_NOT_FOUND, OG_NOT_READABLE, OG_IS_DIRECTORY};
    (void)state;
    put("a", "eastmere-summary-2013.md");
    for (size_t i = 0; i < sizeof away / sizeof *away; i++) {
        assert_int_equal(put_failed("a", "", away[i]), OG_OK);
        assert_int_equal(ask("SELECT count(*) FROM documents WHERE status = 'analysed'"), 1);
        assert_true(ask("SELECT count(*) FROM findings") > 0);
    }
}

static void test_a_file_that_is_there_and_fails_has_no_old_analysis(void **state)
{
    static const og_status failures[] = {OG_TOO_LARGE,     OG_WORKER_DIED,      OG_OUT_OF_TIME,
                                         OG_OUT_OF_MEMORY, OG_RECORD_TOO_LARGE, OG_EMPTY};
    (void)state;
    for (size_t i = 0; i < sizeof failures / sizeof *failures; i++) {
        put("a", "eastmere-summary-2013.md");
        assert_int_equal(put_failed("a", "", failures[i]), OG_OK);
        assert_int_equal(ask("SELECT count(*) FROM documents WHERE status = 'analysed'"), 0);
        assert_int_equal(ask("SELECT count(*) FROM findings"), 0);
    }
}

static void test_bytes_that_fail_replace_what_others_gave(void **state)
{
    (void)state;
    put("a", "eastmere-summary-2013.md");
    assert_int_equal(put_failed("a", RULES.ptr, OG_ENCRYPTED_PDF), OG_OK);
    assert_int_equal(ask("SELECT count(*) FROM failures WHERE error_code = 'encrypted-pdf'"), 1);
    assert_int_equal(ask("SELECT count(*) FROM findings"), 0);
    assert_int_equal(ask("SELECT count(*) FROM inspections"), 0);
    assert_int_equal(put_failed("new", "", OG_NOT_READABLE), OG_OK);
    assert_int_equal(ask("SELECT count(*) FROM failures"), 2);
}

static bool is_known(const char *path, og_str rules, char sha256[64])
{
    bool known = false;
    assert_int_equal(og_store_known(here.store, og_str_from(path), rules, &known, sha256), OG_OK);
    return known;
}

static void test_what_is_known_of_a_path(void **state)
{
    char sha256[64];
    (void)state;
    put("a", "eastmere-summary-2013.md");
    og_record *record = example("eastmere-summary-2013.md");
    assert_true(is_known("a", RULES, sha256));
    assert_true(og_str_equal((og_str){sha256, sizeof sha256}, record->source.sha256));
    og_record_free(record);
    assert_false(is_known("a", OTHER_RULES, sha256));
    assert_false(is_known("b", RULES, sha256));
    assert_int_equal(put_failed("b", RULES.ptr, OG_DAMAGED_PDF), OG_OK);
    assert_false(is_known("b", RULES, sha256)); // it is tried again
}

static void test_a_document_without_its_line_is_not_known(void **state)
{
    char sha256[64];
    og_str line;
    (void)state;
    put("a", "eastmere-summary-2013.md");
    tell("DELETE FROM records");
    og_diagnostics_clear(here.diagnostics);
    assert_false(is_known("a", RULES, sha256));
    assert_int_equal(og_store_json(here.store, OG_STR("a"), &line), OG_STORE_DAMAGED);
    assert_true(told("damaged or was changed by another program"));
    put("a", "eastmere-summary-2013.md");
    assert_true(is_known("a", RULES, sha256));
}

static void test_paths_are_bytes(void **state)
{
    static const char *const paths[] = {"line\nend.txt", "-dash",   "it's \"quoted\"; DROP TABLE documents; --",
                                        "bad\xFF",       "bad\xFE", "caf\xC3\xA9"};
    enum { COUNT = sizeof paths / sizeof *paths };
    char sha256[64];
    (void)state;
    for (size_t i = 0; i < COUNT; i++)
        put(paths[i], "eastmere-summary-2013.md");
    assert_int_equal(ask("SELECT count(*) FROM documents"), COUNT);
    assert_int_equal(ask("SELECT count(*) FROM documents WHERE typeof(path) = 'blob'"), 2);
    for (size_t i = 0; i < COUNT; i++)
        assert_true(is_known(paths[i], RULES, sha256));
    assert_false(is_known("bad\xFD", RULES, sha256));
}

static void test_pruning_removes_what_has_gone_below_the_paths(void **state)
{
    static const char *const paths[] = {"in", "absent"};
    size_t removed = 0;
    (void)state;
    assert_int_equal(mkdir("in", 0777), 0);
    write_text("in/there", "x");
    put("in/there", "eastmere-summary-2013.md");
    put("in/gone", "eastmere-summary-2013.md");
    put("in/g\xFFne", "eastmere-summary-2013.md");
    put("in/there/below-a-file", "eastmere-summary-2013.md");
    put("inside/gone", "eastmere-summary-2013.md");
    put("out/gone", "eastmere-summary-2013.md");
    put("absent/gone", "eastmere-summary-2013.md"); // its folder may be on a disk that is not there today
    assert_int_equal(og_store_prune(here.store, paths, 2, &removed), OG_OK);
    assert_int_equal(removed, 3);
    assert_int_equal(ask("SELECT count(*) FROM documents WHERE path IN ('in/there', 'inside/gone', 'out/gone', "
                         "'absent/gone')"),
                     4);
    assert_int_equal(ask("SELECT count(*) FROM documents"), 4);
    tell("INSERT INTO statements_fts (statements_fts, rank) VALUES ('integrity-check', 1)");
}

static void test_pruning_by_a_folder_with_a_slash_and_by_the_working_folder(void **state)
{
    static const char *const with_slash[] = {"in/"}, *const working[] = {"."};
    size_t removed = 0;
    (void)state;
    assert_int_equal(mkdir("in", 0777), 0);
    put("in/gone", "eastmere-summary-2013.md");
    assert_int_equal(og_store_prune(here.store, with_slash, 1, &removed), OG_OK);
    assert_int_equal(removed, 0); // nothing is in the folder
    assert_int_equal(mkdir("in/other", 0777), 0);
    put("./in/gone", "eastmere-summary-2013.md");
    assert_int_equal(og_store_prune(here.store, with_slash, 1, &removed), OG_OK);
    assert_int_equal(removed, 1);
    assert_int_equal(og_store_prune(here.store, working, 1, &removed), OG_OK);
    assert_int_equal(removed, 1);
}

static void test_what_is_no_record_is_not_stored(void **state)
{
    (void)state;
    put("a", "eastmere-summary-2013.md");
    og_diagnostics_clear(here.diagnostics);
    assert_int_equal(og_store_put(here.store, OG_STR("a"), RULES, OG_STR("{}")), OG_BAD_RECORD);
    assert_int_equal(og_store_put(here.store, OG_STR("a"), RULES, OG_STR("")), OG_BAD_RECORD);
    assert_true(og_diagnostics_count(here.diagnostics) > 0);
    assert_true(ask("SELECT count(*) FROM findings") > 0);
}

static bool lies_within(const char *path, const char *const *paths, size_t count, size_t *index)
{
    bool within;
    assert_int_equal(og_store_lies_within(path, paths, count, &within, index), OG_OK);
    return within;
}

static void test_whether_a_database_lies_among_the_documents(void **state)
{
    static const char *const paths[] = {"other", "in"}, *const itself[] = {"records.db"};
    size_t index = 9;
    bool within;
    (void)state;
    assert_int_equal(mkdir("in", 0777), 0);
    assert_int_equal(mkdir("in/deep", 0777), 0);
    assert_int_equal(mkdir("other", 0777), 0);
    assert_int_equal(symlink("in/deep", "link"), 0);
    assert_int_equal(symlink("round", "round"), 0);
    assert_true(lies_within("in/new.db", paths, 2, &index));
    assert_int_equal(index, 1);
    assert_true(lies_within("in/deep/new.db", paths, 2, &index));
    assert_true(lies_within("link/new.db", paths, 2, &index));
    assert_true(lies_within("other/../in/new.db", paths, 2, &index));
    assert_true(lies_within("records.db", itself, 1, &index));
    assert_true(lies_within("in/new/", paths, 2, &index));
    assert_true(lies_within("in/absent//new//", paths, 2, &index));
    assert_false(lies_within("new.db", paths, 2, &index));
    assert_false(lies_within("new/", paths, 2, &index));
    assert_false(lies_within("records.db", paths, 2, &index));
    assert_false(lies_within("absent/new.db", paths, 2, &index));
    assert_false(lies_within("/absent/new.db", paths, 2, &index));
    assert_false(lies_within("", paths, 2, &index));
    assert_int_equal(og_store_lies_within("round/new.db", paths, 2, &within, &index), OG_WRITE_FAILED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_every_record_comes_back_byte_for_byte, enter_with_store, leave_folder),
        cmocka_unit_test_setup_teardown(test_records_come_in_the_order_of_paths_and_then_again, enter_with_store,
                                        leave_folder),
        cmocka_unit_test_setup_teardown(test_tables_hold_what_the_record_does, enter_with_store, leave_folder),
        cmocka_unit_test_setup_teardown(test_quotations_of_an_article, enter_with_store, leave_folder),
        cmocka_unit_test_setup_teardown(test_putting_again_replaces_and_keeps_the_number, enter_with_store,
                                        leave_folder),
        cmocka_unit_test_setup_teardown(test_the_full_text_follows_changes_by_hand, enter_with_store, leave_folder),
        cmocka_unit_test_setup_teardown(test_a_file_that_cannot_be_read_now_keeps_its_record, enter_with_store,
                                        leave_folder),
        cmocka_unit_test_setup_teardown(test_a_file_that_is_there_and_fails_has_no_old_analysis, enter_with_store,
                                        leave_folder),
        cmocka_unit_test_setup_teardown(test_bytes_that_fail_replace_what_others_gave, enter_with_store, leave_folder),
        cmocka_unit_test_setup_teardown(test_what_is_known_of_a_path, enter_with_store, leave_folder),
        cmocka_unit_test_setup_teardown(test_a_document_without_its_line_is_not_known, enter_with_store, leave_folder),
        cmocka_unit_test_setup_teardown(test_paths_are_bytes, enter_with_store, leave_folder),
        cmocka_unit_test_setup_teardown(test_pruning_removes_what_has_gone_below_the_paths, enter_with_store,
                                        leave_folder),
        cmocka_unit_test_setup_teardown(test_pruning_by_a_folder_with_a_slash_and_by_the_working_folder,
                                        enter_with_store, leave_folder),
        cmocka_unit_test_setup_teardown(test_what_is_no_record_is_not_stored, enter_with_store, leave_folder),
        cmocka_unit_test_setup_teardown(test_whether_a_database_lies_among_the_documents, enter_with_store,
                                        leave_folder),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
