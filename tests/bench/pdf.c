// SPDX-License-Identifier: MIT
// PDF to record: in this process and in workers against MuPDF's own extraction of the text, and the whole program
// against pdftotext.
#include "bench/bench.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FEWER_ROUNDS = 3 }; // of what takes long

// In this process. Gives the bytes of JSON, so that nothing can be left out as unused.
static size_t make_records(const bench_paths *files)
{
    og_catalogue *catalogue = NULL;
    og_analyser *analyser = NULL;
    size_t bytes = 0;
    bench_require(og_catalogue_new(NULL, NULL, &catalogue) == OG_OK, "the catalogue does not load");
    bench_require(og_analyser_new(catalogue, NULL, &analyser) == OG_OK, "no analyser");
    for (size_t i = 0; i < files->count; i++) {
        og_record *record = NULL;
        og_str json = {NULL, 0};
        bench_require(og_analyse_file(analyser, files->items[i], NULL, &record, NULL) == OG_OK, "a file stops it");
        bench_require(og_record_to_json(record, 0, &json) == OG_OK, "a record does not become JSON");
        bytes += json.len;
        free((char *)json.ptr);
        og_record_free(record);
    }
    og_analyser_free(analyser);
    og_catalogue_free(catalogue);
    return bytes;
}

// In so many workers. The workers have ended when it comes back, so that their time is counted.
static size_t batch_records(const bench_paths *files, size_t workers)
{
    og_catalogue *catalogue = NULL;
    og_batch *batch = NULL;
    og_batch_result result = {.kind = OG_BATCH_RECORD};
    size_t bytes = 0;
    bench_require(og_catalogue_new(NULL, NULL, &catalogue) == OG_OK, "the catalogue does not load");
    bench_require(og_batch_new((const char *const *)files->items, files->count, catalogue, NULL, NULL, &batch) == OG_OK,
                  "the batch cannot be made");
    bench_require(og_batch_use(batch, &(og_workers){.count = workers}) == OG_OK, "no workers");
    while (result.kind != OG_BATCH_END) {
        bench_require(og_batch_next_result(batch, -1, &result) == OG_OK, "the batch stops");
        bytes += result.line.len;
    }
    og_batch_free(batch);
    og_catalogue_free(catalogue);
    return bytes;
}

// One process a file, as scripts use it. False where there is no such program.
static bool run_pdftotext(const bench_paths *files)
{
    for (size_t i = 0; i < files->count; i++) {
        pid_t child = bench_start_program((char *[]){"pdftotext", files->items[i], "/dev/null", NULL}, -1);
        if (child < 0)
            return false;
        bench_end_program(child); // files that it cannot read are passed over
    }
    return true;
}

// The whole program over all files, its start included.
static void run_batch(const char *program, const bench_paths *files, char *workers)
{
    enum { BEFORE = 4 };
    char **arguments = calloc(files->count + BEFORE + 1, sizeof *arguments);
    bench_require(arguments != NULL, "not enough memory");
    memcpy(arguments, (char *[]){(char *)program, "batch", "-j", workers}, BEFORE * sizeof *arguments);
    memcpy(arguments + BEFORE, files->items, files->count * sizeof *arguments);
    int status = bench_end_program(bench_start_program(arguments, -1));
    bench_require(status == 0 || status == 1, "the program fails on the PDF files");
    free(arguments);
}

static void bench_pdftotext(const char *program, const bench_paths *files)
{
    double theirs[FEWER_ROUNDS], ours[FEWER_ROUNDS], theirs_by_clock[FEWER_ROUNDS], two_by_clock[FEWER_ROUNDS];
    if (!run_pdftotext(files)) {
        printf("pdftotext: SKIPPED, it is not there (Debian: apt-get install poppler-utils)\n");
        return;
    }
    for (size_t i = 0; i < FEWER_ROUNDS; i++) {
        double began = bench_cpu_seconds(), by_clock = bench_wall_seconds();
        run_pdftotext(files);
        double read = bench_cpu_seconds();
        theirs_by_clock[i] = bench_wall_seconds() - by_clock;
        run_batch(program, files, "1");
        ours[i] = bench_cpu_seconds() - read;
        theirs[i] = read - began;
        by_clock = bench_wall_seconds();
        run_batch(program, files, "2");
        two_by_clock[i] = bench_wall_seconds() - by_clock;
    }
    double theirs_median = bench_median(theirs, FEWER_ROUNDS), ours_median = bench_median(ours, FEWER_ROUNDS);
    double clock_median = bench_median(theirs_by_clock, FEWER_ROUNDS),
           two_median = bench_median(two_by_clock, FEWER_ROUNDS);
    printf("PDF to record against pdftotext (text alone), the same files, median (least) of %d rounds:\n",
           (int)FEWER_ROUNDS);
    printf("  pdftotext, a process a file, CPU seconds %.3f (%.3f)\n", theirs_median, theirs[0]);
    printf("  ofgrade batch -j 1, CPU seconds          %.3f (%.3f)\n", ours_median, ours[0]);
    printf("  ratio                                    %.2f (%.2f)   at least 8\n", theirs_median / ours_median,
           theirs[0] / ours[0]);
    printf("  ratio by the clock with two workers      %.2f (%.2f)\n", clock_median / two_median,
           theirs_by_clock[0] / two_by_clock[0]);
}

void bench_pdf(const char *program, const char *folder)
{
    bench_paths files = {0};
    if (folder)
        files = bench_list_pdfs(folder);
    if (!og_reads_pdf() || !files.count) {
        printf("PDF to record: SKIPPED, %s\n", og_reads_pdf() ? "no PDF files at hand" : "built without PDF");
        bench_free_paths(&files);
        return;
    }
    double extraction[ROUNDS], records[ROUNDS], batch[ROUNDS], one[ROUNDS], two[ROUNDS];
    bench_extract_text(&files); // the files come into the page cache, and the code into memory
    for (size_t i = 0; i < ROUNDS; i++) {
        double began = bench_cpu_seconds();
        bench_extract_text(&files);
        double extracted = bench_cpu_seconds();
        make_records(&files);
        double made = bench_cpu_seconds(), by_clock = bench_wall_seconds();
        batch_records(&files, 1);
        one[i] = bench_wall_seconds() - by_clock;
        batch[i] = bench_cpu_seconds() - made;
        by_clock = bench_wall_seconds();
        batch_records(&files, 2);
        two[i] = bench_wall_seconds() - by_clock;
        records[i] = made - extracted;
        extraction[i] = extracted - began;
    }
    double extraction_median = bench_median(extraction, ROUNDS);
    double records_median = bench_median(records, ROUNDS), batch_median = bench_median(batch, ROUNDS);
    double one_median = bench_median(one, ROUNDS), two_median = bench_median(two, ROUNDS);
    printf("PDF to record, %zu files, CPU seconds, median (least) of %d rounds:\n", files.count, (int)ROUNDS);
    printf("  MuPDF's text extraction %.3f (%.3f)\n", extraction_median, extraction[0]);
    printf("  ofgrade, PDF to JSON    %.3f (%.3f)\n", records_median, records[0]);
    printf("  ratio                   %.3f (%.3f)   at most 1.15\n", records_median / extraction_median,
           records[0] / extraction[0]);
    printf("  batch with one worker   %.3f (%.3f)\n", batch_median, batch[0]);
    printf("  ratio                   %.3f (%.3f)   at most 1.15\n", batch_median / extraction_median,
           batch[0] / extraction[0]);
    printf("  wall seconds of two workers %.3f (%.3f), of one %.3f (%.3f), ratio %.3f (%.3f)   at most 0.55\n",
           two_median, two[0], one_median, one[0], two_median / one_median, two[0] / one[0]);
    bench_pdftotext(program, &files);
    bench_pdf_memory(program, &files);
    bench_free_paths(&files);
}
