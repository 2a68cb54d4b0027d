// SPDX-License-Identifier: MIT
// What each word that was met is to a book of phrases, worked out when it is first met. Belongs to one thread.
#ifndef OG_RULES_WORD_TYPES_H
#define OG_RULES_WORD_TYPES_H

#include "rules/phrase.h"

typedef struct og_word_types {
    const og_phrase_book *book;
    og_arena *arena;            // NULL until the first word
    const og_word_type **slots; // NULL: free
    size_t count, capacity;     // a power of two
    unsigned shift;             // leaves the bits of a hash that number a slot
    uint64_t secret[4];         // of the hashes: nobody can choose words that share a slot
    OG_VEC(uint32_t) symbols;   // of the word that is looked up
} og_word_types;

// Forgets all words when there are very many, so that memory stays bounded. Types given out before are then invalid.
void og_word_types_trim(og_word_types *types);
// The type of a token. Valid until og_word_types_trim or og_word_types_free.
og_status og_word_types_find(og_word_types *types, const og_token *token, const og_word_type **out) OG_MUST_USE;
void og_word_types_free(og_word_types *types);

#endif
