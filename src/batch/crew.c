// SPDX-License-Identifier: MIT
#define _GNU_SOURCE // sched_getaffinity
#include "batch/crew.h"

#include "base/checked.h"

#include <errno.h>
#include <poll.h>
#include <sched.h>
#include <stdlib.h>

// Workers that die before they are ready, one after another, say that none can live here.
enum { MOST_STILLBORN = 3 };

struct og_crew {
    og_limits limits;
    og_worker_start start;
    size_t most;
    size_t live;
    size_t stillborn;      // since one was ready
    int64_t left;          // when og_crew_hear came back last
    og_process *processes; // `most`; id 0: a place without one
    struct pollfd *polled; // of each
};

static size_t processors(void)
{
    cpu_set_t usable;
    if (sched_getaffinity(0, sizeof usable, &usable) != 0)
        return 1;
    int count = CPU_COUNT(&usable);
    return count > 0 ? (size_t)count : 1;
}

og_status og_crew_new(const og_job *job, const og_limits *limits, const og_workers *workers, og_crew **out)
{
    og_crew *crew = calloc(1, sizeof *crew);
    if (!crew)
        return OG_NO_MEMORY;
    crew->limits = limits ? *limits : og_limits_default();
    crew->start = (og_worker_start){job, &crew->limits, workers && workers->without_sandbox};
    size_t wanted = workers && workers->count ? workers->count : processors();
    crew->most = wanted < OG_WORKERS_MOST ? wanted : OG_WORKERS_MOST;
    crew->processes = calloc(crew->most, sizeof *crew->processes);
    crew->polled = calloc(crew->most, sizeof *crew->polled);
    if (!crew->processes || !crew->polled) {
        og_crew_free(crew);
        return OG_NO_MEMORY;
    }
    *out = crew;
    return OG_OK;
}

// The place of a worker becomes free.
static void end_process(og_crew *crew, og_process *process, bool *out_of_time)
{
    og_process_end(process, out_of_time);
    *process = (og_process){0};
    crew->live--;
}

void og_crew_free(og_crew *crew)
{
    if (!crew)
        return;
    for (size_t i = 0; crew->processes && i < crew->most; i++) {
        og_process *process = &crew->processes[i];
        if (process->busy)
            og_file_close(&process->task.file);
        if (process->id)
            end_process(crew, process, NULL);
    }
    free(crew->processes);
    free(crew->polled);
    free(crew);
}

size_t og_crew_size(const og_crew *crew)
{
    return crew->most;
}

static og_process *find_idle(const og_crew *crew)
{
    for (size_t i = 0; i < crew->most; i++)
        if (crew->processes[i].id && !crew->processes[i].busy)
            return &crew->processes[i];
    return NULL;
}

static bool start_process(og_crew *crew)
{
    og_process *process = crew->processes;
    while (process->id)
        process++;
    bool started = og_process_start(process, &crew->start);
    crew->live += started;
    return started;
}

og_status og_crew_find_room(og_crew *crew, bool *room)
{
    *room = find_idle(crew) != NULL;
    if (*room || crew->live == crew->most)
        return OG_OK;
    *room = start_process(crew);
    if (*room)
        return OG_OK;
    return crew->live ? OG_OK : OG_NO_WORKER; // those that there are will have to do
}

og_status og_crew_give(og_crew *crew, const og_task *task)
{
    bool room = true;
    for (size_t tried = 0; room && tried < MOST_STILLBORN; tried++) {
        og_process *idle = find_idle(crew);
        if (og_process_give(idle, task, crew->limits.seconds))
            return OG_OK;
        end_process(crew, idle, NULL); // it died with nothing to do
        if (og_crew_find_room(crew, &room) != OG_OK)
            break;
    }
    og_file_close(&(og_open_file){.descriptor = task->file.descriptor});
    return OG_NO_WORKER;
}

// What is said of a document whose worker is no more.
static void give_up(og_crew *crew, og_process *process, og_status status, og_reply *out)
{
    bool out_of_time = false;
    *out = (og_reply){.number = process->task.number, .kind = OG_REPLY_DONE, .bytes = process->task.file.size};
    og_file_close(&process->task.file);
    end_process(crew, process, &out_of_time);
    out->status = out_of_time ? OG_OUT_OF_TIME : status;
}

// A worker has died. *heard: its document is lost; else it had none, or had not yet begun and another one has it now.
static og_status replace(og_crew *crew, og_process *process, og_reply *out, bool *heard)
{
    bool room;
    *heard = process->busy && process->ready;
    if (*heard) {
        give_up(crew, process, OG_WORKER_DIED, out);
        return OG_OK;
    }
    bool busy = process->busy;
    og_task task = process->task;
    end_process(crew, process, NULL);
    if (!busy)
        return OG_OK;
    if (++crew->stillborn < MOST_STILLBORN && og_crew_find_room(crew, &room) == OG_OK && room)
        return og_crew_give(crew, &task);
    og_file_close(&task.file);
    return OG_NO_WORKER;
}

static void take_reply(og_crew *crew, og_process *process, og_reply *out)
{
    og_process_take(process, out);
    bool accepted = out->status != OG_OK || out->kind != OG_REPLY_DONE ||
                    crew->start.job->accepts(crew->start.job->context, og_buf_str(&out->body));
    if (!accepted) {
        og_buf_free(&out->body);
        out->body = (og_buf){0};
        out->status = OG_WORKER_DIED;
    }
    // One that has run out of memory ends by itself; one that lies is ended.
    if (!accepted || out->status == OG_OUT_OF_MEMORY)
        end_process(crew, process, NULL);
}

static og_status hear_one(og_crew *crew, og_process *process, og_reply *out, bool *heard)
{
    for (;;) {
        switch (og_process_hear(process, crew->limits.record_bytes)) {
        case OG_HEARD_READY:
            crew->stillborn = 0;
            if (process->head.status != (uint32_t)OG_OK)
                return (og_status)process->head.status;
            break; // there may be a reply behind it
        case OG_HEARD_REPLY:
            take_reply(crew, process, out);
            *heard = true;
            return OG_OK;
        case OG_HEARD_END:
            return replace(crew, process, out, heard);
        case OG_HEARD_NOTHING:
            *heard = process->busy && og_clock() >= process->deadline;
            if (*heard)
                give_up(crew, process, OG_OUT_OF_TIME, out);
            return OG_OK;
        }
    }
}

// Until when there is nothing to look at, in milliseconds from now; -1: no end.
static int time_to_wait(const og_crew *crew, int64_t now, int64_t until)
{
    int64_t first = until;
    for (size_t i = 0; i < crew->most; i++) {
        const og_process *process = &crew->processes[i];
        if (process->id && process->busy && (first < 0 || process->deadline < first))
            first = process->deadline;
    }
    if (first < 0)
        return -1;
    int64_t left = first > now ? first - now : 0;
    return left < INT32_MAX ? (int)left : INT32_MAX;
}

// False: a signal came. The places behind the last worker are left out: a system polls no more of them than it lets
// files be open.
static bool wait_for_news(og_crew *crew, int milliseconds)
{
    nfds_t used = 0;
    for (size_t i = 0; i < crew->most; i++) {
        const og_process *process = &crew->processes[i];
        crew->polled[i] = (struct pollfd){.fd = process->id ? process->socket : -1, .events = POLLIN};
        if (process->id)
            used = (nfds_t)i + 1;
    }
    return poll(crew->polled, used, milliseconds) >= 0 || errno != EINTR;
}

// What the parent spends elsewhere, writing into a pipe that is full or stopped by its terminal, is no worker's time:
// one may have been kept from sending since then.
static void make_good(og_crew *crew, int64_t since, int64_t now)
{
    for (size_t i = 0; i < crew->most; i++) {
        og_process *process = &crew->processes[i];
        int64_t from = process->given > since ? process->given : since;
        if (process->busy && now > from)
            process->deadline += now - from;
    }
}

// Waits once, and gives the time.
static int64_t wait_until(og_crew *crew, int64_t now, int64_t until, bool *signalled)
{
    enum { USUAL = 1000 }; // by so much the system may be late
    int most = time_to_wait(crew, now, until);
    *signalled = !wait_for_news(crew, most);
    int64_t then = og_clock();
    if (most >= 0 && then - now > most + USUAL)
        make_good(crew, now + most, then);
    return then;
}

static og_status hear_all(og_crew *crew, int64_t now, bool signalled, og_reply *out, bool *heard)
{
    for (size_t i = 0; i < crew->most && !*heard; i++) {
        og_process *process = &crew->processes[i];
        bool late = process->id && process->busy && now >= process->deadline;
        if (process->id && (late || signalled || crew->polled[i].revents))
            OG_TRY(hear_one(crew, process, out, heard));
    }
    return OG_OK;
}

og_status og_crew_hear(og_crew *crew, int milliseconds, og_reply *out, bool *heard)
{
    int64_t now = og_clock(), until = milliseconds < 0 ? -1 : now + milliseconds;
    og_status status = OG_OK;
    bool signalled = false;
    *heard = false;
    make_good(crew, crew->left, now);
    do {
        now = wait_until(crew, now, until, &signalled);
        status = hear_all(crew, now, signalled, out, heard);
    } while (status == OG_OK && !*heard && !signalled && (until < 0 || now < until));
    crew->left = og_clock();
    return status;
}
