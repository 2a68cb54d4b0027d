// SPDX-License-Identifier: MIT
// Many files: every file below the given paths, in path order, one record each, made by several workers.
#ifndef OFGRADE_BATCH_H
#define OFGRADE_BATCH_H

#include "ofgrade/pool.h"

typedef struct og_batch og_batch;

// Lists the files of all `paths` (files, or folders that are walked), sorted by bytes of path, each once. Below a
// folder only regular files are taken: names that begin with "." are skipped without a word, a link is followed to a
// file and not to a folder, and what has become a pipe or a device since it was listed fails as not readable. What is
// named is taken whatever it is. A path that cannot be listed is reported to `diagnostics` and counted; the rest goes
// on. Owns: the caller frees *out with og_batch_free. The catalogue must outlive it.
OG_API og_status og_batch_new(const char *const *paths, size_t path_count, const og_catalogue *catalogue,
                              const og_limits *limits, og_diagnostics *diagnostics, og_batch **out) OG_MUST_USE;
OG_API void og_batch_free(og_batch *batch);

// The next ones come before the first result is asked for.

// How its workers run; without it as og_workers of all zero says.
OG_API og_status og_batch_use(og_batch *batch, const og_workers *workers) OG_MUST_USE;
// A file that holds records (JSON: one, an array of them, or JSON Lines) gives those in place of its own, if it is
// named itself or its name ends in .json or .jsonl; in the place of one that is damaged a failed record with its
// number. What a record says of itself, its path too, is believed.
OG_API void og_batch_accept_records(og_batch *batch);
// What the caller knows from an earlier run: true with the SHA-256 (as 64 hexadecimal digits in sha256[]) of the file
// at `path`, whose record need not be made again as long as it has these bytes. Called once for each file, in path
// order, before it is opened; must not use the batch. `path` is valid during the call.
typedef bool (*og_batch_known)(void *context, og_str path, char sha256[64]);
OG_API void og_batch_skip_known(og_batch *batch, og_batch_known known, void *context);
// Whether `line` is the record of the next file, in one line, as an earlier run gave it; then the batch goes on with
// the file after that. *analysed: the record does not say "failed".
OG_API bool og_batch_take_line(og_batch *batch, og_str line, bool *analysed);
// Of a batch that accepts records: the next record of the next file if that holds some, and of those that follow it;
// *out is NULL where the next file is a document, for a line to be taken of. Owns: the caller frees *out.
OG_API og_status og_batch_take_record(og_batch *batch, og_record **out) OG_MUST_USE;

OG_API size_t og_batch_file_count(const og_batch *batch);
// How many paths or folders could not be listed.
OG_API size_t og_batch_unlisted_count(const og_batch *batch);
// How many files, in their order, have given a record, or their first one.
OG_API size_t og_batch_done_count(const og_batch *batch);

typedef enum og_batch_kind {
    OG_BATCH_END,       // there is nothing more
    OG_BATCH_RECORD,    // a record, failed or analysed
    OG_BATCH_UNCHANGED, // the file has the bytes that og_batch_known told of: there is no record
    OG_BATCH_WAITING,   // there is none yet; `path` is what is waited for
} og_batch_kind;

typedef struct og_batch_result {
    og_batch_kind kind;
    size_t file;       // its number in path order, from 0
    og_str path;       // the bytes of its path, a NUL that is not counted behind them
    og_str line;       // of a record: it, as og_record_to_json writes it in one line
    og_status failure; // why the record says "failed"; OG_OK: it is analysed
} og_batch_result;

// The next result, in path order; its strings are valid until the next call. Waits for it at most so many milliseconds
// and no longer than until a signal comes; -1: as long as it takes. Fails with: OG_NO_SANDBOX, OG_NO_WORKER,
// OG_NO_MEMORY; then there are no more. Not for a batch that accepts records.
OG_API og_status og_batch_next_result(og_batch *batch, int milliseconds, og_batch_result *out) OG_MUST_USE;
// Waits as long for what the next two give: *ready false means not yet. Whatever is unchanged may still have to be
// passed over then. Fails as og_batch_next_result does.
OG_API og_status og_batch_await(og_batch *batch, int milliseconds, bool *ready) OG_MUST_USE;
// The record that the last of these gave as og_batch_take_line takes it, "" where a file held it. Valid until the next.
OG_API og_str og_batch_line(const og_batch *batch);
// The next record, whatever is unchanged passed over; *out is NULL after the last. Fails as og_batch_next_result does.
// Owns: the caller frees *out.
OG_API og_status og_batch_next(og_batch *batch, og_record **out) OG_MUST_USE;
// The same, and with `documents` of og_workers in *document what og_pool_analyse_document gives there; NULL of what is
// read as a record. Owns: the caller frees *document, too.
OG_API og_status og_batch_next_document(og_batch *batch, og_record **out, og_document **document) OG_MUST_USE;

#endif
