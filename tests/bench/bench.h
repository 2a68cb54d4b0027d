// SPDX-License-Identifier: MIT
// What the parts of the bench share.
#ifndef OG_TESTS_BENCH_H
#define OG_TESTS_BENCH_H

#include "ofgrade/ofgrade.h"

#include <stdnoreturn.h>

typedef struct bench_paths {
    char **items;
    size_t count;
} bench_paths;

// compare.c: how long pairs of these texts take to be compared once they are read.
void bench_compare(og_analyser *analyser, const og_str *texts, size_t count);
// dashboard.c: how long a page over 500 reports like these takes, from their records.
void bench_dashboard(og_analyser *analyser, const og_str *texts, size_t count);
// store.c: how long the program takes for a folder of texts with a database, and how long when nothing has changed.
void bench_store(const char *program, og_str example);
double bench_wall_seconds(void);
// For qsort.
int bench_compare_doubles(const void *a, const void *b);
// Ends the program with a message.
noreturn void bench_fail(const char *what);

static inline void bench_require(bool holds, const char *what)
{
    if (!holds)
        bench_fail(what);
}

// The yardstick: MuPDF's own structured text of every page of every file. Files that it cannot read are passed over.
void bench_extract_text(const bench_paths *files);

#endif
