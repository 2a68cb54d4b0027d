// SPDX-License-Identifier: MIT
// A document as read: one UTF-8 text and flat arrays of spans over it.
#ifndef OFGRADE_DOCUMENT_H
#define OFGRADE_DOCUMENT_H

#include "ofgrade/base.h"

// Bytes start <= i < end of the document's text.
typedef struct og_range {
    size_t start;
    size_t end;
} og_range;

// The formats that can be read, as formats.def lists them.
typedef enum og_format {
#define OG_FORMAT(id, name, label) id,
#include "ofgrade/formats.def"
#undef OG_FORMAT
} og_format;

// "pdf", "html", "docx", "odt", "text". Static storage.
OG_API og_str og_format_name(og_format format);

typedef enum og_block_kind {
#define OG_BLOCK_KIND(id, name, meaning) id,
#include "ofgrade/block_kinds.def"
#undef OG_BLOCK_KIND
} og_block_kind;

// "heading", "paragraph", "item", "row", "furniture". Static storage.
OG_API og_str og_block_kind_name(og_block_kind kind);

// A piece of the document that a reader sees as one: blocks follow each other in reading order and do not overlap.
typedef struct og_block {
    og_block_kind kind;
    og_range range;    // its text, the marker aside; of a row: from its first cell to its last
    og_range marker;   // the bullet or number before it as printed ("•", "12.", "2.1"); empty when there is none
    uint32_t page;     // where it starts, 1-based; 0 in documents without pages
    uint32_t level;    // of a heading 1 (title) to 6; of an item its nesting from 1; else 0
    size_t first_cell; // of a row: its cells, empty ones included
    size_t cell_count;
    size_t first_sentence; // of all but furniture
    size_t sentence_count;
} og_block;

typedef struct og_sentence {
    og_range range;
    size_t block;
} og_sentence;

// A heading and what stands under it, up to the next heading of its level or above. Sections may nest.
typedef struct og_section {
    size_t first_block; // the heading, or block 0 for what stands before the first
    size_t block_count;
    uint32_t level; // of its heading, 6 of text that begins without one; 0 for what stands before the first heading
    og_str role;    // of roles.def, from the framework: "improvements", "strengths", ...; "" where it gives none
    og_str area;    // the judgement area that the heading names; "" where none
} og_section;

// What `ofgrade text` prints of a document.
typedef enum og_text_part {
    OG_PART_TEXT,   // the text, with a line end at its end
    OG_PART_BLOCKS, // of these three one line each, in columns that tabs divide: kind, page, line, start, end, level,
    OG_PART_SENTENCES, // role, area, text (docs/man/ofgrade.1)
    OG_PART_SECTIONS,
} og_text_part;

typedef struct og_document og_document;

// Reads one document from its bytes; what it is is told from the bytes alone.
// `limits` may be NULL for the defaults. Warnings go to `diagnostics`, which may be NULL.
// Owns: the caller frees *out with og_document_free; `bytes` may be dropped after the call.
// Fails with: the statuses of status.def that name a kind of bad input, OG_NO_MEMORY.
OG_API og_status og_document_read(og_str bytes, const og_limits *limits, og_diagnostics *diagnostics,
                                  og_document **out) OG_MUST_USE;
// The same from the file at `path` ("-": standard input). Fails also with: OG_NOT_FOUND, OG_IS_DIRECTORY,
// OG_NOT_READABLE, OG_TOO_LARGE.
OG_API og_status og_document_read_file(const char *path, const og_limits *limits, og_diagnostics *diagnostics,
                                       og_document **out) OG_MUST_USE;
OG_API void og_document_free(og_document *document);

// The whole text: blocks divided by line ends, cells by tabs. Valid until the document is freed, as all below.
OG_API og_str og_document_text(const og_document *document);
OG_API og_str og_document_slice(const og_document *document, og_range range);
OG_API og_format og_document_format(const og_document *document);
// The number of pages, 0 where the format has none.
OG_API size_t og_document_page_count(const og_document *document);
OG_API size_t og_document_block_count(const og_document *document);
OG_API const og_block *og_document_block(const og_document *document, size_t index);
OG_API og_range og_document_cell(const og_document *document, size_t index);
OG_API size_t og_document_sentence_count(const og_document *document);
OG_API const og_sentence *og_document_sentence(const og_document *document, size_t index);
// Sections are there once the document was analysed (og_analyse), since their roles come from the framework.
OG_API size_t og_document_section_count(const og_document *document);
OG_API const og_section *og_document_section(const og_document *document, size_t index);
// The page (0: none) and the line of the text, both 1-based, on which the byte at `offset` stands.
OG_API uint32_t og_document_page_of(const og_document *document, size_t offset);
OG_API size_t og_document_line_of(const og_document *document, size_t offset);

#endif
