// SPDX-License-Identifier: MIT
// Opening a store, and asking it for what it holds of a document.
#include "store/store.h"

#include "base/buf.h"
#include "base/checked.h"
#include "base/str.h"
#include "base/utf8.h"
#include "record/describe.h"
#include "store/migrate.h"

#include <stdlib.h>

typedef struct insert_text {
    og_str list;
    og_str sql;
    og_str theme_sql;
} insert_text;

static const insert_text INSERTS[OG_INSERT_COUNT] = {
#define OG_INSERT(id, list, sql, theme_sql) [id] = {LITERAL(list), LITERAL(sql), LITERAL(theme_sql)},
#include "store/inserts.def"
#undef OG_INSERT
};

static const og_str QUERIES[QUERY_COUNT] = {
    [QUERY_FIND] = LITERAL("SELECT coalesce(d.id, (SELECT coalesce(max(id), 0) + 1 FROM documents)), d.status "
                           "FROM (SELECT 1) LEFT JOIN documents d ON d.path = ?1"),
    [QUERY_KNOWN] = LITERAL("SELECT d.sha256 FROM documents d JOIN records r ON r.document = d.id "
                            "WHERE d.path = ?1 AND d.rules = ?2 AND d.status = 'analysed' AND length(d.sha256) = 64"),
    [QUERY_REMOVE] = LITERAL("DELETE FROM documents WHERE id = ?1"),
    [QUERY_LAST] = LITERAL("SELECT max(coalesce((SELECT max(id) FROM findings), 0), "
                           "coalesce((SELECT max(id) FROM actions), 0))"),
    [QUERY_JSON] = LITERAL("SELECT r.json FROM documents d LEFT JOIN records r ON r.document = d.id WHERE d.path = ?1"),
    [QUERY_EACH] = LITERAL("SELECT r.json FROM records r JOIN documents d ON d.id = r.document ORDER BY d.path"),
    [QUERY_AFTER] = LITERAL("SELECT id, path FROM documents WHERE id > ?1 ORDER BY id LIMIT 1"),
};

static og_status prepare_insert(og_store *store, const insert_text *text, og_insert insert)
{
    og_bound_member *list = &store->lists[insert];
    if (text->list.len && !og_member_way(&og_record_object, text->list, list))
        return OG_INTERNAL;
    const og_object *object = list->length ? list->way[list->length - 1]->object : &og_record_object;
    OG_TRY(og_binder_prepare(&store->database, text->sql, object, &store->inserts[insert]));
    return text->theme_sql.len ? og_database_prepare(&store->database, text->theme_sql, &store->themes[insert]) : OG_OK;
}

static og_status prepare_inserts(og_store *store)
{
    for (size_t i = 0; i < OG_INSERT_COUNT; i++)
        OG_TRY(prepare_insert(store, &INSERTS[i], (og_insert)i));
    return og_providers_new(NULL, NULL, &store->names);
}

static og_status prepare(og_store *store, og_store_mode mode)
{
    size_t count = mode == OG_STORE_WRITE ? QUERY_COUNT : QUERY_READ_COUNT;
    for (size_t i = 0; i < count; i++)
        OG_TRY(og_database_prepare(&store->database, QUERIES[i], &store->queries[i]));
    return mode == OG_STORE_WRITE ? prepare_inserts(store) : OG_OK;
}

og_status og_store_open(const char *path, og_store_mode mode, og_diagnostics *diagnostics, og_store **out)
{
    og_database_mode database_mode = mode == OG_STORE_WRITE ? OG_DATABASE_WRITE : OG_DATABASE_READ;
    og_str room[OG_MIGRATIONS_MOST];
    og_store *store = calloc(1, sizeof *store);
    if (!store)
        return OG_NO_MEMORY;
    og_status status = og_database_open(path, database_mode, diagnostics, &store->database);
    if (status == OG_OK)
        status = og_store_migrate(&store->database, database_mode, og_migrations_built_in(room));
    if (status == OG_OK)
        status = prepare(store, mode);
    if (status == OG_OK)
        *out = store;
    else
        og_store_free(store);
    return status;
}

void og_store_free(og_store *store)
{
    if (!store)
        return;
    for (size_t i = 0; i < OG_INSERT_COUNT; i++) {
        sqlite3_finalize(store->inserts[i].handle);
        sqlite3_finalize(store->themes[i]);
    }
    for (size_t i = 0; i < QUERY_COUNT; i++)
        sqlite3_finalize(store->queries[i]);
    og_providers_free(store->names);
    og_database_close(&store->database);
    free(store);
}

int og_bind_path(sqlite3_stmt *statement, int parameter, og_str path)
{
    if (og_utf8_valid_length(path) == path.len)
        return og_bind_text(statement, parameter, path);
    return sqlite3_bind_blob64(statement, parameter, path.ptr, path.len, SQLITE_STATIC);
}

og_status og_store_known(og_store *store, og_str path, og_str rules, bool *known, char sha256[64])
{
    enum { DIGITS = 64 };
    sqlite3_stmt *query = store->queries[QUERY_KNOWN];
    *known = false;
    OG_TRY(og_database_status(&store->database, og_bind_path(query, 1, path)));
    OG_TRY(og_database_status(&store->database, og_bind_text(query, 2, rules)));
    int code = sqlite3_step(query);
    og_str digits = code == SQLITE_ROW ? og_column_text(query, 0) : (og_str){0};
    if (digits.len == DIGITS) {
        memcpy(sha256, digits.ptr, DIGITS);
        *known = true;
    }
    og_status status = og_database_status(&store->database, code);
    sqlite3_reset(query);
    return status;
}

og_status og_store_json(og_store *store, og_str path, og_str *out)
{
    sqlite3_stmt *query = store->queries[QUERY_JSON];
    og_buf json = {0};
    *out = (og_str){0};
    OG_TRY(og_database_status(&store->database, og_bind_path(query, 1, path)));
    int code = sqlite3_step(query);
    og_status status = og_database_status(&store->database, code);
    og_str line = code == SQLITE_ROW ? og_column_text(query, 0) : (og_str){0};
    if (code == SQLITE_ROW && !line.ptr)
        status = og_database_refuse(&store->database, OG_STORE_DAMAGED); // a document of ours has its line
    if (line.ptr) {
        og_buf_add(&json, line);
        og_buf_add_byte(&json, '\n');
    }
    sqlite3_reset(query);
    if (status == OG_OK)
        status = json.status;
    if (status == OG_OK)
        *out = og_buf_str(&json);
    else
        og_buf_free(&json);
    return status;
}

og_status og_store_next(og_store *store, og_record **out)
{
    sqlite3_stmt *query = store->queries[QUERY_EACH];
    *out = NULL;
    int code = sqlite3_step(query);
    og_status status = og_database_status(&store->database, code);
    if (status == OG_OK && code == SQLITE_ROW)
        status = og_record_from_json(og_column_text(query, 0), store->database.diagnostics, out);
    if (status != OG_OK || code != SQLITE_ROW)
        sqlite3_reset(query);
    return status;
}
