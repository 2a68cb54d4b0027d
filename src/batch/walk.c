// SPDX-License-Identifier: MIT
#include "batch/walk.h"

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
    OG_VEC(og_str) folders; // that are still to be read, the next one last
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

static og_status join(og_arena *arena, og_str folder, og_str name, og_str *out)
{
    bool slash = folder.len && folder.ptr[folder.len - 1] == '/';
    size_t length, separator = slash ? 0 : 1;
    if (!og_add(folder.len, name.len, &length) || !og_add(length, separator + 1, &length))
        return OG_NO_MEMORY;
    char *path = og_arena_alloc(arena, length);
    if (!path)
        return OG_NO_MEMORY;
    memcpy(path, folder.ptr, folder.len);
    if (!slash)
        path[folder.len] = '/';
    memcpy(path + folder.len + separator, name.ptr, name.len);
    *out = (og_str){path, length - 1};
    return OG_OK;
}

static og_status list(walk *on, og_str path, bool named)
{
    og_listed_file file = {.path = path, .named = named};
    return og_vec_push(on->arena, &on->listing->files, file);
}

static og_status add_link(walk *on, int folder, const char *name, og_str path)
{
    struct stat facts;
    if (fstatat(folder, name, &facts, 0) != 0)
        return pass_over(on, path, OG_STR("a link that leads nowhere"));
    if (S_ISDIR(facts.st_mode))
        return pass_over(on, path, OG_STR("a link to a folder, which is not followed"));
    if (!S_ISREG(facts.st_mode))
        return pass_over(on, path, OG_STR("a link to what is no regular file"));
    return list(on, path, false);
}

static og_status add_entry(walk *on, int folder, og_str folder_path, const char *name)
{
    struct stat facts;
    og_str path;
    if (name[0] == '.')
        return OG_OK;
    OG_TRY(join(on->arena, folder_path, og_str_from(name), &path));
    if (fstatat(folder, name, &facts, AT_SYMLINK_NOFOLLOW) != 0)
        return errno == ENOENT ? OG_OK : refuse(on, path, errno); // gone since the folder was read
    if (S_ISREG(facts.st_mode))
        return list(on, path, false);
    if (S_ISDIR(facts.st_mode))
        return og_vec_push(on->arena, &on->folders, path);
    if (S_ISLNK(facts.st_mode))
        return add_link(on, folder, name, path);
    return pass_over(on, path, OG_STR("no regular file"));
}

static og_status read_entries(walk *on, DIR *folder, og_str path)
{
    for (;;) {
        errno = 0;
        const struct dirent *entry = readdir(folder); // glibc and POSIX.1-2024: safe, the stream is ours alone
        if (!entry)
            return errno ? refuse(on, path, errno) : OG_OK;
        OG_TRY(add_entry(on, dirfd(folder), path, entry->d_name));
    }
}

// `flags` adds to how it is opened: a folder that was found must not have become a link since.
static og_status read_folder(walk *on, og_str path, int flags)
{
    int descriptor = open(path.ptr, O_RDONLY | O_DIRECTORY | O_CLOEXEC | flags);
    DIR *folder = descriptor < 0 ? NULL : fdopendir(descriptor);
    if (!folder) {
        int error = errno;
        if (descriptor >= 0)
            close(descriptor);
        return refuse(on, path, error);
    }
    og_status status = read_entries(on, folder, path);
    closedir(folder);
    return status;
}

static og_status add_named(walk *on, const char *name)
{
    struct stat facts;
    og_str path;
    OG_TRY(og_arena_copy(on->arena, og_str_from(name), &path));
    if (og_str_equal(path, OG_STR("-")))
        return list(on, path, true);
    if (stat(name, &facts) != 0)
        return refuse(on, path, errno);
    if (S_ISSOCK(facts.st_mode))
        return refuse(on, path, ENXIO);
    if (!S_ISDIR(facts.st_mode))
        return list(on, path, true);
    OG_TRY(read_folder(on, path, 0));
    while (on->folders.count)
        OG_TRY(read_folder(on, on->folders.items[--on->folders.count], O_NOFOLLOW));
    return OG_OK;
}

static int compare_paths(const void *a, const void *b)
{
    return og_str_compare(((const og_listed_file *)a)->path, ((const og_listed_file *)b)->path);
}

static void sort_and_unite(og_listing *listing)
{
    og_listed_file *files = listing->files.items;
    size_t kept = 0;
    if (!listing->files.count)
        return;
    qsort(files, listing->files.count, sizeof *files, compare_paths);
    for (size_t i = 1; i < listing->files.count; i++) {
        if (!og_str_equal(files[i].path, files[kept].path))
            files[++kept] = files[i];
        else if (files[i].named)
            files[kept].named = true;
    }
    listing->files.count = kept + 1;
}

og_status og_walk(og_arena *arena, const char *const *paths, size_t count, og_diagnostics *diagnostics, og_listing *out)
{
    walk on = {.arena = arena, .diagnostics = diagnostics, .listing = out};
    *out = (og_listing){0};
    for (size_t i = 0; i < count; i++)
        OG_TRY(add_named(&on, paths[i]));
    sort_and_unite(out);
    return OG_OK;
}
