// SPDX-License-Identifier: MIT
// Many files: every file below the given paths, in path order, one record each.
#ifndef OFGRADE_BATCH_H
#define OFGRADE_BATCH_H

#include "ofgrade/record.h"

typedef struct og_batch og_batch;

// Lists the files of all `paths` (files, or folders that are walked), sorted by bytes of path, each once. Below a
// folder only regular files are taken: names that begin with "." are skipped without a word, a link is followed to a
// file and not to a folder, and what has become a pipe or a device since it was listed fails as not readable. What is
// named is taken whatever it is. A path that cannot be listed is reported to `diagnostics` and counted; the rest goes
// on. Owns: the caller frees *out with og_batch_free. The catalogue must outlive it.
OG_API og_status og_batch_new(const char *const *paths, size_t path_count, const og_catalogue *catalogue,
                              const og_limits *limits, og_diagnostics *diagnostics, og_batch **out) OG_MUST_USE;
OG_API void og_batch_free(og_batch *batch);
// From now on a file that holds records (JSON: one, an array of them, or JSON Lines) gives those in place of its own;
// in the place of one that is damaged a failed record with its number.
OG_API void og_batch_accept_records(og_batch *batch);
OG_API size_t og_batch_file_count(const og_batch *batch);
// How many paths or folders could not be listed.
OG_API size_t og_batch_unlisted_count(const og_batch *batch);
// The next record, failed or analysed; *out is NULL after the last. Owns: the caller frees *out.
OG_API og_status og_batch_next(og_batch *batch, og_record **out) OG_MUST_USE;

#endif
