// SPDX-License-Identifier: MIT
#include "base/buf.h"

#include "base/checked.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void og_buf_free(og_buf *buf)
{
    free(buf->ptr);
    *buf = (og_buf){0};
}

// Room for `more` bytes of text and `beside` more that the limit does not count.
static char *reserve(og_buf *buf, size_t more, size_t beside)
{
    size_t length, needed;
    if (buf->status != OG_OK)
        return NULL;
    if (!og_add(buf->len, more, &length) || !og_add(length, beside, &needed) || (buf->limit && length > buf->limit)) {
        buf->status = buf->limit ? OG_TEXT_TOO_LONG : OG_NO_MEMORY;
        return NULL;
    }
    if (needed > buf->capacity || !buf->ptr) {
        size_t capacity = buf->capacity ? buf->capacity : 256;
        while (capacity < needed)
            capacity = capacity > SIZE_MAX / 2 ? needed : capacity * 2;
        char *grown = realloc(buf->ptr, capacity);
        if (!grown) {
            buf->status = OG_NO_MEMORY;
            return NULL;
        }
        buf->ptr = grown;
        buf->capacity = capacity;
    }
    return buf->ptr + buf->len;
}

char *og_buf_reserve(og_buf *buf, size_t more)
{
    return reserve(buf, more, 0);
}

void og_buf_add(og_buf *buf, og_str text)
{
    char *end = text.len ? og_buf_reserve(buf, text.len) : NULL;
    if (end) {
        memcpy(end, text.ptr, text.len);
        buf->len += text.len;
    }
}

void og_buf_add_byte(og_buf *buf, char byte)
{
    if (buf->status == OG_OK && buf->len < buf->capacity && (!buf->limit || buf->len < buf->limit))
        buf->ptr[buf->len++] = byte;
    else
        og_buf_add(buf, (og_str){&byte, 1});
}

void og_buf_printf(og_buf *buf, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int length = vsnprintf(NULL, 0, format, args);
    char *end = length >= 0 ? reserve(buf, (size_t)length, 1) : NULL; // and the NUL of vsnprintf
    if (end) {
        vsnprintf(end, (size_t)length + 1, format, again);
        buf->len += (size_t)length;
    } else if (length < 0) {
        buf->status = OG_INTERNAL;
    }
    va_end(again);
    va_end(args);
}
