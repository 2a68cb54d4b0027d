// SPDX-License-Identifier: MIT
// Finds the document in a web page: what is certainly not part of it is dropped by element, role and name, what
// remains is measured, and the element that the page or its text marks as the main one is chosen. Where none is, as on
// pages that are nothing but div elements, all that remains is read.
#include "base/str.h"
#include "base/utf8.h"
#include "read/html.h"

#include <string.h>

enum {
    SENTENCE = 40,     // bytes from which on words outside links are prose
    MOST_DROPPED = 40, // percent of the page's text: what holds more is never dropped by its name or role
    MENU_LINKS = 4,    // links from which on a block of links is a menu
    MENU_LINKED = 80,  // percent of its text in links
    LONGEST_NAME = 48
};

static const og_str aside_roles[] = {
    OG_STR("navigation"), OG_STR("banner"), OG_STR("contentinfo"), OG_STR("complementary"),
    OG_STR("search"),     OG_STR("dialog"), OG_STR("menu"),        OG_STR("menubar"),
    OG_STR("toolbar"),    OG_STR("button"), OG_STR("alertdialog"), OG_STR("tooltip"),
};

// Words of class names and ids that mean furniture wherever they stand in the name.
static const og_str junk_words[] = {
    OG_STR("advert"),     OG_STR("adverts"),    OG_STR("advertisement"),  OG_STR("advertising"), OG_STR("adslot"),
    OG_STR("adsense"),    OG_STR("breadcrumb"), OG_STR("breadcrumbs"),    OG_STR("cookie"),      OG_STR("cookies"),
    OG_STR("gdpr"),       OG_STR("newsletter"), OG_STR("taboola"),        OG_STR("outbrain"),    OG_STR("sponsored"),
    OG_STR("sharethis"),  OG_STR("addthis"),    OG_STR("navbar"),         OG_STR("navigation"),  OG_STR("sidebar"),
    OG_STR("pagination"), OG_STR("popup"),      OG_STR("modal"),          OG_STR("skiplink"),    OG_STR("disqus"),
    OG_STR("paywall"),    OG_STR("lightbox"),   OG_STR("visuallyhidden"), OG_STR("trending"),    OG_STR("promo"),
};

// Words that mean it only as the first or the last of a name: "share-links", "site-footer".
static const og_str junk_edges[] = {
    OG_STR("ad"),     OG_STR("ads"),     OG_STR("share"),   OG_STR("sharing"),     OG_STR("related"),
    OG_STR("nav"),    OG_STR("menu"),    OG_STR("footer"),  OG_STR("masthead"),    OG_STR("comments"),
    OG_STR("social"), OG_STR("consent"), OG_STR("signup"),  OG_STR("subscribe"),   OG_STR("feedback"),
    OG_STR("toc"),    OG_STR("mpu"),     OG_STR("popular"), OG_STR("recommended"),
};

// Whole names.
static const og_str junk_names[] = {
    OG_STR("sr-only"),
    OG_STR("visually-hidden"),
    OG_STR("screen-reader-text"),
    OG_STR("skip-link"),
    OG_STR("govuk-visually-hidden"),
    OG_STR("govuk-skip-link"),
    OG_STR("govuk-phase-banner"),
    OG_STR("read-more"),
    OG_STR("most-read"),
};

// Names of the element that holds an article on pages without main or article elements, or inside these.
static const og_str body_names[] = {
    OG_STR("govspeak"),      OG_STR("article-body"), OG_STR("article__body"), OG_STR("articleBody"),
    OG_STR("entry-content"), OG_STR("post-content"), OG_STR("story-body"),    OG_STR("article-content"),
    OG_STR("article"),       OG_STR("main-content"), OG_STR("content-body"),
};

size_t og_html_count_printing(og_str text)
{
    size_t count = 0;
    for (size_t i = 0; i < text.len; i++)
        count += !og_is_space(text.ptr[i]);
    return count;
}

// True when a class name or id says that the element is furniture: its words are divided by signs or capitals.
static bool is_junk_name(og_str name)
{
    og_str first = {0}, last = {0};
    if (OG_STR_IS_IN_FOLD(name, junk_names))
        return true;
    for (size_t at = 0; at < name.len;) {
        size_t end = at + 1;
        if (!og_is_word(name.ptr[at])) {
            at++;
            continue;
        }
        while (end < name.len && og_is_word(name.ptr[end]) &&
               !(og_is_upper(name.ptr[end]) && og_is_lower(name.ptr[end - 1])))
            end++;
        last = og_str_slice(name, at, end);
        first = first.ptr ? first : last;
        if (OG_STR_IS_IN_FOLD(last, junk_words))
            return true;
        bool social_care =
            og_str_equal_fold(first, OG_STR("social")) && og_str_find_fold(name, OG_STR("care"), 0) != SIZE_MAX;
        if (social_care)
            return false;
        at = end;
    }
    return OG_STR_IS_IN_FOLD(first, junk_edges) || OG_STR_IS_IN_FOLD(last, junk_edges);
}

// True when one of the names in a class attribute (or id) satisfies the test.
static bool any_name(og_str names, bool (*test)(og_str))
{
    for (size_t at = 0; at < names.len;) {
        size_t end = at;
        while (end < names.len && !og_is_space(names.ptr[end]))
            end++;
        if (end > at && end - at <= LONGEST_NAME && test(og_str_slice(names, at, end)))
            return true;
        at = end + 1;
    }
    return false;
}

static bool is_body_name(og_str name)
{
    return OG_STR_IS_IN_FOLD(name, body_names);
}

// White space at the start only: trimming the end of a rest again and again would be quadratic.
static og_str skip_space(og_str s)
{
    size_t at = 0;
    while (at < s.len && og_is_space(s.ptr[at]))
        at++;
    return og_str_slice(s, at, s.len);
}

static bool is_hidden(const xmlNode *node)
{
    og_str style = og_html_attribute(node, "style");
    og_str hidden = og_html_attribute(node, "hidden");
    if (hidden.ptr && !og_str_equal_fold(hidden, OG_STR("false")))
        return true;
    if (og_str_equal_fold(og_html_attribute(node, "aria-hidden"), OG_STR("true")))
        return true;
    for (size_t at = og_str_find_fold(style, OG_STR("display"), 0); at != SIZE_MAX;
         at = og_str_find_fold(style, OG_STR("display"), at + 1)) {
        og_str rest = skip_space(og_str_slice(style, at + 7, style.len));
        if (og_str_starts(rest, OG_STR(":")) &&
            og_str_starts_fold(skip_space(og_str_slice(rest, 1, rest.len)), OG_STR("none")))
            return true;
    }
    return false;
}

static bool is_inside_article(const xmlNode *node)
{
    for (const xmlNode *above = node->parent; above; above = above->parent)
        if (og_html_is(above, "article") || og_html_is(above, "main") || og_html_is(above, "blockquote"))
            return true;
    return false;
}

// True when the element is not part of the document. What holds much of the page's text, its title or its main part
// is part of it whatever it is called: pages are saved with a dialogue over them, and bodies have classes.
static bool is_beside(const og_html *page, const xmlNode *node, size_t page_text)
{
    const og_html_facts *facts = node->_private;
    if (og_html_is(node, "html") || og_html_is(node, "body") || og_html_is(node, "main") || facts->holds_main ||
        facts->text * 100 > page_text * MOST_DROPPED)
        return false;
    if (facts->kind == OG_HTML_ASIDE || is_hidden(node) ||
        OG_STR_IS_IN_FOLD(og_html_attribute(node, "role"), aside_roles))
        return true;
    if (page->is_article && og_html_is(node, "figure") && !facts->holds_table)
        return true;
    if (facts->kind == OG_HTML_CAPTION)
        return !(node->parent && node->parent->_private && og_html_facts_of(node->parent)->holds_table);
    if (facts->kind == OG_HTML_EDGE && !is_inside_article(node))
        return true;
    if (facts->kind == OG_HTML_HEADING || facts->holds_title || og_html_is(node, "article"))
        return false;
    return any_name(og_html_attribute(node, "class"), is_junk_name) ||
           any_name(og_html_attribute(node, "id"), is_junk_name);
}

static bool is_main_mark(const xmlNode *node)
{
    return og_html_is(node, "main") || og_str_equal_fold(og_html_attribute(node, "role"), OG_STR("main"));
}

static void enter_first(const xmlNode *node, og_html_facts *facts)
{
    const og_html_facts *above = node->parent && node->parent->type == XML_ELEMENT_NODE ? node->parent->_private : NULL;
    facts->kind = og_html_kind_of(node);
    facts->is_dropped = facts->kind == OG_HTML_NEVER;
    facts->next_number = 1;
    if (above)
        facts->table = above->kind == OG_HTML_TABLE ? node->parent->_private : above->table;
}

static void leave_first(const xmlNode *node)
{
    const og_html_facts *facts = node->_private;
    og_html_facts *above = node->parent && node->parent->type == XML_ELEMENT_NODE ? node->parent->_private : NULL;
    if (!above || facts->is_dropped)
        return;
    above->text += facts->text;
    above->parts += facts->parts + (facts->kind == OG_HTML_BREAK || (facts->kind == OG_HTML_BLOCK && facts->text));
    above->holds_table |= facts->holds_table || facts->kind == OG_HTML_TABLE;
    above->holds_heading |= facts->holds_heading || facts->kind == OG_HTML_HEADING;
    above->holds_list |= facts->holds_list || facts->kind == OG_HTML_LIST;
    above->holds_main |= facts->holds_main || is_main_mark(node);
    above->holds_title |= facts->holds_title || og_html_is(node, "h1");
    above->holds_block |= facts->holds_block || (facts->kind != OG_HTML_INLINE && facts->kind != OG_HTML_LINK &&
                                                 facts->kind != OG_HTML_BREAK);
    if (facts->kind == OG_HTML_CELL && facts->text)
        above->cells++;
    og_html_facts *table = facts->table;
    if (table && facts->kind == OG_HTML_CELL && facts->text > table->longest_cell) {
        table->longest_cell = facts->text;
        table->longest_cell_parts = facts->parts;
    }
    if (table && (og_html_is(node, "th") || og_html_is(node, "caption")))
        table->holds_head = true;
    if (table && facts->kind == OG_HTML_ROW && facts->cells > table->cells)
        table->cells = facts->cells;
}

// All text, before anything but scripts and the like is dropped.
static og_status measure_all(og_html *page)
{
    bool descend = true;
    for (og_html_cursor at = og_html_walk(page->top); at.node; og_html_step(&at, descend)) {
        xmlNode *node = (xmlNode *)at.node;
        descend = true;
        if (node->type != XML_ELEMENT_NODE) {
            if (!at.is_leaving && node->parent->_private)
                og_html_facts_of(node->parent)->text += og_html_count_printing(og_html_text(node));
            continue;
        }
        if (at.is_leaving) {
            leave_first(node);
            const og_html_facts *left = node->_private;
            if (left->kind == OG_HTML_HEADING)
                page->headings[node->name[1] - '1'] += left->text;
            continue;
        }
        og_html_facts *facts = og_arena_alloc(page->arena, sizeof *facts);
        if (!facts)
            return OG_NO_MEMORY;
        node->_private = facts;
        enter_first(node, facts);
        descend = !facts->is_dropped;
    }
    return OG_OK;
}

// Some programs make headings of all text above a size (mutool). What is most of the text is none.
static void take_back_headings(og_html *page)
{
    enum { MOST = 40, LEVELS = 6 }; // percent of the text
    size_t page_text = og_html_facts_of(page->top)->text;
    for (size_t i = 0; i < LEVELS; i++)
        page->has_prose_headings |= page->headings[i] > page_text / 100 * MOST && page->headings[i] > 1000;
    for (og_html_cursor at = og_html_walk(page->top); page->has_prose_headings && at.node; og_html_step(&at, true)) {
        og_html_facts *facts = at.node->type == XML_ELEMENT_NODE ? at.node->_private : NULL;
        if (facts && facts->kind == OG_HTML_HEADING && page->headings[at.node->name[1] - '1'] > page_text / 100 * MOST)
            facts->kind = OG_HTML_BLOCK;
    }
}

static bool is_menu(const og_html_facts *facts, size_t page_text)
{
    bool block = facts->kind == OG_HTML_LIST || facts->kind == OG_HTML_BLOCK;
    return block && facts->links >= MENU_LINKS && facts->linked * 100 >= facts->kept * MENU_LINKED &&
           facts->kept * 100 <= page_text * MOST_DROPPED && !facts->holds_title && !facts->holds_main;
}

static void leave_second(const xmlNode *node, size_t page_text)
{
    og_html_facts *facts = node->_private;
    og_html_facts *above = node->parent && node->parent->type == XML_ELEMENT_NODE ? node->parent->_private : NULL;
    if (facts->kind == OG_HTML_LINK) {
        facts->linked = facts->kept;
        facts->links = 1;
    }
    if (!facts->prose && facts->kind != OG_HTML_INLINE && facts->kept - facts->linked >= SENTENCE)
        facts->prose = facts->kept - facts->linked;
    facts->is_dropped = facts->is_dropped || is_menu(facts, page_text);
    if (!above || facts->is_dropped)
        return;
    if (facts->kind == OG_HTML_HEADING && facts->kept && facts->linked == facts->kept && !og_html_is(node, "h1"))
        facts->cards = 1;
    above->cards += facts->cards;
    above->kept += facts->kept;
    above->linked += facts->linked;
    above->prose += facts->prose;
    above->links += facts->links;
}

static void measure_kept(og_html *page)
{
    bool descend = true;
    size_t page_text = og_html_facts_of(page->top)->text;
    for (og_html_cursor at = og_html_walk(page->top); at.node; og_html_step(&at, descend)) {
        const xmlNode *node = at.node;
        descend = true;
        if (node->type != XML_ELEMENT_NODE) {
            if (!at.is_leaving && node->parent->_private)
                og_html_facts_of(node->parent)->kept += og_html_count_printing(og_html_text(node));
            continue;
        }
        og_html_facts *facts = node->_private;
        if (at.is_leaving) {
            leave_second(node, page_text);
            continue;
        }
        bool is_aside = !facts->is_dropped && is_beside(page, node, page_text);
        page->is_site = page->is_site || is_aside;
        facts->is_dropped = facts->is_dropped || is_aside;
        descend = !facts->is_dropped;
    }
}

// How an element may show that it holds the document.
typedef enum main_mark { MARK_NONE, MARK_NAME, MARK_PROPERTY, MARK_ARTICLE, MARK_MAIN, MARK_COUNT } main_mark;

static main_mark mark_of(const xmlNode *node)
{
    if (is_main_mark(node))
        return MARK_MAIN;
    if (og_html_is(node, "article") || og_str_equal_fold(og_html_attribute(node, "role"), OG_STR("article")))
        return MARK_ARTICLE;
    if (og_str_equal_fold(og_html_attribute(node, "itemprop"), OG_STR("articleBody")))
        return MARK_PROPERTY;
    bool named = any_name(og_html_attribute(node, "class"), is_body_name) ||
                 any_name(og_html_attribute(node, "id"), is_body_name);
    return named ? MARK_NAME : MARK_NONE;
}

// Where an element stands towards the one chosen so far.
typedef enum main_place { PLACE_FIRST, PLACE_INSIDE, PLACE_BEHIND, PLACE_COUNT } main_place;

// The percentage of the prose of the page, or of the element chosen so far, that an element must hold to be taken for
// the document. A page of news has comments and other articles around its own, which may well be longer.
static const size_t needed_shares[MARK_COUNT][PLACE_COUNT] = {[MARK_NAME] = {80, 90, 90},
                                                              [MARK_PROPERTY] = {80, 90, 90},
                                                              [MARK_ARTICLE] = {60, 90, 90},
                                                              [MARK_MAIN] = {50, 90, 90}};
static const size_t needed_shares_of_news[MARK_COUNT][PLACE_COUNT] = {[MARK_NAME] = {30, 60, 150},
                                                                      [MARK_PROPERTY] = {15, 40, 150},
                                                                      [MARK_ARTICLE] = {20, 50, 150},
                                                                      [MARK_MAIN] = {30, 90, 150}};

static void choose_main(og_html *page)
{
    bool descend = true;
    main_place place = PLACE_FIRST;
    page->main = page->top;
    for (og_html_cursor at = og_html_walk(page->top); at.node; og_html_step(&at, descend)) {
        const og_html_facts *facts = at.node->type == XML_ELEMENT_NODE ? at.node->_private : NULL;
        descend = facts && !facts->is_dropped;
        if (at.is_leaving && at.node == page->main)
            place = PLACE_BEHIND;
        main_mark mark = at.is_leaving || !descend ? MARK_NONE : mark_of(at.node);
        size_t share = (page->is_article ? needed_shares_of_news : needed_shares)[mark][place];
        if (mark == MARK_NONE || !facts->prose || facts->prose * 100 < og_html_facts_of(page->main)->prose * share)
            continue;
        page->main = at.node;
        place = PLACE_INSIDE;
    }
}

// Whether the element is a document by itself: the one that was chosen, or one that is marked as it might be and has a
// title or a table, or as good as one with its headings. Teasers have neither, or headings that lead elsewhere.
static bool is_document(const og_html *page, const xmlNode *node)
{
    enum { LEAST_SHARE = 25 }; // percent of the prose of the one that was chosen
    const og_html_facts *facts = node->_private;
    bool may_be = node != page->main && !facts->is_around_main && !facts->cards && facts->prose;
    if (!may_be || mark_of(node) == MARK_NONE)
        return node == page->main;
    return facts->holds_title || facts->holds_table ||
           (facts->holds_heading && facts->prose * 100 >= og_html_facts_of(page->main)->prose * LEAST_SHARE);
}

// A page may hold several reports. What is read is then all that stands around them: that there are two shows later,
// and only from the text.
static void take_in_others(og_html *page)
{
    const xmlNode *around = NULL; // the innermost element around the documents so far that the walk has not left
    const xmlNode *all = page->main;
    bool descend = true;
    for (const xmlNode *above = page->main->parent; above && above->_private; above = above->parent)
        og_html_facts_of(above)->is_around_main = true;
    for (og_html_cursor at = og_html_walk(page->top); at.node; og_html_step(&at, descend)) {
        const og_html_facts *facts = at.node->type == XML_ELEMENT_NODE ? at.node->_private : NULL;
        descend = facts && !facts->is_dropped;
        if (at.is_leaving) {
            around = at.node == around ? at.node->parent : around;
            continue;
        }
        if (!descend || !is_document(page, at.node))
            continue;
        descend = false;
        all = around ? around : all;
        around = around ? around : at.node;
    }
    page->main = all;
}

// The first h1 that is not in a menu or hidden, unless the document holds one itself. A page's header is searched too.
static void choose_title(og_html *page)
{
    bool descend = true;
    page->title = NULL;
    if (page->main == page->top || og_html_facts_of(page->main)->holds_title)
        return;
    for (og_html_cursor at = og_html_walk(page->top); at.node; og_html_step(&at, descend)) {
        const og_html_facts *facts = at.node->type == XML_ELEMENT_NODE ? at.node->_private : NULL;
        descend = facts && (!facts->is_dropped || facts->kind == OG_HTML_EDGE);
        if (at.is_leaving || !descend || !og_html_is(at.node, "h1") || !facts->text)
            continue;
        page->title = at.node;
        return;
    }
}

// Text between marks of HTML, as pdftotext -htmlmeta and browsers save it: one pre element that is the document.
static void choose_plain(og_html *page)
{
    enum { LEAST_SHARE = 90 }; // percent of what is read
    const xmlNode *node = page->main;
    page->plain = NULL;
    while (node && !og_html_is(node, "pre")) {
        const xmlNode *child = node->children;
        while (child && !(child->type == XML_ELEMENT_NODE && child->_private && !og_html_facts_of(child)->is_dropped &&
                          og_html_facts_of(child)->kept * 100 >= og_html_facts_of(page->main)->kept * LEAST_SHARE))
            child = child->next;
        node = child;
    }
    page->plain = node && og_html_facts_of(node)->kept ? node : NULL;
}

static og_status drop_teasers(og_html *page)
{
    bool descend = true;
    for (og_html_cursor at = og_html_walk(page->main); at.node; og_html_step(&at, descend)) {
        og_html_facts *facts = at.node->type == XML_ELEMENT_NODE ? at.node->_private : NULL;
        descend = facts && !facts->is_dropped;
        bool is_block = descend && facts->kind != OG_HTML_INLINE && facts->kind != OG_HTML_LINK;
        if (!at.is_leaving && is_block)
            OG_TRY(og_html_is_teaser(page, at.node, &facts->is_dropped));
    }
    return OG_OK;
}

og_status og_html_find_main(og_html *page)
{
    page->is_site = page->is_article;
    OG_TRY(measure_all(page));
    take_back_headings(page);
    measure_kept(page);
    choose_main(page);
    if (!page->is_article && page->main != page->top)
        take_in_others(page);
    page->is_marked = page->main != page->top;
    choose_title(page);
    choose_plain(page);
    return page->is_site ? drop_teasers(page) : OG_OK;
}
