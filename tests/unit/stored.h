// SPDX-License-Identifier: MIT
// For tests of the store: a folder of its own for each test, which is the working folder while it runs, with a store in
// "records.db"; records of the examples; and questions asked of the database in SQL.
#ifndef OG_TEST_STORED_H
#define OG_TEST_STORED_H

#include "base/str.h"
#include "record/record.h"
#include "store/store.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#define RULES OG_STR("1111111111111111111111111111111111111111111111111111111111111111")
#define OTHER_RULES OG_STR("2222222222222222222222222222222222222222222222222222222222222222")

typedef struct stored {
    char path[512];
    int before; // the working folder before
    og_catalogue *catalogue;
    og_analyser *analyser;
    og_diagnostics *diagnostics;
    og_store *store;
} stored;

static stored here;

static inline int enter_folder(void **state)
{
    const char *root = getenv("TMPDIR");
    int length = snprintf(here.path, sizeof here.path, "%s/ofgrade-XXXXXX", root && *root ? root : "/tmp");
    here.before = open(".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    here.diagnostics = og_diagnostics_new();
    *state = &here;
    if (length <= 0 || !mkdtemp(here.path) || chdir(here.path) != 0 || here.before < 0 || !here.diagnostics)
        return -1;
    return og_catalogue_new(NULL, NULL, &here.catalogue) == OG_OK &&
                   og_analyser_new(here.catalogue, NULL, &here.analyser) == OG_OK
               ? 0
               : -1;
}

static inline int leave_folder(void **state)
{
    char command[600];
    (void)state;
    og_store_free(here.store);
    og_analyser_free(here.analyser);
    og_catalogue_free(here.catalogue);
    og_diagnostics_free(here.diagnostics);
    int back = fchdir(here.before);
    close(here.before);
    snprintf(command, sizeof command, "rm -rf '%s'", here.path);
    here = (stored){0};
    return back == 0 && system(command) == 0 ? 0 : -1;
}

static inline og_status open_store(og_store_mode mode)
{
    og_store_free(here.store);
    here.store = NULL;
    og_diagnostics_clear(here.diagnostics);
    return og_store_open("records.db", mode, here.diagnostics, &here.store);
}

// For tests that are not about what fails.
static inline int enter_with_store(void **state)
{
    if (enter_folder(state) != 0)
        return -1;
    if (open_store(OG_STORE_WRITE) == OG_OK)
        return 0;
    for (size_t i = 0; i < og_diagnostics_count(here.diagnostics); i++)
        print_message("%.*s\n", OG_STR_ARG(og_diagnostics_get(here.diagnostics, i).message));
    return -1;
}

// The record of an example of data/examples. Owns: the caller frees it.
static inline og_record *example(const char *name)
{
    char path[1024];
    og_record *record = NULL;
    snprintf(path, sizeof path, "%s/data/examples/%s", OG_SOURCE_DIR, name);
    assert_int_equal(og_analyse_file(here.analyser, path, NULL, &record, NULL), OG_OK);
    return record;
}

static inline og_status put_record(const char *path, const og_record *record)
{
    og_str line;
    assert_int_equal(og_record_to_json(record, 0, &line), OG_OK);
    og_status status = og_store_put(here.store, og_str_from(path), RULES, line);
    free((char *)line.ptr);
    return status;
}

static inline void put(const char *path, const char *name)
{
    og_record *record = example(name);
    assert_int_equal(put_record(path, record), OG_OK);
    og_record_free(record);
}

// The number that a question in SQL is answered with.
static inline int64_t ask(const char *sql)
{
    int64_t answer = -1;
    assert_int_equal(og_database_number(&here.store->database, og_str_from(sql), &answer), OG_OK);
    return answer;
}

static inline void tell(const char *sql)
{
    assert_int_equal(og_database_run(&here.store->database, og_str_from(sql)), OG_OK);
}

// Whether exactly one message was given, which has these words.
static inline bool told(const char *words)
{
    if (og_diagnostics_count(here.diagnostics) != 1)
        return false;
    og_diagnostic one = og_diagnostics_get(here.diagnostics, 0);
    return og_str_find(one.message, og_str_from(words), 0) != SIZE_MAX;
}

static inline void write_text(const char *path, const char *text)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

#endif
