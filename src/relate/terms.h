// SPDX-License-Identifier: MIT
// The terms of a statement: the stems of its words, those that mean nearly the same as one, and its themes; and how
// rare each is among the statements of real reports (data/terms, docs/compare.md).
#ifndef OG_RELATE_TERMS_H
#define OG_RELATE_TERMS_H

#include "record/record.h"
#include "rules/tokens.h"

typedef struct og_family_word {
    og_str stem;
    og_str family; // ptr NULL: the word says nothing of what a statement is about
} og_family_word;

typedef struct og_term_count {
    og_str term;
    double count; // statements that have it
} og_term_count;

// What data/terms says, each sorted by its first member.
typedef struct og_term_table {
    OG_VEC(og_family_word) words;
    OG_VEC(og_family_word) naming; // by which a quotation shows that it speaks of an inspection
    OG_VEC(og_term_count) counts;
    double statements; // that were counted
} og_term_table;

typedef struct og_term {
    og_str text; // a theme with a # before it
    og_range at; // of the word in the statement's text; of a theme empty
} og_term;

typedef OG_VEC(og_term) og_terms;

// Both lists may be empty texts. Fails with: OG_BAD_DATA (a line of no known form), OG_NO_MEMORY.
og_status og_term_table_load(og_arena *arena, og_str families, og_str counts, og_term_table *out) OG_MUST_USE;
// The table of the built-in data.
og_status og_term_table_built_in(og_arena *arena, og_term_table *out) OG_MUST_USE;

// The terms of a statement, each once, in the order of their bytes. Strings live in the arena. `tokens` is scratch.
og_status og_terms_of(og_arena *arena, const og_term_table *table, og_tokens *tokens, og_str text,
                      const og_strs *themes, og_terms *out) OG_MUST_USE;
// The term of a word in lower case; ptr NULL for one that says nothing of what a statement is about.
og_status og_term_of_word(og_arena *arena, const og_term_table *table, og_str word, og_str *out) OG_MUST_USE;
// Whether `text`, as somebody is quoted with it, speaks of an inspection. `tokens` is scratch.
og_status og_terms_name_inspection(og_arena *arena, const og_term_table *table, og_tokens *tokens, og_str text,
                                   bool *out) OG_MUST_USE;
// How much a term tells: the logarithm of how many times rarer it is than what every statement has (the weight of
// Robertson and Spärck Jones without relevance information). What was never counted is as rare as the rarest.
double og_term_weight(const og_term_table *table, og_str term);

#endif
