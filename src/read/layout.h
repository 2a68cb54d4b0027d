// SPDX-License-Identifier: MIT
// Between the files of the layout: printed lines, the flow of lines and table rows in reading order.
#ifndef OG_READ_LAYOUT_H
#define OG_READ_LAYOUT_H

#include "read/printed.h"

// One line as printed: neighbouring fragments on one baseline.
typedef struct og_line {
    size_t first; // its fragments in og_page_layout.fragments
    size_t count;
    float x0, x1;
    float text_x0; // where the text begins after a marker
    float top, bottom, base;
    float size;
    bool bold;
    bool skip; // furniture or footnote: not part of the flow
    og_text_row row;
    size_t alike;  // of the pages that have the same line there, the most; 0: none was looked for
    uint32_t page; // index
    size_t marker; // bytes of the first fragment that are the marker and the space after it; 0: none
    float right;   // the right margin of its column
} og_line;

typedef OG_VEC(og_line) og_lines;

// One piece of a block: a fragment (less its marker) and how it follows what was before it.
typedef enum og_lead { OG_LEAD_NONE, OG_LEAD_SPACE, OG_LEAD_JOIN, OG_LEAD_CELL } og_lead;

typedef struct og_part {
    size_t fragment; // SIZE_MAX: an empty cell
    size_t skip;     // bytes of its text that are left out: the marker
    og_lead lead;
} og_part;

// What follows in reading order: a line, or a row of a table with its parts.
typedef struct og_flow {
    size_t line; // in lines; SIZE_MAX: a row
    size_t first_part;
    size_t part_count;
    uint32_t page; // of a row
} og_flow;

// A row whose cells are drawn as boxes.
typedef struct og_drawn_row {
    size_t first; // its lines
    size_t end;
    size_t first_bound; // of cells + 1 in bounds
    size_t cells;
    uint32_t spanning; // bit by cell: it spans this row and the next ones; its lines end with span_end, not with end
    size_t span_end;
    bool runs_on; // the rest of the row before, which a page broke
} og_drawn_row;

// Where the lines of one of the first 32 cells end.
static inline size_t og_cell_end(const og_drawn_row *row, size_t cell)
{
    return cell < 32 && (row->spanning >> cell & 1U) ? row->span_end : row->end;
}

// A block in the making.
typedef struct og_chunk {
    og_block_kind kind;
    uint32_t level;
    og_str marker;
    float marker_x0;
    float right; // the right margin of its column
    size_t first_part;
    size_t part_count;
    size_t line_count;
    uint32_t page; // where it starts (index)
    float size;
    bool bold;
    bool footnote;
    bool gap_before; // white space above that sets it apart
    size_t head;     // lines by which it looks like a heading that nothing sets apart, 0: it does not
    size_t heads;    // how many such stand one below the other, with this one
} og_chunk;

typedef struct og_layout_state {
    og_arena *arena;
    const og_printed *printed;
    og_builder *builder;           // for notices
    bool grid;                     // text: every size is 1
    OG_VEC(og_fragment) fragments; // sorted into lines
    og_lines lines;
    OG_VEC(og_drawn_row) drawn;
    OG_VEC(float) bounds; // left edges of the cells of drawn rows, and the right edge of the last
    OG_VEC(og_flow) flow;
    OG_VEC(og_part) parts;
    OG_VEC(og_chunk) chunks;
    size_t *rules_of_page; // per page, and one more: its first drawn line in printed->rules
    float body_size;       // of most characters
    float pitch;           // distance of baselines in running text, in sizes
} og_layout_state;

// lines.c: fills fragments, lines, body_size and pitch.
og_status og_layout_lines(og_layout_state *state) OG_MUST_USE;
// The bytes of a bullet or number that opens `text`, and the white space behind it, 0 for none. `alone`: nothing else
// stands in the fragment, or a gap follows it.
size_t og_marker_length(og_str text, bool alone);
// The text of a fragment of the sorted list.
og_str og_line_text(const og_layout_state *state, const og_line *line, size_t index);
bool og_line_opens_lower(const og_layout_state *state, const og_line *line);

// furniture.c: marks running headers, footers, page numbers and footnotes with `skip` and makes chunks of them.
og_status og_layout_furniture(og_layout_state *state) OG_MUST_USE;

// drawn.c: finds the rows of tables whose cells are drawn.
og_status og_layout_drawn(og_layout_state *state) OG_MUST_USE;

// tables.c: puts all lines that are not skipped into the flow, with tables as rows.
og_status og_layout_flow(og_layout_state *state) OG_MUST_USE;

// paragraphs.c: makes chunks of the flow.
og_status og_layout_paragraphs(og_layout_state *state) OG_MUST_USE;

#endif
