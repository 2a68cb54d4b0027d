// SPDX-License-Identifier: MIT
// The store: records in an SQLite database (docs/store.md), and finding statements in it.
#ifndef OFGRADE_STORE_H
#define OFGRADE_STORE_H

#include "ofgrade/record.h"

// Not for use by two threads at once. Several programs may have one database open: those that write wait for each
// other, those that read do not.
typedef struct og_store og_store;

typedef enum og_store_mode {
    OG_STORE_READ,  // the file must be there and is not changed
    OG_STORE_WRITE, // the file is made where it is missing or empty, and brought up to date where it is older
} og_store_mode;

// Opens the database at `path`. What goes wrong, now and later, is told to `diagnostics` (may be NULL) in one line.
// Owns: the caller frees *out with og_store_free; path and diagnostics must outlive it.
// Fails with: OG_NOT_FOUND, OG_IS_DIRECTORY, OG_NOT_READABLE, OG_WRITE_FAILED, OG_STORE_FOREIGN, OG_STORE_NEWER,
// OG_STORE_OLDER, OG_STORE_BUSY, OG_STORE_DAMAGED, OG_NO_MEMORY; every later call with those of writing and reading.
OG_API og_status og_store_open(const char *path, og_store_mode mode, og_diagnostics *diagnostics,
                               og_store **out) OG_MUST_USE;
OG_API void og_store_free(og_store *store);

// Puts the record of the document at `path` (bytes) in the place of what is stored of it, all in one transaction: after
// a crash the old one is there or the new one. `line` is the record as og_record_to_json gives it with indent 0, and is
// kept byte for byte. `rules` is the fingerprint of what it was analysed with
// (og_catalogue_fingerprint). A failed record of a file that was not there or could not be read (OG_NOT_FOUND,
// OG_NOT_READABLE, OG_IS_DIRECTORY) leaves an analysed one as it is; any other failure takes its place.
// Fails with OG_BAD_RECORD, too.
OG_API og_status og_store_put(og_store *store, og_str path, og_str rules, og_str line) OG_MUST_USE;

// Whether the document at `path` was analysed with these rules and its line is there, and then the SHA-256 of its bytes
// in sha256[]. One that failed is not known, so that it is tried again.
OG_API og_status og_store_known(og_store *store, og_str path, og_str rules, bool *known, char sha256[64]) OG_MUST_USE;

// The line that was put for `path`, with its line end; *out has a NULL pointer where there is no such document;
// one without a line is OG_STORE_DAMAGED. Owns: the caller frees out->ptr with free().
OG_API og_status og_store_json(og_store *store, og_str path, og_str *out) OG_MUST_USE;
// The next record in the order of paths; *out is NULL after the last, and then it begins again. Owns: the caller frees
// *out.
OG_API og_status og_store_next(og_store *store, og_record **out) OG_MUST_USE;

// Removes documents that lie below one of `paths` and are no longer there, and in *removed (may be NULL) how many.
// A path that is itself no folder any more, or an empty one, removes nothing: what it held may be elsewhere for now, as
// where a disk is not mounted. All in one transaction.
OG_API og_status og_store_prune(og_store *store, const char *const *paths, size_t count, size_t *removed) OG_MUST_USE;

// Whether what is at `path`, or will be made there, lies in one of the folders `paths`, or is one of them; *index is
// which. Fails with: OG_NO_MEMORY, OG_WRITE_FAILED (where `path` leads cannot be told).
OG_API og_status og_store_lies_within(const char *path, const char *const *paths, size_t count, bool *within,
                                      size_t *index) OG_MUST_USE;

// What is searched for. Words, "phrases" and filters, all of which must hold; docs/store.md describes them.
typedef enum og_search_format {
    OG_SEARCH_TEXT, // for a terminal
    OG_SEARCH_JSON, // schema ofgrade-search/1
    OG_SEARCH_CSV,  // one row for each statement
} og_search_format;

typedef struct og_search_options {
    size_t limit; // the most statements shown, 0: all
    og_search_format format;
    const og_text_options *text; // colour and width of text; NULL: neither
} og_search_options;

// Finds statements and writes them, the best first. In *found (may be NULL) how many there are, shown or not. A query
// that is wrong is OG_USAGE, and what is wrong with it goes to the store's diagnostics. Owns: the caller frees out->ptr
// with free().
OG_API og_status og_store_search(og_store *store, og_str query, const og_search_options *options, size_t *found,
                                 og_str *out) OG_MUST_USE;

#endif
