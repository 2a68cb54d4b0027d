// SPDX-License-Identifier: MIT
// Lists files. A path that is named is listed whatever it is (a link is followed, "-" is standard input), but for a
// socket, which nothing can read. Below a folder are listed regular files and links that lead to one; names that begin
// with "." are passed over without a word; links to folders, links that lead nowhere, pipes, sockets and devices with a
// note. Nothing is followed twice: links to folders are not entered.
#ifndef OG_BATCH_WALK_H
#define OG_BATCH_WALK_H

#include "batch/listing.h"

// The paths of folders are in the arena. Owns: the caller frees *out with og_listing_free in any case. Fails with:
// OG_NO_MEMORY.
og_status og_walk(og_arena *arena, const char *const *paths, size_t count, og_diagnostics *diagnostics,
                  og_listing *out) OG_MUST_USE;

#endif
