// SPDX-License-Identifier: MIT
// A label and its grade with more than white space between their parts: a grade that stands where the line of its label
// broke, and both as a sentence of their own.
#include "analyse/judging.h"

#include "base/str.h"
#include "base/utf8.h"

// Up to which word the text begins as the label does.
static size_t common_words(og_str text, og_str label)
{
    size_t at = 0, words = 0;
    while (at < text.len && at < label.len && og_lower(text.ptr[at]) == og_lower(label.ptr[at])) {
        words = og_is_space(text.ptr[at]) ? at + 1 : words;
        at++;
    }
    return words;
}

// "How well children and young people are good helped and protected": *grade is where the grade stands.
static const og_grade *grade_within(const og_judging *judge, og_str text, og_str label, og_range *grade)
{
    enum { SHORTEST = 10 };
    size_t length, start = common_words(text, label);
    og_str rest = og_str_slice(text, start, text.len), missing = og_str_slice(label, start, label.len);
    const og_grade *found =
        start < SHORTEST ? NULL : og_scale_match_on(judge->framework->scale, judge->day, rest, &length);
    if (!found || !found->judged || og_is_digit(rest.ptr[0]))
        return NULL;
    og_str behind = og_str_trim(og_str_slice(rest, length, rest.len));
    *grade = (og_range){start, start + length};
    return behind.len && og_phrase_match(behind, 0, missing) == behind.len ? found : NULL;
}

static const og_grade *grade_behind_verb(const og_judging *judge, og_str text, size_t at, og_range *grade)
{
    size_t length, verb = og_after_verb(text, at);
    size_t start = verb && verb < text.len && og_is_space(text.ptr[verb]) ? verb + 1 : 0;
    const og_grade *found =
        start ? og_scale_match_on(judge->framework->scale, judge->day, og_str_slice(text, start, text.len), &length)
              : NULL;
    if (!found || !found->judged)
        return NULL;
    *grade = (og_range){start, start + length};
    og_str rest = og_str_trim(og_str_slice(text, start + length, text.len));
    return !rest.len || og_str_equal(rest, OG_STR(".")) ? found : NULL;
}

static void put(og_grade_atoms *out, const og_area *area, const og_grade *grade, og_range words, size_t offset)
{
    out->items[0] = (og_grade_atom){.area = area};
    out->items[1] = (og_grade_atom){.grade = grade, .words = {offset + words.start, offset + words.end}};
    out->count = 2;
    out->labels = out->grades = 1;
}

bool og_inside_read_verb(const og_judging *judge, og_str text, size_t offset, og_grade_atoms *out)
{
    og_range words;
    const og_grade *grade = grade_behind_verb(judge, text, 0, &words);
    if (!grade || out->count == OG_MOST_GRADE_ATOMS)
        return false;
    out->items[out->count++] = (og_grade_atom){.grade = grade, .words = {offset + words.start, offset + words.end}};
    out->grades++;
    return true;
}

bool og_inside_read(const og_judging *judge, og_str text, size_t offset, bool states, og_grade_atoms *out)
{
    size_t length;
    og_range words;
    const og_area *area = states ? og_area_labelled(judge->framework, text, &length) : NULL;
    const og_grade *grade = area ? grade_behind_verb(judge, text, length, &words) : NULL;
    for (size_t i = 0; i < judge->framework->areas.count && !grade; i++) {
        area = &judge->framework->areas.items[i];
        for (size_t k = 0; k < area->labels.count && !grade; k++)
            grade = grade_within(judge, text, area->labels.items[k], &words);
    }
    if (grade)
        put(out, area, grade, words, offset);
    return grade != NULL;
}
