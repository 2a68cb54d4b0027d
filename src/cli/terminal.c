// SPDX-License-Identifier: MIT
// How wide what is written may be.
#define _XOPEN_SOURCE 700 // fileno
#include "cli/cli.h"

#include <sys/ioctl.h>

unsigned cli_width_of(const cli_output *output)
{
    enum { NARROWEST = 40, WIDEST = 100 };
    struct winsize size;
    if (!cli_output_is_terminal(output) || ioctl(fileno(output->file), TIOCGWINSZ, &size) != 0 || !size.ws_col)
        return 0;
    return size.ws_col < NARROWEST ? NARROWEST : size.ws_col > WIDEST ? WIDEST : size.ws_col;
}
