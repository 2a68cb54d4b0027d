// SPDX-License-Identifier: MIT
// What a word processor's document says, between its XML and its blocks: paragraphs and tables in the order of reading.
// docx_*.c and odt_*.c gather them, office_write.c makes blocks of them once all is known.
#ifndef OG_READ_OFFICE_H
#define OG_READ_OFFICE_H

#include "base/buf.h"
#include "base/vec.h"
#include "document/builder.h"
#include "read/package.h"

typedef enum og_piece_kind {
    OG_PIECE_PARAGRAPH,
    OG_PIECE_TABLE,
    OG_PIECE_ROW,
    OG_PIECE_CELL,
    OG_PIECE_TABLE_END,
} og_piece_kind;

// What of a paragraph's text leads somewhere.
typedef struct og_piece_link {
    og_range range;
    og_str target;
} og_piece_link;

typedef struct og_piece {
    og_piece_kind kind;
    og_str text;      // of a paragraph; in it \n is a line break, \f the beginning of a page
    og_str label;     // the number or bullet that its list gives it
    uint32_t heading; // its level from 1; 0: it is none
    uint32_t item;    // how deep in lists a bullet stands, from 1; 0: it has none
    bool is_bold;     // as a whole
    bool is_furniture;
    size_t first_link;
    size_t link_count;
    bool is_data;   // of a table: one of facts, not one that only places things on the page
    size_t columns; // of a cell: that it takes
} og_piece;

// A paragraph that is being read. Boxes of text put paragraphs into paragraphs.
typedef struct og_open_paragraph {
    og_piece piece;
    og_buf text;
    size_t printing; // bytes other than white space
    size_t bold;     // of these
    OG_VEC(og_piece_link) links;
    bool in_link; // the last of them goes on
} og_open_paragraph;

// A table that is being read.
typedef struct og_open_table {
    size_t piece;
    size_t rows;
    size_t cells; // of the row, with text
    size_t most_cells;
    size_t cell_bytes;
    size_t longest_cell;
    bool holds_table, holds_heading, holds_list;
    bool holds_more; // than lines of contents
} og_open_table;

enum { OG_OFFICE_MOST_PAGES = 1000000 }; // that a file may state; more are none

typedef enum og_office_loss {
#define OG_LOSS(name, words) name,
#include "read/office_losses.def"
#undef OG_LOSS
    OG_LOST_NOTHING
} og_office_loss;

typedef struct og_office {
    og_arena *arena;
    const og_limits *limits;
    OG_VEC(og_piece) pieces;
    OG_VEC(og_piece_link) links;
    OG_VEC(og_open_paragraph) paragraphs;
    OG_VEC(og_open_table) tables;
    OG_VEC(og_piece) notes; // paragraphs of footnotes, which stand behind all others
    bool in_note;
    size_t text_bytes;   // of all paragraphs and their numbers
    size_t page_breaks;  // in the document itself
    size_t stated_pages; // that the program which wrote it counted; 0: not known
    og_str title;        // that the file states
    unsigned losses;     // of what not all was read: a bit each, by og_office_loss
    bool is_doubtful;    // checksums say that the file was changed
} og_office;

// Gathers what a package says.
typedef og_status og_office_gather(og_office *office, og_package *package);

// A document from its bytes: opens the package, gathers, and makes blocks of it all.
og_status og_office_read(og_str bytes, const og_limits *limits, og_office_gather *gather,
                         og_builder *builder) OG_MUST_USE;

// Something was not read.
void og_office_lose(og_office *office, og_office_loss what);

og_status og_office_begin_paragraph(og_office *office) OG_MUST_USE;
// The innermost that is open, NULL: none. Valid until the next begins.
og_open_paragraph *og_office_paragraph(og_office *office);
// Adds to the innermost paragraph; without one nothing is added.
og_status og_office_text(og_office *office, og_str text, bool bold) OG_MUST_USE;
og_status og_office_page_break(og_office *office) OG_MUST_USE;
// The number of a footnote, raised.
og_status og_office_note_mark(og_office *office, size_t number) OG_MUST_USE;
// What follows leads to `target`, an address of the web or of a mailbox; else nowhere, as after the end of the
// paragraph. `target` must stay.
og_status og_office_link(og_office *office, og_str target) OG_MUST_USE;
og_status og_office_end_paragraph(og_office *office) OG_MUST_USE;

og_status og_office_begin_table(og_office *office) OG_MUST_USE;
og_status og_office_row(og_office *office) OG_MUST_USE;
og_status og_office_cell(og_office *office) OG_MUST_USE;
// Of the cell that was begun last.
void og_office_widen_cell(og_office *office, size_t columns);
og_status og_office_end_table(og_office *office) OG_MUST_USE;

// What was gathered from piece `first` on is beside the text: headers and footers. What was there before is not
// repeated.
void og_office_put_beside(og_office *office, size_t first);

// Whether the paragraphs are lines of pages, as programs make of PDF files: many end where their sentences do not
// (office_lines.c).
bool og_office_is_wrapped(const og_office *office);
// Blocks of these lines; without links, furniture and notes.
og_status og_office_write_wrapped(const og_office *office, uint32_t pages, og_builder *builder) OG_MUST_USE;

// All that was gathered, as blocks.
og_status og_office_write(og_office *office, og_builder *builder) OG_MUST_USE;

#endif
