// SPDX-License-Identifier: MIT
// A label of an area and, right behind it, a grade, in a block that was not read as labels and grades: other text
// stands there too, as where a conversion ran the rows of a table together. What the grade is meant for is not certain
// enough for a judgement, but it must not be passed over in silence. Likewise a grade beside the first half of a label
// whose other half was not found.
#include "analyse/judging.h"

#include "base/str.h"

// Whether the text goes on as a sentence does: "Good practice is shared".
static bool goes_on(og_str text)
{
    text = og_str_trim(text);
    return text.len && og_is_lower(text.ptr[0]);
}

// The grade in words at the beginning of the text; false: none.
static bool opens_with_grade(const og_judging *judge, og_str text)
{
    size_t length;
    if (!text.len || !og_is_upper(text.ptr[0]))
        return false;
    const og_grade *grade = og_scale_match_on(judge->framework->scale, judge->day, text, &length);
    return grade && grade->judged && !goes_on(og_str_slice(text, length, text.len));
}

static bool may_be_graded(const og_judging *judge, size_t block)
{
    return judge->analysis->document->blocks.items[block].kind != OG_FURNITURE &&
           og_role_states_judgements(og_role_of_block(judge->analysis, block));
}

static bool find_label(const og_judging *judge, og_str label, og_range *out)
{
    const og_analysis *analysis = judge->analysis;
    const og_document *document = analysis->document;
    og_range all = og_read_bytes(analysis);
    size_t length, at = og_words_find_phrase(&analysis->words, all, label, all.start, &length);
    for (; at != SIZE_MAX; at = og_words_find_phrase(&analysis->words, all, label, at + length, &length)) {
        size_t block = og_block_at(analysis, at);
        og_range range = document->blocks.items[block].range;
        og_str rest = og_str_slice(document->text, at + length, range.end);
        rest = og_str_slice(rest, og_after_divider(rest, 0), rest.len);
        if (og_is_lower(document->text.ptr[at]) || !may_be_graded(judge, block) || !opens_with_grade(judge, rest))
            continue;
        *out = range;
        return true;
    }
    return false;
}

og_status og_unread_grade_warn(const og_judging *judge, const og_area *area, bool *warned)
{
    og_range block;
    const og_graded_half *half = og_halves_graded(judge, area);
    for (size_t i = 0; i < area->labels.count; i++) {
        *warned = find_label(judge, area->labels.items[i], &block);
        if (*warned)
            return og_warn(judge->analysis, OG_STR("grade-unread"), &block,
                           "a grade stands behind '%.*s' here, but among other words, and was not read: look it up in "
                           "the original",
                           OG_STR_ARG(area->labels.items[i]));
    }
    *warned = half != NULL;
    return !half ? OG_OK
                 : og_warn(judge->analysis, OG_STR("grade-unread"), &half->grade,
                           "a grade stands here beside what may be the beginning of a label of '%.*s'; its end was not "
                           "found, and the grade was not read: look it up in the original",
                           OG_STR_ARG(area->name));
}
