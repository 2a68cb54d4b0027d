// SPDX-License-Identifier: MIT
// Rows of a table whose cells are divided by bars, in text that is no Markdown: no line below the first says so.
#include "base/str.h"
#include "read/flow.h"

// A bar at either end and one between.
static bool is_barred(og_str line)
{
    og_str inner = og_str_slice(line, 1, line.len ? line.len - 1 : 0);
    return og_str_starts(line, OG_STR("|")) && og_str_ends(line, OG_STR("|")) &&
           og_str_find_byte(inner, '|', 0) != SIZE_MAX;
}

// The cells with a tab between them. With an empty one the others would move to columns that are not theirs: such a row
// stays as it is.
static og_status take_cells(og_text *text, og_text_line *line)
{
    og_buf cells = {0};
    og_str rest = line->text, cell;
    bool filled = true;
    for (size_t i = 0; og_markdown_cell(&rest, &cell); i++) {
        if (i)
            og_buf_add_byte(&cells, '\t');
        og_buf_add(&cells, cell);
        filled = filled && cell.len;
    }
    if (!filled) {
        og_buf_free(&cells);
        return OG_OK;
    }
    OG_TRY(og_arena_take(text->arena, &cells, &line->text));
    line->text = og_str_trim(line->text);
    line->width = og_text_columns(line->text, line->indent);
    line->has_gap = true;
    line->row = OG_TEXT_ROW_ALONE;
    return OG_OK;
}

og_status og_text_take_bars(og_text *text)
{
    for (size_t i = 0; i < text->lines.count; i++)
        if (is_barred(text->lines.items[i].text))
            OG_TRY(take_cells(text, &text->lines.items[i]));
    return OG_OK;
}
