// SPDX-License-Identifier: MIT
#include "relate/match_index.h"

#include "base/str.h"

#include <stdlib.h>

// A term of a statement of one of the sides.
typedef struct use {
    og_str text;
    og_range at;
    uint32_t side, statement;
} use;

// Of a statement: no sentence has as many.
enum { MOST_TERMS = 400 };

typedef struct maker {
    og_arena *arena;
    const og_term_table *table;
    const og_strs *names;
    double theme_weight;
    og_match_index *index;
    OG_VEC(use) all;
} maker;

static int by_term(const void *left, const void *right)
{
    const use *a = left, *b = right;
    int order = og_str_compare(a->text, b->text);
    if (order)
        return order;
    if (a->side != b->side)
        return a->side < b->side ? -1 : 1;
    return (a->statement > b->statement) - (a->statement < b->statement);
}

static bool is_of_names(const og_terms *names, og_str text)
{
    for (size_t i = 0; i < names->count; i++)
        if (og_str_equal(names->items[i].text, text))
            return true;
    return false;
}

static og_status gather(maker *with, og_tokens *tokens, const og_terms *names, uint32_t number)
{
    const og_statements *statements = with->index->sides[number].statements;
    og_terms terms;
    for (size_t i = 0; i < statements->count; i++) {
        const og_statement *statement = &statements->items[i];
        OG_TRY(og_terms_of(with->arena, with->table, tokens, statement->text, &statement->themes, &terms));
        for (size_t t = 0; t < terms.count && t < MOST_TERMS; t++)
            if (!is_of_names(names, terms.items[t].text))
                OG_TRY(og_vec_push(with->arena, &with->all,
                                   (use){terms.items[t].text, terms.items[t].at, number, (uint32_t)i}));
    }
    return OG_OK;
}

static og_status gather_all(maker *with)
{
    og_tokens tokens = {0};
    og_terms names = {0}, more;
    og_status status = OG_OK;
    for (size_t i = 0; status == OG_OK && with->names && i < with->names->count; i++) {
        status = og_terms_of(with->arena, with->table, &tokens, with->names->items[i], NULL, &more);
        for (size_t t = 0; status == OG_OK && t < more.count; t++)
            status = og_vec_push(with->arena, &names, more.items[t]);
    }
    for (uint32_t number = 0; status == OG_OK && number < 2; number++)
        status = gather(with, &tokens, &names, number);
    og_tokens_free(&tokens);
    return status;
}

static og_status make_side(maker *with, og_indexed_side *of)
{
    size_t count = of->statements->count + 1, uses_count = with->all.count + 1;
    of->terms = og_arena_alloc_array(with->arena, count, sizeof *of->terms);
    of->counts = og_arena_alloc_array(with->arena, count, sizeof *of->counts);
    of->squares = og_arena_alloc_array(with->arena, count, sizeof *of->squares);
    of->places = og_arena_alloc_array(with->arena, uses_count, sizeof *of->places);
    of->starts = og_arena_alloc_array(with->arena, with->index->term_count + 2, sizeof *of->starts);
    return of->terms && of->counts && of->squares && of->places && of->starts ? OG_OK : OG_NO_MEMORY;
}

static double weight_of(const maker *with, og_str term)
{
    return og_term_weight(with->table, term) * (og_str_starts(term, OG_STR("#")) ? with->theme_weight : 1);
}

static og_status number_terms(maker *with)
{
    size_t count = with->all.count;
    with->index->weights = og_arena_alloc_array(with->arena, count + 1, sizeof *with->index->weights);
    with->index->texts = og_arena_alloc_array(with->arena, count + 1, sizeof *with->index->texts);
    if (!with->index->weights || !with->index->texts)
        return OG_NO_MEMORY;
    if (count)
        qsort(with->all.items, count, sizeof *with->all.items, by_term);
    for (size_t i = 0; i < count; i++)
        if (!i || !og_str_equal(with->all.items[i - 1].text, with->all.items[i].text)) {
            with->index->weights[with->index->term_count] = weight_of(with, with->all.items[i].text);
            with->index->texts[with->index->term_count++] = with->all.items[i].text;
        }
    return OG_OK;
}

static og_status give_terms(maker *with, og_indexed_side *of, uint32_t number)
{
    size_t place = 0, term = 0;
    for (size_t i = 0; i < with->all.count; i++)
        if (with->all.items[i].side == number)
            of->counts[with->all.items[i].statement]++;
    for (size_t s = 0; s < of->statements->count; s++) {
        of->terms[s] = og_arena_alloc_array(with->arena, of->counts[s] + 1, sizeof **of->terms);
        if (!of->terms[s])
            return OG_NO_MEMORY;
        of->counts[s] = 0;
    }
    for (size_t i = 0; i < with->all.count; i++) {
        const use *used = &with->all.items[i];
        if (i && !og_str_equal(with->all.items[i - 1].text, used->text))
            of->starts[++term] = place;
        if (used->side != number)
            continue;
        of->places[place++] = used->statement;
        of->terms[used->statement][of->counts[used->statement]++] = (og_indexed_term){(uint32_t)term, used->at};
        of->squares[used->statement] += with->index->weights[term] * with->index->weights[term];
    }
    for (size_t t = term + 1; t <= with->index->term_count; t++)
        of->starts[t] = place;
    return OG_OK;
}

og_status og_match_index_make(og_arena *arena, const og_term_table *table, const og_strs *names, double theme_weight,
                              const og_statements *first, const og_statements *second, og_match_index *out)
{
    *out = (og_match_index){.sides = {{.statements = first}, {.statements = second}}};
    maker with = {.arena = arena, .table = table, .names = names, .theme_weight = theme_weight, .index = out};
    OG_TRY(gather_all(&with));
    OG_TRY(number_terms(&with));
    for (uint32_t number = 0; number < 2; number++) {
        OG_TRY(make_side(&with, &out->sides[number]));
        OG_TRY(give_terms(&with, &out->sides[number], number));
    }
    return OG_OK;
}
