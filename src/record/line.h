// SPDX-License-Identifier: MIT
// Records as lines of JSON that come from a worker, which is not trusted, or from a file of an earlier run: whether
// they are what og_record_to_json writes, byte for byte, told without making a record of them.
#ifndef OG_RECORD_LINE_H
#define OG_RECORD_LINE_H

#include "base/buf.h"
#include "ofgrade/record.h"

// Whether `line` is a whole record in one line, as og_record_to_json writes it: the order of keys, the forms of values
// and the promises of a status all hold, and it ends with its one line end. In *analysed whether its status is that.
bool og_line_is_record(og_str line, bool *analysed);
// Reads such a line, with or without its line end, many times faster than what reads any JSON; *out is NULL when it is
// none. Owns: the caller frees *out with og_record_free. Fails with: OG_NO_MEMORY.
og_status og_line_read(og_str line, og_record **out) OG_MUST_USE;
// What such a line begins with when its source has this path: up to the end of the path.
void og_line_start(og_buf *out, og_str path);

#endif
