// SPDX-License-Identifier: MIT
// Which documents are of one inspection: the same report twice, a report and what was written of it for children.
#include "relate/history.h"

#include "base/str.h"

#include <stdlib.h>

// Documents of one inspection stand next to each other in time. So many back are looked at and no more, lest the time
// grow with the square of the documents.
enum { FURTHEST_BACK = 32 };

bool og_history_days_meet(const og_inspection *a, const og_inspection *b)
{
    bool known = og_date_is_set(og_first_day(a)) && og_date_is_set(og_first_day(b));
    return known && og_date_compare(og_first_day(a), og_last_day(b)) <= 0 &&
           og_date_compare(og_first_day(b), og_last_day(a)) <= 0;
}

static bool published_alike(const og_inspection *a, const og_inspection *b)
{
    bool days = og_date_is_set(og_first_day(a)) && og_date_is_set(og_first_day(b));
    return !days && og_date_is_set(a->published) && og_date_compare(a->published, b->published) == 0;
}

static bool has_result(const og_record *record)
{
    return record->judgements.count || record->outcome;
}

// A council and the partners of its area may be inspected in the same week by different frameworks. What states no
// result at all, as a letter to children, may go with any.
static bool frameworks_fit(const og_record *a, const og_record *b)
{
    if (!a->framework || !b->framework || !has_result(a) || !has_result(b))
        return true;
    return og_str_equal(a->framework->id, b->framework->id);
}

static int in_order_of_area(const void *left, const void *right)
{
    const og_judgement *a = *(const og_judgement *const *)left, *b = *(const og_judgement *const *)right;
    int order = og_str_compare(a->area, b->area);
    return order ? order : (a > b) - (a < b); // of one array
}

static og_status sort_judgements(og_arena *arena, og_history_entry *of)
{
    size_t count = of->record->judgements.count;
    of->by_area = og_arena_alloc_array(arena, count + 1, sizeof *of->by_area);
    if (!of->by_area)
        return OG_NO_MEMORY;
    for (size_t i = 0; i < count; i++)
        of->by_area[i] = &of->record->judgements.items[i];
    if (count)
        qsort(of->by_area, count, sizeof *of->by_area, in_order_of_area);
    return OG_OK;
}

static bool grades_differ(const og_history_entry *a, const og_history_entry *b)
{
    size_t i = 0, k = 0;
    while (i < a->record->judgements.count && k < b->record->judgements.count) {
        int order = og_str_compare(a->by_area[i]->area, b->by_area[k]->area);
        if (!order && a->by_area[i]->level != b->by_area[k]->level)
            return true;
        i += order <= 0;
        k += order >= 0;
    }
    return false;
}

static bool same_inspection(const og_history_entry *known, const og_history_entry *other)
{
    const og_record *a = known->record, *b = other->record;
    if (a->source.sha256.len && og_str_equal(a->source.sha256, b->source.sha256))
        return true;
    if (!og_history_days_meet(a->inspection, b->inspection) && !published_alike(a->inspection, b->inspection))
        return false;
    return frameworks_fit(a, b) && og_history_is_visit(a) == og_history_is_visit(b) && !grades_differ(known, other);
}

static bool says_more(const og_record *a, const og_record *b)
{
    if (a->judgements.count != b->judgements.count)
        return a->judgements.count > b->judgements.count;
    return a->findings.count > b->findings.count;
}

// Whether an inspection that was not looked at, and so any before it, may still be the one wanted.
static bool may_be_missed(const og_history_entry *passed, const og_history_entry *wanted)
{
    og_date first = og_first_day(wanted->record->inspection);
    first = og_date_is_set(first) ? first : wanted->date;
    return og_date_is_set(first) ? og_date_compare(passed->date, first) >= 0 : !og_date_is_set(passed->date);
}

static og_history_entry *find_entry(og_history_provider *in, const og_history_entry *wanted)
{
    size_t count = in->entries.count, last = count > FURTHEST_BACK ? count - FURTHEST_BACK : 0;
    for (size_t i = count; i > last; i--)
        if (same_inspection(&in->entries.items[i - 1], wanted))
            return &in->entries.items[i - 1];
    in->crowded |= last && may_be_missed(&in->entries.items[last - 1], wanted);
    return NULL;
}

og_status og_history_add_entries(og_arena *arena, const og_record *const *records, size_t count,
                                 og_history_provider *to)
{
    for (size_t i = 0; i < count; i++) {
        og_history_entry made = {.record = records[i], .date = og_day_of(records[i]->inspection)};
        OG_TRY(sort_judgements(arena, &made));
        og_history_entry *known = find_entry(to, &made);
        if (!known) {
            OG_TRY(og_vec_push(arena, &to->entries, made));
        } else if (says_more(records[i], known->record)) {
            OG_TRY(og_vec_push(arena, &known->also, known->record));
            known->record = made.record;
            known->by_area = made.by_area;
        } else {
            OG_TRY(og_vec_push(arena, &known->also, records[i]));
        }
    }
    return OG_OK;
}
