// SPDX-License-Identifier: MIT
// For tests of what is read from data: a folder of files that the test writes, and catalogues of the program's own data
// with those files over it.
#ifndef OG_TEST_DATA_H
#define OG_TEST_DATA_H

#include "base/str.h"
#include "ofgrade/rules.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <setjmp.h>

#include <cmocka.h>

typedef struct data_folder {
    char path[32];
    char files[64][64];
    size_t count;
} data_folder;

static inline void open_folder(data_folder *made)
{
    *made = (data_folder){.path = "/tmp/ofgrade-test-XXXXXX"};
    assert_non_null(mkdtemp(made->path));
}

static inline void put_bytes(data_folder *into, const char *name, og_str bytes)
{
    char path[sizeof *into->files];
    assert_true(into->count < sizeof into->files / sizeof *into->files);
    int length = snprintf(path, sizeof path, "%s/%s", into->path, name);
    assert_true(length > 0 && (size_t)length < sizeof path);
    memcpy(into->files[into->count++], path, sizeof path);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes.ptr, 1, bytes.len, file), bytes.len);
    assert_int_equal(fclose(file), 0);
}

static inline void put_file(data_folder *into, const char *name, const char *text)
{
    put_bytes(into, name, og_str_from(text));
}

// Under a name that no other file has.
static inline void put_next(data_folder *into, og_str bytes)
{
    char name[16];
    snprintf(name, sizeof name, "%zu.xml", into->count);
    put_bytes(into, name, bytes);
}

static inline void close_folder(data_folder *made)
{
    for (size_t i = 0; i < made->count; i++)
        unlink(made->files[i]);
    rmdir(made->path);
}

static inline void print_diagnostics(const og_diagnostics *diagnostics)
{
    for (size_t i = 0; i < og_diagnostics_count(diagnostics); i++) {
        og_diagnostic got = og_diagnostics_get(diagnostics, i);
        print_message("%.*s:%zu:%zu: %.*s [%.*s] %zu; %.*s\n", OG_STR_ARG(got.file), got.line, got.column,
                      OG_STR_ARG(got.message), OG_STR_ARG(got.excerpt), got.excerpt_at, OG_STR_ARG(got.hint));
    }
}

// Loads files that have no errors, or none at all, and closes their folder.
static inline og_catalogue *load_folder(data_folder *made)
{
    og_catalogue *catalogue = NULL;
    og_diagnostics *diagnostics = og_diagnostics_new();
    og_status status = og_catalogue_new(made->count ? made->path : NULL, diagnostics, &catalogue);
    print_diagnostics(diagnostics);
    og_diagnostics_free(diagnostics);
    close_folder(made);
    assert_int_equal(status, OG_OK);
    return catalogue;
}

static inline og_catalogue *load_text(const char *text)
{
    data_folder made;
    open_folder(&made);
    put_next(&made, og_str_from(text));
    return load_folder(&made);
}

// Loads one file that may have errors, by its own name. *out is NULL where it has.
static inline og_status load_file(og_str bytes, bool with_examples, og_diagnostics *diagnostics, og_catalogue **out)
{
    data_folder made;
    open_folder(&made);
    put_next(&made, bytes);
    const char *const paths[] = {made.files[0]};
    const og_catalogue_options options = {.files = paths, .file_count = 1, .with_examples = with_examples};
    *out = NULL;
    og_status status = og_catalogue_open(&options, diagnostics, out);
    close_folder(&made);
    return status;
}

// An error that must be told of a file: its line and column, of which 0 is any, a part of its message, what its excerpt
// shows from there on, a part of its hint.
typedef struct error_case {
    const char *file;
    size_t line, column;
    const char *message, *at, *near;
} error_case;

static inline bool is_told(const og_diagnostics *diagnostics, const error_case *wanted)
{
    for (size_t i = 0; i < og_diagnostics_count(diagnostics); i++) {
        og_diagnostic got = og_diagnostics_get(diagnostics, i);
        og_str at = og_str_slice(got.excerpt, got.excerpt_at, got.excerpt.len), shown = og_str_from(wanted->at);
        bool shows = og_str_starts(at, shown) || (at.len && og_str_starts(shown, at)); // an excerpt has an end
        if ((!wanted->line || got.line == wanted->line) && (!wanted->column || got.column == wanted->column) && shows &&
            og_str_find(got.hint, og_str_from(wanted->near), 0) != SIZE_MAX &&
            og_str_find(got.message, og_str_from(wanted->message), 0) != SIZE_MAX)
            return true;
    }
    return false;
}

static inline void check_errors(const error_case *cases, size_t count)
{
    size_t failed = 0;
    for (size_t i = 0; i < count; i++) {
        og_diagnostics *diagnostics = og_diagnostics_new();
        og_catalogue *catalogue;
        og_status status = load_file(og_str_from(cases[i].file), false, diagnostics, &catalogue);
        if (status != OG_BAD_DATA || catalogue || !is_told(diagnostics, &cases[i])) {
            print_message("case %zu: status %d: %s\n", i, (int)status, cases[i].file);
            print_diagnostics(diagnostics);
            failed++;
        }
        og_catalogue_free(catalogue);
        og_diagnostics_free(diagnostics);
    }
    assert_int_equal(failed, 0);
}

#endif
