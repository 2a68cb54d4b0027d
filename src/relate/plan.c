// SPDX-License-Identifier: MIT
#include "relate/plan.h"

#include "base/str.h"
#include "ofgrade/rules.h"
#include "record/evidence.h"
#include "record/fields.h"

#include <stdlib.h>

static int by_place(const void *left, const void *right)
{
    const og_span *a = left, *b = right;
    if (a->page != b->page)
        return a->page < b->page ? -1 : 1;
    return (a->line > b->line) - (a->line < b->line);
}

static bool same_place(const og_span *a, const og_span *b)
{
    return a->page == b->page && (a->page || a->line == b->line);
}

static void order_places(og_plan_row *row)
{
    size_t kept = 0;
    if (row->places.count)
        qsort(row->places.items, row->places.count, sizeof *row->places.items, by_place);
    for (size_t i = 0; i < row->places.count; i++)
        if (!kept || !same_place(&row->places.items[kept - 1], &row->places.items[i]))
            row->places.items[kept++] = row->places.items[i];
    row->places.count = kept;
}

// Of several actions the first that says it decides by when and by whom.
static void take_terms(const og_action *action, og_plan_row *row)
{
    if (!row->deadline.len)
        row->deadline = action->deadline;
    if (!row->owner.len)
        row->owner = action->by;
}

static og_status add_recommendation(og_arena *arena, const og_recommendation *from, const og_evidence_index *all,
                                    og_plan *out)
{
    og_plan_row row = {.priority = from->priority,
                       .action = from->text,
                       .asked = og_str_equal(from->basis, OG_STR("stated")),
                       .themes = &from->themes};
    for (size_t i = 0; i < from->evidence.count; i++) {
        const og_evidence *found = og_evidence_find(all, from->evidence.items[i]);
        if (found)
            OG_TRY(og_vec_push(arena, &row.places, *og_evidence_place(found)));
        if (found && found->action)
            take_terms(found->action, &row);
    }
    order_places(&row);
    return og_vec_push(arena, out, row);
}

static og_status add_action(og_arena *arena, const og_action *from, og_plan *out)
{
    og_plan_row row = {.priority = og_lists[OG_LIST_PRIORITY].values[og_action_urgency(from)].value,
                       .action = from->text,
                       .asked = true,
                       .themes = &from->themes};
    take_terms(from, &row);
    OG_TRY(og_vec_push(arena, &row.places, from->evidence));
    return og_vec_push(arena, out, row);
}

// --- measures of success

// A row's first theme, but for one that most rows have, which would give them all one measure.
static size_t telling_theme(const og_catalogue *catalogue, const og_plan_row *row, const size_t *shared, size_t rows)
{
    enum { FEW_ROWS = 3 };
    size_t first = SIZE_MAX;
    for (size_t i = 0; i < row->themes->count; i++) {
        size_t theme = og_catalogue_find_theme(catalogue, row->themes->items[i], NULL);
        if (theme == SIZE_MAX)
            continue;
        if (rows <= FEW_ROWS || shared[theme] <= rows / 2)
            return theme;
        first = first == SIZE_MAX ? theme : first;
    }
    return first;
}

static og_status add_measures(og_arena *arena, const og_catalogue *catalogue, og_plan *plan)
{
    size_t *shared = og_arena_alloc_array(arena, og_catalogue_theme_count(catalogue), sizeof *shared);
    if (!shared)
        return OG_NO_MEMORY;
    for (size_t i = 0; i < plan->count; i++)
        for (size_t k = 0; k < plan->items[i].themes->count; k++) {
            size_t theme = og_catalogue_find_theme(catalogue, plan->items[i].themes->items[k], NULL);
            if (theme != SIZE_MAX)
                shared[theme]++;
        }
    for (size_t i = 0; i < plan->count; i++) {
        size_t theme = telling_theme(catalogue, &plan->items[i], shared, plan->count);
        plan->items[i].measure = theme == SIZE_MAX ? OG_STR("") : og_catalogue_theme_measure(catalogue, theme);
    }
    return OG_OK;
}

og_status og_plan_make(og_arena *arena, const og_record *record, const og_catalogue *catalogue, og_plan *out)
{
    og_evidence_index all;
    *out = (og_plan){0};
    OG_TRY(og_evidence_list(arena, record, &all));
    for (size_t i = 0; i < record->recommendations.count; i++) {
        const og_recommendation *from = &record->recommendations.items[i];
        OG_TRY(add_recommendation(arena, from, &all, out));
    }
    for (size_t i = 0; !record->recommendations.count && i < record->actions.count; i++) {
        const og_action *from = &record->actions.items[i];
        if (og_action_is_asked(from))
            OG_TRY(add_action(arena, from, out));
    }
    return catalogue ? add_measures(arena, catalogue, out) : OG_OK;
}
