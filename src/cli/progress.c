// SPDX-License-Identifier: MIT
#define _XOPEN_SOURCE 700 // fileno
#include "cli/progress.h"

#include <stdlib.h>
#include <unistd.h>

enum { BAR_MOST = 20 }; // columns

static bool is_shown(void)
{
    const char *terminal = getenv("TERM");
    return isatty(STDERR_FILENO) == 1 && terminal && !cli_equal(terminal, "dumb");
}

static struct timespec now(void)
{
    struct timespec time = {0};
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time;
}

static double seconds_between(struct timespec from, struct timespec to)
{
    return (double)(to.tv_sec - from.tv_sec) + (double)(to.tv_nsec - from.tv_nsec) / 1e9;
}

cli_progress cli_progress_begin(size_t total, size_t before)
{
    return (cli_progress){.shown = is_shown(), .total = total, .before = before, .began = now()};
}

void cli_progress_count(cli_progress *progress, bool unchanged, og_status failure)
{
    progress->done++;
    progress->unchanged += unchanged;
    if (failure == OG_OK)
        return;
    progress->failed_in_all++;
    progress->failed[failure]++;
}

void cli_progress_clear(cli_progress *progress)
{
    if (progress->on_screen)
        fputs("\r\x1b[K", stderr);
    progress->on_screen = false;
}

// "45 s", "3 min 05 s", "2 h 10 min"
static int print_duration(char *to, size_t size, double seconds)
{
    enum { MINUTE = 60, HOUR = 3600 };
    unsigned long all = seconds < 1e9 ? (unsigned long)(seconds + 0.5) : 1000000000UL;
    if (all < MINUTE)
        return snprintf(to, size, "%lu s", all);
    if (all < HOUR)
        return snprintf(to, size, "%lu min %02lu s", all / MINUTE, all % MINUTE);
    return snprintf(to, size, "%lu h %02lu min", all / HOUR, all % HOUR / MINUTE);
}

// What the line shows, from most to least: a narrow terminal gets less of it, but nothing that is cut in a word.
typedef struct shape {
    size_t bar, path; // columns; of the path at least, and 0 where it is left out
    bool rate, left;
} shape;

static const shape SHAPES[] = {
    {20, 20, true, true}, {10, 20, true, true}, {10, 12, false, true},
    {10, 0, false, true}, {0, 0, false, true},  {0, 0, false, false},
};
enum { SHAPE_COUNT = sizeof SHAPES / sizeof *SHAPES, BETWEEN = 2 };

static size_t print_bar(const shape *as, size_t reached, size_t total, char *to, size_t size)
{
    size_t full = reached >= total ? as->bar : (size_t)((double)reached / (double)total * (double)as->bar);
    char bar[BAR_MOST + 1] = "";
    for (size_t i = 0; i < as->bar; i++)
        bar[i] = i < full ? '#' : '-';
    return as->bar ? (size_t)snprintf(to, size, "[%s] ", bar) : 0;
}

// All of the line but the path. Gives its columns.
static size_t print_counts(const cli_progress *progress, const shape *as, char *to, size_t size)
{
    char left[32] = "";
    size_t reached = progress->before + progress->done, total = progress->total ? progress->total : 1;
    double seconds = seconds_between(progress->began, progress->last);
    double rate = seconds > 0 ? (double)progress->done / seconds : 0;
    size_t length = print_bar(as, reached, total, to, size);
    length += (size_t)snprintf(to + length, size - length, "%zu of %zu", reached, progress->total);
    if (progress->failed_in_all)
        length += (size_t)snprintf(to + length, size - length, ", %zu failed", progress->failed_in_all);
    if (rate > 0 && as->rate)
        length += (size_t)snprintf(to + length, size - length, ", %.*f a second", rate < 10 ? 1 : 0, rate);
    if (rate > 0 && as->left) {
        print_duration(left, sizeof left, (double)(total - reached) / rate);
        length += (size_t)snprintf(to + length, size - length, ", %s left", left);
    }
    return length;
}

// With the path the line may have one column less, since one that is full would move the cursor on.
static bool fits(const shape *as, size_t width, size_t columns)
{
    return width + (as->path ? BETWEEN + as->path : 0) < columns;
}

// The end of the path, as much of it as there is room for: names of files differ there.
static void write_path(og_str path, size_t columns)
{
    size_t start = path.len, width = 0;
    if (!path.len)
        return;
    while (start > 0) {
        size_t before = start - 1;
        while (before > 0 && ((unsigned char)path.ptr[before] & 0xC0) == 0x80 && start - before < 4)
            before--;
        width += cli_visible_width((og_str){path.ptr + before, start - before});
        if (width > columns)
            break;
        start = before;
    }
    cli_write_visible(stderr, (og_str){path.ptr + start, path.len - start});
}

void cli_progress_show(cli_progress *progress, og_str path)
{
    char counts[192];
    struct timespec time = now();
    if (!progress->shown || seconds_between(progress->last, time) < 0.1)
        return; // more often, the terminal would be what takes the time
    progress->last = time;
    const shape *as = SHAPES;
    size_t columns = cli_terminal_columns(stderr), width = print_counts(progress, as, counts, sizeof counts);
    while (!fits(as, width, columns) && as + 1 < SHAPES + SHAPE_COUNT)
        width = print_counts(progress, ++as, counts, sizeof counts);
    cli_progress_clear(progress);
    fprintf(stderr, "%.*s", (int)(columns - 1), counts);
    if (as->path) {
        fputs("  ", stderr);
        write_path(path, columns - width - BETWEEN - 1);
    }
    fflush(stderr);
    progress->on_screen = true;
}

void cli_progress_end(cli_progress *progress, size_t unlisted)
{
    char duration[32];
    cli_progress_clear(progress);
    if (!progress->shown)
        return;
    print_duration(duration, sizeof duration, seconds_between(progress->began, now()));
    fprintf(stderr, "%zu of %zu files analysed", progress->done - progress->unchanged - progress->failed_in_all,
            progress->total);
    if (progress->before)
        fprintf(stderr, ", %zu by an earlier run", progress->before);
    if (progress->unchanged)
        fprintf(stderr, ", %zu unchanged", progress->unchanged);
    for (size_t i = 0; i < CLI_STATUS_COUNT; i++)
        if (progress->failed[i])
            fprintf(stderr, ", %zu failed (%.*s)", progress->failed[i], OG_STR_ARG(og_status_code((og_status)i)));
    if (unlisted)
        fprintf(stderr, ", %zu path%s could not be opened", unlisted, unlisted == 1 ? "" : "s");
    fprintf(stderr, ", in %s\n", duration);
}

bool cli_progress_outcome(cli_progress *progress, og_diagnostics *diagnostics, const char *path, og_status status)
{
    if (progress && (og_diagnostics_count(diagnostics) || status != OG_OK))
        cli_progress_clear(progress);
    bool good = cli_outcome(diagnostics, path, status);
    og_diagnostics_clear(diagnostics);
    return good;
}
