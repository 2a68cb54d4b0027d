// SPDX-License-Identifier: MIT
// Reads gradings and recommended steps, and checks their expressions when all that they may name is known.
#include "rules/load.h"

#include "base/str.h"
#include "rules/grader.h"

static const og_str NONE = {0};

static const og_str SCOPE_ELEMENTS[OG_GRADING_SCOPES] = {OG_STR("area"), OG_STR("facts")};

static size_t line_of(og_loader *loader, const xmlNode *node)
{
    return loader->trusted ? og_load_line(node) : og_source_tag(loader, node).line;
}

// --- attributes. That one is missing or not allowed is the schema's to say.

static og_status read_choice(og_loader *loader, const xmlNode *node, const char *name, const og_str *choices,
                             size_t count, size_t *out)
{
    og_str value;
    OG_TRY(og_load_attribute(loader, node, name, &value));
    for (size_t i = 0; i < count; i++)
        if (og_str_equal(choices[i], value)) {
            *out = i;
            return OG_OK;
        }
    if (value.ptr)
        og_load_error(loader, node, name, og_load_nearest(value, choices, count, sizeof *choices),
                      "%s=\"%.*s\" is not known", name, OG_STR_ARG(value));
    return OG_OK;
}

static og_status read_number(og_loader *loader, const xmlNode *node, const char *name, double *out)
{
    og_str value;
    OG_TRY(og_load_attribute(loader, node, name, &value));
    if (value.ptr && !og_load_to_number(value, out))
        og_load_error(loader, node, name, NONE, "%s=\"%.*s\" is not a number", name, OG_STR_ARG(value));
    return OG_OK;
}

static og_status read_words(og_loader *loader, const xmlNode *node, const char *name, og_words_list *out)
{
    og_str value, part;
    OG_TRY(og_load_attribute(loader, node, name, &value));
    while (og_str_next_split(&value, ' ', &part))
        if (part.len)
            OG_TRY(og_vec_push(loader->arena, out, part));
    return OG_OK;
}

// --- parts of rules and steps

// 1 + the place of the text among the expressions. Steps for different themes often share one condition: it need be
// compiled once. Like ones stand near each other; only the last few are looked at.
static og_status number_text(og_loader *loader, og_str text, og_expression *out)
{
    enum { LOOKED_AT = 16 };
    og_grading_plan *plan = &loader->catalogue->grading;
    size_t count = plan->expressions.count, first = count > LOOKED_AT ? count - LOOKED_AT : 0;
    for (size_t i = first; i < count; i++) {
        if (og_str_equal(plan->expressions.items[i], text)) {
            *out = i + 1;
            return OG_OK;
        }
    }
    OG_TRY(og_vec_push(loader->arena, &plan->expressions, text));
    *out = plan->expressions.count;
    return OG_OK;
}

// `element` is the name of the node that the expression is asked of.
static og_status read_expression(og_loader *loader, const xmlNode *node, og_str element, og_xpath_type type,
                                 og_expression *out)
{
    og_str text;
    OG_TRY(og_load_text(loader, node, &text));
    if (!text.len) {
        og_load_error(loader, node, NULL, NONE, "<%s> is empty", (const char *)node->name);
        return OG_OK;
    }
    og_expression_draft draft = {.file = loader->file,
                                 .element = element,
                                 .type = (int)type,
                                 .trusted = loader->trusted,
                                 .frameworks = loader->frameworks,
                                 .line = line_of(loader, node)};
    if (!loader->trusted)
        draft.text = og_source_text(loader, node);
    OG_TRY(number_text(loader, text, &draft.number));
    *out = draft.number;
    return og_vec_push(loader->arena, &loader->expressions, draft);
}

// The facts of an example, as XML text; they must be those that the expressions are asked of.
static og_status read_example(og_loader *loader, const xmlNode *node, og_str element, og_written_lines *out)
{
    const xmlNode *facts = loader->trusted ? NULL : og_load_first(node);
    if (!facts)
        return OG_OK;
    if (!og_str_equal(og_load_name(facts), element))
        og_load_error(loader, facts, NULL, NONE, "the example is no <%.*s>", OG_STR_ARG(element));
    og_load_place place = og_source_tag(loader, node);
    og_written written = {.line = place.line, .column = place.column};
    xmlBuffer *buffer = xmlBufferCreate();
    og_status status = OG_NO_MEMORY;
    if (buffer && xmlNodeDump(buffer, facts->doc, (xmlNode *)facts, 0, 0) >= 0)
        status = og_arena_copy(loader->arena, og_str_from((const char *)xmlBufferContent(buffer)), &written.text);
    xmlBufferFree(buffer);
    OG_TRY(status);
    return og_vec_push(loader->arena, out, written);
}

static void check_examples(og_loader *loader, const xmlNode *node, const og_written_lines *hits,
                           const og_written_lines *misses)
{
    if (!loader->trusted && (!hits->count || !misses->count))
        og_load_error(loader, node, NULL, NONE, "<%s> has no <%s>: each shows facts that it %s",
                      (const char *)node->name, hits->count ? "miss" : "hit",
                      hits->count ? "nearly applies to and must not" : "must apply to");
}

static og_status read_rule_part(og_loader *loader, const xmlNode *node, og_grading_rule *rule)
{
    static const og_str known[] = {OG_STR("when"),   OG_STR("times"), OG_STR("evidence"), OG_STR("reason"),
                                   OG_STR("source"), OG_STR("hit"),   OG_STR("miss")};
    og_str element = SCOPE_ELEMENTS[rule->scope];
    if (og_load_is(node, "when"))
        return read_expression(loader, node, element, OG_XPATH_BOOLEAN, &rule->when);
    if (og_load_is(node, "times"))
        return read_expression(loader, node, element, OG_XPATH_NUMBER, &rule->times);
    if (og_load_is(node, "evidence"))
        return read_expression(loader, node, element, OG_XPATH_NODES, &rule->evidence);
    if (og_load_is(node, "reason"))
        return og_load_text(loader, node, &rule->reason);
    if (og_load_is(node, "source"))
        return og_load_text(loader, node, &rule->source);
    if (og_load_is(node, "hit") || og_load_is(node, "miss"))
        return read_example(loader, node, element, og_load_is(node, "hit") ? &rule->hits : &rule->misses);
    og_load_unknown_element(loader, node, known, sizeof known / sizeof *known);
    return OG_OK;
}

static og_status read_limits(og_loader *loader, const xmlNode *node, og_grading_rule *rule)
{
    size_t best = SIZE_MAX, worst = SIZE_MAX;
    OG_TRY(read_choice(loader, node, "no-better-than", &og_level_names[1], OG_LEVELS, &best));
    OG_TRY(read_choice(loader, node, "no-worse-than", &og_level_names[1], OG_LEVELS, &worst));
    rule->no_better = best == SIZE_MAX ? 0 : (int)best + 1;
    rule->no_worse = worst == SIZE_MAX ? 0 : (int)worst + 1;
    bool limits = rule->no_better || rule->no_worse;
    if (rule->no_worse && rule->no_better > rule->no_worse)
        og_load_error(loader, node, "no-worse-than", NONE,
                      "the rule contradicts itself: no better than %.*s and no worse than %.*s",
                      OG_STR_ARG(og_level_names[rule->no_better]), OG_STR_ARG(og_level_names[rule->no_worse]));
    if (rule->points != 0 && limits)
        og_load_error(loader, node, "points", NONE, "a rule gives points or limits, not both");
    if (rule->points == 0 && !limits)
        og_load_error(loader, node, NULL, NONE, "the rule does nothing: it has no points and no limit");
    if (rule->most < 0)
        og_load_error(loader, node, "most", NONE, "the most is below 0: it is a number of points without sign");
    if (rule->certainty < 0 || rule->certainty > 1)
        og_load_error(loader, node, "certainty", NONE, "the certainty is not between 0 and 1");
    if (rule->points == 0 && limits && !rule->when)
        og_load_error(loader, node, NULL, NONE, "the rule limits always: it has no <when>");
    return OG_OK;
}

static og_status read_grading_rule(og_loader *loader, const xmlNode *node, og_grading *grading)
{
    og_grading_rule rule = {.file = loader->file, .line = line_of(loader, node), .certainty = 1};
    size_t scope = OG_GRADES_WHOLE;
    OG_TRY(og_load_attribute(loader, node, "id", &rule.id));
    OG_TRY(read_choice(loader, node, "of", og_grading_scope_names, OG_GRADING_SCOPES, &scope));
    OG_TRY(read_number(loader, node, "points", &rule.points));
    OG_TRY(read_number(loader, node, "most", &rule.most));
    OG_TRY(read_number(loader, node, "certainty", &rule.certainty));
    rule.scope = (og_grading_scope)scope;
    for (const xmlNode *part = og_load_first(node); part; part = og_load_next(part))
        OG_TRY(read_rule_part(loader, part, &rule));
    OG_TRY(read_limits(loader, node, &rule));
    check_examples(loader, node, &rule.hits, &rule.misses);
    for (size_t i = 0; i < grading->rules.count; i++)
        if (og_str_equal(grading->rules.items[i].id, rule.id))
            og_load_error(loader, node, "id", NONE, "the rule \"%.*s\" is already in line %zu", OG_STR_ARG(rule.id),
                          grading->rules.items[i].line);
    return og_vec_push(loader->arena, &grading->rules, rule);
}

static og_status read_scale(og_loader *loader, const xmlNode *node, og_grading *grading)
{
    enum { MOST_LEAST = 999999 };
    size_t scope = OG_GRADES_WHOLE;
    double least = 1;
    og_grading_scale scale = {.given = true, .spread = 1};
    OG_TRY(read_choice(loader, node, "of", og_grading_scope_names, OG_GRADING_SCOPES, &scope));
    OG_TRY(read_number(loader, node, "good", &scale.from[0]));
    OG_TRY(read_number(loader, node, "requires-improvement", &scale.from[1]));
    OG_TRY(read_number(loader, node, "inadequate", &scale.from[2]));
    OG_TRY(read_number(loader, node, "spread", &scale.spread));
    OG_TRY(read_number(loader, node, "least", &least));
    if (scale.from[0] >= scale.from[1] || scale.from[1] >= scale.from[2])
        og_load_error(loader, node, NULL, NONE, "the levels do not begin at more points the worse they are");
    if (scale.spread <= 0)
        og_load_error(loader, node, "spread", NONE, "the spread is not above 0");
    if (least < 1 || least > MOST_LEAST)
        og_load_error(loader, node, "least", NONE, "the least is not between 1 and %d", MOST_LEAST);
    else
        scale.least = (size_t)least;
    if (grading->scales[scope].given)
        og_load_error(loader, node, "of", NONE, "this is a second <scale of=\"%.*s\">",
                      OG_STR_ARG(og_grading_scope_names[scope]));
    grading->scales[scope] = scale;
    return OG_OK;
}

// --- gradings and steps

// Reports a second one of an id in files of one kind; the user's replaces the program's.
static void check_second(og_loader *loader, const xmlNode *node, og_str id, bool built_in, og_str file, size_t line)
{
    if (built_in == loader->built_in)
        og_load_error(loader, node, "id", NONE, "<%s id=\"%.*s\"> is already in %.*s, line %zu",
                      (const char *)node->name, OG_STR_ARG(id), OG_STR_ARG(file), line);
}

static og_status add_grading(og_loader *loader, const xmlNode *root, const og_grading *grading)
{
    og_grading_plan *plan = &loader->catalogue->grading;
    for (size_t i = 0; i < plan->gradings.count; i++) {
        og_grading *before = &plan->gradings.items[i];
        if (!og_str_equal(before->id, grading->id))
            continue;
        check_second(loader, root, grading->id, before->built_in, before->file, before->line);
        *before = *grading;
        return OG_OK;
    }
    return og_vec_push(loader->arena, &plan->gradings, *grading);
}

og_status og_load_grading(og_loader *loader, const xmlNode *root)
{
    static const og_str known[] = {OG_STR("scale"), OG_STR("rule")};
    og_grading grading = {.file = loader->file, .line = line_of(loader, root), .built_in = loader->built_in};
    OG_TRY(og_load_attribute(loader, root, "id", &grading.id));
    OG_TRY(read_words(loader, root, "frameworks", &grading.frameworks));
    OG_TRY(read_words(loader, root, "apart", &grading.apart));
    OG_TRY(read_words(loader, root, "unproven", &grading.unproven));
    OG_TRY(read_number(loader, root, "ceiling", &grading.ceiling));
    loader->frameworks = grading.frameworks;
    for (const xmlNode *node = og_load_first(root); node; node = og_load_next(node)) {
        if (og_load_is(node, "scale"))
            OG_TRY(read_scale(loader, node, &grading));
        else if (og_load_is(node, "rule"))
            OG_TRY(read_grading_rule(loader, node, &grading));
        else
            og_load_unknown_element(loader, node, known, sizeof known / sizeof *known);
    }
    return add_grading(loader, root, &grading);
}

static og_status read_step_part(og_loader *loader, const xmlNode *node, og_step *step)
{
    static const og_str known[] = {OG_STR("when"), OG_STR("text"), OG_STR("hit"), OG_STR("miss")};
    if (og_load_is(node, "when"))
        return read_expression(loader, node, OG_STR("theme"), OG_XPATH_BOOLEAN, &step->when);
    if (og_load_is(node, "text"))
        return og_load_text(loader, node, &step->text);
    if (og_load_is(node, "hit") || og_load_is(node, "miss"))
        return read_example(loader, node, OG_STR("theme"), og_load_is(node, "hit") ? &step->hits : &step->misses);
    og_load_unknown_element(loader, node, known, sizeof known / sizeof *known);
    return OG_OK;
}

static og_status read_step(og_loader *loader, const xmlNode *node)
{
    og_grading_plan *plan = &loader->catalogue->grading;
    og_step step = {.file = loader->file,
                    .line = line_of(loader, node),
                    .built_in = loader->built_in,
                    .frameworks = loader->frameworks};
    size_t priority = OG_PRIORITIES - 1;
    OG_TRY(og_load_attribute(loader, node, "id", &step.id));
    OG_TRY(og_load_attribute(loader, node, "theme", &step.theme));
    OG_TRY(read_choice(loader, node, "priority", og_priority_names, OG_PRIORITIES, &priority));
    step.priority = (int)priority;
    for (const xmlNode *part = og_load_first(node); part; part = og_load_next(part))
        OG_TRY(read_step_part(loader, part, &step));
    check_examples(loader, node, &step.hits, &step.misses);
    for (size_t i = 0; i < plan->steps.count; i++) {
        og_step *before = &plan->steps.items[i];
        if (!og_str_equal(before->id, step.id))
            continue;
        check_second(loader, node, step.id, before->built_in, before->file, before->line);
        *before = step;
        return OG_OK;
    }
    return og_vec_push(loader->arena, &plan->steps, step);
}

og_status og_load_recommendations(og_loader *loader, const xmlNode *root)
{
    static const og_str known = OG_STR("step");
    loader->frameworks = (og_words_list){0};
    OG_TRY(read_words(loader, root, "frameworks", &loader->frameworks));
    for (const xmlNode *node = og_load_first(root); node; node = og_load_next(node))
        if (og_load_is(node, "step"))
            OG_TRY(read_step(loader, node));
        else
            og_load_unknown_element(loader, node, &known, 1);
    return OG_OK;
}

// --- checks that need all files

// The id of a framework stands for all its forms; a kind of provider for all frameworks and forms that are for such
// providers and look at what they are there for. A name may be both.
static bool is_meant(const og_framework *framework, og_str name)
{
    return og_str_equal(framework->id, name) || og_str_equal(framework->form, name) ||
           og_str_equal(framework->service, name);
}

static og_status put_frameworks(og_loader *loader, og_words_list *list)
{
    const og_catalogue *catalogue = loader->catalogue;
    og_words_list out = {0};
    for (size_t i = 0; i < list->count; i++) {
        size_t before = out.count;
        for (size_t k = 0; k < catalogue->frameworks.count; k++)
            if (is_meant(catalogue->frameworks.items[k], list->items[i]))
                OG_TRY(og_vec_push(loader->arena, &out, og_framework_file(catalogue->frameworks.items[k])));
        if (out.count == before)
            OG_TRY(og_vec_push(loader->arena, &out, list->items[i]));
    }
    *list = out;
    return OG_OK;
}

static og_status put_all_frameworks(og_loader *loader)
{
    og_grading_plan *plan = &loader->catalogue->grading;
    for (size_t i = 0; i < plan->gradings.count; i++) {
        OG_TRY(put_frameworks(loader, &plan->gradings.items[i].frameworks));
        OG_TRY(put_frameworks(loader, &plan->gradings.items[i].unproven));
    }
    for (size_t i = 0; i < plan->steps.count; i++)
        OG_TRY(put_frameworks(loader, &plan->steps.items[i].frameworks));
    for (size_t i = 0; i < loader->expressions.count; i++)
        OG_TRY(put_frameworks(loader, &loader->expressions.items[i].frameworks));
    return OG_OK;
}

static og_status list_areas(og_loader *loader, const og_words_list *frameworks, og_words_list *out)
{
    for (size_t i = 0; i < frameworks->count; i++) {
        const og_framework *framework = og_catalogue_find(loader->catalogue, frameworks->items[i]);
        for (size_t k = 0; framework && k < framework->areas.count; k++)
            OG_TRY(og_vec_push(loader->arena, out, framework->areas.items[k].id));
    }
    return OG_OK;
}

static og_status list_names(og_loader *loader, og_fact_names *names)
{
    static const og_aspect aspects[][2] = {{OG_ASPECT_POLARITY, (og_aspect)OG_FACT_POLARITY},
                                           {OG_ASPECT_SEVERITY, (og_aspect)OG_FACT_SEVERITY},
                                           {OG_ASPECT_EXTENT, (og_aspect)OG_FACT_EXTENT},
                                           {OG_ASPECT_TREND, (og_aspect)OG_FACT_TREND}};
    static const og_str roles[] = {
#define OG_ROLE(name, judgements, findings, actions, grades, earlier, meaning) OG_STR(name),
#include "rules/roles.def"
#undef OG_ROLE
    };
    static const og_str kinds[] = {OG_STR("priority"), OG_STR("required"), OG_STR("recommended"), OG_STR("planned"),
                                   OG_STR("done")};
    const og_catalogue *catalogue = loader->catalogue;
    for (size_t i = 0; i < sizeof aspects / sizeof *aspects; i++)
        for (size_t k = 1; k < og_aspects[aspects[i][0]].count; k++)
            OG_TRY(og_vec_push(loader->arena, &names->of[aspects[i][1]], og_aspects[aspects[i][0]].names[k]));
    OG_TRY(og_vec_push(loader->arena, &names->of[OG_FACT_POLARITY], OG_STR("mixed")));
    OG_TRY(og_vec_push(loader->arena, &names->of[OG_FACT_SEVERITY], OG_STR("standard")));
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
        OG_TRY(og_vec_push(loader->arena, &names->of[OG_FACT_ROLE], roles[i]));
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        OG_TRY(og_vec_push(loader->arena, &names->of[OG_FACT_ACTION_KIND], kinds[i]));
    for (size_t i = 0; i < catalogue->frameworks.count; i++)
        OG_TRY(og_vec_push(loader->arena, &names->of[OG_FACT_FRAMEWORK],
                           og_framework_file(catalogue->frameworks.items[i])));
    for (size_t i = 0; i < catalogue->rules.themes.count; i++)
        OG_TRY(og_vec_push(loader->arena, &names->of[OG_FACT_THEME], catalogue->rules.themes.items[i].id));
    for (size_t i = 0; i < catalogue->rules.rules.count; i++)
        OG_TRY(og_vec_push(loader->arena, &names->of[OG_FACT_RULE], catalogue->rules.rules.items[i].id));
    return OG_OK;
}

static void report_expression(og_loader *loader, const og_expression_draft *draft, size_t at, og_str near,
                              const char *what, og_str name)
{
    og_load_place place = og_source_text_at(draft->text, at);
    if (!place.line)
        place = (og_load_place){.line = draft->line};
    og_load_error_at(loader, draft->file, place, near, what, OG_STR_ARG(name));
}

static og_status check_type(og_loader *loader, const og_expression_draft *draft, og_str text)
{
    static const char *const wanted[] = {[OG_XPATH_BOOLEAN] = "the condition \"%.*s\" is neither true nor false",
                                         [OG_XPATH_NUMBER] = "\"%.*s\" is not a number",
                                         [OG_XPATH_NODES] = "\"%.*s\" does not select facts"};
    og_xpath_type type;
    size_t at;
    OG_TRY(og_xpath_type_of(text.ptr, draft->element, &type, &at));
    if (type == OG_XPATH_INVALID)
        report_expression(loader, draft,
                          at < text.len ? at
                          : text.len    ? text.len - 1
                                        : 0,
                          NONE, "this is no XPath 1.0 expression: \"%.*s\"", text);
    else if ((int)type != draft->type)
        report_expression(loader, draft, 0, NONE, wanted[draft->type], text);
    return OG_OK;
}

static og_status check_expression(og_loader *loader, const og_expression_draft *draft, og_fact_names *names)
{
    static const char *const formats[] = {[OG_XPATH_NO_ELEMENT] = "facts have no <%.*s>",
                                          [OG_XPATH_NO_ATTRIBUTE] = "this fact has no attribute \"%.*s\"",
                                          [OG_XPATH_NO_VALUE] = "no fact has the value \"%.*s\"",
                                          [OG_XPATH_NO_FUNCTION] = "XPath 1.0 has no function \"%.*s\"",
                                          [OG_XPATH_NO_VARIABLE] = "there is no variable \"%.*s\"",
                                          [OG_XPATH_TOO_DEEP] = "too many \"%.*s\" are open"};
    og_grading_plan *plan = &loader->catalogue->grading;
    og_str text = plan->expressions.items[draft->number - 1];
    og_xpath_problem problem;
    names->of[OG_FACT_AREA] = (og_words_list){0};
    if (!draft->trusted)
        OG_TRY(list_areas(loader, &draft->frameworks, &names->of[OG_FACT_AREA]));
    OG_TRY(og_xpath_check(loader->arena, text, draft->element, names, &plan->uses, &problem));
    if (draft->trusted)
        return OG_OK;
    if (problem.fault) // which libxml2 may call no expression too, less clearly
        report_expression(loader, draft, problem.at, problem.near, formats[problem.fault], problem.name);
    else
        OG_TRY(check_type(loader, draft, text));
    return OG_OK;
}

static bool is_same_condition(const og_loader *loader, og_expression a, og_expression b)
{
    const og_grading_plan *plan = &loader->catalogue->grading;
    return a && b && og_str_equal(plan->expressions.items[a - 1], plan->expressions.items[b - 1]);
}

// The record names rules by their ids alone. Of two gradings the one that was read later is at fault.
static void check_rule_ids(og_loader *loader, const og_grading *grading)
{
    const og_grading_plan *plan = &loader->catalogue->grading;
    for (size_t i = 0; i < plan->gradings.count; i++) {
        const og_grading *other = &plan->gradings.items[i];
        bool earlier = other->built_in == grading->built_in ? other < grading : other->built_in;
        for (size_t k = 0; earlier && k < grading->rules.count; k++)
            for (size_t m = 0; m < other->rules.count; m++)
                if (og_str_equal(other->rules.items[m].id, grading->rules.items[k].id))
                    og_load_error_in(loader, grading->file, grading->rules.items[k].line, grading->rules.items[k].id,
                                     NONE, "the rule \"%.*s\" is already in the grading \"%.*s\"",
                                     OG_STR_ARG(grading->rules.items[k].id), OG_STR_ARG(other->id));
    }
}

// Two rules with one condition that leave no level between them.
static void check_contradictions(og_loader *loader, const og_grading *grading)
{
    for (size_t i = 0; i < grading->rules.count; i++)
        for (size_t k = 0; k < grading->rules.count; k++) {
            const og_grading_rule *best = &grading->rules.items[i], *worst = &grading->rules.items[k];
            if (i == k || best->scope != worst->scope || !worst->no_worse || best->no_better <= worst->no_worse ||
                !is_same_condition(loader, best->when, worst->when))
                continue;
            og_load_error_at(loader, worst->file, (og_load_place){.line = worst->line}, NONE,
                             "the rules \"%.*s\" and \"%.*s\" contradict each other: where one holds the result is no "
                             "better than %.*s and no worse than %.*s",
                             OG_STR_ARG(best->id), OG_STR_ARG(worst->id), OG_STR_ARG(og_level_names[best->no_better]),
                             OG_STR_ARG(og_level_names[worst->no_worse]));
        }
}

static og_str nearest_name(const og_words_list *names, og_str name)
{
    return names->count ? og_load_nearest(name, names->items, names->count, sizeof *names->items) : NONE;
}

static void check_known(og_loader *loader, og_str file, size_t line, const char *what, og_str name,
                        const og_words_list *names)
{
    bool known = !names->count; // as in og_fact_names
    for (size_t i = 0; i < names->count && !known; i++)
        known = og_str_equal(names->items[i], name);
    if (!known)
        og_load_error_in(loader, file, line, name, nearest_name(names, name), "unknown %s \"%.*s\"", what,
                         OG_STR_ARG(name));
}

static og_status check_grading(og_loader *loader, const og_grading *grading, const og_fact_names *names)
{
    og_words_list areas = {0};
    OG_TRY(list_areas(loader, &grading->frameworks, &areas));
    for (size_t i = 0; i < grading->frameworks.count; i++)
        check_known(loader, grading->file, grading->line, "framework", grading->frameworks.items[i],
                    &names->of[OG_FACT_FRAMEWORK]);
    for (size_t i = 0; i < grading->unproven.count; i++)
        check_known(loader, grading->file, grading->line, "framework", grading->unproven.items[i],
                    &grading->frameworks);
    for (size_t i = 0; i < grading->apart.count; i++)
        check_known(loader, grading->file, grading->line, "area", grading->apart.items[i], &areas);
    check_rule_ids(loader, grading);
    check_contradictions(loader, grading);
    return OG_OK;
}

og_status og_load_gradings_merge(og_loader *loader)
{
    og_grading_plan *plan = &loader->catalogue->grading;
    og_fact_names names = {0};
    bool checked = loader->with_examples;
    for (size_t i = 0; i < plan->gradings.count; i++)
        checked |= !plan->gradings.items[i].built_in;
    for (size_t i = 0; i < plan->steps.count; i++)
        checked |= !plan->steps.items[i].built_in;
    if (checked)
        OG_TRY(list_names(loader, &names));
    OG_TRY(put_all_frameworks(loader));
    for (size_t i = 0; i < loader->expressions.count; i++)
        OG_TRY(check_expression(loader, &loader->expressions.items[i], &names));
    for (size_t i = 0; i < plan->gradings.count; i++)
        if (!plan->gradings.items[i].built_in || loader->with_examples)
            OG_TRY(check_grading(loader, &plan->gradings.items[i], &names));
    for (size_t i = 0; i < plan->steps.count; i++) {
        const og_step *step = &plan->steps.items[i];
        if (step->built_in && !loader->with_examples)
            continue;
        check_known(loader, step->file, step->line, "theme", step->theme, &names.of[OG_FACT_THEME]);
        for (size_t k = 0; k < step->frameworks.count; k++)
            check_known(loader, step->file, step->line, "framework", step->frameworks.items[k],
                        &names.of[OG_FACT_FRAMEWORK]);
    }
    return OG_OK;
}
