// SPDX-License-Identifier: MIT
// A history as text, Markdown, comma-separated values and JSON; its page is drawn from the JSON (render/html.h).
#ifndef OG_RENDER_HISTORY_H
#define OG_RENDER_HISTORY_H

#include "relate/history.h"
#include "render/flow.h"

// "the same" and the like; "" for none.
og_str og_direction_word(og_direction direction);
// What the inspection was: "full inspection", "monitoring visit".
og_str og_history_say_type(og_flow *flow, const og_record *record);
// "June 2026", "no date".
og_str og_history_say_month(og_flow *flow, og_date date);
// "2 inspections and 1 visit".
og_str og_history_say_count(og_flow *flow, const og_history_provider *provider);
// What is to be known of the inspections as a whole; ptr NULL for nothing.
og_str og_history_say_note(const og_history_provider *provider);
// "8 to 19 June 2026: full inspection (the name of the framework)".
og_str og_history_say_entry(og_flow *flow, const og_history_entry *entry);
// What is told of it below that: its outcome, what is weak in it, its documents. Strings are clean and not empty.
typedef struct og_history_fact {
    const char *label;
    og_str text;
} og_history_fact;
typedef OG_VEC(og_history_fact) og_history_facts;
void og_history_add_facts(og_flow *flow, const og_history *history, const og_history_entry *entry,
                          og_history_facts *out);
// "supervision: weak 3 times in a row, since June 2019".
og_str og_history_say_stays_weak(og_flow *flow, const og_history *history, const og_history_weak *weak);
// "report.pdf: it names no provider".
og_str og_history_say_left_out(og_flow *flow, const og_left_out *left_out);

// history_table.c. A failure is remembered in flow->out.status, and then NULL is given.
// The inspections that gave grades.
const og_history_entry **og_history_graded(og_flow *flow, const og_history_provider *provider, size_t *count);
// A grade, and the column that it stands in, from 0 on.
typedef struct og_placed_grade {
    const og_history_grade *grade;
    size_t column;
} og_placed_grade;
// The grades of so many inspections by area, and in order of the columns.
og_placed_grade *og_history_place_grades(og_flow *flow, const og_history_entry *const *entries, size_t columns,
                                         size_t *count);
// The row of the area of the first of `count` > 0 grades: its name, then a cell for each column. Gives how many of the
// grades it took.
size_t og_history_fill_row(og_flow *flow, const og_history_provider *provider, const og_placed_grade *grades,
                           size_t count, og_str *cells, size_t columns);

// Each writes the providers from `first` up to `end`. Failures are remembered in flow->out.status.
void og_history_add_text(og_flow *flow, const og_history *history, size_t first, size_t end);
void og_history_add_markdown(og_flow *flow, const og_history *history, size_t first, size_t end);
void og_history_add_csv(og_flow *flow, const og_history *history, size_t first, size_t end);
void og_history_add_json(og_flow *flow, const og_history *history, size_t first, size_t end);
// history_html.c: ends a flow that holds what og_history_add_json wrote, and draws the page of it. Owns: the caller
// frees out->ptr with free(). Fails as og_html_draw.
og_status og_history_draw(og_flow *flow, const og_history *history, size_t first, size_t end, og_str *out) OG_MUST_USE;

#endif
