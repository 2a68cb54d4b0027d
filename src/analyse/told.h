// SPDX-License-Identifier: MIT
// Decided sentences as findings and actions of the record: their words, themes, rules and explanations. Which sentences
// are told of is the matter of those who read a kind of document (findings.c, articles.c).
#ifndef OG_ANALYSE_TOLD_H
#define OG_ANALYSE_TOLD_H

#include "analyse/analysis.h"
#include "analyse/decide.h"

// What is read of a document, a sentence (or a part of one) at a time.
typedef struct og_told {
    og_analysis *analysis;
    const og_rule_plan *plan;
    og_rule_place place;
    og_range range;    // of the sentence
    og_str text;       // its bytes, or others as many that are read in their place
    og_rule_hits hits; // what the rules found in the text
    og_decision decision;
    og_str *theme_ids; // of each theme of the plan, in the record's arena; empty until one is told of
    og_str *rule_ids;  // the same of rules
} og_told;

// For a document of the framework that was recognised; no decision yet.
og_status og_told_open(og_analysis *analysis, og_told *out) OG_MUST_USE;
// A line of the title or of the address of a letter: it stands there and is no sentence.
bool og_told_is_title_line(const og_analysis *analysis, size_t block);
// Whether a statement ends there: a question is none, and a colon leads one in.
bool og_ends_sentence(og_str text);
// The words among the tokens.
size_t og_told_words(const og_told *told);
// Whether the document states a grade of this inspection in the sentence.
bool og_told_grades(const og_told *told);
// Where the last of these grades ends.
size_t og_told_grades_end(const og_told *told);
// A line that gives a grade and is no sentence: the judgement says it already.
bool og_told_is_verdict(const og_told *told);
// A line of a form or a heading set as text: no full stop ends it, and no more than its place makes a strength of it,
// or it begins with a label ("Type of school Secondary", "Headteacher Mr J Oake"). Lists of strengths have noun
// phrases.
bool og_told_is_form_line(const og_told *told, const og_block *block);
// A copy of the text, as long, with the grades that it states made words that no rule knows.
og_status og_told_without_grades(const og_told *told, char **out) OG_MUST_USE;
// Whether the sentence is longer than what is read, which the record is then warned of.
og_status og_told_is_too_long(const og_told *told, bool *out) OG_MUST_USE;

// Who has to act, where the sentence begins with it: what stands before the words of duty. Null where it does not.
og_status og_told_actor(const og_told *told, og_str *out) OG_MUST_USE;
// A finding, all but its id, and what comes of the themes.
og_status og_told_finding(const og_told *told, og_finding *out) OG_MUST_USE;
// The finding added to the record with its id and explanation.
og_status og_told_add_finding(og_told *told) OG_MUST_USE;
// The same of an action of which the kind, the deadline and who has to act are set.
og_status og_told_add_action(og_told *told, og_action action) OG_MUST_USE;
// Of a decision for which themes are chosen: their ids, and those of the rules of which it is made.
og_status og_told_themes(const og_told *told, const og_decision *decision, og_strs *out) OG_MUST_USE;
og_status og_told_rules(const og_told *told, og_decision *decision, og_strs *rules) OG_MUST_USE;
// The name of the value of an aspect; null for none.
og_str og_told_name(og_aspect aspect, unsigned value);

#endif
