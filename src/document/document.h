// SPDX-License-Identifier: MIT
// The inside of a document, for the readers that build it and the analysis that reads it.
#ifndef OG_DOCUMENT_DOCUMENT_H
#define OG_DOCUMENT_DOCUMENT_H

#include "base/vec.h"
#include "ofgrade/document.h"

enum { OG_DEEPEST_HEADING = 6 }; // the levels of headings begin at 1

typedef struct og_page {
    size_t start; // offset in the text of the first byte of its body; furniture stands elsewhere, see og_block.page
    uint32_t number;
} og_page;

// A hyperlink of HTML, Markdown or PDF: the words that carry it and where it leads.
typedef struct og_link {
    og_range range;
    og_str target;
} og_link;

// A fact that the file states about itself outside its text: HTML meta elements, JSON-LD, PDF information.
// Names: "title", "site", "published", "author", "url", "type" (JSON-LD @type), "description".
typedef struct og_property {
    og_str name;
    og_str value;
} og_property;

// Something the reader had to tell about the text: `code` in lower-case words joined by "-".
typedef struct og_notice {
    og_str code;
    og_str message;
    og_range range; // start == end: about the whole
} og_notice;

struct og_document {
    og_arena *arena; // holds everything below and the document itself
    og_format format;
    og_str text;
    OG_VEC(og_page) pages;
    OG_VEC(size_t) lines; // offset of the first byte of each line of the text
    OG_VEC(og_block) blocks;
    OG_VEC(og_range) cells;
    OG_VEC(og_sentence) sentences;
    OG_VEC(og_section) sections;
    OG_VEC(og_link) links;
    OG_VEC(og_property) properties;
    OG_VEC(og_notice) notices;
};

// The range of the text without the white space at its ends; of white space alone its end.
og_range og_range_trim(og_str text, og_range range);

// The value of a property, the empty string where the file does not state it.
og_str og_document_property(const og_document *document, og_str name);

// Checks all the promises made in the headers: ranges inside the text, on character boundaries, in order, not
// overlapping; cells inside rows; sentences inside their blocks; lines and pages ascending. On failure *problem names
// the first broken promise (static storage). Runs after every read in Debug builds.
bool og_document_check(const og_document *document, const char **problem);

#endif
