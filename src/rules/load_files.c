// SPDX-License-Identifier: MIT
// Where the catalogue's files come from: the program itself, and a folder of the user's.
#define _POSIX_C_SOURCE 200809L // open, fstat, opendir
#include "rules/load.h"

#include "base/buf.h"
#include "base/checked.h"
#include "base/diagnostics.h"
#include "base/sha256.h"
#include "base/str.h"
#include "base/utf8.h"
#include "rules/embedded.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

// A framework has some ten thousand bytes; this keeps a wrong file from filling memory.
enum { LARGEST_FILE = 8 << 20 };

// Adds a file to what the catalogue says of the user's files.
static og_status note_own(og_loader *loader, og_str bytes)
{
    char digits[2 * OG_SHA256_DIGITS];
    og_str *sum = &loader->catalogue->own_files;
    if (sum->len)
        memcpy(digits, sum->ptr, sum->len);
    og_sha256(bytes, digits + sum->len);
    og_str both = {digits, sum->len + OG_SHA256_DIGITS};
    char together[OG_SHA256_DIGITS];
    og_sha256(both, together);
    return og_arena_copy(loader->arena, (og_str){together, sizeof together}, sum);
}

// `own` holds the bytes of a user's file, which are kept until all is loaded.
static og_status load_bytes(og_loader *loader, og_str file, og_str bytes, og_buf own, bool built_in)
{
    xmlDoc *document = NULL;
    loader->file = file;
    loader->built_in = built_in;
    loader->trusted = built_in && !loader->with_examples;
    loader->bad_lines.count = 0;
    OG_TRY(og_source_add(loader, file, bytes, own));
    if (!built_in)
        OG_TRY(note_own(loader, bytes));
    OG_TRY(og_load_parse(loader, bytes, &document));
    if (!document)
        return OG_OK;
    og_status status = og_load_document(loader, document);
    if (status == OG_OK && !loader->trusted)
        status = og_load_validate(loader, document);
    xmlFreeDoc(document);
    return status;
}

static bool is_wanted(og_str name)
{
    bool known = og_str_starts(name, OG_STR("rules/")) || og_str_starts(name, OG_STR("frameworks/")) ||
                 og_str_starts(name, OG_STR("grading/"));
    return known && og_str_ends(name, OG_STR(".xml"));
}

og_status og_load_built_in(og_loader *loader)
{
    for (size_t i = 0; i < og_embedded_file_count; i++) {
        const og_embedded_file *file = &og_embedded_files[i];
        if (is_wanted(file->name))
            OG_TRY(load_bytes(loader, file->name, file->bytes, (og_buf){0}, true));
    }
    return OG_OK;
}

static og_status read_all(int descriptor, og_buf *out)
{
    enum { PIECE = 1 << 16 };
    out->limit = LARGEST_FILE;
    for (;;) {
        char *room = og_buf_reserve(out, PIECE);
        if (!room)
            return out->status == OG_TEXT_TOO_LONG ? OG_TOO_LARGE : OG_NO_MEMORY;
        ssize_t got = read(descriptor, room, PIECE);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return OG_NOT_READABLE;
        if (got == 0)
            return OG_OK;
        out->len += (size_t)got;
    }
}

// Reads a regular file; anything else in its place (a pipe, a device) is not waited for.
static og_status read_file(const char *path, og_buf *out, og_file_identity *identity)
{
    struct stat about;
    int descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (descriptor < 0)
        return errno == ENOENT || errno == ENOTDIR ? OG_NOT_FOUND : OG_NOT_READABLE;
    og_status status = OG_NOT_READABLE;
    if (fstat(descriptor, &about) == 0 && S_ISREG(about.st_mode)) {
        *identity = (og_file_identity){(uint64_t)about.st_dev, (uint64_t)about.st_ino};
        status = read_all(descriptor, out);
    }
    close(descriptor);
    return status;
}

static bool was_read(const og_loader *loader, og_file_identity identity)
{
    for (size_t i = 0; i < loader->read_files.count; i++)
        if (loader->read_files.items[i].device == identity.device &&
            loader->read_files.items[i].number == identity.number)
            return true;
    return false;
}

static void report_file(og_loader *loader, og_str path, og_status status)
{
    loader->failed = true;
    if (status == OG_TOO_LARGE)
        og_diagnostics_add(loader->diagnostics,
                           (og_diagnostic){.severity = OG_ERROR,
                                           .code = og_status_code(status),
                                           .file = path,
                                           .message = OG_STR("the file is larger than 8 MB"),
                                           .hint = OG_STR("frameworks and rules need far less: is this the file?")});
    else
        og_diagnostics_report(loader->diagnostics, OG_ERROR, status, path, "%.*s",
                              OG_STR_ARG(og_status_message(status)));
}

static og_status load_file(og_loader *loader, og_str path)
{
    og_buf bytes = {0};
    og_file_identity identity = {0};
    og_status status = read_file(path.ptr, &bytes, &identity); // the arena ends every string with a NUL
    bool again = status == OG_OK && was_read(loader, identity);
    if (status == OG_OK && !again) {
        status = og_vec_push(loader->arena, &loader->read_files, identity);
        if (status == OG_OK)
            return load_bytes(loader, path, og_buf_str(&bytes), bytes, false);
    }
    og_buf_free(&bytes);
    if (status == OG_OK || status == OG_NO_MEMORY)
        return status;
    report_file(loader, path, status);
    return OG_OK;
}

static int by_bytes(const void *a, const void *b)
{
    const og_str *left = a;
    const og_str *right = b;
    return og_str_compare(*left, *right);
}

typedef OG_VEC(og_str) og_paths;

// The *.xml files of an open folder as paths, hidden ones aside.
static og_status list_files(og_loader *loader, og_str directory, DIR *folder, og_paths *paths)
{
    for (;;) {
        errno = 0;
        const struct dirent *entry = readdir(folder);
        if (!entry)
            return errno ? OG_NOT_READABLE : OG_OK;
        og_str name = og_str_from(entry->d_name);
        og_str path;
        if (!og_str_ends(name, OG_STR(".xml")) || og_str_starts(name, OG_STR(".")))
            continue;
        const char *between = og_str_ends(directory, OG_STR("/")) ? "" : "/";
        OG_TRY(og_arena_printf(loader->arena, &path, "%.*s%s%.*s", OG_STR_ARG(directory), between, OG_STR_ARG(name)));
        OG_TRY(og_vec_push(loader->arena, paths, path));
    }
}

og_status og_load_directory(og_loader *loader, const char *directory)
{
    og_paths paths = {0};
    og_str name = og_str_from(directory);
    DIR *folder = opendir(directory);
    const char *what = !folder && errno == ENOTDIR
                           ? "this is no folder: frameworks and rules are read from the *.xml files of one"
                           : "the folder of frameworks and rules cannot be read";
    og_status status = folder                                ? list_files(loader, name, folder, &paths)
                       : errno == ENOENT || errno == ENOTDIR ? OG_NOT_FOUND
                       : errno == ENOMEM                     ? OG_NO_MEMORY
                                                             : OG_NOT_READABLE;
    if (folder)
        closedir(folder);
    if (status != OG_OK) {
        og_diagnostics_report(loader->diagnostics, OG_ERROR, status, name, "%s", what);
        return status;
    }
    if (!paths.count)
        og_diagnostics_report(loader->diagnostics, OG_WARNING, OG_NOT_FOUND, name, "the folder holds no *.xml files");
    else
        qsort(paths.items, paths.count, sizeof *paths.items, by_bytes);
    for (size_t i = 0; i < paths.count; i++)
        OG_TRY(load_file(loader, paths.items[i]));
    return OG_OK;
}

og_status og_load_path(og_loader *loader, const char *path)
{
    struct stat about;
    og_str name;
    if (stat(path, &about) == 0 && S_ISDIR(about.st_mode))
        return og_load_directory(loader, path);
    OG_TRY(og_arena_copy(loader->arena, og_str_from(path), &name));
    return load_file(loader, name);
}
