// SPDX-License-Identifier: MIT
// Lists files. A path that is named is listed whatever it is (a link is followed, "-" is standard input), but for a
// socket, which nothing can read. Below a folder are listed regular files and links that lead to one; names that begin
// with "." are passed over without a word; links to folders, links that lead nowhere, pipes, sockets and devices with a
// note. Nothing is followed twice: links to folders are not entered.
#ifndef OG_BATCH_WALK_H
#define OG_BATCH_WALK_H

#include "base/vec.h"

typedef struct og_listed_file {
    og_str path; // a NUL that is not counted follows
    bool named;  // by the user, whether or not it was found below a folder too
} og_listed_file;

typedef struct og_listing {
    OG_VEC(og_listed_file) files; // sorted by the bytes of their paths, each path once
    size_t unlisted;              // paths and folders that could not be listed; each was reported as an error
} og_listing;

// Everything is in the arena. Fails with: OG_NO_MEMORY.
og_status og_walk(og_arena *arena, const char *const *paths, size_t count, og_diagnostics *diagnostics,
                  og_listing *out) OG_MUST_USE;

#endif
