// SPDX-License-Identifier: MIT
// What a record holds for drawing it that its JSON form does not: how clear each finding is, and explanations. It goes
// from a worker to whoever draws, as an object of JSON beside the record.
#ifndef OG_RECORD_BESIDE_H
#define OG_RECORD_BESIDE_H

#include "record/record.h"

typedef struct og_beside_finding {
    double clarity;
    og_explanation explanation;
} og_beside_finding;

typedef struct og_beside_action {
    og_explanation explanation;
} og_beside_action;

// As many of each as the record has.
typedef struct og_beside {
    OG_VEC(og_beside_finding) findings;
    OG_VEC(og_beside_action) actions;
} og_beside;

// One line. Owns: the caller frees out->ptr with free(). Fails with: OG_NO_MEMORY.
og_status og_beside_write(const og_record *record, og_str *out) OG_MUST_USE;
// Puts what `json` holds into the record that was read from what stood beside it. Fails with: OG_BAD_RECORD,
// OG_NO_MEMORY.
og_status og_beside_read(og_str json, og_record *record) OG_MUST_USE;

#endif
