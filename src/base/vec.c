// SPDX-License-Identifier: MIT
#include "base/vec.h"

#include <string.h>

bool og_vec_grow(og_arena *arena, void *items_field, size_t count, size_t *capacity, size_t size)
{
    size_t wanted;
    if (!og_mul(*capacity ? *capacity : 4, 2, &wanted))
        return false;
    void *grown = og_arena_alloc_array(arena, wanted, size);
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
