// SPDX-License-Identifier: MIT
#define _GNU_SOURCE // memmem
#include "base/str.h"

#include <string.h>

og_str og_str_from(const char *text)
{
    return text ? (og_str){text, strlen(text)} : (og_str){0};
}

og_str og_str_trim(og_str s)
{
    while (s.len && og_is_space(s.ptr[0]))
        s = (og_str){s.ptr + 1, s.len - 1};
    while (s.len && og_is_space(s.ptr[s.len - 1]))
        s.len--;
    return s;
}

bool og_str_equal_fold(og_str a, og_str b)
{
    return a.len == b.len && og_str_starts_fold(a, b);
}

bool og_str_starts_fold(og_str s, og_str prefix)
{
    if (s.len < prefix.len)
        return false;
    for (size_t i = 0; i < prefix.len; i++)
        if (og_lower(s.ptr[i]) != og_lower(prefix.ptr[i]))
            return false;
    return true;
}

bool og_str_ends(og_str s, og_str suffix)
{
    return s.len >= suffix.len && og_str_equal(og_str_slice(s, s.len - suffix.len, s.len), suffix);
}

bool og_str_is_web_address(og_str s)
{
    return og_str_starts_fold(s, OG_STR("http://")) || og_str_starts_fold(s, OG_STR("https://"));
}

bool og_str_is_in_capitals(og_str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (og_is_lower(s.ptr[i]))
            return false;
    return true;
}

int og_str_compare(og_str a, og_str b)
{
    size_t shorter = a.len < b.len ? a.len : b.len;
    int order = shorter ? memcmp(a.ptr, b.ptr, shorter) : 0;
    return order ? order : (a.len > b.len) - (a.len < b.len);
}

size_t og_str_find(og_str s, og_str needle, size_t from)
{
    if (from > s.len)
        return SIZE_MAX;
    if (!needle.len)
        return from;
    const char *at = s.len - from ? memmem(s.ptr + from, s.len - from, needle.ptr, needle.len) : NULL;
    return at ? (size_t)(at - s.ptr) : SIZE_MAX;
}

size_t og_str_find_fold(og_str s, og_str needle, size_t from)
{
    for (size_t i = from; i <= s.len && needle.len <= s.len - i; i++)
        if (og_str_starts_fold(og_str_slice(s, i, s.len), needle))
            return i;
    return SIZE_MAX;
}

size_t og_str_find_byte(og_str s, char byte, size_t from)
{
    const char *at = from < s.len ? memchr(s.ptr + from, byte, s.len - from) : NULL;
    return at ? (size_t)(at - s.ptr) : SIZE_MAX;
}

bool og_str_next_split(og_str *rest, char byte, og_str *part)
{
    if (!rest->ptr)
        return false;
    size_t at = og_str_find_byte(*rest, byte, 0);
    *part = og_str_slice(*rest, 0, at);
    *rest = at == SIZE_MAX ? (og_str){0} : og_str_slice(*rest, at + 1, rest->len);
    return true;
}

og_str og_str_last_word(og_str s)
{
    size_t at = s.len;
    while (at > 0 && !og_is_space(s.ptr[at - 1]))
        at--;
    return og_str_slice(s, at, s.len);
}

bool og_str_to_size(og_str s, size_t most, size_t *out)
{
    size_t value = 0;
    if (!s.len)
        return false;
    for (size_t i = 0; i < s.len; i++) {
        if (!og_is_digit(s.ptr[i]))
            return false;
        size_t digit = (size_t)(s.ptr[i] - '0');
        if (digit > most || value > (most - digit) / 10)
            return false;
        value = value * 10 + digit;
    }
    *out = value;
    return true;
}

bool og_str_is_among(og_str s, const og_str *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (og_str_equal(s, list[i]))
            return true;
    return false;
}

bool og_str_is_among_fold(og_str s, const og_str *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (og_str_equal_fold(s, list[i]))
            return true;
    return false;
}

size_t og_str_distance(og_str a, og_str b)
{
    enum { LONGEST = 63 };
    size_t row[LONGEST + 1];
    if (a.len > LONGEST || b.len > LONGEST)
        return SIZE_MAX;
    for (size_t j = 0; j <= b.len; j++)
        row[j] = j;
    for (size_t i = 1; i <= a.len; i++) {
        size_t diagonal = row[0];
        row[0] = i;
        for (size_t j = 1; j <= b.len; j++) {
            size_t change = diagonal + (og_lower(a.ptr[i - 1]) != og_lower(b.ptr[j - 1]));
            size_t best = row[j] < row[j - 1] ? row[j] + 1 : row[j - 1] + 1;
            diagonal = row[j];
            row[j] = change < best ? change : best;
        }
    }
    return row[b.len];
}
