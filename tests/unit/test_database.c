// SPDX-License-Identifier: MIT
// Databases that are none of ours, too new, too old, damaged, held by others or full: one message, and nothing lost.
#include "store/migrate.h"
#include "unit/stored.h"
#include "unit/texts.h"

static int enter(void **state)
{
    return enter_folder(state);
}

// A store with one document, closed.
static void make_store(void)
{
    assert_int_equal(open_store(OG_STORE_WRITE), OG_OK);
    put("a", "eastmere-summary-2013.md");
    og_store_free(here.store);
    here.store = NULL;
}

// Runs SQL on the file past the store.
static void change(const char *sql)
{
    sqlite3 *handle;
    assert_int_equal(sqlite3_open("records.db", &handle), SQLITE_OK);
    assert_int_equal(sqlite3_exec(handle, sql, NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_close(handle), SQLITE_OK);
}

static void refuses(og_store_mode mode, og_status status, const char *words)
{
    assert_int_equal(open_store(mode), status);
    assert_null(here.store);
    assert_true(told(words));
}

static void test_a_missing_file_is_made_to_write_alone(void **state)
{
    (void)state;
    refuses(OG_STORE_READ, OG_NOT_FOUND, "no such file");
    assert_int_not_equal(access("records.db", F_OK), 0);
    make_store();
    assert_int_equal(open_store(OG_STORE_READ), OG_OK);
    assert_int_equal(ask("SELECT count(*) FROM documents"), 1);
}

static void test_an_empty_file_becomes_a_store(void **state)
{
    (void)state;
    write_text("records.db", "");
    refuses(OG_STORE_READ, OG_STORE_FOREIGN, "not a database of ofgrade");
    assert_int_equal(open_store(OG_STORE_WRITE), OG_OK);
}

static void test_what_is_no_file_is_refused(void **state)
{
    (void)state;
    assert_int_equal(mkdir("records.db", 0777), 0);
    refuses(OG_STORE_WRITE, OG_IS_DIRECTORY, "folder");
    refuses(OG_STORE_READ, OG_IS_DIRECTORY, "folder");
    assert_int_equal(rmdir("records.db"), 0);
    assert_int_equal(mkfifo("records.db", 0666), 0);
    refuses(OG_STORE_WRITE, OG_STORE_FOREIGN, "not a database of ofgrade");
    refuses(OG_STORE_READ, OG_STORE_FOREIGN, "not a database of ofgrade");
}

static void test_a_folder_that_is_not_there(void **state)
{
    (void)state;
    assert_int_equal(og_store_open("absent/records.db", OG_STORE_WRITE, here.diagnostics, &here.store),
                     OG_WRITE_FAILED);
    assert_true(told("cannot be written"));
}

static void test_names_mean_files(void **state)
{
    (void)state;
    assert_int_equal(og_store_open(":memory:", OG_STORE_WRITE, NULL, &here.store), OG_OK);
    assert_int_equal(access(":memory:", F_OK), 0);
    og_store_free(here.store);
    assert_int_equal(og_store_open("file:x?mode=memory", OG_STORE_WRITE, NULL, &here.store), OG_OK);
    assert_int_equal(access("file:x?mode=memory", F_OK), 0);
    og_store_free(here.store);
    assert_int_equal(og_store_open("a b%20c#d\xFF\n.db", OG_STORE_WRITE, NULL, &here.store), OG_OK);
    assert_int_equal(access("a b%20c#d\xFF\n.db", F_OK), 0);
}

static void test_what_is_not_ours_stays_as_it_is(void **state)
{
    static const char *const ours_is_not[] = {"CREATE TABLE theirs (x)", "PRAGMA application_id = 77",
                                              "PRAGMA user_version = 1", "CREATE TABLE documents (x)"};
    (void)state;
    for (size_t i = 0; i < sizeof ours_is_not / sizeof *ours_is_not; i++) {
        unlink("records.db");
        change(ours_is_not[i]);
        og_buf before = read_file("records.db");
        refuses(OG_STORE_WRITE, OG_STORE_FOREIGN, "not a database of ofgrade");
        refuses(OG_STORE_READ, OG_STORE_FOREIGN, "not a database of ofgrade");
        og_buf after = read_file("records.db");
        assert_true(og_str_equal(og_buf_str(&before), og_buf_str(&after)));
        og_buf_free(&before);
        og_buf_free(&after);
    }
    write_text("records.db",
               "A letter to the council, which is long enough not to be taken for the head of a database. "
               "It goes on for a while, so that there are more than a hundred bytes of it.");
    refuses(OG_STORE_WRITE, OG_STORE_FOREIGN, "not a database of ofgrade");
}

static void test_a_newer_one_is_refused(void **state)
{
    (void)state;
    make_store();
    change("PRAGMA user_version = 63");
    refuses(OG_STORE_WRITE, OG_STORE_NEWER, "newer version");
    refuses(OG_STORE_READ, OG_STORE_NEWER, "newer version");
}

static void test_what_others_changed_is_refused(void **state)
{
    static const char endless[] = "DROP VIEW statements; CREATE VIEW statements AS WITH RECURSIVE n(i) AS "
                                  "(SELECT 1 UNION ALL SELECT i FROM n) SELECT i AS id FROM n";
    static const char *const changes[] = {
        "DROP VIEW grades",
        "ALTER TABLE findings ADD COLUMN note TEXT",
        "DROP TRIGGER findings_added",
        "CREATE TRIGGER theirs AFTER INSERT ON documents BEGIN DELETE FROM documents; END",
        endless,
    };
    (void)state;
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        unlink("records.db");
        make_store();
        change(changes[i]);
        refuses(OG_STORE_WRITE, OG_STORE_DAMAGED, "changed by another program");
        refuses(OG_STORE_READ, OG_STORE_DAMAGED, "changed by another program");
    }
}

static void test_what_others_added_may_stay(void **state)
{
    (void)state;
    make_store();
    change("CREATE TABLE notes (document INTEGER, note TEXT); CREATE INDEX of_kind ON documents (kind);"
           "CREATE VIEW mine AS SELECT * FROM grades");
    assert_int_equal(open_store(OG_STORE_WRITE), OG_OK);
    put("b", "eastmere-summary-2013.md");
    assert_int_equal(ask("SELECT count(*) FROM documents"), 2);
}

static void test_a_torn_file_fails_and_no_more(void **state)
{
    (void)state;
    make_store();
    og_buf whole = read_file("records.db");
    for (size_t length = 100; length < whole.len; length += 1021) {
        FILE *file = fopen("records.db", "wb");
        assert_int_equal(fwrite(whole.ptr, 1, length, file), length);
        assert_int_equal(fclose(file), 0);
        og_str json = {0};
        og_status status = open_store(OG_STORE_READ);
        if (status == OG_OK)
            status = og_store_json(here.store, OG_STR("a"), &json);
        assert_true(status == OG_STORE_DAMAGED || status == OG_STORE_FOREIGN || status == OG_NOT_READABLE ||
                    status == OG_OK);
        free((char *)json.ptr);
    }
    og_buf_free(&whole);
}

static void test_bytes_that_flipped_fail_and_no_more(void **state)
{
    (void)state;
    make_store();
    og_buf whole = read_file("records.db");
    for (size_t at = 16; at < whole.len; at += 1031) {
        whole.ptr[at] = (char)(whole.ptr[at] ^ 0x55);
        FILE *file = fopen("records.db", "wb");
        assert_int_equal(fwrite(whole.ptr, 1, whole.len, file), whole.len);
        assert_int_equal(fclose(file), 0);
        whole.ptr[at] = (char)(whole.ptr[at] ^ 0x55);
        og_str found = {0};
        og_search_options options = {.format = OG_SEARCH_JSON};
        if (open_store(OG_STORE_READ) == OG_OK &&
            og_store_search(here.store, OG_STR("children -zebra"), &options, NULL, &found) == OG_OK)
            free((char *)found.ptr);
    }
    og_buf_free(&whole);
}

static void test_another_that_writes_is_waited_for_and_then_told(void **state)
{
    sqlite3 *other;
    (void)state;
    make_store();
    assert_int_equal(open_store(OG_STORE_WRITE), OG_OK);
    sqlite3_busy_timeout(here.store->database.handle, 20);
    assert_int_equal(sqlite3_open("records.db", &other), SQLITE_OK);
    assert_int_equal(sqlite3_exec(other, "BEGIN IMMEDIATE; DELETE FROM warnings", NULL, NULL, NULL), SQLITE_OK);
    og_record *record = example("eastmere-summary-2013.md");
    assert_int_equal(put_record("b", record), OG_STORE_BUSY);
    assert_true(told("another program is writing"));
    assert_int_equal(ask("SELECT count(*) FROM documents"), 1); // reading goes on
    assert_int_equal(sqlite3_exec(other, "COMMIT", NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(put_record("b", record), OG_OK);
    assert_int_equal(ask("SELECT count(*) FROM documents"), 2);
    og_record_free(record);
    sqlite3_close(other);
}

static void test_a_full_disk_takes_one_document_back_and_no_more(void **state)
{
    char limit[64];
    (void)state;
    assert_int_equal(open_store(OG_STORE_WRITE), OG_OK);
    put("a", "eastmere-summary-2013.md");
    snprintf(limit, sizeof limit, "PRAGMA max_page_count = %lld", (long long)ask("PRAGMA page_count") + 1);
    tell(limit);
    og_record *record = example("stannery-ilacs-2023.txt");
    assert_int_equal(put_record("b", record), OG_WRITE_FAILED);
    assert_true(told("database or disk is full"));
    tell("PRAGMA max_page_count = 100000");
    assert_int_equal(ask("SELECT count(*) FROM documents"), 1);
    tell("INSERT INTO statements_fts (statements_fts, rank) VALUES ('integrity-check', 1)");
    assert_int_equal(put_record("b", record), OG_OK);
    og_record_free(record);
}

static void test_what_is_read_is_not_written(void **state)
{
    (void)state;
    make_store();
    assert_int_equal(open_store(OG_STORE_READ), OG_OK);
    assert_int_equal(og_database_run(&here.store->database, OG_STR("CREATE TABLE theirs (x)")), OG_WRITE_FAILED);
    assert_true(told("cannot be written"));
}

// What another user gets, who may read the database and its folder and write neither.
static int as_another(og_status (*act)(void))
{
    int status = -1;
    pid_t child = fork();
    if (child == 0) {
        bool other = geteuid() != 0 || (setgid(65534) == 0 && setuid(65534) == 0);
        _exit(other ? (int)act() : 255);
    }
    assert_true(waitpid(child, &status, 0) == child && WIFEXITED(status));
    return WEXITSTATUS(status);
}

static og_status read_one(void)
{
    og_str line = {0};
    og_status status = open_store(OG_STORE_READ);
    if (status == OG_OK)
        status = og_store_json(here.store, OG_STR("a"), &line);
    return status == OG_OK && !line.len ? OG_NOT_FOUND : status;
}

static og_status write_one(void)
{
    og_status status = open_store(OG_STORE_WRITE);
    bool said = told("cannot be written: attempt to write a readonly database") ||
                told("cannot be written: unable to open database file");
    return status == OG_WRITE_FAILED && !said ? OG_INTERNAL : status;
}

static void test_a_database_that_may_only_be_read(void **state)
{
    (void)state;
    make_store();
    og_buf before = read_file("records.db");
    assert_int_equal(chmod("records.db", 0444), 0);
    assert_int_equal(chmod(".", 0555), 0);
    assert_int_equal(as_another(read_one), OG_OK);
    assert_int_equal(as_another(write_one), OG_WRITE_FAILED);
    assert_int_equal(chmod("records.db", 0), 0);
    assert_int_equal(as_another(read_one), OG_NOT_READABLE);
    assert_int_equal(as_another(write_one), OG_WRITE_FAILED);
    assert_int_equal(chmod(".", 0755), 0);
    assert_int_equal(chmod("records.db", 0644), 0);
    og_buf after = read_file("records.db");
    assert_true(og_str_equal(og_buf_str(&before), og_buf_str(&after)));
    og_buf_free(&before);
    og_buf_free(&after);
}

// --- from version to version, with scripts of the test

static const og_str SCRIPTS[] = {
    LITERAL("CREATE TABLE things (name TEXT) STRICT;"),
    LITERAL("ALTER TABLE things ADD COLUMN size INTEGER; UPDATE things SET size = length(name);"),
};
static const og_str BROKEN[] = {
    LITERAL("CREATE TABLE things (name TEXT) STRICT;"),
    LITERAL("DELETE FROM things; INSERT INTO nowhere VALUES (1);"),
};

static og_status migrate(og_database_mode mode, const og_str *scripts, size_t count, og_database *database)
{
    og_diagnostics_clear(here.diagnostics);
    og_status status = og_database_open("records.db", mode, here.diagnostics, database);
    return status == OG_OK ? og_store_migrate(database, mode, (og_migrations){scripts, count}) : status;
}

static void test_an_older_one_is_brought_up_to_date(void **state)
{
    og_database database;
    int64_t answer = 0;
    (void)state;
    assert_int_equal(migrate(OG_DATABASE_WRITE, SCRIPTS, 1, &database), OG_OK);
    assert_int_equal(og_database_run(&database, OG_STR("INSERT INTO things VALUES ('abc')")), OG_OK);
    og_database_close(&database);
    assert_int_equal(migrate(OG_DATABASE_READ, SCRIPTS, 2, &database), OG_STORE_OLDER);
    assert_true(told("older version"));
    og_database_close(&database);
    assert_int_equal(migrate(OG_DATABASE_WRITE, SCRIPTS, 2, &database), OG_OK);
    assert_int_equal(og_database_number(&database, OG_STR("SELECT size FROM things"), &answer), OG_OK);
    assert_int_equal(answer, 3);
    og_database_close(&database);
    assert_int_equal(migrate(OG_DATABASE_READ, SCRIPTS, 2, &database), OG_OK);
    og_database_close(&database);
    assert_int_equal(migrate(OG_DATABASE_WRITE, SCRIPTS, 1, &database), OG_STORE_NEWER);
    og_database_close(&database);
}

#define BEFORE(provider, inspection)                                                                                   \
    "{\"status\":\"analysed\",\"inspection\":{\"provider\":{\"urn\":\"9\"" provider "},\"previous\":null," inspection  \
    "\"report_url\":\"https://x.example/1\"},\"judgements\":[],\"confidence\":0.970}"
#define FAILED "{\"status\":\"failed\",\"inspection\":null}"

// Records of the first version of the tables lack members; they get them in their places, and nothing else changes.
static void test_stored_records_grow(void **state)
{
    static const char NOW[] =
        BEFORE(",\"local_authority\":null,\"age_range\":null,\"number_on_roll\":null", "\"category\":null,");
    og_str room[OG_MIGRATIONS_MOST];
    og_database database;
    int64_t answer = 0;
    (void)state;
    size_t count = og_migrations_built_in(room).count;
    assert_true(count >= 2);
    assert_int_equal(migrate(OG_DATABASE_WRITE, room, 1, &database), OG_OK);
    assert_int_equal(
        og_database_run(&database, OG_STR("INSERT INTO documents (path, status, bytes, rules) VALUES "
                                          "('a', 'analysed', 1, ''), ('b', 'failed', 1, '');"
                                          "INSERT INTO records VALUES (1, '" BEFORE("", "") "'), (2, '" FAILED "')")),
        OG_OK);
    og_database_close(&database);
    assert_int_equal(migrate(OG_DATABASE_WRITE, room, count, &database), OG_OK);
    og_str asked[] = {OG_STR("SELECT json = '"), OG_STR(NOW), OG_STR("' FROM records WHERE document = 1")};
    og_buf sql = {0};
    for (size_t i = 0; i < sizeof asked / sizeof *asked; i++)
        og_buf_add(&sql, asked[i]);
    assert_int_equal(og_database_number(&database, og_buf_str(&sql), &answer), OG_OK);
    assert_int_equal(answer, 1);
    og_str failed = OG_STR("SELECT json = '" FAILED "' FROM records WHERE document = 2");
    assert_int_equal(og_database_number(&database, failed, &answer), OG_OK);
    assert_int_equal(answer, 1);
    og_buf_free(&sql);
    og_database_close(&database);
}

static void test_a_step_that_fails_changes_nothing(void **state)
{
    og_database database;
    int64_t answer = 0;
    (void)state;
    assert_int_equal(migrate(OG_DATABASE_WRITE, BROKEN, 1, &database), OG_OK);
    assert_int_equal(og_database_run(&database, OG_STR("INSERT INTO things VALUES ('abc')")), OG_OK);
    og_database_close(&database);
    assert_int_equal(migrate(OG_DATABASE_WRITE, BROKEN, 2, &database), OG_STORE_DAMAGED);
    og_database_close(&database);
    assert_int_equal(migrate(OG_DATABASE_READ, BROKEN, 1, &database), OG_OK);
    assert_int_equal(og_database_number(&database, OG_STR("SELECT count(*) FROM things"), &answer), OG_OK);
    assert_int_equal(answer, 1);
    og_database_close(&database);
}

static void test_many_open_a_new_one_at_once(void **state)
{
    enum { PROGRAMS = 6 };
    int status;
    (void)state;
    for (int i = 0; i < PROGRAMS; i++)
        if (fork() == 0) {
            char path[8];
            snprintf(path, sizeof path, "%d", i);
            og_status opened = open_store(OG_STORE_WRITE);
            og_record *record = example("eastmere-summary-2013.md");
            for (int j = 0; j < 3 && opened == OG_OK; j++)
                opened = put_record(path, record);
            og_store_free(here.store);
            _exit(opened == OG_OK ? 0 : 1);
        }
    for (int i = 0; i < PROGRAMS; i++) {
        assert_true(wait(&status) > 0);
        assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    }
    assert_int_equal(open_store(OG_STORE_WRITE), OG_OK);
    assert_int_equal(ask("SELECT count(*) FROM documents"), PROGRAMS);
    tell("INSERT INTO statements_fts (statements_fts, rank) VALUES ('integrity-check', 1)");
}

static void fingerprint(const char *folder, const og_limits *limits, char digits[64])
{
    og_catalogue *catalogue;
    assert_int_equal(og_catalogue_new(folder, NULL, &catalogue), OG_OK);
    assert_int_equal(og_catalogue_fingerprint(catalogue, limits, digits), OG_OK);
    og_catalogue_free(catalogue);
}

static bool is_same(const char a[64], const char b[64])
{
    return memcmp(a, b, 64) == 0;
}

static void test_the_fingerprint_of_rules_and_limits(void **state)
{
    static const char one[] = "<rules><rule id=\"own-zebra\" polarity=\"weakness\" strength=\"2\"><phrases>zebra "
                              "crossing</phrases><hit>A zebra crossing.</hit><miss>A horse.</miss></rule></rules>";
    char plain[64], limited[64], own[64], again[64], changed[64];
    og_limits limits = og_limits_default();
    (void)state;
    fingerprint(NULL, NULL, plain);
    fingerprint(NULL, &limits, again);
    assert_true(is_same(plain, again));
    limits.sentence_bytes = 100;
    fingerprint(NULL, &limits, limited);
    assert_false(is_same(plain, limited));
    assert_int_equal(mkdir("own", 0777), 0);
    fingerprint("own", NULL, again); // nothing in it
    assert_true(is_same(plain, again));
    write_text("own/a.xml", one);
    fingerprint("own", NULL, own);
    assert_false(is_same(plain, own));
    fingerprint("own", NULL, again);
    assert_true(is_same(own, again));
    write_text("own/b.xml", "<!-- second --><rules></rules>");
    fingerprint("own", NULL, changed);
    assert_false(is_same(own, changed));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_a_missing_file_is_made_to_write_alone, enter, leave_folder),
        cmocka_unit_test_setup_teardown(test_an_empty_file_becomes_a_store, enter, leave_folder),
        cmocka_unit_test_setup_teardown(test_what_is_no_file_is_refused, enter, leave_folder),
        cmocka_unit_test_setup_teardown(test_a_folder_that_is_not_there, enter, leave_folder),
        cmocka_unit_test_setup_teardown(test_names_mean_files, enter, leave_folder),
        cmocka_unit_test_setup_teardown(test_what_is_not_ours_stays_as_it_is, enter, leave_folder),
        cmocka_unit_test_setup_teardown(test_a_newer_one_is_refused, enter, leave_folder),
        cmocka_unit_test_setup_teardown(test_what_others_changed_is_refused, enter, leave_folder),
        cmocka_unit_test_setup_teardown(test_what_others_added_may_stay, enter, leave_folder),
        cmocka_unit_test_setup_teardown(test_a_torn_file_fails_and_no_more, enter, leave_folder),
        cmocka_unit_test_setup_teardown(test_bytes_that_flipped_fail_and_no_more, enter, leave_folder),
        cmocka_unit_test_setup_teardown(test_another_that_writes_is_waited_for_and_then_told, enter, leave_folder),
        cmocka_unit_test_setup_teardown(test_a_full_disk_takes_one_document_back_and_no_more, enter, leave_folder),
        cmocka_unit_test_setup_teardown(test_what_is_read_is_not_written, enter, leave_folder),
        cmocka_unit_test_setup_teardown(test_a_database_that_may_only_be_read, enter, leave_folder),
        cmocka_unit_test_setup_teardown(test_an_older_one_is_brought_up_to_date, enter, leave_folder),
        cmocka_unit_test_setup_teardown(test_stored_records_grow, enter, leave_folder),
        cmocka_unit_test_setup_teardown(test_a_step_that_fails_changes_nothing, enter, leave_folder),
        cmocka_unit_test_setup_teardown(test_many_open_a_new_one_at_once, enter, leave_folder),
        cmocka_unit_test_setup_teardown(test_the_fingerprint_of_rules_and_limits, enter, leave_folder),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
