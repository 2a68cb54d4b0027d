// SPDX-License-Identifier: MIT
// Which grade a document means by words that several grades of its scale have had at different times: "Grade 3" was
// satisfactory, then requires improvement. Its own key says it, else its day.
#include "analyse/analysis.h"

#include "base/str.h"
#include "base/utf8.h"

static bool is_dated(const og_grade *grade)
{
    return og_date_is_set(grade->from) || og_date_is_set(grade->until);
}

// A word that another grade of the scale has too.
static bool is_shared(const og_scale *scale, const og_grade *grade, og_str word)
{
    for (size_t i = 0; i < scale->grades.count; i++) {
        const og_grade *other = &scale->grades.items[i];
        for (size_t k = 0; other != grade && k < other->words.count; k++)
            if (og_str_equal_fold(other->words.items[k], word))
                return true;
    }
    return false;
}

// Whether words that the grade alone has follow at `at`, with marks or white space between.
static bool names_grade(const og_scale *scale, const og_grade *grade, og_str text, size_t at)
{
    enum { FARTHEST = 12 };
    size_t length, end = at + FARTHEST;
    while (at < text.len && at < end && !og_is_alpha(text.ptr[at]) && !og_is_digit(text.ptr[at]))
        at++;
    const og_grade *found = og_scale_match(scale, og_str_slice(text, at, text.len), &length);
    return found == grade && !is_shared(scale, grade, og_str_slice(text, at, at + length));
}

// Whether the document explains a word of the grade that others share by one that is its own: "Grade 3 Satisfactory".
static bool key_names(const og_analysis *analysis, const og_scale *scale, const og_grade *grade)
{
    enum { MOST_TRIES = 32 };
    og_range read = og_read_bytes(analysis);
    og_str text = og_str_slice(analysis->document->text, 0, read.end);
    for (size_t i = 0; i < grade->words.count; i++) {
        og_str word = grade->words.items[i];
        size_t length, from = 0;
        if (!og_is_alpha(word.ptr[0]) || !is_shared(scale, grade, word))
            continue;
        for (size_t tries = 0; tries < MOST_TRIES; tries++) {
            size_t at = og_words_find_phrase(&analysis->words, read, word, from, &length);
            if (at == SIZE_MAX)
                break;
            if (names_grade(scale, grade, text, at + length))
                return true;
            from = at + length;
        }
    }
    return false;
}

og_date og_scale_day(const og_analysis *analysis)
{
    const og_scale *scale = analysis->framework->scale;
    for (size_t i = 0; scale && i < scale->grades.count; i++) {
        const og_grade *grade = &scale->grades.items[i];
        if (is_dated(grade) && key_names(analysis, scale, grade))
            return og_date_is_set(grade->from) ? grade->from : grade->until;
    }
    return analysis->record->inspection->start;
}

og_date og_scale_day_before(const og_analysis *analysis)
{
    const og_previous *before = analysis->record->inspection->previous;
    return before && og_date_is_set(before->date) ? before->date : og_scale_day(analysis);
}
