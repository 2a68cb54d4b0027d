// SPDX-License-Identifier: MIT
// Pages of which each paragraph is a line of a printed page: some converters write a p element for every line, and an
// empty one for room. They are read as the plain text that these lines are.
#include "base/buf.h"
#include "base/str.h"
#include "read/html.h"
#include "read/prose.h"
#include "read/read.h"

static bool ends_line(const og_html_facts *facts)
{
    return facts->kind != OG_HTML_INLINE && facts->kind != OG_HTML_LINK;
}

// The words of one piece of text, with one space for each run of white space.
static void add_words(og_str words, og_buf *out)
{
    for (size_t i = 0; i < words.len; i++) {
        bool space = og_is_space(words.ptr[i]);
        if (!space || (out->len && !og_is_space(out->ptr[out->len - 1])))
            og_buf_add_byte(out, space ? ' ' : words.ptr[i]);
    }
}

// One line for each element that divides lines; a second line end for one without words.
static void end_line(const og_html_cursor *at, const og_html_facts *facts, og_buf *out)
{
    bool is_open = out->len && out->ptr[out->len - 1] != '\n';
    bool is_empty = at->is_leaving && facts->kind == OG_HTML_BLOCK && !facts->holds_block && !facts->kept;
    if (is_open || is_empty)
        og_buf_add_byte(out, '\n');
}

static og_status collect(const og_html *page, og_buf *out, size_t *breaks)
{
    bool descend = true;
    *breaks = 0;
    for (og_html_cursor at = og_html_walk(page->main); at.node && out->status == OG_OK; og_html_step(&at, descend)) {
        const og_html_facts *facts = at.node->type == XML_ELEMENT_NODE ? at.node->_private : NULL;
        descend = facts && !facts->is_dropped;
        if (!facts && !at.is_leaving)
            add_words(og_html_text(at.node), out);
        else if (descend && ends_line(facts)) {
            end_line(&at, facts, out);
            *breaks += facts->kind == OG_HTML_BREAK && !at.is_leaving;
        }
    }
    return out->status;
}

// Whether many lines end within a sentence that the next one carries on, and few by a break. Of printed lines those
// that carry one on often end it too; items of a list, which may begin as if they carried one on, do not.
static bool are_cut(og_str text, size_t breaks)
{
    enum { LEAST = 8, SHARE = 8, SHARE_ENDED = 6 }; // one in so many
    size_t lines = 0, cut = 0, ended = 0;
    og_str line, before = {0};
    while (og_str_next_split(&text, '\n', &line)) {
        line = og_str_trim(line);
        if (!line.len)
            continue;
        bool carries_on = og_text_is_cut(before, line);
        lines++;
        cut += carries_on;
        ended += carries_on && (og_text_is_closed(line) || og_str_find(line, OG_STR(". "), 0) != SIZE_MAX);
        before = line;
    }
    return cut >= LEAST && cut * SHARE >= lines && ended * SHARE_ENDED >= cut && breaks < cut;
}

og_status og_html_read_lines(const og_html *page, const og_limits *limits, og_builder *builder, bool *out)
{
    const og_html_facts *facts = og_html_facts_of(page->main);
    og_buf text = {.limit = limits->text_bytes};
    size_t breaks;
    *out = false;
    if (page->plain || facts->holds_heading || facts->holds_list || facts->holds_table)
        return OG_OK;
    og_status status = collect(page, &text, &breaks);
    *out = status == OG_OK && are_cut(og_buf_str(&text), breaks);
    if (*out)
        status = og_read_decoded_text(og_buf_str(&text), limits, builder);
    og_buf_free(&text);
    return status;
}
