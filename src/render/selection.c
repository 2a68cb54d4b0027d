// SPDX-License-Identifier: MIT
#include "render/selection.h"

#include "base/str.h"
#include "document/sentences.h"
#include "record/fields.h"

#include <stdlib.h>

// What a reader takes in of one area; weaknesses are what has to be acted upon.
static const size_t most_shown[OG_SIDE_COUNT] = {[OG_SIDE_WEAKNESS] = 5, [OG_SIDE_STRENGTH] = 3, [OG_SIDE_MIXED] = 3};

// A finding on its way to its place; without a finding, a judgement that gives its area a place.
typedef struct entry {
    const og_finding *finding;
    og_str area;
    og_side side;
    size_t area_rank;
    double weight;
    size_t position;
} entry;

static bool is_serious(og_str severity)
{
    return og_str_equal(severity, OG_STR("serious"));
}

static og_side side_of(og_str polarity)
{
    return og_str_equal(polarity, OG_STR("weakness"))   ? OG_SIDE_WEAKNESS
           : og_str_equal(polarity, OG_STR("strength")) ? OG_SIDE_STRENGTH
                                                        : OG_SIDE_MIXED;
}

// How much a finding says: how plainly its words say it, and of how many cases. The list of extents runs from all to
// one; what is said without a word of extent is said in general. Out of its paragraph "this is not consistent" says
// less.
static double weight_of(const og_finding *finding)
{
    enum { GENERAL = 2, PLAIN = 6, LEANING = 4 }; // what is plain becomes no plainer by more words
    const og_list *list = &og_lists[OG_LIST_EXTENT];
    size_t rank = 0;
    while (rank < list->count && !og_str_equal(list->values[rank].value, finding->extent))
        rank++;
    double clarity = finding->clarity < PLAIN ? finding->clarity : PLAIN;
    double leaning = og_sentence_refers_back(finding->text) ? LEANING : 0;
    return clarity - leaning - 0.75 * (rank < list->count ? (double)rank : GENERAL);
}

static int compare_sizes(size_t a, size_t b)
{
    return (a > b) - (a < b);
}

static int by_area(const void *left, const void *right)
{
    const entry *a = left, *b = right;
    int areas = og_str_compare(a->area, b->area);
    return areas ? areas : compare_sizes(a->position, b->position);
}

static int by_importance(const void *left, const void *right)
{
    const entry *a = left, *b = right;
    if (a->side != b->side)
        return a->side < b->side ? -1 : 1;
    if (a->area_rank != b->area_rank)
        return compare_sizes(a->area_rank, b->area_rank);
    bool a_serious = is_serious(a->finding->severity), b_serious = is_serious(b->finding->severity);
    if (a_serious != b_serious)
        return a_serious ? -1 : 1;
    if (a->weight < b->weight || a->weight > b->weight)
        return a->weight > b->weight ? -1 : 1;
    return compare_sizes(a->position, b->position);
}

// The judgements first, so that they come first in the order of areas.
static void list_entries(const og_record *record, entry *entries)
{
    size_t count = 0;
    for (size_t i = 0; i < record->judgements.count; i++, count++)
        entries[count] = (entry){.area = record->judgements.items[i].area, .position = count};
    for (size_t i = 0; i < record->findings.count; i++, count++) {
        const og_finding *finding = &record->findings.items[i];
        entries[count] = (entry){.finding = finding,
                                 .area = finding->area,
                                 .side = side_of(finding->polarity),
                                 .weight = weight_of(finding),
                                 .position = count};
    }
}

// Gives each area the position of what first names it as its rank and leaves the findings alone; says how many.
static size_t rank_areas(entry *entries, size_t count)
{
    size_t kept = 0, rank = 0;
    og_str area = {0};
    qsort(entries, count, sizeof *entries, by_area);
    for (size_t i = 0; i < count; i++) {
        entry taken = entries[i];
        if (!i || !og_str_equal(area, taken.area))
            rank = taken.area.len ? taken.position : SIZE_MAX;
        area = taken.area;
        taken.area_rank = rank;
        if (taken.finding)
            entries[kept++] = taken;
    }
    qsort(entries, kept, sizeof *entries, by_importance);
    return kept;
}

static og_status add_groups(og_arena *arena, const entry *entries, size_t count, bool all, og_selection *out)
{
    const og_finding **findings = og_arena_alloc_array(arena, count, sizeof *findings);
    if (!findings)
        return OG_NO_MEMORY;
    size_t end;
    for (size_t start = 0; start < count; start = end) {
        og_side side = entries[start].side;
        for (end = start;
             end < count && entries[end].side == side && entries[end].area_rank == entries[start].area_rank; end++)
            findings[end] = entries[end].finding;
        size_t shown = all || end - start < most_shown[side] ? end - start : most_shown[side];
        og_finding_group group = {entries[start].area, findings + start, end - start, shown};
        OG_TRY(og_vec_push(arena, &out->groups[side], group));
    }
    return OG_OK;
}

static og_status select_findings(og_arena *arena, const og_record *record, bool all, og_selection *out)
{
    size_t count;
    if (!record->findings.count)
        return OG_OK;
    if (!og_add(record->findings.count, record->judgements.count, &count))
        return OG_NO_MEMORY;
    entry *entries = og_arena_alloc_array(arena, count, sizeof *entries);
    if (!entries)
        return OG_NO_MEMORY;
    list_entries(record, entries);
    return add_groups(arena, entries, rank_areas(entries, count), all, out);
}

// Of the demands of inspectors, the most pressing first: set out for priority action, and then whether serious.
enum { RANK_SERIOUS = 0, RANK_STANDARD = 1, RANK_NO_PRIORITY = 2, RANK_PROMISED = 4 };

static int action_rank(const og_action *action)
{
    if (!og_action_is_asked(action))
        return RANK_PROMISED;
    return (og_str_equal(action->kind, OG_STR("priority")) ? 0 : RANK_NO_PRIORITY) +
           (is_serious(action->severity) ? RANK_SERIOUS : RANK_STANDARD);
}

static og_status select_actions(og_arena *arena, const og_record *record, og_selection *out)
{
    for (int rank = 0; rank <= RANK_PROMISED; rank++)
        for (size_t i = 0; i < record->actions.count; i++) {
            const og_action *action = &record->actions.items[i];
            if (action_rank(action) == rank)
                OG_TRY(rank == RANK_PROMISED ? og_vec_push(arena, &out->promised, action)
                                             : og_vec_push(arena, &out->asked, action));
        }
    return OG_OK;
}

og_status og_select(og_arena *arena, const og_record *record, bool all, og_selection *out)
{
    *out = (og_selection){0};
    OG_TRY(select_findings(arena, record, all, out));
    return select_actions(arena, record, out);
}
