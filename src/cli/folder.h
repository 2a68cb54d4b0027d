// SPDX-License-Identifier: MIT
// A folder that pages are written to: NAME/index.html and NAME/reports/*.html, and nothing that is not ours. All is
// reached from the folder as it was opened, so that nobody who may write beside it can lead a page elsewhere.
#ifndef OG_CLI_FOLDER_H
#define OG_CLI_FOLDER_H

#include "cli/cli.h"

// A page that an earlier run left there.
typedef struct cli_old_page {
    char *name;
    bool written; // by this one too
} cli_old_page;

typedef struct cli_directory {
    int at;     // its descriptor, -1: not open
    char *path; // for messages
} cli_directory;

typedef struct cli_folder {
    cli_directory top;
    cli_directory reports;
    cli_output index;  // the page that leads to all, while it is written
    cli_output kept;   // records of the pages, one a line, for --resume
    char *kept_path;   // its name in messages
    char *index_path;  // its name in messages
    bool begun;        // a page was written
    cli_old_page *old; // sorted by name
    size_t old_count;
    size_t old_room;
} cli_folder;

// What cli_folder_free may be called of.
cli_folder cli_folder_none(void);
// Makes the folders where they are missing, keeps other runs out until it is freed, and looks at what is there: only
// what an earlier run has written may be. With `resumes` folder->kept is to be read from its start, else it is emptied.
// These give false with a message given. Owns: the caller frees *folder with cli_folder_free in any case.
bool cli_folder_open(cli_folder *folder, const char *name, bool resumes);
// Keeps the record of the page that was written last, in one line.
bool cli_folder_keep(cli_folder *folder, og_str line);
// Whether an earlier run has written the page, which then is one of this run.
bool cli_folder_take_page(cli_folder *folder, og_str name);
// Writes one page, of which nothing is to be seen until it is whole. The first one takes the index of an earlier run
// away: the name of a page has its number, and what that index calls so may be another document now.
bool cli_folder_write_page(cli_folder *folder, og_str name, og_str page);
// folder->index is to be written in between; with `well` false nothing comes of it, else no records are kept any more.
bool cli_folder_begin_index(cli_folder *folder);
bool cli_folder_end_index(cli_folder *folder, bool well);
// Whether pages are there that this run has not written.
bool cli_folder_has_old(const cli_folder *folder);
// Removes them.
bool cli_folder_remove_old(const cli_folder *folder);
void cli_folder_free(cli_folder *folder);

#endif
