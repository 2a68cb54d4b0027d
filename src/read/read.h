// SPDX-License-Identifier: MIT
// One reader a format: bytes into an open builder. og_document_read (read.c) sniffs and calls one of them.
#ifndef OG_READ_READ_H
#define OG_READ_READ_H

#include "base/buf.h"
#include "document/builder.h"

// What the bytes are. OG_UNKNOWN_FORMAT (archives, pictures, rubbish), OG_EMPTY (no bytes, or white space and NULs
// alone), OG_SPREADSHEET, OG_RECORDS; of office documents also what og_office_kind and og_ole_kind say.
og_status og_sniff(og_str bytes, const og_limits *limits, og_format *out) OG_MUST_USE;
// Whether the text begins as the JSON that this program writes: an object or an array, and soon the name of its schema.
// It has no byte order mark.
bool og_is_own_json(og_str text);

// Any of UTF-8, UTF-16 (with a mark, or told by its NULs) and Windows-1252 to UTF-8 without a byte order mark, line
// ends as LF. `*notice` (static storage) is a code where the encoding was guessed wrong in places ("invalid-utf-8"),
// else "". Fails with: OG_NO_MEMORY, OG_TEXT_TOO_LONG. Owns: the caller frees *out.
og_status og_decode_text(og_str bytes, const og_limits *limits, og_buf *out, og_str *notice) OG_MUST_USE;

og_status og_read_text(og_str bytes, const og_limits *limits, og_builder *builder) OG_MUST_USE;
// The same of text that og_decode_text or another reader decoded.
og_status og_read_decoded_text(og_str decoded, const og_limits *limits, og_builder *builder) OG_MUST_USE;
og_status og_read_html(og_str bytes, const og_limits *limits, og_builder *builder) OG_MUST_USE;
og_status og_read_docx(og_str bytes, const og_limits *limits, og_builder *builder) OG_MUST_USE;
og_status og_read_odt(og_str bytes, const og_limits *limits, og_builder *builder) OG_MUST_USE;
og_status og_read_pdf(og_str bytes, const og_limits *limits, og_diagnostics *diagnostics,
                      og_builder *builder) OG_MUST_USE;

#endif
