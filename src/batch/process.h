// SPDX-License-Identifier: MIT
// One worker, as its parent sees it: started, given a document, heard, and brought to its end.
#ifndef OG_BATCH_PROCESS_H
#define OG_BATCH_PROCESS_H

#include "base/file.h"
#include "batch/worker.h"

typedef struct og_task {
    og_open_file file; // that is regular; the pool closes it
    size_t number;     // the caller's own
    bool is_known;
    char known[OG_SHA256_DIGITS];
} og_task;

typedef struct og_reply {
    size_t number;
    og_reply_kind kind;
    og_status status; // OG_OK unless the document failed
    size_t bytes;     // of the file
    bool is_hashed;
    char sha256[OG_SHA256_DIGITS];
    og_buf body; // what the job gave. Owns: the caller frees it
} og_reply;

typedef struct og_process {
    pid_t id;
    int socket;
    bool ready; // it has said so
    bool busy;  // with `task`
    og_task task;
    size_t seconds;   // for it
    int64_t given;    // in milliseconds of the clock: when it got the task, or was ready to begin with it
    int64_t deadline; // and by when it must have done with it
    og_reply_head head;
    size_t head_got;
    og_buf body;
} og_process;

typedef enum og_heard {
    OG_HEARD_NOTHING, // no more for now
    OG_HEARD_READY,   // head.status: OG_OK, or why it cannot work
    OG_HEARD_REPLY,   // head and body are whole
    OG_HEARD_END,     // it has died, or sends what none would
} og_heard;

// Milliseconds of a clock that nobody sets.
int64_t og_clock(void);
// False: the system gives no process.
bool og_process_start(og_process *process, const og_worker_start *start);
// Gives it a document and `seconds` for it, which run from when it is ready. False: it is dead.
bool og_process_give(og_process *process, const og_task *task, size_t seconds);
// Reads what there is of its answer, of which the body has at most `most` bytes.
og_heard og_process_hear(og_process *process, size_t most);
// Takes the whole reply; the process is then free for another task. *out owns the body; its file is closed.
void og_process_take(og_process *process, og_reply *out);
// Kills it, whatever it is doing, and waits for its end. *out_of_time (may be NULL): it had used up its processor time.
// The task and its file stay.
void og_process_end(og_process *process, bool *out_of_time);

#endif
