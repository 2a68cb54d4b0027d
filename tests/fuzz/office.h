// SPDX-License-Identifier: MIT
// For the fuzzers of office documents: input that is no ZIP file becomes the main part of one, so that a change in the
// XML is not lost behind what packs it.
#ifndef OG_TESTS_FUZZ_OFFICE_H
#define OG_TESTS_FUZZ_OFFICE_H

#include "base/str.h"
#include "fuzz/fuzz.h"
#include "read/office_kind.h"
#include "unit/packed.h"

#include <stdlib.h>

// A ZIP file of the parts, not compressed. The caller frees its bytes.
static inline og_str fuzz_zip(const packed_part *parts, size_t count)
{
    size_t room = 1 << 16, used = 0;
    for (size_t i = 0; i < count; i++)
        room += parts[i].bytes.len + 4096;
    char *bytes = malloc(room);
    fuzz_promise(bytes && pack_parts(parts, count, "zip:compression=store", bytes, room, &used), "a package is made");
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
static inline void fuzz_office(og_format format, fuzz_reader *reader, packed_part *parts, size_t count, size_t main,
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
