// SPDX-License-Identifier: MIT
// The styles of an OpenDocument: which paragraphs and words are bold, hidden or headings, and how lists are numbered.
#include "base/checked.h"
#include "base/str.h"
#include "read/odt.h"

typedef struct style_reader {
    og_odt *odt;
    og_style style;
    bool in_style;
    og_list *list; // that is described; NULL: none
} style_reader;

enum { BODY = 1, BULLETS, LIST, NUMBERS, OUTLINE, PARAGRAPH_LOOK, STYLE, TEXT_LOOK };

static const og_xml_name names[] = {
    {"body", OG_XML_OFFICE, BODY},
    {"list-level-style-bullet", OG_XML_TEXT, BULLETS},
    {"list-level-style-number", OG_XML_TEXT, NUMBERS},
    {"list-style", OG_XML_TEXT, LIST},
    {"outline-level-style", OG_XML_TEXT, NUMBERS},
    {"outline-style", OG_XML_TEXT, OUTLINE},
    {"paragraph-properties", OG_XML_STYLE, PARAGRAPH_LOOK},
    {"style", OG_XML_STYLE, STYLE},
    {"text-properties", OG_XML_STYLE, TEXT_LOOK},
};

static og_style_family family_of(og_str name)
{
    if (og_str_equal(name, OG_STR("paragraph")))
        return OG_STYLE_OF_PARAGRAPHS;
    return og_str_equal(name, OG_STR("text")) ? OG_STYLE_OF_TEXT : OG_STYLE_OF_OTHERS;
}

static og_status begin_style(style_reader *reader, const og_xml_element *element)
{
    og_arena *arena = reader->odt->office->arena;
    og_style *style = &reader->style;
    size_t level = 0;
    *style = (og_style){.family = family_of(og_xml_attribute(element, OG_XML_STYLE, "family"))};
    reader->in_style = true;
    OG_TRY(og_arena_copy(arena, og_xml_attribute(element, OG_XML_STYLE, "name"), &style->name));
    OG_TRY(og_arena_copy(arena, og_xml_attribute(element, OG_XML_STYLE, "parent-style-name"), &style->parent));
    if (og_str_to_size(og_xml_attribute(element, OG_XML_STYLE, "default-outline-level"), OG_BODY_LEVEL - 1, &level))
        style->outline = (uint32_t)level;
    if (og_str_equal(style->name, OG_STR("Title")))
        style->outline = 1;
    style->new_page = og_xml_attribute(element, OG_XML_STYLE, "master-page-name").len ? OG_ON : OG_UNSET;
    return OG_OK;
}

static bool is_bold(og_str weight)
{
    enum { MOST = 1000, BOLD = 600 };
    size_t number = 0;
    return og_str_equal(weight, OG_STR("bold")) || (og_str_to_size(weight, MOST, &number) && number >= BOLD);
}

static og_toggle toggle(og_str value, bool on)
{
    return !value.len ? OG_UNSET : on ? OG_ON : OG_OFF;
}

static void take_look(style_reader *reader, int id, const og_xml_element *element)
{
    og_style *style = &reader->style;
    og_str weight = og_xml_attribute(element, OG_XML_FORMAT, "font-weight");
    og_str display = og_xml_attribute(element, OG_XML_TEXT, "display");
    og_str before = og_xml_attribute(element, OG_XML_FORMAT, "break-before");
    if (id == TEXT_LOOK) {
        style->bold = toggle(weight, is_bold(weight));
        style->hidden = toggle(display, og_str_equal(display, OG_STR("none")));
    }
    if (id == PARAGRAPH_LOOK && !style->new_page)
        style->new_page = toggle(before, og_str_equal(before, OG_STR("page")));
}

// "%1.%2" for two levels (the tenth is "%:", as one sign is one level) of which the last has no more than a number,
// between what is printed before and behind.
static og_status make_pattern(style_reader *reader, const og_xml_element *element, size_t level, size_t shown)
{
    bool is_cut = false;
    og_buf pattern = {0};
    og_buf_add(&pattern, og_xml_attribute(element, OG_XML_STYLE, "num-prefix"));
    for (size_t of = level + 1 - shown; of <= level; of++)
        og_buf_printf(&pattern, "%s%%%c", of > level + 1 - shown ? "." : "", (int)('1' + of));
    og_buf_add(&pattern, og_xml_attribute(element, OG_XML_STYLE, "num-suffix"));
    og_status status = pattern.status;
    if (status == OG_OK)
        status = og_list_pattern(reader->list, level, og_buf_str(&pattern), reader->odt->office->arena, &is_cut);
    if (is_cut)
        og_office_lose(reader->odt->office, OG_LOST_NUMBERS);
    og_buf_free(&pattern);
    return status;
}

static og_status take_level(style_reader *reader, int id, const og_xml_element *element)
{
    size_t level = 0, shown = 1, start = 1;
    if (!reader->list || !og_str_to_size(og_xml_attribute(element, OG_XML_TEXT, "level"), OG_LIST_LEVELS, &level) ||
        !level)
        return OG_OK;
    og_list_level *of = &reader->list->levels[--level];
    (void)og_str_to_size(og_xml_attribute(element, OG_XML_TEXT, "display-levels"), OG_LIST_LEVELS, &shown);
    (void)og_str_to_size(og_xml_attribute(element, OG_XML_TEXT, "start-value"), OG_LIST_MOST_START, &start);
    shown = shown && shown <= level + 1 ? shown : 1;
    of->start = start;
    of->numbering =
        id == BULLETS ? OG_NUMBERING_BULLET : og_numbering_find(og_xml_attribute(element, OG_XML_STYLE, "num-format"));
    return make_pattern(reader, element, level, shown);
}

static og_status begin_list(style_reader *reader, const og_xml_element *element)
{
    og_str name;
    og_arena *arena = reader->odt->office->arena;
    OG_TRY(og_arena_copy(arena, og_xml_attribute(element, OG_XML_STYLE, "name"), &name));
    return og_lists_add(&reader->odt->lists, arena, name, &reader->list);
}

static og_status begin_outline(style_reader *reader)
{
    og_odt *odt = reader->odt;
    if (!odt->outline)
        odt->outline = og_arena_alloc(odt->office->arena, sizeof *odt->outline);
    reader->list = odt->outline;
    return odt->outline ? OG_OK : OG_NO_MEMORY;
}

static og_status on_start(void *user, og_xml *xml, const og_xml_element *element)
{
    style_reader *reader = user;
    int id = og_xml_find(names, sizeof names / sizeof *names, element);
    if (id == BODY)
        og_xml_stop(xml); // what follows is the text
    if (id == STYLE)
        return begin_style(reader, element);
    if (id == LIST)
        return begin_list(reader, element);
    if (id == OUTLINE)
        return begin_outline(reader);
    if (id == BULLETS || id == NUMBERS)
        return take_level(reader, id, element);
    if (id && reader->in_style)
        take_look(reader, id, element);
    return OG_OK;
}

static og_status on_end(void *user, og_xml *xml, const og_xml_element *element)
{
    style_reader *reader = user;
    int id = og_xml_find(names, sizeof names / sizeof *names, element);
    (void)xml;
    if (id == LIST || id == OUTLINE)
        reader->list = NULL;
    if (id != STYLE)
        return OG_OK;
    reader->in_style = false;
    return og_styles_add(&reader->odt->styles, reader->odt->office->arena, reader->odt->office->limits, &reader->style);
}

og_status og_odt_read_styles(og_odt *odt, og_str part)
{
    static const og_xml_handler handler = {.start = on_start, .end = on_end};
    style_reader reader = {.odt = odt};
    return og_package_has(odt->package, part) ? og_package_read(odt->package, part, &handler, &reader) : OG_OK;
}
