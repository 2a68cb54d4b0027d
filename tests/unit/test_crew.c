// SPDX-License-Identifier: MIT
// Workers that crash, hang, eat memory, lie or die: each costs its own document and nothing else. The job does what the
// document says.
#define _GNU_SOURCE // memfd_create
#include "base/sanitized.h"
#include "base/str.h"
#include "batch/crew.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

static og_status begin(const void *context, void **state)
{
    (void)context;
    (void)state;
    return OG_OK;
}

static void eat_memory(og_buf *reply)
{
    enum { PIECE = 1 << 20 };
    for (;;) {
        char *room = og_buf_reserve(reply, PIECE);
        if (!room)
            return;
        memset(room, 'x', PIECE);
        reply->len += PIECE;
    }
}

static char *volatile nowhere;

static og_status run(const void *context, void *state, const og_source *source, og_buf *bytes, og_buf *reply)
{
    og_str wish = og_buf_str(bytes);
    (void)context;
    (void)state;
    (void)source;
    if (og_str_equal(wish, OG_STR("crash")))
        *(volatile char *)nowhere = 1;
    if (og_str_equal(wish, OG_STR("trap")))
        __builtin_trap();
    if (og_str_equal(wish, OG_STR("leave")))
        _exit(0);
    for (volatile bool hangs = og_str_equal(wish, OG_STR("hang")); hangs;)
        ;
    if (og_str_equal(wish, OG_STR("eat")))
        eat_memory(reply);
    if (og_str_equal(wish, OG_STR("fail")))
        return OG_DAMAGED_PDF;
    og_buf_add(reply, wish);
    return reply->status;
}

static bool accepts(const void *context, og_str reply)
{
    (void)context;
    return !og_str_equal(reply, OG_STR("lie"));
}

static const og_job job = {.begin = begin, .run = run, .accepts = accepts};

static og_crew *new_crew(const og_job *of, const og_limits *limits, size_t workers)
{
    og_crew *crew = NULL;
    assert_int_equal(og_crew_new(of, limits, &(og_workers){.count = workers}, &crew), OG_OK);
    return crew;
}

static og_open_file document(const char *text)
{
    og_str bytes = og_str_from(text);
    og_open_file file = {.descriptor = memfd_create("document", MFD_CLOEXEC), .regular = true, .size = bytes.len};
    assert_true(file.descriptor >= 0);
    assert_int_equal(write(file.descriptor, bytes.ptr, bytes.len), bytes.len);
    assert_int_equal(lseek(file.descriptor, 0, SEEK_SET), 0);
    return file;
}

static og_reply hear(og_crew *crew)
{
    og_reply reply;
    bool heard = false;
    while (!heard)
        assert_int_equal(og_crew_hear(crew, 20000, &reply, &heard), OG_OK);
    return reply;
}

static void give(og_crew *crew, const char *text, size_t number)
{
    bool room = false;
    assert_int_equal(og_crew_find_room(crew, &room), OG_OK);
    assert_true(room);
    assert_int_equal(og_crew_give(crew, &(og_task){.file = document(text), .number = number}), OG_OK);
}

// What comes of one document; the crew has one worker.
static void assert_comes(og_crew *crew, const char *text, og_status wanted)
{
    give(crew, text, 7);
    og_reply reply = hear(crew);
    if (reply.status != wanted)
        fail_msg("%s: got %.*s", text, OG_STR_ARG(og_status_code(reply.status)));
    assert_int_equal(reply.number, 7);
    assert_int_equal(reply.bytes, og_str_from(text).len);
    assert_true(wanted != OG_OK || og_str_equal(og_buf_str(&reply.body), og_str_from(text)));
    assert_true(wanted == OG_OK || !reply.body.len);
    og_buf_free(&reply.body);
}

static bool has_child(void)
{
    return waitpid(-1, NULL, WNOHANG) >= 0;
}

static void test_a_worker_does_one_after_another(void **state)
{
    (void)state;
    og_crew *crew = new_crew(&job, NULL, 1);
    bool room;
    for (int i = 0; i < 3; i++)
        assert_comes(crew, "fine", OG_OK);
    assert_comes(crew, "fail", OG_DAMAGED_PDF);
    assert_comes(crew, "fine", OG_OK);
    give(crew, "fine", 7);
    assert_int_equal(og_crew_find_room(crew, &room), OG_OK);
    assert_false(room);
    og_crew_free(crew); // with one at work
    assert_false(has_child());
}

static void test_what_dies_costs_its_document(void **state)
{
    (void)state;
    static const char *const deaths[] = {"crash", "trap", "leave", "lie"};
    og_crew *crew = new_crew(&job, NULL, 1);
    for (size_t i = 0; i < sizeof deaths / sizeof *deaths; i++) {
        assert_comes(crew, deaths[i], OG_WORKER_DIED);
        assert_comes(crew, "fine", OG_OK);
    }
    og_crew_free(crew);
    assert_false(has_child());
}

static void test_what_hangs_is_out_of_time(void **state)
{
    (void)state;
    og_limits limits = og_limits_default();
    limits.seconds = 1;
    og_crew *crew = new_crew(&job, &limits, 2);
    int64_t began = og_clock();
    give(crew, "hang", 1);
    give(crew, "fine", 2);
    og_reply reply = hear(crew);
    assert_int_equal(reply.number, 2); // it waits for nobody
    og_buf_free(&reply.body);
    reply = hear(crew);
    assert_int_equal(reply.number, 1);
    assert_int_equal(reply.status, OG_OUT_OF_TIME);
    assert_true(og_clock() - began >= 1000);
    og_crew_free(crew);
    assert_false(has_child());
}

// A parent that is slow to take what a worker sends must not blame it for the time.
static void test_time_elsewhere_is_not_the_workers(void **state)
{
    enum { LONG = 4 << 20 }; // more than a socket holds
    (void)state;
    og_limits limits = og_limits_default();
    limits.seconds = 1;
    og_crew *crew = new_crew(&job, &limits, 1);
    char *text = malloc(LONG + 1);
    assert_non_null(text);
    memset(text, 'x', LONG);
    text[LONG] = '\0';
    og_reply reply;
    bool heard;
    assert_int_equal(og_crew_hear(crew, 0, &reply, &heard), OG_OK);
    give(crew, text, 7);
    sleep(2);
    reply = hear(crew);
    assert_int_equal(reply.status, OG_OK);
    assert_int_equal(reply.body.len, LONG);
    og_buf_free(&reply.body);
    free(text);
    og_crew_free(crew);
}

static og_status begin_late(const void *context, void **state)
{
    sleep(2);
    return begin(context, state);
}

// What a worker takes to begin is not the document's time, which it has all the same, and no more of it.
static void test_time_runs_from_when_a_worker_is_ready(void **state)
{
    (void)state;
    static const og_job late = {.begin = begin_late, .run = run, .accepts = accepts};
    og_limits limits = og_limits_default();
    limits.seconds = 1;
    og_crew *crew = new_crew(&late, &limits, 1);
    assert_comes(crew, "fine", OG_OK);
    og_crew_free(crew);
    crew = new_crew(&late, &limits, 1);
    int64_t began = og_clock();
    give(crew, "hang", 7);
    assert_int_equal(hear(crew).status, OG_OUT_OF_TIME);
    assert_in_range(og_clock() - began, 3000, 30000);
    og_crew_free(crew);
}

// The system ends what hangs while the parent sleeps.
static void test_what_hangs_has_no_more_processor_time(void **state)
{
    (void)state;
    og_limits limits = og_limits_default();
    siginfo_t ended = {0};
    limits.seconds = 1;
    og_crew *crew = new_crew(&job, &limits, 1);
    give(crew, "hang", 7);
    alarm(120);
    assert_int_equal(waitid(P_ALL, 0, &ended, WEXITED | WNOWAIT), 0);
    alarm(0);
    assert_int_equal(ended.si_code, CLD_KILLED);
    assert_int_equal(ended.si_status, SIGXCPU);
    og_reply reply = hear(crew);
    assert_int_equal(reply.status, OG_OUT_OF_TIME);
    og_crew_free(crew);
    assert_false(has_child());
}

static void test_what_eats_memory_is_out_of_memory(void **state)
{
    (void)state;
    og_limits limits = og_limits_default();
    limits.memory = (size_t)32 << 20;
#ifndef OG_UNDER_ADDRESS_SANITIZER // whose own memory cannot be limited
    og_crew *crew = new_crew(&job, &limits, 1);
    assert_comes(crew, "eat", OG_OUT_OF_MEMORY);
    assert_comes(crew, "fine", OG_OK);
    og_crew_free(crew);
    assert_false(has_child());
#endif
}

static void test_a_reply_has_its_limit(void **state)
{
    (void)state;
    og_limits limits = og_limits_default();
    limits.record_bytes = 4;
    og_crew *crew = new_crew(&job, &limits, 1);
    assert_comes(crew, "four", OG_OK);
    assert_comes(crew, "five!", OG_RECORD_TOO_LARGE);
    assert_comes(crew, "four", OG_OK);
    og_crew_free(crew);
}

static void test_known_bytes_are_not_worked_on(void **state)
{
    (void)state;
    og_crew *crew = new_crew(&job, NULL, 1);
    og_task task = {.file = document("fine"), .is_known = true};
    bool room;
    og_sha256(OG_STR("fine"), task.known);
    assert_int_equal(og_crew_find_room(crew, &room), OG_OK);
    assert_int_equal(og_crew_give(crew, &task), OG_OK);
    og_reply reply = hear(crew);
    assert_int_equal(reply.kind, OG_REPLY_UNCHANGED);
    assert_int_equal(reply.body.len, 0);
    task.file = document("other");
    assert_int_equal(og_crew_give(crew, &task), OG_OK);
    reply = hear(crew);
    assert_int_equal(reply.kind, OG_REPLY_DONE);
    og_buf_free(&reply.body);
    og_crew_free(crew);
}

// ---- workers that do not keep to what a worker says

static og_status send_raw(const og_reply_head *head, og_str body)
{
    send(3, head, sizeof *head, MSG_NOSIGNAL);
    send(3, body.ptr, body.len, MSG_NOSIGNAL);
    for (volatile bool goes_on = true; goes_on;) // the parent must not wait for more
        ;
    return OG_OK;
}

static og_status run_wild(const void *context, void *state, const og_source *source, og_buf *bytes, og_buf *reply)
{
    og_reply_head head = {.kind = OG_REPLY_DONE};
    char wish = bytes->ptr[0];
    (void)context;
    (void)state;
    (void)source;
    (void)reply;
    if (wish == 'k')
        head.kind = 12345;
    if (wish == 'r')
        head.kind = OG_REPLY_READY;
    if (wish == 'u')
        head.kind = OG_REPLY_UNCHANGED; // of what nobody knows
    if (wish == 's')
        head.status = 12345;
    if (wish == 'l')
        head.length = UINT64_MAX;
    if (wish == 'f') {
        head.status = OG_DAMAGED_PDF;
        head.length = 1; // a failure has nothing more to say
    }
    if (wish == 'h') {
        head.is_hashed = 77;
        memset(head.sha256, '"', sizeof head.sha256);
    }
    return send_raw(&head, OG_STR("x"));
}

static void test_what_no_worker_says_ends_it(void **state)
{
    (void)state;
    static const og_job wild = {.begin = begin, .run = run_wild, .accepts = accepts};
    static const char *const wishes[] = {"k", "r", "u", "s", "l", "f", "h"};
    og_crew *crew = new_crew(&wild, NULL, 1);
    for (size_t i = 0; i < sizeof wishes / sizeof *wishes; i++)
        assert_comes(crew, wishes[i], OG_WORKER_DIED);
    og_crew_free(crew);
    assert_false(has_child());
}

static og_status refuse(const void *context, void **state)
{
    (void)state;
    if (context)
        _exit(1);
    return OG_NO_SANDBOX;
}

static void assert_none_lives(const void *context, og_status wanted)
{
    og_job stillborn = {.context = context, .begin = refuse, .run = run, .accepts = accepts};
    og_crew *crew = new_crew(&stillborn, NULL, 2);
    og_reply reply;
    bool heard;
    give(crew, "fine", 1);
    give(crew, "fine", 2);
    assert_int_equal(og_crew_hear(crew, 20000, &reply, &heard), wanted);
    assert_false(heard);
    og_crew_free(crew);
    assert_false(has_child());
}

// No storm of workers where none can live.
static void test_workers_that_cannot_begin_are_an_error(void **state)
{
    (void)state;
    assert_none_lives(NULL, OG_NO_SANDBOX);
    assert_none_lives("ends", OG_NO_WORKER);
}

static void test_many_at_once(void **state)
{
    (void)state;
    enum { WORKERS = 4, ALL = WORKERS * 50 };
    og_crew *crew = new_crew(&job, NULL, WORKERS);
    size_t given = 0, heard = 0;
    while (heard < ALL) {
        bool room = false;
        if (given < ALL)
            assert_int_equal(og_crew_find_room(crew, &room), OG_OK);
        if (room) {
            give(crew, given % 10 ? "fine" : "crash", given);
            given++;
            continue;
        }
        og_reply reply = hear(crew);
        assert_int_equal(reply.status, reply.number % 10 ? OG_OK : OG_WORKER_DIED);
        og_buf_free(&reply.body);
        heard++;
    }
    og_crew_free(crew);
    assert_false(has_child());
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_worker_does_one_after_another),
        cmocka_unit_test(test_what_dies_costs_its_document),
        cmocka_unit_test(test_what_hangs_is_out_of_time),
        cmocka_unit_test(test_time_elsewhere_is_not_the_workers),
        cmocka_unit_test(test_time_runs_from_when_a_worker_is_ready),
        cmocka_unit_test(test_what_hangs_has_no_more_processor_time),
        cmocka_unit_test(test_what_eats_memory_is_out_of_memory),
        cmocka_unit_test(test_a_reply_has_its_limit),
        cmocka_unit_test(test_known_bytes_are_not_worked_on),
        cmocka_unit_test(test_what_no_worker_says_ends_it),
        cmocka_unit_test(test_workers_that_cannot_begin_are_an_error),
        cmocka_unit_test(test_many_at_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
