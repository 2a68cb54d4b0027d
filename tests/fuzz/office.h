// SPDX-License-Identifier: MIT
// For the fuzzers of office documents: input that is no ZIP file becomes the main part of one, so that a change in the
// XML is not lost behind what packs it.
#ifndef OG_TESTS_FUZZ_OFFICE_H
#define OG_TESTS_FUZZ_OFFICE_H

#include "base/str.h"
#include "fuzz/fuzz.h"
#include "read/office_kind.h"

#include <archive.h>
#include <archive_entry.h>
#include <stdlib.h>

typedef struct fuzz_part {
    const char *name;
    og_str bytes;
} fuzz_part;

// A ZIP file of the parts, not compressed. The caller frees its bytes.
static inline og_str fuzz_zip(const fuzz_part *parts, size_t count)
{
    size_t room = 1 << 16, used = 0;
    for (size_t i = 0; i < count; i++)
        room += parts[i].bytes.len + 4096;
    char *bytes = malloc(room);
    struct archive *archive = archive_write_new();
    fuzz_promise(bytes && archive && archive_write_set_format_zip(archive) == ARCHIVE_OK &&
                     archive_write_set_options(archive, "zip:compression=store") == ARCHIVE_OK &&
                     archive_write_open_memory(archive, bytes, room, &used) == ARCHIVE_OK,
                 "a package is begun");
    for (size_t i = 0; i < count; i++) {
        struct archive_entry *entry = archive_entry_new();
        archive_entry_set_pathname(entry, parts[i].name);
        archive_entry_set_filetype(entry, AE_IFREG);
        archive_entry_set_size(entry, (la_int64_t)parts[i].bytes.len);
        fuzz_promise(archive_write_header(archive, entry) == ARCHIVE_OK &&
                         archive_write_data(archive, parts[i].bytes.ptr, parts[i].bytes.len) ==
                             (la_ssize_t)parts[i].bytes.len,
                     "a part is packed");
        archive_entry_free(entry);
    }
    fuzz_promise(archive_write_free(archive) == ARCHIVE_OK, "a package is made");
    return (og_str){bytes, used};
}

// Asks what the bytes are, as the sniffer does before a reader is chosen.
static inline void fuzz_kind(og_str bytes)
{
    const og_limits limits = og_limits_default();
    og_format format = OG_FORMAT_TEXT;
    og_status packed = og_office_kind(bytes, &limits, &format), old = og_ole_kind(bytes);
    fuzz_promise(packed != OG_INTERNAL, "a package is of some kind or refused");
    fuzz_promise(old != OG_OK, "no file of old programs is read");
}

// Reads and analyses the input, as the part with the number `main` where it is no package.
static inline void fuzz_office(og_format format, fuzz_reader *reader, fuzz_part *parts, size_t count, size_t main,
                               og_str input)
{
    if (og_str_starts(input, OG_STR("PK"))) {
        fuzz_kind(input);
        fuzz_document(format, reader, (const uint8_t *)input.ptr, input.len);
        return;
    }
    parts[main].bytes = input;
    og_str zip = fuzz_zip(parts, count);
    fuzz_kind(zip);
    fuzz_document(format, reader, (const uint8_t *)zip.ptr, zip.len);
    free((char *)zip.ptr);
}

#endif
