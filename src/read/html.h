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
    size_t cards;                // headings in it that are links as a whole: each opens the teaser of another page
    size_t parts;                // lines and paragraphs that it is divided into, 0: it is not
    size_t longest_cell;         // of a table
    size_t longest_cell_parts;   // of that cell
    size_t cells;                // of a row: with text; of a table: of its fullest row
    size_t next_number;          // of an ordered list
    struct og_html_facts *table; // the table around it, NULL: none
    bool holds_table, holds_heading, holds_list, holds_main, holds_title, holds_block, holds_head;
    bool is_dropped;
    bool is_around_main; // the element that was chosen stands in it
} og_html_facts;

// What a page states about itself, apart from its text.
typedef enum og_html_stated_id {
    OG_STATED_TITLE,
    OG_STATED_SITE,
    OG_STATED_PUBLISHED,
    OG_STATED_AUTHOR,
    OG_STATED_URL,
    OG_STATED_TYPE,
    OG_STATED_DESCRIPTION,
    OG_STATED_BODY, // the text of an article, for pages that scripts write
    OG_STATED_COUNT
} og_html_stated_id;

// How far a source is trusted, the best first.
typedef enum og_html_rank {
    OG_RANK_LINKED_DATA = 1,
    OG_RANK_META,
    OG_RANK_PLAIN_META,
    OG_RANK_ELEMENT,
    OG_RANK_GUESS
} og_html_rank;

typedef struct og_html_stated {
    struct {
        og_str value;
        og_html_rank rank; // 0: not stated
    } values[OG_STATED_COUNT];
} og_html_stated;

typedef struct og_html {
    og_arena *arena;
    htmlDocPtr tree;
    const xmlNode *top;   // the html element
    const xmlNode *main;  // what is read
    const xmlNode *title; // the page's h1 where it stands outside that, else NULL
    const xmlNode *plain; // a pre element that holds nearly all that is read, else NULL
    og_html_stated stated;
    size_t headings[6];      // text in headings of each level
    bool has_prose_headings; // of one that are most of the text: they only say how large its type is
    bool is_converted;       // it says that a program made it of another file
    bool is_article;         // it says that it is a page of news
    bool is_marked;          // an element marks what is read; else it is the whole page
    bool has_feeds;          // a CR stands for a form feed, which libxml2 would drop
    bool is_site; // it has parts that are none of the document, as pages of sites have and converted files have not
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

og_html_kind og_html_kind_of(const xmlNode *node);
bool og_html_is(const xmlNode *node, const char *name);
// An element that makes words bold.
bool og_html_is_bold(const xmlNode *node);
// The value of an attribute, empty (with a pointer) when it is there without one, NULL pointer when it is not.
og_str og_html_attribute(const xmlNode *node, const char *name);
og_str og_html_text(const xmlNode *node);
// The first words of an element, trimmed, in the arena: those of at most 200 nodes, and a little over `most` bytes
// where there are more.
og_status og_html_words(og_arena *arena, const xmlNode *top, size_t most, og_str *out) OG_MUST_USE;
// What was measured; never NULL for elements of a measured page that are not below a dropped one.
static inline og_html_facts *og_html_facts_of(const xmlNode *node)
{
    return node->_private;
}

// Parses a page in an encoding that libxml2 knows by this name; sets tree and top (NULL: nothing in it).
// Fails with: OG_TOO_COMPLEX, OG_DAMAGED_HTML, OG_TOO_LARGE, OG_NO_MEMORY.
og_status og_html_parse(og_str source, const char *encoding, const og_limits *limits, og_html *page) OG_MUST_USE;
// The same in whatever encoding the bytes are. False in *clean: some bytes meant nothing.
og_status og_html_parse_bytes(og_str bytes, const og_limits *limits, og_html *page, bool *clean) OG_MUST_USE;
// Adds the text of a pre element as the plain text that it is, with its lines, columns and pages.
og_status og_html_read_plain(const og_html *page, const xmlNode *pre, const og_limits *limits,
                             og_builder *builder) OG_MUST_USE;
// The page as the lines of a printed one that its paragraphs are (html_lines.c). False in *out: they are none, and
// nothing was added.
og_status og_html_read_lines(const og_html *page, const og_limits *limits, og_builder *builder, bool *out) OG_MUST_USE;
// How many bytes are no white space.
size_t og_html_count_printing(og_str text);
// Measures all elements, drops what is not the document (menus, banners, adverts), and finds where the document is.
og_status og_html_find_main(og_html *page) OG_MUST_USE;
// Whether an element is no part of the text around it, by its words and links: "Read more", "Advertisement", a list of
// other articles.
og_status og_html_is_teaser(const og_html *page, const xmlNode *node, bool *out) OG_MUST_USE;

// Whether the page is printed pages, each line at its place (html_placed.c), as programs make of PDF files.
bool og_html_is_placed(const og_html *page);
// Its blocks.
og_status og_html_read_placed(const og_html *page, const og_limits *limits, og_builder *builder) OG_MUST_USE;

// Title, author, dates and address, from JSON-LD, meta elements, elements marked as such, and the title. Before
// og_html_find_main.
og_status og_html_find_stated(og_html *page, og_builder *builder) OG_MUST_USE;
og_status og_html_add_properties(const og_html *page, og_builder *builder) OG_MUST_USE;
// Keeps a value, in the arena and with references to characters resolved, unless a better or earlier one is there.
og_status og_html_state(const og_html *page, og_html_stated *to, og_html_stated_id id, og_html_rank rank,
                        og_str value) OG_MUST_USE;
// The text with "&rsquo;", "&#8217;" and "&#x2019;" as characters, in the arena.
og_status og_html_decode(og_arena *arena, og_str text, og_str *out) OG_MUST_USE;
// The article that a script of JSON-LD describes.
og_status og_html_take_linked_data(const og_html *page, og_builder *builder, og_str source,
                                   og_html_stated *found) OG_MUST_USE;

#endif
