// SPDX-License-Identifier: MIT
#include "batch/text_job.h"

#include "base/checked.h"
#include "base/utf8.h"
#include "render/structure.h"

static og_status begin(const void *context, void **state)
{
    const og_text_job *job = context;
    og_analyser *analyser = NULL; // of the worker, and ends with it; none where nothing is analysed
    if (job->part != OG_PART_TEXT)
        OG_TRY(og_analyser_new(job->catalogue, &job->limits, &analyser));
    *state = analyser;
    return OG_OK;
}

// The sections of a document are there once it was analysed.
static og_status run(const void *context, void *analyser, const og_source *source, og_buf *bytes, og_buf *reply)
{
    const og_text_job *job = context;
    og_document *document = NULL;
    og_record *record = NULL;
    OG_TRY(og_document_read(og_buf_str(bytes), &job->limits, NULL, &document));
    og_status status = analyser ? og_analyse(analyser, document, source, &record) : OG_OK;
    if (status == OG_OK)
        status = og_structure_write(document, job->part, reply);
    og_record_free(record);
    og_document_free(document);
    return status;
}

static bool accepts(const void *context, og_str reply)
{
    (void)context;
    return og_utf8_valid_length(reply) == reply.len;
}

void og_text_job_begin(const og_text_job *context, og_job *out)
{
    *out = (og_job){.context = context, .begin = begin, .run = run, .accepts = accepts};
}
