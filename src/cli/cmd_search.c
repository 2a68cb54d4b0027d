// SPDX-License-Identifier: MIT
// `ofgrade search --db FILE QUERY...`: findings and actions of many documents.
#include "cli/cli.h"

#include <stdlib.h>
#include <string.h>

// The operands with a space between them. Owns: the caller frees it; NULL when out of memory.
static char *join_operands(const cli_args *args)
{
    size_t length = 1;
    for (size_t i = 0; i < args->operand_count; i++)
        length += cli_str(args->operands[i]).len + 1;
    char *joined = malloc(length), *at = joined;
    for (size_t i = 0; joined && i < args->operand_count; i++) {
        og_str operand = cli_str(args->operands[i]);
        if (i)
            *at++ = ' ';
        memcpy(at, operand.ptr, operand.len);
        at += operand.len;
    }
    if (joined)
        *at = '\0';
    return joined;
}

static og_search_format format_of(const cli_args *args)
{
    if (cli_chose(args, CLI_SEARCH_FORMAT, "json"))
        return OG_SEARCH_JSON;
    return cli_chose(args, CLI_SEARCH_FORMAT, "csv") ? OG_SEARCH_CSV : OG_SEARCH_TEXT;
}

static bool read_most(const cli_args *args, size_t *most)
{
    enum { USUAL = 20 };
    const char *given = cli_value(args, CLI_MOST);
    *most = format_of(args) == OG_SEARCH_TEXT ? USUAL : 0;
    if (!given || cli_amount(cli_str(given), most))
        return true;
    cli_usage_error(args, "--limit needs a whole number from 1, not '%s'", given);
    return false;
}

// What *status says is still to be told.
static cli_exit search(const cli_args *args, og_store *store, og_str query, size_t most, og_status *status)
{
    cli_output output;
    og_str text;
    if (!cli_output_open(&output, cli_value(args, CLI_OUTPUT)))
        return CLI_ERROR;
    og_text_options options = {.colour = cli_wants_colour(args, &output), .width = cli_width_of(&output)};
    og_search_options how = {.limit = most, .format = format_of(args), .text = &options};
    *status = og_store_search(store, query, &how, NULL, &text);
    if (*status == OG_OK) {
        cli_output_write(&output, text);
        free((char *)text.ptr);
    }
    return cli_output_close(&output, *status == OG_OK ? CLI_WELL : CLI_ERROR);
}

cli_exit cli_run_search(const cli_args *args)
{
    const char *path = cli_value(args, CLI_DB);
    size_t most;
    if (!path)
        return cli_usage_error(args, "'search' needs --db FILE, a database that 'ofgrade batch --db FILE' makes");
    if (!cli_output_spares(args, NULL, 0) || !read_most(args, &most))
        return CLI_ERROR;
    og_store *store = NULL;
    char *query = join_operands(args);
    og_diagnostics *diagnostics = og_diagnostics_new();
    og_status status = query && diagnostics ? og_store_open(path, OG_STORE_READ, diagnostics, &store) : OG_NO_MEMORY;
    cli_exit result = status == OG_OK ? search(args, store, cli_str(query), most, &status) : CLI_ERROR;
    cli_outcome(diagnostics, path, status);
    og_store_free(store);
    og_diagnostics_free(diagnostics);
    free(query);
    return result;
}
