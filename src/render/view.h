// SPDX-License-Identifier: MIT
// What a person is shown of a record, part by part, whatever it is written as: text.c and markdown.c only write parts.
#ifndef OG_RENDER_VIEW_H
#define OG_RENDER_VIEW_H

#include "render/evidence.h"
#include "render/flow.h"
#include "render/judgements.h"
#include "render/selection.h"

typedef enum og_part_kind {
    OG_PART_TITLE,      // text: whom or what it is about
    OG_PART_SUBTITLE,   // text: what kind of document it is
    OG_PART_FACT,       // label, text
    OG_PART_JUDGEMENTS, // the rows of the view
    OG_PART_LEGEND,     // text: how to read the judgements
    OG_PART_OUTCOME,    // label, text
    OG_PART_PARAGRAPH,  // text
    OG_PART_HEADING,    // text
    OG_PART_AREA,       // text: a heading below that
    OG_PART_STATEMENT,  // text; label: how grave or binding it is, may be empty; note: where it stands and details
    OG_PART_BESIDE,     // what stands beside the statement before it: label: whose words, text, note: where
    OG_PART_REASON,     // of the statement before it: label: the rule, note: its effect, text: the words it matched
    OG_PART_MORE,       // text: how many statements are not shown
    OG_PART_WARNING,    // label, text
    OG_PART_SOURCE,     // label, text
    OG_PART_COUNT
} og_part_kind;

// All strings are clean (og_flow_clean); they may be empty but for those named above without more.
typedef struct og_part {
    og_part_kind kind;
    og_str label;
    og_str text;
    og_str note;
    og_str anchor;           // of what stands in the document: the name of its place in a page ("finding-f3")
    const og_strs *rests_on; // ids of the findings and actions that a statement of this program's rests on; or NULL
    bool own;                // of a heading: what follows is this program's own, not the inspectors'
} og_part;

typedef struct og_view {
    OG_VEC(og_part) parts;
    og_table_row *rows; // the first holds the headings
    size_t row_count;
} og_view;

// The parts of an analysed record in the order in which a reader asks; in the arena of `flow`, whose out.status tells
// of failures.
void og_view_make(og_flow *flow, const og_record *record, const og_text_options *options, og_view *view);

// text.c and markdown.c: the parts in their form. Before plain text is made its width and colours are set.
void og_view_set_text(og_flow *flow, const og_text_options *options);
void og_view_write_text(og_flow *flow, const og_view *view);
void og_view_write_markdown(og_flow *flow, const og_view *view);

// For the files that make the parts.
void og_view_add(og_flow *flow, og_view *view, og_part part);
// That `hidden` statements, if any, are left out, and how to see them.
void og_view_add_more(og_flow *flow, og_view *view, size_t hidden);
// reasons.c: below a statement the rules that decided, with the words they matched; of a record that was read from JSON
// only their ids are known.
void og_view_add_reasons(og_flow *flow, og_view *view, const og_explanation *explanation, const og_strs *rules);
// Below a statement the clearest of the findings and actions on which it rests.
void og_view_add_evidence(og_flow *flow, og_view *view, const og_evidence_index *index, const og_strs *ids);
// True where the framework has no scale, and of visits, whose framework may name one for the grades before.
bool og_view_is_ungraded(const og_record *record);
// reading.c: whether there is a grade of this program's own, and what it is and rests on.
bool og_view_has_reading(const og_record *record);
void og_view_add_reading(og_flow *flow, const og_record *record, const og_text_options *options, og_view *view);
// findings.c, quoted.c, next.c: how a finding, a quotation or an action is shown wherever it is. Only the first and the
// last are given explanations, by og_view_add_reasons.
og_part og_view_finding(og_flow *flow, const og_text_options *options, const og_finding *finding);
og_part og_view_quotation(og_flow *flow, const og_text_options *options, const og_record *record, size_t index);
og_part og_view_action(og_flow *flow, const og_text_options *options, const og_action *action);
// findings.c: weaknesses and strengths.
void og_view_add_findings(og_flow *flow, const og_record *record, const og_text_options *options,
                          const og_selection *selection, og_view *view);
// quoted.c: who is quoted, and with which words.
void og_view_add_quoted(og_flow *flow, const og_record *record, const og_text_options *options, og_view *view);
// next.c: what is asked for, suggested and promised.
void og_view_add_next(og_flow *flow, const og_record *record, const og_text_options *options,
                      const og_selection *selection, og_view *view);

#endif
