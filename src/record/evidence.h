// SPDX-License-Identifier: MIT
// The findings and actions of a record by their ids.
#ifndef OG_RECORD_EVIDENCE_H
#define OG_RECORD_EVIDENCE_H

#include "record/record.h"

// A finding or an action; one of the two is NULL.
typedef struct og_evidence {
    og_str id;
    const og_finding *finding;
    const og_action *action;
} og_evidence;

// Sorted by id.
typedef struct og_evidence_index {
    og_evidence *items;
    size_t count;
} og_evidence_index;

// All of the record. Fails with: OG_NO_MEMORY; then there are none.
og_status og_evidence_list(og_arena *arena, const og_record *record, og_evidence_index *out) OG_MUST_USE;
// NULL where there is none of that id.
const og_evidence *og_evidence_find(const og_evidence_index *index, og_str id);
const og_span *og_evidence_place(const og_evidence *statement);
og_str og_evidence_text(const og_evidence *statement);

#endif
