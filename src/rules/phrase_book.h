// SPDX-License-Identifier: MIT
// How a book is filled; for the parser of phrases alone.
#ifndef OG_RULES_PHRASE_BOOK_H
#define OG_RULES_PHRASE_BOOK_H

#include "rules/phrase.h"

// The symbol of a word, of words that begin so, or of numbers; made when it is new.
og_status og_book_symbol(og_arena *arena, og_phrase_book *book, og_symbol_kind kind, og_str word,
                         uint32_t *out) OG_MUST_USE;
// The phrase is to be tried where a token of the symbol stands.
og_status og_book_use(og_arena *arena, og_phrase_book *book, uint32_t symbol, og_phrase_use use) OG_MUST_USE;

#endif
