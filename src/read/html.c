// SPDX-License-Identifier: MIT
// The part of a page that is the document, as blocks. html_parse.c makes the tree, html_page.c says which part that is,
// html_facts.c what the page states about itself.
#include "read/html.h"

#include "base/checked.h"
#include "base/str.h"
#include "base/utf8.h"
#include "read/encoding.h"
#include "read/flow.h"
#include "read/read.h"

#include <libxml/uri.h>

enum {
    MOST_COLUMNS = 32, // of a table, for cells that span rows; and the most that one cell may span
    MOST_ROWS = 65534, // that one cell may span: as in browsers
    LONGEST_TARGET = 4096,
    LONGEST_HEADING = 300, // bytes; converters make headings of whole paragraphs
    LONGEST_BOLD = 120     // bytes of a bold paragraph that may be a heading
};

// Where the walk through the page stands.
typedef struct html_reader {
    const og_html *page;
    const og_limits *limits;
    og_builder *builder;
    og_str base;                 // address of the page, for relative links
    uint32_t heading;            // level of the heading it is in; 0: none
    const xmlNode *heading_node; // where that ends
    uint32_t lists;              // how many it is in
    const xmlNode *item;         // of a list, before its first word
    const xmlNode *data;         // the table of data it is in
    bool in_row;
    bool in_cell;
    size_t column;
    size_t spans[MOST_COLUMNS]; // rows that a cell above still covers
    char last_byte;             // of the words added
    bool at_border;             // of an element in the line, after that
    const xmlNode *link;        // it is in
    bool link_is_open;
    og_str last_href; // of the last link that leads somewhere, and where: one link may open in many blocks
    og_str last_target;
    size_t target_bytes_left; // that may still be spent on targets
} html_reader;

static og_status close_link(html_reader *reader)
{
    bool was_open = reader->link_is_open;
    reader->link_is_open = false;
    return was_open ? og_builder_link_end(reader->builder) : OG_OK;
}

static og_status close_block(html_reader *reader)
{
    if (reader->in_row)
        return reader->in_cell ? og_builder_text(reader->builder, OG_STR(" ")) : OG_OK;
    OG_TRY(close_link(reader));
    return og_builder_is_open(reader->builder) ? og_builder_end(reader->builder) : OG_OK;
}

static og_status close_row(html_reader *reader)
{
    OG_TRY(close_link(reader));
    reader->in_row = reader->in_cell = false;
    return og_builder_is_open(reader->builder) ? og_builder_end(reader->builder) : OG_OK;
}

static og_status open_row(html_reader *reader)
{
    OG_TRY(reader->in_row ? close_row(reader) : close_block(reader));
    reader->in_row = true;
    reader->column = 0;
    return og_builder_begin(reader->builder, OG_ROW, 0);
}

static og_status open_cell(html_reader *reader)
{
    OG_TRY(close_link(reader));
    if (!reader->in_row)
        OG_TRY(open_row(reader));
    reader->in_cell = true;
    return og_builder_cell(reader->builder);
}

// The number that an item of an ordered list has, and moves the list on.
static size_t item_number(const xmlNode *item)
{
    enum { MOST = 9999 };
    og_html_facts *list = og_html_facts_of(item->parent);
    size_t number;
    if (og_str_to_size(og_html_attribute(item, "value"), MOST, &number))
        list->next_number = number;
    return list->next_number++;
}

static og_status open_item(html_reader *reader)
{
    const xmlNode *item = reader->item;
    uint32_t level = reader->lists ? reader->lists : 1;
    reader->item = NULL;
    if (!og_html_is(item->parent, "ol")) {
        OG_TRY(og_builder_begin(reader->builder, OG_ITEM, level));
        return og_builder_marker(reader->builder, OG_STR("\u2022"));
    }
    char digits[24];
    size_t at = sizeof digits, number = item_number(item);
    digits[--at] = '.';
    do
        digits[--at] = (char)('0' + number % 10);
    while ((number /= 10) && at);
    OG_TRY(og_builder_begin(reader->builder, OG_PARAGRAPH, 0));
    return og_builder_marker(reader->builder, (og_str){digits + at, sizeof digits - at});
}

// Opens the block that the words at *text belong to; a marker before them is taken off.
static og_status open_block(html_reader *reader, og_str *text)
{
    og_marker marker;
    og_str words = og_str_trim(*text);
    bool marked = og_marker_find(words, &marker);
    if (reader->item) {
        if (marked && marker.is_certain)
            *text = og_str_slice(words, marker.length, words.len);
        return open_item(reader);
    }
    bool is_item = marked && marker.is_bullet && !reader->heading;
    og_block_kind kind = reader->heading ? OG_HEADING : is_item ? OG_ITEM : OG_PARAGRAPH;
    uint32_t level = reader->heading ? reader->heading : is_item ? reader->lists + 1 : 0;
    OG_TRY(og_builder_begin(reader->builder, kind, level));
    if (!marked)
        return OG_OK;
    size_t cut = (size_t)(words.ptr - text->ptr) + marker.length;
    *text = og_str_slice(*text, cut, text->len);
    return og_builder_marker(reader->builder, og_marker_shown(marker.text));
}

static og_status note_lost_link(const html_reader *reader)
{
    return og_builder_notice(
        reader->builder, OG_STR("reader-limit"),
        OG_STR("the links have longer or more addresses than are read; the words of all are kept"));
}

// Makes the address of a link absolute, in the arena.
static og_status resolve(html_reader *reader, og_str href)
{
    og_str *out = &reader->last_target;
    OG_TRY(og_arena_copy(reader->page->arena, href, out));
    reader->last_href = *out;
    xmlChar *absolute =
        reader->base.len ? xmlBuildURI((const xmlChar *)out->ptr, (const xmlChar *)reader->base.ptr) : NULL;
    og_status status = absolute ? og_arena_copy(reader->page->arena, og_str_from((const char *)absolute), out) : OG_OK;
    xmlFree(absolute);
    return status;
}

static size_t count_parents(og_str address)
{
    size_t count = 0;
    for (size_t at = og_str_find(address, OG_STR(".."), 0); at != SIZE_MAX;
         at = og_str_find(address, OG_STR(".."), at + 2))
        count++;
    return count;
}

// Where a link leads, in the arena; empty when it leads nowhere else.
static og_status link_target(html_reader *reader, og_str *out)
{
    og_str href = og_str_trim(og_html_attribute(reader->link, "href"));
    *out = OG_STR("");
    if (!href.len || href.ptr[0] == '#' || og_str_starts_fold(href, OG_STR("javascript:")) ||
        og_str_starts_fold(href, OG_STR("data:")))
        return OG_OK;
    bool is_new = !og_str_equal(href, reader->last_href);
    size_t cost = href.len + reader->base.len; // no target is longer, and each is made and copied
    if (href.len > LONGEST_TARGET)
        return note_lost_link(reader);
    if (is_new) // libxml2 moves all that follows for each
        cost *= 1 + count_parents(href) + count_parents(reader->base);
    if (cost > reader->target_bytes_left)
        return note_lost_link(reader);
    reader->target_bytes_left -= cost;
    if (is_new)
        OG_TRY(resolve(reader, href));
    *out = reader->last_target;
    return OG_OK;
}

static og_status open_link(html_reader *reader)
{
    og_str target;
    if (!reader->link || reader->link_is_open)
        return OG_OK;
    OG_TRY(link_target(reader, &target));
    if (!target.len)
        return OG_OK;
    reader->link_is_open = true;
    return og_builder_link_begin(reader->builder, target);
}

// "By" and "Jo Example" side by side in elements of their own: style sheets keep them apart.
static og_status part_glued_words(html_reader *reader, og_str text)
{
    bool glued = reader->at_border && text.len && og_is_lower(reader->last_byte) && og_is_upper(text.ptr[0]);
    reader->at_border = false;
    reader->last_byte = text.len ? text.ptr[text.len - 1] : reader->last_byte;
    return glued ? og_builder_text(reader->builder, OG_STR(" ")) : OG_OK;
}

static og_status add_text(html_reader *reader, og_str text)
{
    if (reader->in_row && !reader->in_cell && og_str_trim(text).len)
        OG_TRY(open_cell(reader));
    if (!og_builder_is_open(reader->builder)) {
        if (!og_str_trim(text).len)
            return OG_OK;
        reader->last_byte = 0;
        OG_TRY(open_block(reader, &text));
    }
    if (reader->in_row && !reader->in_cell)
        return OG_OK;
    OG_TRY(open_link(reader));
    OG_TRY(part_glued_words(reader, text));
    return reader->link ? og_builder_text(reader->builder, text) : og_prose_add(text, reader->builder);
}

static bool is_preformatted(const xmlNode *node)
{
    for (const xmlNode *above = node->parent; above && above->type == XML_ELEMENT_NODE; above = above->parent)
        if (og_html_is(above, "pre"))
            return true;
    return false;
}

// In preformatted text an empty line divides paragraphs, as in plain text.
static og_status add_node_text(html_reader *reader, const xmlNode *node)
{
    og_str text = og_html_text(node);
    size_t from = 0, end = og_str_find(text, OG_STR("\n\n"), 0);
    if (end != SIZE_MAX && is_preformatted(node)) {
        for (; end != SIZE_MAX; end = og_str_find(text, OG_STR("\n\n"), from)) {
            OG_TRY(add_text(reader, og_str_slice(text, from, end)));
            OG_TRY(close_block(reader));
            from = end + 2;
        }
    }
    return add_text(reader, og_str_slice(text, from, text.len));
}

// One cell of a page's table is the page: it has most of the text, in several lines or paragraphs.
static bool holds_page(const og_html_facts *table)
{
    enum { LEAST_PARTS = 2, LEAST_TEXT = 120 };
    return !table->holds_head && table->longest_cell_parts >= LEAST_PARTS && table->longest_cell >= LEAST_TEXT &&
           table->longest_cell * 3 >= table->text * 2;
}

// A table of facts, not one that only places things on the page.
static bool is_data_table(const xmlNode *node, const og_html_facts *facts)
{
    enum { LONG_CELL = 600, LONG_LIST = 300 };
    og_str role = og_html_attribute(node, "role");
    if (og_str_equal_fold(role, OG_STR("presentation")) || og_str_equal_fold(role, OG_STR("none")))
        return false;
    return !facts->holds_table && !facts->holds_heading && !holds_page(facts) && facts->cells > 1 &&
           facts->longest_cell <= LONG_CELL && !(facts->holds_list && facts->longest_cell > LONG_LIST);
}

static size_t span_of(const xmlNode *cell, const char *name, size_t most)
{
    size_t span = 0;
    og_str value = og_str_trim(og_html_attribute(cell, name));
    for (size_t i = 0; i < value.len && og_is_digit(value.ptr[i]) && span < most; i++)
        span = span * 10 + (size_t)(value.ptr[i] - '0');
    return !span ? 1 : span < most ? span : most;
}

// Cells for the columns that a cell of a row above covers.
static og_status skip_spanned(html_reader *reader)
{
    while (reader->column < MOST_COLUMNS && reader->spans[reader->column]) {
        reader->spans[reader->column++]--;
        OG_TRY(open_cell(reader));
    }
    return OG_OK;
}

static og_status enter_cell(html_reader *reader, const xmlNode *cell)
{
    size_t rows = span_of(cell, "rowspan", MOST_ROWS);
    OG_TRY(skip_spanned(reader));
    for (size_t i = span_of(cell, "colspan", MOST_COLUMNS), column = reader->column; i-- > 0 && column < MOST_COLUMNS;
         column++)
        reader->spans[column] = rows - 1;
    return open_cell(reader);
}

static og_status leave_cell(html_reader *reader, const xmlNode *cell)
{
    size_t columns = span_of(cell, "colspan", MOST_COLUMNS);
    OG_TRY(close_link(reader));
    reader->column += columns;
    for (size_t i = 1; i < columns && reader->in_row; i++)
        OG_TRY(og_builder_cell(reader->builder));
    return OG_OK;
}

static bool is_short_and_plain(const xmlNode *node)
{
    enum { LONGEST = 120 };
    const og_html_facts *facts = node ? node->_private : NULL;
    return facts && !facts->holds_block && facts->text <= LONGEST;
}

// "From: The inspectorate": short terms with short descriptions are a table of two columns; others are paragraphs.
static bool is_fact(const xmlNode *node)
{
    const xmlNode *next = node->next;
    while (next && next->type != XML_ELEMENT_NODE)
        next = next->next;
    return is_short_and_plain(node) && (og_html_is(node, "dd") || (og_html_is(next, "dd") && is_short_and_plain(next)));
}

static og_status enter_definition(html_reader *reader, const xmlNode *node, bool is_term)
{
    bool fact = is_fact(node) && !reader->data;
    if (is_term || !fact || !reader->in_row) {
        OG_TRY(reader->in_row && !reader->data ? close_row(reader) : close_block(reader));
        if (fact && is_term)
            OG_TRY(open_row(reader));
    }
    return fact && (is_term || reader->in_row) ? open_cell(reader) : OG_OK;
}

// A paragraph that is bold as a whole and reads like one is a heading: word processors and old pages make them so.
static bool is_bold_heading(const xmlNode *node, const og_html_facts *facts)
{
    size_t bold = 0;
    bool is_paragraph = og_html_is(node, "p") || og_html_kind_of(node) == OG_HTML_HEADING;
    if (!is_paragraph || facts->holds_block || !facts->kept || facts->text > LONGEST_BOLD)
        return false;
    for (const xmlNode *child = node->children; child; child = child->next)
        if (og_html_is_bold(child))
            bold += og_html_facts_of(child)->text;
    if (!bold || bold != facts->text)
        return false;
    xmlChar *words = xmlNodeGetContent(node);
    bool is_headline = words && og_text_is_headline(og_str_from((const char *)words));
    xmlFree(words);
    return is_headline;
}

// The bold heading of what follows, in the same paragraph as that and what is above: where the sizes of type made the
// paragraphs of a page, nothing divided them.
static bool is_heading_within(const html_reader *reader, const xmlNode *node)
{
    const og_html_facts *facts = node->_private;
    if (!reader->page->has_prose_headings || reader->heading || reader->in_row || reader->item ||
        !og_html_is_bold(node) || !facts->text || facts->text > LONGEST_BOLD)
        return false;
    og_str before = og_str_trim(og_html_text(node->prev)), behind = og_str_trim(og_html_text(node->next));
    bool between = (!node->prev || og_text_is_closed(before)) && behind.len && og_is_upper(behind.ptr[0]);
    og_str words = og_html_text(node->children);
    return between && words.len && !node->children->next && og_text_is_headline(words);
}

static og_status enter_inline(html_reader *reader, const xmlNode *node)
{
    if (!is_heading_within(reader, node))
        return OG_OK;
    OG_TRY(close_block(reader));
    reader->heading = 3;
    reader->heading_node = node;
    return OG_OK;
}

// A line break inside a paragraph: a space where the sentence goes on, else the end of the paragraph.
static og_status take_break(html_reader *reader, const xmlNode *node)
{
    if (reader->in_row || reader->heading)
        return og_builder_is_open(reader->builder) && (!reader->in_row || reader->in_cell)
                   ? og_builder_text(reader->builder, OG_STR(" "))
                   : OG_OK;
    const xmlNode *next = node->next;
    while (next && next->type == XML_TEXT_NODE && !og_str_trim(og_html_text(next)).len)
        next = next->next;
    bool goes_on =
        og_text_opens_lower(og_str_trim(og_html_text(next))) || og_text_is_broken_off(og_html_text(node->prev));
    if (goes_on && og_builder_is_open(reader->builder))
        return og_builder_text(reader->builder, OG_STR(" "));
    return close_block(reader);
}

static og_status enter_table(html_reader *reader, const xmlNode *node, const og_html_facts *facts)
{
    OG_TRY(close_block(reader));
    if (!reader->data && is_data_table(node, facts)) {
        if (reader->in_row)
            OG_TRY(close_row(reader));
        reader->data = node;
        for (size_t i = 0; i < MOST_COLUMNS; i++)
            reader->spans[i] = 0;
    }
    return OG_OK;
}

static og_status enter_block(html_reader *reader, const xmlNode *node, const og_html_facts *facts)
{
    OG_TRY(close_block(reader));
    if (!reader->heading && !reader->in_row && !reader->item && is_bold_heading(node, facts)) {
        reader->heading = 3;
        reader->heading_node = node;
    }
    return OG_OK;
}

// An element that style sheets may keep apart from the words beside it.
static bool makes_border(const xmlNode *node, const og_html_facts *facts)
{
    bool strong = og_html_is(node, "strong") || og_html_is(node, "em");
    return facts->kind == OG_HTML_LINK || og_html_is(node, "span") || (strong && og_html_attribute(node, "class").len);
}

static og_status enter(html_reader *reader, const xmlNode *node, og_html_facts *facts)
{
    reader->at_border = reader->at_border || makes_border(node, facts);
    switch (facts->kind) {
    case OG_HTML_LINK:
        reader->link = node;
        return OG_OK;
    case OG_HTML_BREAK:
        return take_break(reader, node);
    case OG_HTML_HEADING:
        OG_TRY(close_block(reader));
        reader->item = NULL;
        if (facts->text <= LONGEST_HEADING) {
            reader->heading = (uint32_t)(node->name[1] - '0');
            reader->heading_node = node;
        }
        return OG_OK;
    case OG_HTML_LIST:
        reader->lists++;
        (void)og_str_to_size(og_html_attribute(node, "start"), 9999, &facts->next_number);
        return close_block(reader);
    case OG_HTML_ITEM:
        OG_TRY(close_block(reader));
        reader->item = reader->in_row ? NULL : node;
        return OG_OK;
    case OG_HTML_TABLE:
        return enter_table(reader, node, facts);
    case OG_HTML_ROW:
        return reader->data ? open_row(reader) : close_block(reader);
    case OG_HTML_CELL:
        return reader->data ? enter_cell(reader, node) : close_block(reader);
    case OG_HTML_TERM:
    case OG_HTML_DESCRIPTION:
        return enter_definition(reader, node, facts->kind == OG_HTML_TERM);
    case OG_HTML_INLINE:
        return enter_inline(reader, node);
    case OG_HTML_NEVER:
        return OG_OK;
    case OG_HTML_BLOCK:
    case OG_HTML_ASIDE:
    case OG_HTML_EDGE:
    case OG_HTML_CAPTION:
        return enter_block(reader, node, facts);
    }
    return OG_INTERNAL;
}

static og_status leave(html_reader *reader, const xmlNode *node, const og_html_facts *facts)
{
    reader->at_border = reader->at_border || makes_border(node, facts);
    bool is_inline = facts->kind == OG_HTML_INLINE || facts->kind == OG_HTML_BREAK;
    if (is_inline && (node != reader->heading_node || reader->in_row))
        return OG_OK;
    if (facts->kind == OG_HTML_LINK) {
        reader->link = NULL;
        return close_link(reader);
    }
    if (reader->data && facts->kind == OG_HTML_CELL)
        return leave_cell(reader, node);
    bool is_list = og_html_is(node, "dl") && !reader->data;
    if (reader->in_row && ((reader->data && (facts->kind == OG_HTML_ROW || node == reader->data)) || is_list))
        OG_TRY(close_row(reader));
    else
        OG_TRY(close_block(reader));
    if (node == reader->data)
        reader->data = NULL;
    if (node == reader->heading_node)
        reader->heading = 0;
    if (facts->kind == OG_HTML_LIST && reader->lists)
        reader->lists--;
    if (node == reader->item)
        reader->item = NULL;
    return OG_OK;
}

// The whole document in one element of lines.
static bool is_plain_text(const html_reader *reader, const xmlNode *node)
{
    return node == reader->page->plain && !reader->in_row && !reader->heading && !reader->item;
}

static og_status read_tree(html_reader *reader, const xmlNode *top)
{
    bool descend = true;
    for (og_html_cursor at = og_html_walk(top); at.node; og_html_step(&at, descend)) {
        descend = true;
        if (at.node->type == XML_ELEMENT_NODE) {
            og_html_facts *facts = at.node->_private;
            descend = facts && !facts->is_dropped;
            if (descend && !at.is_leaving && is_plain_text(reader, at.node)) {
                OG_TRY(close_block(reader));
                OG_TRY(og_html_read_plain(reader->page, at.node, reader->limits, reader->builder));
                descend = false;
            }
            if (descend)
                OG_TRY(at.is_leaving ? leave(reader, at.node, facts) : enter(reader, at.node, facts));
        } else if (!at.is_leaving) {
            OG_TRY(add_node_text(reader, at.node));
        }
    }
    return reader->in_row ? close_row(reader) : close_block(reader);
}

// The address against which links are resolved: the base element's, else the canonical one.
static og_status find_base(html_reader *reader)
{
    og_str base = {0};
    for (og_html_cursor at = og_html_walk(reader->page->top); at.node; og_html_step(&at, true)) {
        bool canonical =
            og_html_is(at.node, "link") && og_str_equal_fold(og_html_attribute(at.node, "rel"), OG_STR("canonical"));
        if (at.is_leaving || (!canonical && !og_html_is(at.node, "base")))
            continue;
        og_str href = og_str_trim(og_html_attribute(at.node, "href"));
        if (!og_str_starts_fold(href, OG_STR("http")) || (canonical && base.len))
            continue;
        if (href.len <= LONGEST_TARGET)
            base = href;
        else
            OG_TRY(note_lost_link(reader));
    }
    return base.len ? og_arena_copy(reader->page->arena, base, &reader->base) : OG_OK;
}

// The page's statement of the article's text, where scripts would write it: where the page itself has less than half.
static bool has_better_body(const og_html *page)
{
    og_str body = page->stated.values[OG_STATED_BODY].value;
    return body.len && og_html_facts_of(page->main)->prose * 2 < og_html_count_printing(body);
}

static og_status add_line(og_builder *builder, og_block_kind kind, og_str text)
{
    OG_TRY(og_builder_begin(builder, kind, kind == OG_HEADING ? 1 : 0));
    OG_TRY(og_prose_add(text, builder));
    return og_builder_end(builder);
}

// A text with elements is read as a page of its own; in any other a line is a paragraph.
static og_status read_body(const og_html *page, const og_limits *limits, og_builder *builder)
{
    og_str title = page->stated.values[OG_STATED_TITLE].value, body = page->stated.values[OG_STATED_BODY].value, line;
    if (title.len)
        OG_TRY(add_line(builder, OG_HEADING, title));
    if (og_str_find_byte(body, '<', 0) == SIZE_MAX) {
        OG_TRY(og_html_decode(page->arena, body, &body));
        while (og_str_next_split(&body, '\n', &line))
            OG_TRY(add_line(builder, OG_PARAGRAPH, line));
        return OG_OK;
    }
    og_html part = {.arena = page->arena};
    html_reader reader = {.page = &part, .limits = limits, .builder = builder, .target_bytes_left = limits->text_bytes};
    og_status status = og_html_parse(body, "UTF-8", limits, &part);
    if (status == OG_OK && part.top)
        status = og_html_find_main(&part);
    if (status == OG_OK && part.top)
        status = read_tree(&reader, part.main);
    xmlFreeDoc(part.tree);
    return status;
}

static og_status read_page(og_html *page, const og_limits *limits, og_builder *builder)
{
    html_reader reader = {.page = page, .limits = limits, .builder = builder, .target_bytes_left = limits->text_bytes};
    bool is_lines;
    if (!page->top)
        return OG_NO_TEXT;
    OG_TRY(og_html_find_stated(page, builder));
    if (og_html_is_placed(page)) {
        OG_TRY(og_html_add_properties(page, builder));
        return og_html_read_placed(page, limits, builder);
    }
    OG_TRY(og_html_find_main(page));
    OG_TRY(og_html_add_properties(page, builder));
    if (has_better_body(page))
        return read_body(page, limits, builder);
    if (!og_html_facts_of(page->main)->kept && page->stated.values[OG_STATED_TITLE].value.len)
        return add_line(builder, OG_HEADING, page->stated.values[OG_STATED_TITLE].value);
    OG_TRY(find_base(&reader));
    if (page->title)
        OG_TRY(read_tree(&reader, page->title));
    OG_TRY(og_html_read_lines(page, limits, builder, &is_lines));
    return is_lines ? OG_OK : read_tree(&reader, page->main);
}

og_status og_read_html(og_str bytes, const og_limits *limits, og_builder *builder)
{
    og_html page = {.arena = og_arena_new()};
    bool clean = true;
    og_status status = page.arena ? og_html_parse_bytes(bytes, limits, &page, &clean) : OG_NO_MEMORY;
    if (status == OG_OK && !clean)
        status = og_builder_notice(builder, OG_STR("invalid-utf-8"),
                                   OG_STR("some bytes are not text in the page's encoding"));
    if (status == OG_OK)
        status = read_page(&page, limits, builder);
    xmlFreeDoc(page.tree);
    og_arena_free(page.arena);
    return status;
}
