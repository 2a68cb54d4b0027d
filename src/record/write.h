// SPDX-License-Identifier: MIT
// How strings and shares stand in the JSON that is written, for those who write parts of it and those who check it.
#ifndef OG_RECORD_WRITE_H
#define OG_RECORD_WRITE_H

#include "base/buf.h"

// Whether the writer escapes this code point.
bool og_json_escapes(uint32_t code);
// The end of the run at `at` (at most text.len) of ASCII that is written as it is.
size_t og_json_plain_end(og_str text, size_t at);
// With its quotation marks; U+FFFD for every byte that is not UTF-8.
void og_json_add_string(og_buf *out, og_str text);
// A share of 0 to 1. What is beyond is written all the same, as a number that no record may hold; no number is null.
void og_json_add_real(og_buf *out, double value);

#endif
