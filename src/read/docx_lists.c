// SPDX-License-Identifier: MIT
// The part "numbering": which bullets and numbers the paragraphs of lists have.
#include "base/checked.h"
#include "base/str.h"
#include "read/docx.h"

#include <stdlib.h>

enum { MOST_NUMBERINGS = 20000, MOST_START = 9999, LAST_LEVEL = 8 };

typedef struct list_reader {
    og_docx *docx;
    og_list *list;                // that is described
    og_docx_numbering *numbering; // that is read
    size_t level;
} list_reader;

enum { LIST = 1, LIST_OF, LEVEL, LEVEL_TEXT, OVERRIDE, FORMAT, NUMBERING, START, START_OVERRIDE };

static const og_xml_name names[] = {
    {"abstractNum", OG_XML_WORD, LIST},
    {"abstractNumId", OG_XML_WORD, LIST_OF},
    {"lvl", OG_XML_WORD, LEVEL},
    {"lvlOverride", OG_XML_WORD, OVERRIDE},
    {"lvlText", OG_XML_WORD, LEVEL_TEXT},
    {"num", OG_XML_WORD, NUMBERING},
    {"numFmt", OG_XML_WORD, FORMAT},
    {"start", OG_XML_WORD, START},
    {"startOverride", OG_XML_WORD, START_OVERRIDE},
};

static const struct {
    og_str name;
    og_numbering numbering;
} formats[] = {
    {OG_STR("bullet"), OG_NUMBERING_BULLET},
    {OG_STR("none"), OG_NUMBERING_NONE},
    {OG_STR("lowerLetter"), OG_NUMBERING_LOWER_LETTER},
    {OG_STR("upperLetter"), OG_NUMBERING_UPPER_LETTER},
    {OG_STR("lowerRoman"), OG_NUMBERING_LOWER_ROMAN},
    {OG_STR("upperRoman"), OG_NUMBERING_UPPER_ROMAN},
};

static og_numbering format_of(og_str name)
{
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        if (og_str_equal(name, formats[i].name))
            return formats[i].numbering;
    return OG_NUMBERING_DECIMAL;
}

static og_status begin_list(list_reader *reader, const og_xml_element *element)
{
    og_str name;
    og_arena *arena = reader->docx->office->arena;
    OG_TRY(og_arena_copy(arena, og_xml_attribute(element, OG_XML_WORD, "abstractNumId"), &name));
    return og_lists_add(&reader->docx->lists, arena, name, &reader->list);
}

static og_status begin_numbering(list_reader *reader, const og_xml_element *element)
{
    og_docx *docx = reader->docx;
    og_docx_numbering numbering = {0};
    reader->list = NULL;
    if (docx->numberings.count >= MOST_NUMBERINGS)
        return OG_TOO_COMPLEX;
    OG_TRY(og_arena_copy(docx->office->arena, og_xml_attribute(element, OG_XML_WORD, "numId"), &numbering.id));
    OG_TRY(og_vec_push(docx->office->arena, &docx->numberings, numbering));
    reader->numbering = &docx->numberings.items[docx->numberings.count - 1];
    return OG_OK;
}

static og_status take_level(list_reader *reader, int id, const og_xml_element *element)
{
    og_list_level *level = &reader->list->levels[reader->level];
    if (id == LEVEL)
        *level = (og_list_level){.numbering = OG_NUMBERING_DECIMAL, .start = 1};
    else if (id == FORMAT)
        level->numbering = format_of(og_docx_value(element));
    else if (id == START)
        level->start = og_docx_number(og_docx_value(element), MOST_START, 1);
    else if (id == LEVEL_TEXT)
        return og_arena_copy(reader->docx->office->arena, og_docx_value(element), &level->pattern);
    return OG_OK;
}

static og_status on_start(void *user, og_xml *xml, const og_xml_element *element)
{
    list_reader *reader = user;
    int id = og_xml_find(names, sizeof names / sizeof *names, element);
    og_docx_numbering *numbering = reader->numbering;
    (void)xml;
    if (id == LIST)
        return begin_list(reader, element);
    if (id == NUMBERING)
        return begin_numbering(reader, element);
    if (id == LEVEL || id == OVERRIDE)
        reader->level = og_docx_number(og_xml_attribute(element, OG_XML_WORD, "ilvl"), LAST_LEVEL, LAST_LEVEL);
    if (numbering && id == LIST_OF)
        return og_arena_copy(reader->docx->office->arena, og_docx_value(element), &numbering->list);
    if (numbering && id == START_OVERRIDE) {
        numbering->starts[reader->level] = og_docx_number(og_docx_value(element), MOST_START, 1);
        numbering->restarts[reader->level] = true;
    }
    return reader->list ? take_level(reader, id, element) : OG_OK;
}

static int compare_numberings(const void *left, const void *right)
{
    const og_docx_numbering *a = left, *b = right;
    return og_str_compare(a->id, b->id);
}

og_status og_docx_read_lists(og_docx *docx, og_str part)
{
    static const og_xml_handler handler = {.start = on_start};
    list_reader reader = {.docx = docx};
    if (part.len)
        OG_TRY(og_package_read(docx->package, part, &handler, &reader));
    og_lists_sort(&docx->lists);
    if (docx->numberings.count)
        qsort(docx->numberings.items, docx->numberings.count, sizeof *docx->numberings.items, compare_numberings);
    return OG_OK;
}

og_status og_docx_label(og_docx *docx, og_str numbering, size_t level, bool *is_bullet, og_str *out)
{
    const og_docx_numbering wanted = {.id = numbering};
    og_docx_numbering *found = NULL;
    og_buf label = {0};
    if (docx->numberings.count)
        found = bsearch(&wanted, docx->numberings.items, docx->numberings.count, sizeof wanted, compare_numberings);
    og_list *list = found ? og_lists_find(&docx->lists, found->list) : NULL;
    *is_bullet = !list || list->levels[level].numbering == OG_NUMBERING_BULLET;
    if (list)
        og_list_count(&list->counter, list, level);
    if (list && found->restarts[level]) {
        list->counter.values[level] = found->starts[level];
        found->restarts[level] = false; // only once
    }
    og_list_label(list ? &list->counter : NULL, list, level, &label);
    og_status status = label.status;
    if (status == OG_OK)
        status = og_arena_copy(docx->office->arena, og_buf_str(&label), out);
    og_buf_free(&label);
    return status;
}
