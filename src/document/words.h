// SPDX-License-Identifier: MIT
// An index of a text: its words and the places of each. A word here is a longest run of ASCII letters and digits,
// without regard to case, so that what any phrase or pattern needs can be looked up.
#ifndef OG_DOCUMENT_WORDS_H
#define OG_DOCUMENT_WORDS_H

#include "base/vec.h"
#include "ofgrade/document.h"

// One of the different words of a text.
typedef struct og_word {
    uint64_t head;  // its first eight letters in lower case, the first lowest
    uint32_t start; // of its first place
    uint32_t length;
    uint32_t hash;
    uint32_t first;   // of its places
    uint32_t count;   // of them
    uint32_t letters; // a bit for each that it has; digits share those of letters
    uint32_t alike;   // 1 + the number of the word before it in `known` with the same first letter; 0: none
} og_word;

typedef struct og_words {
    og_str text;
    uint64_t key;
    OG_VEC(og_word) known; // in the order in which they first stand in the text
    uint32_t *table;       // of hashes: 1 + the number of a word; 0: free
    size_t mask;
    uint32_t *places;    // where words start: those of one word together, ascending
    uint32_t opened[36]; // for each letter and digit: 1 + the number of the last word in `known` that begins with it
    size_t *letters;     // for each pair of bytes that stand side by side in a word: a bit
} og_words;

// What a word may have before and after the letters that are looked for.
typedef enum og_word_form { OG_WORD_WHOLE, OG_WORD_BEGINS, OG_WORD_HOLDS } og_word_form;

// Some of the words of an index, such as all that begin alike.
enum { OG_MOST_WORDS = 24 };
typedef struct og_word_set {
    uint32_t items[OG_MOST_WORDS];
    size_t count;
    size_t places;  // of all of them
    bool uncounted; // there are more words than it holds
} og_word_set;

// `text` must outlive the index, which lives in the arena. `key` is one that the writer of the text cannot guess
// (og_secret): what is found does not depend on it. Fails with: OG_NO_MEMORY, OG_TEXT_TOO_LONG (4 GB).
og_status og_words_index(og_arena *arena, og_str text, uint64_t key, og_words *out) OG_MUST_USE;
// Adds to the set the words that are, begin with or hold `letters`: ASCII letters and digits.
void og_words_add(const og_words *words, og_str letters, og_word_form form, og_word_set *set);
// Where a word of the set first starts at or after `from`; SIZE_MAX: nowhere.
size_t og_words_next(const og_words *words, const og_word_set *set, size_t from);
// As og_phrase_find in text[range] from the offset `from` of the text on, which it gives too.
size_t og_words_find_phrase(const og_words *words, og_range range, og_str phrase, size_t from, size_t *length);
// Words of which one stands wherever text begins with this phrase, the last word of which may be the beginning of a
// longer one: those of the rarest of its words. None and not `uncounted`: nowhere; `uncounted`: not known.
void og_words_guide(const og_words *words, og_str phrase, og_word_set *out);

#endif
