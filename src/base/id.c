// SPDX-License-Identifier: MIT
#include "base/id.h"

#include "base/str.h"

static bool has_vowel(og_str word)
{
    for (size_t i = 0; i < word.len; i++)
        if (og_str_find_byte(OG_STR("aeiouy"), word.ptr[i], 0) != SIZE_MAX)
            return true;
    return false;
}

void og_id_add_words(og_buf *out, og_str id)
{
    size_t start = out->len;
    og_str word;
    while (og_str_next_split(&id, '-', &word)) {
        bool abbreviation = !has_vowel(word);
        if (out->len > start)
            og_buf_add_byte(out, ' ');
        for (size_t i = 0; i < word.len; i++)
            og_buf_add_byte(out, abbreviation ? og_upper(word.ptr[i]) : word.ptr[i]);
    }
}
