// SPDX-License-Identifier: MIT
// `ofgrade batch PATH... -f html -o FOLDER`: a page of each document, and one that leads to them all.
#include "cli/folder.h"
#include "cli/progress.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

typedef struct pages_run {
    const cli_args *args;
    og_limits limits;
    og_catalogue *catalogue;
    og_batch *batch;
    cli_dashboard index;
    cli_folder folder;
    cli_progress progress;
    size_t number; // of the last record
    bool some_failed;
} pages_run;

// What is there says whether it is a folder or a file (a pipe, a device), of what is not yet the name does.
bool cli_pages_wanted(const cli_args *args)
{
    const char *output = cli_value(args, CLI_BATCH_OUTPUT);
    struct stat info;
    if (!output || cli_equal(output, "-") || !cli_chose(args, CLI_BATCH_FORMAT, "html"))
        return false;
    return stat(output, &info) == 0 ? S_ISDIR(info.st_mode) : !cli_is_ending(cli_ending_of(output), OG_STR("html"));
}

static bool status_is_well(pages_run *run, const char *path, og_status status)
{
    if (status == OG_OK)
        return true;
    cli_progress_clear(&run->progress);
    cli_status_error(path, status);
    return false;
}

static void tell_too_large(pages_run *run, const og_record *record)
{
    cli_progress_clear(&run->progress);
    cli_message("%.*s: %.*s (%.*s); it has none in %s, and 'ofgrade report' writes it in other formats",
                OG_STR_ARG(og_record_path(record)), OG_STR_ARG(og_status_message(OG_PAGE_TOO_LARGE)),
                OG_STR_ARG(og_status_code(OG_PAGE_TOO_LARGE)), run->folder.reports.path);
}

// Writes the page of a record. What is too large for one is told; *written is false then.
static bool write_page(pages_run *run, const og_record *record, const og_document *document, og_str name, bool *written)
{
    og_page_options options = {.catalogue = run->catalogue, .overview = OG_STR("../index.html")};
    og_str page = {0};
    og_status status = og_record_to_html(record, document, &options, &page);
    *written = status == OG_OK;
    run->some_failed |= !*written;
    bool well = true;
    if (*written)
        well = cli_folder_write_page(&run->folder, name, page);
    else if (status == OG_PAGE_TOO_LARGE)
        tell_too_large(run, record);
    else
        well = status_is_well(run, name.ptr, status);
    free((char *)page.ptr);
    return well;
}

// The record's row in what leads to all; without a name it has no page.
static bool add_row(pages_run *run, const og_record *record, og_str name)
{
    static const char before[] = "reports/";
    char *address = calloc(sizeof before + name.len, 1);
    if (!address)
        return status_is_well(run, NULL, OG_NO_MEMORY);
    if (name.len) {
        memcpy(address, before, sizeof before - 1);
        memcpy(address + sizeof before - 1, name.ptr, name.len);
    }
    bool added = cli_dashboard_add(&run->index, record, address);
    free(address);
    return added;
}

static bool take_document(pages_run *run, const og_record *record, const og_document *document)
{
    og_str name = {0};
    bool written = false;
    run->number++;
    if (!og_record_is_analysed(record)) {
        run->some_failed = true;
        return add_row(run, record, name);
    }
    bool well = status_is_well(run, NULL, og_page_name(record, run->number, &name)) &&
                write_page(run, record, document, name, &written) && add_row(run, record, written ? name : (og_str){0});
    free((char *)name.ptr);
    return well;
}

static bool take(void *context, const og_record *record, const og_document *document)
{
    pages_run *run = context;
    return take_document(run, record, document) && cli_folder_keep(&run->folder, og_batch_line(run->batch));
}

// Whether an earlier run has written the page, as it has of every record that is kept if it was not too large.
static bool has_page(pages_run *run, const og_record *record, og_str name)
{
    if (cli_folder_take_page(&run->folder, name))
        return true;
    run->some_failed = true;
    cli_message("%.*s: an earlier run has left no page of it in %s", OG_STR_ARG(og_record_path(record)),
                run->folder.reports.path);
    return false;
}

static bool take_line(void *context, og_str line, bool analysed)
{
    pages_run *run = context;
    og_record *record = NULL;
    og_str name = {0};
    run->number++;
    run->some_failed |= !analysed;
    bool well = status_is_well(run, run->folder.kept_path, og_record_from_json(line, NULL, &record)) &&
                (!analysed || status_is_well(run, NULL, og_page_name(record, run->number, &name))) &&
                add_row(run, record, name.len && has_page(run, record, name) ? name : (og_str){0});
    free((char *)name.ptr);
    og_record_free(record);
    return well;
}

static bool take_written(pages_run *run)
{
    cli_gathering of = {run->batch, &run->progress, take, run};
    return !cli_has(run->args, CLI_RESUME) || cli_gather_written(&of, &run->folder.kept, take_line);
}

static bool take_all(pages_run *run)
{
    cli_gathered gathered = cli_gather(&(cli_gathering){run->batch, &run->progress, take, run});
    if (gathered == CLI_GATHER_INTERRUPTED)
        cli_message("interrupted: %zu of %zu files are done; %s%s", og_batch_done_count(run->batch),
                    run->progress.total, run->folder.begun ? run->folder.reports.path : "nothing is written",
                    run->folder.begun
                        ? " has their pages, and no index.html leads to them: the same command with --resume goes on"
                        : "");
    return gathered == CLI_GATHERED_ALL;
}

// What could not be listed now may have had a page.
static bool remove_old(pages_run *run)
{
    if (!og_batch_unlisted_count(run->batch))
        return cli_folder_remove_old(&run->folder);
    if (cli_folder_has_old(&run->folder)) {
        cli_progress_clear(&run->progress);
        cli_message("%s: not all could be listed, so pages of an earlier run stay that nothing leads to",
                    run->folder.reports.path);
    }
    return true;
}

// The page that leads to all comes last: until then there is none, and never one that leads to other documents.
static bool finish(pages_run *run)
{
    if (!cli_folder_begin_index(&run->folder))
        return false;
    run->index.output = &run->folder.index;
    return cli_folder_end_index(&run->folder, cli_dashboard_end(&run->index)) && remove_old(run);
}

static bool list_files(pages_run *run)
{
    og_workers workers;
    if (!cli_workers(run->args, &workers))
        return false;
    workers.documents = true;
    og_status status = cli_list_files(run->args, run->catalogue, &run->limits, &workers, &run->batch);
    if (status == OG_OK)
        og_batch_accept_records(run->batch);
    return status_is_well(run, NULL, status);
}

static bool options_fit(const cli_args *args)
{
    static const struct {
        cli_option_id option;
        const char *why;
    } others[] = {
        {CLI_BATCH_DB, "--db keeps records, and pages need the text: leave it out, or name a page for all, as in "
                       "-o reports.html"},
        {CLI_PRUNE, "--prune says what becomes of the records in a database, and pages are made without one"}};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (cli_has(args, others[i].option)) {
            cli_usage_error(args, "%s", others[i].why);
            return false;
        }
    return cli_tables_allowed(args, CLI_BATCH_FORMAT);
}

// Neither may pages be read, nor may what is read be replaced by pages.
static bool is_apart(const cli_args *args, const char *folder)
{
    size_t index = 0, none;
    bool within;
    og_status status = og_store_lies_within(folder, args->operands, args->operand_count, &within, &index);
    if (status != OG_OK)
        return cli_status_error(folder, status) != CLI_ERROR;
    for (size_t i = 0; !within && i < args->operand_count; i++) {
        index = i; // what cannot be found out of one that is read will not be read either
        within = og_store_lies_within(args->operands[i], &folder, 1, &within, &none) == OG_OK && within;
    }
    if (within)
        cli_usage_error(args, "the pages in %s and what is read from %s would lie in one folder: name another", folder,
                        args->operands[index]);
    return !within;
}

// *empty: there is nothing to make pages of.
static bool prepare(pages_run *run, bool *empty)
{
    const cli_args *args = run->args;
    const char *folder = cli_value(args, CLI_BATCH_OUTPUT);
    if (!options_fit(args) || !is_apart(args, folder) || !cli_limits(args, &run->limits) ||
        !cli_catalogue(args, &run->catalogue) || !list_files(run))
        return false;
    *empty = !og_batch_file_count(run->batch);
    if (*empty) // pages of nothing would take the place of those that are there
        cli_message("no files were found, so nothing is written");
    return *empty || (cli_dashboard_begin(&run->index, run->catalogue, NULL) &&
                      cli_folder_open(&run->folder, folder, cli_has(args, CLI_RESUME)));
}

static bool make_pages(pages_run *run)
{
    run->index.progress = &run->progress;
    if (!take_written(run))
        return false;
    run->progress = cli_progress_begin(og_batch_file_count(run->batch), og_batch_done_count(run->batch));
    cli_catch_interrupts();
    bool made = take_all(run) && finish(run);
    if (made)
        cli_progress_end(&run->progress, og_batch_unlisted_count(run->batch));
    cli_progress_clear(&run->progress);
    return made;
}

cli_exit cli_run_pages(const cli_args *args)
{
    pages_run run = {.args = args, .folder = cli_folder_none()};
    cli_exit result = CLI_ERROR;
    bool empty;
    if (prepare(&run, &empty) && (empty || make_pages(&run)))
        result = run.some_failed || og_batch_unlisted_count(run.batch) ? CLI_SOME_FAILED : CLI_WELL;
    cli_folder_free(&run.folder);
    cli_dashboard_free(&run.index);
    og_batch_free(run.batch);
    og_catalogue_free(run.catalogue);
    cli_end_interrupted();
    return result;
}
