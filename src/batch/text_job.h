// SPDX-License-Identifier: MIT
// The job of the worker of `ofgrade text`: a document's bytes to its text, or to a list of what is in it.
#ifndef OG_BATCH_TEXT_JOB_H
#define OG_BATCH_TEXT_JOB_H

#include "batch/worker.h"
#include "ofgrade/pool.h"

typedef struct og_text_job {
    og_text_part part;
    const og_catalogue *catalogue; // of all parts but the text
    og_limits limits;
} og_text_job;

// Both structures must stay where they are.
void og_text_job_begin(const og_text_job *context, og_job *out);

#endif
