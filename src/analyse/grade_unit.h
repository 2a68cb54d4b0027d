// SPDX-License-Identifier: MIT
// A sentence of an article, or a row, while its grades are read: grade_mentions.c and grade_areas.c share it.
#ifndef OG_ANALYSE_GRADE_UNIT_H
#define OG_ANALYSE_GRADE_UNIT_H

#include "analyse/grade_mentions.h"

typedef OG_VEC(og_rule_hit) og_hit_places;

// A sentence or a row of a table.
typedef struct og_grade_unit {
    og_analysis *analysis;
    og_grade_mentions *out;
    og_range range;
    size_t block;
    og_rule_hits hits;
    size_t grades, names; // numbers of its first grade and name in `out`
    og_hit_places all;    // those below, sorted by place
    og_hit_places words;  // of each grade
    og_hit_places areas;
    og_hit_places cues;
    og_hit_places relatives; // "who", "which", sorted by place
    og_hit_places longest;   // of each grade the longest cue so far
} og_grade_unit;

static inline const og_rule *og_unit_rule(const og_grade_unit *u, const og_rule_hit *hit)
{
    return &u->analysis->catalogue->rules.rules.items[hit->rule];
}

static inline og_reading og_unit_reading(const og_grade_unit *u, const og_rule_hit *hit)
{
    return (og_reading)og_unit_rule(u, hit)->value[OG_ASPECT_READING];
}

// The number of the first of the grades that ends behind the token.
size_t og_unit_first_after(const og_hit_places *words, size_t token);
// The last grade within the tokens, SIZE_MAX: there is none.
size_t og_unit_last_within(const og_hit_places *words, size_t first, size_t end);
// Whether "who", "which" or the like begins at the token.
bool og_unit_is_relative(const og_grade_unit *u, size_t token);
// grade_areas.c: gives the unit's grades the areas that they are of.
og_status og_grade_areas_find(const og_grade_unit *u) OG_MUST_USE;

#endif
