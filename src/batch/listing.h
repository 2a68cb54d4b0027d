// SPDX-License-Identifier: MIT
// The paths of many files in little memory.
#ifndef OG_BATCH_LISTING_H
#define OG_BATCH_LISTING_H

#include "base/buf.h"
#include "base/vec.h"

// A file costs its name and these eight bytes: a listing may be long.
typedef struct og_listed_file {
    uint32_t folder : 31;
    uint32_t named : 1; // by the user, whether or not it was found below a folder too
    uint32_t name;      // where it begins in `names`
} og_listed_file;

typedef struct og_listing {
    og_listed_file *files; // once sorted by the bytes of their paths, each path once
    size_t count;
    size_t capacity;
    og_buf names;           // each with a NUL behind it
    OG_VEC(og_str) folders; // paths; the first is "", in which files stand that were named
    size_t unlisted;        // paths and folders that could not be listed; each was reported as an error
} og_listing;

void og_listing_free(og_listing *listing);
// Adds a file below the folder with this number. Fails with: OG_NO_MEMORY.
og_status og_listing_add(og_listing *listing, uint32_t folder, og_str name, bool named) OG_MUST_USE;
// Sorts the files, and unites those with one path.
void og_listing_sort(og_listing *listing);
// Adds the path of a file, and a NUL behind it, to *out.
og_status og_listing_path(const og_listing *listing, size_t file, og_buf *out) OG_MUST_USE;
bool og_listing_is_named(const og_listing *listing, size_t file);
// Adds the path of a name below a folder, and a NUL behind it, to *out.
og_status og_listing_join(og_str folder, og_str name, og_buf *out) OG_MUST_USE;

#endif
