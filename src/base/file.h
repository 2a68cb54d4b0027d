// SPDX-License-Identifier: MIT
// Reads a whole file, a pipe or standard input ("-") within a limit.
#ifndef OG_BASE_FILE_H
#define OG_BASE_FILE_H

#include "base/buf.h"

typedef enum og_file_kind {
    OG_FILE_ANY,     // pipes, terminals and endless devices too: whatever the user named
    OG_FILE_REGULAR, // nothing that could be waited for; a link to a regular file is followed
} og_file_kind;

// Adds the bytes of the file to *out, at most `limit`; *size is its size in bytes as far as it is known, also on
// failure. What the system says goes to `diagnostics` (may be NULL). Owns: the caller frees *out in any case.
// What is of another kind is OG_NOT_READABLE (a folder OG_IS_DIRECTORY); "-" is standard input for OG_FILE_ANY alone.
// Fails with: OG_NOT_FOUND, OG_IS_DIRECTORY, OG_NOT_READABLE, OG_TOO_LARGE, OG_NO_MEMORY.
og_status og_file_read(const char *path, og_file_kind kind, size_t limit, og_diagnostics *diagnostics, og_buf *out,
                       size_t *size) OG_MUST_USE;

#endif
