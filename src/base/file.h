// SPDX-License-Identifier: MIT
// Reads a whole file, a pipe or standard input ("-") within a limit.
#ifndef OG_BASE_FILE_H
#define OG_BASE_FILE_H

#include "base/buf.h"

// Adds the bytes of the file to *out, at most `limit`; *size is its size in bytes as far as it is known, also on
// failure. What the system says goes to `diagnostics` (may be NULL). Owns: the caller frees *out in any case.
// Fails with: OG_NOT_FOUND, OG_IS_DIRECTORY, OG_NOT_READABLE, OG_TOO_LARGE, OG_NO_MEMORY.
og_status og_file_read(const char *path, size_t limit, og_diagnostics *diagnostics, og_buf *out,
                       size_t *size) OG_MUST_USE;

#endif
