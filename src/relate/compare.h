// SPDX-License-Identifier: MIT
// What two records say together: an article and a report, two inspections, two articles. docs/compare.md describes all
// of it; compare_fields.c lists every member once more, as the table from which JSON is written.
// Strings: ptr == NULL is JSON null. Dates: year 0 is null. They are the comparison's own or the records'.
#ifndef OG_RELATE_COMPARE_H
#define OG_RELATE_COMPARE_H

#include "ofgrade/compare.h"
#include "relate/inspected.h"
#include "relate/match.h"
#include "relate/provider.h"

// A fact by which it is told whether both are about one inspection, as each document has it.
#define OG_OTHER_SCALE                                                                                                 \
    "other-scale" // code of a warning: the grades of two inspections cannot be held against each other

typedef struct og_same_reason {
    og_str fact, verdict;
    og_str first, second;
} og_same_reason;

typedef struct og_same {
    og_str verdict;
    OG_VEC(og_same_reason) reasons;
} og_same;

// Inspectors' findings, and what they ask for.
typedef struct og_balance {
    size_t strengths, weaknesses, mixed, asked;
} og_balance;

typedef struct og_compared {
    og_str role;
    og_str path, kind, title;
    og_str provider, framework; // names
    og_date start, end, published;
    og_balance balance;
    og_statements statements;
} og_compared;

typedef struct og_compared_grade {
    og_str area;
    og_str grade;
    int level; // 0 is null
    og_str words;
    og_span evidence;
} og_compared_grade;

typedef struct og_grade_row {
    og_str area;
    og_compared_grade *first, *second; // NULL is null; never both
    og_str direction;
} og_grade_row;

typedef struct og_pair {
    og_str first, second; // ids
    og_str relation;
    double likeness;
    bool close;            // alike enough to conclude something from it
    og_strs themes, words; // that both have; words as they stand in the first
    const og_statement *first_statement, *second_statement;
} og_pair;

// How many statements of a document on a theme praise or blame, and how many have one like them in the other document.
typedef struct og_theme_side {
    size_t strengths, weaknesses, paired, unpaired;
} og_theme_side;

typedef struct og_theme_row {
    og_str theme;
    og_theme_side first, second;
    og_str direction;
} og_theme_row;

typedef struct og_speaker {
    og_str document; // "first", "second"
    og_str speaker, role, organisation;
    og_strs stances;
    size_t quotations;
    og_span evidence; // of the first
} og_speaker;

typedef struct og_comparison_warning {
    og_str code, message;
} og_comparison_warning;

struct og_comparison {
    og_arena *arena;
    og_str schema, kind;
    og_str title;    // whom it is about, and what the documents are
    og_strs summary; // sentences
    og_same same;
    og_compared first, second;
    OG_VEC(og_grade_row) grades;
    OG_VEC(og_pair) pairs;
    OG_VEC(og_theme_row) themes;
    OG_VEC(og_speaker) speakers;
    OG_VEC(og_comparison_warning) warnings;
    const og_record *records[2]; // of first and second, while it is made
};

// The steps, in their order. Each fails with OG_NO_MEMORY.
// compare_same.c: whether it is one inspection, and the grades.
og_status og_compare_same(og_comparison *comparison, const og_providers *names) OG_MUST_USE;
og_status og_compare_grades(og_comparison *comparison) OG_MUST_USE;
// compare_title.c: once the warnings tell whether both are about one provider.
og_status og_compare_entitle(og_comparison *comparison) OG_MUST_USE;
// compare_standing.c: pairs, and what becomes of each statement.
og_status og_compare_statements(og_comparison *comparison) OG_MUST_USE;
// compare_counts.c: balance, themes and speakers.
og_status og_compare_count(og_comparison *comparison) OG_MUST_USE;
// compare_summary.c: the whole in a few sentences.
og_status og_compare_sum_up(og_comparison *comparison) OG_MUST_USE;

bool og_comparison_is(const og_comparison *comparison, const char *kind);
bool og_comparison_has_warning(const og_comparison *comparison, const char *code);
og_status og_comparison_warn(og_comparison *comparison, og_str code, const char *format, ...) OG_MUST_USE
    __attribute__((format(printf, 3, 4)));

#endif
