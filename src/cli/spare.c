// SPDX-License-Identifier: MIT
// Outputs that would take the place of what is read.
#include "cli/cli.h"

#include <sys/stat.h>

bool cli_output_would_replace(const char *output_path, const char *path)
{
    struct stat output, input;
    return output_path && !cli_equal(output_path, "-") && !cli_equal(path, "-") && stat(output_path, &output) == 0 &&
           stat(path, &input) == 0 && S_ISREG(output.st_mode) && output.st_dev == input.st_dev &&
           output.st_ino == input.st_ino;
}

static bool spares_value(const cli_args *args, cli_option_id option, const char *what)
{
    const char *value = cli_value(args, option);
    if (!value || !cli_output_would_replace(cli_output_path(args), value))
        return true;
    cli_usage_error(args, "the output would replace the %s %s", what, value);
    return false;
}

// A file that is there already and lies among those to be read is one of them; a new one is not.
bool cli_output_spares(const cli_args *args, const char *const *inputs, size_t count)
{
    const char *path = cli_output_path(args);
    size_t index;
    bool within;
    if (!spares_value(args, CLI_DB, "database") || !spares_value(args, CLI_ALIASES, "names in"))
        return false;
    if (!cli_output_would_replace(path, path))
        return true;
    og_status status = og_store_lies_within(path, inputs, count, &within, &index);
    if (status != OG_OK)
        return cli_status_error(path, status) != CLI_ERROR;
    if (!within)
        return true;
    if (cli_output_would_replace(path, inputs[index]))
        cli_usage_error(args, "the output would replace the input %s", inputs[index]);
    else
        cli_usage_error(args, "the output would replace the input %s, which lies in %s: name a new file", path,
                        inputs[index]);
    return false;
}
