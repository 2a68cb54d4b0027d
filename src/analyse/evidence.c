// SPDX-License-Identifier: MIT
// Spans, the texts they hold, and warnings.
#include "analyse/analysis.h"

#include "base/octets.h"
#include "base/str.h"

#include <string.h>

og_span og_span_of(const og_document *document, og_range range)
{
    return (og_span){.page = og_document_page_of(document, range.start),
                     .line = og_document_line_of(document, range.start),
                     .start = range.start,
                     .end = range.end};
}

// Whether eight bytes of a trimmed text stay as they are: no white space but single spaces, and none at their front.
static bool is_folded(og_str text, size_t at)
{
    if (text.len - at < OG_OCTETS)
        return false;
    uint64_t octets = og_octets(text.ptr + at), spaces = og_octets_equal(octets, ' ');
    return !og_octets_from_to(octets, '\t', '\r') && !(spaces & (spaces << 8 | 0x80));
}

og_status og_text_of(const og_analysis *analysis, og_range range, og_str *out)
{
    og_str text = og_str_trim(og_document_slice(analysis->document, range));
    char *folded = og_arena_alloc_raw(analysis->arena, text.len + 1);
    size_t length = 0;
    if (!folded)
        return OG_NO_MEMORY;
    for (size_t at = 0; at < text.len;) {
        if (is_folded(text, at)) {
            memcpy(folded + length, text.ptr + at, OG_OCTETS);
            length += OG_OCTETS;
            at += OG_OCTETS;
            continue;
        }
        bool space = og_is_space(text.ptr[at]);
        if (!space || !length || folded[length - 1] != ' ')
            folded[length++] = space ? ' ' : text.ptr[at];
        at++;
    }
    folded[length] = 0;
    *out = (og_str){folded, length};
    return OG_OK;
}

og_status og_warn(og_analysis *analysis, og_str code, const og_range *range, const char *format, ...)
{
    og_record_warning warning = {.code = code};
    va_list args;
    va_start(args, format);
    og_status status = og_arena_vprintf(analysis->arena, &warning.message, format, args);
    va_end(args);
    OG_TRY(status);
    OG_TRY(og_arena_copy(analysis->arena, code, &warning.code));
    if (range) {
        warning.evidence = og_arena_alloc(analysis->arena, sizeof *warning.evidence);
        if (!warning.evidence)
            return OG_NO_MEMORY;
        *warning.evidence = og_span_of(analysis->document, *range);
    }
    return og_vec_push(analysis->arena, &analysis->record->warnings, warning);
}

bool og_has_warned(const og_analysis *analysis, og_str code)
{
    for (size_t i = 0; i < analysis->record->warnings.count; i++)
        if (og_str_equal(analysis->record->warnings.items[i].code, code))
            return true;
    return false;
}
