// SPDX-License-Identifier: MIT
// A note for everything that the record says of a place in the text.
#include "base/str.h"
#include "render/note.h"
#include "render/report_html.h"
#include "render/say.h"

#include <stdlib.h>

// Takes the note; `evidence` is where its words stand, which its details may begin with.
static og_status add(const og_page_making *of, og_shown_notes *to, og_shown_note *note, const og_span *evidence)
{
    note->place = og_say_place(of->flow, evidence);
    note->details = og_note_after(note->details, note->place);
    og_shown_place place = {{evidence->start, evidence->end}, to->items.count};
    OG_TRY(og_vec_push(of->flow->arena, &to->items, *note));
    return og_vec_push(of->flow->arena, &to->places, place);
}

static og_status add_reasons(const og_page_making *of, const og_explanation *explanation, const og_strs *rules,
                             og_shown_note *to)
{
    og_view view = {.row_count = 0};
    if (of->options->explain)
        og_view_add_reasons(of->flow, &view, explanation, rules);
    for (size_t i = 0; i < view.parts.count; i++) {
        const og_part *part = &view.parts.items[i];
        og_shown_reason reason = {.label = part->label, .text = part->text, .note = part->note};
        OG_TRY(og_vec_push(of->flow->arena, &to->reasons, reason));
    }
    return OG_OK;
}

// Of two with the same id the index knows one.
static bool is_known(const og_page_making *of, og_str id, const void *statement)
{
    const og_evidence *one = og_evidence_find(&of->index, id);
    return one && (one->finding == statement || one->action == statement);
}

// Without the id, which the note has as a member of its own.
static og_text_options options_of(const og_page_making *of)
{
    og_text_options options = *of->options;
    options.explain = false;
    return options;
}

static og_status add_findings(const og_page_making *of, og_shown_notes *to)
{
    og_text_options options = options_of(of);
    for (size_t i = 0; i < of->record->findings.count; i++) {
        const og_finding *finding = &of->record->findings.items[i];
        og_part part = og_view_finding(of->flow, &options, finding);
        og_shown_note note = {.anchor = is_known(of, finding->id, finding) ? part.anchor : (og_str){0},
                              .kind = finding->polarity,
                              .name = og_say_capitalised(of->flow, finding->polarity),
                              .id = finding->id,
                              .label = part.label,
                              .text = part.text,
                              .area = og_say_area(of->flow, finding->area),
                              .details = part.note};
        OG_TRY(add_reasons(of, &finding->explanation, &finding->rules, &note));
        OG_TRY(add(of, to, &note, &finding->evidence));
    }
    return OG_OK;
}

static og_status add_actions(const og_page_making *of, og_shown_notes *to)
{
    og_text_options options = options_of(of);
    for (size_t i = 0; i < of->record->actions.count; i++) {
        const og_action *action = &of->record->actions.items[i];
        og_part part = og_view_action(of->flow, &options, action);
        og_shown_note note = {.anchor = is_known(of, action->id, action) ? part.anchor : (og_str){0},
                              .kind = OG_STR("action"),
                              .name = part.label,
                              .id = action->id,
                              .text = part.text,
                              .details = part.note};
        OG_TRY(add_reasons(of, &action->explanation, &(og_strs){0}, &note));
        OG_TRY(add(of, to, &note, &action->evidence));
    }
    return OG_OK;
}

static og_status add_quotations(const og_page_making *of, og_shown_notes *to)
{
    for (size_t i = 0; i < of->record->quotations.count; i++) {
        og_part part = og_view_quotation(of->flow, of->options, of->record, i);
        og_shown_note note = {.anchor = part.anchor,
                              .kind = OG_STR("quotation"),
                              .name = OG_STR("Quotation"),
                              .id = og_flow_print(of->flow, "%zu", i + 1),
                              .label = part.label,
                              .text = part.text,
                              .details = part.note};
        OG_TRY(add(of, to, &note, &of->record->quotations.items[i].evidence));
    }
    return OG_OK;
}

static og_status add_judgements(const og_page_making *of, og_shown_notes *to)
{
    for (size_t i = 0; i < of->report->judgements.count; i++) {
        const og_shown_judgement *row = &of->report->judgements.items[i];
        const og_judgement *judgement = &of->record->judgements.items[i];
        og_str level =
            row->level_said.len ? og_flow_print(of->flow, ", level %.*s", OG_STR_ARG(row->level_said)) : OG_STR("");
        og_shown_note note = {.anchor = row->anchor,
                              .kind = OG_STR("judgement"),
                              .name = OG_STR("Grade"),
                              .label = og_flow_print(of->flow, "%.*s: %.*s%.*s", OG_STR_ARG(row->area),
                                                     OG_STR_ARG(row->grade), OG_STR_ARG(level)),
                              .text = og_flow_clean(of->flow, judgement->words)};
        OG_TRY(add(of, to, &note, &judgement->evidence));
    }
    return OG_OK;
}

static int by_start(const void *left, const void *right)
{
    const og_shown_place *a = left, *b = right;
    if (a->range.start != b->range.start)
        return a->range.start < b->range.start ? -1 : 1;
    if (a->range.end != b->range.end)
        return a->range.end > b->range.end ? -1 : 1;
    return (a->note > b->note) - (a->note < b->note);
}

og_status og_page_make_notes(const og_page_making *of, og_shown_notes *out)
{
    OG_TRY(add_judgements(of, out));
    OG_TRY(add_findings(of, out));
    OG_TRY(add_actions(of, out));
    OG_TRY(add_quotations(of, out));
    if (out->places.count)
        qsort(out->places.items, out->places.count, sizeof *out->places.items, by_start);
    return of->flow->out.status;
}
