// SPDX-License-Identifier: MIT
// What the parts of the search for sections share (sections.c).
#ifndef OG_ANALYSE_SECTIONS_H
#define OG_ANALYSE_SECTIONS_H

#include "analyse/analysis.h"

enum { OG_LEAST_PROSE = 80 }; // bytes: labels, grades and lines of a form are shorter

// section_roles.c: no area is graded in such a section: where a label stands with a grade and text follows, the next
// has begun.
bool og_role_ends_at_grades(og_str role);
bool og_role_is_boilerplate(og_str role);
// What the grades mean, and what is the same in every report.
bool og_role_is_key(og_str role);

// section_headings.c: the heading of the framework that opens a section with `text`, the longest; NULL for none.
// `is_heading`: the text is set as one, so that more words may follow those of the framework.
const og_heading *og_heading_find(const og_framework *framework, og_str text, bool is_heading);
// Like og_label_match, and the words of a heading may stand in the plural ("Recommendation", "Recommendations").
// `start` is og_row_number_length of the text.
size_t og_heading_match(og_str text, size_t start, og_str words);
// What may follow the words of a heading where the block does not look like one: "?", "1", ":".
bool og_is_heading_tail(og_str text);

// section_columns.c: the kind of column that it heads, OG_COLUMN_NONE for the heading of a section.
og_column_kind og_heading_column(const og_heading *heading);

// section_labels.c: the area whose label opens a heading ("The experiences and progress of children in care: good"), if
// findings may be about it; NULL for none.
const og_area *og_area_headed(const og_framework *framework, og_str text);
// Whether the block is the label of such an area and no more than a sign or a digit beside it.
bool og_is_heading_label(const og_analysis *analysis, const og_block *block);
// "How well children are helped and protected: good", as a line of text; "Inclusion Strong standard" on a card.
bool og_is_label_with_grade(const og_analysis *analysis, const og_block *block);
// As a grade is written: one to a few words, with the number of a footnote perhaps. Which word it is does not matter,
// so that what is inferred from the sections owes nothing to the grades.
bool og_looks_like_grade(og_str text);
// section_run_in.c: nothing, or what looks like a grade behind a label, perhaps with a verb: ": good", "is:
// outstanding", "are good.".
bool og_may_be_grade_of_label(og_str text);
// "2", "Grade: 2", "Grade 2": no heading, however it is set.
bool og_is_numbered_grade(og_str text);
// Whether a row has nothing but its first cell.
bool og_row_has_one_cell(const og_document *document, const og_block *row);
// The next three: whether block `index` is a heading below a section of the role `last_role`. A row of the body that
// has an area's label and nothing but a grade beside it is the heading of that area; one with a digit if text follows,
// since rows of digits stand together, and also where it ends a list in the opening. On a card text follows in the
// opening too.
bool og_is_graded_heading(const og_analysis *analysis, size_t index, og_str last_role);
// A line of text that is nothing but an area's label, and perhaps a digit, with prose soon below it, is the heading of
// that area where headings look like all other lines: "Achievement and standards", below it "Grade: 2", then the text.
// Labels in lists have others below them.
bool og_is_bare_heading(const og_analysis *analysis, size_t index, og_str last_role);
// The label of an area with the number of its grade behind it, or in the line or cell behind: where a section states no
// grades, a table of them has begun.
bool og_is_numbered_label(const og_analysis *analysis, size_t index, og_str last_role);
// "Previous inspection:" with a grade below or beside it is a row of the table of judgements that was printed cell by
// cell or in one line, and no heading of what earlier inspections found.
bool og_labels_earlier_grade(const og_analysis *analysis, size_t index);

// section_run_in.c: the heading with which paragraph `index`, whose text it is, begins where a conversion ran both
// together: "Areas for improvement 27. Ensure that ...", "Executive summary Children's services are good". Empty: none.
og_str og_heading_run_in(const og_analysis *analysis, size_t index, og_str text);

#endif
