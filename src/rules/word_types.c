// SPDX-License-Identifier: MIT
// Words met so far, in a hash table.
#include "rules/word_types.h"

#include "base/secret.h"
#include "base/str.h"
#include "rules/phrase_book.h"

#include <string.h>

enum { LEAST_BITS = 12, MOST_WORDS = 1 << 15, MOST_BYTES = 8 << 20, HALF = 8, WHOLE = 2 * HALF };

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

// The first bytes of a word as a number, zeros after them. OG_TOKEN_SLACK bytes after it can be read.
static inline uint64_t number_of(const char *bytes, size_t length)
{
    uint64_t number;
    memcpy(&number, bytes, sizeof number);
    if (length >= sizeof number)
        return number;
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    return number & ~(~UINT64_C(0) << 8 * length);
#else
    return length ? number & ~UINT64_C(0) << (64 - 8 * length) : 0;
#endif
}

// Sums of products of halves with secrets in them (NH of Black et al., UMAC, 1999), and the best bits of a product.
static inline size_t slot_number(const og_word_types *types, const uint64_t letters[2])
{
    const uint64_t *secret = types->secret;
    uint64_t hash = (uint64_t)(uint32_t)(letters[0] + secret[0]) * (uint32_t)((letters[0] >> 32) + (secret[0] >> 32)) +
                    (uint64_t)(uint32_t)(letters[1] + secret[2]) * (uint32_t)((letters[1] >> 32) + (secret[2] >> 32));
    return (size_t)(hash * secret[3] >> types->shift);
}

// The slot of the word, or the free one where it belongs.
static inline const og_word_type **slot_of(const og_word_types *types, const uint64_t letters[2], og_str word)
{
    size_t at = slot_number(types, letters);
    for (;; at = (at + 1) & (types->capacity - 1)) {
        const og_word_type *type = types->slots[at];
        if (!type || (type->letters[0] == letters[0] && type->letters[1] == letters[1] && type->word.len == word.len &&
                      (word.len <= WHOLE || memcmp(type->word.ptr, word.ptr, word.len) == 0)))
            return &types->slots[at];
    }
}

static og_status open_table(og_word_types *types)
{
    og_secret(types->secret, sizeof types->secret / sizeof *types->secret);
    types->secret[3] |= 1;
    types->shift = 64 - LEAST_BITS + 1;
    types->arena = og_arena_new();
    return types->arena ? OG_OK : OG_NO_MEMORY;
}

static og_status grow(og_word_types *types)
{
    const size_t before = types->capacity;
    const og_word_type **old = types->slots;
    if (!types->arena)
        OG_TRY(open_table(types));
    size_t capacity = before ? before * 2 : (size_t)1 << LEAST_BITS;
    const og_word_type **slots = og_arena_alloc_array(types->arena, capacity, sizeof *slots);
    if (!slots)
        return OG_NO_MEMORY;
    types->slots = slots;
    types->capacity = capacity;
    types->shift--;
    for (size_t i = 0; i < before; i++)
        if (old[i])
            *slot_of(types, old[i]->letters, old[i]->word) = old[i];
    return OG_OK;
}

// --- what a word is

static og_status add_symbol(og_word_types *types, uint32_t symbol, uint64_t *signature)
{
    if (symbol == OG_NO_ATOM)
        return OG_OK;
    *signature |= og_atom_bit(symbol);
    return og_vec_push(types->arena, &types->symbols, symbol);
}

// The word itself, and what it begins with: as many look-ups as it has letters, however many words have a star.
static og_status add_symbols(og_word_types *types, const og_token *token, uint64_t *signature)
{
    const og_phrase_book *book = types->book;
    uint32_t word = 0, stem = 0;
    for (size_t i = 0; i < token->text.len && i < book->words.longest; i++)
        word = og_hash_on(book->words.secret, word, token->text.ptr[i]);
    if (token->text.len <= book->words.longest)
        OG_TRY(add_symbol(types, og_word_table_find(&book->words, token->text, word), signature));
    for (size_t i = 0; i < token->text.len && i < book->stems.longest; i++) {
        stem = og_hash_on(book->stems.secret, stem, token->text.ptr[i]);
        if (i + 1 >= OG_STEM)
            OG_TRY(add_symbol(types, og_word_table_find(&book->stems, og_str_slice(token->text, 0, i + 1), stem),
                              signature));
    }
    return token->kind == OG_TOKEN_NUMBER && book->number_known ? add_symbol(types, book->number, signature) : OG_OK;
}

static og_status keep_symbols(og_word_types *types, og_word_type *type)
{
    const size_t count = types->symbols.count;
    uint32_t *kept = og_arena_alloc_array(types->arena, count, 2 * sizeof *kept);
    if (!kept)
        return OG_NO_MEMORY;
    for (size_t i = 0; i < count; i++) {
        kept[i] = types->symbols.items[i];
        kept[count + i] = types->book->atoms.items[kept[i]].first_finder;
    }
    type->symbols = kept;
    type->finders = kept + count;
    type->symbol_count = (uint32_t)count;
    return OG_OK;
}

static bool is_barrier(const og_phrase_book *book, og_str word)
{
    for (size_t i = 0; i < book->barriers.count; i++)
        if (book->barriers.items[i].len == word.len && og_str_equal(book->barriers.items[i], word))
            return true;
    return false;
}

static og_status make(og_word_types *types, const og_token *token, const uint64_t letters[2], const og_word_type **out)
{
    og_word_type *type = og_arena_alloc(types->arena, sizeof *type);
    if (!type)
        return OG_NO_MEMORY;
    *type = (og_word_type){.letters = {letters[0], letters[1]},
                           .signature =
                               OG_SIGN_EVER | OG_SIGN_WORD | (is_barrier(types->book, token->text) ? 0 : OG_SIGN_GAP)};
    types->symbols.count = 0;
    OG_TRY(add_symbols(types, token, &type->signature));
    if (types->symbols.count)
        OG_TRY(keep_symbols(types, type));
    OG_TRY(og_arena_copy(types->arena, token->text, &type->word));
    *out = type;
    return OG_OK;
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
    const size_t length = token->text.len;
    const uint64_t letters[2] = {number_of(token->text.ptr, length),
                                 length > WHOLE  ? og_hash(types->secret[1], token->text)
                                 : length > HALF ? number_of(token->text.ptr + HALF, length - HALF)
                                                 : 0};
    const og_word_type **slot = slot_of(types, letters, token->text);
    if (!*slot) {
        OG_TRY(make(types, token, letters, slot));
        types->count++;
    }
    *out = *slot;
    return OG_OK;
}
