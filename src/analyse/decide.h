// SPDX-License-Identifier: MIT
// What the rules found in a sentence say of it together. docs/rules.md describes the method for those who write rules.
#ifndef OG_ANALYSE_DECIDE_H
#define OG_ANALYSE_DECIDE_H

#include "rules/rule_scanner.h"

// What a sentence is; og_polarity with one more value.
typedef enum og_verdict {
    OG_VERDICT_STRENGTH,
    OG_VERDICT_WEAKNESS,
    OG_VERDICT_ACTION,
    OG_VERDICT_NEUTRAL,
    OG_VERDICT_COUNT,
    OG_VERDICT_MIXED = OG_VERDICT_COUNT
} og_verdict;

enum { OG_MOST_THEMES = 3 };

// A rule that had a part, in which layer, and with what.
typedef struct og_part {
    og_rule_hit hit;
    og_layer layer;
    bool turned;   // it spoke for the opposite of its polarity
    double amount; // of evidence: strength times the weight of its clause; of a theme: what it added
} og_part;

typedef struct og_decision {
    og_verdict verdict;
    double score[OG_VERDICT_COUNT];
    double *heard;                 // for each theme, what the words alone speak for
    double *sums;                  // for each theme, all that speaks for it
    size_t themes[OG_MOST_THEMES]; // numbers in the plan, most central first; none before og_choose_themes
    size_t theme_count;
    bool serious;
    og_extent extent;
    og_trend trend;
    og_deadline deadline;
    size_t deadline_at, deadline_end; // tokens of its words
    og_deed deed;                     // also of a neutral sentence
    og_speaker source;                // likewise
    og_duty duty;
    size_t duty_at, duty_end; // tokens of its words
    og_str about;             // judgement area that the words name, "" none
    OG_VEC(og_part) parts;
} og_decision;

typedef OG_VEC(og_rule_hit) og_hit_list;

// How much a sentence of the document is about.
typedef enum og_breadth { OG_WIDE, OG_NARROW } og_breadth;

// What decisions reuse from sentence to sentence of one document.
typedef struct og_decider {
    const og_rule_plan *plan;
    og_arena *arena;                    // for one document
    double *weights;                    // of each token
    size_t *furthest;                   // of each token, the furthest end of a hit of the layer from there or before
    size_t room;                        // tokens that fit into these two
    og_hit_list layers[OG_LAYER_COUNT]; // of the sentence
    og_hit_list layer;                  // the one that is looked at
    og_hit_list triggers;               // those of the layer that have a scope
    double *heard;      // for each theme, what the words of the block so far spoke for, less each sentence
    og_breadth breadth; // OG_WIDE unless it is set
} og_decider;

// Memory from `arena`, which must outlive it.
og_status og_decider_new(const og_rule_plan *plan, og_arena *arena, og_decider *out) OG_MUST_USE;

// An empty decision with room for the themes of the decider's plan.
og_status og_decision_new(const og_decider *decider, og_decision *out) OG_MUST_USE;

// Decides all but the themes from the hits of one sentence. `continues`: it goes on from the sentence that was decided
// before, in the same block, so that what the block was about so far counts a little. `out` comes from og_decision_new;
// it is filled anew and keeps its room.
og_status og_decide(og_decider *decider, const og_rule_hits *hits, bool continues, og_decision *out) OG_MUST_USE;

// Chooses the themes of a decided sentence, once, when the one that goes on from it in the same block has been decided
// too, so that it counts a little; NULL where there is none.
void og_choose_themes(const og_decider *decider, const og_decision *next, og_decision *decision);

#endif
