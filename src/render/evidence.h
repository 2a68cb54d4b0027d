// SPDX-License-Identifier: MIT
// How the evidence of a reason or recommendation is shown.
#ifndef OG_RENDER_EVIDENCE_H
#define OG_RENDER_EVIDENCE_H

#include "record/evidence.h"
#include "render/flow.h"

// All of the record, in the arena of `flow`; where memory runs out none, and flow->out.status says so.
og_evidence_index og_evidence_index_of(og_flow *flow, const og_record *record);

enum { OG_MOST_CLEAREST = 3 };
// Those of `ids` whose words say most plainly what they say, the clearest first; gives their number.
size_t og_evidence_clearest(const og_evidence_index *index, const og_strs *ids,
                            const og_evidence *clearest[OG_MOST_CLEAREST]);
// "14 findings", "2 findings and an action", "one action"; empty where there are none.
og_str og_say_evidence(og_flow *flow, const og_evidence_index *index, const og_strs *ids);
// "page 3", "pages 3, 5 and others"; lines where there are no pages.
og_str og_say_places(og_flow *flow, const og_evidence_index *index, const og_strs *ids);

#endif
