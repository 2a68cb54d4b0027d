// SPDX-License-Identifier: MIT
// Operations on counted strings. ASCII case folding only: what is compared are form words, and they are English.
#ifndef OG_BASE_STR_H
#define OG_BASE_STR_H

#include "ofgrade/base.h"

#include <string.h>

static inline bool og_is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static inline bool og_is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}

static inline bool og_is_lower(char c)
{
    return c >= 'a' && c <= 'z';
}

static inline bool og_is_alpha(char c)
{
    return og_is_upper(c) || og_is_lower(c);
}

// A letter or digit, counting every byte beyond ASCII as part of a letter.
static inline bool og_is_word(char c)
{
    return og_is_alpha(c) || og_is_digit(c) || (unsigned char)c >= 0x80;
}

static inline bool og_is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static inline char og_lower(char c)
{
    return og_is_upper(c) ? (char)(c + ('a' - 'A')) : c;
}

static inline char og_upper(char c)
{
    return og_is_lower(c) ? (char)(c - ('a' - 'A')) : c;
}

// The string of a NUL-terminated one: for arguments, environment and library results only.
og_str og_str_from(const char *text);
// The bytes from `start` (clamped) up to `end` (clamped).
static inline og_str og_str_slice(og_str s, size_t start, size_t end)
{
    end = end > s.len ? s.len : end;
    start = start > end ? end : start;
    return (og_str){end ? s.ptr + start : s.ptr, end - start}; // NULL + 0 is undefined
}

og_str og_str_trim(og_str s);
static inline bool og_str_equal(og_str a, og_str b)
{
    return a.len == b.len && (!a.len || memcmp(a.ptr, b.ptr, a.len) == 0);
}

// The same without regard to ASCII case.
bool og_str_equal_fold(og_str a, og_str b);
static inline bool og_str_starts(og_str s, og_str prefix)
{
    return s.len >= prefix.len && (!prefix.len || memcmp(s.ptr, prefix.ptr, prefix.len) == 0);
}

bool og_str_starts_fold(og_str s, og_str prefix);
// Whether it is one of `count` strings.
bool og_str_is_among(og_str s, const og_str *list, size_t count);
bool og_str_is_among_fold(og_str s, const og_str *list, size_t count);
// The same of all of an array.
#define OG_STR_IS_IN(s, array) og_str_is_among(s, array, sizeof(array) / sizeof *(array))
#define OG_STR_IS_IN_FOLD(s, array) og_str_is_among_fold(s, array, sizeof(array) / sizeof *(array))
bool og_str_ends(og_str s, og_str suffix);
// Whether it begins as an address of the web does, with http:// or https://.
bool og_str_is_web_address(og_str s);
// Whether no ASCII letter in it is a small one.
bool og_str_is_in_capitals(og_str s);
// Byte order, a prefix before what it begins: < 0, 0, > 0.
int og_str_compare(og_str a, og_str b);
// Where `needle` first stands in `s` at or after `from`; SIZE_MAX when it does not. An empty needle is found at `from`.
size_t og_str_find(og_str s, og_str needle, size_t from);
size_t og_str_find_fold(og_str s, og_str needle, size_t from);
size_t og_str_find_byte(og_str s, char byte, size_t from);
// Takes the part of *rest before the next `byte` (or all) and moves *rest past it; false when *rest was exhausted.
// An exhausted rest has a NULL pointer.
bool og_str_next_split(og_str *rest, char byte, og_str *part);
// What stands behind the last white space.
og_str og_str_last_word(og_str s);
// A whole number from decimal digits alone; false when there is none, another byte, or it exceeds `most`.
bool og_str_to_size(og_str s, size_t most, size_t *out);
// Edit distance (Levenshtein) without regard to case, for "did you mean"; SIZE_MAX for strings of over 63 bytes.
size_t og_str_distance(og_str a, og_str b);

#endif
