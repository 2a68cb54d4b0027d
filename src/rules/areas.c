// SPDX-License-Identifier: MIT
#include "rules/areas.h"

#include "base/str.h"
#include "rules/data.h"

static og_status take_wases(og_loader *loader, const xmlNode *element, og_area_wases *out)
{
    og_area_was made;
    OG_TRY(og_load_attribute(loader, element, "id", &made.area));
    for (const xmlNode *node = og_load_first(element); node; node = og_load_next(node)) {
        OG_TRY(og_load_text(loader, node, &made.was));
        OG_TRY(og_vec_push(loader->arena, out, made));
    }
    return OG_OK;
}

static og_status take_set(og_loader *loader, const xmlNode *element, og_areas *out)
{
    og_area_set set = {0};
    og_str from;
    OG_TRY(og_load_attribute(loader, element, "provider", &set.provider));
    OG_TRY(og_load_attribute(loader, element, "scale", &set.scale));
    OG_TRY(og_load_attribute(loader, element, "from", &from));
    if (!og_date_from_iso(from, &set.from))
        return OG_INTERNAL;
    for (const xmlNode *node = og_load_first(element); node; node = og_load_next(node)) {
        og_set_area area = {0};
        og_str when;
        OG_TRY(og_load_attribute(loader, node, "area", &area.id));
        OG_TRY(og_load_attribute(loader, node, "when", &when));
        area.when = og_str_equal(when, OG_STR("named"))   ? OG_AREA_NAMED
                    : og_str_equal(when, OG_STR("apart")) ? OG_AREA_APART
                                                          : OG_AREA_ALWAYS;
        OG_TRY(og_vec_push(loader->arena, &set.areas, area));
    }
    return og_vec_push(loader->arena, &out->sets, set);
}

static og_status take(og_loader *loader, const xmlNode *element, void *to)
{
    og_areas *areas = to;
    bool set = og_str_equal(og_str_from((const char *)element->name), OG_STR("graded"));
    return set ? take_set(loader, element, areas) : take_wases(loader, element, &areas->wases);
}

og_status og_areas_load(og_arena *arena, og_areas *out)
{
    *out = (og_areas){0};
    return og_data_read(arena, OG_STR("areas.xml"), take, out);
}

static bool set_has(const og_area_set *set, og_str area)
{
    for (size_t i = 0; i < set->areas.count; i++)
        if (og_str_equal(set->areas.items[i].id, area))
            return true;
    return false;
}

static bool set_has_all(const og_area_set *set, const og_area_ids *areas)
{
    for (size_t i = 0; i < areas->count; i++)
        if (!set_has(set, areas->items[i]))
            return false;
    return true;
}

static bool scale_has(const og_catalogue *catalogue, og_str scale, og_str grade)
{
    for (size_t i = 0; i < catalogue->scales.count; i++)
        for (size_t k = 0; k < catalogue->scales.items[i]->grades.count; k++)
            if (og_str_equal(catalogue->scales.items[i]->id, scale) &&
                og_str_equal(catalogue->scales.items[i]->grades.items[k].id, grade))
                return true;
    return false;
}

const og_area_set *og_areas_choose(const og_areas *areas, const og_catalogue *catalogue, og_str provider, og_str grade,
                                   og_date day, const og_area_ids *known)
{
    const og_area_set *chosen = NULL;
    for (size_t i = 0; i < areas->sets.count; i++) {
        const og_area_set *set = &areas->sets.items[i];
        bool then = og_date_is_set(day) ? og_date_compare(set->from, day) <= 0 : set_has_all(set, known);
        if (then && og_str_equal(set->provider, provider) && scale_has(catalogue, set->scale, grade))
            chosen = set;
    }
    return chosen;
}

bool og_areas_are_of(const og_areas *areas, og_str provider, og_str area)
{
    for (size_t i = 0; i < areas->sets.count; i++)
        if (og_str_equal(areas->sets.items[i].provider, provider) && set_has(&areas->sets.items[i], area))
            return true;
    return false;
}

bool og_areas_are_kin(const og_areas *areas, og_str a, og_str b)
{
    bool kin = og_str_equal(a, b);
    for (size_t i = 0; i < areas->wases.count && !kin; i++) {
        const og_area_was *one = &areas->wases.items[i];
        kin = (og_str_equal(one->area, a) && og_str_equal(one->was, b)) ||
              (og_str_equal(one->area, b) && og_str_equal(one->was, a));
    }
    return kin;
}
