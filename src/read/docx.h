// SPDX-License-Identifier: MIT
// Between the files of the Word reader.
#ifndef OG_READ_DOCX_H
#define OG_READ_DOCX_H

#include "read/office.h"
#include "read/office_lists.h"
#include "read/office_styles.h"
#include "read/opc.h"

enum { OG_DOCX_LAST_LEVEL = 8 }; // of lists, from 0

// What a paragraph is numbered by: a description that others may share, counted with them, and where it starts anew.
typedef struct og_docx_numbering {
    og_str id;
    og_str list;
    size_t starts[OG_LIST_LEVELS]; // at each level; valid where `restarts`
    bool restarts[OG_LIST_LEVELS];
    og_list *own; // levels that differ from those of the list; NULL: none does
    bool is_own[OG_LIST_LEVELS];
} og_docx_numbering;

typedef struct og_docx_note {
    og_str id;
    bool is_endnote;
    size_t number;
} og_docx_note;

// What the text of a document refers to.
typedef struct og_docx {
    og_office *office;
    og_package *package;
    og_styles styles;
    og_lists lists;
    OG_VEC(og_docx_numbering) numberings; // in the order of ids
    OG_VEC(og_docx_note) notes;           // that the text refers to
} og_docx;

typedef enum og_docx_part { OG_DOCX_BODY, OG_DOCX_BESIDE, OG_DOCX_NOTES } og_docx_part;

og_status og_docx_read_styles(og_docx *docx, og_str part) OG_MUST_USE;
og_status og_docx_read_lists(og_docx *docx, og_str part) OG_MUST_USE;
// The number or bullet of the next paragraph of a numbering, at a level from 0. Empty where it has none. In *is_bullet
// whether it is one.
og_status og_docx_label(og_docx *docx, og_str numbering, size_t level, bool *is_bullet, og_str *out) OG_MUST_USE;
// Gathers the text of a part that has these relations.
og_status og_docx_read_text(og_docx *docx, const og_relations *relations, og_str part, og_docx_part kind) OG_MUST_USE;

// The attribute "val" of an element of Word's.
og_str og_docx_value(const og_xml_element *element);
// Of one that is or is not: without a value it is.
og_toggle og_docx_toggle(const og_xml_element *element);
// A number in decimal digits, at most `most`; `otherwise` where it is none.
size_t og_docx_number(og_str digits, size_t most, size_t otherwise);

#endif
