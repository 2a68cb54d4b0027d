// SPDX-License-Identifier: MIT
// Statements whose parameters are members of a record: "$inspection::provider::name" is the member of that path in the
// tables of record/fields.h, so a statement alone says what goes where. Parameters that begin with "@" are the store's.
#ifndef OG_STORE_BINDER_H
#define OG_STORE_BINDER_H

#include "record/fields.h"
#include "store/database.h"

enum { OG_BINDER_DEPTH = 4, OG_BINDER_MOST = 40 };

// One parameter and the way to its value.
typedef struct og_bound_member {
    int parameter;
    const og_member *way[OG_BINDER_DEPTH];
    size_t length;
} og_bound_member;

typedef struct og_bound_statement {
    sqlite3_stmt *handle;
    og_bound_member members[OG_BINDER_MOST];
    size_t count;
} og_bound_statement;

// Where the member `name` of the structure is described; NULL where it has none.
const og_member *og_member_find(const og_object *object, og_str name);
// The way to a member by its path ("inspection::inspectors"); false where there is none.
bool og_member_way(const og_object *object, og_str path, og_bound_member *out);
// What the last step of the way leads to; NULL where a structure on it is not there.
const char *og_member_follow(const og_bound_member *member, const char *at);
// Prepares `sql` for structures of the kind `object`. Owns: the caller finalizes out->handle in any case.
// Fails with: OG_INTERNAL where a parameter names no member, and as og_database_prepare.
og_status og_binder_prepare(const og_database *database, og_str sql, const og_object *object,
                            og_bound_statement *out) OG_MUST_USE;
// Binds the members of the structure at `at`, which must stay until the statement has run.
og_status og_binder_bind(const og_database *database, const og_bound_statement *statement, const void *at) OG_MUST_USE;
// Binds a whole number to the parameter of the store's own; nothing where the statement does not have it.
og_status og_binder_set(const og_database *database, sqlite3_stmt *statement, const char *name,
                        int64_t value) OG_MUST_USE;

#endif
