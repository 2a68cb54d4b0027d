// SPDX-License-Identifier: MIT
#include "store/migrate.h"

#include "base/buf.h"
#include "base/checked.h"
#include "base/str.h"
#include "rules/embedded.h"

og_migrations og_migrations_built_in(og_str room[OG_MIGRATIONS_MOST])
{
    size_t count = 0;
    for (size_t i = 0; i < og_embedded_file_count && count < OG_MIGRATIONS_MOST; i++) {
        const og_embedded_file *file = &og_embedded_files[i];
        if (og_str_starts(file->name, OG_STR("store/")))
            room[count++] = file->bytes;
    }
    return (og_migrations){room, count};
}

// Its version, 0 of an empty one. Fails where it is no database of ours.
static og_status identify(const og_database *database, og_migrations migrations, size_t *version)
{
    int64_t application, user_version, things;
    OG_TRY(og_database_number(database, OG_STR("PRAGMA application_id"), &application));
    OG_TRY(og_database_number(database, OG_STR("PRAGMA user_version"), &user_version));
    OG_TRY(og_database_number(database, OG_STR("SELECT count(*) FROM sqlite_schema"), &things));
    bool is_empty = !application && !user_version && !things;
    if (!is_empty && (application != OG_STORE_APPLICATION || user_version < 1))
        return og_database_refuse(database, OG_STORE_FOREIGN);
    *version = (size_t)user_version;
    return *version > migrations.count ? og_database_refuse(database, OG_STORE_NEWER) : OG_OK;
}

// The same as of one moment: between two of its questions another program may make a new file its database.
static og_status identify_at_once(const og_database *database, og_migrations migrations, size_t *version)
{
    OG_TRY(og_database_run(database, OG_STR("BEGIN")));
    return og_database_end(database, identify(database, migrations, version));
}

static og_status set_pragma(const og_database *database, const char *name, int64_t value)
{
    og_buf sql = {0};
    og_buf_printf(&sql, "PRAGMA %s = %lld", name, (long long)value);
    og_status status = sql.status == OG_OK ? og_database_run(database, og_buf_str(&sql)) : sql.status;
    og_buf_free(&sql);
    return status;
}

static og_status run_scripts(const og_database *database, og_migrations migrations)
{
    size_t version = 0;
    OG_TRY(identify(database, migrations, &version)); // anew: another program may just have done it
    if (version == migrations.count)
        return OG_OK;
    for (size_t i = version; i < migrations.count; i++)
        OG_TRY(og_database_run(database, migrations.scripts[i]));
    OG_TRY(set_pragma(database, "application_id", OG_STORE_APPLICATION));
    return set_pragma(database, "user_version", (int64_t)migrations.count);
}

// One that reads does not wait for one that writes. The change is made once and asks for the file alone, so others
// that open the same new file may have to wait, which SQLite does not do by itself here. Of an empty file there is
// nothing to keep, and a journal beside it, which a crash would leave there, would have it refused (database.c).
static og_status use_wal(const og_database *database)
{
    enum { TRIES = 500, PAUSE = 10 };
    sqlite3_stmt *statement = NULL;
    int64_t pages;
    OG_TRY(og_database_number(database, OG_STR("PRAGMA page_count"), &pages));
    if (!pages)
        OG_TRY(og_database_run(database, OG_STR("PRAGMA journal_mode = MEMORY")));
    OG_TRY(og_database_prepare(database, OG_STR("PRAGMA journal_mode = WAL"), &statement));
    int code = sqlite3_step(statement);
    for (int i = 0; i < TRIES && (code & 0xFF) == SQLITE_BUSY; i++) {
        sqlite3_reset(statement);
        sqlite3_sleep(PAUSE);
        code = sqlite3_step(statement);
    }
    og_status status = og_database_status(database, code);
    sqlite3_finalize(statement);
    OG_TRY(status);
    // A checkpoint waits for the disk: one for every 16 MB is told from one for every 4 when documents are small.
    return og_database_run(database, OG_STR("PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = 4000"));
}

// Whether the database has the thing that `row` (type, name, sql) is, as it is there.
static og_status has_thing(const og_database *database, sqlite3_stmt *find, sqlite3_stmt *row)
{
    for (int i = 0; i < 3; i++)
        OG_TRY(og_database_status(database, og_bind_text(find, i + 1, og_column_text(row, i))));
    int code = sqlite3_step(find);
    og_status status = og_database_status(database, code);
    if (status == OG_OK && code != SQLITE_ROW)
        status = og_database_refuse(database, OG_STORE_DAMAGED);
    sqlite3_reset(find);
    return status;
}

static og_status compare_things(const og_database *database, const og_database *model)
{
    sqlite3_stmt *each = NULL, *find = NULL;
    og_status status =
        og_database_prepare(model, OG_STR("SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL"), &each);
    if (status == OG_OK)
        status = og_database_prepare(
            database, OG_STR("SELECT 1 FROM sqlite_schema WHERE type = ?1 AND name = ?2 AND sql = ?3"), &find);
    int code = SQLITE_DONE;
    while (status == OG_OK && (code = sqlite3_step(each)) == SQLITE_ROW)
        status = has_thing(database, find, each);
    if (status == OG_OK)
        status = og_database_status(model, code);
    sqlite3_finalize(each);
    sqlite3_finalize(find);
    return status;
}

// A trigger of somebody else's would run with every document that is written.
static og_status compare_triggers(const og_database *database, const og_database *model)
{
    static const char count[] = "SELECT count(*) FROM sqlite_schema WHERE type = 'trigger'";
    int64_t there, wanted;
    OG_TRY(og_database_number(database, OG_STR(count), &there));
    OG_TRY(og_database_number(model, OG_STR(count), &wanted));
    return there == wanted ? OG_OK : og_database_refuse(database, OG_STORE_DAMAGED);
}

static og_status check_form(const og_database *database, og_migrations migrations)
{
    og_database model;
    og_status status = og_database_open_memory(&model);
    for (size_t i = 0; i < migrations.count && status == OG_OK; i++)
        status = og_database_run(&model, migrations.scripts[i]);
    if (status == OG_OK)
        status = compare_things(database, &model);
    if (status == OG_OK)
        status = compare_triggers(database, &model);
    og_database_close(&model);
    return status;
}

og_status og_store_migrate(const og_database *database, og_database_mode mode, og_migrations migrations)
{
    size_t version = 0;
    OG_TRY(identify_at_once(database, migrations, &version));
    if (mode == OG_DATABASE_WRITE) {
        OG_TRY(use_wal(database));
        if (version < migrations.count) {
            OG_TRY(og_database_begin(database));
            OG_TRY(og_database_end(database, run_scripts(database, migrations)));
        }
    } else if (version < migrations.count) {
        return og_database_refuse(database, version ? OG_STORE_OLDER : OG_STORE_FOREIGN);
    }
    OG_TRY(check_form(database, migrations));
    return mode == OG_DATABASE_WRITE ? og_database_trust(database) : OG_OK;
}
