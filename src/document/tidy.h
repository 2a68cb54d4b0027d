// SPDX-License-Identifier: MIT
// Cleans text on its way into a buffer: white space folded, invisible characters dropped, ligatures spelt out, invalid
// bytes replaced (the promises at the head of builder.h).
#ifndef OG_DOCUMENT_TIDY_H
#define OG_DOCUMENT_TIDY_H

#include "base/arena.h"
#include "base/buf.h"

typedef struct og_tidy {
    og_buf *out;
    bool space;       // white space was read since the last character that was written
    bool soft_hyphen; // a soft hyphen was read since then
    bool invalid;     // some byte was not UTF-8
} og_tidy;

// The offset of the first character of `text` that prints, text.len when none does. Notes what it skips in the flags.
size_t og_tidy_skip(og_tidy *tidy, og_str text);
// Appends `text`, after a space if the flag says so. White space at its end is noted, not written.
void og_tidy_add(og_tidy *tidy, og_str text);
// A clean and trimmed copy in the arena. Fails with: OG_NO_MEMORY.
og_status og_tidy_copy(og_arena *arena, og_str text, og_str *out) OG_MUST_USE;

#endif
