// SPDX-License-Identifier: MIT
#include "base/arena.h"

#include "base/checked.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ARENA_ALIGN = _Alignof(max_align_t), ARENA_FIRST_PAGE = 16 << 10, ARENA_LARGEST_PAGE = 1 << 20 };

typedef struct arena_page {
    struct arena_page *next;
    size_t size;
    size_t used;
    max_align_t bytes[];
} arena_page;

struct og_arena {
    arena_page *pages; // the page in use first
    size_t next_size;
    size_t used;
};

og_arena *og_arena_new(void)
{
    og_arena *arena = calloc(1, sizeof *arena);
    if (arena)
        arena->next_size = ARENA_FIRST_PAGE;
    return arena;
}

void og_arena_free(og_arena *arena)
{
    if (!arena)
        return;
    for (arena_page *page = arena->pages; page;) {
        arena_page *next = page->next;
        free(page);
        page = next;
    }
    free(arena);
}

// A page with a piece of `size` bytes in it.
static arena_page *new_page(og_arena *arena, size_t room, size_t size)
{
    arena_page *page = malloc(sizeof *page + room);
    if (!page)
        return NULL;
    page->size = room;
    page->used = size;
    arena->used += size;
    return page;
}

// A page of its own for a large piece, so that the page in use keeps its room.
static void *alloc_large(og_arena *arena, size_t size)
{
    arena_page *page = new_page(arena, size, size);
    if (!page)
        return NULL;
    arena_page **before = arena->pages ? &arena->pages->next : &arena->pages;
    page->next = *before;
    *before = page;
    return page->bytes;
}

void *og_arena_alloc_raw(og_arena *arena, size_t size)
{
    if (size > SIZE_MAX / 2)
        return NULL;
    size = size ? (size + ARENA_ALIGN - 1) / ARENA_ALIGN * ARENA_ALIGN : ARENA_ALIGN;
    if (arena->pages && arena->pages->size - arena->pages->used >= size) {
        char *piece = (char *)arena->pages->bytes + arena->pages->used;
        arena->pages->used += size;
        arena->used += size;
        return piece;
    }
    if (size > arena->next_size / 4)
        return alloc_large(arena, size);
    arena_page *page = new_page(arena, arena->next_size, size);
    if (!page)
        return NULL;
    page->next = arena->pages;
    arena->pages = page;
    if (arena->next_size < ARENA_LARGEST_PAGE)
        arena->next_size *= 2;
    return page->bytes;
}

void *og_arena_alloc(og_arena *arena, size_t size)
{
    void *piece = og_arena_alloc_raw(arena, size);
    if (piece)
        memset(piece, 0, size);
    return piece;
}

void *og_arena_alloc_array(og_arena *arena, size_t count, size_t size)
{
    size_t bytes;
    return og_mul(count, size, &bytes) ? og_arena_alloc(arena, bytes) : NULL;
}

size_t og_arena_used(const og_arena *arena)
{
    return arena->used;
}

og_status og_arena_copy(og_arena *arena, og_str text, og_str *out)
{
    if (text.len == SIZE_MAX)
        return OG_NO_MEMORY;
    char *copy = og_arena_alloc_raw(arena, text.len + 1);
    if (!copy)
        return OG_NO_MEMORY;
    if (text.len)
        memcpy(copy, text.ptr, text.len);
    copy[text.len] = 0;
    *out = (og_str){copy, text.len};
    return OG_OK;
}

og_status og_arena_take(og_arena *arena, og_buf *buf, og_str *out)
{
    og_status status = buf->status == OG_OK ? og_arena_copy(arena, og_buf_str(buf), out) : buf->status;
    og_buf_free(buf);
    return status;
}

og_status og_arena_vprintf(og_arena *arena, og_str *out, const char *format, va_list args)
{
    char most[256]; // enough for nearly all, so that these are formatted once
    va_list again;
    va_copy(again, args);
    int length = vsnprintf(most, sizeof most, format, args);
    og_status status = OG_INTERNAL;
    if (length >= 0 && (size_t)length < sizeof most) {
        status = og_arena_copy(arena, (og_str){most, (size_t)length}, out);
    } else if (length >= 0) {
        char *text = og_arena_alloc_raw(arena, (size_t)length + 1);
        status = text ? OG_OK : OG_NO_MEMORY;
        if (text) {
            vsnprintf(text, (size_t)length + 1, format, again);
            *out = (og_str){text, (size_t)length};
        }
    }
    va_end(again);
    return status;
}

og_status og_arena_printf(og_arena *arena, og_str *out, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    og_status status = og_arena_vprintf(arena, out, format, args);
    va_end(args);
    return status;
}
