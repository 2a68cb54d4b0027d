// SPDX-License-Identifier: MIT
// Makes a document block by block, in reading order. The readers call this and nothing else of the document.
// White space is folded, soft hyphens and other invisible characters are dropped, ligatures (fi, fl, ff, ffi, ffl)
// become letters, typographic spaces become spaces; all other characters stay as printed. Invalid UTF-8 becomes U+FFFD
// and, once, a notice "invalid-utf-8".
#ifndef OG_DOCUMENT_BUILDER_H
#define OG_DOCUMENT_BUILDER_H

#include "document/document.h"

typedef struct og_builder og_builder;

// Owns: og_builder_finish or og_builder_free ends it. Fails with: OG_NO_MEMORY.
og_status og_builder_new(og_format format, const og_limits *limits, og_builder **out) OG_MUST_USE;
void og_builder_free(og_builder *builder); // NULL is fine

// What is added from now on stands on page `number` (ascending, from 1). Also allowed inside a block.
og_status og_builder_page(og_builder *builder, uint32_t number) OG_MUST_USE;
// Opens a block; none may be open. `level`: see og_block.
og_status og_builder_begin(og_builder *builder, og_block_kind kind, uint32_t level) OG_MUST_USE;
// Opens a furniture block that stands on page `page` whatever the current page is.
og_status og_builder_begin_furniture(og_builder *builder, uint32_t page) OG_MUST_USE;
// The bullet or number of the open block, before any text. Bullets of all kinds are written as "•".
og_status og_builder_marker(og_builder *builder, og_str marker) OG_MUST_USE;
// Adds to the open block or cell. Nothing is put between two adds: spaces are in the text that is given.
og_status og_builder_text(og_builder *builder, og_str text) OG_MUST_USE;
// The open block goes on in the next printed line: a space, or nothing after a soft hyphen and after a hyphen or dash
// that stands right after a word ("multi-", "agency") unless the hyphen is suspended ("16- and 17-year-olds").
og_status og_builder_join(og_builder *builder) OG_MUST_USE;
// Of a row: opens its next cell (also the first). Text outside a cell is not allowed in a row.
og_status og_builder_cell(og_builder *builder) OG_MUST_USE;
// What is added between these two calls leads to `target`. Links do not nest: a second one ends the first.
og_status og_builder_link_begin(og_builder *builder, og_str target) OG_MUST_USE;
og_status og_builder_link_end(og_builder *builder) OG_MUST_USE;
// Closes the block. A block without text is dropped, with its marker.
og_status og_builder_end(og_builder *builder) OG_MUST_USE;
// True while a block is open.
bool og_builder_is_open(const og_builder *builder);

og_status og_builder_property(og_builder *builder, og_str name, og_str value) OG_MUST_USE;
og_status og_builder_notice(og_builder *builder, og_str code, og_str message) OG_MUST_USE;

// Splits sentences, numbers lines, checks (Debug) and hands over the document; frees the builder in any case.
// Fails with: OG_NO_TEXT when not one block was made, OG_NO_MEMORY, and in Debug OG_INTERNAL when the check fails.
og_status og_builder_finish(og_builder *builder, og_document **out) OG_MUST_USE;

#endif
