// SPDX-License-Identifier: MIT
// Memory for MuPDF while it reads one file. MuPDF asks for a million small pieces a file and gives most of them back at
// once; lists of free pieces by size take a third of the time of the C library's allocator. All of it together is
// bounded, so that a small file cannot unpack into all memory there is.
#ifndef OG_READ_PDF_MEMORY_H
#define OG_READ_PDF_MEMORY_H

#include "ofgrade/base.h"

typedef struct og_pdf_memory og_pdf_memory;

// Takes at most `most` bytes from the system at a time. Small pieces that were given back stay with their size. NULL
// when out of memory. Owns: the caller frees with og_pdf_memory_free, which takes back the small pieces that were not
// freed; the large ones must have been.
og_pdf_memory *og_pdf_memory_new(size_t most);
void og_pdf_memory_free(og_pdf_memory *memory);

// As malloc, realloc and free, with the signatures of MuPDF's fz_alloc_context. `memory` is an og_pdf_memory.
void *og_pdf_memory_take(void *memory, size_t size);
void *og_pdf_memory_resize(void *memory, void *piece, size_t size);
void og_pdf_memory_give_back(void *memory, void *piece);

// True once a piece was refused because of `most`, and not given when it was asked for again at once: MuPDF makes room
// and does so.
bool og_pdf_memory_was_refused(const og_pdf_memory *memory);

#endif
