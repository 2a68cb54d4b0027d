// SPDX-License-Identifier: MIT
// For tests and fuzzers of office documents: a ZIP file of parts.
#ifndef OG_TEST_PACKED_H
#define OG_TEST_PACKED_H

#include "ofgrade/base.h"

#include <archive.h>
#include <archive_entry.h>

typedef struct packed_part {
    const char *name;
    og_str bytes;
} packed_part;

static inline bool pack_part(struct archive *archive, const packed_part *part)
{
    struct archive_entry *entry = archive_entry_new();
    if (!entry)
        return false;
    archive_entry_set_pathname(entry, part->name);
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_size(entry, (la_int64_t)part->bytes.len);
    bool packed = archive_write_header(archive, entry) == ARCHIVE_OK &&
                  archive_write_data(archive, part->bytes.ptr, part->bytes.len) == (la_ssize_t)part->bytes.len;
    archive_entry_free(entry);
    return packed;
}

// Writes the file into `room` bytes, its length into *used; `option` is libarchive's, as "zip:compression=store", NULL
// for none. False where it does not fit.
static inline bool pack_parts(const packed_part *parts, size_t count, const char *option, char *bytes, size_t room,
                              size_t *used)
{
    struct archive *archive = archive_write_new();
    *used = 0;
    bool packed = archive && archive_write_set_format_zip(archive) == ARCHIVE_OK &&
                  (!option || archive_write_set_options(archive, option) == ARCHIVE_OK) &&
                  archive_write_set_bytes_in_last_block(archive, 1) == ARCHIVE_OK &&
                  archive_write_open_memory(archive, bytes, room, used) == ARCHIVE_OK;
    for (size_t i = 0; i < count && packed; i++)
        packed = pack_part(archive, &parts[i]);
    packed = packed && archive_write_close(archive) == ARCHIVE_OK;
    archive_write_free(archive);
    return packed;
}

#endif
