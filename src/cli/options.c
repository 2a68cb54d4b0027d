// SPDX-License-Identifier: MIT
// Parses the command line by the tables of options.def, and reads the options that several commands share.
#include "cli/cli.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define CLI_FOR(command) (1U << CLI_##command)
#define CLI_FOR_ALL (~0U)

const cli_command cli_commands[CLI_COMMAND_COUNT] = {
#define CLI_COMMAND(id, name, operands, least, most, summary, details)                                                 \
    [id] = {#name, operands, least, most, summary, details, cli_run_##name},
#include "cli/options.def"
};

const cli_option cli_options[CLI_OPTION_COUNT] = {
#define CLI_OPTION(id, name, letter, argument, choices, commands, help)                                                \
    [id] = {name, argument, choices, help, commands, letter},
#include "cli/options.def"
};

// A command line on its way through the parser.
typedef struct parse_state {
    int argc;
    char **argv;
    int at;         // the argument that is looked at
    int command_at; // the argument that names the command; 0 for none
    cli_args *args;
} parse_state;

static bool belongs(cli_command_id command, const cli_option *option)
{
    return option->commands >> command & 1;
}

static const char *command_name(size_t index, const void *context)
{
    (void)context;
    return cli_commands[index].name;
}

static const char *option_name(size_t index, const void *context)
{
    const cli_args *args = context;
    return belongs(args->command, &cli_options[index]) ? cli_options[index].name : NULL;
}

static bool is_name(og_str word, const char *name)
{
    og_str other = cli_str(name);
    return word.len == other.len && memcmp(word.ptr, other.ptr, word.len) == 0;
}

cli_option_id cli_option_named(cli_command_id command, og_str name)
{
    size_t i = 0;
    while (i < CLI_OPTION_COUNT && !(belongs(command, &cli_options[i]) && is_name(name, cli_options[i].name)))
        i++;
    return (cli_option_id)i;
}

cli_option_id cli_option_lettered(cli_command_id command, char letter)
{
    size_t i = 0;
    while (i < CLI_OPTION_COUNT && !(belongs(command, &cli_options[i]) && cli_options[i].letter == letter))
        i++;
    return (cli_option_id)i;
}

cli_command_id cli_command_named(const char *name)
{
    size_t i = 0;
    while (i < CLI_COMMAND_COUNT && !cli_equal(name, cli_commands[i].name))
        i++;
    return (cli_command_id)i;
}

static bool is_choice(const char *choices, og_str value)
{
    og_str choice;
    for (og_str rest = cli_str(choices); cli_next_part(&rest, &choice);)
        if (choice.len == value.len && memcmp(choice.ptr, value.ptr, value.len) == 0)
            return true;
    return false;
}

static bool unknown_option(const parse_state *parser, og_str name)
{
    for (size_t i = 0; i < CLI_OPTION_COUNT; i++)
        if (is_name(name, cli_options[i].name)) {
            cli_usage_error(parser->args, "'%s' has no option --%.*s", cli_commands[parser->args->command].name,
                            OG_STR_ARG(name));
            return false;
        }
    const char *near = cli_nearest(name, CLI_OPTION_COUNT, option_name, parser->args);
    if (near)
        cli_usage_error(parser->args, "unknown option --%.*s (did you mean --%s?)", OG_STR_ARG(name), near);
    else
        cli_usage_error(parser->args, "unknown option --%.*s", OG_STR_ARG(name));
    return false;
}

// Keeps an option. `value` is what came with it in the same argument, NULL for nothing; else the next argument is it.
static bool take(parse_state *parser, cli_option_id id, const char *value)
{
    const cli_option *option = &cli_options[id];
    cli_args *args = parser->args;
    if (!option->argument && value) {
        cli_usage_error(args, "--%s takes no value", option->name);
        return false;
    }
    if (option->argument && !value && parser->at + 1 < parser->argc)
        value = parser->argv[++parser->at];
    if (option->argument && (!value || !*value)) {
        cli_usage_error(args, "--%s needs a value: %s", option->name,
                        option->choices ? option->choices : option->argument);
        return false;
    }
    if (option->choices && !is_choice(option->choices, cli_str(value))) {
        cli_usage_error(args, "'%s' is no value of --%s for '%s', which offers: %s", value, option->name,
                        cli_commands[args->command].name, option->choices);
        return false;
    }
    args->given[args->given_count++] = (cli_given){id, value};
    return true;
}

static bool take_long(parse_state *parser, const char *text)
{
    og_str name = cli_str(text);
    const char *equals = memchr(name.ptr, '=', name.len);
    if (equals)
        name.len = (size_t)(equals - name.ptr);
    cli_option_id id = cli_option_named(parser->args->command, name);
    return id == CLI_OPTION_COUNT ? unknown_option(parser, name) : take(parser, id, equals ? equals + 1 : NULL);
}

// One or more letters in one argument; the rest of it is the value of the first letter that takes one.
static bool take_letters(parse_state *parser, const char *letters)
{
    for (; *letters; letters++) {
        cli_option_id id = cli_option_lettered(parser->args->command, *letters);
        if (id == CLI_OPTION_COUNT) {
            cli_usage_error(parser->args, "unknown option -%c", *letters);
            return false;
        }
        if (cli_options[id].argument)
            return take(parser, id, letters[1] ? letters + 1 : NULL);
        if (!take(parser, id, NULL))
            return false;
    }
    return true;
}

static bool take_all(parse_state *parser)
{
    bool options_ended = false;
    for (; parser->at < parser->argc; parser->at++) {
        const char *argument = parser->argv[parser->at];
        if (parser->at == parser->command_at)
            continue;
        if (options_ended || argument[0] != '-' || !argument[1])
            parser->args->operands[parser->args->operand_count++] = argument;
        else if (cli_equal(argument, "--"))
            options_ended = true;
        else if (!(argument[1] == '-' ? take_long(parser, argument + 2) : take_letters(parser, argument + 1)))
            return false;
    }
    return true;
}

// A first word that names no file and is nearly a command is told apart from a missing file.
static bool is_mistyped_command(const char *word)
{
    og_str name = cli_str(word);
    if (word[0] == '-' || memchr(word, '/', name.len) || memchr(word, '.', name.len) || access(word, F_OK) == 0)
        return false;
    const char *near = cli_nearest(name, CLI_COMMAND_COUNT, command_name, NULL);
    if (near)
        cli_usage_error(NULL, "no command and no file is named '%s' (did you mean '%s'?)", word, near);
    return near != NULL;
}

static bool operands_fit(const cli_args *args)
{
    const cli_command *command = &cli_commands[args->command];
    if (cli_has(args, CLI_SHOW_HELP) || cli_has(args, CLI_SHOW_VERSION))
        return true;
    if (args->operand_count < command->least)
        cli_usage_error(args, args->named ? "'%s' needs %s" : "%.0sno file is named: give %s", command->name,
                        command->operands);
    else if (args->operand_count > command->most)
        cli_usage_error(args, "'%s' cannot take '%s'", command->name, args->operands[command->most]);
    else
        return true;
    return false;
}

static bool takes_value(const cli_option *option, og_str name, char letter)
{
    return option->argument && (name.len ? is_name(name, option->name) : option->letter == letter);
}

// Whether the value of the option (or options, as letters) is the next argument, whatever command they belong to.
static bool value_follows(const char *argument)
{
    og_str name = cli_str(argument[1] == '-' ? argument + 2 : "");
    for (const char *letter = name.len ? argument : argument + 1; *letter; letter++) {
        for (size_t i = 0; i < CLI_OPTION_COUNT; i++)
            if (takes_value(&cli_options[i], name, *letter))
                return name.len || !letter[1];
        if (name.len)
            return false;
    }
    return false;
}

int cli_first_word(int argc, char **argv)
{
    int at = 1;
    while (at < argc && argv[at][0] == '-' && argv[at][1] && !cli_equal(argv[at], "--"))
        at += value_follows(argv[at]) ? 2 : 1;
    return at < argc ? at : argc;
}

static void find_command(parse_state *parser)
{
    int at = cli_first_word(parser->argc, parser->argv);
    cli_command_id command = at < parser->argc ? cli_command_named(parser->argv[at]) : CLI_COMMAND_COUNT;
    if (command == CLI_COMMAND_COUNT)
        return;
    parser->args->command = command;
    parser->args->named = true;
    parser->command_at = at;
}

void cli_args_free(cli_args *args)
{
    free(args->given);
    free(args->operands);
    *args = (cli_args){0};
}

bool cli_has(const cli_args *args, cli_option_id option)
{
    for (size_t i = 0; i < args->given_count; i++)
        if (args->given[i].option == option)
            return true;
    return false;
}

const char *cli_value(const cli_args *args, cli_option_id option)
{
    for (size_t i = args->given_count; i > 0; i--)
        if (args->given[i - 1].option == option)
            return args->given[i - 1].value;
    return NULL;
}

const char *cli_output_path(const cli_args *args)
{
    return cli_value(args, args->command == CLI_BATCH ? CLI_BATCH_OUTPUT : CLI_OUTPUT);
}

// What the name of the output ends in, where the option is a format that was not given; "" for none.
static const char *promised_ending(const cli_args *args, cli_option_id option)
{
    const char *output = cli_output_path(args);
    bool open = output && cli_equal(cli_options[option].name, "format") && !cli_has(args, option);
    return open ? cli_ending_of(output) : "";
}

// The choice that a name with this ending promises; empty where none does.
static og_str promised_choice(cli_option_id option, const char *ending)
{
    og_str rest = cli_str(cli_options[option].choices), choice;
    while (*ending && cli_next_part(&rest, &choice))
        if (cli_is_ending(ending, choice))
            return choice;
    return (og_str){0};
}

bool cli_chose(const cli_args *args, cli_option_id option, const char *choice)
{
    const char *value = cli_value(args, option);
    if (value)
        return cli_equal(value, choice);
    og_str rest = cli_str(cli_options[option].choices), chosen = promised_choice(option, promised_ending(args, option));
    return (chosen.len || cli_next_part(&rest, &chosen)) && cli_is(chosen, choice);
}

// Whether a name with this ending promises a kind of file: one that some command writes, or that word processors and
// the like do.
static bool is_kind_of_file(const char *ending)
{
    static const og_str others[] = {OG_STR("docx"), OG_STR("doc"), OG_STR("odt"), OG_STR("ods"),
                                    OG_STR("xls"),  OG_STR("pdf"), OG_STR("rtf")};
    bool known = false;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        known |= cli_is_ending(ending, others[i]);
    for (cli_option_id id = 0; id < CLI_OPTION_COUNT; id++)
        known |= cli_equal(cli_options[id].name, "format") && promised_choice(id, ending).len;
    return known && !cli_is_ending(ending, OG_STR("text"));
}

// A file that is named as one of another kind would hold what its reader does not expect.
static bool output_fits(const cli_args *args)
{
    cli_option_id format = cli_option_named(args->command, OG_STR("format"));
    const char *ending = format == CLI_OPTION_COUNT ? "" : promised_ending(args, format);
    if (!is_kind_of_file(ending) || promised_choice(format, ending).len)
        return true;
    cli_usage_error(
        args, "'%s' cannot write a .%s file; give %s another ending, or choose with --format what to write in it: %s",
        cli_commands[args->command].name, ending, cli_output_path(args), cli_options[format].choices);
    return false;
}

bool cli_args_parse(int argc, char **argv, cli_args *args)
{
    *args = (cli_args){0};
    // Each argument gives at most as many options as it has letters, so argc is not enough for -hhh.
    size_t most = 1;
    for (int i = 1; i < argc; i++)
        most += cli_str(argv[i]).len + 1;
    args->given = calloc(most, sizeof *args->given);
    args->operands = calloc((size_t)argc + 1, sizeof *args->operands);
    if (!args->given || !args->operands) {
        cli_status_error(NULL, OG_NO_MEMORY);
        return false;
    }
    parse_state parser = {.argc = argc, .argv = argv, .at = 1, .args = args};
    find_command(&parser);
    if (!args->named && argc > 1 && is_mistyped_command(argv[1]))
        return false;
    return take_all(&parser) && operands_fit(args) && output_fits(args);
}

static const char *const limit_names[] = {
#define OG_LIMIT(name, value, unit, code, reason) #name,
#include "ofgrade/limits.def"
#undef OG_LIMIT
};

static const char *limit_name(size_t index, const void *context)
{
    (void)context;
    return limit_names[index];
}

static size_t *limit_at(og_limits *limits, og_str name)
{
#define OG_LIMIT(field, value, unit, code, reason)                                                                     \
    if (is_name(name, #field))                                                                                         \
        return &limits->field;
#include "ofgrade/limits.def"
#undef OG_LIMIT
    return NULL;
}

bool cli_amount(og_str text, size_t *out)
{
    static const char units[] = "KMG";
    size_t value = 0, shift = 0;
    const char *unit = text.len > 1 ? memchr(units, text.ptr[text.len - 1], sizeof units - 1) : NULL;
    if (unit) {
        shift = 10 * ((size_t)(unit - units) + 1);
        text.len--;
    }
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] < '0' || text.ptr[i] > '9')
            return false;
        size_t digit = (size_t)(text.ptr[i] - '0');
        if (value > (SIZE_MAX - digit) / 10)
            return false;
        value = value * 10 + digit;
    }
    if (!value || value > SIZE_MAX >> shift)
        return false;
    *out = value << shift;
    return true;
}

static bool set_limit(const cli_args *args, const char *setting, og_limits *limits)
{
    og_str name = cli_str(setting);
    const char *equals = memchr(name.ptr, '=', name.len);
    if (equals)
        name.len = (size_t)(equals - name.ptr);
    size_t *limit = limit_at(limits, name);
    if (!limit) {
        const char *near = cli_nearest(name, sizeof limit_names / sizeof *limit_names, limit_name, NULL);
        cli_usage_error(args, "unknown limit '%.*s'%s%s%s", OG_STR_ARG(name), near ? " (did you mean '" : "",
                        near ? near : "", near ? "'?)" : "");
        return false;
    }
    if (equals && cli_amount(cli_str(equals + 1), limit))
        return true;
    cli_usage_error(args, "--limit %.*s needs a whole number from 1 after '='", OG_STR_ARG(name));
    return false;
}

bool cli_limits(const cli_args *args, og_limits *out)
{
    *out = og_limits_default();
    for (size_t i = 0; i < args->given_count; i++)
        if (args->given[i].option == CLI_LIMIT && !set_limit(args, args->given[i].value, out))
            return false;
    return true;
}

bool cli_catalogue(const cli_args *args, og_catalogue **out)
{
    og_diagnostics *diagnostics = og_diagnostics_new();
    if (!diagnostics) {
        cli_status_error(NULL, OG_NO_MEMORY);
        return false;
    }
    const char *directory = cli_value(args, CLI_RULES);
    og_status status = og_catalogue_new(directory, diagnostics, out);
    bool told = status != OG_BAD_DATA && og_diagnostics_count(diagnostics); // of errors in data this is the sum
    cli_diagnostics(diagnostics);
    og_diagnostics_free(diagnostics);
    if (status != OG_OK && !told)
        cli_status_error(directory ? directory : "built-in data", status);
    return status == OG_OK;
}

bool cli_workers(const cli_args *args, og_workers *out)
{
    const char *count = cli_value(args, CLI_JOBS);
    *out = (og_workers){.without_sandbox = cli_has(args, CLI_NO_SANDBOX)};
    if (!count || (cli_amount(cli_str(count), &out->count) && out->count <= OG_WORKERS_MOST))
        return true;
    cli_usage_error(args, "--jobs needs a whole number from 1 to %d, not '%s'", OG_WORKERS_MOST, count);
    return false;
}

og_workers cli_one_worker(const cli_args *args)
{
    return (og_workers){
        .count = 1, .without_sandbox = cli_has(args, CLI_NO_SANDBOX), .explain = cli_has(args, CLI_EXPLAIN)};
}

bool cli_wants_colour(const cli_args *args, const cli_output *output)
{
    if (!cli_chose(args, CLI_COLOR, "auto"))
        return cli_chose(args, CLI_COLOR, "always");
    const char *no_color = getenv("NO_COLOR"), *terminal = getenv("TERM");
    return cli_output_is_terminal(output) && !(no_color && *no_color) && terminal && !cli_equal(terminal, "dumb");
}
