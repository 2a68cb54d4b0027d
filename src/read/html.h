// SPDX-License-Identifier: MIT
// Between the files of the HTML reader: the page as a tree with what was measured of every element.
#ifndef OG_READ_HTML_H
#define OG_READ_HTML_H

#include "base/vec.h"
#include "document/builder.h"

#include <libxml/HTMLparser.h>
#include <libxml/tree.h>

// What an element does to the text in it.
typedef enum og_html_kind {
    OG_HTML_INLINE, // nothing; also every element that is not known
    OG_HTML_BLOCK,  // stands on lines of its own
    OG_HTML_NEVER,  // never holds words of the document (script, button)
    OG_HTML_ASIDE,  // beside the document (nav, aside)
    OG_HTML_EDGE,   // header, footer: the page's or an article's
    OG_HTML_CAPTION,
    OG_HTML_HEADING,
    OG_HTML_LIST,
    OG_HTML_ITEM,
    OG_HTML_TABLE,
    OG_HTML_ROW,
    OG_HTML_CELL,
    OG_HTML_TERM,
    OG_HTML_DESCRIPTION,
    OG_HTML_BREAK,
    OG_HTML_LINK
} og_html_kind;

// What was measured of an element, at node->_private. Lengths are in bytes other than white space.
typedef struct og_html_facts {
    og_html_kind kind;
    size_t text;   // all of it
    size_t kept;   // of what is not dropped
    size_t linked; // of that, inside links
    size_t prose;  // of that, in pieces long enough to be sentences, outside links
    size_t links;
    size_t longest_cell;         // of a table
    size_t cells;                // of a row: with text; of a table: of its fullest row
    size_t next_number;          // of an ordered list
    struct og_html_facts *table; // the table around it, NULL: none
    bool holds_table, holds_heading, holds_list, holds_main, holds_title, holds_block;
    bool is_dropped;
} og_html_facts;

typedef struct og_html {
    og_arena *arena;
    htmlDocPtr tree;
    const xmlNode *top;   // the html element
    const xmlNode *main;  // what is read
    const xmlNode *title; // the page's h1 where it stands outside that, else NULL
} og_html;

// Walks a tree without recursion: one step enters or leaves a node. `node` is NULL when all was seen.
typedef struct og_html_cursor {
    const xmlNode *top;
    const xmlNode *node;
    bool is_leaving;
} og_html_cursor;

og_html_cursor og_html_walk(const xmlNode *top);
// `descend` says whether to go into the node that was just entered.
void og_html_step(og_html_cursor *cursor, bool descend);

bool og_html_is(const xmlNode *node, const char *name);
// The value of an attribute, empty (with a pointer) when it is there without one, NULL pointer when it is not.
og_str og_html_attribute(const xmlNode *node, const char *name);
og_str og_html_text(const xmlNode *node);
// What was measured; never NULL for elements of a measured page that are not below a dropped one.
static inline og_html_facts *og_html_facts_of(const xmlNode *node)
{
    return node->_private;
}

// Measures all elements, drops what is not the document (menus, banners, adverts), and finds where the document is.
og_status og_html_find_main(og_html *page) OG_MUST_USE;
// Title, author, dates and address, from JSON-LD, meta elements and the title.
og_status og_html_add_properties(const og_html *page, og_builder *builder) OG_MUST_USE;

#endif
