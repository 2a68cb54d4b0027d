// SPDX-License-Identifier: MIT
// The findings and actions of a record by their ids, and how the evidence of a reason or recommendation is shown.
#ifndef OG_RENDER_EVIDENCE_H
#define OG_RENDER_EVIDENCE_H

#include "record/record.h"
#include "render/flow.h"

// A finding or an action; one of the two is NULL.
typedef struct og_statement {
    og_str id;
    const og_finding *finding;
    const og_action *action;
} og_statement;

// Sorted by id.
typedef struct og_statements {
    const og_statement *items;
    size_t count;
} og_statements;

// All of the record, in the arena of `flow`; where memory runs out none, and flow->out.status says so.
og_statements og_statements_of(og_flow *flow, const og_record *record);
// NULL where there is none of that id.
const og_statement *og_statements_find(const og_statements *statements, og_str id);
const og_span *og_statement_place(const og_statement *statement);
og_str og_statement_text(const og_statement *statement);

enum { OG_MOST_CLEAREST = 3 };
// Those of `ids` whose words say most plainly what they say, the clearest first; gives their number.
size_t og_statements_clearest(const og_statements *statements, const og_strs *ids,
                              const og_statement *clearest[OG_MOST_CLEAREST]);
// "14 findings", "2 findings and an action", "one action"; empty where there are none.
og_str og_say_evidence(og_flow *flow, const og_statements *statements, const og_strs *ids);
// "page 3", "pages 3, 5 and others"; lines where there are no pages.
og_str og_say_places(og_flow *flow, const og_statements *statements, const og_strs *ids);

#endif
