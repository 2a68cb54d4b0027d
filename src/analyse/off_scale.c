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

// The length of "Grade 7", "Grade: 7" or "7" at the start of `text`, with the first digit's place in *digit; else 0.
static size_t grade_number(og_str text, size_t *digit)
{
    size_t at = 0;
    if (og_str_starts_fold(text, OG_STR("grade"))) {
        at = 5;
        while (at < text.len && (og_is_space(text.ptr[at]) || text.ptr[at] == ':'))
            at++;
        if (at == 5)
            return 0;
    }
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
    end = grade_number(text, &digit);
    if (!end || (!digit && (!beside_label || end > 1 || !has_digits(scale))))
        return NULL;
    *length = end;
    return &off_scale;
}

og_status og_off_scale_warn(og_analysis *analysis, const og_area *area, og_range words)
{
    og_str printed;
    OG_TRY(og_text_of(analysis, words, &printed));
    return og_warn(
        analysis, OG_STR("grade-off-scale"), &words,
        "for '%.*s' the document prints '%.*s', which is no grade of its scale; no judgement was made of it: "
        "look it up in the original",
        OG_STR_ARG(area->name), OG_STR_ARG(printed));
}
