// SPDX-License-Identifier: MIT
// Evaluates the XPath expressions of gradings with libxml2, adds up points, and makes a level of them.
#include "rules/grader.h"

#include "base/str.h"

#include <libxml/xpath.h>
#include <math.h>
#include <stdlib.h>

// Far beyond what the facts of any document need; a condition cannot take time without end.
enum { MOST_OPERATIONS = 1000000 };

struct og_grader {
    const og_catalogue *catalogue;
    xmlXPathContext *context;    // NULL until the first expression
    xmlXPathCompExpr **compiled; // one an expression of the catalogue, NULL until it is wanted
    size_t failures;
};

static void say_nothing(void *unused, xmlError *error)
{
    (void)unused;
    (void)error;
}

static xmlXPathContext *new_context(xmlDoc *document)
{
    xmlXPathContext *context = xmlXPathNewContext(document);
    if (!context)
        return NULL;
    context->error = say_nothing;
#if LIBXML_VERSION >= 20910
    context->opLimit = MOST_OPERATIONS;
#endif
    return context;
}

og_status og_grader_new(const og_catalogue *catalogue, og_grader **out)
{
    og_grader *grader = calloc(1, sizeof *grader);
    size_t count = catalogue->grading.expressions.count;
    *out = grader;
    if (!grader)
        return OG_NO_MEMORY;
    grader->catalogue = catalogue;
    grader->compiled = calloc(count ? count : 1, sizeof *grader->compiled);
    if (grader->compiled)
        return OG_OK;
    og_grader_free(grader);
    *out = NULL;
    return OG_NO_MEMORY;
}

void og_grader_free(og_grader *grader)
{
    if (!grader)
        return;
    for (size_t i = 0; grader->compiled && i < grader->catalogue->grading.expressions.count; i++)
        xmlXPathFreeCompExpr(grader->compiled[i]);
    free(grader->compiled);
    xmlXPathFreeContext(grader->context);
    free(grader);
}

size_t og_grader_failures(const og_grader *grader)
{
    return grader->failures;
}

// --- expressions

static xmlXPathObject *evaluate(og_grader *grader, og_expression expression, xmlNode *node)
{
    size_t number = expression - 1;
    if (!grader->context)
        grader->context = new_context(node->doc);
    xmlXPathContext *context = grader->context;
    if (!context)
        return NULL;
    context->doc = node->doc;
    context->node = node;
#if LIBXML_VERSION >= 20910
    context->opCount = 0;
#endif
    // Texts of the catalogue end with a NUL.
    if (!grader->compiled[number])
        grader->compiled[number] =
            xmlXPathCtxtCompile(context, (const xmlChar *)grader->catalogue->grading.expressions.items[number].ptr);
    return grader->compiled[number] ? xmlXPathCompiledEval(grader->compiled[number], context) : NULL;
}

static bool is_true(og_grader *grader, og_expression expression, xmlNode *node)
{
    xmlXPathObject *object = evaluate(grader, expression, node);
    bool holds = object && object->type == XPATH_BOOLEAN && object->boolval;
    grader->failures += !object;
    xmlXPathFreeObject(object);
    return holds;
}

// 0 for what is no number (0 div 0).
static double number_of(og_grader *grader, og_expression expression, xmlNode *node)
{
    xmlXPathObject *object = evaluate(grader, expression, node);
    double number = object && object->type == XPATH_NUMBER && isfinite(object->floatval) ? object->floatval : 0;
    grader->failures += !object;
    xmlXPathFreeObject(object);
    return number;
}

static og_status nodes_of(og_grader *grader, og_arena *arena, og_expression expression, xmlNode *node,
                          og_fact_nodes *out)
{
    xmlXPathObject *object = evaluate(grader, expression, node);
    const xmlNodeSet *set = object && object->type == XPATH_NODESET ? object->nodesetval : NULL;
    og_status status = OG_OK;
    grader->failures += !object;
    for (int i = 0; set && i < set->nodeNr && status == OG_OK; i++)
        status = og_vec_push(arena, out, set->nodeTab[i]);
    xmlXPathFreeObject(object);
    return status;
}

og_status og_xpath_type_of(const char *expression, og_xpath_type *out, size_t *at)
{
    xmlDoc *document = xmlNewDoc((const xmlChar *)"1.0");
    xmlNode *root = document ? xmlNewDocNode(document, NULL, (const xmlChar *)"facts", NULL) : NULL;
    xmlXPathContext *context = root ? new_context(document) : NULL;
    og_status status = context ? OG_OK : OG_NO_MEMORY;
    *out = OG_XPATH_INVALID;
    *at = 0;
    if (root)
        xmlDocSetRootElement(document, root);
    if (context) {
        context->node = root;
        xmlXPathObject *object = xmlXPathEval((const xmlChar *)expression, context);
        if (!object)
            *at = context->lastError.int1 > 0 ? (size_t)context->lastError.int1 : 0;
        else
            *out = object->type == XPATH_BOOLEAN   ? OG_XPATH_BOOLEAN
                   : object->type == XPATH_NUMBER  ? OG_XPATH_NUMBER
                   : object->type == XPATH_NODESET ? OG_XPATH_NODES
                                                   : OG_XPATH_OTHER;
        xmlXPathFreeObject(object);
    }
    xmlXPathFreeContext(context);
    xmlFreeDoc(document);
    return status;
}

// --- gradings

static bool has_word(const og_words_list *words, og_str wanted)
{
    for (size_t i = 0; i < words->count; i++)
        if (og_str_equal(words->items[i], wanted))
            return true;
    return false;
}

const og_grading *og_grading_for(const og_catalogue *catalogue, og_str framework)
{
    for (size_t i = 0; i < catalogue->grading.gradings.count; i++)
        if (has_word(&catalogue->grading.gradings.items[i].frameworks, framework))
            return &catalogue->grading.gradings.items[i];
    return NULL;
}

bool og_step_is_for(const og_step *step, og_str framework)
{
    return has_word(&step->frameworks, framework);
}

bool og_step_applies(og_grader *grader, const og_step *step, xmlNode *theme)
{
    return is_true(grader, step->when, theme);
}

bool og_grading_rule_applies(og_grader *grader, const og_grading_rule *rule, xmlNode *node, double *points)
{
    *points = 0;
    if (rule->when && !is_true(grader, rule->when, node))
        return false;
    if (rule->points == 0)
        return true;
    double sum = rule->points * (rule->times ? number_of(grader, rule->times, node) : 1);
    if (rule->most > 0)
        sum = fmax(-rule->most, fmin(rule->most, sum));
    *points = sum;
    return fabs(sum) >= 0.05; // what would be told as 0.0 points
}

static double logistic(double x)
{
    return 1 / (1 + exp(-x));
}

// The chances of the levels for a sum of points.
static void spread_out(const og_grading_scale *scale, double points, double chance[OG_LEVELS])
{
    double below = 0;
    for (size_t i = 0; i + 1 < OG_LEVELS; i++) {
        double up_to = logistic((scale->from[i] - points) / scale->spread);
        chance[i] = up_to - below;
        below = up_to;
    }
    chance[OG_LEVELS - 1] = 1 - below;
}

// Levels that rules shut out, at either end, and how sure the rules are that did so.
typedef struct limits {
    int best, worst;
    double best_certainty, worst_certainty;
} limits;

static void limit(limits *by, const og_grading_rule *rule)
{
    if (rule->no_better > by->best || (rule->no_better == by->best && rule->certainty > by->best_certainty)) {
        by->best = rule->no_better;
        by->best_certainty = rule->certainty;
    }
    bool worse = rule->no_worse && rule->no_worse < by->worst;
    if (worse || (rule->no_worse == by->worst && rule->certainty > by->worst_certainty)) {
        by->worst = rule->no_worse;
        by->worst_certainty = rule->certainty;
    }
}

// Level 1 + the number of bounds that the points have reached, within the limits. Its confidence is its own chance, and
// where a limit holds it a part of that of the levels beyond.
static void place(const og_grading_scale *scale, const limits *by, og_graded *graded)
{
    double chance[OG_LEVELS];
    int level = 1, worst = by->worst;
    for (size_t i = 0; i + 1 < OG_LEVELS; i++)
        level += graded->points >= scale->from[i];
    graded->contradicts = by->best > worst;
    if (graded->contradicts)
        worst = by->best;
    graded->level = level < by->best ? by->best : level > worst ? worst : level;
    spread_out(scale, graded->points, chance);
    graded->confidence = chance[graded->level - 1];
    for (int i = 1; i <= OG_LEVELS; i++)
        if (i < by->best && graded->level == by->best)
            graded->confidence += chance[i - 1] * by->best_certainty;
        else if (i > worst && graded->level == worst)
            graded->confidence += chance[i - 1] * by->worst_certainty;
}

og_status og_grade_facts(og_grader *grader, og_arena *arena, const og_grading *grading, og_grading_scope scope,
                         xmlNode *node, size_t findings, og_graded *out)
{
    limits by = {.best = 1, .worst = OG_LEVELS};
    *out = (og_graded){0};
    if (!grading->scales[scope].given || findings < grading->scales[scope].least)
        return OG_OK;
    for (size_t i = 0; i < grading->rules.count; i++) {
        og_fired fired = {.rule = &grading->rules.items[i]};
        if (fired.rule->scope != scope || !og_grading_rule_applies(grader, fired.rule, node, &fired.points))
            continue;
        if (fired.rule->evidence)
            OG_TRY(nodes_of(grader, arena, fired.rule->evidence, node, &fired.evidence));
        out->points += fired.points;
        limit(&by, fired.rule);
        OG_TRY(og_vec_push(arena, &out->fired, fired));
    }
    place(&grading->scales[scope], &by, out);
    return OG_OK;
}
