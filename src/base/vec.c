// SPDX-License-Identifier: MIT
#include "base/vec.h"

#include <string.h>

bool og_vec_grow(og_arena *arena, void *items_field, size_t count, size_t *capacity, size_t size)
{
    size_t wanted, bytes;
    if (!og_mul(*capacity ? *capacity : 4, 2, &wanted) || !og_mul(wanted, size, &bytes))
        return false;
    void *grown = og_arena_alloc_raw(arena, bytes);
    void *items;
    if (!grown)
        return false;
    memcpy(&items, items_field, sizeof items);
    if (count)
        memcpy(grown, items, count * size);
    memcpy(items_field, &grown, sizeof grown); // the field is a pointer of some object type
    *capacity = wanted;
    return true;
}
