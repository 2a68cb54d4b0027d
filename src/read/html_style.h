// SPDX-License-Identifier: MIT
// What of style sheets and style attributes tells where words stand on a page and how they look.
#ifndef OG_READ_HTML_STYLE_H
#define OG_READ_HTML_STYLE_H

#include "base/vec.h"
#include "read/html.h"

typedef enum og_html_measure {
    OG_MEASURE_TOP,
    OG_MEASURE_LEFT,
    OG_MEASURE_WIDTH,
    OG_MEASURE_HEIGHT,
    OG_MEASURE_SIZE,  // of the type
    OG_MEASURE_PITCH, // from one line to the next
    OG_MEASURE_COUNT
} og_html_measure;

typedef struct og_html_style {
    float measures[OG_MEASURE_COUNT]; // in points; NaN where it is not stated, or in units that depend on others
    bool is_bold;
    bool is_in_flow; // its place only moves it from where it stands among others
} og_html_style;

typedef struct og_html_class {
    og_str name;
    og_html_style style;
} og_html_class;

enum { OG_HTML_MOST_FONTS = 512 };

// The rules for classes that style sheets have stated so far, in their order.
typedef struct og_html_sheet {
    OG_VEC(og_html_class) classes;
    size_t seen;                             // of them, those of the pages so far
    og_str page;                             // the number of the page, as the names of its classes have it
    og_html_style fonts[OG_HTML_MOST_FONTS]; // of the pages so far, by their number in the document
    bool has_font[OG_HTML_MOST_FONTS];
} og_html_sheet;

// What "top:12px;font-weight:bold" states.
og_html_style og_html_style_of(og_str declarations);
// What an element's style attribute states.
og_html_style og_html_own_style(const xmlNode *node);
bool og_html_states(const og_html_style *style, og_html_measure measure);
// Adds the rules of a style element. Its text must stay.
og_status og_html_add_sheet(og_arena *arena, const xmlNode *element, og_html_sheet *sheet) OG_MUST_USE;
// A page with this number begins. pdftohtml names font 3 on page 12 ft123, but states it only on the first page that
// uses it.
void og_html_begin_sheet_page(og_html_sheet *sheet, og_str number);
// The style that the last rule states for an element's class; NULL: none.
const og_html_style *og_html_class_style(const og_html_sheet *sheet, const xmlNode *node);

#endif
