// SPDX-License-Identifier: MIT
// A plan as comma-separated values.
#include "base/str.h"
#include "render/csv.h"
#include "render/plan.h"

void og_plan_add_csv(og_flow *flow, const og_plan_view *view)
{
    og_plan_line line;
    for (size_t c = 0; c < OG_PLAN_COLUMN_COUNT; c++)
        line.cells[c] = og_str_from(og_plan_headings[c].name);
    og_csv_begin(&flow->out);
    og_csv_add_row(&flow->out, line.cells, OG_PLAN_COLUMN_COUNT);
    for (size_t i = 0; i < view->plan.count && flow->out.status == OG_OK; i++) {
        og_plan_line_make(flow, view, i, true, &line);
        if (og_date_is_set(line.deadline)) // as spreadsheets of every language take it for a day
            line.cells[OG_PLAN_DEADLINE] = view->plan.items[i].deadline;
        og_csv_add_row(&flow->out, line.cells, OG_PLAN_COLUMN_COUNT);
    }
}
