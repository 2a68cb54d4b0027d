// SPDX-License-Identifier: MIT
// `ofgrade --complete PROGRAM ARGUMENT...`: what can stand for the last argument, by the tables of options.def. Knows
// nothing of any shell; what is wrong on the line is passed over.
#include "cli/cli.h"

#include <string.h>

// A command line before the argument that is to be completed.
typedef struct line {
    cli_command_id command;
    const char *values[CLI_OPTION_COUNT]; // NULL of an option that was not given, "" of one without a value
    const char *first_operand;            // NULL: none
    size_t operand_count;
    bool options_ended;
    cli_option_id pending; // the option whose value comes next, CLI_OPTION_COUNT where there is none
} line;

static bool is_option(const line *on, const char *argument)
{
    return !on->options_ended && argument[0] == '-' && argument[1];
}

// The last option in an argument, CLI_OPTION_COUNT where it is not known, and where in it the option's value begins;
// NULL where the argument has none.
static cli_option_id option_in(const line *on, const char *argument, const char **value)
{
    *value = NULL;
    if (argument[1] == '-') {
        og_str name = cli_str(argument + 2);
        const char *equals = memchr(name.ptr, '=', name.len);
        if (equals)
            *value = equals + 1;
        return cli_option_named(on->command, equals ? (og_str){name.ptr, (size_t)(equals - name.ptr)} : name);
    }
    cli_option_id id = CLI_OPTION_COUNT;
    for (const char *letter = argument + 1; *letter && !*value; letter++) {
        id = cli_option_lettered(on->command, *letter);
        if (id != CLI_OPTION_COUNT && cli_options[id].argument && letter[1])
            *value = letter + 1;
    }
    return id;
}

static void pass_option(line *on, const char *argument)
{
    const char *value;
    cli_option_id id = option_in(on, argument, &value);
    if (id == CLI_OPTION_COUNT)
        return;
    on->values[id] = value ? value : "";
    if (cli_options[id].argument && !value)
        on->pending = id;
}

static void pass(line *on, const char *argument)
{
    if (on->pending != CLI_OPTION_COUNT) {
        on->values[on->pending] = argument;
        on->pending = CLI_OPTION_COUNT;
    } else if (is_option(on, argument) && cli_equal(argument, "--")) {
        on->options_ended = true;
    } else if (is_option(on, argument)) {
        pass_option(on, argument);
    } else if (!on->operand_count++) {
        on->first_operand = argument;
    }
}

static void begin(cli_output *output, const char *kind, og_str before)
{
    cli_output_printf(output, "%s\t%.*s\n", kind, OG_STR_ARG(before));
}

// --- Values of options

static void write_choices(cli_output *output, const char *choices)
{
    og_str choice;
    for (og_str rest = cli_str(choices); cli_next_part(&rest, &choice);)
        cli_candidate(output, choice, "", OG_STR(""));
}

static void complete_value(const line *on, cli_option_id id, og_str before, cli_output *output)
{
    const cli_option *option = &cli_options[id];
    og_str name = cli_str(option->choices ? "" : option->argument);
    begin(output, cli_candidates_kind(name), before);
    if (option->choices)
        write_choices(output, option->choices);
    else
        cli_candidates_write(output, name, on->values[CLI_RULES]);
}

// --- Options

static void write_options(const line *on, bool with_letters, cli_output *output)
{
    char word[40];
    for (size_t i = 0; i < CLI_OPTION_COUNT; i++) {
        if (!(cli_options[i].commands >> on->command & 1))
            continue;
        og_str help = cli_str(cli_options[i].help);
        int length = snprintf(word, sizeof word, "--%s", cli_options[i].name);
        cli_candidate(output, (og_str){word, (size_t)length}, "", help);
        if (with_letters && cli_options[i].letter)
            cli_candidate(output, (og_str){(const char[]){'-', cli_options[i].letter}, 2}, "", help);
    }
}

static void complete_option(const line *on, const char *argument, cli_output *output)
{
    const char *value = NULL;
    cli_option_id id = argument[1] ? option_in(on, argument, &value) : CLI_OPTION_COUNT;
    bool known = id != CLI_OPTION_COUNT;
    if (known && value && cli_options[id].argument) {
        complete_value(on, id, (og_str){argument, (size_t)(value - argument)}, output);
        return;
    }
    begin(output, "words", OG_STR(""));
    if (!argument[1] || argument[1] == '-')
        write_options(on, !argument[1], output);
    else if (known)
        cli_candidate(output, cli_str(argument), "", cli_str(cli_options[id].help));
}

// --- Operands

static bool is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}

static bool is_lower(char c)
{
    return c >= 'a' && c <= 'z';
}

static og_str run_of(og_str text, bool (*is)(char))
{
    size_t length = 0;
    while (length < text.len && is(text.ptr[length]))
        length++;
    return (og_str){text.ptr, length};
}

// The first name like FILE in a text, "" where there is none.
static og_str name_in(og_str text)
{
    while (text.len && !is_upper(*text.ptr))
        text = (og_str){text.ptr + 1, text.len - 1};
    return run_of(text, is_upper);
}

// What a way in which the table writes the operands of a command has next: "FILE..." FILE, "show ID..." ID after the
// word show, "--db FILE [PROVIDER]" PROVIDER where there is that option. False where the line goes another way.
static bool follows(const line *on, og_str way, og_str *name)
{
    og_str word = run_of(way, is_lower);
    *name = name_in(way);
    if (word.len)
        return on->first_operand && cli_is(word, on->first_operand);
    if (!way.len || *way.ptr != '-')
        return true;
    cli_option_id id = cli_option_named(on->command, run_of((og_str){way.ptr + 2, way.len - 2}, is_lower));
    *name = name_in((og_str){name->ptr + name->len, (size_t)(way.ptr + way.len - name->ptr) - name->len});
    return id != CLI_OPTION_COUNT && on->values[id];
}

static void complete_operand(const line *on, bool may_be_command, cli_output *output)
{
    const cli_command *command = &cli_commands[on->command];
    og_str name = OG_STR(""), found, way;
    for (og_str ways = cli_str(on->operand_count < command->most ? command->operands : ""); cli_next_part(&ways, &way);)
        if (follows(on, way, &found))
            name = found;
    begin(output, cli_candidates_kind(name), OG_STR(""));
    if (may_be_command)
        cli_candidates_write(output, OG_STR("COMMAND"), NULL);
    for (og_str ways = cli_str(on->operand_count ? "" : command->operands); cli_next_part(&ways, &way);)
        if (run_of(way, is_lower).len)
            cli_candidate(output, run_of(way, is_lower), "", OG_STR(""));
    cli_candidates_write(output, name, on->values[CLI_RULES]);
}

// --- The line

static void complete(int argc, char **argv, cli_output *output)
{
    int last = argc - 1, command_at = cli_first_word(last, argv);
    line on = {.pending = CLI_OPTION_COUNT};
    cli_command_id command = command_at < last ? cli_command_named(argv[command_at]) : CLI_COMMAND_COUNT;
    if (command != CLI_COMMAND_COUNT)
        on.command = command;
    for (int i = 1; i < last; i++)
        if (command == CLI_COMMAND_COUNT || i != command_at)
            pass(&on, argv[i]);
    const char *argument = argv[last];
    if (on.pending != CLI_OPTION_COUNT)
        complete_value(&on, on.pending, OG_STR(""), output);
    else if (!on.options_ended && argument[0] == '-')
        complete_option(&on, argument, output);
    else
        complete_operand(&on, command == CLI_COMMAND_COUNT && !on.operand_count && !on.options_ended, output);
}

cli_exit cli_complete(int argc, char **argv)
{
    cli_output output;
    if (argc < 2)
        return cli_usage_error(NULL, "--complete needs a program and the arguments that stand behind it");
    if (!cli_output_open(&output, NULL))
        return CLI_ERROR;
    complete(argc, argv, &output);
    return cli_output_close(&output, CLI_WELL);
}
