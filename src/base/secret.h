// SPDX-License-Identifier: MIT
// Numbers that nobody who writes a text can know: the keys of hash tables over words of texts and of users' files.
// Those of the built-in rules' words never change, and have a key that everybody can know.
#ifndef OG_BASE_SECRET_H
#define OG_BASE_SECRET_H

#include "ofgrade/base.h"

#include <stdint.h>

void og_secret(uint64_t *numbers, size_t count);

// The hash of bytes continued by one more; that of none is 0. A polynomial in the secret modulo a prime: two words meet
// by chance alone, whoever chose them.
static inline uint32_t og_hash_on(uint64_t secret, uint32_t hash, char c)
{
    const uint64_t prime = ((uint64_t)1 << 31) - 1;
    uint64_t next = (uint64_t)hash * (secret & prime) + (unsigned char)c + 1;
    next = (next & prime) + (next >> 31);
    return (uint32_t)(next >= prime ? next - prime : next);
}

static inline uint32_t og_hash(uint64_t secret, og_str bytes)
{
    uint32_t hash = 0;
    for (size_t i = 0; i < bytes.len; i++)
        hash = og_hash_on(secret, hash, bytes.ptr[i]);
    return hash;
}

#endif
