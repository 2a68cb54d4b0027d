// SPDX-License-Identifier: MIT
// What must hold of every document, tried on all example files: each span of the record reads back, and a record is the
// same whatever was analysed before it.
#include "analyse/analysis.h"
#include "base/buf.h"
#include "base/str.h"
#include "ofgrade/ofgrade.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

enum { MOST_FILES = 200, FEWEST_FILES = 10 };

static const char *const FOLDERS[] = {OG_SOURCE_DIR "/data/examples", OG_SOURCE_DIR "/tests/examples/hard"};

static struct {
    og_catalogue *catalogue;
    char paths[MOST_FILES][512];
    size_t count;
} all;

// Not what says what the others are, nor PDF where it is not read.
static bool is_example(og_str name)
{
    if (name.ptr[0] == '.' || og_str_ends(name, OG_STR(".jsonl")) || og_str_equal(name, OG_STR("README.md")))
        return false;
    return og_reads_pdf() || !og_str_ends(name, OG_STR(".pdf"));
}

static int by_path(const void *a, const void *b)
{
    return og_str_compare(og_str_from(a), og_str_from(b));
}

static int load(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof FOLDERS / sizeof *FOLDERS; i++) {
        DIR *folder = opendir(FOLDERS[i]);
        if (!folder)
            return -1;
        for (const struct dirent *entry = readdir(folder); entry; entry = readdir(folder))
            if (is_example(og_str_from(entry->d_name)) && all.count < MOST_FILES)
                snprintf(all.paths[all.count++], sizeof all.paths[0], "%s/%s", FOLDERS[i], entry->d_name);
        closedir(folder);
    }
    qsort(all.paths, all.count, sizeof *all.paths, by_path);
    return og_catalogue_new(NULL, NULL, &all.catalogue) == OG_OK ? 0 : -1;
}

static int unload(void **state)
{
    (void)state;
    og_catalogue_free(all.catalogue);
    return 0;
}

static og_analyser *new_analyser(void)
{
    og_analyser *analyser = NULL;
    assert_int_equal(og_analyser_new(all.catalogue, NULL, &analyser), OG_OK);
    return analyser;
}

static og_str json_of(og_analyser *analyser, const char *path)
{
    og_record *record = NULL;
    og_str json;
    assert_int_equal(og_analyse_file(analyser, path, NULL, &record, NULL), OG_OK);
    assert_int_equal(og_record_to_json(record, 2, &json), OG_OK);
    og_record_free(record);
    return json;
}

// ---- spans ----

static bool equal_folded(og_str a, og_str b)
{
    size_t i = 0, k = 0;
    a = og_str_trim(a);
    b = og_str_trim(b);
    while (i < a.len && k < b.len) {
        bool space = og_is_space(a.ptr[i]);
        if (space != og_is_space(b.ptr[k]) || (!space && a.ptr[i] != b.ptr[k]))
            return false;
        for (i++; space && i < a.len && og_is_space(a.ptr[i]);)
            i++;
        for (k++; space && k < b.len && og_is_space(b.ptr[k]);)
            k++;
    }
    return i == a.len && k == b.len;
}

static bool on_character(og_str text, size_t at)
{
    return at == text.len || ((unsigned char)text.ptr[at] & 0xC0) != 0x80;
}

// `words` NULL: the span carries no text of its own.
static void check_span(const char *path, const og_document *document, og_span span, const og_str *words)
{
    og_str text = og_document_text(document);
    if (span.start >= span.end || span.end > text.len)
        fail_msg("%s: %zu to %zu of %zu", path, span.start, span.end, text.len);
    if (!on_character(text, span.start) || !on_character(text, span.end))
        fail_msg("%s: %zu to %zu cuts a character", path, span.start, span.end);
    assert_int_equal(span.page, og_document_page_of(document, span.start));
    assert_int_equal(span.line, og_document_line_of(document, span.start));
    og_str found = og_str_slice(text, span.start, span.end);
    if (words && !equal_folded(found, *words))
        fail_msg("%s: '%.*s' is not '%.*s'", path, OG_STR_ARG(found), OG_STR_ARG(*words));
}

static size_t check_spans(const char *path, const og_document *document, const og_record *record)
{
    size_t count = 0;
    for (size_t i = 0; i < record->judgements.count; i++, count++)
        check_span(path, document, record->judgements.items[i].evidence, &record->judgements.items[i].words);
    for (size_t i = 0; i < record->findings.count; i++, count++)
        check_span(path, document, record->findings.items[i].evidence, &record->findings.items[i].text);
    for (size_t i = 0; i < record->actions.count; i++, count++)
        check_span(path, document, record->actions.items[i].evidence, &record->actions.items[i].text);
    for (size_t i = 0; i < record->quotations.count; i++, count++)
        check_span(path, document, record->quotations.items[i].evidence, &record->quotations.items[i].text);
    for (size_t i = 0; i < record->warnings.count; i++)
        if (record->warnings.items[i].evidence)
            check_span(path, document, *record->warnings.items[i].evidence, NULL);
    return count;
}

static void every_span_reads_back(void **state)
{
    og_analyser *analyser = new_analyser();
    size_t spans = 0;
    (void)state;
    assert_true(all.count >= FEWEST_FILES && all.count < MOST_FILES);
    for (size_t i = 0; i < all.count; i++) {
        og_document *document = NULL;
        og_record *record = NULL;
        og_source source = {.path = og_str_from(all.paths[i])};
        if (og_document_read_file(all.paths[i], NULL, NULL, &document) != OG_OK)
            continue;
        assert_int_equal(og_analyse(analyser, document, &source, &record), OG_OK);
        spans += check_spans(all.paths[i], document, record);
        og_record_free(record);
        og_document_free(document);
    }
    assert_true(spans > (og_reads_pdf() ? 40 : 5));
    og_analyser_free(analyser);
}

// ---- records ----

// Forwards and then backwards with one analyser, against one of its own for each.
static void a_record_does_not_depend_on_what_was_analysed_before(void **state)
{
    og_analyser *shared = new_analyser();
    (void)state;
    for (size_t i = 0; i < 2 * all.count; i++) {
        const char *path = all.paths[i < all.count ? i : 2 * all.count - 1 - i];
        og_analyser *own = new_analyser();
        og_str first = json_of(own, path), second = json_of(shared, path);
        if (!og_str_equal(first, second))
            fail_msg("%s:\n%.*s\n%.*s", path, OG_STR_ARG(first), OG_STR_ARG(second));
        free((char *)first.ptr);
        free((char *)second.ptr);
        og_analyser_free(own);
    }
    og_analyser_free(shared);
}

static void a_record_survives_its_json(void **state)
{
    og_analyser *analyser = new_analyser();
    (void)state;
    for (size_t i = 0; i < all.count; i++) {
        og_record *record = NULL;
        og_str first = json_of(analyser, all.paths[i]), second;
        assert_int_equal(og_record_from_json(first, NULL, &record), OG_OK);
        assert_int_equal(og_record_to_json(record, 2, &second), OG_OK);
        if (!og_str_equal(first, second))
            fail_msg("%s:\n%.*s\n%.*s", all.paths[i], OG_STR_ARG(first), OG_STR_ARG(second));
        og_record_free(record);
        free((char *)first.ptr);
        free((char *)second.ptr);
    }
    og_analyser_free(analyser);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_span_reads_back),
        cmocka_unit_test(a_record_does_not_depend_on_what_was_analysed_before),
        cmocka_unit_test(a_record_survives_its_json),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
