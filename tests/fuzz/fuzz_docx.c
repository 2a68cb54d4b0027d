// SPDX-License-Identifier: MIT
// Any bytes as a Word document; where they are no ZIP file, as its text.
#include "fuzz/office.h"
#include "read/read.h"

#define WORD "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"
#define RELATIONS "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
#define RELATION(kind, target) "<Relationship Id='" kind "' Type='/" kind "' Target='" target "'/>"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    packed_part parts[] = {
        {"[Content_Types].xml",
         OG_STR("<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>")},
        {"_rels/.rels", OG_STR(RELATIONS RELATION("officeDocument", "word/document.xml") "</Relationships>")},
        {"word/document.xml", {NULL, 0}},
        {"word/_rels/document.xml.rels",
         OG_STR(RELATIONS RELATION("styles", "styles.xml") RELATION("numbering", "numbering.xml")
                    RELATION("header", "document.xml") RELATION("footnotes", "document.xml") "</Relationships>")},
        {"word/styles.xml",
         OG_STR("<w:styles " WORD "><w:style w:type='paragraph' w:styleId='Heading1'><w:name w:val='heading 1'/>"
                "<w:rPr><w:b/></w:rPr></w:style></w:styles>")},
        {"word/numbering.xml",
         OG_STR("<w:numbering " WORD "><w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:numFmt "
                "w:val='lowerRoman'/><w:lvlText w:val='(%1)'/></w:lvl></w:abstractNum><w:num w:numId='1'>"
                "<w:abstractNumId w:val='0'/></w:num></w:numbering>")},
    };
    fuzz_office(OG_FORMAT_DOCX, og_read_docx, parts, sizeof parts / sizeof *parts, 2,
                (og_str){(const char *)data, size});
    return 0;
}
