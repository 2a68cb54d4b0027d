// SPDX-License-Identifier: MIT
// Whether what is written goes to a terminal, and how wide it may be.
#define _XOPEN_SOURCE 700 // fileno
#include "cli/cli.h"

#include <sys/ioctl.h>
#include <unistd.h>

bool cli_writes_to_terminal(const cli_args *args)
{
    const char *output = cli_value(args, CLI_OUTPUT);
    return (!output || cli_equal(output, "-")) && isatty(STDOUT_FILENO) == 1;
}

unsigned cli_width_of(const cli_output *output)
{
    enum { NARROWEST = 40, WIDEST = 100 };
    struct winsize size;
    if (!cli_output_is_terminal(output) || ioctl(fileno(output->file), TIOCGWINSZ, &size) != 0 || !size.ws_col)
        return 0;
    return size.ws_col < NARROWEST ? NARROWEST : size.ws_col > WIDEST ? WIDEST : size.ws_col;
}
