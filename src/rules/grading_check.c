// SPDX-License-Identifier: MIT
// Warnings about gradings and steps that are well written and yet do not do what their writer means: they count twice,
// never, or for a framework that another grading is for. Errors are told when files are read.
#include "rules/grader.h"

#include "base/diagnostics.h"
#include "base/str.h"

#include <stdarg.h>

typedef struct checker {
    const og_grading_plan *plan;
    og_arena *arena; // for messages
    og_diagnostics *diagnostics;
    bool added_only;
} checker;

__attribute__((format(printf, 5, 6))) static og_status warn(checker *c, og_str file, size_t line, const char *code,
                                                            const char *format, ...)
{
    og_diagnostic told = {.severity = OG_WARNING, .code = og_str_from(code), .file = file, .line = line};
    va_list args;
    va_start(args, format);
    og_status status = og_arena_vprintf(c->arena, &told.message, format, args);
    va_end(args);
    OG_TRY(status);
    og_diagnostics_add(c->diagnostics, told);
    return OG_OK;
}

static bool is_same(const checker *c, og_expression a, og_expression b)
{
    const og_str *texts = c->plan->expressions.items;
    return a && b ? og_str_equal(texts[a - 1], texts[b - 1]) : a == b;
}

static bool do_the_same(const checker *c, const og_grading_rule *a, const og_grading_rule *b)
{
    bool points = !(a->points < b->points) && !(a->points > b->points);
    return a->scope == b->scope && points && a->no_better == b->no_better && a->no_worse == b->no_worse &&
           is_same(c, a->when, b->when) && is_same(c, a->times, b->times);
}

static og_status check_rule(checker *c, const og_grading *grading, size_t number)
{
    const og_grading_rule *rule = &grading->rules.items[number];
    const char *idle = rule->points != 0 ? (rule->certainty < 1 ? "certainty" : NULL)
                       : rule->times     ? "<times>"
                       : rule->most > 0  ? "most"
                                         : NULL;
    if (idle)
        OG_TRY(warn(c, rule->file, rule->line, "no-effect", "%s does nothing in a rule that gives %s", idle,
                    rule->points != 0 ? "points" : "no points"));
    if (!grading->scales[rule->scope].given)
        OG_TRY(warn(c, rule->file, rule->line, "no-effect",
                    "the rule \"%.*s\" never counts: the grading \"%.*s\" has no <scale of=\"%.*s\">",
                    OG_STR_ARG(rule->id), OG_STR_ARG(grading->id), OG_STR_ARG(og_grading_scope_names[rule->scope])));
    for (size_t i = 0; i < number; i++)
        if (do_the_same(c, &grading->rules.items[i], rule))
            return warn(c, rule->file, rule->line, "duplicate-rule",
                        "the rule \"%.*s\" does the same as \"%.*s\" (line %zu): it counts twice", OG_STR_ARG(rule->id),
                        OG_STR_ARG(grading->rules.items[i].id), grading->rules.items[i].line);
    return OG_OK;
}

static bool is_for(const og_words_list *frameworks, og_str id)
{
    for (size_t i = 0; i < frameworks->count; i++)
        if (og_str_equal(frameworks->items[i], id))
            return true;
    return false;
}

// The grading that is read last is the one that counts.
static og_status check_frameworks(checker *c, size_t number)
{
    const og_grading *grading = &c->plan->gradings.items[number];
    for (size_t i = 0; i < number; i++) {
        const og_grading *other = &c->plan->gradings.items[i];
        for (size_t k = 0; k < grading->frameworks.count; k++)
            if (is_for(&other->frameworks, grading->frameworks.items[k]))
                OG_TRY(warn(c, grading->file, grading->line, "framework-twice",
                            "the framework \"%.*s\" is in the grading \"%.*s\" too (%.*s:%zu): this one counts",
                            OG_STR_ARG(grading->frameworks.items[k]), OG_STR_ARG(other->id), OG_STR_ARG(other->file),
                            other->line));
    }
    return OG_OK;
}

static og_status check_grading(checker *c, size_t number)
{
    const og_grading *grading = &c->plan->gradings.items[number];
    bool has_rules[OG_GRADING_SCOPES] = {false};
    OG_TRY(check_frameworks(c, number));
    for (size_t i = 0; i < grading->rules.count; i++) {
        has_rules[grading->rules.items[i].scope] = true;
        OG_TRY(check_rule(c, grading, i));
    }
    for (size_t i = 0; i < OG_GRADING_SCOPES; i++)
        if (grading->scales[i].given && !has_rules[i])
            OG_TRY(warn(c, grading->file, grading->line, "no-effect",
                        "the grading \"%.*s\" has no rule of=\"%.*s\": every such grade would be the same",
                        OG_STR_ARG(grading->id), OG_STR_ARG(og_grading_scope_names[i])));
    return OG_OK;
}

static og_status check_step(checker *c, size_t number)
{
    const og_step *step = &c->plan->steps.items[number];
    for (size_t i = 0; i < number; i++) {
        const og_step *other = &c->plan->steps.items[i];
        bool shared = false;
        for (size_t k = 0; k < step->frameworks.count && !shared; k++)
            shared = is_for(&other->frameworks, step->frameworks.items[k]);
        if (shared && og_str_equal(step->theme, other->theme) && is_same(c, step->when, other->when))
            return warn(c, step->file, step->line, "duplicate-rule",
                        "the step \"%.*s\" is recommended wherever \"%.*s\" is (%.*s:%zu)", OG_STR_ARG(step->id),
                        OG_STR_ARG(other->id), OG_STR_ARG(other->file), other->line);
    }
    return OG_OK;
}

static og_status check(checker *c)
{
    for (size_t i = 0; i < c->plan->gradings.count; i++)
        if (!c->added_only || !c->plan->gradings.items[i].built_in)
            OG_TRY(check_grading(c, i));
    for (size_t i = 0; i < c->plan->steps.count; i++)
        if (!c->added_only || !c->plan->steps.items[i].built_in)
            OG_TRY(check_step(c, i));
    return OG_OK;
}

og_status og_gradings_check(const og_catalogue *catalogue, bool added_only, og_diagnostics *diagnostics)
{
    checker c = {
        .plan = &catalogue->grading, .arena = og_arena_new(), .diagnostics = diagnostics, .added_only = added_only};
    og_status status = c.arena ? check(&c) : OG_NO_MEMORY;
    og_arena_free(c.arena);
    return status;
}
