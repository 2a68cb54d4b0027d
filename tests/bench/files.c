// SPDX-License-Identifier: MIT
// The PDF files that the bench reads.
#define _XOPEN_SOURCE 700
#include "bench/bench.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static void add_path(bench_paths *paths, char *path)
{
    char **items = realloc(paths->items, (paths->count + 1) * sizeof *items);
    if (!items)
        bench_fail("not enough memory");
    items[paths->count++] = path;
    paths->items = items;
}

static char *join(const char *folder, const char *name)
{
    size_t size = strlen(folder) + strlen(name) + 2;
    char *path = malloc(size);
    bench_require(path != NULL, "not enough memory");
    snprintf(path, size, "%s/%s", folder, name);
    return path;
}

static bool is_pdf(const char *path)
{
    size_t length = strlen(path);
    return length > 4 && strcmp(path + length - 4, ".pdf") == 0;
}

// Takes what a folder holds: its PDF files into `files`, its folders into `folders`.
static void list_folder(const char *folder, bench_paths *folders, bench_paths *files)
{
    DIR *open_folder = opendir(folder);
    struct dirent *entry = NULL;
    while (open_folder && (entry = readdir(open_folder)) != NULL) {
        struct stat status;
        char *path = join(folder, entry->d_name);
        bool wanted = entry->d_name[0] != '.' && lstat(path, &status) == 0;
        if (wanted && S_ISDIR(status.st_mode))
            add_path(folders, path);
        else if (wanted && S_ISREG(status.st_mode) && is_pdf(path))
            add_path(files, path);
        else
            free(path);
    }
    if (open_folder)
        closedir(open_folder);
}

bench_paths bench_list_pdfs(const char *folder)
{
    bench_paths folders = {0};
    bench_paths files = {0};
    list_folder(folder, &folders, &files);
    for (size_t i = 0; i < folders.count; i++)
        list_folder(folders.items[i], &folders, &files);
    for (size_t i = 0; i < folders.count; i++)
        free(folders.items[i]);
    free(folders.items);
    return files;
}

void bench_free_paths(bench_paths *paths)
{
    for (size_t i = 0; i < paths->count; i++)
        free(paths->items[i]);
    free(paths->items);
}
