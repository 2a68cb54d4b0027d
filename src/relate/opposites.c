// SPDX-License-Identifier: MIT
#include "relate/opposites.h"

#include "base/str.h"
#include "rules/embedded.h"

static og_str word_list(void)
{
    for (size_t i = 0; i < og_embedded_file_count; i++)
        if (og_str_equal(og_embedded_files[i].name, OG_STR("terms/opposites.txt")))
            return og_embedded_files[i].bytes;
    return (og_str){0};
}

static bool in_word(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '\'';
}

// Steps over the next word; false at the end.
static bool next_word(og_str text, size_t *at, og_str *word)
{
    while (*at < text.len && !in_word(text.ptr[*at]))
        ++*at;
    size_t start = *at;
    while (*at < text.len && in_word(text.ptr[*at]))
        ++*at;
    *word = og_str_slice(text, start, *at);
    return word->len > 0;
}

static bool is_listed(og_str list, og_str word)
{
    og_str one;
    for (size_t at = 0; next_word(list, &at, &one);)
        if (og_str_equal_fold(one, word))
            return true;
    return false;
}

static bool has_any(og_str text, og_str list)
{
    og_str word;
    for (size_t at = 0; next_word(text, &at, &word);)
        if (is_listed(list, word))
            return true;
    return false;
}

static bool are_by_line(og_str line, og_str a, og_str b)
{
    og_str rest = line, one = {0}, other = {0};
    if (!line.len || line.ptr[0] == '#')
        return false;
    if (line.ptr[0] == '-')
        return has_any(a, line) != has_any(b, line);
    (void)og_str_next_split(&rest, '|', &one);
    (void)og_str_next_split(&rest, '|', &other);
    return (has_any(a, one) && has_any(b, other)) || (has_any(a, other) && has_any(b, one));
}

bool og_opposites_are(og_str a, og_str b)
{
    og_str rest = word_list(), line;
    while (og_str_next_split(&rest, '\n', &line))
        if (are_by_line(line, a, b))
            return true;
    return false;
}
