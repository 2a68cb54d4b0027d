// SPDX-License-Identifier: MIT
// Phrases: short patterns over words. docs/rules.md says how they are written. A book holds them parsed, with an index
// from the rarest word that every match must hold, so that a pass over the words of a text finds the few to try.
#ifndef OG_RULES_PHRASE_H
#define OG_RULES_PHRASE_H

#include "base/vec.h"
#include "rules/tokens.h"

// What a phrase can ask of a token is an atom: to be some word, to begin so, to be a number (symbols), or to be one of
// several of these (classes). Atoms are numbered in the book; the first numbers are those that no word has to be met
// for.
enum { OG_ATOM_ANY, OG_ATOM_COMMA, OG_ATOM_GAP, OG_FIRST_ATOM };
#define OG_NO_ATOM UINT32_MAX

typedef enum og_symbol_kind { OG_SYMBOL_WORD, OG_SYMBOL_BEGINS, OG_SYMBOL_NUMBER } og_symbol_kind;

// A signature tells in a few bits what a token is, or all that a place can take: where a token's and a place's share no
// bit, the place does not take the token. Symbols share OG_ATOM_BITS bits; the others are for these:
enum { OG_ATOM_BITS = 59 };
#define OG_SIGN_FIRST ((uint64_t)1 << 59) // what is before the first token
#define OG_SIGN_GAP ((uint64_t)1 << 60)   // a token that a gap takes
#define OG_SIGN_COMMA ((uint64_t)1 << 61) //
#define OG_SIGN_WORD ((uint64_t)1 << 62)  // a word or number
#define OG_SIGN_EVER ((uint64_t)1 << 63)  // every token, and what is before the first and after the last one

// The phrase is tried where a token of a symbol stands, its own or one of a class of it, between such as the phrase can
// have beside it. Chains are numbers in a flat table, not pointers: a plan made by the build then needs no work at the
// start of the program.
typedef struct og_finder {
    uint64_t before, after; // signatures
    uint64_t need;          // that of the phrase
    uint32_t phrase;
    uint32_t next;              // 1 + number of the symbol's next finder, 0: none
    uint16_t nearest, furthest; // so many tokens before it the matches begin
    bool whole;                 // the token alone is the match
} og_finder;

typedef struct og_atom {
    uint64_t signature;
    uint64_t cost;                       // how often it is met: times in a million words, roughly
    uint32_t first_member, member_count; // its symbols among the book's members, ascending; a symbol has itself
    uint32_t first_finder, last_finder;  // of a symbol: 1 + number, 0: none
} og_atom;

enum { OG_MOST_POSITIONS = 512, OG_MOST_MASK = OG_MOST_POSITIONS / 64 };

// A place in a phrase that takes one token. Sets of the places of a phrase are masks, a bit for each place; the phrase
// holds for every place the set of those that may take the next token (the position automaton of Glushkov). They are
// numbered as they are written: the next token is taken by a later place.
typedef struct og_position {
    uint64_t signature;
    uint32_t first_member, member_count; // of its atom; none where the signature says all
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
    uint32_t words;        // the atom of its single words, OG_NO_ATOM where it has none
    OG_VEC(og_str) others; // the alternatives of several words
} og_named_words;

typedef struct og_phrase {
    uint64_t starts, ends;   // signatures of the first and the last token of a match; of empty ones any starts them
    uint64_t need;           // that of the rarest token that every match holds, beside the one by which it is found
    uint32_t first_position; // of position_count among the book's positions
    uint32_t first_mask;     // among the book's masks: OG_MASK_COUNT of them, then one a position
    uint16_t position_count; // up to OG_MOST_POSITIONS
    uint16_t mask_width;     // numbers of 64 bits that a mask takes
    uint16_t least, most;    // tokens of a match
    bool empty_at_start;     // matches no token at all at the beginning of a sentence ("^")
    bool empty_at_end;       // the same at the end, full stop aside ("$")
} og_phrase;

// The atom of a word, of the words that begin so, or of a set of atoms.
typedef struct og_word_key {
    uint32_t at, length; // its bytes among the table's letters
    uint32_t hash;
    uint32_t atom;
} og_word_key;

typedef struct og_word_table {
    uint32_t *slots; // 1 + number of the key, 0: empty
    size_t capacity; // a power of two
    OG_VEC(og_word_key) keys;
    OG_VEC(char) letters;
    uint64_t secret; // of its hashes, 0 until the first key
    size_t longest;  // bytes of a key
} og_word_table;

typedef OG_VEC(og_str) og_word_list;

enum { OG_STEM = 3 }; // letters that stand before a star, at least

typedef struct og_phrase_book {
    OG_VEC(og_named_words) names;
    OG_VEC(og_atom) atoms;
    OG_VEC(og_finder) finders;
    OG_VEC(uint32_t) members;
    OG_VEC(og_position) positions;
    OG_VEC(uint64_t) masks;
    OG_VEC(og_phrase) phrases;
    OG_VEC(og_str) texts;  // of the phrases, as written; none in a plan made by the build
    og_word_list frequent; // the most frequent words of reports, most frequent first
    og_word_list barriers; // words that gaps do not run over
    og_word_table words;   // atoms of words
    og_word_table stems;   // of beginnings
    og_word_table classes; // of sets of atoms, ascending; none in a plan made by the build
    bool number_known;
    uint32_t number;     // the atom of numbers, where number_known
    size_t member_count; // of all classes together
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
// What a token is to the phrases of a book.
typedef struct og_word_type {
    uint64_t letters[2]; // its first bytes; of a word of more than 16 a hash instead of the second eight
    uint64_t signature;
    const uint32_t *symbols; // that it is
    const uint32_t *finders; // of each symbol 1 + the number of its first finder, 0: none
    uint32_t symbol_count;
    og_str word;
} og_word_type;

// A sentence as phrases are matched in it; types[i] belongs to tokens[i].
typedef struct og_phrase_subject {
    const og_token *tokens;
    const og_word_type *const *types;
    size_t count;
} og_phrase_subject;

static inline uint64_t og_atom_bit(uint32_t atom)
{
    return (uint64_t)1 << (atom % OG_ATOM_BITS);
}

size_t og_phrase_follow(const og_phrase_book *book, const og_phrase *phrase, const og_phrase_subject *subject,
                        size_t first);

// The end (token number) of the longest match that starts at token `first`; SIZE_MAX: none.
static inline size_t og_phrase_match_at(const og_phrase_book *book, size_t phrase, const og_phrase_subject *subject,
                                        size_t first)
{
    const og_phrase *about = &book->phrases.items[phrase];
    if (first < subject->count && !(about->starts & subject->types[first]->signature))
        return SIZE_MAX; // as nearly always
    return og_phrase_follow(book, about, subject, first);
}

#endif
