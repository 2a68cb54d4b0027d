// SPDX-License-Identifier: MIT
// Blocks in the middle of an article that are none of it, told by their words and links: teasers of other articles,
// adverts, captions, calls to subscribe, and, where no element marks the article, blocks that are mostly links.
//
// The last is the link density of Kohlschütter, Fankhauser and Nejdl, "Boilerplate detection using shallow text
// features" (WSDM 2010): a block of which more than a third of the words are links is no part of the text, however it
// is marked up. Their measure of text density is not used: reports on the web have short blocks that count.
#include "base/str.h"
#include "read/asides.h"
#include "read/html.h"

enum {
    LONGEST = 300,     // bytes of a teaser
    DENSE_LINKED = 33, // percent
    WHOLLY_LINKED = 95
};

// The host of an address without "www.", empty for one within the same site.
static og_str host_of(og_str address)
{
    size_t at = og_str_find(address, OG_STR("//"), 0);
    if (at == SIZE_MAX || at > 6)
        return (og_str){0};
    og_str host = og_str_slice(address, at + 2, address.len);
    size_t end = 0;
    while (end < host.len && host.ptr[end] != '/' && host.ptr[end] != '?' && host.ptr[end] != '#')
        end++;
    return og_str_slice(host, og_str_starts_fold(host, OG_STR("www.")) ? 4 : 0, end);
}

// The first link below the element that leads to another page of this site.
static bool leads_within_site(const og_html *page, const xmlNode *top)
{
    enum { MOST_NODES = 50 };
    og_str site = host_of(page->stated.values[OG_STATED_URL].value);
    size_t nodes = 0;
    for (og_html_cursor at = og_html_walk(top); at.node && nodes < MOST_NODES; og_html_step(&at, true)) {
        nodes++;
        og_str target = at.is_leaving ? (og_str){0} : og_str_trim(og_html_attribute(at.node, "href"));
        if (!target.len || !og_html_is(at.node, "a"))
            continue;
        og_str host = host_of(target);
        return host.len ? og_str_equal_fold(host, site) : target.ptr[0] != '#';
    }
    return false;
}

// A list of nothing but links to other pages, in an article.
static bool is_list_of_links(const og_html *page, const xmlNode *node, const og_html_facts *facts)
{
    return page->is_article && facts->kind == OG_HTML_LIST && facts->linked * 100 >= facts->kept * WHOLLY_LINKED &&
           leads_within_site(page, node);
}

// A heading that leads to another page, and a few words of that: of these, pages of news have rows.
static bool is_card(const og_html *page, const xmlNode *node, const og_html_facts *facts)
{
    enum { FEWEST = 2, LONGEST_EXCERPT = 400 };
    return facts->cards && og_html_facts_of(page->top)->cards >= FEWEST && !facts->holds_title &&
           facts->kept - facts->linked <= facts->cards * LONGEST_EXCERPT && leads_within_site(page, node);
}

og_status og_html_is_teaser(const og_html *page, const xmlNode *node, bool *out)
{
    const og_html_facts *facts = og_html_facts_of(node);
    og_str words;
    *out = node != page->main && facts->kept && (is_list_of_links(page, node, facts) || is_card(page, node, facts));
    bool is_leaf = !facts->holds_block && facts->kept && facts->kept <= LONGEST && !og_html_is(node, "h1");
    if (*out || !is_leaf || facts->table)
        return OG_OK;
    size_t linked = facts->linked * 100 / facts->kept;
    OG_TRY(og_html_words(page->arena, node, (size_t)LONGEST * 2, &words));
    *out = og_aside_is(words, page->is_article) || (linked > DENSE_LINKED && og_aside_is_linked(words));
    if (*out || linked <= DENSE_LINKED || facts->kind == OG_HTML_ITEM)
        return OG_OK;
    bool wholly = linked >= WHOLLY_LINKED && page->is_article;
    *out = (wholly || (!page->is_marked && facts->kind == OG_HTML_BLOCK)) && leads_within_site(page, node);
    return OG_OK;
}
