// SPDX-License-Identifier: MIT
// The part "numbering": which bullets and numbers the paragraphs of lists have.
#include "base/checked.h"
#include "base/str.h"
#include "read/docx.h"

#include <stdlib.h>

enum { MOST_NUMBERINGS = 20000 };

typedef struct list_reader {
    og_docx *docx;
    og_list *list;                // that is described, or the levels of a numbering that differ from it
    og_docx_numbering *numbering; // that is read
    size_t level;
} list_reader;

enum {
    LIST = 1,
    LIST_OF,
    LEVEL,
    LEVEL_TEXT,
    OVERRIDE,
    FORMAT,
    NUMBERING,
    RESTART,
    START,
    START_OVERRIDE,
    STYLE,
    STYLE_OF
};

static const og_xml_name names[] = {
    {"abstractNum", OG_XML_WORD, LIST},
    {"abstractNumId", OG_XML_WORD, LIST_OF},
    {"lvl", OG_XML_WORD, LEVEL},
    {"lvlOverride", OG_XML_WORD, OVERRIDE},
    {"lvlRestart", OG_XML_WORD, RESTART},
    {"lvlText", OG_XML_WORD, LEVEL_TEXT},
    {"num", OG_XML_WORD, NUMBERING},
    {"numFmt", OG_XML_WORD, FORMAT},
    {"numStyleLink", OG_XML_WORD, STYLE_OF},
    {"start", OG_XML_WORD, START},
    {"startOverride", OG_XML_WORD, START_OVERRIDE},
    {"styleLink", OG_XML_WORD, STYLE},
};

static og_status begin_list(list_reader *reader, const og_xml_element *element)
{
    og_str name;
    og_arena *arena = reader->docx->office->arena;
    reader->numbering = NULL;
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

// A level that a numbering has in place of its list's.
static og_status begin_own_level(list_reader *reader)
{
    og_docx_numbering *numbering = reader->numbering;
    if (!numbering->own)
        numbering->own = og_arena_alloc(reader->docx->office->arena, sizeof *numbering->own);
    if (!numbering->own)
        return OG_NO_MEMORY;
    numbering->is_own[reader->level] = true;
    reader->list = numbering->own;
    return OG_OK;
}

static og_status take_text(list_reader *reader, og_str text)
{
    bool is_cut;
    OG_TRY(og_list_pattern(reader->list, reader->level, text, reader->docx->office->arena, &is_cut));
    if (is_cut)
        og_office_lose(reader->docx->office, OG_LOST_NUMBERS);
    return OG_OK;
}

static og_status take_level(list_reader *reader, int id, const og_xml_element *element)
{
    og_arena *arena = reader->docx->office->arena;
    og_list_level *level = &reader->list->levels[reader->level];
    og_str value = og_docx_value(element);
    if (id == LEVEL)
        *level = (og_list_level){.numbering = OG_NUMBERING_DECIMAL}; // which begins with 0
    else if (id == FORMAT)
        level->numbering = og_numbering_find(value);
    else if (id == START)
        level->start = og_docx_number(value, OG_LIST_MOST_START, 1);
    else if (id == RESTART) {
        level->goes_on = true;
        level->anew = og_docx_number(value, OG_DOCX_LAST_LEVEL + 1, OG_DOCX_LAST_LEVEL + 1);
    } else if (id == LEVEL_TEXT)
        return take_text(reader, value);
    else if (id == STYLE)
        return og_arena_copy(arena, value, &reader->list->style);
    else if (id == STYLE_OF)
        return og_arena_copy(arena, value, &reader->list->style_of);
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
        reader->level =
            og_docx_number(og_xml_attribute(element, OG_XML_WORD, "ilvl"), OG_DOCX_LAST_LEVEL, OG_DOCX_LAST_LEVEL);
    if (numbering && id == OVERRIDE)
        reader->list = NULL;
    if (numbering && id == LEVEL)
        OG_TRY(begin_own_level(reader));
    if (numbering && id == LIST_OF)
        return og_arena_copy(reader->docx->office->arena, og_docx_value(element), &numbering->list);
    if (numbering && id == START_OVERRIDE) {
        numbering->starts[reader->level] = og_docx_number(og_docx_value(element), OG_LIST_MOST_START, 1);
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
    OG_TRY(og_lists_link(&docx->lists, docx->office->arena));
    if (docx->numberings.count)
        qsort(docx->numberings.items, docx->numberings.count, sizeof *docx->numberings.items, compare_numberings);
    return OG_OK;
}

// The levels of a list as a numbering has them.
static og_list levels_of(const og_list *list, const og_docx_numbering *numbering)
{
    og_list levels = *list;
    for (size_t i = 0; numbering->own && i < OG_LIST_LEVELS; i++)
        if (numbering->is_own[i])
            levels.levels[i] = numbering->own->levels[i];
    return levels;
}

og_status og_docx_label(og_docx *docx, og_str numbering, size_t level, bool *is_bullet, og_str *out)
{
    const og_docx_numbering wanted = {.id = numbering};
    og_docx_numbering *found = NULL;
    og_arena *arena = docx->office->arena;
    if (docx->numberings.count)
        found = bsearch(&wanted, docx->numberings.items, docx->numberings.count, sizeof wanted, compare_numberings);
    og_list *list = found ? og_lists_find(&docx->lists, found->list) : NULL;
    if (!list)
        return og_list_label(NULL, NULL, level, arena, is_bullet, out);
    og_list levels = levels_of(list, found);
    og_list_count(&list->counter, &levels, level);
    if (found->restarts[level]) {
        list->counter.values[level] = found->starts[level];
        found->restarts[level] = false; // only once
    }
    return og_list_label(&list->counter, &levels, level, arena, is_bullet, out);
}
