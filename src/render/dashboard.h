// SPDX-License-Identifier: MIT
// A dashboard in the making. dashboard.c takes the records and keeps a row of each; dashboard_figures.c counts over the
// rows, where every count keeps what it was counted from; dashboard_json.c writes the model that the page is drawn of
// (data/views/dashboard.xsl).
#ifndef OG_RENDER_DASHBOARD_H
#define OG_RENDER_DASHBOARD_H

#include "ofgrade/dashboard.h"
#include "record/record.h"
#include "relate/interner.h"
#include "render/flow.h"
#include "render/folder.h"

// Columns of figures: levels, of which 0 is a grade that has none; sides of a theme; how far words and grade are apart.
enum { OG_DASHBOARD_LEVELS = 5, OG_DASHBOARD_GAPS = 4, OG_DASHBOARD_COLUMNS = 5 };
typedef enum og_dashboard_side {
    OG_DASHBOARD_STRENGTH,
    OG_DASHBOARD_WEAKNESS,
    OG_DASHBOARD_ACTION,
    OG_DASHBOARD_SIDES
} og_dashboard_side;

// What a document says of a theme.
typedef struct og_dashboard_theme {
    uint32_t theme; // number of its name
    size_t counts[OG_DASHBOARD_SIDES];
    og_str first[OG_DASHBOARD_SIDES]; // id of the first finding or action; "" where it makes no anchor
} og_dashboard_theme;

typedef OG_VEC(og_dashboard_theme) og_dashboard_themes;

// What is kept of a document. Strings are clean and not long, but for paths.
typedef struct og_dashboard_row {
    og_record record; // what relate/ looks at: no findings, no actions. The first member, so that it leads back here
    og_record_error error;
    og_record_document document;
    og_record_framework framework;
    og_inspection inspection;
    og_record_outcome outcome;
    og_assessment assessment;
    og_str file; // its path, to be shown
    og_str href; // "": it has no page
    size_t strengths, weaknesses, serious, actions, findings;
    og_dashboard_themes themes;
    uint32_t number;                     // in the order of the page, from 1
    bool counts;                         // in figures of inspections: of its inspection the document that says most
    const struct og_dashboard_row *same; // that one, where it is another; NULL: none
} og_dashboard_row;

// So many documents, or statements in them, in a column of figures.
typedef struct og_dashboard_entry {
    size_t key; // the line that it counts in
    unsigned column;
    uint32_t row; // 0: of documents that are only counted
    size_t count;
    og_str first;
} og_dashboard_entry;

typedef OG_VEC(og_dashboard_entry) og_dashboard_entries;

// The key of a line of years is this less the year, so that the latest comes first; without a year it is this.
enum { OG_DASHBOARD_NEWEST_YEAR = 9999 };

// Documents by kind.
typedef struct og_dashboard_kinds {
    size_t documents, failed, reports, articles, others;
} og_dashboard_kinds;

// What is known of documents that are only counted.
typedef struct og_dashboard_beyond {
    og_dashboard_kinds kinds;
    size_t graded;
    size_t (*years)[OG_DASHBOARD_LEVELS]; // by year; NULL: none yet
    OG_VEC(size_t) areas;                 // OG_DASHBOARD_LEVELS for each number of an area
    OG_VEC(size_t) themes;                // OG_DASHBOARD_SIDES for each number of a theme
    size_t gaps[OG_DASHBOARD_GAPS];
} og_dashboard_beyond;

struct og_dashboard {
    og_arena *arena; // holds all of it, itself too
    const og_providers *names;
    const og_catalogue *catalogue;
    size_t most;
    og_interner areas, themes; // of both the first is "other", where what is beyond their bound is counted
    OG_VEC(og_dashboard_row *) rows;
    og_dashboard_beyond beyond;
    bool finished;
};

// A figure, and what it was counted from.
typedef struct og_dashboard_cell {
    size_t count;
    size_t beyond; // of it what stands in documents that are only counted
    const og_dashboard_entry *entries;
    size_t entry_count;
} og_dashboard_cell;

typedef struct og_dashboard_line {
    size_t key;
    og_str name;
    size_t count;
    og_dashboard_cell cells[OG_DASHBOARD_COLUMNS];
} og_dashboard_line;

typedef OG_VEC(og_dashboard_line) og_dashboard_lines;

// A provider with several inspections, and these in time.
typedef struct og_dashboard_provider {
    og_str name;
    OG_VEC(const og_dashboard_row *) rows;
} og_dashboard_provider;

typedef struct og_dashboard_figures {
    og_dashboard_kinds kinds;
    size_t inspections, graded, repeated; // repeated: documents of an inspection that another document counts for
    size_t providers;                     // of which there is an inspection
    og_date first, last;                  // days of inspections
    og_dashboard_lines years, areas, themes, gaps;
    OG_VEC(og_dashboard_provider) timelines;
    og_folder folder; // of all files
} og_dashboard_figures;

// Counts a document by its kind.
void og_dashboard_count_kind(const og_record *record, og_dashboard_kinds *to);
// Whether the judgement is the first of its area, and then the number of that. Fails with: OG_NO_MEMORY.
og_status og_dashboard_judged(og_dashboard *dashboard, const og_record *record, size_t index, uint32_t *area,
                              bool *first) OG_MUST_USE;
// How far the findings read from the stated grade, -1 where either is not known.
int og_dashboard_gap(const og_record *record);
// A column for each level; what is none of the four counts as 0.
unsigned og_dashboard_column(int level);

// Puts the rows in their order, and counts. Fails with: OG_NO_MEMORY, OG_INTERNAL.
og_status og_dashboard_count(og_dashboard *dashboard, og_dashboard_figures *out) OG_MUST_USE;
// Failures are remembered in flow->out.status.
void og_dashboard_add_json(og_flow *flow, const og_dashboard *dashboard, const og_dashboard_figures *figures);

#endif
