// SPDX-License-Identifier: MIT
#include "store/binder.h"

#include "base/checked.h"
#include "base/date.h"
#include "base/str.h"
#include "record/record.h"

#include <stdio.h>

const og_member *og_member_find(const og_object *object, og_str name)
{
    for (size_t i = 0; object && i < object->count; i++)
        if (og_str_equal(object->members[i].name, name))
            return &object->members[i];
    return NULL;
}

// Takes the name before "::" from the path.
static og_str next_name(og_str *path)
{
    const og_str divider = OG_STR("::");
    size_t end = og_str_find(*path, divider, 0);
    og_str name = og_str_slice(*path, 0, end);
    *path = end == SIZE_MAX ? OG_STR("") : og_str_slice(*path, end + divider.len, path->len);
    return name;
}

bool og_member_way(const og_object *object, og_str path, og_bound_member *out)
{
    while (path.len) {
        const og_member *member = og_member_find(object, next_name(&path));
        if (!member || out->length == OG_BINDER_DEPTH)
            return false;
        out->way[out->length++] = member;
        object = member->object;
    }
    return out->length > 0;
}

og_status og_binder_prepare(const og_database *database, og_str sql, const og_object *object, og_bound_statement *out)
{
    *out = (og_bound_statement){0};
    OG_TRY(og_database_prepare(database, sql, &out->handle));
    int parameters = sqlite3_bind_parameter_count(out->handle);
    for (int i = 1; i <= parameters; i++) {
        const char *text = sqlite3_bind_parameter_name(out->handle, i);
        og_str name = og_str_from(text ? text : "");
        if (!og_str_starts(name, OG_STR("$")))
            continue;
        og_bound_member *member = &out->members[out->count];
        *member = (og_bound_member){.parameter = i};
        if (out->count + 1 == OG_BINDER_MOST || !og_member_way(object, og_str_slice(name, 1, name.len), member))
            return OG_INTERNAL;
        out->count++;
    }
    return OG_OK;
}

const char *og_member_follow(const og_bound_member *member, const char *at)
{
    for (size_t i = 0; at && i < member->length; i++) {
        at += member->way[i]->offset;
        if (member->way[i]->kind == OG_MEMBER_POINTER) {
            void *pointer; // all pointers to structures look alike
            memcpy(&pointer, at, sizeof pointer);
            at = pointer;
        }
    }
    return at;
}

static int bind_date(sqlite3_stmt *statement, int parameter, og_date date)
{
    char text[40];
    if (!og_date_is_set(date))
        return sqlite3_bind_null(statement, parameter);
    int length = snprintf(text, sizeof text, "%04d-%02d-%02d", date.year, date.month, date.day);
    return sqlite3_bind_text(statement, parameter, text, length, SQLITE_TRANSIENT);
}

static int bind_whole(sqlite3_stmt *statement, int parameter, bool nullable, uint64_t value)
{
    if (nullable && !value)
        return sqlite3_bind_null(statement, parameter);
    return sqlite3_bind_int64(statement, parameter, value > INT64_MAX ? INT64_MAX : (int64_t)value);
}

static int bind_value(sqlite3_stmt *statement, int parameter, const og_member *member, const char *at)
{
    const void *value = at;
    switch (member->kind) {
    case OG_MEMBER_STRING:
        return og_bind_text(statement, parameter, *(const og_str *)value);
    case OG_MEMBER_DATE:
        return bind_date(statement, parameter, *(const og_date *)value);
    case OG_MEMBER_SIZE:
        return bind_whole(statement, parameter, member->nullable, *(const size_t *)value);
    case OG_MEMBER_PAGE:
        return bind_whole(statement, parameter, member->nullable, *(const uint32_t *)value);
    case OG_MEMBER_INT:
        return bind_whole(statement, parameter, member->nullable, (uint64_t) * (const int *)value);
    case OG_MEMBER_AGE: {
        const og_age *age = value;
        return bind_whole(statement, parameter, !age->known, (uint64_t)age->years);
    }
    case OG_MEMBER_REAL:
        return sqlite3_bind_double(statement, parameter, *(const double *)value);
    case OG_MEMBER_BOOL:
        return sqlite3_bind_int(statement, parameter, *(const bool *)value);
    default:
        return SQLITE_MISUSE; // a structure or a list is no value
    }
}

og_status og_binder_bind(const og_database *database, const og_bound_statement *statement, const void *at)
{
    for (size_t i = 0; i < statement->count; i++) {
        const og_bound_member *member = &statement->members[i];
        const char *value = og_member_follow(member, at);
        int code = value ? bind_value(statement->handle, member->parameter, member->way[member->length - 1], value)
                         : sqlite3_bind_null(statement->handle, member->parameter);
        OG_TRY(og_database_status(database, code));
    }
    return OG_OK;
}

og_status og_binder_set(const og_database *database, sqlite3_stmt *statement, const char *name, int64_t value)
{
    int parameter = sqlite3_bind_parameter_index(statement, name);
    return parameter ? og_database_status(database, sqlite3_bind_int64(statement, parameter, value)) : OG_OK;
}
