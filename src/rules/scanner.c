// SPDX-License-Identifier: MIT
// Runs patterns by PCRE2's interpreter. JIT is left off: it counts the match limit differently, so that what a hostile
// text gives would depend on what was scanned before, and for the few patterns that look at a whole text compiling them
// for the machine costs more than it saves (docs/frameworks.md, "Limits").
#include "rules/scanner.h"

#include "base/checked.h"
#include "rules/pattern.h"

#include <stdlib.h>
#include <string.h>

enum { GROUP_VALUE, GROUP_GRADE, GROUP_AREA, GROUP_NAMES };

// The groups of one name; a name may be given to several alternatives of which one takes part.
enum { SAME_NAME = 8 };

typedef struct compiled {
    pcre2_code *code;
    bool tried;
    bool are_needs_read;
    og_needs needs;
    unsigned char groups[GROUP_NAMES][SAME_NAME]; // numbers up to OG_PATTERN_GROUPS; 0: no more
} compiled;

struct og_scanner {
    const og_catalogue *catalogue;
    og_arena *arena;    // of expanded patterns
    compiled *compiled; // one for each pattern of the catalogue
    pcre2_match_data *data;
    pcre2_match_context *context;
    size_t limit_hits;
};

static uint32_t as_limit(size_t value)
{
    return value > UINT32_MAX ? UINT32_MAX : (uint32_t)value;
}

og_status og_scanner_new(const og_catalogue *catalogue, const og_limits *limits, og_scanner **out)
{
    const og_limits defaults = og_limits_default();
    const og_limits *wanted = limits ? limits : &defaults;
    og_scanner *scanner = calloc(1, sizeof *scanner);
    if (!scanner)
        return OG_NO_MEMORY;
    scanner->catalogue = catalogue;
    scanner->compiled = calloc(catalogue->patterns.count ? catalogue->patterns.count : 1, sizeof *scanner->compiled);
    scanner->arena = og_arena_new();
    scanner->data = pcre2_match_data_create(OG_PATTERN_GROUPS + 1, NULL);
    scanner->context = pcre2_match_context_create(NULL);
    if (!scanner->arena || !scanner->compiled || !scanner->data || !scanner->context) {
        og_scanner_free(scanner);
        return OG_NO_MEMORY;
    }
    pcre2_set_match_limit(scanner->context, as_limit(wanted->pattern_steps));
    pcre2_set_depth_limit(scanner->context, as_limit(wanted->pattern_steps));
    pcre2_set_heap_limit(scanner->context, as_limit(wanted->pattern_heap));
    *out = scanner;
    return OG_OK;
}

void og_scanner_free(og_scanner *scanner)
{
    if (!scanner)
        return;
    for (size_t i = 0; scanner->compiled && i < scanner->catalogue->patterns.count; i++)
        pcre2_code_free(scanner->compiled[i].code);
    free(scanner->compiled);
    og_arena_free(scanner->arena);
    pcre2_match_data_free(scanner->data);
    pcre2_match_context_free(scanner->context);
    free(scanner);
}

// An entry of PCRE2's name table: the group's number in two bytes, then its name and a NUL.
static void note_group(compiled *entry, PCRE2_SPTR row)
{
    static const char *const names[GROUP_NAMES] = {"value", "grade", "area"};
    for (size_t i = 0; i < GROUP_NAMES; i++) {
        if (strcmp((const char *)row + 2, names[i]) != 0)
            continue;
        for (size_t j = 0; j < SAME_NAME; j++) {
            if (!entry->groups[i][j]) {
                entry->groups[i][j] = row[1]; // OG_PATTERN_GROUPS fit into the second byte
                return;
            }
        }
    }
}

static compiled *compile(og_scanner *scanner, size_t pattern)
{
    compiled *entry = &scanner->compiled[pattern];
    if (entry->tried)
        return entry;
    int error = 0;
    size_t offset = 0;
    entry->tried = true;
    const og_pattern *source = &scanner->catalogue->patterns.items[pattern];
    og_str expanded;
    if (og_pattern_expand(scanner->arena, source->written, source->scale, &expanded) == OG_OK)
        entry->code = og_pattern_compile(expanded, &error, &offset);
    if (!entry->code)
        return entry;
    uint32_t count = 0, size = 0;
    PCRE2_SPTR table = NULL;
    pcre2_pattern_info(entry->code, PCRE2_INFO_NAMECOUNT, &count);
    pcre2_pattern_info(entry->code, PCRE2_INFO_NAMEENTRYSIZE, &size);
    pcre2_pattern_info(entry->code, PCRE2_INFO_NAMETABLE, &table);
    for (uint32_t i = 0; i < count; i++)
        note_group(entry, table + (size_t)i * size);
    return entry;
}

// The first group of a name that took part.
static og_range group(const og_scanner *scanner, const compiled *entry, size_t name)
{
    const PCRE2_SIZE *offsets = pcre2_get_ovector_pointer(scanner->data);
    for (size_t i = 0; i < SAME_NAME && entry->groups[name][i]; i++) {
        size_t number = entry->groups[name][i];
        if (number <= OG_PATTERN_GROUPS && offsets[2 * number] != PCRE2_UNSET)
            return (og_range){offsets[2 * number], offsets[2 * number + 1]};
    }
    return (og_range){SIZE_MAX, SIZE_MAX};
}

const og_needs *og_scanner_needs(og_scanner *scanner, size_t pattern)
{
    static const og_needs nothing = {NULL, 0};
    if (pattern >= scanner->catalogue->patterns.count)
        return &nothing;
    compiled *entry = &scanner->compiled[pattern];
    const og_pattern *source = &scanner->catalogue->patterns.items[pattern];
    if (!entry->are_needs_read) // where memory runs out, nothing is known and the pattern is run
        entry->are_needs_read =
            og_pattern_needs(scanner->arena, source->written, source->scale, &entry->needs) == OG_OK;
    return &entry->needs;
}

og_str og_scanner_literal(og_scanner *scanner, size_t pattern)
{
    const og_needs *needs = og_scanner_needs(scanner, pattern);
    og_str longest = OG_STR("");
    for (size_t i = 0; i < needs->count; i++)
        if (needs->items[i].count == 1 && needs->items[i].words[0].letters.len > longest.len)
            longest = needs->items[i].words[0].letters;
    return longest;
}

bool og_scanner_find(og_scanner *scanner, size_t pattern, og_str subject, size_t from, og_match *out)
{
    return og_scanner_find_until(scanner, pattern, subject, from, subject.len, out);
}

bool og_scanner_find_until(og_scanner *scanner, size_t pattern, og_str subject, size_t from, size_t last, og_match *out)
{
    if (pattern >= scanner->catalogue->patterns.count || from > subject.len)
        return false;
    compiled *entry = compile(scanner, pattern);
    if (!entry->code) {
        scanner->limit_hits++; // patterns are checked when they are loaded, so memory ran out
        return false;
    }
    pcre2_set_offset_limit(scanner->context, last);
    PCRE2_SPTR text = (PCRE2_SPTR)(subject.ptr ? subject.ptr : "");
    int found = pcre2_match(entry->code, text, subject.len, from, PCRE2_NO_UTF_CHECK, scanner->data, scanner->context);
    if (found < 0) {
        scanner->limit_hits += found != PCRE2_ERROR_NOMATCH;
        return false;
    }
    const PCRE2_SIZE *offsets = pcre2_get_ovector_pointer(scanner->data);
    out->whole = (og_range){offsets[0] < offsets[1] ? offsets[0] : offsets[1], offsets[1]}; // \K may turn them round
    out->value = group(scanner, entry, GROUP_VALUE);
    out->grade = group(scanner, entry, GROUP_GRADE);
    out->area = group(scanner, entry, GROUP_AREA);
    return true;
}

size_t og_scanner_limit_hits(const og_scanner *scanner)
{
    return scanner->limit_hits;
}
