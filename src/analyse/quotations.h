// SPDX-License-Identifier: MIT
// The record's quotations: who is quoted, with which words, and how they take the inspection.
#ifndef OG_ANALYSE_QUOTATIONS_H
#define OG_ANALYSE_QUOTATIONS_H

#include "analyse/speakers.h"

// Adds the words at `range` as said by the speaker. A grade between marks is no quotation.
og_status og_quotation_add(og_analysis *analysis, og_range range, const og_known_speaker *speaker) OG_MUST_USE;

#endif
