// SPDX-License-Identifier: MIT
#include "relate/match_index.h"

#include "base/str.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define NO_TERM UINT32_MAX

typedef struct maker {
    og_arena *arena;
    const og_term_table *table;
    og_match_index *index;
    og_tokens tokens;
    og_interner words, terms;
    OG_VEC(uint32_t) terms_of_words; // NO_TERM: it says nothing of what a statement is about
    OG_VEC(double) weights;
    OG_VEC(bool) themes;           // whether a term is one
    OG_VEC(bool) dropped;          // the terms of names
    OG_VEC(og_indexed_term) found; // of a statement, by term and place; a term may stand in several places
    OG_VEC(og_indexed_term) kept;  // of a piece of it
} maker;

static int by_term(const void *left, const void *right)
{
    const og_indexed_term *a = left, *b = right;
    if (a->term != b->term)
        return a->term < b->term ? -1 : 1;
    return (a->at.start > b->at.start) - (a->at.start < b->at.start);
}

static og_status number_term(maker *with, og_str text, uint32_t *term)
{
    OG_TRY(og_intern(with->arena, &with->terms, text, term));
    if (*term < with->weights.count)
        return OG_OK;
    bool theme = og_str_starts(text, OG_STR("#"));
    double weight = og_term_weight(with->table, text);
    OG_TRY(og_vec_push(with->arena, &with->themes, theme));
    OG_TRY(og_vec_push(with->arena, &with->dropped, false));
    return og_vec_push(with->arena, &with->weights, weight);
}

static og_status number_word(maker *with, og_str text, uint32_t *term)
{
    uint32_t word;
    OG_TRY(og_intern(with->arena, &with->words, text, &word));
    if (word >= with->terms_of_words.count) {
        og_str stem;
        *term = NO_TERM;
        OG_TRY(og_term_of_word(with->arena, with->table, text, &stem));
        if (stem.ptr)
            OG_TRY(number_term(with, stem, term));
        OG_TRY(og_vec_push(with->arena, &with->terms_of_words, *term));
    }
    *term = with->terms_of_words.items[word];
    return OG_OK;
}

static og_status add(maker *with, uint32_t term, og_range at)
{
    if (term == NO_TERM || with->dropped.items[term])
        return OG_OK;
    return og_vec_push(with->arena, &with->found, (og_indexed_term){term, at});
}

static og_status find_terms(maker *with, og_str text, const og_strs *themes)
{
    uint32_t term;
    with->found.count = 0;
    OG_TRY(og_tokens_divide(&with->tokens, text));
    for (size_t i = 0; i < with->tokens.count; i++) {
        const og_token *token = &with->tokens.items[i];
        if (token->kind != OG_TOKEN_WORD) // a number or date in common says nothing of the matter
            continue;
        OG_TRY(number_word(with, token->text, &term));
        OG_TRY(add(with, term, (og_range){token->start, token->end}));
    }
    for (size_t i = 0; i < themes->count; i++) {
        og_str name;
        OG_TRY(og_arena_printf(with->arena, &name, "#%.*s", OG_STR_ARG(themes->items[i])));
        OG_TRY(number_term(with, name, &term));
        OG_TRY(add(with, term, (og_range){0, 0}));
    }
    if (with->found.count)
        qsort(with->found.items, with->found.count, sizeof *with->found.items, by_term);
    return OG_OK;
}

static bool is_in(const og_piece *piece, og_range at)
{
    return piece->whole || (at.end > at.start && at.start >= piece->range.start && at.end <= piece->range.end);
}

// Of what was found in a statement the terms of one piece of it, each once.
static og_status take_terms(maker *with, og_indexed_side *of, size_t number)
{
    with->kept.count = 0;
    for (size_t i = 0; i < with->found.count; i++) {
        const og_indexed_term *one = &with->found.items[i];
        bool known = with->kept.count && with->kept.items[with->kept.count - 1].term == one->term;
        if (!known && is_in(&of->pieces->items[number], one->at))
            OG_TRY(og_vec_push(with->arena, &with->kept, *one));
    }
    size_t count = with->kept.count;
    of->terms[number] = og_arena_alloc_array(with->arena, count + 1, sizeof **of->terms);
    if (!of->terms[number])
        return OG_NO_MEMORY;
    of->counts[number] = count;
    if (count)
        memcpy(of->terms[number], with->kept.items, count * sizeof **of->terms);
    return OG_OK;
}

static og_status gather(maker *with, og_indexed_side *of)
{
    size_t count = of->pieces->count + 1;
    of->terms = og_arena_alloc_array(with->arena, count, sizeof *of->terms);
    of->counts = og_arena_alloc_array(with->arena, count, sizeof *of->counts);
    of->roots = og_arena_alloc_array(with->arena, count, sizeof *of->roots);
    if (!of->terms || !of->counts || !of->roots)
        return OG_NO_MEMORY;
    for (size_t i = 0; i < of->pieces->count; i++) {
        const og_statement *owner = &of->statements->items[of->pieces->items[i].owner];
        if (of->pieces->items[i].whole)
            OG_TRY(find_terms(with, owner->text, &owner->themes));
        OG_TRY(take_terms(with, of, i));
    }
    return OG_OK;
}

static og_status drop_names(maker *with, const og_strs *names)
{
    og_strs none = {0};
    for (size_t i = 0; names && i < names->count; i++) {
        OG_TRY(find_terms(with, names->items[i], &none));
        for (size_t t = 0; t < with->found.count; t++)
            with->dropped.items[with->found.items[t].term] = true;
    }
    return OG_OK;
}

// Turns the terms of pieces round: for each term its pieces, ascending.
static og_status place(maker *with, og_indexed_side *of)
{
    size_t uses = 0, terms = with->weights.count;
    for (size_t i = 0; i < of->pieces->count; i++)
        uses += of->counts[i];
    of->places = og_arena_alloc_array(with->arena, uses + 1, sizeof *of->places);
    of->starts = og_arena_alloc_array(with->arena, terms + 2, sizeof *of->starts);
    if (!of->places || !of->starts)
        return OG_NO_MEMORY;
    for (size_t i = 0; i < of->pieces->count; i++)
        for (size_t t = 0; t < of->counts[i]; t++)
            of->starts[of->terms[i][t].term + 2]++;
    for (size_t t = 2; t < terms + 2; t++)
        of->starts[t] += of->starts[t - 1];
    for (size_t i = 0; i < of->pieces->count; i++)
        for (size_t t = 0; t < of->counts[i]; t++)
            of->places[of->starts[of->terms[i][t].term + 1]++] = (uint32_t)i;
    return OG_OK;
}

// What the two documents are about stands in many of their statements, and tells these apart the less. The weight of a
// term is that of its share among their statements and `seen_before` more, in which it is as frequent as in the table.
static double weight_among(double weight, double had, double own)
{
    static const double seen_before = 50, least = 1 / 3.0; // of the weight in the table
    double here = log((seen_before + own) / (seen_before * exp(-weight) + had));
    return here > least * weight ? here : least * weight;
}

static void weigh_terms(maker *with)
{
    const og_indexed_side *sides = with->index->sides;
    double own = (double)sides[0].pieces->count + (double)sides[1].pieces->count;
    for (size_t t = 0; t < with->weights.count; t++) {
        size_t had = sides[0].starts[t + 1] - sides[0].starts[t] + sides[1].starts[t + 1] - sides[1].starts[t];
        with->weights.items[t] = weight_among(with->weights.items[t], (double)had, own);
    }
}

static void add_roots(const maker *with, og_indexed_side *of)
{
    const double *weights = with->weights.items;
    for (size_t i = 0; weights && i < of->pieces->count; i++) {
        double squares = 0;
        for (size_t t = 0; t < of->counts[i]; t++) {
            double weight = weights[of->terms[i][t].term];
            squares += weight * weight;
        }
        of->roots[i] = sqrt(squares);
    }
}

static og_status make(maker *with, const og_strs *names)
{
    OG_TRY(drop_names(with, names));
    for (size_t side = 0; side < 2; side++)
        OG_TRY(gather(with, &with->index->sides[side]));
    for (size_t side = 0; side < 2; side++)
        OG_TRY(place(with, &with->index->sides[side]));
    weigh_terms(with);
    for (size_t side = 0; side < 2; side++)
        add_roots(with, &with->index->sides[side]);
    with->index->count = with->weights.count;
    with->index->weights = with->weights.items;
    with->index->themes = with->themes.items;
    with->index->texts = with->terms.items.items;
    return OG_OK;
}

og_status og_match_index_make(og_arena *arena, const og_term_table *table, const og_strs *names, og_match_index *out)
{
    maker with = {.arena = arena, .table = table, .index = out};
    og_status status = make(&with, names);
    og_tokens_free(&with.tokens);
    return status;
}
