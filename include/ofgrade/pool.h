// SPDX-License-Identifier: MIT
// Workers: processes in which documents are read and analysed, without any right but to read the one file that they
// were handed (docs/security.md). A document that crashes its worker, or takes too much time or memory, costs itself
// alone.
//
// A worker is forked from the calling process and holds a copy of its memory; it ends with the thread that forked it.
// Nothing here changes how the calling process handles signals, but it must not have SIGCHLD ignored or wait for
// children that are not its own.
#ifndef OFGRADE_POOL_H
#define OFGRADE_POOL_H

#include "ofgrade/record.h"

enum { OG_WORKERS_MOST = 256 };

typedef struct og_workers {
    size_t count;         // how many run at once, OG_WORKERS_MOST or less; 0: one for each processor of this process
    bool without_sandbox; // they keep their rights where the system cannot take them, and elsewhere too
    bool explain;         // as og_analyser_explain
    bool documents;       // each document comes back with its record
} og_workers;

typedef struct og_pool og_pool;

// `limits` and `workers` may be NULL for the defaults; no process is started before the first file. Owns: the caller
// frees *out with og_pool_free; the catalogue must outlive it. Fails with: OG_NO_MEMORY.
OG_API og_status og_pool_new(const og_catalogue *catalogue, const og_limits *limits, const og_workers *workers,
                             og_pool **out) OG_MUST_USE;
// Ends the workers, whatever they are doing.
OG_API void og_pool_free(og_pool *pool);

// As og_analyse_file, but in a worker. Fails with: OG_NO_SANDBOX, OG_NO_WORKER, OG_NO_MEMORY.
OG_API og_status og_pool_analyse_file(og_pool *pool, const char *path, og_diagnostics *diagnostics, og_record **out,
                                      og_status *failure) OG_MUST_USE;
// The same, but a file that holds a record in its JSON form, made before, is read as that record.
OG_API og_status og_pool_open_record(og_pool *pool, const char *path, og_diagnostics *diagnostics, og_record **out,
                                     og_status *failure) OG_MUST_USE;
// As og_pool_analyse_file, and with `documents` of og_workers in *document what was read, to be shown beside the
// record: text, pages, blocks, cells and sentences; NULL where it is not to be had (a failed record, a text that is too
// long to come back). It keeps all promises of the headers, and is still what a worker says that it read. Owns: the
// caller frees *document, too.
OG_API og_status og_pool_analyse_document(og_pool *pool, const char *path, og_diagnostics *diagnostics, og_record **out,
                                          og_document **document, og_status *failure) OG_MUST_USE;

// Reads the document at `path` in a worker that is there for it alone. The parts other than the text need the
// catalogue, which may else be NULL. *failure: why the document cannot be read, else OG_OK. Owns: the caller frees
// out->ptr with free(). Fails with: OG_NO_SANDBOX, OG_NO_WORKER, OG_NO_MEMORY.
OG_API og_status og_pool_read_text(const char *path, og_text_part part, const og_catalogue *catalogue,
                                   const og_limits *limits, const og_workers *workers, og_str *out,
                                   og_status *failure) OG_MUST_USE;

#endif
