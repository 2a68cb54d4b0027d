// SPDX-License-Identifier: MIT
// Phrases: short patterns over words. docs/rules.md says how they are written. A book holds them parsed, with an index
// from the rarest word that every match must hold, so that a pass over the words of a text finds the few to try.
#ifndef OG_RULES_PHRASE_H
#define OG_RULES_PHRASE_H

#include "base/vec.h"
#include "rules/tokens.h"

// What a phrase can ask of a token; symbols are numbered in the book.
typedef enum og_symbol_kind {
    OG_SYMBOL_WORD,   // to be this word
    OG_SYMBOL_BEGINS, // to begin so
    OG_SYMBOL_NUMBER
} og_symbol_kind;

// A signature tells in a few bits what a token is, or all that a place can take: where a token's and a place's share no
// bit, the place does not take the token. Symbols share OG_SYMBOL_BITS bits; the others are for these:
enum { OG_SYMBOL_BITS = 60 };
#define OG_SIGN_GAP ((uint64_t)1 << 60)   // a token that a gap takes
#define OG_SIGN_COMMA ((uint64_t)1 << 61) //
#define OG_SIGN_WORD ((uint64_t)1 << 62)  // a word or number
#define OG_SIGN_EVER ((uint64_t)1 << 63)  // every token, and what is before the first and after the last one

// The phrase is tried from `least` to `most` tokens before a token of the symbol, where the tokens right beside that
// one are such as the phrase can have there.
typedef struct og_phrase_use {
    uint32_t phrase;
    uint16_t least, most;
    uint64_t before, after; // signatures
} og_phrase_use;

typedef struct og_symbol {
    og_symbol_kind kind;
    og_str word; // or its beginning
    size_t cost; // how often it is met: times in a million words, roughly
    OG_VEC(og_phrase_use) uses;
} og_symbol;

// Alternatives that are single words.
typedef struct og_word_class {
    uint64_t signature;
    OG_VEC(uint32_t) symbols; // ascending
} og_word_class;

// What a place in a phrase takes.
typedef enum og_position_kind {
    OG_TAKES_SYMBOL, // a token of the symbol
    OG_TAKES_CLASS,  // a token of one of the symbols of the class
    OG_TAKES_ANY,    // any word or number
    OG_TAKES_COMMA,
    OG_TAKES_GAP // any word, number or comma
} og_position_kind;

enum { OG_MOST_POSITIONS = 512, OG_MOST_MASK = OG_MOST_POSITIONS / 64 };

// A place in a phrase that takes one token. Sets of the places of a phrase are masks, a bit for each place; the phrase
// holds for every place the set of those that may take the next token (the position automaton of Glushkov).
typedef struct og_position {
    uint64_t signature;
    og_position_kind kind;
    uint32_t number; // of the symbol or class
} og_position;

// The masks that a phrase has before those of its positions.
typedef enum og_mask {
    OG_STARTS,          // positions that may take the first token
    OG_STARTS_SENTENCE, // those that may if the sentence begins with it
    OG_ENDS,            // positions after which the phrase has matched
    OG_ENDS_SENTENCE,   // those after which it has if the sentence ends there, full stop aside
    OG_MASK_COUNT
} og_mask;

// Alternatives that have a name: <words id="...">.
typedef struct og_named_words {
    og_str id;
    og_str text;           // as written, folded
    bool divided;          // the two below are made
    uint32_t word_class;   // of its single words, OG_NO_CLASS where it has none
    OG_VEC(og_str) others; // the alternatives of several words
} og_named_words;

enum { OG_MOST_NEEDS = 6 };
#define OG_NO_CLASS UINT32_MAX

// A symbol or class that every match of a phrase holds.
typedef struct og_phrase_need {
    bool is_class;
    uint32_t number;
} og_phrase_need;

typedef struct og_phrase {
    og_str text;             // as written
    uint32_t first_position; // of position_count among the book's positions
    uint32_t first_mask;     // among the book's masks: OG_MASK_COUNT of them, then one a position
    uint16_t position_count; // up to OG_MOST_POSITIONS
    uint16_t mask_width;     // numbers of 64 bits that a mask takes
    uint16_t least, most;    // tokens of a match
    uint16_t need_count;     // symbols that every match holds: where one is not in the sentence, it is not tried;
                             // those of an indexed phrase come beside the symbol by which it was found
    uint64_t starts;         // signature of the first token of a match
    bool one_word;           // matches every token of its symbols, and that alone
    bool at_start;           // matches nowhere but at the beginning of a sentence
    bool empty_at_start;     // matches no token at all at the beginning of a sentence ("^")
    bool empty_at_end;       // the same at the end, full stop aside ("$")
    og_phrase_need needs[OG_MOST_NEEDS]; // further ones are not kept
} og_phrase;

// The symbols of a word; in the second table of all words that begin with its OG_STEM letters (to be compared).
typedef struct og_word_key {
    og_str word;
    uint32_t hash;
    OG_VEC(uint32_t) symbols;
} og_word_key;

enum { OG_STEM = 3 };

typedef struct og_word_table {
    uint32_t *slots; // 1 + number of the key, 0: empty
    size_t capacity; // a power of two
    OG_VEC(og_word_key) keys;
} og_word_table;

typedef OG_VEC(og_str) og_word_list;

typedef struct og_phrase_book {
    OG_VEC(og_named_words) names;
    OG_VEC(og_symbol) symbols;
    OG_VEC(og_word_class) classes;
    OG_VEC(og_position) positions;
    OG_VEC(uint64_t) masks;
    OG_VEC(og_phrase) phrases;
    og_word_list frequent; // the most frequent words of reports, most frequent first
    og_word_list barriers; // words that gaps do not run over
    og_word_table words;
    og_word_table stems;
    bool number_known;
    uint32_t number;     // the symbol of numbers, where number_known
    size_t member_count; // of all classes together
    size_t use_count;    // of all symbols together
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
// The key of a word, NULL where the table has none.
const og_word_key *og_word_key_find(const og_word_table *table, og_str word, uint32_t hash);

// What a token is to the phrases of a book.
typedef struct og_word_type {
    uint64_t signature;
    const uint32_t *symbols;
    uint32_t symbol_count;
    og_str word;
} og_word_type;

// A sentence as phrases are matched in it; types[i] belongs to tokens[i].
typedef struct og_phrase_subject {
    const og_token *tokens;
    const og_word_type *const *types;
    size_t count;
} og_phrase_subject;

static inline uint64_t og_symbol_bit(uint32_t symbol)
{
    return (uint64_t)1 << (symbol % OG_SYMBOL_BITS);
}

static inline bool og_word_has(const og_word_type *type, uint32_t symbol)
{
    for (uint32_t i = 0; i < type->symbol_count; i++)
        if (type->symbols[i] == symbol)
            return true;
    return false;
}

bool og_class_has(const og_word_class *members, uint32_t symbol);

// The end (token number) of the longest match that starts at token `first`; SIZE_MAX: none.
size_t og_phrase_match_at(const og_phrase_book *book, size_t phrase, const og_phrase_subject *subject, size_t first);

#endif
