// SPDX-License-Identifier: MIT
// What the loader and the scanner share about patterns. For everybody else: rules/scanner.h.
#ifndef OG_RULES_PATTERN_H
#define OG_RULES_PATTERN_H

#include "rules/scanner.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

// The most capturing groups of a pattern; the text in og_pattern_check says it too.
enum { OG_PATTERN_GROUPS = 30 };

// True when a pattern as written holds {grade}, so that it needs a scale.
bool og_pattern_states_grade(og_str written);
// The offset after the class that opens at `at`: "[" , an optional "^", a "]" that means itself, then up to "]".
size_t og_pattern_after_class(og_str s, size_t at);
// The offset after the escape that starts at `at`; \Q...\E is one.
size_t og_pattern_after_escape(og_str s, size_t at);
// og_scanner_needs of a pattern as written, with the scale that its {grade} stands for (may be NULL). In the arena, and
// parts of `written` and the scale. Fails with: OG_NO_MEMORY.
og_status og_pattern_needs(og_arena *arena, og_str written, const og_scale *scale, og_needs *out) OG_MUST_USE;
// Owns: the caller frees with pcre2_code_free. NULL with PCRE2's error number and the offset when it is no pattern.
pcre2_code *og_pattern_compile(og_str expanded, int *error, size_t *offset);
// Whether an expanded pattern needs steps out of all proportion on some text made of its own characters; *offset is
// then where the repeat begins that does it.
bool og_pattern_explodes(og_str expanded, size_t *offset);

#endif
