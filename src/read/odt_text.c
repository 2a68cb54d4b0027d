// SPDX-License-Identifier: MIT
// The text of an OpenDocument: paragraphs, lists and tables, without what was deleted, what is hidden, and comments.
#include "base/checked.h"
#include "base/str.h"
#include "read/odt.h"

typedef struct odt_text {
    og_odt *odt;
    og_office *office;
    bool in_text;                  // of the document, of a header or a footer
    bool in_body;                  // of the document: elsewhere no page begins
    bool has_begun;                // the document has a paragraph
    bool bold[OG_XML_DEEPEST + 1]; // what stands right in the element at this depth
    bool hidden[OG_XML_DEEPEST + 1];
    size_t contents; // depth of the table of contents; 0: outside
    size_t lists;    // in each other
    og_str list_styles[OG_LIST_LEVELS];
    og_list_counter *counter;       // of the outermost list: those of one style go on with each other's numbers
    og_list_counter of_undescribed; // lists, whose style is missing
    bool is_fresh;                  // the item has no paragraph yet
    size_t note_count;              // footnotes so far
    bool note_is_fresh;             // one has no paragraph yet
    size_t page_breaks;             // before the next paragraph
} odt_text;

enum {
    BESIDE = 1,
    BODY,
    BREAK,
    CELL,
    CONTENTS,
    HEADING,
    ITEM,
    LEFT_OUT,
    LINK,
    LIST,
    NOTE,
    PAGE,
    PARAGRAPH,
    ROW,
    SECTION,
    SPACE,
    SPAN,
    TAB,
    TABLE
};

static const og_xml_name names[] = {
    {"a", OG_XML_TEXT, LINK},
    {"alphabetical-index", OG_XML_TEXT, CONTENTS},
    {"annotation", OG_XML_OFFICE, LEFT_OUT},
    {"covered-table-cell", OG_XML_TABLE, CELL},
    {"desc", OG_XML_OTHER, LEFT_OUT}, // of a picture
    {"footer", OG_XML_STYLE, BESIDE},
    {"footer-first", OG_XML_STYLE, BESIDE},
    {"footer-left", OG_XML_STYLE, BESIDE},
    {"forms", OG_XML_OFFICE, LEFT_OUT},
    {"h", OG_XML_TEXT, HEADING},
    {"header", OG_XML_STYLE, BESIDE},
    {"header-first", OG_XML_STYLE, BESIDE},
    {"header-left", OG_XML_STYLE, BESIDE},
    {"illustration-index", OG_XML_TEXT, CONTENTS},
    {"line-break", OG_XML_TEXT, BREAK},
    {"list", OG_XML_TEXT, LIST},
    {"list-item", OG_XML_TEXT, ITEM},
    {"note", OG_XML_TEXT, NOTE},
    {"note-citation", OG_XML_TEXT, LEFT_OUT},
    {"number", OG_XML_TEXT, LEFT_OUT}, // of an item, for who cannot count
    {"p", OG_XML_TEXT, PARAGRAPH},
    {"ruby-text", OG_XML_TEXT, LEFT_OUT}, // how a word is said
    {"s", OG_XML_TEXT, SPACE},
    {"script", OG_XML_TEXT, LEFT_OUT},
    {"section", OG_XML_TEXT, SECTION},
    {"soft-page-break", OG_XML_TEXT, PAGE},
    {"span", OG_XML_TEXT, SPAN},
    {"tab", OG_XML_TEXT, TAB},
    {"table", OG_XML_TABLE, TABLE},
    {"table-cell", OG_XML_TABLE, CELL},
    {"table-index", OG_XML_TEXT, CONTENTS},
    {"table-of-content", OG_XML_TEXT, CONTENTS},
    {"table-row", OG_XML_TABLE, ROW},
    {"text", OG_XML_OFFICE, BODY},
    {"title", OG_XML_OTHER, LEFT_OUT},
    {"tracked-changes", OG_XML_TEXT, LEFT_OUT},
};

// ---- paragraphs ----

static void look(odt_text *text, size_t depth, const og_style *style)
{
    text->bold[depth] = style->bold ? style->bold == OG_ON : text->bold[depth];
    text->hidden[depth] = text->hidden[depth] || style->hidden == OG_ON;
}

static size_t innermost_level(const odt_text *text)
{
    return (text->lists < OG_LIST_LEVELS ? text->lists : OG_LIST_LEVELS) - 1;
}

static og_status give_label(odt_text *text, og_piece *piece)
{
    bool is_bullet;
    size_t level = innermost_level(text);
    const og_list *list = og_lists_find(&text->odt->lists, text->list_styles[level]);
    text->is_fresh = false;
    og_list_count(text->counter, list, level);
    OG_TRY(og_list_label(text->counter, list, level, text->office->arena, &is_bullet, &piece->label));
    piece->item = is_bullet ? (uint32_t)level + 1 : 0;
    return OG_OK;
}

// The number of a heading that stands in no list.
static og_status number_heading(odt_text *text, const og_xml_element *element, og_piece *piece)
{
    bool is_bullet, none = og_str_equal(og_xml_attribute(element, OG_XML_TEXT, "is-list-header"), OG_STR("true"));
    og_list *outline = text->odt->outline;
    if (none || !outline || !piece->heading)
        return OG_OK;
    size_t level = piece->heading - 1;
    og_list_count(&outline->counter, outline, level);
    if (outline->levels[level].numbering == OG_NUMBERING_BULLET) // it is not described
        return OG_OK;
    return og_list_label(&outline->counter, outline, level, text->office->arena, &is_bullet, &piece->label);
}

static og_status begin_note(odt_text *text)
{
    text->note_is_fresh = false;
    OG_TRY(og_office_note_mark(text->office, text->note_count));
    return og_office_text(text->office, OG_STR(" "), false);
}

// Where the style begins a page, unless it is the first.
static og_status begin_page(odt_text *text, const og_style *style, bool is_inner)
{
    bool begins = style->new_page == OG_ON && text->in_body && text->has_begun && !is_inner;
    for (text->page_breaks += begins; text->page_breaks; text->page_breaks--)
        OG_TRY(og_office_page_break(text->office));
    return OG_OK;
}

static og_status begin_paragraph(odt_text *text, const og_xml_element *element, bool is_heading)
{
    og_str name = og_xml_attribute(element, OG_XML_TEXT, "style-name");
    const og_style *style = og_styles_find(&text->odt->styles, OG_STYLE_OF_PARAGRAPHS, name);
    size_t level = is_heading ? 1 : style->outline;
    bool is_inner = og_office_paragraph(text->office) != NULL;
    if (!text->in_text)
        return OG_OK;
    if (is_heading)
        (void)og_str_to_size(og_xml_attribute(element, OG_XML_TEXT, "outline-level"), OG_BODY_LEVEL - 1, &level);
    text->bold[element->depth] = false; // of the text around a box nothing is taken
    look(text, element->depth, style);
    OG_TRY(og_office_begin_paragraph(text->office));
    og_piece *piece = &og_office_paragraph(text->office)->piece;
    piece->heading = (uint32_t)level;
    piece->is_furniture = text->contents > 0;
    if (text->lists && text->is_fresh)
        OG_TRY(give_label(text, piece));
    else if (is_heading && !text->lists)
        OG_TRY(number_heading(text, element, piece));
    if (text->note_is_fresh)
        return begin_note(text);
    OG_TRY(begin_page(text, style, is_inner));
    text->has_begun = true;
    return OG_OK;
}

static og_status take_page(odt_text *text)
{
    if (!text->in_body)
        return OG_OK;
    if (og_office_paragraph(text->office))
        return og_office_page_break(text->office);
    text->page_breaks++;
    return OG_OK;
}

// ---- lists, notes, sections ----

static og_status name_list(odt_text *text, size_t level, og_str own)
{
    if (own.len || !level)
        return og_arena_copy(text->office->arena, own, &text->list_styles[level]);
    text->list_styles[level] = text->list_styles[level - 1];
    return OG_OK;
}

static og_status begin_list(odt_text *text, const og_xml_element *element)
{
    bool goes_on = og_str_equal(og_xml_attribute(element, OG_XML_TEXT, "continue-numbering"), OG_STR("true")) ||
                   og_xml_attribute(element, OG_XML_TEXT, "continue-list").len;
    text->lists++;
    size_t level = innermost_level(text);
    OG_TRY(name_list(text, level, og_xml_attribute(element, OG_XML_TEXT, "style-name")));
    if (text->lists == 1) {
        og_list *outermost = og_lists_find(&text->odt->lists, text->list_styles[0]);
        text->counter = outermost ? &outermost->counter : &text->of_undescribed;
    }
    if (!goes_on)
        text->counter->started[level] = false;
    return OG_OK;
}

static void begin_item(odt_text *text, const og_xml_element *element)
{
    size_t start = 0;
    text->is_fresh = true;
    if (!text->lists ||
        !og_str_to_size(og_xml_attribute(element, OG_XML_TEXT, "start-value"), OG_LIST_MOST_START, &start) || !start)
        return;
    size_t level = innermost_level(text);
    text->counter->started[level] = true;
    text->counter->values[level] = start - 1; // it is counted when its paragraph comes
}

static og_status begin_link(odt_text *text, const og_xml_element *element)
{
    og_str target;
    OG_TRY(og_arena_copy(text->office->arena, og_xml_attribute(element, OG_XML_LINK, "href"), &target));
    return og_office_link(text->office, target);
}

static og_status begin_note_mark(odt_text *text, og_xml *xml, size_t depth)
{
    if (text->hidden[depth])
        og_xml_skip(xml, depth);
    if (text->hidden[depth] || !og_office_paragraph(text->office) || text->office->in_note)
        return OG_OK;
    OG_TRY(og_office_note_mark(text->office, ++text->note_count));
    text->office->in_note = text->note_is_fresh = true;
    return OG_OK;
}

// ---- events ----

static og_status add_words(odt_text *text, og_str words, size_t depth)
{
    return text->hidden[depth] ? OG_OK : og_office_text(text->office, words, text->bold[depth]);
}

static og_status start_inline(odt_text *text, og_xml *xml, int id, const og_xml_element *element)
{
    switch (id) {
    case BREAK:
        return add_words(text, OG_STR("\n"), element->depth);
    case TAB:
        return add_words(text, OG_STR("\t"), element->depth);
    case SPACE:
        return add_words(text, OG_STR(" "), element->depth);
    case LINK:
        return begin_link(text, element);
    case SPAN:
        look(
            text, element->depth,
            og_styles_find(&text->odt->styles, OG_STYLE_OF_TEXT, og_xml_attribute(element, OG_XML_TEXT, "style-name")));
        return OG_OK;
    case NOTE:
        return begin_note_mark(text, xml, element->depth);
    default:
        return OG_OK;
    }
}

static og_status start(odt_text *text, og_xml *xml, int id, const og_xml_element *element)
{
    switch (id) {
    case BESIDE:
    case BODY:
        text->in_text = true;
        text->in_body = id == BODY;
        return OG_OK;
    case CONTENTS:
        text->contents = text->contents ? text->contents : element->depth;
        return OG_OK;
    case LEFT_OUT:
        og_xml_skip(xml, element->depth);
        return OG_OK;
    case SECTION:
        if (og_str_equal(og_xml_attribute(element, OG_XML_TEXT, "display"), OG_STR("none")))
            og_xml_skip(xml, element->depth);
        return OG_OK;
    case PARAGRAPH:
    case HEADING:
        return begin_paragraph(text, element, id == HEADING);
    case PAGE:
        return take_page(text);
    case LIST:
        return begin_list(text, element);
    case ITEM:
        begin_item(text, element);
        return OG_OK;
    case TABLE:
        return og_office_begin_table(text->office);
    case ROW:
        return og_office_row(text->office);
    case CELL:
        return og_office_cell(text->office);
    default:
        return start_inline(text, xml, id, element);
    }
}

static og_status on_start(void *user, og_xml *xml, const og_xml_element *element)
{
    odt_text *text = user;
    size_t depth = element->depth;
    text->bold[depth] = text->bold[depth - 1];
    text->hidden[depth] = text->hidden[depth - 1];
    return start(text, xml, og_xml_find(names, sizeof names / sizeof *names, element), element);
}

static og_status on_end(void *user, og_xml *xml, const og_xml_element *element)
{
    odt_text *text = user;
    int id = og_xml_find(names, sizeof names / sizeof *names, element);
    (void)xml;
    if (id == BESIDE || id == BODY)
        text->in_text = text->in_body = false;
    else if (id == CONTENTS && text->contents == element->depth)
        text->contents = 0;
    else if (id == LIST && text->lists)
        text->lists--;
    else if (id == NOTE)
        text->office->in_note = text->note_is_fresh = false;
    else if (id == LINK)
        return og_office_link(text->office, (og_str){0});
    else if (id == TABLE)
        return og_office_end_table(text->office);
    return (id == PARAGRAPH || id == HEADING) && text->in_text ? og_office_end_paragraph(text->office) : OG_OK;
}

static og_status on_text(void *user, og_xml *xml, og_str words)
{
    return add_words(user, words, og_xml_depth(xml));
}

og_status og_odt_read_text(og_odt *odt, og_str part)
{
    static const og_xml_handler handler = {.start = on_start, .end = on_end, .text = on_text};
    odt_text text = {.odt = odt, .office = odt->office};
    og_status status = og_package_read(odt->package, part, &handler, &text);
    odt->office->in_note = false;
    return status;
}
