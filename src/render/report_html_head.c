// SPDX-License-Identifier: MIT
// What stands above the text in the page of a report: the parts of the view (view.h), each under its heading.
#include "base/str.h"
#include "render/note.h"
#include "render/report_html.h"

enum { MOST_LINKS = 12 };

static og_str kind_of(og_part_kind kind)
{
    switch (kind) {
    case OG_PART_STATEMENT:
        return OG_STR("statement");
    case OG_PART_LEGEND:
        return OG_STR("legend");
    case OG_PART_OUTCOME:
        return OG_STR("outcome");
    case OG_PART_JUDGEMENTS:
        return OG_STR("judgements");
    default:
        return OG_STR("paragraph");
    }
}

// "f12" of "finding-f12", "quotation 3" of "quotation-3".
static og_str name_of_place(const og_page_making *of, og_str anchor)
{
    size_t dash = og_str_find_byte(anchor, '-', 0);
    og_str id = og_str_slice(anchor, dash == SIZE_MAX ? 0 : dash + 1, anchor.len);
    return og_str_starts(anchor, OG_STR("quotation-")) ? og_flow_print(of->flow, "quotation %.*s", OG_STR_ARG(id)) : id;
}

static og_status add_rests_on(const og_page_making *of, const og_strs *ids, og_shown_part *to)
{
    for (size_t i = 0; i < ids->count; i++) {
        og_shown_link link = {.anchor = og_page_anchor(of, ids->items[i]), .text = ids->items[i]};
        if (link.anchor.len && to->rests_on.count < MOST_LINKS)
            OG_TRY(og_vec_push(of->flow->arena, &to->rests_on, link));
        else
            to->rests_on_more++;
    }
    return OG_OK;
}

static og_status add_part(const og_page_making *of, const og_part *part, og_shown_parts *to)
{
    og_str place = name_of_place(of, part->anchor);
    og_shown_part made = {.kind = kind_of(part->kind),
                          .label = part->label,
                          .text = part->text,
                          .note = og_note_after(part->note, place)};
    if (place.len)
        made.place = (og_shown_link){part->anchor, place};
    if (part->rests_on)
        OG_TRY(add_rests_on(of, part->rests_on, &made));
    return og_vec_push(of->flow->arena, to, made);
}

// Why a statement of the document is what it is stands in the note beside it; here, on what this program's own rests.
static og_status add_reason(const og_page_making *of, const og_part *part, og_shown_parts *to)
{
    og_shown_part *last = to->count ? &to->items[to->count - 1] : NULL;
    if (!last || last->place.anchor.len)
        return OG_OK;
    og_shown_reason reason = {part->label, part->text, part->note, og_page_anchor(of, part->label)};
    return og_vec_push(of->flow->arena, &last->reasons, reason);
}

static og_status add_judgements(const og_page_making *of, const og_view *view)
{
    for (size_t i = 1; i < view->row_count; i++) {
        const og_table_row *row = &view->rows[i];
        og_shown_judgement made = {.area = row->cells[OG_COLUMN_AREA],
                                   .grade = row->cells[OG_COLUMN_GRADE],
                                   .level_said = row->cells[OG_COLUMN_LEVEL],
                                   .page = row->cells[OG_COLUMN_PAGE],
                                   .level = row->level,
                                   .anchor = og_flow_print(of->flow, "judgement-%zu", i)};
        OG_TRY(og_vec_push(of->flow->arena, &of->report->judgements, made));
    }
    return OG_OK;
}

static og_status begin_section(const og_page_making *of, const og_part *part)
{
    og_shown_section made = {.heading = part->text, .own = part->own};
    return og_vec_push(of->flow->arena, &of->report->sections, made);
}

// The parts of the last group; a statement before any heading of its own begins one without.
static og_status find_group(const og_page_making *of, const og_part *part, og_shown_parts **out)
{
    og_shown_report *report = of->report;
    if (!report->sections.count) {
        *out = &report->opening;
        return OG_OK;
    }
    og_shown_section *section = &report->sections.items[report->sections.count - 1];
    if (part->kind == OG_PART_AREA || !section->groups.count) {
        og_shown_group made = {.heading = part->kind == OG_PART_AREA ? part->text : (og_str){0}};
        OG_TRY(og_vec_push(of->flow->arena, &section->groups, made));
    }
    *out = &section->groups.items[section->groups.count - 1].parts;
    return OG_OK;
}

static og_status take(const og_page_making *of, const og_part *part)
{
    og_shown_report *report = of->report;
    og_shown_parts *parts;
    switch (part->kind) {
    case OG_PART_TITLE:
        report->title = part->text;
        return OG_OK;
    case OG_PART_SUBTITLE:
        report->subtitle = part->text;
        return OG_OK;
    case OG_PART_SOURCE:
        report->source = part->text;
        return OG_OK;
    case OG_PART_FACT:
        return og_vec_push(of->flow->arena, &report->facts, (og_shown_link){part->label, part->text});
    case OG_PART_WARNING:
        return add_part(of, part, &report->warnings);
    case OG_PART_HEADING:
        return begin_section(of, part);
    default:
        OG_TRY(find_group(of, part, &parts));
        if (part->kind == OG_PART_AREA)
            return OG_OK;
        return part->kind == OG_PART_REASON ? add_reason(of, part, parts) : add_part(of, part, parts);
    }
}

static og_status add_fact(const og_page_making *of, const char *label, og_str text)
{
    og_shown_link fact = {og_str_from(label), og_flow_clean(of->flow, text)};
    return fact.text.len ? og_vec_push(of->flow->arena, &of->report->facts, fact) : OG_OK;
}

og_status og_page_make_head(const og_page_making *of)
{
    og_view view = {.row_count = 0};
    og_view_make(of->flow, of->record, of->options, &view);
    OG_TRY(of->flow->out.status);
    OG_TRY(add_judgements(of, &view));
    for (size_t i = 0; i < view.parts.count; i++)
        OG_TRY(take(of, &view.parts.items[i]));
    OG_TRY(add_fact(of, "Outlet", of->record->document->outlet));
    return add_fact(of, "Writer", of->record->document->byline);
}
