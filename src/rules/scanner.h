// SPDX-License-Identifier: MIT
// Runs the catalogue's patterns. The catalogue is shared and immutable; a scanner belongs to one thread and holds the
// compiled patterns and match data. Patterns are compiled when they are first wanted.
//
// How patterns are written: PCRE2, caseless, UTF; ^ and $ are the ends of the subject, . is no line end. Outside
// classes and escapes a space stands for any run of white space (a quantifier after it counts white space), an
// apostrophe for any kind of apostrophe, and an en dash for any kind of dash or hyphen. {grade} stands for a group
// named "grade" of all words of the framework's scale, longest first, bounded by word boundaries; the number of a
// footnote may be glued to them. A name may be given to several groups: the first that took part counts.
#ifndef OG_RULES_SCANNER_H
#define OG_RULES_SCANNER_H

#include "document/words.h"
#include "ofgrade/document.h"
#include "rules/framework.h"

typedef struct og_scanner og_scanner;

// `limits` may be NULL. Owns: the caller frees with og_scanner_free. The catalogue must outlive it.
og_status og_scanner_new(const og_catalogue *catalogue, const og_limits *limits, og_scanner **out) OG_MUST_USE;
void og_scanner_free(og_scanner *scanner);

// The groups that a match named; start == end == SIZE_MAX where a group took no part. Offsets are in the subject.
typedef struct og_match {
    og_range whole;
    og_range value; // group "value": of a field
    og_range grade; // group "grade": of a statement
    og_range area;  // group "area"
} og_match;

static inline bool og_range_took_part(og_range range)
{
    return range.start != SIZE_MAX;
}

// What every match of a pattern must hold: each of some needs, of which each is one of several words (ASCII letters and
// digits, in any case). A word that a match holds may stand behind its end only where the pattern looks ahead.
enum { OG_MOST_PATTERN_NEEDS = 6, OG_MOST_ALTERNATIVES = 16 };

typedef struct og_need_word {
    og_str letters;
    og_word_form form;
} og_need_word;

typedef struct og_need {
    const og_need_word *words;
    size_t count; // up to OG_MOST_ALTERNATIVES
    size_t gaps;  // at most so many runs of white space lie between the start of a match and such a word
} og_need;

typedef struct og_needs {
    const og_need *items;
    size_t count; // at most OG_MOST_PATTERN_NEEDS
} og_needs;

// A subject without one of the needs cannot match: a look for them first saves compiling and running the pattern. Valid
// until the scanner is freed. Without needs, nothing is known.
const og_needs *og_scanner_needs(og_scanner *scanner, size_t pattern);
// The longest letters (in any case) without which no subject matches; empty where none are certain.
og_str og_scanner_literal(og_scanner *scanner, size_t pattern);

// The first match of pattern number `pattern` in `subject` at or after `from`. False: none. A limit that was hit is
// also false and counted in og_scanner_limit_hits.
bool og_scanner_find(og_scanner *scanner, size_t pattern, og_str subject, size_t from, og_match *out);
// The same for a match that begins at or before `last`.
bool og_scanner_find_until(og_scanner *scanner, size_t pattern, og_str subject, size_t from, size_t last,
                           og_match *out);
size_t og_scanner_limit_hits(const og_scanner *scanner);

// Turns a pattern as written into PCRE2 ({grade} from `scale`, which may be NULL). In the arena. Fails with:
// OG_BAD_DATA ({grade} without a scale), OG_NO_MEMORY.
og_status og_pattern_expand(og_arena *arena, og_str written, const og_scale *scale, og_str *out) OG_MUST_USE;
// Compiles an expanded pattern to see whether it is one; false with a message (in the arena) and the offset.
bool og_pattern_check(og_arena *arena, og_str expanded, og_str *message, size_t *offset);

#endif
