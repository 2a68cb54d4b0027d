// SPDX-License-Identifier: MIT
// The index of a book: from words to symbols, and from symbols to the phrases that are found by them.
#include "rules/phrase_book.h"

#include "base/str.h"

// Times in a million words: of the most frequent words by their rank (Zipf's law), of all others the same small number.
enum { MILLIONS_OF_FIRST = 100000, RANK_SHIFT = 2, RARE_COST = 60, NUMBER_COST = 8000 };

static uint32_t *slot_of(const og_word_table *table, og_str word, uint32_t hash)
{
    size_t at = hash & (table->capacity - 1);
    while (table->slots[at]) {
        const og_word_key *key = &table->keys.items[table->slots[at] - 1];
        if (key->hash == hash && og_str_equal(key->word, word))
            break;
        at = (at + 1) & (table->capacity - 1);
    }
    return &table->slots[at];
}

const og_word_key *og_word_key_find(const og_word_table *table, og_str word, uint32_t hash)
{
    if (!table->capacity)
        return NULL;
    uint32_t key = *slot_of(table, word, hash);
    return key ? &table->keys.items[key - 1] : NULL;
}

static og_status grow(og_arena *arena, og_word_table *table)
{
    enum { LEAST_CAPACITY = 1024 };
    size_t capacity = table->capacity ? table->capacity * 2 : LEAST_CAPACITY;
    table->slots = og_arena_alloc_array(arena, capacity, sizeof *table->slots);
    if (!table->slots)
        return OG_NO_MEMORY;
    table->capacity = capacity;
    for (size_t i = 0; i < table->keys.count; i++)
        *slot_of(table, table->keys.items[i].word, table->keys.items[i].hash) = (uint32_t)i + 1;
    return OG_OK;
}

static og_status key_of(og_arena *arena, og_word_table *table, og_str word, og_word_key **out)
{
    uint32_t hash = og_word_hash(word);
    if (table->keys.count * 2 >= table->capacity)
        OG_TRY(grow(arena, table));
    uint32_t *slot = slot_of(table, word, hash);
    if (!*slot) {
        OG_TRY(og_vec_push(arena, &table->keys, (og_word_key){.word = word, .hash = hash}));
        *slot = (uint32_t)table->keys.count;
    }
    *out = &table->keys.items[*slot - 1];
    return OG_OK;
}

static size_t cost_of(const og_phrase_book *book, og_str word, bool begins)
{
    size_t cost = RARE_COST;
    for (size_t i = 0; i < book->frequent.count; i++)
        if (begins ? og_str_starts(book->frequent.items[i], word) : og_str_equal(book->frequent.items[i], word))
            cost += MILLIONS_OF_FIRST / (i + RANK_SHIFT);
    return cost;
}

static og_status new_symbol(og_arena *arena, og_phrase_book *book, og_symbol symbol, uint32_t *out)
{
    *out = (uint32_t)book->symbols.count;
    return og_vec_push(arena, &book->symbols, symbol);
}

og_status og_book_symbol(og_arena *arena, og_phrase_book *book, og_symbol_kind kind, og_str word, uint32_t *out)
{
    og_word_key *key;
    bool begins = kind == OG_SYMBOL_BEGINS;
    if (kind == OG_SYMBOL_NUMBER) {
        if (!book->number_known)
            OG_TRY(new_symbol(arena, book, (og_symbol){.kind = kind, .cost = NUMBER_COST}, &book->number));
        book->number_known = true;
        *out = book->number;
        return OG_OK;
    }
    OG_TRY(key_of(arena, begins ? &book->stems : &book->words, begins ? og_str_slice(word, 0, OG_STEM) : word, &key));
    for (size_t i = 0; i < key->symbols.count; i++) {
        const og_symbol *known = &book->symbols.items[key->symbols.items[i]];
        if (known->kind == kind && og_str_equal(known->word, word)) {
            *out = key->symbols.items[i];
            return OG_OK;
        }
    }
    OG_TRY(new_symbol(arena, book, (og_symbol){.kind = kind, .word = word, .cost = cost_of(book, word, begins)}, out));
    return og_vec_push(arena, &key->symbols, *out);
}

og_status og_book_use(og_arena *arena, og_phrase_book *book, uint32_t symbol, og_phrase_use use)
{
    og_symbol *by = &book->symbols.items[symbol];
    for (size_t i = by->uses.count; i-- > 0 && by->uses.items[i].phrase == use.phrase;)
        if (by->uses.items[i].least == use.least && by->uses.items[i].most == use.most) {
            by->uses.items[i].before |= use.before;
            by->uses.items[i].after |= use.after;
            return OG_OK;
        }
    return og_vec_push(arena, &by->uses, use);
}
