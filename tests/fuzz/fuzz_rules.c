// SPDX-License-Identifier: MIT
// Any bytes as a file of rules, a grading or steps over the built-in ones; what loads is used on a small document,
// shown, checked and tested.
#define _POSIX_C_SOURCE 200809L // mkdtemp
#include "fuzz/fuzz.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static char folder[] = "/tmp/ofgrade-fuzz-XXXXXX";
static char path[sizeof folder + 16], small_path[sizeof folder + 16];

// With these rules the small document has strengths, weaknesses and a weak theme, so that gradings and steps have work.
static const char small_rules[] =
    "<rules><theme id='supervision' name='Supervision'>How practice is overseen.</theme>"
    "<rule id='small-weak' polarity='weakness' strength='9'><phrases>weak</phrases><hit>It is weak.</hit>"
    "<miss>It is strong.</miss></rule>"
    "<rule id='small-supervision' theme='supervision' weight='2'><phrases>supervision</phrases>"
    "<hit>Supervision is rare.</hit><miss>Nobody supervises.</miss></rule></rules>";

static void remove_folder(void)
{
    unlink(path);
    unlink(small_path);
    rmdir(folder);
}

static void write_file(const char *to, const void *data, size_t size)
{
    FILE *file = fopen(to, "wb");
    fuzz_promise(file && fwrite(data, 1, size, file) == size, "the file can be written");
    fuzz_promise(fclose(file) == 0, "the file can be closed");
}

static void make_folder(void)
{
    if (path[0])
        return;
    fuzz_promise(mkdtemp(folder) != NULL, "a folder can be made");
    snprintf(path, sizeof path, "%s/user.xml", folder);
    snprintf(small_path, sizeof small_path, "%s/small.xml", folder);
    write_file(small_path, small_rules, sizeof small_rules - 1);
    atexit(remove_folder);
}

static void analyse(const og_catalogue *catalogue)
{
    static const og_str text = OG_STR(
        "# Inspection of Northmere County Council local authority children\xE2\x80\x99s services\n\n"
        "Inspection dates: 4 to 15 March 2019\n\n"
        "| Judgement | Grade |\n| --- | --- |\n"
        "| The experiences and progress of children in care | Good |\n| Overall effectiveness | Inadequate |\n\n"
        "## What needs to improve\n\n- The quality of plans, but not for 12 of the children.\n\n"
        "## The experiences and progress of children in care\n\n"
        "The boats are sound, though not all of them: some rot. It is the first time since 2016 that\n"
        "leaders don\xE2\x80\x99t know; they must act at once \xE2\x80\x93 or so they say. Supervision is weak.\n\n"
        "Overall effectiveness is inadequate, since supervision is weak. Care leavers are supported well.\n");
    og_document *document = NULL;
    fuzz_promise(og_document_read(text, NULL, NULL, &document) == OG_OK, "the small document is read");
    og_record *record = NULL;
    og_source source = {.path = OG_STR("input"), .sha256 = {"", 0}, .bytes = text.len};
    og_analyser *analyser = NULL;
    fuzz_promise(og_analyser_new(catalogue, NULL, &analyser) == OG_OK, "an analyser is made");
    og_analyser_explain(analyser, true);
    fuzz_promise(og_analyse(analyser, document, &source, &record) == OG_OK, "any rules analyse");
    og_analyser_free(analyser);
    fuzz_record(record);
    og_record_free(record);
    og_document_free(document);
}

static void use(const og_catalogue *catalogue)
{
    og_diagnostics *diagnostics = og_diagnostics_new();
    og_rules_tested tested;
    fuzz_promise(diagnostics != NULL, "there is memory for diagnostics");
    fuzz_promise(og_rules_check(catalogue, true, diagnostics) == OG_OK, "any rules are checked");
    fuzz_promise(og_rules_test(catalogue, true, diagnostics, &tested) == OG_OK, "any rules are tested");
    for (size_t i = 0; i < og_catalogue_rule_count(catalogue); i++) {
        og_str shown;
        if (og_catalogue_rule(catalogue, i).built_in)
            continue;
        fuzz_promise(og_rule_to_text(catalogue, i, &shown) == OG_OK, "any rule is shown");
        free((char *)shown.ptr);
    }
    for (size_t i = 0; i < og_catalogue_grading_count(catalogue); i++) {
        og_str shown;
        if (og_catalogue_grading(catalogue, i).built_in)
            continue;
        fuzz_promise(og_grading_rule_to_text(catalogue, i, &shown) == OG_OK, "any rule of a grading is shown");
        free((char *)shown.ptr);
    }
    og_diagnostics_free(diagnostics);
    analyse(catalogue);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    make_folder();
    write_file(path, data, size);

    const char *const files[] = {small_path, path};
    og_catalogue_options options = {.files = files, .file_count = 2};
    for (int with_examples = 0; with_examples < 2; with_examples++) {
        og_diagnostics *diagnostics = og_diagnostics_new();
        fuzz_promise(diagnostics != NULL, "there is memory for diagnostics");
        og_catalogue *catalogue = NULL;
        options.with_examples = with_examples;
        og_status status = og_catalogue_open(&options, diagnostics, &catalogue);
        fuzz_promise(status == OG_OK || og_diagnostics_count(diagnostics) > 0, "what is wrong with rules is told");
        if (status == OG_OK && with_examples)
            use(catalogue);
        else if (status == OG_OK)
            analyse(catalogue);
        og_catalogue_free(catalogue);
        og_diagnostics_free(diagnostics);
        if (status != OG_OK)
            break; // both say the same
    }
    return 0;
}
