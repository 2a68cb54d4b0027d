// SPDX-License-Identifier: MIT
#include "document/page_mark.h"

#include "base/str.h"

// Takes the number at the end of *text off it.
static bool take_number(og_str *text, size_t *out)
{
    size_t at = text->len;
    while (at > 0 && og_is_digit(text->ptr[at - 1]))
        at--;
    if (!og_str_to_size(og_str_slice(*text, at, text->len), OG_HIGHEST_PAGE, out))
        return false;
    *text = og_str_slice(*text, 0, at);
    return true;
}

bool og_page_of_pages(og_str text, og_str *before, size_t *page, size_t *pages)
{
    const og_str of = OG_STR(" of ");
    *before = text;
    if (!take_number(before, pages) || before->len < of.len ||
        !og_str_equal_fold(og_str_slice(*before, before->len - of.len, before->len), of))
        return false;
    before->len -= of.len;
    return take_number(before, page) && *page <= *pages && (!before->len || og_is_space(before->ptr[before->len - 1]));
}
