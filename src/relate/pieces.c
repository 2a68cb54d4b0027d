// SPDX-License-Identifier: MIT
// A statement is divided at its commas and the like, and before the words that join clauses, wherever enough words
// stand on both sides.
#include "relate/pieces.h"

#include "base/str.h"

enum { LEAST_WORDS = 4, MOST_PIECES = 12 };

static bool joins_clauses(og_str word)
{
    static const og_str joints[] = {{"and", 3},   {"but", 3},    {"although", 8}, {"though", 6},
                                    {"while", 5}, {"whilst", 6}, {"because", 7},  {"including", 9}};
    return OG_STR_IS_IN(word, joints);
}

static bool is_word(const og_token *token)
{
    return token->kind == OG_TOKEN_WORD || token->kind == OG_TOKEN_NUMBER;
}

static bool divides(const og_token *token)
{
    return !is_word(token) || joins_clauses(token->text);
}

// The words from token `at` on until the next joint.
static size_t words_ahead(const og_tokens *tokens, size_t at)
{
    size_t words = 0;
    for (; at < tokens->count && words < LEAST_WORDS; at++) {
        if (words && divides(&tokens->items[at]))
            break;
        words += is_word(&tokens->items[at]);
    }
    return words;
}

static og_status divide(og_arena *arena, og_str text, size_t owner, const og_tokens *tokens, og_pieces *out)
{
    size_t start = 0, words = 0, made = 0;
    for (size_t i = 0; i < tokens->count && made < MOST_PIECES; i++) {
        const og_token *token = &tokens->items[i];
        if (divides(token) && words >= LEAST_WORDS && words_ahead(tokens, i) >= LEAST_WORDS) {
            OG_TRY(og_vec_push(arena, out, (og_piece){owner, {start, token->start}, false}));
            start = token->start;
            words = 0;
            made++;
        }
        words += is_word(token);
    }
    return start ? og_vec_push(arena, out, (og_piece){owner, {start, text.len}, false}) : OG_OK;
}

static og_status add_statement(og_arena *arena, const og_term_table *table, og_tokens *tokens,
                               const og_statement *whole, size_t owner, og_pieces *out)
{
    bool speaks_of_it = !whole->standing.len;
    if (speaks_of_it && og_str_equal(whole->kind, OG_STR("quotation")))
        OG_TRY(og_terms_name_inspection(arena, table, tokens, whole->text, &speaks_of_it));
    if (!speaks_of_it)
        return OG_OK;
    OG_TRY(og_vec_push(arena, out, (og_piece){owner, {0, whole->text.len}, true}));
    OG_TRY(og_tokens_divide(tokens, whole->text));
    return divide(arena, whole->text, owner, tokens, out);
}

og_status og_pieces_of(og_arena *arena, const og_term_table *table, const og_statements *statements, og_pieces *out)
{
    og_tokens tokens = {0};
    og_status status = OG_OK;
    *out = (og_pieces){0};
    for (size_t i = 0; status == OG_OK && i < statements->count; i++)
        status = add_statement(arena, table, &tokens, &statements->items[i], i, out);
    og_tokens_free(&tokens);
    return status;
}
