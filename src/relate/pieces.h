// SPDX-License-Identifier: MIT
// The parts of statements that are compared: each statement whole, and where it says several things, each of them. Of
// what somebody is quoted with only the sentences that speak of the inspection: others are about anything.
#ifndef OG_RELATE_PIECES_H
#define OG_RELATE_PIECES_H

#include "relate/statements.h"
#include "relate/terms.h"

typedef struct og_piece {
    size_t owner;   // the statement
    og_range range; // in its text; begins and ends between words
    bool whole;     // else a part: which of the statement's themes it is about is not known
} og_piece;

typedef OG_VEC(og_piece) og_pieces;

// In the order of the statements, each whole before its parts. Fails with: OG_NO_MEMORY.
og_status og_pieces_of(og_arena *arena, const og_term_table *table, const og_statements *statements,
                       og_pieces *out) OG_MUST_USE;

#endif
