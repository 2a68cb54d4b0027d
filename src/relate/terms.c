// SPDX-License-Identifier: MIT
#include "relate/terms.h"

#include "base/str.h"
#include "relate/stem.h"
#include "rules/embedded.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

// Of what the table does not have: rarer than that it would be had.
enum { UNCOUNTED = 5, MOST_COUNT = 1000000000 };

static const char silent_mark[] = "- ", naming_mark[] = "? ";

static int by_stem(const void *left, const void *right)
{
    const og_family_word *a = left, *b = right;
    return og_str_compare(a->stem, b->stem);
}

static int by_count_term(const void *left, const void *right)
{
    const og_term_count *a = left, *b = right;
    return og_str_compare(a->term, b->term);
}

static int by_text(const void *left, const void *right)
{
    const og_term *a = left, *b = right;
    int order = og_str_compare(a->text, b->text);
    return order ? order : (a->at.start > b->at.start) - (a->at.start < b->at.start);
}

static og_status stem_of(og_arena *arena, og_str word, og_str *out)
{
    if (word.len > 2 && og_str_ends(word, OG_STR("'s")))
        word.len -= 2;
    char *letters = og_arena_alloc_raw(arena, word.len);
    if (!letters)
        return OG_NO_MEMORY;
    memcpy(letters, word.ptr, word.len);
    *out = (og_str){letters, og_stem(letters, word.len)};
    return OG_OK;
}

static bool is_comment(og_str line)
{
    return !line.len || og_str_starts(line, OG_STR("# "));
}

// "word word ...": all belong to the family of the first; after a mark to none.
static og_status add_family(og_arena *arena, og_str line, og_term_table *out)
{
    og_family_word word = {.family = {0}};
    og_str part;
    bool naming = og_str_starts(line, og_str_from(naming_mark));
    bool silent = og_str_starts(line, og_str_from(silent_mark));
    if (naming || silent)
        line = og_str_slice(line, sizeof silent_mark - 1, line.len);
    while (og_str_next_split(&line, ' ', &part)) {
        OG_TRY(stem_of(arena, part, &word.stem));
        if (!silent && !naming && !word.family.ptr)
            word.family = word.stem;
        if (naming)
            OG_TRY(og_vec_push(arena, &out->naming, word));
        else
            OG_TRY(og_vec_push(arena, &out->words, word));
    }
    return OG_OK;
}

static og_status load_families(og_arena *arena, og_str text, og_term_table *out)
{
    og_str line;
    while (og_str_next_split(&text, '\n', &line))
        if (!is_comment(line))
            OG_TRY(add_family(arena, line, out));
    if (out->words.count)
        qsort(out->words.items, out->words.count, sizeof *out->words.items, by_stem);
    if (out->naming.count)
        qsort(out->naming.items, out->naming.count, sizeof *out->naming.items, by_stem);
    return OG_OK;
}

// "term<TAB>count"; the empty term has the number of all statements.
static og_status load_counts(og_arena *arena, og_str text, og_term_table *out)
{
    og_str line, term;
    while (og_str_next_split(&text, '\n', &line)) {
        size_t count;
        if (is_comment(line))
            continue;
        if (!og_str_next_split(&line, '\t', &term) || !og_str_to_size(line, MOST_COUNT, &count))
            return OG_BAD_DATA;
        if (term.len)
            OG_TRY(og_vec_push(arena, &out->counts, (og_term_count){term, (double)count}));
        else
            out->statements = (double)count;
    }
    if (out->counts.count)
        qsort(out->counts.items, out->counts.count, sizeof *out->counts.items, by_count_term);
    return OG_OK;
}

og_status og_term_table_load(og_arena *arena, og_str families, og_str counts, og_term_table *out)
{
    *out = (og_term_table){.statements = 0};
    OG_TRY(load_families(arena, families, out));
    return load_counts(arena, counts, out);
}

og_status og_term_table_built_in(og_arena *arena, og_term_table *out)
{
    return og_term_table_load(arena, og_embedded_find(OG_STR("terms/families.txt")),
                              og_embedded_find(OG_STR("terms/counts.tsv")), out);
}

static const og_family_word *find_stem(const og_family_word *words, size_t count, og_str stem)
{
    og_family_word wanted = {.stem = stem};
    return count ? bsearch(&wanted, words, count, sizeof *words, by_stem) : NULL;
}

og_status og_term_of_word(og_arena *arena, const og_term_table *table, og_str word, og_str *out)
{
    og_str stem;
    OG_TRY(stem_of(arena, word, &stem));
    const og_family_word *known = find_stem(table->words.items, table->words.count, stem);
    *out = known ? known->family : stem;
    return OG_OK;
}

static og_status add_word(og_arena *arena, const og_term_table *table, const og_token *token, og_terms *out)
{
    og_term term = {.at = {token->start, token->end}};
    OG_TRY(og_term_of_word(arena, table, token->text, &term.text));
    return term.text.ptr ? og_vec_push(arena, out, term) : OG_OK;
}

og_status og_terms_name_inspection(og_arena *arena, const og_term_table *table, og_tokens *tokens, og_str text,
                                   bool *out)
{
    *out = false;
    OG_TRY(og_tokens_divide(tokens, text));
    for (size_t i = 0; !*out && i < tokens->count; i++) {
        og_str stem = tokens->items[i].text;
        if (tokens->items[i].kind == OG_TOKEN_WORD)
            OG_TRY(stem_of(arena, stem, &stem));
        *out = find_stem(table->naming.items, table->naming.count, stem) != NULL;
    }
    return OG_OK;
}

static og_status add_theme(og_arena *arena, og_str theme, og_terms *out)
{
    og_term term = {.at = {0, 0}};
    OG_TRY(og_arena_printf(arena, &term.text, "#%.*s", OG_STR_ARG(theme)));
    return og_vec_push(arena, out, term);
}

static void keep_each_once(og_terms *terms)
{
    size_t kept = 0;
    if (terms->count)
        qsort(terms->items, terms->count, sizeof *terms->items, by_text);
    for (size_t i = 0; i < terms->count; i++)
        if (!kept || !og_str_equal(terms->items[kept - 1].text, terms->items[i].text))
            terms->items[kept++] = terms->items[i];
    terms->count = kept;
}

og_status og_terms_of(og_arena *arena, const og_term_table *table, og_tokens *tokens, og_str text,
                      const og_strs *themes, og_terms *out)
{
    *out = (og_terms){0};
    OG_TRY(og_tokens_divide(tokens, text));
    for (size_t i = 0; i < tokens->count; i++)
        if (tokens->items[i].kind == OG_TOKEN_WORD || tokens->items[i].kind == OG_TOKEN_NUMBER)
            OG_TRY(add_word(arena, table, &tokens->items[i], out));
    for (size_t i = 0; themes && i < themes->count; i++)
        OG_TRY(add_theme(arena, themes->items[i], out));
    keep_each_once(out);
    return OG_OK;
}

double og_term_weight(const og_term_table *table, og_str term)
{
    og_term_count wanted = {.term = term};
    const og_term_count *known = table->counts.count ? bsearch(&wanted, table->counts.items, table->counts.count,
                                                               sizeof *table->counts.items, by_count_term)
                                                     : NULL;
    double had = known ? known->count : UNCOUNTED;
    double all = table->statements > had ? table->statements : had;
    return log(1 + (all - had + 0.5) / (had + 0.5));
}
