// SPDX-License-Identifier: MIT
// Finds the rules whose words stand in a sentence. Belongs to one thread, like the scanner it uses for patterns.
#ifndef OG_RULES_RULE_SCANNER_H
#define OG_RULES_RULE_SCANNER_H

#include "rules/framework.h"
#include "rules/scanner.h"
#include "rules/tokens.h"

typedef struct og_rule_scanner og_rule_scanner;

// A rule and the tokens first .. end - 1 that it matched; first == end for a rule that has no words.
typedef struct og_rule_hit {
    uint32_t rule;
    uint32_t first, end;
} og_rule_hit;

// What was found in a sentence; valid until the next call with the same scanner.
typedef struct og_rule_hits {
    const og_token *tokens;
    size_t token_count;
    const og_rule_hit *items; // in the order of rules, then of tokens; of a rule none inside another
    size_t count;
} og_rule_hits;

// Both must outlive it. Owns: the caller frees with og_rule_scanner_free.
og_status og_rule_scanner_new(const og_catalogue *catalogue, og_scanner *patterns, og_rule_scanner **out) OG_MUST_USE;
void og_rule_scanner_free(og_rule_scanner *scanner);
// With `exhaustive` every phrase and pattern is tried at every word. The hits are the same; for tests.
void og_rule_scanner_set_exhaustive(og_rule_scanner *scanner, bool exhaustive);

og_status og_rule_scanner_find(og_rule_scanner *scanner, og_str sentence, const og_rule_place *place,
                               og_rule_hits *out) OG_MUST_USE;
// Whether the rule, its conditions aside, is found in a text; *where is then its first hit's part of it.
og_status og_rule_scanner_try(og_rule_scanner *scanner, size_t rule, og_str text, bool *found,
                              og_range *where) OG_MUST_USE;

// Places where phrases and patterns were tried so far, and sentences and tokens read: what the index saves is seen in
// them.
typedef struct og_rule_scanner_counts {
    size_t sentences, tokens, phrases, patterns, hits;
} og_rule_scanner_counts;

og_rule_scanner_counts og_rule_scanner_count(const og_rule_scanner *scanner);

#endif
