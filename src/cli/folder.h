// SPDX-License-Identifier: MIT
// A folder that pages are written to: NAME/index.html and NAME/reports/*.html, and nothing that is not ours.
#ifndef OG_CLI_FOLDER_H
#define OG_CLI_FOLDER_H

#include "cli/cli.h"

// A page that an earlier run left there.
typedef struct cli_old_page {
    char *name;
    bool written; // by this one too
} cli_old_page;

typedef struct cli_folder {
    const char *name;  // as given
    char *index;       // the path of the page that leads to all
    char *reports;     // that of the folder of pages
    cli_old_page *old; // sorted by name
    size_t old_count;
    size_t old_room;
} cli_folder;

// Looks at what is there, if anything: only what an earlier run has written may be. These give false with a message
// given. Owns: the caller frees *folder with cli_folder_free in any case.
bool cli_folder_check(cli_folder *folder, const char *name);
// Makes the folders that are missing.
bool cli_folder_make(const cli_folder *folder);
// Writes one page, of which nothing is to be seen until it is whole.
bool cli_folder_write_page(cli_folder *folder, og_str name, og_str page);
// Whether pages are there that this run has not written.
bool cli_folder_has_old(const cli_folder *folder);
// Removes them.
bool cli_folder_remove_old(const cli_folder *folder);
void cli_folder_free(cli_folder *folder);

#endif
