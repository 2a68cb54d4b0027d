// SPDX-License-Identifier: MIT
// How long a page over many reports takes, from their records as lines of JSON.
#include "bench/bench.h"

#include "record/record.h"

#include <stdio.h>
#include <stdlib.h>

enum { REPORTS = 500 };

// The record of a text as that of the `number`th report; two in a row are of one provider.
static og_str make_line(og_analyser *analyser, og_str text, size_t number)
{
    og_document *document = NULL;
    og_record *record = NULL;
    og_str line = {NULL, 0}, path, name;
    bench_require(og_document_read(text, NULL, NULL, &document) == OG_OK, "the text is not read");
    bench_require(og_analyse(analyser, document, &(og_source){.bytes = text.len}, &record) == OG_OK, "no record");
    bench_require(og_arena_printf(record->arena, &path, "reports/%zu.pdf", number) == OG_OK, "not enough memory");
    bench_require(og_arena_printf(record->arena, &name, "Council %zu", number / 2) == OG_OK, "not enough memory");
    record->source.path = path;
    record->inspection->provider.name = name;
    bench_require(og_record_to_json(record, 0, &line) == OG_OK, "the record does not become JSON");
    og_record_free(record);
    og_document_free(document);
    return line;
}

static size_t draw(const og_providers *names, const og_str *lines)
{
    og_dashboard *dashboard = NULL;
    og_str page = {NULL, 0};
    bench_require(og_dashboard_new(names, NULL, 0, &dashboard) == OG_OK, "no dashboard");
    for (size_t i = 0; i < REPORTS; i++) {
        og_record *record = NULL;
        bench_require(og_record_from_json(lines[i], NULL, &record) == OG_OK, "the JSON is no record");
        bench_require(og_dashboard_add(dashboard, record, OG_STR("reports/northmarsh-2026-06-19.html")) == OG_OK,
                      "a record is not taken");
        og_record_free(record);
    }
    bench_require(og_dashboard_finish(dashboard, NULL, &page) == OG_OK, "no page");
    free((char *)page.ptr);
    og_dashboard_free(dashboard);
    return page.len;
}

void bench_dashboard(og_analyser *analyser, const og_str *texts, size_t count)
{
    og_str lines[REPORTS];
    size_t made = 0, bytes = 0, page = 0;
    for (size_t i = 0; made < REPORTS && i < REPORTS * count; i++)
        if (texts[i % count].len) {
            lines[made] = make_line(analyser, texts[i % count], made);
            bytes += lines[made++].len;
        }
    bench_require(made == REPORTS, "no texts");
    og_providers *names = NULL;
    bench_require(og_providers_new(NULL, NULL, &names) == OG_OK, "no words of names");
    double least = 0;
    for (size_t i = 0; i < ROUNDS; i++) {
        double began = bench_cpu_seconds();
        page = draw(names, lines);
        double spent = bench_cpu_seconds() - began;
        least = !i || spent < least ? spent : least;
    }
    printf("Dashboard of %d reports, %.1f MB of records to a page of %.2f MB, CPU seconds: least of %d rounds %.3f   "
           "at most 1\n",
           REPORTS, (double)bytes / 1e6, (double)page / 1e6, ROUNDS, least);
    og_providers_free(names);
    for (size_t i = 0; i < REPORTS; i++)
        free((char *)lines[i].ptr);
}
