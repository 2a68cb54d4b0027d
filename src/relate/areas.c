// SPDX-License-Identifier: MIT
#include "relate/areas.h"

#include "relate/data.h"

static og_status take(og_loader *loader, const xmlNode *element, void *to)
{
    og_area_wases *all = to;
    og_area_was made;
    OG_TRY(og_load_attribute(loader, element, "id", &made.area));
    for (const xmlNode *node = og_load_first(element); node; node = og_load_next(node)) {
        OG_TRY(og_load_text(loader, node, &made.was));
        OG_TRY(og_vec_push(loader->arena, all, made));
    }
    return OG_OK;
}

og_status og_areas_load(og_arena *arena, og_area_wases *out)
{
    *out = (og_area_wases){0};
    return og_data_read(arena, OG_STR("areas.xml"), take, out);
}
