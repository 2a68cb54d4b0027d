// SPDX-License-Identifier: MIT
// Any bytes as a file of a user's folder of frameworks; what loads is used on a small document.
#define _POSIX_C_SOURCE 200809L
#include "fuzz/fuzz.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static char folder[] = "/tmp/ofgrade-fuzz-XXXXXX";
static char path[sizeof folder + 16];

static void remove_folder(void)
{
    unlink(path);
    rmdir(folder);
}

static void make_folder(void)
{
    if (path[0])
        return;
    fuzz_promise(mkdtemp(folder) != NULL, "a folder can be made");
    snprintf(path, sizeof path, "%s/user.xml", folder);
    atexit(remove_folder);
}

static void use(const og_catalogue *catalogue)
{
    static const og_str text = OG_STR("# Northmere County Council\n\nInspection of children's services\n\n"
                                      "Inspection dates: 4 to 15 March 2019\n\nLead inspector: Ada Finch\n\n"
                                      "| Judgement | Grade |\n|---|---|\n| Overall effectiveness | Good |\n");
    for (size_t i = 0; i < og_catalogue_framework_count(catalogue); i++) {
        og_framework_info info = og_catalogue_framework(catalogue, i);
        for (size_t area = 0; area < info.area_count; area++)
            og_catalogue_area(catalogue, i, area, &(og_str){0}, &(og_str){0});
    }
    og_document *document = NULL;
    fuzz_promise(og_document_read(text, NULL, NULL, &document) == OG_OK, "the small document is read");
    og_record *record = NULL;
    og_source source = {.path = OG_STR("input"), .sha256 = {"", 0}, .bytes = text.len};
    og_analyser *analyser = NULL;
    fuzz_promise(og_analyser_new(catalogue, NULL, &analyser) == OG_OK, "an analyser is made");
    fuzz_promise(og_analyse(analyser, document, &source, &record) == OG_OK, "any catalogue analyses");
    og_analyser_free(analyser);
    fuzz_record(record);
    og_record_free(record);
    og_document_free(document);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    make_folder();
    FILE *file = fopen(path, "wb");
    fuzz_promise(file && fwrite(data, 1, size, file) == size, "the file can be written");
    fuzz_promise(fclose(file) == 0, "the file can be closed");

    og_diagnostics *diagnostics = og_diagnostics_new();
    fuzz_promise(diagnostics != NULL, "there is memory for diagnostics");
    og_catalogue *catalogue = NULL;
    if (og_catalogue_new(folder, diagnostics, &catalogue) == OG_OK)
        use(catalogue);
    else
        fuzz_promise(og_diagnostics_count(diagnostics) > 0, "what is wrong with a catalogue is told");
    og_catalogue_free(catalogue);
    og_diagnostics_free(diagnostics);
    return 0;
}
