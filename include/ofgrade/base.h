// SPDX-License-Identifier: MIT
// The small types that every other public header uses: strings, statuses, diagnostics, limits.
#ifndef OFGRADE_BASE_H
#define OFGRADE_BASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#if defined(OFGRADE_STATIC)
#define OG_API
#else
#define OG_API __attribute__((visibility("default")))
#endif

#define OG_MUST_USE __attribute__((warn_unused_result))

// A run of bytes that somebody else owns. UTF-8 unless said otherwise; a NUL is data, nothing ends with one.
typedef struct og_str {
    const char *ptr;
    size_t len;
} og_str;

// A string literal as an og_str.
#define OG_STR(literal) ((og_str){(literal), sizeof(literal) - 1})

// The two arguments that print an og_str with "%.*s".
#define OG_STR_ARG(s) (int)((s).len > 0x7fffffff ? 0x7fffffff : (s).len), ((s).ptr ? (s).ptr : "")

// How a call ended. OG_OK is 0; the others, with their codes and texts, stand in status.def.
typedef enum og_status {
#define OG_STATUS(id, code, message, hint) id,
#include "ofgrade/status.def"
#undef OG_STATUS
} og_status;

// The code of a status as records and messages print it ("encrypted-pdf"), its meaning in a sentence without a full
// stop, and what the user can do about it (may be empty). Static storage.
OG_API og_str og_status_code(og_status status);
OG_API og_str og_status_message(og_status status);
OG_API og_str og_status_hint(og_status status);

typedef enum og_severity { OG_NOTE, OG_WARNING, OG_ERROR } og_severity;

// One thing to tell the user. `line` and `column` (in bytes) are 1-based, 0 where they mean nothing; strings may be
// empty. `excerpt` is the part of the text that is meant, and `excerpt_at` the offset in it of the very place, at most
// its length; SIZE_MAX where only the whole is meant.
typedef struct og_diagnostic {
    og_severity severity;
    og_str code;
    og_str file;
    size_t line;
    size_t column;
    og_str message;
    og_str hint;
    og_str excerpt;
    size_t excerpt_at;
} og_diagnostic;

// Collects diagnostics, in the order they arise. Not for use by two threads at once.
typedef struct og_diagnostics og_diagnostics;

// Owns: the caller frees with og_diagnostics_free. NULL when out of memory.
OG_API og_diagnostics *og_diagnostics_new(void);
OG_API void og_diagnostics_free(og_diagnostics *diagnostics);
OG_API size_t og_diagnostics_count(const og_diagnostics *diagnostics);
// Valid until the next call that adds to, clears or frees the collection. `index` < count.
OG_API og_diagnostic og_diagnostics_get(const og_diagnostics *diagnostics, size_t index);
OG_API void og_diagnostics_clear(og_diagnostics *diagnostics);

// What the library refuses to go beyond; every one is reported when it is hit. limits.def gives the defaults and why.
typedef struct og_limits {
#define OG_LIMIT(name, value, unit, code, reason) size_t name;
#include "ofgrade/limits.def"
#undef OG_LIMIT
} og_limits;

// The defaults of limits.def.
OG_API og_limits og_limits_default(void);

#endif
