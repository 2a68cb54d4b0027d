// SPDX-License-Identifier: MIT
#define _XOPEN_SOURCE 700 // realpath
#include "store/database.h"

#include "base/buf.h"
#include "base/checked.h"
#include "base/diagnostics.h"
#include "base/str.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

// How long another program's transaction is waited for. One document takes a few milliseconds.
enum { BUSY_MILLISECONDS = 5000 };

static og_status status_of(int code, bool writes)
{
    switch (code & 0xFF) {
    case SQLITE_OK:
    case SQLITE_ROW:
    case SQLITE_DONE:
        return OG_OK;
    case SQLITE_NOMEM:
        return OG_NO_MEMORY;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return OG_STORE_BUSY;
    case SQLITE_NOTADB:
        return OG_STORE_FOREIGN;
    case SQLITE_TOOBIG:
        return OG_TEXT_TOO_LONG;
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_IOERR:
        return writes ? OG_WRITE_FAILED : OG_NOT_READABLE;
    case SQLITE_FULL:
    case SQLITE_READONLY:
        return OG_WRITE_FAILED;
    case SQLITE_MISUSE:
    case SQLITE_RANGE:
        return OG_INTERNAL;
    default:
        return OG_STORE_DAMAGED; // a statement of ours can fail in no other way on a database of ours
    }
}

og_status og_database_refuse(const og_database *database, og_status status)
{
    og_diagnostics_report(database->diagnostics, OG_ERROR, status, og_str_from(database->path), "%.*s",
                          OG_STR_ARG(og_status_message(status)));
    return status;
}

// What SQLite says of a failure: of the handle's last one more than of a code alone, but only where that is this one.
// Columns of a row that is not there leave one of their own, and what is refused before SQLite is asked leaves none.
static const char *words_for(const og_database *database, int code)
{
    bool last = database->handle && (sqlite3_errcode(database->handle) & 0xFF) == (code & 0xFF);
    return last ? sqlite3_errmsg(database->handle) : sqlite3_errstr(code);
}

og_status og_database_status(const og_database *database, int code)
{
    og_status status = status_of(code, database->mode == OG_DATABASE_WRITE);
    if (status == OG_OK)
        return OG_OK;
    if (status != OG_WRITE_FAILED && status != OG_NOT_READABLE && status != OG_STORE_DAMAGED)
        return og_database_refuse(database, status);
    const char *what = status == OG_STORE_DAMAGED  ? "the database is damaged or was changed by another program"
                       : status == OG_WRITE_FAILED ? "the database cannot be written"
                                                   : "the database cannot be read";
    og_diagnostics_report(database->diagnostics, OG_ERROR, status, og_str_from(database->path), "%s: %s", what,
                          words_for(database, code));
    return status;
}

// Whether a file stands beside the database that SQLite would not take for an empty one. It stands beside what a link
// leads to, as SQLite puts it there.
static og_status stands_beside(const og_database *database, const char *suffix, bool *out)
{
    struct stat facts;
    og_buf beside = {0};
    char *real = realpath(database->path, NULL);
    if (!real && errno == ENOMEM)
        return OG_NO_MEMORY;
    og_buf_printf(&beside, "%s%s", real ? real : database->path, suffix);
    og_buf_add_byte(&beside, '\0');
    free(real);
    *out = beside.status == OG_OK && stat(beside.ptr, &facts) == 0 && (!S_ISREG(facts.st_mode) || facts.st_size);
    og_status status = beside.status;
    og_buf_free(&beside);
    return status;
}

// SQLite undoes what a journal says before it can be seen whose database this is, and the journal may name a file
// that is then deleted. None is ever beside a database of ours (store/migrate.c).
static og_status refuse_journal(const og_database *database)
{
    bool journal;
    OG_TRY(stands_beside(database, "-journal", &journal));
    if (!journal)
        return OG_OK;
    og_diagnostics_report(database->diagnostics, OG_ERROR, OG_STORE_FOREIGN, og_str_from(database->path),
                          "%.*s: beside it is the journal of a transaction that was broken off (its name and -journal)",
                          OG_STR_ARG(og_status_message(OG_STORE_FOREIGN)));
    return OG_STORE_FOREIGN;
}

// What is there under the name, before SQLite looks at it: it waits for pipes, and names of devices mean nothing to it.
static og_status look(const og_database *database)
{
    struct stat facts;
    if (stat(database->path, &facts) == 0) {
        if (S_ISDIR(facts.st_mode)) {
            og_diagnostics_report(database->diagnostics, OG_ERROR, OG_IS_DIRECTORY, og_str_from(database->path),
                                  "this is a folder, not a database");
            return OG_IS_DIRECTORY;
        }
        return S_ISREG(facts.st_mode) ? refuse_journal(database) : og_database_refuse(database, OG_STORE_FOREIGN);
    }
    bool absent = errno == ENOENT || errno == ENOTDIR;
    if (absent && database->mode == OG_DATABASE_WRITE)
        return refuse_journal(database);
    return og_database_refuse(database, absent ? OG_NOT_FOUND : OG_NOT_READABLE);
}

// What keeps a hostile file from more than failing: its schema may call nothing with effects (trusted_schema), no
// statement may touch what belongs to the tables of the full text (defensive), pages are checked when they are read.
static og_status protect(const og_database *database)
{
    static const int settings[][2] = {
        {SQLITE_DBCONFIG_DEFENSIVE, 1}, {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0}, {SQLITE_DBCONFIG_ENABLE_FKEY, 1},
        {SQLITE_DBCONFIG_DQS_DML, 0},   {SQLITE_DBCONFIG_DQS_DDL, 0},
    };
    static const int limits[][2] = {
        {SQLITE_LIMIT_SQL_LENGTH, 1 << 20}, {SQLITE_LIMIT_ATTACHED, 0},      {SQLITE_LIMIT_VARIABLE_NUMBER, 256},
        {SQLITE_LIMIT_COMPOUND_SELECT, 10}, {SQLITE_LIMIT_TRIGGER_DEPTH, 5}, {SQLITE_LIMIT_WORKER_THREADS, 0},
    };
    for (size_t i = 0; i < sizeof settings / sizeof *settings; i++) {
        int code = sqlite3_db_config(database->handle, settings[i][0], settings[i][1], (int *)NULL);
        if (code != SQLITE_OK)
            return og_database_status(database, code);
    }
    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++)
        sqlite3_limit(database->handle, limits[i][0], limits[i][1]);
    sqlite3_extended_result_codes(database->handle, 1);
    int code = sqlite3_busy_timeout(database->handle, BUSY_MILLISECONDS);
    OG_TRY(og_database_status(database, code));
    if (database->mode == OG_DATABASE_READ)
        OG_TRY(og_database_run(database, OG_STR("PRAGMA query_only = ON")));
    return og_database_run(database, OG_STR("PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0;"
                                            "PRAGMA temp_store = MEMORY"));
}

// The path as SQLite's URI, which alone can say more than a name; of a path nothing then means anything but itself.
static void add_uri(og_buf *to, og_str path, bool immutable)
{
    bool absolute = og_str_starts(path, OG_STR("/"));
    og_buf_add(to, absolute ? OG_STR("file://") : OG_STR("file:./"));
    for (size_t i = 0; i < path.len; i++) {
        char byte = path.ptr[i];
        bool plain = byte == '/' || byte == '.' || og_is_digit(byte) || og_is_alpha(byte);
        og_buf_printf(to, plain ? "%c" : "%%%02X", (unsigned char)byte);
    }
    og_buf_add(to, immutable ? OG_STR("?immutable=1") : OG_STR(""));
    og_buf_add_byte(to, '\0');
}

// To read, too, the file is opened as for writing where that is allowed: a connection that may write nothing leaves the
// files beside the database behind.
static og_status connect(og_database *database, bool immutable)
{
    bool writes = database->mode == OG_DATABASE_WRITE;
    int flags = immutable ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | (writes ? SQLITE_OPEN_CREATE : 0);
    og_buf uri = {0};
    add_uri(&uri, og_str_from(database->path), immutable);
    if (uri.status != OG_OK) {
        og_buf_free(&uri);
        return uri.status;
    }
    int code = sqlite3_open_v2(uri.ptr, &database->handle, flags | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, NULL);
    og_buf_free(&uri);
    if (writes && (code & 0xFF) == SQLITE_CANTOPEN)
        code = SQLITE_READONLY; // it can be neither made nor written
    OG_TRY(og_database_status(database, code));
    if (writes && sqlite3_db_readonly(database->handle, "main") == 1)
        return og_database_status(database, SQLITE_READONLY);
    return protect(database);
}

// Whether it cannot be read because nothing may be written beside it, and nothing is there that would have to be read
// as well: then it is as it will stay, and can be read as such.
static og_status is_shelved(const og_database *database, bool *out)
{
    bool log;
    int code = sqlite3_exec(database->handle, "SELECT 1 FROM sqlite_schema", NULL, NULL, NULL);
    OG_TRY(stands_beside(database, "-wal", &log));
    *out = ((code & 0xFF) == SQLITE_CANTOPEN || (code & 0xFF) == SQLITE_READONLY) && !log;
    return OG_OK;
}

og_status og_database_open(const char *path, og_database_mode mode, og_diagnostics *diagnostics, og_database *out)
{
    *out = (og_database){.path = path, .diagnostics = diagnostics, .mode = mode};
    OG_TRY(look(out));
    OG_TRY(connect(out, false));
    bool shelved = false;
    if (mode == OG_DATABASE_READ)
        OG_TRY(is_shelved(out, &shelved));
    if (!shelved)
        return OG_OK;
    sqlite3_close(out->handle);
    out->handle = NULL;
    return connect(out, true);
}

og_status og_database_open_memory(og_database *out)
{
    *out = (og_database){.path = "a database in memory", .mode = OG_DATABASE_WRITE};
    OG_TRY(og_database_status(out,
                              sqlite3_open_v2(":memory:", &out->handle,
                                              SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL)));
    return protect(out);
}

og_status og_database_trust(const og_database *database)
{
    return og_database_status(database,
                              sqlite3_db_config(database->handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 1, (int *)NULL));
}

void og_database_close(og_database *database)
{
    sqlite3_close(database->handle);
    *database = (og_database){0};
}

// *rest is what follows the statement; *out is NULL where there was none but white space and comments.
static og_status prepare_next(const og_database *database, og_str *rest, unsigned flags, sqlite3_stmt **out)
{
    const char *tail = NULL;
    size_t length = rest->len > INT32_MAX ? INT32_MAX : rest->len;
    OG_TRY(
        og_database_status(database, sqlite3_prepare_v3(database->handle, rest->ptr, (int)length, flags, out, &tail)));
    *rest = og_str_slice(*rest, (size_t)(tail - rest->ptr), rest->len);
    return OG_OK;
}

og_status og_database_prepare(const og_database *database, og_str sql, sqlite3_stmt **out)
{
    return prepare_next(database, &sql, SQLITE_PREPARE_PERSISTENT, out);
}

og_status og_database_step(const og_database *database, sqlite3_stmt *statement)
{
    int code;
    while ((code = sqlite3_step(statement)) == SQLITE_ROW)
        continue;
    og_status status = og_database_status(database, code); // before the reset, which clears the message
    sqlite3_reset(statement);
    return status;
}

og_status og_database_run(const og_database *database, og_str script)
{
    while (script.len) {
        sqlite3_stmt *statement = NULL;
        OG_TRY(prepare_next(database, &script, 0, &statement));
        og_status status = statement ? og_database_step(database, statement) : OG_OK;
        sqlite3_finalize(statement);
        OG_TRY(status);
    }
    return OG_OK;
}

og_status og_database_number(const og_database *database, og_str sql, int64_t *out)
{
    sqlite3_stmt *statement = NULL;
    OG_TRY(prepare_next(database, &sql, 0, &statement));
    int code = sqlite3_step(statement);
    *out = code == SQLITE_ROW ? sqlite3_column_int64(statement, 0) : 0;
    og_status status = og_database_status(database, code);
    sqlite3_finalize(statement);
    return status;
}

og_status og_database_begin(const og_database *database)
{
    return og_database_run(database, OG_STR("BEGIN IMMEDIATE"));
}

og_status og_database_end(const og_database *database, og_status status)
{
    if (status == OG_OK)
        status = og_database_run(database, OG_STR("COMMIT"));
    // A full disk may have taken it back already; where this fails, closing takes it back.
    if (status != OG_OK && !sqlite3_get_autocommit(database->handle))
        sqlite3_exec(database->handle, "ROLLBACK", NULL, NULL, NULL);
    return status;
}

og_str og_column_text(sqlite3_stmt *statement, int column)
{
    const char *text = sqlite3_column_blob(statement, column); // text of a database in UTF-8 is its bytes
    int length = sqlite3_column_bytes(statement, column);
    bool null = sqlite3_column_type(statement, column) == SQLITE_NULL;
    return (og_str){null ? NULL : text ? text : "", length > 0 ? (size_t)length : 0};
}

int og_bind_text(sqlite3_stmt *statement, int parameter, og_str text)
{
    return text.ptr ? sqlite3_bind_text64(statement, parameter, text.ptr, text.len, SQLITE_STATIC, SQLITE_UTF8)
                    : sqlite3_bind_null(statement, parameter);
}
