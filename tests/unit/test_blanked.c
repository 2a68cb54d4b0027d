// SPDX-License-Identifier: MIT
// The inferred grade owes nothing to the stated ones: with every grade that a document states made unreadable, letter
// by letter, the inference is the same. Tried on the example files, or on the files that are named.
#include "base/buf.h"
#include "base/str.h"
#include "document/document.h"
#include "ofgrade/ofgrade.h"
#include "record/record.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { MOST_FILES = 1000, MOST_ROUNDS = 40 };

static const char *const FOLDERS[] = {OG_SOURCE_DIR "/data/examples", OG_SOURCE_DIR "/tests/examples/hard"};

static struct {
    og_catalogue *catalogue;
    og_analyser *analyser;
    char **paths; // those of the command line
    size_t count;
} all;

// Writes 'x' over the letters of all judgements; false where there is none.
static bool blank(og_document *document, const og_record *record)
{
    bool changed = false;
    char *text = (char *)document->text.ptr; // this document is the test's own
    for (size_t i = 0; i < record->judgements.count; i++) {
        og_span at = record->judgements.items[i].evidence;
        for (size_t k = at.start; k < at.end; k++)
            if (og_is_word(text[k]) && text[k] != 'x') {
                text[k] = og_is_digit(text[k]) ? '0' : 'x';
                changed = true;
            }
    }
    return changed;
}

static og_record *analyse(og_document *document)
{
    og_record *record = NULL;
    og_source source = {.path = OG_STR("made")};
    assert_int_equal(og_analyse(all.analyser, document, &source, &record), OG_OK);
    return record;
}

// Whether grades are stated in the sentence with the evidence: what it says beside them has no finding of its own then.
static bool is_blanked(const og_document *document, og_span evidence)
{
    og_str text = og_document_slice(document, (og_range){evidence.start, evidence.end});
    return og_str_find(text, OG_STR("xxxx"), 0) != SIZE_MAX;
}

static void add_places(const og_document *document, const og_record *record, const og_strs *ids, og_buf *out)
{
    for (size_t i = 0; i < ids->count; i++) {
        og_span at = {0};
        for (size_t k = 0; k < record->findings.count; k++)
            if (og_str_equal(record->findings.items[k].id, ids->items[i]))
                at = record->findings.items[k].evidence;
        if (at.end && !is_blanked(document, at))
            og_buf_printf(out, " %zu", at.start);
    }
}

static void add_reasons(const og_document *document, const og_record *record, const og_reasons *because, og_buf *out)
{
    for (size_t i = 0; i < because->count; i++) {
        const og_reason *reason = &because->items[i];
        og_buf_printf(out, "  %.*s %.*s:", OG_STR_ARG(reason->rule), OG_STR_ARG(reason->effect));
        add_places(document, record, &reason->evidence, out);
        og_buf_add_byte(out, '\n');
    }
}

// All that is inferred, as text; `document` is the one with the grades blanked.
static og_str inference(const og_document *document, const og_record *record, og_buf *out)
{
    const og_assessment *assessment = record->assessment;
    *out = (og_buf){0};
    og_buf_printf(out, "%.*s %.*s %d %.2f\n",
                  OG_STR_ARG(record->framework ? record->framework->id : OG_STR("no framework")),
                  OG_STR_ARG(assessment->inferred), assessment->inferred_level, assessment->confidence);
    add_reasons(document, record, &assessment->because, out);
    for (size_t i = 0; record->framework && i < og_catalogue_framework_count(all.catalogue); i++) {
        og_framework_info info = og_catalogue_framework(all.catalogue, i);
        for (size_t k = 0; og_str_equal(info.id, record->framework->id) && k < info.area_count; k++) {
            og_str id, name; // in the framework's order: stated areas come first in the record
            og_catalogue_area(all.catalogue, i, k, &id, &name);
            for (size_t m = 0; m < assessment->areas.count; m++) {
                const og_area_assessment *area = &assessment->areas.items[m];
                if (!og_str_equal(area->area, id) || !area->inferred_level)
                    continue;
                og_buf_printf(out, "%.*s: %.*s %.2f\n", OG_STR_ARG(id), OG_STR_ARG(area->inferred), area->confidence);
                add_reasons(document, record, &area->because, out);
            }
        }
    }
    assert_int_equal(out->status, OG_OK);
    return og_buf_str(out);
}

// True where the document states nothing, or where blanking it changes nothing.
static bool owes_nothing(const char *path, size_t *stated)
{
    og_document *document = NULL;
    og_buf before, after;
    if (og_document_read_file(path, NULL, NULL, &document) != OG_OK)
        return true;
    og_record *first = analyse(document), *last = analyse(document);
    *stated += first->judgements.count > 0;
    for (size_t i = 0; i < MOST_ROUNDS && blank(document, last); i++) {
        og_record_free(last);
        last = analyse(document);
    }
    og_str with = inference(document, first, &before), without = inference(document, last, &after);
    bool same = og_str_equal(with, without);
    if (!same)
        printf("%s\n--- as it is\n%.*s--- with its grades blanked\n%.*s", path, OG_STR_ARG(with), OG_STR_ARG(without));
    og_buf_free(&before);
    og_buf_free(&after);
    og_record_free(first);
    og_record_free(last);
    og_document_free(document);
    return same;
}

static size_t try_folder(const char *folder, size_t *stated)
{
    char path[1024];
    size_t failed = 0;
    DIR *entries = opendir(folder);
    assert_non_null(entries);
    for (const struct dirent *entry = readdir(entries); entry; entry = readdir(entries)) {
        snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
        if (entry->d_name[0] != '.')
            failed += !owes_nothing(path, stated);
    }
    closedir(entries);
    return failed;
}

static void test_inference_owes_nothing_to_stated_grades(void **state)
{
    size_t stated = 0, failed = 0;
    (void)state;
    assert_int_equal(og_catalogue_new(NULL, NULL, &all.catalogue), OG_OK);
    assert_int_equal(og_analyser_new(all.catalogue, NULL, &all.analyser), OG_OK);
    for (size_t i = 0; i < all.count; i++)
        failed += !owes_nothing(all.paths[i], &stated);
    for (size_t i = 0; !all.count && i < sizeof FOLDERS / sizeof *FOLDERS; i++)
        failed += try_folder(FOLDERS[i], &stated);
    print_message("%zu documents state grades; blanking them changes the inference of %zu\n", stated, failed);
    assert_int_equal(failed, 0);
    assert_true(stated >= 5); // without PDF there are no more
    og_analyser_free(all.analyser);
    og_catalogue_free(all.catalogue);
}

int main(int count, char **arguments)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_inference_owes_nothing_to_stated_grades)};
    all.paths = arguments + 1;
    all.count = (size_t)count - 1;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
