// SPDX-License-Identifier: MIT
// The files of a command that reads many. They are listed before any output is opened, so that no new file is among
// them.
#include "cli/cli.h"

og_status cli_list_files(const cli_args *args, const og_catalogue *catalogue, const og_limits *limits,
                         const og_workers *workers, og_batch **out)
{
    og_diagnostics *diagnostics = og_diagnostics_new();
    if (!diagnostics)
        return OG_NO_MEMORY;
    og_status status = og_batch_new(args->operands, args->operand_count, catalogue, limits, diagnostics, out);
    cli_diagnostics(diagnostics);
    og_diagnostics_free(diagnostics);
    return status == OG_OK ? og_batch_use(*out, workers) : status;
}
