// SPDX-License-Identifier: MIT
// For tests of the analysis: documents written as the lines of blocks.h ("H1 words", "P[2.1] words", "I1[•] words",
// "R cell | cell", "F words", "PAGE 2"), frameworks written in the test, and the steps of the analysis one by one.
#ifndef OG_TEST_ANALYSED_H
#define OG_TEST_ANALYSED_H

#include "analyse/analysis.h"
#include "base/str.h"
#include "document/builder.h"
#include "rules/grader.h"
#include "rules/rule_scanner.h"
#include "unit/blocks.h"
#include "unit/data.h"

// What a group of tests shares, and the document that one of them has under analysis.
typedef struct og_test_bench {
    og_catalogue *catalogue;
    og_scanner *scanner;
    og_rule_scanner *rules;
    og_grader *grader;
    og_limits limits;
    og_analysis analysis;
    bool is_open;
} og_test_bench;

// The built-in data, and over it that of `xml`, a file each.
static inline void bench_load(og_test_bench *bench, const char *const *xml, size_t count)
{
    data_folder made;
    open_folder(&made);
    for (size_t i = 0; i < count; i++)
        put_next(&made, og_str_from(xml[i]));
    *bench = (og_test_bench){.catalogue = load_folder(&made), .limits = og_limits_default()};
    assert_int_equal(og_scanner_new(bench->catalogue, NULL, &bench->scanner), OG_OK);
    assert_int_equal(og_rule_scanner_new(bench->catalogue, bench->scanner, &bench->rules), OG_OK);
    assert_int_equal(og_grader_new(bench->catalogue, &bench->grader), OG_OK);
}

static inline void bench_close(og_test_bench *bench)
{
    if (bench->is_open) {
        og_record_free(bench->analysis.record);
        og_document_free(bench->analysis.document);
    }
    bench->is_open = false;
    bench->analysis = (og_analysis){0};
}

static inline void bench_unload(og_test_bench *bench)
{
    bench_close(bench);
    og_grader_free(bench->grader);
    og_rule_scanner_free(bench->rules);
    og_scanner_free(bench->scanner);
    og_catalogue_free(bench->catalogue);
    *bench = (og_test_bench){0};
}

// What begins and ends a group of tests that share a bench.
static inline int bench_set_up(void **state, og_test_bench *bench, const char *const *xml, size_t count)
{
    bench_load(bench, xml, count);
    *state = bench;
    return 0;
}

static inline int bench_tear_down(void **state)
{
    bench_unload(*state);
    return 0;
}

static inline og_block_kind kind_of_letter(char letter)
{
    switch (letter) {
    case 'H':
        return OG_HEADING;
    case 'P':
        return OG_PARAGRAPH;
    case 'I':
        return OG_ITEM;
    case 'R':
        return OG_ROW;
    case 'F':
        return OG_FURNITURE;
    default:
        fail_msg("no kind of block: %c", letter);
        return OG_PARAGRAPH;
    }
}

static inline void build_line(og_builder *builder, og_str line)
{
    size_t at = 1, end = og_str_find_byte(line, ' ', 0);
    uint32_t level = 0;
    og_str number, words = og_str_slice(line, end == SIZE_MAX ? line.len : end + 1, line.len), cell;
    if (og_str_starts(line, OG_STR("PAGE "))) {
        size_t page;
        number = words;
        assert_true(og_str_to_size(number, 1000, &page));
        assert_int_equal(og_builder_page(builder, (uint32_t)page), OG_OK);
        return;
    }
    if (at < line.len && og_is_digit(line.ptr[at]))
        level = (uint32_t)(line.ptr[at++] - '0');
    og_block_kind kind = kind_of_letter(line.ptr[0]);
    assert_int_equal(og_builder_begin(builder, kind, level), OG_OK);
    if (at < line.len && line.ptr[at] == '[') {
        og_str marker = og_str_slice(line, at + 1, og_str_find_byte(line, ']', at));
        assert_int_equal(og_builder_marker(builder, marker), OG_OK);
    }
    if (kind != OG_ROW)
        assert_int_equal(og_builder_text(builder, words), OG_OK);
    while (kind == OG_ROW && og_str_next_split(&words, '|', &cell)) {
        assert_int_equal(og_builder_cell(builder), OG_OK);
        assert_int_equal(og_builder_text(builder, og_str_trim(cell)), OG_OK);
    }
    assert_int_equal(og_builder_end(builder), OG_OK);
}

static inline og_document *document_of(const char *blocks)
{
    og_builder *builder = NULL;
    og_document *document = NULL;
    og_str rest = og_str_from(blocks), line;
    assert_int_equal(og_builder_new(OG_FORMAT_TEXT, NULL, &builder), OG_OK);
    while (og_str_next_split(&rest, '\n', &line))
        if (line.len)
            build_line(builder, line);
    assert_int_equal(og_builder_finish(builder, &document), OG_OK);
    return document;
}

// Takes a document under analysis and finds its places; what was under analysis before is dropped.
static inline og_analysis *bench_take(og_test_bench *bench, og_document *document)
{
    og_source source = {.path = OG_STR("made")};
    bench_close(bench);
    og_analysis *analysis = &bench->analysis;
    *analysis = (og_analysis){.document = document,
                              .catalogue = bench->catalogue,
                              .scanner = bench->scanner,
                              .rules = bench->rules,
                              .grader = bench->grader,
                              .limits = &bench->limits};
    assert_int_equal(og_record_new(&source, &analysis->record), OG_OK);
    bench->is_open = true;
    analysis->arena = analysis->record->arena;
    analysis->record->inspection = og_arena_alloc(analysis->arena, sizeof *analysis->record->inspection);
    analysis->record->document = og_arena_alloc(analysis->arena, sizeof *analysis->record->document);
    assert_true(analysis->record->inspection && analysis->record->document);
    assert_int_equal(og_places_find(analysis), OG_OK);
    return analysis;
}

// The document of `blocks` by the framework `id`, its sections found.
static inline og_analysis *bench_open(og_test_bench *bench, const char *id, const char *blocks)
{
    og_analysis *analysis = bench_take(bench, document_of(blocks));
    analysis->framework = og_catalogue_find(bench->catalogue, og_str_from(id));
    assert_non_null(analysis->framework);
    assert_int_equal(og_sections_find(analysis), OG_OK);
    return analysis;
}

// Ends what was written with a NUL and compares.
static inline void check_buf(og_buf *found, const char *expected)
{
    og_buf_add_byte(found, 0);
    assert_int_equal(found->status, OG_OK);
    char copy[4096];
    snprintf(copy, sizeof copy, "%s", found->ptr);
    og_buf_free(found);
    assert_string_equal(copy, expected);
}

// The judgements as "area | grade | words", a line each. Their words must stand at their spans.
static inline void check_judgements(const og_analysis *analysis, const char *expected)
{
    og_buf out = {0};
    for (size_t i = 0; i < analysis->record->judgements.count; i++) {
        const og_judgement *judgement = &analysis->record->judgements.items[i];
        og_str printed;
        og_range range = {judgement->evidence.start, judgement->evidence.end};
        assert_int_equal(og_text_of(analysis, range, &printed), OG_OK);
        assert_true(printed.len > 0 && og_str_equal(printed, judgement->words));
        og_buf_printf(&out, "%.*s | %.*s | %.*s\n", OG_STR_ARG(judgement->area), OG_STR_ARG(judgement->grade),
                      OG_STR_ARG(judgement->words));
    }
    check_buf(&out, expected);
}

// "code" of each warning, a line each.
static inline void check_warnings(const og_analysis *analysis, const char *expected)
{
    og_buf out = {0};
    for (size_t i = 0; i < analysis->record->warnings.count; i++)
        og_buf_printf(&out, "%.*s\n", OG_STR_ARG(analysis->record->warnings.items[i].code));
    check_buf(&out, expected);
}

#endif
