// SPDX-License-Identifier: MIT
#include "render/html_tree.h"

#include "base/buf.h"
#include "base/checked.h"
#include "base/str.h"
#include "base/utf8.h"

#include <jansson.h>
#include <limits.h>
#include <stdlib.h>

// The JSON is of our own making and not half as deep.
enum { DEEPEST = 32 };

static og_status add_value(xmlNode *parent, const char *name, json_t *value, unsigned depth);

static bool is_allowed(uint32_t code)
{
    if (code == '\t' || code == '\n' || code == '\r')
        return true;
    return code >= ' ' && code != 0xFFFE && code != 0xFFFF && !og_code_is_invisible(code);
}

static og_status add_text(xmlNode *parent, og_str text)
{
    og_buf clean = {0};
    size_t length;
    for (size_t at = 0; at < text.len; at += length) {
        uint32_t code = og_utf8_decode(text, at, &length); // U+FFFD for what is not UTF-8
        if (is_allowed(code))
            og_utf8_add(&clean, code);
    }
    og_status status = clean.len > INT_MAX ? OG_NO_MEMORY : clean.status;
    // Not the functions that take a content with its element: they would read entities in it.
    xmlNode *node =
        status == OG_OK && clean.len ? xmlNewDocTextLen(parent->doc, BAD_CAST clean.ptr, (int)clean.len) : NULL;
    if (clean.len && (!node || !xmlAddChild(parent, node))) {
        xmlFreeNode(node);
        status = OG_NO_MEMORY;
    }
    og_buf_free(&clean);
    return status;
}

static xmlNode *add_element(xmlNode *parent, const char *name)
{
    return xmlNewChild(parent, NULL, BAD_CAST name, NULL);
}

og_status og_html_tree_add(xmlNode *parent, const char *name, og_str text)
{
    xmlNode *node = add_element(parent, name);
    return node ? add_text(node, text) : OG_NO_MEMORY;
}

static og_status add_object(xmlNode *parent, json_t *object, unsigned depth)
{
    const char *key;
    json_t *value;
    json_object_foreach(object, key, value) OG_TRY(add_value(parent, key, value, depth));
    return OG_OK;
}

static og_status add_array(xmlNode *parent, const json_t *array, unsigned depth)
{
    for (size_t i = 0; i < json_array_size(array); i++)
        OG_TRY(add_value(parent, "item", json_array_get(array, i), depth));
    return OG_OK;
}

static og_status add_scalar(xmlNode *parent, const json_t *value)
{
    if (json_is_string(value))
        return add_text(parent, (og_str){json_string_value(value), json_string_length(value)});
    char *text = json_dumps(value, JSON_ENCODE_ANY);
    og_status status = text ? add_text(parent, og_str_from(text)) : OG_NO_MEMORY;
    free(text);
    return status;
}

static og_status add_value(xmlNode *parent, const char *name, json_t *value, unsigned depth)
{
    if (json_is_null(value))
        return OG_OK;
    xmlNode *node = add_element(parent, name);
    if (!node)
        return OG_NO_MEMORY;
    if (depth == DEEPEST)
        return OG_INTERNAL;
    if (json_is_object(value))
        return add_object(node, value, depth + 1);
    return json_is_array(value) ? add_array(node, value, depth + 1) : add_scalar(node, value);
}

og_status og_html_tree(og_str json, const char *name, xmlDoc **out)
{
    json_t *value = json_loadb(json.ptr, json.len, JSON_ALLOW_NUL, NULL);
    xmlDoc *document = xmlNewDoc(BAD_CAST "1.0");
    xmlNode *root = document ? xmlNewDocNode(document, NULL, BAD_CAST "page", NULL) : NULL;
    og_status status = !root ? OG_NO_MEMORY : json_is_object(value) ? OG_OK : OG_INTERNAL;
    if (root)
        xmlDocSetRootElement(document, root);
    if (status == OG_OK)
        status = add_value(root, name, value, 0);
    json_decref(value);
    if (status == OG_OK)
        *out = document;
    else
        xmlFreeDoc(document);
    return status;
}
