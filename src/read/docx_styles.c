// SPDX-License-Identifier: MIT
// The part "styles": which styles are headings, bold or hidden, and what they take from each other.
#include "base/checked.h"
#include "base/str.h"
#include "read/docx.h"

og_str og_docx_value(const og_xml_element *element)
{
    return og_xml_attribute(element, OG_XML_WORD, "val");
}

og_toggle og_docx_toggle(const og_xml_element *element)
{
    og_str value = og_docx_value(element);
    bool off = og_str_equal(value, OG_STR("0")) || og_str_equal_fold(value, OG_STR("false")) ||
               og_str_equal_fold(value, OG_STR("off"));
    return off ? OG_OFF : OG_ON;
}

size_t og_docx_number(og_str digits, size_t most, size_t otherwise)
{
    size_t number = otherwise;
    return og_str_to_size(digits, most, &number) ? number : otherwise;
}

typedef struct style_reader {
    og_docx *docx;
    og_style style;
    bool in_style;
} style_reader;

enum { STYLE = 1, NAME, BASED_ON, OUTLINE, LEVEL, NUMBERING, BOLD, VANISH };

static const og_xml_name names[] = {
    {"b", OG_XML_WORD, BOLD},      {"basedOn", OG_XML_WORD, BASED_ON}, {"ilvl", OG_XML_WORD, LEVEL},
    {"name", OG_XML_WORD, NAME},   {"numId", OG_XML_WORD, NUMBERING},  {"outlineLvl", OG_XML_WORD, OUTLINE},
    {"style", OG_XML_WORD, STYLE}, {"vanish", OG_XML_WORD, VANISH},
};

static og_status begin_style(style_reader *reader, const og_xml_element *element)
{
    og_styles *styles = &reader->docx->styles;
    og_str type = og_xml_attribute(element, OG_XML_WORD, "type");
    og_str is_default = og_xml_attribute(element, OG_XML_WORD, "default");
    bool of_paragraphs = !type.len || og_str_equal(type, OG_STR("paragraph"));
    reader->in_style = true;
    reader->style = (og_style){.family = of_paragraphs ? OG_STYLE_OF_PARAGRAPHS : OG_STYLE_OF_TEXT};
    OG_TRY(og_arena_copy(reader->docx->office->arena, og_xml_attribute(element, OG_XML_WORD, "styleId"),
                         &reader->style.name));
    if (of_paragraphs && (og_str_equal(is_default, OG_STR("1")) || og_str_equal(is_default, OG_STR("true"))))
        styles->normal = reader->style.name;
    return OG_OK;
}

// The names of Word's own styles are English in documents of all languages; what style sheets call them is not.
static void take_name(og_style *style, og_str name)
{
    og_str number = og_str_slice(name, OG_STR("heading ").len, name.len);
    if (og_str_starts_fold(name, OG_STR("toc ")) && name.len == OG_STR("toc ").len + 1)
        style->contents = OG_ON;
    if (og_str_equal_fold(name, OG_STR("Title")) && !style->outline)
        style->outline = 1;
    if (og_str_starts_fold(name, OG_STR("heading ")) && !style->outline)
        style->outline = (uint32_t)og_docx_number(number, OG_BODY_LEVEL - 1, 0);
}

static og_status take_property(style_reader *reader, int id, const og_xml_element *element)
{
    og_arena *arena = reader->docx->office->arena;
    og_style *style = &reader->style;
    og_str value = og_docx_value(element);
    if (id == NAME)
        take_name(style, value);
    else if (id == BASED_ON)
        return og_arena_copy(arena, value, &style->parent);
    else if (id == OUTLINE)
        style->outline = (uint32_t)og_docx_number(value, OG_BODY_LEVEL - 1, OG_BODY_LEVEL - 1) + 1;
    else if (id == LEVEL)
        style->list_level = (uint32_t)og_docx_number(value, OG_DOCX_LAST_LEVEL, 0) + 1;
    else if (id == NUMBERING)
        return og_arena_copy(arena, value, &style->list);
    else if (id == BOLD)
        style->bold = og_docx_toggle(element);
    else if (id == VANISH)
        style->hidden = og_docx_toggle(element);
    return OG_OK;
}

static og_status on_start(void *user, og_xml *xml, const og_xml_element *element)
{
    style_reader *reader = user;
    int id = og_xml_find(names, sizeof names / sizeof *names, element);
    if (id == STYLE)
        return begin_style(reader, element);
    // what a style of tables says of their first rows is not for all of them
    if (og_xml_is(element, OG_XML_WORD, "tblStylePr") || og_str_ends(element->name, OG_STR("Change")))
        og_xml_skip(xml, element->depth);
    return reader->in_style && id ? take_property(reader, id, element) : OG_OK;
}

static og_status on_end(void *user, og_xml *xml, const og_xml_element *element)
{
    style_reader *reader = user;
    (void)xml;
    if (og_xml_find(names, sizeof names / sizeof *names, element) != STYLE)
        return OG_OK;
    reader->in_style = false;
    return og_styles_add(&reader->docx->styles, reader->docx->office->arena, reader->docx->office->limits,
                         &reader->style);
}

og_status og_docx_read_styles(og_docx *docx, og_str part)
{
    static const og_xml_handler handler = {.start = on_start, .end = on_end};
    style_reader reader = {.docx = docx};
    if (part.len)
        OG_TRY(og_package_read(docx->package, part, &handler, &reader));
    og_styles_sort(&docx->styles);
    return OG_OK;
}
