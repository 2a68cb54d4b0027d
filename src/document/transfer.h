// SPDX-License-Identifier: MIT
// A document as bytes, for the same program at the other end of a socket: what is drawn of it, without sections, links
// and what the file states about itself.
#ifndef OG_DOCUMENT_TRANSFER_H
#define OG_DOCUMENT_TRANSFER_H

#include "base/buf.h"
#include "document/document.h"

// How many bytes that takes; SIZE_MAX: more than can be counted.
size_t og_document_packed_size(const og_document *document);
void og_document_pack(const og_document *document, og_buf *out);
// Takes nothing on trust: a document comes of it only where it keeps every promise of the headers
// (og_document_check), stays within the limits, and has no control characters but line ends and tabs. Owns: the caller
// frees *out with og_document_free. Fails with: OG_BAD_RECORD, OG_NO_MEMORY.
og_status og_document_unpack(og_str bytes, const og_limits *limits, og_document **out) OG_MUST_USE;

#endif
