// SPDX-License-Identifier: MIT
// Counts findings and actions for the whole and for each area, then writes the counts as a tree. Facts that no
// expression of the catalogue asks for are left out: the tree is made for every document.
#include "analyse/facts.h"

#include "analyse/fact_tree.h"

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

typedef enum counted { OF_WHOLE, OF_AREA, OF_THEME, COUNTED } counted;

static const char *const COUNTED_NAMES[COUNTED] = {"facts", "area", "theme"};

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

static const char GROUP[] = "group", ACTIONS[] = "actions";
enum { SECTION = 4 }; // its place in:
static const char *const GROUP_NAMES[MOST_ATTRIBUTES] = {"polarity", "severity", "extent", "trend", "section"};
static const char *const ACTION_NAMES[MOST_ATTRIBUTES] = {"kind", "severity", "deadline", NULL, NULL};

typedef struct counted_rule {
    size_t strengths, weaknesses;
    og_fact_members *members;
} counted_rule;

// The whole, or one area.
typedef struct scope {
    og_str area; // "" the whole
    tally all;
    tally *themes;            // one a theme of the catalogue
    og_fact_members *wanting; // likewise: the findings that are no strengths; of the whole alone
    counted_rule *rules;      // one a counted rule
    OG_VEC(group) groups;
} scope;

typedef struct counter {
    const og_analysis *analysis;
    const og_catalogue *catalogue;
    og_arena *arena;
    const og_words_list *apart;
    const og_xpath_uses *uses;
    bool tallies[COUNTED][TALLIES]; // which attributes are asked for
    bool groups[MOST_ATTRIBUTES];   // of <group>
    bool actions[MOST_ATTRIBUTES];  // of <actions>
    scope whole;
    OG_VEC(scope) areas;
} counter;

static og_status open_scope(const counter *c, og_str area, scope *out)
{
    *out = (scope){.area = area};
    out->themes = og_arena_alloc_array(c->arena, c->catalogue->rules.themes.count + 1, sizeof *out->themes);
    out->wanting = og_arena_alloc_array(c->arena, c->catalogue->rules.themes.count + 1, sizeof *out->wanting);
    out->rules = og_arena_alloc_array(c->arena, c->catalogue->grading.uses.rules.count + 1, sizeof *out->rules);
    return out->themes && out->wanting && out->rules ? OG_OK : OG_NO_MEMORY;
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

#define IS(value, name) og_str_equal(value, OG_STR(name))

static bool is_actions(const char *element)
{
    return element == ACTIONS;
}

// --- counting

// `number` is SIZE_MAX for what the record does not have.
static og_status count_member(const counter *c, og_fact_members *members, size_t number)
{
    members->count++;
    return number == SIZE_MAX ? OG_OK : og_vec_push(c->arena, &members->numbers, number);
}

static og_status add_member(const counter *c, og_fact_members **members, size_t number)
{
    if (!*members)
        *members = og_arena_alloc(c->arena, sizeof **members);
    return *members ? count_member(c, *members, number) : OG_NO_MEMORY;
}

// Values that nobody asks for do not tell groups apart.
static og_status add_to_group(const counter *c, scope *to, const char *element, const og_str *values, size_t number)
{
    const bool *asked = is_actions(element) ? c->actions : c->groups;
    for (size_t i = 0; i < to->groups.count; i++) {
        group *known = &to->groups.items[i];
        bool same = known->element == element;
        for (size_t k = 0; k < MOST_ATTRIBUTES && same; k++)
            same = !asked[k] || og_str_equal(known->values[k], values[k]);
        if (same)
            return add_member(c, &known->members, number);
    }
    group fresh = {.element = element};
    for (size_t k = 0; k < MOST_ATTRIBUTES; k++)
        if (asked[k])
            fresh.values[k] = values[k];
    OG_TRY(add_member(c, &fresh.members, number));
    if (is_actions(element) && fresh.members)
        fresh.members->of_actions = true;
    return og_vec_push(c->arena, &to->groups, fresh);
}

// What every scope that a finding counts in takes of it.
typedef struct traits {
    tally adds;
    const size_t *themes; // numbers in the catalogue
    size_t theme_count;
    const size_t *rules; // numbers among the counted rules
    size_t rule_count;
    og_str values[MOST_ATTRIBUTES];
    size_t number; // of the finding, SIZE_MAX: the record has none of it
} traits;

static tally tally_of(const og_finding *finding)
{
    bool weak = IS(finding->polarity, "weakness"), strong = IS(finding->polarity, "strength");
    bool wide = IS(finding->extent, "all") || IS(finding->extent, "most") || IS(finding->extent, "many");
    bool small = IS(finding->extent, "few") || IS(finding->extent, "one");
    return (tally){.of = {[TALLY_FINDINGS] = 1,
                          [TALLY_STRENGTHS] = strong,
                          [TALLY_WEAKNESSES] = weak,
                          [TALLY_MIXED] = !weak && !strong,
                          [TALLY_SERIOUS] = IS(finding->severity, "serious"),
                          [TALLY_WIDESPREAD] = weak && wide,
                          [TALLY_CONFINED] = weak && small}};
}

static void add(tally *to, const tally *adds)
{
    for (size_t i = 0; i < TALLIES; i++)
        to->of[i] += adds->of[i];
}

// The number of a theme in the catalogue; that of themes which it does not have is the count of all.
static size_t theme_number(const counter *c, og_str id)
{
    size_t number = 0;
    while (number < c->catalogue->rules.themes.count && !og_str_equal(c->catalogue->rules.themes.items[number].id, id))
        number++;
    return number;
}

static og_status number_themes(const counter *c, const og_strs *themes, const size_t **out)
{
    size_t *numbers = og_arena_alloc_array(c->arena, themes->count + 1, sizeof *numbers);
    if (!numbers)
        return OG_NO_MEMORY;
    for (size_t i = 0; i < themes->count; i++)
        numbers[i] = theme_number(c, themes->items[i]);
    *out = numbers;
    return OG_OK;
}

static bool has_rule(const og_finding *finding, og_str id)
{
    for (size_t i = 0; i < finding->rules.count; i++)
        if (og_str_equal(finding->rules.items[i], id))
            return true;
    return false;
}

static og_status traits_of(const counter *c, const og_finding *finding, size_t number, og_str section, traits *out)
{
    const og_words_list *named = &c->uses->rules;
    size_t *rules = og_arena_alloc_array(c->arena, named->count + 1, sizeof *rules);
    if (!rules)
        return OG_NO_MEMORY;
    *out = (traits){.adds = tally_of(finding),
                    .theme_count = finding->themes.count,
                    .rules = rules,
                    .values = {finding->polarity, finding->severity, finding->extent, finding->trend, section},
                    .number = number};
    for (size_t i = 0; i < named->count; i++)
        if (has_rule(finding, named->items[i]))
            rules[out->rule_count++] = i;
    return number_themes(c, &finding->themes, &out->themes);
}

static og_status count_finding(const counter *c, scope *to, const traits *of)
{
    add(&to->all, &of->adds);
    for (size_t i = 0; i < of->theme_count; i++) {
        add(&to->themes[of->themes[i]], &of->adds);
        if (!to->area.len && !of->adds.of[TALLY_STRENGTHS])
            OG_TRY(count_member(c, &to->wanting[of->themes[i]], of->number));
    }
    for (size_t i = 0; i < of->rule_count; i++) {
        counted_rule *rule = &to->rules[of->rules[i]];
        rule->strengths += of->adds.of[TALLY_STRENGTHS];
        rule->weaknesses += !of->adds.of[TALLY_STRENGTHS];
        OG_TRY(add_member(c, &rule->members, of->number));
    }
    return add_to_group(c, to, GROUP, of->values, of->number);
}

static og_status count_action(const counter *c, scope *to, size_t number)
{
    const og_action *action = &c->analysis->record->actions.items[number];
    const og_str values[MOST_ATTRIBUTES] = {action->kind, action->severity, action->deadline};
    to->all.of[TALLY_ACTIONS]++;
    for (size_t i = 0; i < action->themes.count; i++)
        to->themes[theme_number(c, action->themes.items[i])].of[TALLY_ACTIONS]++;
    return add_to_group(c, to, ACTIONS, values, number);
}

static og_status take_finding(counter *c, const og_finding *finding, size_t number)
{
    if (!IS(finding->source, "inspectors"))
        return OG_OK;
    og_str section = c->groups[SECTION]
                         ? og_role_of_block(c->analysis, og_block_at(c->analysis, finding->evidence.start))
                         : (og_str){0};
    scope *area = scope_of(c, finding->area);
    traits of;
    OG_TRY(traits_of(c, finding, number, section, &of));
    if (area)
        OG_TRY(count_finding(c, area, &of));
    return is_apart(c, finding->area) ? OG_OK : count_finding(c, &c->whole, &of);
}

// Of a sentence that states a grade what it says without it counts.
static og_status count_findings(counter *c)
{
    const og_record *record = c->analysis->record;
    size_t next = 0, count = c->analysis->ungraded.count;
    const og_counted_finding *ungraded = c->analysis->ungraded.items;
    for (size_t i = 0; i < record->findings.count; i++) {
        for (; next < count && ungraded[next].number == SIZE_MAX; next++)
            if (ungraded[next].counts)
                OG_TRY(take_finding(c, &ungraded[next].finding, SIZE_MAX));
        bool stated = next < count && ungraded[next].number == i;
        if (!stated || ungraded[next].counts)
            OG_TRY(take_finding(c, stated ? &ungraded[next].finding : &record->findings.items[i], i));
        next += stated;
    }
    for (; next < count; next++)
        if (ungraded[next].counts)
            OG_TRY(take_finding(c, &ungraded[next].finding, SIZE_MAX));
    return OG_OK;
}

static og_status count_actions(counter *c)
{
    const og_record *record = c->analysis->record;
    for (size_t i = 0; i < record->actions.count; i++) {
        const og_action *action = &record->actions.items[i];
        if (!og_action_is_asked(action))
            continue;
        og_str about = og_area_of_block(c->analysis, og_block_at(c->analysis, action->evidence.start));
        scope *area = scope_of(c, about);
        if (area)
            OG_TRY(count_action(c, area, i));
        if (!is_apart(c, about))
            OG_TRY(count_action(c, &c->whole, i));
    }
    return OG_OK;
}

// --- writing

static og_status set(const counter *c, xmlNode *node, const char *name, og_str value)
{
    return value.len ? og_fact_set(c->arena, node, name, value) : OG_OK;
}

static og_status set_tally(const counter *c, xmlNode *node, const bool *asked, const tally *counts)
{
    for (size_t i = 0; i < TALLIES; i++)
        if (asked[i])
            OG_TRY(og_fact_set_count(c->arena, node, TALLY_NAMES[i], counts->of[i]));
    return OG_OK;
}

static og_status write_group(const counter *c, xmlNode *parent, const group *from)
{
    bool actions = is_actions(from->element);
    xmlNode *node;
    OG_TRY(og_fact_child(c->arena, parent, from->element, &node));
    node->_private = from->members;
    for (size_t i = 0; i < MOST_ATTRIBUTES; i++)
        if (from->values[i].len)
            OG_TRY(set(c, node, actions ? ACTION_NAMES[i] : GROUP_NAMES[i], from->values[i]));
    return og_fact_set_count(c->arena, node, "count", from->members->count);
}

static og_status write_theme(const counter *c, xmlNode *parent, const scope *from, size_t number, og_facts *out)
{
    const tally *counts = &from->themes[number];
    if (!counts->of[TALLY_FINDINGS] && !counts->of[TALLY_ACTIONS])
        return OG_OK;
    og_theme_facts facts = {.id = c->catalogue->rules.themes.items[number].id,
                            .wanting = &from->wanting[number],
                            .strengths = counts->of[TALLY_STRENGTHS],
                            .weaknesses = counts->of[TALLY_WEAKNESSES],
                            .serious = counts->of[TALLY_SERIOUS],
                            .widespread = counts->of[TALLY_WIDESPREAD]};
    OG_TRY(og_fact_child(c->arena, parent, "theme", &facts.node));
    if (!from->area.len)
        OG_TRY(og_vec_push(c->arena, &out->themes, facts));
    OG_TRY(set(c, facts.node, "id", facts.id));
    return set_tally(c, facts.node, c->tallies[OF_THEME], counts);
}

static og_status write_rule(const counter *c, xmlNode *parent, const scope *from, size_t number)
{
    if (!from->rules[number].members)
        return OG_OK;
    xmlNode *node;
    OG_TRY(og_fact_child(c->arena, parent, "rule", &node));
    node->_private = from->rules[number].members;
    OG_TRY(set(c, node, "id", c->catalogue->grading.uses.rules.items[number]));
    OG_TRY(og_fact_set_count(c->arena, node, "strengths", from->rules[number].strengths));
    return og_fact_set_count(c->arena, node, "weaknesses", from->rules[number].weaknesses);
}

static og_status write_scope(const counter *c, xmlNode *node, const scope *from, og_facts *out)
{
    OG_TRY(set_tally(c, node, c->tallies[from->area.len ? OF_AREA : OF_WHOLE], &from->all));
    for (size_t i = 0; i < from->groups.count; i++)
        OG_TRY(write_group(c, node, &from->groups.items[i]));
    for (size_t i = 0; (c->uses->themes || !from->area.len) && i < c->catalogue->rules.themes.count; i++)
        OG_TRY(write_theme(c, node, from, i, out));
    for (size_t i = 0; i < c->catalogue->grading.uses.rules.count; i++)
        OG_TRY(write_rule(c, node, from, i));
    return OG_OK;
}

static og_status write_root(const counter *c, og_facts *out)
{
    const og_record *record = c->analysis->record;
    OG_TRY(og_fact_root(c->arena, COUNTED_NAMES[OF_WHOLE], &out->root));
    OG_TRY(set(c, out->root, "framework", og_framework_file(c->analysis->framework)));
    OG_TRY(set(c, out->root, "kind", record->document->kind));
    OG_TRY(set(c, out->root, "type", record->inspection->type));
    out->findings = c->whole.all.of[TALLY_FINDINGS];
    return write_scope(c, out->root, &c->whole, out);
}

static og_status write_areas(const counter *c, og_facts *out)
{
    for (size_t i = 0; i < c->areas.count; i++) {
        const scope *area = &c->areas.items[i];
        if (!area->all.of[TALLY_FINDINGS])
            continue;
        og_area_facts facts = {.id = area->area, .findings = area->all.of[TALLY_FINDINGS]};
        OG_TRY(og_fact_child(c->arena, out->root, "area", &facts.node));
        OG_TRY(set(c, facts.node, "id", area->area));
        OG_TRY(write_scope(c, facts.node, area, out));
        OG_TRY(og_vec_push(c->arena, &out->areas, facts));
    }
    return OG_OK;
}

og_status og_facts_make(const og_analysis *analysis, const og_words_list *apart, og_facts *out)
{
    counter c = {.analysis = analysis,
                 .catalogue = analysis->catalogue,
                 .arena = analysis->document->arena,
                 .apart = apart,
                 .uses = &analysis->catalogue->grading.uses};
    for (size_t i = 0; i < COUNTED; i++)
        for (size_t k = 0; k < TALLIES; k++)
            c.tallies[i][k] = og_xpath_asks(c.uses, COUNTED_NAMES[i], TALLY_NAMES[k]);
    for (size_t i = 0; i < MOST_ATTRIBUTES; i++) {
        c.groups[i] = og_xpath_asks(c.uses, GROUP, GROUP_NAMES[i]);
        c.actions[i] = ACTION_NAMES[i] && og_xpath_asks(c.uses, ACTIONS, ACTION_NAMES[i]);
    }
    *out = (og_facts){0};
    OG_TRY(open_scope(&c, (og_str){0}, &c.whole));
    for (size_t i = 0; i < analysis->framework->areas.count; i++) {
        scope area;
        if (IS(analysis->framework->areas.items[i].id, "overall"))
            continue;
        OG_TRY(open_scope(&c, analysis->framework->areas.items[i].id, &area));
        OG_TRY(og_vec_push(c.arena, &c.areas, area));
    }
    OG_TRY(count_findings(&c));
    OG_TRY(count_actions(&c));
    OG_TRY(write_root(&c, out));
    return write_areas(&c, out);
}
