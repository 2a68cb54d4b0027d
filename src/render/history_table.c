// SPDX-License-Identifier: MIT
// The table of a history, whatever it is written as: areas below each other, inspections that gave grades beside each
// other.
#include "base/str.h"
#include "render/history.h"
#include "render/say.h"

#include <stdlib.h>

const og_history_entry **og_history_graded(og_flow *flow, const og_history_provider *provider, size_t *count)
{
    const og_history_entry **graded = og_arena_alloc_array(flow->arena, provider->entries.count + 1, sizeof *graded);
    *count = 0;
    if (!graded)
        flow->out.status = OG_NO_MEMORY;
    for (size_t i = 0; graded && i < provider->entries.count; i++)
        if (provider->entries.items[i].record->judgements.count)
            graded[(*count)++] = &provider->entries.items[i];
    return graded;
}

static int by_area(const void *left, const void *right)
{
    const og_placed_grade *a = left, *b = right;
    if (a->grade->area != b->grade->area)
        return a->grade->area < b->grade->area ? -1 : 1;
    if (a->column != b->column)
        return a->column < b->column ? -1 : 1;
    return (a->grade > b->grade) - (a->grade < b->grade); // of one array
}

og_placed_grade *og_history_place_grades(og_flow *flow, const og_history_entry *const *entries, size_t columns,
                                         size_t *count)
{
    *count = 0;
    for (size_t i = 0; i < columns; i++)
        *count += entries[i]->record->judgements.count;
    og_placed_grade *all = og_arena_alloc_array(flow->arena, *count + 1, sizeof *all);
    if (!all) {
        flow->out.status = OG_NO_MEMORY;
        return NULL;
    }
    size_t added = 0;
    for (size_t i = 0; i < columns; i++)
        for (size_t k = 0; k < entries[i]->record->judgements.count; k++)
            all[added++] = (og_placed_grade){&entries[i]->grades[k], i};
    if (added)
        qsort(all, added, sizeof *all, by_area);
    return all;
}

// "Good (better)", "Inadequate (worse; before: Achievement)": another area stands in another row.
static og_str cell_of(og_flow *flow, const og_history_grade *grade)
{
    og_str word = og_direction_word(grade->direction), name = og_say_grade(flow, grade->judgement->grade);
    if (!word.len)
        return name;
    bool other = grade->previous && !og_str_equal(grade->previous->area, grade->judgement->area);
    og_str before = other ? og_say_area(flow, grade->previous->area) : (og_str){0};
    return og_flow_print(flow, "%.*s (%.*s%s%.*s)", OG_STR_ARG(name), OG_STR_ARG(word), other ? "; before: " : "",
                         OG_STR_ARG(before));
}

size_t og_history_fill_row(og_flow *flow, const og_history_provider *provider, const og_placed_grade *grades,
                           size_t count, og_str *cells, size_t columns)
{
    size_t area = grades[0].grade->area, end = 0;
    cells[0] = og_say_area(flow, provider->areas.items[area]);
    for (size_t k = 0; k < columns; k++)
        cells[k + 1] = OG_STR("-");
    for (; end < count && grades[end].grade->area == area; end++)
        if (!end || grades[end].column != grades[end - 1].column)
            cells[grades[end].column + 1] = cell_of(flow, grades[end].grade);
    return end;
}
