// SPDX-License-Identifier: MIT
// A record as a page of HTML, with the text of its document where that is at hand.
#ifndef OFGRADE_PAGE_H
#define OFGRADE_PAGE_H

#include "ofgrade/record.h"

typedef struct og_page_options {
    bool explain; // each note opens to the rules that decided and the words they matched, and the page shows every step
                  // from the findings to the grade that ofgrade infers
    const og_catalogue *catalogue; // has the names of themes; NULL: their ids are made readable
    og_str overview;               // where the page of all reports is, as a relative address; empty: there is none
} og_page_options;

// One page that needs nothing but itself: what was inspected, grades, summary, how the findings read, weaknesses and
// strengths, what is asked for and suggested; then the text, the words of every finding marked in it and a note beside
// each. Without `document` (NULL, or a text too long to show) each note quotes its words, with page and line.
// Places that may be linked to, with the ids of the record: #finding-f3, #action-a1; by their place in the record, from
// 1: #judgement-1, #quotation-2.
// `document` is the one that the record was made of; where the two do not fit each other, notes quote their words.
// `options` may be NULL. Of a failed record the page says why. Owns: the caller frees out->ptr with free(). Fails with:
// OG_NO_MEMORY, OG_PAGE_TOO_LARGE, OG_INTERNAL.
OG_API og_status og_record_to_html(const og_record *record, const og_document *document, const og_page_options *options,
                                   og_str *out) OG_MUST_USE;

// How the page of the record with this number (from 1) among many is called: "00012-northmarsh-2026-06-08.html", of
// nothing but a-z, 0-9, hyphens and the ending; another number gives another name. Owns: the caller frees out->ptr with
// free(); a NUL that is not counted stands behind it. Fails with: OG_NO_MEMORY.
OG_API og_status og_page_name(const og_record *record, size_t number, og_str *out) OG_MUST_USE;
// Whether og_page_name may have given this name.
OG_API bool og_page_is_name(og_str name);

#endif
