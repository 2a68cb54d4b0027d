// SPDX-License-Identifier: MIT
// The index of a book: from words to atoms, and from atoms to the phrases that are found by them.
#include "rules/phrase_book.h"

#include "base/secret.h"
#include "base/str.h"

#include <stdlib.h>
#include <string.h>

// Times in a million words: of the most frequent words by their rank (Zipf's law), of all others the same small number.
enum { MILLIONS_OF_FIRST = 100000, RANK_SHIFT = 2, RARE_COST = 60, NUMBER_COST = 8000 };

static og_str bytes_of(const og_word_table *table, const og_word_key *key)
{
    return (og_str){table->letters.items + key->at, key->length};
}

static uint32_t *slot_of(const og_word_table *table, og_str word, uint32_t hash)
{
    size_t at = hash & (table->capacity - 1);
    while (table->slots[at]) {
        const og_word_key *key = &table->keys.items[table->slots[at] - 1];
        if (key->hash == hash && og_str_equal(bytes_of(table, key), word))
            break;
        at = (at + 1) & (table->capacity - 1);
    }
    return &table->slots[at];
}

uint32_t og_word_table_find(const og_word_table *table, og_str word, uint32_t hash)
{
    uint32_t key = table->capacity ? *slot_of(table, word, hash) : 0;
    return key ? table->keys.items[key - 1].atom : OG_NO_ATOM;
}

static og_status grow(og_arena *arena, og_word_table *table)
{
    enum { LEAST_CAPACITY = 1024 };
    size_t capacity = table->capacity ? table->capacity * 2 : LEAST_CAPACITY;
    if (!table->capacity)
        og_secret(&table->secret, 1);
    table->slots = og_arena_alloc_array(arena, capacity, sizeof *table->slots);
    if (!table->slots)
        return OG_NO_MEMORY;
    table->capacity = capacity;
    for (size_t i = 0; i < table->keys.count; i++) {
        const og_word_key *key = &table->keys.items[i];
        *slot_of(table, bytes_of(table, key), key->hash) = (uint32_t)i + 1;
    }
    return OG_OK;
}

// The key of a word; a new one has no atom yet.
static og_status key_of(og_arena *arena, og_word_table *table, og_str word, og_word_key **out)
{
    if (table->keys.count * 2 >= table->capacity)
        OG_TRY(grow(arena, table));
    uint32_t hash = og_hash(table->secret, word);
    uint32_t *slot = slot_of(table, word, hash);
    if (!*slot) {
        og_word_key key = {
            .at = (uint32_t)table->letters.count, .length = (uint32_t)word.len, .hash = hash, .atom = OG_NO_ATOM};
        for (size_t i = 0; i < word.len; i++)
            OG_TRY(og_vec_push(arena, &table->letters, word.ptr[i]));
        OG_TRY(og_vec_push(arena, &table->keys, key));
        *slot = (uint32_t)table->keys.count;
        table->longest = word.len > table->longest ? word.len : table->longest;
    }
    *out = &table->keys.items[*slot - 1];
    return OG_OK;
}

static uint64_t cost_of(const og_phrase_book *book, og_str word, bool begins)
{
    uint64_t cost = RARE_COST;
    for (size_t i = 0; i < book->frequent.count; i++)
        if (begins ? og_str_starts(book->frequent.items[i], word) : og_str_equal(book->frequent.items[i], word))
            cost += MILLIONS_OF_FIRST / (i + RANK_SHIFT);
    return cost;
}

static og_status add_member(og_arena *arena, og_phrase_book *book, og_atom *atom, uint32_t symbol)
{
    atom->signature |= og_atom_bit(symbol);
    atom->member_count++;
    return og_vec_push(arena, &book->members, symbol);
}

static og_status new_symbol(og_arena *arena, og_phrase_book *book, uint64_t cost, uint32_t *out)
{
    while (book->atoms.count < OG_FIRST_ATOM)
        OG_TRY(og_vec_push(arena, &book->atoms, (og_atom){0}));
    *out = (uint32_t)book->atoms.count;
    og_atom atom = {.cost = cost, .first_member = (uint32_t)book->members.count};
    OG_TRY(add_member(arena, book, &atom, *out));
    return og_vec_push(arena, &book->atoms, atom);
}

og_status og_book_symbol(og_arena *arena, og_phrase_book *book, og_symbol_kind kind, og_str word, uint32_t *out)
{
    og_word_key *key;
    bool begins = kind == OG_SYMBOL_BEGINS;
    if (kind == OG_SYMBOL_NUMBER) {
        if (!book->number_known)
            OG_TRY(new_symbol(arena, book, NUMBER_COST, &book->number));
        book->number_known = true;
        *out = book->number;
        return OG_OK;
    }
    OG_TRY(key_of(arena, begins ? &book->stems : &book->words, word, &key));
    if (key->atom == OG_NO_ATOM)
        OG_TRY(new_symbol(arena, book, cost_of(book, word, begins), &key->atom));
    *out = key->atom;
    return OG_OK;
}

static int by_number(const void *a, const void *b)
{
    uint32_t left = *(const uint32_t *)a, right = *(const uint32_t *)b;
    return left < right ? -1 : left > right;
}

size_t og_atoms_sort(uint32_t *atoms, size_t count)
{
    size_t kept = 0;
    if (count)
        qsort(atoms, count, sizeof *atoms, by_number);
    for (size_t i = 0; i < count; i++)
        if (!kept || atoms[i] != atoms[kept - 1])
            atoms[kept++] = atoms[i];
    return kept;
}

og_status og_book_class(og_arena *arena, og_phrase_book *book, const uint32_t *members, size_t count, uint32_t *out)
{
    og_word_key *key;
    og_atom atom = {.first_member = (uint32_t)book->members.count};
    *out = members[0];
    if (count == 1)
        return OG_OK;
    OG_TRY(key_of(arena, &book->classes, (og_str){(const char *)members, count * sizeof *members}, &key));
    if (key->atom == OG_NO_ATOM) {
        key->atom = (uint32_t)book->atoms.count;
        for (size_t i = 0; i < count; i++) {
            atom.cost += book->atoms.items[members[i]].cost;
            OG_TRY(add_member(arena, book, &atom, members[i]));
        }
        OG_TRY(og_vec_push(arena, &book->atoms, atom));
    }
    *out = key->atom;
    return OG_OK;
}

static og_status add_finder(og_arena *arena, og_phrase_book *book, uint32_t symbol, og_finder finder)
{
    og_atom *by = &book->atoms.items[symbol];
    OG_TRY(og_vec_push(arena, &book->finders, finder));
    uint32_t number = (uint32_t)book->finders.count;
    if (by->last_finder)
        book->finders.items[by->last_finder - 1].next = number;
    else
        by->first_finder = number;
    by->last_finder = number;
    return OG_OK;
}

og_status og_book_find_by(og_arena *arena, og_phrase_book *book, uint32_t atom, og_finder finder)
{
    const uint32_t first = book->atoms.items[atom].first_member, count = book->atoms.items[atom].member_count;
    for (uint32_t i = 0; i < count; i++)
        OG_TRY(add_finder(arena, book, book->members.items[first + i], finder));
    return OG_OK;
}
