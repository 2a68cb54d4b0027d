// SPDX-License-Identifier: MIT
// Which areas of judgement took the place of which (data/areas.xml).
#ifndef OG_RELATE_AREAS_H
#define OG_RELATE_AREAS_H

#include "base/vec.h"
#include "ofgrade/base.h"

typedef struct og_area_was {
    og_str area;
    og_str was;
} og_area_was;

typedef OG_VEC(og_area_was) og_area_wases;

// Fails with: OG_NO_MEMORY, OG_INTERNAL.
og_status og_areas_load(og_arena *arena, og_area_wases *out) OG_MUST_USE;

#endif
