// SPDX-License-Identifier: MIT
// ZIP by libarchive, from memory, with none of its other formats and filters.
#include "read/package.h"

#include "base/checked.h"
#include "base/str.h"
#include "read/zip_directory.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <stdlib.h>

typedef struct package_part {
    og_str name; // in small letters, folders parted by slashes
    og_zip_entry entry;
} package_part;

struct og_package {
    og_str bytes;
    const og_limits *limits;
    og_arena *arena;
    OG_VEC(package_part) parts; // in the order of names
    size_t unpacked;            // bytes so far
    bool is_doubtful;
};

static og_status failure(struct archive *archive)
{
    return archive_errno(archive) == ENOMEM ? OG_NO_MEMORY : OG_DAMAGED_OFFICE;
}

// Sizes may be missing before each part, so that libarchive must read the directory too.
static og_status open_archive(og_str bytes, struct archive **out)
{
    struct archive *archive = archive_read_new();
    if (!archive)
        return OG_NO_MEMORY;
    *out = archive;
    bool opened = archive_read_support_format_zip_seekable(archive) == ARCHIVE_OK &&
                  archive_read_open_memory(archive, bytes.ptr, bytes.len) == ARCHIVE_OK;
    return opened ? OG_OK : failure(archive);
}

// Of what a part may be packed by, the standards of both formats name these alone.
static bool is_deflated_or_stored(struct archive *archive)
{
    const char *format = archive_format_name(archive);
    og_str packed = format ? og_str_from(format) : (og_str){0};
    return og_str_ends(packed, OG_STR("(deflation)")) || og_str_ends(packed, OG_STR("(uncompressed)"));
}

static og_status add_part(og_package *package, const og_zip_entry *entry)
{
    og_str name = entry->name;
    char *small = og_arena_alloc_raw(package->arena, name.len + 1);
    if (!small)
        return OG_NO_MEMORY;
    for (size_t i = 0; i < name.len; i++)
        small[i] = entry->has_backslashes && name.ptr[i] == '\\' ? '/' : og_lower(name.ptr[i]);
    return og_vec_push(package->arena, &package->parts, (package_part){{small, name.len}, *entry});
}

static int compare_parts(const void *left, const void *right)
{
    const package_part *a = left, *b = right;
    return og_str_compare(a->name, b->name);
}

static og_status read_names(og_package *package)
{
    og_zip_directory directory;
    OG_TRY(og_zip_directory_read(package->bytes, package->arena, &directory));
    for (size_t i = 0; i < directory.entries.count; i++)
        OG_TRY(add_part(package, &directory.entries.items[i]));
    if (package->parts.count)
        qsort(package->parts.items, package->parts.count, sizeof *package->parts.items, compare_parts);
    return OG_OK;
}

og_status og_package_open(og_str bytes, const og_limits *limits, og_package **out)
{
    og_package *package = calloc(1, sizeof *package);
    if (!package)
        return OG_NO_MEMORY;
    package->bytes = bytes;
    package->limits = limits;
    package->arena = og_arena_new();
    og_status status = package->arena ? read_names(package) : OG_NO_MEMORY;
    if (status == OG_OK)
        *out = package;
    else
        og_package_free(package);
    return status;
}

void og_package_free(og_package *package)
{
    if (package)
        og_arena_free(package->arena);
    free(package);
}

// Below, equal or above zero, as og_str_compare, of a name in small letters and another.
static int compare_fold(og_str small, og_str name)
{
    for (size_t i = 0; i < small.len && i < name.len; i++)
        if (small.ptr[i] != og_lower(name.ptr[i]))
            return (unsigned char)small.ptr[i] < (unsigned char)og_lower(name.ptr[i]) ? -1 : 1;
    return small.len < name.len ? -1 : small.len > name.len;
}

// The first part with the name; NULL: none.
static const package_part *find_part(const og_package *package, og_str name)
{
    size_t low = 0, high = package->parts.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (compare_fold(package->parts.items[middle].name, name) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    bool found = low < package->parts.count && compare_fold(package->parts.items[low].name, name) == 0;
    return found ? &package->parts.items[low] : NULL;
}

bool og_package_has(const og_package *package, og_str name)
{
    return find_part(package, name) != NULL;
}

bool og_package_is_doubtful(const og_package *package)
{
    return package->is_doubtful;
}

static og_status unpack(og_package *package, struct archive *archive, og_buf *out)
{
    const void *bytes;
    size_t length;
    la_int64_t offset;
    int got;
    if (!is_deflated_or_stored(archive))
        return OG_DAMAGED_OFFICE;
    do {
        length = 0;
        got = archive_read_data_block(archive, &bytes, &length, &offset);
        if (got != ARCHIVE_OK && got != ARCHIVE_WARN)
            break;
        package->is_doubtful |= got == ARCHIVE_WARN;
        if (length > package->limits->unpacked_bytes - package->unpacked)
            return OG_UNPACKED_TOO_LARGE;
        package->unpacked += length;
        og_buf_add(out, (og_str){bytes, length});
    } while (out->status == OG_OK);
    if (out->status != OG_OK)
        return out->status;
    return got == ARCHIVE_EOF ? OG_OK : failure(archive);
}

// Which of two parts with one name counts, programs do not agree on: who is shown the one could be told of the other.
static bool is_single(const og_package *package, const package_part *part)
{
    const package_part *next = part + 1;
    return next == package->parts.items + package->parts.count || !og_str_equal(next->name, part->name);
}

// Unpacks the one part of an archive.
static og_status unpack_alone(og_package *package, og_str bytes, og_buf *out)
{
    struct archive *archive = NULL;
    struct archive_entry *entry;
    og_status status = open_archive(bytes, &archive);
    int got = status == OG_OK ? archive_read_next_header(archive, &entry) : ARCHIVE_FATAL;
    if (status == OG_OK && got != ARCHIVE_OK && got != ARCHIVE_WARN)
        status = failure(archive);
    if (status == OG_OK && archive_entry_is_encrypted(entry))
        status = OG_ENCRYPTED_OFFICE;
    if (status == OG_OK)
        status = unpack(package, archive, out);
    archive_read_free(archive);
    return status;
}

og_status og_package_unpack(og_package *package, og_str name, og_buf *out)
{
    const package_part *part = find_part(package, name);
    og_buf alone = {0};
    if (!part || !is_single(package, part))
        return OG_DAMAGED_OFFICE;
    og_status status = og_zip_alone(&part->entry, &alone);
    if (status == OG_OK)
        status = unpack_alone(package, og_buf_str(&alone), out);
    og_buf_free(&alone);
    return status;
}

og_status og_package_read(og_package *package, og_str name, const og_xml_handler *handler, void *user)
{
    og_buf bytes = {0};
    og_status status = og_package_unpack(package, name, &bytes);
    if (status == OG_OK)
        status = og_xml_read(og_buf_str(&bytes), handler, user);
    og_buf_free(&bytes);
    return status;
}
