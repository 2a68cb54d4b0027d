// SPDX-License-Identifier: MIT
#define _GNU_SOURCE // qsort_r
#include "batch/listing.h"

#include "base/checked.h"
#include "base/str.h"

#include <stdlib.h>
#include <string.h>

// The separator that belongs between the path of a folder and a name in it.
static og_str separator(og_str folder)
{
    return !folder.len || folder.ptr[folder.len - 1] == '/' ? OG_STR("") : OG_STR("/");
}

og_status og_listing_join(og_str folder, og_str name, og_buf *out)
{
    og_buf_add(out, folder);
    og_buf_add(out, separator(folder));
    og_buf_add(out, name);
    og_buf_add_byte(out, '\0');
    return out->status;
}

static og_status grow(og_listing *listing)
{
    enum { LEAST = 64 };
    size_t capacity, size;
    if (listing->count < listing->capacity)
        return OG_OK;
    if (!og_add(listing->capacity, listing->capacity / 2 + LEAST, &capacity) ||
        !og_mul(capacity, sizeof *listing->files, &size) || !size)
        return OG_NO_MEMORY;
    og_listed_file *files = realloc(listing->files, size);
    if (!files)
        return OG_NO_MEMORY;
    listing->files = files;
    listing->capacity = capacity;
    return OG_OK;
}

og_status og_listing_add(og_listing *listing, uint32_t folder, og_str name, bool named)
{
    OG_TRY(grow(listing));
    if (listing->names.len > UINT32_MAX)
        return OG_NO_MEMORY;
    listing->files[listing->count++] =
        (og_listed_file){.folder = folder & INT32_MAX, .named = named, .name = (uint32_t)listing->names.len};
    og_buf_add(&listing->names, name);
    og_buf_add_byte(&listing->names, '\0');
    return listing->names.status;
}

// A path in three parts: folder, separator, name.
typedef struct path_parts {
    og_str part[3];
} path_parts;

static path_parts parts_of(const og_listing *listing, og_listed_file file)
{
    og_str folder = listing->folders.items[file.folder];
    return (path_parts){{folder, separator(folder), og_str_from(listing->names.ptr + file.name)}};
}

static int compare_files(const void *a, const void *b, void *context)
{
    path_parts left = parts_of(context, *(const og_listed_file *)a);
    path_parts right = parts_of(context, *(const og_listed_file *)b);
    for (size_t i = 0, j = 0;;) {
        while (i < 3 && !left.part[i].len)
            i++;
        while (j < 3 && !right.part[j].len)
            j++;
        if (i == 3 || j == 3)
            return (int)(j == 3) - (int)(i == 3);
        og_str *x = &left.part[i], *y = &right.part[j];
        size_t length = x->len < y->len ? x->len : y->len;
        int order = x->ptr == y->ptr ? 0 : memcmp(x->ptr, y->ptr, length);
        if (order)
            return order;
        *x = og_str_slice(*x, length, x->len);
        *y = og_str_slice(*y, length, y->len);
    }
}

void og_listing_sort(og_listing *listing)
{
    og_listed_file *files = listing->files;
    size_t kept = 0;
    if (!listing->count)
        return;
    qsort_r(files, listing->count, sizeof *files, compare_files, listing);
    for (size_t i = 1; i < listing->count; i++) {
        if (compare_files(&files[i], &files[kept], listing) != 0)
            files[++kept] = files[i];
        else if (files[i].named)
            files[kept].named = 1;
    }
    listing->count = kept + 1;
}

void og_listing_free(og_listing *listing)
{
    free(listing->files);
    og_buf_free(&listing->names);
    *listing = (og_listing){0};
}

og_status og_listing_path(const og_listing *listing, size_t file, og_buf *out)
{
    path_parts parts = parts_of(listing, listing->files[file]);
    return og_listing_join(parts.part[0], parts.part[2], out);
}

bool og_listing_is_named(const og_listing *listing, size_t file)
{
    return listing->files[file].named;
}
