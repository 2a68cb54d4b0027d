// SPDX-License-Identifier: MIT
// Whether two statements about one matter are worded as opposites, by the words of data/terms/opposites.txt.
#ifndef OG_RELATE_OPPOSITES_H
#define OG_RELATE_OPPOSITES_H

#include "base/vec.h"

typedef struct og_opposite_word {
    og_str word;     // in lower case
    unsigned line;   // 0: of the words that deny, else of a line of words and their opposites
    bool is_counter; // it stands after the "|"
} og_opposite_word;

typedef OG_VEC(og_opposite_word) og_opposites; // by word

// The words of the built-in data. Fails with: OG_BAD_DATA (too many lines, a word that stands twice), OG_NO_MEMORY.
og_status og_opposites_load(og_arena *arena, og_opposites *out) OG_MUST_USE;
// True where one alone denies, or one has a word and the other a word that is plainly its opposite. Fails with:
// OG_NO_MEMORY.
og_status og_opposites_are(const og_opposites *words, og_str a, og_str b, bool *out) OG_MUST_USE;

#endif
