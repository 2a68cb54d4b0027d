// SPDX-License-Identifier: MIT
// Ids as a person says them.
#ifndef OG_BASE_ID_H
#define OG_BASE_ID_H

#include "base/buf.h"

// Appends "drift-and-delay" as "drift and delay", "lscb" as "LSCB": a word without a vowel is an abbreviation.
void og_id_add_words(og_buf *out, og_str id);

#endif
