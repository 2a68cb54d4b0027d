// SPDX-License-Identifier: MIT
#include "write_tables.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// Items of a table as C, in memory.
typedef struct table {
    const char *type;
    FILE *stream; // NULL once it is closed
    char *items;
    size_t length;
} table;

enum { DEEPEST = 8 };

// What "%.*s" makes the name of a table of; its number makes it one of its own.
#define TABLE_NAME(type) (int)strcspn((type), " "), (type)

static table open_tables[DEEPEST];
static size_t depth;
static table *written;
static size_t written_count;

// From then on nothing is put.
static bool failed;

void fail_tables(void)
{
    failed = true;
}

bool tables_failed(void)
{
    return failed;
}

void put(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    failed = failed || !depth || vfprintf(open_tables[depth - 1].stream, format, arguments) < 0;
    va_end(arguments);
}

void put_bytes(og_str s)
{
    put("\"");
    for (size_t i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.ptr[i];
        bool plain = c >= ' ' && c < 0x7f && c != '"' && c != '\\' && c != '?';
        put(plain ? "%c" : "\\%03o", c);
    }
    put("\"");
}

void put_str(og_str s)
{
    if (!s.len) { // without a pointer to nothing
        put("{0}");
        return;
    }
    put("{");
    put_bytes(s);
    put(", %zu}", s.len);
}

void put_member(const char *member, og_str text)
{
    put(".%s = ", member);
    put_str(text);
    put(", ");
}

// --- tables

void open_table(const char *type)
{
    failed = failed || depth == DEEPEST;
    if (failed)
        return;
    table *opened = &open_tables[depth++];
    *opened = (table){.type = type};
    opened->stream = open_memstream(&opened->items, &opened->length);
    failed = !opened->stream;
}

// The table that was opened last; of no use where something failed.
static table end_table(void)
{
    failed = failed || !depth;
    if (failed)
        return (table){0};
    table *ended = &open_tables[--depth];
    failed = fclose(ended->stream) != 0;
    ended->stream = NULL;
    return *ended;
}

static bool is_same(const table *a, const table *b)
{
    return a->length == b->length && strcmp(a->type, b->type) == 0 && memcmp(a->items, b->items, a->length) == 0;
}

// The number of the table, which is written unless an equal one is.
static size_t write_once(table ended)
{
    size_t number = 0;
    while (number < written_count && !is_same(&written[number], &ended))
        number++;
    if (number < written_count) {
        free(ended.items);
        return number;
    }
    table *more = realloc(written, (written_count + 1) * sizeof *written);
    failed = failed || !more;
    if (failed)
        return 0;
    written = more;
    written[written_count++] = ended;
    printf("static %s const %.*s_%zu[] = {%s};\n", ended.type, TABLE_NAME(ended.type), number, ended.items);
    return number;
}

size_t close_table(void)
{
    table ended = end_table();
    return failed ? 0 : write_once(ended);
}

void close_vec(size_t count)
{
    table ended = end_table();
    if (failed)
        return;
    if (count) {
        size_t number = write_once(ended);
        put("{(%s *)%.*s_%zu, %zu, %zu}", ended.type, TABLE_NAME(ended.type), number, count, count);
    } else {
        free(ended.items);
        put("{0}");
    }
}

// --- tables of what has no parts

void put_strs(const og_str *items, size_t count)
{
    open_table("og_str");
    for (size_t i = 0; i < count; i++) {
        put_str(items[i]);
        put(", ");
    }
    close_vec(count);
}

void put_sizes(const size_t *items, size_t count)
{
    open_table("size_t");
    for (size_t i = 0; i < count; i++)
        put("%zu, ", items[i]);
    close_vec(count);
}

void put_numbers(const uint32_t *items, size_t count)
{
    open_table("uint32_t");
    for (size_t i = 0; i < count; i++)
        put("%" PRIu32 "u, ", items[i]);
    close_vec(count);
}
