// SPDX-License-Identifier: MIT
// Grades that are printed as one and that the scale does not have: slips of the pen, or of what made text of the page.
// They take the place of a grade, so that their area gets no other's.
#include "analyse/doubts.h"

#include "base/str.h"

static const og_grade off_scale = {.id = {"off scale", 9}};

bool og_is_off_scale(const og_grade *grade)
{
    return grade == &off_scale;
}

// Whether the scale prints its grades as bare digits.
static bool has_digits(const og_scale *scale)
{
    size_t length;
    return og_scale_match(scale, OG_STR("1"), &length) != NULL;
}

size_t og_grade_number(og_str text, size_t *digit)
{
    const og_str word = OG_STR("grade");
    size_t at = og_str_starts_fold(text, word) ? word.len : 0;
    while (at && at < text.len && (og_is_space(text.ptr[at]) || text.ptr[at] == ':'))
        at++;
    *digit = at;
    while (at < text.len && og_is_digit(text.ptr[at]) && at < *digit + 2)
        at++;
    bool ends = at == text.len || (!og_is_word(text.ptr[at]) && text.ptr[at] != '%' && text.ptr[at] != '/');
    return at > *digit && ends ? at : 0;
}

const og_grade *og_off_scale_match(const og_scale *scale, og_str text, bool beside_label, size_t *length)
{
    size_t digit, end;
    if (!scale || !text.len || !(og_is_digit(text.ptr[0]) || og_lower(text.ptr[0]) == 'g'))
        return NULL;
    end = og_grade_number(text, &digit);
    if (!end || (!digit && (!beside_label || end > 1 || !has_digits(scale))))
        return NULL;
    if (digit && og_is_alpha(text.ptr[digit - 1])) // "Grade2" may be one of the scale
        return NULL;
    *length = end;
    return &off_scale;
}

og_status og_off_scale_warn(og_analysis *analysis, const og_area *area, og_range words, bool judged)
{
    og_str printed;
    OG_TRY(og_text_of(analysis, words, &printed));
    return og_warn(
        analysis, OG_STR("grade-off-scale"), &words,
        "for '%.*s' the document prints '%.*s', which is no grade of its scale; %s: look it up in the original",
        OG_STR_ARG(area->name), OG_STR_ARG(printed),
        judged ? "the grade that is given stands elsewhere" : "no judgement was made of it");
}
