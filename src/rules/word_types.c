// SPDX-License-Identifier: MIT
// Words met so far, in a hash table.
#include "rules/word_types.h"

#include "base/str.h"

#include <string.h>

enum { LEAST_CAPACITY = 1 << 12, MOST_WORDS = 1 << 15, MOST_BYTES = 8 << 20 };

void og_word_types_free(og_word_types *types)
{
    og_arena_free(types->arena);
    *types = (og_word_types){.book = types->book};
}

void og_word_types_trim(og_word_types *types)
{
    if (types->count > MOST_WORDS || (types->arena && og_arena_used(types->arena) > MOST_BYTES))
        og_word_types_free(types);
}

static og_word_slot *slot_of(const og_word_types *types, og_str word, uint32_t hash)
{
    size_t at = hash & (types->capacity - 1);
    for (; types->slots[at].type; at = (at + 1) & (types->capacity - 1)) {
        const og_word_slot *slot = &types->slots[at];
        if (slot->hash == hash && slot->type->word.len == word.len &&
            memcmp(slot->type->word.ptr, word.ptr, word.len) == 0)
            break;
    }
    return &types->slots[at];
}

static og_status grow(og_word_types *types)
{
    size_t before = types->capacity, capacity = before ? before * 2 : LEAST_CAPACITY;
    og_word_slot *old = types->slots;
    if (!types->arena)
        types->arena = og_arena_new();
    og_word_slot *slots = types->arena ? og_arena_alloc_array(types->arena, capacity, sizeof *slots) : NULL;
    if (!slots)
        return OG_NO_MEMORY;
    types->slots = slots;
    types->capacity = capacity;
    for (size_t i = 0; i < before; i++)
        if (old[i].type)
            *slot_of(types, old[i].type->word, old[i].hash) = old[i];
    return OG_OK;
}

typedef OG_VEC(uint32_t) symbol_list;

static og_status add(og_arena *arena, symbol_list *list, uint32_t symbol)
{
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i] == symbol)
            return OG_OK;
    return og_vec_push(arena, list, symbol);
}

static og_status add_stems(og_word_types *types, og_str word, symbol_list *list)
{
    const og_phrase_book *book = types->book;
    og_str stem = og_str_slice(word, 0, OG_STEM);
    const og_word_key *key = word.len < OG_STEM ? NULL : og_word_key_find(&book->stems, stem, og_word_hash(stem));
    for (size_t i = 0; key && i < key->symbols.count; i++) {
        uint32_t symbol = key->symbols.items[i];
        const og_symbol *begins = &book->symbols.items[symbol];
        if (og_str_starts(word, begins->word))
            OG_TRY(add(types->arena, list, symbol));
    }
    return OG_OK;
}

static og_status make(og_word_types *types, const og_token *token, og_word_type **out)
{
    const og_phrase_book *book = types->book;
    og_word_type *type = og_arena_alloc(types->arena, sizeof *type);
    symbol_list list = {0};
    if (!type)
        return OG_NO_MEMORY;
    const og_word_key *key = og_word_key_find(&book->words, token->text, token->hash);
    for (size_t i = 0; key && i < key->symbols.count; i++)
        OG_TRY(add(types->arena, &list, key->symbols.items[i]));
    OG_TRY(add_stems(types, token->text, &list));
    if (token->kind == OG_TOKEN_NUMBER && book->number_known)
        OG_TRY(add(types->arena, &list, book->number));
    bool barrier = false;
    for (size_t i = 0; i < book->barriers.count && !barrier; i++)
        barrier = og_str_equal(book->barriers.items[i], token->text);
    *type = (og_word_type){.signature = OG_SIGN_EVER | OG_SIGN_WORD | (barrier ? 0 : OG_SIGN_GAP),
                           .symbol_count = (uint32_t)list.count,
                           .symbols = list.items};
    for (size_t i = 0; i < list.count; i++)
        type->signature |= og_symbol_bit(list.items[i]);
    *out = type;
    return og_arena_copy(types->arena, token->text, &type->word);
}

og_status og_word_types_find(og_word_types *types, const og_token *token, const og_word_type **out)
{
    static const og_word_type comma = {.signature = OG_SIGN_EVER | OG_SIGN_COMMA | OG_SIGN_GAP};
    static const og_word_type mark = {.signature = OG_SIGN_EVER};
    if (token->kind != OG_TOKEN_WORD && token->kind != OG_TOKEN_NUMBER) {
        *out = token->kind == OG_TOKEN_COMMA ? &comma : &mark;
        return OG_OK;
    }
    if (types->count * 2 >= types->capacity)
        OG_TRY(grow(types));
    og_word_slot *slot = slot_of(types, token->text, token->hash);
    if (!slot->type) {
        og_word_type *type;
        OG_TRY(make(types, token, &type));
        *slot = (og_word_slot){.hash = token->hash, .type = type};
        types->count++;
    }
    *out = slot->type;
    return OG_OK;
}
