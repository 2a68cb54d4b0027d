// SPDX-License-Identifier: MIT
// One line on the terminal that says how far a long command has come, and one at the end that says what came of it.
#ifndef OG_CLI_PROGRESS_H
#define OG_CLI_PROGRESS_H

#include "cli/cli.h"

#include <time.h>

enum {
#define OG_STATUS(id, code, message, hint) CLI_COUNTED_##id,
#include "ofgrade/status.def"
#undef OG_STATUS
    CLI_STATUS_COUNT
};

typedef struct cli_progress {
    bool shown; // on a terminal that can move its cursor
    bool on_screen;
    size_t total;
    size_t before;                   // done by an earlier run
    size_t done;                     // by this one
    size_t unchanged;                // of them
    size_t failed[CLI_STATUS_COUNT]; // of them, by the reason
    size_t failed_in_all;
    struct timespec began;
    struct timespec last; // when the line was written
} cli_progress;

cli_progress cli_progress_begin(size_t total, size_t before);
// Takes note of one that is done; `failure` OG_OK: it did not fail.
void cli_progress_count(cli_progress *progress, bool unchanged, og_status failure);
// Writes the line anew, at most ten times a second; `path` is what is being done.
void cli_progress_show(cli_progress *progress, og_str path);
// Takes the line away, for a message or the end.
void cli_progress_clear(cli_progress *progress);
// cli_outcome, with the line taken away first where there is something to say (`progress` may be NULL), and with
// `diagnostics` empty afterwards.
bool cli_progress_outcome(cli_progress *progress, og_diagnostics *diagnostics, const char *path, og_status status);
// The closing line, on a terminal alone.
void cli_progress_end(cli_progress *progress, size_t unlisted);

#endif
