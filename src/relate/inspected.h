// SPDX-License-Identifier: MIT
// What comparisons and histories both ask of a record. Its document and inspection must be set.
#ifndef OG_RELATE_INSPECTED_H
#define OG_RELATE_INSPECTED_H

#include "record/record.h"

bool og_is_article(const og_record *record);
// The first judgement on the whole; NULL for none.
const og_judgement *og_overall_of(const og_record *record);
// Of a single day that is known it is both; not set where neither is.
og_date og_first_day(const og_inspection *inspection);
og_date og_last_day(const og_inspection *inspection);
// The last day, else that on which the report was published; not set where neither is known.
og_date og_day_of(const og_inspection *inspection);

// Whether the levels of both tell which grade is better: not where they are of different scales, and of one of them the
// levels are ours and not Ofsted's (report cards, the seven grades in use before 2005).
bool og_levels_compare(const og_record *a, const og_record *b);

#endif
