// SPDX-License-Identifier: MIT
// What a page states about itself: JSON-LD, meta elements, elements that are marked as headline, author or date, its
// title and canonical address. The best source of each property wins.
#include "base/str.h"
#include "read/html.h"

static const og_str property_names[OG_STATED_COUNT] = {
    [OG_STATED_TITLE] = OG_STR("title"),
    [OG_STATED_SITE] = OG_STR("site"),
    [OG_STATED_PUBLISHED] = OG_STR("published"),
    [OG_STATED_AUTHOR] = OG_STR("author"),
    [OG_STATED_URL] = OG_STR("url"),
    [OG_STATED_TYPE] = OG_STR("type"),
    [OG_STATED_DESCRIPTION] = OG_STR("description"),
    [OG_STATED_BODY] = OG_STR(""), // no property: the text itself
};

typedef struct meta_source {
    og_str name;
    og_html_stated_id id;
    og_html_rank rank;
} meta_source;

static const meta_source meta_sources[] = {
    {OG_STR("og:title"), OG_STATED_TITLE, OG_RANK_META},
    {OG_STR("dc.title"), OG_STATED_TITLE, OG_RANK_PLAIN_META},
    {OG_STR("dcterms.title"), OG_STATED_TITLE, OG_RANK_PLAIN_META},
    {OG_STR("twitter:title"), OG_STATED_TITLE, OG_RANK_PLAIN_META},
    {OG_STR("headline"), OG_STATED_TITLE, OG_RANK_ELEMENT},
    {OG_STR("sailthru.title"), OG_STATED_TITLE, OG_RANK_PLAIN_META},
    {OG_STR("og:site_name"), OG_STATED_SITE, OG_RANK_META},
    {OG_STR("publisher"), OG_STATED_SITE, OG_RANK_PLAIN_META},
    {OG_STR("application-name"), OG_STATED_SITE, OG_RANK_PLAIN_META},
    {OG_STR("dc.publisher"), OG_STATED_SITE, OG_RANK_PLAIN_META},
    {OG_STR("article:published_time"), OG_STATED_PUBLISHED, OG_RANK_META},
    {OG_STR("govuk:first-published-at"), OG_STATED_PUBLISHED, OG_RANK_META},
    {OG_STR("datepublished"), OG_STATED_PUBLISHED, OG_RANK_META},
    {OG_STR("og:published_time"), OG_STATED_PUBLISHED, OG_RANK_META},
    {OG_STR("article.published"), OG_STATED_PUBLISHED, OG_RANK_PLAIN_META},
    {OG_STR("sailthru.date"), OG_STATED_PUBLISHED, OG_RANK_PLAIN_META},
    {OG_STR("parsely-pub-date"), OG_STATED_PUBLISHED, OG_RANK_PLAIN_META},
    {OG_STR("pubdate"), OG_STATED_PUBLISHED, OG_RANK_PLAIN_META},
    {OG_STR("publish-date"), OG_STATED_PUBLISHED, OG_RANK_PLAIN_META},
    {OG_STR("dc.date.issued"), OG_STATED_PUBLISHED, OG_RANK_PLAIN_META},
    {OG_STR("dcterms.issued"), OG_STATED_PUBLISHED, OG_RANK_PLAIN_META},
    {OG_STR("dc.date"), OG_STATED_PUBLISHED, OG_RANK_PLAIN_META},
    {OG_STR("dcterms.created"), OG_STATED_PUBLISHED, OG_RANK_PLAIN_META},
    {OG_STR("date"), OG_STATED_PUBLISHED, OG_RANK_ELEMENT},
    {OG_STR("author"), OG_STATED_AUTHOR, OG_RANK_META},
    {OG_STR("article:author"), OG_STATED_AUTHOR, OG_RANK_META},
    {OG_STR("sailthru.author"), OG_STATED_AUTHOR, OG_RANK_PLAIN_META},
    {OG_STR("byl"), OG_STATED_AUTHOR, OG_RANK_PLAIN_META},
    {OG_STR("parsely-author"), OG_STATED_AUTHOR, OG_RANK_PLAIN_META},
    {OG_STR("dc.creator"), OG_STATED_AUTHOR, OG_RANK_PLAIN_META},
    {OG_STR("dcterms.creator"), OG_STATED_AUTHOR, OG_RANK_PLAIN_META},
    {OG_STR("og:url"), OG_STATED_URL, OG_RANK_PLAIN_META},
    {OG_STR("og:type"), OG_STATED_TYPE, OG_RANK_PLAIN_META},
    {OG_STR("og:description"), OG_STATED_DESCRIPTION, OG_RANK_META},
    {OG_STR("description"), OG_STATED_DESCRIPTION, OG_RANK_PLAIN_META},
    {OG_STR("dc.description"), OG_STATED_DESCRIPTION, OG_RANK_PLAIN_META},
};

// Names of classes and properties of elements whose words are a property.
static const meta_source element_sources[] = {
    {OG_STR("headline"), OG_STATED_TITLE, OG_RANK_ELEMENT},
    {OG_STR("author"), OG_STATED_AUTHOR, OG_RANK_ELEMENT},
    {OG_STR("byline"), OG_STATED_AUTHOR, OG_RANK_GUESS},
    {OG_STR("author-name"), OG_STATED_AUTHOR, OG_RANK_GUESS},
    {OG_STR("byline-name"), OG_STATED_AUTHOR, OG_RANK_GUESS},
    {OG_STR("byline__name"), OG_STATED_AUTHOR, OG_RANK_GUESS},
    {OG_STR("article-author"), OG_STATED_AUTHOR, OG_RANK_GUESS},
    {OG_STR("datePublished"), OG_STATED_PUBLISHED, OG_RANK_ELEMENT},
};

#define COUNT(array) (sizeof(array) / sizeof *(array))

og_status og_html_state(const og_html *page, og_html_stated *to, og_html_stated_id id, og_html_rank rank, og_str value)
{
    og_html_rank known = to->values[id].rank;
    value = og_str_trim(value);
    if (!value.len || (known && known <= rank) || (id == OG_STATED_AUTHOR && og_str_is_web_address(value)))
        return OG_OK;
    to->values[id].rank = rank;
    if (id == OG_STATED_URL || id == OG_STATED_BODY)
        return og_arena_copy(page->arena, value, &to->values[id].value);
    return og_html_decode(page->arena, value, &to->values[id].value);
}

static og_status take_script(og_html *page, og_builder *builder, const xmlNode *node)
{
    og_str source = og_html_text(node->children);
    bool is_data = og_str_starts_fold(og_html_attribute(node, "type"), OG_STR("application/ld+json"));
    return is_data && source.len ? og_html_take_linked_data(page, builder, source, &page->stated) : OG_OK;
}

// Programs that make a page of a file: the date it then has is that file's, of no publication.
static bool is_converter(og_str generator)
{
    static const og_str names[] = {OG_STR("pdftohtml"),  OG_STR("pdf2htmlEX"),     OG_STR("LibreOffice"),
                                   OG_STR("OpenOffice"), OG_STR("Microsoft Word"), OG_STR("pandoc"),
                                   OG_STR("ABBYY"),      OG_STR("Aspose"),         OG_STR("Adobe Acrobat")};
    for (size_t i = 0; i < COUNT(names); i++)
        if (og_str_starts_fold(generator, names[i]))
            return true;
    return false;
}

static og_status take_meta(og_html *page, const xmlNode *node)
{
    static const char *const keys[] = {"name", "property", "itemprop"};
    og_str content = og_html_attribute(node, "content");
    if (og_str_equal_fold(og_html_attribute(node, "name"), OG_STR("generator")))
        page->is_converted |= is_converter(og_str_trim(content));
    for (size_t i = 0; i < COUNT(keys); i++) {
        og_str name = og_html_attribute(node, keys[i]);
        for (size_t j = 0; name.len && j < COUNT(meta_sources); j++)
            if (og_str_equal_fold(name, meta_sources[j].name))
                OG_TRY(og_html_state(page, &page->stated, meta_sources[j].id, meta_sources[j].rank, content));
    }
    return OG_OK;
}

static og_status take_marked(og_html *page, const xmlNode *node, og_str name, bool is_class)
{
    enum { LONGEST = 300 };
    for (size_t i = 0; i < COUNT(element_sources); i++) {
        og_html_rank rank = is_class ? OG_RANK_GUESS : element_sources[i].rank;
        og_html_stated_id id = element_sources[i].id;
        og_html_rank known = page->stated.values[id].rank;
        if (!og_str_equal_fold(name, element_sources[i].name) || (known && known <= rank) ||
            (is_class && id == OG_STATED_TITLE))
            continue;
        og_str value = og_html_attribute(node, "content"), words = {0};
        value = value.len ? value : og_html_attribute(node, "datetime");
        if (!value.len)
            OG_TRY(og_html_words(page->arena, node, LONGEST, &words));
        if (value.len || words.len <= LONGEST)
            OG_TRY(og_html_state(page, &page->stated, id, rank, value.len ? value : words));
    }
    return OG_OK;
}

// Elements that are marked by itemprop, rel or class; of classes only short lists are looked through.
static og_status take_marks(og_html *page, const xmlNode *node)
{
    enum { LONGEST_CLASSES = 200 };
    og_str property = og_html_attribute(node, "itemprop");
    if (property.len)
        OG_TRY(take_marked(page, node, property, false));
    if (og_str_equal_fold(og_html_attribute(node, "rel"), OG_STR("author")))
        OG_TRY(take_marked(page, node, OG_STR("author"), false));
    og_str classes = og_html_attribute(node, "class"), name;
    while (classes.len <= LONGEST_CLASSES && og_str_next_split(&classes, ' ', &name))
        OG_TRY(take_marked(page, node, name, true));
    return OG_OK;
}

static og_status take_element(og_html *page, og_builder *builder, const xmlNode *node)
{
    og_html_stated *found = &page->stated;
    if (og_html_is(node, "meta"))
        return take_meta(page, node);
    if (og_html_is(node, "script"))
        return take_script(page, builder, node);
    if (og_html_is(node, "title"))
        return og_html_state(page, found, OG_STATED_TITLE, OG_RANK_GUESS, og_html_text(node->children));
    if (og_html_is(node, "link") && og_str_equal_fold(og_html_attribute(node, "rel"), OG_STR("canonical")))
        return og_html_state(page, found, OG_STATED_URL, OG_RANK_LINKED_DATA, og_html_attribute(node, "href"));
    if (og_html_is(node, "time")) {
        bool stated = og_str_equal_fold(og_html_attribute(node, "itemprop"), OG_STR("datePublished")) ||
                      og_html_attribute(node, "pubdate").ptr;
        og_str day = og_html_attribute(node, "datetime");
        return og_html_state(page, found, OG_STATED_PUBLISHED, stated ? OG_RANK_ELEMENT : OG_RANK_GUESS, day);
    }
    return take_marks(page, node);
}

og_status og_html_find_stated(og_html *page, og_builder *builder)
{
    const og_html_stated *found = &page->stated;
    for (og_html_cursor at = og_html_walk(page->top); at.node; og_html_step(&at, !og_html_is(at.node, "svg"))) {
        if (!at.is_leaving && at.node->type == XML_ELEMENT_NODE)
            OG_TRY(take_element(page, builder, at.node));
    }
    if (page->is_converted)
        page->stated.values[OG_STATED_PUBLISHED].value = (og_str){0};
    og_str type = found->values[OG_STATED_TYPE].value;
    page->is_article = (type.len && (found->values[OG_STATED_TYPE].rank == OG_RANK_LINKED_DATA ||
                                     og_str_equal(type, OG_STR("article")))) ||
                       found->values[OG_STATED_PUBLISHED].rank == OG_RANK_META;
    return OG_OK;
}

og_status og_html_add_properties(const og_html *page, og_builder *builder)
{
    for (size_t i = 0; i < OG_STATED_COUNT; i++) {
        og_str value = page->stated.values[i].value;
        if (value.len && property_names[i].len)
            OG_TRY(og_builder_property(builder, property_names[i], value));
    }
    return OG_OK;
}
