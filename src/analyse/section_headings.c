// SPDX-License-Identifier: MIT
// The headings that a framework knows.
#include "analyse/sections.h"

#include "base/str.h"
#include "base/utf8.h"

size_t og_heading_match(og_str text, size_t start, og_str words)
{
    size_t length;
    if (start >= text.len || !(length = og_phrase_match(text, start, words)))
        return 0;
    size_t end = start + length;
    bool plural =
        end < text.len && og_lower(text.ptr[end]) == 's' && (end + 1 == text.len || !og_is_word(text.ptr[end + 1]));
    return plural ? end + 1 : og_label_match(text, words);
}

bool og_is_heading_tail(og_str text)
{
    enum { LONGEST = 4 };
    for (size_t i = 0; i < text.len; i++)
        if (og_is_alpha(text.ptr[i]))
            return false;
    return text.len <= LONGEST;
}

// "What is it like to attend this school?" is a heading whatever it looks like; `start` is og_row_number_length of the
// text. Other questions are prose, and so is one in a second clause: "What works well is the art, but what of the
// rest?"
static bool is_question(og_str text, size_t start)
{
    static const og_str words[] = {OG_STR("what "), OG_STR("how ")};
    og_str own = og_str_trim(og_str_slice(text, start, text.len));
    bool asks =
        og_str_ends(own, OG_STR("?")) && (og_str_starts_fold(own, words[0]) || og_str_starts_fold(own, words[1]));
    for (size_t i = 0; asks && i + 1 < own.len; i++)
        asks = og_str_find_byte(OG_STR(",;?!"), own.ptr[i], 0) == SIZE_MAX;
    return asks;
}

const og_heading *og_heading_find(const og_framework *framework, og_str text, bool is_heading)
{
    const og_heading *best = NULL, *heading;
    og_heading_place place = {0};
    size_t start = og_row_number_length(text);
    is_heading = is_heading || is_question(text, start);
    while ((heading = og_framework_next_heading(framework, &place))) {
        if (og_heading_column(heading) || !og_label_may_match(text, start, heading->text))
            continue;
        size_t length = og_heading_match(text, start, heading->text);
        if (!length || ((heading->exact || !is_heading) && !og_is_heading_tail(og_str_slice(text, length, text.len))))
            continue;
        if (!best || heading->text.len > best->text.len)
            best = heading;
    }
    return best;
}
