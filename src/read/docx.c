// SPDX-License-Identifier: MIT
// Word documents (Office Open XML, ECMA-376): which parts are read, and in which order.
#include "read/docx.h"

#include "base/checked.h"
#include "base/str.h"
#include "read/office_property.h"
#include "read/read.h"

enum { MOST_BESIDE = 64 };

static og_status read_properties(og_docx *docx, const og_relations *relations)
{
    og_office *office = docx->office;
    og_str pages;
    og_str core = og_relation_part(relations, docx->package, OG_STR("core-properties"));
    og_str more = og_relation_part(relations, docx->package, OG_STR("extended-properties"));
    if (!more.len) // the strict form calls it so
        more = og_relation_part(relations, docx->package, OG_STR("extendedProperties"));
    OG_TRY(og_office_property(office, docx->package, core, OG_XML_DUBLIN_CORE, "title", OG_LOST_TITLE, &office->title));
    OG_TRY(og_office_property(office, docx->package, more, OG_XML_PROPERTIES, "Pages", OG_LOST_NOTHING, &pages));
    office->stated_pages = og_docx_number(pages, OG_OFFICE_MOST_PAGES, 0);
    return OG_OK;
}

static og_status read_text(og_docx *docx, og_str part, og_docx_part kind)
{
    og_relations relations;
    OG_TRY(og_opc_relations(docx->package, docx->office->arena, part, &relations));
    return og_docx_read_text(docx, &relations, part, kind);
}

// All headers or all footers, each part once.
static og_status read_beside(og_docx *docx, const og_relations *relations, og_str kind)
{
    og_str parts[MOST_BESIDE];
    size_t first = docx->office->pieces.count, read = 0;
    for (size_t i = 0; i < relations->items.count; i++) {
        const og_relation *relation = &relations->items.items[i];
        if (!og_relation_leads(relation, docx->package, kind) || og_str_is_among_fold(relation->target, parts, read))
            continue;
        if (read == MOST_BESIDE) {
            og_office_lose(docx->office, OG_LOST_BESIDE);
            break;
        }
        OG_TRY(read_text(docx, relation->target, OG_DOCX_BESIDE));
        parts[read++] = relation->target;
    }
    og_office_put_beside(docx->office, first);
    return OG_OK;
}

static og_status read_notes(og_docx *docx, const og_relations *relations, og_str kind)
{
    og_str part = og_relation_part(relations, docx->package, kind);
    return part.len && docx->notes.count ? read_text(docx, part, OG_DOCX_NOTES) : OG_OK;
}

static og_status read_parts(og_docx *docx)
{
    og_arena *arena = docx->office->arena;
    og_relations top, of_main;
    og_str main, type;
    OG_TRY(og_opc_relations(docx->package, arena, OG_STR(""), &top));
    OG_TRY(og_opc_main(docx->package, arena, &top, &main, &type));
    OG_TRY(og_opc_relations(docx->package, arena, main, &of_main));
    OG_TRY(read_properties(docx, &top));
    OG_TRY(og_docx_read_styles(docx, og_relation_part(&of_main, docx->package, OG_STR("styles"))));
    OG_TRY(og_docx_read_lists(docx, og_relation_part(&of_main, docx->package, OG_STR("numbering"))));
    OG_TRY(read_beside(docx, &of_main, OG_STR("header")));
    OG_TRY(og_docx_read_text(docx, &of_main, main, OG_DOCX_BODY));
    OG_TRY(read_notes(docx, &of_main, OG_STR("footnotes")));
    OG_TRY(read_notes(docx, &of_main, OG_STR("endnotes")));
    return read_beside(docx, &of_main, OG_STR("footer"));
}

static og_status gather(og_office *office, og_package *package)
{
    og_docx docx = {.office = office, .package = package};
    return read_parts(&docx);
}

og_status og_read_docx(og_str bytes, const og_limits *limits, og_builder *builder)
{
    return og_office_read(bytes, limits, gather, builder);
}
