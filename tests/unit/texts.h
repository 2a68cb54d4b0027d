// SPDX-License-Identifier: MIT
// For tests of what is written: that a text is, has or lacks what is wanted. A test that fails shows the whole of it.
#ifndef OG_TEST_TEXTS_H
#define OG_TEST_TEXTS_H

#include "base/str.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <setjmp.h>

#include <cmocka.h>

// An og_str where C wants a constant.
#define LITERAL(text)                                                                                                  \
    {                                                                                                                  \
        text, sizeof(text) - 1                                                                                         \
    }

// The place is that of the call: what fails is the line of the test.
#define is(got, wanted) check_is((got), (wanted), __FILE__, __LINE__)
#define has(text, wanted) check_has((text), (wanted), true, __FILE__, __LINE__)
#define lacks(text, unwanted) check_has((text), (unwanted), false, __FILE__, __LINE__)

static inline void check_is(og_str got, const char *wanted, const char *file, int line)
{
    if (og_str_equal(got, og_str_from(wanted)))
        return;
    print_error("it is:\n%.*s\n", OG_STR_ARG(got));
    print_error("and should be:\n%s\n", wanted);
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

#endif
