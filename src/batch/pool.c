// SPDX-License-Identifier: MIT
// One file at a time, in a worker.
#include "ofgrade/pool.h"

#include "base/checked.h"
#include "base/str.h"
#include "batch/analysis_job.h"
#include "batch/crew.h"
#include "batch/records.h"
#include "batch/text_job.h"

#include <stdlib.h>

struct og_pool {
    og_analysis_job analysis;
    og_job job;
    og_crew *crew;
};

og_status og_pool_new(const og_catalogue *catalogue, const og_limits *limits, const og_workers *workers, og_pool **out)
{
    og_pool *pool = calloc(1, sizeof *pool);
    if (!pool)
        return OG_NO_MEMORY;
    pool->analysis = (og_analysis_job){.catalogue = catalogue,
                                       .limits = limits ? *limits : og_limits_default(),
                                       .explain = workers && workers->explain,
                                       .beside = true,
                                       .document = workers && workers->documents};
    og_analysis_job_begin(&pool->analysis, &pool->job);
    og_status status = og_crew_new(&pool->job, limits, workers, &pool->crew);
    if (status == OG_OK)
        *out = pool;
    else
        free(pool);
    return status;
}

void og_pool_free(og_pool *pool)
{
    if (!pool)
        return;
    og_crew_free(pool->crew);
    free(pool);
}

// Has a worker do its job with an open file, which is closed. *reply is the caller's to free.
static og_status work_on(og_crew *crew, const og_open_file *file, og_reply *reply)
{
    bool room = false, heard = false;
    og_task task = {.file = *file};
    og_status status = og_crew_find_room(crew, &room);
    if (status != OG_OK)
        og_file_close(&task.file);
    else
        status = og_crew_give(crew, &task);
    while (status == OG_OK && !heard)
        status = og_crew_hear(crew, -1, reply, &heard);
    return status;
}

// The record of an open file, and its document; *failure as og_analyse_file has it.
static og_status analyse_open(og_pool *pool, const char *path, const og_open_file *file, og_record **out,
                              og_document **document, og_status *failure)
{
    og_reply reply = {0};
    og_str name = og_str_from(path);
    OG_TRY(work_on(pool->crew, file, &reply));
    og_status status = reply.status;
    if (status == OG_OK)
        status = og_analysis_job_record(&pool->analysis, og_buf_str(&reply.body), name, out, document);
    og_buf_free(&reply.body);
    if (failure)
        *failure = status;
    og_source source = {.path = name, .bytes = reply.bytes};
    if (reply.is_hashed)
        source.sha256 = (og_str){reply.sha256, sizeof reply.sha256};
    return status == OG_OK ? OG_OK : og_record_failed(&source, status, out);
}

static og_status open_file(const char *path, const og_limits *limits, og_diagnostics *diagnostics, og_open_file *file)
{
    og_status status;
    size_t most = limits->input_bytes;
    do
        status = og_file_open(path, OG_FILE_ANY, most, limits->seconds, diagnostics, file);
    while (file->interrupted);
    if (status != OG_OK)
        return status;
    status = og_file_settle(file, path, most, diagnostics);
    if (status != OG_OK)
        og_file_close(file);
    return status;
}

static og_status fail(const char *path, const og_open_file *file, og_status status, og_record **out, og_status *failure)
{
    if (failure)
        *failure = status;
    return og_record_failed(&(og_source){.path = og_str_from(path), .bytes = file->size}, status, out);
}

og_status og_pool_analyse_document(og_pool *pool, const char *path, og_diagnostics *diagnostics, og_record **out,
                                   og_document **document, og_status *failure)
{
    og_open_file file;
    *document = NULL;
    og_status status = open_file(path, &pool->analysis.limits, diagnostics, &file);
    return status == OG_OK ? analyse_open(pool, path, &file, out, document, failure)
                           : fail(path, &file, status, out, failure);
}

og_status og_pool_analyse_file(og_pool *pool, const char *path, og_diagnostics *diagnostics, og_record **out,
                               og_status *failure)
{
    og_document *document;
    og_status status = og_pool_analyse_document(pool, path, diagnostics, out, &document, failure);
    og_document_free(document);
    return status;
}

og_status og_pool_open_record(og_pool *pool, const char *path, og_diagnostics *diagnostics, og_record **out,
                              og_status *failure)
{
    og_open_file file;
    og_buf bytes = {0};
    og_status status = open_file(path, &pool->analysis.limits, diagnostics, &file);
    if (status == OG_OK && !og_records_are_json(&file)) {
        og_document *document = NULL;
        status = analyse_open(pool, path, &file, out, &document, failure);
        og_document_free(document);
        return status;
    }
    if (status == OG_OK)
        status = og_file_read_open(&file, path, pool->analysis.limits.input_bytes, diagnostics, &bytes);
    if (status == OG_OK)
        status = og_records_read(og_buf_str(&bytes), &pool->analysis.limits, diagnostics, out);
    og_buf_free(&bytes);
    if (status != OG_OK)
        status = fail(path, &file, status, out, failure);
    else if (failure)
        *failure = OG_OK;
    og_file_close(&file);
    return status;
}

og_status og_pool_read_text(const char *path, og_text_part part, const og_catalogue *catalogue, const og_limits *limits,
                            const og_workers *workers, og_str *out, og_status *failure)
{
    og_text_job text = {part, catalogue, limits ? *limits : og_limits_default()};
    og_job job;
    og_crew *crew = NULL;
    og_open_file file;
    og_reply reply = {0};
    *failure = open_file(path, &text.limits, NULL, &file);
    if (*failure != OG_OK)
        return OG_OK;
    og_text_job_begin(&text, &job);
    og_status status = og_crew_new(&job, &text.limits, workers, &crew);
    if (status == OG_OK)
        status = work_on(crew, &file, &reply);
    else
        og_file_close(&file);
    og_crew_free(crew);
    *failure = reply.status;
    *out = og_buf_str(&reply.body);
    return status;
}
