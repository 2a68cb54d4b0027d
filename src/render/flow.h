// SPDX-License-Identifier: MIT
// Plain text in lines of a given width. Whatever comes from a document is made harmless first: no control character,
// escape sequence or change of writing direction reaches the output.
#ifndef OG_RENDER_FLOW_H
#define OG_RENDER_FLOW_H

#include "base/arena.h"
#include "base/buf.h"

// A text in the making. Failures are remembered in out.status, so that one check at the end is enough.
typedef struct og_flow {
    og_arena *arena; // for what is needed while writing
    og_buf out;
    size_t width; // columns
    bool colour;
} og_flow;

// White space folded, invisible characters dropped, bytes that are not UTF-8 as U+FFFD. In the arena; empty when out
// of memory, which out.status then says.
og_str og_flow_clean(og_flow *flow, og_str text);
// The same for a path: spaces stay, what cannot be shown appears as \xNN.
og_str og_flow_visible(og_flow *flow, og_str path);
// printf into the arena.
og_str og_flow_print(og_flow *flow, const char *format, ...) __attribute__((format(printf, 2, 3)));

// The columns that a clean text takes: combining marks take none.
size_t og_flow_columns(og_str text);
// Takes the words from *rest that fit into `width` columns, at least one; with `cut` a longer word is cut. False when
// *rest is empty.
bool og_flow_take(og_str *rest, size_t width, bool cut, og_str *line);

// A paragraph of clean text: `first` before its first line, later lines indented by as much.
void og_flow_paragraph(og_flow *flow, const char *first, og_str text);
// The same with "label: " before the text, the label in bold where colours are wanted; an empty label is left out.
void og_flow_labelled(og_flow *flow, const char *first, og_str label, og_str text);
// The ANSI sequence "\x1b[<code>m" when colours are wanted.
void og_flow_colour(og_flow *flow, const char *code);
void og_flow_spaces(og_flow *flow, size_t count);
// Ends the flow. Owns: the caller frees out->ptr with free(). Fails with what any step failed with.
og_status og_flow_finish(og_flow *flow, og_str *out) OG_MUST_USE;

#endif
