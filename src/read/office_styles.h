// SPDX-License-Identifier: MIT
// The styles of a word processor's document: what paragraphs and runs of text take from them.
#ifndef OG_READ_OFFICE_STYLES_H
#define OG_READ_OFFICE_STYLES_H

#include "base/vec.h"

// What a style says of something that is or is not.
typedef enum og_toggle { OG_UNSET, OG_ON, OG_OFF } og_toggle;

typedef enum og_style_family { OG_STYLE_OF_PARAGRAPHS, OG_STYLE_OF_TEXT, OG_STYLE_OF_OTHERS } og_style_family;

enum { OG_BODY_LEVEL = 10 }; // the outline level of text that is no heading

typedef struct og_style {
    og_str name; // as others call it
    og_style_family family;
    og_str parent; // takes from it what is not set here; empty: none
    og_toggle bold;
    og_toggle hidden;
    uint32_t outline;    // level of a heading from 1, OG_BODY_LEVEL; 0: not set
    og_str list;         // the list that paragraphs belong to; empty: not set
    uint32_t list_level; // in it, from 1; 0: not set
    og_toggle new_page;  // before the paragraph; not of Word, which notes where pages began
    og_toggle contents;  // a line of the table of contents
    bool is_complete;
    size_t order;
} og_style;

typedef struct og_styles {
    OG_VEC(og_style) items;
    og_str normal; // of paragraphs that name none; empty: there is none
} og_styles;

og_status og_styles_add(og_styles *styles, og_arena *arena, const og_limits *limits, const og_style *style) OG_MUST_USE;
// After all were added; of two with one name the first counts.
void og_styles_sort(og_styles *styles);
// With what it takes from its parents; one that sets nothing where there is none of the name.
const og_style *og_styles_find(og_styles *styles, og_style_family family, og_str name);

#endif
