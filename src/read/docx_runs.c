// SPDX-License-Identifier: MIT
// What stands in the runs of a paragraph: words, tabs, breaks, signs, fields, links and the marks of footnotes.
#include "base/checked.h"
#include "base/str.h"
#include "base/utf8.h"
#include "read/docx_text.h"

static bool is_hidden(const og_docx_text *text, const og_docx_paragraph *paragraph)
{
    bool in_instruction = false; // of any: the result of a field in one is no more to be seen
    for (size_t i = 0; i < text->field_count && i < OG_DOCX_FIELDS; i++)
        in_instruction |= !text->fields[i].is_shown;
    return paragraph->hidden || in_instruction;
}

// Of one that is too long the beginning is kept, which says what it is.
static og_status add_to_instruction(og_buf *instruction, og_str words)
{
    size_t fitting = instruction->limit - instruction->len;
    og_buf_add(instruction, og_str_slice(words, 0, fitting));
    og_buf_add(instruction, og_str_slice(words, fitting, words.len)); // beyond the limit: it remembers that
    return instruction->status == OG_NO_MEMORY ? OG_NO_MEMORY : OG_OK;
}

og_status og_docx_add_words(og_docx_text *text, og_str words)
{
    const og_docx_paragraph *paragraph = og_docx_open(text);
    if (text->in_instruction)
        return add_to_instruction(&text->instruction, words);
    if (!text->in_words || !paragraph || is_hidden(text, paragraph))
        return OG_OK;
    return og_office_text(text->office, words, paragraph->bold);
}

// Something of a run that is no word.
static og_status add_sign(og_docx_text *text, og_str sign)
{
    const og_docx_paragraph *paragraph = og_docx_open(text);
    bool printed = paragraph && paragraph->in_run && !paragraph->in_run_properties && !is_hidden(text, paragraph);
    return printed ? og_office_text(text->office, sign, paragraph->bold) : OG_OK;
}

// A character of a font of signs by its number: bullets and ticks.
static og_status add_symbol(og_docx_text *text, og_str digits)
{
    enum { MOST_DIGITS = 6, HEXADECIMAL = 16, TEN = 10 };
    uint32_t code = 0;
    char sign[4];
    for (size_t i = 0; i < digits.len && i < MOST_DIGITS; i++) {
        char digit = og_lower(digits.ptr[i]);
        if (!og_is_digit(digit) && !(digit >= 'a' && digit <= 'f'))
            return OG_OK;
        code = code * HEXADECIMAL + (uint32_t)(og_is_digit(digit) ? digit - '0' : digit - 'a' + TEN);
    }
    return code >= ' ' ? add_sign(text, (og_str){sign, og_utf8_encode(code, sign)}) : OG_OK;
}

// The address in an instruction: HYPERLINK "https://..." \o "words". It is taken whole or not at all.
static og_str instructed_address(og_docx_text *text)
{
    static const og_str name = {"HYPERLINK", 9};
    og_str instruction = og_str_trim(og_buf_str(&text->instruction));
    if (!og_str_starts_fold(instruction, name))
        return (og_str){0};
    og_str rest = og_str_trim(og_str_slice(instruction, name.len, instruction.len));
    size_t end = og_str_starts(rest, OG_STR("\"")) ? og_str_find_byte(rest, '"', 1) : SIZE_MAX;
    if (end == SIZE_MAX && text->instruction.status != OG_OK)
        og_office_lose(text->office, OG_LOST_LINKS);
    return end == SIZE_MAX ? (og_str){0} : og_str_slice(rest, 1, end);
}

static void begin_instruction(og_docx_text *text)
{
    text->instruction.len = 0;
    text->instruction.status = OG_OK; // the last one may have been too long
}

static og_status begin_field(og_docx_text *text)
{
    if (text->field_count < OG_DOCX_FIELDS)
        text->fields[text->field_count] = (og_docx_field){.is_shown = false};
    text->field_count++;
    begin_instruction(text);
    return OG_OK;
}

static og_status show_field(og_docx_text *text)
{
    if (!text->field_count || text->field_count > OG_DOCX_FIELDS)
        return OG_OK;
    og_docx_field *field = &text->fields[text->field_count - 1];
    og_str address = instructed_address(text);
    field->is_shown = true;
    field->is_link = address.len > 0;
    if (!field->is_link)
        return OG_OK;
    OG_TRY(og_arena_copy(text->office->arena, address, &address));
    return og_office_link(text->office, address);
}

static og_status end_field(og_docx_text *text)
{
    if (!text->field_count)
        return OG_OK;
    begin_instruction(text); // what goes on of the field around it is no address
    size_t inner = --text->field_count;
    return inner < OG_DOCX_FIELDS && text->fields[inner].is_link ? og_office_link(text->office, (og_str){0}) : OG_OK;
}

static og_status take_field(og_docx_text *text, const og_xml_element *element)
{
    og_str type = og_xml_attribute(element, OG_XML_WORD, "fldCharType");
    if (og_str_equal(type, OG_STR("begin")))
        return begin_field(text);
    return og_str_equal(type, OG_STR("separate")) ? show_field(text) : end_field(text);
}

static og_status take_hyperlink(og_docx_text *text, const og_xml_element *element)
{
    og_str id = og_xml_attribute(element, OG_XML_REFERENCE, "id");
    const og_relation *relation = id.len ? og_relation_find(text->relations, id) : NULL;
    return relation && relation->is_outside ? og_office_link(text->office, relation->target) : OG_OK;
}

static og_status take_note(og_docx_text *text, const og_xml_element *element, bool is_endnote)
{
    og_docx *docx = text->docx;
    og_docx_note note = {.is_endnote = is_endnote, .number = docx->notes.count + 1};
    const og_docx_paragraph *paragraph = og_docx_open(text);
    if (text->part != OG_DOCX_BODY || !paragraph || is_hidden(text, paragraph))
        return OG_OK;
    if (docx->notes.count >= text->office->limits->blocks)
        return OG_TOO_COMPLEX;
    OG_TRY(og_arena_copy(text->office->arena, og_xml_attribute(element, OG_XML_WORD, "id"), &note.id));
    OG_TRY(og_vec_push(text->office->arena, &docx->notes, note));
    return og_office_note_mark(text->office, note.number);
}

// How a run looks.
static og_status take_look(og_docx_text *text, int id, const og_xml_element *element)
{
    og_docx_paragraph *paragraph = og_docx_open(text);
    if (!paragraph || !paragraph->in_run || !paragraph->in_run_properties)
        return OG_OK;
    if (id == OG_DOCX_BOLD)
        paragraph->bold = og_docx_toggle(element) == OG_ON;
    else if (id == OG_DOCX_VANISH)
        paragraph->hidden = og_docx_toggle(element) == OG_ON;
    else {
        const og_style *style = og_styles_find(&text->docx->styles, OG_STYLE_OF_TEXT, og_docx_value(element));
        paragraph->bold = style->bold ? style->bold == OG_ON : paragraph->bold;
        paragraph->hidden = style->hidden ? style->hidden == OG_ON : paragraph->hidden;
    }
    return OG_OK;
}

og_status og_docx_start_inline(og_docx_text *text, int id, const og_xml_element *element)
{
    const og_docx_paragraph *paragraph = og_docx_open(text);
    switch (id) {
    case OG_DOCX_WORDS:
        text->in_words = paragraph && paragraph->in_run;
        return OG_OK;
    case OG_DOCX_INSTRUCTION:
        text->in_instruction = true;
        return OG_OK;
    case OG_DOCX_TAB:
        return add_sign(text, OG_STR("\t"));
    case OG_DOCX_LINE:
    case OG_DOCX_BREAK:
        return add_sign(text, OG_STR("\n"));
    case OG_DOCX_HYPHEN:
        return add_sign(text, OG_STR("-"));
    case OG_DOCX_SIGN:
        return add_symbol(text, og_xml_attribute(element, OG_XML_WORD, "char"));
    case OG_DOCX_RENDERED_PAGE:
        return text->part == OG_DOCX_BODY ? og_office_page_break(text->office) : OG_OK;
    case OG_DOCX_FIELD:
        return take_field(text, element);
    case OG_DOCX_HYPERLINK:
        return take_hyperlink(text, element);
    case OG_DOCX_FOOTNOTE:
    case OG_DOCX_ENDNOTE:
        return take_note(text, element, id == OG_DOCX_ENDNOTE);
    default:
        return take_look(text, id, element);
    }
}

og_status og_docx_end_inline(og_docx_text *text, int id)
{
    if (id == OG_DOCX_WORDS)
        text->in_words = false;
    if (id == OG_DOCX_INSTRUCTION)
        text->in_instruction = false;
    return id == OG_DOCX_HYPERLINK ? og_office_link(text->office, (og_str){0}) : OG_OK;
}
