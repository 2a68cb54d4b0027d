// SPDX-License-Identifier: MIT
// Eight bytes at a time, for passes over text that stop at few of its bytes: each is one of the eight of a whole
// number, the first the lowest. What is asked of them is answered in the highest bit of each, the others being 0.
#ifndef OG_BASE_OCTETS_H
#define OG_BASE_OCTETS_H

#include "ofgrade/base.h"

#include <string.h>

enum { OG_OCTETS = 8 };
#define OG_OCTETS_ALL(byte) (UINT64_MAX / 0xFF * (uint64_t)(unsigned char)(byte)) // eight times the same

// The eight bytes at `at`.
static inline uint64_t og_octets(const char *at)
{
    uint64_t octets;
    memcpy(&octets, at, sizeof octets);
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    octets = __builtin_bswap64(octets);
#endif
    return octets;
}

static inline void og_octets_put(char *at, uint64_t octets)
{
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    octets = __builtin_bswap64(octets);
#endif
    memcpy(at, &octets, sizeof octets);
}

// Those from s.ptr[at] on, with zeros behind the end of `s`.
static inline uint64_t og_octets_of(og_str s, size_t at)
{
    char last[OG_OCTETS] = {0};
    if (s.len - at >= OG_OCTETS)
        return og_octets(s.ptr + at);
    memcpy(last, s.ptr + at, s.len - at);
    return og_octets(last);
}

static inline uint64_t og_octets_beyond_ascii(uint64_t octets)
{
    return octets & OG_OCTETS_ALL(0x80);
}

// Which are `byte`.
static inline uint64_t og_octets_equal(uint64_t octets, char byte)
{
    uint64_t off = octets ^ OG_OCTETS_ALL(byte), low = OG_OCTETS_ALL(0x7F);
    return ~(((off & low) + low) | off | low);
}

// Which are ASCII from `first` to `last`, both ASCII.
static inline uint64_t og_octets_from_to(uint64_t octets, char first, char last)
{
    uint64_t low = octets & OG_OCTETS_ALL(0x7F);
    uint64_t reach = low + OG_OCTETS_ALL(0x80 - first), pass = low + OG_OCTETS_ALL(0x7F - last);
    return reach & ~pass & ~octets & OG_OCTETS_ALL(0x80);
}

// Which are white space (og_is_space).
static inline uint64_t og_octets_spaces(uint64_t octets)
{
    return og_octets_equal(octets, ' ') | og_octets_from_to(octets, '\t', '\r');
}

// Which are ASCII letters or digits.
static inline uint64_t og_octets_letters(uint64_t octets)
{
    return og_octets_from_to(octets | OG_OCTETS_ALL(' '), 'a', 'z') | og_octets_from_to(octets, '0', '9');
}

// Which follow the first byte of a UTF-8 character.
static inline uint64_t og_octets_continuing(uint64_t octets)
{
    return octets & ~(octets << 1) & OG_OCTETS_ALL(0x80);
}

static inline size_t og_octets_count(uint64_t answers)
{
    return (answers >> 7) * OG_OCTETS_ALL(1) >> 56;
}

// The answers as eight bits, the first byte's the lowest.
static inline uint64_t og_octets_bits(uint64_t answers)
{
    return (answers >> 7) * 0x0102040810204080 >> 56;
}

#endif
