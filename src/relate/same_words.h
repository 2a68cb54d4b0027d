// SPDX-License-Identifier: MIT
// Statements in the same words: they say the same however little their words tell of what they are about.
#ifndef OG_RELATE_SAME_WORDS_H
#define OG_RELATE_SAME_WORDS_H

#include "relate/match.h"

// Adds a pair for each two statements of the same words, capitals, signs and days aside. Of several in one side the
// first goes with the first of the other, and so on, the last with all that are left; of one wording there
// are few pairs at most.
og_status og_same_words_add(og_arena *arena, const og_statements *first, const og_statements *second,
                            og_matches *out) OG_MUST_USE;

#endif
