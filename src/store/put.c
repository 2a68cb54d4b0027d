// SPDX-License-Identifier: MIT
// A record into the tables: one transaction, after which it is there whole or not at all.
#include "base/checked.h"
#include "base/str.h"
#include "relate/provider.h"
#include "store/store.h"

// One record on its way.
typedef struct putting {
    og_store *store;
    const og_record *record;
    og_arena *arena;
    og_str path, rules, json, provider_key;
    int64_t document;  // its number
    int64_t statement; // the last number given to a finding or an action
} putting;

static og_status bind_own_text(const putting *to, sqlite3_stmt *statement, const char *name, og_str text)
{
    int parameter = sqlite3_bind_parameter_index(statement, name);
    return parameter ? og_database_status(&to->store->database, og_bind_text(statement, parameter, text)) : OG_OK;
}

static og_status bind_own(const putting *to, sqlite3_stmt *statement, size_t position)
{
    const og_database *database = &to->store->database;
    int path = sqlite3_bind_parameter_index(statement, "@path");
    if (path)
        OG_TRY(og_database_status(database, og_bind_path(statement, path, to->path)));
    OG_TRY(bind_own_text(to, statement, "@rules", to->rules));
    OG_TRY(bind_own_text(to, statement, "@json", to->json));
    OG_TRY(bind_own_text(to, statement, "@provider_key", to->provider_key));
    OG_TRY(og_binder_set(database, statement, "@analysed", og_record_is_analysed(to->record)));
    OG_TRY(og_binder_set(database, statement, "@document", to->document));
    OG_TRY(og_binder_set(database, statement, "@statement", to->statement));
    return og_binder_set(database, statement, "@position", (int64_t)position);
}

static og_status put_themes(putting *to, sqlite3_stmt *statement, const og_strs *themes)
{
    for (size_t i = 0; i < themes->count; i++) {
        OG_TRY(og_binder_set(&to->store->database, statement, "@statement", to->statement));
        OG_TRY(bind_own_text(to, statement, "@theme", themes->items[i]));
        OG_TRY(og_database_step(&to->store->database, statement));
    }
    return OG_OK;
}

// The structure at `at` as a row, and its themes where the table has some.
static og_status put_item(putting *to, og_insert insert, const og_object *object, const char *at, size_t position)
{
    const og_bound_statement *statement = &to->store->inserts[insert];
    sqlite3_stmt *theme_statement = to->store->themes[insert];
    to->statement += theme_statement != NULL;
    OG_TRY(bind_own(to, statement->handle, position));
    OG_TRY(og_binder_bind(&to->store->database, statement, at));
    OG_TRY(og_database_step(&to->store->database, statement->handle));
    const og_member *themes = theme_statement ? og_member_find(object, OG_STR("themes")) : NULL;
    return themes ? put_themes(to, theme_statement, (const og_strs *)(const void *)(at + themes->offset)) : OG_OK;
}

static og_status put_list(putting *to, og_insert insert)
{
    const og_bound_member *list = &to->store->lists[insert];
    const char *at = (const char *)to->record;
    if (!list->length)
        return put_item(to, insert, &og_record_object, at, 1);
    at = og_member_follow(list, at);
    if (!at)
        return OG_OK;   // a failed record
    OG_VEC(char) items; // of any OG_VEC: they differ in nothing but the type that `items` points to
    memcpy(&items, at, sizeof items);
    const og_object *object = list->way[list->length - 1]->object;
    for (size_t i = 0; i < items.count; i++)
        OG_TRY(put_item(to, insert, object, items.items + i * object->size, i + 1));
    return OG_OK;
}

// Whether the record says nothing of the file but that it cannot be had now, as where a disk is not mounted.
static bool is_away(const og_record *record)
{
    static const og_status AWAY[] = {OG_NOT_FOUND, OG_NOT_READABLE, OG_IS_DIRECTORY};
    bool away = false;
    for (size_t i = 0; record->error && i < sizeof AWAY / sizeof *AWAY; i++)
        away = away || og_str_equal(record->error->code, og_status_code(AWAY[i]));
    return away;
}

// The number of the document that is stored at the path or will be, and whether what is stored stays.
static og_status find(putting *to, bool *keeps)
{
    const og_database *database = &to->store->database;
    sqlite3_stmt *query = to->store->queries[QUERY_FIND];
    OG_TRY(og_database_status(database, og_bind_path(query, 1, to->path)));
    int code = sqlite3_step(query);
    to->document = sqlite3_column_int64(query, 0);
    bool was_analysed = og_str_equal(og_column_text(query, 1), OG_STR("analysed"));
    *keeps = was_analysed && is_away(to->record);
    og_status status = og_database_status(database, code);
    sqlite3_reset(query);
    OG_TRY(status);
    query = to->store->queries[QUERY_LAST];
    code = sqlite3_step(query);
    to->statement = sqlite3_column_int64(query, 0);
    status = og_database_status(database, code);
    sqlite3_reset(query);
    return status;
}

static og_status put_all(putting *to)
{
    bool keeps;
    sqlite3_stmt *remove = to->store->queries[QUERY_REMOVE];
    OG_TRY(find(to, &keeps));
    if (keeps)
        return OG_OK;
    OG_TRY(og_database_status(&to->store->database, sqlite3_bind_int64(remove, 1, to->document)));
    OG_TRY(og_database_step(&to->store->database, remove));
    for (size_t i = 0; i < OG_INSERT_COUNT; i++)
        OG_TRY(put_list(to, (og_insert)i));
    return OG_OK;
}

static og_status make_key(putting *to)
{
    og_provider_key key = {0};
    if (!to->record->inspection)
        return OG_OK;
    OG_TRY(og_provider_key_make(to->arena, to->store->names, &to->record->inspection->provider, &key));
    to->provider_key = key.base.len && !key.is_number ? key.base : (og_str){0};
    return OG_OK;
}

// With everything that the line says read.
static og_status put_record(putting *to)
{
    og_status status;
    to->arena = og_arena_new();
    status = to->arena ? make_key(to) : OG_NO_MEMORY;
    if (status == OG_OK)
        status = og_database_begin(&to->store->database);
    if (status == OG_OK)
        status = og_database_end(&to->store->database, put_all(to));
    og_arena_free(to->arena);
    return status;
}

og_status og_store_put(og_store *store, og_str path, og_str rules, og_str line)
{
    og_record *record;
    OG_TRY(og_record_from_json(line, store->database.diagnostics, &record));
    bool ended = og_str_ends(line, OG_STR("\n"));
    og_status status = put_record(&(putting){.store = store,
                                             .record = record,
                                             .path = path,
                                             .rules = rules,
                                             .json = og_str_slice(line, 0, line.len - ended)});
    og_record_free(record);
    return status;
}
