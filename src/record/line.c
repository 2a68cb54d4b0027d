// SPDX-License-Identifier: MIT
// The recursion follows the tables of fields.c, so its depth is fixed. Every value has one way only to be written, so
// nothing is decoded but to see that it was encoded as the writer would.
#include "record/line.h"

#include "base/date.h"
#include "base/str.h"
#include "base/utf8.h"
#include "record/fields.h"
#include "record/record.h"
#include "record/write.h"

#include <jansson.h>

typedef struct checker {
    og_str line;
    size_t at;
} checker;

static bool check_object(checker *in, const og_object *object);

static char next(const checker *in)
{
    return in->at < in->line.len ? in->line.ptr[in->at] : '\0';
}

static bool take(checker *in, og_str wanted)
{
    if (wanted.len > in->line.len - in->at || memcmp(in->line.ptr + in->at, wanted.ptr, wanted.len) != 0)
        return false;
    in->at += wanted.len;
    return true;
}

// An escape as the writer makes it: with a letter where there is one, else as \u00xx or \u202x.
static bool take_escape(checker *in)
{
    static const char letters[] = "\"\\bfnrt";
    og_str rest = og_str_slice(in->line, in->at + 1, in->line.len);
    if (rest.len && og_str_find_byte(OG_STR(letters), rest.ptr[0], 0) != SIZE_MAX) {
        in->at += 2;
        return true;
    }
    uint32_t code = 0;
    if (rest.len < 5 || rest.ptr[0] != 'u')
        return false;
    for (size_t i = 1; i < 5; i++) {
        size_t digit = og_str_find_byte(OG_STR("0123456789abcdef"), rest.ptr[i], 0);
        if (digit == SIZE_MAX)
            return false;
        code = code << 4 | (uint32_t)digit;
    }
    in->at += 6;
    return og_json_escapes(code) && code != '\b' && code != '\f' && code != '\n' && code != '\r' && code != '\t' &&
           code != '"' && code != '\\';
}

// In *text what stands between the quotation marks; *plain: nothing there is escaped.
static bool take_string(checker *in, og_str *text, bool *plain)
{
    if (!take(in, OG_STR("\"")))
        return false;
    size_t start = in->at, length;
    *plain = true;
    for (;;) {
        in->at = og_json_plain_end(in->line, in->at);
        if (in->at >= in->line.len)
            return false;
        char byte = in->line.ptr[in->at];
        if (byte == '"')
            break;
        if (byte == '\\') {
            *plain = false;
            if (!take_escape(in))
                return false;
            continue;
        }
        uint32_t code = og_utf8_decode(in->line, in->at, &length);
        if (og_json_escapes(code) || (code == OG_REPLACEMENT && length == 1))
            return false;
        in->at += length;
    }
    *text = og_str_slice(in->line, start, in->at);
    in->at++;
    return true;
}

static bool check_string(checker *in, const og_member *member)
{
    og_str text;
    bool plain;
    if (!take_string(in, &text, &plain))
        return false;
    return member->form == OG_FORM_ANY || (plain && og_member_accepts(member, text));
}

static bool check_date(checker *in)
{
    og_str text;
    og_date date;
    bool plain;
    return take_string(in, &text, &plain) && og_date_from_iso(text, &date);
}

static size_t digits_at(const checker *in)
{
    size_t end = in->at;
    while (end < in->line.len && og_is_digit(in->line.ptr[end]))
        end++;
    return end - in->at;
}

static bool take_whole(checker *in, uint64_t *number)
{
    enum { MOST_DIGITS = 16 }; // of 2^53 - 1
    size_t count = digits_at(in);
    if (!count || count > MOST_DIGITS || (count > 1 && next(in) == '0'))
        return false;
    *number = 0;
    for (size_t i = 0; i < count; i++)
        *number = *number * 10 + (uint64_t)(in->line.ptr[in->at + i] - '0');
    in->at += count;
    return true;
}

static bool check_number(checker *in, const og_member *member, uint64_t *number)
{
    return take_whole(in, number) && *number >= (uint64_t)member->least && *number <= (uint64_t)member->most;
}

// Whether a share of 0 to 1 is written so: of the many ways to write a number the writer knows one.
static bool is_share(og_str text)
{
    og_buf again = {0};
    json_t *value = json_loadb(text.ptr, text.len, JSON_DECODE_ANY, NULL);
    double share = json_number_value(value);
    bool is_one = json_is_number(value) && share >= 0 && share <= 1;
    json_decref(value);
    if (is_one)
        og_json_add_real(&again, share);
    bool same = is_one && og_str_equal(text, og_buf_str(&again));
    og_buf_free(&again);
    return same;
}

static bool check_real(checker *in)
{
    enum { LONGEST = 32 };
    size_t start = in->at;
    while (in->at - start < LONGEST && og_str_find_byte(OG_STR("0123456789.e-"), next(in), 0) != SIZE_MAX)
        in->at++;
    return is_share(og_str_slice(in->line, start, in->at));
}

static bool check_strings(checker *in, const og_member *member)
{
    if (!take(in, OG_STR("[")))
        return false;
    if (take(in, OG_STR("]")))
        return true;
    do
        if (!check_string(in, member))
            return false;
    while (take(in, OG_STR(",")));
    return take(in, OG_STR("]"));
}

static bool check_objects(checker *in, const og_object *object)
{
    if (!take(in, OG_STR("[")))
        return false;
    if (take(in, OG_STR("]")))
        return true;
    do
        if (!check_object(in, object))
            return false;
    while (take(in, OG_STR(",")));
    return take(in, OG_STR("]"));
}

static bool check_member(checker *in, const og_member *member)
{
    uint64_t number;
    if (member->nullable && take(in, OG_STR("null")))
        return true;
    switch (member->kind) {
    case OG_MEMBER_STRING:
        return check_string(in, member);
    case OG_MEMBER_DATE:
        return check_date(in);
    case OG_MEMBER_SIZE:
    case OG_MEMBER_PAGE:
    case OG_MEMBER_INT:
        return check_number(in, member, &number);
    case OG_MEMBER_REAL:
        return check_real(in);
    case OG_MEMBER_BOOL:
        return take(in, OG_STR("true")) || take(in, OG_STR("false"));
    case OG_MEMBER_OBJECT:
    case OG_MEMBER_POINTER:
        return check_object(in, member->object);
    case OG_MEMBER_STRINGS:
        return check_strings(in, member);
    case OG_MEMBER_OBJECTS:
        return check_objects(in, member->object);
    case OG_MEMBER_WEIGHT:
        break; // none of a record
    }
    return false;
}

static bool take_key(checker *in, const og_member *member, bool first)
{
    return (first || take(in, OG_STR(","))) && take(in, OG_STR("\"")) && take(in, member->name) &&
           take(in, OG_STR("\":"));
}

static bool check_span(checker *in)
{
    const og_object *object = &og_span_object;
    uint64_t start = 0, number = 0;
    for (size_t i = 0; i < object->count; i++) {
        const og_member *member = &object->members[i];
        if (!take_key(in, member, !i))
            return false;
        if (member->nullable && take(in, OG_STR("null")))
            continue;
        if (!check_number(in, member, &number))
            return false;
        if (member->offset == offsetof(og_span, start))
            start = number;
    }
    return number >= start && take(in, OG_STR("}")); // the last is the end
}

static bool check_object(checker *in, const og_object *object)
{
    if (!take(in, OG_STR("{")))
        return false;
    if (object == &og_span_object)
        return check_span(in);
    for (size_t i = 0; i < object->count; i++)
        if (!take_key(in, &object->members[i], !i) || !check_member(in, &object->members[i]))
            return false;
    return take(in, OG_STR("}"));
}

// What a status promises (json_read.c) of the value of a member: to be there, to be null or empty, or nothing.
static bool keeps_promise(size_t offset, bool analysed, og_str value)
{
    bool absent = og_str_equal(value, OG_STR("null")) || og_str_equal(value, OG_STR("[]"));
    if (offset == offsetof(og_record, error))
        return absent == analysed;
    if (offset == offsetof(og_record, document) || offset == offsetof(og_record, inspection) ||
        offset == offsetof(og_record, assessment))
        return absent != analysed;
    bool always = offset == offsetof(og_record, schema) || offset == offsetof(og_record, source) ||
                  offset == offsetof(og_record, status);
    return analysed || always || absent;
}

bool og_line_is_record(og_str line, bool *analysed)
{
    checker in = {.line = line};
    *analysed = true;
    if (!take(&in, OG_STR("{")))
        return false;
    for (size_t i = 0; i < og_record_object.count; i++) {
        const og_member *member = &og_record_object.members[i];
        if (!take_key(&in, member, !i))
            return false;
        size_t start = in.at;
        if (!check_member(&in, member))
            return false;
        og_str value = og_str_slice(line, start, in.at);
        if (member->offset == offsetof(og_record, status))
            *analysed = og_str_equal(value, OG_STR("\"analysed\""));
        if (!keeps_promise(member->offset, *analysed, value))
            return false;
    }
    return take(&in, OG_STR("}\n")) && in.at == line.len;
}

void og_line_start(og_buf *out, og_str path)
{
    og_buf_add(out, OG_STR("{\"schema\":\"ofgrade-record/1\",\"source\":{\"path\":"));
    og_json_add_string(out, path);
}
