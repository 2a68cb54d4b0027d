// SPDX-License-Identifier: MIT
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

// In *path that of a name in the folder; valid until the next one.
static og_status path_of(walk *on, uint32_t folder, og_str name, og_str *path)
{
    on->path.len = 0;
    OG_TRY(og_listing_join(on->listing->folders.items[folder], name, &on->path));
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

static og_status list(walk *on, uint32_t folder, og_str name, bool named)
{
    return og_listing_add(on->listing, folder, name, named);
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
        og_listing_sort(out);
    return status;
}
