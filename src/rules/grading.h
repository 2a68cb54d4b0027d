// SPDX-License-Identifier: MIT
// Gradings (data/grading/*.xml, schema: data/schema/grading.rng, guide: docs/rules.md): how findings are mapped onto
// the four levels, and what is recommended where they are wanting. Conditions are XPath 1.0 over the facts tree of
// facts.def. Immutable once loaded.
#ifndef OG_RULES_GRADING_H
#define OG_RULES_GRADING_H

#include "ofgrade/catalogue.h"
#include "rules/rule.h"
#include "rules/xpath_check.h"

// 1 + a number among the plan's expressions; 0: none.
typedef size_t og_expression;

typedef enum og_grading_scope { OG_GRADES_AREA, OG_GRADES_WHOLE, OG_GRADING_SCOPES } og_grading_scope;

enum { OG_LEVELS = 4, OG_PRIORITIES = 3 };

extern const og_str og_grading_scope_names[OG_GRADING_SCOPES];
extern const og_str og_level_names[OG_LEVELS + 1]; // "" before the first
extern const og_str og_priority_names[OG_PRIORITIES];

// How a sum of points becomes a level: level k + 2 begins at from[k]. The sum is taken to be wrong by a logistic error
// of the scale `spread`; the chance of each level, and so the confidence, follows (ordinal logistic regression).
typedef struct og_grading_scale {
    double from[OG_LEVELS - 1];
    double spread;
    size_t least; // findings below which nothing is inferred
    bool given;
} og_grading_scale;

typedef struct og_grading_rule {
    og_str id;
    og_str file;
    size_t line;
    og_grading_scope scope;
    og_expression when; // a boolean; none: always
    double points;      // for each unit of `times`, 0 for a rule that only limits
    og_expression times;
    double most;             // of the sum of points, without sign; 0: no bound
    int no_better, no_worse; // level that the result is at best, at worst; 0: none
    double certainty;        // of a limit, 0 to 1: the part of the chance it shuts out that its level takes on
    og_expression evidence;  // a node-set of <group>, <actions> and <rule>
    og_str reason;           // in words
    og_str source;           // what published criterion it follows
    og_written_lines hits;   // facts as XML, with the line of the element; empty unless loaded with examples
    og_written_lines misses;
} og_grading_rule;

typedef struct og_grading {
    og_str id;
    og_str file;
    size_t line;
    bool built_in;
    og_words_list frameworks; // ids it is for
    og_words_list apart;      // areas that do not count for the whole
    og_words_list unproven;   // those of its frameworks for which nobody has measured how often it is right
    double ceiling;           // of the confidence for these
    og_grading_scale scales[OG_GRADING_SCOPES];
    OG_VEC(og_grading_rule) rules;
} og_grading;

// A step that is recommended where a theme is weak and no action of the document covers it.
typedef struct og_step {
    og_str id;
    og_str file;
    size_t line;
    bool built_in;
    og_words_list frameworks;
    og_str theme;
    int priority;       // number among og_priority_names
    og_expression when; // asked of the <theme> of the whole
    og_str text;
    og_written_lines hits, misses;
} og_step;

typedef struct og_grading_plan {
    OG_VEC(og_grading) gradings;
    OG_VEC(og_step) steps;      // in the order of files and lines
    OG_VEC(og_str) expressions; // XPath
    og_xpath_uses uses;         // of all of them
} og_grading_plan;

// The <reason> of a grading rule by its id, "" where there is none.
og_str og_grading_reason(const og_catalogue *catalogue, og_str rule);

#endif
