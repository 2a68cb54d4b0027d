// SPDX-License-Identifier: MIT
// Which findings and actions of a record are shown, and in which order. Every view for people asks here.
#ifndef OG_RENDER_SELECTION_H
#define OG_RENDER_SELECTION_H

#include "record/record.h"

// In the order in which they are shown.
typedef enum og_side { OG_SIDE_WEAKNESS, OG_SIDE_STRENGTH, OG_SIDE_MIXED, OG_SIDE_COUNT } og_side;

// What one side says about one area: the serious before the others, the extent from all down to one and then those
// that name none, and otherwise as in the document.
typedef struct og_finding_group {
    og_str area; // ptr NULL: about no area
    const og_finding *const *findings;
    size_t count;
    size_t shown; // of these, from the first on
} og_finding_group;

// Points into the record.
typedef struct og_selection {
    // The areas that are judged in the order of the judgements, then others as they first appear, then those without.
    OG_VEC(og_finding_group) groups[OG_SIDE_COUNT];
    // What inspectors ask for: for priority action first, then what is serious, otherwise as in the document.
    OG_VEC(const og_action *) asked;
    // What the provider says that it plans or has done, as in the document.
    OG_VEC(const og_action *) promised;
} og_selection;

// `all` shows every finding; else each group shows a number of them. Actions are always all there.
// Fails with: OG_NO_MEMORY.
og_status og_select(og_arena *arena, const og_record *record, bool all, og_selection *out) OG_MUST_USE;

#endif
