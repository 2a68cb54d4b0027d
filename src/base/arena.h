// SPDX-License-Identifier: MIT
// Memory that is given out piece by piece and freed all at once. Pages never move, so pointers stay good.
#ifndef OG_BASE_ARENA_H
#define OG_BASE_ARENA_H

#include "base/buf.h"

#include <stdarg.h>

typedef struct og_arena og_arena;

// NULL when out of memory. Owns: the caller frees with og_arena_free (NULL is fine).
og_arena *og_arena_new(void);
void og_arena_free(og_arena *arena);

// `size` zeroed bytes aligned for any type; NULL when out of memory. Valid until the arena is freed.
void *og_arena_alloc(og_arena *arena, size_t size) OG_MUST_USE;
// The same, but the bytes may be anything: for what is overwritten at once.
void *og_arena_alloc_raw(og_arena *arena, size_t size) OG_MUST_USE;
// og_arena_alloc for `count` items, with the multiplication checked.
void *og_arena_alloc_array(og_arena *arena, size_t count, size_t size) OG_MUST_USE;

// Sum of the bytes handed out, for tests and limits.
size_t og_arena_used(const og_arena *arena);

// A copy of `text` in the arena, followed by a NUL that is not counted.
og_status og_arena_copy(og_arena *arena, og_str text, og_str *out) OG_MUST_USE;
// The same of what a buffer holds, which is freed; fails with what failed in the buffer.
og_status og_arena_take(og_arena *arena, og_buf *buf, og_str *out) OG_MUST_USE;
// printf into the arena; the result is followed by a NUL that is not counted.
og_status og_arena_printf(og_arena *arena, og_str *out, const char *format, ...) OG_MUST_USE
    __attribute__((format(printf, 3, 4)));
og_status og_arena_vprintf(og_arena *arena, og_str *out, const char *format, va_list args) OG_MUST_USE
    __attribute__((format(printf, 3, 0)));

#endif
