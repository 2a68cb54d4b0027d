// SPDX-License-Identifier: MIT
// Every record of a batch, until there is none left or somebody interrupts.
#include "cli/cli.h"
#include "cli/progress.h"

// Of what a file gives, which may be many records, the first counts as what became of it.
static bool take(const cli_gathering *of, const og_record *record, const og_document *document)
{
    if (og_batch_done_count(of->batch) > of->progress->done)
        cli_progress_count(of->progress, false, og_record_failure(record));
    if (!og_record_is_analysed(record)) {
        cli_progress_clear(of->progress);
        if (cli_record_error(record) == CLI_ERROR)
            return false;
    }
    return of->take(of->context, record, document);
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
