// SPDX-License-Identifier: MIT
// An improvement plan: what a record says is to be done, each with what it rests on and how success may be measured.
#ifndef OG_RELATE_PLAN_H
#define OG_RELATE_PLAN_H

#include "record/record.h"

// Strings point into the record and the catalogue.
typedef struct og_plan_row {
    og_str priority; // of values.def
    og_str action;
    bool asked;             // the document asks for it; else it follows by a rule from what the document found
    OG_VEC(og_span) places; // of what it rests on, each page (in a document without pages: line) once, in their order
    const og_strs *themes;
    og_str measure;  // that of its first theme that not most rows have, else of its first; "" where there is none
    og_str deadline; // as in an action
    og_str owner;    // who is to do it, if the document names one; else ptr NULL
} og_plan_row;

// What the document asks for before what is suggested, each with the most urgent first; where the record recommends
// nothing, what inspectors ask for, in the order of the document.
typedef OG_VEC(og_plan_row) og_plan;

// `catalogue` may be NULL: then nothing has a measure. Fails with: OG_NO_MEMORY.
og_status og_plan_make(og_arena *arena, const og_record *record, const og_catalogue *catalogue,
                       og_plan *out) OG_MUST_USE;

#endif
