// SPDX-License-Identifier: MIT
// What a terminal that is written to is like.
#define _XOPEN_SOURCE 700 // fileno
#include "cli/cli.h"

#include <stdlib.h>
#include <sys/ioctl.h>

bool cli_wants_colour(const cli_args *args, const cli_output *output)
{
    if (!cli_chose(args, CLI_COLOR, "auto"))
        return cli_chose(args, CLI_COLOR, "always");
    const char *no_color = getenv("NO_COLOR"), *terminal = getenv("TERM");
    return cli_output_is_terminal(output) && !(no_color && *no_color) && terminal && !cli_equal(terminal, "dumb");
}

unsigned cli_width_of(const cli_output *output)
{
    enum { NARROWEST = 40, WIDEST = 100 };
    struct winsize size;
    if (!cli_output_is_terminal(output) || ioctl(fileno(output->file), TIOCGWINSZ, &size) != 0 || !size.ws_col)
        return 0;
    return size.ws_col < NARROWEST ? NARROWEST : size.ws_col > WIDEST ? WIDEST : size.ws_col;
}
