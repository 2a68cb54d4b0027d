// SPDX-License-Identifier: MIT
// og_dashboard_new, _add, _free: records become rows; what comes after the last that is listed becomes numbers.
#include "render/dashboard.h"

#include "base/diagnostics.h"
#include "base/str.h"
#include "base/utf8.h"
#include "relate/inspected.h"
#include "render/html.h"
#include "render/say.h"
#include "render/tables.h"

// Real documents give 10 grades and speak of all 26 themes. The bounds are for records that somebody made up: of names,
// judgements and themes that are more than any framework has, the rest is counted as "other", or not.
enum { MOST_NAMES = 256, MOST_JUDGEMENTS = 64, MOST_THEMES = 64, LONGEST_TEXT = 200, LONGEST_ID = 24 };
enum { YEARS = OG_DASHBOARD_NEWEST_YEAR + 1 };

unsigned og_dashboard_column(int level)
{
    return level > 0 && level < OG_DASHBOARD_LEVELS ? (unsigned)level : 0;
}

int og_dashboard_gap(const og_record *record)
{
    int stated = og_record_stated_level(record), read = og_record_inferred_level(record);
    if (!og_dashboard_column(stated) || !og_dashboard_column(read))
        return -1;
    return stated < read ? read - stated : stated - read;
}

// The number of a name, 0 for one that is beyond the bound.
static og_status number_of(og_arena *arena, og_interner *names, og_str name, uint32_t *number)
{
    if (!names->items.count)
        OG_TRY(og_intern(arena, names, OG_STR("other"), number));
    *number = 0;
    if (names->items.count < MOST_NAMES && name.len <= LONGEST_TEXT)
        return og_intern(arena, names, name, number);
    for (size_t i = 1; i < names->items.count; i++)
        if (og_str_equal(names->items.items[i].text, name))
            *number = (uint32_t)i;
    return OG_OK;
}

og_status og_dashboard_judged(og_dashboard *dashboard, const og_record *record, size_t index, uint32_t *area,
                              bool *first)
{
    const og_judgement *all = record->judgements.items;
    *first = true;
    for (size_t i = 0; i < index && *first; i++)
        *first = !og_str_equal(all[i].area, all[index].area);
    return *first ? number_of(dashboard->arena, &dashboard->areas, all[index].area, area) : OG_OK;
}

static og_str clipped(og_flow *flow, og_str text)
{
    size_t end = text.len;
    if (end > LONGEST_TEXT)
        for (end = LONGEST_TEXT; end && ((unsigned char)text.ptr[end] & 0xC0) == 0x80;)
            end--;
    og_str clean = og_flow_clean(flow, og_str_slice(text, 0, end));
    return end == text.len ? clean : og_flow_print(flow, "%.*s\xE2\x80\xA6", OG_STR_ARG(clean));
}

// An id as the part of an address; "" for what has other signs than ids have.
static og_str anchor_of(og_flow *flow, og_str id)
{
    og_str copy = {0};
    for (size_t i = 0; i < id.len; i++)
        if (!og_is_alpha(id.ptr[i]) && !og_is_digit(id.ptr[i]) && id.ptr[i] != '-')
            return copy;
    if (id.len <= LONGEST_ID && og_arena_copy(flow->arena, id, &copy) != OG_OK)
        flow->out.status = OG_NO_MEMORY;
    return copy;
}

typedef struct theme_counts {
    og_dashboard *of;
    og_dashboard_theme items[MOST_THEMES];
    size_t count;
    og_status status;
} theme_counts;

static void count_themes(theme_counts *to, const og_strs *names, og_dashboard_side side, og_str id)
{
    for (size_t i = 0; i < names->count && to->status == OG_OK; i++) {
        uint32_t number;
        size_t at = 0;
        to->status = number_of(to->of->arena, &to->of->themes, names->items[i], &number);
        while (at < to->count && to->items[at].theme != number)
            at++;
        if (at == MOST_THEMES)
            continue;
        if (at == to->count)
            to->items[to->count++] = (og_dashboard_theme){.theme = number};
        if (!to->items[at].counts[side]++)
            to->items[at].first[side] = id;
    }
}

static og_status count_all_themes(og_dashboard *dashboard, const og_record *record, theme_counts *out)
{
    *out = (theme_counts){.of = dashboard};
    for (size_t i = 0; i < record->findings.count; i++) {
        const og_finding *finding = &record->findings.items[i];
        if (og_say_equal(finding->polarity, "strength"))
            count_themes(out, &finding->themes, OG_DASHBOARD_STRENGTH, finding->id);
        else if (og_say_equal(finding->polarity, "weakness"))
            count_themes(out, &finding->themes, OG_DASHBOARD_WEAKNESS, finding->id);
    }
    for (size_t i = 0; i < record->actions.count; i++)
        if (og_action_is_asked(&record->actions.items[i]))
            count_themes(out, &record->actions.items[i].themes, OG_DASHBOARD_ACTION, record->actions.items[i].id);
    return out->status;
}

static void count_statements(og_dashboard_row *row, const og_record *record)
{
    row->findings = record->findings.count;
    for (size_t i = 0; i < record->findings.count; i++) {
        const og_finding *finding = &record->findings.items[i];
        bool weak = og_say_equal(finding->polarity, "weakness");
        row->strengths += og_say_equal(finding->polarity, "strength");
        row->weaknesses += weak;
        row->serious += weak && og_say_equal(finding->severity, "serious");
    }
    for (size_t i = 0; i < record->actions.count; i++)
        row->actions += og_action_is_asked(&record->actions.items[i]);
}

static void keep_themes(og_flow *flow, og_dashboard_row *row, const theme_counts *counts)
{
    for (size_t i = 0; i < counts->count; i++) {
        og_dashboard_theme kept = counts->items[i];
        for (size_t side = 0; side < OG_DASHBOARD_SIDES; side++)
            kept.first[side] = anchor_of(flow, kept.first[side]);
        if (og_vec_push(flow->arena, &row->themes, kept) != OG_OK)
            flow->out.status = OG_NO_MEMORY;
    }
}

static void keep_judgements(og_flow *flow, og_dashboard_row *row, const og_record *record)
{
    for (size_t i = 0; i < record->judgements.count && i < MOST_JUDGEMENTS; i++) {
        const og_judgement *from = &record->judgements.items[i];
        og_judgement kept = {clipped(flow, from->area), clipped(flow, from->grade), from->level, {0}, {0}};
        if (og_vec_push(flow->arena, &row->record.judgements, kept) != OG_OK)
            flow->out.status = OG_NO_MEMORY;
    }
}

static void keep_inspection(og_flow *flow, og_dashboard_row *row, const og_record *record)
{
    const og_inspection *from = record->inspection;
    row->inspection = (og_inspection){
        .provider = {.name = clipped(flow, from->provider.name),
                     .kind = clipped(flow, from->provider.kind),
                     .urn = clipped(flow, from->provider.urn)},
        .type = clipped(flow, from->type),
        .category = clipped(flow, from->category),
        .start = from->start,
        .end = from->end,
        .published = from->published,
    };
    row->document = (og_record_document){.kind = clipped(flow, record->document->kind),
                                         .title = clipped(flow, record->document->title)};
    row->record.inspection = &row->inspection;
    row->record.document = &row->document;
    if (record->framework) {
        row->framework.id = clipped(flow, record->framework->id);
        row->framework.name = clipped(flow, record->framework->name);
        row->record.framework = &row->framework;
    }
    if (record->outcome) {
        row->outcome = (og_record_outcome){record->outcome->code, clipped(flow, record->outcome->words)};
        row->record.outcome = &row->outcome;
    }
    if (record->assessment) {
        const og_assessment *read = record->assessment;
        row->assessment = (og_assessment){.stated = clipped(flow, read->stated),
                                          .stated_level = read->stated_level,
                                          .inferred = clipped(flow, read->inferred),
                                          .inferred_level = read->inferred_level,
                                          .confidence = read->confidence};
        row->record.assessment = &row->assessment;
    }
}

static bool is_read(const og_record *record)
{
    return og_record_is_analysed(record) && record->document && record->inspection;
}

static bool is_report(const og_record *record)
{
    return is_read(record) && og_str_starts(record->document->kind, OG_STR("inspection-"));
}

void og_dashboard_count_kind(const og_record *record, og_dashboard_kinds *to)
{
    to->documents++;
    if (!is_read(record))
        to->failed++;
    else if (is_report(record))
        to->reports++;
    else if (og_is_article(record))
        to->articles++;
    else
        to->others++;
}

static og_status keep(og_dashboard *dashboard, og_flow *flow, const og_record *record, og_str href)
{
    theme_counts counts;
    og_dashboard_row *row = og_arena_alloc(flow->arena, sizeof *row);
    if (!row)
        return OG_NO_MEMORY;
    row->file = og_say_path(flow, record);
    row->record.status = is_read(record) ? OG_STR("analysed") : OG_STR("failed");
    row->record.source.path = row->file;
    OG_TRY(og_arena_copy(flow->arena, record->source.sha256, &row->record.source.sha256));
    OG_TRY(og_arena_copy(flow->arena, href, &row->href));
    if (record->error)
        row->error = (og_record_error){clipped(flow, record->error->code), clipped(flow, record->error->message)};
    row->record.error = is_read(record) ? NULL : &row->error;
    if (is_read(record)) {
        keep_inspection(flow, row, record);
        keep_judgements(flow, row, record);
        count_statements(row, record);
        OG_TRY(count_all_themes(dashboard, record, &counts));
        keep_themes(flow, row, &counts);
    }
    OG_TRY(flow->out.status);
    return og_vec_push(flow->arena, &dashboard->rows, row);
}

// The counts of `number`, of which the array has `columns` for each.
#define COUNTS_OF(arena, vec, number, columns, out)                                                                    \
    do {                                                                                                               \
        while ((vec)->count < ((size_t)(number) + 1) * (columns))                                                      \
            OG_TRY(og_vec_push(arena, vec, (size_t)0));                                                                \
        *(out) = &(vec)->items[(size_t)(number) * (columns)];                                                          \
    } while (0)

static og_status count_grades(og_dashboard *dashboard, const og_record *record)
{
    og_dashboard_beyond *beyond = &dashboard->beyond;
    size_t *counts;
    for (size_t i = 0; i < record->judgements.count && i < MOST_JUDGEMENTS; i++) {
        uint32_t area = 0;
        bool first;
        OG_TRY(og_dashboard_judged(dashboard, record, i, &area, &first));
        if (!first)
            continue;
        COUNTS_OF(dashboard->arena, &beyond->areas, area, OG_DASHBOARD_LEVELS, &counts);
        counts[og_dashboard_column(record->judgements.items[i].level)]++;
    }
    if (!og_record_stated_grade(record).len)
        return OG_OK;
    if (!beyond->years)
        beyond->years = og_arena_alloc_array(dashboard->arena, YEARS, sizeof *beyond->years);
    if (!beyond->years)
        return OG_NO_MEMORY;
    int year = og_table_year(record), gap = og_dashboard_gap(record);
    beyond->years[year > 0 && year < YEARS ? year : 0][og_dashboard_column(og_record_stated_level(record))]++;
    beyond->graded++;
    if (gap >= 0)
        beyond->gaps[gap]++;
    return OG_OK;
}

// Of a document for which there is no row left.
static og_status count_alone(og_dashboard *dashboard, const og_record *record)
{
    theme_counts themes;
    size_t *counts;
    og_dashboard_count_kind(record, &dashboard->beyond.kinds);
    if (!is_report(record))
        return OG_OK;
    OG_TRY(count_grades(dashboard, record));
    OG_TRY(count_all_themes(dashboard, record, &themes));
    for (size_t i = 0; i < themes.count; i++) {
        COUNTS_OF(dashboard->arena, &dashboard->beyond.themes, themes.items[i].theme, OG_DASHBOARD_SIDES, &counts);
        for (size_t side = 0; side < OG_DASHBOARD_SIDES; side++)
            counts[side] += themes.items[i].counts[side];
    }
    return OG_OK;
}

og_status og_dashboard_new(const og_providers *names, const og_catalogue *catalogue, size_t most, og_dashboard **out)
{
    og_arena *arena = og_arena_new();
    og_dashboard *dashboard = arena ? og_arena_alloc(arena, sizeof *dashboard) : NULL;
    *out = dashboard;
    if (!dashboard) {
        og_arena_free(arena);
        return OG_NO_MEMORY;
    }
    *dashboard =
        (og_dashboard){.arena = arena, .names = names, .catalogue = catalogue, .most = most ? most : OG_DASHBOARD_MOST};
    return OG_OK;
}

og_status og_dashboard_add(og_dashboard *dashboard, const og_record *record, og_str href)
{
    og_flow flow = {.arena = dashboard->arena};
    if (dashboard->finished)
        return OG_INTERNAL;
    if (dashboard->rows.count == dashboard->most)
        return count_alone(dashboard, record);
    return keep(dashboard, &flow, record, href);
}

static void warn(const og_dashboard *dashboard, og_diagnostics *diagnostics)
{
    og_flow flow = {.arena = dashboard->arena};
    og_str message =
        og_flow_print(&flow, "the page lists %zu documents; %zu more are counted in its figures and not listed",
                      dashboard->rows.count, dashboard->beyond.kinds.documents);
    og_diagnostics_add(diagnostics, (og_diagnostic){.severity = OG_WARNING,
                                                    .code = OG_STR("not-listed"),
                                                    .message = message,
                                                    .hint = OG_STR("make a page of fewer documents to list all"),
                                                    .excerpt_at = SIZE_MAX});
}

og_status og_dashboard_finish(og_dashboard *dashboard, og_diagnostics *diagnostics, og_str *html)
{
    og_flow flow = {.arena = dashboard->arena};
    og_dashboard_figures figures;
    *html = (og_str){0};
    if (dashboard->finished)
        return OG_INTERNAL;
    dashboard->finished = true;
    og_status status = og_dashboard_count(dashboard, &figures);
    if (status == OG_OK) {
        og_dashboard_add_json(&flow, dashboard, &figures);
        status = flow.out.status;
    }
    if (status == OG_OK)
        status = og_html_draw(og_buf_str(&flow.out), "dashboard", figures.folder.path, html);
    og_buf_free(&flow.out);
    if (status == OG_OK && dashboard->beyond.kinds.documents)
        warn(dashboard, diagnostics);
    return status;
}

void og_dashboard_free(og_dashboard *dashboard)
{
    if (dashboard)
        og_arena_free(dashboard->arena); // which holds the structure itself
}
