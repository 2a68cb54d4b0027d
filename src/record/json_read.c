// SPDX-License-Identifier: MIT
// A record from JSON. Everything that the tables of fields.c do not allow is refused, and the message names the place:
// "judgements[3].evidence.start". The recursion follows the tables, so its depth is fixed.
#include "base/checked.h"
#include "base/diagnostics.h"
#include "base/str.h"
#include "base/utf8.h"
#include "record/fields.h"
#include "record/line.h"
#include "record/record.h"

#include <jansson.h>
#include <string.h>

// A file of another kind has thousands of faults of one sort; the first of them say enough.
enum { MOST_PROBLEMS = 20, LONGEST_SHOWN = 60 };
// What is not a record as this program writes one in a line becomes a tree before anything is known of it, of which
// "{}," takes eighty times its bytes. Of real reports a record has some 25,000 values.
enum { MOST_VALUES = 500000 };

typedef struct reader {
    og_arena *arena;
    og_diagnostics *diagnostics;
    og_buf path; // of the value that is read
    size_t problems;
} reader;

static og_status read_object(reader *from, const og_object *object, const json_t *value, char *at);

// Text of the input as a message may show it: short, without control characters.
static void add_shown(og_buf *to, og_str text)
{
    size_t length, at = 0;
    for (size_t shown = 0; at < text.len && shown < LONGEST_SHOWN; at += length, shown++) {
        uint32_t code = og_utf8_decode(text, at, &length);
        og_utf8_add(to, og_code_is_invisible(code) || code < ' ' ? OG_REPLACEMENT : code);
    }
    if (at < text.len)
        og_buf_add(to, OG_STR("..."));
}

static void problem(reader *from, const char *words, og_str detail)
{
    og_str place = from->path.len ? og_buf_str(&from->path) : OG_STR("the record");
    if (from->problems++ < MOST_PROBLEMS)
        og_diagnostics_report(from->diagnostics, OG_ERROR, OG_BAD_RECORD, (og_str){0}, "%.*s: %s%.*s",
                              OG_STR_ARG(place), words, OG_STR_ARG(detail));
    else if (from->problems == MOST_PROBLEMS + 1)
        og_diagnostics_report(from->diagnostics, OG_ERROR, OG_BAD_RECORD, (og_str){0},
                              "the record has more problems, which are not listed");
}

static bool is_enough(const reader *from)
{
    return from->problems > MOST_PROBLEMS;
}

// Both give the length to which path.len is set back afterwards.
static size_t enter_key(reader *from, og_str key)
{
    size_t before = from->path.len;
    if (before)
        og_buf_add_byte(&from->path, '.');
    add_shown(&from->path, key);
    return before;
}

static size_t enter_index(reader *from, size_t index)
{
    size_t before = from->path.len;
    og_buf_printf(&from->path, "[%zu]", index);
    return before;
}

static void expect(reader *from, const og_member *member)
{
    og_buf words = {0};
    og_buf_add(&words, og_form_name(member->form));
    for (size_t i = 0; member->list && i < member->list->count; i++) {
        og_buf_add(&words, i ? OG_STR(", ") : OG_STR(" "));
        og_buf_add(&words, member->list->values[i].value);
    }
    if (member->nullable)
        og_buf_add(&words, OG_STR(", or null"));
    problem(from, "expected ", og_buf_str(&words));
    og_buf_free(&words);
}

static og_status read_string(reader *from, const og_member *member, const json_t *value, og_str *out)
{
    if (json_is_string(value)) {
        og_str text = {json_string_value(value), json_string_length(value)};
        if (og_member_accepts(member, text))
            return og_arena_copy(from->arena, text, out);
    }
    expect(from, member);
    return OG_OK;
}

static void read_date(reader *from, const json_t *value, og_date *out)
{
    og_str text = {json_string_value(value), json_string_length(value)};
    if (!json_is_string(value) || !og_date_from_iso(text, out))
        problem(from, "expected a date such as 2013-05-22, or null", OG_STR(""));
}

static void read_number(reader *from, const og_member *member, const json_t *value, char *at)
{
    json_int_t number = json_integer_value(value);
    if (!json_is_integer(value) || number < member->least || number > member->most || (uint64_t)number > SIZE_MAX) {
        og_buf words = {0};
        og_buf_printf(&words, "%lld to %lld%s", (long long)member->least, (long long)member->most,
                      member->nullable ? ", or null" : "");
        problem(from, "expected a whole number of ", og_buf_str(&words));
        og_buf_free(&words);
    } else if (member->kind == OG_MEMBER_SIZE) {
        *(size_t *)(void *)at = (size_t)number;
    } else if (member->kind == OG_MEMBER_PAGE) {
        *(uint32_t *)(void *)at = (uint32_t)number;
    } else if (member->kind == OG_MEMBER_AGE) {
        *(og_age *)(void *)at = (og_age){true, (int)number};
    } else {
        *(int *)(void *)at = (int)number;
    }
}

static void read_real(reader *from, const json_t *value, double *out)
{
    double number = json_number_value(value);
    if (json_is_number(value) && number >= 0 && number <= 1)
        *out = number;
    else
        problem(from, "expected a number of 0 to 1", OG_STR(""));
}

static void read_weight(reader *from, const json_t *value, double *out)
{
    if (json_is_number(value)) // JSON has no other than finite ones
        *out = json_number_value(value);
    else
        problem(from, "expected a number", OG_STR(""));
}

static void read_bool(reader *from, const json_t *value, bool *out)
{
    if (json_is_boolean(value))
        *out = json_is_true(value);
    else
        problem(from, "expected true or false", OG_STR(""));
}

static og_status read_pointed(reader *from, const og_object *object, const json_t *value, char *at)
{
    void *pointed = og_arena_alloc(from->arena, object->size);
    if (!pointed)
        return OG_NO_MEMORY;
    OG_TRY(read_object(from, object, value, pointed));
    memcpy(at, &pointed, sizeof pointed); // all pointers to structures look alike
    return OG_OK;
}

static og_status read_strings(reader *from, const og_member *member, const json_t *value, char *at)
{
    size_t count = json_array_size(value);
    og_str *items = count ? og_arena_alloc_array(from->arena, count, sizeof *items) : NULL;
    if (count && !items)
        return OG_NO_MEMORY;
    for (size_t i = 0; i < count && !is_enough(from); i++) {
        size_t before = enter_index(from, i);
        OG_TRY(read_string(from, member, json_array_get(value, i), &items[i]));
        from->path.len = before;
    }
    og_strs strings = {items, count, count};
    memcpy(at, &strings, sizeof strings);
    return OG_OK;
}

static og_status read_objects(reader *from, const og_object *object, const json_t *value, char *at)
{
    OG_VEC(char) objects = {.count = json_array_size(value), .capacity = json_array_size(value)};
    if (objects.count && !(objects.items = og_arena_alloc_array(from->arena, objects.count, object->size)))
        return OG_NO_MEMORY;
    for (size_t i = 0; i < objects.count && !is_enough(from); i++) {
        size_t before = enter_index(from, i);
        OG_TRY(read_object(from, object, json_array_get(value, i), objects.items + i * object->size));
        from->path.len = before;
    }
    memcpy(at, &objects, sizeof objects); // OG_VECs differ in nothing but the type that `items` points to
    return OG_OK;
}

static og_status read_member(reader *from, const og_member *member, const json_t *value, char *at)
{
    bool is_list = member->kind == OG_MEMBER_STRINGS || member->kind == OG_MEMBER_OBJECTS;
    if (member->nullable && json_is_null(value))
        return OG_OK; // the structure is all zero, which is null
    if (is_list && !json_is_array(value)) {
        problem(from, "expected a list", OG_STR(""));
        return OG_OK;
    }
    switch (member->kind) {
    case OG_MEMBER_STRING:
        return read_string(from, member, value, (og_str *)(void *)at);
    case OG_MEMBER_DATE:
        read_date(from, value, (og_date *)(void *)at);
        break;
    case OG_MEMBER_SIZE:
    case OG_MEMBER_PAGE:
    case OG_MEMBER_INT:
    case OG_MEMBER_AGE:
        read_number(from, member, value, at);
        break;
    case OG_MEMBER_REAL:
        read_real(from, value, (double *)(void *)at);
        break;
    case OG_MEMBER_WEIGHT:
        read_weight(from, value, (double *)(void *)at);
        break;
    case OG_MEMBER_BOOL:
        read_bool(from, value, (bool *)(void *)at);
        break;
    case OG_MEMBER_OBJECT:
        return read_object(from, member->object, value, at);
    case OG_MEMBER_POINTER:
        return read_pointed(from, member->object, value, at);
    case OG_MEMBER_STRINGS:
        return read_strings(from, member, value, at);
    case OG_MEMBER_OBJECTS:
        return read_objects(from, member->object, value, at);
    }
    return OG_OK;
}

static bool has_member(const og_object *object, og_str key)
{
    for (size_t i = 0; i < object->count; i++)
        if (og_str_equal(object->members[i].name, key))
            return true;
    return false;
}

static void refuse_unknown_keys(reader *from, const og_object *object, const json_t *value)
{
    json_t *whole = (json_t *)value; // jansson's iterators take no const; nothing is changed
    for (void *at = json_object_iter(whole); at && !is_enough(from); at = json_object_iter_next(whole, at)) {
        og_str key = og_str_from(json_object_iter_key(at));
        if (has_member(object, key))
            continue;
        size_t before = enter_key(from, key);
        problem(from, "no such key in a record", OG_STR(""));
        from->path.len = before;
    }
}

static og_status read_object(reader *from, const og_object *object, const json_t *value, char *at)
{
    if (!json_is_object(value)) {
        problem(from, "expected an object", OG_STR(""));
        return OG_OK;
    }
    size_t found = 0;
    for (size_t i = 0; i < object->count && !is_enough(from); i++) {
        const og_member *member = &object->members[i];
        const json_t *part = json_object_get(value, member->name.ptr);
        size_t before = enter_key(from, member->name);
        found += part != NULL;
        if (part)
            OG_TRY(read_member(from, member, part, at + member->offset));
        else
            problem(from, "this key is missing", OG_STR(""));
        from->path.len = before;
    }
    if (found < json_object_size(value))
        refuse_unknown_keys(from, object, value);
    const og_span *span = object == &og_span_object ? (const og_span *)(const void *)at : NULL;
    if (span && span->end < span->start)
        problem(from, "the end lies before the start", OG_STR(""));
    return from->path.status;
}

// What a status promises, so that no reader of records need ask again.
static void check_status(reader *from, const og_record *record)
{
    bool has_parts = record->document && record->inspection && record->assessment;
    bool has_any = record->document || record->framework || record->inspection || record->judgements.count ||
                   record->outcome || record->findings.count || record->actions.count || record->quotations.count ||
                   record->assessment || record->recommendations.count || record->summary.ptr || record->warnings.count;
    if (from->problems)
        return;
    if (!og_record_is_analysed(record) && (!record->error || has_any))
        problem(from, "a failed record has an error and nothing else", OG_STR(""));
    else if (og_record_is_analysed(record) && (record->error || !has_parts))
        problem(from, "an analysed record has a document, an inspection and an assessment, and no error", OG_STR(""));
}

static og_status read_record(json_t *value, og_diagnostics *diagnostics, og_record *record)
{
    reader from = {.arena = record->arena, .diagnostics = diagnostics};
    og_status status = read_object(&from, &og_record_object, value, (char *)record);
    if (status == OG_OK)
        check_status(&from, record);
    og_buf_free(&from.path);
    return status == OG_OK && from.problems ? OG_BAD_RECORD : status;
}

static og_status report_syntax(const json_error_t *error, og_diagnostics *diagnostics)
{
    if (json_error_code(error) == json_error_out_of_memory)
        return OG_NO_MEMORY;
    if (json_error_code(error) == json_error_end_of_input_expected)
        return OG_MANY_RECORDS;
    og_str text = og_str_from(error->text);
    og_str words = og_str_slice(text, 0, og_str_find(text, OG_STR(" near "), 0)); // what follows is input
    og_diagnostics_add(diagnostics, (og_diagnostic){.severity = OG_ERROR,
                                                    .code = og_status_code(OG_BAD_RECORD),
                                                    .line = error->line > 0 ? (size_t)error->line : 0,
                                                    .column = error->column > 0 ? (size_t)error->column : 0,
                                                    .message = words,
                                                    .hint = og_status_hint(OG_BAD_RECORD)});
    return OG_BAD_RECORD;
}

// What is no single record at all, of which it would not help to name each key.
static og_status check_form(const json_t *value)
{
    const json_t *schema = json_object_get(value, "schema");
    og_str form = json_is_string(schema) ? og_str_from(json_string_value(schema)) : (og_str){0};
    if (json_is_array(value))
        return OG_MANY_RECORDS;
    bool other = og_str_starts(form, OG_STR("ofgrade-")) && !og_str_starts(form, OG_STR("ofgrade-record/"));
    return other ? OG_OTHER_JSON : OG_OK;
}

// Whether the value that the text begins with has no more parts than a tree may be made of.
static bool is_small(og_str json)
{
    size_t values = 0, depth = 0;
    bool in_string = false;
    for (size_t i = 0; i < json.len && values <= MOST_VALUES; i++) {
        char byte = json.ptr[i];
        bool opens = byte == '{' || byte == '[', closes = byte == '}' || byte == ']';
        if (in_string && byte == '\\')
            i++;
        else if (byte == '"')
            in_string = !in_string;
        else if (!in_string) {
            values += opens || byte == ',';
            depth += opens;
            if (closes && (!depth || --depth == 0))
                break;
        }
    }
    return values <= MOST_VALUES;
}

// Of a list it is told in any case that one record is wanted.
static og_status refuse_large(og_str json, og_diagnostics *diagnostics)
{
    if (og_str_starts(og_str_trim(json), OG_STR("[")))
        return OG_MANY_RECORDS;
    og_diagnostic told = {.severity = OG_ERROR,
                          .code = og_status_code(OG_RECORD_TOO_LARGE),
                          .message = OG_STR("this is JSON of more values than any record has that is not in one line"),
                          .hint = OG_STR("make it with 'ofgrade report -f jsonl'"),
                          .excerpt_at = SIZE_MAX};
    og_diagnostics_add(diagnostics, told);
    return OG_RECORD_TOO_LARGE;
}

og_status og_record_from_json(og_str json, og_diagnostics *diagnostics, og_record **out)
{
    json_error_t error;
    og_record *record;
    OG_TRY(og_line_read(json, &record));
    if (record) {
        *out = record;
        return OG_OK;
    }
    if (!is_small(json))
        return refuse_large(json, diagnostics);
    json_t *value = json_loadb(json.len ? json.ptr : "", json.len, JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL, &error);
    if (!value)
        return report_syntax(&error, diagnostics);
    og_status status = check_form(value);
    if (status == OG_OK)
        status = og_record_new(&(og_source){0}, &record);
    if (status == OG_OK) {
        status = read_record(value, diagnostics, record);
        if (status != OG_OK)
            og_record_free(record);
        else
            *out = record;
    }
    json_decref(value);
    return status;
}

og_status og_object_from_json(const og_object *object, og_str json, og_arena *arena, void *at)
{
    json_error_t error;
    reader from = {.arena = arena};
    json_t *value = json_loadb(json.len ? json.ptr : "", json.len, JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL, &error);
    if (!value)
        return json_error_code(&error) == json_error_out_of_memory ? OG_NO_MEMORY : OG_BAD_RECORD;
    og_status status = read_object(&from, object, value, at);
    og_buf_free(&from.path);
    json_decref(value);
    return status == OG_OK && from.problems ? OG_BAD_RECORD : status;
}
