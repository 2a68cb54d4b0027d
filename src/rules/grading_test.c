// SPDX-License-Identifier: MIT
// Tries the examples of grading rules and steps: each must apply to its hits and not to its misses, and no two rules
// that apply to one example may shut out all levels between them.
#include "rules/grader.h"

#include "base/diagnostics.h"
#include "base/str.h"

#include <libxml/parser.h>
#include <limits.h>

typedef struct trial {
    const og_catalogue *catalogue;
    og_grader *grader;
    og_arena *arena; // for messages
    og_diagnostics *diagnostics;
    og_rules_tested *tested;
} trial;

// A grading rule or a step, and the example that is tried.
typedef struct subject {
    const og_grading *grading; // NULL: a step
    const og_grading_rule *rule;
    const og_step *step;
    og_str id, file;
    const og_written *example;
} subject;

static void report(trial *t, const subject *of, og_str message)
{
    t->tested->failures++;
    og_diagnostics_add(t->diagnostics, (og_diagnostic){.severity = OG_ERROR,
                                                       .code = OG_STR("rule-example"),
                                                       .file = of->file,
                                                       .line = of->example->line,
                                                       .column = of->example->column,
                                                       .message = message,
                                                       .excerpt = of->example->text,
                                                       .excerpt_at = SIZE_MAX});
}

static void say_nothing(void *unused, xmlErrorPtr error)
{
    (void)unused;
    (void)error;
}

// The text was written by libxml2 from a file that it had read: only memory can be wanting.
// Owns: the caller frees *out with xmlFreeDoc.
static og_status parse(og_str text, xmlDoc **out)
{
    xmlParserCtxt *parser = text.len <= INT_MAX ? xmlNewParserCtxt() : NULL;
    *out = NULL;
    if (!parser)
        return OG_NO_MEMORY;
    parser->sax->serror = say_nothing;
    *out = xmlCtxtReadMemory(parser, text.ptr, (int)text.len, NULL, NULL, XML_PARSE_NONET);
    xmlFreeParserCtxt(parser);
    return *out ? OG_OK : OG_NO_MEMORY;
}

static og_status applies(trial *t, const subject *of, xmlNode *facts, bool *out)
{
    og_fired fired;
    if (of->step)
        return og_step_applies(t->grader, of->step, facts, out);
    OG_TRY(og_grading_rule_applies(t->grader, of->rule, facts, &fired));
    *out = fired.rule != NULL;
    return OG_OK;
}

// The rules of the grading that limit the level most; those of the other scope are not asked.
static og_status find_limits(trial *t, const subject *of, xmlNode *facts, const og_grading_rule **best,
                             const og_grading_rule **worst)
{
    *best = *worst = NULL;
    for (size_t i = 0; i < of->grading->rules.count; i++) {
        const og_grading_rule *rule = &of->grading->rules.items[i];
        og_fired fired = {0};
        if (rule->scope == of->rule->scope && (rule->no_better || rule->no_worse))
            OG_TRY(og_grading_rule_applies(t->grader, rule, facts, &fired));
        if (fired.rule && rule->no_better && (!*best || rule->no_better > (*best)->no_better))
            *best = rule;
        if (fired.rule && rule->no_worse && (!*worst || rule->no_worse < (*worst)->no_worse))
            *worst = rule;
    }
    return OG_OK;
}

static og_status check_limits(trial *t, const subject *of, xmlNode *facts)
{
    const og_grading_rule *best, *worst;
    og_str message;
    OG_TRY(find_limits(t, of, facts, &best, &worst));
    if (!best || !worst || best->no_better <= worst->no_worse)
        return OG_OK;
    OG_TRY(og_arena_printf(t->arena, &message,
                           "the rules \"%.*s\" and \"%.*s\" both apply here and leave no level between them",
                           OG_STR_ARG(best->id), OG_STR_ARG(worst->id)));
    report(t, of, message);
    return OG_OK;
}

static og_status try_facts(trial *t, const subject *of, xmlNode *facts, bool must_hit)
{
    bool hit = false;
    og_str message;
    size_t failures = og_grader_failures(t->grader);
    OG_TRY(applies(t, of, facts, &hit));
    if (og_grader_failures(t->grader) > failures) {
        OG_TRY(og_arena_printf(t->arena, &message, "an expression of \"%.*s\" cannot be evaluated here",
                               OG_STR_ARG(of->id)));
        report(t, of, message);
    } else if (hit != must_hit) {
        OG_TRY(og_arena_printf(t->arena, &message,
                               must_hit ? "\"%.*s\" does not apply to its <hit>" : "\"%.*s\" applies to its <miss>",
                               OG_STR_ARG(of->id)));
        report(t, of, message);
    }
    return of->grading ? check_limits(t, of, facts) : OG_OK;
}

static og_status try_examples(trial *t, subject of, const og_written_lines *examples, bool must_hit)
{
    for (size_t i = 0; i < examples->count; i++) {
        xmlDoc *document;
        of.example = &examples->items[i];
        t->tested->examples++;
        OG_TRY(parse(of.example->text, &document));
        og_status status = try_facts(t, &of, xmlDocGetRootElement(document), must_hit);
        xmlFreeDoc(document);
        OG_TRY(status);
    }
    return OG_OK;
}

static og_status try_subject(trial *t, subject of, const og_written_lines *hits, const og_written_lines *misses)
{
    t->tested->rules++;
    OG_TRY(try_examples(t, of, hits, true));
    return try_examples(t, of, misses, false);
}

static og_status try_all(trial *t, bool added_only)
{
    const og_grading_plan *plan = &t->catalogue->grading;
    OG_TRY(og_grader_new(t->catalogue, &t->grader));
    for (size_t i = 0; i < plan->gradings.count; i++) {
        const og_grading *grading = &plan->gradings.items[i];
        for (size_t k = 0; (!added_only || !grading->built_in) && k < grading->rules.count; k++) {
            const og_grading_rule *rule = &grading->rules.items[k];
            subject of = {.grading = grading, .rule = rule, .id = rule->id, .file = rule->file};
            OG_TRY(try_subject(t, of, &rule->hits, &rule->misses));
        }
    }
    for (size_t i = 0; i < plan->steps.count; i++) {
        const og_step *step = &plan->steps.items[i];
        subject of = {.step = step, .id = step->id, .file = step->file};
        if (!added_only || !step->built_in)
            OG_TRY(try_subject(t, of, &step->hits, &step->misses));
    }
    return OG_OK;
}

og_status og_gradings_test(const og_catalogue *catalogue, bool added_only, og_diagnostics *diagnostics,
                           og_rules_tested *tested)
{
    trial t = {.catalogue = catalogue, .diagnostics = diagnostics, .tested = tested, .arena = og_arena_new()};
    og_status status = t.arena ? try_all(&t, added_only) : OG_NO_MEMORY;
    og_grader_free(t.grader);
    og_arena_free(t.arena);
    return status;
}
