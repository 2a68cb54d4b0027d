// SPDX-License-Identifier: MIT
// All that a record states, as one list: findings, actions and the sentences of quotations.
#ifndef OG_RELATE_STATEMENTS_H
#define OG_RELATE_STATEMENTS_H

#include "record/record.h"

typedef struct og_statement {
    og_str id;      // that of the record; of the third sentence of the second quotation "q2.3"
    og_str kind;    // polarity of a finding, kind of an action, "quotation"
    og_str text;    //
    og_strs themes; //
    og_str area;    // ptr NULL where it is not known, as the others below
    og_str severity;
    og_str extent;
    og_str trend;
    og_str speaker; // of a quotation
    og_span evidence;
    og_str standing; // what became of it in the comparison; "" until then
    int leaning;     // 1 speaks well of the service, -1 ill or asks for something, 0 neither or both
    bool asked;      // an action that inspectors ask for
    bool answers;    // what the provider has done or promises
    bool judged;     // by inspectors: a finding of theirs, or what they ask for
} og_statement;

typedef OG_VEC(og_statement) og_statements;

// In the order findings, actions, quotations. Strings point into the record or live in the arena. Of all no more
// than `most`; *left_out says how many were not taken. Fails with: OG_NO_MEMORY.
og_status og_statements_of(og_arena *arena, const og_record *record, size_t most, og_statements *out,
                           size_t *left_out) OG_MUST_USE;

#endif
