// SPDX-License-Identifier: MIT
// `ofgrade text FILE`: the text that positions in records refer to, and its structure as tab-separated columns.
#include "cli/cli.h"

#include <stdlib.h>

static void write_columns(cli_output *output)
{
    const char *before = "";
#define CLI_COLUMN(name, meaning)                                                                                      \
    cli_output_printf(output, "%s%s", before, name);                                                                   \
    before = "\t";
#include "cli/options.def"
    cli_output_write(output, OG_STR("\n"));
}

static og_text_part part_of(const cli_args *args)
{
    if (cli_has(args, CLI_BLOCKS))
        return OG_PART_BLOCKS;
    if (cli_has(args, CLI_SENTENCES))
        return OG_PART_SENTENCES;
    return cli_has(args, CLI_SECTIONS) ? OG_PART_SECTIONS : OG_PART_TEXT;
}

static cli_exit write_text(const cli_args *args, og_text_part part, og_str text)
{
    cli_output output;
    if (!cli_output_open(&output, cli_value(args, CLI_OUTPUT)))
        return CLI_ERROR;
    if (part != OG_PART_TEXT)
        write_columns(&output);
    cli_output_write(&output, text);
    return cli_output_close(&output, CLI_WELL);
}

cli_exit cli_run_text(const cli_args *args)
{
    const char *path = args->operands[0];
    og_text_part part = part_of(args);
    og_limits limits;
    og_catalogue *catalogue = NULL;
    og_workers workers = cli_one_worker(args);
    og_str text = {0};
    og_status failure = OG_OK;
    if (cli_has(args, CLI_BLOCKS) + cli_has(args, CLI_SENTENCES) + cli_has(args, CLI_SECTIONS) > 1)
        return cli_usage_error(args, "--blocks, --sentences and --sections exclude each other");
    if (!cli_output_spares(args, args->operands, args->operand_count))
        return CLI_ERROR;
    if (!cli_limits(args, &limits) || (part != OG_PART_TEXT && !cli_catalogue(args, &catalogue)))
        return CLI_ERROR;
    og_status status = og_pool_read_text(path, part, catalogue, &limits, &workers, &text, &failure);
    cli_exit result = CLI_SOME_FAILED;
    if (status != OG_OK)
        result = cli_status_error(path, status);
    else if (failure != OG_OK)
        cli_status_error(path, failure);
    else
        result = write_text(args, part, text);
    free((char *)text.ptr);
    og_catalogue_free(catalogue);
    return result;
}
