// SPDX-License-Identifier: MIT
// The manual page in roff (man macros), from the tables of options.def and of the library.
#include "cli/cli.h"

// Text in roff: a backslash and a hyphen are escaped; no text of the tables begins with a full stop or an apostrophe,
// but a line that did would be taken for a command, so such a one is guarded too.
static void write_roff(cli_output *output, const char *text)
{
    if (*text == '.' || *text == '\'')
        cli_output_write(output, OG_STR("\\&"));
    for (; *text; text++) {
        if (*text == '\\')
            cli_output_write(output, OG_STR("\\e"));
        else if (*text == '-')
            cli_output_write(output, OG_STR("\\-"));
        else
            cli_output_write(output, (og_str){text, 1});
    }
}

static void write_heading(cli_output *output, const char *macro, const char *text)
{
    cli_output_printf(output, ".%s \"", macro);
    write_roff(output, text);
    cli_output_printf(output, "\"\n");
}

static void write_paragraph(cli_output *output, const char *text)
{
    cli_output_printf(output, ".PP\n");
    write_roff(output, text);
    cli_output_printf(output, "\n");
}

static void write_item(cli_output *output, const char *term, const char *text)
{
    cli_output_printf(output, ".TP\n.B ");
    write_roff(output, term);
    cli_output_printf(output, "\n");
    write_roff(output, text);
    cli_output_printf(output, "\n");
}

static void write_option(cli_output *output, const cli_option *option)
{
    const char *value = option->choices ? option->choices : option->argument;
    cli_output_printf(output, ".TP\n");
    if (option->letter)
        cli_output_printf(output, "\\fB\\-%c\\fR, ", option->letter);
    cli_output_printf(output, "\\fB\\-\\-");
    write_roff(output, option->name);
    cli_output_printf(output, "\\fR");
    if (value)
        cli_output_printf(output, option->choices ? " %s" : " \\fI%s\\fR", value);
    cli_output_printf(output, "\n");
    write_roff(output, option->help);
    cli_output_printf(output, "\n");
}

static void write_synopsis(cli_output *output)
{
    write_heading(output, "SH", "SYNOPSIS");
    for (size_t i = 0; i < CLI_COMMAND_COUNT; i++) {
        cli_output_printf(output, "%s.B ofgrade\n", i ? ".br\n" : "");
        cli_output_printf(output, i ? "%s" : "[%s]", cli_commands[i].name);
        cli_output_printf(output, " [\\fIOPTION\\fR]... %s\n", cli_commands[i].operands);
    }
}

static void write_commands(cli_output *output)
{
    write_heading(output, "SH", "COMMANDS");
    for (size_t i = 0; i < CLI_COMMAND_COUNT; i++) {
        write_heading(output, "SS", cli_commands[i].name);
        write_roff(output, cli_commands[i].details);
        cli_output_printf(output, "\n");
        for (size_t j = 0; j < CLI_OPTION_COUNT; j++)
            if (cli_options[j].commands >> i & 1)
                write_option(output, &cli_options[j]);
    }
}

static void write_limits(cli_output *output)
{
    og_limits limits = og_limits_default();
    char text[512];
    write_heading(output, "SH", "LIMITS");
    write_roff(output, "What goes beyond a limit is refused or warned of, never cut short in silence. The defaults:");
    cli_output_printf(output, "\n");
#define OG_LIMIT(name, value, unit, code, reason)                                                                      \
    snprintf(text, sizeof text, "%zu %s: %s.", limits.name, unit, reason);                                             \
    write_item(output, #name, text);
#include "ofgrade/limits.def"
#undef OG_LIMIT
}

static void write_statuses(cli_output *output)
{
    char text[512];
    write_heading(output, "SH", "DIAGNOSTICS");
    write_roff(output, "Messages are one line each: what they are about, the message, its code, and what can be done. "
                       "The codes, which records of failed files give too:");
    cli_output_printf(output, "\n");
#define OG_STATUS(id, code, message, hint)                                                                             \
    if (id != OG_OK) {                                                                                                 \
        snprintf(text, sizeof text, "%s; %s.", message, hint);                                                         \
        write_item(output, code, text);                                                                                \
    }
#include "ofgrade/status.def"
#undef OG_STATUS
}

// The library's names and meanings are literals, which end with a NUL.
static void write_columns(cli_output *output, og_table table)
{
    write_heading(output, "SS", og_table_name(table).ptr);
    write_roff(output, og_table_meaning(table).ptr);
    cli_output_printf(output, "\n");
    for (size_t i = 0; i < og_table_column_count(table); i++) {
        og_column column = og_table_column(table, i);
        write_item(output, column.name.ptr, column.meaning.ptr);
    }
}

static void write_tables(cli_output *output)
{
    write_heading(output, "SH", "COLUMNS OF CSV FILES AND WORKBOOKS");
    write_roff(output,
               "What -f csv and -f xlsx write. Columns that begin with reads_like_ are how the words read to "
               "ofgrade, never a judgement of Ofsted's; the sheet About of a workbook says of each column whose "
               "word it is.");
    cli_output_printf(output, "\n");
    for (og_table table = 0; table < OG_TABLE_COUNT; table++)
        write_columns(output, table);
    write_heading(output, "SH", "COLUMNS OF THE TEXT LISTS");
    write_roff(output, "What 'ofgrade text' prints with --blocks, --sentences and --sections:");
    cli_output_printf(output, "\n");
#define CLI_COLUMN(name, meaning) write_item(output, name, meaning);
#include "cli/options.def"
    write_heading(output, "SH", "EXIT STATUS");
#define CLI_EXIT(id, status, meaning) write_item(output, #status, meaning);
#include "cli/options.def"
    write_heading(output, "SH", "ENVIRONMENT");
#define CLI_VARIABLE(name, meaning) write_item(output, name, meaning);
#include "cli/options.def"
}

static void write_example(cli_output *output, const char *line, const char *meaning)
{
    write_paragraph(output, meaning);
    cli_output_printf(output, ".nf\n.RS\n");
    write_roff(output, line);
    cli_output_printf(output, "\n.RE\n.fi\n");
}

void cli_manual(cli_output *output)
{
    cli_output_printf(output, ".\\\" Made by ofgrade --help-man from src/cli/options.def; do not edit.\n"
                              ".TH OFGRADE 1 \"\" ofgrade \"User Commands\"\n");
    write_heading(output, "SH", "NAME");
    cli_output_printf(output, "ofgrade \\- read inspection reports and say what the inspectors found\n");
    write_synopsis(output);
    write_heading(output, "SH", "DESCRIPTION");
    write_roff(output, "Reads inspection reports and gives what they state: who was inspected, when, by whom, and "
                       "which grades were given, each with the place where it stands. Formats that are read, told from "
                       "the bytes and not from the name:");
#define OG_FORMAT(id, name, label) cli_output_printf(output, "%s %s", (id) ? "," : "", label);
#include "ofgrade/formats.def"
#undef OG_FORMAT
    cli_output_printf(output, ".\n");
    write_paragraph(output, "Options may stand before and after operands; -- ends them. A long option takes its value "
                            "after a space or =, a short one after a space or at once.");
    write_commands(output);
    write_limits(output);
    write_tables(output);
    write_statuses(output);
    write_heading(output, "SH", "EXAMPLES");
#define CLI_EXAMPLE(line, meaning) write_example(output, line, meaning);
#include "cli/options.def"
    write_heading(output, "SH", "LICENCE");
    write_roff(output, "The source is under the MIT licence. A program built with PDF support includes MuPDF and is "
                       "covered by the GNU AGPL v3.");
    cli_output_printf(output, "\n");
}
