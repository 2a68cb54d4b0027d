// SPDX-License-Identifier: MIT
// Matching at all places of a short text at once: sets of tokens are numbers, a bit for each token, and go through the
// positions of a phrase. What phrase_match.c does at one place after another; nearly all sentences are short.
#ifndef OG_RULES_PHRASE_SETS_H
#define OG_RULES_PHRASE_SETS_H

#include "rules/phrase.h"

enum { OG_MOST_SET = 64 }; // tokens of a text

typedef uint64_t og_token_set;

// The tokens that have an atom; of a class, once they were asked for in a text.
typedef struct og_holders {
    og_token_set set;
    uint64_t text; // the number of the text of which `set` is; of a symbol, which is always known, UINT64_MAX
} og_holders;

// A text as sets of its tokens.
typedef struct og_token_sets {
    og_holders *holders; // of each atom of the book
    uint64_t text;       // its number
    og_token_set all;
    og_token_set closing; // those with which the sentence ends, full stop aside
} og_token_sets;

og_token_set og_class_holders(const og_phrase_book *book, const og_token_sets *sets, uint32_t word_class);

static inline og_token_set og_holders_of(const og_phrase_book *book, const og_token_sets *sets, uint32_t atom)
{
    const og_holders *holders = &sets->holders[atom];
    return holders->text >= sets->text ? holders->set : og_class_holders(book, sets, atom);
}

// The last tokens of all matches that begin in `from`, empty ones aside.
og_token_set og_phrase_ends(const og_phrase_book *book, const og_phrase *phrase, const og_token_sets *sets,
                            og_token_set from);
// The tokens of `from` with which the phrase can begin.
og_token_set og_phrase_starts(const og_phrase_book *book, const og_phrase *phrase, const og_token_sets *sets,
                              og_token_set from);

#endif
