// SPDX-License-Identifier: MIT
// The life of a worker: a process that takes one document after another and does its job with each.
#ifndef OG_BATCH_WORKER_H
#define OG_BATCH_WORKER_H

#include "batch/wire.h"
#include "ofgrade/record.h"

#include <sys/types.h>

// What workers do.
typedef struct og_job {
    const void *context;
    // In the worker: makes what the job needs, with all rights still there.
    og_status (*begin)(const void *context, void **state);
    // In the worker: adds to *reply what came of the bytes, which it may free. A failure is the document's; og_source
    // has no path.
    og_status (*run)(const void *context, void *state, const og_source *source, og_buf *bytes, og_buf *reply);
    // In the parent: whether a worker that does its job may have given this.
    bool (*accepts)(const void *context, og_str reply);
} og_job;

typedef struct og_worker_start {
    const og_job *job;
    const og_limits *limits;
    bool without_sandbox;
} og_worker_start;

// Never comes back. `socket` is the worker's end, `parent` who forked it.
_Noreturn void og_worker_run(const og_worker_start *start, int socket, pid_t parent);

#endif
