// SPDX-License-Identifier: MIT
// Plain text in a page: what a pre element holds is laid out by its own lines, which the reader of text takes apart.
#include "base/buf.h"
#include "base/str.h"
#include "read/html.h"
#include "read/read.h"

static void add_words(const og_html *page, og_str words, og_buf *out)
{
    size_t from = out->len;
    og_buf_add(out, words);
    for (size_t at = from; page->has_feeds && at < out->len; at++)
        if (out->ptr[at] == '\r')
            out->ptr[at] = '\f';
}

static void add_element(const og_html_cursor *at, const og_html_facts *facts, og_buf *out)
{
    if (facts->kind == OG_HTML_INLINE || facts->kind == OG_HTML_LINK ||
        (facts->kind == OG_HTML_BREAK && at->is_leaving))
        return;
    og_buf_add_byte(out, '\n');
}

og_status og_html_read_plain(const og_html *page, const xmlNode *pre, const og_limits *limits, og_builder *builder)
{
    og_buf text = {.limit = limits->text_bytes};
    bool descend = true;
    for (og_html_cursor at = og_html_walk(pre); at.node && text.status == OG_OK; og_html_step(&at, descend)) {
        const og_html_facts *facts = at.node->type == XML_ELEMENT_NODE ? at.node->_private : NULL;
        descend = facts && !facts->is_dropped;
        if (!facts && !at.is_leaving)
            add_words(page, og_html_text(at.node), &text);
        else if (descend && at.node != pre)
            add_element(&at, facts, &text);
    }
    og_status status = text.status;
    if (status == OG_OK)
        status = og_read_decoded_text(og_buf_str(&text), limits, builder);
    og_buf_free(&text);
    return status;
}
