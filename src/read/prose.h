// SPDX-License-Identifier: MIT
// What a line of English prose shows of itself, whichever reader it comes from.
#ifndef OG_READ_PROSE_H
#define OG_READ_PROSE_H

#include "document/builder.h"

// The bullet or number that opens a line.
typedef struct og_marker {
    og_str text;     // as printed, empty: none
    size_t length;   // bytes up to the text behind it
    bool is_bullet;  // else a number or letter
    bool is_certain; // false for what running text may hold too ("-", "12.")
} og_marker;

// True unless white space alone follows: the line opens with a bullet or number.
bool og_marker_find(og_str line, og_marker *out);
// The same for a line that holds nothing else ("4.", a bullet).
bool og_marker_is_whole(og_str line);
// What a marker shows that was found so: a bullet where it is the letter that stands in its place in a symbol font.
og_str og_marker_shown(og_str marker);
// What prose shows at its ends, quotation marks and brackets aside.
bool og_text_is_closed(og_str text);     // ends a sentence or announces a list: . ! ? : …
bool og_text_opens_lower(og_str text);   // opens with a lower-case letter
bool og_text_is_broken_off(og_str text); // ends with a comma or a word such as "of", after which something must follow
bool og_text_divides_word(og_str line, og_str next); // "Newcastle-upon-" over "Tyne"
// The line ends within a sentence that the next one carries on.
bool og_text_is_cut(og_str line, og_str next);
bool og_text_is_headline(og_str text); // short, opens like a heading and does not close like a sentence
// "Help and protection: good" over "1. ...": stands over a paragraph with that marker and is none of the prose before
// it. Prose may break off before a number too ("in year" over "12."), so it is the first number, or a colon is in the
// line.
bool og_text_heads_number(og_str line, og_str marker);
// Nothing but a day in figures ("12/09/2016"): a line that is one was the cell of a table.
bool og_text_is_day(og_str text);
// Leads to a page of the web or to a mailbox; other addresses are the writer's own or do something.
bool og_text_is_address(og_str text);
// Where the next run of at least `least` (2 or more) spaces or of one tab starts at or after `from`, text before and
// behind it, and its end in *end; SIZE_MAX: none.
size_t og_text_gap(og_str line, size_t least, size_t from, size_t *end);
// Adds prose to the open block with web addresses as links.
og_status og_prose_add(og_str text, og_builder *builder) OG_MUST_USE;

#endif
