// SPDX-License-Identifier: MIT
// Tables of many records, which `report` and `batch` write one record after the other: CSV, and workbooks.
#include "cli/cli.h"
#include "cli/progress.h"

#include <stdlib.h>

bool cli_tables_wanted(const cli_args *args, cli_option_id format)
{
    return cli_chose(args, format, "csv") || cli_chose(args, format, "xlsx");
}

bool cli_tables_allowed(const cli_args *args, cli_option_id format)
{
    if (cli_has(args, CLI_LONG) && !cli_chose(args, format, "csv"))
        cli_usage_error(args, "--long says which table -f csv writes; give -f csv too%s",
                        cli_chose(args, format, "xlsx") ? " (a workbook has all tables)" : "");
    else if (cli_chose(args, format, "xlsx") && cli_writes_to_terminal(args))
        cli_usage_error(args, "a workbook cannot be shown on a terminal: name a file, as in -o reports.xlsx");
    else
        return true;
    return false;
}

static og_table table_of(const cli_args *args)
{
    og_table table = OG_TABLE_DOCUMENTS;
    const char *wanted = cli_value(args, CLI_LONG);
    for (og_table t = 0; wanted && t < OG_TABLE_COUNT; t++)
        if (cli_is(og_table_name(t), wanted))
            table = t;
    return table;
}

// Writes what a call gave and frees it.
static bool write_given(cli_tables *tables, og_status status, og_str text)
{
    if (status != OG_OK) {
        cli_status_error(NULL, status);
        return false;
    }
    bool written = cli_output_write(tables->output, text);
    free((char *)text.ptr);
    return written;
}

static bool note_workbook(cli_tables *tables, og_status status)
{
    return cli_progress_outcome(tables->progress, tables->diagnostics, NULL, status);
}

bool cli_tables_begin(cli_tables *tables, const cli_args *args, cli_option_id format, cli_output *output)
{
    const char *rules = cli_value(args, CLI_RULES);
    og_str heading = {0};
    *tables = (cli_tables){.output = output, .table = table_of(args), .diagnostics = og_diagnostics_new()};
    if (!tables->diagnostics)
        return note_workbook(tables, OG_NO_MEMORY);
    if (cli_chose(args, format, "xlsx"))
        return note_workbook(tables, og_workbook_new(cli_str(rules ? rules : ""), &tables->workbook));
    og_status status = og_table_to_csv(tables->table, &heading);
    return write_given(tables, status, heading);
}

bool cli_tables_add(cli_tables *tables, const og_record *record)
{
    og_str rows = {0};
    if (tables->workbook)
        return note_workbook(tables, og_workbook_add(tables->workbook, record, tables->diagnostics));
    og_status status = og_record_to_csv(record, tables->table, &rows);
    return write_given(tables, status, rows);
}

bool cli_tables_end(cli_tables *tables)
{
    og_str piece;
    og_status status;
    if (!tables->workbook)
        return true;
    if (!note_workbook(tables, og_workbook_finish(tables->workbook, tables->diagnostics)))
        return false;
    while ((status = og_workbook_read(tables->workbook, &piece)) == OG_OK && piece.len)
        if (!cli_output_write(tables->output, piece))
            return false;
    return note_workbook(tables, status);
}

void cli_tables_free(cli_tables *tables)
{
    og_workbook_free(tables->workbook);
    og_diagnostics_free(tables->diagnostics);
}
