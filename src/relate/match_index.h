// SPDX-License-Identifier: MIT
// The terms of the pieces of two lists of statements, numbered in common, and for each term the pieces that have it.
#ifndef OG_RELATE_MATCH_INDEX_H
#define OG_RELATE_MATCH_INDEX_H

#include "relate/interner.h"
#include "relate/pieces.h"

typedef struct og_indexed_term {
    uint32_t term;
    og_range at; // of the word in the statement's text; of a theme empty
} og_indexed_term;

typedef struct og_indexed_side {
    const og_statements *statements;
    const og_pieces *pieces;
    og_indexed_term **terms; // of each piece, ascending
    size_t *counts;          // of these
    double *roots;           // of the sum of the squares of their weights
    uint32_t *places;        // pieces that have term t: from starts[t] on and before starts[t + 1]
    size_t *starts;
} og_indexed_side;

typedef struct og_match_index {
    og_indexed_side sides[2];
    size_t count;             // of terms
    const double *weights;    // of each
    const bool *themes;       // whether each is a theme, not a word
    const og_interned *texts; // a theme with a # before it
} og_match_index;

// Of each side `statements` and `pieces` are given. Words of `names` (may be NULL) are left out. In the arena. Fails
// with: OG_NO_MEMORY.
og_status og_match_index_make(og_arena *arena, const og_term_table *table, const og_strs *names,
                              og_match_index *out) OG_MUST_USE;

#endif
