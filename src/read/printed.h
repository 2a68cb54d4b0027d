// SPDX-License-Identifier: MIT
// A document as printed: pieces of text at places on pages. Readers of laid-out formats (PDF, text from a PDF) make it,
// layout.c turns it into blocks.
#ifndef OG_READ_PRINTED_H
#define OG_READ_PRINTED_H

#include "document/builder.h"

// Of text: the width of a column in ems, and the columns than which no page is wider.
#define OG_COLUMN 0.5F
enum { OG_WIDEST_WRAP = 170 };

// Whether a line of text is a row of a list (text_rows.c).
typedef enum og_text_row {
    OG_TEXT_NO_ROW,
    OG_TEXT_ROW,
    OG_TEXT_ROW_ALONE // its columns do not line up with those of its neighbours
} og_text_row;

// A run of text on one printed line without a wide gap. Lengths in points for PDF; in text an em is 1, a column 0.5, a
// line 1.2. The origin is the top left corner of the page.
typedef struct og_fragment {
    og_str text; // UTF-8; may hold spaces of any kind
    float x0;    // left and right edge
    float x1;
    float top; // of the line box
    float bottom;
    float size;      // of the type, most of it
    bool bold;       // most of it
    uint32_t page;   // index of the page from 0
    uint32_t level;  // 1 to 6: marked as a heading (Markdown); 0: nothing known
    og_text_row row; // what its line is
} og_fragment;

// A drawn horizontal line or the edge of a filled box: the border of a table's row.
typedef struct og_rule {
    float x0;
    float x1;
    float y;
    uint32_t page;
} og_rule;

// A drawn upright line: the border between the cells of a row.
typedef struct og_upright {
    float x;
    float y0;
    float y1;
    uint32_t page;
} og_upright;

typedef struct og_printed_page {
    uint32_t number; // 1-based, 0 where the format has no pages
    float width;
    float height;
} og_printed_page;

typedef struct og_printed {
    og_arena *arena;
    OG_VEC(og_printed_page) pages;
    OG_VEC(og_fragment) fragments; // in the order of the file; layout sorts
    OG_VEC(og_rule) rules;         // page by page
    OG_VEC(og_upright) uprights;   // page by page
    bool lines_lost;               // a page draws more lines than are kept
} og_printed;

// Reading order, paragraphs joined over lines and pages, furniture, headings, items, tables.
og_status og_layout(const og_printed *printed, og_builder *builder) OG_MUST_USE;

#endif
