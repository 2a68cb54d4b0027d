// SPDX-License-Identifier: MIT
// What the loader and the scanner share about patterns. For everybody else: rules/scanner.h.
#ifndef OG_RULES_PATTERN_H
#define OG_RULES_PATTERN_H

#include "base/arena.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

// The most capturing groups of a pattern; the text in og_pattern_check says it too.
enum { OG_PATTERN_GROUPS = 30 };

// True when a pattern as written holds {grade}, so that it needs a scale.
bool og_pattern_states_grade(og_str written);
// The offset after the class that opens at `at`: "[" , an optional "^", a "]" that means itself, then up to "]".
size_t og_pattern_after_class(og_str s, size_t at);
// og_scanner_literal of a pattern as written; empty also when memory runs out.
og_str og_pattern_literal(og_arena *arena, og_str written);
// Owns: the caller frees with pcre2_code_free. NULL with PCRE2's error number and the offset when it is no pattern.
pcre2_code *og_pattern_compile(og_str expanded, int *error, size_t *offset);
// Whether an expanded pattern needs steps out of all proportion on some long line made of its own characters.
bool og_pattern_explodes(og_str expanded);

#endif
