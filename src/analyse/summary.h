// SPDX-License-Identifier: MIT
// The summary of a record while it is written: its parts for reports (summarise.c) and articles (summarise_article.c),
// and the words that both need.
#ifndef OG_ANALYSE_SUMMARY_H
#define OG_ANALYSE_SUMMARY_H

#include "analyse/analysis.h"

typedef struct og_summary {
    const og_record *record;
    const og_catalogue *catalogue;
    const og_framework *framework; // NULL of a document whose framework is not known here
    og_buf out;
} og_summary;

// The record's inspection, an empty one where it has none.
const og_inspection *og_summary_inspection(const og_summary *of);
// A theme as readers know it.
og_str og_summary_theme(const og_summary *of, og_str id);

void og_summary_add(og_summary *of, og_str text);
void og_summary_add_number(og_summary *of, size_t number);
// "a", "a and b", "a, b and c"; with a comma before the last where a name holds an "and" of its own.
void og_summary_add_list(og_summary *of, const og_str *listed, size_t count);
void og_summary_add_month(og_summary *of, og_date date, bool year);
// "the children's services of Northmarsh".
void og_summary_add_subject(og_summary *of);
// ", up from requires improvement in 2018", where the earlier grade is known.
void og_summary_add_change(og_summary *of, const og_previous *previous, int level);
// "Inspectors ask for three improvements."
void og_summary_say_actions(og_summary *of);
// All of an article's summary.
void og_summary_say_article(og_summary *of);

#endif
