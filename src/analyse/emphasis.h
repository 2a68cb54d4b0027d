// SPDX-License-Identifier: MIT
// The themes on which the inspectors' praise and criticism dwell, for the summary.
#ifndef OG_ANALYSE_EMPHASIS_H
#define OG_ANALYSE_EMPHASIS_H

#include "record/record.h"

enum { OG_MOST_PRAISED = 2, OG_MOST_CRITICISED = 3 };

// Ids of themes, the most marked first. A theme stands on one side at most.
typedef struct og_emphasis {
    og_str praised[OG_MOST_PRAISED];
    size_t praised_count;
    og_str criticised[OG_MOST_CRITICISED];
    size_t criticised_count;
    og_str grave;      // the theme of most of the serious weaknesses, "" where there are hardly any
    size_t statements; // of inspectors: findings, and what they ask for
} og_emphasis;

// The same for the same record. Fails with: OG_NO_MEMORY.
og_status og_emphasis_find(const og_record *record, og_emphasis *out) OG_MUST_USE;

#endif
