// SPDX-License-Identifier: MIT
// Reads a whole file, a pipe or standard input ("-") within a limit.
#ifndef OG_BASE_FILE_H
#define OG_BASE_FILE_H

#include "base/buf.h"

typedef enum og_file_kind {
    OG_FILE_ANY,     // pipes, terminals and endless devices too: whatever the user named; none is waited for for ever
    OG_FILE_REGULAR, // nothing that could be waited for; a link to a regular file is followed
} og_file_kind;

// Adds the bytes of the file to *out, at most `limit`; *size is its size in bytes as far as it is known, also on
// failure. What the system says goes to `diagnostics` (may be NULL). Owns: the caller frees *out in any case.
// What is of another kind is OG_NOT_READABLE (a folder OG_IS_DIRECTORY); "-" is standard input for OG_FILE_ANY alone.
// Fails with: OG_NOT_FOUND, OG_IS_DIRECTORY, OG_NOT_READABLE, OG_TOO_LARGE, OG_NO_MEMORY, and with OG_OUT_OF_TIME where
// nothing came from a pipe or a terminal for OG_FILE_PATIENCE; standard input is waited for as long as it takes.
og_status og_file_read(const char *path, og_file_kind kind, size_t limit, og_diagnostics *diagnostics, og_buf *out,
                       size_t *size) OG_MUST_USE;

// A file that was opened for reading.
typedef struct og_open_file {
    int descriptor; // -1: closed
    bool regular;
    size_t size;      // of a regular file, when it was opened; 0 of others
    int seconds;      // in which something must come from what is no regular file; less than 0: no matter
    bool interrupted; // a signal came while nothing had come from it yet
} og_open_file;

enum { OG_FILE_PATIENCE = 60 }; // seconds

// Opens the file as og_file_read does, and fails as it does, but waits at most `seconds`. Of a pipe with a name it
// waits for the first bytes; a signal that comes meanwhile makes it OG_NOT_READABLE and out->interrupted. "-" is a copy
// of standard input's descriptor. Owns: the caller closes with og_file_close; out->size is known even where it is
// OG_TOO_LARGE.
og_status og_file_open(const char *path, og_file_kind kind, size_t limit, size_t seconds, og_diagnostics *diagnostics,
                       og_open_file *out) OG_MUST_USE;
void og_file_close(og_open_file *file);
// Adds what is left to be read of the file to *out, at most `limit` bytes. `path` is for what the system says.
og_status og_file_read_open(const og_open_file *file, const char *path, size_t limit, og_diagnostics *diagnostics,
                            og_buf *out) OG_MUST_USE;
// At most `most` of the bytes that are read next, into `to`; they stay to be read. None of what is no regular file.
og_str og_file_peek(const og_open_file *file, char *to, size_t most);
// Puts a regular file that holds all the bytes in the place of a pipe, a terminal or a device, so that whoever reads it
// waits for nothing and for nobody.
og_status og_file_settle(og_open_file *file, const char *path, size_t limit, og_diagnostics *diagnostics) OG_MUST_USE;

#endif
