// SPDX-License-Identifier: MIT
// Makes nodes by hand: for every document libxml2 would take memory for each part, and go over all of it to give it
// back.
#include "analyse/fact_tree.h"

#include "base/checked.h"
#include "base/str.h"

#include <libxml/parserInternals.h>
#include <stdio.h>

og_status og_fact_root(og_arena *arena, const char *name, xmlNode **out)
{
    xmlDoc *document = og_arena_alloc(arena, sizeof *document);
    xmlNode *root = og_arena_alloc(arena, sizeof *root);
    if (!document || !root)
        return OG_NO_MEMORY;
    *root = (xmlNode){
        .type = XML_ELEMENT_NODE, .name = (const xmlChar *)name, .parent = (xmlNode *)document, .doc = document};
    *document = (xmlDoc){.type = XML_DOCUMENT_NODE, .children = root, .last = root, .doc = document};
    *out = root;
    return OG_OK;
}

og_status og_fact_child(og_arena *arena, xmlNode *parent, const char *name, xmlNode **out)
{
    xmlNode *node = og_arena_alloc_raw(arena, sizeof *node);
    if (!node)
        return OG_NO_MEMORY;
    *node = (xmlNode){.type = XML_ELEMENT_NODE,
                      .name = (const xmlChar *)name,
                      .parent = parent,
                      .prev = parent->last,
                      .doc = parent->doc};
    *(parent->last ? &parent->last->next : &parent->children) = node;
    parent->last = node;
    *out = node;
    return OG_OK;
}

typedef struct attribute {
    xmlAttr as;
    xmlNode text; // its only child
} attribute;

og_status og_fact_set(og_arena *arena, xmlNode *node, const char *name, og_str value)
{
    attribute *fresh = og_arena_alloc_raw(arena, sizeof *fresh);
    og_str content;
    if (!fresh)
        return OG_NO_MEMORY;
    OG_TRY(og_arena_copy(arena, value, &content));
    fresh->text = (xmlNode){.type = XML_TEXT_NODE,
                            .name = xmlStringText,
                            .parent = (xmlNode *)&fresh->as,
                            .doc = node->doc,
                            .content = (xmlChar *)content.ptr};
    fresh->as = (xmlAttr){.type = XML_ATTRIBUTE_NODE,
                          .name = (const xmlChar *)name,
                          .children = &fresh->text,
                          .last = &fresh->text,
                          .parent = node,
                          .next = node->properties,
                          .doc = node->doc};
    if (node->properties)
        node->properties->prev = &fresh->as;
    node->properties = &fresh->as;
    return OG_OK;
}

og_status og_fact_set_count(og_arena *arena, xmlNode *node, const char *name, size_t number)
{
    char text[24], *end = text + sizeof text, *at = end;
    do {
        *--at = (char)('0' + number % 10);
        number /= 10;
    } while (number);
    return og_fact_set(arena, node, name, (og_str){at, (size_t)(end - at)});
}

og_status og_fact_set_number(og_arena *arena, xmlNode *node, const char *name, double number)
{
    long long hundredths = (long long)(number * 100 + (number < 0 ? -0.5 : 0.5));
    long long size = hundredths < 0 ? -hundredths : hundredths;
    char text[48];
    snprintf(text, sizeof text, "%s%lld.%02lld", hundredths < 0 ? "-" : "", size / 100, size % 100);
    return og_fact_set(arena, node, name, og_str_from(text));
}
