// SPDX-License-Identifier: MIT
// Reads rules: first each file into drafts, then, when all named words are known, the drafts into the plan.
#include "rules/load.h"

#include "base/str.h"
#include "rules/pattern.h"
#include "rules/scanner.h"

#include <stddef.h>
#include <stdlib.h>

static const og_str NONE = {0};

static bool is_named(const xmlNode *node, const char *name)
{
    return og_str_equal(og_load_name(node), og_str_from(name));
}

// --- attributes

typedef enum attribute_kind {
    ATTRIBUTE_ID,
    ATTRIBUTE_THEME,
    ATTRIBUTE_ABOUT,
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

#define NAME(text)                                                                                                     \
    {                                                                                                                  \
        text, sizeof(text) - 1                                                                                         \
    }
static const attribute ATTRIBUTES[] = {
    {NAME("id"), ATTRIBUTE_ID, 0, 0, 0},
    {NAME("theme"), ATTRIBUTE_THEME, 0, 0, 0},
    {NAME("about"), ATTRIBUTE_ABOUT, 0, 0, 0},
    {NAME("strength"), ATTRIBUTE_NUMBER, offsetof(og_rule, strength), 0, 9},
    {NAME("weight"), ATTRIBUTE_NUMBER, offsetof(og_rule, weight), 0, 9},
    {NAME("factor"), ATTRIBUTE_NUMBER, offsetof(og_rule, factor), 0, 1},
    {NAME("before"), ATTRIBUTE_NUMBER, offsetof(og_rule, before), 0, 2},
    {NAME("after"), ATTRIBUTE_NUMBER, offsetof(og_rule, after), 0, 2},
    {NAME("reach"), ATTRIBUTE_REACH, 0, 1, 99},
    {NAME("direction"), ATTRIBUTE_DIRECTION, 0, 0, 0},
    {NAME("until"), ATTRIBUTE_UNTIL, 0, 0, 0},
};
enum { ATTRIBUTE_COUNT = sizeof ATTRIBUTES / sizeof *ATTRIBUTES };

static og_str nearest_attribute(og_str name)
{
    og_str near = og_load_nearest(name, &ATTRIBUTES[0].name, ATTRIBUTE_COUNT, sizeof(attribute));
    return near.len ? near : og_load_nearest(name, &og_aspects[0].attribute, OG_ASPECT_COUNT, sizeof(og_aspect_info));
}

static void take_aspect(og_loader *loader, size_t line, og_rule *rule, size_t aspect, og_str value)
{
    const og_aspect_info *about = &og_aspects[aspect];
    for (size_t i = 1; i < about->count; i++)
        if (og_str_equal(about->names[i], value)) {
            rule->value[aspect] = (unsigned char)i;
            return;
        }
    og_load_error(loader, line, og_load_nearest(value, about->names + 1, about->count - 1, sizeof *about->names),
                  "%.*s=\"%.*s\" is not known", OG_STR_ARG(about->attribute), OG_STR_ARG(value));
}

static void take_number(og_loader *loader, size_t line, const attribute *about, og_str value, double *out)
{
    double number = 0;
    if (!og_load_to_number(value, &number))
        og_load_error(loader, line, NONE, "%.*s=\"%.*s\" is not a number", OG_STR_ARG(about->name), OG_STR_ARG(value));
    else if (number < about->least || number > about->most)
        og_load_error(loader, line, NONE, "%.*s=\"%.*s\" is not between %g and %g", OG_STR_ARG(about->name),
                      OG_STR_ARG(value), about->least, about->most);
    else
        *out = number;
}

// One of two words; false for any other, which is reported.
static bool take_choice(og_loader *loader, size_t line, const attribute *about, og_str value, const char *usual,
                        const char *other)
{
    if (og_str_equal(value, og_str_from(other)))
        return true;
    if (!og_str_equal(value, og_str_from(usual)))
        og_load_error(loader, line, NONE, "%.*s=\"%.*s\": only \"%s\" and \"%s\" are possible", OG_STR_ARG(about->name),
                      OG_STR_ARG(value), usual, other);
    return false;
}

static void take_attribute(og_loader *loader, size_t line, og_rule_draft *draft, const attribute *about, og_str value)
{
    og_rule *rule = &draft->rule;
    double reach = 0;
    switch (about->kind) {
    case ATTRIBUTE_ID:
        rule->id = value;
        break;
    case ATTRIBUTE_THEME:
        draft->theme = value;
        break;
    case ATTRIBUTE_ABOUT:
        rule->about = value;
        break;
    case ATTRIBUTE_NUMBER:
        take_number(loader, line, about, value, (double *)(void *)((char *)rule + about->offset));
        break;
    case ATTRIBUTE_REACH:
        take_number(loader, line, about, value, &reach);
        rule->reach = (size_t)reach;
        break;
    case ATTRIBUTE_DIRECTION:
        rule->backward = take_choice(loader, line, about, value, "forward", "backward");
        break;
    case ATTRIBUTE_UNTIL:
        rule->until_comma = take_choice(loader, line, about, value, "end", "comma");
        break;
    }
}

static og_status read_attributes(og_loader *loader, const xmlNode *node, og_rule_draft *draft)
{
    size_t line = og_load_line(node);
    for (const xmlAttr *at = node->properties; at; at = at->next) {
        og_str name = og_str_from((const char *)at->name), value;
        OG_TRY(og_load_attribute_text(loader, at, &value));
        size_t i = 0, k = 0;
        while (i < ATTRIBUTE_COUNT && !og_str_equal(ATTRIBUTES[i].name, name))
            i++;
        while (i == ATTRIBUTE_COUNT && k < OG_ASPECT_COUNT && !og_str_equal(og_aspects[k].attribute, name))
            k++;
        if (i < ATTRIBUTE_COUNT)
            take_attribute(loader, line, draft, &ATTRIBUTES[i], value);
        else if (k < OG_ASPECT_COUNT)
            take_aspect(loader, line, &draft->rule, k, value);
        else
            og_load_error(loader, line, nearest_attribute(name), "<rule> has no attribute \"%.*s\"", OG_STR_ARG(name));
    }
    return OG_OK;
}

// --- what stands in a rule

// The lines of an element, trimmed, each with its line in the file.
static og_status read_lines(og_loader *loader, const xmlNode *node, og_written_lines *out)
{
    size_t line = og_load_line(node);
    bool some = false;
    for (const xmlNode *child = node->children; child; child = child->next) {
        if (child->type != XML_TEXT_NODE || !child->content)
            continue;
        og_str text, part;
        OG_TRY(og_arena_copy(loader->arena, og_str_from((const char *)child->content), &text));
        for (size_t at = line; og_str_next_split(&text, '\n', &part); at++) {
            og_str written = og_str_trim(part);
            line = at;
            if (!written.len)
                continue;
            some = true;
            OG_TRY(
                og_vec_push(loader->arena, out,
                            (og_written){.text = written, .line = at, .column = (size_t)(written.ptr - part.ptr) + 1}));
        }
    }
    if (!some)
        og_load_error(loader, og_load_line(node), NONE, "<%s> is empty", (const char *)node->name);
    return OG_OK;
}

static og_status read_words_of(og_loader *loader, og_str text, og_condition *condition)
{
    og_str part;
    while (og_str_next_split(&text, ' ', &part))
        if (part.len)
            OG_TRY(og_vec_push(loader->arena, &condition->values, part));
    return OG_OK;
}

static og_status read_context(og_loader *loader, const xmlNode *node, og_rule_draft *draft)
{
    static const og_str subjects[] = {NAME("role"), NAME("framework"), NAME("area"), NAME("kind")};
    draft->has_context = true;
    for (const xmlAttr *at = node->properties; at; at = at->next) {
        og_str name = og_str_from((const char *)at->name), value;
        og_condition condition = {.none = og_str_starts(name, OG_STR("not-"))};
        og_str subject = condition.none ? og_str_slice(name, 4, name.len) : name;
        size_t i = 0;
        while (i < 4 && !og_str_equal(subjects[i], subject))
            i++;
        if (i == 4) {
            og_load_error(loader, og_load_line(node), og_load_nearest(subject, subjects, 4, sizeof *subjects),
                          "<context> has no attribute \"%.*s\"", OG_STR_ARG(name));
            continue;
        }
        condition.subject = (og_condition_subject)i;
        OG_TRY(og_load_attribute_text(loader, at, &value));
        OG_TRY(read_words_of(loader, value, &condition));
        for (size_t k = 0; i == OG_ON_ROLE && k < condition.values.count; k++)
            og_load_check_role(loader, og_load_line(node), condition.values.items[k]);
        OG_TRY(og_vec_push(loader->arena, &draft->rule.conditions, condition));
    }
    return OG_OK;
}

static og_status read_unless(og_loader *loader, const xmlNode *node, og_rule_draft *draft)
{
    static const og_str places[] = {NAME("before"), NAME("after"), NAME("clause")};
    og_unless_draft unless = {.where = OG_UNLESS_ANYWHERE};
    og_str where;
    OG_TRY(og_load_attribute(loader, node, "where", &where));
    size_t i = 0;
    while (i < 3 && !og_str_equal(places[i], where))
        i++;
    if (i < 3)
        unless.where = (og_unless_where)i;
    else if (where.ptr)
        og_load_error(loader, og_load_line(node), og_load_nearest(where, places, 3, sizeof *places),
                      "where=\"%.*s\" is not known", OG_STR_ARG(where));
    OG_TRY(read_lines(loader, node, &unless.lines));
    return og_vec_push(loader->arena, &draft->unless, unless);
}

static og_status read_pattern(og_loader *loader, const xmlNode *node, og_rule_draft *draft)
{
    og_str written, expanded, message = NONE;
    size_t offset = 0;
    OG_TRY(og_load_text(loader, node, &written));
    if (og_pattern_states_grade(written)) {
        og_load_error(loader, og_load_line(node), NONE, "{grade} has no meaning in a rule: it belongs to frameworks");
        return OG_OK;
    }
    if (!loader->built_in) {
        OG_TRY(og_pattern_expand(loader->arena, written, NULL, &expanded));
        if (!og_pattern_check(loader->arena, expanded, &message, &offset))
            og_load_error(loader, og_load_line(node), NONE, "the pattern does not compile: %.*s, near \"%.*s\"",
                          OG_STR_ARG(message),
                          OG_STR_ARG(og_str_slice(expanded, offset > 12 ? offset - 12 : 0, offset + 8)));
        else if (og_pattern_explodes(expanded))
            og_load_error(loader, og_load_line(node), NONE,
                          "the pattern can take time without end: a repeated group holds something repeated");
    }
    OG_TRY(og_vec_push(loader->arena, &draft->rule.patterns, loader->catalogue->patterns.count));
    return og_vec_push(loader->arena, &loader->catalogue->patterns, (og_pattern){.written = written});
}

static og_status read_example(og_loader *loader, const xmlNode *node, og_rule_draft *draft)
{
    og_str text;
    bool hit = is_named(node, "hit");
    draft->hit_count += hit;
    draft->miss_count += !hit;
    if (!loader->with_examples && loader->built_in)
        return OG_OK;
    OG_TRY(og_load_text(loader, node, &text));
    if (!text.len)
        og_load_error(loader, og_load_line(node), NONE, "<%s> is empty", (const char *)node->name);
    return hit ? og_vec_push(loader->arena, &draft->rule.hits, text)
               : og_vec_push(loader->arena, &draft->rule.misses, text);
}

static og_status read_part(og_loader *loader, const xmlNode *node, og_rule_draft *draft)
{
    static const og_str names[] = {NAME("phrases"), NAME("pattern"), NAME("unless"),
                                   NAME("context"), NAME("hit"),     NAME("miss")};
    if (is_named(node, "phrases"))
        return read_lines(loader, node, &draft->phrases);
    if (is_named(node, "pattern"))
        return read_pattern(loader, node, draft);
    if (is_named(node, "unless"))
        return read_unless(loader, node, draft);
    if (is_named(node, "context"))
        return read_context(loader, node, draft);
    if (is_named(node, "hit") || is_named(node, "miss"))
        return read_example(loader, node, draft);
    og_str name = og_load_name(node);
    og_load_error(loader, og_load_line(node), og_load_nearest(name, names, 6, sizeof *names),
                  "<%.*s> may not stand in <rule>", OG_STR_ARG(name));
    return OG_OK;
}

// What a rule must have to be one.
static void check_rule(og_loader *loader, const og_rule_draft *draft)
{
    const og_rule *rule = &draft->rule;
    bool speaks = draft->theme.len || rule->about.len, words = draft->phrases.count || rule->patterns.count;
    for (size_t i = 0; i < OG_ASPECT_COUNT; i++)
        speaks |= rule->value[i] != 0;
    if (!rule->id.len)
        og_load_error(loader, rule->line, NONE, "<rule> has no id");
    if (!speaks)
        og_load_error(loader, rule->line, NONE, "the rule \"%.*s\" says nothing: it has no polarity, theme or the like",
                      OG_STR_ARG(rule->id));
    if (!words && !draft->has_context)
        og_load_error(loader, rule->line, NONE, "the rule \"%.*s\" has neither <phrases> nor <pattern> nor <context>",
                      OG_STR_ARG(rule->id));
    if (words && (!loader->built_in || loader->with_examples) && (!draft->hit_count || !draft->miss_count))
        og_load_error(loader, rule->line, NONE, "the rule \"%.*s\" has no <%s>: every rule shows a sentence that it %s",
                      OG_STR_ARG(rule->id), draft->hit_count ? "miss" : "hit",
                      draft->hit_count ? "nearly hits and must not" : "must hit");
}

static og_rule_draft *find_rule(const og_loader *loader, og_str id)
{
    for (size_t i = 0; i < loader->rules.count; i++)
        if (og_str_equal(loader->rules.items[i]->rule.id, id))
            return loader->rules.items[i];
    return NULL;
}

static og_status read_rule(og_loader *loader, const xmlNode *node)
{
    og_rule_draft *draft = og_arena_alloc(loader->arena, sizeof *draft);
    if (!draft)
        return OG_NO_MEMORY;
    draft->rule = (og_rule){.file = loader->file,
                            .line = og_load_line(node),
                            .built_in = loader->built_in,
                            .strength = 1,
                            .weight = 1,
                            .before = 1,
                            .after = 1,
                            .reach = 5};
    OG_TRY(read_attributes(loader, node, draft));
    for (const xmlNode *child = og_load_first(node); child; child = og_load_next(child))
        OG_TRY(read_part(loader, child, draft));
    check_rule(loader, draft);
    // The program's own files are known to have no two rules of one id; a test loads them with examples.
    bool checked = !loader->built_in || loader->with_examples;
    og_rule_draft *before = checked ? find_rule(loader, draft->rule.id) : NULL;
    if (before && before->rule.built_in == loader->built_in) {
        og_load_error(loader, draft->rule.line, NONE, "the rule \"%.*s\" is already in %.*s, line %zu",
                      OG_STR_ARG(draft->rule.id), OG_STR_ARG(before->rule.file), before->rule.line);
        return OG_OK;
    }
    if (before) {
        *before = *draft;
        return OG_OK;
    }
    return og_vec_push(loader->arena, &loader->rules, draft);
}

// --- what stands beside rules

static og_status read_words(og_loader *loader, const xmlNode *node)
{
    og_named_words named = {0};
    og_str text;
    og_phrase_book *book = &loader->catalogue->rules.book;
    OG_TRY(og_load_attribute(loader, node, "id", &named.id));
    OG_TRY(og_load_text(loader, node, &text));
    OG_TRY(og_phrase_fold(loader->arena, text, &named.text));
    if (!named.id.len || !text.len)
        og_load_error(loader, og_load_line(node), NONE, "<words> has no %s", named.id.len ? "words" : "id");
    og_words_origin origin = {.file = loader->file, .line = og_load_line(node), .built_in = loader->built_in};
    for (size_t i = 0; i < book->names.count; i++) {
        if (!og_str_equal(book->names.items[i].id, named.id))
            continue;
        if (loader->words_origins.items[i].built_in == loader->built_in)
            og_load_error(loader, origin.line, NONE, "the words \"%.*s\" are already in %.*s, line %zu",
                          OG_STR_ARG(named.id), OG_STR_ARG(loader->words_origins.items[i].file),
                          loader->words_origins.items[i].line);
        book->names.items[i] = named;
        loader->words_origins.items[i] = origin;
        return OG_OK;
    }
    OG_TRY(og_vec_push(loader->arena, &loader->words_origins, origin));
    return og_vec_push(loader->arena, &book->names, named);
}

static og_status read_frequent(og_loader *loader, const xmlNode *node)
{
    og_str text, part;
    OG_TRY(og_load_text(loader, node, &text));
    while (og_str_next_split(&text, ' ', &part))
        if (part.len)
            OG_TRY(og_vec_push(loader->arena, &loader->catalogue->rules.book.frequent, part));
    return OG_OK;
}

static og_status read_theme(og_loader *loader, const xmlNode *node)
{
    og_theme theme;
    og_rule_plan *plan = &loader->catalogue->rules;
    OG_TRY(og_load_attribute(loader, node, "id", &theme.id));
    OG_TRY(og_load_attribute(loader, node, "name", &theme.name));
    OG_TRY(og_load_text(loader, node, &theme.meaning));
    if (!theme.id.len || !theme.name.len)
        og_load_error(loader, og_load_line(node), NONE, "<theme> has no %s", theme.id.len ? "name" : "id");
    for (size_t i = 0; i < plan->themes.count; i++)
        if (og_str_equal(plan->themes.items[i].id, theme.id)) {
            if (loader->built_in)
                og_load_error(loader, og_load_line(node), NONE, "the theme \"%.*s\" is there twice",
                              OG_STR_ARG(theme.id));
            plan->themes.items[i] = theme;
            return OG_OK;
        }
    return og_vec_push(loader->arena, &plan->themes, theme);
}

og_status og_load_rules(og_loader *loader, const xmlNode *root)
{
    static const og_str names[] = {NAME("rule"), NAME("words"), NAME("theme"), NAME("frequent")};
    for (const xmlNode *node = og_load_first(root); node; node = og_load_next(node)) {
        og_str name = og_load_name(node);
        if (is_named(node, "rule"))
            OG_TRY(read_rule(loader, node));
        else if (is_named(node, "words"))
            OG_TRY(read_words(loader, node));
        else if (is_named(node, "theme"))
            OG_TRY(read_theme(loader, node));
        else if (is_named(node, "frequent"))
            OG_TRY(read_frequent(loader, node));
        else
            og_load_error(loader, og_load_line(node), og_load_nearest(name, names, 4, sizeof *names),
                          "<%.*s> may not stand in <rules>", OG_STR_ARG(name));
    }
    return OG_OK;
}

// --- drafts into the plan

// Adds phrases to the book; each belongs to the rule of that number, SIZE_MAX: none, they are only looked at.
static og_status add_phrases(og_loader *loader, og_str file, const og_written_lines *lines, size_t rule,
                             og_phrase_span *out)
{
    og_rule_plan *plan = &loader->catalogue->rules;
    out->first = plan->book.phrases.count;
    for (size_t i = 0; i < lines->count; i++) {
        const og_written *line = &lines->items[i];
        og_phrase_problem problem;
        OG_TRY(og_phrase_add(loader->arena, &plan->book, line->text, rule != SIZE_MAX, &problem));
        if (problem.what)
            og_load_error_at(loader, file, line->line, line->column + problem.at, problem.near, "%s: \"%.*s\"",
                             problem.what, OG_STR_ARG(line->text));
        else
            OG_TRY(og_vec_push(loader->arena, &plan->phrase_rule, rule));
    }
    out->count = plan->book.phrases.count - out->first;
    return OG_OK;
}

static og_status resolve_theme(og_loader *loader, og_rule_draft *draft)
{
    const og_rule_plan *plan = &loader->catalogue->rules;
    for (size_t i = 0; i < plan->themes.count; i++)
        if (og_str_equal(plan->themes.items[i].id, draft->theme))
            draft->rule.theme = i + 1;
    if (draft->theme.len && !draft->rule.theme)
        og_load_error_in(loader, draft->rule.file, draft->rule.line,
                         og_load_nearest(draft->theme, &plan->themes.items[0].id, plan->themes.count, sizeof(og_theme)),
                         "unknown theme \"%.*s\"", OG_STR_ARG(draft->theme));
    return OG_OK;
}

static og_status add_rule(og_loader *loader, og_rule_draft *draft)
{
    og_rule_plan *plan = &loader->catalogue->rules;
    size_t number = plan->rules.count;
    OG_TRY(resolve_theme(loader, draft));
    OG_TRY(add_phrases(loader, draft->rule.file, &draft->phrases, number, &draft->rule.phrases));
    for (size_t i = 0; i < draft->unless.count; i++) {
        og_unless unless = {.where = draft->unless.items[i].where};
        OG_TRY(add_phrases(loader, draft->rule.file, &draft->unless.items[i].lines, SIZE_MAX, &unless.phrases));
        OG_TRY(og_vec_push(loader->arena, &draft->rule.unless, unless));
    }
    if (!draft->phrases.count && !draft->rule.patterns.count)
        OG_TRY(og_vec_push(loader->arena, &plan->everywhere, number));
    if (draft->rule.patterns.count)
        OG_TRY(og_vec_push(loader->arena, &plan->with_patterns, number));
    return og_vec_push(loader->arena, &plan->rules, draft->rule);
}

// Whether the words of a name are well written is best said where they stand.
static og_status check_words(og_loader *loader)
{
    og_phrase_book *book = &loader->catalogue->rules.book;
    for (size_t i = 0; i < book->names.count; i++) {
        const og_words_origin *origin = &loader->words_origins.items[i];
        og_phrase_problem problem;
        og_phrase_book trial = {.names = book->names, .frequent = book->frequent};
        og_str phrase;
        if (origin->built_in && !loader->with_examples)
            continue;
        OG_TRY(og_arena_printf(loader->arena, &phrase, "(%.*s)", OG_STR_ARG(book->names.items[i].text)));
        OG_TRY(og_phrase_add(loader->arena, &trial, phrase, false, &problem));
        for (size_t k = 0; k < book->names.count; k++)
            book->names.items[k].word_class = 0; // that of the trial
        if (problem.what)
            og_load_error_in(loader, origin->file, origin->line, problem.near, "words \"%.*s\": %s",
                             OG_STR_ARG(book->names.items[i].id), problem.what);
    }
    return OG_OK;
}

og_status og_load_rules_merge(og_loader *loader)
{
    OG_TRY(check_words(loader));
    for (size_t i = 0; i < loader->rules.count; i++)
        OG_TRY(add_rule(loader, loader->rules.items[i]));
    return OG_OK;
}
