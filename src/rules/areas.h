// SPDX-License-Identifier: MIT
// How areas of judgement hang together beyond one framework (data/areas.xml): which took the place of which, and in
// which all of a kind of provider are graded, since when.
#ifndef OG_RULES_AREAS_H
#define OG_RULES_AREAS_H

#include "base/date.h"
#include "base/vec.h"
#include "ofgrade/catalogue.h"

typedef struct og_area_was {
    og_str area;
    og_str was;
} og_area_was;

typedef OG_VEC(og_area_was) og_area_wases;

typedef enum og_area_when {
    OG_AREA_ALWAYS,
    OG_AREA_NAMED, // of some providers alone: it counts where a text names it
    OG_AREA_APART  // graded on a scale of its own
} og_area_when;

typedef struct og_set_area {
    og_str id;
    og_area_when when;
} og_set_area;

typedef struct og_area_set {
    og_str provider; // kind
    og_str scale;
    og_date from;
    OG_VEC(og_set_area) areas;
} og_area_set;

typedef OG_VEC(og_str) og_area_ids;

typedef struct og_areas {
    og_area_wases wases;
    OG_VEC(og_area_set) sets; // those of one kind in the order of their days
} og_areas;

// Fails with: OG_NO_MEMORY, OG_INTERNAL.
og_status og_areas_load(og_arena *arena, og_areas *out) OG_MUST_USE;

// The last set of the kind that was in force on the day and whose scale has the grade; of a day that is not known the
// last that has all areas of `known`. NULL: none.
const og_area_set *og_areas_choose(const og_areas *areas, const og_catalogue *catalogue, og_str provider, og_str grade,
                                   og_date day, const og_area_ids *known);
// Whether any set of the kind has the area.
bool og_areas_are_of(const og_areas *areas, og_str provider, og_str area);
// Whether they are one area, or one took the place of the other.
bool og_areas_are_kin(const og_areas *areas, og_str a, og_str b);

#endif
