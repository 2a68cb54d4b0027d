// SPDX-License-Identifier: MIT
#include "batch/analysis_job.h"

#include "analyse/analysis.h"
#include "base/checked.h"
#include "base/str.h"
#include "document/transfer.h"
#include "record/beside.h"
#include "record/line.h"

#include <stdlib.h>

static og_status begin(const void *context, void **state)
{
    const og_analysis_job *job = context;
    og_analyser *analyser = NULL; // of the worker, and ends with it
    OG_TRY(og_analyser_new(job->catalogue, &job->limits, &analyser));
    og_analyser_explain(analyser, job->explain);
    *state = analyser;
    return OG_OK;
}

// The JSON is read only here: what makes it is an argument too, and arguments are evaluated in no order.
static og_status add_json(og_buf *reply, og_status status, const og_str *json)
{
    if (status != OG_OK)
        return status;
    if (reply->len)
        og_buf_add(reply, *json);
    else
        *reply = (og_buf){.ptr = (char *)json->ptr, .len = json->len, .capacity = json->len};
    if (reply->ptr != json->ptr)
        free((char *)json->ptr);
    return reply->status;
}

// Where the document would make the reply too long, the record goes without it: a page can be drawn of that alone.
static og_status add_document(const og_analysis_job *job, const og_document *document, og_buf *reply)
{
    size_t size = og_document_packed_size(document), most = job->limits.record_bytes;
    if (reply->len > most || size > most - reply->len)
        return OG_OK;
    og_document_pack(document, reply);
    return reply->status;
}

static og_status run(const void *context, void *analyser, const og_source *source, og_buf *bytes, og_buf *reply)
{
    const og_analysis_job *job = context;
    og_record *record;
    og_document *document = NULL;
    og_str json = {0};
    OG_TRY(og_analyse_bytes(analyser, source, bytes, NULL, &record, job->document ? &document : NULL));
    og_status status = add_json(reply, og_record_to_json(record, 0, &json), &json);
    if (status == OG_OK && job->beside)
        status = add_json(reply, og_beside_write(record, &json), &json);
    og_record_free(record);
    if (status == OG_OK && document)
        status = add_document(job, document, reply);
    og_document_free(document);
    return status;
}

static og_str first_line(og_str reply)
{
    size_t end = og_str_find_byte(reply, '\n', 0);
    return og_str_slice(reply, 0, end == SIZE_MAX ? reply.len : end + 1);
}

// The length of what a record without a path begins with; 0: this is none.
static size_t start_length(og_str line)
{
    og_buf start = {0};
    og_line_start(&start, OG_STR(""));
    bool same = start.status == OG_OK && og_str_starts(line, og_buf_str(&start));
    size_t length = same ? start.len : 0;
    og_buf_free(&start);
    return length;
}

void og_analysis_job_line(og_str reply, og_str path, og_buf *out)
{
    og_str line = first_line(reply);
    og_line_start(out, path);
    og_buf_add(out, og_str_slice(line, start_length(line), line.len));
}

// What follows the record: what is beside it, and the document.
static og_status read_rest(const og_analysis_job *job, og_str rest, og_record *record, og_document **document)
{
    og_str beside = first_line(rest), packed = og_str_slice(rest, beside.len, rest.len);
    if (beside.len)
        OG_TRY(og_beside_read(beside, record));
    if (packed.len && !job->document)
        return OG_BAD_RECORD;
    return packed.len ? og_document_unpack(packed, &job->limits, document) : OG_OK;
}

og_status og_analysis_job_record(const og_analysis_job *job, og_str reply, og_str path, og_record **out,
                                 og_document **document)
{
    og_buf line = {0};
    og_record *record = NULL;
    *document = NULL;
    og_analysis_job_line(reply, path, &line);
    og_status status = line.status;
    if (status == OG_OK)
        status = og_record_from_json(og_buf_str(&line), NULL, &record);
    og_buf_free(&line);
    if (status == OG_OK)
        status = read_rest(job, og_str_slice(reply, first_line(reply).len, reply.len), record, document);
    if (status == OG_OK) {
        *out = record;
    } else {
        og_record_free(record);
        og_document_free(*document);
        *document = NULL;
    }
    return status == OG_OK || status == OG_NO_MEMORY ? status : OG_WORKER_DIED;
}

// Whether the line is the record of a document that was analysed, and what follows it is what may.
static bool whole_is_well(const og_analysis_job *job, og_str line, og_str rest)
{
    og_record *record = NULL;
    og_document *document = NULL;
    bool well = og_line_read(line, &record) == OG_OK && record && og_record_is_analysed(record) &&
                read_rest(job, rest, record, &document) == OG_OK;
    og_record_free(record);
    og_document_free(document);
    return well;
}

// What follows the record is read here to be checked, and once more when its turn has come: a worker that lies about it
// must not live until then.
static bool accepts(const void *context, og_str reply)
{
    const og_analysis_job *job = context;
    og_str line = first_line(reply);
    bool analysed;
    if (!start_length(line))
        return false;
    if (line.len < reply.len)
        return job->beside && whole_is_well(job, line, og_str_slice(reply, line.len, reply.len));
    return og_line_is_record(line, &analysed) && analysed;
}

void og_analysis_job_begin(const og_analysis_job *context, og_job *out)
{
    *out = (og_job){.context = context, .begin = begin, .run = run, .accepts = accepts};
}
