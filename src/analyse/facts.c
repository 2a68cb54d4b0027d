// SPDX-License-Identifier: MIT
// Counts findings and actions for the whole and for each area, then writes the counts as a tree.
#include "analyse/facts.h"

#include <stdio.h>

typedef enum tally_kind {
    TALLY_FINDINGS,
    TALLY_STRENGTHS,
    TALLY_WEAKNESSES,
    TALLY_MIXED,
    TALLY_SERIOUS,
    TALLY_WIDESPREAD,
    TALLY_CONFINED,
    TALLY_ACTIONS,
    TALLIES
} tally_kind;

static const char *const TALLY_NAMES[TALLIES] = {"findings", "strengths",  "weaknesses", "mixed",
                                                 "serious",  "widespread", "confined",   "actions"};

typedef struct tally {
    size_t of[TALLIES];
} tally;

enum { MOST_ATTRIBUTES = 5 };

// Findings or actions with the same values.
typedef struct group {
    const char *element;
    og_str values[MOST_ATTRIBUTES];
    og_fact_members *members;
} group;

static const char *const GROUP_NAMES[MOST_ATTRIBUTES] = {"polarity", "severity", "extent", "trend", "section"};
static const char *const ACTION_NAMES[MOST_ATTRIBUTES] = {"kind", "severity", "deadline"};

typedef struct counted_rule {
    size_t strengths, weaknesses;
    og_fact_members *members;
} counted_rule;

// The whole, or one area.
typedef struct scope {
    og_str area; // "" the whole
    tally all;
    tally *themes;       // one a theme of the catalogue
    counted_rule *rules; // one a counted rule
    OG_VEC(group) groups;
} scope;

typedef struct counter {
    const og_analysis *analysis;
    const og_catalogue *catalogue;
    og_arena *arena;
    const og_words_list *apart;
    scope whole;
    OG_VEC(scope) areas;
} counter;

static og_status open_scope(const counter *c, og_str area, scope *out)
{
    *out = (scope){.area = area};
    out->themes = og_arena_alloc_array(c->arena, c->catalogue->rules.themes.count + 1, sizeof *out->themes);
    out->rules = og_arena_alloc_array(c->arena, c->catalogue->grading.counted_rules.count + 1, sizeof *out->rules);
    return out->themes && out->rules ? OG_OK : OG_NO_MEMORY;
}

static bool is_apart(const counter *c, og_str area)
{
    for (size_t i = 0; i < c->apart->count; i++)
        if (og_str_equal(c->apart->items[i], area))
            return true;
    return false;
}

static scope *scope_of(counter *c, og_str area)
{
    for (size_t i = 0; area.len && i < c->areas.count; i++)
        if (og_str_equal(c->areas.items[i].area, area))
            return &c->areas.items[i];
    return NULL;
}

static bool is(og_str value, const char *name)
{
    return og_str_equal(value, og_str_from(name));
}

// --- counting

static og_status add_member(const counter *c, og_fact_members **members, og_str id)
{
    if (!*members)
        *members = og_arena_alloc(c->arena, sizeof **members);
    return *members ? og_vec_push(c->arena, &(*members)->ids, id) : OG_NO_MEMORY;
}

static og_status add_to_group(const counter *c, scope *to, const char *element, const og_str *values, og_str id)
{
    for (size_t i = 0; i < to->groups.count; i++) {
        group *known = &to->groups.items[i];
        bool same = known->element == element;
        for (size_t k = 0; k < MOST_ATTRIBUTES && same; k++)
            same = og_str_equal(known->values[k], values[k]);
        if (same)
            return add_member(c, &known->members, id);
    }
    group fresh = {.element = element};
    for (size_t k = 0; k < MOST_ATTRIBUTES; k++)
        fresh.values[k] = values[k];
    OG_TRY(add_member(c, &fresh.members, id));
    return og_vec_push(c->arena, &to->groups, fresh);
}

static void count(tally *to, const og_finding *finding)
{
    bool weak = is(finding->polarity, "weakness");
    bool wide = is(finding->extent, "all") || is(finding->extent, "most") || is(finding->extent, "many");
    bool small = is(finding->extent, "few") || is(finding->extent, "one");
    to->of[TALLY_FINDINGS]++;
    to->of[weak                              ? TALLY_WEAKNESSES
           : is(finding->polarity, "strength") ? TALLY_STRENGTHS
                                               : TALLY_MIXED]++;
    to->of[TALLY_SERIOUS] += is(finding->severity, "serious");
    to->of[TALLY_WIDESPREAD] += weak && wide;
    to->of[TALLY_CONFINED] += weak && small;
}

// The number of a theme in the catalogue; that of themes which it does not have is the count of all.
static size_t theme_number(const counter *c, og_str id)
{
    size_t number = 0;
    while (number < c->catalogue->rules.themes.count && !og_str_equal(c->catalogue->rules.themes.items[number].id, id))
        number++;
    return number;
}

static og_status count_rules(const counter *c, scope *to, const og_finding *finding)
{
    const og_words_list *counted = &c->catalogue->grading.counted_rules;
    for (size_t i = 0; i < counted->count; i++)
        for (size_t k = 0; k < finding->rules.count; k++) {
            if (!og_str_equal(counted->items[i], finding->rules.items[k]))
                continue;
            bool strength = is(finding->polarity, "strength");
            to->rules[i].strengths += strength;
            to->rules[i].weaknesses += !strength;
            OG_TRY(add_member(c, &to->rules[i].members, finding->id));
            break;
        }
    return OG_OK;
}

static og_status count_finding(const counter *c, scope *to, const og_finding *finding, og_str section)
{
    const og_str values[MOST_ATTRIBUTES] = {finding->polarity, finding->severity, finding->extent, finding->trend,
                                            section};
    count(&to->all, finding);
    for (size_t i = 0; i < finding->themes.count; i++)
        count(&to->themes[theme_number(c, finding->themes.items[i])], finding);
    OG_TRY(count_rules(c, to, finding));
    return add_to_group(c, to, "group", values, finding->id);
}

static og_status count_action(const counter *c, scope *to, const og_action *action)
{
    const og_str values[MOST_ATTRIBUTES] = {action->kind, action->severity, action->deadline};
    to->all.of[TALLY_ACTIONS]++;
    for (size_t i = 0; i < action->themes.count; i++)
        to->themes[theme_number(c, action->themes.items[i])].of[TALLY_ACTIONS]++;
    return add_to_group(c, to, "actions", values, action->id);
}

// A sentence that holds the grade itself says nothing of its own.
static bool states_grade(const og_record *record, og_span evidence)
{
    for (size_t i = 0; i < record->judgements.count; i++)
        if (record->judgements.items[i].evidence.start < evidence.end &&
            evidence.start < record->judgements.items[i].evidence.end)
            return true;
    return false;
}

static og_status count_findings(counter *c)
{
    const og_record *record = c->analysis->record;
    for (size_t i = 0; i < record->findings.count; i++) {
        const og_finding *finding = &record->findings.items[i];
        if (!is(finding->source, "inspectors") || states_grade(record, finding->evidence))
            continue;
        og_str section = og_role_of_block(c->analysis, og_block_at(c->analysis, finding->evidence.start));
        scope *area = scope_of(c, finding->area);
        if (area)
            OG_TRY(count_finding(c, area, finding, section));
        if (!is_apart(c, finding->area))
            OG_TRY(count_finding(c, &c->whole, finding, section));
    }
    return OG_OK;
}

// What the provider says it does or has done is not asked for.
static bool is_asked_for(const og_action *action)
{
    return !is(action->kind, "planned") && !is(action->kind, "done");
}

static og_status count_actions(counter *c)
{
    const og_record *record = c->analysis->record;
    for (size_t i = 0; i < record->actions.count; i++) {
        const og_action *action = &record->actions.items[i];
        if (!is_asked_for(action))
            continue;
        og_str about = og_area_of_block(c->analysis, og_block_at(c->analysis, action->evidence.start));
        scope *area = scope_of(c, about);
        if (area)
            OG_TRY(count_action(c, area, action));
        if (!is_apart(c, about))
            OG_TRY(count_action(c, &c->whole, action));
    }
    return OG_OK;
}

// --- writing

static og_status set(xmlNode *node, const char *name, og_str value)
{
    char text[128];
    if (!value.len)
        return OG_OK;
    snprintf(text, sizeof text, "%.*s", OG_STR_ARG(value)); // ids and words of closed lists
    return xmlNewProp(node, (const xmlChar *)name, (const xmlChar *)text) ? OG_OK : OG_NO_MEMORY;
}

static og_status set_count(xmlNode *node, const char *name, size_t number)
{
    char text[32];
    snprintf(text, sizeof text, "%zu", number);
    return xmlNewProp(node, (const xmlChar *)name, (const xmlChar *)text) ? OG_OK : OG_NO_MEMORY;
}

og_status og_facts_set(xmlNode *node, const char *name, double number)
{
    long long hundredths = (long long)(number * 100 + (number < 0 ? -0.5 : 0.5));
    long long size = hundredths < 0 ? -hundredths : hundredths;
    char text[48];
    snprintf(text, sizeof text, "%s%lld.%02lld", hundredths < 0 ? "-" : "", size / 100, size % 100);
    return xmlSetProp(node, (const xmlChar *)name, (const xmlChar *)text) ? OG_OK : OG_NO_MEMORY;
}

static og_status set_tally(xmlNode *node, const tally *counts)
{
    for (size_t i = 0; i < TALLIES; i++)
        OG_TRY(set_count(node, TALLY_NAMES[i], counts->of[i]));
    return OG_OK;
}

static xmlNode *add_node(xmlNode *parent, const char *name)
{
    return xmlNewChild(parent, NULL, (const xmlChar *)name, NULL);
}

static og_status write_group(xmlNode *parent, const group *from)
{
    bool actions = is(og_str_from(from->element), "actions");
    xmlNode *node = add_node(parent, from->element);
    if (!node)
        return OG_NO_MEMORY;
    node->_private = from->members;
    for (size_t i = 0; i < MOST_ATTRIBUTES; i++)
        if (from->values[i].len)
            OG_TRY(set(node, actions ? ACTION_NAMES[i] : GROUP_NAMES[i], from->values[i]));
    return set_count(node, "count", from->members->ids.count);
}

static og_status write_theme(const counter *c, xmlNode *parent, const scope *from, size_t number)
{
    if (!from->themes[number].of[TALLY_FINDINGS] && !from->themes[number].of[TALLY_ACTIONS])
        return OG_OK;
    xmlNode *node = add_node(parent, "theme");
    if (!node)
        return OG_NO_MEMORY;
    OG_TRY(set(node, "id", c->catalogue->rules.themes.items[number].id));
    return set_tally(node, &from->themes[number]);
}

static og_status write_rule(const counter *c, xmlNode *parent, const scope *from, size_t number)
{
    if (!from->rules[number].members)
        return OG_OK;
    xmlNode *node = add_node(parent, "rule");
    if (!node)
        return OG_NO_MEMORY;
    node->_private = from->rules[number].members;
    OG_TRY(set(node, "id", c->catalogue->grading.counted_rules.items[number]));
    OG_TRY(set_count(node, "strengths", from->rules[number].strengths));
    return set_count(node, "weaknesses", from->rules[number].weaknesses);
}

static og_status write_scope(const counter *c, xmlNode *node, const scope *from)
{
    OG_TRY(set_tally(node, &from->all));
    for (size_t i = 0; i < from->groups.count; i++)
        OG_TRY(write_group(node, &from->groups.items[i]));
    for (size_t i = 0; i < c->catalogue->rules.themes.count; i++)
        OG_TRY(write_theme(c, node, from, i));
    for (size_t i = 0; i < c->catalogue->grading.counted_rules.count; i++)
        OG_TRY(write_rule(c, node, from, i));
    return OG_OK;
}

static og_status write_root(const counter *c, og_facts *out)
{
    const og_record *record = c->analysis->record;
    out->document = xmlNewDoc((const xmlChar *)"1.0");
    out->root = out->document ? xmlNewDocNode(out->document, NULL, (const xmlChar *)"facts", NULL) : NULL;
    if (!out->root)
        return OG_NO_MEMORY;
    xmlDocSetRootElement(out->document, out->root);
    OG_TRY(set(out->root, "framework", c->analysis->framework->id));
    OG_TRY(set(out->root, "kind", record->document->kind));
    OG_TRY(set(out->root, "type", record->inspection->type));
    out->findings = c->whole.all.of[TALLY_FINDINGS];
    return write_scope(c, out->root, &c->whole);
}

static og_status write_areas(const counter *c, og_facts *out)
{
    for (size_t i = 0; i < c->areas.count; i++) {
        const scope *area = &c->areas.items[i];
        if (!area->all.of[TALLY_FINDINGS])
            continue;
        xmlNode *node = add_node(out->root, "area");
        og_area_facts facts = {.id = area->area, .node = node, .findings = area->all.of[TALLY_FINDINGS]};
        if (!node)
            return OG_NO_MEMORY;
        OG_TRY(set(node, "id", area->area));
        OG_TRY(write_scope(c, node, area));
        OG_TRY(og_vec_push(c->arena, &out->areas, facts));
    }
    return OG_OK;
}

og_status og_facts_make(const og_analysis *analysis, const og_words_list *apart, og_facts *out)
{
    counter c = {.analysis = analysis,
                 .catalogue = analysis->catalogue,
                 .arena = analysis->document->arena,
                 .apart = apart};
    *out = (og_facts){0};
    OG_TRY(open_scope(&c, (og_str){0}, &c.whole));
    for (size_t i = 0; i < analysis->framework->areas.count; i++) {
        scope area;
        if (is(analysis->framework->areas.items[i].id, "overall"))
            continue;
        OG_TRY(open_scope(&c, analysis->framework->areas.items[i].id, &area));
        OG_TRY(og_vec_push(c.arena, &c.areas, area));
    }
    OG_TRY(count_findings(&c));
    OG_TRY(count_actions(&c));
    OG_TRY(write_root(&c, out));
    return write_areas(&c, out);
}

void og_facts_free(og_facts *facts)
{
    xmlFreeDoc(facts->document);
    facts->document = NULL;
}
