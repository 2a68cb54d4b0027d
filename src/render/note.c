// SPDX-License-Identifier: MIT
#include "render/note.h"

#include "base/str.h"
#include "render/say.h"

void og_note_add(og_buf *note, const char *before, og_str text)
{
    if (text.len)
        og_buf_printf(note, "%s%s%.*s", note->len ? "; " : "", before, OG_STR_ARG(text));
}

void og_note_add_themes(og_flow *flow, const og_catalogue *catalogue, og_buf *note, const og_strs *themes)
{
    for (size_t i = 0; i < themes->count; i++) {
        og_str theme = og_say_theme(flow, catalogue, themes->items[i]);
        if (i)
            og_buf_printf(note, ", %.*s", OG_STR_ARG(theme));
        else
            og_note_add(note, "about ", theme);
    }
}

og_str og_note_after(og_str note, og_str first)
{
    og_str rest = og_str_slice(note, first.len, note.len);
    if (!first.len || !og_str_starts(note, first) || (rest.len && !og_str_starts(rest, OG_STR("; "))))
        return note;
    return rest.len ? og_str_slice(rest, 2, rest.len) : rest;
}

og_str og_note_finish(og_flow *flow, og_buf *note)
{
    og_str finished = og_flow_clean(flow, og_buf_str(note));
    if (note->status != OG_OK)
        flow->out.status = note->status;
    og_buf_free(note);
    return finished;
}
