// SPDX-License-Identifier: MIT
// XML by libxml2 (SAX), which is kept from what would cost it too much.
#include "read/xml.h"

#include "base/buf.h"
#include "base/checked.h"
#include "base/str.h"
#include "read/encoding.h"

#include <libxml/parserInternals.h>
#include <limits.h>

enum {
    MOST_ATTRIBUTES = 256, // of one tag: libxml2 compares each with all before it
    MOST_NAMESPACES = 500, // declared around one element: libxml2 looks through them for each
    ATTRIBUTE = 5          // pointers that libxml2 gives of one: name, prefix, namespace, start and end of its value
};

struct og_xml {
    const og_xml_handler *handler;
    void *user;
    xmlParserCtxt *parser;
    og_status status;
    bool stopped;
    size_t depth;
    size_t skipped;                        // depth of the element whose inside is left out; 0: of none
    size_t namespaces[OG_XML_DEEPEST + 1]; // declared by the elements that are open, at each depth
    const xmlChar *known;                  // the namespace that was last looked for: libxml2 keeps each once
    og_xml_space known_as;
};

static const struct {
    og_str address;
    og_xml_space space;
} spaces[] = {
    {OG_STR("http://schemas.openxmlformats.org/wordprocessingml/2006/main"), OG_XML_WORD},
    {OG_STR("http://purl.oclc.org/ooxml/wordprocessingml/main"), OG_XML_WORD},
    {OG_STR("http://schemas.openxmlformats.org/officeDocument/2006/relationships"), OG_XML_REFERENCE},
    {OG_STR("http://purl.oclc.org/ooxml/officeDocument/relationships"), OG_XML_REFERENCE},
    {OG_STR("http://schemas.openxmlformats.org/markup-compatibility/2006"), OG_XML_COMPATIBILITY},
    {OG_STR("http://schemas.openxmlformats.org/package/2006/relationships"), OG_XML_RELATION},
    {OG_STR("http://schemas.openxmlformats.org/package/2006/content-types"), OG_XML_CONTENT_TYPE},
    {OG_STR("http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"), OG_XML_PROPERTIES},
    {OG_STR("http://purl.oclc.org/ooxml/officeDocument/extendedProperties"), OG_XML_PROPERTIES},
    {OG_STR("http://purl.org/dc/elements/1.1/"), OG_XML_DUBLIN_CORE},
    {OG_STR("urn:oasis:names:tc:opendocument:xmlns:office:1.0"), OG_XML_OFFICE},
    {OG_STR("urn:oasis:names:tc:opendocument:xmlns:text:1.0"), OG_XML_TEXT},
    {OG_STR("urn:oasis:names:tc:opendocument:xmlns:table:1.0"), OG_XML_TABLE},
    {OG_STR("urn:oasis:names:tc:opendocument:xmlns:style:1.0"), OG_XML_STYLE},
    {OG_STR("urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"), OG_XML_FORMAT},
    {OG_STR("urn:oasis:names:tc:opendocument:xmlns:meta:1.0"), OG_XML_META},
    {OG_STR("urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"), OG_XML_MANIFEST},
    {OG_STR("http://www.w3.org/1999/xlink"), OG_XML_LINK},
};

static og_str text_of(const xmlChar *text)
{
    return og_str_from((const char *)text);
}

static og_xml_space space_of(const xmlChar *address)
{
    if (!address)
        return OG_XML_NONE;
    og_str wanted = text_of(address);
    for (size_t i = 0; i < sizeof spaces / sizeof *spaces; i++)
        if (og_str_equal(wanted, spaces[i].address))
            return spaces[i].space;
    return OG_XML_OTHER;
}

static og_xml_space element_space(og_xml *xml, const xmlChar *address)
{
    if (address != xml->known) {
        xml->known = address;
        xml->known_as = space_of(address);
    }
    return xml->known_as;
}

static void end_reading(og_xml *xml, og_status status)
{
    if (xml->status == OG_OK)
        xml->status = status;
    if (status != OG_OK || xml->stopped)
        xmlStopParser(xml->parser);
}

// What is called after that is not heard.
static bool is_over(const og_xml *xml)
{
    return xml->stopped || xml->status != OG_OK;
}

static void on_start(void *user, const xmlChar *name, const xmlChar *prefix, const xmlChar *address,
                     int namespace_count, const xmlChar **namespaces, int attribute_count, int defaulted,
                     const xmlChar **attributes)
{
    og_xml *xml = user;
    (void)prefix, (void)namespaces, (void)defaulted;
    if (is_over(xml))
        return;
    if (xml->depth == OG_XML_DEEPEST) {
        end_reading(xml, OG_TOO_COMPLEX);
        return;
    }
    size_t declared = xml->namespaces[xml->depth++] + (size_t)namespace_count;
    xml->namespaces[xml->depth] = declared;
    if (declared > MOST_NAMESPACES) {
        end_reading(xml, OG_TOO_COMPLEX);
        return;
    }
    if (xml->skipped)
        return;
    og_xml_element element = {.space = element_space(xml, address),
                              .name = text_of(name),
                              .depth = xml->depth,
                              .attributes = attributes,
                              .attribute_count = (size_t)attribute_count};
    end_reading(xml, xml->handler->start(xml->user, xml, &element));
}

static void on_end(void *user, const xmlChar *name, const xmlChar *prefix, const xmlChar *address)
{
    og_xml *xml = user;
    (void)prefix;
    if (is_over(xml) || !xml->depth)
        return;
    if (xml->skipped == xml->depth)
        xml->skipped = 0;
    og_xml_element element = {.space = element_space(xml, address), .name = text_of(name), .depth = xml->depth};
    if (!xml->skipped && xml->handler->end)
        end_reading(xml, xml->handler->end(xml->user, xml, &element));
    xml->depth--;
}

static void on_text(void *user, const xmlChar *text, int length)
{
    og_xml *xml = user;
    if (is_over(xml) || xml->skipped || !xml->handler->text || length <= 0)
        return;
    end_reading(xml, xml->handler->text(xml->user, xml, (og_str){(const char *)text, (size_t)length}));
}

// Nothing of it is read: it could declare entities of any size.
static void on_document_type(void *user, const xmlChar *name, const xmlChar *external, const xmlChar *system)
{
    (void)name, (void)external, (void)system;
    end_reading(user, OG_DAMAGED_OFFICE);
}

static void on_error(void *user, xmlErrorPtr error)
{
    (void)user, (void)error; // whether the part was well-formed is asked at its end
}

static bool is_crowded(og_str tag)
{
    size_t count = 0;
    for (size_t at = og_str_find_byte(tag, '=', 0); at != SIZE_MAX; at = og_str_find_byte(tag, '=', at + 1)) {
        size_t value = at + 1;
        while (value < tag.len && og_is_space(tag.ptr[value]))
            value++;
        count += value < tag.len && (tag.ptr[value] == '"' || tag.ptr[value] == '\'');
    }
    return count > MOST_ATTRIBUTES;
}

// Whether a tag has more attributes than libxml2 can compare in good time. No `<` stands inside a tag.
static bool has_crowded_tag(og_str source)
{
    for (size_t at = og_str_find_byte(source, '<', 0), next; at != SIZE_MAX; at = next) {
        next = og_str_find_byte(source, '<', at + 1);
        if (is_crowded(og_str_slice(source, at, next)))
            return true;
    }
    return false;
}

static og_status parse(og_str source, const og_xml_handler *handler, void *user)
{
    const xmlSAXHandler calls = {.initialized = XML_SAX2_MAGIC,
                                 .internalSubset = on_document_type,
                                 .startElementNs = on_start,
                                 .endElementNs = on_end,
                                 .characters = on_text,
                                 .ignorableWhitespace = on_text,
                                 .cdataBlock = on_text,
                                 .serror = on_error};
    if (source.len > INT_MAX)
        return OG_TOO_LARGE;
    og_xml xml = {.handler = handler, .user = user, .parser = xmlCreateMemoryParserCtxt(source.ptr, (int)source.len)};
    if (!xml.parser)
        return OG_NO_MEMORY;
    *xml.parser->sax = calls;
    xml.parser->userData = &xml;
    xmlCtxtUseOptions(xml.parser, XML_PARSE_NONET | XML_PARSE_IGNORE_ENC);
    int failed = xmlParseDocument(xml.parser);
    bool no_memory = xml.parser->errNo == XML_ERR_NO_MEMORY, well_formed = !failed && xml.parser->wellFormed;
    xmlFreeParserCtxt(xml.parser);
    if (no_memory)
        return OG_NO_MEMORY;
    if (is_over(&xml))
        return xml.status;
    return well_formed ? OG_OK : OG_DAMAGED_OFFICE;
}

og_status og_xml_read(og_str bytes, const og_xml_handler *handler, void *user)
{
    og_buf decoded = {0};
    og_encoding encoding;
    size_t mark = 0;
    bool clean = true;
    if (og_encoding_is_utf16(bytes, &encoding, &mark)) {
        og_encoding_convert(og_str_slice(bytes, mark, bytes.len), encoding, &decoded, &clean);
        bytes = og_buf_str(&decoded);
    } else if (og_str_starts(bytes, OG_STR("\xEF\xBB\xBF"))) {
        bytes = og_str_slice(bytes, 3, bytes.len);
    }
    bytes = og_str_trim(bytes);
    og_status status = clean ? decoded.status : OG_DAMAGED_OFFICE; // as libxml2 refuses what is not UTF-8
    // With `<` in front and no NUL libxml2 takes it for nothing but UTF-8: what is checked here is what it reads.
    if (status == OG_OK && (!og_str_starts(bytes, OG_STR("<")) || og_str_find_byte(bytes, 0, 0) != SIZE_MAX))
        status = OG_DAMAGED_OFFICE;
    if (status == OG_OK && has_crowded_tag(bytes))
        status = OG_TOO_COMPLEX;
    if (status == OG_OK)
        status = parse(bytes, handler, user);
    og_buf_free(&decoded);
    return status;
}

void og_xml_skip(og_xml *xml, size_t depth)
{
    xml->skipped = depth;
}

void og_xml_stop(og_xml *xml)
{
    xml->stopped = true;
}

size_t og_xml_depth(const og_xml *xml)
{
    return xml->depth;
}

og_str og_xml_attribute(const og_xml_element *element, og_xml_space space, const char *name)
{
    og_str wanted = og_str_from(name);
    for (size_t i = 0; i < element->attribute_count; i++) {
        const unsigned char **attribute = element->attributes + i * ATTRIBUTE;
        if (og_str_equal(text_of(attribute[0]), wanted) && space_of(attribute[2]) == space)
            return (og_str){(const char *)attribute[3], (size_t)(attribute[4] - attribute[3])};
    }
    return (og_str){0};
}

bool og_xml_is(const og_xml_element *element, og_xml_space space, const char *name)
{
    return element->space == space && og_str_equal(element->name, og_str_from(name));
}

int og_xml_find(const og_xml_name *names, size_t count, const og_xml_element *element)
{
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = og_str_compare(element->name, og_str_from(names[middle].name));
        if (!order)
            return names[middle].space == element->space ? names[middle].id : 0;
        *(order < 0 ? &high : &low) = order < 0 ? middle : middle + 1;
    }
    return 0;
}
