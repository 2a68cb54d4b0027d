// SPDX-License-Identifier: MIT
// One record as a screen of plain text for people: og_record_to_text.
#include "base/str.h"
#include "record/record.h"
#include "render/flow.h"
#include "render/judgements.h"

// How many findings, actions or recommendations of a kind are shown; how many there are is always said.
enum { MOST_SHOWN = 5, USUAL_WIDTH = 80 };

typedef struct shown_item {
    og_str text;
    uint32_t page;
} shown_item;

static bool is_word(og_str text, const char *word)
{
    return og_str_equal(text, og_str_from(word));
}

static bool kind_is(const og_record *record, const char *kind)
{
    return record->document && is_word(record->document->kind, kind);
}

static void blank_line(og_flow *flow)
{
    og_buf_add_byte(&flow->out, '\n');
}

static og_str show_date(og_flow *flow, og_date date, bool month, bool year)
{
    static const char *const months[] = {"",     "January", "February",  "March",   "April",    "May",     "June",
                                         "July", "August",  "September", "October", "November", "December"};
    if (!og_date_is_valid(date))
        return og_flow_print(flow, "(no valid date)");
    return og_flow_print(flow, year ? "%d%s%s %d" : "%d%s%s", date.day, month ? " " : "",
                         month ? months[date.month] : "", date.year);
}

// "11 to 22 May 2026", "28 January to 6 February 2013", "5 May 2013".
static og_str show_days(og_flow *flow, og_date start, og_date end)
{
    if (!og_date_is_set(start) || !og_date_is_set(end) || og_date_compare(start, end) == 0)
        return show_date(flow, og_date_is_set(start) ? start : end, true, true);
    bool same_year = start.year == end.year;
    og_str from = show_date(flow, start, !same_year || start.month != end.month, !same_year);
    og_str to = show_date(flow, end, true, true);
    return og_flow_print(flow, "%.*s to %.*s", OG_STR_ARG(from), OG_STR_ARG(to));
}

static og_str show_path(og_flow *flow, const og_record *record)
{
    return is_word(record->source.path, "-") ? OG_STR("standard input") : og_flow_visible(flow, record->source.path);
}

static og_str heading_of(og_flow *flow, const og_record *record)
{
    if (record->inspection && record->inspection->provider.name.len)
        return og_flow_clean(flow, record->inspection->provider.name);
    if (record->document && record->document->title.len)
        return og_flow_clean(flow, record->document->title);
    return show_path(flow, record);
}

static void write_heading(og_flow *flow, og_str text)
{
    og_str line;
    while (og_flow_take(&text, flow->width, false, &line)) {
        og_flow_colour(flow, "1");
        og_buf_add(&flow->out, line);
        og_flow_colour(flow, "0");
        og_buf_add_byte(&flow->out, '\n');
    }
}

// What kind of document it is, and of a short or repeated inspection that it was one.
static void write_kind(og_flow *flow, const og_record *record)
{
    og_str type = record->inspection ? record->inspection->type : (og_str){0};
    const char *note = is_word(type, "short")           ? " (short inspection)"
                       : is_word(type, "re-inspection") ? " (re-inspection)"
                                                        : "";
    if (record->framework) {
        og_str name = og_flow_clean(flow, record->framework->name);
        og_flow_paragraph(flow, "", og_flow_print(flow, "%.*s%s", OG_STR_ARG(name), note));
    } else if (kind_is(record, "news-article")) {
        og_str title = og_flow_clean(flow, record->document->title);
        og_flow_paragraph(flow, "",
                          og_flow_print(flow, "News article%s%.*s", title.len ? ": " : "", OG_STR_ARG(title)));
    } else if (kind_is(record, "inspection-report") || kind_is(record, "inspection-letter")) {
        og_flow_paragraph(flow, "", OG_STR("An inspection report of a kind that is not known"));
    }
}

static void write_dates(og_flow *flow, const og_inspection *inspection)
{
    bool days = og_date_is_set(inspection->start) || og_date_is_set(inspection->end);
    if (days) {
        og_str shown = show_days(flow, inspection->start, inspection->end);
        og_flow_paragraph(flow, "", og_flow_print(flow, "Inspected: %.*s", OG_STR_ARG(shown)));
    }
    if (og_date_is_set(inspection->published)) {
        og_str shown = show_date(flow, inspection->published, true, true);
        og_flow_paragraph(flow, "", og_flow_print(flow, "Published: %.*s", OG_STR_ARG(shown)));
    }
}

// Those who led; where nobody is said to have led, all.
static void write_inspectors(og_flow *flow, const og_inspection *inspection)
{
    size_t leads = 0, shown = 0;
    for (size_t i = 0; i < inspection->inspectors.count; i++)
        leads += inspection->inspectors.items[i].lead;
    size_t wanted = leads ? leads : inspection->inspectors.count;
    og_buf line = {0};
    for (size_t i = 0; i < inspection->inspectors.count; i++) {
        const og_inspector *inspector = &inspection->inspectors.items[i];
        if (!leads || inspector->lead) {
            og_str name = og_flow_clean(flow, inspector->name);
            og_buf_printf(&line, "%s%.*s", shown++ ? ", " : "", OG_STR_ARG(name));
        }
    }
    const char *label = leads ? "Lead inspector" : "Inspector";
    if (shown)
        og_flow_paragraph(
            flow, "", og_flow_print(flow, "%s%s: %.*s", label, wanted > 1 ? "s" : "", OG_STR_ARG(og_buf_str(&line))));
    if (line.status != OG_OK)
        flow->out.status = line.status;
    og_buf_free(&line);
}

// True where the framework has no scale, and of visits, whose framework may name one for the grades before.
static bool is_ungraded(const og_record *record)
{
    return !record->framework->scale.len ||
           (record->inspection && og_str_ends(record->inspection->type, OG_STR("-visit")));
}

static void write_outcome(og_flow *flow, const og_record *record)
{
    if (record->outcome) {
        og_str words = og_flow_clean(flow, record->outcome->words);
        blank_line(flow);
        og_str label = og_flow_print(flow, "Outcome %d: ", record->outcome->code);
        og_flow_paragraph(flow, label.ptr ? label.ptr : "", words);
    } else if (!record->judgements.count && record->framework) {
        blank_line(flow);
        og_flow_paragraph(flow, "",
                          is_ungraded(record) ? OG_STR("No grades are given in this kind of visit.")
                                              : OG_STR("No grades were found in this document."));
    }
}

static void write_previous(og_flow *flow, const og_record *record)
{
    const og_previous *previous = record->inspection ? record->inspection->previous : NULL;
    if (!previous || (!previous->overall.len && !og_date_is_set(previous->date)))
        return;
    og_str grade = og_flow_clean(flow, previous->overall);
    og_str date = og_date_is_set(previous->date) ? show_date(flow, previous->date, true, true) : (og_str){0};
    blank_line(flow);
    og_flow_paragraph(flow, "",
                      og_flow_print(flow, "Previous inspection: %.*s%s%.*s", OG_STR_ARG(grade),
                                    grade.len && date.len ? ", " : "", OG_STR_ARG(date)));
}

static void write_inferred(og_flow *flow, const og_record *record)
{
    const og_assessment *assessment = record->assessment;
    if (!assessment || !assessment->inferred.len)
        return;
    og_str grade = og_flow_clean(flow, assessment->inferred);
    const char *agreement = is_word(assessment->agreement, "agrees")              ? ", as stated"
                            : is_word(assessment->agreement, "text-reads-better") ? ", which is better than stated"
                            : is_word(assessment->agreement, "text-reads-worse")  ? ", which is worse than stated"
                                                                                  : "";
    blank_line(flow);
    og_flow_paragraph(flow, "",
                      og_flow_print(flow, "The findings alone read like %.*s (level %d of 4)%s; confidence %d%%.",
                                    OG_STR_ARG(grade), assessment->inferred_level, agreement,
                                    (int)(assessment->confidence * 100 + 0.5)));
}

static void write_list(og_flow *flow, const char *heading, const shown_item *items, size_t count)
{
    if (!count)
        return;
    blank_line(flow);
    write_heading(flow, og_flow_print(flow, count > MOST_SHOWN ? "%s (%d of %zu)" : "%s", heading, MOST_SHOWN, count));
    for (size_t i = 0; i < count && i < MOST_SHOWN; i++) {
        og_str text = og_flow_clean(flow, items[i].text);
        if (items[i].page)
            text = og_flow_print(flow, "%.*s (page %u)", OG_STR_ARG(text), (unsigned)items[i].page);
        og_flow_paragraph(flow, "- ", text);
    }
}

static void write_findings(og_flow *flow, const og_record *record, const char *polarity, const char *heading)
{
    shown_item items[MOST_SHOWN];
    size_t count = 0;
    for (size_t i = 0; i < record->findings.count; i++) {
        const og_finding *finding = &record->findings.items[i];
        if (!is_word(finding->polarity, polarity))
            continue;
        if (count < MOST_SHOWN)
            items[count] = (shown_item){finding->text, finding->evidence.page};
        count++;
    }
    write_list(flow, heading, items, count);
}

static void write_actions(og_flow *flow, const og_record *record)
{
    shown_item items[MOST_SHOWN];
    for (size_t i = 0; i < record->actions.count && i < MOST_SHOWN; i++)
        items[i] = (shown_item){record->actions.items[i].text, record->actions.items[i].evidence.page};
    write_list(flow, "Actions", items, record->actions.count);
}

static void write_recommendations(og_flow *flow, const og_record *record)
{
    shown_item items[MOST_SHOWN];
    for (size_t i = 0; i < record->recommendations.count && i < MOST_SHOWN; i++)
        items[i] = (shown_item){record->recommendations.items[i].text, 0};
    write_list(flow, "What to do next", items, record->recommendations.count);
}

static void write_summary(og_flow *flow, const og_record *record)
{
    if (!record->summary.len)
        return;
    blank_line(flow);
    og_flow_paragraph(flow, "", og_flow_clean(flow, record->summary));
}

// All of them, since a warning that is not shown would be as good as none; but for the one that the note on an unknown
// document says already.
static void write_warnings(og_flow *flow, const og_record *record)
{
    bool shown = false;
    for (size_t i = 0; i < record->warnings.count; i++) {
        const og_record_warning *warning = &record->warnings.items[i];
        if (kind_is(record, "unknown") && is_word(warning->code, "not-a-report"))
            continue;
        og_str text = og_flow_clean(flow, warning->message);
        if (warning->evidence && warning->evidence->page)
            text = og_flow_print(flow, "%.*s (page %u)", OG_STR_ARG(text), (unsigned)warning->evidence->page);
        if (!shown)
            blank_line(flow);
        shown = true;
        og_flow_paragraph(flow, "Please note: ", text);
    }
}

static void write_source(og_flow *flow, const og_record *record)
{
    og_str path =
        is_word(record->source.path, "-") ? OG_STR("standard input") : og_flow_visible(flow, record->source.path);
    og_str pages = record->source.pages
                       ? og_flow_print(flow, ", %zu page%s", record->source.pages, record->source.pages == 1 ? "" : "s")
                       : (og_str){0};
    blank_line(flow);
    og_flow_paragraph(flow, "", og_flow_print(flow, "Source: %.*s%.*s", OG_STR_ARG(path), OG_STR_ARG(pages)));
}

// A whole record, in the order in which a reader asks.
static void write_analysed(og_flow *flow, const og_record *record)
{
    write_heading(flow, heading_of(flow, record));
    write_kind(flow, record);
    if (record->inspection) {
        write_dates(flow, record->inspection);
        write_inspectors(flow, record->inspection);
    }
    if (kind_is(record, "unknown")) {
        blank_line(flow);
        og_flow_paragraph(flow, "",
                          OG_STR("This does not look like an inspection report, or a letter or news article about an "
                                 "inspection, so there is nothing to say about it."));
    }
    if (record->judgements.count)
        blank_line(flow);
    og_render_judgements(flow, record);
    write_outcome(flow, record);
    write_previous(flow, record);
    write_inferred(flow, record);
    write_summary(flow, record);
    write_findings(flow, record, "strength", "Strengths");
    write_findings(flow, record, "weakness", "Weaknesses");
    write_findings(flow, record, "mixed", "Strengths with weaknesses");
    write_actions(flow, record);
    write_recommendations(flow, record);
    write_warnings(flow, record);
    write_source(flow, record);
}

// The hint of the status that has this code; records keep the code alone.
static og_str hint_of(og_str code)
{
#define OG_STATUS(id, name, message, hint)                                                                             \
    if (og_str_equal(code, OG_STR(name)))                                                                              \
        return OG_STR(hint);
#include "ofgrade/status.def"
#undef OG_STATUS
    return (og_str){0};
}

// "PATH: message (code); hint" on one line, however long.
static void write_failed(og_flow *flow, const og_record *record)
{
    og_str path =
        is_word(record->source.path, "-") ? OG_STR("standard input") : og_flow_visible(flow, record->source.path);
    og_str code = og_flow_clean(flow, record->error ? record->error->code : (og_str){0});
    og_str message = og_flow_clean(flow, record->error ? record->error->message : (og_str){0});
    og_str hint = hint_of(code);
    og_buf_printf(&flow->out, "%.*s: %.*s (%.*s)%s%.*s\n", OG_STR_ARG(path), OG_STR_ARG(message), OG_STR_ARG(code),
                  hint.len ? "; " : "", OG_STR_ARG(hint));
}

og_status og_record_to_text(const og_record *record, const og_text_options *options, og_str *out)
{
    og_flow flow = {.arena = og_arena_new(),
                    .width = options && options->width ? options->width : USUAL_WIDTH,
                    .colour = options && options->colour};
    if (!flow.arena)
        return OG_NO_MEMORY;
    if (og_record_is_analysed(record))
        write_analysed(&flow, record);
    else
        write_failed(&flow, record);
    og_arena_free(flow.arena);
    og_status status = flow.out.status;
    if (status == OG_OK)
        *out = og_buf_str(&flow.out);
    else
        og_buf_free(&flow.out);
    return status;
}
