// SPDX-License-Identifier: MIT
// `ofgrade batch PATH...`: every file below the paths, as one record a line, as tables or a page, or in a database.
#include "cli/cli.h"
#include "cli/progress.h"

#include <stdlib.h>

typedef struct batch_run {
    const cli_args *args;
    og_limits limits;
    og_catalogue *catalogue;
    og_batch *batch;
    cli_store store;
    bool writes; // to the output; with a database only where one is named
    cli_output output;
    cli_output kept; // the records of what is gathered; not opened where it is not gone on with
    bool as_tables;
    cli_tables tables;
    bool as_page;
    cli_dashboard page;
    cli_progress progress;
    size_t taken; // files of which an earlier run wrote the records
    bool some_failed;
} batch_run;

// Of what takes in all records before it is whole.
static bool is_gathered(const batch_run *run)
{
    return run->as_tables || run->as_page;
}

static bool gather_line(batch_run *run, og_str path, og_str line)
{
    og_record *record = NULL;
    og_status status = og_record_from_json(line, NULL, &record);
    if (status != OG_OK) {
        cli_progress_clear(&run->progress);
        cli_status_error(path.ptr, status);
        return false;
    }
    bool added = run->as_page ? cli_dashboard_add(&run->page, record, "") : cli_tables_add(&run->tables, record);
    og_record_free(record);
    return added;
}

static bool keep_line(batch_run *run, og_str line)
{
    return !run->kept.file || (cli_output_write(&run->kept, line) && cli_output_flush(&run->kept));
}

static bool write_line(batch_run *run, og_str path, og_str line)
{
    if (is_gathered(run))
        return gather_line(run, path, line) && keep_line(run, line) && cli_output_flush(&run->output);
    return cli_output_write(&run->output, line) && cli_output_flush(&run->output);
}

static bool write_result(batch_run *run, const og_batch_result *result)
{
    if (result->failure != OG_OK) {
        run->some_failed = true;
        cli_progress_clear(&run->progress);
        cli_status_error(result->path.ptr, result->failure);
    }
    if (run->store.path && !cli_store_put(&run->store, result->path, result->line))
        return false;
    return !run->writes || write_line(run, result->path, result->line);
}

// What the database knows of a file that has not changed.
static bool write_known(batch_run *run, const og_batch_result *result)
{
    og_str line;
    if (!run->writes)
        return true;
    if (!cli_store_line(&run->store, result->path, &line))
        return false;
    bool written = write_line(run, result->path, line);
    free((char *)line.ptr);
    return written;
}

static cli_exit tell_interrupted(const batch_run *run)
{
    size_t done = run->taken + run->progress.done, total = run->progress.total;
    bool written = !run->output.target && !run->tables.workbook && !run->as_page;
    const char *left = run->store.path          ? " and stored; the same command goes on"
                       : written                ? " and written"
                       : !run->output.resumable ? "; no output was written"
                       : done                   ? "; the same command with --resume goes on"
                                                : "";
    cli_message("interrupted: %zu of %zu files are done%s", done, total, left);
    return CLI_ERROR;
}

static bool begin(batch_run *run)
{
    bool begun = true;
    if (run->as_tables)
        begun = cli_tables_begin(&run->tables, run->args, CLI_BATCH_FORMAT, &run->output);
    else if (run->as_page)
        begun = cli_dashboard_begin(&run->page, run->catalogue, &run->output);
    run->tables.progress = run->page.progress = &run->progress;
    return begun;
}

static cli_exit end(batch_run *run)
{
    bool ended = run->as_page ? cli_dashboard_end(&run->page) : !run->as_tables || cli_tables_end(&run->tables);
    if (!ended)
        return CLI_ERROR;
    cli_progress_end(&run->progress, og_batch_unlisted_count(run->batch));
    return run->some_failed || og_batch_unlisted_count(run->batch) ? CLI_SOME_FAILED : CLI_WELL;
}

static bool take_record(void *context, const og_record *record, const og_document *document)
{
    batch_run *run = context;
    (void)document;
    run->some_failed = run->some_failed || !og_record_is_analysed(record);
    return cli_dashboard_add(&run->page, record, "") && keep_line(run, og_batch_line(run->batch));
}

static cli_gathering gathering(batch_run *run)
{
    return (cli_gathering){run->batch, &run->progress, take_record, run};
}

// The page may be of records too, of which a file holds many; a database keeps one of each file.
static bool takes_records(const batch_run *run)
{
    return run->as_page && !run->store.path;
}

static cli_exit gather_records(batch_run *run)
{
    cli_gathering all = gathering(run);
    switch (cli_gather(&all)) {
    case CLI_GATHERED_ALL:
        return end(run);
    case CLI_GATHER_INTERRUPTED:
        return tell_interrupted(run);
    default:
        return CLI_ERROR;
    }
}

static cli_exit write_all(batch_run *run)
{
    og_batch_result result;
    if (takes_records(run))
        return gather_records(run);
    for (;;) {
        og_status status = og_batch_next_result(run->batch, CLI_PATIENCE, &result);
        if (status != OG_OK) {
            cli_progress_clear(&run->progress);
            return cli_status_error(NULL, status);
        }
        if (result.kind == OG_BATCH_END)
            break;
        if (result.kind == OG_BATCH_RECORD) {
            cli_progress_count(&run->progress, false, result.failure);
            if (!write_result(run, &result))
                return CLI_ERROR;
        } else if (result.kind == OG_BATCH_UNCHANGED) {
            cli_progress_count(&run->progress, true, OG_OK);
            if (!write_known(run, &result))
                return CLI_ERROR;
        }
        if (cli_is_interrupted()) {
            cli_progress_clear(&run->progress);
            return tell_interrupted(run);
        }
        cli_progress_show(&run->progress, result.path);
    }
    return end(run);
}

static bool list_files(batch_run *run)
{
    og_workers workers;
    if (!cli_workers(run->args, &workers))
        return false;
    og_status status = cli_list_files(run->args, run->catalogue, &run->limits, &workers, &run->batch);
    if (status != OG_OK)
        cli_status_error(NULL, status);
    return status == OG_OK;
}

static bool take_line(void *context, og_str line, bool analysed)
{
    batch_run *run = context;
    run->some_failed |= !analysed;
    return !is_gathered(run) || gather_line(run, cli_str(run->kept.name), line);
}

static bool take_written(batch_run *run)
{
    cli_gathering of = gathering(run);
    bool well = cli_gather_written(&of, is_gathered(run) ? &run->kept : &run->output, take_line);
    run->taken = og_batch_done_count(run->batch);
    return well;
}

static bool open_output(batch_run *run)
{
    const char *path = cli_value(run->args, CLI_BATCH_OUTPUT);
    bool resumes = cli_has(run->args, CLI_RESUME);
    if (run->store.path) // it knows what is done
        return cli_output_open(&run->output, path);
    if (is_gathered(run))
        return cli_output_open_made(&run->output, &run->kept, path, resumes);
    return cli_output_open_kept(&run->output, path, resumes);
}

static bool begin_output(batch_run *run)
{
    run->writes = cli_value(run->args, CLI_BATCH_OUTPUT) || !run->store.path || is_gathered(run);
    if (!run->writes)
        return true;
    if (!open_output(run))
        return false;
    if (takes_records(run))
        og_batch_accept_records(run->batch);
    if (begin(run) && (!cli_has(run->args, CLI_RESUME) || !run->output.resumable || take_written(run)))
        return true;
    cli_output_close_made(&run->output, &run->kept, CLI_ERROR);
    return false;
}

// A page or tables of nothing would take the place of those that are there, as where a PATH is mistyped.
static bool leaves_old(batch_run *run)
{
    const char *path = cli_value(run->args, CLI_BATCH_OUTPUT);
    if (og_batch_file_count(run->batch) || !is_gathered(run) || !cli_output_would_replace(path, path))
        return false;
    cli_message("no files were found, so %s stays as it is", path);
    run->as_tables = run->as_page = false; // and run->writes is not set: nothing is opened
    return true;
}

static bool prepare(batch_run *run)
{
    const cli_args *args = run->args;
    const char *path = cli_value(args, CLI_BATCH_OUTPUT);
    if (!cli_output_spares(args, args->operands, args->operand_count))
        return false;
    if (cli_has(args, CLI_RESUME) && cli_has(args, CLI_BATCH_DB)) {
        cli_usage_error(args, "--resume is for records in a file alone: a run with --db goes on by itself");
        return false;
    }
    if (cli_has(args, CLI_RESUME) && (!path || cli_equal(path, "-"))) {
        cli_usage_error(args, "--resume goes on with a file; name it with -o OUT");
        return false;
    }
    run->as_tables = cli_tables_wanted(args, CLI_BATCH_FORMAT);
    run->as_page = cli_chose(args, CLI_BATCH_FORMAT, "html");
    if (!cli_tables_allowed(args, CLI_BATCH_FORMAT))
        return false;
    if (!cli_limits(args, &run->limits) || !cli_catalogue(args, &run->catalogue) ||
        !cli_store_open(args, run->catalogue, &run->limits, &run->store) || !list_files(run))
        return false;
    if (run->store.path && cli_output_would_replace(path, run->store.path)) {
        cli_usage_error(args, "the output would replace the database %s", run->store.path);
        return false;
    }
    if (run->store.path)
        og_batch_skip_known(run->batch, cli_store_knows, &run->store);
    if (leaves_old(run))
        return true;
    if (!og_batch_file_count(run->batch) && !og_batch_unlisted_count(run->batch))
        cli_message("no files were found");
    return begin_output(run);
}

cli_exit cli_run_batch(const cli_args *args)
{
    if (cli_pages_wanted(args))
        return cli_run_pages(args);
    batch_run run = {.args = args};
    cli_exit result = CLI_ERROR;
    if (prepare(&run)) {
        cli_catch_interrupts();
        run.progress = cli_progress_begin(og_batch_file_count(run.batch), run.taken);
        run.store.progress = &run.progress;
        result = cli_store_end(&run.store, args, write_all(&run));
        cli_progress_clear(&run.progress); // where it did not come to its end
        if (run.writes)
            result = cli_output_close_made(&run.output, &run.kept, result);
    }
    cli_tables_free(&run.tables);
    cli_dashboard_free(&run.page);
    cli_store_free(&run.store);
    og_batch_free(run.batch);
    og_catalogue_free(run.catalogue);
    cli_end_interrupted();
    return result;
}
