// SPDX-License-Identifier: MIT
// How long two reports take to be compared once they are read.
#include "bench/bench.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { MOST_PAIRS = 60 };

static og_record *read_record(og_analyser *analyser, og_str text)
{
    og_document *document = NULL;
    og_record *record = NULL;
    og_source source = {.path = OG_STR("text")};
    bench_require(og_document_read(text, NULL, NULL, &document) == OG_OK, "a text cannot be read");
    bench_require(og_analyse(analyser, document, &source, &record) == OG_OK, "a text cannot be analysed");
    og_document_free(document);
    return record;
}

void bench_compare(og_analyser *analyser, const og_str *texts, size_t count)
{
    og_providers *names = NULL;
    double times[MOST_PAIRS];
    size_t done = 0;
    bench_require(og_providers_new(NULL, NULL, &names) == OG_OK, "no names of providers");
    for (size_t i = 0; i + 1 < count && done < MOST_PAIRS; i += 2) {
        og_record *a = read_record(analyser, texts[i]), *b = read_record(analyser, texts[i + 1]);
        og_comparison *comparison = NULL;
        clock_t began = clock();
        if (og_compare(a, b, names, NULL, &comparison) == OG_OK)
            times[done++] = (double)(clock() - began) / CLOCKS_PER_SEC * 1e3;
        og_comparison_free(comparison);
        og_record_free(a);
        og_record_free(b);
    }
    og_providers_free(names);
    bench_require(done > 0, "nothing could be compared");
    double middle = bench_median(times, done);
    printf("Two records compared, %zu pairs: median %.1f ms, most %.1f ms   median at most 20\n", done, middle,
           times[done - 1]);
}
