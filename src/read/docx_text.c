// SPDX-License-Identifier: MIT
// The text of a Word document: paragraphs and tables, without what was deleted, what is hidden, and what is said twice.
#include "read/docx_text.h"

#include "base/checked.h"
#include "base/str.h"

#include <stdlib.h>

enum {
    ALTERNATIVES = 1,
    CHOICE,
    FALLBACK,
    CELL,
    COLUMNS,
    CONTROL,
    CONTROL_PROPERTIES,
    DELETED,
    LEFT_OUT,
    LEVEL,
    NOTE,
    NUMBERING,
    OTHER_FILE,
    OUTLINE,
    PARAGRAPH,
    PLACEHOLDER,
    PROPERTIES,
    ROW,
    ROW_PROPERTIES,
    RUN,
    RUN_PROPERTIES,
    STYLE,
    TABLE
};

static const og_xml_name names[] = {
    {"AlternateContent", OG_XML_COMPATIBILITY, ALTERNATIVES},
    {"Choice", OG_XML_COMPATIBILITY, CHOICE},
    {"Fallback", OG_XML_COMPATIBILITY, FALLBACK},
    {"altChunk", OG_XML_WORD, OTHER_FILE},
    {"b", OG_XML_WORD, OG_DOCX_BOLD},
    {"br", OG_XML_WORD, OG_DOCX_BREAK},
    {"cr", OG_XML_WORD, OG_DOCX_LINE},
    {"del", OG_XML_WORD, DELETED},
    {"endnote", OG_XML_WORD, NOTE},
    {"endnoteReference", OG_XML_WORD, OG_DOCX_ENDNOTE},
    {"fldChar", OG_XML_WORD, OG_DOCX_FIELD},
    {"footnote", OG_XML_WORD, NOTE},
    {"footnoteReference", OG_XML_WORD, OG_DOCX_FOOTNOTE},
    {"gridSpan", OG_XML_WORD, COLUMNS},
    {"hyperlink", OG_XML_WORD, OG_DOCX_HYPERLINK},
    {"ilvl", OG_XML_WORD, LEVEL},
    {"instrText", OG_XML_WORD, OG_DOCX_INSTRUCTION},
    {"lastRenderedPageBreak", OG_XML_WORD, OG_DOCX_RENDERED_PAGE},
    {"moveFrom", OG_XML_WORD, DELETED},
    {"noBreakHyphen", OG_XML_WORD, OG_DOCX_HYPHEN},
    {"numId", OG_XML_WORD, NUMBERING},
    {"outlineLvl", OG_XML_WORD, OUTLINE},
    {"p", OG_XML_WORD, PARAGRAPH},
    {"pPr", OG_XML_WORD, PROPERTIES},
    {"pPrChange", OG_XML_WORD, LEFT_OUT},
    {"pStyle", OG_XML_WORD, STYLE},
    {"ptab", OG_XML_WORD, OG_DOCX_TAB},
    {"r", OG_XML_WORD, RUN},
    {"rPr", OG_XML_WORD, RUN_PROPERTIES},
    {"rPrChange", OG_XML_WORD, LEFT_OUT},
    {"rStyle", OG_XML_WORD, OG_DOCX_RUN_STYLE},
    {"rt", OG_XML_WORD, LEFT_OUT}, // how a word is said
    {"sdt", OG_XML_WORD, CONTROL},
    {"sdtPr", OG_XML_WORD, CONTROL_PROPERTIES},
    {"sectPr", OG_XML_WORD, LEFT_OUT},
    {"showingPlcHdr", OG_XML_WORD, PLACEHOLDER},
    {"subDoc", OG_XML_WORD, OTHER_FILE},
    {"sym", OG_XML_WORD, OG_DOCX_SIGN},
    {"t", OG_XML_WORD, OG_DOCX_WORDS},
    {"tab", OG_XML_WORD, OG_DOCX_TAB},
    {"tabs", OG_XML_WORD, LEFT_OUT}, // where tabs stop
    {"tbl", OG_XML_WORD, TABLE},
    {"tc", OG_XML_WORD, CELL},
    {"tcPrChange", OG_XML_WORD, LEFT_OUT},
    {"tr", OG_XML_WORD, ROW},
    {"trPr", OG_XML_WORD, ROW_PROPERTIES},
    {"trPrChange", OG_XML_WORD, LEFT_OUT},
    {"vanish", OG_XML_WORD, OG_DOCX_VANISH},
};

og_docx_paragraph *og_docx_open(og_docx_text *text)
{
    return text->paragraphs.count ? &text->paragraphs.items[text->paragraphs.count - 1] : NULL;
}

// ---- paragraphs ----

static og_status give_label(og_docx_text *text, const og_docx_paragraph *paragraph, og_piece *piece)
{
    bool is_bullet;
    og_str numbering = paragraph->numbering.len ? paragraph->numbering : paragraph->style->list;
    size_t level = paragraph->level ? paragraph->level : paragraph->style->list_level;
    if (!numbering.len || og_str_equal(numbering, OG_STR("0"))) // which takes the style's away
        return OG_OK;
    level = level ? level : 1;
    OG_TRY(og_docx_label(text->docx, numbering, level - 1, &is_bullet, &piece->label));
    piece->item = is_bullet ? (uint32_t)level : 0;
    return OG_OK;
}

static og_status end_paragraph(og_docx_text *text)
{
    const og_docx_paragraph *paragraph = og_docx_open(text);
    og_open_paragraph *open = og_office_paragraph(text->office);
    if (!paragraph || !open)
        return OG_OK;
    uint32_t outline = paragraph->outline ? paragraph->outline : paragraph->style->outline;
    open->piece.heading = outline < OG_BODY_LEVEL ? outline : 0;
    open->piece.is_furniture = paragraph->style->contents == OG_ON;
    OG_TRY(give_label(text, paragraph, &open->piece));
    text->paragraphs.count--;
    for (size_t i = 0; i < text->field_count && i < OG_DOCX_FIELDS; i++)
        text->fields[i].is_shown = true; // an instruction does not go on in the next paragraph
    return og_office_end_paragraph(text->office);
}

// A paragraph whose end was deleted is one with the next beside it, which says what both are. Here what is around it
// goes on at `depth`, and there is none.
static og_status end_those_that_go_on(og_docx_text *text, size_t depth)
{
    const og_docx_paragraph *paragraph;
    while ((paragraph = og_docx_open(text)) != NULL && paragraph->goes_on && paragraph->depth > depth)
        OG_TRY(end_paragraph(text));
    return OG_OK;
}

static og_status begin_paragraph(og_docx_text *text, size_t depth)
{
    og_docx_paragraph paragraph = {.depth = depth};
    paragraph.style = og_styles_find(&text->docx->styles, OG_STYLE_OF_PARAGRAPHS, (og_str){0});
    if (text->paragraphs.count && og_docx_open(text)->goes_on) {
        *og_docx_open(text) = paragraph;
        return OG_OK;
    }
    OG_TRY(og_vec_push(text->office->arena, &text->paragraphs, paragraph));
    OG_TRY(og_office_begin_paragraph(text->office));
    if (!text->note_number)
        return OG_OK;
    OG_TRY(og_office_note_mark(text->office, text->note_number));
    text->note_number = 0;
    return og_office_text(text->office, OG_STR(" "), false);
}

static void take_style(og_docx_text *text, og_docx_paragraph *paragraph, og_str name)
{
    paragraph->style = og_styles_find(&text->docx->styles, OG_STYLE_OF_PARAGRAPHS, name);
    og_str number = og_str_slice(name, OG_STR("Heading").len, name.len);
    if (!paragraph->style->name.len && og_str_starts_fold(name, OG_STR("Heading"))) // the file has lost its styles
        paragraph->outline = (uint32_t)og_docx_number(number, OG_BODY_LEVEL - 1, 0);
}

static og_status take_property(og_docx_text *text, og_docx_paragraph *paragraph, int id, og_str value)
{
    if (id == STYLE)
        take_style(text, paragraph, value);
    else if (id == OUTLINE)
        paragraph->outline = (uint32_t)og_docx_number(value, OG_BODY_LEVEL - 1, OG_BODY_LEVEL - 1) + 1;
    else if (id == LEVEL)
        paragraph->level = og_docx_number(value, OG_DOCX_LAST_LEVEL, 0) + 1;
    else if (id == NUMBERING)
        return og_arena_copy(text->office->arena, value, &paragraph->numbering);
    else if (id == DELETED)
        paragraph->end_is_deleted = true;
    return OG_OK;
}

static void begin_run(og_docx_paragraph *paragraph)
{
    paragraph->in_run = true;
    paragraph->bold = paragraph->style->bold == OG_ON;
    paragraph->hidden = paragraph->style->hidden == OG_ON;
}

// ---- what is left out ----

static void take_alternative(og_docx_text *text, og_xml *xml, int id, size_t depth)
{
    bool *is_chosen = &text->is_chosen[depth - (id != ALTERNATIVES)];
    if (id == ALTERNATIVES)
        *is_chosen = false;
    else if (*is_chosen)
        og_xml_skip(xml, depth);
    else
        *is_chosen = true;
}

static int compare_notes(const void *left, const void *right)
{
    const og_docx_note *a = left, *b = right;
    return a->is_endnote != b->is_endnote ? (a->is_endnote ? 1 : -1) : og_str_compare(a->id, b->id);
}

static void take_note(og_docx_text *text, og_xml *xml, const og_xml_element *element)
{
    const og_docx *docx = text->docx;
    const og_docx_note wanted = {.id = og_xml_attribute(element, OG_XML_WORD, "id"),
                                 .is_endnote = og_str_equal(element->name, OG_STR("endnote"))};
    const og_docx_note *found = NULL;
    if (docx->notes.count) // in the order of ids: og_docx_read_text
        found = bsearch(&wanted, docx->notes.items, docx->notes.count, sizeof wanted, compare_notes);
    if (found)
        text->note_number = found->number;
    else
        og_xml_skip(xml, element->depth); // nothing refers to it, as to the lines that divide notes from text
}

// The row that was deleted, <tr><trPr><del/>, or the field that nobody filled in, <sdt><sdtPr><showingPlcHdr/>. The end
// of what says so is not told.
static void leave_out_holder(og_docx_text *text, og_xml *xml)
{
    og_xml_skip(xml, text->holder);
    text->holder_properties = 0;
}

static og_status leave_out(og_docx_text *text, og_xml *xml, int id, size_t depth)
{
    const og_docx_paragraph *paragraph = og_docx_open(text);
    bool of_holder = text->holder_properties && text->holder_properties == depth - 1;
    if (of_holder && (id == DELETED || id == PLACEHOLDER)) {
        leave_out_holder(text, xml);
        return OG_OK;
    }
    if (id == DELETED && paragraph && paragraph->in_properties)
        return take_property(text, og_docx_open(text), id, (og_str){0});
    og_xml_skip(xml, depth);
    if (id == OTHER_FILE)
        og_office_lose(text->office, OG_LOST_FILES);
    return OG_OK;
}

// ---- events ----

static og_status start_in_paragraph(og_docx_text *text, int id, const og_xml_element *element)
{
    og_docx_paragraph *paragraph = og_docx_open(text);
    if (!paragraph)
        return OG_OK;
    if (id == PROPERTIES)
        paragraph->in_properties = true;
    else if (id == RUN_PROPERTIES)
        paragraph->in_run_properties = true;
    else if (id == RUN)
        begin_run(paragraph);
    else if (paragraph->in_properties)
        return take_property(text, paragraph, id, og_docx_value(element));
    return OG_OK;
}

static og_status start(og_docx_text *text, og_xml *xml, int id, const og_xml_element *element)
{
    switch (id) {
    case ALTERNATIVES:
    case CHOICE:
    case FALLBACK:
        take_alternative(text, xml, id, element->depth);
        return OG_OK;
    case DELETED:
    case LEFT_OUT:
    case OTHER_FILE:
    case PLACEHOLDER:
        return leave_out(text, xml, id, element->depth);
    case NOTE:
        take_note(text, xml, element);
        return OG_OK;
    case PARAGRAPH:
        return begin_paragraph(text, element->depth);
    case TABLE:
        return og_office_begin_table(text->office);
    case ROW:
        text->holder = element->depth;
        return og_office_row(text->office);
    case CONTROL:
        text->holder = element->depth;
        return OG_OK;
    case ROW_PROPERTIES:
    case CONTROL_PROPERTIES:
        text->holder_properties = text->holder && text->holder == element->depth - 1 ? element->depth : 0;
        return OG_OK;
    case CELL:
        return og_office_cell(text->office);
    case COLUMNS:
        og_office_widen_cell(text->office, og_docx_number(og_docx_value(element), SIZE_MAX, 1));
        return OG_OK;
    default:
        return start_in_paragraph(text, id, element);
    }
}

static og_status on_start(void *user, og_xml *xml, const og_xml_element *element)
{
    int id = og_xml_find(names, sizeof names / sizeof *names, element);
    if (id) // a table ends them however deep in fields to fill in it stands
        OG_TRY(end_those_that_go_on(user, id == TABLE ? 0 : element->depth));
    if (id >= OG_DOCX_BOLD)
        return og_docx_start_inline(user, id, element);
    return id ? start(user, xml, id, element) : OG_OK;
}

static og_status end(og_docx_text *text, int id)
{
    og_docx_paragraph *paragraph = og_docx_open(text);
    if (id == PARAGRAPH && paragraph) {
        paragraph->goes_on = paragraph->end_is_deleted;
        return paragraph->goes_on ? OG_OK : end_paragraph(text);
    }
    if (id == PROPERTIES && paragraph)
        paragraph->in_properties = false;
    else if (id == RUN_PROPERTIES && paragraph)
        paragraph->in_run_properties = false;
    else if (id == RUN && paragraph)
        paragraph->in_run = false;
    else if (id == ROW_PROPERTIES || id == CONTROL_PROPERTIES)
        text->holder_properties = 0;
    else if (id == ROW || id == CONTROL)
        text->holder = 0;
    return id == TABLE ? og_office_end_table(text->office) : OG_OK;
}

static og_status on_end(void *user, og_xml *xml, const og_xml_element *element)
{
    int id = og_xml_find(names, sizeof names / sizeof *names, element);
    (void)xml;
    if (id)
        OG_TRY(end_those_that_go_on(user, element->depth));
    if (id >= OG_DOCX_BOLD)
        return og_docx_end_inline(user, id);
    return id ? end(user, id) : OG_OK;
}

static og_status on_text(void *user, og_xml *xml, og_str words)
{
    (void)xml;
    return og_docx_add_words(user, words);
}

og_status og_docx_read_text(og_docx *docx, const og_relations *relations, og_str part, og_docx_part kind)
{
    static const og_xml_handler handler = {.start = on_start, .end = on_end, .text = on_text};
    enum { LONGEST_INSTRUCTION = 4096 };
    og_docx_text text = {.docx = docx, .office = docx->office, .relations = relations, .part = kind};
    text.instruction.limit = LONGEST_INSTRUCTION;
    docx->office->in_note = kind == OG_DOCX_NOTES;
    if (kind == OG_DOCX_NOTES && docx->notes.count)
        qsort(docx->notes.items, docx->notes.count, sizeof *docx->notes.items, compare_notes);
    og_status status = og_package_read(docx->package, part, &handler, &text);
    if (status == OG_OK)
        status = end_those_that_go_on(&text, 0);
    docx->office->in_note = false;
    og_buf_free(&text.instruction);
    return status;
}
