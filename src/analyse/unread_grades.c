// SPDX-License-Identifier: MIT
// A label of an area and, right behind it, a grade, in a block that was not read as labels and grades: other text
// stands there too, as where a conversion ran the rows of a table together. What the grade is meant for is not certain
// enough for a judgement, but it must not be passed over in silence. Likewise a grade beside the first half of a label
// whose other half was not found, and a list of labels with their grades that was not read since one of its labels is
// none that is known.
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

static bool divides_items(char c)
{
    return c == ',' || c == ';' || c == '.' || c == '|';
}

// Whether nothing but a digit, which repeats the grade, stands before what ends an item of a list.
static bool ends_item(og_str rest)
{
    rest = og_str_trim(rest);
    rest = og_str_trim(og_str_slice(rest, rest.len && og_is_digit(rest.ptr[0]), rest.len));
    return !rest.len || divides_items(rest.ptr[0]) || og_str_starts(rest, OG_STR("and "));
}

// The length of an area's label with a grade behind it, in whatever letters, that are an item of a list; 0: the text
// does not begin with one.
static size_t graded_item(const og_judging *judge, og_str text, const og_area **area)
{
    size_t label, grade_length;
    *area = og_area_labelled(judge->framework, text, &label);
    og_str rest = og_str_slice(text, *area ? label : text.len, text.len);
    const og_grade *grade =
        rest.len ? og_scale_match_on(judge->framework->scale, judge->day, rest, &grade_length) : NULL;
    if (!grade || !grade->judged || !ends_item(og_str_slice(rest, grade_length, rest.len)))
        return 0;
    return label + grade_length;
}

// Past what ends an item of a list, and what stands before the next.
static size_t next_item(og_str text, size_t at)
{
    while (at < text.len && text.ptr[at] != '\t' && !divides_items(text.ptr[at]))
        at++;
    while (at < text.len && (og_is_space(text.ptr[at]) || divides_items(text.ptr[at])))
        at++;
    return og_str_starts(og_str_slice(text, at, text.len), OG_STR("and ")) ? at + sizeof "and " - 1 : at;
}

static bool is_unread(const og_judging *judge, const og_area *area)
{
    return !area->earlier && !area->apart && !og_judged_area_of(judge, area);
}

// Whether the text lists several labels with their grades, among them one of an area of which nothing is known.
static bool lists_unread(const og_judging *judge, og_str text)
{
    enum { SEVERAL = 2 };
    size_t items = 0, unread = 0;
    for (size_t at = 0, length; at < text.len; at = next_item(text, at + length)) {
        const og_area *area;
        length = graded_item(judge, og_str_slice(text, at, text.len), &area);
        items += length > 0;
        unread += length > 0 && is_unread(judge, area);
    }
    return items >= SEVERAL && unread;
}

og_status og_unread_list_warn(const og_judging *judge)
{
    const og_document *document = judge->analysis->document;
    bool any = false;
    for (size_t i = 0; i < judge->framework->areas.count && !any; i++)
        any = is_unread(judge, &judge->framework->areas.items[i]);
    for (size_t i = 0; i < document->blocks.count && any; i++) {
        const og_range *range = &document->blocks.items[i].range;
        if (may_be_graded(judge, i) && lists_unread(judge, og_document_slice(document, *range)))
            return og_warn(judge->analysis, OG_STR("grade-unread"), range,
                           "labels of areas stand with their grades here, but among other words, and were not read: "
                           "look them up in the original");
    }
    return OG_OK;
}
