// SPDX-License-Identifier: MIT
// The form of the database: which version it has, bringing it up to date, and whether it is what that version makes.
#ifndef OG_STORE_MIGRATE_H
#define OG_STORE_MIGRATE_H

#include "store/database.h"

// "OfGr" as a number: what SQLite keeps in the header of a file to say whose it is (PRAGMA application_id).
#define OG_STORE_APPLICATION INT32_C(0x4F664772)

// The steps from an empty database on. After the first `n` of them a database has version n (PRAGMA user_version).
typedef struct og_migrations {
    const og_str *scripts;
    size_t count;
} og_migrations;

enum { OG_MIGRATIONS_MOST = 64 };

// Those of data/store/, in `room`.
og_migrations og_migrations_built_in(og_str room[OG_MIGRATIONS_MOST]);

// Makes an empty database, or one that an older version made, what `migrations` say; all steps in one transaction. To
// read it must be that already. In both cases every table, view and trigger is then compared with what the scripts
// make: what another program changed is OG_STORE_DAMAGED. Tables, views and indexes that are not ours may be there.
// Fails with: OG_STORE_FOREIGN, OG_STORE_NEWER, OG_STORE_OLDER, OG_STORE_DAMAGED, OG_STORE_BUSY, OG_WRITE_FAILED,
// OG_NO_MEMORY.
og_status og_store_migrate(const og_database *database, og_database_mode mode, og_migrations migrations) OG_MUST_USE;

#endif
