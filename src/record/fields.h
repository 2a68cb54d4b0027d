// SPDX-License-Identifier: MIT
// The members of a record's structures as data, in the order of their JSON keys. Writer, reader and the test of the
// schema walk these tables; no other place knows the form of a record.
#ifndef OG_RECORD_FIELDS_H
#define OG_RECORD_FIELDS_H

#include "base/arena.h"

typedef enum og_member_kind {
    OG_MEMBER_STRING,  // og_str
    OG_MEMBER_DATE,    // og_date
    OG_MEMBER_SIZE,    // size_t
    OG_MEMBER_PAGE,    // uint32_t
    OG_MEMBER_INT,     // int
    OG_MEMBER_AGE,     // og_age
    OG_MEMBER_REAL,    // double, 0 to 1
    OG_MEMBER_WEIGHT,  // double, any finite number; in no record
    OG_MEMBER_BOOL,    // bool
    OG_MEMBER_OBJECT,  // a structure in place
    OG_MEMBER_POINTER, // a pointer to a structure
    OG_MEMBER_STRINGS, // og_strs
    OG_MEMBER_OBJECTS  // OG_VEC of structures
} og_member_kind;

// What a string must look like.
typedef enum og_form {
#define OG_FORM(id, pattern, name) id,
#include "record/forms.def"
#undef OG_FORM
    OG_FORM_LISTED,        // a value of the member's list
    OG_FORM_LISTED_OR_DATE // that, or a date
} og_form;

typedef enum og_list_id {
#define OG_LIST(id, name) id,
#define OG_VALUE(value, meaning)
#define OG_LIST_END
#include "record/values.def"
#undef OG_LIST
#undef OG_VALUE
#undef OG_LIST_END
    OG_LIST_COUNT
} og_list_id;

typedef struct og_value {
    og_str value;
    og_str meaning;
} og_value;

typedef struct og_list {
    og_str name;
    const og_value *values;
    size_t count;
} og_list;

typedef struct og_object og_object;

typedef struct og_member {
    og_str name; // the key; ends with a NUL that is not counted
    size_t offset;
    og_member_kind kind;
    bool nullable;       // null is: string pointer NULL, year 0, number 0, age unknown, pointer NULL
    og_form form;        // of a string, or of each string
    const og_list *list; // of the listed forms
    int64_t least;       // of a whole number
    int64_t most;
    const og_object *object; // of an object, or of each object
} og_member;

struct og_object {
    const og_member *members;
    size_t count;
    size_t size; // of the structure
};

extern const og_list og_lists[OG_LIST_COUNT];
// What a value of a closed list means (record/values.def); empty when it is none of the list's.
og_str og_list_meaning(og_list_id list, og_str value);
// What one of a kind of provider is called: "a school"; empty when it is none of the list's.
og_str og_provider_noun(og_str kind);
extern const og_object og_record_object;
extern const og_object og_span_object;

// The structure at `at` as JSON, in the order of its table; ends with a line end. Owns: the caller frees out->ptr with
// free(). Fails with: OG_NO_MEMORY.
og_status og_object_to_json(const og_object *object, const void *at, unsigned indent, og_str *out) OG_MUST_USE;

// Fills the all-zero structure at `at` from JSON. Everything is in the arena. Fails with: OG_BAD_RECORD, OG_NO_MEMORY.
og_status og_object_from_json(const og_object *object, og_str json, og_arena *arena, void *at) OG_MUST_USE;

// The schema's pattern for a form ("" for any string and the listed forms) and its name in messages.
og_str og_form_pattern(og_form form);
og_str og_form_name(og_form form);
// Whether `text` has the form that `member` asks for.
bool og_member_accepts(const og_member *member, og_str text);

#endif
