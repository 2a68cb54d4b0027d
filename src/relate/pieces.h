// SPDX-License-Identifier: MIT
// The parts of statements that are compared: each statement whole, and where it says several things, each of them. Of
// what somebody is quoted with only the sentences that speak of the inspection: others are about anything.
#ifndef OG_RELATE_PIECES_H
#define OG_RELATE_PIECES_H

#include "relate/statements.h"
#include "relate/terms.h"

typedef struct og_pieces {
    og_statements items;   // as the statement, with a part of its text
    OG_VEC(size_t) owners; // the statement of each
} og_pieces;

// Fails with: OG_NO_MEMORY.
og_status og_pieces_of(og_arena *arena, const og_term_table *table, const og_statements *statements,
                       og_pieces *out) OG_MUST_USE;

#endif
