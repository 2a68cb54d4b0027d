// SPDX-License-Identifier: MIT
#define _GNU_SOURCE // prlimit
#include "batch/process.h"

#include "base/str.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

// Milliseconds that a worker has until it is ready, whatever the time for a document, which has no part in it.
enum { TIME_TO_BEGIN = 60000 };

int64_t og_clock(void)
{
    struct timespec now;
    if (clock_gettime(CLOCK_MONOTONIC, &now) != 0)
        return 0;
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

// No signal reaches the child before it has laid down the handlers of its parent.
static pid_t fork_quietly(const og_worker_start *start, int socket)
{
    sigset_t all, before;
    pid_t parent = getpid();
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    pid_t child = fork();
    if (child == 0)
        og_worker_run(start, socket, parent);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return child;
}

bool og_process_start(og_process *process, const og_worker_start *start)
{
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
        return false;
    pid_t child = fork_quietly(start, ends[1]);
    close(ends[1]);
    if (child < 0)
        close(ends[0]);
    else
        *process = (og_process){.id = child, .socket = ends[0]};
    return child >= 0;
}

// The system's own stop for a worker whose parent sleeps when its time is up.
static void limit_processor_time(const og_process *process, size_t seconds)
{
    clockid_t clock;
    struct timespec used;
    struct rlimit limit;
    if (clock_getcpuclockid(process->id, &clock) != 0 || clock_gettime(clock, &used) != 0 ||
        prlimit(process->id, RLIMIT_CPU, NULL, &limit) != 0)
        return;
    rlim_t most = (rlim_t)used.tv_sec + (rlim_t)seconds + 1;
    limit.rlim_cur = most < limit.rlim_max ? most : limit.rlim_max;
    prlimit(process->id, RLIMIT_CPU, &limit, NULL);
}

static void start_time(og_process *process)
{
    process->given = og_clock();
    process->deadline = process->given + (int64_t)process->seconds * 1000;
    limit_processor_time(process, process->seconds);
}

bool og_process_give(og_process *process, const og_task *task, size_t seconds)
{
    og_task_head head = {.size = task->file.size, .is_known = task->is_known};
    memcpy(head.known, task->known, sizeof head.known);
    process->task = *task;
    process->busy = true;
    process->seconds = seconds < INT32_MAX ? seconds : INT32_MAX;
    start_time(process);
    if (!process->ready)
        process->deadline += TIME_TO_BEGIN; // of the clock alone: the parent may sleep when it is ready
    return og_wire_send_task(process->socket, &head, task->file.descriptor);
}

static bool are_digits(const char *digits, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (!og_is_digit(digits[i]) && !(digits[i] >= 'a' && digits[i] <= 'f'))
            return false;
    return true;
}

// Whether a worker may say this now.
static bool is_sound(const og_process *process, size_t most)
{
    const og_reply_head *head = &process->head;
    bool well = head->status == (uint32_t)OG_OK;
    if (head->status > (uint32_t)OG_INTERNAL || head->length > most || (head->length && !well))
        return false;
    if (head->kind == OG_REPLY_READY)
        return !process->ready && !head->length;
    if (!process->ready || !process->busy || (head->is_hashed && !are_digits(head->sha256, sizeof head->sha256)))
        return false;
    return head->kind == OG_REPLY_DONE ||
           (head->kind == OG_REPLY_UNCHANGED && well && !head->length && process->task.is_known);
}

static og_heard hear_head(og_process *process, size_t most)
{
    while (process->head_got < sizeof process->head) {
        size_t got;
        char *to = (char *)(void *)&process->head + process->head_got;
        if (!og_wire_receive(process->socket, to, sizeof process->head - process->head_got, &got))
            return OG_HEARD_END;
        if (!got)
            return OG_HEARD_NOTHING;
        process->head_got += got;
    }
    return is_sound(process, most) ? OG_HEARD_REPLY : OG_HEARD_END;
}

static og_heard hear_body(og_process *process)
{
    while (process->body.len < process->head.length) {
        enum { PIECE = 256 << 10 }; // room is made as it comes, not as it was promised
        size_t got, left = (size_t)process->head.length - process->body.len;
        size_t most = left < PIECE ? left : PIECE;
        char *to = og_buf_reserve(&process->body, most);
        if (!to || !og_wire_receive(process->socket, to, most, &got))
            return OG_HEARD_END;
        if (!got)
            return OG_HEARD_NOTHING;
        process->body.len += got;
    }
    return OG_HEARD_REPLY;
}

og_heard og_process_hear(og_process *process, size_t most)
{
    og_heard heard = hear_head(process, most);
    if (heard != OG_HEARD_REPLY)
        return heard;
    if (process->head.kind != OG_REPLY_READY)
        return hear_body(process);
    process->ready = true; // and never again: is_sound
    process->head_got = 0;
    if (process->busy)
        start_time(process);
    return OG_HEARD_READY;
}

void og_process_take(og_process *process, og_reply *out)
{
    const og_reply_head *head = &process->head;
    *out = (og_reply){.number = process->task.number,
                      .kind = (og_reply_kind)head->kind,
                      .status = (og_status)head->status,
                      .bytes = head->bytes > SIZE_MAX ? SIZE_MAX : (size_t)head->bytes,
                      .is_hashed = head->is_hashed != 0,
                      .body = process->body};
    memcpy(out->sha256, head->sha256, sizeof out->sha256);
    process->body = (og_buf){0};
    process->head_got = 0;
    process->busy = false;
    og_file_close(&process->task.file);
}

void og_process_end(og_process *process, bool *out_of_time)
{
    int status = 0;
    kill(process->id, SIGKILL); // of one that is dead already nothing changes
    close(process->socket);
    og_buf_free(&process->body);
    process->body = (og_buf){0};
    pid_t ended;
    do
        ended = waitpid(process->id, &status, 0);
    while (ended < 0 && errno == EINTR);
    if (out_of_time)
        *out_of_time = ended > 0 && WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU;
}
