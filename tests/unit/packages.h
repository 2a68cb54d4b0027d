// SPDX-License-Identifier: MIT
// For tests of office documents: packages made of parts, and the least that makes a document of them.
#ifndef OG_TEST_PACKAGES_H
#define OG_TEST_PACKAGES_H

#include "blocks.h"
#include "packed.h"

#include "base/buf.h"
#include "base/str.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <setjmp.h>

#include <cmocka.h>

enum { MOST_PARTS = 80 };

typedef struct parcel {
    packed_part parts[MOST_PARTS];
    size_t count;
    const char *option; // of libarchive's writer, as "zip:compression=store"; NULL: none
} parcel;

#define WORD_NAMESPACES                                                                                                \
    "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main' "                                          \
    "xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships' "                                   \
    "xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'"
#define ODF "urn:oasis:names:tc:opendocument:xmlns:"
#define ODF_NAMESPACES                                                                                                 \
    "xmlns:office='" ODF "office:1.0' xmlns:text='" ODF "text:1.0' xmlns:table='" ODF "table:1.0' xmlns:style='" ODF   \
    "style:1.0' xmlns:fo='" ODF "xsl-fo-compatible:1.0' xmlns:draw='" ODF "drawing:1.0' xmlns:meta='" ODF              \
    "meta:1.0' xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:xlink='http://www.w3.org/1999/xlink' "                \
    "xmlns:svg='" ODF "svg-compatible:1.0'"
#define RELATIONS_BEGIN "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
#define RELATIONS(of, body)                                                                                            \
    {                                                                                                                  \
        of, OG_STR(RELATIONS_BEGIN body "</Relationships>")                                                            \
    }
#define RELATION(id, kind, target)                                                                                     \
    "<Relationship Id='" id "' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/" kind        \
    "' Target='" target "'/>"
#define CONTENT_TYPES(body)                                                                                            \
    {                                                                                                                  \
        "[Content_Types].xml",                                                                                         \
            OG_STR("<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>" body "</Types>")     \
    }
#define WORD_TYPE(part)                                                                                                \
    "<Override PartName='/" part "' ContentType='application/vnd.openxmlformats-officedocument.wordprocessingml."      \
    "document.main+xml'/>"
#define WORD_XML(body) "<w:document " WORD_NAMESPACES "><w:body>" body "</w:body></w:document>"

// Appends `xml`, in which {words} stands for a paragraph that these begin and end.
static inline void add_expanded(og_buf *out, const char *xml, const char *begin, const char *end)
{
    for (; *xml; xml++) {
        if (*xml == '{')
            og_buf_add(out, og_str_from(begin));
        else if (*xml == '}')
            og_buf_add(out, og_str_from(end));
        else
            og_buf_add_byte(out, *xml);
    }
}

// The caller frees it.
static inline og_buf zip_of_parts(const packed_part *parts, size_t count, const char *option)
{
    enum { ROOM = 8 << 20 };
    og_buf out = {0};
    size_t used = 0;
    char *room = og_buf_reserve(&out, ROOM);
    assert_non_null(room);
    assert_true(pack_parts(parts, count, option, room, ROOM, &used));
    out.len = used;
    return out;
}

// The package as a ZIP file. The caller frees it.
static inline og_buf zip_of(const parcel *package)
{
    return zip_of_parts(package->parts, package->count, package->option);
}

static inline void check_package(const parcel *package, const char *expected)
{
    og_buf zip = zip_of(package);
    check_blocks(og_buf_str(&zip), expected);
    og_buf_free(&zip);
}

static inline void add_part(parcel *package, const char *name, og_str bytes)
{
    assert_true(package->count < MOST_PARTS);
    package->parts[package->count++] = (packed_part){name, bytes};
}

static inline parcel word_package(og_str document)
{
    parcel made = {.parts = {CONTENT_TYPES(WORD_TYPE("word/document.xml")),
                             RELATIONS("_rels/.rels", RELATION("rId1", "officeDocument", "word/document.xml"))},
                   .count = 2};
    add_part(&made, "word/document.xml", document);
    return made;
}

static inline parcel odt_package(og_str content)
{
    parcel made = {0};
    add_part(&made, "mimetype", OG_STR("application/vnd.oasis.opendocument.text"));
    add_part(&made, "content.xml", content);
    return made;
}

#endif
