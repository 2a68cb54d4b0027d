// SPDX-License-Identifier: MIT
// Days and words by when something has to be done.
#include "analyse/due.h"

#include "base/str.h"

bool og_due_ends_with_day(og_str text, og_date *out)
{
    size_t start;
    text = og_str_trim(text);
    start = text.len;
    while (start > 0 && (og_is_digit(text.ptr[start - 1]) || text.ptr[start - 1] == '/'))
        start--;
    return start > 0 && og_is_space(text.ptr[start - 1]) && og_date_is_all(og_str_slice(text, start, text.len), out);
}

static bool is_in_figures(og_str day)
{
    for (size_t i = 0; i < day.len; i++)
        if (og_is_alpha(day.ptr[i]))
            return false;
    return true;
}

// Whether a word that makes a day a part of the sentence ends the text: "on", "dated".
static bool leads_to_day(og_str text)
{
    static const og_str WORDS[] = {OG_STR("by"),      OG_STR("on"),    OG_STR("of"),   OG_STR("from"),
                                   OG_STR("since"),   OG_STR("until"), OG_STR("till"), OG_STR("to"),
                                   OG_STR("before"),  OG_STR("after"), OG_STR("at"),   OG_STR("in"),
                                   OG_STR("between"), OG_STR("and"),   OG_STR("the"),  OG_STR("dated")};
    size_t start;
    text = og_str_trim(text);
    for (start = text.len; start > 0 && og_is_alpha(text.ptr[start - 1]); start--)
        continue;
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++)
        if (og_str_equal_fold(og_str_slice(text, start, text.len), WORDS[i]))
            return true;
    return false;
}

bool og_due_divides(og_str text, og_date *out, size_t *end)
{
    size_t start, length;
    for (size_t at = 0; og_date_find(og_str_slice(text, at, text.len), out, &start, &length); at = *end) {
        *end = at + length;
        bool opens = *end + 1 < text.len && og_is_space(text.ptr[*end]) && og_is_upper(text.ptr[*end + 1]);
        if (opens && is_in_figures(og_str_slice(text, at + start, *end)) &&
            !leads_to_day(og_str_slice(text, 0, at + start)))
            return true;
    }
    return false;
}

og_status og_due_in_words(const og_analysis *analysis, og_str text, og_str *out)
{
    og_rule_place place = {.framework = analysis->framework->id};
    og_rule_hits hits;
    *out = (og_str){0};
    if (!text.len || text.len > OG_LONGEST_DUE_WORDS)
        return OG_OK;
    OG_TRY(og_rule_scanner_find(analysis->rules, text, &place, &hits));
    size_t words = hits.token_count;
    while (words && hits.tokens[words - 1].kind == OG_TOKEN_POINT)
        words--;
    for (size_t i = 0; i < hits.count && !out->len; i++) {
        const og_rule_hit *hit = &hits.items[i];
        unsigned value = analysis->catalogue->rules.rules.items[hit->rule].value[OG_ASPECT_DEADLINE];
        if (value && value != OG_BY_A_DAY && !hit->first && hit->end == words)
            *out = og_told_name(OG_ASPECT_DEADLINE, value);
    }
    return OG_OK;
}

bool og_due_is_ahead(const og_analysis *analysis, og_date day)
{
    const og_inspection *inspection = analysis->record->inspection;
    return !inspection || !og_date_is_set(inspection->end) || og_date_compare(day, inspection->end) >= 0;
}

og_status og_due_on(const og_analysis *analysis, og_date day, og_str *out)
{
    *out = (og_str){0};
    return og_due_is_ahead(analysis, day) ? og_date_format(analysis->arena, day, out) : OG_OK;
}

og_status og_due_told(const og_told *told, og_str *out)
{
    const og_decision *decision = &told->decision;
    og_date day;
    if (decision->deadline != OG_BY_A_DAY) {
        *out = og_told_name(OG_ASPECT_DEADLINE, decision->deadline);
        return OG_OK;
    }
    *out = (og_str){0};
    if (decision->deadline_at == decision->deadline_end)
        return OG_OK;
    const og_token *first = &told->hits.tokens[decision->deadline_at];
    const og_token *last = &told->hits.tokens[decision->deadline_end - 1];
    og_str words = og_str_slice(told->text, first->start, last->end);
    return og_date_find(words, &day, NULL, NULL) ? og_due_on(told->analysis, day, out) : OG_OK;
}
