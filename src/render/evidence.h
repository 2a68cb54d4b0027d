// SPDX-License-Identifier: MIT
// The findings and actions of a record by their ids, and how the evidence of a reason or recommendation is shown.
#ifndef OG_RENDER_EVIDENCE_H
#define OG_RENDER_EVIDENCE_H

#include "record/record.h"
#include "render/flow.h"

// A finding or an action; one of the two is NULL.
typedef struct og_evidence {
    og_str id;
    const og_finding *finding;
    const og_action *action;
} og_evidence;

// Sorted by id.
typedef struct og_evidence_index {
    const og_evidence *items;
    size_t count;
} og_evidence_index;

// All of the record, in the arena of `flow`; where memory runs out none, and flow->out.status says so.
og_evidence_index og_evidence_index_of(og_flow *flow, const og_record *record);
// NULL where there is none of that id.
const og_evidence *og_evidence_find(const og_evidence_index *index, og_str id);
const og_span *og_evidence_place(const og_evidence *statement);
og_str og_evidence_text(const og_evidence *statement);

enum { OG_MOST_CLEAREST = 3 };
// Those of `ids` whose words say most plainly what they say, the clearest first; gives their number.
size_t og_evidence_clearest(const og_evidence_index *index, const og_strs *ids,
                            const og_evidence *clearest[OG_MOST_CLEAREST]);
// "14 findings", "2 findings and an action", "one action"; empty where there are none.
og_str og_say_evidence(og_flow *flow, const og_evidence_index *index, const og_strs *ids);
// "page 3", "pages 3, 5 and others"; lines where there are no pages.
og_str og_say_places(og_flow *flow, const og_evidence_index *index, const og_strs *ids);

#endif
