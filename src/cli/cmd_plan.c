// SPDX-License-Identifier: MIT
// `ofgrade plan FILE`: an improvement plan to fill in, as a document, a table or a workbook.
#include "cli/cli.h"

#include <stdlib.h>

// The format that is asked for or, where none is, that the name of the output promises. False with a message given.
static bool choose_format(const cli_args *args, og_plan_format *format)
{
    const char *output = cli_value(args, CLI_OUTPUT);
    const char *ending = output && !cli_has(args, CLI_PLAN_FORMAT) ? cli_ending_of(output) : "";
    if (cli_chose(args, CLI_PLAN_FORMAT, "xlsx") || cli_is_ending(ending, "xlsx"))
        *format = OG_PLAN_XLSX;
    else if (cli_chose(args, CLI_PLAN_FORMAT, "csv") || cli_is_ending(ending, "csv"))
        *format = OG_PLAN_CSV;
    else if (!*ending || cli_is_ending(ending, "md") || cli_is_ending(ending, "markdown") ||
             cli_is_ending(ending, "txt"))
        *format = OG_PLAN_MARKDOWN;
    else {
        cli_usage_error(args, "a plan cannot be written as .%s; say with --format what %s shall hold: %s", ending,
                        output, cli_options[CLI_PLAN_FORMAT].choices);
        return false;
    }
    return true;
}

static bool operands_fit(const cli_args *args, og_plan_format format)
{
    if (!cli_output_spares(args, args->operands, args->operand_count))
        return false;
    if (format != OG_PLAN_XLSX || !cli_writes_to_terminal(args))
        return true;
    cli_usage_error(args, "a workbook cannot be shown on a terminal: name a file, as in -o plan.xlsx");
    return false;
}

static bool analyse(const cli_args *args, const og_catalogue *catalogue, const og_limits *limits, og_record **record)
{
    og_pool *pool = NULL;
    const char *path = args->operands[0];
    og_workers workers = cli_one_worker(args);
    og_status status = og_pool_new(catalogue, limits, &workers, &pool);
    if (status == OG_OK)
        status = og_pool_analyse_file(pool, path, NULL, record, NULL);
    og_pool_free(pool);
    if (status != OG_OK)
        cli_status_error(path, status);
    return status == OG_OK;
}

// The output is opened only when there is a plan to write.
static cli_exit write_plan(const cli_args *args, const og_catalogue *catalogue, const og_record *record,
                           og_plan_format format)
{
    if (!og_record_is_analysed(record))
        return cli_record_error(record);
    cli_output output;
    cli_exit result = CLI_ERROR;
    og_str plan = {0};
    og_diagnostics *diagnostics = og_diagnostics_new();
    og_status status = diagnostics ? og_record_to_plan(record, catalogue, format, diagnostics, &plan) : OG_NO_MEMORY;
    cli_diagnostics(diagnostics);
    if (status != OG_OK)
        cli_status_error(NULL, status);
    else if (cli_output_open(&output, cli_value(args, CLI_OUTPUT))) {
        cli_output_write(&output, plan);
        result = cli_output_close(&output, CLI_WELL);
    }
    og_diagnostics_free(diagnostics);
    free((char *)plan.ptr);
    return result;
}

cli_exit cli_run_plan(const cli_args *args)
{
    og_plan_format format;
    og_limits limits;
    og_catalogue *catalogue = NULL;
    og_record *record = NULL;
    cli_exit result = CLI_ERROR;
    if (choose_format(args, &format) && operands_fit(args, format) && cli_limits(args, &limits) &&
        cli_catalogue(args, &catalogue) && analyse(args, catalogue, &limits, &record))
        result = write_plan(args, catalogue, record, format);
    og_record_free(record);
    og_catalogue_free(catalogue);
    return result;
}
