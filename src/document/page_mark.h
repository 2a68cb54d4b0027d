// SPDX-License-Identifier: MIT
// Where a page says which of how many it is.
#ifndef OG_DOCUMENT_PAGE_MARK_H
#define OG_DOCUMENT_PAGE_MARK_H

#include "ofgrade/base.h"

enum { OG_HIGHEST_PAGE = 999 }; // that a document prints

// The two numbers of "7 of 12" at the end of `text`, and in *before what stands before them; false: it does not end so.
bool og_page_of_pages(og_str text, og_str *before, size_t *page, size_t *pages);

#endif
