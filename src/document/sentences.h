// SPDX-License-Identifier: MIT
// Splits the text of a block into sentences, and tells which lean on the one before.
#ifndef OG_DOCUMENT_SENTENCES_H
#define OG_DOCUMENT_SENTENCES_H

#include "document/document.h"

// Finds the sentence that starts at or after *at in text[*at .. end), white space aside; moves *at behind it.
// Full stops of abbreviations (e.g., Dr, No., initials), of numbers and of web addresses end nothing; closing quotes
// and brackets belong to the sentence they close. False when only white space was left.
bool og_sentence_next(og_str text, size_t end, size_t *at, og_range *out);

// Whether the sentence says "this" or "they" of what stands before it, so that it tells little by itself.
bool og_sentence_refers_back(og_str sentence);

#endif
