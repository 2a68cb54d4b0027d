// SPDX-License-Identifier: MIT
#include "cli/folder.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char index_name[] = "index.html", reports_name[] = "reports", unfinished[] = ".ofgrade-";

static bool fail(const char *path, int error)
{
    cli_message("%s: %s (%.*s)", path, strerror(error), OG_STR_ARG(og_status_code(OG_WRITE_FAILED)));
    return false;
}

// "FOLDER/NAME"; NULL when out of memory. Owns: the caller frees it.
static char *path_in(const char *folder, og_str name)
{
    size_t length = cli_str(folder).len;
    char *path = name.len < SIZE_MAX - length - 2 ? malloc(length + name.len + 2) : NULL;
    if (!path) {
        cli_status_error(folder, OG_NO_MEMORY);
        return NULL;
    }
    memcpy(path, folder, length);
    path[length] = '/';
    memcpy(path + length + 1, name.ptr, name.len);
    path[length + 1 + name.len] = '\0';
    return path;
}

static bool is_page(const char *path)
{
    char start[OG_PAGE_MARK_BYTES];
    struct stat info;
    FILE *file = lstat(path, &info) == 0 && S_ISREG(info.st_mode) ? fopen(path, "rb") : NULL;
    size_t length = file ? fread(start, 1, sizeof start, file) : 0;
    if (file)
        fclose(file);
    return og_page_is_marked((og_str){start, length});
}

static bool is_folder(const char *path)
{
    struct stat info;
    return lstat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

static bool keep_old(cli_folder *folder, og_str name)
{
    if (folder->old_count == folder->old_room) {
        size_t room = folder->old_room ? 2 * folder->old_room : 64;
        cli_old_page *old = room <= SIZE_MAX / sizeof *old ? realloc(folder->old, room * sizeof *old) : NULL;
        if (!old)
            return cli_status_error(folder->name, OG_NO_MEMORY) != CLI_ERROR;
        folder->old = old;
        folder->old_room = room;
    }
    char *copy = strndup(name.ptr, name.len);
    if (!copy)
        return cli_status_error(folder->name, OG_NO_MEMORY) != CLI_ERROR;
    folder->old[folder->old_count++] = (cli_old_page){copy, false};
    return true;
}

// Whether this is what a run leaves at this place.
static bool is_ours(const char *path, og_str name, bool in_reports)
{
    if (in_reports)
        return og_page_is_name(name) && is_page(path);
    return cli_is(name, index_name) ? is_page(path) : cli_is(name, reports_name) && is_folder(path);
}

static bool check_entry(cli_folder *folder, const char *of, og_str name, bool in_reports)
{
    size_t length = sizeof unfinished - 1;
    if (cli_is(name, ".") || cli_is(name, "..") ||
        (name.len > length && memcmp(name.ptr, unfinished, length) == 0)) // of a run that was killed
        return true;
    char *path = path_in(of, name);
    bool ours = path && is_ours(path, name, in_reports);
    if (path && !ours)
        cli_message(
            "%s: it is not by an earlier run of this command, so nothing is written: name a new or an empty folder",
            path);
    free(path);
    return ours && (!in_reports || keep_old(folder, name));
}

// A folder that is not there holds nothing.
static bool check_entries(cli_folder *folder, const char *path, bool in_reports)
{
    DIR *entries = opendir(path);
    if (!entries)
        return errno == ENOENT || fail(path, errno);
    bool well = true;
    for (const struct dirent *entry; well && (errno = 0, entry = readdir(entries)) != NULL;)
        well = check_entry(folder, path, cli_str(entry->d_name), in_reports);
    if (well && errno)
        well = fail(path, errno);
    closedir(entries);
    return well;
}

static int by_name(const void *left, const void *right)
{
    const cli_old_page *a = left, *b = right;
    return strcmp(a->name, b->name);
}

bool cli_folder_check(cli_folder *folder, const char *name)
{
    *folder = (cli_folder){
        .name = name, .index = path_in(name, cli_str(index_name)), .reports = path_in(name, cli_str(reports_name))};
    if (!folder->index || !folder->reports || !check_entries(folder, name, false) ||
        !check_entries(folder, folder->reports, true))
        return false;
    if (folder->old_count)
        qsort(folder->old, folder->old_count, sizeof *folder->old, by_name);
    return true;
}

static bool make(const char *path)
{
    return mkdir(path, 0777) == 0 || errno == EEXIST || fail(path, errno);
}

bool cli_folder_make(const cli_folder *folder)
{
    return make(folder->name) && make(folder->reports);
}

bool cli_folder_write_page(cli_folder *folder, og_str name, og_str page)
{
    cli_old_page wanted = {(char *)name.ptr, false};
    cli_old_page *old =
        folder->old_count ? bsearch(&wanted, folder->old, folder->old_count, sizeof wanted, by_name) : NULL;
    if (old)
        old->written = true;
    cli_output output;
    char *path = path_in(folder->reports, name);
    bool written = path && cli_output_open(&output, path);
    if (written) {
        cli_output_write(&output, page);
        written = cli_output_close(&output, CLI_WELL) == CLI_WELL;
    }
    free(path);
    return written;
}

bool cli_folder_has_old(const cli_folder *folder)
{
    for (size_t i = 0; i < folder->old_count; i++)
        if (!folder->old[i].written)
            return true;
    return false;
}

bool cli_folder_remove_old(const cli_folder *folder)
{
    bool removed = true;
    for (size_t i = 0; i < folder->old_count; i++) {
        char *path = folder->old[i].written ? NULL : path_in(folder->reports, cli_str(folder->old[i].name));
        if (path && unlink(path) != 0 && errno != ENOENT)
            removed = fail(path, errno);
        free(path);
    }
    return removed;
}

void cli_folder_free(cli_folder *folder)
{
    for (size_t i = 0; i < folder->old_count; i++)
        free(folder->old[i].name);
    free(folder->old);
    free(folder->index);
    free(folder->reports);
}
