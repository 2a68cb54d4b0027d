// SPDX-License-Identifier: MIT
// What stores and folders have to do with each other: documents whose files have gone, and databases among documents.
#define _XOPEN_SOURCE 700 // realpath
#include "base/arena.h"
#include "base/buf.h"
#include "base/checked.h"
#include "base/str.h"
#include "store/store.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

// A folder in which nothing is may be one where a disk is not mounted: it says nothing of what was there.
static bool is_filled_folder(const char *path)
{
    enum { ITSELF_AND_ABOVE = 2 };
    DIR *folder = opendir(path);
    if (!folder)
        return false;
    size_t entries = 0;
    while (entries <= ITSELF_AND_ABOVE && readdir(folder))
        entries++;
    closedir(folder);
    return entries > ITSELF_AND_ABOVE;
}

static bool is_below(og_str path, og_str folder)
{
    bool slash = og_str_ends(folder, OG_STR("/"));
    return og_str_starts(path, folder) && path.len > folder.len && (slash || path.ptr[folder.len] == '/');
}

// Only what is certainly not there has gone: a folder that may not be entered says nothing of what it holds.
static og_status has_gone(og_str path, bool *gone)
{
    struct stat facts;
    og_buf name = {0};
    og_buf_add(&name, path);
    og_buf_add_byte(&name, '\0');
    *gone = name.status == OG_OK && lstat(name.ptr, &facts) != 0 && (errno == ENOENT || errno == ENOTDIR);
    og_status status = name.status;
    og_buf_free(&name);
    return status;
}

// Whether the document is to be removed.
static og_status is_wanted(og_str path, const char *const *paths, const bool *folders, size_t count, bool *wanted)
{
    *wanted = false;
    for (size_t i = 0; i < count; i++)
        if (folders[i] && is_below(path, og_str_from(paths[i])))
            return has_gone(path, wanted);
    return OG_OK;
}

static og_status remove_gone(og_store *store, const char *const *paths, const bool *folders, size_t count,
                             size_t *removed)
{
    sqlite3_stmt *after = store->queries[QUERY_AFTER], *remove = store->queries[QUERY_REMOVE];
    int64_t number = INT64_MIN;
    for (;;) {
        bool wanted = false;
        OG_TRY(og_database_status(&store->database, sqlite3_bind_int64(after, 1, number)));
        int code = sqlite3_step(after);
        og_status status = og_database_status(&store->database, code);
        if (code == SQLITE_ROW) {
            number = sqlite3_column_int64(after, 0);
            status = is_wanted(og_column_text(after, 1), paths, folders, count, &wanted);
        }
        sqlite3_reset(after);
        OG_TRY(status);
        if (code != SQLITE_ROW)
            return OG_OK;
        if (!wanted)
            continue;
        OG_TRY(og_database_status(&store->database, sqlite3_bind_int64(remove, 1, number)));
        OG_TRY(og_database_step(&store->database, remove));
        ++*removed;
    }
}

og_status og_store_prune(og_store *store, const char *const *paths, size_t count, size_t *removed)
{
    size_t gone = 0;
    bool *folders = calloc(count ? count : 1, sizeof *folders);
    if (!folders)
        return OG_NO_MEMORY;
    for (size_t i = 0; i < count; i++)
        folders[i] = is_filled_folder(paths[i]);
    og_status status = og_database_begin(&store->database);
    if (status == OG_OK)
        status = og_database_end(&store->database, remove_gone(store, paths, folders, count, &gone));
    free(folders);
    if (removed)
        *removed = status == OG_OK ? gone : 0;
    return status;
}

static bool is_same(const struct stat *facts, const char *path)
{
    struct stat other;
    return stat(path, &other) == 0 && facts->st_dev == other.st_dev && facts->st_ino == other.st_ino;
}

static bool is_one_of(const char *path, const char *const *paths, size_t count, size_t *index)
{
    struct stat facts;
    if (stat(path, &facts) != 0)
        return false;
    for (size_t i = 0; i < count; i++)
        if (is_same(&facts, paths[i])) {
            *index = i;
            return true;
        }
    return false;
}

// Takes the last name off, and slashes around it; "." where nothing is left. False: there is nothing above.
static bool cut_name(char *path)
{
    size_t length = og_str_from(path).len;
    if (length == 1 && (path[0] == '.' || path[0] == '/'))
        return false;
    while (length > 1 && path[length - 1] == '/')
        length--;
    while (length && path[length - 1] != '/')
        length--;
    if (!length)
        path[length++] = '.';
    path[length] = '\0';
    return true;
}

// The path without links of what is at `path`, or of the nearest folder above it that is there. Owns: the caller frees
// *out.
static og_status resolve(const char *path, char **out)
{
    og_buf name = {0};
    og_buf_add(&name, og_str_from(path));
    og_buf_add_byte(&name, '\0');
    og_buf_add_byte(&name, '\0'); // room for "." of an empty one
    og_status status = name.status;
    *out = NULL;
    while (status == OG_OK && !*out) {
        *out = realpath(name.ptr, NULL);
        if (*out)
            break;
        if (errno == ENOMEM)
            status = OG_NO_MEMORY;
        else if ((errno != ENOENT && errno != ENOTDIR) || !cut_name(name.ptr))
            status = OG_WRITE_FAILED;
    }
    og_buf_free(&name);
    return status;
}

og_status og_store_lies_within(const char *path, const char *const *paths, size_t count, bool *within, size_t *index)
{
    char *at;
    *within = false;
    OG_TRY(resolve(path, &at));
    bool found = is_one_of(at, paths, count, index);
    size_t length = og_str_from(at).len;
    while (!found && length > 1) {
        while (length > 1 && at[length - 1] != '/')
            length--;
        length -= length > 1; // the slash
        at[length] = '\0';
        found = is_one_of(at, paths, count, index);
    }
    free(at);
    *within = found;
    return OG_OK;
}
