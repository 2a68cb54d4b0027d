// SPDX-License-Identifier: MIT
// The database of a run over many files (--db): what it knows of them, and what becomes of their records in it.
#include "cli/cli.h"

#include <stdlib.h>

// Tells what the store has to tell, once. Gives whether all is well.
static bool tell(cli_kept *kept, og_status status)
{
    cli_diagnostics(kept->diagnostics);
    bool told = og_diagnostics_count(kept->diagnostics) > 0;
    og_diagnostics_clear(kept->diagnostics);
    if (status != OG_OK && !told)
        cli_status_error(kept->path, status);
    return status == OG_OK;
}

bool cli_kept_open(const cli_args *args, const og_catalogue *catalogue, const og_limits *limits, cli_kept *kept)
{
    size_t index;
    *kept = (cli_kept){.path = cli_value(args, CLI_BATCH_DB)};
    if (!kept->path) {
        if (cli_has(args, CLI_PRUNE))
            cli_usage_error(args, "--prune says what becomes of the records in a database: name it with --db FILE");
        return !cli_has(args, CLI_PRUNE);
    }
    if (og_store_lies_within(kept->path, args->operands, args->operand_count, &index)) {
        cli_usage_error(args, "the database %s lies in %s, which is to be analysed: put it elsewhere", kept->path,
                        args->operands[index]);
        return false;
    }
    kept->diagnostics = og_diagnostics_new();
    og_status status = kept->diagnostics ? og_catalogue_fingerprint(catalogue, limits, kept->rules) : OG_NO_MEMORY;
    if (status == OG_OK)
        status = og_store_open(kept->path, OG_STORE_WRITE, kept->diagnostics, &kept->store);
    return tell(kept, status);
}

void cli_kept_free(cli_kept *kept)
{
    og_store_free(kept->store);
    og_diagnostics_free(kept->diagnostics);
    *kept = (cli_kept){0};
}

static og_str rules_of(const cli_kept *kept)
{
    return (og_str){kept->rules, sizeof kept->rules};
}

bool cli_kept_knows(void *context, og_str path, char sha256[64])
{
    cli_kept *kept = context;
    bool known = false;
    og_status status = og_store_known(kept->store, path, rules_of(kept), &known, sha256);
    return status == OG_OK && known; // what is wrong with the database shows when the record is put there
}

bool cli_kept_put(cli_kept *kept, og_str path, og_str line)
{
    return tell(kept, og_store_put(kept->store, path, rules_of(kept), line));
}

bool cli_kept_line(cli_kept *kept, og_str path, og_str *line)
{
    return tell(kept, og_store_json(kept->store, path, line));
}

cli_exit cli_kept_end(cli_kept *kept, const cli_args *args, cli_exit result)
{
    size_t removed = 0;
    if (!kept->store || result == CLI_ERROR || !cli_has(args, CLI_PRUNE))
        return result;
    if (!tell(kept, og_store_prune(kept->store, args->operands, args->operand_count, &removed)))
        return CLI_ERROR;
    if (removed)
        cli_message("%s: %zu document%s removed whose file%s gone", kept->path, removed, removed == 1 ? "" : "s",
                    removed == 1 ? " has" : "s have");
    return result;
}
