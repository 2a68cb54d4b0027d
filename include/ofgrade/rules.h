// SPDX-License-Identifier: MIT
// The rules by which sentences are sorted and documents graded, for those who read, write, check and test them
// (docs/rules.md). Everything here needs a catalogue that was opened with examples. Strings are valid until the
// catalogue is freed.
#ifndef OFGRADE_RULES_H
#define OFGRADE_RULES_H

#include "ofgrade/catalogue.h"

typedef struct og_rule_info {
    og_str id;
    og_str file; // of a built-in one "rules/NAME.xml"
    size_t line;
    bool built_in;
    og_str polarity; // "" none
    og_str theme;    // id, "" none
    double amount;   // strength of its evidence; without polarity its weight, of a scope alone its factor
    size_t says_count;
} og_rule_info;

OG_API size_t og_catalogue_rule_count(const og_catalogue *catalogue);
OG_API og_rule_info og_catalogue_rule(const og_catalogue *catalogue, size_t index);
// One of the says_count things that a rule says, as in its file: "polarity" "weakness", "theme" "planning", ...
OG_API void og_catalogue_rule_says(const og_catalogue *catalogue, size_t rule, size_t index, og_str *attribute,
                                   og_str *value);
// The index of the rule, SIZE_MAX where there is none; *near is then an id that may be meant, "" where none is.
OG_API size_t og_catalogue_find_rule(const og_catalogue *catalogue, og_str id, og_str *near);

// A rule of a grading, or a recommended step.
typedef struct og_grading_info {
    og_str id;
    og_str file; // of a built-in one "grading/NAME.xml"
    size_t line;
    bool built_in;
    og_str grading;   // id, "" of a step
    og_str grades;    // "area" or "whole", "" of a step
    double points;    // for each unit of what the rule counts, 0 of a limit or a step
    og_str no_better; // grade that the result is at best, "" none
    og_str no_worse;  // at worst, "" none
    og_str theme;     // of a step, "" of a rule
    og_str priority;  // of a step: "immediate", "high", "medium"; "" of a rule
} og_grading_info;

// The rules of all gradings, then the steps.
OG_API size_t og_catalogue_grading_count(const og_catalogue *catalogue);
OG_API og_grading_info og_catalogue_grading(const og_catalogue *catalogue, size_t index);
// The index of the rule or step, from index `from` on, SIZE_MAX with *near as above, which may also be the id of a
// grading.
OG_API size_t og_catalogue_find_grading(const og_catalogue *catalogue, og_str id, size_t from, og_str *near);

OG_API size_t og_catalogue_theme_count(const og_catalogue *catalogue);
OG_API void og_catalogue_theme(const og_catalogue *catalogue, size_t index, og_str *id, og_str *name);
// What to count to see whether things get better, suggested in plans; "" where the theme has none.
OG_API og_str og_catalogue_theme_measure(const og_catalogue *catalogue, size_t index);
// The index of the theme, SIZE_MAX with *near (may be NULL) as above.
OG_API size_t og_catalogue_find_theme(const og_catalogue *catalogue, og_str id, og_str *near);

// A whole rule in a readable form, several lines. Owns: the caller frees out->ptr with free. Fails with: OG_NO_MEMORY.
OG_API og_status og_rule_to_text(const og_catalogue *catalogue, size_t index, og_str *out) OG_MUST_USE;
// The same of a rule of a grading, or a step.
OG_API og_status og_grading_rule_to_text(const og_catalogue *catalogue, size_t index, og_str *out) OG_MUST_USE;
// The same of a grading: what it is for, its scales, and the ids of its rules. Fails with also: OG_NOT_FOUND.
OG_API og_status og_grading_to_text(const og_catalogue *catalogue, og_str id, og_str *out) OG_MUST_USE;

// Warns of rules that can never be found or never count, that say again what another one says, and that are slow; of
// gradings that stand in each other's way. With `added_only` those of files that were loaded over the built-in ones.
// Fails with: OG_NO_MEMORY.
OG_API og_status og_rules_check(const og_catalogue *catalogue, bool added_only,
                                og_diagnostics *diagnostics) OG_MUST_USE;

typedef struct og_rules_tested {
    size_t rules;    // that were looked at
    size_t examples; // hits and misses that were tried
    size_t failures;
} og_rules_tested;

// Tries every <hit> and <miss>, of rules for prose each with its rule alone and without its <context>. An example that
// fails is reported as an error with its place. Fails with: OG_NO_MEMORY.
OG_API og_status og_rules_test(const og_catalogue *catalogue, bool added_only, og_diagnostics *diagnostics,
                               og_rules_tested *out) OG_MUST_USE;

#endif
