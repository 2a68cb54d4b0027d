// SPDX-License-Identifier: MIT
// UTF-8: decoding, encoding, checking, and the folding under which form words are compared.
#ifndef OG_BASE_UTF8_H
#define OG_BASE_UTF8_H

#include "base/buf.h"

enum { OG_REPLACEMENT = 0xFFFD };

// The code point at `at` (< s.len) and in *length its bytes (1 to 4). An invalid byte gives U+FFFD and length 1.
uint32_t og_utf8_decode(og_str s, size_t at, size_t *length);
// Writes 1 to 4 bytes and says how many; surrogates and values beyond U+10FFFF are written as U+FFFD.
size_t og_utf8_encode(uint32_t code, char out[4]);
void og_utf8_add(og_buf *buf, uint32_t code);
// The offset after the ASCII that starts at `at`.
size_t og_utf8_after_ascii(og_str s, size_t at);
// Where the first invalid byte stands; s.len when all is well.
size_t og_utf8_valid_length(og_str s);

bool og_code_is_space(uint32_t code);       // white space of any width, no-break spaces included
bool og_code_is_invisible(uint32_t code);   // soft hyphen, zero width, byte order mark, controls, also of direction
bool og_code_is_bullet(uint32_t code);      // signs that open an item of a list, private-use glyphs included
bool og_code_is_dash(uint32_t code);        // hyphens, dashes, minus
bool og_code_is_superscript(uint32_t code); // raised figures: the numbers of footnotes
bool og_code_is_apostrophe(uint32_t code);  // ' and its typographic forms
uint32_t og_code_raised(size_t digit);      // the raised figure of 0 to 9

// One folded character at `at`: lower case, any apostrophe as ', any dash as -, any white space as a space, typographic
// double quotes as ", other characters as they are. *length is the bytes it takes in `s`.
uint32_t og_fold_at(og_str s, size_t at, size_t *length);

// The length of the part of `s` from `at` on that matches the whole `phrase` under folding, where a run of white space
// matches a run of white space; 0 when it does not match. `phrase` holds no leading or trailing space.
size_t og_phrase_match(og_str s, size_t at, og_str phrase);
// The same for a phrase that stands at `at` as whole words.
size_t og_phrase_at(og_str s, size_t at, og_str phrase);
// Where the phrase first stands as whole words in `s` at or after `from`, and in *length (may be NULL) the bytes it
// takes there; SIZE_MAX when nowhere.
size_t og_phrase_find(og_str s, og_str phrase, size_t from, size_t *length);

#endif
