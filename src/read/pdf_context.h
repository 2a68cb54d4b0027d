// SPDX-License-Identifier: MIT
// How MuPDF is set up to read one file: quiet, with memory and fonts of our own.
#ifndef OG_READ_PDF_CONTEXT_H
#define OG_READ_PDF_CONTEXT_H

#include "read/pdf_memory.h"

#include <mupdf/fitz.h>

// A context whose memory comes from `memory`, which must outlive it; NULL when out of memory. MuPDF's messages are
// dropped: what they are about shows in what is read. Owns: the caller drops it with fz_drop_context.
fz_context *og_pdf_context_new(og_pdf_memory *memory);

#endif
