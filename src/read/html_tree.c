// SPDX-License-Identifier: MIT
// Walking a parsed page, and reading its elements, attributes and words.
#include "base/buf.h"
#include "base/str.h"
#include "read/html.h"

typedef struct element_kind {
    const char *name;
    og_html_kind kind;
} element_kind;

static const element_kind element_kinds[] = {
    {"a", OG_HTML_LINK},           {"address", OG_HTML_BLOCK},  {"applet", OG_HTML_NEVER},
    {"article", OG_HTML_BLOCK},    {"aside", OG_HTML_ASIDE},    {"audio", OG_HTML_NEVER},
    {"blockquote", OG_HTML_BLOCK}, {"body", OG_HTML_BLOCK},     {"br", OG_HTML_BREAK},
    {"button", OG_HTML_NEVER},     {"canvas", OG_HTML_NEVER},   {"caption", OG_HTML_BLOCK},
    {"center", OG_HTML_BLOCK},     {"datalist", OG_HTML_NEVER}, {"dd", OG_HTML_DESCRIPTION},
    {"details", OG_HTML_BLOCK},    {"dialog", OG_HTML_ASIDE},   {"dir", OG_HTML_LIST},
    {"div", OG_HTML_BLOCK},        {"dl", OG_HTML_BLOCK},       {"dt", OG_HTML_TERM},
    {"embed", OG_HTML_NEVER},      {"fieldset", OG_HTML_BLOCK}, {"figcaption", OG_HTML_CAPTION},
    {"figure", OG_HTML_BLOCK},     {"footer", OG_HTML_EDGE},    {"form", OG_HTML_BLOCK},
    {"frameset", OG_HTML_NEVER},   {"h1", OG_HTML_HEADING},     {"h2", OG_HTML_HEADING},
    {"h3", OG_HTML_HEADING},       {"h4", OG_HTML_HEADING},     {"h5", OG_HTML_HEADING},
    {"h6", OG_HTML_HEADING},       {"head", OG_HTML_NEVER},     {"header", OG_HTML_EDGE},
    {"hgroup", OG_HTML_BLOCK},     {"hr", OG_HTML_BLOCK},       {"html", OG_HTML_BLOCK},
    {"iframe", OG_HTML_NEVER},     {"input", OG_HTML_NEVER},    {"label", OG_HTML_NEVER},
    {"legend", OG_HTML_NEVER},     {"li", OG_HTML_ITEM},        {"main", OG_HTML_BLOCK},
    {"map", OG_HTML_NEVER},        {"math", OG_HTML_NEVER},     {"menu", OG_HTML_ASIDE},
    {"meter", OG_HTML_NEVER},      {"nav", OG_HTML_ASIDE},      {"noframes", OG_HTML_NEVER},
    {"noscript", OG_HTML_NEVER},   {"object", OG_HTML_NEVER},   {"ol", OG_HTML_LIST},
    {"optgroup", OG_HTML_NEVER},   {"option", OG_HTML_NEVER},   {"output", OG_HTML_NEVER},
    {"p", OG_HTML_BLOCK},          {"pre", OG_HTML_BLOCK},      {"progress", OG_HTML_NEVER},
    {"script", OG_HTML_NEVER},     {"section", OG_HTML_BLOCK},  {"select", OG_HTML_NEVER},
    {"style", OG_HTML_NEVER},      {"summary", OG_HTML_BLOCK},  {"svg", OG_HTML_NEVER},
    {"table", OG_HTML_TABLE},      {"tbody", OG_HTML_BLOCK},    {"td", OG_HTML_CELL},
    {"template", OG_HTML_NEVER},   {"textarea", OG_HTML_NEVER}, {"tfoot", OG_HTML_BLOCK},
    {"th", OG_HTML_CELL},          {"thead", OG_HTML_BLOCK},    {"title", OG_HTML_NEVER},
    {"tr", OG_HTML_ROW},           {"ul", OG_HTML_LIST},        {"video", OG_HTML_NEVER},
};

og_html_cursor og_html_walk(const xmlNode *top)
{
    return (og_html_cursor){.top = top, .node = top};
}

void og_html_step(og_html_cursor *cursor, bool descend)
{
    const xmlNode *node = cursor->node;
    if (!cursor->is_leaving) {
        if (descend && node->type == XML_ELEMENT_NODE && node->children)
            cursor->node = node->children;
        else
            cursor->is_leaving = true;
        return;
    }
    if (node == cursor->top) {
        cursor->node = NULL;
        return;
    }
    cursor->is_leaving = !node->next;
    cursor->node = node->next ? node->next : node->parent;
}

bool og_html_is(const xmlNode *node, const char *name)
{
    return node && node->type == XML_ELEMENT_NODE &&
           og_str_equal(og_str_from((const char *)node->name), og_str_from(name));
}

bool og_html_is_bold(const xmlNode *node)
{
    return og_html_is(node, "b") || og_html_is(node, "strong");
}

og_str og_html_text(const xmlNode *node)
{
    bool is_text = node && (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE);
    return is_text ? og_str_from((const char *)node->content) : (og_str){0};
}

og_str og_html_attribute(const xmlNode *node, const char *name)
{
    const xmlAttr *attribute = node->type == XML_ELEMENT_NODE ? node->properties : NULL;
    for (; attribute; attribute = attribute->next) {
        if (!og_str_equal(og_str_from((const char *)attribute->name), og_str_from(name)))
            continue;
        og_str value = og_html_text(attribute->children);
        return value.ptr ? value : OG_STR("");
    }
    return (og_str){0};
}

// A button in a heading opens and closes what stands below it, and its words are the heading.
static bool is_button_of_heading(const xmlNode *node)
{
    return og_html_is(node, "button") && node->parent && node->parent->type == XML_ELEMENT_NODE &&
           node->parent->name[0] == 'h' && og_is_digit((char)node->parent->name[1]) && !node->parent->name[2];
}

static og_html_kind kind_of_element(const xmlNode *node)
{
    size_t low = 0, high = sizeof element_kinds / sizeof *element_kinds;
    og_str name = og_str_from((const char *)node->name);
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = og_str_compare(name, og_str_from(element_kinds[middle].name));
        if (!order)
            return element_kinds[middle].kind;
        *(order < 0 ? &high : &low) = order < 0 ? middle : middle + 1;
    }
    return OG_HTML_INLINE;
}

og_html_kind og_html_kind_of(const xmlNode *node)
{
    og_html_kind kind = kind_of_element(node);
    return kind == OG_HTML_NEVER && is_button_of_heading(node) ? OG_HTML_INLINE : kind;
}

og_status og_html_words(og_arena *arena, const xmlNode *top, size_t most, og_str *out)
{
    enum { MOST_NODES = 200 };
    og_buf words = {0};
    size_t nodes = 0;
    for (og_html_cursor at = og_html_walk(top); at.node && words.len <= most && nodes < MOST_NODES;
         og_html_step(&at, og_html_kind_of(at.node) != OG_HTML_NEVER)) {
        nodes++;
        bool divides = at.node->type == XML_ELEMENT_NODE && og_html_kind_of(at.node) != OG_HTML_INLINE;
        if (divides)
            og_buf_add_byte(&words, ' ');
        else if (!at.is_leaving)
            og_buf_add(&words, og_str_slice(og_html_text(at.node), 0, most + 1));
    }
    og_status status = words.status;
    if (status == OG_OK)
        status = og_arena_copy(arena, og_str_trim(og_buf_str(&words)), out);
    og_buf_free(&words);
    return status;
}
