// SPDX-License-Identifier: MIT
// Between the files that read the text of a Word document: where the reading stands.
#ifndef OG_READ_DOCX_TEXT_H
#define OG_READ_DOCX_TEXT_H

#include "read/docx.h"

enum { OG_DOCX_FIELDS = 32 }; // in each other that are told apart

// What is open of a paragraph.
typedef struct og_docx_paragraph {
    const og_style *style;
    uint32_t outline; // of its own; 0: that of the style
    og_str numbering; // of its own
    size_t level;     // of its own, from 1; 0: that of the style
    size_t depth;
    bool in_properties;
    bool in_run;
    bool in_run_properties;
    bool bold; // the run
    bool hidden;
    bool end_is_deleted;
    bool goes_on; // behind that
} og_docx_paragraph;

// A field prints what stands behind its instruction.
typedef struct og_docx_field {
    bool is_shown;
    bool is_link;
} og_docx_field;

typedef struct og_docx_text {
    og_docx *docx;
    og_office *office;
    const og_relations *relations; // of the part
    og_docx_part part;
    OG_VEC(og_docx_paragraph) paragraphs; // in each other
    bool is_chosen[OG_XML_DEEPEST + 1];   // of the ways in which the element at this depth says something
    size_t holder;            // depth of the row or field to fill in that was begun last and is open; 0: none
    size_t holder_properties; // depth of what is said of it, which may leave out the whole; 0: outside
    bool in_words;            // of a run
    bool in_instruction;
    og_buf instruction;
    og_docx_field fields[OG_DOCX_FIELDS];
    size_t field_count;
    size_t note_number; // of the footnote that begins; 0: none does
} og_docx_text;

// Elements inside runs, and those that say how runs look.
enum og_docx_inline {
    OG_DOCX_BOLD = 100,
    OG_DOCX_BREAK,
    OG_DOCX_ENDNOTE,
    OG_DOCX_FIELD,
    OG_DOCX_FOOTNOTE,
    OG_DOCX_HYPERLINK,
    OG_DOCX_HYPHEN,
    OG_DOCX_INSTRUCTION,
    OG_DOCX_LINE,
    OG_DOCX_RENDERED_PAGE,
    OG_DOCX_RUN_STYLE,
    OG_DOCX_SIGN,
    OG_DOCX_TAB,
    OG_DOCX_VANISH,
    OG_DOCX_WORDS,
};

// The innermost paragraph, NULL: none is open.
og_docx_paragraph *og_docx_open(og_docx_text *text);
og_status og_docx_start_inline(og_docx_text *text, int id, const og_xml_element *element) OG_MUST_USE;
og_status og_docx_end_inline(og_docx_text *text, int id) OG_MUST_USE;
og_status og_docx_add_words(og_docx_text *text, og_str words) OG_MUST_USE;

#endif
