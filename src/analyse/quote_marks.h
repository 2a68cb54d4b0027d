// SPDX-License-Identifier: MIT
// Where quotation marks stand around words: curly, straight and single ones, told from apostrophes.
#ifndef OG_ANALYSE_QUOTE_MARKS_H
#define OG_ANALYSE_QUOTE_MARKS_H

#include "document/document.h"

// What stands between marks in one block. Marks inside others are part of the words.
typedef struct og_quoted {
    og_range range; // between the marks
    og_range whole; // with them
    bool continues; // goes on from the block before, which has no closing mark
} og_quoted;

typedef OG_VEC(og_quoted) og_quoted_list;

// In the order of the text. A speech of several paragraphs has an opening mark on each and a closing mark on the last.
og_status og_quoted_find(const og_document *document, og_arena *arena, og_quoted_list *out) OG_MUST_USE;

#endif
