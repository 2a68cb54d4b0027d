// SPDX-License-Identifier: MIT
#include "relate/inspected.h"

#include "base/str.h"

bool og_is_article(const og_record *record)
{
    return og_str_equal(record->document->kind, OG_STR("news-article"));
}

const og_judgement *og_overall_of(const og_record *record)
{
    for (size_t i = 0; i < record->judgements.count; i++)
        if (og_str_equal(record->judgements.items[i].area, OG_STR("overall")))
            return &record->judgements.items[i];
    return NULL;
}

og_date og_first_day(const og_inspection *inspection)
{
    return og_date_is_set(inspection->start) ? inspection->start : inspection->end;
}

og_date og_last_day(const og_inspection *inspection)
{
    return og_date_is_set(inspection->end) ? inspection->end : inspection->start;
}

og_date og_day_of(const og_inspection *inspection)
{
    og_date last = og_last_day(inspection);
    return og_date_is_set(last) ? last : inspection->published;
}

static bool has_approximate_levels(const og_record *record)
{
    for (size_t i = 0; i < record->warnings.count; i++)
        if (og_str_equal(record->warnings.items[i].code, OG_STR("level-approximate")))
            return true;
    return false;
}

static og_str scale_of(const og_record *record)
{
    return record->framework ? record->framework->scale : OG_STR("");
}

bool og_levels_compare(const og_record *a, const og_record *b)
{
    return og_str_equal(scale_of(a), scale_of(b)) || (!has_approximate_levels(a) && !has_approximate_levels(b));
}
