// SPDX-License-Identifier: MIT
// Runs gradings over a facts tree. A grader belongs to one thread; it compiles an expression when it is first wanted.
#ifndef OG_RULES_GRADER_H
#define OG_RULES_GRADER_H

#include "ofgrade/rules.h"
#include "rules/framework.h"

#include <libxml/tree.h>

typedef struct og_grader og_grader;

// Owns: the caller frees with og_grader_free; the catalogue must outlive it. Fails with: OG_NO_MEMORY.
og_status og_grader_new(const og_catalogue *catalogue, og_grader **out) OG_MUST_USE;
void og_grader_free(og_grader *grader);

typedef OG_VEC(xmlNode *) og_fact_nodes;

// A rule that applied.
typedef struct og_fired {
    const og_grading_rule *rule;
    double points; // 0 of a rule that only limits
    og_fact_nodes evidence;
} og_fired;

typedef struct og_graded {
    double points;     // the sum
    int level;         // 1 to 4, 0: too few findings
    double confidence; // chance of the level, 0 to 1
    bool contradicts;  // one rule allows no better, another no worse, and no level is left
    OG_VEC(og_fired) fired;
} og_graded;

// The grading for a framework, NULL where there is none; of several the one that was read last.
const og_grading *og_grading_for(const og_catalogue *catalogue, og_str framework);
// True where the step is for the framework.
bool og_step_is_for(const og_step *step, og_str framework);

// Applies the rules of one scope to a node <area> or <facts>; `findings` is how many it has. Expressions that fail
// count as not fulfilled (og_grader_failures). Fails with: OG_NO_MEMORY.
og_status og_grade_facts(og_grader *grader, og_arena *arena, const og_grading *grading, og_grading_scope scope,
                         xmlNode *node, size_t findings, og_graded *out) OG_MUST_USE;
// Whether one rule applies at the node: its points, without evidence; out->rule is NULL where it does not.
// Fails with: OG_NO_MEMORY.
og_status og_grading_rule_applies(og_grader *grader, const og_grading_rule *rule, xmlNode *node,
                                  og_fired *out) OG_MUST_USE;
// Whether the condition of a step holds at a node <theme>. Fails with: OG_NO_MEMORY.
og_status og_step_applies(og_grader *grader, const og_step *step, xmlNode *theme, bool *applies) OG_MUST_USE;

// How many expressions could not be evaluated so far, as a rule because they ran into a limit of steps.
size_t og_grader_failures(const og_grader *grader);

// grading_check.c: warns of gradings and steps that count twice, never, or in each other's place.
// Fails with: OG_NO_MEMORY.
og_status og_gradings_check(const og_catalogue *catalogue, bool added_only, og_diagnostics *diagnostics) OG_MUST_USE;
// grading_test.c: tries the examples of grading rules and steps; what it did is added to `tested`.
// Fails with: OG_NO_MEMORY.
og_status og_gradings_test(const og_catalogue *catalogue, bool added_only, og_diagnostics *diagnostics,
                           og_rules_tested *tested) OG_MUST_USE;

// What type an expression has, and whether it is one.
typedef enum og_xpath_type {
    OG_XPATH_INVALID,
    OG_XPATH_BOOLEAN,
    OG_XPATH_NUMBER,
    OG_XPATH_NODES,
    OG_XPATH_OTHER
} og_xpath_type;
// It is asked of an `element` ("facts", "area", "theme") of a small tree that has every element. `at` gets the byte of
// an invalid one at which it cannot go on. Fails with: OG_NO_MEMORY.
og_status og_xpath_type_of(const char *expression, og_str element, og_xpath_type *out, size_t *at) OG_MUST_USE;

#endif
