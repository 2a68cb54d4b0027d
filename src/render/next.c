// SPDX-License-Identifier: MIT
// What is to be done: what inspectors asked for, in the order of the record's recommendations, what this program would
// add to it, and what the provider says that it does.
#include "base/str.h"
#include "record/fields.h"
#include "render/evidence.h"
#include "render/note.h"
#include "render/say.h"
#include "render/selection.h"
#include "render/view.h"

#include <stdlib.h>

// How many suggestions are shown where not all are asked for.
enum { MOST_SUGGESTIONS = 5 };

typedef struct next {
    og_flow *flow;
    og_view *view;
    const og_record *record;
    const og_text_options *options;
    og_evidence_index index;
} next;

// An action, a recommendation, or an action with the recommendation that asks for it.
typedef struct task {
    const og_action *action;
    const og_recommendation *recommendation;
    size_t position;
    bool repeated; // the recommendation passes on another action before it
} task;

typedef OG_VEC(task) tasks;

static void add_heading(const next *of, og_str text, og_str legend, bool own)
{
    og_view_add(of->flow, of->view, (og_part){.kind = OG_PART_HEADING, .text = text, .own = own});
    if (legend.len)
        og_view_add(of->flow, of->view, (og_part){.kind = OG_PART_LEGEND, .text = legend});
}

// What an action's kind is called; values.def tells what each means.
static og_str kind_of(og_flow *flow, const og_action *action)
{
    const char *kind = og_say_equal(action->kind, "priority")      ? "Priority action"
                       : og_say_equal(action->kind, "required")    ? "Required"
                       : og_say_equal(action->kind, "recommended") ? "Recommended"
                       : og_say_equal(action->kind, "planned")     ? "Planned"
                       : og_say_equal(action->kind, "done")        ? "Done"
                                                                   : "Action";
    return og_flow_print(flow, "%s%s", kind, og_say_equal(action->severity, "serious") ? ", serious" : "");
}

static bool is_stated(const og_recommendation *recommendation)
{
    return og_say_equal(recommendation->basis, "stated");
}

// "Do it next".
static og_str priority_of(og_flow *flow, const og_recommendation *recommendation)
{
    return og_say_capitalised(flow, og_list_meaning(OG_LIST_PRIORITY, recommendation->priority));
}

// "3. Recommended".
static og_str ranked(og_flow *flow, const og_recommendation *recommendation, og_str label)
{
    if (!recommendation || recommendation->rank <= 0)
        return label;
    return og_flow_print(flow, "%d%s%.*s", recommendation->rank, label.len ? ". " : "", OG_STR_ARG(label));
}

// "The partnership" as "the partnership", "You" as "you"; other capitals may be those of a name.
static og_str within_sentence(og_flow *flow, og_str who)
{
    og_str clean = og_flow_clean(flow, who);
    return og_str_starts(clean, OG_STR("The ")) || og_say_equal(clean, "You") ? og_say_uncapitalised(flow, clean)
                                                                              : clean;
}

og_part og_view_action(og_flow *flow, const og_text_options *options, const og_action *action)
{
    og_buf note = {0};
    og_date date;
    if (options->explain)
        og_note_add(&note, "", og_flow_clean(flow, action->id));
    og_note_add(&note, "", og_say_place(flow, &action->evidence));
    og_note_add(&note, "by ", within_sentence(flow, action->by));
    og_note_add(&note, "for ", within_sentence(flow, action->to));
    if (og_date_from_iso(action->deadline, &date))
        og_note_add(&note, "by ", og_say_date(flow, date));
    else
        og_note_add(&note, "", og_list_meaning(OG_LIST_DEADLINE, action->deadline));
    og_note_add_themes(flow, options->catalogue, &note, &action->themes);
    return (og_part){.kind = OG_PART_STATEMENT,
                     .label = kind_of(flow, action),
                     .text = og_flow_clean(flow, action->text),
                     .note = og_note_finish(flow, &note),
                     .anchor = og_flow_print(flow, "action-%.*s", OG_STR_ARG(action->id))};
}

static void add_action(const next *of, const og_action *action, const og_recommendation *recommendation)
{
    og_part part = og_view_action(of->flow, of->options, action);
    part.label = ranked(of->flow, recommendation, part.label);
    if (recommendation)
        part.text = og_flow_clean(of->flow, recommendation->text);
    og_view_add(of->flow, of->view, part);
    if (of->options->explain)
        og_view_add_reasons(of->flow, of->view, &action->explanation, &(og_strs){0});
}

static void add_recommendation(const next *of, const og_recommendation *recommendation)
{
    og_flow *flow = of->flow;
    og_buf note = {0};
    og_note_add(&note, "from ", og_say_evidence(flow, &of->index, &recommendation->evidence));
    og_note_add(&note, "", og_say_places(flow, &of->index, &recommendation->evidence));
    og_note_add_themes(flow, of->options->catalogue, &note, &recommendation->themes);
    og_view_add(
        flow, of->view,
        (og_part){.kind = OG_PART_STATEMENT,
                  .label = ranked(flow, recommendation,
                                  is_stated(recommendation) ? OG_STR("Asked for") : priority_of(flow, recommendation)),
                  .text = og_flow_clean(flow, recommendation->text),
                  .note = og_note_finish(flow, &note),
                  .rests_on = &recommendation->evidence});
    if (of->options->explain)
        og_view_add_evidence(flow, of->view, &of->index, &recommendation->evidence);
}

// By action, so that those of one action stand together, the first recommendation before the others.
static int by_action(const void *left, const void *right)
{
    const task *a = left, *b = right;
    if (!a->action != !b->action)
        return a->action ? -1 : 1;
    if (a->action != b->action)
        return a->action < b->action ? -1 : 1;
    return (a->position > b->position) - (a->position < b->position);
}

static int by_rank(const void *left, const void *right)
{
    const task *a = left, *b = right;
    if (!a->recommendation != !b->recommendation)
        return a->recommendation ? -1 : 1;
    if (a->recommendation && a->recommendation->rank != b->recommendation->rank)
        return a->recommendation->rank < b->recommendation->rank ? -1 : 1;
    return (a->position > b->position) - (a->position < b->position);
}

// Leaves one task of each action, none of those that repeat or go on from another, and orders them.
static void order(tasks *all)
{
    size_t kept = 0;
    if (!all->count)
        return;
    qsort(all->items, all->count, sizeof *all->items, by_action);
    const og_action *last = NULL;
    for (size_t i = 0; i < all->count; i++) {
        bool first = !all->items[i].action || all->items[i].action != last;
        last = all->items[i].action;
        if (first && !all->items[i].repeated)
            all->items[kept++] = all->items[i];
    }
    all->count = kept;
    qsort(all->items, kept, sizeof *all->items, by_rank);
}

// The actions that a recommendation passes on, which say the same in several places or are one point in several
// sentences; itself where it names none.
static og_status list_passed_on(const next *of, const og_recommendation *recommendation, tasks *out)
{
    size_t actions = 0;
    for (size_t i = 0; i < recommendation->evidence.count; i++) {
        const og_evidence *one = og_evidence_find(&of->index, recommendation->evidence.items[i]);
        if (one && one->action && og_action_is_asked(one->action))
            OG_TRY(og_vec_push(of->flow->arena, out, (task){one->action, recommendation, out->count, actions++ > 0}));
    }
    return actions ? OG_OK : og_vec_push(of->flow->arena, out, (task){NULL, recommendation, out->count, false});
}

// What the document asks for: each action once, with the recommendation that passes it on, and recommendations that
// the document makes without a list of actions.
static og_status list_asked(const next *of, const og_selection *selection, tasks *out)
{
    for (size_t i = 0; i < of->record->recommendations.count; i++)
        if (is_stated(&of->record->recommendations.items[i]))
            OG_TRY(list_passed_on(of, &of->record->recommendations.items[i], out));
    for (size_t i = 0; i < selection->asked.count; i++)
        OG_TRY(og_vec_push(of->flow->arena, out, (task){selection->asked.items[i], NULL, out->count, false}));
    order(out);
    return OG_OK;
}

static void add_asked(const next *of, const tasks *asked)
{
    if (!asked->count)
        return;
    bool in_order = asked->items[0].recommendation != NULL;
    add_heading(of,
                og_say_is_article(of->record) ? OG_STR("What inspectors are said to have asked for")
                                              : OG_STR("What inspectors asked for"),
                in_order ? OG_STR("In the order in which ofgrade would take it up.") : (og_str){0}, false);
    og_str last = {0};
    for (size_t i = 0; i < asked->count; i++) {
        const task *one = &asked->items[i];
        og_str priority = one->recommendation ? priority_of(of->flow, one->recommendation)
                          : in_order          ? OG_STR("In no order")
                                              : (og_str){0};
        if (priority.len && !og_str_equal(priority, last))
            og_view_add(of->flow, of->view, (og_part){.kind = OG_PART_AREA, .text = priority});
        last = priority;
        if (one->action)
            add_action(of, one->action, one->recommendation);
        else if (one->recommendation)
            add_recommendation(of, one->recommendation);
    }
}

static void add_suggested(const next *of)
{
    size_t count = 0;
    for (size_t i = 0; i < of->record->recommendations.count; i++) {
        const og_recommendation *one = &of->record->recommendations.items[i];
        if (is_stated(one))
            continue;
        if (!count)
            add_heading(of, OG_STR("What ofgrade would add"),
                        OG_STR("Suggested by ofgrade from what inspectors found."), true);
        if (of->options->all || count < MOST_SUGGESTIONS)
            add_recommendation(of, one);
        count++;
    }
    if (!of->options->all && count > MOST_SUGGESTIONS)
        og_view_add_more(of->flow, of->view, count - MOST_SUGGESTIONS);
}

static void add_promised(const next *of, const og_selection *selection, const char *kind, og_str heading)
{
    bool begun = false;
    for (size_t i = 0; i < selection->promised.count; i++) {
        const og_action *action = selection->promised.items[i];
        if (!og_say_equal(action->kind, kind))
            continue;
        if (!begun)
            add_heading(of, heading, (og_str){0}, false);
        begun = true;
        add_action(of, action, NULL);
    }
}

void og_view_add_next(og_flow *flow, const og_record *record, const og_text_options *options,
                      const og_selection *selection, og_view *view)
{
    next of = {flow, view, record, options, og_evidence_index_of(flow, record)};
    tasks asked = {0};
    og_status status = list_asked(&of, selection, &asked);
    if (status != OG_OK)
        flow->out.status = status;
    add_asked(&of, &asked);
    add_suggested(&of);
    add_promised(&of, selection, "done", OG_STR("What the provider is said to have done"));
    add_promised(&of, selection, "planned", OG_STR("What the provider is said to plan"));
}
