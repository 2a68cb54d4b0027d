// SPDX-License-Identifier: MIT
// --help and --version, from the tables of options.def.
#include "cli/cli.h"

#include <string.h>

enum { WIDTH = 80, HELP_COLUMN = 26, LONGEST_TERM = 128 };

// Words of ASCII text from column `column` on, later lines from column `indent`.
static void write_wrapped(cli_output *output, size_t column, size_t indent, og_str text)
{
    bool first = true;
    while (text.len) {
        const char *space = memchr(text.ptr, ' ', text.len);
        size_t length = space ? (size_t)(space - text.ptr) : text.len;
        if (!first && column + 1 + length > WIDTH) {
            cli_output_printf(output, "\n%*s", (int)indent, "");
            column = indent;
        } else if (!first) {
            cli_output_write(output, OG_STR(" "));
            column++;
        }
        cli_output_write(output, (og_str){text.ptr, length});
        column += length;
        first = false;
        text.ptr += length + (space != NULL);
        text.len -= length + (space != NULL);
    }
    cli_output_write(output, OG_STR("\n"));
}

// "  term   text", the text from HELP_COLUMN on.
static void write_entry(cli_output *output, const char *term, const char *text)
{
    size_t length = cli_str(term).len + 2;
    cli_output_printf(output, "  %s", term);
    if (length + 2 > HELP_COLUMN)
        cli_output_printf(output, "\n%*s", HELP_COLUMN, "");
    else
        cli_output_printf(output, "%*s", (int)(HELP_COLUMN - length), "");
    write_wrapped(output, HELP_COLUMN, HELP_COLUMN, cli_str(text));
}

static void write_option(cli_output *output, const cli_option *option)
{
    char term[LONGEST_TERM];
    const char *value = option->choices ? option->choices : option->argument;
    snprintf(term, sizeof term, "%c%c%c --%s%s%s", option->letter ? '-' : ' ', option->letter ? option->letter : ' ',
             option->letter ? ',' : ' ', option->name, value ? " " : "", value ? value : "");
    write_entry(output, term, option->help);
}

static void write_options(cli_output *output, cli_command_id command)
{
    for (size_t i = 0; i < CLI_OPTION_COUNT; i++)
        if (cli_options[i].commands >> command & 1)
            write_option(output, &cli_options[i]);
}

// The statuses with which a command can end.
static void write_exits(cli_output *output, cli_command_id command)
{
    bool grades = cli_options[CLI_FAIL_BELOW].commands >> command & 1;
    cli_output_printf(output, "\nExit status:\n");
#define CLI_EXIT(id, status, meaning)                                                                                  \
    if (id != CLI_BELOW || grades)                                                                                     \
        write_entry(output, #status, meaning);
#include "cli/options.def"
}

void cli_help(cli_output *output)
{
    cli_output_printf(output, "Usage: ofgrade [COMMAND] [OPTION]... FILE...\n\n"
                              "Reads inspection reports and says what the inspectors found.\n\nCommands:\n");
    for (size_t i = 0; i < CLI_COMMAND_COUNT; i++) {
        char term[LONGEST_TERM];
        snprintf(term, sizeof term, "%s%s%s", cli_commands[i].name, *cli_commands[i].operands ? " " : "",
                 cli_commands[i].operands);
        write_entry(output, term, cli_commands[i].summary);
    }
    cli_output_printf(output, "\nOptions of '%s', which is meant when no command is named:\n", cli_commands[0].name);
    write_options(output, (cli_command_id)0);
    write_exits(output, (cli_command_id)0);
    cli_output_printf(output, "\n'ofgrade COMMAND --help' tells about a command.\n");
}

static void write_limits(cli_output *output)
{
    cli_output_printf(output, "\nLimits (--limit):\n");
    og_limits limits = og_limits_default();
    char term[64];
#define OG_LIMIT(name, value, unit, code, reason)                                                                      \
    snprintf(term, sizeof term, "%s=%zu", #name, limits.name);                                                         \
    write_entry(output, term, unit "; " reason);
#include "ofgrade/limits.def"
#undef OG_LIMIT
}

void cli_command_help(cli_output *output, cli_command_id command)
{
    const cli_command *row = &cli_commands[command];
    cli_output_printf(output, "Usage: ofgrade %s [OPTION]...%s%s\n\n", row->name, *row->operands ? " " : "",
                      row->operands);
    write_wrapped(output, 0, 0, cli_str(row->details));
    cli_output_printf(output, "\nOptions:\n");
    write_options(output, command);
    if (command == CLI_TEXT) {
        cli_output_printf(output, "\nColumns of --blocks, --sentences and --sections:\n");
#define CLI_COLUMN(name, meaning) write_entry(output, name, meaning);
#include "cli/options.def"
    }
    if (cli_options[CLI_LIMIT].commands >> command & 1)
        write_limits(output);
    write_exits(output, command);
}

void cli_version(cli_output *output)
{
    og_str version = og_version();
    cli_output_printf(output, "ofgrade %.*s\nThe source of ofgrade is under the MIT licence.\n", OG_STR_ARG(version));
    if (og_reads_pdf())
        cli_output_printf(output, "This binary includes MuPDF and is covered by the GNU AGPL v3.\n");
    else
        cli_output_printf(output, "This binary was built without PDF support.\n");
}

cli_exit cli_run_help(const cli_args *args)
{
    cli_output output;
    if (!args->operand_count) {
        if (!cli_output_open(&output, NULL))
            return CLI_ERROR;
        cli_help(&output);
        return cli_output_close(&output, CLI_WELL);
    }
    cli_command_id command = cli_command_named(args->operands[0]);
    if (command == CLI_COMMAND_COUNT)
        return cli_usage_error(NULL, "there is no command '%s'", args->operands[0]);
    if (!cli_output_open(&output, NULL))
        return CLI_ERROR;
    cli_command_help(&output, command);
    return cli_output_close(&output, CLI_WELL);
}
