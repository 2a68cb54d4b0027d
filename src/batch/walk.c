// SPDX-License-Identifier: MIT
#define _GNU_SOURCE // qsort_r
#include "batch/walk.h"

#include "base/checked.h"
#include "base/diagnostics.h"
#include "base/str.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct walk {
    og_arena *arena;
    og_diagnostics *diagnostics;
    og_listing *listing;
    OG_VEC(uint32_t) folders; // that are still to be read, the next one last
    og_buf path;              // of what is looked at
} walk;

// Reports a path that cannot be listed, and counts it.
static og_status refuse(walk *on, og_str path, int error)
{
    char words[128];
    bool absent = error == ENOENT || error == ENOTDIR;
    og_status status = absent ? OG_NOT_FOUND : OG_NOT_READABLE;
    if (error == ENOMEM)
        return OG_NO_MEMORY;
    on->listing->unlisted++;
    if (strerror_r(error, words, sizeof words) != 0)
        words[0] = '\0';
    og_diagnostics_report(on->diagnostics, OG_ERROR, status, path, "cannot be listed: %s", words);
    return OG_OK;
}

static og_status pass_over(walk *on, og_str path, og_str reason)
{
    og_diagnostics_add(
        on->diagnostics,
        (og_diagnostic){.severity = OG_NOTE, .code = OG_STR("skipped"), .file = path, .message = reason});
    return OG_OK;
}

// The separator that belongs between the path of a folder and a name in it.
static og_str separator(og_str folder)
{
    return !folder.len || folder.ptr[folder.len - 1] == '/' ? OG_STR("") : OG_STR("/");
}

static og_status join(og_str folder, og_str name, og_buf *out)
{
    og_buf_add(out, folder);
    og_buf_add(out, separator(folder));
    og_buf_add(out, name);
    og_buf_add_byte(out, '\0');
    return out->status;
}

// In *path that of a name in the folder; valid until the next one.
static og_status path_of(walk *on, uint32_t folder, og_str name, og_str *path)
{
    on->path.len = 0;
    OG_TRY(join(on->listing->folders.items[folder], name, &on->path));
    *path = og_str_slice(og_buf_str(&on->path), 0, on->path.len - 1);
    return OG_OK;
}

static og_status add_folder(walk *on, og_str path, uint32_t *number)
{
    og_listing *listing = on->listing;
    og_str copy;
    if (listing->folders.count > INT32_MAX)
        return OG_NO_MEMORY;
    *number = (uint32_t)listing->folders.count;
    OG_TRY(og_arena_copy(on->arena, path, &copy));
    return og_vec_push(on->arena, &listing->folders, copy);
}

static og_status grow(og_listing *listing)
{
    enum { LEAST = 64 };
    size_t capacity = listing->capacity ? listing->capacity : LEAST, size;
    if (listing->count < listing->capacity)
        return OG_OK;
    if (listing->capacity && !og_mul(capacity, 2, &capacity))
        return OG_NO_MEMORY;
    og_listed_file *files = og_mul(capacity, sizeof *files, &size) ? realloc(listing->files, size) : NULL;
    if (!files)
        return OG_NO_MEMORY;
    listing->files = files;
    listing->capacity = capacity;
    return OG_OK;
}

static og_status list(walk *on, uint32_t folder, og_str name, bool named)
{
    og_listing *listing = on->listing;
    OG_TRY(grow(listing));
    if (listing->names.len > UINT32_MAX)
        return OG_NO_MEMORY;
    listing->files[listing->count++] =
        (og_listed_file){.folder = folder & INT32_MAX, .named = named, .name = (uint32_t)listing->names.len};
    og_buf_add(&listing->names, name);
    og_buf_add_byte(&listing->names, '\0');
    return listing->names.status;
}

static og_status add_link(walk *on, int descriptor, uint32_t folder, og_str name, og_str path)
{
    struct stat facts;
    if (fstatat(descriptor, name.ptr, &facts, 0) != 0)
        return pass_over(on, path, OG_STR("a link that leads nowhere"));
    if (S_ISDIR(facts.st_mode))
        return pass_over(on, path, OG_STR("a link to a folder, which is not followed"));
    if (!S_ISREG(facts.st_mode))
        return pass_over(on, path, OG_STR("a link to what is no regular file"));
    return list(on, folder, name, false);
}

static og_status add_below(walk *on, og_str path)
{
    uint32_t number;
    OG_TRY(add_folder(on, path, &number));
    return og_vec_push(on->arena, &on->folders, number);
}

static og_status add_entry(walk *on, int descriptor, uint32_t folder, og_str name)
{
    struct stat facts;
    og_str path;
    if (name.ptr[0] == '.')
        return OG_OK;
    bool there = fstatat(descriptor, name.ptr, &facts, AT_SYMLINK_NOFOLLOW) == 0;
    int error = errno;
    if (there && S_ISREG(facts.st_mode))
        return list(on, folder, name, false);
    OG_TRY(path_of(on, folder, name, &path));
    if (!there)
        return error == ENOENT ? OG_OK : refuse(on, path, error); // gone since the folder was read
    if (S_ISDIR(facts.st_mode))
        return add_below(on, path);
    if (S_ISLNK(facts.st_mode))
        return add_link(on, descriptor, folder, name, path);
    return pass_over(on, path, OG_STR("no regular file"));
}

static og_status read_entries(walk *on, DIR *stream, uint32_t folder)
{
    for (;;) {
        errno = 0;
        const struct dirent *entry = readdir(stream); // glibc and POSIX.1-2024: safe, the stream is ours alone
        if (!entry)
            return errno ? refuse(on, on->listing->folders.items[folder], errno) : OG_OK;
        OG_TRY(add_entry(on, dirfd(stream), folder, og_str_from(entry->d_name)));
    }
}

// `flags` adds to how it is opened: a folder that was found must not have become a link since.
static og_status read_folder(walk *on, uint32_t folder, int flags)
{
    og_str path = on->listing->folders.items[folder];
    int descriptor = open(path.ptr, O_RDONLY | O_DIRECTORY | O_CLOEXEC | flags);
    DIR *stream = descriptor < 0 ? NULL : fdopendir(descriptor);
    if (!stream) {
        int error = errno;
        if (descriptor >= 0)
            close(descriptor);
        return refuse(on, path, error);
    }
    og_status status = read_entries(on, stream, folder);
    closedir(stream);
    return status;
}

static og_status add_named(walk *on, const char *name)
{
    struct stat facts;
    uint32_t folder;
    og_str path = og_str_from(name);
    if (og_str_equal(path, OG_STR("-")))
        return list(on, 0, path, true);
    if (stat(name, &facts) != 0)
        return refuse(on, path, errno);
    if (S_ISSOCK(facts.st_mode))
        return refuse(on, path, ENXIO);
    if (!S_ISDIR(facts.st_mode))
        return list(on, 0, path, true);
    OG_TRY(add_folder(on, path, &folder));
    OG_TRY(read_folder(on, folder, 0));
    while (on->folders.count)
        OG_TRY(read_folder(on, on->folders.items[--on->folders.count], O_NOFOLLOW));
    return OG_OK;
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

static void sort_and_unite(og_listing *listing)
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

og_status og_walk(og_arena *arena, const char *const *paths, size_t count, og_diagnostics *diagnostics, og_listing *out)
{
    walk on = {.arena = arena, .diagnostics = diagnostics, .listing = out};
    uint32_t none;
    *out = (og_listing){0};
    og_status status = add_folder(&on, OG_STR(""), &none);
    for (size_t i = 0; status == OG_OK && i < count; i++)
        status = add_named(&on, paths[i]);
    og_buf_free(&on.path);
    if (status == OG_OK)
        sort_and_unite(out);
    return status;
}

void og_walk_free(og_listing *listing)
{
    free(listing->files);
    og_buf_free(&listing->names);
    *listing = (og_listing){0};
}

og_status og_listing_path(const og_listing *listing, size_t file, og_buf *out)
{
    path_parts parts = parts_of(listing, listing->files[file]);
    return join(parts.part[0], parts.part[2], out);
}

bool og_listing_is_named(const og_listing *listing, size_t file)
{
    return listing->files[file].named;
}
