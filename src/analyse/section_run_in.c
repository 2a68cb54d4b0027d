// SPDX-License-Identifier: MIT
// Headings that a conversion ran together with the paragraph below them.
#include "analyse/sections.h"

#include "base/str.h"
#include "base/utf8.h"

// Where a numbered paragraph begins, the number of an item or its bullet. Neither carries a sentence on.
static bool opens_paragraph(og_str text)
{
    size_t length, number = og_row_number_length(text);
    uint32_t code = text.len ? og_utf8_decode(text, 0, &length) : 0;
    if (og_code_is_bullet(code))
        return true;
    if (number)
        return number < text.len && og_is_upper(text.ptr[number]) &&
               og_str_ends(og_str_trim(og_str_slice(text, 0, number)), OG_STR("."));
    size_t digits = 0;
    while (digits < text.len && og_is_digit(text.ptr[digits]))
        digits++;
    return digits && digits + 1 == text.len && text.ptr[digits] == '.'; // the paragraph is the next line
}

bool og_may_be_grade_of_label(og_str text)
{
    text = og_str_trim(text);
    size_t verb = og_after_verb(text, 0);
    if (verb && verb < text.len && !og_is_word(text.ptr[verb]))
        text = og_str_slice(text, og_after_divider(text, verb), text.len);
    if (og_str_ends(text, OG_STR(".")))
        text.len--;
    return !text.len || og_looks_like_grade(text);
}

// The label of an area that opens the text, with its grade, up to the number of the first paragraph; empty: none.
static og_str area_over_number(const og_framework *framework, og_str text)
{
    enum { LONGEST_GRADE = 60 };
    size_t length;
    const og_area *area = og_area_labelled(framework, text, &length);
    for (size_t at = length; area && at < text.len && at <= length + LONGEST_GRADE; at++)
        if (og_is_digit(text.ptr[at]) && og_is_space(text.ptr[at - 1]) &&
            opens_paragraph(og_str_slice(text, at, text.len)))
            return og_may_be_grade_of_label(og_str_slice(text, length, at)) ? og_str_slice(text, 0, at) : OG_STR("");
    return OG_STR("");
}

bool og_is_heading_over_number(const og_analysis *analysis, og_str sentence)
{
    og_str heading = area_over_number(analysis->framework, sentence);
    return heading.len && og_is_digit(sentence.ptr[heading.len]) &&
           og_str_find_byte(og_str_slice(sentence, heading.len, sentence.len), ' ', 0) == SIZE_MAX;
}

// Words that may as well open a sentence are a heading only before what opens a paragraph.
static bool is_told_from_sentence(og_str words, og_str rest)
{
    bool several = og_str_find_byte(words, ' ', 0) != SIZE_MAX;
    return opens_paragraph(rest) || (several && rest.len && og_is_upper(rest.ptr[0]));
}

// Behind the rest of a question that opens with words of a heading: "What is it like to be a child | in this area? ".
// `length` where there is none.
static size_t after_question(og_str text, og_str words, size_t length)
{
    enum { LONGEST = 120 };
    if (!og_str_starts_fold(words, OG_STR("what ")) && !og_str_starts_fold(words, OG_STR("how ")))
        return length;
    for (size_t at = length; at + 1 < text.len && at < LONGEST; at++)
        if (text.ptr[at] == '?' && og_is_space(text.ptr[at + 1]))
            return at + 2;
        else if (og_str_find_byte(OG_STR(".,;:!?"), text.ptr[at], 0) != SIZE_MAX)
            return length;
    return length;
}

og_str og_heading_run_in(const og_analysis *analysis, size_t index, og_str text)
{
    const og_framework *framework = analysis->framework;
    const og_block *block = &analysis->document->blocks.items[index];
    size_t best = 0;
    if (!framework || block->kind != OG_PARAGRAPH || block->marker.start < block->marker.end ||
        og_row_number_length(text))
        return OG_STR("");
    og_heading_place place = {0};
    const og_heading *heading;
    while (text.len >= OG_LEAST_PROSE && (heading = og_framework_next_heading(framework, &place))) {
        if (heading->exact || !og_label_may_match(text, 0, heading->text))
            continue;
        size_t length = og_heading_match(text, 0, heading->text);
        length = length ? after_question(text, heading->text, length) : 0;
        if (length > best && is_told_from_sentence(heading->text, og_str_slice(text, length, text.len)))
            best = length;
    }
    return best ? og_str_slice(text, 0, best) : area_over_number(framework, text);
}
