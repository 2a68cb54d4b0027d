// SPDX-License-Identifier: MIT
// What two records say together (docs/compare.md): an article and the report it is about, two inspections of one
// provider, or two articles. What follows from likeness of words is this program's reading, never an inspector's.
#ifndef OFGRADE_COMPARE_H
#define OFGRADE_COMPARE_H

#include "ofgrade/providers.h"
#include "ofgrade/record.h"

typedef struct og_comparison og_comparison;

// The order of the two does not matter: an article is put before a report, an earlier inspection before a later one.
// Owns: the caller frees *out with og_comparison_free; the records must outlive it. Fails with: OG_NOT_ANALYSED (a
// failed record), OG_NOT_COMPARABLE (neither report nor article), OG_SAME_DOCUMENT (twice the same bytes),
// OG_NO_MEMORY; `diagnostics` (may be NULL) is told which document is at fault.
OG_API og_status og_compare(const og_record *a, const og_record *b, const og_providers *names,
                            og_diagnostics *diagnostics, og_comparison **out) OG_MUST_USE;
OG_API void og_comparison_free(og_comparison *comparison);

// The JSON form (docs/compare.md); `indent` 0 gives one line. Ends with a line end. Of this and the next three: owns:
// the caller frees out->ptr with free(); fails with: OG_NO_MEMORY.
OG_API og_status og_comparison_to_json(const og_comparison *comparison, unsigned indent, og_str *out) OG_MUST_USE;
// For people. Of the options `explain` shows why statements were paired; `all` shows all of them. May be NULL.
OG_API og_status og_comparison_to_text(const og_comparison *comparison, const og_text_options *options,
                                       og_str *out) OG_MUST_USE;
OG_API og_status og_comparison_to_markdown(const og_comparison *comparison, const og_text_options *options,
                                           og_str *out) OG_MUST_USE;
// One self-contained page. Fails with: OG_INTERNAL too.
OG_API og_status og_comparison_to_html(const og_comparison *comparison, og_str *out) OG_MUST_USE;

#endif
