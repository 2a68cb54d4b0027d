// SPDX-License-Identifier: MIT
// How a book is filled, for the parser of phrases, and asked, for the types of words.
#ifndef OG_RULES_PHRASE_BOOK_H
#define OG_RULES_PHRASE_BOOK_H

#include "rules/phrase.h"

// The atom of a word, of words that begin so, or of numbers; made when it is new.
og_status og_book_symbol(og_arena *arena, og_phrase_book *book, og_symbol_kind kind, og_str word,
                         uint32_t *out) OG_MUST_USE;
// Sorts atoms, each kept once; returns how many are left.
size_t og_atoms_sort(uint32_t *atoms, size_t count);
// The atom of what has one of the atoms of symbols, which are ascending and differ; made when it is new.
og_status og_book_class(og_arena *arena, og_phrase_book *book, const uint32_t *members, size_t count,
                        uint32_t *out) OG_MUST_USE;
// The phrase is to be tried where a token of the atom stands.
og_status og_book_find_by(og_arena *arena, og_phrase_book *book, uint32_t atom, og_finder finder) OG_MUST_USE;

// The atom of the key, OG_NO_ATOM where the table has none.
uint32_t og_word_table_find(const og_word_table *table, og_str word, uint32_t hash);

#endif
