// SPDX-License-Identifier: MIT
// Opens and reads files within a limit. Files are read and not mapped, since a mapped file that another program cuts
// short ends the process.
#include "base/file.h"

#include "base/checked.h"
#include "base/diagnostics.h"
#include "base/memory_file.h"
#include "base/str.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { SMALLEST_READ = 64 << 10 };

typedef struct input {
    const char *path;
    og_file_kind kind;
    og_diagnostics *diagnostics;
    size_t limit; // bytes
    og_buf *bytes;
    size_t size; // as far as it is known
    int seconds; // in which something must come; less than 0: no matter
} input;

static og_status status_of(int error)
{
    switch (error) {
    case ENOENT:
    case ENOTDIR:
        return OG_NOT_FOUND;
    case EISDIR:
        return OG_IS_DIRECTORY;
    case ENOMEM:
        return OG_NO_MEMORY;
    default:
        return OG_NOT_READABLE;
    }
}

// Tells what the system said, and gives the status that it means.
static og_status report_error(const input *in, int error)
{
    char words[128];
    og_status status = status_of(error);
    if (strerror_r(error, words, sizeof words) != 0)
        words[0] = '\0';
    og_diagnostics_report(in->diagnostics, OG_ERROR, status, og_str_from(in->path), "%.*s: %s",
                          OG_STR_ARG(og_status_message(status)), words);
    return status;
}

static og_status report_too_large(const input *in)
{
    og_diagnostics_report(in->diagnostics, OG_ERROR, OG_TOO_LARGE, og_str_from(in->path),
                          "the file is larger than the limit of %zu bytes", in->limit);
    return OG_TOO_LARGE;
}

static og_status report_silence(const input *in)
{
    og_diagnostics_report(in->diagnostics, OG_ERROR, OG_OUT_OF_TIME, og_str_from(in->path),
                          "nothing came from it for %d seconds", in->seconds);
    return OG_OUT_OF_TIME;
}

// Waits for something to read, or for its end. *interrupted, which may be NULL: a signal came before.
static og_status await(const input *in, int descriptor, bool *interrupted)
{
    struct pollfd ready = {.fd = descriptor, .events = POLLIN};
    int count = poll(&ready, 1, in->seconds < 0 ? -1 : in->seconds * 1000);
    if (!count)
        return report_silence(in);
    if (count < 0 && errno == EINTR && interrupted)
        *interrupted = true;
    return count > 0 || errno == EINTR ? OG_OK : report_error(in, errno);
}

// Reads at most `most` bytes into `to`; *got 0 is the end. Waits where the descriptor would not.
static og_status read_some(const input *in, int descriptor, char *to, size_t most, size_t *got)
{
    for (;;) {
        ssize_t count = read(descriptor, to, most);
        if (count >= 0) {
            *got = (size_t)count;
            return OG_OK;
        }
        if (errno == EAGAIN || errno == EWOULDBLOCK)
            OG_TRY(await(in, descriptor, NULL));
        else if (errno != EINTR)
            return report_error(in, errno);
    }
}

// The bytes to ask for next: doubles what is there, and never asks for more than one byte beyond the limit.
static size_t next_read(const input *in, size_t expected)
{
    size_t wanted = in->bytes->len > SMALLEST_READ ? in->bytes->len : SMALLEST_READ;
    if (in->bytes->len < expected)
        wanted = expected - in->bytes->len;
    if (wanted > SIZE_MAX / 2)
        wanted = SIZE_MAX / 2;
    size_t left = in->limit - in->bytes->len;
    return wanted <= left ? wanted : left + 1;
}

static og_status read_all(input *in, int descriptor, size_t expected)
{
    for (;;) {
        size_t got = 0, most = next_read(in, expected);
        char *to = og_buf_reserve(in->bytes, most);
        if (!to)
            return in->bytes->status;
        OG_TRY(read_some(in, descriptor, to, most, &got));
        if (!got)
            break;
        in->bytes->len += got;
        if (in->bytes->len > in->limit)
            return report_too_large(in);
    }
    in->size = in->bytes->len;
    return OG_OK;
}

// A folder is none of our business here, and neither is a whole disk; pipes and terminals are read as they come.
static og_status check_kind(input *in, int descriptor, bool *regular)
{
    struct stat facts;
    if (fstat(descriptor, &facts) != 0)
        return report_error(in, errno);
    if (S_ISDIR(facts.st_mode))
        return report_error(in, EISDIR);
    if (S_ISBLK(facts.st_mode) || (in->kind == OG_FILE_REGULAR && !S_ISREG(facts.st_mode)))
        return report_error(in, ENOTSUP);
    *regular = S_ISREG(facts.st_mode);
    uintmax_t size = !*regular || facts.st_size <= 0 ? 0 : (uintmax_t)facts.st_size;
    in->size = size > SIZE_MAX ? SIZE_MAX : (size_t)size;
    return in->size > in->limit ? report_too_large(in) : OG_OK;
}

static bool is_standard_input(const input *in)
{
    return in->kind == OG_FILE_ANY && og_str_equal(og_str_from(in->path), OG_STR("-"));
}

static int open_path(const input *in)
{
    int descriptor;
    if (is_standard_input(in))
        return fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 0);
    do // whatever it is by now, it is opened without waiting: nobody need ever write to a pipe
        descriptor = open(in->path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    while (descriptor < 0 && errno == EINTR);
    return descriptor;
}

// A pipe to which nobody has written yet would look like one that has ended.
static og_status await_writer(const input *in, og_open_file *file)
{
    struct stat facts;
    if (file->regular || is_standard_input(in) || fstat(file->descriptor, &facts) != 0 || !S_ISFIFO(facts.st_mode))
        return OG_OK;
    OG_TRY(await(in, file->descriptor, &file->interrupted));
    return file->interrupted ? report_error(in, EINTR) : OG_OK;
}

og_status og_file_open(const char *path, og_file_kind kind, size_t limit, size_t seconds, og_diagnostics *diagnostics,
                       og_open_file *out)
{
    input in = {.path = path, .kind = kind, .diagnostics = diagnostics, .limit = limit};
    in.seconds = is_standard_input(&in) || seconds > INT_MAX / 1000 ? -1 : (int)seconds;
    *out = (og_open_file){.descriptor = open_path(&in), .seconds = in.seconds};
    if (out->descriptor < 0)
        return report_error(&in, errno);
    og_status status = check_kind(&in, out->descriptor, &out->regular);
    out->size = in.size;
    if (status == OG_OK)
        status = await_writer(&in, out);
    if (status != OG_OK)
        og_file_close(out);
    return status;
}

void og_file_close(og_open_file *file)
{
    if (file->descriptor >= 0)
        close(file->descriptor);
    file->descriptor = -1;
}

og_status og_file_read_open(const og_open_file *file, const char *path, size_t limit, og_diagnostics *diagnostics,
                            og_buf *out)
{
    input in = {.path = path, .diagnostics = diagnostics, .limit = limit, .bytes = out, .seconds = file->seconds};
    // One byte more, so that the end is seen without another buffer.
    return read_all(&in, file->descriptor, file->size && file->size < SIZE_MAX ? file->size + 1 : 0);
}

og_str og_file_peek(const og_open_file *file, char *to, size_t most)
{
    off_t at = file->regular ? lseek(file->descriptor, 0, SEEK_CUR) : -1;
    ssize_t got = at >= 0 ? pread(file->descriptor, to, most, at) : 0;
    return (og_str){to, got > 0 ? (size_t)got : 0};
}

og_status og_file_read(const char *path, og_file_kind kind, size_t limit, og_diagnostics *diagnostics, og_buf *out,
                       size_t *size)
{
    og_open_file file;
    og_status status;
    do
        status = og_file_open(path, kind, limit, OG_FILE_PATIENCE, diagnostics, &file);
    while (file.interrupted);
    *size = file.size;
    if (status != OG_OK)
        return status;
    status = og_file_read_open(&file, path, limit, diagnostics, out);
    if (status == OG_OK)
        *size = out->len;
    og_file_close(&file);
    return status;
}

static og_status write_all(const input *in, int descriptor, og_str bytes)
{
    while (bytes.len) {
        ssize_t count = write(descriptor, bytes.ptr, bytes.len);
        if (count < 0 && errno != EINTR)
            return report_error(in, errno == ENOSPC ? ENOMEM : errno);
        bytes = og_str_slice(bytes, count < 0 ? 0 : (size_t)count, bytes.len);
    }
    return OG_OK;
}

static og_status copy_all(input *in, int from, int to)
{
    char piece[SMALLEST_READ];
    for (size_t got;; in->size += got) {
        OG_TRY(read_some(in, from, piece, sizeof piece, &got));
        if (!got)
            return lseek(to, 0, SEEK_SET) == 0 ? OG_OK : report_error(in, errno);
        if (got > in->limit - in->size) {
            in->size = 0; // it is not known
            return report_too_large(in);
        }
        OG_TRY(write_all(in, to, (og_str){piece, got}));
    }
}

og_status og_file_settle(og_open_file *file, const char *path, size_t limit, og_diagnostics *diagnostics)
{
    input in = {.path = path, .diagnostics = diagnostics, .limit = limit, .seconds = file->seconds};
    if (file->regular)
        return OG_OK;
    og_open_file settled = {.descriptor = og_memory_file(), .regular = true};
    if (settled.descriptor < 0)
        return report_error(&in, errno);
    og_status status = copy_all(&in, file->descriptor, settled.descriptor);
    settled.size = in.size;
    og_file_close(status == OG_OK ? file : &settled);
    if (status == OG_OK)
        *file = settled;
    return status;
}
