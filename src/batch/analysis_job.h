// SPDX-License-Identifier: MIT
// The job of most workers: a document's bytes to its record.
#ifndef OG_BATCH_ANALYSIS_JOB_H
#define OG_BATCH_ANALYSIS_JOB_H

#include "batch/worker.h"

typedef struct og_analysis_job {
    const og_catalogue *catalogue;
    og_limits limits;
    bool explain;
    bool beside;   // what is beside the record (record/beside.h) follows in a second line
    bool document; // and then the document (document/transfer.h), or nothing where it is more than may be sent
} og_analysis_job;

// Both structures must stay where they are.
void og_analysis_job_begin(const og_analysis_job *context, og_job *out);
// What the job gave, as a line of JSON with the path of the document in it. Adds to *out.
void og_analysis_job_line(og_str reply, og_str path, og_buf *out);
// The same as a record; with it the document that came along, else NULL. Fails with:
// OG_WORKER_DIED (no worker of ours gives this), OG_NO_MEMORY. Owns: the caller frees both.
og_status og_analysis_job_record(const og_analysis_job *job, og_str reply, og_str path, og_record **out,
                                 og_document **document) OG_MUST_USE;

#endif
