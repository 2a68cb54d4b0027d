// SPDX-License-Identifier: MIT
// Runs in a process of its own. What it returns to nobody is _exit's: nothing of the parent's may be flushed twice.
#include "batch/worker.h"

#include "base/file.h"
#include "base/str.h"
#include "batch/sandbox.h"

#include <unistd.h>

static bool send_reply(og_reply_head head, og_str body)
{
    head.length = body.len;
    return og_wire_send(OG_WORKER_SOCKET, (og_str){(const char *)(const void *)&head, sizeof head}) &&
           og_wire_send(OG_WORKER_SOCKET, body);
}

static bool is_unchanged(const og_task_head *task, const og_reply_head *head)
{
    og_str known = {task->known, sizeof task->known}, found = {head->sha256, sizeof head->sha256};
    return task->is_known && og_str_equal(known, found);
}

// Reads the document and does the job with it, unless its bytes are those that are known.
static og_status do_job(const og_worker_start *start, void *state, const og_task_head *task, int descriptor,
                        og_reply_head *head, og_buf *reply)
{
    og_buf bytes = {0};
    og_open_file file = {.descriptor = descriptor, .size = (size_t)task->size};
    og_status status = og_file_read_open(&file, "", start->limits->input_bytes, NULL, &bytes);
    close(descriptor);
    if (status == OG_OK) {
        og_sha256(og_buf_str(&bytes), head->sha256);
        head->is_hashed = 1;
        head->bytes = bytes.len;
        if (is_unchanged(task, head))
            head->kind = OG_REPLY_UNCHANGED;
        else
            status = start->job->run(start->job->context, state,
                                     &(og_source){.sha256 = {head->sha256, sizeof head->sha256}, .bytes = bytes.len},
                                     &bytes, reply);
    }
    og_buf_free(&bytes);
    if (status == OG_OK)
        status = reply->status;
    return status == OG_OK && reply->len > start->limits->record_bytes ? OG_RECORD_TOO_LARGE : status;
}

// False: the worker has come to its end.
static bool work(const og_worker_start *start, void *state, const og_task_head *task, int descriptor)
{
    og_buf reply = {0};
    og_reply_head head = {.kind = OG_REPLY_DONE};
    og_status status = do_job(start, state, task, descriptor, &head, &reply);
    head.status = (uint32_t)(status == OG_NO_MEMORY ? OG_OUT_OF_MEMORY : status);
    bool sent = send_reply(head, status == OG_OK ? og_buf_str(&reply) : (og_str){0});
    og_buf_free(&reply);
    return sent && status != OG_NO_MEMORY; // who knows what is still missing
}

_Noreturn void og_worker_run(const og_worker_start *start, int socket, pid_t parent)
{
    void *state = NULL;
    og_task_head task;
    int descriptor;
    if (!og_worker_detach(socket, parent))
        _exit(1);
    og_status status = start->job->begin(start->job->context, &state);
    bool limited = og_worker_limit(start->limits->memory);
    if (status == OG_OK && !start->without_sandbox)
        status = limited ? og_sandbox_enter() : OG_NO_SANDBOX;
    bool goes_on = send_reply((og_reply_head){.kind = OG_REPLY_READY, .status = (uint32_t)status}, (og_str){0});
    while (goes_on && status == OG_OK && og_wire_take_task(OG_WORKER_SOCKET, &task, &descriptor))
        goes_on = work(start, state, &task, descriptor);
    _exit(0);
}
