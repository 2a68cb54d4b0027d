// SPDX-License-Identifier: MIT
// Phrases: short patterns over words. docs/rules.md says how they are written. A book holds them parsed, with an index
// from the rarest word that every match must hold, so that a pass over the words of a text finds the few to try.
#ifndef OG_RULES_PHRASE_H
#define OG_RULES_PHRASE_H

#include "base/vec.h"
#include "rules/tokens.h"

// One step of a phrase. Targets are relative to the step itself.
typedef enum og_step_kind {
    OG_STEP_WORD,   // this word
    OG_STEP_BEGINS, // a word that begins so
    OG_STEP_CLASS,  // one of the words of a class
    OG_STEP_ANY,    // any word or number
    OG_STEP_NUMBER,
    OG_STEP_COMMA,
    OG_STEP_GAP,   // any word, number or comma
    OG_STEP_SPLIT, // go on at `target` and at `other`
    OG_STEP_JUMP,
    OG_STEP_FIRST, // the sentence begins here
    OG_STEP_LAST,  // the sentence ends here, full stop aside
    OG_STEP_MATCH
} og_step_kind;

enum { OG_NO_STEP = 0 }; // as a relative target: nowhere

typedef struct og_step {
    og_step_kind kind;
    int target, other;
    uint32_t hash; // of word
    og_str word;
    size_t word_class;
} og_step;

// A word of a class; `begins`: every word that begins so.
typedef struct og_class_word {
    og_str word;
    uint32_t hash;
    bool begins;
} og_class_word;

typedef struct og_word_class {
    OG_VEC(og_class_word) words;
} og_word_class;

// Alternatives that have a name: <words id="...">.
typedef struct og_named_words {
    og_str id;
    og_str text;       // as written, folded
    size_t word_class; // its single words, 1 + the number of the class; 0 while that is not made
} og_named_words;

typedef struct og_phrase {
    og_str text; // as written
    size_t first_step, step_count;
    size_t least, most; // tokens of a match
} og_phrase;

// The phrase is tried from `least` to `most` tokens before where the word stands.
typedef struct og_phrase_use {
    size_t phrase;
    size_t least, most;
} og_phrase_use;

// A word under which phrases are found; in the second table its first letters.
typedef struct og_phrase_key {
    og_str word;
    uint32_t hash;
    OG_VEC(og_phrase_use) uses;
} og_phrase_key;

enum { OG_STEM = 3 }; // letters by which words that begin so are found

typedef struct og_key_table {
    size_t *slots; // 1 + number of the key, 0: empty
    size_t capacity;
    OG_VEC(og_phrase_key) keys;
} og_key_table;

typedef struct og_phrase_book {
    OG_VEC(og_named_words) names;
    OG_VEC(og_word_class) classes;
    OG_VEC(og_step) steps;
    OG_VEC(og_phrase) phrases;
    OG_VEC(og_str) frequent; // words too frequent to look a phrase up by
    og_key_table words;
    og_key_table stems; // by the first OG_STEM letters of words that are written with a star
    size_t longest;     // steps of the longest phrase
} og_phrase_book;

// What is wrong with a phrase, and where in it.
typedef struct og_phrase_problem {
    const char *what; // static storage; NULL: nothing
    size_t at;
    og_str near; // what was probably meant, "" where nothing is near
} og_phrase_problem;

// Copies to the arena in lower case with every apostrophe as '.
og_status og_phrase_fold(og_arena *arena, og_str text, og_str *out) OG_MUST_USE;

// Adds a phrase to the book, unless something is wrong with it: *problem then says what and the book stays as it is.
// Names used must be in the book. `indexed`: it is to be found through the index.
og_status og_phrase_add(og_arena *arena, og_phrase_book *book, og_str text, bool indexed,
                        og_phrase_problem *problem) OG_MUST_USE;
// The key of a word of the text, NULL when no phrase is found by it.
const og_phrase_key *og_phrase_key_find(const og_key_table *table, og_str word, uint32_t hash);

// Memory for matching, for phrases of up to `longest` steps.
typedef struct og_phrase_scratch {
    size_t *now, *next, *marks;
    size_t mark;
} og_phrase_scratch;

og_status og_phrase_scratch_new(og_arena *arena, size_t longest, og_phrase_scratch *out) OG_MUST_USE;
// The end (token number) of the longest match that starts at token `first`; SIZE_MAX: none.
size_t og_phrase_match_at(const og_phrase_book *book, size_t phrase, const og_token *tokens, size_t count, size_t first,
                          og_phrase_scratch *scratch);

#endif
