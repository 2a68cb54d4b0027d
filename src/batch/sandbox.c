// SPDX-License-Identifier: MIT
#define _GNU_SOURCE // close_range, RLIMIT_NPROC
#include "batch/sandbox.h"

#include "base/checked.h"
#include "base/file.h"
#include "base/sanitized.h"
#include "base/str.h"

#include <errno.h>
#include <fcntl.h>
#include <seccomp.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

// The caller decides what an interrupt means, also for a document that is half read: those that a terminal or a system
// that ends sends to all processes at once are not for this one, which ends when the caller does.
static bool is_for_caller(int number)
{
    return number == SIGINT || number == SIGTERM || number == SIGHUP || number == SIGQUIT || number == SIGPIPE;
}

// What the caller set up for signals is not for this process: its handlers may remove files or end the program.
static void reset_signals(void)
{
    struct sigaction action = {.sa_handler = SIG_DFL};
    sigemptyset(&action.sa_mask);
    for (int number = 1; number <= SIGRTMAX; number++) {
        action.sa_handler = is_for_caller(number) ? SIG_IGN : SIG_DFL;
        sigaction(number, &action, NULL); // of some nothing can be set
    }
    sigprocmask(SIG_SETMASK, &action.sa_mask, NULL);
}

// Above the places of the worker's own descriptors. -1: none is to be had.
static int copy_above(int descriptor)
{
    return descriptor < 0 ? -1 : fcntl(descriptor, F_DUPFD, OG_WORKER_DESCRIPTORS);
}

static bool place_descriptors(int socket)
{
#ifdef OG_UNDER_ADDRESS_SANITIZER
    const int last_closed = STDOUT_FILENO; // the sanitizer tells of its finds
#else
    const int last_closed = STDERR_FILENO;
#endif
    int link = copy_above(socket), nowhere = copy_above(open("/dev/null", O_RDWR));
    bool placed = link >= 0 && nowhere >= 0 && dup2(link, OG_WORKER_SOCKET) >= 0;
    for (int descriptor = STDIN_FILENO; placed && descriptor <= last_closed; descriptor++)
        placed = dup2(nowhere, descriptor) >= 0;
    return placed && close_range(OG_WORKER_DOCUMENT, ~0U, 0) == 0;
}

bool og_worker_detach(int socket, pid_t parent)
{
    reset_signals();
    if (prctl(PR_SET_PDEATHSIG, SIGKILL) != 0 || getppid() != parent) // it may have ended before
        return false;
    return place_descriptors(socket);
}

// The whole number in place `index` of those that spaces divide; 0 where there is none.
static size_t number_at(og_str line, size_t index)
{
    size_t number = 0;
    for (size_t at = 0; at < line.len && (og_is_digit(line.ptr[at]) || index); at++) {
        if (!index && (!og_mul(number, 10, &number) || !og_add(number, (size_t)(line.ptr[at] - '0'), &number)))
            return 0;
        index -= line.ptr[at] == ' ';
    }
    return number;
}

// Bytes of private memory that the process has and RLIMIT_DATA counts; 0 where that is not told.
static size_t data_bytes(void)
{
    enum { MOST = 4096, DATA = 5 }; // the sixth number, in pages
    og_buf line = {0};
    size_t size, bytes = 0;
    long page = sysconf(_SC_PAGESIZE);
    og_status status = og_file_read("/proc/self/statm", OG_FILE_REGULAR, MOST, NULL, &line, &size);
    bool known = status == OG_OK && page > 0 && og_mul(number_at(og_buf_str(&line), DATA), (size_t)page, &bytes);
    og_buf_free(&line);
    return known ? bytes : 0;
}

static bool limit(int resource, rlim_t most)
{
    struct rlimit is, wanted = {most, most};
    if (getrlimit((__rlimit_resource_t)resource, &is) != 0)
        return false;
    if (is.rlim_max < most) // never more than there was
        wanted.rlim_cur = wanted.rlim_max = is.rlim_max;
    return setrlimit((__rlimit_resource_t)resource, &wanted) == 0;
}

bool og_worker_limit(size_t memory)
{
    size_t all = SIZE_MAX;
    if (!og_add(data_bytes(), memory, &all))
        all = SIZE_MAX;
#ifdef OG_UNDER_ADDRESS_SANITIZER
    all = SIZE_MAX; // its shadow of all memory would count
#endif
    return limit(RLIMIT_DATA, all == SIZE_MAX ? RLIM_INFINITY : (rlim_t)all) && limit(RLIMIT_FSIZE, 0) &&
           limit(RLIMIT_CORE, 0) && limit(RLIMIT_NPROC, 0) && limit(RLIMIT_NOFILE, OG_WORKER_DESCRIPTORS);
}

static bool allow(scmp_filter_ctx filter)
{
    static const int calls[] = {
        SCMP_SYS(read),           SCMP_SYS(close),        SCMP_SYS(brk),        SCMP_SYS(munmap),
        SCMP_SYS(mremap),         SCMP_SYS(madvise),      SCMP_SYS(futex),      SCMP_SYS(getrandom),
        SCMP_SYS(clock_gettime),  SCMP_SYS(gettimeofday), SCMP_SYS(time),       SCMP_SYS(rt_sigreturn),
        SCMP_SYS(rt_sigprocmask), SCMP_SYS(exit),         SCMP_SYS(exit_group), SCMP_SYS(restart_syscall),
#ifdef OG_UNDER_ADDRESS_SANITIZER
        SCMP_SYS(sigaltstack),    SCMP_SYS(sched_yield),  SCMP_SYS(getpid),     SCMP_SYS(gettid),
        SCMP_SYS(write),
#endif
    };
    static const int on_socket[] = {SCMP_SYS(recvmsg), SCMP_SYS(sendto)};
    static const int with_rights[] = {SCMP_SYS(mmap), SCMP_SYS(mmap2), SCMP_SYS(mprotect)};
    const struct scmp_arg_cmp is_socket = {.arg = 0, .op = SCMP_CMP_EQ, .datum_a = OG_WORKER_SOCKET};
    const struct scmp_arg_cmp not_to_execute = {.arg = 2, .op = SCMP_CMP_MASKED_EQ, .datum_a = PROT_EXEC};
    bool good = true;
    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++)
        good = good && seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, calls[i], 0, NULL) == 0;
    for (size_t i = 0; i < sizeof on_socket / sizeof *on_socket; i++)
        good = good && seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, on_socket[i], 1, &is_socket) == 0;
    for (size_t i = 0; i < sizeof with_rights / sizeof *with_rights; i++)
        good = good && seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, with_rights[i], 1, &not_to_execute) == 0;
    return good;
}

// What nothing here ever asks for, not even to do without: who does is not reading a document any more.
static bool punish(scmp_filter_ctx filter)
{
    static const int calls[] = {
        SCMP_SYS(execve),
        SCMP_SYS(execveat),
        SCMP_SYS(fork),
        SCMP_SYS(vfork),
        SCMP_SYS(clone),
        SCMP_SYS(clone3),
        SCMP_SYS(socket),
        SCMP_SYS(socketpair),
        SCMP_SYS(ptrace),
        SCMP_SYS(kill),
        SCMP_SYS(process_vm_writev),
        SCMP_SYS(process_vm_readv),
        SCMP_SYS(bpf),
        SCMP_SYS(unshare),
        SCMP_SYS(perf_event_open),
        SCMP_SYS(userfaultfd),
        SCMP_SYS(connect),
        SCMP_SYS(bind),
        SCMP_SYS(mount),
        SCMP_SYS(io_uring_setup),
    };
    bool good = true;
    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++)
        good = good && seccomp_rule_add_array(filter, SCMP_ACT_KILL_PROCESS, calls[i], 0, NULL) == 0;
    return good;
}

// Any other call fails as one that the system does not have: libraries try newer ones and do without.
static bool filter_calls(void)
{
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(ENOSYS));
    bool good = filter && seccomp_attr_set(filter, SCMP_FLTATR_CTL_NNP, 1) == 0 &&
                seccomp_attr_set(filter, SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS) == 0 && allow(filter) &&
                punish(filter) && seccomp_load(filter) == 0;
    seccomp_release(filter);
    return good;
}

og_status og_sandbox_enter(void)
{
    bool entered =
        prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0 && filter_calls();
    return entered ? OG_OK : OG_NO_SANDBOX;
}
