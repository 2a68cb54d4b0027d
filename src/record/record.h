// SPDX-License-Identifier: MIT
// The record as structures. fields.c lists every member once more, as the table from which JSON is written and read.
// Strings: ptr == NULL is JSON null, a pointer with len 0 the empty string. Dates: year 0 is null.
#ifndef OG_RECORD_RECORD_H
#define OG_RECORD_RECORD_H

#include "base/date.h"
#include "base/vec.h"
#include "ofgrade/record.h"

// Bytes start..end of the document's text; page 0 is null.
typedef struct og_span {
    uint32_t page;
    size_t line;
    size_t start;
    size_t end;
} og_span;

typedef OG_VEC(og_str) og_strs;

typedef struct og_record_source {
    og_str path, format, sha256;
    size_t bytes;
    size_t pages; // 0 is null
} og_record_source;

typedef struct og_record_error {
    og_str code, message;
} og_record_error;

typedef struct og_record_document {
    og_str kind, title;
    og_str outlet, byline; // of an article: who published it, who wrote it
    size_t words;
} og_record_document;

typedef struct og_record_framework {
    og_str id, name, scale;
    double confidence;
} og_record_framework;

// Years; all zero is null, for a child may be of age 0.
typedef struct og_age {
    bool known;
    int years;
} og_age;

typedef struct og_age_range {
    og_age from, to; // an open end is null
} og_age_range;

typedef struct og_provider {
    og_str name, kind, urn;
    og_str local_authority;
    og_age_range *age_range; // NULL is null
    size_t number_on_roll;   // 0 is null
} og_provider;

typedef struct og_inspector {
    og_str name;
    bool lead;
} og_inspector;

typedef struct og_previous {
    og_str overall;
    og_date date;
} og_previous;

typedef struct og_inspection {
    og_provider provider;
    og_str type;
    og_date start, end, published;
    OG_VEC(og_inspector) inspectors;
    og_previous *previous; // NULL is null
    og_str category;       // of concern, in which this inspection places the provider or finds it still
    og_str report_url;
} og_inspection;

typedef struct og_judgement {
    og_str area, grade;
    int level; // 0 is null
    og_str words;
    og_span evidence;
} og_judgement;

typedef struct og_record_outcome {
    int code;
    og_str words;
} og_record_outcome;

// A rule that had a part in a statement, and the words of the document that it matched, as printed; "" for a rule of
// context, which has none. Strongest first; before them all stands the sum, as the rule of a reason without effect and
// words. Explanations are drawn from it; the JSON form gives the rules' ids alone.
typedef struct og_reason_words {
    og_str rule;
    og_str effect; // what it spoke for: "weakness 2.5", "not strength 1.2", "theme planning", "serious"
    og_str words;
} og_reason_words;

typedef OG_VEC(og_reason_words) og_explanation;

typedef struct og_finding {
    og_str id, text, polarity;
    og_strs themes;
    og_str area, severity, extent, trend, source;
    og_strs rules;
    og_span evidence;
    double clarity;             // by how much the evidence for its polarity outweighs any other; 0 from JSON
    og_explanation explanation; // empty in a record read from JSON
} og_finding;

typedef struct og_action {
    og_str id, text, kind, by, to, deadline;
    og_strs themes;
    og_str severity;
    og_span evidence;
    og_explanation explanation; // empty in a record read from JSON
} og_action;

typedef struct og_quotation {
    og_str speaker, role, organisation, text, stance;
    og_span evidence;
} og_quotation;

// A grading rule that applied, what it did to the inferred grade, and the findings and actions it rests on.
typedef struct og_reason {
    og_str rule, effect;
    og_strs evidence;
} og_reason;

typedef OG_VEC(og_reason) og_reasons;

typedef struct og_area_assessment {
    og_str area, stated, inferred;
    int inferred_level; // 0 is null
    double confidence;
    og_reasons because;
} og_area_assessment;

typedef struct og_assessment {
    og_str stated;
    int stated_level; // 0 is null
    og_str inferred;
    int inferred_level; // 0 is null
    double confidence;
    og_str agreement;
    og_reasons because;
    OG_VEC(og_area_assessment) areas;
} og_assessment;

typedef struct og_recommendation {
    int rank;
    og_str priority, text;
    og_strs themes;
    og_str basis;
    og_strs evidence;
} og_recommendation;

typedef struct og_record_warning {
    og_str code, message;
    og_span *evidence; // NULL is null
} og_record_warning;

struct og_record {
    og_arena *arena; // holds all of it
    og_str schema;
    og_record_source source;
    og_str status;
    og_record_error *error;         // NULL is null
    og_record_document *document;   // NULL is null: a failed record
    og_record_framework *framework; // NULL is null
    og_inspection *inspection;      // NULL is null: a failed record
    OG_VEC(og_judgement) judgements;
    og_record_outcome *outcome; // NULL is null
    OG_VEC(og_finding) findings;
    OG_VEC(og_action) actions;
    OG_VEC(og_quotation) quotations;
    og_assessment *assessment; // NULL is null: a failed record
    OG_VEC(og_recommendation) recommendations;
    og_str summary;
    OG_VEC(og_record_warning) warnings;
};

// The areas that are stated to be lower than the whole was read to be, where no grade of the whole is stated.
typedef struct og_lower_areas {
    size_t count;
    og_str grade; // the lowest; of the record
    bool alike;   // all have the level of that grade
} og_lower_areas;

og_lower_areas og_record_lower_areas(const og_record *record);

// Whether it is asked for, and not what the provider plans or has done.
bool og_action_is_asked(const og_action *action);

// How soon what an action asks for is wanted, by its own words: numbers in the list of priorities.
typedef enum og_urgency { OG_URGENCY_IMMEDIATE, OG_URGENCY_HIGH, OG_URGENCY_MEDIUM } og_urgency;
og_urgency og_action_urgency(const og_action *action);

// An empty record with its arena, schema and source set. Owns: og_record_free.
og_status og_record_new(const og_source *source, og_record **out) OG_MUST_USE;

#endif
