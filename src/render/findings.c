// SPDX-License-Identifier: MIT
// Actions and findings as parts of a view: what is said about each, and on demand the rules that decided.
#include "base/str.h"
#include "render/say.h"
#include "render/selection.h"
#include "render/view.h"

// Adds `before` and `text` to the details of a note, unless the text is empty.
static void add_detail(og_buf *note, const char *before, og_str text)
{
    if (text.len)
        og_buf_printf(note, "%s%s%.*s", note->len ? "; " : "", before, OG_STR_ARG(text));
}

static void add_themes(og_flow *flow, const og_catalogue *catalogue, og_buf *note, const og_strs *themes)
{
    for (size_t i = 0; i < themes->count; i++) {
        og_str theme = og_say_theme(flow, catalogue, themes->items[i]);
        if (i)
            og_buf_printf(note, ", %.*s", OG_STR_ARG(theme));
        else
            add_detail(note, "about ", theme);
    }
}

// Takes over the note, frees it and gives what it held.
static og_str finish_note(og_flow *flow, og_buf *note)
{
    og_str finished = og_flow_clean(flow, og_buf_str(note));
    if (note->status != OG_OK)
        flow->out.status = note->status;
    og_buf_free(note);
    return finished;
}

static og_str extent_of(og_flow *flow, og_str extent)
{
    og_str word = og_flow_clean(flow, extent);
    return word.len ? og_flow_print(flow, "in %.*s case%s", OG_STR_ARG(word), og_say_equal(word, "one") ? "" : "s")
                    : word;
}

static og_str note_of_finding(og_flow *flow, const og_catalogue *catalogue, const og_finding *finding)
{
    og_buf note = {0};
    add_detail(&note, "", og_say_place(flow, &finding->evidence));
    add_detail(&note, "", extent_of(flow, finding->extent));
    add_detail(&note, "", og_say_meaning(OG_LIST_TREND, finding->trend));
    if (!og_say_equal(finding->source, "inspectors"))
        add_detail(&note, "", og_say_meaning(OG_LIST_FINDING_SOURCE, finding->source));
    add_themes(flow, catalogue, &note, &finding->themes);
    return finish_note(flow, &note);
}

static og_str note_of_action(og_flow *flow, const og_catalogue *catalogue, const og_action *action)
{
    og_buf note = {0};
    og_date date;
    add_detail(&note, "", og_say_place(flow, &action->evidence));
    add_detail(&note, "by ", og_flow_clean(flow, action->by));
    add_detail(&note, "for ", og_flow_clean(flow, action->to));
    if (og_date_from_iso(action->deadline, &date))
        add_detail(&note, "by ", og_say_date(flow, date));
    else
        add_detail(&note, "", og_say_meaning(OG_LIST_DEADLINE, action->deadline));
    add_themes(flow, catalogue, &note, &action->themes);
    return finish_note(flow, &note);
}

// What an action's kind is called before it; values.def tells what each means.
static og_str label_of_action(og_flow *flow, const og_action *action)
{
    const char *kind = og_say_equal(action->kind, "priority")      ? "Priority action"
                       : og_say_equal(action->kind, "required")    ? "Must be done"
                       : og_say_equal(action->kind, "recommended") ? "Should be done"
                       : og_say_equal(action->kind, "planned")     ? "Planned"
                       : og_say_equal(action->kind, "done")        ? "Done"
                                                                   : "Action";
    return og_flow_print(flow, "%s%s", kind, og_say_equal(action->severity, "serious") ? ", serious" : "");
}

// The rules with the words they matched; of a record that was read from JSON only their ids are known.
static void add_reasons(og_flow *flow, og_view *view, const og_explanation *explanation, const og_strs *rules)
{
    for (size_t i = 0; i < explanation->count; i++) {
        const og_reason_words *reason = &explanation->items[i];
        og_view_add(flow, view,
                    (og_part){.kind = OG_PART_REASON,
                              .label = og_flow_clean(flow, reason->rule),
                              .text = og_flow_clean(flow, reason->words),
                              .note = og_flow_clean(flow, reason->effect)});
    }
    for (size_t i = 0; !explanation->count && i < rules->count; i++)
        og_view_add(flow, view, (og_part){.kind = OG_PART_REASON, .label = og_flow_clean(flow, rules->items[i])});
}

static void add_heading(og_flow *flow, og_view *view, og_part_kind kind, og_str text)
{
    og_view_add(flow, view, (og_part){.kind = kind, .text = text});
}

static void add_actions(og_flow *flow, og_view *view, og_str heading, const og_action *const *actions, size_t count,
                        const og_text_options *options)
{
    if (count)
        add_heading(flow, view, OG_PART_HEADING, heading);
    for (size_t i = 0; i < count; i++) {
        og_view_add(flow, view,
                    (og_part){.kind = OG_PART_STATEMENT,
                              .label = label_of_action(flow, actions[i]),
                              .text = og_flow_clean(flow, actions[i]->text),
                              .note = note_of_action(flow, options->catalogue, actions[i])});
        if (options->explain)
            add_reasons(flow, view, &actions[i]->explanation, &(og_strs){0});
    }
}

static void add_group(og_flow *flow, og_view *view, const og_finding_group *group, const og_text_options *options)
{
    for (size_t i = 0; i < group->shown; i++) {
        const og_finding *finding = group->findings[i];
        bool serious = og_say_equal(finding->severity, "serious");
        og_view_add(flow, view,
                    (og_part){.kind = OG_PART_STATEMENT,
                              .label = serious ? OG_STR("Serious") : (og_str){0},
                              .text = og_flow_clean(flow, finding->text),
                              .note = note_of_finding(flow, options->catalogue, finding)});
        if (options->explain)
            add_reasons(flow, view, &finding->explanation, &finding->rules);
    }
    og_view_add_more(flow, view, group->count - group->shown);
}

// Where inspectors give no grade, nothing may look like one: the heading says who speaks and who sorted. An article
// speaks with many voices, which the notes tell apart.
static og_str heading_of(og_flow *flow, const og_record *record, og_side side, bool all)
{
    static const char *const names[OG_SIDE_COUNT][2] = {
        [OG_SIDE_WEAKNESS] = {"Main weaknesses", "Weaknesses"},
        [OG_SIDE_STRENGTH] = {"Main strengths", "Strengths"},
        [OG_SIDE_MIXED] = {"Main strengths with weaknesses", "Strengths with weaknesses"},
    };
    bool article = record->document && og_say_equal(record->document->kind, "news-article");
    bool ungraded = !article && !record->judgements.count;
    return og_flow_print(flow, "%s%s", names[side][all],
                         ungraded ? ": inspectors' statements, sorted by this program" : "");
}

void og_view_add_findings(og_flow *flow, const og_record *record, const og_text_options *options, og_view *view)
{
    og_selection selection;
    og_status status = og_select(flow->arena, record, options->all, &selection);
    if (status != OG_OK) {
        flow->out.status = status;
        return;
    }
    add_actions(flow, view, OG_STR("What inspectors asked for"), selection.asked.items, selection.asked.count, options);
    for (og_side side = 0; side < OG_SIDE_COUNT; side++) {
        size_t count = selection.groups[side].count;
        if (count)
            add_heading(flow, view, OG_PART_HEADING, heading_of(flow, record, side, options->all));
        for (size_t i = 0; i < count; i++) {
            const og_finding_group *group = &selection.groups[side].items[i];
            if (group->area.len)
                add_heading(flow, view, OG_PART_AREA, og_say_area(flow, group->area));
            else if (count > 1)
                add_heading(flow, view, OG_PART_AREA, OG_STR("Not under one area"));
            add_group(flow, view, group, options);
        }
    }
    add_actions(flow, view, OG_STR("What the provider plans or has done"), selection.promised.items,
                selection.promised.count, options);
}
