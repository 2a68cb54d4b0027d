// SPDX-License-Identifier: MIT
// A connection to a database: opened so that a hostile file can do nothing but fail, and what SQLite says as statuses.
// Knows nothing of what the tables are for.
#ifndef OG_STORE_DATABASE_H
#define OG_STORE_DATABASE_H

#include "ofgrade/base.h"

#include <sqlite3.h>

typedef enum og_database_mode { OG_DATABASE_READ, OG_DATABASE_WRITE } og_database_mode;

typedef struct og_database {
    sqlite3 *handle;
    const char *path; // for messages
    og_diagnostics *diagnostics;
    og_database_mode mode;
} og_database;

// Opens the file at `path`; to write to it, it is made where it is missing. Nothing is written yet, and whose database
// it is remains to be seen; one with a journal beside it is refused unread. Owns: the caller closes with
// og_database_close in any case. `path` and `diagnostics` (may be NULL) must outlive it. Fails with: OG_NOT_FOUND,
// OG_IS_DIRECTORY, OG_NOT_READABLE, OG_WRITE_FAILED, OG_STORE_FOREIGN, OG_NO_MEMORY.
og_status og_database_open(const char *path, og_database_mode mode, og_diagnostics *diagnostics,
                           og_database *out) OG_MUST_USE;
// A database in memory, which is gone when it is closed.
og_status og_database_open_memory(og_database *out) OG_MUST_USE;
// Lets triggers write to the full text, which SQLite 3.40 takes for unsafe: for a database whose triggers are ours.
og_status og_database_trust(const og_database *database) OG_MUST_USE;
void og_database_close(og_database *database);

// The status of what SQLite gave; tells the user unless that is success.
og_status og_database_status(const og_database *database, int code) OG_MUST_USE;
// Tells the user of a status in its own words, and gives it.
og_status og_database_refuse(const og_database *database, og_status status) OG_MUST_USE;

// One statement of `sql`. Owns: the caller finalizes *out.
og_status og_database_prepare(const og_database *database, og_str sql, sqlite3_stmt **out) OG_MUST_USE;
// Every statement of `script`, one after the other; rows are passed over.
og_status og_database_run(const og_database *database, og_str script) OG_MUST_USE;
// Runs a prepared statement that gives no rows, and makes it ready to run again.
og_status og_database_step(const og_database *database, sqlite3_stmt *statement) OG_MUST_USE;
// The whole number that `sql` gives.
og_status og_database_number(const og_database *database, og_str sql, int64_t *out) OG_MUST_USE;

// A transaction that writes from its first statement on, so that it waits for others before it has read anything.
og_status og_database_begin(const og_database *database) OG_MUST_USE;
// Commits what went well; else takes it back and gives `status`.
og_status og_database_end(const og_database *database, og_status status) OG_MUST_USE;

// A column of the row that stands. Valid until the statement goes on.
og_str og_column_text(sqlite3_stmt *statement, int column);
int og_bind_text(sqlite3_stmt *statement, int parameter, og_str text);

#endif
