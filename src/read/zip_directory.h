// SPDX-License-Identifier: MIT
// The directory at the end of a ZIP file. What stands before each part says the same once more, and programs do not
// agree on which counts: a part is refused where the two differ in its name or method. Sizes, sums and flags are not
// compared.
#ifndef OG_READ_ZIP_DIRECTORY_H
#define OG_READ_ZIP_DIRECTORY_H

#include "base/buf.h"
#include "base/vec.h"

typedef struct og_zip_entry {
    og_str name;          // as it stands there
    size_t offset;        // of what stands before the part
    og_str part;          // from there to the next, or to the directory
    og_str entry;         // all that the directory says
    bool has_backslashes; // between the folders of its name, as some programs for DOS and Windows write them
} og_zip_entry;

typedef struct og_zip_directory {
    OG_VEC(og_zip_entry) entries; // in the order of offsets, which all differ
} og_zip_directory;

// All of it points into `bytes`. Fails with: OG_DAMAGED_OFFICE, OG_TOO_COMPLEX, OG_NO_MEMORY.
og_status og_zip_directory_read(og_str bytes, og_arena *arena, og_zip_directory *out) OG_MUST_USE;

// Appends a ZIP file that holds the part of one entry alone: to come to it, nothing else is read. Fails with:
// OG_DAMAGED_OFFICE (where what stands before the part does not fit, or the entry is a link to another, which
// libarchive would unpack, by methods that no document has, as soon as it comes by), OG_NO_MEMORY.
og_status og_zip_alone(const og_zip_entry *entry, og_buf *out) OG_MUST_USE;

#endif
