// SPDX-License-Identifier: MIT
// Which documents are of one inspection: the same report twice, a report and what was written of it for children.
#include "relate/history.h"

#include "base/str.h"

// Documents of one inspection stand next to each other in time. So many back are looked at and no more, lest the time
// grow with the square of the documents.
enum { FURTHEST_BACK = 32 };

static og_date first_day(const og_inspection *inspection)
{
    return og_date_is_set(inspection->start) ? inspection->start : inspection->end;
}

static og_date last_day(const og_inspection *inspection)
{
    return og_date_is_set(inspection->end) ? inspection->end : inspection->start;
}

bool og_history_days_meet(const og_inspection *a, const og_inspection *b)
{
    bool known = og_date_is_set(first_day(a)) && og_date_is_set(first_day(b));
    return known && og_date_compare(first_day(a), last_day(b)) <= 0 && og_date_compare(first_day(b), last_day(a)) <= 0;
}

static bool published_alike(const og_inspection *a, const og_inspection *b)
{
    bool days = og_date_is_set(first_day(a)) && og_date_is_set(first_day(b));
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

static bool grades_differ(const og_record *a, const og_record *b)
{
    for (size_t i = 0; i < a->judgements.count; i++)
        for (size_t j = 0; j < b->judgements.count; j++) {
            const og_judgement *one = &a->judgements.items[i], *other = &b->judgements.items[j];
            if (og_str_equal(one->area, other->area) && one->level != other->level)
                return true;
        }
    return false;
}

static bool same_inspection(const og_record *a, const og_record *b)
{
    if (a->source.sha256.len && og_str_equal(a->source.sha256, b->source.sha256))
        return true;
    if (!og_history_days_meet(a->inspection, b->inspection) && !published_alike(a->inspection, b->inspection))
        return false;
    return frameworks_fit(a, b) && og_history_is_visit(a) == og_history_is_visit(b) && !grades_differ(a, b);
}

static bool says_more(const og_record *a, const og_record *b)
{
    if (a->judgements.count != b->judgements.count)
        return a->judgements.count > b->judgements.count;
    return a->findings.count > b->findings.count;
}

static og_history_entry *find_entry(og_history_provider *in, const og_record *record)
{
    size_t count = in->entries.count, last = count > FURTHEST_BACK ? count - FURTHEST_BACK : 0;
    for (size_t i = count; i > last; i--)
        if (same_inspection(in->entries.items[i - 1].record, record))
            return &in->entries.items[i - 1];
    return NULL;
}

og_status og_history_add_entries(og_arena *arena, const og_record *const *records, size_t count,
                                 og_history_provider *to)
{
    for (size_t i = 0; i < count; i++) {
        og_history_entry *known = find_entry(to, records[i]);
        if (!known) {
            og_history_entry made = {.record = records[i], .date = og_history_date(records[i]->inspection)};
            OG_TRY(og_vec_push(arena, &to->entries, made));
        } else if (says_more(records[i], known->record)) {
            OG_TRY(og_vec_push(arena, &known->also, known->record));
            known->record = records[i];
        } else {
            OG_TRY(og_vec_push(arena, &known->also, records[i]));
        }
    }
    return OG_OK;
}
