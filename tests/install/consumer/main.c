// SPDX-License-Identifier: MIT
// A program of somebody else's that uses the installed library: reads a text and prints its record.
#include <ofgrade/ofgrade.h>

#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    og_str text =
        OG_STR("# Inspection of children's services\n\nNorthmere County Council\n\nOverall effectiveness: good\n");
    og_catalogue *catalogue = NULL;
    og_analyser *analyser = NULL;
    og_document *document = NULL;
    og_record *record = NULL;
    og_str json = {NULL, 0};
    og_source source = {.path = OG_STR("letter.md"), .sha256 = {"", 0}, .bytes = text.len};
    int failed = og_catalogue_new(NULL, NULL, &catalogue) || og_document_read(text, NULL, NULL, &document) ||
                 og_analyser_new(catalogue, NULL, &analyser) || og_analyse(analyser, document, &source, &record) ||
                 og_record_to_json(record, 2, &json);
    printf("%.*s"
           "version %.*s\n",
           OG_STR_ARG(json), OG_STR_ARG(og_version()));
    free((char *)json.ptr);
    og_record_free(record);
    og_document_free(document);
    og_analyser_free(analyser);
    og_catalogue_free(catalogue);
    return failed;
}
