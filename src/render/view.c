// SPDX-License-Identifier: MIT
// What a record is about, and the order of all its parts: the grade, why, and what next.
#include "render/view.h"

#include "base/str.h"
#include "render/say.h"

static bool kind_is(const og_record *record, const char *kind)
{
    return record->document && og_say_equal(record->document->kind, kind);
}

void og_view_add(og_flow *flow, og_view *view, og_part part)
{
    og_status status = og_vec_push(flow->arena, &view->parts, part);
    if (status != OG_OK)
        flow->out.status = status;
}

static void add_text(og_flow *flow, og_view *view, og_part_kind kind, og_str text)
{
    og_view_add(flow, view, (og_part){.kind = kind, .text = text});
}

static void add_labelled(og_flow *flow, og_view *view, og_part_kind kind, og_str label, og_str text)
{
    og_view_add(flow, view, (og_part){.kind = kind, .label = label, .text = text});
}

static og_str title_of(og_flow *flow, const og_record *record)
{
    og_str title = {0};
    if (record->inspection)
        title = og_flow_clean(flow, record->inspection->provider.name);
    if (!title.len && record->document)
        title = og_flow_clean(flow, record->document->title);
    return title.len ? title : og_say_path(flow, record);
}

// What kind of document it is, and of a short or repeated inspection that it was one.
static void add_kind(og_flow *flow, const og_record *record, og_view *view)
{
    og_str type = record->inspection ? record->inspection->type : (og_str){0};
    const char *note = og_say_equal(type, "short")           ? " (short inspection)"
                       : og_say_equal(type, "re-inspection") ? " (re-inspection)"
                                                             : "";
    if (record->framework) {
        og_str name = og_flow_clean(flow, record->framework->name);
        add_text(flow, view, OG_PART_SUBTITLE, og_flow_print(flow, "%.*s%s", OG_STR_ARG(name), note));
    } else if (kind_is(record, "news-article")) {
        og_str title = og_flow_clean(flow, record->document->title);
        add_text(flow, view, OG_PART_SUBTITLE,
                 og_flow_print(flow, "News article%s%.*s", title.len ? ": " : "", OG_STR_ARG(title)));
    } else if (kind_is(record, "inspection-report") || kind_is(record, "inspection-letter")) {
        add_text(flow, view, OG_PART_SUBTITLE, OG_STR("An inspection report of a kind that is not known"));
    }
}

// Those who led; where nobody is said to have led, all.
static void add_inspectors(og_flow *flow, const og_inspection *inspection, og_view *view)
{
    size_t leads = 0, shown = 0;
    for (size_t i = 0; i < inspection->inspectors.count; i++)
        leads += inspection->inspectors.items[i].lead;
    size_t wanted = leads ? leads : inspection->inspectors.count;
    og_buf names = {0};
    for (size_t i = 0; i < inspection->inspectors.count; i++) {
        const og_inspector *inspector = &inspection->inspectors.items[i];
        if (!leads || inspector->lead) {
            og_str name = og_flow_clean(flow, inspector->name);
            og_buf_printf(&names, "%s%.*s", shown++ ? ", " : "", OG_STR_ARG(name));
        }
    }
    og_str label = og_flow_print(flow, "%s%s", leads ? "Lead inspector" : "Inspector", wanted > 1 ? "s" : "");
    if (shown)
        add_labelled(flow, view, OG_PART_FACT, label, og_flow_clean(flow, og_buf_str(&names)));
    if (names.status != OG_OK)
        flow->out.status = names.status;
    og_buf_free(&names);
}

// In one line what is printed of it beside its name.
static void add_provider(og_flow *flow, const og_provider *provider, og_view *view)
{
    og_str urn = og_flow_clean(flow, provider->urn), authority = og_flow_clean(flow, provider->local_authority);
    og_str parts[] = {
        urn.len ? og_flow_print(flow, "URN %.*s", OG_STR_ARG(urn)) : (og_str){0},
        authority.len ? og_flow_print(flow, "local authority %.*s", OG_STR_ARG(authority)) : (og_str){0},
        provider->age_range ? og_say_ages(flow, provider->age_range) : (og_str){0},
        provider->number_on_roll ? og_flow_print(flow, "%zu on roll", provider->number_on_roll) : (og_str){0},
    };
    og_str line = {0};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (parts[i].len)
            line = line.len ? og_flow_print(flow, "%.*s, %.*s", OG_STR_ARG(line), OG_STR_ARG(parts[i])) : parts[i];
    if (line.len)
        add_labelled(flow, view, OG_PART_FACT, OG_STR("Provider"), og_say_capitalised(flow, line));
}

static bool is_graded_overall(const og_record *record)
{
    for (size_t i = 0; i < record->judgements.count; i++)
        if (og_say_equal(record->judgements.items[i].area, "overall"))
            return true;
    return false;
}

// Beside the overall grade it stands in the table of judgements.
static void add_category(og_flow *flow, const og_record *record, og_view *view)
{
    og_str category = og_say_category(flow, record);
    if (category.len && !is_graded_overall(record))
        add_labelled(flow, view, OG_PART_FACT, OG_STR("Category of concern"), category);
}

static void add_inspection(og_flow *flow, const og_inspection *inspection, og_view *view)
{
    add_provider(flow, &inspection->provider, view);
    if (og_date_is_set(inspection->start) || og_date_is_set(inspection->end))
        add_labelled(flow, view, OG_PART_FACT, OG_STR("Inspected"),
                     og_say_days(flow, inspection->start, inspection->end));
    if (og_date_is_set(inspection->published))
        add_labelled(flow, view, OG_PART_FACT, OG_STR("Published"), og_say_date(flow, inspection->published));
    add_inspectors(flow, inspection, view);
}

static void add_judgements(og_flow *flow, const og_record *record, og_view *view)
{
    view->rows = og_judgement_rows(flow, record);
    if (!view->rows)
        return;
    view->row_count = record->judgements.count + 1;
    og_view_add(flow, view, (og_part){.kind = OG_PART_JUDGEMENTS});
    if (view->rows[0].cells[OG_COLUMN_LEVEL].len)
        add_text(flow, view, OG_PART_LEGEND, OG_STR("Level 1 is the best, level 4 the lowest."));
}

bool og_view_is_ungraded(const og_record *record)
{
    return !record->framework->scale.len ||
           (record->inspection && og_str_ends(record->inspection->type, OG_STR("-visit")));
}

static void add_outcome(og_flow *flow, const og_record *record, og_view *view)
{
    if (record->outcome)
        add_labelled(flow, view, OG_PART_OUTCOME, og_flow_print(flow, "Outcome %d", record->outcome->code),
                     og_flow_clean(flow, record->outcome->words));
    else if (!record->judgements.count && record->framework && !og_view_has_reading(record)) // which says so itself
        add_text(flow, view, OG_PART_PARAGRAPH,
                 og_view_is_ungraded(record) ? OG_STR("No grades are given in this kind of visit.")
                                             : OG_STR("No grades were found in this document."));
}

static void add_previous(og_flow *flow, const og_record *record, og_view *view)
{
    const og_previous *previous = record->inspection ? record->inspection->previous : NULL;
    if (!previous || (!previous->overall.len && !og_date_is_set(previous->date)))
        return;
    og_str grade = og_flow_clean(flow, previous->overall);
    og_str date = og_date_is_set(previous->date) ? og_say_date(flow, previous->date) : (og_str){0};
    add_text(flow, view, OG_PART_PARAGRAPH,
             og_flow_print(flow, "Previous inspection: %.*s%s%.*s", OG_STR_ARG(grade),
                           grade.len && date.len ? ", " : "", OG_STR_ARG(date)));
}

void og_view_add_more(og_flow *flow, og_view *view, size_t hidden)
{
    if (hidden)
        add_text(flow, view, OG_PART_MORE,
                 og_flow_print(flow, "%zu more %s not shown here; 'ofgrade report --all' shows everything.", hidden,
                               hidden == 1 ? "is" : "are"));
}

// All of them, since a warning that is not shown would be as good as none; but for the one that the note on an unknown
// document says already.
static void add_warnings(og_flow *flow, const og_record *record, og_view *view)
{
    for (size_t i = 0; i < record->warnings.count; i++) {
        const og_record_warning *warning = &record->warnings.items[i];
        if (kind_is(record, "unknown") && og_say_equal(warning->code, "not-a-report"))
            continue;
        og_str text = og_flow_clean(flow, warning->message);
        if (warning->evidence && warning->evidence->page)
            text = og_flow_print(flow, "%.*s (page %u)", OG_STR_ARG(text), (unsigned)warning->evidence->page);
        add_labelled(flow, view, OG_PART_WARNING, OG_STR("Please note"), text);
    }
}

static void add_source(og_flow *flow, const og_record *record, og_view *view)
{
    og_str path = og_say_path(flow, record);
    og_str pages = record->source.pages
                       ? og_flow_print(flow, ", %zu page%s", record->source.pages, record->source.pages == 1 ? "" : "s")
                       : (og_str){0};
    add_labelled(flow, view, OG_PART_SOURCE, OG_STR("Source"),
                 og_flow_print(flow, "%.*s%.*s", OG_STR_ARG(path), OG_STR_ARG(pages)));
}

static void add_statements(og_flow *flow, const og_record *record, const og_text_options *options, og_view *view)
{
    og_selection selection;
    og_status status = og_select(flow->arena, record, options->all, &selection);
    if (status != OG_OK) {
        flow->out.status = status;
        return;
    }
    og_view_add_findings(flow, record, options, &selection, view);
    og_view_add_next(flow, record, options, &selection, view);
}

void og_view_make(og_flow *flow, const og_record *record, const og_text_options *options, og_view *view)
{
    add_text(flow, view, OG_PART_TITLE, title_of(flow, record));
    add_kind(flow, record, view);
    if (record->inspection)
        add_inspection(flow, record->inspection, view);
    add_category(flow, record, view);
    if (kind_is(record, "unknown"))
        add_text(flow, view, OG_PART_PARAGRAPH,
                 OG_STR("This does not look like an inspection report, or a letter or news article about an "
                        "inspection, so there is nothing to say about it."));
    if (record->summary.len)
        add_text(flow, view, OG_PART_PARAGRAPH, og_flow_clean(flow, record->summary));
    add_judgements(flow, record, view);
    add_outcome(flow, record, view);
    add_previous(flow, record, view);
    og_view_add_reading(flow, record, options, view);
    add_statements(flow, record, options, view);
    og_view_add_quoted(flow, record, options, view);
    add_warnings(flow, record, view);
    add_source(flow, record, view);
}
