// SPDX-License-Identifier: MIT
// Warnings about rules that are well written and yet do not do what their writer means: they can never be found, count
// for nothing, say again what another one says, or are slow. Errors are told when files are read.
#include "ofgrade/rules.h"

#include "base/diagnostics.h"
#include "base/str.h"
#include "ofgrade/document.h"
#include "rules/grader.h"
#include "rules/rule_scanner.h"

#include <stdarg.h>
#include <stdlib.h>

typedef struct named_role {
    og_str name;
    bool holds_findings;
} named_role;

static const named_role ROLES[] = {
#define OG_ROLE(name, judgements, findings, actions, grades, earlier, meaning) {{name, sizeof(name) - 1}, findings},
#include "rules/roles.def"
#undef OG_ROLE
};

// Blocks of other kinds are not read for findings.
static const og_str KINDS[] = {{"paragraph", 9}, {"item", 4}};

typedef struct checker {
    const og_catalogue *catalogue;
    const og_rule_plan *plan;
    og_scanner *patterns;
    og_rule_scanner *scanner;
    og_arena *arena;
    og_diagnostics *diagnostics;
    bool added_only;
} checker;

static bool is_checked(const checker *c, const og_rule *rule)
{
    return !c->added_only || !rule->built_in;
}

static og_str beginning_of(og_str text)
{
    enum { LONGEST = 100 };
    size_t end = text.len > LONGEST ? LONGEST : text.len;
    while (end < text.len && end && ((unsigned char)text.ptr[end] & 0xC0) == 0x80)
        end--;
    return og_str_slice(text, 0, end);
}

// Where in its rule's file something stands, and what is shown of it.
typedef struct place {
    size_t line, column;
    og_str excerpt;
} place;

static place at_rule(const og_rule *rule)
{
    return (place){.line = rule->line};
}

// `attribute` may be NULL.
static place at_attribute(const og_rule *rule, const og_written *attribute)
{
    return attribute ? (place){.line = attribute->line, .column = attribute->column} : at_rule(rule);
}

// A phrase or pattern.
static place at_text(const og_written *written)
{
    return (place){.line = written->line, .column = written->column, .excerpt = beginning_of(written->text)};
}

__attribute__((format(printf, 6, 7))) static og_status warn(checker *c, const og_rule *rule, place at, const char *code,
                                                            og_str near, const char *format, ...)
{
    og_diagnostic told = {.severity = OG_WARNING,
                          .code = og_str_from(code),
                          .file = rule->file,
                          .line = at.line,
                          .column = at.column,
                          .excerpt = at.excerpt,
                          .excerpt_at = SIZE_MAX};
    va_list args;
    va_start(args, format);
    og_status status = og_arena_vprintf(c->arena, &told.message, format, args);
    va_end(args);
    OG_TRY(status);
    if (near.len)
        OG_TRY(og_arena_printf(c->arena, &told.hint, "did you mean \"%.*s\"?", OG_STR_ARG(near)));
    og_diagnostics_add(c->diagnostics, told);
    return OG_OK;
}

static bool is_among(og_str value, const og_str *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (og_str_equal(list[i], value))
            return true;
    return false;
}

// --- conditions

// Keeps the nearest of all candidates that are shown to it.
typedef struct nearest {
    og_str wanted, found;
    size_t least;
} nearest;

static nearest nearest_to(og_str wanted)
{
    return (nearest){.wanted = wanted, .least = wanted.len / 3 + 2};
}

// True when the candidate is what is wanted.
static bool offer(nearest *to, og_str candidate)
{
    size_t distance = og_str_distance(to->wanted, candidate);
    if (distance < to->least) {
        to->least = distance;
        to->found = candidate;
    }
    return og_str_equal(to->wanted, candidate);
}

static bool find_framework(const checker *c, og_str id, og_str *near)
{
    nearest search = nearest_to(id);
    bool found = false;
    for (size_t i = 0; i < c->catalogue->frameworks.count; i++)
        found |= offer(&search, c->catalogue->frameworks.items[i]->id);
    *near = search.found;
    return found;
}

static bool find_area(const checker *c, og_str id, og_str *near)
{
    nearest search = nearest_to(id);
    bool found = false;
    for (size_t i = 0; i < c->catalogue->frameworks.count; i++) {
        const og_framework *framework = c->catalogue->frameworks.items[i];
        for (size_t k = 0; k < framework->areas.count; k++)
            found |= offer(&search, framework->areas.items[k].id);
    }
    *near = search.found;
    return found;
}

// The kinds of provider are those that frameworks are for, and those that they tell by a provider's name.
static bool find_provider(const checker *c, og_str id, og_str *near)
{
    nearest search = nearest_to(id);
    bool found = false;
    for (size_t i = 0; i < c->catalogue->frameworks.count; i++) {
        const og_framework *framework = c->catalogue->frameworks.items[i];
        const og_matchers *names = og_framework_field(framework, OG_STR("provider"));
        found |= offer(&search, framework->provider_kind);
        found |= offer(&search, framework->service);
        for (size_t k = 0; names && k < names->count; k++)
            found |= names->items[k].value.len && offer(&search, names->items[k].value);
    }
    *near = search.found;
    return found;
}

static bool find_kind(og_str id, og_str *near)
{
    nearest search = nearest_to(id);
    bool found = false;
    for (size_t i = 0; i < sizeof KINDS / sizeof *KINDS; i++)
        found |= offer(&search, KINDS[i]);
    *near = search.found;
    return found;
}

static bool role_is_read(og_str name)
{
    for (size_t i = 0; i < sizeof ROLES / sizeof *ROLES; i++)
        if (og_str_equal(ROLES[i].name, name))
            return ROLES[i].holds_findings;
    return true;
}

static og_status check_value(checker *c, const og_rule *rule, const og_condition *condition, og_str value, place at)
{
    og_str near = {0};
    if (og_str_equal(value, OG_STR("-")))
        return OG_OK;
    switch (condition->subject) {
    case OG_ON_FRAMEWORK:
        return find_framework(c, value, &near)
                   ? OG_OK
                   : warn(c, rule, at, "unknown-name", near, "there is no framework \"%.*s\"", OG_STR_ARG(value));
    case OG_ON_AREA:
        return find_area(c, value, &near)
                   ? OG_OK
                   : warn(c, rule, at, "unknown-name", near, "no framework has an area \"%.*s\"", OG_STR_ARG(value));
    case OG_ON_KIND:
        return find_kind(value, &near)
                   ? OG_OK
                   : warn(c, rule, at, "unknown-name", near,
                          "no block of kind \"%.*s\" is read: there are \"paragraph\" and \"item\"", OG_STR_ARG(value));
    case OG_ON_PROVIDER:
        return find_provider(c, value, &near)
                   ? OG_OK
                   : warn(c, rule, at, "unknown-name", near, "no framework is for providers of the kind \"%.*s\"",
                          OG_STR_ARG(value));
    case OG_CONDITION_SUBJECTS:
        break;
    case OG_ON_ROLE:
        return condition->none || role_is_read(value)
                   ? OG_OK
                   : warn(c, rule, at, "never-found", near, "sections of the role \"%.*s\" are not read for findings",
                          OG_STR_ARG(value));
    }
    return OG_OK;
}

// Whether one and the same place can meet both conditions.
static bool agree(const og_condition *a, const og_condition *b)
{
    if (a->subject != b->subject || (a->none && b->none))
        return true;
    const og_condition *some = a->none ? b : a, *other = a->none ? a : b;
    for (size_t i = 0; i < some->values.count; i++)
        if (is_among(some->values.items[i], other->values.items, other->values.count) != other->none)
            return true;
    return false;
}

static og_status check_conditions(checker *c, const og_rule *rule)
{
    const og_written_lines *written = &rule->source->context;
    for (size_t i = 0; i < rule->conditions.count; i++) {
        const og_condition *condition = &rule->conditions.items[i];
        place at = at_attribute(rule, i < written->count ? &written->items[i] : NULL);
        for (size_t k = 0; k < condition->values.count; k++)
            OG_TRY(check_value(c, rule, condition, condition->values.items[k], at));
        for (size_t k = 0; k < i; k++)
            if (!agree(&rule->conditions.items[k], condition))
                OG_TRY(warn(c, rule, at, "never-found", (og_str){0},
                            "the rule \"%.*s\" can never be found: its conditions exclude each other",
                            OG_STR_ARG(rule->id)));
    }
    og_str near = {0};
    if (rule->about.len && !find_area(c, rule->about, &near))
        return warn(c, rule, at_rule(rule), "unknown-name", near, "about=\"%.*s\": no framework has such an area",
                    OG_STR_ARG(rule->about));
    return OG_OK;
}

// --- attributes

static bool has_effect(const og_rule *rule, og_str attribute)
{
    static const og_str weighs[] = {{"weight", 6}}, evidence[] = {{"strength", 8}};
    static const og_str scopes[] = {{"direction", 9}, {"reach", 5}}, factor[] = {{"factor", 6}};
    static const og_str clauses[] = {{"before", 6}, {"after", 5}, {"until", 5}};
    static const og_str names[] = {{"names", 5}};
    unsigned scope = rule->value[OG_ASPECT_SCOPE], reading = rule->value[OG_ASPECT_READING];
    if (is_among(attribute, evidence, 1))
        return rule->value[OG_ASPECT_POLARITY] && rule->strength > 0;
    if (is_among(attribute, weighs, 1))
        return (rule->theme || rule->value[OG_ASPECT_SEVERITY] || rule->value[OG_ASPECT_TREND] ||
                rule->value[OG_ASPECT_DEED] || rule->value[OG_ASPECT_STANCE] || reading) &&
               rule->weight > 0;
    if (is_among(attribute, scopes, 2))
        return scope || reading;
    if (is_among(attribute, factor, 1))
        return scope && scope != OG_NEGATED;
    if (is_among(attribute, names, 1))
        return reading == OG_READS_GRADE;
    return !is_among(attribute, clauses, 3) || rule->value[OG_ASPECT_CLAUSE] || (reading && rule->until_comma);
}

static og_status check_attributes(checker *c, const og_rule *rule)
{
    const og_written_lines *given = &rule->source->attributes;
    for (size_t i = 0; i < given->count; i++) {
        og_str name = given->items[i].text;
        bool weighs = og_str_equal(name, OG_STR("strength")) || og_str_equal(name, OG_STR("weight"));
        bool nothing = weighs && (og_str_equal(name, OG_STR("weight")) ? rule->weight : rule->strength) <= 0;
        if (!has_effect(rule, name))
            OG_TRY(warn(c, rule, at_attribute(rule, &given->items[i]), "no-effect", (og_str){0},
                        nothing ? "%.*s=\"0\": what the rule \"%.*s\" says counts for nothing"
                                : "%.*s has no effect: the rule \"%.*s\" says nothing that it belongs to",
                        OG_STR_ARG(name), OG_STR_ARG(rule->id)));
    }
    return OG_OK;
}

// --- phrases that the rule itself takes away

// Texts that a phrase matches, made of it step by step.
typedef OG_VEC(og_str) texts;

enum { MOST_TEXTS = 256, MOST_STEPS = 2000, LONGEST_TEXT = 4000 };

static og_str words_named(const checker *c, og_str id)
{
    for (size_t i = 0; i < c->plan->book.names.count; i++)
        if (og_str_equal(c->plan->book.names.items[i].id, id))
            return c->plan->book.names.items[i].text;
    return OG_STR("");
}

// Puts `middle` between the parts of `text` before `start` and after `end`.
static og_status push_replaced(og_arena *arena, texts *to, og_str text, size_t start, size_t end, og_str middle)
{
    og_str made;
    OG_TRY(og_arena_printf(arena, &made, "%.*s %.*s %.*s", OG_STR_ARG(og_str_slice(text, 0, start)), OG_STR_ARG(middle),
                           OG_STR_ARG(og_str_slice(text, end, text.len))));
    return og_vec_push(arena, to, made);
}

// Replaces the first innermost group of the text by each of its alternatives. False in *had: it has no group.
static og_status open_group(const checker *c, og_arena *arena, texts *to, og_str text, bool *had)
{
    size_t brace = og_str_find_byte(text, '{', 0), close = og_str_find_byte(text, brace == SIZE_MAX ? ')' : '}', 0);
    og_str part, group;
    *had = close != SIZE_MAX;
    if (!*had)
        return OG_OK;
    if (brace != SIZE_MAX) {
        og_str inside = words_named(c, og_str_slice(text, brace + 1, close));
        OG_TRY(og_arena_printf(arena, &group, "(%.*s)", OG_STR_ARG(inside)));
        size_t end = close + 1;
        if (end < text.len && text.ptr[end] == '?')
            OG_TRY(og_arena_printf(arena, &group, "(%.*s)?", OG_STR_ARG(inside)));
        return push_replaced(arena, to, text, brace, end + (end < text.len && text.ptr[end] == '?'), group);
    }
    size_t open = close;
    while (open && text.ptr[open] != '(')
        open--;
    size_t end = close + 1;
    bool optional = end < text.len && text.ptr[end] == '?';
    end += optional;
    if (optional)
        OG_TRY(push_replaced(arena, to, text, open, end, OG_STR("")));
    group = og_str_slice(text, open + 1, close);
    while (og_str_next_split(&group, '|', &part))
        OG_TRY(push_replaced(arena, to, text, open, end, part));
    return OG_OK;
}

// A text without groups as a sentence: gaps empty, a word for each sign that stands for one.
static og_status write_sample(og_arena *arena, og_str text, bool with_optional, og_str *out)
{
    og_str word;
    *out = OG_STR("");
    while (og_str_next_split(&text, ' ', &word)) {
        bool optional = og_str_ends(word, OG_STR("?"));
        word = og_str_slice(word, 0, word.len - optional);
        if (og_str_ends(word, OG_STR("*")))
            word.len--;
        if (og_str_equal(word, OG_STR("_")))
            word = OG_STR("thing");
        else if (og_str_equal(word, OG_STR("#")))
            word = OG_STR("3");
        else if (og_str_starts(word, OG_STR("..")) || og_str_equal(word, OG_STR("^")) ||
                 og_str_equal(word, OG_STR("$")))
            word = OG_STR("");
        if (word.len && (with_optional || !optional))
            OG_TRY(og_arena_printf(arena, out, "%.*s %.*s", OG_STR_ARG(*out), OG_STR_ARG(word)));
    }
    return OG_OK;
}

static og_status is_found(checker *c, og_arena *arena, size_t rule, og_str text, bool *found)
{
    og_range where;
    for (int with_optional = 0; with_optional < 2 && !*found; with_optional++) {
        og_str sample;
        OG_TRY(write_sample(arena, text, with_optional, &sample));
        OG_TRY(og_rule_scanner_try(c->scanner, rule, sample, found, &where));
    }
    return OG_OK;
}

// Whether the rule is found in some text that the phrase matches, as far as that can be tried out.
static og_status can_be_found(checker *c, og_arena *arena, size_t rule, og_str phrase, bool *found)
{
    texts waiting = {0};
    og_str folded;
    *found = false;
    OG_TRY(og_phrase_fold(arena, phrase, &folded));
    OG_TRY(og_vec_push(arena, &waiting, folded));
    for (size_t steps = 0; waiting.count && !*found; steps++) {
        og_str text = waiting.items[--waiting.count];
        bool had = true;
        *found = waiting.count > MOST_TEXTS || steps > MOST_STEPS || text.len > LONGEST_TEXT; // too many to say no
        if (!*found)
            OG_TRY(open_group(c, arena, &waiting, text, &had));
        if (!had)
            OG_TRY(is_found(c, arena, rule, text, found));
    }
    return OG_OK;
}

static bool is_taken_away_anywhere(const og_rule *rule)
{
    for (size_t i = 0; i < rule->source->unless.count; i++)
        if (rule->source->unless.items[i].where == OG_UNLESS_ANYWHERE)
            return true;
    return false;
}

static og_status check_unless(checker *c, size_t number)
{
    const og_rule *rule = &c->plan->rules.items[number];
    const og_written_lines *phrases = &rule->source->phrases;
    size_t lost = 0;
    if (!is_taken_away_anywhere(rule))
        return OG_OK;
    for (size_t i = 0; i < phrases->count; i++) {
        og_arena *arena = og_arena_new();
        bool found = true;
        og_status status = arena ? can_be_found(c, arena, number, phrases->items[i].text, &found) : OG_NO_MEMORY;
        og_arena_free(arena);
        OG_TRY(status);
        lost += !found;
        if (!found)
            OG_TRY(warn(c, rule, at_text(&phrases->items[i]), "never-found", (og_str){0},
                        "this phrase never counts: its rule's own <unless> takes it away"));
    }
    if (lost && lost == phrases->count && !rule->patterns.count)
        return warn(c, rule, at_rule(rule), "never-found", (og_str){0},
                    "the rule \"%.*s\" can never be found: its own <unless> takes every phrase away",
                    OG_STR_ARG(rule->id));
    return OG_OK;
}

// --- what is slow

enum { MOST_GAPS = 3 };

static og_status check_speed(checker *c, const og_rule *rule)
{
    for (size_t i = 0; i < rule->source->phrases.count; i++) {
        const og_written *phrase = &rule->source->phrases.items[i];
        size_t gaps = 0;
        for (size_t at = 0; (at = og_str_find(phrase->text, OG_STR(".."), at)) != SIZE_MAX; gaps++)
            while (at < phrase->text.len && phrase->text.ptr[at] == '.')
                at++;
        if (gaps > MOST_GAPS)
            OG_TRY(warn(c, rule, at_text(phrase), "slow", (og_str){0},
                        "this phrase has %zu gaps: it is slow and may find words that do not belong together", gaps));
    }
    for (size_t i = 0; i < rule->patterns.count; i++) {
        const og_written *pattern = i < rule->source->patterns.count ? &rule->source->patterns.items[i] : NULL;
        if (!og_scanner_needs(c->patterns, rule->patterns.items[i])->count)
            OG_TRY(warn(c, rule, pattern ? at_text(pattern) : at_rule(rule), "slow", (og_str){0},
                        "the pattern of the rule \"%.*s\" has no words of which every match holds one: it runs on "
                        "every sentence",
                        OG_STR_ARG(rule->id)));
    }
    return OG_OK;
}

// --- what is said twice

typedef struct said {
    og_str text; // of a phrase or pattern, folded, its blanks as one
    size_t rule;
    const og_written *at;
} said;

typedef OG_VEC(said) said_list;

static og_status add_said(const checker *c, said_list *to, size_t rule, const og_written_lines *lines)
{
    for (size_t i = 0; i < lines->count; i++) {
        og_str folded;
        char *text = og_arena_alloc(c->arena, lines->items[i].text.len + 1);
        size_t used = 0;
        if (!text)
            return OG_NO_MEMORY;
        OG_TRY(og_phrase_fold(c->arena, lines->items[i].text, &folded));
        for (size_t k = 0; k < folded.len; k++)
            if (!og_is_space(folded.ptr[k]) || (k && !og_is_space(folded.ptr[k - 1])))
                text[used++] = og_is_space(folded.ptr[k]) ? ' ' : folded.ptr[k];
        OG_TRY(og_vec_push(c->arena, to, (said){.text = {text, used}, .rule = rule, .at = &lines->items[i]}));
    }
    return OG_OK;
}

static int by_text(const void *a, const void *b)
{
    const said *left = a, *right = b;
    int order = og_str_compare(left->text, right->text);
    if (order)
        return order;
    if (left->rule != right->rule)
        return left->rule < right->rule ? -1 : 1;
    return left->at < right->at ? -1 : left->at > right->at;
}

// Whether both rules say one and the same thing of places where both hold.
static bool say_the_same(const og_rule *a, const og_rule *b)
{
    bool same = (a->theme && a->theme == b->theme) || (a->about.len && og_str_equal(a->about, b->about));
    if (a->value[OG_ASPECT_READING] || b->value[OG_ASPECT_READING]) // of what it says the rest is a part
        same = a->value[OG_ASPECT_READING] == b->value[OG_ASPECT_READING] && a->backward == b->backward &&
               og_str_equal(a->about, b->about) && og_str_equal(a->names, b->names);
    for (size_t i = 0; i < OG_ASPECT_COUNT && !a->value[OG_ASPECT_READING]; i++)
        same |= a->value[i] && a->value[i] == b->value[i];
    for (size_t i = 0; i < a->conditions.count && same; i++)
        for (size_t k = 0; k < b->conditions.count && same; k++)
            same = agree(&a->conditions.items[i], &b->conditions.items[k]);
    return same;
}

static og_status report_double(checker *c, const said *first, const said *second)
{
    const og_rule *rules = c->plan->rules.items;
    bool swap = !is_checked(c, &rules[second->rule]);
    const said *told = swap ? first : second, *other = swap ? second : first;
    if (!is_checked(c, &rules[told->rule]))
        return OG_OK;
    if (first->rule == second->rule)
        return warn(c, &rules[told->rule], at_text(told->at), "duplicate-phrase", (og_str){0},
                    "this is in the rule \"%.*s\" twice", OG_STR_ARG(rules[told->rule].id));
    return warn(c, &rules[told->rule], at_text(told->at), "duplicate-phrase", (og_str){0},
                "this is in the rule \"%.*s\" too (%.*s:%zu), which says the same", OG_STR_ARG(rules[other->rule].id),
                OG_STR_ARG(rules[other->rule].file), other->at->line);
}

static og_status check_doubles(checker *c)
{
    said_list all = {0};
    for (size_t i = 0; i < c->plan->rules.count; i++) {
        const og_rule_source *source = c->plan->rules.items[i].source;
        if (source)
            OG_TRY(add_said(c, &all, i, &source->phrases));
        if (source)
            OG_TRY(add_said(c, &all, i, &source->patterns));
    }
    if (all.count)
        qsort(all.items, all.count, sizeof *all.items, by_text);
    for (size_t i = 1, first = 0; i < all.count; i++) {
        if (!og_str_equal(all.items[i].text, all.items[first].text)) {
            first = i;
            continue;
        }
        size_t k = first;
        while (k < i &&
               !say_the_same(&c->plan->rules.items[all.items[k].rule], &c->plan->rules.items[all.items[i].rule]))
            k++;
        if (k < i)
            OG_TRY(report_double(c, &all.items[k], &all.items[i]));
    }
    return OG_OK;
}

// --- all of it

static og_status check(checker *c)
{
    OG_TRY(og_scanner_new(c->catalogue, NULL, &c->patterns));
    OG_TRY(og_rule_scanner_new(c->catalogue, c->patterns, &c->scanner));
    for (size_t i = 0; i < c->plan->rules.count; i++) {
        const og_rule *rule = &c->plan->rules.items[i];
        if (!rule->source || !is_checked(c, rule))
            continue;
        OG_TRY(check_conditions(c, rule));
        OG_TRY(check_attributes(c, rule));
        OG_TRY(check_unless(c, i));
        OG_TRY(check_speed(c, rule));
    }
    return check_doubles(c);
}

og_status og_rules_check(const og_catalogue *catalogue, bool added_only, og_diagnostics *diagnostics)
{
    checker c = {.catalogue = catalogue,
                 .plan = &catalogue->rules,
                 .diagnostics = diagnostics,
                 .added_only = added_only,
                 .arena = og_arena_new()};
    og_status status = c.arena ? check(&c) : OG_NO_MEMORY;
    if (status == OG_OK)
        status = og_gradings_check(catalogue, added_only, diagnostics);
    og_rule_scanner_free(c.scanner);
    og_scanner_free(c.patterns);
    og_arena_free(c.arena);
    return status;
}
