// SPDX-License-Identifier: MIT
// `ofgrade plan FILE`: an improvement plan to fill in, as a document, a table or a workbook.
#include "cli/cli.h"

#include <stdlib.h>

static og_plan_format format_of(const cli_args *args)
{
    if (cli_chose(args, CLI_PLAN_FORMAT, "xlsx"))
        return OG_PLAN_XLSX;
    return cli_chose(args, CLI_PLAN_FORMAT, "csv") ? OG_PLAN_CSV : OG_PLAN_MARKDOWN;
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
    og_plan_format format = format_of(args);
    og_limits limits;
    og_catalogue *catalogue = NULL;
    og_record *record = NULL;
    cli_exit result = CLI_ERROR;
    if (operands_fit(args, format) && cli_limits(args, &limits) && cli_catalogue(args, &catalogue) &&
        analyse(args, catalogue, &limits, &record))
        result = write_plan(args, catalogue, record, format);
    og_record_free(record);
    og_catalogue_free(catalogue);
    return result;
}
