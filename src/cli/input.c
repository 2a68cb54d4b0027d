// SPDX-License-Identifier: MIT
// Reads a whole file or standard input, for the commands that want the document and not only its record.
#include "cli/cli.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

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

// Makes room for at least one byte more than `length`, at most one more than `most`.
static bool grow(char **bytes, size_t length, size_t *capacity, size_t most)
{
    size_t wanted = *capacity ? (*capacity > SIZE_MAX / 2 ? SIZE_MAX : *capacity * 2) : 65536;
    if (most < SIZE_MAX && wanted > most + 1)
        wanted = most + 1;
    char *grown = wanted > length ? realloc(*bytes, wanted) : NULL;
    if (!grown)
        return false;
    *bytes = grown;
    *capacity = wanted;
    return true;
}

static og_status read_all(int descriptor, size_t most, og_str *out)
{
    char *bytes = NULL;
    size_t length = 0, capacity = 0;
    og_status status = OG_OK;
    for (;;) {
        if (length == capacity && !grow(&bytes, length, &capacity, most)) {
            status = OG_NO_MEMORY;
            break;
        }
        ssize_t got = read(descriptor, bytes + length, capacity - length);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            status = status_of(errno);
        if (got <= 0)
            break;
        length += (size_t)got;
        if (length > most) {
            status = OG_TOO_LARGE;
            break;
        }
    }
    if (status != OG_OK)
        free(bytes);
    else
        *out = (og_str){bytes, length};
    return status;
}

og_status cli_read(const char *path, const og_limits *limits, og_str *out)
{
    bool standard = cli_equal(path, "-");
    int descriptor = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (descriptor < 0)
        return status_of(errno);
    og_status status = read_all(descriptor, limits->input_bytes, out);
    if (!standard)
        close(descriptor);
    return status;
}
