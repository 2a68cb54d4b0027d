// SPDX-License-Identifier: MIT
// One record as a page: og_record_to_html. The structures of report_html.h as JSON, through data/views/report.xsl.
#include "render/report_html.h"

#include "base/str.h"
#include "record/describe.h"
#include "render/html.h"
#include "render/say.h"

#include <stdlib.h>

// What a page is still good to read with, and a browser quick; the longest real reports have a tenth of it. Of its JSON
// trees are made that take up to fifty times as much memory.
enum { MOST_TEXT = 4 << 20, MOST_PARTS = 20000, MOST_JSON = 8 << 20 };

// clang-format off
#define TEXT(structure, member) STRING_OR_NULL(structure, member, OG_FORM_ANY)

static const og_member link_members[] = {TEXT(og_shown_link, anchor), TEXT(og_shown_link, text)};
static const og_object link_object = DESCRIBE(og_shown_link, link_members);

static const og_member reason_members[] = {
    TEXT(og_shown_reason, label), TEXT(og_shown_reason, text), TEXT(og_shown_reason, note),
    TEXT(og_shown_reason, anchor),
};
static const og_object reason_object = DESCRIBE(og_shown_reason, reason_members);

static const og_member part_members[] = {
    TEXT(og_shown_part, kind), TEXT(og_shown_part, label), TEXT(og_shown_part, text), TEXT(og_shown_part, note),
    OBJECT(og_shown_part, place, link_object), OBJECTS(og_shown_part, rests_on, link_object),
    SIZE(og_shown_part, rests_on_more, 0), OBJECTS(og_shown_part, reasons, reason_object),
};
static const og_object part_object = DESCRIBE(og_shown_part, part_members);

static const og_member group_members[] = {
    TEXT(og_shown_group, heading), OBJECTS(og_shown_group, parts, part_object),
};
static const og_object group_object = DESCRIBE(og_shown_group, group_members);

static const og_member section_members[] = {
    TEXT(og_shown_section, heading), {AT(og_shown_section, own), .kind = OG_MEMBER_BOOL},
    OBJECTS(og_shown_section, groups, group_object),
};
static const og_object section_object = DESCRIBE(og_shown_section, section_members);

static const og_member judgement_members[] = {
    TEXT(og_shown_judgement, area), TEXT(og_shown_judgement, grade), LEVEL_OR_NULL(og_shown_judgement, level),
    TEXT(og_shown_judgement, level_said), TEXT(og_shown_judgement, page), TEXT(og_shown_judgement, anchor),
};
static const og_object judgement_object = DESCRIBE(og_shown_judgement, judgement_members);

static const og_member note_members[] = {
    TEXT(og_shown_note, anchor), {AT(og_shown_note, marked), .kind = OG_MEMBER_BOOL}, TEXT(og_shown_note, kind),
    TEXT(og_shown_note, name), TEXT(og_shown_note, id), TEXT(og_shown_note, label), TEXT(og_shown_note, text),
    TEXT(og_shown_note, area), TEXT(og_shown_note, place), TEXT(og_shown_note, details), OBJECTS(og_shown_note, reasons, reason_object),
};
static const og_object note_object = DESCRIBE(og_shown_note, note_members);

static const og_member mark_members[] = {TEXT(og_shown_mark, kind), TEXT(og_shown_mark, anchor)};
static const og_object mark_object = DESCRIBE(og_shown_mark, mark_members);

static const og_member reference_members[] = {
    TEXT(og_shown_reference, kind), TEXT(og_shown_reference, name), TEXT(og_shown_reference, id),
    TEXT(og_shown_reference, anchor),
};
static const og_object reference_object = DESCRIBE(og_shown_reference, reference_members);

static const og_member run_members[] = {
    TEXT(og_shown_run, text), OBJECTS(og_shown_run, marks, mark_object),
    OBJECTS(og_shown_run, references, reference_object),
};
static const og_object run_object = DESCRIBE(og_shown_run, run_members);

static const og_member cell_members[] = {OBJECTS(og_shown_cell, runs, run_object)};
static const og_object cell_object = DESCRIBE(og_shown_cell, cell_members);

static const og_member block_members[] = {
    TEXT(og_shown_block, marker), SIZE(og_shown_block, level, 0), OBJECTS(og_shown_block, cells, cell_object),
    OBJECTS(og_shown_block, notes, note_object),
};
static const og_object block_object = DESCRIBE(og_shown_block, block_members);

static const og_member unit_members[] = {
    TEXT(og_shown_unit, kind), SIZE_OR_NULL(og_shown_unit, page), OBJECTS(og_shown_unit, blocks, block_object),
};
static const og_object unit_object = DESCRIBE(og_shown_unit, unit_members);

static const og_member report_members[] = {
    TEXT(og_shown_report, title), TEXT(og_shown_report, subtitle), TEXT(og_shown_report, source),
    TEXT(og_shown_report, overview), OBJECTS(og_shown_report, facts, link_object),
    OBJECTS(og_shown_report, opening, part_object), OBJECTS(og_shown_report, judgements, judgement_object),
    OBJECTS(og_shown_report, sections, section_object), OBJECTS(og_shown_report, warnings, part_object),
    TEXT(og_shown_report, missing), OBJECTS(og_shown_report, units, unit_object),
};
static const og_object report_object = DESCRIBE(og_shown_report, report_members);
// clang-format on

og_str og_page_anchor(const og_page_making *of, og_str id)
{
    const og_evidence *one = og_evidence_find(&of->index, id);
    if (!one)
        return (og_str){0};
    return og_flow_print(of->flow, one->finding ? "finding-%.*s" : "action-%.*s", OG_STR_ARG(id));
}

// Blocks count, and cells.
static bool document_fits(const og_document *document)
{
    size_t count = og_document_block_count(document), parts = 0;
    for (size_t i = 0; i < count && parts <= MOST_PARTS; i++)
        parts += 1 + og_document_block(document, i)->cell_count;
    return og_document_text(document).len <= MOST_TEXT && parts <= MOST_PARTS;
}

// How much of a record a page shows.
typedef struct extent {
    bool text;
    size_t statements; // of each kind at most so many
} extent;

// Where a page of all is too large, it is drawn with less, until it is not.
static const extent extents[] = {{true, SIZE_MAX}, {false, SIZE_MAX}, {false, 2000}, {false, 200}, {false, 20}};

typedef struct cut_record {
    og_record record;
    size_t shown, all; // statements
} cut_record;

static void cut(size_t *count, size_t most, cut_record *of)
{
    of->all += *count;
    *count = *count < most ? *count : most;
    of->shown += *count;
}

// The first statements of each kind; what is not a statement stays.
static cut_record cut_to(const og_record *record, size_t most)
{
    cut_record made = {.record = *record};
    cut(&made.record.judgements.count, most, &made);
    cut(&made.record.findings.count, most, &made);
    cut(&made.record.actions.count, most, &made);
    cut(&made.record.quotations.count, most, &made);
    cut(&made.record.recommendations.count, most, &made);
    return made;
}

static og_status say_what_is_left_out(const og_page_making *of, const cut_record *cut)
{
    og_shown_part part = {.kind = OG_STR("paragraph"), .label = OG_STR("Not all of it")};
    part.text =
        og_flow_print(of->flow,
                      "This page shows %zu of the %zu statements that were found, the first of each kind, since "
                      "a page of all would be too large. What it counts is of these alone. The record, which "
                      "\"ofgrade report -f json\" makes, has them all.",
                      cut->shown, cut->all);
    return og_vec_push(of->flow->arena, &of->report->warnings, part);
}

static og_status make_analysed(const og_page_making *of, const og_document *document, bool with_text)
{
    og_shown_notes notes = {0};
    OG_TRY(og_page_make_head(of));
    OG_TRY(og_page_make_notes(of, &notes));
    if (document && !with_text)
        of->report->missing = OG_STR("The text is too long to be shown here, so each statement is quoted.");
    else if (!document)
        of->report->missing =
            OG_STR("This page was made without the text of the document, so each statement is quoted.");
    return og_page_make_text(of, with_text ? document : NULL, &notes);
}

static void make_failed(const og_page_making *of)
{
    of->report->title = og_say_path(of->flow, of->record);
    of->report->missing = og_say_failure(of->flow, of->record);
}

static og_status draw(const og_page_making *of, og_str *out)
{
    og_str json = {0};
    OG_TRY(of->flow->out.status);
    OG_TRY(og_object_to_json(&report_object, of->report, 0, &json));
    og_status status = json.len <= MOST_JSON ? og_html_draw(json, "report", OG_STR(""), out) : OG_PAGE_TOO_LARGE;
    free((char *)json.ptr);
    return status;
}

static og_status make_and_draw(const cut_record *cut, const og_document *document, bool with_text,
                               const og_page_options *options, og_str *out)
{
    og_flow flow = {.arena = og_arena_new()};
    og_shown_report report = {.overview = options->overview.len ? options->overview : (og_str){0}};
    og_text_options text = {.all = true, .explain = options->explain, .catalogue = options->catalogue};
    if (!flow.arena)
        return OG_NO_MEMORY;
    og_page_making of = {&flow, &cut->record, &text, og_evidence_index_of(&flow, &cut->record), &report};
    og_status status = OG_OK;
    if (!og_record_is_analysed(&cut->record))
        make_failed(&of);
    else if (cut->shown < cut->all)
        status = say_what_is_left_out(&of, cut);
    if (status == OG_OK && og_record_is_analysed(&cut->record))
        status = make_analysed(&of, document, with_text);
    if (status == OG_OK)
        status = draw(&of, out);
    og_buf_free(&flow.out);
    og_arena_free(flow.arena);
    return status;
}

og_status og_record_to_html(const og_record *record, const og_document *document, const og_page_options *options,
                            og_str *out)
{
    og_page_options usual = {0};
    bool fits = document && document_fits(document);
    size_t drawn = SIZE_MAX; // statements of the last attempt
    og_status status = OG_PAGE_TOO_LARGE;
    for (size_t i = 0; i < sizeof extents / sizeof *extents && status == OG_PAGE_TOO_LARGE; i++) {
        cut_record cut = cut_to(record, extents[i].statements);
        if (extents[i].text ? !fits : cut.shown == drawn)
            continue;
        status = make_and_draw(&cut, document, extents[i].text, options ? options : &usual, out);
        drawn = extents[i].text ? SIZE_MAX : cut.shown;
    }
    return status;
}
