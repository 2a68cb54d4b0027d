// SPDX-License-Identifier: MIT
#define _XOPEN_SOURCE 700 // openat, fdopendir
#include "cli/folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static const char index_name[] = "index.html", reports_name[] = "reports";
// Where records are kept until there is an index: beside it as beside any output of a batch.
static const char kept_name[] = ".index.html.part";
// What a page is called until it is whole. Only one run has the folder, so that one name is enough; it is one of those
// that cli_output gives, too.
static const char unfinished[] = ".ofgrade-making", unfinished_start[] = ".ofgrade-";
// The last bytes of every page in such a folder, by which it is known again. Other pages of ofgrade lack them.
static const char mark[] = "<!-- in a folder of pages by ofgrade batch -->\n";

enum { FOLDER_FLAGS = O_RDONLY | O_DIRECTORY | O_CLOEXEC };

static bool fail(const cli_directory *in, const char *name, int error)
{
    cli_message("%s%s%s: %s (%.*s)", in->path, name ? "/" : "", name ? name : "", strerror(error),
                OG_STR_ARG(og_status_code(OG_WRITE_FAILED)));
    return false;
}

static bool lacks_memory(void)
{
    return cli_status_error(NULL, OG_NO_MEMORY) != CLI_ERROR;
}

// "FOLDER/NAME"; NULL when out of memory. Owns: the caller frees it.
static char *path_in(const char *folder, const char *name)
{
    size_t length = cli_str(folder).len + cli_str(name).len + sizeof "/";
    char *path = malloc(length);
    if (path)
        snprintf(path, length, "%s/%s", folder, name);
    return path;
}

static bool is_page(const cli_directory *in, const char *name)
{
    enum { LENGTH = sizeof mark - 1 };
    char end[LENGTH];
    struct stat info;
    int file = openat(in->at, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    bool page = file >= 0 && fstat(file, &info) == 0 && S_ISREG(info.st_mode) && info.st_size >= LENGTH &&
                pread(file, end, LENGTH, info.st_size - LENGTH) == LENGTH && memcmp(end, mark, LENGTH) == 0;
    if (file >= 0)
        close(file);
    return page;
}

static bool is_of_kind(const cli_directory *in, const char *name, mode_t kind)
{
    struct stat info;
    return fstatat(in->at, name, &info, AT_SYMLINK_NOFOLLOW) == 0 && (info.st_mode & S_IFMT) == kind;
}

// What a run that was killed was about to write.
static bool is_unfinished(const cli_directory *in, const char *name)
{
    size_t start = sizeof unfinished_start - 1;
    if (cli_str(name).len != sizeof unfinished - 1 || memcmp(name, unfinished_start, start) != 0)
        return false;
    for (const char *c = name + start; *c; c++)
        if (!((*c >= 'a' && *c <= 'z') || (*c >= 'A' && *c <= 'Z') || (*c >= '0' && *c <= '9')))
            return false;
    return is_of_kind(in, name, S_IFREG);
}

static bool keep_old(cli_folder *folder, const char *name)
{
    if (folder->old_count == folder->old_room) {
        size_t room = folder->old_room ? 2 * folder->old_room : 64;
        cli_old_page *old = room <= SIZE_MAX / sizeof *old ? realloc(folder->old, room * sizeof *old) : NULL;
        if (!old)
            return lacks_memory();
        folder->old = old;
        folder->old_room = room;
    }
    char *copy = strndup(name, cli_str(name).len);
    if (!copy)
        return lacks_memory();
    folder->old[folder->old_count++] = (cli_old_page){copy, false};
    return true;
}

static bool check_entry(cli_folder *folder, const cli_directory *in, const char *name)
{
    bool in_reports = in == &folder->reports, is_reports = !in_reports && cli_equal(name, reports_name);
    bool is_kept = !in_reports && cli_equal(name, kept_name) && is_of_kind(in, name, S_IFREG);
    if (cli_equal(name, ".") || cli_equal(name, "..") || is_kept || is_unfinished(in, name))
        return true;
    bool named = in_reports ? og_page_is_name(cli_str(name)) : cli_equal(name, index_name);
    if (is_reports ? !is_of_kind(in, name, S_IFDIR) : !named || !is_page(in, name)) {
        cli_message(
            "%s/%s: this was not made by ofgrade batch for a folder of pages, so nothing is written: name a new "
            "or an empty folder",
            in->path, name);
        return false;
    }
    return !in_reports || keep_old(folder, name);
}

static bool remove_unfinished(cli_folder *folder, const cli_directory *in, const char *name)
{
    (void)folder;
    return !is_unfinished(in, name) || unlinkat(in->at, name, 0) == 0 || errno == ENOENT || fail(in, name, errno);
}

static bool for_each(cli_folder *folder, const cli_directory *in,
                     bool (*take)(cli_folder *folder, const cli_directory *in, const char *name))
{
    int descriptor = openat(in->at, ".", FOLDER_FLAGS);
    DIR *entries = descriptor >= 0 ? fdopendir(descriptor) : NULL;
    if (!entries) {
        int error = errno;
        if (descriptor >= 0)
            close(descriptor);
        return fail(in, NULL, error);
    }
    bool well = true;
    for (const struct dirent *entry; well && (errno = 0, entry = readdir(entries)) != NULL;) {
        well = take(folder, in, entry->d_name);
        errno = 0;
    }
    if (well && errno)
        well = fail(in, NULL, errno);
    closedir(entries);
    return well;
}

static int by_name(const void *left, const void *right)
{
    const cli_old_page *a = left, *b = right;
    return strcmp(a->name, b->name);
}

// Takes the lock as soon as it is free: the workers of a run that was killed hold it for a moment. Where the file
// system knows no locks, there is none.
static bool lock(const cli_directory *in)
{
    enum { TRIES = 50, NANOSECONDS = 20000000 }; // a second together
    const struct timespec pause = {.tv_nsec = NANOSECONDS};
    for (int i = 0; i < TRIES; i++) {
        if (flock(in->at, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK)
            return true;
        nanosleep(&pause, NULL);
    }
    cli_message("%s: another command is writing it (%.*s)", in->path, OG_STR_ARG(og_status_code(OG_WRITE_FAILED)));
    return false;
}

static bool open_top(cli_folder *folder, const char *name)
{
    folder->top.path = strndup(name, cli_str(name).len);
    folder->reports.path = path_in(name, reports_name);
    folder->index_path = path_in(name, index_name);
    folder->kept_path = path_in(name, kept_name);
    if (!folder->top.path || !folder->reports.path || !folder->index_path || !folder->kept_path)
        return lacks_memory();
    if (mkdir(name, 0777) != 0 && errno != EEXIST)
        return fail(&folder->top, NULL, errno);
    folder->top.at = open(name, FOLDER_FLAGS);
    return (folder->top.at >= 0 || fail(&folder->top, NULL, errno)) && lock(&folder->top);
}

// What is not ours is told before anything is made in the folder.
static bool open_reports(cli_folder *folder)
{
    bool there = is_of_kind(&folder->top, reports_name, S_IFDIR);
    if (!there && mkdirat(folder->top.at, reports_name, 0777) != 0)
        return fail(&folder->reports, NULL, errno);
    folder->reports.at = openat(folder->top.at, reports_name, FOLDER_FLAGS | O_NOFOLLOW);
    return folder->reports.at >= 0 || fail(&folder->reports, NULL, errno);
}

static bool open_kept(cli_folder *folder, bool resumes)
{
    struct stat info = {0};
    int descriptor = openat(folder->top.at, kept_name, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0666);
    if (descriptor >= 0 && !resumes && fstat(descriptor, &info) == 0 && info.st_size)
        cli_output_tell_anew(folder->top.path);
    bool opened = descriptor >= 0 && (resumes || ftruncate(descriptor, 0) == 0);
    folder->kept =
        (cli_output){.file = opened ? fdopen(descriptor, "r+b") : NULL, .name = folder->kept_path, .resumable = true};
    if (folder->kept.file)
        return true;
    int error = errno;
    if (descriptor >= 0)
        close(descriptor);
    return fail(&folder->top, kept_name, error);
}

cli_folder cli_folder_none(void)
{
    return (cli_folder){.top.at = -1, .reports.at = -1};
}

bool cli_folder_open(cli_folder *folder, const char *name, bool resumes)
{
    *folder = cli_folder_none();
    if (!open_top(folder, name) || !for_each(folder, &folder->top, check_entry) || !open_reports(folder) ||
        !for_each(folder, &folder->reports, check_entry) || !for_each(folder, &folder->top, remove_unfinished) ||
        !for_each(folder, &folder->reports, remove_unfinished) || !open_kept(folder, resumes))
        return false;
    if (folder->old_count)
        qsort(folder->old, folder->old_count, sizeof *folder->old, by_name);
    return true;
}

// `path` is told where writing fails.
static bool begin_page(const cli_directory *in, const char *path, cli_output *output)
{
    int descriptor = openat(in->at, unfinished, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
    *output = (cli_output){.file = descriptor >= 0 ? fdopen(descriptor, "wb") : NULL, .name = path, .resumable = true};
    if (output->file)
        return true;
    int error = errno;
    if (descriptor >= 0)
        close(descriptor);
    return fail(in, unfinished, error);
}

static bool end_page(const cli_directory *in, const char *name, cli_output *output, bool well)
{
    cli_output_write(output, cli_str(mark));
    well = cli_output_close(output, well ? CLI_WELL : CLI_ERROR) == CLI_WELL;
    if (well && renameat(in->at, unfinished, in->at, name) != 0)
        well = fail(in, name, errno);
    if (!well)
        unlinkat(in->at, unfinished, 0);
    return well;
}

static void end_kept(cli_folder *folder)
{
    if (!folder->kept.file)
        return;
    cli_output_close(&folder->kept, CLI_ERROR); // which tells what went wrong
    folder->kept.file = NULL;
}

bool cli_folder_keep(cli_folder *folder, og_str line)
{
    bool kept = cli_output_write(&folder->kept, line) && cli_output_flush(&folder->kept);
    if (!kept)
        end_kept(folder);
    return kept;
}

bool cli_folder_take_page(cli_folder *folder, og_str name)
{
    cli_old_page wanted = {(char *)name.ptr, false};
    cli_old_page *old =
        folder->old_count ? bsearch(&wanted, folder->old, folder->old_count, sizeof wanted, by_name) : NULL;
    if (old)
        old->written = true;
    return old != NULL;
}

bool cli_folder_write_page(cli_folder *folder, og_str name, og_str page)
{
    cli_output output;
    if (!folder->begun && unlinkat(folder->top.at, index_name, 0) != 0 && errno != ENOENT)
        return fail(&folder->top, index_name, errno);
    folder->begun = true;
    cli_folder_take_page(folder, name);
    char *path = path_in(folder->reports.path, name.ptr);
    if (!path)
        return lacks_memory();
    bool written = begin_page(&folder->reports, path, &output);
    if (written) {
        cli_output_write(&output, page);
        written = end_page(&folder->reports, name.ptr, &output, true);
    }
    free(path);
    return written;
}

bool cli_folder_begin_index(cli_folder *folder)
{
    return begin_page(&folder->top, folder->index_path, &folder->index);
}

bool cli_folder_end_index(cli_folder *folder, bool well)
{
    if (!end_page(&folder->top, index_name, &folder->index, well))
        return false;
    end_kept(folder);
    return unlinkat(folder->top.at, kept_name, 0) == 0 || fail(&folder->top, kept_name, errno);
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
        const cli_old_page *old = &folder->old[i];
        if (!old->written && unlinkat(folder->reports.at, old->name, 0) != 0 && errno != ENOENT)
            removed = fail(&folder->reports, old->name, errno);
    }
    return removed;
}

void cli_folder_free(cli_folder *folder)
{
    struct stat info;
    end_kept(folder);
    if (folder->top.at >= 0 && fstatat(folder->top.at, kept_name, &info, AT_SYMLINK_NOFOLLOW) == 0 && !info.st_size)
        unlinkat(folder->top.at, kept_name, 0);
    for (size_t i = 0; i < folder->old_count; i++)
        free(folder->old[i].name);
    free(folder->old);
    free(folder->index_path);
    free(folder->kept_path);
    cli_directory *const both[] = {&folder->reports, &folder->top};
    for (size_t i = 0; i < sizeof both / sizeof *both; i++) {
        if (both[i]->at >= 0)
            close(both[i]->at);
        free(both[i]->path);
    }
}
