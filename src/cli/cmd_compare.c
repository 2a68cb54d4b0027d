// SPDX-License-Identifier: MIT
// `ofgrade compare A B`: what two documents state together.
#include "cli/cli.h"

#include <stdlib.h>

typedef struct compare_run {
    const cli_args *args;
    og_catalogue *catalogue;
    og_pool *pool;
    og_providers *providers;
    og_diagnostics *diagnostics;
    og_record *records[2];
    og_comparison *comparison;
} compare_run;

static bool operands_fit(const cli_args *args)
{
    if (!cli_output_spares(args, args->operands, args->operand_count))
        return false;
    if (!cli_equal(args->operands[0], args->operands[1]))
        return true;
    cli_usage_error(args, "%s is named twice; two different documents can be compared",
                    cli_path_name(args->operands[0]));
    return false;
}

// False when the command cannot go on for want of memory, data or the like.
static bool prepare(compare_run *run)
{
    og_limits limits;
    if (!operands_fit(run->args) || !cli_limits(run->args, &limits) || !cli_catalogue(run->args, &run->catalogue))
        return false;
    const char *aliases = cli_value(run->args, CLI_ALIASES);
    og_workers workers = cli_one_worker(run->args);
    run->diagnostics = og_diagnostics_new();
    og_status status = run->diagnostics ? og_providers_new(aliases, run->diagnostics, &run->providers) : OG_NO_MEMORY;
    cli_diagnostics(run->diagnostics);
    if (status != OG_OK)
        cli_status_error(aliases, status);
    else if ((status = og_pool_new(run->catalogue, &limits, &workers, &run->pool)) != OG_OK)
        cli_status_error(NULL, status);
    return status == OG_OK;
}

// What a file of a record has wrong is told in full.
static cli_exit open_records(compare_run *run)
{
    cli_exit result = CLI_WELL;
    for (size_t i = 0; i < 2 && result != CLI_ERROR; i++) {
        const char *path = run->args->operands[i];
        og_diagnostics_clear(run->diagnostics);
        og_status failure, status = og_pool_open_record(run->pool, path, run->diagnostics, &run->records[i], &failure);
        if (status != OG_OK)
            return cli_status_error(path, status);
        if (failure == OG_BAD_RECORD || failure == OG_RECORD_TOO_LARGE)
            cli_diagnostics(run->diagnostics);
        if (!og_record_is_analysed(run->records[i]) && cli_record_error(run->records[i]) == CLI_ERROR)
            return CLI_ERROR;
        if (!og_record_is_analysed(run->records[i]))
            result = CLI_SOME_FAILED;
    }
    return result;
}

static cli_exit compare_records(compare_run *run)
{
    og_diagnostics_clear(run->diagnostics);
    og_status status = og_compare(run->records[0], run->records[1], run->providers, run->diagnostics, &run->comparison);
    cli_diagnostics(run->diagnostics);
    if (status == OG_NOT_COMPARABLE)
        return CLI_SOME_FAILED;
    if (status != OG_OK && status != OG_SAME_DOCUMENT)
        cli_status_error(NULL, status);
    return status == OG_OK ? CLI_WELL : CLI_ERROR;
}

static og_status draw(const compare_run *run, const cli_output *output, og_str *text)
{
    const cli_args *args = run->args;
    og_text_options options = {.colour = cli_wants_colour(args, output),
                               .width = cli_width_of(output),
                               .all = cli_has(args, CLI_ALL),
                               .explain = cli_has(args, CLI_EXPLAIN),
                               .catalogue = run->catalogue};
    if (cli_chose(args, CLI_COMPARE_FORMAT, "json"))
        return og_comparison_to_json(run->comparison, 2, text);
    if (cli_chose(args, CLI_COMPARE_FORMAT, "html"))
        return og_comparison_to_html(run->comparison, text);
    return cli_chose(args, CLI_COMPARE_FORMAT, "markdown") ? og_comparison_to_markdown(run->comparison, &options, text)
                                                           : og_comparison_to_text(run->comparison, &options, text);
}

// The output is opened only when there is something to write.
static cli_exit write_comparison(const compare_run *run)
{
    cli_output output;
    og_str text = {0};
    if (!cli_output_open(&output, cli_value(run->args, CLI_OUTPUT)))
        return CLI_ERROR;
    og_status status = draw(run, &output, &text);
    if (status == OG_OK)
        cli_output_write(&output, text);
    else
        cli_status_error(NULL, status);
    free((char *)text.ptr);
    return cli_output_close(&output, status == OG_OK ? CLI_WELL : CLI_ERROR);
}

cli_exit cli_run_compare(const cli_args *args)
{
    compare_run run = {.args = args};
    cli_exit result = CLI_ERROR;
    if (prepare(&run))
        result = open_records(&run);
    if (result == CLI_WELL)
        result = compare_records(&run);
    if (result == CLI_WELL)
        result = write_comparison(&run);
    og_comparison_free(run.comparison);
    for (size_t i = 0; i < 2; i++)
        og_record_free(run.records[i]);
    og_pool_free(run.pool);
    og_providers_free(run.providers);
    og_diagnostics_free(run.diagnostics);
    og_catalogue_free(run.catalogue);
    return result;
}
