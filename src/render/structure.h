// SPDX-License-Identifier: MIT
// The structure of a document as lines of columns divided by tabs, for `ofgrade text`.
#ifndef OG_RENDER_STRUCTURE_H
#define OG_RENDER_STRUCTURE_H

#include "base/buf.h"
#include "ofgrade/document.h"

// Adds one line for each block, sentence or section (`part`), which an analysis has found; of OG_PART_TEXT the text.
og_status og_structure_write(const og_document *document, og_text_part part, og_buf *out) OG_MUST_USE;

#endif
