// SPDX-License-Identifier: MIT
// The recursion follows the tables of fields.c, so its depth is fixed. Every value has one way only to be written, so
// nothing is decoded but to see that it was encoded as the writer would. One walk over the tables serves three ends: to
// check, to check and count what lists hold, and then, with these counts, to fill the structures: wherever a function
// takes `to`, that is where the value goes, NULL for nowhere.
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
    og_arena *scratch; // of the counts; NULL: nothing is counted
    OG_VEC(size_t) counts;
    og_arena *arena;  // of what is filled; NULL: nothing is
    size_t lists;     // begun so far
    og_status status; // OG_NO_MEMORY
} checker;

static bool check_object(checker *in, const og_object *object, char *to);

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

static bool fail(checker *in, og_status status)
{
    in->status = status;
    return status == OG_OK;
}

// The code point of an escape that was checked, and in *length its bytes.
static uint32_t escaped_code(og_str text, size_t at, size_t *length)
{
    static const char letters[] = "\"\\bfnrt", meant[] = "\"\\\b\f\n\r\t";
    uint32_t code = 0;
    *length = 2;
    if (text.ptr[at + 1] != 'u')
        return (uint32_t)meant[og_str_find_byte(OG_STR(letters), text.ptr[at + 1], 0)];
    *length = 6;
    for (size_t i = at + 2; i < at + 6; i++)
        code = code << 4 | (uint32_t)og_str_find_byte(OG_STR("0123456789abcdef"), text.ptr[i], 0);
    return code;
}

// A string with escapes as what it says.
static bool fill_escaped(checker *in, og_str text, og_str *to)
{
    og_buf said = {0};
    for (size_t at = 0, length; at < text.len; at += length) {
        size_t escape = og_str_find_byte(text, '\\', at);
        size_t end = escape == SIZE_MAX ? text.len : escape;
        og_buf_add(&said, og_str_slice(text, at, end));
        length = end - at;
        if (end < text.len) {
            og_utf8_add(&said, escaped_code(text, end, &length));
            length += end - at;
        }
    }
    return fail(in, og_arena_take(in->arena, &said, to));
}

static bool check_string(checker *in, const og_member *member, og_str *to)
{
    og_str text;
    bool plain;
    if (!take_string(in, &text, &plain))
        return false;
    if (to)
        return plain ? fail(in, og_arena_copy(in->arena, text, to)) : fill_escaped(in, text, to);
    return member->form == OG_FORM_ANY || (plain && og_member_accepts(member, text));
}

static bool check_date(checker *in, og_date *to)
{
    og_str text;
    og_date date;
    bool plain;
    return take_string(in, &text, &plain) && og_date_from_iso(text, to ? to : &date);
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

// Whether a share of 0 to 1 is written so: of the many ways to write a number the writer knows one.
static bool is_share(og_str text, double *to)
{
    og_buf again = {0};
    json_t *value = json_loadb(text.ptr, text.len, JSON_DECODE_ANY, NULL);
    double share = json_number_value(value);
    bool is_one = json_is_number(value) && share >= 0 && share <= 1;
    json_decref(value);
    if (is_one)
        og_json_add_real(&again, share);
    if (to)
        *to = share;
    bool same = is_one && og_str_equal(text, og_buf_str(&again));
    og_buf_free(&again);
    return same;
}

static bool check_real(checker *in, double *to)
{
    enum { LONGEST = 32 };
    size_t start = in->at;
    while (in->at - start < LONGEST && og_str_find_byte(OG_STR("0123456789.e-"), next(in), 0) != SIZE_MAX)
        in->at++;
    return is_share(og_str_slice(in->line, start, in->at), to);
}

// A list begins: what was counted of it is the room it has, of items of this size. NULL in *items where nothing is
// filled.
static bool begin_list(checker *in, size_t size, size_t *list, char **items, char *to)
{
    *list = in->lists++;
    *items = NULL;
    if (in->scratch && !in->arena)
        return fail(in, og_vec_push(in->scratch, &in->counts, (size_t)0));
    if (!to)
        return true;
    size_t count = in->counts.items[*list];
    *items = count ? og_arena_alloc_array(in->arena, count, size) : NULL;
    OG_VEC(char) list_of = {.items = *items, .count = count, .capacity = count};
    memcpy(to, &list_of, sizeof list_of); // OG_VECs differ in nothing but the type that `items` points to
    return fail(in, count && !*items ? OG_NO_MEMORY : OG_OK);
}

static bool end_list(checker *in, size_t list, size_t count)
{
    if (in->scratch && !in->arena)
        in->counts.items[list] = count;
    return take(in, OG_STR("]"));
}

static bool check_strings(checker *in, const og_member *member, char *to)
{
    size_t list, count = 0;
    char *items;
    if (!take(in, OG_STR("[")) || !begin_list(in, sizeof(og_str), &list, &items, to))
        return false;
    if (next(in) != ']')
        do
            if (!check_string(in, member, items ? &((og_str *)(void *)items)[count] : NULL))
                return false;
        while (count++, take(in, OG_STR(",")));
    return end_list(in, list, count);
}

static bool check_objects(checker *in, const og_object *object, char *to)
{
    size_t list, count = 0;
    char *items;
    if (!take(in, OG_STR("[")) || !begin_list(in, object->size, &list, &items, to))
        return false;
    if (next(in) != ']')
        do
            if (!check_object(in, object, items ? items + count * object->size : NULL))
                return false;
        while (count++, take(in, OG_STR(",")));
    return end_list(in, list, count);
}

static void fill_number(const og_member *member, uint64_t number, char *to)
{
    if (member->kind == OG_MEMBER_SIZE)
        *(size_t *)(void *)to = (size_t)number;
    else if (member->kind == OG_MEMBER_PAGE)
        *(uint32_t *)(void *)to = (uint32_t)number;
    else if (member->kind == OG_MEMBER_AGE)
        *(og_age *)(void *)to = (og_age){true, (int)number};
    else
        *(int *)(void *)to = (int)number;
}

static bool check_number(checker *in, const og_member *member, uint64_t *number, char *to)
{
    if (!take_whole(in, number) || *number < (uint64_t)member->least || *number > (uint64_t)member->most)
        return false;
    if (to)
        fill_number(member, *number, to);
    return true;
}

static bool check_bool(checker *in, bool *to)
{
    bool value = take(in, OG_STR("true"));
    if (to)
        *to = value;
    return value || take(in, OG_STR("false"));
}

static bool check_pointed(checker *in, const og_object *object, char *to)
{
    void *pointed = to ? og_arena_alloc(in->arena, object->size) : NULL;
    if (to && !pointed)
        return fail(in, OG_NO_MEMORY);
    if (to)
        memcpy(to, &pointed, sizeof pointed); // all pointers to structures look alike
    return check_object(in, object, pointed);
}

static bool check_member(checker *in, const og_member *member, char *to)
{
    uint64_t number;
    if (member->nullable && take(in, OG_STR("null")))
        return true; // what is filled is all zero, which is null
    switch (member->kind) {
    case OG_MEMBER_STRING:
        return check_string(in, member, (og_str *)(void *)to);
    case OG_MEMBER_DATE:
        return check_date(in, (og_date *)(void *)to);
    case OG_MEMBER_SIZE:
    case OG_MEMBER_PAGE:
    case OG_MEMBER_INT:
    case OG_MEMBER_AGE:
        return check_number(in, member, &number, to);
    case OG_MEMBER_REAL:
        return check_real(in, (double *)(void *)to);
    case OG_MEMBER_BOOL:
        return check_bool(in, (bool *)(void *)to);
    case OG_MEMBER_OBJECT:
        return check_object(in, member->object, to);
    case OG_MEMBER_POINTER:
        return check_pointed(in, member->object, to);
    case OG_MEMBER_STRINGS:
        return check_strings(in, member, to);
    case OG_MEMBER_OBJECTS:
        return check_objects(in, member->object, to);
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

static bool check_span(checker *in, char *to)
{
    const og_object *object = &og_span_object;
    uint64_t start = 0, number = 0;
    for (size_t i = 0; i < object->count; i++) {
        const og_member *member = &object->members[i];
        if (!take_key(in, member, !i))
            return false;
        if (member->nullable && take(in, OG_STR("null")))
            continue;
        if (!check_number(in, member, &number, to ? to + member->offset : NULL))
            return false;
        if (member->offset == offsetof(og_span, start))
            start = number;
    }
    return number >= start && take(in, OG_STR("}")); // the last is the end
}

static bool check_object(checker *in, const og_object *object, char *to)
{
    if (!take(in, OG_STR("{")))
        return false;
    if (object == &og_span_object)
        return check_span(in, to);
    for (size_t i = 0; i < object->count; i++) {
        const og_member *member = &object->members[i];
        if (!take_key(in, member, !i) || !check_member(in, member, to ? to + member->offset : NULL))
            return false;
    }
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

// Up to the closing brace of the record.
static bool check_record(checker *in, bool *analysed)
{
    *analysed = true;
    if (!take(in, OG_STR("{")))
        return false;
    for (size_t i = 0; i < og_record_object.count; i++) {
        const og_member *member = &og_record_object.members[i];
        if (!take_key(in, member, !i))
            return false;
        size_t start = in->at;
        if (!check_member(in, member, NULL))
            return false;
        og_str value = og_str_slice(in->line, start, in->at);
        if (member->offset == offsetof(og_record, status))
            *analysed = og_str_equal(value, OG_STR("\"analysed\""));
        if (!keeps_promise(member->offset, *analysed, value))
            return false;
    }
    return take(in, OG_STR("}"));
}

bool og_line_is_record(og_str line, bool *analysed)
{
    checker in = {.line = line};
    return check_record(&in, analysed) && take(&in, OG_STR("\n")) && in.at == line.len;
}

// Goes over a line that was checked once more, with what was counted in it.
static og_status fill(checker *counted, og_record **out)
{
    checker in = {.line = counted->line, .scratch = counted->scratch};
    og_record *record;
    OG_TRY(og_record_new(&(og_source){0}, &record));
    in.counts.items = counted->counts.items;
    in.counts.count = counted->counts.count;
    in.arena = record->arena;
    if (check_object(&in, &og_record_object, (char *)record)) {
        *out = record;
        return OG_OK;
    }
    og_record_free(record);
    return in.status == OG_OK ? OG_INTERNAL : in.status;
}

og_status og_line_read(og_str line, og_record **out)
{
    bool analysed;
    checker in = {.line = line, .scratch = og_arena_new()};
    *out = NULL;
    if (!in.scratch)
        return OG_NO_MEMORY;
    bool is_record = check_record(&in, &analysed);
    take(&in, OG_STR("\n"));
    og_status status = in.status;
    if (is_record && in.at == line.len)
        status = fill(&in, out);
    og_arena_free(in.scratch);
    return status;
}

void og_line_start(og_buf *out, og_str path)
{
    og_buf_add(out, OG_STR("{\"schema\":\"ofgrade-record/1\",\"source\":{\"path\":"));
    og_json_add_string(out, path);
}
