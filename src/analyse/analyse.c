// SPDX-License-Identifier: MIT
// From document to record: the order of the steps, and the parts of the record that need no step of their own.
#include "analyse/analysis.h"
#include "analyse/doubts.h"
#include "analyse/speech.h"

#include "analyse/imprint.h"
#include "base/octets.h"
#include "base/secret.h"
#include "base/str.h"

#include <stdlib.h>

static og_status describe_source(og_analysis *analysis)
{
    og_record *record = analysis->record;
    OG_TRY(og_arena_copy(analysis->arena, og_format_name(analysis->document->format), &record->source.format));
    record->source.pages = analysis->document->pages.count;
    for (size_t i = 0; i < analysis->document->notices.count; i++) {
        const og_notice *notice = &analysis->document->notices.items[i];
        bool placed = notice->range.start < notice->range.end;
        OG_TRY(og_warn(analysis, notice->code, placed ? &notice->range : NULL, "%.*s", OG_STR_ARG(notice->message)));
    }
    return OG_OK;
}

// Whether a letter or digit stands in text[at ..] before white space.
static bool is_word_at(og_str text, size_t at)
{
    while (at < text.len && !og_is_space(text.ptr[at]) && !og_is_word(text.ptr[at]))
        at++;
    return at < text.len && og_is_word(text.ptr[at]);
}

// What white space divides, as far as it holds a letter or digit.
static size_t count_words(og_str text)
{
    size_t words = 0;
    uint64_t after_space = 0x80; // in the lowest byte: whether white space stands before these
    for (size_t at = 0; at < text.len; at += OG_OCTETS) {
        uint64_t octets = og_octets_of(text, at), spaces = og_octets_spaces(octets);
        uint64_t starts = (spaces << 8 | after_space) & ~spaces;
        uint64_t letters = og_octets_letters(octets) | og_octets_beyond_ascii(octets);
        words += og_octets_count(starts & letters);
        for (uint64_t others = starts & ~letters; others; others &= others - 1)
            words += is_word_at(text, at + (size_t)__builtin_ctzll(others) / OG_OCTETS);
        after_space = spaces >> 56;
    }
    return words;
}

// Neither a number nor a day, nor the heading of a part of the document: an area's, or of what is the same in every
// report, as whose copyright it is.
static bool may_be_title(const og_analysis *analysis, size_t index)
{
    const og_document *document = analysis->document;
    return og_imprint_is_title(og_document_slice(document, document->blocks.items[index].range)) &&
           !og_heads_section(analysis, index);
}

// An article's headline; else the block of the title that names the inspection, else the first heading, else what the
// file calls itself, else the first line.
static og_status find_title(og_analysis *analysis, og_str *out)
{
    const og_document *document = analysis->document;
    og_str stated = og_document_property(document, OG_STR("title"));
    OG_TRY(og_imprint_title(analysis, out));
    if (out->len)
        return OG_OK;
    if (og_imprint_is_title(og_document_slice(document, analysis->heading)))
        return og_text_of(analysis, analysis->heading, out);
    // behind the heading of a part no heading is that of the whole
    for (size_t i = 0; i < analysis->title_end && !og_heads_section(analysis, i); i++) {
        const og_block *block = &document->blocks.items[i];
        if (block->kind == OG_HEADING && may_be_title(analysis, i))
            return og_text_of(analysis, block->range, out);
    }
    if (og_imprint_is_title(stated))
        return og_arena_copy(analysis->arena, stated, out);
    for (size_t i = 0; i < document->blocks.count; i++) {
        const og_block *block = &document->blocks.items[i];
        if (block->kind != OG_FURNITURE && block->kind != OG_ROW && may_be_title(analysis, i))
            return og_text_of(analysis, block->range, out);
    }
    return OG_OK;
}

static og_status describe_document(og_analysis *analysis)
{
    og_record_document *about = og_arena_alloc(analysis->arena, sizeof *about);
    if (!about)
        return OG_NO_MEMORY;
    analysis->record->document = about;
    about->words = count_words(og_document_slice(analysis->document, og_read_bytes(analysis)));
    if (analysis->framework)
        return og_arena_copy(analysis->arena, analysis->framework->kind, &about->kind);
    OG_TRY(og_warn(analysis, OG_STR("not-a-report"), NULL,
                   "this does not look like an inspection report or an article about one; nothing was read from it"));
    return og_arena_copy(analysis->arena, OG_STR("unknown"), &about->kind);
}

static og_status describe_framework(og_analysis *analysis)
{
    const og_framework *framework = analysis->framework;
    og_inspection *inspection = og_arena_alloc(analysis->arena, sizeof *inspection);
    if (!inspection)
        return OG_NO_MEMORY;
    analysis->record->inspection = inspection;
    if (!framework)
        return OG_OK;
    if (framework->provider_kind.len)
        OG_TRY(og_arena_copy(analysis->arena, framework->provider_kind, &inspection->provider.kind));
    if (framework->type.len)
        OG_TRY(og_arena_copy(analysis->arena, framework->type, &inspection->type));
    if (!framework->is_inspection)
        return OG_OK;
    og_record_framework *about = og_arena_alloc(analysis->arena, sizeof *about);
    if (!about)
        return OG_NO_MEMORY;
    analysis->record->framework = about;
    about->confidence = analysis->confidence;
    OG_TRY(og_arena_copy(analysis->arena, framework->id, &about->id));
    OG_TRY(og_arena_copy(analysis->arena, framework->name, &about->name));
    return framework->scale ? og_arena_copy(analysis->arena, framework->scale->id, &about->scale) : OG_OK;
}

static og_status run(og_analysis *analysis)
{
    OG_TRY(describe_source(analysis));
    OG_TRY(og_places_find(analysis));
    OG_TRY(og_recognise(analysis));
    OG_TRY(og_second_report_find(analysis));
    OG_TRY(og_sections_find(analysis));
    OG_TRY(describe_document(analysis));
    OG_TRY(describe_framework(analysis));
    if (analysis->framework)
        OG_TRY(og_metadata_find(analysis));
    OG_TRY(og_imprint_find(analysis));
    OG_TRY(find_title(analysis, &analysis->record->document->title));
    OG_TRY(og_reported_subject_find(analysis));
    OG_TRY(og_speech_find(analysis));
    OG_TRY(og_judgements_find(analysis));
    OG_TRY(og_doubts_find(analysis));
    OG_TRY(og_findings_find(analysis));
    size_t limit_hits = og_scanner_limit_hits(analysis->scanner) - analysis->limit_hits;
    if (limit_hits)
        OG_TRY(og_warn(analysis, OG_STR("pattern-limit"), NULL,
                       "%zu searches were given up at the limit of steps or memory; facts may be missing", limit_hits));
    OG_TRY(og_assess(analysis));
    return og_summary_write(analysis);
}

struct og_analyser {
    const og_catalogue *catalogue;
    og_limits limits;
    og_scanner *scanner;
    og_rule_scanner *rules;
    og_grader *grader;
    uint64_t secret;
    bool explain;
};

og_status og_analyser_new(const og_catalogue *catalogue, const og_limits *limits, og_analyser **out)
{
    og_analyser *analyser = calloc(1, sizeof *analyser);
    if (!analyser)
        return OG_NO_MEMORY;
    analyser->catalogue = catalogue;
    analyser->limits = limits ? *limits : og_limits_default();
    og_secret(&analyser->secret, 1);
    og_status status = og_scanner_new(catalogue, &analyser->limits, &analyser->scanner);
    if (status == OG_OK)
        status = og_rule_scanner_new(catalogue, analyser->scanner, &analyser->rules);
    if (status == OG_OK)
        status = og_grader_new(catalogue, &analyser->grader);
    if (status == OG_OK)
        *out = analyser;
    else
        og_analyser_free(analyser);
    return status;
}

void og_analyser_free(og_analyser *analyser)
{
    if (!analyser)
        return;
    og_grader_free(analyser->grader);
    og_rule_scanner_free(analyser->rules);
    og_scanner_free(analyser->scanner);
    free(analyser);
}

void og_analyser_explain(og_analyser *analyser, bool explain)
{
    analyser->explain = explain;
}

const og_limits *og_analyser_limits(const og_analyser *analyser)
{
    return &analyser->limits;
}

og_status og_analyse(og_analyser *analyser, og_document *document, const og_source *source, og_record **out)
{
    og_analysis analysis = {.document = document,
                            .catalogue = analyser->catalogue,
                            .scanner = analyser->scanner,
                            .rules = analyser->rules,
                            .grader = analyser->grader,
                            .limits = &analyser->limits,
                            .explain = analyser->explain,
                            .secret = analyser->secret,
                            .limit_hits = og_scanner_limit_hits(analyser->scanner)};
    *out = NULL;
    OG_TRY(og_record_new(source, &analysis.record));
    analysis.arena = analysis.record->arena;
    analysis.record->status = OG_STR("analysed");
    size_t blocks = document->blocks.count, sentences = document->sentences.count;
    og_status status = run(&analysis);
    document->blocks.count = blocks; // a second report in the file was left out
    document->sentences.count = sentences;
    if (status == OG_OK)
        *out = analysis.record;
    else
        og_record_free(analysis.record);
    return status;
}
