// SPDX-License-Identifier: MIT
// XML of framework files: parsing without network, entities or document types, the schema check, and the small
// questions that the loader asks of a tree. Knows nothing of frameworks.
#include "rules/load.h"

#include "base/checked.h"
#include "base/diagnostics.h"
#include "base/str.h"
#include "rules/embedded.h"

#include <libxml/relaxng.h>
#include <limits.h>

// The schema of a file by the name of its root element.
static const struct {
    const char *root;
    const char *schema;
} SCHEMAS[] = {{"framework", "schema/framework.rng"},
               {"scales", "schema/framework.rng"},
               {"rules", "schema/rules.rng"},
               {"grading", "schema/grading.rng"},
               {"recommendations", "schema/grading.rng"}};

static void report(og_loader *loader, og_str file, og_load_place place, og_str message, og_str near)
{
    og_str hint = {0};
    loader->failed = true;
    if (near.len && og_arena_printf(loader->arena, &hint, "did you mean \"%.*s\"?", OG_STR_ARG(near)) != OG_OK)
        hint = (og_str){0};
    og_diagnostic told = {.severity = OG_ERROR,
                          .code = og_status_code(OG_BAD_DATA),
                          .file = file,
                          .line = place.line,
                          .column = place.column,
                          .message = message,
                          .hint = hint};
    og_source_excerpt(loader, &told);
    og_diagnostics_add(loader->diagnostics, told);
}

static void report_list(og_loader *loader, og_str file, og_load_place place, og_str near, const char *format,
                        va_list args)
{
    og_str message;
    if (og_arena_vprintf(loader->arena, &message, format, args) != OG_OK)
        message = OG_STR("an error that there is no memory to describe");
    report(loader, file, place, message, near);
}

void og_load_error(og_loader *loader, const xmlNode *node, const char *attribute, og_str near, const char *format, ...)
{
    va_list args;
    og_load_place place = attribute ? og_source_attribute(loader, node, attribute) : og_source_tag(loader, node);
    va_start(args, format);
    report_list(loader, loader->file, place, near, format, args);
    va_end(args);
    if (og_vec_push(loader->arena, &loader->bad_lines, og_load_line(node)) != OG_OK)
        return; // the line may then be reported twice
}

void og_load_error_at(og_loader *loader, og_str file, og_load_place place, og_str near, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    report_list(loader, file, place, near, format, args);
    va_end(args);
}

void og_load_error_in(og_loader *loader, og_str file, size_t line, og_str value, og_str near, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    report_list(loader, file, og_source_value(loader, file, line, value), near, format, args);
    va_end(args);
}

og_str og_load_nearest(og_str id, const og_str *first, size_t count, size_t stride)
{
    og_str nearest = {0};
    size_t least = id.len / 3 + 2;
    for (size_t i = 0; i < count; i++) {
        const og_str *candidate = (const og_str *)(const void *)((const char *)first + i * stride);
        size_t distance = og_str_distance(id, *candidate);
        if (distance < least) {
            least = distance;
            nearest = *candidate;
        }
    }
    return nearest;
}

// What the parser calls when the document type begins. It stops there: nothing of it is read.
static void refuse_document_type(void *context, const xmlChar *name, const xmlChar *external, const xmlChar *system)
{
    xmlParserCtxt *parser = context;
    og_loader *loader = parser->_private;
    (void)name, (void)external, (void)system;
    size_t line = parser->input ? (size_t)parser->input->line : 0;
    og_load_error_at(loader, loader->file, (og_load_place){.line = line}, (og_str){0},
                     "a document type (<!DOCTYPE>) is not allowed");
    xmlStopParser(parser);
}

static og_str one_line(const char *message)
{
    return og_str_trim(og_str_from(message ? message : "not well-formed"));
}

static void on_parser_error(void *context, xmlErrorPtr error)
{
    xmlParserCtxt *parser = context;
    og_loader *loader = parser->_private;
    if (error->code == XML_ERR_USER_STOP || error->level == XML_ERR_WARNING)
        return;
    og_load_place place = {error->line > 0 ? (size_t)error->line : 0, error->int2 > 0 ? (size_t)error->int2 : 0};
    report(loader, loader->file, place, one_line(error->message), (og_str){0});
}

og_status og_load_parse(og_loader *loader, og_str bytes, xmlDoc **out)
{
    const int options =
        XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_NOBLANKS | XML_PARSE_COMPACT | XML_PARSE_BIG_LINES;
    *out = NULL;
    if (!bytes.len || bytes.len > INT_MAX) {
        og_load_error_at(loader, loader->file, (og_load_place){0}, (og_str){0},
                         bytes.len ? "the file is too large" : "the file is empty");
        return OG_OK;
    }
    xmlParserCtxt *parser = loader->parser ? loader->parser : xmlNewParserCtxt();
    loader->parser = parser;
    if (!parser)
        return OG_NO_MEMORY;
    bool failed_before = loader->failed;
    loader->failed = false;
    parser->_private = loader;
    parser->sax->internalSubset = refuse_document_type;
    parser->sax->serror = on_parser_error;
    parser->sax->comment = NULL; // nobody asks for them
    og_source_watch(parser, !loader->trusted);
    xmlDoc *document = xmlCtxtReadMemory(parser, bytes.ptr, (int)bytes.len, NULL, NULL, options);
    bool no_memory = parser->errNo == XML_ERR_NO_MEMORY;
    if (!document && !loader->failed && !no_memory)
        og_load_error_at(loader, loader->file, (og_load_place){0}, (og_str){0}, "this is not XML");
    if (loader->failed && document) {
        xmlFreeDoc(document);
        document = NULL;
    }
    loader->failed |= failed_before;
    *out = document;
    return no_memory ? OG_NO_MEMORY : OG_OK;
}

void og_load_end(og_loader *loader)
{
    xmlFreeParserCtxt(loader->parser);
    loader->parser = NULL;
}

// libxml2's messages about structure name elements, not what was meant; they stand alone where nothing better is known.
static void on_schema_error(void *context, xmlErrorPtr error)
{
    og_loader *loader = context;
    size_t line = error->line > 0 ? (size_t)error->line : 0;
    if (!line && loader->bad_lines.count)
        return; // what is meant was said with its place
    for (size_t i = 0; i < loader->bad_lines.count; i++)
        if (loader->bad_lines.items[i] == line)
            return;
    og_str message = one_line(error->message);
    const xmlNode *node = error->node;
    bool known = node && node->type == XML_ELEMENT_NODE;
    og_load_place place = known ? og_source_tag(loader, node) : (og_load_place){.line = line};
    report(loader, loader->file, place, message, (og_str){0});
    if (og_vec_push(loader->arena, &loader->bad_lines, line) != OG_OK)
        return; // the line may then be reported twice
}

static og_str schema_text(xmlDoc *document)
{
    const xmlNode *root = xmlDocGetRootElement(document);
    const char *wanted = SCHEMAS[0].schema; // it says of any other root that it is none
    for (size_t i = 0; root && i < sizeof SCHEMAS / sizeof *SCHEMAS; i++)
        if (og_str_equal(og_load_name(root), og_str_from(SCHEMAS[i].root)))
            wanted = SCHEMAS[i].schema;
    return og_embedded_find(og_str_from(wanted));
}

og_status og_load_validate(og_loader *loader, xmlDoc *document)
{
    og_str text = schema_text(document);
    xmlRelaxNGParserCtxt *parser =
        text.len && text.len <= INT_MAX ? xmlRelaxNGNewMemParserCtxt(text.ptr, (int)text.len) : NULL;
    if (!parser)
        return text.len ? OG_NO_MEMORY : OG_INTERNAL;
    xmlRelaxNGSetParserStructuredErrors(parser, on_schema_error, loader);
    xmlRelaxNG *schema = xmlRelaxNGParse(parser);
    xmlRelaxNGFreeParserCtxt(parser);
    xmlRelaxNGValidCtxt *validator = schema ? xmlRelaxNGNewValidCtxt(schema) : NULL;
    og_status status = OG_OK;
    if (validator) {
        xmlRelaxNGSetValidStructuredErrors(validator, on_schema_error, loader);
        int result = xmlRelaxNGValidateDoc(validator, document);
        if (result > 0)
            loader->failed = true;
        else if (result < 0)
            status = OG_INTERNAL;
    } else {
        status = schema ? OG_NO_MEMORY : OG_INTERNAL;
    }
    xmlRelaxNGFreeValidCtxt(validator);
    xmlRelaxNGFree(schema);
    return status;
}

static const xmlNode *element_from(const xmlNode *node)
{
    while (node && node->type != XML_ELEMENT_NODE)
        node = node->next;
    return node;
}

const xmlNode *og_load_first(const xmlNode *parent)
{
    return element_from(parent->children);
}

const xmlNode *og_load_next(const xmlNode *node)
{
    return element_from(node->next);
}

og_str og_load_name(const xmlNode *node)
{
    return og_str_from((const char *)node->name);
}

bool og_load_is(const xmlNode *node, const char *name)
{
    return og_str_equal(og_load_name(node), og_str_from(name));
}

size_t og_load_line(const xmlNode *node)
{
    long line = xmlGetLineNo(node);
    return line > 0 ? (size_t)line : 0;
}

static bool is_text(const xmlNode *node)
{
    return (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) && node->content;
}

// Copies the text of the list of nodes, runs of white space as one space, none at the ends.
static og_status fold_text(og_arena *arena, const xmlNode *nodes, og_str *out)
{
    size_t size = 1, used = 0;
    for (const xmlNode *node = nodes; node; node = node->next)
        if (is_text(node) && !og_add(size, og_str_from((const char *)node->content).len, &size))
            return OG_NO_MEMORY;
    char *text = og_arena_alloc(arena, size);
    if (!text)
        return OG_NO_MEMORY;
    bool space = false;
    for (const xmlNode *node = nodes; node; node = node->next) {
        for (const xmlChar *at = is_text(node) ? node->content : NULL; at && *at; at++) {
            if (*at <= ' ') { // XML has no other control characters than white space
                space = used > 0;
                continue;
            }
            if (space)
                text[used++] = ' ';
            space = false;
            text[used++] = (char)*at;
        }
    }
    *out = (og_str){text, used};
    return OG_OK;
}

og_status og_load_attribute_text(og_loader *loader, const xmlAttr *attribute, og_str *out)
{
    return fold_text(loader->arena, attribute->children, out);
}

og_status og_load_attribute(og_loader *loader, const xmlNode *node, const char *name, og_str *out)
{
    *out = (og_str){0};
    for (const xmlAttr *attribute = node->properties; attribute; attribute = attribute->next)
        if (attribute->name[0] == (xmlChar)name[0] &&
            og_str_equal(og_str_from((const char *)attribute->name), og_str_from(name)))
            return og_load_attribute_text(loader, attribute, out);
    return OG_OK;
}

og_status og_load_text(og_loader *loader, const xmlNode *node, og_str *out)
{
    return fold_text(loader->arena, node->children, out);
}
