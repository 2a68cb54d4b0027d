// SPDX-License-Identifier: MIT
// How much memory the program and its workers take, as the system counts it while they run (VmHWM of /proc: the most
// that was resident, shared pages included).
#define _XOPEN_SOURCE 700
#include "bench/bench.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { PATH_ROOM = 600, SAMPLED_EVERY = 50, LAST_LINES = 8, LINKS = 10000 };

typedef struct peaks {
    double parent; // MiB
    double worker;
} peaks;

// KiB; 0 where the process has ended.
static double most_resident(long process)
{
    char path[PATH_ROOM], line[256];
    double most = 0;
    snprintf(path, sizeof path, "/proc/%ld/status", process);
    FILE *file = fopen(path, "r");
    while (file && fgets(line, sizeof line, file))
        if (strncmp(line, "VmHWM:", 6) == 0)
            most = strtod(line + 6, NULL);
    if (file)
        fclose(file);
    return most / 1024;
}

static void sample(long process, peaks *into)
{
    char path[PATH_ROOM], line[4096];
    double parent = most_resident(process);
    into->parent = parent > into->parent ? parent : into->parent;
    snprintf(path, sizeof path, "/proc/%ld/task/%ld/children", process, process);
    FILE *file = fopen(path, "r");
    if (file && fgets(line, sizeof line, file))
        for (char *at = line, *end = NULL; *at >= '0' && *at <= '9'; at = end + (*end == ' ')) {
            double worker = most_resident(strtol(at, &end, 10));
            into->worker = worker > into->worker ? worker : into->worker;
        }
    if (file)
        fclose(file);
}

// Runs a batch of so many files and looks at it now and then, and whenever it has written while its last lines are
// still to come: it waits with these until they are read.
static peaks watch(char *const arguments[], size_t count)
{
    peaks found = {0};
    char bytes[4096];
    size_t lines = 0, reads = 0;
    int ends[2];
    bench_require(pipe(ends) == 0 && fcntl(ends[0], F_SETFD, FD_CLOEXEC) == 0, "no pipe");
    pid_t child = bench_start_program(arguments, ends[1]);
    bench_require(child > 0, "the program does not start");
    close(ends[1]);
    for (ssize_t got = 0; (got = read(ends[0], bytes, sizeof bytes)) > 0;) {
        for (ssize_t i = 0; i < got; i++)
            lines += bytes[i] == '\n';
        if (reads++ % SAMPLED_EVERY == 0 || lines + LAST_LINES > count)
            sample(child, &found);
    }
    close(ends[0]);
    int status = bench_end_program(child);
    bench_require((status == 0 || status == 1) && lines == count, "the program fails");
    return found;
}

void bench_pdf_memory(const char *program, const bench_paths *files)
{
    enum { BEFORE = 4 };
    char **arguments = calloc(files->count + BEFORE + 1, sizeof *arguments);
    bench_require(arguments != NULL, "not enough memory");
    memcpy(arguments, (char *[]){(char *)program, "batch", "-j", "1"}, BEFORE * sizeof *arguments);
    memcpy(arguments + BEFORE, files->items, files->count * sizeof *arguments);
    peaks found = watch(arguments, files->count);
    printf("Memory over %zu PDF files: a worker %.1f MiB   at most 64; the parent %.1f MiB\n", files->count,
           found.worker, found.parent);
    free(arguments);
}

// Many names of few files: what grows in the parent are names, and a file has at most some 60,000.
static void link_texts(const char *folder, const char *example, size_t count)
{
    char path[PATH_ROOM], first[PATH_ROOM], command[3 * PATH_ROOM];
    for (size_t i = 0; i < count; i++) {
        snprintf(path, sizeof path, "%s/%06zu.txt", folder, i);
        if (i % LINKS == 0) {
            snprintf(command, sizeof command, "cp '%s' '%s'", example, path);
            bench_require(system(command) == 0, "a text cannot be made"); // NOLINT(cert-env33-c)
            memcpy(first, path, sizeof first);
        } else {
            bench_require(link(first, path) == 0, "a text cannot be made");
        }
    }
}

static peaks watch_texts(const char *program, const char *example, size_t count)
{
    char folder[] = "/tmp/ofgrade-bench-XXXXXX", command[PATH_ROOM];
    bench_require(mkdtemp(folder) != NULL, "no folder for the texts");
    link_texts(folder, example, count);
    peaks found = watch((char *[]){(char *)program, "batch", "-j", "2", folder, NULL}, count);
    snprintf(command, sizeof command, "rm -rf '%s'", folder);
    bench_require(system(command) == 0, "the texts stay"); // NOLINT(cert-env33-c): the path is the bench's own
    return found;
}

void bench_parent_memory(const char *program, const char *example)
{
    peaks few = watch_texts(program, example, 1000), many = watch_texts(program, example, 100000);
    printf(
        "Memory of the parent over 1,000 texts %.1f MiB, over 100,000 %.1f MiB, growth %.1f MiB   at most 4; a worker "
        "%.1f MiB\n",
        few.parent, many.parent, many.parent - few.parent, many.worker);
}
