// SPDX-License-Identifier: MIT
// Rules as loaded from data/rules/*.xml (schema: data/schema/rules.rng, guide: docs/rules.md), and the plan that a
// scanner runs. Immutable once loaded.
#ifndef OG_RULES_RULE_H
#define OG_RULES_RULE_H

#include "base/vec.h"
#include "rules/phrase.h"

#define OG_ASPECT(id, type, attribute, layer, meaning) typedef enum type { id##_NONE,
#define OG_ASPECT_VALUE(id, name, meaning) id,
#define OG_ASPECT_END(type)                                                                                            \
    }                                                                                                                  \
    type;
#include "rules/aspects.def"
#undef OG_ASPECT
#undef OG_ASPECT_VALUE
#undef OG_ASPECT_END

typedef enum og_aspect {
#define OG_ASPECT(id, type, attribute, layer, meaning) id,
#define OG_ASPECT_VALUE(id, name, meaning)
#define OG_ASPECT_END(type)
#include "rules/aspects.def"
#undef OG_ASPECT
#undef OG_ASPECT_VALUE
#undef OG_ASPECT_END
    OG_ASPECT_COUNT
} og_aspect;

// Hits compete for the same words only within a layer.
typedef enum og_layer {
    OG_LAYER_DECISION,
    OG_LAYER_THEME,
    OG_LAYER_SEVERITY,
    OG_LAYER_EXTENT,
    OG_LAYER_TREND,
    OG_LAYER_DEADLINE,
    OG_LAYER_DUTY,
    OG_LAYER_DEED,
    OG_LAYER_ACTOR,
    OG_LAYER_DIVISION,
    OG_LAYER_SOURCE,
    OG_LAYER_AREA,
    OG_LAYER_READING,
    OG_LAYER_SPEECH,
    OG_LAYER_STANCE,
    OG_LAYER_COUNT
} og_layer;

// The names of the values of an aspect as files write them, in the order of its enumeration; [0] is "".
typedef struct og_aspect_info {
    og_str attribute;
    og_layer layer;
    const og_str *names;
    size_t count; // of names, the empty one included
} og_aspect_info;

extern const og_aspect_info og_aspects[OG_ASPECT_COUNT];

// What findings are about: data/rules/themes.xml.
typedef struct og_theme {
    og_str id;
    og_str name;
    og_str measure; // by which success in it may be measured, "" none
    og_str meaning;
} og_theme;

// Where a sentence stands, as conditions of rules ask for it. Strings may be empty.
typedef struct og_rule_place {
    og_str role;      // of its section, of roles.def
    og_str framework; // id
    og_str area;      // of its section
    og_str kind;      // of its block: "paragraph", "item", ...
    og_str provider;  // kind of who was inspected
} og_rule_place;

typedef enum og_condition_subject {
    OG_ON_ROLE,
    OG_ON_FRAMEWORK,
    OG_ON_AREA,
    OG_ON_KIND,
    OG_ON_PROVIDER,
    OG_CONDITION_SUBJECTS
} og_condition_subject;

// As files write them.
extern const og_str og_condition_subjects[OG_CONDITION_SUBJECTS];

// One attribute of <context>: the place has one of the values, or none of them.
typedef struct og_condition {
    og_condition_subject subject;
    bool none;
    OG_VEC(og_str) values; // "-" is no value at all
} og_condition;

typedef enum og_unless_where { OG_UNLESS_BEFORE, OG_UNLESS_AFTER, OG_UNLESS_ANYWHERE } og_unless_where;

// Phrases first .. first + count - 1 of the plan.
typedef struct og_phrase_span {
    size_t first;
    size_t count;
} og_phrase_span;

// A part of a file as written, and where it begins; column 0: not known.
typedef struct og_written {
    og_str text;
    size_t line, column;
} og_written;

typedef OG_VEC(og_written) og_written_lines;

typedef struct og_unless_source {
    og_unless_where where;
    og_written_lines phrases;
} og_unless_source;

// A rule as its file gives it, for those who show, check and test rules.
typedef struct og_rule_source {
    og_written_lines phrases; // a line each
    og_written_lines patterns;
    OG_VEC(og_unless_source) unless;
    og_written_lines hits;       // sentences in which it must be found
    og_written_lines misses;     // sentences in which it must not be found
    og_written_lines attributes; // the names of those of <rule>
    og_written_lines context;    // the names of the file's and of <context>, in the order of the rule's conditions
} og_rule_source;

// Phrases that take a hit away: right before it, right after it, or anywhere in its sentence.
typedef struct og_unless {
    og_unless_where where;
    og_phrase_span phrases;
} og_unless;

typedef struct og_rule {
    og_str id;
    og_str file;
    size_t line;
    bool built_in;
    unsigned layers;                      // a bit for each layer in which it has a part
    unsigned char value[OG_ASPECT_COUNT]; // of each aspect its enumeration's value, 0: says nothing of it
    size_t theme;                         // 1 + its number among the plan's themes, 0: none
    og_str about;                         // the judgement area that its words name, "" none
    og_str names;                         // the id of the grade that its words name, "" none
    double strength;                      // of the evidence for its polarity, above 0
    double weight;                        // of its theme, severity, trend or stance, above 0
    double factor;                        // of a scope other than negation: what evidence in reach is multiplied with
    size_t reach;                         // of a scope: words
    bool backward;                        // of a scope: it reaches back
    double before, after;                 // of a clause: weight of what stands before and after its words
    bool until_comma;                     // of a clause: its `after` ends at the next comma
    OG_VEC(og_condition) conditions;
    og_phrase_span phrases;
    OG_VEC(size_t) patterns; // numbers in the catalogue
    OG_VEC(og_unless) unless;
    const og_rule_source *source; // NULL unless the catalogue was made with examples
} og_rule;

// True when the rule has a part in the layer.
static inline bool og_rule_speaks(const og_rule *rule, og_layer layer)
{
    return rule->layers >> layer & 1;
}

// A bit for each layer in which it has a part.
unsigned og_rule_layers(const og_rule *rule);
// Whether one of its conditions asks for more than the document: the rule fits in some places of it and not in others.
bool og_rule_minds_place(const og_rule *rule);
// Whether all its conditions hold.
bool og_rule_fits(const og_rule *rule, const og_rule_place *place);

#define OG_NO_RULE UINT32_MAX

typedef struct og_rule_plan {
    OG_VEC(og_rule) rules; // in the order of files and lines; of those that a user's file replaces, in the old place
    OG_VEC(og_theme) themes;
    og_phrase_book book;            // all phrases, and the index by which they are found
    OG_VEC(uint32_t) phrase_rule;   // of each phrase the rule whose hit it is; OG_NO_RULE for one of <unless>
    OG_VEC(size_t) everywhere;      // rules without words: they hold wherever their conditions do
    OG_VEC(size_t) with_patterns;   // rules that have patterns
    OG_VEC(size_t) with_conditions; // rules that do not fit everywhere
    OG_VEC(size_t) minding_place;   // those of them that do not fit everywhere in one document
} og_rule_plan;

#endif
