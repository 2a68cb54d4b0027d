// SPDX-License-Identifier: MIT
// What of the program cannot be seen from outside: which characters it escapes, and what a signal does to a file that
// was just completed. CMake compiles the program's own files in, with free and rename wrapped.
#include "base/utf8.h"
#include "cli/cli.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

void __real_free(void *memory);
void __wrap_free(void *memory);
int __real_rename(const char *from, const char *to);
int __wrap_rename(const char *from, const char *to);

const cli_command cli_commands[CLI_COMMAND_COUNT]; // messages name them, none here

// Other than NULL once the file was renamed: its first name, as the program holds it.
static const char *renamed;

int __wrap_rename(const char *from, const char *to)
{
    renamed = from;
    return __real_rename(from, to);
}

// A signal comes when the name is being freed, and its memory already holds another one.
void __wrap_free(void *memory)
{
    if (memory && memory == renamed) {
        memcpy(memory, "./.ofgrade-bystan", sizeof "./.ofgrade-bystan");
        raise(SIGTERM);
    }
    __real_free(memory);
}

static void write_and_be_interrupted(void)
{
    cli_output output;
    bool well = cli_output_open(&output, "./target-of-the-test") && cli_output_write(&output, OG_STR("whole\n"));
    _exit(well && cli_output_close(&output, CLI_WELL) == CLI_WELL ? 0 : 1);
}

static void test_signal_removes_nothing_that_is_complete(void **state)
{
    (void)state;
    char folder[] = "/tmp/ofgrade-XXXXXX";
    int status;
    assert_non_null(mkdtemp(folder));
    assert_int_equal(chdir(folder), 0);
    FILE *bystander = fopen(".ofgrade-bystan", "wb");
    assert_non_null(bystander);
    fclose(bystander);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0)
        write_and_be_interrupted();
    assert_int_equal(waitpid(child, &status, 0), child);
    bool signalled = WIFSIGNALED(status) && WTERMSIG(status) == SIGTERM;
    bool stands = unlink(".ofgrade-bystan") == 0, complete = unlink("target-of-the-test") == 0;
    assert_int_equal(chdir("/"), 0);
    assert_int_equal(rmdir(folder), 0);
    assert_true(signalled && complete);
    assert_true(stands);
}

static bool is_escaped(uint32_t code)
{
    char bytes[4], shown[64] = "";
    size_t length = og_utf8_encode(code, bytes);
    FILE *out = fmemopen(shown, sizeof shown, "w");
    assert_non_null(out);
    cli_write_visible(out, (og_str){bytes, length});
    fclose(out);
    return memcmp(shown, bytes, length) != 0;
}

// The program's own list and the library's are one.
static void test_escapes_what_is_invisible(void **state)
{
    (void)state;
    for (uint32_t code = 0; code < 0x11000; code++) {
        bool breaks_lines = code < ' ' || code == 0x85 || code == 0x2028 || code == 0x2029;
        if (is_escaped(code) != (og_code_is_invisible(code) || breaks_lines) && (code < 0xD800 || code > 0xDFFF))
            fail_msg("U+%04X", (unsigned)code);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_signal_removes_nothing_that_is_complete),
        cmocka_unit_test(test_escapes_what_is_invisible),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
