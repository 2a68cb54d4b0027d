// SPDX-License-Identifier: MIT
// The checks that all fuzzers share.
#include "fuzz/fuzz.h"

#include "document/document.h"
#include "record/record.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void fuzz_promise(bool holds, const char *promise)
{
    if (!holds) {
        fprintf(stderr, "broken promise: %s\n", promise);
        abort();
    }
}

// Loaded once: loading it is what fuzz_catalogue is for.
static const og_catalogue *catalogue(void)
{
    static og_catalogue *loaded;
    if (!loaded)
        fuzz_promise(og_catalogue_new(NULL, NULL, &loaded) == OG_OK, "the built-in catalogue loads");
    return loaded;
}

void fuzz_plan(const og_record *record, og_plan_format format)
{
    og_str plan = {NULL, 0};
    og_status wanted = og_record_is_analysed(record) ? OG_OK : OG_NOT_ANALYSED;
    fuzz_promise(og_record_to_plan(record, catalogue(), format, NULL, &plan) == wanted, "a record becomes a plan");
    free((char *)plan.ptr);
}

void fuzz_record(const og_record *record)
{
    og_str first = {NULL, 0};
    fuzz_promise(og_record_to_json(record, 0, &first) == OG_OK, "a record becomes JSON");
    og_record *again = NULL;
    fuzz_promise(og_record_from_json(first, NULL, &again) == OG_OK, "JSON that was written can be read");
    og_str second = {NULL, 0};
    fuzz_promise(og_record_to_json(again, 0, &second) == OG_OK, "a record that was read becomes JSON");
    fuzz_promise(first.len == second.len && memcmp(first.ptr, second.ptr, first.len) == 0,
                 "JSON to record to JSON is the identity");
    og_str text = {NULL, 0};
    fuzz_promise(og_record_to_text(record, &(og_text_options){.colour = true, .width = 40}, &text) == OG_OK,
                 "a record becomes text");
    free((char *)text.ptr);
    og_text_options options = {.all = true, .explain = true, .catalogue = catalogue()};
    fuzz_promise(og_record_to_markdown(record, &options, &text) == OG_OK, "a record becomes Markdown");
    free((char *)text.ptr);
    for (og_plan_format format = OG_PLAN_MARKDOWN; format <= OG_PLAN_CSV; format++)
        fuzz_plan(record, format);
    free((char *)second.ptr);
    free((char *)first.ptr);
    og_record_free(again);
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n';
}

// Equal but for white space.
static bool reads_back(og_str text, og_span span, og_str words)
{
    size_t at = span.start;
    for (size_t i = 0; i < words.len; i++) {
        if (is_blank(words.ptr[i]))
            continue;
        while (at < span.end && is_blank(text.ptr[at]))
            at++;
        if (at == span.end || text.ptr[at++] != words.ptr[i])
            return false;
    }
    while (at < span.end && is_blank(text.ptr[at]))
        at++;
    return at == span.end;
}

static void check_spans(const og_document *document, const og_record *record)
{
    og_str text = og_document_text(document);
    for (size_t i = 0; i < record->judgements.count; i++) {
        const og_judgement *judgement = &record->judgements.items[i];
        og_span span = judgement->evidence;
        fuzz_promise(span.start <= span.end && span.end <= text.len, "evidence lies inside the text");
        fuzz_promise(reads_back(text, span, judgement->words), "evidence reads back as the words of its judgement");
    }
}

static void analyse(og_document *document, size_t bytes)
{
    og_record *record = NULL;
    og_source source = {.path = OG_STR("input"), .sha256 = {"", 0}, .bytes = bytes};
    og_analyser *analyser = NULL;
    fuzz_promise(og_analyser_new(catalogue(), NULL, &analyser) == OG_OK, "an analyser is made");
    fuzz_promise(og_analyse(analyser, document, &source, &record) == OG_OK, "any document is analysed");
    og_analyser_free(analyser);
    check_spans(document, record);
    fuzz_record(record);
    og_record_free(record);
}

og_document *fuzz_read(og_format format, fuzz_reader *reader, const uint8_t *data, size_t size)
{
    og_limits limits = og_limits_default();
    og_builder *builder = NULL;
    fuzz_promise(og_builder_new(format, &limits, &builder) == OG_OK, "there is memory for a builder");
    og_status status = reader((og_str){(const char *)data, size}, &limits, builder);
    og_document *document = NULL;
    if (status == OG_OK)
        status = og_builder_finish(builder, &document);
    else
        og_builder_free(builder);
    fuzz_promise(status != OG_INTERNAL, "what fails, fails for a reason that lies in the input");
    const char *problem = "";
    bool sound = status != OG_OK || og_document_check(document, &problem);
    fuzz_promise(sound, problem);
    return document;
}

void fuzz_document(og_format format, fuzz_reader *reader, const uint8_t *data, size_t size)
{
    og_document *document = fuzz_read(format, reader, data, size);
    if (document)
        analyse(document, size);
    og_document_free(document);
}
