// SPDX-License-Identifier: MIT
// The XML of office documents, told element by element while it is read: no tree is made, and nothing that a document
// type declares is known.
#ifndef OG_READ_XML_H
#define OG_READ_XML_H

#include "ofgrade/base.h"

// What a namespace is for. Word's have two names each: that of the standard (strict) and that which programs write.
typedef enum og_xml_space {
    OG_XML_NONE,
    OG_XML_OTHER, // one that nothing is read of
    OG_XML_WORD,
    OG_XML_REFERENCE,     // of attributes: what another part is called by
    OG_XML_COMPATIBILITY, // the same thing said in several ways
    OG_XML_RELATION,
    OG_XML_CONTENT_TYPE,
    OG_XML_PROPERTIES, // what Word knows of the document
    OG_XML_DUBLIN_CORE,
    OG_XML_OFFICE, // from here on OpenDocument
    OG_XML_TEXT,
    OG_XML_TABLE,
    OG_XML_STYLE,
    OG_XML_FORMAT,
    OG_XML_META,
    OG_XML_MANIFEST,
    OG_XML_LINK,
} og_xml_space;

enum { OG_XML_DEEPEST = 200 }; // elements in each other; real documents need 40

typedef struct og_xml_element {
    og_xml_space space;
    og_str name;                      // without a prefix
    size_t depth;                     // 1: the outermost
    const unsigned char **attributes; // as libxml2 gives them; at the end of an element there are none
    size_t attribute_count;
} og_xml_element;

// An element that a reader knows.
typedef struct og_xml_name {
    const char *name;
    og_xml_space space;
    int id;
} og_xml_name;

// What is being read.
typedef struct og_xml og_xml;

// What to call; a status other than OG_OK ends the reading. `end` and `text` may be NULL. Text comes in pieces.
typedef struct og_xml_handler {
    og_status (*start)(void *user, og_xml *xml, const og_xml_element *element);
    og_status (*end)(void *user, og_xml *xml, const og_xml_element *element);
    og_status (*text)(void *user, og_xml *xml, og_str text);
} og_xml_handler;

// Reads a part of a document, UTF-8 or UTF-16. Fails with: OG_DAMAGED_OFFICE (it is not well-formed, or has a document
// type), OG_TOO_COMPLEX, OG_TOO_LARGE, OG_NO_MEMORY, and what the handler gives.
og_status og_xml_read(og_str bytes, const og_xml_handler *handler, void *user) OG_MUST_USE;

// From a handler: what is still to come inside the element at `depth`, which is open, is left out. Its end is told.
void og_xml_skip(og_xml *xml, size_t depth);
// From a handler: nothing else is wanted.
void og_xml_stop(og_xml *xml);
// How many elements are open.
size_t og_xml_depth(const og_xml *xml);

// The value of an attribute, empty where it is not there. Valid while the element is told of.
og_str og_xml_attribute(const og_xml_element *element, og_xml_space space, const char *name);
bool og_xml_is(const og_xml_element *element, og_xml_space space, const char *name);
// The id of an element in a list that is in the order of names; 0: it is not there.
int og_xml_find(const og_xml_name *names, size_t count, const og_xml_element *element);

#endif
