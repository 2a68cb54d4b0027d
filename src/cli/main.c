// SPDX-License-Identifier: MIT
// The program: makes its surroundings safe, parses the command line and runs the command.
#include "cli/cli.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

// A standard descriptor that is closed would be taken by the next file that is opened. Such a one is opened so that
// its use fails: standard input for writing, standard output for reading. Messages without a place go nowhere.
static bool hold_standard_descriptors(void)
{
    static const int modes[] = {O_WRONLY, O_RDONLY, O_RDWR};
    for (int descriptor = 0; descriptor < 3; descriptor++)
        if (fcntl(descriptor, F_GETFD) < 0 && errno == EBADF && open("/dev/null", modes[descriptor]) != descriptor)
            return false;
    return true;
}

static cli_exit show(void (*write)(cli_output *output))
{
    cli_output output;
    if (!cli_output_open(&output, NULL))
        return CLI_ERROR;
    write(&output);
    return cli_output_close(&output, CLI_WELL);
}

static cli_exit show_command_help(cli_command_id command)
{
    cli_output output;
    if (!cli_output_open(&output, NULL))
        return CLI_ERROR;
    cli_command_help(&output, command);
    return cli_output_close(&output, CLI_WELL);
}

static cli_exit run(const cli_args *args)
{
    if (cli_has(args, CLI_SHOW_HELP))
        return args->named ? show_command_help(args->command) : show(cli_help);
    if (cli_has(args, CLI_SHOW_VERSION))
        return show(cli_version);
    return cli_commands[args->command].run(args);
}

int main(int argc, char **argv)
{
    signal(SIGPIPE, SIG_IGN);              // a closed pipe shows as a failed write
    setvbuf(stderr, NULL, _IOLBF, BUFSIZ); // messages are made of many small pieces
    if (!hold_standard_descriptors())
        return (int)CLI_ERROR;
    if (argc == 2 && cli_equal(argv[1], "--help-man"))
        return (int)show(cli_manual);
    if (argc > 1 && cli_equal(argv[1], "--complete"))
        return (int)cli_complete(argc - 2, argv + 2);
    cli_args args;
    cli_exit result = cli_args_parse(argc, argv, &args) ? run(&args) : CLI_ERROR;
    cli_args_free(&args);
    return (int)result;
}
