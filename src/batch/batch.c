// SPDX-License-Identifier: MIT
// One record for each listed file, made when it is asked for: nothing but the paths stays in memory.
#include "ofgrade/batch.h"

#include "analyse/analysis.h"
#include "base/checked.h"
#include "base/file.h"
#include "batch/records.h"
#include "batch/walk.h"

struct og_batch {
    og_arena *arena; // holds the listing and the batch itself
    og_listing listing;
    og_analyser *analyser;
    size_t next;
    bool accepts_records;
    og_buf bytes; // of the file whose records are given
    og_str rest;  // of them what is still to be read; NULL while there is no such file
    const char *path;
    size_t number; // of the last record given of it
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
    og_buf_free(&batch->bytes);
    og_arena_free(batch->arena);
}

void og_batch_accept_records(og_batch *batch)
{
    batch->accepts_records = true;
}

size_t og_batch_file_count(const og_batch *batch)
{
    return batch->listing.files.count;
}

size_t og_batch_unlisted_count(const og_batch *batch)
{
    return batch->listing.unlisted;
}

// The next record of the file that holds some; *out stays NULL after its last.
static og_status next_of_file(og_batch *batch, og_record **out)
{
    og_str object;
    if (!og_records_next(&batch->rest, &object)) {
        og_buf_free(&batch->bytes);
        batch->bytes = (og_buf){0};
        batch->rest = (og_str){0};
        return OG_OK;
    }
    batch->number++;
    og_status status = og_record_from_json(object, NULL, out);
    if (status != OG_BAD_RECORD && status != OG_OTHER_JSON && status != OG_MANY_RECORDS)
        return status;
    og_buf name = {0};
    og_buf_printf(&name, "%s, record %zu", batch->path, batch->number);
    status =
        name.status == OG_OK ? og_record_failed(&(og_source){.path = og_buf_str(&name)}, status, out) : name.status;
    og_buf_free(&name);
    return status;
}

// *out stays NULL when the file holds records, which come next.
static og_status next_file(og_batch *batch, og_record **out)
{
    const og_listed_file *file = &batch->listing.files.items[batch->next++];
    const char *path = file->path.ptr;
    og_file_kind kind = file->named ? OG_FILE_ANY : OG_FILE_REGULAR;
    og_buf bytes = {0};
    og_source source = {.path = file->path};
    size_t limit = og_analyser_limits(batch->analyser)->input_bytes;
    // What there is to tell about a file stands in its record; a collection would grow with the number of files.
    og_status status = og_file_read(path, kind, limit, NULL, &bytes, &source.bytes);
    if (status != OG_OK) {
        og_buf_free(&bytes);
        return og_record_failed(&source, status, out);
    }
    if (!batch->accepts_records || !og_records_begin(og_buf_str(&bytes)))
        return og_analyse_bytes(batch->analyser, path, &bytes, NULL, out, NULL);
    batch->bytes = bytes;
    batch->rest = og_buf_str(&bytes);
    batch->path = path;
    batch->number = 0;
    return OG_OK;
}

og_status og_batch_next(og_batch *batch, og_record **out)
{
    *out = NULL;
    while (!*out && (batch->rest.ptr || batch->next < batch->listing.files.count))
        OG_TRY(batch->rest.ptr ? next_of_file(batch, out) : next_file(batch, out));
    return OG_OK;
}
