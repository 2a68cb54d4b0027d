// SPDX-License-Identifier: MIT
// One record for each listed file, made when it is asked for: nothing but the paths stays in memory.
#include "ofgrade/batch.h"

#include "analyse/analysis.h"
#include "base/checked.h"
#include "batch/walk.h"

struct og_batch {
    og_arena *arena; // holds the listing and the batch itself
    og_listing listing;
    og_analyser *analyser;
    size_t next;
};

og_status og_batch_new(const char *const *paths, size_t path_count, const og_catalogue *catalogue,
                       const og_limits *limits, og_diagnostics *diagnostics, og_batch **out)
{
    og_arena *arena = og_arena_new();
    og_batch *batch = arena ? og_arena_alloc(arena, sizeof *batch) : NULL;
    og_status status = OG_NO_MEMORY;
    if (batch) {
        *batch = (og_batch){.arena = arena};
        status = og_analyser_new(catalogue, limits, &batch->analyser);
    }
    if (status == OG_OK)
        status = og_walk(arena, paths, path_count, diagnostics, &batch->listing);
    if (status == OG_OK)
        *out = batch;
    else if (batch)
        og_batch_free(batch);
    else
        og_arena_free(arena);
    return status;
}

void og_batch_free(og_batch *batch)
{
    if (!batch)
        return;
    og_analyser_free(batch->analyser);
    og_arena_free(batch->arena);
}

size_t og_batch_file_count(const og_batch *batch)
{
    return batch->listing.files.count;
}

size_t og_batch_unlisted_count(const og_batch *batch)
{
    return batch->listing.unlisted;
}

og_status og_batch_next(og_batch *batch, og_record **out)
{
    *out = NULL;
    if (batch->next == batch->listing.files.count)
        return OG_OK;
    const og_listed_file *file = &batch->listing.files.items[batch->next];
    og_file_kind kind = file->named ? OG_FILE_ANY : OG_FILE_REGULAR;
    // What there is to tell about a file stands in its record; a collection would grow with the number of files.
    OG_TRY(og_analyse_file_of_kind(batch->analyser, file->path.ptr, kind, NULL, out, NULL));
    batch->next++;
    return OG_OK;
}
