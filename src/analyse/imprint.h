// SPDX-License-Identifier: MIT
// The headline, outlet and byline of an article.
#ifndef OG_ANALYSE_IMPRINT_H
#define OG_ANALYSE_IMPRINT_H

#include "analyse/analysis.h"

// Sets the record's outlet and byline, of articles and of documents that belong to no framework.
og_status og_imprint_find(og_analysis *analysis) OG_MUST_USE;
// The headline, after og_imprint_find; leaves *out as it is where there is none or the document is no article.
og_status og_imprint_title(og_analysis *analysis, og_str *out) OG_MUST_USE;
// Whether a line can be a title: a date, a telephone number or the like above the text is none.
bool og_imprint_is_title(og_str text);

#endif
