// SPDX-License-Identifier: MIT
// Findings as parts of a view: what is said about each, and on demand the rules that decided.
#include "base/str.h"
#include "record/fields.h"
#include "render/note.h"
#include "render/say.h"
#include "render/view.h"

static og_str extent_of(og_flow *flow, og_str extent)
{
    og_str word = og_flow_clean(flow, extent);
    return word.len ? og_flow_print(flow, "in %.*s case%s", OG_STR_ARG(word), og_say_equal(word, "one") ? "" : "s")
                    : word;
}

static og_str note_of_finding(og_flow *flow, const og_text_options *options, const og_finding *finding)
{
    og_buf note = {0};
    if (options->explain)
        og_note_add(&note, "", og_flow_clean(flow, finding->id));
    og_note_add(&note, "", og_say_place(flow, &finding->evidence));
    og_note_add(&note, "", extent_of(flow, finding->extent));
    og_note_add(&note, "", og_list_meaning(OG_LIST_TREND, finding->trend));
    if (!og_say_equal(finding->source, "inspectors"))
        og_note_add(&note, "", og_list_meaning(OG_LIST_FINDING_SOURCE, finding->source));
    og_note_add_themes(flow, options->catalogue, &note, &finding->themes);
    return og_note_finish(flow, &note);
}

og_part og_view_finding(og_flow *flow, const og_text_options *options, const og_finding *finding)
{
    bool serious = og_say_equal(finding->severity, "serious");
    return (og_part){.kind = OG_PART_STATEMENT,
                     .label = serious ? OG_STR("Serious") : (og_str){0},
                     .text = og_flow_clean(flow, finding->text),
                     .note = note_of_finding(flow, options, finding),
                     .anchor = og_flow_print(flow, "finding-%.*s", OG_STR_ARG(finding->id))};
}

static void add_heading(og_flow *flow, og_view *view, og_part_kind kind, og_str text)
{
    og_view_add(flow, view, (og_part){.kind = kind, .text = text});
}

static void add_group(og_flow *flow, og_view *view, const og_finding_group *group, const og_text_options *options)
{
    for (size_t i = 0; i < group->shown; i++) {
        const og_finding *finding = group->findings[i];
        og_view_add(flow, view, og_view_finding(flow, options, finding));
        if (options->explain)
            og_view_add_reasons(flow, view, &finding->explanation, &finding->rules);
    }
    og_view_add_more(flow, view, group->count - group->shown);
}

// Where inspectors give no grade, nothing may look like one: the heading says who speaks and who sorted. What stands in
// an article is what its writer says that they found.
static og_str heading_of(og_flow *flow, const og_record *record, og_side side, bool all)
{
    static const char *const names[OG_SIDE_COUNT][2] = {
        [OG_SIDE_WEAKNESS] = {"Main weaknesses", "Weaknesses"},
        [OG_SIDE_STRENGTH] = {"Main strengths", "Strengths"},
        [OG_SIDE_MIXED] = {"Main strengths with weaknesses", "Strengths with weaknesses"},
    };
    const char *spoken = og_say_is_article(record)   ? " that inspectors are said to have found"
                         : !record->judgements.count ? ": inspectors' statements, sorted by this program"
                                                     : "";
    return og_flow_print(flow, "%s%s", names[side][all], spoken);
}

void og_view_add_findings(og_flow *flow, const og_record *record, const og_text_options *options,
                          const og_selection *selection, og_view *view)
{
    for (og_side side = 0; side < OG_SIDE_COUNT; side++) {
        size_t count = selection->groups[side].count;
        if (count)
            add_heading(flow, view, OG_PART_HEADING, heading_of(flow, record, side, options->all));
        for (size_t i = 0; i < count; i++) {
            const og_finding_group *group = &selection->groups[side].items[i];
            if (group->area.len)
                add_heading(flow, view, OG_PART_AREA, og_say_area(flow, group->area));
            else if (count > 1)
                add_heading(flow, view, OG_PART_AREA, OG_STR("Not under one area"));
            add_group(flow, view, group, options);
        }
    }
}
