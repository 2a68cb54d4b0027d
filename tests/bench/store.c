// SPDX-License-Identifier: MIT
// What a second run over a folder that has not changed costs beside the first, with the program and a database.
#include "bench/bench.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

enum { TEXTS = 10000, PATH_ROOM = 600 };

// The example with a line of its own, so that no two are alike.
static void write_texts(const char *folder, og_str example)
{
    char path[PATH_ROOM];
    for (int i = 0; i < TEXTS; i++) {
        snprintf(path, sizeof path, "%s/d/%05d.txt", folder, i);
        FILE *file = fopen(path, "wb");
        bench_require(file != NULL, "a text cannot be made");
        fprintf(file, "%.*s\n\nText %d.\n", OG_STR_ARG(example), i);
        bench_require(fclose(file) == 0, "a text cannot be written");
    }
}

static double run_once(const char *program, const char *folder)
{
    char command[3 * PATH_ROOM];
    snprintf(command, sizeof command, "'%s' batch '%s/d' --db '%s/records.db'", program, folder, folder);
    double began = bench_wall_seconds();
    bench_require(system(command) == 0, "the program fails"); // NOLINT(cert-env33-c): the paths are the bench's own
    return bench_wall_seconds() - began;
}

void bench_store(const char *program, og_str example)
{
    char folder[] = "/tmp/ofgrade-bench-XXXXXX", path[PATH_ROOM];
    bench_require(mkdtemp(folder) != NULL, "no folder for the texts");
    snprintf(path, sizeof path, "%s/d", folder);
    bench_require(mkdir(path, 0777) == 0, "no folder for the texts");
    write_texts(folder, example);
    double first = run_once(program, folder), second = run_once(program, folder);
    snprintf(path, sizeof path, "rm -rf '%s'", folder);
    bench_require(system(path) == 0, "the texts stay"); // NOLINT(cert-env33-c)
    printf("Database of %d texts, seconds by the clock:\n", TEXTS);
    printf("  first run  %.3f\n  second run %.3f\n  ratio      %.1f   at least 20\n", first, second, first / second);
}
