// SPDX-License-Identifier: MIT
// Tries the examples of rules: each rule must be found in its hits and not in its misses.
#include "ofgrade/rules.h"

#include "base/diagnostics.h"
#include "base/str.h"
#include "rules/grader.h"
#include "rules/rule_scanner.h"

typedef struct trial {
    const og_catalogue *catalogue;
    og_scanner *patterns;
    og_rule_scanner *scanner;
    og_arena *arena; // for messages
    og_diagnostics *diagnostics;
    og_rules_tested *tested;
} trial;

static void report(trial *t, const og_rule *rule, const og_written *example, og_str message, size_t at)
{
    t->tested->failures++;
    og_diagnostics_add(t->diagnostics, (og_diagnostic){.severity = OG_ERROR,
                                                       .code = OG_STR("rule-example"),
                                                       .file = rule->file,
                                                       .line = example->line,
                                                       .column = example->column,
                                                       .message = message,
                                                       .excerpt = example->text,
                                                       .excerpt_at = at});
}

static og_status try_example(trial *t, size_t number, const og_written *example, bool must_hit)
{
    const og_rule *rule = &t->catalogue->rules.rules.items[number];
    og_str message = {0};
    bool found = false;
    og_range where = {0};
    size_t stopped = og_scanner_limit_hits(t->patterns);
    OG_TRY(og_rule_scanner_try(t->scanner, number, example->text, &found, &where));
    t->tested->examples++;
    if (og_scanner_limit_hits(t->patterns) > stopped) {
        OG_TRY(og_arena_printf(t->arena, &message, "a pattern of the rule \"%.*s\" was stopped: it takes too long here",
                               OG_STR_ARG(rule->id)));
        report(t, rule, example, message, SIZE_MAX);
    } else if (must_hit && !found) {
        OG_TRY(
            og_arena_printf(t->arena, &message, "the rule \"%.*s\" is not found in its <hit>", OG_STR_ARG(rule->id)));
        report(t, rule, example, message, SIZE_MAX);
    } else if (!must_hit && found) {
        og_str words = og_str_slice(example->text, where.start, where.end);
        OG_TRY(og_arena_printf(t->arena, &message, "the rule \"%.*s\" is found in its <miss>%s%.*s%s",
                               OG_STR_ARG(rule->id), words.len ? ": \"" : "", OG_STR_ARG(words),
                               words.len ? "\"" : ""));
        report(t, rule, example, message, where.start);
    }
    return OG_OK;
}

static og_status try_rule(trial *t, size_t number)
{
    const og_rule *rule = &t->catalogue->rules.rules.items[number];
    t->tested->rules++;
    for (size_t i = 0; rule->source && i < rule->source->hits.count; i++)
        OG_TRY(try_example(t, number, &rule->source->hits.items[i], true));
    for (size_t i = 0; rule->source && i < rule->source->misses.count; i++)
        OG_TRY(try_example(t, number, &rule->source->misses.items[i], false));
    return OG_OK;
}

static og_status try_rules(trial *t, bool added_only)
{
    OG_TRY(og_scanner_new(t->catalogue, NULL, &t->patterns));
    OG_TRY(og_rule_scanner_new(t->catalogue, t->patterns, &t->scanner));
    for (size_t i = 0; i < t->catalogue->rules.rules.count; i++)
        if (!added_only || !t->catalogue->rules.rules.items[i].built_in)
            OG_TRY(try_rule(t, i));
    return OG_OK;
}

og_status og_rules_test(const og_catalogue *catalogue, bool added_only, og_diagnostics *diagnostics,
                        og_rules_tested *out)
{
    trial t = {.catalogue = catalogue, .diagnostics = diagnostics, .tested = out, .arena = og_arena_new()};
    *out = (og_rules_tested){0};
    og_status status = t.arena ? try_rules(&t, added_only) : OG_NO_MEMORY;
    if (status == OG_OK)
        status = og_gradings_test(catalogue, added_only, diagnostics, out);
    og_rule_scanner_free(t.scanner);
    og_scanner_free(t.patterns);
    og_arena_free(t.arena);
    return status;
}
