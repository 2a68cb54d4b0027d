// SPDX-License-Identifier: MIT
// Arithmetic on sizes that cannot wrap, and the macro that passes a failure on.
#ifndef OG_BASE_CHECKED_H
#define OG_BASE_CHECKED_H

#include "ofgrade/base.h"

// *out = a + b; false, with *out untouched, when that does not fit.
static inline bool og_add(size_t a, size_t b, size_t *out)
{
    if (b > SIZE_MAX - a)
        return false;
    *out = a + b;
    return true;
}

// *out = a * b; false, with *out untouched, when that does not fit.
static inline bool og_mul(size_t a, size_t b, size_t *out)
{
    if (a && b > SIZE_MAX / a)
        return false;
    *out = a * b;
    return true;
}

// Returns from the calling function with the status of `call` unless that is OG_OK.
#define OG_TRY(call)                                                                                                   \
    do {                                                                                                               \
        og_status og_try_status_ = (call);                                                                             \
        if (og_try_status_ != OG_OK)                                                                                   \
            return og_try_status_;                                                                                     \
    } while (0)

#endif
