// SPDX-License-Identifier: MIT
#include "read/office_kind.h"

#include "base/checked.h"
#include "base/str.h"
#include "read/opc.h"

// The name of a folder of a file of Microsoft's, each letter followed by a NUL (UTF-16).
static bool holds_name(og_str bytes, const char *name)
{
    enum { LONGEST = 32 };
    char wide[2 * LONGEST];
    size_t length = 0;
    for (og_str left = og_str_from(name); length < left.len && length < LONGEST; length++) {
        wide[2 * length] = left.ptr[length];
        wide[2 * length + 1] = 0;
    }
    return og_str_find(bytes, (og_str){wide, 2 * length}, 0) != SIZE_MAX;
}

og_status og_ole_kind(og_str bytes)
{
    if (holds_name(bytes, "EncryptedPackage"))
        return OG_ENCRYPTED_OFFICE;
    return holds_name(bytes, "WordDocument") ? OG_OLD_WORD : OG_UNKNOWN_FORMAT;
}

// What the list of an OpenDocument's parts says of the whole and of its text.
typedef struct manifest_reader {
    og_buf type;
    bool in_text;
    bool is_encrypted;
} manifest_reader;

static og_status take_file(void *user, og_xml *xml, const og_xml_element *element)
{
    manifest_reader *reader = user;
    (void)xml;
    if (og_xml_is(element, OG_XML_MANIFEST, "file-entry")) {
        og_str path = og_xml_attribute(element, OG_XML_MANIFEST, "full-path");
        if (og_str_equal(path, OG_STR("/")) && !reader->type.len)
            og_buf_add(&reader->type, og_xml_attribute(element, OG_XML_MANIFEST, "media-type"));
        reader->in_text = og_str_equal(path, OG_STR("content.xml")) || og_str_equal(path, OG_STR("encrypted-package"));
    }
    reader->is_encrypted |= reader->in_text && og_xml_is(element, OG_XML_MANIFEST, "encryption-data");
    return reader->type.status;
}

static og_status kind_of_type(og_str type, og_format *out)
{
    static const og_str prefix = {"application/vnd.oasis.opendocument.", 35};
    og_str kind = og_str_slice(type, prefix.len, type.len);
    if (!og_str_starts(type, prefix))
        return OG_UNKNOWN_FORMAT;
    if (og_str_starts(kind, OG_STR("spreadsheet")))
        return OG_SPREADSHEET;
    *out = OG_FORMAT_ODT;
    return og_str_starts(kind, OG_STR("text")) ? OG_OK : OG_UNKNOWN_FORMAT;
}

// OpenDocument, or another format that keeps its rules (EPUB).
static og_status kind_by_manifest(og_package *package, og_format *out)
{
    static const og_xml_handler handler = {.start = take_file};
    manifest_reader reader = {0};
    og_status status = OG_OK;
    if (og_package_has(package, OG_STR("mimetype")))
        status = og_package_unpack(package, OG_STR("mimetype"), &reader.type);
    if (status == OG_OK && og_package_has(package, OG_STR("META-INF/manifest.xml")))
        status = og_package_read(package, OG_STR("META-INF/manifest.xml"), &handler, &reader);
    if (status == OG_OK)
        status = kind_of_type(og_str_trim(og_buf_str(&reader.type)), out);
    og_buf_free(&reader.type);
    return status == OG_OK && reader.is_encrypted ? OG_ENCRYPTED_OFFICE : status;
}

static og_status kind_by_types(og_package *package, og_format *out)
{
    og_str part = {0}, type = {0};
    og_relations relations = {0};
    og_arena *arena = og_arena_new();
    og_status status = arena ? og_opc_relations(package, arena, OG_STR(""), &relations) : OG_NO_MEMORY;
    if (status == OG_OK)
        status = og_opc_main(package, arena, &relations, &part, &type);
    bool word = og_str_find(type, OG_STR("wordprocessingml."), 0) != SIZE_MAX ||
                og_str_find(type, OG_STR("ms-word."), 0) != SIZE_MAX;
    bool sheet = og_str_find(type, OG_STR("spreadsheetml."), 0) != SIZE_MAX ||
                 og_str_find(type, OG_STR("ms-excel."), 0) != SIZE_MAX;
    if (status == OG_OK)
        status = sheet ? OG_SPREADSHEET : word ? OG_OK : OG_UNKNOWN_FORMAT;
    if (status == OG_OK && !og_package_has(package, part))
        status = OG_DAMAGED_OFFICE;
    og_arena_free(arena);
    *out = OG_FORMAT_DOCX;
    return status;
}

// Of a ZIP file that cannot be read: names stand in it as they are.
static og_status kind_of_damaged(og_str bytes)
{
    static const og_str marks[] = {OG_STR("[Content_Types].xml"), OG_STR("application/vnd.oasis.opendocument.text"),
                                   OG_STR("word/document.xml")};
    if (og_str_find(bytes, OG_STR("xl/workbook."), 0) != SIZE_MAX)
        return OG_SPREADSHEET;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (og_str_find(bytes, marks[i], 0) != SIZE_MAX)
            return OG_DAMAGED_OFFICE;
    return OG_UNKNOWN_FORMAT;
}

og_status og_office_kind(og_str bytes, const og_limits *limits, og_format *out)
{
    og_package *package = NULL;
    og_status status = og_package_open(bytes, limits, &package);
    if (status == OG_DAMAGED_OFFICE)
        return kind_of_damaged(bytes);
    OG_TRY(status);
    if (og_package_has(package, OG_STR("[Content_Types].xml")))
        status = kind_by_types(package, out);
    else if (og_package_has(package, OG_STR("mimetype")) || og_package_has(package, OG_STR("META-INF/manifest.xml")))
        status = kind_by_manifest(package, out);
    else
        status = OG_UNKNOWN_FORMAT;
    og_package_free(package);
    return status;
}
