// SPDX-License-Identifier: MIT
// Reads files of rules: first each into drafts, with what stands beside them, then, when all named words are known, the
// drafts into the plan.
#include "rules/load.h"

#include "base/secret.h"
#include "base/str.h"
#include "base/utf8.h"

static const og_str NONE = {0};
static const og_text_walk NOWHERE = {.bytes = {0}};

// --- drafts by id

// The slot of the rule of that id, or the empty one where it belongs.
static size_t *slot_of(const og_loader *loader, og_str id)
{
    size_t at = og_hash(loader->rule_secret, id) & (loader->rule_slot_count - 1);
    while (loader->rule_slots[at] && !og_str_equal(loader->rules.items[loader->rule_slots[at] - 1]->rule.id, id))
        at = (at + 1) & (loader->rule_slot_count - 1);
    return &loader->rule_slots[at];
}

static og_rule_draft *find_rule(const og_loader *loader, og_str id)
{
    size_t number = loader->rule_slot_count ? *slot_of(loader, id) : 0;
    return number ? loader->rules.items[number - 1] : NULL;
}

static og_status add_draft(og_loader *loader, og_rule_draft *draft)
{
    enum { LEAST = 1024 };
    OG_TRY(og_vec_push(loader->arena, &loader->rules, draft));
    if (loader->rules.count * 2 >= loader->rule_slot_count) {
        if (!loader->rule_slot_count)
            og_secret(&loader->rule_secret, 1);
        loader->rule_slot_count = loader->rule_slot_count ? loader->rule_slot_count * 2 : LEAST;
        loader->rule_slots = og_arena_alloc_array(loader->arena, loader->rule_slot_count, sizeof(size_t));
        if (!loader->rule_slots)
            return OG_NO_MEMORY;
        for (size_t i = 0; i + 1 < loader->rules.count; i++)
            *slot_of(loader, loader->rules.items[i]->rule.id) = i + 1;
    }
    size_t *slot = slot_of(loader, draft->rule.id);
    if (!*slot)
        *slot = loader->rules.count;
    return OG_OK;
}

static og_status read_rule(og_loader *loader, const xmlNode *node)
{
    og_rule_draft *draft = og_arena_alloc(loader->arena, sizeof *draft);
    if (!draft)
        return OG_NO_MEMORY;
    OG_TRY(og_load_rule(loader, node, draft));
    // The program's own files are known to have no two rules of one id; a test loads them with examples.
    og_rule_draft *before = loader->trusted ? NULL : find_rule(loader, draft->rule.id);
    if (before && before->rule.built_in == loader->built_in) {
        og_load_error(loader, node, "id", NONE, "the rule \"%.*s\" is already in %.*s, line %zu",
                      OG_STR_ARG(draft->rule.id), OG_STR_ARG(before->rule.file), before->rule.line);
        return OG_OK;
    }
    if (before) {
        *before = *draft;
        before->rule.source = draft->rule.source ? &before->source : NULL;
        return OG_OK;
    }
    return add_draft(loader, draft);
}

// --- what stands beside rules

static og_load_origin origin_of(og_loader *loader, const xmlNode *node)
{
    return (og_load_origin){.file = loader->file,
                            .line = loader->trusted ? og_load_line(node) : og_source_tag(loader, node).line,
                            .built_in = loader->built_in,
                            .text = loader->trusted ? NOWHERE : og_source_text(loader, node)};
}

// Reports a second definition in files of one kind: the user's may replace the program's.
static void check_second(og_loader *loader, const xmlNode *node, og_str id, const og_load_origin *first)
{
    if (first->built_in == loader->built_in)
        og_load_error(loader, node, "id", NONE, "<%s id=\"%.*s\"> is already in %.*s, line %zu",
                      (const char *)node->name, OG_STR_ARG(id), OG_STR_ARG(first->file), first->line);
}

static og_status read_words(og_loader *loader, const xmlNode *node)
{
    static const og_str allowed[] = {OG_STR("id")};
    og_named_words named = {0};
    og_str text;
    og_phrase_book *book = &loader->catalogue->rules.book;
    og_load_check_text(loader, node, allowed, 1);
    OG_TRY(og_load_attribute(loader, node, "id", &named.id));
    OG_TRY(og_load_text(loader, node, &text));
    OG_TRY(og_phrase_fold(loader->arena, text, &named.text));
    og_load_check_id(loader, node, named.id);
    if (!named.id.len || !text.len)
        og_load_error(loader, node, NULL, NONE, "<words> has no %s", named.id.len ? "words" : "id");
    og_load_origin origin = origin_of(loader, node);
    for (size_t i = 0; i < book->names.count; i++) {
        if (!og_str_equal(book->names.items[i].id, named.id))
            continue;
        check_second(loader, node, named.id, &loader->words_origins.items[i]);
        book->names.items[i] = named;
        loader->words_origins.items[i] = origin;
        return OG_OK;
    }
    OG_TRY(og_vec_push(loader->arena, &loader->words_origins, origin));
    return og_vec_push(loader->arena, &book->names, named);
}

// A list of words that mean something to the search for phrases.
static og_status read_list(og_loader *loader, const xmlNode *node, og_word_list *out)
{
    og_str text, part;
    og_load_check_text(loader, node, NULL, 0);
    OG_TRY(og_load_text(loader, node, &text));
    while (og_str_next_split(&text, ' ', &part))
        if (part.len)
            OG_TRY(og_vec_push(loader->arena, out, part));
    return OG_OK;
}

static og_status read_theme(og_loader *loader, const xmlNode *node)
{
    static const og_str allowed[] = {OG_STR("id"), OG_STR("name"), OG_STR("measure")};
    og_theme theme;
    og_rule_plan *plan = &loader->catalogue->rules;
    og_load_check_text(loader, node, allowed, sizeof allowed / sizeof *allowed);
    OG_TRY(og_load_attribute(loader, node, "id", &theme.id));
    OG_TRY(og_load_attribute(loader, node, "name", &theme.name));
    OG_TRY(og_load_attribute(loader, node, "measure", &theme.measure));
    OG_TRY(og_load_text(loader, node, &theme.meaning));
    og_load_check_id(loader, node, theme.id);
    if (!theme.id.len || !theme.name.len)
        og_load_error(loader, node, NULL, NONE, "<theme> has no %s", theme.id.len ? "name" : "id");
    og_load_origin origin = origin_of(loader, node);
    for (size_t i = 0; i < plan->themes.count; i++)
        if (og_str_equal(plan->themes.items[i].id, theme.id)) {
            check_second(loader, node, theme.id, &loader->theme_origins.items[i]);
            plan->themes.items[i] = theme;
            loader->theme_origins.items[i] = origin;
            return OG_OK;
        }
    OG_TRY(og_vec_push(loader->arena, &loader->theme_origins, origin));
    return og_vec_push(loader->arena, &plan->themes, theme);
}

og_status og_load_rules(og_loader *loader, const xmlNode *root)
{
    static const og_str names[] = {OG_STR("rule"), OG_STR("words"), OG_STR("theme"), OG_STR("frequent"),
                                   OG_STR("barriers")};
    loader->common = (og_rule_draft){0};
    OG_TRY(og_load_conditions(loader, root, &loader->common));
    for (const xmlNode *node = og_load_first(root); node; node = og_load_next(node)) {
        og_str name = og_load_name(node);
        if (og_load_is(node, "rule"))
            OG_TRY(read_rule(loader, node));
        else if (og_load_is(node, "words"))
            OG_TRY(read_words(loader, node));
        else if (og_load_is(node, "theme"))
            OG_TRY(read_theme(loader, node));
        else if (og_load_is(node, "frequent"))
            OG_TRY(read_list(loader, node, &loader->catalogue->rules.book.frequent));
        else if (og_load_is(node, "barriers"))
            OG_TRY(read_list(loader, node, &loader->catalogue->rules.book.barriers));
        else
            og_load_error(loader, node, NULL, og_load_nearest(name, names, 5, sizeof *names),
                          "<%.*s> may not stand in <rules>", OG_STR_ARG(name));
    }
    return OG_OK;
}

// --- drafts into the plan

// The problem's place counts bytes of the folded text, in which every apostrophe is one.
static void report_phrase(og_loader *loader, og_str file, const og_written *line, const og_phrase_problem *problem)
{
    size_t at = 0, length = 0;
    for (size_t folded = 0; at < line->text.len && folded < problem->at; at += length)
        folded += og_code_is_apostrophe(og_utf8_decode(line->text, at, &length)) ? 1 : length;
    og_load_place place = og_source_after(loader, file, (og_load_place){line->line, line->column}, at);
    og_load_error_at(loader, file, place, problem->near, "phrase: %s", problem->what);
}

// Adds phrases to the book; each belongs to the rule of that number, OG_NO_RULE: none, they are only looked at.
static og_status add_phrases(og_loader *loader, og_str file, const og_written_lines *lines, uint32_t rule,
                             og_phrase_span *out)
{
    og_rule_plan *plan = &loader->catalogue->rules;
    out->first = plan->book.phrases.count;
    for (size_t i = 0; i < lines->count; i++) {
        const og_written *line = &lines->items[i];
        og_phrase_problem problem;
        OG_TRY(og_phrase_add(loader->arena, &plan->book, line->text, rule != OG_NO_RULE, &problem));
        if (problem.what)
            report_phrase(loader, file, line, &problem);
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
        og_load_error_in(loader, draft->rule.file, draft->rule.line, draft->theme,
                         !plan->themes.count ? NONE
                                             : og_load_nearest(draft->theme, &plan->themes.items[0].id,
                                                               plan->themes.count, sizeof(og_theme)),
                         "unknown theme \"%.*s\"", OG_STR_ARG(draft->theme));
    return OG_OK;
}

static og_status add_rule(og_loader *loader, og_rule_draft *draft)
{
    og_rule_plan *plan = &loader->catalogue->rules;
    size_t number = plan->rules.count;
    OG_TRY(resolve_theme(loader, draft));
    OG_TRY(add_phrases(loader, draft->rule.file, &draft->source.phrases, (uint32_t)number, &draft->rule.phrases));
    for (size_t i = 0; i < draft->source.unless.count; i++) {
        og_unless unless = {.where = draft->source.unless.items[i].where};
        OG_TRY(
            add_phrases(loader, draft->rule.file, &draft->source.unless.items[i].phrases, OG_NO_RULE, &unless.phrases));
        OG_TRY(og_vec_push(loader->arena, &draft->rule.unless, unless));
    }
    if (!draft->source.phrases.count && !draft->rule.patterns.count)
        OG_TRY(og_vec_push(loader->arena, &plan->everywhere, number));
    if (draft->rule.patterns.count)
        OG_TRY(og_vec_push(loader->arena, &plan->with_patterns, number));
    if (draft->rule.conditions.count)
        OG_TRY(og_vec_push(loader->arena, &plan->with_conditions, number));
    if (og_rule_minds_place(&draft->rule))
        OG_TRY(og_vec_push(loader->arena, &plan->minding_place, number));
    draft->rule.layers = og_rule_layers(&draft->rule);
    return og_vec_push(loader->arena, &plan->rules, draft->rule);
}

// Whether the words of a name are well written is best said where they stand.
static og_status check_words(og_loader *loader)
{
    og_phrase_book *book = &loader->catalogue->rules.book;
    for (size_t i = 0; i < book->names.count; i++) {
        const og_load_origin *origin = &loader->words_origins.items[i];
        og_phrase_problem problem;
        og_phrase_book trial = {.names = book->names, .frequent = book->frequent};
        og_str phrase;
        if (origin->built_in && !loader->with_examples)
            continue;
        OG_TRY(og_arena_printf(loader->arena, &phrase, "(%.*s)", OG_STR_ARG(book->names.items[i].text)));
        OG_TRY(og_phrase_add(loader->arena, &trial, phrase, false, &problem));
        for (size_t k = 0; k < book->names.count; k++) // what they were divided into belongs to the trial
            book->names.items[k] = (og_named_words){.id = book->names.items[k].id, .text = book->names.items[k].text};
        if (problem.what) {
            og_load_place place = og_source_text_at(origin->text, problem.at ? problem.at - 1 : 0);
            og_load_error_at(loader, origin->file, place.line ? place : (og_load_place){.line = origin->line},
                             problem.near, "words \"%.*s\": %s", OG_STR_ARG(book->names.items[i].id), problem.what);
        }
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
