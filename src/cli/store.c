// SPDX-License-Identifier: MIT
// The database of a run over many files (--db): what it knows of them, and what becomes of their records in it.
#include "cli/cli.h"
#include "cli/progress.h"

#include <stdlib.h>

static bool tell(cli_store *on, og_status status)
{
    return cli_progress_outcome(on->progress, on->diagnostics, on->path, status);
}

bool cli_store_open(const cli_args *args, const og_catalogue *catalogue, const og_limits *limits, cli_store *on)
{
    size_t index;
    *on = (cli_store){.path = cli_value(args, CLI_BATCH_DB)};
    if (!on->path) {
        if (cli_has(args, CLI_PRUNE))
            cli_usage_error(args, "--prune says what becomes of the records in a database: name it with --db FILE");
        return !cli_has(args, CLI_PRUNE);
    }
    bool within;
    og_status status = og_store_lies_within(on->path, args->operands, args->operand_count, &within, &index);
    if (status != OG_OK)
        return cli_status_error(on->path, status) != CLI_ERROR;
    if (within) {
        cli_usage_error(args, "the database %s lies in %s, which is to be analysed: put it elsewhere", on->path,
                        args->operands[index]);
        return false;
    }
    on->diagnostics = og_diagnostics_new();
    status = on->diagnostics ? og_catalogue_fingerprint(catalogue, limits, on->rules) : OG_NO_MEMORY;
    if (status == OG_OK)
        status = og_store_open(on->path, OG_STORE_WRITE, on->diagnostics, &on->store);
    return tell(on, status);
}

void cli_store_free(cli_store *on)
{
    og_store_free(on->store);
    og_diagnostics_free(on->diagnostics);
    *on = (cli_store){0};
}

static og_str rules_of(const cli_store *on)
{
    return (og_str){on->rules, sizeof on->rules};
}

bool cli_store_knows(void *context, og_str path, char sha256[64])
{
    cli_store *on = context;
    bool known = false;
    og_status status = og_store_known(on->store, path, rules_of(on), &known, sha256);
    og_diagnostics_clear(on->diagnostics); // what is wrong with the database shows when the record is put there
    return status == OG_OK && known;
}

bool cli_store_put(cli_store *on, og_str path, og_str line)
{
    return tell(on, og_store_put(on->store, path, rules_of(on), line));
}

bool cli_store_line(cli_store *on, og_str path, og_str *line)
{
    og_status status = og_store_json(on->store, path, line);
    return tell(on, status == OG_OK && !line->ptr ? OG_STORE_DAMAGED : status); // it was there a moment ago
}

cli_exit cli_store_end(cli_store *on, const cli_args *args, cli_exit result)
{
    size_t removed = 0;
    if (!on->store || result == CLI_ERROR || !cli_has(args, CLI_PRUNE))
        return result;
    if (!tell(on, og_store_prune(on->store, args->operands, args->operand_count, &removed)))
        return CLI_ERROR;
    if (removed)
        cli_message("%s: %zu document%s removed whose file%s gone", on->path, removed, removed == 1 ? "" : "s",
                    removed == 1 ? " has" : "s have");
    return result;
}
