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
