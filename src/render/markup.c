// SPDX-License-Identifier: MIT
#include "render/markup.h"

#include "base/str.h"

// Characters that mean something within a line wherever they stand.
static const og_str inline_signs = {"\\`*_{}[]#|~$^", 13};
// Characters that open a block at the start of a line.
static const og_str block_signs = {"-+=:%", 5};

// The digits that `text` begins with when they would number an item of a list; else 0.
static size_t number_of_item(og_str text)
{
    size_t digits = 0;
    while (digits < text.len && og_is_digit(text.ptr[digits]))
        digits++;
    return digits && digits < text.len && (text.ptr[digits] == '.' || text.ptr[digits] == ')') ? digits : 0;
}

static void add_escaped(og_buf *out, char c)
{
    if (c == '<') {
        og_buf_add(out, OG_STR("&lt;"));
    } else if (c == '>') {
        og_buf_add(out, OG_STR("&gt;"));
    } else if (c == '&') {
        og_buf_add(out, OG_STR("&amp;"));
    } else {
        if (og_str_find_byte(inline_signs, c, 0) != SIZE_MAX)
            og_buf_add_byte(out, '\\');
        og_buf_add_byte(out, c);
    }
}

// A run of "@" as a code span: GitHub makes links of addresses after escapes are gone, but not across one. Gives the
// length of the run, 0 where there is none.
static size_t add_at_signs(og_buf *out, og_str text, size_t at)
{
    size_t end = at;
    while (end < text.len && text.ptr[end] == '@')
        end++;
    if (end > at)
        og_buf_printf(out, "`%.*s`", OG_STR_ARG(og_str_slice(text, at, end)));
    return end - at;
}

// True at the sign in "https://" and "www." by which addresses become links.
static bool makes_link(og_str text, size_t at)
{
    og_str before = og_str_slice(text, at > 3 ? at - 3 : 0, at);
    return (text.ptr[at] == ':' && og_str_starts(og_str_slice(text, at, text.len), OG_STR("://"))) ||
           (text.ptr[at] == '.' && og_str_equal_fold(before, OG_STR("www")));
}

// True at what is taken for a sign of a block or, in "--", of a dash.
static bool is_block_sign(og_str text, size_t at)
{
    return at ? text.ptr[at] == '-' && text.ptr[at - 1] == '-'
              : og_str_find_byte(block_signs, text.ptr[0], 0) != SIZE_MAX;
}

void og_markup_text(og_buf *out, og_str text)
{
    size_t number = number_of_item(text);
    for (size_t i = 0; i < text.len;) {
        size_t signs = add_at_signs(out, text, i);
        i += signs;
        if (signs)
            continue;
        if (is_block_sign(text, i) || (number && i == number) || makes_link(text, i))
            og_buf_add_byte(out, '\\');
        add_escaped(out, text.ptr[i++]);
    }
}
