// SPDX-License-Identifier: MIT
#include "read/opc.h"

#include "base/checked.h"
#include "base/str.h"

#include <stdlib.h>

enum {
    MOST_RELATIONS = 20000, // of one part: it has one for each address, header and picture
    LONGEST_NAME = 4096     // of a part; programs take these from files, whose names are no longer
};

typedef struct relation_reader {
    og_arena *arena;
    og_str folder; // of the part, with a slash at its end; empty: the top
    og_relations *relations;
} relation_reader;

// The folder of a part, with the slash.
static og_str folder_of(og_str part)
{
    size_t end = part.len;
    while (end && part.ptr[end - 1] != '/')
        end--;
    return og_str_slice(part, 0, end);
}

// Goes on from a folder, which has no slash at its end, along a path.
static void add_steps(og_buf *name, og_str path)
{
    og_str step;
    while (og_str_next_split(&path, '/', &step)) {
        if (og_str_equal(step, OG_STR(".."))) {
            size_t above = folder_of(og_buf_str(name)).len;
            name->len = above ? above - 1 : 0;
        } else if (step.len && !og_str_equal(step, OG_STR("."))) {
            og_buf_add(name, name->len ? OG_STR("/") : OG_STR(""));
            og_buf_add(name, step);
        }
    }
}

// The name of the part that a target leads to from a folder; empty where no part has one so long.
static og_status resolve(og_arena *arena, og_str folder, og_str target, og_str *out)
{
    og_buf name = {.limit = LONGEST_NAME};
    if (!og_str_starts(target, OG_STR("/")))
        add_steps(&name, folder);
    add_steps(&name, target);
    og_status status = name.status == OG_TEXT_TOO_LONG ? OG_OK : name.status;
    if (name.status == OG_OK)
        status = og_arena_copy(arena, og_buf_str(&name), out);
    og_buf_free(&name);
    return status;
}

static og_status take_relation(void *user, og_xml *xml, const og_xml_element *element)
{
    relation_reader *reader = user;
    og_relation relation = {0};
    (void)xml;
    if (!og_xml_is(element, OG_XML_RELATION, "Relationship"))
        return OG_OK;
    if (reader->relations->items.count >= MOST_RELATIONS)
        return OG_TOO_COMPLEX;
    og_str kind = og_xml_attribute(element, OG_XML_NONE, "Type");
    og_str target = og_xml_attribute(element, OG_XML_NONE, "Target");
    relation.is_outside = og_str_equal(og_xml_attribute(element, OG_XML_NONE, "TargetMode"), OG_STR("External"));
    OG_TRY(og_arena_copy(reader->arena, og_xml_attribute(element, OG_XML_NONE, "Id"), &relation.id));
    OG_TRY(og_arena_copy(reader->arena, og_str_slice(kind, folder_of(kind).len, kind.len), &relation.kind));
    if (relation.is_outside)
        OG_TRY(og_arena_copy(reader->arena, target, &relation.target));
    else
        OG_TRY(resolve(reader->arena, reader->folder, target, &relation.target));
    return og_vec_push(reader->arena, &reader->relations->items, relation);
}

static int compare_relations(const void *left, const void *right)
{
    const og_relation *a = left, *b = right;
    return og_str_compare(a->id, b->id);
}

og_status og_opc_relations(og_package *package, og_arena *arena, og_str part, og_relations *out)
{
    static const og_xml_handler handler = {.start = take_relation};
    relation_reader reader = {.arena = arena, .folder = folder_of(part), .relations = out};
    og_str name;
    *out = (og_relations){0};
    OG_TRY(og_arena_printf(arena, &name, "%.*s_rels/%.*s.rels", OG_STR_ARG(reader.folder),
                           OG_STR_ARG(og_str_slice(part, reader.folder.len, part.len))));
    if (!og_package_has(package, name))
        return OG_OK;
    OG_TRY(og_package_read(package, name, &handler, &reader));
    if (out->items.count)
        qsort(out->items.items, out->items.count, sizeof *out->items.items, compare_relations);
    return OG_OK;
}

const og_relation *og_relation_find(const og_relations *relations, og_str id)
{
    const og_relation wanted = {.id = id};
    return relations->items.count
               ? bsearch(&wanted, relations->items.items, relations->items.count, sizeof wanted, compare_relations)
               : NULL;
}

bool og_relation_leads(const og_relation *relation, const og_package *package, og_str kind)
{
    return relation->target.len && !relation->is_outside && og_str_equal(relation->kind, kind) &&
           og_package_has(package, relation->target);
}

og_str og_relation_part(const og_relations *relations, const og_package *package, og_str kind)
{
    for (size_t i = 0; i < relations->items.count; i++)
        if (og_relation_leads(&relations->items.items[i], package, kind))
            return relations->items.items[i].target;
    return (og_str){0};
}

// What the content types say of one part; of any that is a document where its name is not known.
typedef struct type_reader {
    og_arena *arena;
    og_str part;
    og_str ending;   // of its name
    og_str type;     // stated of it by name
    og_str fallback; // of all parts with its ending
} type_reader;

static og_str ending_of(og_str part)
{
    size_t at = part.len;
    while (at && part.ptr[at - 1] != '.')
        at--;
    return og_str_slice(part, at, part.len);
}

static og_status take_type(void *user, og_xml *xml, const og_xml_element *element)
{
    type_reader *reader = user;
    og_str type = og_xml_attribute(element, OG_XML_NONE, "ContentType");
    (void)xml;
    if (og_xml_is(element, OG_XML_CONTENT_TYPE, "Default")) {
        og_str ending = og_xml_attribute(element, OG_XML_NONE, "Extension");
        bool fits = reader->part.len && og_str_equal_fold(ending, reader->ending);
        return fits ? og_arena_copy(reader->arena, type, &reader->fallback) : OG_OK;
    }
    if (!og_xml_is(element, OG_XML_CONTENT_TYPE, "Override"))
        return OG_OK;
    og_str name = og_xml_attribute(element, OG_XML_NONE, "PartName");
    if (og_str_starts(name, OG_STR("/")))
        name = og_str_slice(name, 1, name.len);
    if (!reader->part.len && og_str_ends(type, OG_STR(".main+xml"))) {
        OG_TRY(og_arena_copy(reader->arena, name, &reader->part));
        reader->ending = ending_of(reader->part);
    }
    return reader->part.len && og_str_equal_fold(name, reader->part) ? og_arena_copy(reader->arena, type, &reader->type)
                                                                     : OG_OK;
}

og_status og_opc_main(og_package *package, og_arena *arena, const og_relations *relations, og_str *part, og_str *type)
{
    static const og_xml_handler handler = {.start = take_type};
    type_reader reader = {.arena = arena, .part = og_relation_part(relations, package, OG_STR("officeDocument"))};
    reader.ending = ending_of(reader.part);
    OG_TRY(og_package_read(package, OG_STR("[Content_Types].xml"), &handler, &reader));
    *part = reader.part;
    *type = reader.type.len ? reader.type : reader.fallback;
    return OG_OK;
}
