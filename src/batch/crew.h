// SPDX-License-Identifier: MIT
// Several workers at once, started when there is something to do and replaced when they die. Replies come in any order.
#ifndef OG_BATCH_CREW_H
#define OG_BATCH_CREW_H

#include "batch/process.h"
#include "ofgrade/pool.h"

typedef struct og_crew og_crew;

// `job` must outlive it. Owns: the caller frees *out with og_crew_free, which ends the workers. Fails with:
// OG_NO_MEMORY.
og_status og_crew_new(const og_job *job, const og_limits *limits, const og_workers *workers, og_crew **out) OG_MUST_USE;
void og_crew_free(og_crew *crew);
// How many workers there may be.
size_t og_crew_size(const og_crew *crew);
// In *room whether a task can be given now. Fails with: OG_NO_WORKER.
og_status og_crew_find_room(og_crew *crew, bool *room) OG_MUST_USE;
// Gives a task, for which there must be room; its file is the crew's from then on. Fails with: OG_NO_WORKER.
og_status og_crew_give(og_crew *crew, const og_task *task) OG_MUST_USE;
// Waits for a reply, at most so many milliseconds (-1: as long as it takes), or until a signal comes. *heard false:
// there is none yet. A document whose worker died or was too long has a reply that says so. Fails with: OG_NO_SANDBOX,
// OG_NO_WORKER, OG_NO_MEMORY.
og_status og_crew_hear(og_crew *crew, int milliseconds, og_reply *out, bool *heard) OG_MUST_USE;

#endif
