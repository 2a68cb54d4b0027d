// SPDX-License-Identifier: MIT
// For tests of what is written: that a text is, has or lacks what is wanted. A test that fails shows the whole of it.
// And for texts to compare with: whole files.
#ifndef OG_TEST_TEXTS_H
#define OG_TEST_TEXTS_H

#include "base/buf.h"
#include "base/str.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <setjmp.h>

#include <cmocka.h>

// An og_str where C wants a constant.
#define LITERAL(text)                                                                                                  \
    {                                                                                                                  \
        text, sizeof(text) - 1                                                                                         \
    }

// The place is that of the call: what fails is the line of the test.
#define same(got, wanted) check_same((got), (wanted), __FILE__, __LINE__)
#define is(got, wanted) check_same((got), og_str_from(wanted), __FILE__, __LINE__)
#define has(text, wanted) check_has((text), (wanted), true, __FILE__, __LINE__)
#define lacks(text, unwanted) check_has((text), (unwanted), false, __FILE__, __LINE__)

static inline void check_same(og_str got, og_str wanted, const char *file, int line)
{
    if (og_str_equal(got, wanted))
        return;
    print_error("it is:\n%.*s\n", OG_STR_ARG(got));
    print_error("and should be:\n%.*s\n", OG_STR_ARG(wanted));
    _fail(file, line);
}

static inline void check_has(og_str text, const char *words, bool wanted, const char *file, int line)
{
    if ((og_str_find(text, og_str_from(words), 0) != SIZE_MAX) == wanted)
        return;
    print_error("%s '%s' in:\n", wanted ? "there is no" : "there is", words);
    print_error("%.*s\n", OG_STR_ARG(text));
    _fail(file, line);
}

// The caller frees it.
static inline og_buf read_file(const char *path)
{
    og_buf bytes = {0};
    char piece[4096];
    FILE *file = fopen(path, "rb");
    if (!file)
        fail_msg("cannot open %s", path);
    for (size_t got; (got = fread(piece, 1, sizeof piece, file)) > 0;)
        og_buf_add(&bytes, (og_str){piece, got});
    fclose(file);
    assert_int_equal(bytes.status, OG_OK);
    return bytes;
}

#endif
