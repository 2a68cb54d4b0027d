// SPDX-License-Identifier: MIT
// What a worker may not do: each call is tried in one, with everything else about it sound. What nothing of ours asks
// for ends the worker; what a library may try fails as if the system did not have it. That a worker can do its work is
// what every other test of reports shows.
#define _GNU_SOURCE // AT_EMPTY_PATH, execveat and others
#include "base/str.h"
#include "batch/crew.h"

#include <errno.h>
#include <fcntl.h>
#include <seccomp.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

// A call as a number, so that nothing is between it and the system.
typedef struct attempt {
    const char *name;
    long number;
    long arguments[6];
    bool kills; // else ENOSYS
} attempt;

static const char path[] = "/etc/passwd";
static const char *const no_strings[] = {NULL};
static char room[256];
#define TEXT(pointer) (long)(intptr_t)(pointer)

static const struct sockaddr_un address = {.sun_family = AF_UNIX, .sun_path = "/nowhere"};

static const attempt attempts[] = {
    {"openat", SYS_openat, {AT_FDCWD, TEXT(path), O_RDONLY}, false},
    {"openat of /dev/null for writing", SYS_openat, {AT_FDCWD, TEXT("/dev/null"), O_WRONLY}, false},
#ifdef SYS_open
    {"open", SYS_open, {TEXT(path), O_RDONLY}, false},
    {"creat", SYS_creat, {TEXT("/tmp/x"), 0600}, false},
    {"unlink", SYS_unlink, {TEXT("/nowhere")}, false},
    {"stat", SYS_stat, {TEXT(path), TEXT(room)}, false},
    {"dup2", SYS_dup2, {3, 1}, false},
    {"fork", SYS_fork, {0}, true},
    {"vfork", SYS_vfork, {0}, true},
#endif
    {"newfstatat", SYS_newfstatat, {AT_FDCWD, TEXT(path), TEXT(room), 0}, false},
    {"statx", SYS_statx, {AT_FDCWD, TEXT(path), 0, STATX_BASIC_STATS, TEXT(room)}, false},
    {"readlinkat", SYS_readlinkat, {AT_FDCWD, TEXT("/proc/self/exe"), TEXT(room), sizeof room}, false},
    {"getdents64", SYS_getdents64, {3, TEXT(room), sizeof room}, false},
    {"unlinkat", SYS_unlinkat, {AT_FDCWD, TEXT("/nowhere"), 0}, false},
    {"renameat2", SYS_renameat2, {AT_FDCWD, TEXT("/nowhere"), AT_FDCWD, TEXT("/nowhere2"), 0}, false},
    {"mkdirat", SYS_mkdirat, {AT_FDCWD, TEXT("/nowhere"), 0700}, false},
    {"chdir", SYS_chdir, {TEXT("/")}, false},
    {"ftruncate", SYS_ftruncate, {4, 0}, false},
    {"pwrite64", SYS_pwrite64, {4, TEXT(room), 1, 0}, false},
    {"writev", SYS_writev, {3, TEXT(room), 0}, false},
    {"dup", SYS_dup, {3}, false},
    {"fcntl", SYS_fcntl, {3, F_DUPFD, 0}, false},
    {"ioctl", SYS_ioctl, {3, 0x5413, TEXT(room)}, false}, // TIOCGWINSZ
    {"pipe2", SYS_pipe2, {TEXT(room), 0}, false},
    {"memfd_create", SYS_memfd_create, {TEXT("x"), 0}, false},
    {"sendmsg", SYS_sendmsg, {3, TEXT(room), 0}, false},
    {"sendto elsewhere", SYS_sendto, {1, TEXT(room), 1, 0, 0, 0}, false},
    {"recvmsg elsewhere", SYS_recvmsg, {0, TEXT(room), 0}, false},
    {"mmap to execute", SYS_mmap, {0, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0}, false},
    {"mprotect to execute", SYS_mprotect, {0, 4096, PROT_EXEC}, false},
    {"prctl", SYS_prctl, {PR_SET_DUMPABLE, 1}, false},
    {"seccomp", SYS_seccomp, {0, 0, 0}, false},
    {"prlimit64", SYS_prlimit64, {0, RLIMIT_CPU, 0, TEXT(room)}, false},
    {"setuid", SYS_setuid, {0}, false},
    {"tgkill", SYS_tgkill, {1, 1, SIGTERM}, false},
    {"setitimer", SYS_setitimer, {0, TEXT(room), 0}, false},
    {"rt_sigaction", SYS_rt_sigaction, {SIGTERM, TEXT(room), 0, 8}, false},
    {"sysinfo", SYS_sysinfo, {TEXT(room)}, false},
    {"uname", SYS_uname, {TEXT(room)}, false},
    {"execve", SYS_execve, {TEXT("/bin/true"), TEXT(no_strings), TEXT(no_strings)}, true},
    {"execveat", SYS_execveat, {4, TEXT(""), TEXT(no_strings), TEXT(no_strings), AT_EMPTY_PATH}, true},
    {"clone", SYS_clone, {SIGCHLD, 0, 0, 0, 0}, true},
    {"clone3", SYS_clone3, {TEXT(room), 64}, true},
    {"socket", SYS_socket, {AF_UNIX, SOCK_STREAM, 0}, true},
    {"socket of the internet", SYS_socket, {AF_INET, SOCK_STREAM, 0}, true},
    {"socketpair", SYS_socketpair, {AF_UNIX, SOCK_STREAM, 0, TEXT(room)}, true},
    {"connect", SYS_connect, {3, TEXT(&address), sizeof address}, true},
    {"bind", SYS_bind, {3, TEXT(&address), sizeof address}, true},
    {"ptrace", SYS_ptrace, {PTRACE_TRACEME, 0, 0, 0}, true},
    {"kill", SYS_kill, {1, 0}, true},
    {"process_vm_readv", SYS_process_vm_readv, {1, TEXT(room), 0, TEXT(room), 0, 0}, true},
    {"process_vm_writev", SYS_process_vm_writev, {1, TEXT(room), 0, TEXT(room), 0, 0}, true},
    {"bpf", SYS_bpf, {0, TEXT(room), 0}, true},
    {"unshare", SYS_unshare, {0}, true},
    {"mount", SYS_mount, {TEXT("x"), TEXT("/nowhere"), TEXT("tmpfs"), 0, 0}, true},
    {"perf_event_open", SYS_perf_event_open, {TEXT(room), 0, -1, -1, 0}, true},
    {"userfaultfd", SYS_userfaultfd, {0}, true},
    {"io_uring_setup", SYS_io_uring_setup, {1, TEXT(room)}, true},
};
enum { COUNT = sizeof attempts / sizeof *attempts };

static og_status begin(const void *context, void **state)
{
    (void)context;
    (void)state;
    return OG_OK;
}

// The document is the number of an attempt in one byte; the reply is what the call gave.
static og_status run(const void *context, void *state, const og_source *source, og_buf *bytes, og_buf *reply)
{
    const attempt *one = &attempts[(unsigned char)bytes->ptr[0]];
    const long *with = one->arguments;
    (void)context;
    (void)state;
    (void)source;
    long result = syscall(one->number, with[0], with[1], with[2], with[3], with[4], with[5]);
    og_buf_printf(reply, "%ld %s", result, errno == ENOSYS ? "ENOSYS" : "another");
    return reply->status;
}

static bool accepts(const void *context, og_str reply)
{
    (void)context;
    return reply.len > 0;
}

static const og_job job = {.begin = begin, .run = run, .accepts = accepts};

static og_reply try_one(const og_workers *workers, const og_job *of, unsigned char number)
{
    og_crew *crew = NULL;
    og_reply reply;
    bool heard = false, any = false;
    og_task task = {.file = {.descriptor = memfd_create("document", MFD_CLOEXEC), .regular = true, .size = 1}};
    assert_int_equal(write(task.file.descriptor, &number, 1), 1);
    assert_int_equal(lseek(task.file.descriptor, 0, SEEK_SET), 0);
    assert_int_equal(og_crew_new(of, NULL, workers, &crew), OG_OK);
    assert_int_equal(og_crew_find_room(crew, &any), OG_OK);
    assert_int_equal(og_crew_give(crew, &task), OG_OK);
    while (!heard)
        assert_int_equal(og_crew_hear(crew, 20000, &reply, &heard), OG_OK);
    og_crew_free(crew);
    return reply;
}

static void test_every_other_call_is_denied(void **state)
{
    (void)state;
    const og_workers one = {.count = 1};
    for (size_t i = 0; i < COUNT; i++) {
        og_reply reply = try_one(&one, &job, (unsigned char)i);
        bool killed = reply.status == OG_WORKER_DIED;
        bool absent = reply.status == OG_OK && og_str_equal(og_buf_str(&reply.body), OG_STR("-1 ENOSYS"));
        if (attempts[i].kills ? !killed : !absent)
            fail_msg("%s: %.*s, %.*s", attempts[i].name, OG_STR_ARG(og_status_code(reply.status)),
                     OG_STR_ARG(og_buf_str(&reply.body)));
        og_buf_free(&reply.body);
    }
}

// That the test can tell: without a sandbox the first attempt works.
static void test_without_a_sandbox_nothing_is_denied(void **state)
{
    (void)state;
    og_reply reply = try_one(&(og_workers){.count = 1, .without_sandbox = true}, &job, 0);
    assert_int_equal(reply.status, OG_OK);
    assert_false(og_str_starts(og_buf_str(&reply.body), OG_STR("-1")));
    og_buf_free(&reply.body);
}

// ---- a system that does not let rights be taken

static int refused_status(bool without_sandbox)
{
    og_crew *crew = NULL;
    og_reply reply;
    bool heard = false, any = false;
    og_task task = {.file = {.descriptor = memfd_create("document", MFD_CLOEXEC), .regular = true, .size = 1}};
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
    const struct scmp_arg_cmp of_filters = {.arg = 0, .op = SCMP_CMP_EQ, .datum_a = PR_SET_SECCOMP};
    og_workers workers = {.count = 1, .without_sandbox = without_sandbox};
    if (write(task.file.descriptor, "", 1) != 1 || lseek(task.file.descriptor, 0, SEEK_SET) != 0 ||
        seccomp_rule_add_array(filter, SCMP_ACT_ERRNO(EINVAL), SCMP_SYS(seccomp), 0, NULL) != 0 ||
        seccomp_rule_add_array(filter, SCMP_ACT_ERRNO(EINVAL), SCMP_SYS(prctl), 1, &of_filters) != 0 ||
        seccomp_load(filter) != 0 || og_crew_new(&job, NULL, &workers, &crew) != OG_OK ||
        og_crew_find_room(crew, &any) != OG_OK || og_crew_give(crew, &task) != OG_OK)
        return OG_INTERNAL;
    og_status status = OG_OK;
    while (status == OG_OK && !heard)
        status = og_crew_hear(crew, 20000, &reply, &heard);
    return (int)(status == OG_OK ? reply.status : status);
}

static void assert_refused(bool without_sandbox, og_status wanted)
{
    int status;
    pid_t child = fork();
    if (child == 0)
        _exit(refused_status(without_sandbox));
    assert_true(child > 0);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), wanted);
}

static void test_a_system_that_refuses_is_told(void **state)
{
    (void)state;
    assert_refused(false, OG_NO_SANDBOX);
    assert_refused(true, OG_OK);
}

// ---- what is left to it: no descriptor but its own, no dump, few of everything

static og_status look(const void *context, void **state)
{
    static char seen[256];
    (void)context;
    *state = seen;
    size_t open = 0;
    for (int i = 0; i < 1024; i++)
        open += fcntl(i, F_GETFD) >= 0;
    struct stat out;
    bool nowhere = fstat(STDOUT_FILENO, &out) == 0 && S_ISCHR(out.st_mode);
    struct sigaction pipe, interrupt, user;
    sigaction(SIGPIPE, NULL, &pipe);
    sigaction(SIGINT, NULL, &interrupt);
    sigaction(SIGUSR1, NULL, &user);
    bool quiet = pipe.sa_handler == SIG_IGN && interrupt.sa_handler == SIG_IGN && user.sa_handler == SIG_DFL;
    snprintf(seen, sizeof seen, "open %zu, nowhere %d, quiet %d", open, nowhere, quiet);
    return OG_OK;
}

static og_status tell(const void *context, void *state, const og_source *source, og_buf *bytes, og_buf *reply)
{
    (void)context;
    (void)source;
    (void)bytes;
    og_buf_printf(reply, "%s", (const char *)state);
    return reply->status;
}

static void ignore(int number)
{
    (void)number;
}

static void test_it_inherits_nothing(void **state)
{
    (void)state;
    static const og_job looking = {.begin = look, .run = tell, .accepts = accepts};
    int leak = open(path, O_RDONLY); // without FD_CLOEXEC, which has no part in it
    assert_true(leak >= 0);
    signal(SIGUSR1, ignore);
    og_reply reply = try_one(&(og_workers){.count = 1}, &looking, 0);
    signal(SIGUSR1, SIG_DFL);
    close(leak);
    assert_int_equal(reply.status, OG_OK);
    if (!og_str_equal(og_buf_str(&reply.body), OG_STR("open 4, nowhere 1, quiet 1")))
        fail_msg("%.*s", OG_STR_ARG(og_buf_str(&reply.body)));
    og_buf_free(&reply.body);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_other_call_is_denied),
        cmocka_unit_test(test_without_a_sandbox_nothing_is_denied),
        cmocka_unit_test(test_a_system_that_refuses_is_told),
        cmocka_unit_test(test_it_inherits_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
