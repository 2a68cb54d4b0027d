// SPDX-License-Identifier: MIT
// Whether what is written goes to a terminal, and how wide it may be.
#define _XOPEN_SOURCE 700 // fileno
#include "cli/cli.h"

#include <sys/ioctl.h>
#include <unistd.h>

bool cli_writes_to_terminal(const cli_args *args)
{
    const char *output = cli_output_path(args);
    return (!output || cli_equal(output, "-")) && isatty(STDOUT_FILENO) == 1;
}

// 0 where it does not tell.
static unsigned columns_of(FILE *stream)
{
    struct winsize size;
    return ioctl(fileno(stream), TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

unsigned cli_width_of(const cli_output *output)
{
    enum { NARROWEST = 40, WIDEST = 100 };
    unsigned columns = cli_output_is_terminal(output) ? columns_of(output->file) : 0;
    return !columns ? 0 : columns < NARROWEST ? NARROWEST : columns > WIDEST ? WIDEST : columns;
}

size_t cli_terminal_columns(FILE *stream)
{
    enum { USUAL = 80 };
    unsigned columns = columns_of(stream);
    return columns ? columns : USUAL;
}
