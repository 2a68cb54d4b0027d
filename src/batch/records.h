// SPDX-License-Identifier: MIT
// Files that hold records: one as a JSON object, an array of them, or JSON Lines.
#ifndef OG_BATCH_RECORDS_H
#define OG_BATCH_RECORDS_H

#include "ofgrade/base.h"

// Whether the bytes begin as records do: an object or an array, and soon the name of their schema.
bool og_records_begin(og_str bytes);
// Takes the next object from *rest, whatever stands between objects. What is no object is given up to the end of its
// line, for whoever reads it to refuse. False when there is nothing left.
bool og_records_next(og_str *rest, og_str *object);

#endif
