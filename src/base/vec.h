// SPDX-License-Identifier: MIT
// Growable arrays in an arena. OG_VEC(type) declares one; all zero is the empty array.
// Items may move when the array grows: keep indices, not pointers.
#ifndef OG_BASE_VEC_H
#define OG_BASE_VEC_H

#include "base/arena.h"
#include "base/checked.h"

#define OG_VEC(type)                                                                                                   \
    struct {                                                                                                           \
        type *items;                                                                                                   \
        size_t count;                                                                                                  \
        size_t capacity;                                                                                               \
    }

// Doubles the room of an array, beyond `count` with bytes of any value; `items_field` is the address of its `items`.
// False when out of memory.
bool og_vec_grow(og_arena *arena, void *items_field, size_t count, size_t *capacity, size_t size);

// Appends `...` (a value) to the array that `vec`, which is evaluated several times, points to. Gives an og_status.
#define og_vec_push(arena, vec, ...)                                                                                   \
    (((vec)->count < (vec)->capacity ||                                                                                \
      og_vec_grow((arena), (void *)&(vec)->items, (vec)->count, &(vec)->capacity, sizeof *(vec)->items))               \
         ? ((vec)->items[(vec)->count++] = (__VA_ARGS__), OG_OK)                                                       \
         : OG_NO_MEMORY)

#endif
