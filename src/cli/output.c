// SPDX-License-Identifier: MIT
// Where results go. Nothing half-written is ever left under the name that the user gave: a regular file is made under
// another name beside it and renamed when complete. Every failed write is noticed, at the latest when closing.
#define _XOPEN_SOURCE 700 // realpath
#include "cli/cli.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

// The unfinished file, for the signal handler, which can be told of it in no other way.
static char *volatile unfinished;

static void remove_unfinished(int signal_number)
{
    if (unfinished)
        unlink(unfinished);
    raise(signal_number); // SA_RESETHAND: ends the program as if the signal had not been caught
}

static const int ending_signals[] = {SIGINT, SIGTERM, SIGHUP};

static void catch_signals(void)
{
    struct sigaction action = {.sa_handler = remove_unfinished, .sa_flags = (int)SA_RESETHAND | SA_NODEFER}, before;
    sigemptyset(&action.sa_mask);
    for (size_t i = 0; i < sizeof ending_signals / sizeof *ending_signals; i++)
        if (sigaction(ending_signals[i], NULL, &before) == 0 && before.sa_handler != SIG_IGN)
            sigaction(ending_signals[i], &action, NULL);
}

// What a run that was killed left under this name goes.
static int make_anew(const char *path)
{
    enum { FLAGS = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC };
    return unlink(path) == 0 || errno == ENOENT ? open(path, FLAGS, 0600) : -1;
}

// Makes the file, with no signal between that and the note of it. Gives -1 with errno set on failure.
static int make_unfinished(char *path, bool is_pattern)
{
    sigset_t ending, before;
    sigemptyset(&ending);
    for (size_t i = 0; i < sizeof ending_signals / sizeof *ending_signals; i++)
        sigaddset(&ending, ending_signals[i]);
    sigprocmask(SIG_BLOCK, &ending, &before);
    int descriptor = is_pattern ? mkstemp(path) : make_anew(path);
    int error = errno;
    if (descriptor >= 0) {
        unfinished = path;
        catch_signals();
    }
    sigprocmask(SIG_SETMASK, &before, NULL);
    errno = error;
    return descriptor;
}

static const char *advice_on(const char *name, int error)
{
    size_t length = cli_str(name).len;
    bool ends_as_folder = length && name[length - 1] == '/';
    if (error == EISDIR || (error == ENOENT && ends_as_folder))
        return "; name a file, not a folder";
    return error == ENOENT ? "; make its folder first" : "";
}

static bool cannot_write(const char *name, int error)
{
    og_str code = og_status_code(OG_WRITE_FAILED);
    cli_message("%s: %s (%.*s)%s", name, strerror(error), OG_STR_ARG(code), advice_on(name, error));
    return false;
}

static mode_t usual_mode(void)
{
    mode_t mask = umask(0);
    umask(mask);
    return 0666 & ~mask;
}

// The path of a file in the folder of `target`, whose name is its name between the two others; NULL when out of memory.
static char *path_beside(const char *target, const char *before, bool named, const char *after)
{
    const char *slash = strrchr(target, '/'), *name = slash ? slash + 1 : target;
    og_str parts[] = {{target, (size_t)(name - target)}, cli_str(before), cli_str(named ? name : ""), cli_str(after)};
    size_t length = 0;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        length += parts[i].len;
    char *path = calloc(length + 1, 1), *end = path;
    for (size_t i = 0; path && i < sizeof parts / sizeof *parts; end += parts[i++].len)
        memcpy(end, parts[i].ptr, parts[i].len);
    return path;
}

// The file under its other name, output->temporary, or one that mkstemp makes of it.
static bool open_unfinished(cli_output *output, mode_t mode, bool is_pattern)
{
    if (!output->temporary)
        return cannot_write(output->name, ENOMEM);
    int descriptor = make_unfinished(output->temporary, is_pattern);
    if (descriptor < 0) {
        free(output->temporary);
        output->temporary = NULL;
        return cannot_write(output->name, errno);
    }
    output->file = fchmod(descriptor, mode) == 0 ? fdopen(descriptor, "wb") : NULL;
    if (output->file)
        return true;
    int error = errno;
    close(descriptor);
    return cannot_write(output->name, error);
}

static bool open_temporary(cli_output *output, mode_t mode)
{
    output->temporary = path_beside(output->target, ".ofgrade-XXXXXX", false, "");
    return open_unfinished(output, mode, true);
}

// What is made of records that are kept. Whoever has these has this name, too.
static bool open_made(cli_output *output, mode_t mode)
{
    output->temporary = path_beside(output->target, ".", true, ".new");
    output->resumable = true;
    return open_unfinished(output, mode, false);
}

static void drop(cli_output *output)
{
    struct stat info;
    bool empty = output->temporary && stat(output->temporary, &info) == 0 && !info.st_size;
    if (output->temporary && (!output->keeps || empty))
        unlink(output->temporary);
    unfinished = NULL;
    free(output->temporary);
    free(output->target);
    output->temporary = output->target = NULL;
}

// False: it was finished, and renamed, between opening and locking.
static bool is_still_named(int descriptor, const char *path)
{
    struct stat opened, named;
    return fstat(descriptor, &opened) == 0 && lstat(path, &named) == 0 && opened.st_dev == named.st_dev &&
           opened.st_ino == named.st_ino;
}

void cli_output_tell_anew(const char *name)
{
    cli_message("%s: what an interrupted run has done is done again; --resume would go on with it", name);
}

// The file under its other name, which stays when the command does not come to its end.
static bool open_part(cli_output *output, mode_t mode, bool resumes)
{
    struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
    output->temporary = path_beside(output->target, ".", true, ".part");
    if (!output->temporary)
        return cannot_write(output->name, ENOMEM);
    int descriptor = open(output->temporary, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, mode);
    bool mine = descriptor >= 0 && (fcntl(descriptor, F_SETLK, &lock) == 0 || (errno != EACCES && errno != EAGAIN)) &&
                is_still_named(descriptor, output->temporary);
    if (descriptor >= 0 && !mine)
        cli_message("%s: another command is writing it (%.*s)", output->name,
                    OG_STR_ARG(og_status_code(OG_WRITE_FAILED)));
    output->keeps = output->resumable = mine;
    struct stat info;
    if (mine && !resumes && fstat(descriptor, &info) == 0 && info.st_size)
        cli_output_tell_anew(output->name);
    output->file = mine && (resumes || ftruncate(descriptor, 0) == 0) ? fdopen(descriptor, "r+b") : NULL;
    if (output->file)
        return true;
    int error = errno;
    if (descriptor >= 0)
        close(descriptor);
    if (descriptor < 0 || mine)
        cannot_write(output->name, error);
    free(output->temporary); // it is another's, or worth keeping
    output->temporary = NULL;
    return false;
}

static bool open_part_anew(cli_output *output, mode_t mode)
{
    return open_part(output, mode, false);
}

static bool open_part_again(cli_output *output, mode_t mode)
{
    return open_part(output, mode, true);
}

// How a regular file is opened.
typedef bool opener(cli_output *output, mode_t mode);

// Opens the file at output->name: under another name where that is a regular file or will be one.
static bool open_named(cli_output *output, opener *open_file)
{
    struct stat info;
    bool exists = stat(output->name, &info) == 0;
    if (exists && !S_ISREG(info.st_mode)) {
        output->file = S_ISDIR(info.st_mode) ? NULL : fopen(output->name, "wb");
        return output->file || cannot_write(output->name, S_ISDIR(info.st_mode) ? EISDIR : errno);
    }
    if (exists && access(output->name, W_OK) != 0)
        return cannot_write(output->name, errno);
    output->target = exists ? realpath(output->name, NULL) : strndup(output->name, cli_str(output->name).len);
    if (!output->target)
        return cannot_write(output->name, errno);
    mode_t mode = exists ? info.st_mode & 0777 : usual_mode();
    return open_file(output, mode);
}

static bool open_output(cli_output *output, const char *path, opener *open_file)
{
    *output = (cli_output){.file = stdout};
    if (!path || cli_equal(path, "-"))
        return true;
    output->file = NULL;
    output->name = path;
    bool opened = open_named(output, open_file);
    if (!opened)
        drop(output);
    return opened;
}

bool cli_output_open(cli_output *output, const char *path)
{
    return open_output(output, path, open_temporary);
}

bool cli_output_open_kept(cli_output *output, const char *path, bool resumes)
{
    return open_output(output, path, resumes ? open_part_again : open_part_anew);
}

bool cli_output_open_made(cli_output *output, cli_output *records, const char *path, bool resumes)
{
    struct stat info;
    *records = (cli_output){0};
    if (!path || cli_equal(path, "-") || (stat(path, &info) == 0 && !S_ISREG(info.st_mode)))
        return cli_output_open(output, path);
    if (!cli_output_open_kept(records, path, resumes))
        return false;
    if (open_output(output, path, open_made))
        return true;
    fclose(records->file);
    drop(records);
    return false;
}

bool cli_output_read_failed(const cli_output *output)
{
    bool failed = ferror(output->file) != 0;
    if (failed)
        cannot_write(output->name, errno);
    return failed;
}

bool cli_output_cut(cli_output *output, long long size)
{
    bool cut = fseeko(output->file, (off_t)size, SEEK_SET) == 0 && ftruncate(fileno(output->file), (off_t)size) == 0;
    return cut || cannot_write(output->name, errno);
}

// Takes note of a failure; stdio has left its reason in errno.
static bool keep_error(cli_output *output, bool failed)
{
    if (failed && !output->error)
        output->error = errno ? errno : EIO;
    return !output->error;
}

bool cli_output_write(cli_output *output, og_str text)
{
    errno = 0;
    return keep_error(output, text.len && fwrite(text.ptr, 1, text.len, output->file) != text.len);
}

bool cli_output_printf(cli_output *output, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    errno = 0;
    bool failed = vfprintf(output->file, format, args) < 0;
    va_end(args);
    return keep_error(output, failed);
}

bool cli_output_flush(cli_output *output)
{
    errno = 0;
    return keep_error(output, fflush(output->file) != 0);
}

static void tell_failure(const cli_output *output)
{
    const char *name = output->name ? output->name : "standard output";
    if (output->resumable)
        cli_message("%s: %s (%.*s); the same command with --resume goes on with what is done", name,
                    strerror(output->error), OG_STR_ARG(og_status_code(OG_WRITE_FAILED)));
    else
        cannot_write(name, output->error);
}

cli_exit cli_output_close(cli_output *output, cli_exit result)
{
    cli_output_flush(output);
    errno = 0;
    keep_error(output, fclose(output->file) != 0);
    if (output->target && result != CLI_ERROR && !output->error &&
        keep_error(output, rename(output->temporary, output->target) != 0)) {
        unfinished = NULL; // before the memory goes in which a signal would find the name
        free(output->temporary);
        output->temporary = NULL; // there is nothing left to remove
    }
    drop(output);
    if (!output->error)
        return result;
    if (output->error != EPIPE) // whoever closed the pipe knows
        tell_failure(output);
    return CLI_ERROR;
}

cli_exit cli_output_close_made(cli_output *output, cli_output *records, cli_exit result)
{
    if (!records->file)
        return cli_output_close(output, result);
    cli_output_flush(records);
    if (!output->error)
        output->error = records->error; // told once
    result = cli_output_close(output, result);
    records->keeps = result == CLI_ERROR;
    fclose(records->file);
    drop(records);
    return result;
}

bool cli_output_is_terminal(const cli_output *output)
{
    return isatty(fileno(output->file)) == 1;
}
