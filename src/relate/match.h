// SPDX-License-Identifier: MIT
// Which statements of two records speak of the same. docs/compare.md describes the method.
#ifndef OG_RELATE_MATCH_H
#define OG_RELATE_MATCH_H

#include "relate/statements.h"
#include "relate/terms.h"

// How many places of terms, and terms, are looked at in all. Two of the longest reports take a million or so.
enum { OG_MATCH_MOST_STEPS = 1 << 24 };

typedef struct og_match {
    size_t first, second; // indices into the two lists
    double likeness;      // 0 to 1
    bool close;           // so much alike, and by more than one term, that conclusions may be drawn from it
    bool same_words;      // days aside; told of different inspections alone
    og_strs themes;       // that both have
    og_strs words;        // of the first's text, that made them alike
    size_t pieces[2];     // SIZE_MAX: the whole statement; while it is made: the parts of the two that are most alike
} og_match;

typedef OG_VEC(og_match) og_matches;

typedef struct og_matching {
    const og_term_table *table;
    const og_strs *names; // words in these (of providers, say) say nothing
    bool close_only;      // wanted are only such pairs
    bool over_time;       // they are of different inspections: what one blames the other may well praise
    og_matches matches;   // in the order of the first, then by likeness
    size_t steps;         // that were taken
    bool cut;             // there were no more steps to take: some pairs may not have been found
} og_matching;

// Strings live in the arena or point into the statements. Fails with: OG_NO_MEMORY.
og_status og_match_statements(og_arena *arena, const og_statements *first, const og_statements *second,
                              og_matching *matching) OG_MUST_USE;

#endif
