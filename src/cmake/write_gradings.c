// SPDX-License-Identifier: MIT
// The gradings and recommended steps of data/grading/ as C tables. Examples stay in the files.
#include "rules/framework.h"
#include "write_tables.h"

#include <inttypes.h>
#include <stdio.h>

static void write_member(const char *member, og_str text)
{
    printf(".%s = ", member);
    write_str(text);
    printf(", ");
}

static void write_scale(const og_grading_scale *scale)
{
    printf("{.from = {%.9g, %.9g, %.9g}, .spread = %.9g, .least = %zu, .given = %d}", scale->from[0], scale->from[1],
           scale->from[2], scale->spread, scale->least, scale->given);
}

static void write_rule(const og_grading_rule *rule)
{
    printf("    {");
    write_member("id", rule->id);
    write_member("file", rule->file);
    write_member("reason", rule->reason);
    write_member("source", rule->source);
    printf(".line = %zu, .scope = %d, .when = %zu, .points = %.9g, .times = %zu, .most = %.9g, .no_better = %d, "
           ".no_worse = %d, .certainty = %.9g, .evidence = %zu},\n",
           rule->line, (int)rule->scope, rule->when, rule->points, rule->times, rule->most, rule->no_better,
           rule->no_worse, rule->certainty, rule->evidence);
}

static void write_parts(const og_grading *grading, size_t number)
{
    write_strs("grading_frameworks_", number, grading->frameworks.items, grading->frameworks.count);
    write_strs("grading_apart_", number, grading->apart.items, grading->apart.count);
    write_strs("grading_unproven_", number, grading->unproven.items, grading->unproven.count);
    printf("static const og_grading_rule grading_rules_%zu[] = {\n", number);
    for (size_t i = 0; i < grading->rules.count; i++)
        write_rule(&grading->rules.items[i]);
    printf("};\n");
}

static void write_grading(const og_grading *grading, size_t number)
{
    printf("    {");
    write_member("id", grading->id);
    write_member("file", grading->file);
    printf(".line = %zu, .built_in = true, .scales = {", grading->line);
    for (size_t i = 0; i < OG_GRADING_SCOPES; i++) {
        write_scale(&grading->scales[i]);
        printf(", ");
    }
    printf("}, .frameworks = ");
    write_vec("og_str", "grading_frameworks_", number, grading->frameworks.count);
    printf(", .apart = ");
    write_vec("og_str", "grading_apart_", number, grading->apart.count);
    printf(", .ceiling = %.9g, .unproven = ", grading->ceiling);
    write_vec("og_str", "grading_unproven_", number, grading->unproven.count);
    printf(", .rules = ");
    write_vec("og_grading_rule", "grading_rules_", number, grading->rules.count);
    printf("},\n");
}

static void write_step(const og_step *step, size_t number)
{
    printf("    {");
    write_member("id", step->id);
    write_member("file", step->file);
    write_member("theme", step->theme);
    write_member("text", step->text);
    printf(".line = %zu, .built_in = true, .priority = %d, .when = %zu, .frameworks = ", step->line, step->priority,
           step->when);
    write_vec("og_str", "step_frameworks_", number, step->frameworks.count);
    printf("},\n");
}

void write_gradings(const og_catalogue *catalogue)
{
    const og_grading_plan *plan = &catalogue->grading;
    for (size_t i = 0; i < plan->gradings.count; i++)
        write_parts(&plan->gradings.items[i], i);
    if (plan->gradings.count)
        printf("static const og_grading gradings_0[] = {\n");
    for (size_t i = 0; i < plan->gradings.count; i++)
        write_grading(&plan->gradings.items[i], i);
    if (plan->gradings.count)
        printf("};\n");
    for (size_t i = 0; i < plan->steps.count; i++)
        write_strs("step_frameworks_", i, plan->steps.items[i].frameworks.items, plan->steps.items[i].frameworks.count);
    if (plan->steps.count)
        printf("static const og_step steps_0[] = {\n");
    for (size_t i = 0; i < plan->steps.count; i++)
        write_step(&plan->steps.items[i], i);
    if (plan->steps.count)
        printf("};\n");
    write_strs("expressions_", 0, plan->expressions.items, plan->expressions.count);
    write_strs("counted_rules_", 0, plan->uses.rules.items, plan->uses.rules.count);
}

void write_gradings_use(const og_catalogue *catalogue)
{
    const og_grading_plan *plan = &catalogue->grading;
    printf("{.gradings = ");
    write_vec("og_grading", "gradings_", 0, plan->gradings.count);
    printf(", .steps = ");
    write_vec("og_step", "steps_", 0, plan->steps.count);
    printf(", .expressions = ");
    write_vec("og_str", "expressions_", 0, plan->expressions.count);
    printf(", .uses = {.facts = UINT64_C(%" PRIu64 "), .themes = %d, .rules = ", plan->uses.facts, plan->uses.themes);
    write_vec("og_str", "counted_rules_", 0, plan->uses.rules.count);
    printf("}}");
}
