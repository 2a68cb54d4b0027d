// SPDX-License-Identifier: MIT
// Texts by numbers: each different one gets the next number from 0 on. The hash is keyed with a secret, so that nobody
// can choose texts that make it slow; the numbers do not depend on it.
#ifndef OG_RELATE_INTERNER_H
#define OG_RELATE_INTERNER_H

#include "base/vec.h"

typedef struct og_interned {
    og_str text;
    uint32_t hash;
} og_interned;

// All zero is empty.
typedef struct og_interner {
    OG_VEC(og_interned) items;
    uint32_t *slots;   // 1 + a number, 0: free
    size_t slot_count; // a power of two
    uint64_t secret;
} og_interner;

// In *number that of `text`, which is copied when it is new. Fails with: OG_NO_MEMORY.
og_status og_intern(og_arena *arena, og_interner *interner, og_str text, uint32_t *number) OG_MUST_USE;

#endif
