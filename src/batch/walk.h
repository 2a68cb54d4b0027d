// SPDX-License-Identifier: MIT
// Lists files. A path that is named is listed whatever it is (a link is followed, "-" is standard input), but for a
// socket, which nothing can read. Below a folder are listed regular files and links that lead to one; names that begin
// with "." are passed over without a word; links to folders, links that lead nowhere, pipes, sockets and devices with a
// note. Nothing is followed twice: links to folders are not entered.
#ifndef OG_BATCH_WALK_H
#define OG_BATCH_WALK_H

#include "base/buf.h"
#include "base/vec.h"

// A file costs its name and these eight bytes: a listing may be long.
typedef struct og_listed_file {
    uint32_t folder : 31;
    uint32_t named : 1; // by the user, whether or not it was found below a folder too
    uint32_t name;      // where it begins in `names`
} og_listed_file;

typedef struct og_listing {
    og_listed_file *files; // sorted by the bytes of their paths, each path once
    size_t count;
    size_t capacity;
    og_buf names;           // each with a NUL behind it
    OG_VEC(og_str) folders; // paths; the first is "", in which files stand that were named
    size_t unlisted;        // paths and folders that could not be listed; each was reported as an error
} og_listing;

// The paths of folders are in the arena. Owns: the caller frees with og_walk_free in any case. Fails with:
// OG_NO_MEMORY.
og_status og_walk(og_arena *arena, const char *const *paths, size_t count, og_diagnostics *diagnostics,
                  og_listing *out) OG_MUST_USE;
void og_walk_free(og_listing *listing);
// Adds the path of a file, and a NUL behind it, to *out.
og_status og_listing_path(const og_listing *listing, size_t file, og_buf *out) OG_MUST_USE;
bool og_listing_is_named(const og_listing *listing, size_t file);

#endif
