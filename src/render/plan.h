// SPDX-License-Identifier: MIT
// What a plan says, as texts, whatever it is written as: plan_markdown.c, plan_csv.c and plan_xlsx.c only write cells.
#ifndef OG_RENDER_PLAN_H
#define OG_RENDER_PLAN_H

#include "relate/plan.h"
#include "render/flow.h"

// The columns, in the order in which they are written.
typedef enum og_plan_column {
    OG_PLAN_NUMBER,
    OG_PLAN_PRIORITY,
    OG_PLAN_ACTION,
    OG_PLAN_BASIS, // whether the document asks for it or this program suggests it
    OG_PLAN_SOURCE,
    OG_PLAN_THEME,
    OG_PLAN_DEADLINE,
    OG_PLAN_OWNER,
    OG_PLAN_MEASURE,
    OG_PLAN_STATUS,
    OG_PLAN_COLUMN_COUNT
} og_plan_column;

typedef struct og_plan_heading {
    unsigned width; // in a workbook: characters
    const char *name;
} og_plan_heading;

extern const og_plan_heading og_plan_headings[OG_PLAN_COLUMN_COUNT];

enum { OG_PLAN_STATUS_COUNT = 4 };

// What the column of the status may hold; a new plan has the first everywhere.
extern const char *const og_plan_statuses[OG_PLAN_STATUS_COUNT];

// A plan and what stands above its table. All strings are clean (og_flow_clean).
typedef struct og_plan_view {
    const og_record *record;
    const og_catalogue *catalogue; // may be NULL
    og_plan plan;
    og_str title;    // "Improvement plan: Northmarsh"
    og_str document; // "Northmarsh, inspection report, 8 to 19 June 2026"
    og_str kind;     // the framework's name, "" where it is not known
    og_str path;
    og_str origin; // what is whose words
    og_str empty;  // why there are no rows, "" where there are some
} og_plan_view;

typedef struct og_plan_line {
    og_str cells[OG_PLAN_COLUMN_COUNT];
    og_date deadline; // where it is a day; its cell says it in words
} og_plan_line;

// In the arena of `flow`, whose out.status tells of failures.
void og_plan_view_make(og_flow *flow, const og_record *record, const og_catalogue *catalogue, og_plan_view *view);
// Row `index` of the plan; `alone` if the table may come to stand without its title, so that the source names the
// document.
void og_plan_line_make(og_flow *flow, const og_plan_view *view, size_t index, bool alone, og_plan_line *line);

void og_plan_add_markdown(og_flow *flow, const og_plan_view *view);
void og_plan_add_csv(og_flow *flow, const og_plan_view *view);
void og_plan_add_xlsx(og_flow *flow, const og_plan_view *view, og_diagnostics *diagnostics);

#endif
