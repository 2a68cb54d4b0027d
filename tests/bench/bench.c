// SPDX-License-Identifier: MIT
// Measures what docs/performance.md promises: bench PROGRAM EXAMPLE [FOLDER]. PROGRAM is ofgrade, EXAMPLE a text that
// it is started on, FOLDER holds the PDF files of which reading is measured; without them that part is left out and
// said.
#include "bench/bench.h"

#include "rules/rule_scanner.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { starts = 50, start_rounds_ignored = 3 };

// --- One start of the program

static double one_start(const char *program, const char *example)
{
    int ends[2];
    bench_require(pipe(ends) == 0, "no pipe");
    bench_require(fcntl(ends[0], F_SETFD, FD_CLOEXEC) == 0, "no pipe");
    double began = bench_wall_seconds();
    pid_t child = bench_start_program((char *[]){(char *)program, "report", "--", (char *)example, NULL}, ends[1]);
    bench_require(child > 0, "the program does not start");
    close(ends[1]);
    char bytes[65536];
    double last = began;
    size_t total = 0;
    for (ssize_t got = 0; (got = read(ends[0], bytes, sizeof bytes)) > 0; total += (size_t)got)
        last = bench_wall_seconds();
    close(ends[0]);
    bench_require(bench_end_program(child) == 0 && total > 0, "the program fails on the example");
    return last - began;
}

static void bench_start(const char *program, const char *example)
{
    double times[starts];
    for (size_t i = 0; i < start_rounds_ignored; i++)
        one_start(program, example);
    for (size_t i = 0; i < starts; i++)
        times[i] = one_start(program, example) * 1e3;
    double middle = bench_median(times, starts);
    printf(
        "Start to the last byte of one report, wall ms of %d runs: median %.2f, least %.2f, most %.2f   at most 10\n",
        (int)starts, middle, times[0], times[starts - 1]);
}

// --- Text to record

static char *synthetic_text(size_t size)
{
    static const char head[] = "# Inspection of children's social care services\n\nNorthmere County Council\n\n"
                               "Inspection dates: 4 March 2019 to 15 March 2019\n\nLead inspector: Ada Finch\n\n"
                               "| Judgement | Grade |\n|---|---|\n| Overall effectiveness | Good |\n\n";
    static const char body[] =
        "Children in Northmere receive help from skilled social workers who know them well. Since the last inspection, "
        "leaders have improved the quality of supervision, but 12% of visits are late (e.g. those at weekends).\n\n"
        "- Most plans are clear, and reviewed within 15 working days.\n- A small number of children wait too long.\n\n"
        "## The experiences and progress of children in care\n\nMs Okafor, the director, said: \"We accept the "
        "findings "
        "in full.\" Partners' responses to exploitation are well coordinated and risks reduce for most children.\n\n";
    char *text = malloc(size + 1);
    bench_require(text != NULL && size > sizeof head, "not enough memory");
    memcpy(text, head, sizeof head - 1);
    size_t at = sizeof head - 1;
    while (at < size) {
        size_t part = size - at < sizeof body - 1 ? size - at : sizeof body - 1;
        memcpy(text + at, body, part);
        at += part;
    }
    return text;
}

static void analyse_text(og_analyser *analyser, og_str text)
{
    og_document *document = NULL;
    og_record *record = NULL;
    og_str json = {NULL, 0};
    og_source source = {.path = OG_STR("text"), .sha256 = {"", 0}, .bytes = text.len};
    bench_require(og_document_read(text, NULL, NULL, &document) == OG_OK, "the text is not read");
    bench_require(og_analyse(analyser, document, &source, &record) == OG_OK, "the text is not analysed");
    bench_require(og_record_to_json(record, 0, &json) == OG_OK, "the record does not become JSON");
    free((char *)json.ptr);
    og_record_free(record);
    og_document_free(document);
}

static void bench_text(size_t size, size_t count)
{
    og_catalogue *catalogue = NULL;
    bench_require(og_catalogue_new(NULL, NULL, &catalogue) == OG_OK, "the catalogue does not load");
    og_analyser *analyser = NULL;
    bench_require(og_analyser_new(catalogue, NULL, &analyser) == OG_OK, "no analyser");
    og_str text = {synthetic_text(size), size};
    double times[ROUNDS];
    for (size_t i = 0; i < ROUNDS; i++) {
        double began = bench_cpu_seconds();
        for (size_t j = 0; j < count; j++)
            analyse_text(analyser, text);
        times[i] = bench_cpu_seconds() - began;
    }
    double megabytes = (double)size * (double)count / 1e6;
    double middle = bench_median(times, ROUNDS);
    printf("Text to record, %zu x %.1f MB: median %.1f MB/s, best %.1f MB/s   at least 50\n", count, (double)size / 1e6,
           megabytes / middle, megabytes / times[0]);
    free((char *)text.ptr);
    og_analyser_free(analyser);
    og_catalogue_free(catalogue);
}

// The texts of the files that can be read; the others are empty.
static og_str *read_texts(const bench_paths *files, size_t *bytes)
{
    og_str *texts = calloc(files->count, sizeof *texts);
    bench_require(texts != NULL, "not enough memory");
    *bytes = 0;
    for (size_t i = 0; i < files->count; i++) {
        og_document *document = NULL;
        if (og_document_read_file(files->items[i], NULL, NULL, &document) != OG_OK)
            continue;
        og_str text = og_document_text(document);
        char *copy = malloc(text.len);
        bench_require(copy != NULL, "not enough memory");
        memcpy(copy, text.ptr, text.len);
        texts[i] = (og_str){copy, text.len};
        *bytes += text.len;
        og_document_free(document);
    }
    return texts;
}

// Finds the rules in every sentence of a text; gives the CPU seconds that the search took.
static double find_rules(og_rule_scanner *rules, og_str text)
{
    og_document *document = NULL;
    og_rule_hits hits;
    og_rule_place place = {.kind = OG_STR("paragraph")};
    if (!text.len || og_document_read(text, NULL, NULL, &document) != OG_OK)
        return 0;
    double began = bench_cpu_seconds();
    for (size_t i = 0; i < og_document_sentence_count(document); i++) {
        og_str sentence = og_document_slice(document, og_document_sentence(document, i)->range);
        bench_require(og_rule_scanner_find(rules, sentence, &place, &hits) == OG_OK, "the rules cannot be found");
    }
    double spent = bench_cpu_seconds() - began;
    og_document_free(document);
    return spent;
}

// What the index of the phrases saves: how few are tried, and how many of those match.
static void bench_rules(const og_catalogue *catalogue, const og_str *texts, size_t count, size_t bytes)
{
    og_scanner *patterns = NULL;
    og_rule_scanner *rules = NULL;
    bench_require(og_scanner_new(catalogue, NULL, &patterns) == OG_OK, "no scanner");
    bench_require(og_rule_scanner_new(catalogue, patterns, &rules) == OG_OK, "no rule scanner");
    double seconds = 0;
    for (size_t i = 0; i < count; i++)
        seconds += find_rules(rules, texts[i]);
    og_rule_scanner_counts counts = og_rule_scanner_count(rules);
    double sentences = counts.sentences ? (double)counts.sentences : 1;
    printf("Rules: %zu with %zu phrases; in each of %zu sentences %.1f tokens, %.1f phrases tried, %.1f hits, %.2f "
           "patterns run by PCRE2; %.1f MB/s\n",
           catalogue->rules.rules.count, catalogue->rules.book.phrases.count, counts.sentences,
           (double)counts.tokens / sentences, (double)counts.phrases / sentences, (double)counts.hits / sentences,
           (double)counts.patterns / sentences, (double)bytes / 1e6 / seconds);
    og_rule_scanner_free(rules);
    og_scanner_free(patterns);
}

// What the PDF files say, as texts of real length and wording.
static void bench_real_texts(const char *folder)
{
    bench_paths files = {0};
    if (folder && og_reads_pdf())
        files = bench_list_pdfs(folder);
    if (!files.count) {
        printf("Text to record, real texts: SKIPPED, none at hand\n");
        return;
    }
    size_t bytes;
    og_str *texts = read_texts(&files, &bytes);
    og_catalogue *catalogue = NULL;
    og_analyser *analyser = NULL;
    bench_require(og_catalogue_new(NULL, NULL, &catalogue) == OG_OK, "the catalogue does not load");
    bench_require(og_analyser_new(catalogue, NULL, &analyser) == OG_OK, "no analyser");
    double times[ROUNDS];
    for (size_t i = 0; i < ROUNDS; i++) {
        double began = bench_cpu_seconds();
        for (size_t j = 0; j < files.count; j++)
            if (texts[j].len)
                analyse_text(analyser, texts[j]);
        times[i] = bench_cpu_seconds() - began;
    }
    double middle = bench_median(times, ROUNDS);
    printf("Text to record, %zu real texts, %.1f MB: median %.1f MB/s, best %.1f MB/s   at least 50\n", files.count,
           (double)bytes / 1e6, (double)bytes / 1e6 / middle, (double)bytes / 1e6 / times[0]);
    bench_rules(catalogue, texts, files.count, bytes);
    bench_compare(analyser, texts, files.count);
    bench_dashboard(analyser, texts, files.count);
    for (size_t i = 0; i < files.count; i++)
        free((char *)texts[i].ptr);
    free(texts);
    og_analyser_free(analyser);
    og_catalogue_free(catalogue);
    bench_free_paths(&files);
}

static void bench_stored(const char *program, const char *example)
{
    char text[8192];
    FILE *file = fopen(example, "rb");
    bench_require(file != NULL, "the example cannot be read");
    size_t length = fread(text, 1, sizeof text, file);
    fclose(file);
    bench_store(program, (og_str){text, length});
}

int main(int argc, char **argv)
{
    if (argc < 3) {
        fprintf(stderr, "usage: bench PROGRAM EXAMPLE [FOLDER]\n");
        return 2;
    }
    bench_start(argv[1], argv[2]);
    bench_stored(argv[1], argv[2]);
    bench_text((size_t)200000, 80);
    bench_text((size_t)16000000, 1);
    bench_real_texts(argc > 3 ? argv[3] : NULL);
    bench_pdf(argv[1], argc > 3 ? argv[3] : NULL);
    bench_parent_memory(argv[1], argv[2]);
    return 0;
}
