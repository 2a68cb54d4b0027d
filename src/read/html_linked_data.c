// SPDX-License-Identifier: MIT
// What a page says of its article in JSON-LD (schema.org). Pages nest it in lists, graphs and other objects, refer from
// one object to another, and break the rules of JSON; all of that is borne as far as it can be without guessing.
#include "base/buf.h"
#include "base/str.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "read/html.h"
#include "read/reference.h"

#include <jansson.h>

enum {
    MOST_OBJECTS = 10000, // of one page that are looked at
    MOST_AUTHORS = 16
};

typedef OG_VEC(const json_t *) json_list;

// The objects of a script, and of them the article that is read.
typedef struct linked_data {
    const og_html *page;
    og_builder *builder; // for notices
    json_list objects;
} linked_data;

static og_str string_of(const json_t *value)
{
    return json_is_string(value) ? (og_str){json_string_value(value), json_string_length(value)} : (og_str){0};
}

static bool is_article_type(og_str type)
{
    static const og_str types[] = {
        OG_STR("NewsArticle"),           OG_STR("ReportageNewsArticle"), OG_STR("AnalysisNewsArticle"),
        OG_STR("BackgroundNewsArticle"), OG_STR("OpinionNewsArticle"),   OG_STR("Article"),
        OG_STR("BlogPosting"),           OG_STR("LiveBlogPosting"),      OG_STR("Report"),
    };
    for (size_t i = 0; type.ptr && i < sizeof types / sizeof *types; i++) {
        size_t before = type.len - types[i].len; // "https://schema.org/", "schema:"
        if (og_str_ends(type, types[i]) && (!before || type.ptr[before - 1] == '/' || type.ptr[before - 1] == ':'))
            return true;
    }
    return false;
}

// The type of an object where it is a kind of article, else the empty string.
static og_str article_type(const json_t *object)
{
    const json_t *type = json_object_get(object, "@type");
    size_t count = json_is_array(type) ? json_array_size(type) : 1;
    for (size_t i = 0; i < count; i++) {
        og_str name = string_of(json_is_array(type) ? json_array_get(type, i) : type);
        if (is_article_type(name))
            return name;
    }
    return (og_str){0};
}

static og_status queue(linked_data *data, const json_t *value)
{
    bool has_room = data->objects.count < MOST_OBJECTS && (json_is_object(value) || json_is_array(value));
    return has_room ? og_vec_push(data->page->arena, &data->objects, value) : OG_OK;
}

// All objects that may be the article or be named by it: the value itself, those of lists and graphs, and what a page
// says it is about.
static og_status gather(linked_data *data, const json_t *root)
{
    OG_TRY(queue(data, root));
    for (size_t i = 0; i < data->objects.count; i++) {
        const json_t *value = data->objects.items[i];
        for (size_t j = 0; j < json_array_size(value) && data->objects.count < MOST_OBJECTS; j++)
            OG_TRY(queue(data, json_array_get(value, j)));
        OG_TRY(queue(data, json_object_get(value, "@graph")));
        OG_TRY(queue(data, json_object_get(value, "mainEntity")));
    }
    if (data->objects.count == MOST_OBJECTS)
        return og_builder_notice(data->builder, OG_STR("reader-limit"),
                                 OG_STR("the page describes itself in more objects than are read; the first 10000 "
                                        "are kept"));
    return OG_OK;
}

static const json_t *object_with_id(const linked_data *data, og_str id)
{
    for (size_t i = 0; id.len && i < data->objects.count; i++) {
        const json_t *object = data->objects.items[i];
        if (json_object_get(object, "name") && og_str_equal(string_of(json_object_get(object, "@id")), id))
            return object;
    }
    return NULL;
}

// A string, or the name of an object or of the object that it refers to; of a list, of its first.
static og_str name_of(const linked_data *data, const json_t *value)
{
    if (json_is_array(value))
        value = json_array_get(value, 0);
    if (json_is_string(value))
        return string_of(value);
    og_str name = string_of(json_object_get(value, "name"));
    if (name.len)
        return name;
    const json_t *named = object_with_id(data, string_of(json_object_get(value, "@id")));
    return string_of(json_object_get(named, "name"));
}

static og_status take_authors(const linked_data *data, og_html_stated *found, const json_t *value)
{
    og_buf names = {0};
    size_t count = json_is_array(value) ? json_array_size(value) : 1;
    if (count > MOST_AUTHORS)
        OG_TRY(og_builder_notice(data->builder, OG_STR("reader-limit"),
                                 OG_STR("the page names more authors than are read; the first 16 are kept")));
    for (size_t i = 0; i < count && i < MOST_AUTHORS; i++) {
        og_str name = name_of(data, json_is_array(value) ? json_array_get(value, i) : value);
        if (name.len && names.len)
            og_buf_add(&names, OG_STR(", "));
        og_buf_add(&names, name);
    }
    og_status status = names.status;
    if (status == OG_OK)
        status = og_html_state(data->page, found, OG_STATED_AUTHOR, OG_RANK_LINKED_DATA, og_buf_str(&names));
    og_buf_free(&names);
    return status;
}

static og_status take_article(const linked_data *data, og_html_stated *found, const json_t *object)
{
    const struct {
        og_html_stated_id id;
        og_html_rank rank;
        og_str value;
    } values[] = {
        {OG_STATED_TYPE, OG_RANK_LINKED_DATA, article_type(object)},
        {OG_STATED_TITLE, OG_RANK_LINKED_DATA, string_of(json_object_get(object, "headline"))},
        {OG_STATED_TITLE, OG_RANK_META, string_of(json_object_get(object, "name"))},
        {OG_STATED_PUBLISHED, OG_RANK_LINKED_DATA, string_of(json_object_get(object, "datePublished"))},
        {OG_STATED_DESCRIPTION, OG_RANK_LINKED_DATA, string_of(json_object_get(object, "description"))},
        {OG_STATED_SITE, OG_RANK_LINKED_DATA, name_of(data, json_object_get(object, "publisher"))},
        {OG_STATED_URL, OG_RANK_META, string_of(json_object_get(object, "url"))},
        {OG_STATED_URL, OG_RANK_META, string_of(json_object_get(object, "mainEntityOfPage"))},
        {OG_STATED_URL, OG_RANK_META, string_of(json_object_get(json_object_get(object, "mainEntityOfPage"), "@id"))},
        {OG_STATED_BODY, OG_RANK_LINKED_DATA, string_of(json_object_get(object, "articleBody"))},
    };
    for (size_t i = 0; i < sizeof values / sizeof *values; i++)
        OG_TRY(og_html_state(data->page, found, values[i].id, values[i].rank, values[i].value));
    return take_authors(data, found, json_object_get(object, "author"));
}

// The first article that has a headline or a text, else the first: those that follow are others, or less of the same.
static const json_t *choose_article(const linked_data *data)
{
    const json_t *first = NULL;
    for (size_t i = 0; i < data->objects.count; i++) {
        const json_t *object = data->objects.items[i];
        if (!article_type(object).len)
            continue;
        if (json_object_get(object, "headline") || json_object_get(object, "articleBody"))
            return object;
        first = first ? first : object;
    }
    return first;
}

// Where in a broken source a cleaner stands.
typedef struct mender {
    og_str source;
    size_t at;
    bool in_string;
    og_buf out;
    og_buf closers; // of the objects and lists that are open
} mender;

// The length of a mark of comments, as old pages put them around scripts; 0: none.
static size_t mark_length(og_str source, size_t at)
{
    static const og_str marks[] = {OG_STR("<!--"), OG_STR("-->"), OG_STR("<![CDATA["), OG_STR("]]>"),
                                   OG_STR("//"),   OG_STR("/*"),  OG_STR("*/")};
    og_str rest = og_str_slice(source, at, source.len);
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (og_str_starts(rest, marks[i]))
            return marks[i].len;
    return 0;
}

static bool is_before_closer(og_str source, size_t at)
{
    while (at < source.len && og_is_space(source.ptr[at]))
        at++;
    return at == source.len || source.ptr[at] == '}' || source.ptr[at] == ']';
}

static void mend_string_byte(mender *m)
{
    static const og_str escapes = {"\"\\/bfnrtu", 9};
    char byte = m->source.ptr[m->at++];
    bool is_last = m->at == m->source.len;
    if (byte == '\\' && !is_last) {
        char escaped = m->source.ptr[m->at++];
        if (og_str_find_byte(escapes, escaped, 0) != SIZE_MAX)
            og_buf_add_byte(&m->out, '\\');
        og_buf_add_byte(&m->out, (unsigned char)escaped < ' ' ? ' ' : escaped);
        return;
    }
    m->in_string = byte != '"';
    if (byte == '\n')
        og_buf_add(&m->out, OG_STR("\\n"));
    else if (byte != '\\')
        og_buf_add_byte(&m->out, (unsigned char)byte < ' ' ? ' ' : byte);
}

static void mend_byte(mender *m)
{
    size_t mark = mark_length(m->source, m->at);
    if (mark) {
        m->at += mark;
        return;
    }
    char byte = m->source.ptr[m->at++];
    m->in_string = byte == '"';
    if (byte == '{' || byte == '[')
        og_buf_add_byte(&m->closers, byte == '{' ? '}' : ']');
    else if ((byte == '}' || byte == ']') && m->closers.len)
        m->closers.len--;
    if (byte == ';' || (byte == ',' && is_before_closer(m->source, m->at)))
        return;
    og_buf_add_byte(&m->out, (unsigned char)byte < ' ' ? ' ' : byte);
}

// Reads JSON with raw line ends in strings, commas before brackets, comments around it or its end missing.
static json_t *load_mended(og_str source)
{
    mender m = {.source = source};
    while (m.at < source.len && m.out.status == OG_OK)
        (m.in_string ? mend_string_byte : mend_byte)(&m);
    if (m.in_string)
        og_buf_add_byte(&m.out, '"');
    while (m.closers.len)
        og_buf_add_byte(&m.out, m.closers.ptr[--m.closers.len]);
    bool is_made = m.out.status == OG_OK && m.closers.status == OG_OK && m.out.len;
    json_t *root = is_made ? json_loadb(m.out.ptr, m.out.len, JSON_DISABLE_EOF_CHECK, NULL) : NULL;
    og_buf_free(&m.out);
    og_buf_free(&m.closers);
    return root;
}

og_status og_html_take_linked_data(const og_html *page, og_builder *builder, og_str source, og_html_stated *found)
{
    linked_data data = {.page = page, .builder = builder};
    if (found->values[OG_STATED_TITLE].rank == OG_RANK_LINKED_DATA)
        return OG_OK; // the article was found; what follows are others
    json_t *root = json_loadb(source.ptr, source.len, JSON_DISABLE_EOF_CHECK, NULL);
    if (!root)
        root = load_mended(source);
    og_status status = root ? gather(&data, root) : OG_OK; // what is beyond mending says nothing
    const json_t *article = status == OG_OK ? choose_article(&data) : NULL;
    if (article)
        status = take_article(&data, found, article);
    json_decref(root);
    return status;
}

og_status og_html_decode(og_arena *arena, og_str text, og_str *out)
{
    og_buf decoded = {0};
    for (size_t at = 0; at < text.len;) {
        uint32_t code;
        size_t length = text.ptr[at] == '&' ? og_reference_at(text, at, &code) : 0;
        if (length)
            og_utf8_add(&decoded, code);
        else
            og_buf_add_byte(&decoded, text.ptr[at]);
        at += length ? length : 1;
    }
    return og_arena_take(arena, &decoded, out);
}
