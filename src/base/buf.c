// SPDX-License-Identifier: MIT
#include "base/buf.h"

#include "base/checked.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

void og_buf_free(og_buf *buf)
{
    free(buf->ptr);
    *buf = (og_buf){0};
}

static char *fail(og_buf *buf, og_status status)
{
    buf->status = status;
    buf->capacity = buf->len; // whatever is appended next comes by here
    return NULL;
}

char *og_buf_grow(og_buf *buf, size_t more, size_t beside)
{
    size_t length, needed;
    if (buf->status != OG_OK)
        return NULL;
    if (!og_add(buf->len, more, &length) || !og_add(length, beside, &needed) || (buf->limit && length > buf->limit))
        return fail(buf, buf->limit ? OG_TEXT_TOO_LONG : OG_NO_MEMORY);
    if (needed > buf->capacity || !buf->ptr) {
        size_t capacity = buf->capacity ? buf->capacity : 256;
        while (capacity < needed)
            capacity = capacity > SIZE_MAX / 2 ? needed : capacity * 2;
        char *grown = realloc(buf->ptr, capacity);
        if (!grown)
            return fail(buf, OG_NO_MEMORY);
        buf->ptr = grown;
        buf->capacity = buf->limit && capacity > buf->limit ? buf->limit : capacity;
    }
    return buf->ptr + buf->len;
}

void og_buf_printf(og_buf *buf, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int length = vsnprintf(NULL, 0, format, args);
    char *end = length >= 0 ? og_buf_grow(buf, (size_t)length, 1) : NULL; // and the NUL of vsnprintf
    if (end) {
        vsnprintf(end, (size_t)length + 1, format, again);
        buf->len += (size_t)length;
    } else if (length < 0) {
        buf->status = OG_INTERNAL;
    }
    va_end(again);
    va_end(args);
}
