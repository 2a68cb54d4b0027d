// SPDX-License-Identifier: MIT
// What stands in brackets after a statement: details divided by semicolons.
#ifndef OG_RENDER_NOTE_H
#define OG_RENDER_NOTE_H

#include "record/record.h"
#include "render/flow.h"

// Adds `before` and `text`, unless the text is empty.
void og_note_add(og_buf *note, const char *before, og_str text);
// "about workforce, plans and reviews".
void og_note_add_themes(og_flow *flow, const og_catalogue *catalogue, og_buf *note, const og_strs *themes);
// What follows `first`, if the note begins with that detail; else all of it.
og_str og_note_after(og_str note, og_str first);
// Takes over the note, frees it and gives what it held, clean.
og_str og_note_finish(og_flow *flow, og_buf *note);

#endif
