// SPDX-License-Identifier: MIT
// Labels as they stand at the beginning of a text, and the areas that are meant by them.
#include "analyse/analysis.h"

#include "base/str.h"
#include "base/utf8.h"

size_t og_row_number_length(og_str text)
{
    size_t at = 0, start;
    if (text.len && og_is_alpha(text.ptr[0]))
        return 0;
    while (at < text.len && og_is_space(text.ptr[at]))
        at++;
    start = at;
    while (at < text.len && at - start < 4 && (og_is_digit(text.ptr[at]) || text.ptr[at] == '.'))
        at++;
    if (at == start || !og_is_digit(text.ptr[start]))
        return start;
    size_t number = at;
    while (at < text.len && og_is_space(text.ptr[at]))
        at++;
    return at > number ? at : start;
}

size_t og_after_divider(og_str text, size_t at)
{
    while (at < text.len) {
        size_t length;
        uint32_t code = og_utf8_decode(text, at, &length);
        if (code != ':' && !og_code_is_space(code) && !og_code_is_dash(code) && code != '*' &&
            !og_code_is_superscript(code))
            break;
        at += length;
    }
    return at;
}

size_t og_after_verb(og_str text, size_t at)
{
    static const og_str verbs[] = {OG_STR("is"), OG_STR("are")};
    size_t length = 0;
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs && !length; i++)
        length = og_phrase_match(text, at, verbs[i]);
    return length ? at + length : 0;
}

size_t og_label_match(og_str text, og_str label)
{
    bool counts = label.len && og_is_digit(label.ptr[0]); // "16 to 19 study programmes": no number of a row
    size_t start = counts ? 0 : og_row_number_length(text);
    if (!og_label_may_match(text, start, label))
        return 0;
    size_t length = start < text.len ? og_phrase_match(text, start, label) : 0;
    size_t end = start + length;
    if (!length || (end < text.len && og_is_alpha(text.ptr[end])))
        return 0;
    if (end < text.len && og_is_digit(text.ptr[end]) && (end + 1 == text.len || !og_is_word(text.ptr[end + 1])) &&
        og_is_alpha(text.ptr[end - 1]))
        end++; // the number of a footnote
    return og_after_divider(text, end);
}

const og_area *og_area_labelled(const og_framework *framework, og_str text, size_t *length)
{
    const og_area *best = NULL;
    size_t longest = 0, start = og_row_number_length(text);
    *length = 0;
    for (size_t i = 0; i < framework->areas.count; i++) {
        const og_area *area = &framework->areas.items[i];
        for (size_t k = 0; k < area->labels.count; k++) {
            og_str label = area->labels.items[k];
            size_t matched =
                label.len > longest && og_label_may_match(text, start, label) ? og_label_match(text, label) : 0;
            if (!matched)
                continue;
            longest = label.len;
            *length = matched;
            best = area;
        }
    }
    return best;
}

bool og_is_whole_area_label(const og_framework *framework, og_str text)
{
    size_t length;
    return og_area_labelled(framework, text, &length) && length == text.len;
}
