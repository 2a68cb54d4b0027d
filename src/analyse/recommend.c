// SPDX-License-Identifier: MIT
// Recommendations: what the document asks for first, in the order of its priority; then steps of the catalogue for
// themes that are weak and that no action of the document covers.
#include "analyse/analysis.h"
#include "analyse/facts.h"

#include "base/secret.h"
#include "base/utf8.h"
#include "document/sentences.h"

#include <stdlib.h>

// A recommendation before it has its rank.
typedef struct draft {
    og_recommendation as;
    og_urgency priority;         // a number among og_priority_names, too
    const og_theme_facts *theme; // NULL where the document asks for it
    size_t number;               // order in the document or the catalogue
    og_range place;              // in the document, where it asks for it
    bool continued;              // over several sentences
} draft;

typedef OG_VEC(draft) drafts;

// --- what the document asks for

static const og_theme_facts *theme_of(const og_facts *facts, og_str id)
{
    for (size_t i = 0; i < facts->themes.count; i++)
        if (og_str_equal(facts->themes.items[i].id, id))
            return &facts->themes.items[i];
    return NULL;
}

// Whether the findings show children at risk here, more than once and not outweighed by what goes well.
static bool is_dangerous(const og_theme_facts *theme)
{
    return theme && theme->serious >= 2 && theme->serious * 3 > theme->strengths;
}

// As the document's words give it; and what touches a theme in which children are at risk cannot wait.
static og_urgency priority_of(const og_facts *facts, const og_action *action)
{
    og_urgency urgency = og_action_urgency(action);
    bool high = urgency == OG_URGENCY_HIGH;
    if (urgency == OG_URGENCY_IMMEDIATE)
        return urgency;
    for (size_t i = 0; i < action->themes.count; i++) {
        const og_theme_facts *theme = theme_of(facts, action->themes.items[i]);
        if (i == 0 && is_dangerous(theme))
            return OG_URGENCY_IMMEDIATE; // the first theme is the most central
        high = high || is_dangerous(theme) || (i == 0 && theme && theme->serious);
    }
    return high ? OG_URGENCY_HIGH : OG_URGENCY_MEDIUM;
}

// Letters and digits alone, in small letters: reports repeat their actions in a summary with other stops and dashes.
// Texts that differ by words are different actions: of those in real reports that begin with the same eight words
// ("Leaders across the partnership should work at ...") none says the same.
static og_status bare_text(og_arena *arena, og_str text, og_str *out)
{
    char *bare = og_arena_alloc(arena, text.len + 1);
    size_t used = 0, length;
    if (!bare)
        return OG_NO_MEMORY;
    for (size_t at = 0; at < text.len; at += length) {
        uint32_t code = og_fold_at(text, at, &length);
        if (code < 0x80 && og_is_word((char)code))
            bare[used++] = (char)code;
        for (size_t i = 0; code >= 0x80 && i < length; i++)
            bare[used++] = text.ptr[at + i];
    }
    *out = (og_str){bare, used};
    return OG_OK;
}

// Drafts by the bare text of their actions.
typedef struct seen {
    og_str *texts;
    size_t *drafts; // 1 + the number of a draft, 0: empty
    size_t count;   // a power of two
    uint64_t secret;
    const og_action *last; // NULL at first
    size_t last_draft;     // that which passes it on
} seen;

static og_status open_seen(const og_analysis *analysis, seen *out)
{
    *out = (seen){.count = 16, .secret = analysis->secret};
    while (out->count < analysis->record->actions.count * 2)
        out->count *= 2;
    out->texts = og_arena_alloc_array(analysis->document->arena, out->count, sizeof *out->texts);
    out->drafts = og_arena_alloc_array(analysis->document->arena, out->count, sizeof *out->drafts);
    return out->texts && out->drafts ? OG_OK : OG_NO_MEMORY;
}

// Where the draft of that text is noted, or is to be.
static size_t *slot_of(seen *known, og_str text)
{
    size_t at = og_hash(known->secret, text) & (known->count - 1);
    while (known->drafts[at] && !og_str_equal(known->texts[at], text))
        at = (at + 1) & (known->count - 1);
    known->texts[at] = text;
    return &known->drafts[at];
}

static og_status add_themes(og_arena *arena, const og_strs *themes, og_strs *out)
{
    for (size_t i = 0; i < themes->count; i++) {
        bool known = false;
        for (size_t k = 0; k < out->count; k++)
            known = known || og_str_equal(out->items[k], themes->items[i]);
        if (!known)
            OG_TRY(og_vec_push(arena, out, themes->items[i]));
    }
    return OG_OK;
}

// Whether the action is the very next sentence of the paragraph after the last one, and goes on about it. What follows
// where a draft is repeated does not belong to the place from which the draft is.
static bool continues(const og_analysis *analysis, const seen *known, const draft *last, const og_action *action)
{
    if (!known->last || !og_sentence_refers_back(action->text) || last->place.end != known->last->evidence.end)
        return false;
    const og_span *before = &known->last->evidence, *here = &action->evidence;
    og_range between = {before->end, here->start};
    return before->line == here->line && between.start <= between.end &&
           !og_str_trim(og_document_slice(analysis->document, between)).len;
}

static og_status add_to_draft(og_analysis *analysis, const og_facts *facts, const og_action *action, draft *out)
{
    if (priority_of(facts, action) < out->priority)
        out->priority = priority_of(facts, action);
    return og_vec_push(analysis->arena, &out->as.evidence, action->id);
}

static og_status add_draft(og_analysis *analysis, const og_facts *facts, size_t number, drafts *out)
{
    const og_action *action = &analysis->record->actions.items[number];
    draft fresh = {.priority = priority_of(facts, action),
                   .number = number,
                   .place = {action->evidence.start, action->evidence.end},
                   .as.basis = OG_STR("stated"),
                   .as.text = action->text};
    OG_TRY(add_themes(analysis->arena, &action->themes, &fresh.as.themes));
    OG_TRY(og_vec_push(analysis->arena, &fresh.as.evidence, action->id));
    return og_vec_push(analysis->document->arena, out, fresh);
}

static og_status add_stated(og_analysis *analysis, const og_facts *facts, seen *known, size_t number, drafts *out)
{
    const og_action *action = &analysis->record->actions.items[number];
    og_str bare;
    OG_TRY(bare_text(analysis->document->arena, action->text, &bare));
    if (!bare.len)
        return OG_OK;
    size_t *slot = slot_of(known, bare);
    if (*slot && out->items) {
        known->last_draft = *slot - 1;
        OG_TRY(add_to_draft(analysis, facts, action, &out->items[known->last_draft]));
    } else if (out->items && continues(analysis, known, &out->items[known->last_draft], action)) {
        draft *before = &out->items[known->last_draft];
        before->continued = true;
        before->place.end = action->evidence.end;
        OG_TRY(add_themes(analysis->arena, &action->themes, &before->as.themes));
        OG_TRY(add_to_draft(analysis, facts, action, before));
    } else {
        OG_TRY(add_draft(analysis, facts, number, out));
        known->last_draft = out->count - 1;
    }
    known->last = action;
    *slot = known->last_draft + 1;
    return OG_OK;
}

// What goes on over several sentences reads as it stands in the document.
static og_status join_sentences(const og_analysis *analysis, drafts *out)
{
    for (size_t i = 0; i < out->count; i++)
        if (out->items[i].continued)
            OG_TRY(og_text_of(analysis, out->items[i].place, &out->items[i].as.text));
    return OG_OK;
}

static og_status find_stated(og_analysis *analysis, const og_facts *facts, drafts *out)
{
    seen known;
    OG_TRY(open_seen(analysis, &known));
    for (size_t i = 0; i < analysis->record->actions.count; i++)
        if (og_action_is_asked(&analysis->record->actions.items[i]))
            OG_TRY(add_stated(analysis, facts, &known, i, out));
    return join_sentences(analysis, out);
}

// --- what follows from findings

static og_status add_findings(const og_analysis *analysis, const og_fact_members *members, og_strs *out)
{
    for (size_t i = 0; i < members->numbers.count; i++)
        OG_TRY(og_vec_push(analysis->arena, out, analysis->record->findings.items[members->numbers.items[i]].id));
    return OG_OK;
}

static og_status add_step(og_analysis *analysis, const og_step *step, size_t number, const og_theme_facts *theme,
                          drafts *out)
{
    draft fresh = {
        .priority = (og_urgency)step->priority, .theme = theme, .number = number, .as.basis = OG_STR("derived")};
    og_str id;
    OG_TRY(og_arena_copy(analysis->arena, step->text, &fresh.as.text));
    OG_TRY(og_arena_copy(analysis->arena, step->theme, &id));
    OG_TRY(og_vec_push(analysis->arena, &fresh.as.themes, id));
    OG_TRY(add_findings(analysis, theme->wanting, &fresh.as.evidence));
    return og_vec_push(analysis->document->arena, out, fresh);
}

static og_status find_derived(og_analysis *analysis, const og_facts *facts, drafts *out)
{
    const og_grading_plan *plan = &analysis->catalogue->grading;
    for (size_t i = 0; i < plan->steps.count; i++) {
        const og_step *step = &plan->steps.items[i];
        const og_theme_facts *theme = theme_of(facts, step->theme);
        bool applies = false;
        // A theme that is weak only beside a stated grade has nothing to show for it.
        if (theme && theme->wanting->numbers.count && og_step_is_for(step, og_framework_file(analysis->framework)))
            OG_TRY(og_step_applies(analysis->grader, step, theme->node, &applies));
        if (applies)
            OG_TRY(add_step(analysis, step, i, theme, out));
    }
    return OG_OK;
}

// --- their order

static int compare(size_t a, size_t b)
{
    return (a > b) - (a < b);
}

// What is asked for before what follows; then by priority, seriousness, extent and number of weaknesses.
static int by_rank(const void *a, const void *b)
{
    const draft *left = a, *right = b;
    int order = compare(left->theme != NULL, right->theme != NULL);
    if (!order)
        order = compare(left->priority, right->priority);
    if (!order && left->theme) {
        order = compare(right->theme->serious, left->theme->serious);
        if (!order)
            order = compare(right->theme->widespread, left->theme->widespread);
        if (!order)
            order = compare(right->theme->weaknesses, left->theme->weaknesses);
    }
    return order ? order : compare(left->number, right->number);
}

og_status og_recommend(og_analysis *analysis, const og_facts *facts)
{
    drafts found = {0};
    OG_TRY(find_stated(analysis, facts, &found));
    OG_TRY(find_derived(analysis, facts, &found));
    if (found.count)
        qsort(found.items, found.count, sizeof *found.items, by_rank);
    for (size_t i = 0; i < found.count && i < INT32_MAX; i++) {
        og_recommendation *ranked = &found.items[i].as;
        ranked->rank = (int)i + 1;
        ranked->priority = og_priority_names[found.items[i].priority];
        OG_TRY(og_vec_push(analysis->arena, &analysis->record->recommendations, *ranked));
    }
    return OG_OK;
}
