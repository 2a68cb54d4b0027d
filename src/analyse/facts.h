// SPDX-License-Identifier: MIT
// The findings and actions of a record counted up as the facts tree of rules/facts.def. No stated grade is in it.
#ifndef OG_ANALYSE_FACTS_H
#define OG_ANALYSE_FACTS_H

#include "analyse/analysis.h"

#include <libxml/tree.h>

// The findings (or actions) that a node <group>, <rule> (or <actions>) stands for: its _private.
typedef struct og_fact_members {
    bool of_actions;
    size_t count;           // of all, those too that the record does not have: what sentences say beside a grade
    OG_VEC(size_t) numbers; // in the record, ascending
} og_fact_members;

// A judgement area with findings, in the order of the framework's areas.
typedef struct og_area_facts {
    og_str id;
    xmlNode *node;
    size_t findings;
} og_area_facts;

// A theme with findings or actions anywhere that counts for the whole.
typedef struct og_theme_facts {
    og_str id;
    xmlNode *node;
    size_t strengths, weaknesses, serious, widespread;
    const og_fact_members *wanting; // the findings that are no strengths
} og_theme_facts;

typedef struct og_facts {
    xmlNode *root;
    size_t findings; // that count for the whole
    OG_VEC(og_area_facts) areas;
    OG_VEC(og_theme_facts) themes; // in the order of the catalogue
} og_facts;

// Counts what inspectors said; findings and actions in the areas `apart` are in their areas alone. Everything lives in
// the document's arena. Fails with: OG_NO_MEMORY.
og_status og_facts_make(const og_analysis *analysis, const og_words_list *apart, og_facts *out) OG_MUST_USE;

#endif
