// SPDX-License-Identifier: MIT
// How alike two pieces of statements are, by what they share (docs/compare.md).
#ifndef OG_RELATE_LIKENESS_H
#define OG_RELATE_LIKENESS_H

#include "relate/statements.h"

#include <stddef.h>

typedef struct og_piece_pair {
    const og_statement *statements[2]; // of which they are
    double roots[2];                   // of the sums of the squares of the weights of all their terms
    bool whole;                        // both are whole statements
    bool over_time;                    // of different inspections: what one blames the other may well praise
} og_piece_pair;

// What two pieces have in common.
typedef struct og_shared {
    size_t terms;
    size_t words;   // of these the words, not themes, that tell something
    double said;    // the sum of the weights of the words
    double weights; // of all terms
    double squares; // of these
} og_shared;

typedef struct og_likeness {
    double value; // 0 to 1; 0 for what is no pair
    bool close;   // so much alike, and by more than one term, that conclusions may be drawn from it
} og_likeness;

// A word that weighs less cannot make a pair without others that do, and counts for little among what is shared.
bool og_likeness_opens(double weight);
void og_shared_add(og_shared *shared, double weight, bool theme);
// What pieces must share at least to be a pair, or a close one; for og_likeness_may_be.
double og_likeness_bound(bool close);
// False where pieces with no more in common than `squares`, the sum of the squares of its weights, make no pair. `x`
// and `y` are the roots of the sums of the squares of all weights of each. It is asked of many, so it does not divide.
static inline bool og_likeness_may_be(double squares, double x, double y, double bound)
{
    double less = x < y ? x : y, more = x < y ? y : x;
    return squares * (2 * less + more) >= bound * less * less * more;
}
og_likeness og_likeness_of(const og_piece_pair *pieces, const og_shared *shared);

#endif
