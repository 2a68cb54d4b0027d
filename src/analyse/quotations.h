// SPDX-License-Identifier: MIT
// The record's quotations: who is quoted, with which words, and how they take the inspection.
#ifndef OG_ANALYSE_QUOTATIONS_H
#define OG_ANALYSE_QUOTATIONS_H

#include "analyse/decide.h"
#include "analyse/speakers.h"

// Quotations are added in turns: what somebody says before anybody else speaks has one stance.
typedef struct og_turn {
    og_analysis *analysis;
    og_decider decider;
    og_decision decision;
    double unsaid[OG_VERDICT_COUNT]; // the scores of no words at all
    double weights[OG_PRAISES + 1];  // of each stance, what rules gave it
    double praise, blame;            // what the words say, by the rules for prose
    bool demands;                    // inspectors ask for something
    og_voice voice;
    bool outsider; // it is not the speaker's to accept what was found
    size_t first;  // of the record's quotations
} og_turn;

og_status og_turn_new(og_analysis *analysis, og_turn *out) OG_MUST_USE;
// Adds the words at `range` as said by the speaker; `again`: in the same turn as those before. A grade between marks is
// no quotation.
og_status og_turn_add(og_turn *turn, og_range range, const og_known_speaker *speaker, bool again) OG_MUST_USE;
// Gives the last turn its stance.
void og_turn_end(og_turn *turn);

#endif
