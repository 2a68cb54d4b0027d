// SPDX-License-Identifier: MIT
// Files that hold records: one as a JSON object, an array of them, or JSON Lines.
#ifndef OG_BATCH_RECORDS_H
#define OG_BATCH_RECORDS_H

#include "base/file.h"

// Whether the bytes begin as records do: an object or an array, and soon the name of their schema.
bool og_records_begin(og_str bytes);
// Both of an open file of which nothing was read: whether it begins so; whether it begins as any JSON does, and no text
// that anybody reads.
bool og_records_begin_in(const og_open_file *file);
bool og_records_are_json(const og_open_file *file);
// Takes the next object from *rest, whatever stands between objects. What is no object is given up to the end of its
// line, for whoever reads it to refuse. False when there is nothing left.
bool og_records_next(og_str *rest, og_str *object);

#endif
