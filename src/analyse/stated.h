// SPDX-License-Identifier: MIT
// What a part of an article's sentence states, by its words, by who says them and by who acts: a finding, a demand, a
// step that the provider has taken or plans. What becomes of statements is the matter of articles.c.
#ifndef OG_ANALYSE_STATED_H
#define OG_ANALYSE_STATED_H

#include "analyse/actor.h"
#include "analyse/told.h"

typedef enum og_stated {
    OG_STATES_NOTHING,
    OG_STATES_FINDING, // with the verdict of its decision
    OG_STATES_DEMAND,
    OG_STATES_DONE,
    OG_STATES_PLANNED
} og_stated;

// The words that are read.
typedef struct og_article_words {
    og_told told;
    og_decider decider;
    og_actor_found before; // who was named before them
    og_voice spoken;       // in which they are said, once they are read
} og_article_words;

og_status og_article_words_open(og_analysis *analysis, og_article_words *out) OG_MUST_USE;
// Decides on all the words at `range`, whoever says them.
og_status og_article_words_decide(og_article_words *words, og_range range) OG_MUST_USE;
// What they state. `among`: the voice of the sentence around them. The decision is then on what was heard of them
// alone.
og_status og_article_words_read(og_article_words *words, og_range range, og_voice among, og_stated *out) OG_MUST_USE;

#endif
