// SPDX-License-Identifier: MIT
// Every record of a batch, until there is none left or somebody interrupts.
#include "cli/cli.h"
#include "cli/progress.h"

#include <stdlib.h>

static bool tell_and_take(const cli_gathering *of, const og_record *record, const og_document *document)
{
    if (!og_record_is_analysed(record)) {
        cli_progress_clear(of->progress);
        if (cli_record_error(record) == CLI_ERROR)
            return false;
    }
    return of->take(of->context, record, document);
}

// Of what a file gives, which may be many records, the first counts as what became of it.
static bool take(const cli_gathering *of, const og_record *record, const og_document *document)
{
    if (og_batch_done_count(of->batch) > of->progress->before + of->progress->done)
        cli_progress_count(of->progress, false, og_record_failure(record));
    return tell_and_take(of, record, document);
}

// Takes the records of the next files, up to the first that holds none. They are not counted.
static bool take_held(const cli_gathering *of)
{
    bool well = true;
    og_record *record = NULL;
    do {
        og_status status = og_batch_take_record(of->batch, &record);
        if (status != OG_OK)
            return cli_status_error(NULL, status) != CLI_ERROR;
        well = !record || tell_and_take(of, record, NULL);
        og_record_free(record);
    } while (well && record);
    return well;
}

bool cli_gather_written(const cli_gathering *of, cli_output *from,
                        bool (*take_line)(void *context, og_str line, bool analysed))
{
    char *line = NULL;
    size_t room = 0;
    long long taken = 0;
    ssize_t length;
    bool analysed, well = take_held(of);
    while (well && (length = getline(&line, &room, from->file)) > 0 &&
           og_batch_take_line(of->batch, (og_str){line, (size_t)length}, &analysed)) {
        taken += length;
        well = take_line(of->context, (og_str){line, (size_t)length}, analysed) && take_held(of);
    }
    free(line);
    return well && !cli_output_read_failed(from) && cli_output_cut(from, taken);
}

cli_gathered cli_gather(const cli_gathering *of)
{
    for (;;) {
        og_record *record = NULL;
        og_document *document = NULL;
        bool ready;
        og_status status = og_batch_await(of->batch, CLI_PATIENCE, &ready);
        if (status == OG_OK && ready)
            status = og_batch_next_document(of->batch, &record, &document);
        if (status != OG_OK) {
            cli_progress_clear(of->progress);
            cli_status_error(NULL, status);
            return CLI_GATHER_FAILED;
        }
        if (ready && !record)
            return CLI_GATHERED_ALL;
        bool well = !record || take(of, record, document);
        og_record_free(record);
        og_document_free(document);
        if (!well)
            return CLI_GATHER_FAILED;
        if (cli_is_interrupted()) {
            cli_progress_clear(of->progress);
            return CLI_GATHER_INTERRUPTED;
        }
        cli_progress_show(of->progress, (og_str){0});
    }
}
