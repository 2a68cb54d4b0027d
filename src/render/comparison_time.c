// SPDX-License-Identifier: MIT
// What has changed between two inspections.
#include "base/str.h"
#include "render/comparison.h"
#include "render/say.h"

enum { LARGE_THEMES = 10 };

static og_str side_of(og_comparison_view *view, const og_theme_side *side, const char *when)
{
    return og_flow_print(view->flow, "%zu weakness%s and %zu strength%s %s", side->weaknesses,
                         side->weaknesses == 1 ? "" : "es", side->strengths, side->strengths == 1 ? "" : "s", when);
}

static void add_themes(og_comparison_view *view)
{
    size_t shown = 0;
    og_comparison_add(view, OG_PART_HEADING, OG_STR("Direction by theme"));
    og_comparison_add(view, OG_PART_PARAGRAPH,
                      OG_STR("By the share of weaknesses among what inspectors found; where a theme has few findings "
                             "nothing is concluded."));
    for (size_t i = 0; i < view->comparison->themes.count; i++) {
        const og_theme_row *row = &view->comparison->themes.items[i];
        if (!view->options->all && (!row->direction.len || shown >= LARGE_THEMES))
            continue;
        shown++;
        og_str name = og_say_capitalised(view->flow, og_say_theme(view->flow, view->options->catalogue, row->theme));
        og_str then = side_of(view, &row->first, "then"), now = side_of(view, &row->second, "now");
        const char *direction = !row->direction.len                      ? "too few to tell"
                                : og_say_equal(row->direction, "better") ? "better"
                                : og_say_equal(row->direction, "worse")  ? "worse"
                                                                         : "much as before";
        og_view_add(view->flow, &view->parts,
                    (og_part){.kind = OG_PART_FACT,
                              .label = name,
                              .text = og_flow_print(view->flow, "%s (%.*s, %.*s)", direction, OG_STR_ARG(then),
                                                    OG_STR_ARG(now))});
    }
}

static void add_counts(og_comparison_view *view)
{
    size_t persistent = og_comparison_count(view, 1, "persistent", -1);
    size_t new_ones = og_comparison_count(view, 1, "new", -1) + og_comparison_count(view, 1, "slipped", -1);
    size_t resolved = og_comparison_count(view, 0, "resolved", -1);
    size_t silent = og_comparison_count(view, 0, "not-repeated", -1),
           asked = og_comparison_count(view, 1, "repeated", -1);
    og_comparison_add(view, OG_PART_HEADING, OG_STR("What became of the weaknesses"));
    og_comparison_add(
        view, OG_PART_PARAGRAPH,
        og_flow_print(view->flow,
                      "Found again now: %zu. New, or not named then, with what is asked for: %zu. Perhaps better now: "
                      "%zu of those then; not named again: %zu, which does not make them resolved. Asked for again: "
                      "%zu.",
                      persistent, new_ones, resolved, silent, asked));
}

void og_comparison_view_inspections(og_comparison_view *view)
{
    add_counts(view);
    og_comparison_add_statements(view, OG_STR("Asked for again"), "", 1, "repeated", -1, true);
    og_comparison_add_statements(view, OG_STR("Weaknesses that persist"), "", 1, "persistent", -1, true);
    og_comparison_add_statements(view, OG_STR("Weaknesses where there was a strength"), "", 1, "slipped", -1, true);
    og_comparison_add_statements(view, OG_STR("Weaknesses and things asked for that are new, or were not named then"),
                                 "", 1, "new", -1, false);
    og_comparison_add_statements(view, OG_STR("Perhaps better now: read both"), "", 0, "resolved", -1, true);
    og_comparison_add_statements(view, OG_STR("Weaknesses and things asked for that are not named again"),
                                 "The later inspection may not have looked at them.", 0, "not-repeated", -1, false);
    add_themes(view);
    og_comparison_add_balance(view);
}
