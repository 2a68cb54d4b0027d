// SPDX-License-Identifier: MIT
// References to characters, as HTML and Markdown write them: "&rsquo;", "&#8217;", "&#x27;".
#ifndef OG_READ_REFERENCE_H
#define OG_READ_REFERENCE_H

#include "base/str.h"

// The bytes of the reference that begins with the & at `at`, and its code point; 0: there is none.
size_t og_reference_at(og_str text, size_t at, uint32_t *code);

#endif
