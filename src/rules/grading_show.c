// SPDX-License-Identifier: MIT
// Rules of gradings and steps as those see them who write them: what each does, and the whole of one in a readable
// form.
#include "ofgrade/rules.h"

#include "base/buf.h"
#include "base/str.h"
#include "rules/framework.h"

// A number among all of them as what it stands for: a rule and its grading, or a step.
typedef struct entry {
    const og_grading *grading;
    const og_grading_rule *rule;
    const og_step *step;
} entry;

static entry entry_at(const og_catalogue *catalogue, size_t index)
{
    const og_grading_plan *plan = &catalogue->grading;
    for (size_t i = 0; i < plan->gradings.count; i++) {
        const og_grading *grading = &plan->gradings.items[i];
        if (index < grading->rules.count)
            return (entry){.grading = grading, .rule = &grading->rules.items[index]};
        index -= grading->rules.count;
    }
    return (entry){.step = &plan->steps.items[index]};
}

size_t og_catalogue_grading_count(const og_catalogue *catalogue)
{
    size_t count = catalogue->grading.steps.count;
    for (size_t i = 0; i < catalogue->grading.gradings.count; i++)
        count += catalogue->grading.gradings.items[i].rules.count;
    return count;
}

og_grading_info og_catalogue_grading(const og_catalogue *catalogue, size_t index)
{
    entry at = entry_at(catalogue, index);
    if (at.step)
        return (og_grading_info){.id = at.step->id,
                                 .file = at.step->file,
                                 .line = at.step->line,
                                 .built_in = at.step->built_in,
                                 .theme = at.step->theme,
                                 .priority = og_priority_names[at.step->priority]};
    return (og_grading_info){.id = at.rule->id,
                             .file = at.rule->file,
                             .line = at.rule->line,
                             .built_in = at.grading->built_in,
                             .grading = at.grading->id,
                             .grades = og_grading_scope_names[at.rule->scope],
                             .points = at.rule->points,
                             .no_better = og_level_names[at.rule->no_better],
                             .no_worse = og_level_names[at.rule->no_worse]};
}

// Keeps the candidate in *near when it is nearer to `id` than what was found before.
static void offer(og_str id, og_str candidate, size_t *least, og_str *near)
{
    size_t distance = og_str_distance(id, candidate);
    if (distance < *least) {
        *least = distance;
        *near = candidate;
    }
}

size_t og_catalogue_find_grading(const og_catalogue *catalogue, og_str id, size_t from, og_str *near)
{
    size_t least = id.len / 3 + 2, count = og_catalogue_grading_count(catalogue);
    *near = OG_STR("");
    for (size_t i = from; i < count; i++) {
        og_str candidate = og_catalogue_grading(catalogue, i).id;
        if (og_str_equal(candidate, id))
            return i;
        offer(id, candidate, &least, near);
    }
    for (size_t i = 0; i < catalogue->grading.gradings.count; i++)
        offer(id, catalogue->grading.gradings.items[i].id, &least, near);
    return SIZE_MAX;
}

// --- the whole of one

static void add_part(og_buf *out, const char *title, og_str text)
{
    if (text.len)
        og_buf_printf(out, "%s\n    %.*s\n", title, OG_STR_ARG(text));
}

static void add_expression(og_buf *out, const og_catalogue *catalogue, const char *title, og_expression expression)
{
    if (expression)
        add_part(out, title, catalogue->grading.expressions.items[expression - 1]);
}

static void add_examples(og_buf *out, const char *title, const og_written_lines *examples)
{
    if (examples->count)
        og_buf_printf(out, "%s\n", title);
    for (size_t i = 0; i < examples->count; i++)
        og_buf_printf(out, "    %.*s\n", OG_STR_ARG(examples->items[i].text));
}

static void add_effect(og_buf *out, const og_grading *grading, const og_grading_rule *rule)
{
    og_buf_printf(out, "Grades\n    %s (grading %.*s)\n", rule->scope == OG_GRADES_AREA ? "each area" : "the whole",
                  OG_STR_ARG(grading->id));
    og_buf_add(out, OG_STR("Effect\n    "));
    if (rule->points != 0)
        og_buf_printf(out, "%+g points%s", rule->points, rule->times ? " times what is counted" : "");
    if (rule->points != 0 && rule->most > 0)
        og_buf_printf(out, ", %g at most", rule->most);
    if (rule->no_better)
        og_buf_printf(out, "no better than %.*s", OG_STR_ARG(og_level_names[rule->no_better]));
    if (rule->no_worse)
        og_buf_printf(out, "%sno worse than %.*s", rule->no_better ? ", " : "",
                      OG_STR_ARG(og_level_names[rule->no_worse]));
    if (rule->points == 0 && rule->certainty < 1)
        og_buf_printf(out, ", certainty %g", rule->certainty);
    og_buf_add_byte(out, '\n');
}

static void add_rule(og_buf *out, const og_catalogue *catalogue, const og_grading *grading, const og_grading_rule *rule)
{
    og_buf_printf(out, "%.*s (%.*s:%zu)\n", OG_STR_ARG(rule->id), OG_STR_ARG(rule->file), rule->line);
    add_effect(out, grading, rule);
    add_expression(out, catalogue, "When", rule->when);
    add_expression(out, catalogue, "Times", rule->times);
    add_expression(out, catalogue, "Evidence", rule->evidence);
    add_part(out, "Reason", rule->reason);
    add_part(out, "Source", rule->source);
    add_examples(out, "Must apply to", &rule->hits);
    add_examples(out, "Must not apply to", &rule->misses);
}

static void add_step(og_buf *out, const og_catalogue *catalogue, const og_step *step)
{
    og_buf_printf(out, "%.*s (%.*s:%zu)\n", OG_STR_ARG(step->id), OG_STR_ARG(step->file), step->line);
    og_buf_printf(out, "Step\n    theme %.*s, priority %.*s\n", OG_STR_ARG(step->theme),
                  OG_STR_ARG(og_priority_names[step->priority]));
    add_expression(out, catalogue, "When", step->when);
    add_part(out, "Text", step->text);
    add_examples(out, "Must apply to", &step->hits);
    add_examples(out, "Must not apply to", &step->misses);
}

static og_status finish(og_buf *text, og_str *out)
{
    if (text->status != OG_OK) {
        og_buf_free(text);
        return OG_NO_MEMORY;
    }
    *out = og_buf_str(text);
    return OG_OK;
}

og_status og_grading_rule_to_text(const og_catalogue *catalogue, size_t index, og_str *out)
{
    entry at = entry_at(catalogue, index);
    og_buf text = {0};
    if (at.rule)
        add_rule(&text, catalogue, at.grading, at.rule);
    else if (at.step)
        add_step(&text, catalogue, at.step);
    return finish(&text, out);
}

// --- a grading

static void add_words(og_buf *out, const char *title, const og_words_list *words)
{
    if (words->count)
        og_buf_printf(out, "%s\n   ", title);
    for (size_t i = 0; i < words->count; i++)
        og_buf_printf(out, " %.*s", OG_STR_ARG(words->items[i]));
    if (words->count)
        og_buf_add_byte(out, '\n');
}

static void add_scale(og_buf *out, const char *title, const og_grading_scale *scale)
{
    if (!scale->given)
        return;
    og_buf_printf(out, "%s\n    ", title);
    for (size_t i = 0; i < OG_LEVELS - 1; i++)
        og_buf_printf(out, "%.*s from %g points, ", OG_STR_ARG(og_level_names[i + 2]), scale->from[i]);
    og_buf_printf(out, "spread %g, at least %zu findings\n", scale->spread, scale->least);
}

static void add_grading(og_buf *out, const og_grading *grading)
{
    og_buf_printf(out, "%.*s (%.*s:%zu)\n", OG_STR_ARG(grading->id), OG_STR_ARG(grading->file), grading->line);
    add_words(out, "Grades documents of", &grading->frameworks);
    add_words(out, "Areas that do not count for the whole", &grading->apart);
    add_words(out, "Not measured for", &grading->unproven);
    if (grading->unproven.count)
        og_buf_printf(out, "    confidence there at most %g\n", grading->ceiling);
    add_scale(out, "Each area", &grading->scales[OG_GRADES_AREA]);
    add_scale(out, "The whole", &grading->scales[OG_GRADES_WHOLE]);
    og_buf_add(out, OG_STR("Rules\n"));
    for (size_t i = 0; i < grading->rules.count; i++)
        og_buf_printf(out, "    %.*s\n", OG_STR_ARG(grading->rules.items[i].id));
}

og_status og_grading_to_text(const og_catalogue *catalogue, og_str id, og_str *out)
{
    og_buf text = {0};
    *out = OG_STR("");
    for (size_t i = 0; i < catalogue->grading.gradings.count; i++)
        if (og_str_equal(catalogue->grading.gradings.items[i].id, id))
            add_grading(&text, &catalogue->grading.gradings.items[i]);
    return text.len || text.status != OG_OK ? finish(&text, out) : OG_NOT_FOUND;
}
