// SPDX-License-Identifier: MIT
// Reads one <rule> into a draft: its attributes, and the elements in it.
#include "rules/load.h"

#include "base/str.h"
#include "rules/pattern.h"

#include <stddef.h>

static const og_str NONE = {0};

// --- attributes

typedef enum attribute_kind {
    ATTRIBUTE_ID,
    ATTRIBUTE_THEME,
    ATTRIBUTE_ABOUT,
    ATTRIBUTE_NAMES,
    ATTRIBUTE_NUMBER, // at `offset` in the rule, from `least` to `most`
    ATTRIBUTE_REACH,
    ATTRIBUTE_DIRECTION,
    ATTRIBUTE_UNTIL
} attribute_kind;

typedef struct attribute {
    og_str name;
    attribute_kind kind;
    size_t offset;
    double least, most;
} attribute;

static const attribute ATTRIBUTES[] = {
    {OG_STR("id"), ATTRIBUTE_ID, 0, 0, 0},
    {OG_STR("theme"), ATTRIBUTE_THEME, 0, 0, 0},
    {OG_STR("about"), ATTRIBUTE_ABOUT, 0, 0, 0},
    {OG_STR("names"), ATTRIBUTE_NAMES, 0, 0, 0},
    {OG_STR("strength"), ATTRIBUTE_NUMBER, offsetof(og_rule, strength), 0, 9},
    {OG_STR("weight"), ATTRIBUTE_NUMBER, offsetof(og_rule, weight), 0, 9},
    {OG_STR("factor"), ATTRIBUTE_NUMBER, offsetof(og_rule, factor), 0, 1},
    {OG_STR("before"), ATTRIBUTE_NUMBER, offsetof(og_rule, before), 0, 2},
    {OG_STR("after"), ATTRIBUTE_NUMBER, offsetof(og_rule, after), 0, 2},
    {OG_STR("reach"), ATTRIBUTE_REACH, 0, 1, 99},
    {OG_STR("direction"), ATTRIBUTE_DIRECTION, 0, 0, 0},
    {OG_STR("until"), ATTRIBUTE_UNTIL, 0, 0, 0},
};
enum { ATTRIBUTE_COUNT = sizeof ATTRIBUTES / sizeof *ATTRIBUTES };

static og_str nearest_attribute(og_str name)
{
    og_str near = og_load_nearest(name, &ATTRIBUTES[0].name, ATTRIBUTE_COUNT, sizeof(attribute));
    return near.len ? near : og_load_nearest(name, &og_aspects[0].attribute, OG_ASPECT_COUNT, sizeof(og_aspect_info));
}

// An attribute on its way into a rule: where it stands, its name and its value.
typedef struct given {
    og_loader *loader;
    const xmlNode *node;
    const char *name;
    og_str value;
} given;

void og_load_check_id(og_loader *loader, const xmlNode *node, og_str id)
{
    bool fits = true, joined = true; // the sign before was a "-", or there is none
    for (size_t i = 0; i < id.len && fits; i++) {
        bool hyphen = id.ptr[i] == '-';
        fits = hyphen ? !joined : og_is_lower(id.ptr[i]) || og_is_digit(id.ptr[i]);
        joined = hyphen;
    }
    if (id.len && (!fits || joined))
        og_load_error(loader, node, "id", NONE, "the id \"%.*s\" is not of lower-case words joined by -",
                      OG_STR_ARG(id));
}

static void take_aspect(const given *at, og_rule *rule, size_t aspect)
{
    const og_aspect_info *about = &og_aspects[aspect];
    for (size_t i = 1; i < about->count; i++)
        if (og_str_equal(about->names[i], at->value)) {
            rule->value[aspect] = (unsigned char)i;
            return;
        }
    og_load_error(at->loader, at->node, at->name,
                  og_load_nearest(at->value, about->names + 1, about->count - 1, sizeof *about->names),
                  "%s=\"%.*s\" is not known", at->name, OG_STR_ARG(at->value));
}

static void take_number(const given *at, const attribute *about, double *out)
{
    double number = 0;
    if (!og_load_to_number(at->value, &number))
        og_load_error(at->loader, at->node, at->name, NONE, "%s=\"%.*s\" is not a number", at->name,
                      OG_STR_ARG(at->value));
    else if (number < about->least || number > about->most)
        og_load_error(at->loader, at->node, at->name, NONE, "%s=\"%.*s\" is not between %g and %g", at->name,
                      OG_STR_ARG(at->value), about->least, about->most);
    else
        *out = number;
}

// One of two words; false for any other, which is reported.
static bool take_choice(const given *at, const char *usual, const char *other)
{
    const og_str choices[] = {og_str_from(usual), og_str_from(other)};
    if (og_str_equal(at->value, choices[1]))
        return true;
    if (!og_str_equal(at->value, choices[0]))
        og_load_error(at->loader, at->node, at->name, og_load_nearest(at->value, choices, 2, sizeof *choices),
                      "%s=\"%.*s\": only \"%s\" and \"%s\" are possible", at->name, OG_STR_ARG(at->value), usual,
                      other);
    return false;
}

static void take_reach(const given *at, const attribute *about, size_t *out)
{
    double reach = 0;
    take_number(at, about, &reach);
    if (reach > 0 && (double)(size_t)reach != reach)
        og_load_error(at->loader, at->node, at->name, NONE, "%s=\"%.*s\" is not a whole number of words", at->name,
                      OG_STR_ARG(at->value));
    *out = (size_t)reach;
}

static void take_attribute(const given *at, og_rule_draft *draft, const attribute *about)
{
    og_rule *rule = &draft->rule;
    switch (about->kind) {
    case ATTRIBUTE_ID:
        rule->id = at->value;
        og_load_check_id(at->loader, at->node, at->value);
        break;
    case ATTRIBUTE_THEME:
        draft->theme = at->value;
        break;
    case ATTRIBUTE_ABOUT:
        rule->about = at->value;
        break;
    case ATTRIBUTE_NAMES:
        rule->names = at->value;
        break;
    case ATTRIBUTE_NUMBER:
        take_number(at, about, (double *)(void *)((char *)rule + about->offset));
        break;
    case ATTRIBUTE_REACH:
        take_reach(at, about, &rule->reach);
        break;
    case ATTRIBUTE_DIRECTION:
        rule->backward = take_choice(at, "forward", "backward");
        break;
    case ATTRIBUTE_UNTIL:
        rule->until_comma = take_choice(at, "end", "comma");
        break;
    }
}

// Notes an attribute's name and place, for those who check rules.
static og_status note_attribute(og_loader *loader, const xmlNode *node, const char *name, og_written_lines *to)
{
    og_written written;
    if (!loader->with_examples)
        return OG_OK;
    og_load_place place = og_source_attribute(loader, node, name);
    OG_TRY(og_arena_copy(loader->arena, og_str_from(name), &written.text));
    written.line = place.line;
    written.column = place.column;
    return og_vec_push(loader->arena, to, written);
}

static og_status read_attributes(og_loader *loader, const xmlNode *node, og_rule_draft *draft)
{
    for (const xmlAttr *at = node->properties; at; at = at->next) {
        given one = {.loader = loader, .node = node, .name = (const char *)at->name};
        og_str name = og_str_from(one.name);
        OG_TRY(og_load_attribute_text(loader, at, &one.value));
        OG_TRY(note_attribute(loader, node, one.name, &draft->source.attributes));
        size_t i = 0, k = 0;
        while (i < ATTRIBUTE_COUNT && !og_str_equal(ATTRIBUTES[i].name, name))
            i++;
        while (i == ATTRIBUTE_COUNT && k < OG_ASPECT_COUNT && !og_str_equal(og_aspects[k].attribute, name))
            k++;
        if (i < ATTRIBUTE_COUNT)
            take_attribute(&one, draft, &ATTRIBUTES[i]);
        else if (k < OG_ASPECT_COUNT)
            take_aspect(&one, &draft->rule, k);
        else
            og_load_error(loader, node, one.name, nearest_attribute(name), "<rule> has no attribute \"%.*s\"",
                          OG_STR_ARG(name));
    }
    return OG_OK;
}

// --- what stands in a rule

void og_load_check_text(og_loader *loader, const xmlNode *node, const og_str *allowed, size_t count)
{
    const char *element = (const char *)node->name;
    for (const xmlAttr *at = node->properties; at && !loader->trusted; at = at->next) {
        og_str name = og_str_from((const char *)at->name);
        size_t i = 0;
        while (i < count && !og_str_equal(allowed[i], name))
            i++;
        if (i == count)
            og_load_error(loader, node, (const char *)at->name,
                          count ? og_load_nearest(name, allowed, count, sizeof *allowed) : NONE,
                          "<%s> has no attribute \"%.*s\"", element, OG_STR_ARG(name));
    }
    const xmlNode *child = loader->trusted ? NULL : og_load_first(node);
    if (child)
        og_load_error(loader, child, NULL, NONE, "<%s> may not stand in <%s>, which holds text",
                      (const char *)child->name, element);
}

// Gives each line its place in the file. `content` is the text of the element, of which the lines are parts.
static void find_places(og_text_walk walk, og_str content, og_written_lines *lines)
{
    size_t used = 0, length;
    bool space;
    og_load_place place;
    for (size_t i = 0; i < lines->count; i++) {
        size_t wanted = (size_t)(lines->items[i].text.ptr - content.ptr);
        bool more = og_source_step(&walk, &place, &length, &space);
        for (; more && used < wanted; more = og_source_step(&walk, &place, &length, &space))
            used += length;
        if (!more)
            return;
        used += length;
        lines->items[i].line = place.line;
        lines->items[i].column = place.column;
    }
}

static og_status joined_text(og_arena *arena, const xmlNode *node, og_str *out)
{
    og_buf text = {0};
    for (const xmlNode *child = node->children; child; child = child->next)
        if ((child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE) && child->content)
            og_buf_add(&text, og_str_from((const char *)child->content));
    return og_arena_take(arena, &text, out);
}

// The lines of an element, trimmed, each with its place in the file.
static og_status read_lines(og_loader *loader, const xmlNode *node, og_written_lines *out)
{
    og_str content, rest, part;
    og_written_lines lines = {0};
    size_t line = og_load_line(node);
    OG_TRY(joined_text(loader->arena, node, &content));
    rest = content;
    for (; og_str_next_split(&rest, '\n', &part); line++) {
        og_str written = og_str_trim(part);
        if (written.len)
            OG_TRY(og_vec_push(loader->arena, &lines, (og_written){.text = written, .line = line}));
    }
    if (!lines.count)
        og_load_error(loader, node, NULL, NONE, "<%s> is empty", (const char *)node->name);
    if (!loader->trusted)
        find_places(og_source_text(loader, node), content, &lines);
    for (size_t i = 0; i < lines.count; i++)
        OG_TRY(og_vec_push(loader->arena, out, lines.items[i]));
    return OG_OK;
}

static og_status read_phrases(og_loader *loader, const xmlNode *node, og_rule_draft *draft)
{
    og_load_check_text(loader, node, NULL, 0);
    return read_lines(loader, node, &draft->source.phrases);
}

static og_status read_words_of(og_loader *loader, og_str text, og_condition *condition)
{
    og_str part;
    while (og_str_next_split(&text, ' ', &part))
        if (part.len)
            OG_TRY(og_vec_push(loader->arena, &condition->values, part));
    return OG_OK;
}

static og_status read_condition(og_loader *loader, const xmlNode *node, const xmlAttr *at, og_rule_draft *draft)
{
    const char *written = (const char *)at->name;
    og_str name = og_str_from(written), value;
    og_condition condition = {.none = og_str_starts(name, OG_STR("not-"))};
    og_str subject = condition.none ? og_str_slice(name, 4, name.len) : name;
    size_t i = 0;
    while (i < OG_CONDITION_SUBJECTS && !og_str_equal(og_condition_subjects[i], subject))
        i++;
    if (i == OG_CONDITION_SUBJECTS) {
        og_load_error(loader, node, written,
                      og_load_nearest(subject, og_condition_subjects, OG_CONDITION_SUBJECTS, sizeof(og_str)),
                      "<%s> has no attribute \"%.*s\"", (const char *)node->name, OG_STR_ARG(name));
        return OG_OK;
    }
    condition.subject = (og_condition_subject)i;
    OG_TRY(og_load_attribute_text(loader, at, &value));
    OG_TRY(read_words_of(loader, value, &condition));
    if (!condition.values.count)
        og_load_error(loader, node, written, NONE, "%s=\"\" names nothing", written);
    for (size_t k = 0; i == OG_ON_ROLE && k < condition.values.count; k++)
        og_load_check_role(loader, node, written, condition.values.items[k]);
    OG_TRY(note_attribute(loader, node, written, &draft->source.context));
    return og_vec_push(loader->arena, &draft->rule.conditions, condition);
}

og_status og_load_conditions(og_loader *loader, const xmlNode *node, og_rule_draft *draft)
{
    for (const xmlAttr *at = node->properties; at; at = at->next)
        OG_TRY(read_condition(loader, node, at, draft));
    return OG_OK;
}

static og_status read_context(og_loader *loader, const xmlNode *node, og_rule_draft *draft)
{
    if (draft->has_context)
        og_load_error(loader, node, NULL, NONE, "a rule has one <context>");
    draft->has_context = true;
    if (!node->properties)
        og_load_error(loader, node, NULL, NONE, "<context> says nothing");
    return og_load_conditions(loader, node, draft);
}

static og_status read_unless(og_loader *loader, const xmlNode *node, og_rule_draft *draft)
{
    static const og_str allowed[] = {OG_STR("where")};
    static const og_str places[] = {OG_STR("before"), OG_STR("after"), OG_STR("clause")};
    og_unless_source unless = {.where = OG_UNLESS_ANYWHERE};
    og_str where;
    og_load_check_text(loader, node, allowed, 1);
    OG_TRY(og_load_attribute(loader, node, "where", &where));
    size_t i = 0;
    while (i < 3 && !og_str_equal(places[i], where))
        i++;
    if (i < 3)
        unless.where = (og_unless_where)i;
    else if (where.ptr)
        og_load_error(loader, node, "where", og_load_nearest(where, places, 3, sizeof *places),
                      "where=\"%.*s\" is not known", OG_STR_ARG(where));
    OG_TRY(read_lines(loader, node, &unless.phrases));
    return og_vec_push(loader->arena, &draft->source.unless, unless);
}

// The text of an element, folded, with its place.
static og_status read_written(og_loader *loader, const xmlNode *node, og_written_lines *out)
{
    og_written written = {.line = og_load_line(node)};
    og_load_check_text(loader, node, NULL, 0);
    OG_TRY(og_load_text(loader, node, &written.text));
    if (!written.text.len) {
        og_load_error(loader, node, NULL, NONE, "<%s> is empty", (const char *)node->name);
        return OG_OK;
    }
    og_load_place place = og_source_text_at(og_source_text(loader, node), 0);
    if (place.line) {
        written.line = place.line;
        written.column = place.column;
    }
    return og_vec_push(loader->arena, out, written);
}

static og_status read_pattern(og_loader *loader, const xmlNode *node, og_rule_draft *draft)
{
    og_written_lines *patterns = &draft->source.patterns;
    size_t before = patterns->count;
    OG_TRY(read_written(loader, node, patterns));
    if (patterns->count == before)
        return OG_OK;
    og_str written = patterns->items[before].text;
    if (og_pattern_states_grade(written)) {
        og_load_error(loader, node, NULL, NONE, "{grade} has no meaning in a rule: it belongs to frameworks");
        return OG_OK;
    }
    if (!loader->trusted)
        OG_TRY(og_load_check_pattern(loader, node, written, written, NULL));
    OG_TRY(og_vec_push(loader->arena, &draft->rule.patterns, loader->catalogue->patterns.count));
    return og_vec_push(loader->arena, &loader->catalogue->patterns, (og_pattern){.written = written});
}

static og_status read_example(og_loader *loader, const xmlNode *node, og_rule_draft *draft)
{
    bool hit = og_load_is(node, "hit");
    draft->hit_count += hit;
    draft->miss_count += !hit;
    return loader->trusted ? OG_OK : read_written(loader, node, hit ? &draft->source.hits : &draft->source.misses);
}

static og_status read_part(og_loader *loader, const xmlNode *node, og_rule_draft *draft)
{
    static const og_str names[] = {OG_STR("phrases"), OG_STR("pattern"), OG_STR("unless"),
                                   OG_STR("context"), OG_STR("hit"),     OG_STR("miss")};
    if (og_load_is(node, "phrases"))
        return read_phrases(loader, node, draft);
    if (og_load_is(node, "pattern"))
        return read_pattern(loader, node, draft);
    if (og_load_is(node, "unless"))
        return read_unless(loader, node, draft);
    if (og_load_is(node, "context"))
        return read_context(loader, node, draft);
    if (og_load_is(node, "hit") || og_load_is(node, "miss"))
        return read_example(loader, node, draft);
    og_str name = og_load_name(node);
    og_load_error(loader, node, NULL, og_load_nearest(name, names, 6, sizeof *names), "<%.*s> may not stand in <rule>",
                  OG_STR_ARG(name));
    return OG_OK;
}

// A rule without words is found nowhere in particular: nothing stands before or after it.
static void check_wordless(og_loader *loader, const xmlNode *node, const og_rule_draft *draft)
{
    bool beside = false;
    for (size_t i = 0; i < draft->source.unless.count; i++)
        beside |= draft->source.unless.items[i].where != OG_UNLESS_ANYWHERE;
    if (!draft->rule.conditions.count)
        og_load_error(loader, node, NULL, NONE, "the rule \"%.*s\" has neither <phrases> nor <pattern> nor <context>",
                      OG_STR_ARG(draft->rule.id));
    if (beside)
        og_load_error(loader, node, NULL, NONE,
                      "the rule \"%.*s\" has no words that others could stand before or after: only <unless "
                      "where=\"clause\"> is possible",
                      OG_STR_ARG(draft->rule.id));
}

// What a rule must have to be one.
static void check_rule(og_loader *loader, const xmlNode *node, const og_rule_draft *draft)
{
    const og_rule *rule = &draft->rule;
    bool speaks = draft->theme.len || rule->about.len, words = draft->source.phrases.count || rule->patterns.count;
    for (size_t i = 0; i < OG_ASPECT_COUNT; i++)
        speaks |= rule->value[i] != 0;
    if (!rule->id.len)
        og_load_error(loader, node, NULL, NONE, "<rule> has no id");
    if (!speaks)
        og_load_error(loader, node, NULL, NONE, "the rule \"%.*s\" says nothing: it has no polarity, theme or the like",
                      OG_STR_ARG(rule->id));
    if (!words)
        check_wordless(loader, node, draft);
    if (words && !loader->trusted && (!draft->hit_count || !draft->miss_count))
        og_load_error(loader, node, NULL, NONE, "the rule \"%.*s\" has no <%s>: every rule shows a sentence that it %s",
                      OG_STR_ARG(rule->id), draft->hit_count ? "miss" : "hit",
                      draft->hit_count ? "nearly hits and must not" : "must hit");
}

// What <rules> says of places is said of each rule in it.
static og_status take_common(og_loader *loader, og_rule_draft *draft)
{
    const og_rule_draft *common = &loader->common;
    for (size_t i = 0; i < common->rule.conditions.count; i++)
        OG_TRY(og_vec_push(loader->arena, &draft->rule.conditions, common->rule.conditions.items[i]));
    for (size_t i = 0; i < common->source.context.count; i++)
        OG_TRY(og_vec_push(loader->arena, &draft->source.context, common->source.context.items[i]));
    return OG_OK;
}

og_status og_load_rule(og_loader *loader, const xmlNode *node, og_rule_draft *draft)
{
    draft->rule = (og_rule){.file = loader->file,
                            .line = loader->trusted ? og_load_line(node) : og_source_tag(loader, node).line,
                            .built_in = loader->built_in,
                            .strength = 1,
                            .weight = 1,
                            .before = 1,
                            .after = 1,
                            .reach = 5,
                            .source = loader->with_examples ? &draft->source : NULL};
    OG_TRY(read_attributes(loader, node, draft));
    OG_TRY(take_common(loader, draft));
    for (const xmlNode *child = og_load_first(node); child; child = og_load_next(child))
        OG_TRY(read_part(loader, child, draft));
    check_rule(loader, node, draft);
    return OG_OK;
}
