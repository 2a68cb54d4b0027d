// SPDX-License-Identifier: MIT
// One record as a plan: og_record_to_plan, and the words for what stands in it.
#include "render/plan.h"

#include "base/diagnostics.h"
#include "base/str.h"
#include "ofgrade/plan.h"
#include "record/fields.h"
#include "render/say.h"

// The widths together fit a landscape page of A4 at two thirds of their size.
const og_plan_heading og_plan_headings[OG_PLAN_COLUMN_COUNT] = {
    [OG_PLAN_NUMBER] = {5, "No."},
    [OG_PLAN_PRIORITY] = {12, "Priority (suggested)"},
    [OG_PLAN_ACTION] = {44, "Action"},
    [OG_PLAN_BASIS] = {19, "Basis"},
    [OG_PLAN_SOURCE] = {22, "Source"},
    [OG_PLAN_THEME] = {17, "Theme"},
    [OG_PLAN_DEADLINE] = {17, "By when"},
    [OG_PLAN_OWNER] = {18, "Owner"},
    [OG_PLAN_MEASURE] = {36, "Measure of success (suggested)"},
    [OG_PLAN_STATUS] = {13, "Status"},
};

const char *const og_plan_statuses[OG_PLAN_STATUS_COUNT] = {"not started", "in progress", "done", "not needed"};

static bool kind_is(const og_record *record, const char *kind)
{
    return record->document && og_say_equal(record->document->kind, kind);
}

// What the document is called in a sentence.
static const char *noun_of(const og_record *record)
{
    return kind_is(record, "inspection-report")   ? "report"
           : kind_is(record, "inspection-letter") ? "letter"
           : kind_is(record, "news-article")      ? "article"
                                                  : "document";
}

static og_str provider_of(og_flow *flow, const og_record *record)
{
    og_str name = record->inspection ? og_say_provider(flow, &record->inspection->provider) : (og_str){0};
    return name.len ? name : og_say_path(flow, record);
}

// ", 8 to 19 June 2026"; where the days of the inspection are not known, that of publication.
static og_str days_of(og_flow *flow, const og_inspection *inspection)
{
    if (inspection && (og_date_is_set(inspection->start) || og_date_is_set(inspection->end)))
        return og_flow_print(flow, ", %.*s", OG_STR_ARG(og_say_days(flow, inspection->start, inspection->end)));
    if (inspection && og_date_is_set(inspection->published))
        return og_flow_print(flow, ", published %.*s", OG_STR_ARG(og_say_date(flow, inspection->published)));
    return (og_str){0};
}

static og_str document_of(og_flow *flow, const og_record *record, og_str provider)
{
    og_str kind =
        record->document && !kind_is(record, "unknown") ? og_say_id(flow, record->document->kind) : (og_str){0};
    og_str days = days_of(flow, record->inspection);
    return og_flow_print(flow, "%.*s%s%.*s%.*s", OG_STR_ARG(provider), kind.len ? ", " : "", OG_STR_ARG(kind),
                         OG_STR_ARG(days));
}

static og_str why_empty(og_flow *flow, const og_record *record)
{
    if (kind_is(record, "unknown"))
        return OG_STR("This does not look like an inspection report, so there is nothing to plan.");
    return og_flow_print(flow, "The %s asks for nothing, and ofgrade suggests nothing, so there is nothing to plan.",
                         noun_of(record));
}

void og_plan_view_make(og_flow *flow, const og_record *record, const og_catalogue *catalogue, og_plan_view *view)
{
    og_str provider = provider_of(flow, record);
    *view = (og_plan_view){.record = record, .catalogue = catalogue};
    view->title = og_flow_print(flow, "Improvement plan: %.*s", OG_STR_ARG(provider));
    view->document = document_of(flow, record, provider);
    view->kind = record->framework ? og_flow_clean(flow, record->framework->name) : (og_str){0};
    view->path = og_say_path(flow, record);
    view->origin = og_flow_print(flow,
                                 "The column Basis says what the %s asks for and what ofgrade suggests. Priorities and "
                                 "measures of success are suggestions of ofgrade, not the inspectors' words.",
                                 noun_of(record));
    og_status status = og_plan_make(flow->arena, record, catalogue, &view->plan);
    if (status != OG_OK)
        flow->out.status = status;
    else if (!view->plan.count)
        view->empty = why_empty(flow, record);
}

// Of the first place its page or line, of several "pages 2, 4 and 7". Where one has a page, so has the last.
static og_str places_of(og_flow *flow, const og_plan_row *row)
{
    size_t count = row->places.count, first = 0;
    if (!count)
        return (og_str){0};
    bool paged = row->places.items[count - 1].page;
    while (paged && !row->places.items[first].page)
        first++;
    og_buf text = {0};
    og_buf_printf(&text, "%s%s ", paged ? "page" : "line", count - first > 1 ? "s" : "");
    for (size_t i = first; i < count; i++) {
        const og_span *place = &row->places.items[i];
        const char *before = i == first ? "" : i + 1 == count ? " and " : ", ";
        og_buf_printf(&text, "%s%zu", before, paged ? (size_t)place->page : place->line);
    }
    og_str said = og_flow_clean(flow, og_buf_str(&text));
    if (text.status != OG_OK)
        flow->out.status = text.status;
    og_buf_free(&text);
    return said;
}

static og_str source_of(og_flow *flow, const og_plan_view *view, const og_plan_row *row, bool alone)
{
    og_str places = places_of(flow, row);
    if (!alone)
        return places;
    return og_flow_print(flow, "%.*s%s%.*s", OG_STR_ARG(view->document), places.len ? ", " : "", OG_STR_ARG(places));
}

static og_str basis_of(og_flow *flow, const og_plan_view *view, const og_plan_row *row)
{
    if (row->asked)
        return og_flow_print(flow, "asked for in the %s", noun_of(view->record));
    return OG_STR("suggested by ofgrade from what inspectors found");
}

static og_str themes_of(og_flow *flow, const og_catalogue *catalogue, const og_strs *themes)
{
    og_buf text = {0};
    for (size_t i = 0; i < themes->count; i++) {
        og_str theme = og_say_theme(flow, catalogue, themes->items[i]);
        og_buf_printf(&text, "%s%.*s", i ? ", " : "", OG_STR_ARG(theme));
    }
    og_str said = og_flow_clean(flow, og_buf_str(&text));
    if (text.status != OG_OK)
        flow->out.status = text.status;
    og_buf_free(&text);
    return said;
}

// A span of time as the document gives it, with the day from which it may run; that is all that is certain.
static og_str deadline_of(og_flow *flow, const og_record *record, og_str deadline)
{
    og_str words = og_list_meaning(OG_LIST_DEADLINE, deadline);
    bool runs =
        og_str_ends(deadline, OG_STR("-months")) && record->inspection && og_date_is_set(record->inspection->published);
    if (!runs || !words.len)
        return words;
    og_str day = og_say_date(flow, record->inspection->published);
    return og_flow_print(flow, "%.*s (published %.*s)", OG_STR_ARG(words), OG_STR_ARG(day));
}

static og_str owner_of(og_flow *flow, const og_record *record, og_str owner)
{
    og_str name = og_flow_clean(flow, owner);
    return name.len ? og_flow_print(flow, "%.*s (named in the %s)", OG_STR_ARG(name), noun_of(record)) : name;
}

void og_plan_line_make(og_flow *flow, const og_plan_view *view, size_t index, bool alone, og_plan_line *line)
{
    const og_plan_row *row = &view->plan.items[index];
    *line = (og_plan_line){.deadline = {0}};
    line->cells[OG_PLAN_NUMBER] = og_flow_print(flow, "%zu", index + 1);
    line->cells[OG_PLAN_PRIORITY] = og_flow_clean(flow, row->priority);
    line->cells[OG_PLAN_ACTION] = og_flow_clean(flow, row->action);
    line->cells[OG_PLAN_BASIS] = basis_of(flow, view, row);
    line->cells[OG_PLAN_SOURCE] = source_of(flow, view, row, alone);
    line->cells[OG_PLAN_THEME] = themes_of(flow, view->catalogue, row->themes);
    line->cells[OG_PLAN_OWNER] = owner_of(flow, view->record, row->owner);
    line->cells[OG_PLAN_MEASURE] = og_flow_clean(flow, row->measure);
    line->cells[OG_PLAN_STATUS] = og_str_from(og_plan_statuses[0]);
    if (og_date_from_iso(row->deadline, &line->deadline))
        line->cells[OG_PLAN_DEADLINE] = og_say_date(flow, line->deadline);
    else
        line->cells[OG_PLAN_DEADLINE] = deadline_of(flow, view->record, row->deadline);
}

og_status og_record_to_plan(const og_record *record, const og_catalogue *catalogue, og_plan_format format,
                            og_diagnostics *diagnostics, og_str *out)
{
    if (!og_record_is_analysed(record))
        return OG_NOT_ANALYSED;
    og_flow flow = {.arena = og_arena_new()};
    og_plan_view view;
    if (!flow.arena)
        return OG_NO_MEMORY;
    og_plan_view_make(&flow, record, catalogue, &view);
    if (view.empty.len)
        og_diagnostics_add(diagnostics, (og_diagnostic){.severity = OG_NOTE,
                                                        .code = OG_STR("empty-plan"),
                                                        .file = view.path,
                                                        .message = view.empty});
    if (format == OG_PLAN_MARKDOWN)
        og_plan_add_markdown(&flow, &view);
    else if (format == OG_PLAN_CSV)
        og_plan_add_csv(&flow, &view);
    else
        og_plan_add_xlsx(&flow, &view, diagnostics);
    return og_flow_finish(&flow, out);
}
