// SPDX-License-Identifier: MIT
// From paths to records: the fingerprint of bytes, reading one file of any kind within the limit, listing folders, and
// a batch over them. Everything happens in a folder of its own that is made for each test.
#include "base/buf.h"
#include "base/diagnostics.h"
#include "base/sha256.h"
#include "base/str.h"
#include "batch/walk.h"
#include "ofgrade/batch.h"
#include "record/record.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

// The folder of a test, which is also the working folder while it runs.
typedef struct place {
    char path[512];
    int before; // the working folder before
    og_catalogue *catalogue;
    og_diagnostics *diagnostics;
    og_listing listing; // of the last walk
} place;

static place here;

static int enter_place(void **state)
{
    const char *root = getenv("TMPDIR");
    int length = snprintf(here.path, sizeof here.path, "%s/ofgrade-XXXXXX", root && *root ? root : "/tmp");
    here.before = open(".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    here.diagnostics = og_diagnostics_new();
    *state = &here;
    return length > 0 && (size_t)length < sizeof here.path && here.before >= 0 && here.diagnostics &&
                   mkdtemp(here.path) && chdir(here.path) == 0
               ? 0
               : -1;
}

static bool run(const char *const arguments[])
{
    int status;
    pid_t child = fork();
    if (child == 0) {
        execvp(arguments[0], (char *const *)arguments);
        _exit(127);
    }
    return child > 0 && waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

static int leave_place(void **state)
{
    const char *const open_all[] = {"chmod", "-R", "u+rwx", here.path, NULL};
    const char *const remove_all[] = {"rm", "-rf", here.path, NULL};
    (void)state;
    og_diagnostics_free(here.diagnostics);
    og_catalogue_free(here.catalogue);
    here.catalogue = NULL;
    og_listing_free(&here.listing);
    int back = fchdir(here.before);
    close(here.before);
    run(open_all); // what cannot be opened shows when it is not removed
    return back == 0 && run(remove_all) ? 0 : -1;
}

static const og_catalogue *catalogue(void)
{
    if (!here.catalogue)
        assert_int_equal(og_catalogue_new(NULL, NULL, &here.catalogue), OG_OK);
    return here.catalogue;
}

static void write_file(const char *path, og_str bytes)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes.ptr, 1, bytes.len, file), bytes.len);
    assert_int_equal(fclose(file), 0);
}

static void assert_text(og_str got, const char *wanted)
{
    if (!og_str_equal(got, og_str_from(wanted)))
        fail_msg("got '%.*s', wanted '%s'", OG_STR_ARG(got), wanted);
}

// ---- SHA-256: the examples of FIPS 180-4

static void assert_sha256(og_str bytes, const char *wanted)
{
    char digits[OG_SHA256_DIGITS];
    og_sha256(bytes, digits);
    assert_text((og_str){digits, sizeof digits}, wanted);
}

static void test_sha256(void **state)
{
    (void)state;
    assert_sha256((og_str){0}, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    assert_sha256(OG_STR("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assert_sha256(OG_STR("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
                  "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    assert_sha256(OG_STR("a\0b"), "59b271ae1bbcb1d31d41929817f4b16fb439eb4f31520b5ad1d5ce98920a7138");
}

// ---- one file

static const char letter[] = "Dear Ms Ashdown\n\nSocial workers see children often and know them well.\n";

static og_record *analyse(const char *path, const og_limits *limits, og_status wanted)
{
    og_record *record = NULL;
    og_status failure = OG_INTERNAL;
    og_diagnostics_clear(here.diagnostics);
    og_analyser *analyser = NULL;
    assert_int_equal(og_analyser_new(catalogue(), limits, &analyser), OG_OK);
    assert_int_equal(og_analyse_file(analyser, path, here.diagnostics, &record, &failure), OG_OK);
    og_analyser_free(analyser);
    assert_int_equal(failure, wanted);
    assert_non_null(record);
    assert_int_equal(og_record_is_analysed(record), wanted == OG_OK);
    assert_text(record->source.path, path);
    if (wanted != OG_OK) {
        assert_true(og_str_equal(record->error->code, og_status_code(wanted)));
        assert_true(og_str_equal(record->error->message, og_status_message(wanted)));
    }
    return record;
}

static void assert_failure(const char *path, og_status wanted)
{
    og_record *record = analyse(path, NULL, wanted);
    assert_null(record->source.sha256.ptr);
    assert_int_equal(record->source.bytes, 0);
    assert_int_equal(og_diagnostics_count(here.diagnostics), 1);
    assert_text(og_diagnostics_get(here.diagnostics, 0).file, path);
    og_record_free(record);
}

static void test_file_is_analysed(void **state)
{
    (void)state;
    write_file("letter.txt", OG_STR(letter));
    og_record *record = analyse("letter.txt", NULL, OG_OK);
    char digits[OG_SHA256_DIGITS];
    og_sha256(OG_STR(letter), digits);
    assert_true(og_str_equal(record->source.sha256, (og_str){digits, sizeof digits}));
    assert_int_equal(record->source.bytes, sizeof letter - 1);
    assert_text(record->source.format, "text");
    og_record_free(record);
    og_analyser *analyser = NULL;
    assert_int_equal(og_analyser_new(catalogue(), NULL, &analyser), OG_OK);
    assert_int_equal(og_analyse_file(analyser, "letter.txt", NULL, &record, NULL), OG_OK);
    og_analyser_free(analyser);
    og_record_free(record);
}

static void test_what_cannot_be_read_fails(void **state)
{
    (void)state;
    assert_failure("absent.txt", OG_NOT_FOUND);
    write_file("file", OG_STR(letter));
    assert_failure("file/below", OG_NOT_FOUND);
    assert_int_equal(mkdir("folder", 0700), 0);
    assert_failure("folder", OG_IS_DIRECTORY);
    assert_int_equal(symlink("loop", "loop"), 0);
    assert_failure("loop", OG_NOT_READABLE);
    write_file("empty", OG_STR(""));
    og_record_free(analyse("empty", NULL, OG_EMPTY));
    og_record_free(analyse("/dev/null", NULL, OG_EMPTY));
}

static void test_what_may_not_be_read_fails(void **state)
{
    (void)state;
    if (geteuid() == 0)
        return; // the superuser may read everything
    write_file("locked.txt", OG_STR(letter));
    assert_int_equal(chmod("locked.txt", 0), 0);
    assert_failure("locked.txt", OG_NOT_READABLE);
}

static void test_unreadable_document_keeps_its_fingerprint(void **state)
{
    (void)state;
    write_file("bytes", OG_STR("\x7f"
                               "ELF\x02\x01\x01\0\0\0\0\0"));
    og_record *record = analyse("bytes", NULL, OG_UNKNOWN_FORMAT);
    assert_int_equal(record->source.sha256.len, OG_SHA256_DIGITS);
    assert_int_equal(record->source.bytes, 12);
    og_record_free(record);
}

static void test_limit_of_a_file(void **state)
{
    (void)state;
    og_limits limits = og_limits_default();
    write_file("letter.txt", OG_STR(letter));
    limits.input_bytes = sizeof letter - 1;
    og_record_free(analyse("letter.txt", &limits, OG_OK));
    limits.input_bytes--;
    og_record *record = analyse("letter.txt", &limits, OG_TOO_LARGE);
    assert_null(record->source.sha256.ptr);
    assert_int_equal(record->source.bytes, sizeof letter - 1); // known without reading
    og_record_free(record);
}

// A file without end is given up at the limit, and not after it has filled the memory.
static void test_limit_of_an_endless_device(void **state)
{
    (void)state;
    og_limits limits = og_limits_default();
    struct rusage before, after;
    limits.input_bytes = (size_t)1 << 20;
    assert_int_equal(getrusage(RUSAGE_SELF, &before), 0);
    og_record *record = analyse("/dev/zero", &limits, OG_TOO_LARGE);
    assert_int_equal(getrusage(RUSAGE_SELF, &after), 0);
    assert_int_equal(record->source.bytes, 0);
    assert_true(after.ru_maxrss - before.ru_maxrss < 16L * 1024); // KiB
    og_record_free(record);
}

// Starts a process that writes `text` to the descriptor or file in small pieces with pauses between them.
static pid_t start_writer(int descriptor, const char *path, og_str text)
{
    pid_t child = fork();
    assert_true(child >= 0);
    if (child)
        return child;
    if (path)
        descriptor = open(path, O_WRONLY);
    for (size_t i = 0; i < text.len; i += 7) {
        og_str piece = og_str_slice(text, i, i + 7);
        struct timespec pause = {.tv_nsec = 1000000};
        if (write(descriptor, piece.ptr, piece.len) != (ssize_t)piece.len)
            _exit(1);
        nanosleep(&pause, NULL);
    }
    _exit(0);
}

static void await_writer(pid_t child)
{
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
}

static void test_named_pipe_is_read_to_its_end(void **state)
{
    (void)state;
    assert_int_equal(mkfifo("pipe", 0600), 0);
    pid_t child = start_writer(-1, "pipe", OG_STR(letter));
    og_record *record = analyse("pipe", NULL, OG_OK);
    await_writer(child);
    assert_int_equal(record->source.bytes, sizeof letter - 1);
    og_record_free(record);
}

// Standard input, also where its reader is told to come back later.
static void read_standard_input(bool waits)
{
    int ends[2], saved = dup(STDIN_FILENO);
    assert_true(saved >= 0);
    assert_int_equal(pipe(ends), 0);
    if (!waits)
        assert_int_equal(fcntl(ends[0], F_SETFL, O_NONBLOCK), 0);
    pid_t child = start_writer(ends[1], NULL, OG_STR(letter));
    close(ends[1]);
    assert_int_equal(dup2(ends[0], STDIN_FILENO), STDIN_FILENO);
    og_record *record = analyse("-", NULL, OG_OK);
    assert_int_equal(record->source.bytes, sizeof letter - 1);
    assert_true(fcntl(STDIN_FILENO, F_GETFD) >= 0); // not ours to close
    dup2(saved, STDIN_FILENO);
    close(saved);
    close(ends[0]);
    await_writer(child);
    og_record_free(record);
}

static void test_standard_input(void **state)
{
    (void)state;
    read_standard_input(true);
    read_standard_input(false);
}

// ---- folders

static void make_tree(void)
{
    static const char *const folders[] = {"in", "in/b", "in/b/c", "in/.hidden", "in/empty", "elsewhere"};
    static const char *const files[] = {"in/b.txt",     "in/a.txt", "in/b/z.txt",  "in/b/c/deep.txt", "in/.secret",
                                        "in/.hidden/x", "in/B.txt", "in/\xff.txt", "elsewhere/e.txt"};
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
        assert_int_equal(mkdir(folders[i], 0700), 0);
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        write_file(files[i], OG_STR(letter));
}

static og_listing walk(og_arena *arena, const char *const *paths, size_t count)
{
    og_listing_free(&here.listing);
    og_diagnostics_clear(here.diagnostics);
    assert_int_equal(og_walk(arena, paths, count, here.diagnostics, &here.listing), OG_OK);
    return here.listing;
}

static void assert_listed(og_listing listing, const char *const *wanted, size_t count)
{
    for (size_t i = 0; i < count && i < listing.count; i++) {
        og_buf path = {0};
        assert_int_equal(og_listing_path(&listing, i, &path), OG_OK);
        assert_text(og_str_slice(og_buf_str(&path), 0, path.len - 1), wanted[i]);
        assert_int_equal(path.ptr[path.len - 1], '\0');
        og_buf_free(&path);
    }
    assert_int_equal(listing.count, count);
}

#define COUNT_OF(array) (sizeof(array) / sizeof *(array))

static void test_walk_is_sorted_and_without_hidden_files(void **state)
{
    (void)state;
    static const char *const paths[] = {"in"};
    static const char *const wanted[] = {"in/B.txt",        "in/a.txt",   "in/b.txt",
                                         "in/b/c/deep.txt", "in/b/z.txt", "in/\xff.txt"};
    og_arena *arena = og_arena_new();
    make_tree();
    og_listing listing = walk(arena, paths, COUNT_OF(paths));
    assert_listed(listing, wanted, COUNT_OF(wanted));
    assert_int_equal(sizeof *listing.files, 8); // and its name: a folder of 100,000 files is held in 4 MiB
    assert_int_equal(listing.unlisted, 0);
    assert_int_equal(og_diagnostics_count(here.diagnostics), 0);
    og_arena_free(arena);
}

static void test_walk_lists_each_path_once(void **state)
{
    (void)state;
    static const char *const paths[] = {"in/b/z.txt", "in/b/", "in/b", "elsewhere/e.txt", "in/b/c", "-", "-"};
    static const char *const wanted[] = {"-", "elsewhere/e.txt", "in/b/c/deep.txt", "in/b/z.txt"};
    og_arena *arena = og_arena_new();
    make_tree();
    assert_listed(walk(arena, paths, COUNT_OF(paths)), wanted, COUNT_OF(wanted));
    og_arena_free(arena);
}

static void test_walk_takes_what_is_named(void **state)
{
    (void)state;
    static const char *const paths[] = {"in/.secret", "in/.hidden", "link", "pipe"};
    static const char *const wanted[] = {"in/.hidden/x", "in/.secret", "link/e.txt", "pipe"};
    og_arena *arena = og_arena_new();
    make_tree();
    assert_int_equal(symlink("elsewhere", "link"), 0);
    assert_int_equal(mkfifo("pipe", 0600), 0);
    assert_listed(walk(arena, paths, COUNT_OF(paths)), wanted, COUNT_OF(wanted));
    og_arena_free(arena);
}

static void assert_skipped(const char *path)
{
    for (size_t i = 0; i < og_diagnostics_count(here.diagnostics); i++) {
        og_diagnostic one = og_diagnostics_get(here.diagnostics, i);
        if (og_str_equal(one.file, og_str_from(path))) {
            assert_text(one.code, "skipped");
            assert_int_equal(one.severity, OG_NOTE);
            return;
        }
    }
    fail_msg("no word about %s", path);
}

static void make_socket(const char *path)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    int descriptor = socket(AF_UNIX, SOCK_STREAM, 0);
    assert_true(descriptor >= 0);
    snprintf(address.sun_path, sizeof address.sun_path, "%s", path);
    assert_int_equal(bind(descriptor, (const struct sockaddr *)(const void *)&address, sizeof address), 0);
    close(descriptor);
}

static void test_walk_passes_over_links_and_special_files(void **state)
{
    (void)state;
    static const char *const paths[] = {"in"};
    static const char *const wanted[] = {"in/1-file-link",  "in/B.txt",   "in/a.txt",   "in/b.txt",
                                         "in/b/c/deep.txt", "in/b/z.txt", "in/\xff.txt"};
    og_arena *arena = og_arena_new();
    make_tree();
    assert_int_equal(symlink("../elsewhere/e.txt", "in/1-file-link"), 0);
    assert_int_equal(symlink("../elsewhere", "in/2-folder-link"), 0);
    assert_int_equal(symlink(".", "in/3-loop"), 0);
    assert_int_equal(symlink("nowhere", "in/4-dangling"), 0);
    assert_int_equal(symlink("/dev/null", "in/5-device-link"), 0);
    assert_int_equal(mkfifo("in/6-pipe", 0600), 0);
    make_socket("in/7-socket");
    og_listing listing = walk(arena, paths, COUNT_OF(paths));
    assert_listed(listing, wanted, COUNT_OF(wanted));
    assert_int_equal(listing.unlisted, 0);
    assert_int_equal(og_diagnostics_count(here.diagnostics), 6);
    assert_skipped("in/2-folder-link");
    assert_skipped("in/3-loop");
    assert_skipped("in/4-dangling");
    assert_skipped("in/5-device-link");
    assert_skipped("in/6-pipe");
    assert_skipped("in/7-socket");
    og_arena_free(arena);
}

static void test_walk_counts_what_it_cannot_list(void **state)
{
    (void)state;
    static const char *const paths[] = {"absent", "socket", "in/b", "", "in/a.txt/x"};
    static const char *const wanted[] = {"in/b/c/deep.txt", "in/b/z.txt"};
    og_arena *arena = og_arena_new();
    make_tree();
    make_socket("socket");
    og_listing listing = walk(arena, paths, COUNT_OF(paths));
    assert_listed(listing, wanted, COUNT_OF(wanted));
    assert_int_equal(listing.unlisted, 4);
    assert_int_equal(og_diagnostics_count(here.diagnostics), 4);
    og_diagnostic first = og_diagnostics_get(here.diagnostics, 0), second = og_diagnostics_get(here.diagnostics, 1);
    assert_text(first.file, "absent");
    assert_text(first.code, "not-found");
    assert_text(second.code, "not-readable");
    assert_int_equal(second.severity, OG_ERROR);
    og_arena_free(arena);
}

static void test_walk_counts_locked_folders(void **state)
{
    (void)state;
    static const char *const paths[] = {"in"};
    og_arena *arena = og_arena_new();
    make_tree();
    assert_int_equal(chmod("in/b", 0), 0);
    og_listing listing = walk(arena, paths, COUNT_OF(paths));
    bool is_locked = geteuid() != 0; // the superuser may read everything
    assert_int_equal(listing.unlisted, is_locked ? 1 : 0);
    assert_int_equal(listing.count, is_locked ? 4 : 6);
    assert_int_equal(chmod("in/b", 0700), 0);
    og_arena_free(arena);
}

// Deeper than the longest path of the system: the folders that cannot be reached are told, and nothing falls over.
static void test_walk_of_a_very_deep_tree(void **state)
{
    enum { DEEP = 300 };
    static const char *const paths[] = {"deep"};
    static const char name[] = "a-folder-name-of-some-length";
    og_arena *arena = og_arena_new();
    (void)state;
    assert_int_equal(mkdir("deep", 0700), 0);
    assert_int_equal(chdir("deep"), 0);
    write_file("top.txt", OG_STR(letter));
    for (int i = 0; i < DEEP; i++) {
        assert_int_equal(mkdir(name, 0700), 0);
        assert_int_equal(chdir(name), 0);
    }
    assert_int_equal(chdir(here.path), 0);
    og_listing listing = walk(arena, paths, COUNT_OF(paths));
    assert_int_equal(listing.count, 1);
    assert_int_equal(listing.unlisted, 1);
    assert_text(og_diagnostics_get(here.diagnostics, 0).code, "not-readable");
    og_arena_free(arena);
}

// ---- the batch

static void test_batch_gives_one_record_a_file(void **state)
{
    (void)state;
    static const char *const paths[] = {"in", "absent"};
    static const char *const wanted[] = {"in/B.txt", "in/a.txt", "in/b.txt", "in/b/c/deep.txt", "in/b/z.txt"};
    og_batch *batch;
    og_record *record;
    make_tree();
    write_file("in/b.txt", OG_STR(""));
    assert_int_equal(unlink("in/\xff.txt"), 0);
    assert_int_equal(og_batch_new(paths, COUNT_OF(paths), catalogue(), NULL, here.diagnostics, &batch), OG_OK);
    assert_int_equal(og_batch_file_count(batch), COUNT_OF(wanted));
    assert_int_equal(og_batch_unlisted_count(batch), 1);
    assert_int_equal(unlink("in/b/z.txt"), 0); // gone since it was listed
    for (size_t i = 0; i < COUNT_OF(wanted); i++) {
        assert_int_equal(og_batch_next(batch, &record), OG_OK);
        assert_non_null(record);
        assert_text(record->source.path, wanted[i]);
        assert_int_equal(og_record_is_analysed(record), i != 2 && i != 4);
        og_record_free(record);
    }
    for (int i = 0; i < 2; i++) {
        record = (og_record *)(void *)&here;
        assert_int_equal(og_batch_next(batch, &record), OG_OK);
        assert_null(record);
    }
    og_batch_free(batch);
}

static void test_batch_keeps_its_limits(void **state)
{
    (void)state;
    static const char *const paths[] = {"elsewhere"};
    og_limits limits = og_limits_default();
    og_batch *batch;
    og_record *record;
    make_tree();
    limits.input_bytes = 10;
    assert_int_equal(og_batch_new(paths, 1, catalogue(), &limits, NULL, &batch), OG_OK);
    limits.input_bytes = 1000;
    assert_int_equal(og_batch_next(batch, &record), OG_OK);
    assert_text(record->error->code, "input-too-large");
    og_record_free(record);
    og_batch_free(batch);
}

static void replace_by_pipe(const char *path)
{
    assert_int_equal(unlink(path), 0);
    assert_int_equal(mkfifo(path, 0600), 0);
}

static void assert_next(og_batch *batch, const char *path, const char *code)
{
    og_record *record;
    assert_int_equal(og_batch_next(batch, &record), OG_OK);
    assert_non_null(record);
    assert_text(record->source.path, path);
    assert_text(record->error ? record->error->code : (og_str){0}, code);
    og_record_free(record);
}

// Nobody writes to the pipes, so whoever waits for one waits until the alarm ends the process.
static void test_batch_waits_for_nothing_that_it_found(void **state)
{
    (void)state;
    static const char *const paths[] = {"in"};
    og_batch *batch;
    make_tree();
    assert_int_equal(symlink("../elsewhere/e.txt", "in/1-link"), 0);
    assert_int_equal(symlink("../elsewhere/e.txt", "in/2-link"), 0);
    assert_int_equal(og_batch_new(paths, COUNT_OF(paths), catalogue(), NULL, here.diagnostics, &batch), OG_OK);
    replace_by_pipe("in/B.txt");
    assert_int_equal(unlink("in/a.txt"), 0);
    assert_int_equal(symlink("B.txt", "in/a.txt"), 0);
    assert_int_equal(unlink("in/b.txt"), 0);
    assert_int_equal(symlink("/dev/zero", "in/b.txt"), 0);
    alarm(60);
    assert_next(batch, "in/1-link", "");
    assert_next(batch, "in/2-link", "");
    assert_next(batch, "in/B.txt", "not-readable");
    assert_next(batch, "in/a.txt", "not-readable");
    assert_next(batch, "in/b.txt", "not-readable");
    assert_next(batch, "in/b/c/deep.txt", "");
    alarm(0);
    og_batch_free(batch);
}

// Also where it was found as well.
static void test_batch_reads_a_pipe_that_is_named(void **state)
{
    (void)state;
    static const char *const paths[] = {"in/a.txt", "in", "in/b/z.txt"};
    og_batch *batch;
    make_tree();
    assert_int_equal(og_batch_new(paths, COUNT_OF(paths), catalogue(), NULL, here.diagnostics, &batch), OG_OK);
    replace_by_pipe("in/a.txt");
    assert_next(batch, "in/B.txt", "");
    pid_t child = start_writer(-1, "in/a.txt", OG_STR(letter));
    assert_next(batch, "in/a.txt", "");
    await_writer(child);
    og_batch_free(batch);
}

// ---- lines and what is known

static og_batch *new_batch(const char *path, size_t workers)
{
    og_batch *batch = NULL;
    assert_int_equal(og_batch_new(&path, 1, catalogue(), NULL, here.diagnostics, &batch), OG_OK);
    assert_int_equal(og_batch_use(batch, &(og_workers){.count = workers}), OG_OK);
    return batch;
}

static og_batch_result next_result(og_batch *batch, og_batch_kind wanted, const char *path)
{
    og_batch_result result;
    assert_int_equal(og_batch_next_result(batch, -1, &result), OG_OK);
    assert_int_equal(result.kind, wanted);
    if (path)
        assert_text(result.path, path);
    return result;
}

static void test_lines_are_those_of_the_records(void **state)
{
    (void)state;
    make_tree();
    write_file("in/b.txt", OG_STR(""));
    for (size_t workers = 1; workers < 5; workers++) {
        og_batch *lines = new_batch("in", workers), *records = new_batch("in", 1);
        og_record *record;
        for (size_t i = 0; i < 6; i++) {
            og_str json;
            og_batch_result result = next_result(lines, OG_BATCH_RECORD, NULL);
            assert_int_equal(result.file, i);
            assert_int_equal(og_batch_next(records, &record), OG_OK);
            assert_int_equal(og_record_to_json(record, 0, &json), OG_OK);
            assert_true(og_str_equal(result.line, json));
            assert_int_equal(result.failure, i == 2 ? OG_EMPTY : OG_OK);
            free((char *)json.ptr);
            og_record_free(record);
        }
        next_result(lines, OG_BATCH_END, NULL);
        og_batch_free(lines);
        og_batch_free(records);
    }
}

typedef struct knowledge {
    og_str bytes; // of every file but one
    size_t asked;
} knowledge;

static bool know(void *context, og_str path, char sha256[64])
{
    knowledge *known = context;
    known->asked++;
    og_sha256(known->bytes, sha256);
    return !og_str_equal(path, OG_STR("in/a.txt"));
}

static void test_known_files_are_unchanged(void **state)
{
    (void)state;
    og_record *record;
    knowledge known = {.bytes = OG_STR(letter)};
    make_tree();
    write_file("in/b.txt", OG_STR("other words"));
    og_batch *batch = new_batch("in", 2);
    og_batch_skip_known(batch, know, &known);
    next_result(batch, OG_BATCH_UNCHANGED, "in/B.txt");
    next_result(batch, OG_BATCH_RECORD, "in/a.txt"); // nothing is known of it
    next_result(batch, OG_BATCH_RECORD, "in/b.txt"); // it has changed
    assert_int_equal(og_batch_next(batch, &record), OG_OK);
    assert_null(record); // the others are passed over
    assert_int_equal(known.asked, 6);
    og_batch_free(batch);
}

// Small files are compared by the batch itself, larger ones by its workers.
static void test_known_files_of_any_size_are_unchanged(void **state)
{
    enum { LEAST = 250 << 10, MOST = 262 << 10, STEP = 4 << 10 };
    (void)state;
    og_buf bytes = {0};
    assert_int_equal(mkdir("sizes", 0700), 0);
    while (bytes.len < LEAST)
        og_buf_add(&bytes, OG_STR(letter));
    for (; bytes.len < MOST; og_buf_add(&bytes, OG_STR(letter))) {
        size_t last = bytes.len - 1;
        knowledge known = {.bytes = og_buf_str(&bytes)};
        write_file("sizes/a.txt", known.bytes);
        write_file("sizes/b.txt", known.bytes);
        og_batch *batch = new_batch("sizes", 1);
        og_batch_skip_known(batch, know, &known);
        next_result(batch, OG_BATCH_UNCHANGED, "sizes/a.txt");
        next_result(batch, OG_BATCH_UNCHANGED, "sizes/b.txt");
        og_batch_free(batch);
        bytes.ptr[last] = '!'; // the files keep the full line
        batch = new_batch("sizes", 1);
        og_batch_skip_known(batch, know, &known);
        next_result(batch, OG_BATCH_RECORD, "sizes/a.txt");
        og_batch_free(batch);
        bytes.ptr[last] = '\n';
        while (bytes.len % STEP)
            og_buf_add_byte(&bytes, ' ');
    }
    og_buf_free(&bytes);
}

static void test_written_lines_are_taken(void **state)
{
    (void)state;
    bool analysed;
    make_tree();
    write_file("in/a.txt", OG_STR(""));
    og_batch *first = new_batch("in", 1), *second = new_batch("in", 1);
    og_str line = next_result(first, OG_BATCH_RECORD, "in/B.txt").line;
    assert_false(og_batch_take_line(second, og_str_slice(line, 0, line.len - 1), &analysed)); // it is torn
    assert_true(og_batch_take_line(second, line, &analysed));
    assert_true(analysed);
    assert_false(og_batch_take_line(second, line, &analysed)); // it is of another file
    line = next_result(first, OG_BATCH_RECORD, "in/a.txt").line;
    assert_true(og_batch_take_line(second, line, &analysed));
    assert_false(analysed);
    next_result(second, OG_BATCH_RECORD, "in/b.txt");
    og_batch_free(first);
    og_batch_free(second);
}

static og_record *take_record(og_batch *batch)
{
    og_record *record;
    assert_int_equal(og_batch_take_record(batch, &record), OG_OK);
    return record;
}

// The record of the next file, which is a document. Owns: the caller frees what it gives.
static og_buf next_line(og_batch *batch, const char *path)
{
    og_record *record;
    og_buf line = {0};
    assert_int_equal(og_batch_next(batch, &record), OG_OK);
    assert_non_null(record);
    assert_text(record->source.path, path);
    og_record_free(record);
    og_buf_add(&line, og_batch_line(batch));
    return line;
}

static void test_records_between_written_lines_are_taken(void **state)
{
    (void)state;
    bool analysed = false;
    make_tree();
    og_batch *first = new_batch("in", 1);
    og_buf lines[] = {next_line(first, "in/B.txt"), next_line(first, "in/a.txt")};
    og_batch_free(first);
    og_str of_b = og_buf_str(&lines[0]), of_a = og_buf_str(&lines[1]);
    write_file("in/C.jsonl", of_b);
    og_batch *second = new_batch("in", 1);
    og_batch_accept_records(second);
    assert_null(take_record(second)); // in/B.txt is a document
    assert_true(og_batch_take_line(second, of_b, &analysed));
    assert_true(analysed);
    og_record *record = take_record(second); // of in/C.jsonl
    assert_non_null(record);
    assert_text(record->source.path, "in/B.txt");
    assert_int_equal(og_batch_line(second).len, 0);
    og_record_free(record);
    assert_null(take_record(second));
    assert_int_equal(og_batch_done_count(second), 2);
    assert_false(og_batch_take_line(second, of_b, &analysed));
    assert_true(og_batch_take_line(second, of_a, &analysed));
    og_buf rest = next_line(second, "in/b.txt");
    assert_true(rest.len > 0);
    assert_null(take_record(second));
    assert_false(og_batch_take_line(second, of_a, &analysed)); // others are under way
    og_batch_free(second);
    og_buf_free(&rest);
    for (size_t i = 0; i < COUNT_OF(lines); i++)
        og_buf_free(&lines[i]);
}

static void test_records_are_taken_to_the_last_file(void **state)
{
    (void)state;
    make_tree();
    og_batch *batch = new_batch("in/a.txt", 1);
    og_buf line = next_line(batch, "in/a.txt");
    og_batch_free(batch);
    write_file("in/a.txt", og_buf_str(&line)); // which is a file of records now, as it is named
    batch = new_batch("in/a.txt", 1);
    og_batch_accept_records(batch);
    og_record *record = take_record(batch);
    assert_non_null(record);
    og_record_free(record);
    assert_null(take_record(batch));
    assert_int_equal(og_batch_next(batch, &record), OG_OK);
    assert_null(record);
    og_batch_free(batch);
    og_buf_free(&line);
}

// A document that no worker has read when the batch is asked for it at once.
static void write_long_file(const char *path)
{
    enum { SENTENCES = 20000 };
    og_buf text = {0};
    for (int i = 0; i < SENTENCES; i++)
        og_buf_add(&text, OG_STR(letter));
    write_file(path, og_buf_str(&text));
    og_buf_free(&text);
}

static void test_waiting_has_an_end(void **state)
{
    (void)state;
    og_batch_result result = {.kind = OG_BATCH_END};
    make_tree();
    write_long_file("in/B.txt");
    og_batch *batch = new_batch("in", 1);
    assert_int_equal(og_batch_next_result(batch, 0, &result), OG_OK);
    assert_int_equal(result.kind, OG_BATCH_WAITING);
    assert_text(result.path, "in/B.txt");
    next_result(batch, OG_BATCH_RECORD, "in/B.txt");
    og_batch_free(batch); // with workers at work
}

static void test_awaiting_a_record_has_an_end(void **state)
{
    (void)state;
    og_record *record;
    bool ready = true;
    make_tree();
    write_long_file("in/a.txt");
    og_batch *batch = new_batch("in/a.txt", 1);
    og_batch_accept_records(batch);
    assert_int_equal(og_batch_await(batch, 0, &ready), OG_OK);
    assert_false(ready);
    assert_int_equal(og_batch_await(batch, -1, &ready), OG_OK);
    assert_true(ready);
    assert_int_equal(og_batch_next(batch, &record), OG_OK);
    assert_text(record->source.path, "in/a.txt");
    og_record_free(record);
    assert_int_equal(og_batch_await(batch, 0, &ready), OG_OK);
    assert_true(ready); // for the end
    assert_int_equal(og_batch_next(batch, &record), OG_OK);
    assert_null(record);
    og_batch_free(batch);
}

// ---- what is held for its turn

static void test_few_files_of_records_are_open(void **state)
{
    (void)state;
    enum { FILES = 200, OPEN = 120 };
    char path[32];
    struct rlimit before;
    make_tree();
    og_batch *first = new_batch("in/a.txt", 1);
    og_str line = next_result(first, OG_BATCH_RECORD, "in/a.txt").line;
    assert_int_equal(mkdir("records", 0700), 0);
    for (int i = 0; i < FILES; i++) {
        snprintf(path, sizeof path, "records/%03d.json", i);
        write_file(path, line);
    }
    og_batch_free(first);
    assert_int_equal(getrlimit(RLIMIT_NOFILE, &before), 0);
    assert_int_equal(setrlimit(RLIMIT_NOFILE, &(struct rlimit){OPEN, before.rlim_max}), 0);
    og_batch *batch = new_batch("records", 32);
    og_batch_accept_records(batch);
    for (int i = 0; i < FILES; i++) {
        og_record *record = NULL;
        assert_int_equal(og_batch_next(batch, &record), OG_OK);
        assert_non_null(record);
        assert_true(og_record_is_analysed(record));
        og_record_free(record);
    }
    og_batch_free(batch);
    assert_int_equal(setrlimit(RLIMIT_NOFILE, &before), 0);
}

// A file of a folder that only calls itself a record is a document like any other, and no reader takes it.
static void test_records_in_a_folder_have_their_name(void **state)
{
    (void)state;
    static const char *const names[] = {"forged/letter.json", "forged/letter.pdf"};
    const char *wanted[] = {"in/a.txt", "forged/letter.pdf"};
    make_tree();
    og_batch *first = new_batch("in/a.txt", 1);
    og_str line = next_result(first, OG_BATCH_RECORD, "in/a.txt").line;
    assert_int_equal(mkdir("forged", 0700), 0);
    for (size_t i = 0; i < 2; i++)
        write_file(names[i], line);
    og_batch_free(first);
    og_batch *batch = new_batch("forged", 1);
    og_batch_accept_records(batch);
    for (size_t i = 0; i < 2; i++) {
        og_record *record = NULL;
        assert_int_equal(og_batch_next(batch, &record), OG_OK);
        assert_int_equal(og_record_is_analysed(record), i == 0);
        assert_text(record->source.path, wanted[i]);
        og_record_free(record);
    }
    og_batch_free(batch);
    batch = new_batch(names[1], 1);
    og_batch_accept_records(batch);
    og_record *record = NULL;
    assert_int_equal(og_batch_next(batch, &record), OG_OK);
    assert_true(og_record_is_analysed(record));
    og_record_free(record);
    og_batch_free(batch);
}

static bool count_asked(void *context, og_str path, char sha256[64])
{
    (void)path;
    (void)sha256;
    ++*(size_t *)context;
    return false;
}

// However long the first file takes, the replies to the others do not pile up.
static void test_few_bytes_of_replies_are_held(void **state)
{
    (void)state;
    enum { FILES = 40, WORKERS = 4, SENTENCES = 5000 };
    char path[32];
    og_buf slow = {0};
    og_batch *batch = NULL;
    const char *folder = "few";
    size_t asked = 0;
    og_limits limits = og_limits_default();
    assert_int_equal(mkdir(folder, 0700), 0);
    for (int i = 0; i < SENTENCES; i++)
        og_buf_add(&slow, OG_STR(letter));
    for (int i = 0; i < FILES; i++) {
        snprintf(path, sizeof path, "few/%03d.txt", i);
        write_file(path, i ? OG_STR(letter) : og_buf_str(&slow));
    }
    og_buf_free(&slow);
    og_batch *one = new_batch("few/001.txt", 1);
    limits.record_bytes = 2 * next_result(one, OG_BATCH_RECORD, NULL).line.len;
    og_batch_free(one);
    assert_int_equal(og_batch_new(&folder, 1, catalogue(), &limits, here.diagnostics, &batch), OG_OK);
    assert_int_equal(og_batch_use(batch, &(og_workers){.count = WORKERS}), OG_OK);
    og_batch_skip_known(batch, count_asked, &asked);
    for (size_t i = 0; i < FILES; i++) {
        og_batch_result result = next_result(batch, OG_BATCH_RECORD, NULL);
        assert_int_equal(result.file, i);
        assert_int_equal(result.failure, OG_OK);
        assert_true(asked <= i + 1 + WORKERS + 3); // what workers are at, and three of less than half the bytes
    }
    next_result(batch, OG_BATCH_END, NULL);
    og_batch_free(batch);
}

// ---- one file in a worker

static void test_pool_gives_what_an_analyser_gives(void **state)
{
    (void)state;
    og_pool *pool = NULL;
    og_record *record, *alone = analyse(OG_SOURCE_DIR "/data/examples/stannery-ilacs-2023.txt", NULL, OG_OK);
    og_status failure;
    og_str wanted, got;
    const og_text_options options = {.all = true, .explain = true};
    assert_int_equal(og_pool_new(catalogue(), NULL, NULL, &pool), OG_OK);
    for (int i = 0; i < 2; i++) {
        const char *path = OG_SOURCE_DIR "/data/examples/stannery-ilacs-2023.txt";
        assert_int_equal(og_pool_analyse_file(pool, path, NULL, &record, &failure), OG_OK);
        assert_int_equal(failure, OG_OK);
        assert_int_equal(og_record_to_text(alone, &options, &wanted), OG_OK);
        assert_int_equal(og_record_to_text(record, &options, &got), OG_OK);
        assert_true(og_str_equal(wanted, got));
        free((char *)wanted.ptr);
        free((char *)got.ptr);
        og_record_free(record);
    }
    og_record_free(alone);
    assert_int_equal(og_pool_analyse_file(pool, "absent", here.diagnostics, &record, &failure), OG_OK);
    assert_int_equal(failure, OG_NOT_FOUND);
    og_record_free(record);
    write_file("empty", OG_STR(""));
    assert_int_equal(og_pool_analyse_file(pool, "empty", NULL, &record, &failure), OG_OK);
    assert_int_equal(failure, OG_EMPTY);
    assert_int_equal(record->source.sha256.len, OG_SHA256_DIGITS);
    og_record_free(record);
    og_pool_free(pool);
    og_pool_free(NULL);
}

static void test_pool_opens_records(void **state)
{
    (void)state;
    og_pool *pool = NULL;
    og_record *record;
    og_status failure;
    og_str json;
    write_file("letter.txt", OG_STR(letter));
    assert_int_equal(og_pool_new(catalogue(), NULL, NULL, &pool), OG_OK);
    assert_int_equal(og_pool_open_record(pool, "letter.txt", NULL, &record, &failure), OG_OK);
    assert_int_equal(og_record_to_json(record, 2, &json), OG_OK);
    og_record_free(record);
    write_file("record.json", json);
    free((char *)json.ptr);
    assert_int_equal(og_pool_open_record(pool, "record.json", NULL, &record, &failure), OG_OK);
    assert_int_equal(failure, OG_OK);
    assert_text(record->source.path, "letter.txt");
    og_record_free(record);
    og_pool *strict = NULL;
    og_limits limits = og_limits_default();
    limits.record_bytes = 1000;
    assert_int_equal(og_pool_new(catalogue(), &limits, NULL, &strict), OG_OK);
    assert_int_equal(og_pool_open_record(strict, "record.json", NULL, &record, &failure), OG_OK);
    assert_int_equal(failure, OG_RECORD_TOO_LARGE);
    og_record_free(record);
    og_pool_free(strict);
    write_file("other.json", OG_STR("{\"a\": 1}"));
    assert_int_equal(og_pool_open_record(pool, "other.json", NULL, &record, &failure), OG_OK);
    assert_int_equal(failure, OG_BAD_RECORD);
    assert_int_equal(record->source.bytes, 8);
    og_record_free(record);
    og_pool_free(pool);
}

static void test_empty_batch(void **state)
{
    (void)state;
    static const char *const paths[] = {"in"};
    og_batch *batch;
    og_record *record;
    assert_int_equal(mkdir("in", 0700), 0);
    assert_int_equal(og_batch_new(paths, 1, catalogue(), NULL, here.diagnostics, &batch), OG_OK);
    assert_int_equal(og_batch_file_count(batch), 0);
    assert_int_equal(og_batch_next(batch, &record), OG_OK);
    assert_null(record);
    og_batch_free(batch);
    og_batch_free(NULL);
}

#define in_place(test) cmocka_unit_test_setup_teardown(test, enter_place, leave_place)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sha256),
        in_place(test_file_is_analysed),
        in_place(test_what_cannot_be_read_fails),
        in_place(test_what_may_not_be_read_fails),
        in_place(test_unreadable_document_keeps_its_fingerprint),
        in_place(test_limit_of_a_file),
        in_place(test_limit_of_an_endless_device),
        in_place(test_named_pipe_is_read_to_its_end),
        in_place(test_standard_input),
        in_place(test_walk_is_sorted_and_without_hidden_files),
        in_place(test_walk_lists_each_path_once),
        in_place(test_walk_takes_what_is_named),
        in_place(test_walk_passes_over_links_and_special_files),
        in_place(test_walk_counts_what_it_cannot_list),
        in_place(test_walk_counts_locked_folders),
        in_place(test_walk_of_a_very_deep_tree),
        in_place(test_batch_gives_one_record_a_file),
        in_place(test_batch_keeps_its_limits),
        in_place(test_batch_waits_for_nothing_that_it_found),
        in_place(test_batch_reads_a_pipe_that_is_named),
        in_place(test_lines_are_those_of_the_records),
        in_place(test_known_files_are_unchanged),
        in_place(test_known_files_of_any_size_are_unchanged),
        in_place(test_written_lines_are_taken),
        in_place(test_records_between_written_lines_are_taken),
        in_place(test_records_are_taken_to_the_last_file),
        in_place(test_waiting_has_an_end),
        in_place(test_awaiting_a_record_has_an_end),
        in_place(test_few_files_of_records_are_open),
        in_place(test_records_in_a_folder_have_their_name),
        in_place(test_few_bytes_of_replies_are_held),
        in_place(test_pool_gives_what_an_analyser_gives),
        in_place(test_pool_opens_records),
        in_place(test_empty_batch),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
