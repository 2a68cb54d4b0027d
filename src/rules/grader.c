// SPDX-License-Identifier: MIT
// Evaluates the XPath expressions of gradings with libxml2, adds up points, and makes a level of them.
#include "rules/grader.h"

#include "base/str.h"

#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <math.h>
#include <stdlib.h>

const og_str og_grading_scope_names[OG_GRADING_SCOPES] = {{"area", 4}, {"whole", 5}};
const og_str og_level_names[OG_LEVELS + 1] = {
    {"", 0}, {"outstanding", 11}, {"good", 4}, {"requires improvement", 20}, {"inadequate", 10}};
const og_str og_priority_names[OG_PRIORITIES] = {{"immediate", 9}, {"high", 4}, {"medium", 6}};

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
    if (!context || xmlXPathContextSetCache(context, 1, -1, 0)) { // of results, which are freed and made all the time
        xmlXPathFreeContext(context);
        return NULL;
    }
    context->error = say_nothing;
#if LIBXML_VERSION >= 20910
    context->opLimit = MOST_OPERATIONS;
#endif
    return context;
}

og_status og_grader_new(const og_catalogue *catalogue, og_grader **out)
{
    xmlInitParser(); // contexts are made in several threads
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

static bool lacks_memory(const xmlXPathContext *context)
{
    return context->lastError.code == XML_ERR_NO_MEMORY || context->lastError.code == XML_XPATH_MEMORY_ERROR;
}

// *out is NULL for an expression that could not be evaluated to a result of the type.
// Owns: the caller frees *out. Fails with: OG_NO_MEMORY.
static og_status evaluate(og_grader *grader, og_expression expression, xmlXPathObjectType type, xmlNode *node,
                          xmlXPathObject **out)
{
    size_t number = expression - 1;
    *out = NULL;
    if (!grader->context)
        grader->context = new_context(node->doc);
    xmlXPathContext *context = grader->context;
    if (!context)
        return OG_NO_MEMORY;
    xmlResetError(&context->lastError);
    context->doc = node->doc;
    context->node = node;
#if LIBXML_VERSION >= 20910
    context->opCount = 0;
#endif
    if (!grader->compiled[number]) // texts of the catalogue end with a NUL
        grader->compiled[number] =
            xmlXPathCtxtCompile(context, (const xmlChar *)grader->catalogue->grading.expressions.items[number].ptr);
    xmlXPathObject *object = grader->compiled[number] ? xmlXPathCompiledEval(grader->compiled[number], context) : NULL;
    if (!object && lacks_memory(context))
        return OG_NO_MEMORY;
    if (object && object->type != type) {
        xmlXPathFreeObject(object);
        object = NULL;
    }
    grader->failures += !object;
    *out = object;
    return OG_OK;
}

static og_status is_true(og_grader *grader, og_expression expression, xmlNode *node, bool *holds)
{
    xmlXPathObject *object;
    OG_TRY(evaluate(grader, expression, XPATH_BOOLEAN, node, &object));
    *holds = object && object->boolval;
    xmlXPathFreeObject(object);
    return OG_OK;
}

// 0 for what is no number (0 div 0).
static og_status number_of(og_grader *grader, og_expression expression, xmlNode *node, double *number)
{
    xmlXPathObject *object;
    OG_TRY(evaluate(grader, expression, XPATH_NUMBER, node, &object));
    *number = object && isfinite(object->floatval) ? object->floatval : 0;
    xmlXPathFreeObject(object);
    return OG_OK;
}

// Elements alone: nodes of namespaces end with the object, and only elements have members (_private).
static og_status nodes_of(og_grader *grader, og_arena *arena, og_expression expression, xmlNode *node,
                          og_fact_nodes *out)
{
    xmlXPathObject *object;
    OG_TRY(evaluate(grader, expression, XPATH_NODESET, node, &object));
    const xmlNodeSet *set = object ? object->nodesetval : NULL;
    og_status status = OG_OK;
    for (int i = 0; set && i < set->nodeNr && status == OG_OK; i++)
        if (set->nodeTab[i]->type == XML_ELEMENT_NODE)
            status = og_vec_push(arena, out, set->nodeTab[i]);
    xmlXPathFreeObject(object);
    return status;
}

// The tree of every element, and the one of the name in it; NULL where there is no memory.
static xmlNode *sample_node(og_str element, xmlDoc **document)
{
    static const char sample[] =
        "<facts><area><theme/><group/><actions/><rule/></area><theme/><group/><actions/><rule/>"
        "</facts>";
    *document = xmlReadMemory(sample, sizeof sample - 1, NULL, NULL, XML_PARSE_NONET | XML_PARSE_NOERROR);
    xmlNode *node = *document ? xmlDocGetRootElement(*document) : NULL;
    while (node && !og_str_equal(og_str_from((const char *)node->name), element) && node->children)
        node = node->children;
    return node;
}

static og_xpath_type type_of(const xmlXPathObject *object)
{
    switch (object->type) {
    case XPATH_BOOLEAN:
        return OG_XPATH_BOOLEAN;
    case XPATH_NUMBER:
        return OG_XPATH_NUMBER;
    case XPATH_NODESET:
        return OG_XPATH_NODES;
    default:
        return OG_XPATH_OTHER;
    }
}

og_status og_xpath_type_of(const char *expression, og_str element, og_xpath_type *out, size_t *at)
{
    xmlDoc *document = NULL;
    xmlNode *node = sample_node(element, &document);
    xmlXPathContext *context = node ? new_context(document) : NULL;
    og_status status = context ? OG_OK : OG_NO_MEMORY;
    *out = OG_XPATH_INVALID;
    *at = 0;
    if (context) {
        context->node = node;
        xmlXPathObject *object = xmlXPathEval((const xmlChar *)expression, context);
        if (object)
            *out = type_of(object);
        else if (lacks_memory(context))
            status = OG_NO_MEMORY;
        else
            *at = context->lastError.int1 > 0 ? (size_t)context->lastError.int1 : 0;
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
    for (size_t i = catalogue->grading.gradings.count; i-- > 0;) // those of users stand behind the built-in ones
        if (has_word(&catalogue->grading.gradings.items[i].frameworks, framework))
            return &catalogue->grading.gradings.items[i];
    return NULL;
}

og_str og_grading_reason(const og_catalogue *catalogue, og_str rule)
{
    for (size_t i = 0; i < catalogue->grading.gradings.count; i++) {
        const og_grading *grading = &catalogue->grading.gradings.items[i];
        for (size_t k = 0; k < grading->rules.count; k++)
            if (og_str_equal(grading->rules.items[k].id, rule))
                return grading->rules.items[k].reason;
    }
    return OG_STR("");
}

bool og_step_is_for(const og_step *step, og_str framework)
{
    return has_word(&step->frameworks, framework);
}

og_status og_step_applies(og_grader *grader, const og_step *step, xmlNode *theme, bool *applies)
{
    return is_true(grader, step->when, theme, applies);
}

og_status og_grading_rule_applies(og_grader *grader, const og_grading_rule *rule, xmlNode *node, og_fired *out)
{
    static const double furthest = 1e6; // sums stay numbers, whatever a rule says
    bool holds = true;
    double times = 1;
    *out = (og_fired){0};
    if (rule->when)
        OG_TRY(is_true(grader, rule->when, node, &holds));
    if (!holds)
        return OG_OK;
    if (rule->points == 0) {
        out->rule = rule;
        return OG_OK;
    }
    if (rule->times)
        OG_TRY(number_of(grader, rule->times, node, &times));
    double most = rule->most > 0 ? fmin(rule->most, furthest) : furthest;
    double sum = fmax(-most, fmin(most, rule->points * times));
    bool told = fabs(sum) >= 0.05; // else it would be told as 0.0 points
    *out = (og_fired){.rule = told ? rule : NULL, .points = told ? sum : 0};
    return OG_OK;
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
        const og_grading_rule *rule = &grading->rules.items[i];
        og_fired fired = {0};
        if (rule->scope == scope)
            OG_TRY(og_grading_rule_applies(grader, rule, node, &fired));
        if (!fired.rule)
            continue;
        if (rule->evidence)
            OG_TRY(nodes_of(grader, arena, rule->evidence, node, &fired.evidence));
        out->points += fired.points;
        limit(&by, fired.rule);
        OG_TRY(og_vec_push(arena, &out->fired, fired));
    }
    place(&grading->scales[scope], &by, out);
    return OG_OK;
}
