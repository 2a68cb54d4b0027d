// SPDX-License-Identifier: MIT
// Encodings told from bytes, shared by the sniffer and the readers of text and HTML.
#ifndef OG_READ_ENCODING_H
#define OG_READ_ENCODING_H

#include "base/buf.h"

typedef enum og_encoding {
    OG_ENCODING_UTF8,
    OG_ENCODING_UTF16LE,
    OG_ENCODING_UTF16BE,
    OG_ENCODING_WINDOWS_1252,
} og_encoding;

// What the bytes most likely are; *mark is the length of the byte order mark that says so, 0 where none does.
// OG_ENCODING_UTF8 is no promise that all of it is valid.
og_encoding og_encoding_guess(og_str bytes, size_t *mark);
// The same for UTF-16 alone, from a mark or from where the NULs stand; false when it is something else.
bool og_encoding_is_utf16(og_str bytes, og_encoding *encoding, size_t *mark);
// Appends `bytes` (its mark aside) as UTF-8. False in *clean where a byte meant nothing and became U+FFFD.
void og_encoding_convert(og_str bytes, og_encoding encoding, og_buf *out, bool *clean);
// CR LF and CR alone become LF, in place.
void og_encoding_unify_line_ends(og_buf *text);

#endif
