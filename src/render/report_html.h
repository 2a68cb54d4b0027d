// SPDX-License-Identifier: MIT
// The page of one report as structures, which report_html.c turns into JSON for data/views/report.xsl.
//
// Anchors of a page: "finding-f3", "action-a1", "quotation-2", "judgement-1" (these two by their place in the record)
// are the words in the text, or where they are not marked there, the note; "note-" before it is the note beside them.
#ifndef OG_RENDER_REPORT_HTML_H
#define OG_RENDER_REPORT_HTML_H

#include "ofgrade/page.h"
#include "render/view.h"

// A link within the page.
typedef struct og_shown_link {
    og_str anchor;
    og_str text;
} og_shown_link;

// Why: a rule and the words it matched, or a statement that something rests on.
typedef struct og_shown_reason {
    og_str label, text, note;
    og_str anchor; // of the statement
} og_shown_reason;

// A part of a view (og_part) with what belongs to it.
typedef struct og_shown_part {
    og_str kind; // "statement", "legend", "paragraph", "outcome", "judgements"
    og_str label, text, note;
    og_shown_link place;            // in the text; without anchor there is none
    OG_VEC(og_shown_link) rests_on; // the first of them
    size_t rests_on_more;           // and how many others
    OG_VEC(og_shown_reason) reasons;
} og_shown_part;

typedef OG_VEC(og_shown_part) og_shown_parts;

typedef struct og_shown_group {
    og_str heading; // may be empty
    og_shown_parts parts;
} og_shown_group;

typedef struct og_shown_section {
    og_str heading;
    bool own; // this program's own, not the inspectors'
    OG_VEC(og_shown_group) groups;
} og_shown_section;

typedef struct og_shown_judgement {
    og_str area, grade, level_said, page;
    int level; // 0: none
    og_str anchor;
} og_shown_judgement;

// What stands in the margin.
typedef struct og_shown_note {
    og_str anchor; // NULL where another has the same id
    bool marked;   // the words have the anchor; else the note has it, and quotes them
    og_str kind;   // "strength", "weakness", "mixed", "action", "quotation", "judgement"
    og_str name;   // "Weakness"
    og_str id;     // "f12"; NULL for what has none
    og_str label, text, area, place, details;
    OG_VEC(og_shown_reason) reasons;
} og_shown_note;

// Marked words may be marked for several notes.
typedef struct og_shown_mark {
    og_str kind;
    og_str anchor; // of the first words of a note; else NULL
} og_shown_mark;

typedef struct og_shown_reference {
    og_str kind, name, id;
    og_str anchor; // of the words; that of the note begins with "note-"
} og_shown_reference;

// Words with the same marks. Before them stand references to the notes that begin here.
typedef struct og_shown_run {
    og_str text;
    OG_VEC(og_shown_mark) marks;
    OG_VEC(og_shown_reference) references;
} og_shown_run;

typedef struct og_shown_cell {
    OG_VEC(og_shown_run) runs;
} og_shown_cell;

typedef struct og_shown_block {
    og_str marker;
    size_t level;
    OG_VEC(og_shown_cell) cells; // of all but a row there is one
    OG_VEC(og_shown_note) notes; // that begin in it
} og_shown_block;

typedef struct og_shown_unit {
    og_str kind; // "heading", "paragraph", "list", "table"; "notes": no text, notes alone
    size_t page; // that begins with it; 0: none does
    OG_VEC(og_shown_block) blocks;
} og_shown_unit;

typedef struct og_shown_report {
    og_str title, subtitle, source, overview;
    OG_VEC(og_shown_link) facts; // anchor: the label
    og_shown_parts opening;
    OG_VEC(og_shown_judgement) judgements;
    OG_VEC(og_shown_section) sections;
    og_shown_parts warnings;
    og_str missing; // why there is no text; NULL where there is
    OG_VEC(og_shown_unit) units;
} og_shown_report;

// A note and the bytes of the text it is about.
typedef struct og_shown_place {
    og_range range;
    size_t note;
} og_shown_place;

// Sorted by where they begin, the longer first.
typedef struct og_shown_notes {
    OG_VEC(og_shown_note) items;
    OG_VEC(og_shown_place) places;
} og_shown_notes;

typedef struct og_page_making {
    og_flow *flow;
    const og_record *record;
    const og_text_options *options;
    og_evidence_index index;
    og_shown_report *report;
} og_page_making;

// "finding-f3" of the id of a finding or action; NULL where the record has none of that id.
og_str og_page_anchor(const og_page_making *of, og_str id);
// report_html_head.c: everything above the text.
og_status og_page_make_head(const og_page_making *of) OG_MUST_USE;
// report_html_notes.c: a note for each judgement, finding, action and quotation.
og_status og_page_make_notes(const og_page_making *of, og_shown_notes *out) OG_MUST_USE;
// report_html_text.c: the text, with the notes that begin in each of its blocks; of NULL the notes alone.
og_status og_page_make_text(const og_page_making *of, const og_document *document, og_shown_notes *notes) OG_MUST_USE;

#endif
