// SPDX-License-Identifier: MIT
// A phrase while it is parsed: its steps, and what is known of its pieces. phrase.c says in which order these are
// called.
#ifndef OG_RULES_PHRASE_STEPS_H
#define OG_RULES_PHRASE_STEPS_H

#include "rules/phrase.h"

enum { OG_MOST_STEPS = 2048, OG_MOST_NEEDS = 6 };

// Targets are relative to the step itself.
typedef enum og_step_kind {
    OG_STEP_TAKE,
    OG_STEP_SPLIT, // go on at `target` and at `other`
    OG_STEP_JUMP,
    OG_STEP_FIRST, // the sentence begins here
    OG_STEP_LAST,  // the sentence ends here, full stop aside
    OG_STEP_MATCH
} og_step_kind;

enum { OG_NOWHERE = 0 }; // as a relative target

typedef struct og_step {
    og_step_kind kind;
    uint32_t atom; // that it takes
    int target, other;
} og_step;

#define OG_NEVER_FOUND UINT64_MAX

// What a piece of a phrase spans, and the atoms by which it can be found.
typedef struct og_piece {
    size_t least, most;
    uint64_t cost;                 // of all anchors together, OG_NEVER_FOUND where there are none
    OG_VEC(uint32_t) anchors;      // every match has one of these
    uint32_t needs[OG_MOST_NEEDS]; // every match has all of these
    size_t need_count;
} og_piece;

typedef struct og_phrase_parser {
    og_arena *arena;
    og_phrase_book *book;
    struct {
        og_step items[OG_MOST_STEPS];
        size_t count;
    } steps;
    og_phrase_problem *problem;
    og_tokens tokens; // of one word at a time
} og_phrase_parser;

static inline bool og_phrase_failed(const og_phrase_parser *p)
{
    return p->problem->what != NULL;
}

// Says what is wrong with the phrase, unless something has been said.
static inline void og_phrase_fail(og_phrase_parser *p, const char *what, size_t at)
{
    if (!p->problem->what)
        *p->problem = (og_phrase_problem){.what = what, .at = at};
}

static inline bool og_mask_has(const uint64_t *mask, size_t position)
{
    return mask[position / 64] >> position % 64 & 1;
}

// All of these return OG_OK, and do nothing more, where something is wrong with the phrase: it is said then.

// Parses a folded phrase to steps, the last of which is OG_STEP_MATCH. *whole: that of the phrase.
og_status og_phrase_parse(og_phrase_parser *p, og_str text, og_piece *whole) OG_MUST_USE;
// Adds the positions and masks of the steps to the book, and says in *phrase where they are and what its edges take.
og_status og_phrase_link(og_phrase_parser *p, og_phrase *phrase) OG_MUST_USE;
// Each anchor once; and what phrases of names of very many words multiply to stays within memory.
void og_phrase_prepare_anchors(og_phrase_parser *p, og_piece *whole);
// Lets the last phrase of the book be found by each of its anchors.
og_status og_phrase_use_anchors(og_phrase_parser *p, const og_piece *whole) OG_MUST_USE;

#endif
