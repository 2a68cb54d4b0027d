// SPDX-License-Identifier: MIT
// What the files of the store share.
#ifndef OG_STORE_STORE_H
#define OG_STORE_STORE_H

#include "base/arena.h"
#include "ofgrade/providers.h"
#include "ofgrade/store.h"
#include "store/binder.h"

typedef enum og_insert {
#define OG_INSERT(id, list, sql, theme_sql) id,
#include "store/inserts.def"
#undef OG_INSERT
    OG_INSERT_COUNT
} og_insert;

typedef enum og_store_query {
    QUERY_KNOWN, // the SHA-256 of an analysed path with given rules, whose record is there
    QUERY_JSON,  // the record of a path; NULL where a document has none
    QUERY_EACH,  // every record
    QUERY_READ_COUNT,
    // those that write, or are for it
    QUERY_FIND = QUERY_READ_COUNT, // the number of a path, and the status of what is stored there
    QUERY_REMOVE,                  // a document, by number, with all that is its
    QUERY_LAST,                    // the greatest number of a statement
    QUERY_AFTER,                   // the first document after a number
    QUERY_COUNT
} og_store_query;

struct og_store {
    og_database database;
    og_bound_statement inserts[OG_INSERT_COUNT];
    og_bound_member lists[OG_INSERT_COUNT]; // the way to what is inserted; of length 0: the record itself
    sqlite3_stmt *themes[OG_INSERT_COUNT];
    sqlite3_stmt *queries[QUERY_COUNT]; // NULL, as inserts, where they write and the store is only read
    og_providers *names;                // for provider_key; NULL too
};

// A path as SQLite keeps it: text where it is UTF-8, else the bytes. Owns: `path` must stay until the statement has
// run.
int og_bind_path(sqlite3_stmt *statement, int parameter, og_str path);

#endif
