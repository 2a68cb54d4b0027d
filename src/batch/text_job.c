// SPDX-License-Identifier: MIT
#include "batch/text_job.h"

#include "base/checked.h"
#include "base/utf8.h"
#include "render/structure.h"

#include <stdlib.h>

typedef struct job_state {
    const og_text_job *job;
    og_analyser *analyser; // NULL where nothing is analysed
} job_state;

static og_status begin(const void *context, void **out)
{
    const og_text_job *job = context;
    job_state *state = calloc(1, sizeof *state); // of the worker, and ends with it
    if (!state)
        return OG_NO_MEMORY;
    state->job = job;
    *out = state;
    return job->part == OG_PART_TEXT ? OG_OK : og_analyser_new(job->catalogue, &job->limits, &state->analyser);
}

// The sections of a document are there once it was analysed.
static og_status run(void *of, const og_source *source, og_buf *bytes, og_buf *reply)
{
    const job_state *state = of;
    og_document *document = NULL;
    og_record *record = NULL;
    OG_TRY(og_document_read(og_buf_str(bytes), &state->job->limits, NULL, &document));
    og_status status = state->analyser ? og_analyse(state->analyser, document, source, &record) : OG_OK;
    if (status == OG_OK)
        status = og_structure_write(document, state->job->part, reply);
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
