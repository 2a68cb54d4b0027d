// SPDX-License-Identifier: MIT
// What a page states about itself: JSON-LD, meta elements, its title and canonical address. The best source of each
// property wins.
#include "base/buf.h"
#include "base/str.h"
#include "read/html.h"

#include <jansson.h>

typedef enum property_id { TITLE, SITE, PUBLISHED, AUTHOR, URL, TYPE, DESCRIPTION, PROPERTY_COUNT } property_id;

static const og_str property_names[PROPERTY_COUNT] = {
    OG_STR("title"), OG_STR("site"), OG_STR("published"),   OG_STR("author"),
    OG_STR("url"),   OG_STR("type"), OG_STR("description"),
};

// How far a source is trusted, the best first.
typedef enum property_rank { RANK_LINKED_DATA = 1, RANK_META, RANK_PLAIN_META, RANK_ELEMENT, RANK_GUESS } property_rank;

typedef struct property {
    og_str value;
    int rank; // 0: none
} property;

typedef struct properties {
    og_arena *arena;
    og_builder *builder; // for notices
    property items[PROPERTY_COUNT];
} properties;

typedef struct meta_source {
    og_str name;
    property_id id;
    property_rank rank;
} meta_source;

static const meta_source meta_sources[] = {
    {OG_STR("og:title"), TITLE, RANK_META},
    {OG_STR("dc.title"), TITLE, RANK_PLAIN_META},
    {OG_STR("dcterms.title"), TITLE, RANK_PLAIN_META},
    {OG_STR("twitter:title"), TITLE, RANK_PLAIN_META},
    {OG_STR("headline"), TITLE, RANK_ELEMENT},
    {OG_STR("og:site_name"), SITE, RANK_META},
    {OG_STR("application-name"), SITE, RANK_PLAIN_META},
    {OG_STR("dc.publisher"), SITE, RANK_PLAIN_META},
    {OG_STR("article:published_time"), PUBLISHED, RANK_META},
    {OG_STR("govuk:first-published-at"), PUBLISHED, RANK_META},
    {OG_STR("datepublished"), PUBLISHED, RANK_META},
    {OG_STR("parsely-pub-date"), PUBLISHED, RANK_PLAIN_META},
    {OG_STR("pubdate"), PUBLISHED, RANK_PLAIN_META},
    {OG_STR("publish-date"), PUBLISHED, RANK_PLAIN_META},
    {OG_STR("dc.date.issued"), PUBLISHED, RANK_PLAIN_META},
    {OG_STR("dcterms.issued"), PUBLISHED, RANK_PLAIN_META},
    {OG_STR("dc.date"), PUBLISHED, RANK_PLAIN_META},
    {OG_STR("dcterms.created"), PUBLISHED, RANK_PLAIN_META},
    {OG_STR("date"), PUBLISHED, RANK_ELEMENT},
    {OG_STR("author"), AUTHOR, RANK_META},
    {OG_STR("article:author"), AUTHOR, RANK_META},
    {OG_STR("parsely-author"), AUTHOR, RANK_PLAIN_META},
    {OG_STR("dc.creator"), AUTHOR, RANK_PLAIN_META},
    {OG_STR("dcterms.creator"), AUTHOR, RANK_PLAIN_META},
    {OG_STR("og:url"), URL, RANK_PLAIN_META},
    {OG_STR("og:type"), TYPE, RANK_PLAIN_META},
    {OG_STR("og:description"), DESCRIPTION, RANK_META},
    {OG_STR("description"), DESCRIPTION, RANK_PLAIN_META},
    {OG_STR("dc.description"), DESCRIPTION, RANK_PLAIN_META},
};

static const og_str article_types[] = {
    OG_STR("NewsArticle"),
    OG_STR("ReportageNewsArticle"),
    OG_STR("AnalysisNewsArticle"),
    OG_STR("BackgroundNewsArticle"),
    OG_STR("Article"),
    OG_STR("BlogPosting"),
    OG_STR("LiveBlogPosting"),
    OG_STR("OpinionNewsArticle"),
    OG_STR("Report"),
};

static og_status set(properties *found, property_id id, property_rank rank, og_str value)
{
    property *slot = &found->items[id];
    value = og_str_trim(value);
    bool is_address = og_str_starts_fold(value, OG_STR("http://")) || og_str_starts_fold(value, OG_STR("https://"));
    if (!value.len || (slot->rank && slot->rank <= (int)rank) || (id == AUTHOR && is_address))
        return OG_OK;
    slot->rank = (int)rank;
    return og_arena_copy(found->arena, value, &slot->value);
}

static og_str string_of(const json_t *value)
{
    return json_is_string(value) ? (og_str){json_string_value(value), json_string_length(value)} : (og_str){0};
}

// A string, the "name" or "@id" of an object, or the first of a list that has one.
static og_str named(const json_t *value)
{
    if (json_is_array(value))
        value = json_array_get(value, 0);
    if (json_is_string(value))
        return string_of(value);
    og_str name = string_of(json_object_get(value, "name"));
    return name.len ? name : string_of(json_object_get(value, "@id"));
}

static og_status set_authors(properties *found, const json_t *value)
{
    enum { MOST = 16 };
    if (found->items[AUTHOR].rank == RANK_LINKED_DATA)
        return OG_OK;
    og_buf names = {0};
    size_t count = json_is_array(value) ? json_array_size(value) : 1;
    if (count > MOST)
        OG_TRY(og_builder_notice(found->builder, OG_STR("reader-limit"),
                                 OG_STR("the page names more authors than are read; the first 16 are kept")));
    for (size_t i = 0; i < count && i < MOST; i++) {
        og_str name = named(json_is_array(value) ? json_array_get(value, i) : value);
        if (name.len && names.len)
            og_buf_add(&names, OG_STR(", "));
        og_buf_add(&names, name);
    }
    og_status status = names.status != OG_OK ? names.status : set(found, AUTHOR, RANK_LINKED_DATA, og_buf_str(&names));
    og_buf_free(&names);
    return status;
}

// The type of an object where it is a kind of article, else the empty string.
static og_str article_type(const json_t *object)
{
    const json_t *type = json_object_get(object, "@type");
    size_t count = json_is_array(type) ? json_array_size(type) : 1;
    for (size_t i = 0; i < count; i++) {
        og_str name = string_of(json_is_array(type) ? json_array_get(type, i) : type);
        for (size_t j = 0; j < sizeof article_types / sizeof *article_types; j++)
            if (og_str_equal(name, article_types[j]))
                return name;
    }
    return (og_str){0};
}

static og_status take_article(properties *found, const json_t *object, og_str type)
{
    og_str url = string_of(json_object_get(object, "url"));
    OG_TRY(set(found, TYPE, RANK_LINKED_DATA, type));
    OG_TRY(set(found, TITLE, RANK_LINKED_DATA, string_of(json_object_get(object, "headline"))));
    OG_TRY(set(found, TITLE, RANK_META, string_of(json_object_get(object, "name"))));
    OG_TRY(set(found, PUBLISHED, RANK_LINKED_DATA, string_of(json_object_get(object, "datePublished"))));
    OG_TRY(set(found, DESCRIPTION, RANK_LINKED_DATA, string_of(json_object_get(object, "description"))));
    OG_TRY(set(found, SITE, RANK_LINKED_DATA, named(json_object_get(object, "publisher"))));
    OG_TRY(set(found, URL, RANK_META, url.len ? url : named(json_object_get(object, "mainEntityOfPage"))));
    return set_authors(found, json_object_get(object, "author"));
}

// Looks at the value itself, the objects of a list and those of an "@graph", no deeper.
static og_status take_linked_data(properties *found, const json_t *root)
{
    size_t roots = json_is_array(root) ? json_array_size(root) : 1;
    for (size_t i = 0; i < roots; i++) {
        const json_t *object = json_is_array(root) ? json_array_get(root, i) : root;
        const json_t *graph = json_object_get(object, "@graph");
        size_t members = json_array_size(graph);
        for (size_t j = 0; j <= members; j++) {
            const json_t *member = j < members ? json_array_get(graph, j) : object;
            og_str type = article_type(member);
            if (type.len)
                OG_TRY(take_article(found, member, type));
        }
    }
    return OG_OK;
}

static og_status take_script(properties *found, const xmlNode *node)
{
    og_str source = og_html_text(node->children);
    if (!og_str_starts_fold(og_html_attribute(node, "type"), OG_STR("application/ld+json")) || !source.len)
        return OG_OK;
    json_t *root = json_loadb(source.ptr, source.len, JSON_DISABLE_EOF_CHECK, NULL);
    og_status status = root ? take_linked_data(found, root) : OG_OK; // many pages have broken ones
    json_decref(root);
    return status;
}

static og_status take_meta(properties *found, const xmlNode *node)
{
    static const char *const keys[] = {"name", "property", "itemprop"};
    og_str content = og_html_attribute(node, "content");
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        og_str name = og_html_attribute(node, keys[i]);
        for (size_t j = 0; name.len && j < sizeof meta_sources / sizeof *meta_sources; j++)
            if (og_str_equal_fold(name, meta_sources[j].name))
                OG_TRY(set(found, meta_sources[j].id, meta_sources[j].rank, content));
    }
    return OG_OK;
}

static og_status take_element(properties *found, const xmlNode *node)
{
    if (og_html_is(node, "meta"))
        return take_meta(found, node);
    if (og_html_is(node, "script"))
        return take_script(found, node);
    if (og_html_is(node, "title"))
        return set(found, TITLE, RANK_GUESS, og_html_text(node->children));
    if (og_html_is(node, "link") && og_str_equal_fold(og_html_attribute(node, "rel"), OG_STR("canonical")))
        return set(found, URL, RANK_LINKED_DATA, og_html_attribute(node, "href"));
    if (og_html_is(node, "time")) {
        bool stated = og_str_equal_fold(og_html_attribute(node, "itemprop"), OG_STR("datePublished")) ||
                      og_html_attribute(node, "pubdate").ptr;
        return set(found, PUBLISHED, stated ? RANK_ELEMENT : RANK_GUESS, og_html_attribute(node, "datetime"));
    }
    return OG_OK;
}

og_status og_html_add_properties(const og_html *page, og_builder *builder)
{
    properties found = {.arena = page->arena, .builder = builder};
    for (og_html_cursor at = og_html_walk(page->top); at.node; og_html_step(&at, !og_html_is(at.node, "svg"))) {
        if (!at.is_leaving && at.node->type == XML_ELEMENT_NODE)
            OG_TRY(take_element(&found, at.node));
    }
    for (size_t i = 0; i < PROPERTY_COUNT; i++)
        if (found.items[i].value.len)
            OG_TRY(og_builder_property(builder, property_names[i], found.items[i].value));
    return OG_OK;
}
