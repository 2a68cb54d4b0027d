// SPDX-License-Identifier: MIT
#include "record/evidence.h"

#include "base/checked.h"
#include "base/str.h"

#include <stdlib.h>

static int by_id(const void *left, const void *right)
{
    const og_evidence *a = left, *b = right;
    return og_str_compare(a->id, b->id);
}

og_status og_evidence_list(og_arena *arena, const og_record *record, og_evidence_index *out)
{
    size_t count;
    *out = (og_evidence_index){0};
    if (!og_add(record->findings.count, record->actions.count, &count))
        return OG_NO_MEMORY;
    if (!count)
        return OG_OK;
    og_evidence *items = og_arena_alloc_array(arena, count, sizeof *items);
    if (!items)
        return OG_NO_MEMORY;
    *out = (og_evidence_index){.items = items};
    for (size_t i = 0; i < record->findings.count; i++)
        items[out->count++] = (og_evidence){.id = record->findings.items[i].id, .finding = &record->findings.items[i]};
    for (size_t i = 0; i < record->actions.count; i++)
        items[out->count++] = (og_evidence){.id = record->actions.items[i].id, .action = &record->actions.items[i]};
    qsort(items, count, sizeof *items, by_id);
    return OG_OK;
}

const og_evidence *og_evidence_find(const og_evidence_index *index, og_str id)
{
    og_evidence wanted = {.id = id};
    return index->count ? bsearch(&wanted, index->items, index->count, sizeof wanted, by_id) : NULL;
}

const og_span *og_evidence_place(const og_evidence *statement)
{
    return statement->finding ? &statement->finding->evidence : &statement->action->evidence;
}

og_str og_evidence_text(const og_evidence *statement)
{
    return statement->finding ? statement->finding->text : statement->action->text;
}
