// SPDX-License-Identifier: MIT
// `ofgrade batch PATH...`: every file below the paths, one record a line.
#include "cli/cli.h"

#include <stdlib.h>
#include <time.h>
#include <unistd.h>

typedef struct progress_line {
    bool shown;
    bool on_screen;
    size_t done;
    size_t total;
    size_t failed;
    struct timespec last;
} progress_line;

static bool shows_progress(void)
{
    const char *terminal = getenv("TERM");
    return isatty(STDERR_FILENO) == 1 && terminal && !cli_equal(terminal, "dumb");
}

static void clear_progress(progress_line *progress)
{
    if (progress->on_screen)
        fputs("\r\x1b[K", stderr);
    progress->on_screen = false;
}

// At most ten times a second, so that the terminal is not what takes the time.
static void show_progress(progress_line *progress)
{
    enum { TENTH = 100000000 };
    struct timespec now;
    if (!progress->shown || clock_gettime(CLOCK_MONOTONIC, &now) != 0)
        return;
    if (now.tv_sec == progress->last.tv_sec && now.tv_nsec - progress->last.tv_nsec < TENTH)
        return;
    progress->last = now;
    clear_progress(progress);
    fprintf(stderr, "%zu of %zu files", progress->done, progress->total);
    fflush(stderr);
    progress->on_screen = true;
}

static void show_summary(progress_line *progress, size_t unlisted)
{
    if (!progress->shown)
        return;
    clear_progress(progress);
    fprintf(stderr, "%zu of %zu files analysed", progress->done - progress->failed, progress->total);
    if (progress->failed)
        fprintf(stderr, ", %zu failed", progress->failed);
    if (unlisted)
        fprintf(stderr, ", %zu paths not listed", unlisted);
    fputs("\n", stderr);
}

static bool write_line(cli_output *output, og_str line)
{
    return cli_output_write(output, line) && cli_output_flush(output);
}

static bool handle(cli_output *output, cli_kept *kept, const og_batch_result *got)
{
    og_str line = got->line;
    if (kept->store && got->kind == OG_BATCH_RECORD && !cli_kept_put(kept, got->path, line))
        return false;
    if (!output)
        return true;
    if (got->kind == OG_BATCH_RECORD)
        return write_line(output, line);
    if (!cli_kept_line(kept, got->path, &line))
        return false;
    bool well = write_line(output, line);
    free((char *)line.ptr);
    return well;
}

static cli_exit write_all(og_batch *batch, cli_output *output, cli_kept *kept)
{
    progress_line progress = {.shown = shows_progress(), .total = og_batch_file_count(batch)};
    cli_exit result = og_batch_unlisted_count(batch) ? CLI_SOME_FAILED : CLI_WELL;
    og_batch_result got;
    og_status status;
    while ((status = og_batch_next_result(batch, -1, &got)) == OG_OK && got.kind != OG_BATCH_END) {
        if (got.kind == OG_BATCH_WAITING)
            continue;
        progress.done++;
        if (got.kind == OG_BATCH_RECORD && got.failure != OG_OK) {
            progress.failed++;
            clear_progress(&progress);
            cli_status_error(got.path.ptr, got.failure);
            result = CLI_SOME_FAILED;
        }
        if (!handle(output, kept, &got)) {
            result = CLI_ERROR;
            break;
        }
        show_progress(&progress);
    }
    clear_progress(&progress);
    if (status != OG_OK)
        result = cli_status_error(NULL, status);
    if (result != CLI_ERROR)
        show_summary(&progress, og_batch_unlisted_count(batch));
    return result;
}

// Lists the files before the output is opened, so that a new file in a listed folder is not among them.
static bool list_files(const cli_args *args, const og_catalogue *catalogue, const og_limits *limits, og_batch **batch)
{
    og_diagnostics *diagnostics = og_diagnostics_new();
    og_status status = diagnostics
                           ? og_batch_new(args->operands, args->operand_count, catalogue, limits, diagnostics, batch)
                           : OG_NO_MEMORY;
    cli_diagnostics(diagnostics);
    if (status != OG_OK)
        cli_status_error(NULL, status);
    og_diagnostics_free(diagnostics);
    return status == OG_OK;
}

cli_exit cli_run_batch(const cli_args *args)
{
    const char *path = cli_value(args, CLI_OUTPUT);
    og_catalogue *catalogue = NULL;
    og_batch *batch = NULL;
    og_limits limits;
    cli_output output;
    cli_kept kept = {0};
    cli_exit result = CLI_ERROR;
    for (size_t i = 0; i < args->operand_count; i++)
        if (cli_output_would_replace(path, args->operands[i]))
            return cli_usage_error(args, "the output would replace the input %s", args->operands[i]);
    if (cli_limits(args, &limits) && cli_catalogue(args, &catalogue) &&
        cli_kept_open(args, catalogue, &limits, &kept) && list_files(args, catalogue, &limits, &batch)) {
        if (kept.store)
            og_batch_skip_known(batch, cli_kept_knows, &kept);
        if (kept.store && !path)
            result = write_all(batch, NULL, &kept);
        else if (cli_output_open(&output, path))
            result = cli_output_close(&output, write_all(batch, &output, &kept));
        result = cli_kept_end(&kept, args, result);
    }
    cli_kept_free(&kept);
    og_batch_free(batch);
    og_catalogue_free(catalogue);
    return result;
}
