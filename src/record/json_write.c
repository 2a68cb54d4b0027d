// SPDX-License-Identifier: MIT
// A record as JSON, in one pass over the tables of fields.c. The recursion follows the tables, so its depth is fixed.
#include "base/date.h"
#include "base/str.h"
#include "base/utf8.h"
#include "record/fields.h"
#include "record/record.h"
#include "record/write.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct writer {
    og_buf out;
    unsigned indent;
    unsigned depth;
} writer;

static void write_object(writer *to, const og_object *object, const char *at);

// JSON asks for escapes of " and \ and the controls below a space. DEL, the C1 controls (which drive terminals) and the
// line separators U+2028 and U+2029 (which some readers take for line ends) are escaped as well.
bool og_json_escapes(uint32_t code)
{
    return code < 0x20 || code == '"' || code == '\\' || (code >= 0x7F && code < 0xA0) || code == 0x2028 ||
           code == 0x2029;
}

static void write_escape(og_buf *out, uint32_t code)
{
    static const char named[] = "\"\"\\\\\bb\ff\nn\rr\tt"; // pairs: the character, its letter
    for (size_t i = 0; i + 1 < sizeof named - 1; i += 2) {
        if ((uint32_t)named[i] == code) {
            char escape[2] = {'\\', named[i + 1]};
            og_buf_add(out, (og_str){escape, sizeof escape});
            return;
        }
    }
    og_buf_printf(out, "\\u%04x", (unsigned)code);
}

// Whether each of eight bytes is from ' ' to '~' and neither quote nor backslash: all at once, for most text is. The
// highest bit of a byte tells: it is set where a subtraction went below zero, or was set before.
static bool are_plain(const char *bytes)
{
    const uint64_t ones = UINT64_MAX / 0xFF;
    uint64_t all;
    memcpy(&all, bytes, sizeof all);
    uint64_t quote = all ^ ones * '"', backslash = all ^ ones * '\\', del = all ^ ones * 0x7F;
    return !((all | (all - ones * ' ') | (quote - ones) | (backslash - ones) | (del - ones)) & ones * 0x80);
}

size_t og_json_plain_end(og_str text, size_t at)
{
    while (text.len - at >= sizeof(uint64_t) && are_plain(text.ptr + at))
        at += sizeof(uint64_t);
    for (; at < text.len; at++) {
        unsigned char byte = (unsigned char)text.ptr[at];
        if (byte < 0x20 || byte >= 0x7F || byte == '"' || byte == '\\')
            break;
    }
    return at;
}

void og_json_add_string(og_buf *out, og_str text)
{
    og_buf_add_byte(out, '"');
    size_t done = 0, length;
    for (size_t at = og_json_plain_end(text, 0); at < text.len; at = og_json_plain_end(text, at + length)) {
        uint32_t code = og_utf8_decode(text, at, &length);
        bool invalid = code == OG_REPLACEMENT && length == 1;
        if (!invalid && !og_json_escapes(code))
            continue;
        og_buf_add(out, (og_str){text.ptr + done, at - done});
        done = at + length;
        if (invalid)
            og_utf8_add(out, OG_REPLACEMENT);
        else
            write_escape(out, code);
    }
    og_buf_add(out, (og_str){text.ptr + done, text.len - done});
    og_buf_add_byte(out, '"');
}

// Names of members are letters and underscores. A space follows for people.
static void write_name(writer *to, og_str name)
{
    char *room = og_buf_reserve(&to->out, name.len + sizeof "\"\": " - 1);
    if (!room)
        return;
    *room++ = '"';
    memcpy(room, name.ptr, name.len);
    room += name.len;
    *room++ = '"';
    *room++ = ':';
    *room = ' ';
    to->out.len += name.len + 3 + (to->indent != 0);
}

static void write_whole(og_buf *out, uint64_t value)
{
    char digits[20];
    size_t start = sizeof digits;
    do {
        digits[--start] = (char)('0' + value % 10);
        value /= 10;
    } while (value);
    og_buf_add(out, (og_str){digits + start, sizeof digits - start});
}

// The fewest digits that read back as the same number, and the power of ten of the first. Only the digits are taken
// from what printf gives, so the locale's decimal point never shows.
static size_t shortest_digits(double value, char digits[20], int *exponent)
{
    char printed[40];
    for (int precision = 0; precision < 17; precision++) {
        snprintf(printed, sizeof printed, "%.*e", precision, value);
        if (strtod(printed, NULL) >= value && strtod(printed, NULL) <= value)
            break;
    }
    size_t count = 0, at = 0;
    for (; printed[at] != 'e'; at++)
        if (printed[at] >= '0' && printed[at] <= '9')
            digits[count++] = printed[at];
    *exponent = (int)strtol(printed + at + 1, NULL, 10);
    return count;
}

void og_json_add_real(og_buf *out, double value)
{
    char digits[20] = {0};
    int exponent;
    if (!isfinite(value)) {
        og_buf_add(out, OG_STR("null"));
        return;
    }
    if (value < 0)
        og_buf_add_byte(out, '-');
    size_t count = shortest_digits(fabs(value), digits, &exponent);
    if (exponent < 0 && exponent > -7) {
        og_buf_add(out, OG_STR("0."));
        og_buf_add(out, og_str_slice(OG_STR("000000"), 0, (size_t)(-exponent - 1)));
        og_buf_add(out, (og_str){digits, count});
        return;
    }
    og_buf_add_byte(out, digits[0]);
    if (count > 1) {
        og_buf_add_byte(out, '.');
        og_buf_add(out, (og_str){digits + 1, count - 1});
    }
    if (exponent)
        og_buf_printf(out, "e%d", exponent);
}

static void write_break(writer *to)
{
    if (!to->indent)
        return;
    og_buf_add_byte(&to->out, '\n');
    size_t width = (size_t)to->indent * to->depth;
    char *room = width ? og_buf_reserve(&to->out, width) : NULL;
    if (room) {
        memset(room, ' ', width);
        to->out.len += width;
    }
}

static void write_strings(writer *to, const char *at)
{
    og_strs strings;
    memcpy(&strings, at, sizeof strings);
    og_buf_add_byte(&to->out, '[');
    to->depth++;
    for (size_t i = 0; i < strings.count; i++) {
        if (i)
            og_buf_add_byte(&to->out, ',');
        write_break(to);
        og_json_add_string(&to->out, strings.items[i]);
    }
    to->depth--;
    if (strings.count)
        write_break(to);
    og_buf_add_byte(&to->out, ']');
}

static void write_objects(writer *to, const og_object *object, const char *at)
{
    OG_VEC(char) objects; // of any OG_VEC: they differ in nothing but the type that `items` points to
    memcpy(&objects, at, sizeof objects);
    og_buf_add_byte(&to->out, '[');
    to->depth++;
    for (size_t i = 0; i < objects.count; i++) {
        if (i)
            og_buf_add_byte(&to->out, ',');
        write_break(to);
        write_object(to, object, objects.items + i * object->size);
    }
    to->depth--;
    if (objects.count)
        write_break(to);
    og_buf_add_byte(&to->out, ']');
}

// The value of a number's member.
static uint64_t number_at(og_member_kind kind, const char *at)
{
    if (kind == OG_MEMBER_SIZE)
        return *(const size_t *)(const void *)at;
    if (kind == OG_MEMBER_PAGE)
        return *(const uint32_t *)(const void *)at;
    int value = kind == OG_MEMBER_AGE ? ((const og_age *)(const void *)at)->years : *(const int *)(const void *)at;
    return value < 0 ? 0 : (uint64_t)value; // no number of a record is negative
}

static bool is_null(const og_member *member, const char *at)
{
    switch (member->kind) {
    case OG_MEMBER_STRING:
        return !((const og_str *)(const void *)at)->ptr;
    case OG_MEMBER_DATE:
        return !og_date_is_set(*(const og_date *)(const void *)at);
    case OG_MEMBER_SIZE:
    case OG_MEMBER_PAGE:
    case OG_MEMBER_INT:
        return member->nullable && !number_at(member->kind, at);
    case OG_MEMBER_AGE:
        return !((const og_age *)(const void *)at)->known;
    case OG_MEMBER_POINTER: {
        void *pointer;
        memcpy(&pointer, at, sizeof pointer);
        return !pointer;
    }
    default:
        return false;
    }
}

static void write_pointed(writer *to, const og_object *object, const char *at)
{
    void *pointer; // all pointers to structures look alike
    memcpy(&pointer, at, sizeof pointer);
    write_object(to, object, pointer);
}

static void write_date(og_buf *out, og_date date)
{
    og_buf_printf(out, "\"%04d-%02d-%02d\"", date.year, date.month, date.day);
}

static void write_member(writer *to, const og_member *member, const char *at)
{
    if (is_null(member, at)) {
        og_buf_add(&to->out, OG_STR("null"));
        return;
    }
    switch (member->kind) {
    case OG_MEMBER_STRING:
        og_json_add_string(&to->out, *(const og_str *)(const void *)at);
        break;
    case OG_MEMBER_DATE:
        write_date(&to->out, *(const og_date *)(const void *)at);
        break;
    case OG_MEMBER_SIZE:
    case OG_MEMBER_PAGE:
    case OG_MEMBER_INT:
    case OG_MEMBER_AGE:
        write_whole(&to->out, number_at(member->kind, at));
        break;
    case OG_MEMBER_REAL:
    case OG_MEMBER_WEIGHT:
        og_json_add_real(&to->out, *(const double *)(const void *)at);
        break;
    case OG_MEMBER_BOOL:
        og_buf_add(&to->out, *(const bool *)(const void *)at ? OG_STR("true") : OG_STR("false"));
        break;
    case OG_MEMBER_OBJECT:
        write_object(to, member->object, at);
        break;
    case OG_MEMBER_POINTER:
        write_pointed(to, member->object, at);
        break;
    case OG_MEMBER_STRINGS:
        write_strings(to, at);
        break;
    case OG_MEMBER_OBJECTS:
        write_objects(to, member->object, at);
        break;
    }
}

static void write_object(writer *to, const og_object *object, const char *at)
{
    og_buf_add_byte(&to->out, '{');
    to->depth++;
    for (size_t i = 0; i < object->count; i++) {
        const og_member *member = &object->members[i];
        if (i)
            og_buf_add_byte(&to->out, ',');
        write_break(to);
        write_name(to, member->name);
        write_member(to, member, at + member->offset);
    }
    to->depth--;
    write_break(to);
    og_buf_add_byte(&to->out, '}');
}

og_status og_object_to_json(const og_object *object, const void *at, unsigned indent, og_str *out)
{
    enum { USUAL = 1 << 16 }; // bytes of a record
    writer to = {.indent = indent};
    og_buf_reserve(&to.out, USUAL);
    write_object(&to, object, at);
    og_buf_add_byte(&to.out, '\n');
    if (to.out.status != OG_OK) {
        og_status status = to.out.status;
        og_buf_free(&to.out);
        return status;
    }
    *out = og_buf_str(&to.out);
    return OG_OK;
}

og_status og_record_to_json(const og_record *record, unsigned indent, og_str *out)
{
    return og_object_to_json(&og_record_object, record, indent, out);
}
