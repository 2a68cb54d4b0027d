// SPDX-License-Identifier: MIT
// Rules as those see them who write them: what each says, and the whole of one in a readable form.
#include "ofgrade/rules.h"

#include "base/buf.h"
#include "base/str.h"
#include "rules/framework.h"

static const og_str THEME = {"theme", 5}, ABOUT = {"about", 5}, NAMES = {"names", 5};

static const og_rule *rule_at(const og_catalogue *catalogue, size_t index)
{
    return &catalogue->rules.rules.items[index];
}

size_t og_catalogue_rule_count(const og_catalogue *catalogue)
{
    return catalogue->rules.rules.count;
}

static og_str theme_of(const og_catalogue *catalogue, const og_rule *rule)
{
    return rule->theme ? catalogue->rules.themes.items[rule->theme - 1].id : OG_STR("");
}

og_rule_info og_catalogue_rule(const og_catalogue *catalogue, size_t index)
{
    const og_rule *rule = rule_at(catalogue, index);
    unsigned polarity = rule->value[OG_ASPECT_POLARITY];
    og_rule_info info = {.id = rule->id,
                         .file = rule->file,
                         .line = rule->line,
                         .built_in = rule->built_in,
                         .polarity = og_aspects[OG_ASPECT_POLARITY].names[polarity],
                         .theme = theme_of(catalogue, rule),
                         .amount = rule->weight,
                         .says_count =
                             (rule->theme ? 1U : 0U) + (rule->about.len ? 1U : 0U) + (rule->names.len ? 1U : 0U)};
    for (size_t i = 0; i < OG_ASPECT_COUNT; i++)
        info.says_count += rule->value[i] != 0;
    if (polarity)
        info.amount = rule->strength;
    else if (rule->value[OG_ASPECT_SCOPE])
        info.amount = rule->factor;
    return info;
}

void og_catalogue_rule_says(const og_catalogue *catalogue, size_t rule, size_t index, og_str *attribute, og_str *value)
{
    const og_rule *about = rule_at(catalogue, rule);
    for (size_t i = 0; i < OG_ASPECT_COUNT; i++)
        if (about->value[i] && index-- == 0) {
            *attribute = og_aspects[i].attribute;
            *value = og_aspects[i].names[about->value[i]];
            return;
        }
    bool theme = about->theme && index == 0, names = about->names.len && index == (about->theme != 0);
    *attribute = theme ? THEME : names ? NAMES : ABOUT;
    *value = theme ? theme_of(catalogue, about) : names ? about->names : about->about;
}

// Keeps the candidate in *near when it is nearer to `id` than what was found before.
static void compare(og_str id, og_str candidate, size_t *least, og_str *near)
{
    size_t distance = og_str_distance(id, candidate);
    if (distance < *least) {
        *least = distance;
        *near = candidate;
    }
}

size_t og_catalogue_find_rule(const og_catalogue *catalogue, og_str id, og_str *near)
{
    size_t least = id.len / 3 + 2;
    *near = OG_STR("");
    for (size_t i = 0; i < catalogue->rules.rules.count; i++) {
        if (og_str_equal(rule_at(catalogue, i)->id, id))
            return i;
        compare(id, rule_at(catalogue, i)->id, &least, near);
    }
    return SIZE_MAX;
}

size_t og_catalogue_theme_count(const og_catalogue *catalogue)
{
    return catalogue->rules.themes.count;
}

void og_catalogue_theme(const og_catalogue *catalogue, size_t index, og_str *id, og_str *name)
{
    *id = catalogue->rules.themes.items[index].id;
    *name = catalogue->rules.themes.items[index].name;
}

og_str og_catalogue_theme_measure(const og_catalogue *catalogue, size_t index)
{
    return catalogue->rules.themes.items[index].measure;
}

size_t og_catalogue_find_theme(const og_catalogue *catalogue, og_str id, og_str *near)
{
    size_t least = id.len / 3 + 2, count = catalogue->rules.themes.count;
    for (size_t i = 0; i < count; i++)
        if (og_str_equal(catalogue->rules.themes.items[i].id, id))
            return i;
    if (near)
        *near = OG_STR("");
    for (size_t i = 0; near && i < count; i++)
        compare(id, catalogue->rules.themes.items[i].id, &least, near);
    return SIZE_MAX;
}

// --- the whole of a rule

static void add_line(og_buf *out, og_str text)
{
    og_buf_add(out, OG_STR("    "));
    og_buf_add(out, text);
    og_buf_add_byte(out, '\n');
}

static void add_list(og_buf *out, const char *title, const og_written_lines *lines)
{
    if (lines->count)
        og_buf_printf(out, "%s\n", title);
    for (size_t i = 0; i < lines->count; i++)
        add_line(out, lines->items[i].text);
}

static void add_says(og_buf *out, const og_catalogue *catalogue, size_t index)
{
    const og_rule *rule = rule_at(catalogue, index);
    og_rule_info info = og_catalogue_rule(catalogue, index);
    og_buf_add(out, OG_STR("Says\n"));
    for (size_t i = 0; i < info.says_count; i++) {
        og_str attribute, value;
        og_catalogue_rule_says(catalogue, index, i, &attribute, &value);
        og_buf_printf(out, "    %.*s %.*s", OG_STR_ARG(attribute), OG_STR_ARG(value));
        if (og_str_equal(attribute, OG_STR("polarity")))
            og_buf_printf(out, ", strength %g", rule->strength);
        else if (og_str_equal(attribute, THEME) || og_str_equal(attribute, OG_STR("reads")) ||
                 og_str_equal(attribute, OG_STR("severity")) || og_str_equal(attribute, OG_STR("trend")))
            og_buf_printf(out, ", weight %g", rule->weight);
        else if (og_str_equal(attribute, OG_STR("clause")))
            og_buf_printf(out, ", before %g, after %g, until %s", rule->before, rule->after,
                          rule->until_comma ? "comma" : "end");
        else if (og_str_equal(attribute, OG_STR("scope")))
            og_buf_printf(out, ", %s, reach %zu", rule->backward ? "backward" : "forward", rule->reach);
        if (og_str_equal(attribute, OG_STR("scope")) && rule->value[OG_ASPECT_SCOPE] != OG_NEGATED)
            og_buf_printf(out, ", factor %g", rule->factor);
        og_buf_add_byte(out, '\n');
    }
}

static void add_context(og_buf *out, const og_rule *rule)
{
    if (rule->conditions.count)
        og_buf_add(out, OG_STR("Only where\n"));
    for (size_t i = 0; i < rule->conditions.count; i++) {
        const og_condition *condition = &rule->conditions.items[i];
        og_buf_printf(out, "    %.*s is%s", OG_STR_ARG(og_condition_subjects[condition->subject]),
                      condition->none ? " not" : "");
        for (size_t k = 0; k < condition->values.count; k++) {
            og_str value = condition->values.items[k];
            bool none = og_str_equal(value, OG_STR("-"));
            og_buf_printf(out, "%s %.*s", k ? " or" : "", OG_STR_ARG(none ? OG_STR("none") : value));
        }
        og_buf_add_byte(out, '\n');
    }
}

og_status og_rule_to_text(const og_catalogue *catalogue, size_t index, og_str *out)
{
    static const char *const unless[] = {[OG_UNLESS_BEFORE] = "Unless directly before it stands",
                                         [OG_UNLESS_AFTER] = "Unless directly after it stands",
                                         [OG_UNLESS_ANYWHERE] = "Unless anywhere in the sentence stands"};
    const og_rule *rule = rule_at(catalogue, index);
    const og_rule_source *source = rule->source;
    og_buf text = {0};
    og_buf_printf(&text, "%.*s (%.*s:%zu)\n", OG_STR_ARG(rule->id), OG_STR_ARG(rule->file), rule->line);
    add_says(&text, catalogue, index);
    if (source) {
        add_list(&text, "Phrases", &source->phrases);
        add_list(&text, "Patterns", &source->patterns);
        for (size_t i = 0; i < source->unless.count; i++)
            add_list(&text, unless[source->unless.items[i].where], &source->unless.items[i].phrases);
    }
    add_context(&text, rule);
    if (source) {
        add_list(&text, "Must be found in", &source->hits);
        add_list(&text, "Must not be found in", &source->misses);
    }
    if (text.status != OG_OK) {
        og_buf_free(&text);
        return OG_NO_MEMORY;
    }
    *out = og_buf_str(&text);
    return OG_OK;
}
