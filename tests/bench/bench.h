// SPDX-License-Identifier: MIT
// What the parts of the bench share.
#ifndef OG_TESTS_BENCH_H
#define OG_TESTS_BENCH_H

#include "ofgrade/ofgrade.h"

#include <stdnoreturn.h>
#include <sys/types.h>
#include <unistd.h>

enum { ROUNDS = 5 }; // of which the median counts

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

// measure.c

// Ends the program with a message.
noreturn void bench_fail(const char *what);
// CPU seconds of this process, its threads and the children it has waited for.
double bench_cpu_seconds(void);
double bench_wall_seconds(void);
// Sorts the values; the first is then the least.
double bench_median(double *values, size_t count);
// Starts a program that writes to a descriptor (-1: nowhere); what it writes to standard error is dropped. -1 where
// there is no such program.
pid_t bench_start_program(char *const arguments[], int output);
// Its exit status once it has ended, -1 when it was killed.
int bench_end_program(pid_t child);

static inline void bench_require(bool holds, const char *what)
{
    if (!holds)
        bench_fail(what);
}

// files.c: the PDF files in a folder and the folders in it. Owns: the caller frees them with bench_free_paths.
bench_paths bench_list_pdfs(const char *folder);
void bench_free_paths(bench_paths *paths);

// pdf.c: `folder` may be NULL.
void bench_pdf(const char *program, const char *folder);

// memory.c: the most memory that a worker takes for PDF files, and how that of the program that gives them out grows
// with the number of files.
void bench_pdf_memory(const char *program, const bench_paths *files);
void bench_parent_memory(const char *program, const char *example);

// The yardstick: MuPDF's own structured text of every page of every file. Files that it cannot read are passed over.
void bench_extract_text(const bench_paths *files);

#endif
