// SPDX-License-Identifier: MIT
// The gradings and recommended steps of data/grading/ as C tables. Examples stay in the files.
#include "rules/framework.h"
#include "write_tables.h"

#include <inttypes.h>

static void put_scale(const og_grading_scale *scale)
{
    put("{.from = {%.9g, %.9g, %.9g}, .spread = %.9g, .least = %zu, .given = %d}", scale->from[0], scale->from[1],
        scale->from[2], scale->spread, scale->least, scale->given);
}

static void put_rule(const og_grading_rule *rule)
{
    put("\n    {");
    put_member("id", rule->id);
    put_member("file", rule->file);
    put_member("reason", rule->reason);
    put_member("source", rule->source);
    put(".line = %zu, .scope = %d, .when = %zu, .points = %.9g, .times = %zu, .most = %.9g, .no_better = %d, "
        ".no_worse = %d, .certainty = %.9g, .evidence = %zu},",
        rule->line, (int)rule->scope, rule->when, rule->points, rule->times, rule->most, rule->no_better,
        rule->no_worse, rule->certainty, rule->evidence);
}

static void put_rules(const og_grading *grading)
{
    open_table("og_grading_rule");
    for (size_t i = 0; i < grading->rules.count; i++)
        put_rule(&grading->rules.items[i]);
    close_vec(grading->rules.count);
}

static void put_grading(const og_grading *grading)
{
    put("\n    {");
    put_member("id", grading->id);
    put_member("file", grading->file);
    put(".line = %zu, .built_in = true, .scales = {", grading->line);
    for (size_t i = 0; i < OG_GRADING_SCOPES; i++) {
        put_scale(&grading->scales[i]);
        put(", ");
    }
    put("}, .frameworks = ");
    put_strs(grading->frameworks.items, grading->frameworks.count);
    put(", .apart = ");
    put_strs(grading->apart.items, grading->apart.count);
    put(", .ceiling = %.9g, .unproven = ", grading->ceiling);
    put_strs(grading->unproven.items, grading->unproven.count);
    put(", .rules = ");
    put_rules(grading);
    put("},");
}

static void put_step(const og_step *step)
{
    put("\n    {");
    put_member("id", step->id);
    put_member("file", step->file);
    put_member("theme", step->theme);
    put_member("text", step->text);
    put(".line = %zu, .built_in = true, .priority = %d, .when = %zu, .frameworks = ", step->line, step->priority,
        step->when);
    put_strs(step->frameworks.items, step->frameworks.count);
    put("},");
}

void put_gradings(const og_catalogue *catalogue)
{
    const og_grading_plan *plan = &catalogue->grading;
    put("{.gradings = ");
    open_table("og_grading");
    for (size_t i = 0; i < plan->gradings.count; i++)
        put_grading(&plan->gradings.items[i]);
    close_vec(plan->gradings.count);
    put(", .steps = ");
    open_table("og_step");
    for (size_t i = 0; i < plan->steps.count; i++)
        put_step(&plan->steps.items[i]);
    close_vec(plan->steps.count);
    put(", .expressions = ");
    put_strs(plan->expressions.items, plan->expressions.count);
    put(", .uses = {.facts = UINT64_C(%" PRIu64 "), .themes = %d, .rules = ", plan->uses.facts, plan->uses.themes);
    put_strs(plan->uses.rules.items, plan->uses.rules.count);
    put("}}");
}
