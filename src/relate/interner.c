// SPDX-License-Identifier: MIT
#include "relate/interner.h"

#include "base/secret.h"
#include "base/str.h"

enum { FEWEST_SLOTS = 1024, LARGEST_LOAD = 2 }; // at most one slot in two is taken

static uint32_t *find_slot(const og_interner *interner, og_str text, uint32_t hash)
{
    size_t mask = interner->slot_count - 1;
    for (size_t at = hash & mask;; at = (at + 1) & mask) {
        uint32_t taken = interner->slots[at];
        const og_interned *item = taken ? &interner->items.items[taken - 1] : NULL;
        if (!item || (item->hash == hash && og_str_equal(item->text, text)))
            return &interner->slots[at];
    }
}

static og_status grow(og_arena *arena, og_interner *interner)
{
    size_t count = interner->slot_count ? 2 * interner->slot_count : FEWEST_SLOTS;
    uint32_t *slots = og_arena_alloc_array(arena, count, sizeof *slots);
    if (!slots)
        return OG_NO_MEMORY;
    if (!interner->slot_count)
        og_secret(&interner->secret, 1);
    interner->slots = slots;
    interner->slot_count = count;
    for (size_t i = 0; i < interner->items.count; i++)
        *find_slot(interner, interner->items.items[i].text, interner->items.items[i].hash) = (uint32_t)i + 1;
    return OG_OK;
}

og_status og_intern(og_arena *arena, og_interner *interner, og_str text, uint32_t *number)
{
    if (LARGEST_LOAD * interner->items.count >= interner->slot_count)
        OG_TRY(grow(arena, interner));
    og_interned item = {.hash = og_hash(interner->secret, text)};
    uint32_t *slot = find_slot(interner, text, item.hash);
    if (!*slot) {
        if (interner->items.count >= UINT32_MAX - 1)
            return OG_NO_MEMORY;
        OG_TRY(og_arena_copy(arena, text, &item.text));
        OG_TRY(og_vec_push(arena, &interner->items, item));
        *slot = (uint32_t)interner->items.count;
    }
    *number = *slot - 1;
    return OG_OK;
}
