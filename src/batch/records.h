// SPDX-License-Identifier: MIT
// Files that hold records: one as a JSON object, an array of them, or JSON Lines.
#ifndef OG_BATCH_RECORDS_H
#define OG_BATCH_RECORDS_H

#include "base/file.h"
#include "ofgrade/record.h"

// Whether a file of a folder may hold records, by its name: .json or .jsonl. Anything else that calls itself a record
// is a document that somebody made up.
bool og_records_may_be_in(og_str path);
// Whether the bytes begin as records do: an object or an array, and soon the name of their schema.
bool og_records_begin(og_str bytes);
// Both of an open file of which nothing was read: whether it begins so; whether it begins as any JSON does, and no text
// that anybody reads.
bool og_records_begin_in(const og_open_file *file);
bool og_records_are_json(const og_open_file *file);
// Whether og_records_next has one more to take.
bool og_records_are_left(og_str rest);
// Takes the next object from *rest, whatever stands between objects. What is no object is given up to the end of its
// line, for whoever reads it to refuse. False when there is nothing left.
bool og_records_next(og_str *rest, og_str *object);
// The record that `json` is. None may have more bytes than a worker may send for one: it is read here, where nothing
// bounds what that takes. Fails as og_record_from_json does.
og_status og_records_read(og_str json, const og_limits *limits, og_diagnostics *diagnostics,
                          og_record **out) OG_MUST_USE;

#endif
