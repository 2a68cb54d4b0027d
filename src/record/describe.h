// SPDX-License-Identifier: MIT
// Short names for the rows of the tables of record/fields.h, for the files that hold such tables.
#ifndef OG_RECORD_DESCRIBE_H
#define OG_RECORD_DESCRIBE_H

#include "record/fields.h"

// clang-format off
#define LITERAL(text) {text, sizeof(text) - 1}
#define COUNT_OF(array) (sizeof(array) / sizeof *(array))

// The largest whole number that every JSON reader keeps exactly (RFC 8259, section 6): 2^53 - 1.
#define MOST_EXACT INT64_C(9007199254740991)

#define AT(structure, member) .name = LITERAL(#member), .offset = offsetof(structure, member)
#define STRING(structure, member, its_form) {AT(structure, member), .kind = OG_MEMBER_STRING, .form = its_form}
#define STRING_OR_NULL(structure, member, its_form) \
    {AT(structure, member), .kind = OG_MEMBER_STRING, .nullable = true, .form = its_form}
#define LISTED(structure, member, its_list) \
    {AT(structure, member), .kind = OG_MEMBER_STRING, .form = OG_FORM_LISTED, .list = &og_lists[its_list]}
#define LISTED_OR_NULL(structure, member, its_list) \
    {AT(structure, member), .kind = OG_MEMBER_STRING, .nullable = true, .form = OG_FORM_LISTED, \
     .list = &og_lists[its_list]}
#define DATE_OR_NULL(structure, member) {AT(structure, member), .kind = OG_MEMBER_DATE, .nullable = true}
#define SIZE(structure, member, its_least) \
    {AT(structure, member), .kind = OG_MEMBER_SIZE, .least = its_least, .most = MOST_EXACT}
#define SIZE_OR_NULL(structure, member) \
    {AT(structure, member), .kind = OG_MEMBER_SIZE, .nullable = true, .least = 1, .most = MOST_EXACT}
#define INT(structure, member, its_least, its_most) \
    {AT(structure, member), .kind = OG_MEMBER_INT, .least = its_least, .most = its_most}
#define LEVEL_OR_NULL(structure, member) \
    {AT(structure, member), .kind = OG_MEMBER_INT, .nullable = true, .least = 1, .most = 4}
#define AGE_OR_NULL(structure, member) \
    {AT(structure, member), .kind = OG_MEMBER_AGE, .nullable = true, .least = 0, .most = 99}
#define SHARE(structure, member) {AT(structure, member), .kind = OG_MEMBER_REAL}
#define OBJECT(structure, member, its_object) {AT(structure, member), .kind = OG_MEMBER_OBJECT, .object = &its_object}
#define OBJECT_OR_NULL(structure, member, its_object) \
    {AT(structure, member), .kind = OG_MEMBER_POINTER, .nullable = true, .object = &its_object}
#define STRINGS(structure, member, its_form) {AT(structure, member), .kind = OG_MEMBER_STRINGS, .form = its_form}
#define OBJECTS(structure, member, its_object) {AT(structure, member), .kind = OG_MEMBER_OBJECTS, .object = &its_object}
#define DESCRIBE(structure, its_members) {its_members, COUNT_OF(its_members), sizeof(structure)}

#endif
