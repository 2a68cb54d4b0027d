// SPDX-License-Identifier: MIT
// A growing run of bytes on the heap. A failed append is remembered, so a chain of appends needs one check at its end.
#ifndef OG_BASE_BUF_H
#define OG_BASE_BUF_H

#include "ofgrade/base.h"

#include <string.h>

// All zero is the empty buffer. `limit` is the most bytes it may hold, 0 for no limit.
typedef struct og_buf {
    char *ptr;
    size_t len;
    size_t capacity; // up to which bytes may be appended without a further look: never beyond the limit
    size_t limit;
    og_status status; // OG_OK until an append failed: OG_NO_MEMORY, or OG_TEXT_TOO_LONG past the limit
} og_buf;

void og_buf_free(og_buf *buf);
void og_buf_printf(og_buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));
// Makes room for `more` bytes after the end, and `beside` that the limit does not count, and returns where they start;
// NULL (and the status set) on failure.
char *og_buf_grow(og_buf *buf, size_t more, size_t beside);
// The same without growth where there is room.
static inline char *og_buf_reserve(og_buf *buf, size_t more)
{
    bool fits = buf->ptr && more <= buf->capacity - buf->len;
    return fits ? buf->ptr + buf->len : og_buf_grow(buf, more, 0);
}

static inline void og_buf_add(og_buf *buf, og_str text)
{
    char *end = text.len ? og_buf_reserve(buf, text.len) : NULL;
    if (end) {
        memcpy(end, text.ptr, text.len);
        buf->len += text.len;
    }
}

static inline void og_buf_add_byte(og_buf *buf, char byte)
{
    og_buf_add(buf, (og_str){&byte, 1});
}

static inline og_str og_buf_str(const og_buf *buf)
{
    return (og_str){buf->ptr, buf->len};
}

#endif
