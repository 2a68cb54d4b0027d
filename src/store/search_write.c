// SPDX-License-Identifier: MIT
// What was found as text, JSON and comma-separated values.
#include "base/date.h"
#include "base/str.h"
#include "record/describe.h"
#include "render/csv.h"
#include "render/say.h"
#include "store/search.h"

// clang-format off
static const og_member hit_members[] = {
    STRING(og_hit, path, OG_FORM_ANY),
    STRING_OR_NULL(og_hit, provider, OG_FORM_ANY),
    STRING_OR_NULL(og_hit, date, OG_FORM_ANY),
    STRING_OR_NULL(og_hit, grade, OG_FORM_ANY),
    STRING(og_hit, statement, OG_FORM_ANY),
    STRING(og_hit, name, OG_FORM_ANY),
    STRING(og_hit, text, OG_FORM_ANY),
    STRING(og_hit, snippet, OG_FORM_ANY),
    STRING_OR_NULL(og_hit, polarity, OG_FORM_ANY),
    STRING_OR_NULL(og_hit, kind, OG_FORM_ANY),
    STRING_OR_NULL(og_hit, deadline, OG_FORM_ANY),
    STRING_OR_NULL(og_hit, area, OG_FORM_ANY),
    STRING(og_hit, severity, OG_FORM_ANY),
    STRINGS(og_hit, themes, OG_FORM_ANY),
    {AT(og_hit, page), .kind = OG_MEMBER_PAGE, .nullable = true, .least = 1, .most = UINT32_MAX},
    SIZE(og_hit, line, 0),
};
static const og_object hit_object = DESCRIBE(og_hit, hit_members);

static const og_member result_members[] = {
    STRING(og_search_result, schema, OG_FORM_ANY),
    STRING(og_search_result, query, OG_FORM_ANY),
    SIZE(og_search_result, found, 0),
    OBJECTS(og_search_result, statements, hit_object),
};
static const og_object result_object = DESCRIBE(og_search_result, result_members);
// clang-format on

og_status og_search_to_json(const og_search_result *result, og_str *out)
{
    return og_object_to_json(&result_object, result, 2, out);
}

// "Northmarsh, 5 May 2021, requires improvement".
static og_str heading(og_flow *flow, const og_hit *hit)
{
    og_date date = {0};
    og_str provider = hit->provider.len ? og_flow_clean(flow, hit->provider) : OG_STR("No provider named");
    og_str day = og_date_from_iso(hit->date, &date) ? og_say_date(flow, date) : OG_STR("no date");
    og_str grade = hit->grade.len ? og_say_grade(flow, hit->grade) : OG_STR("");
    return og_flow_print(flow, "%.*s, %.*s%s%.*s", OG_STR_ARG(provider), OG_STR_ARG(day), grade.len ? ", " : "",
                         OG_STR_ARG(grade));
}

// "by 30 June 2020", "at once".
static og_str due(og_flow *flow, const og_hit *hit)
{
    og_date day;
    if (!og_date_from_iso(hit->deadline, &day))
        return og_flow_clean(flow, og_list_meaning(OG_LIST_DEADLINE, hit->deadline));
    return og_flow_print(flow, "by %.*s", OG_STR_ARG(og_say_date(flow, day)));
}

// "Serious weakness, children in care", "Required action, by 30 June 2020".
static og_str sort_of(og_flow *flow, const og_hit *hit)
{
    og_str word = hit->polarity.len ? hit->polarity : hit->kind;
    bool serious = og_say_equal(hit->severity, "serious");
    og_str sort = og_flow_print(flow, "%s%.*s%s", serious ? "serious " : "", OG_STR_ARG(og_flow_clean(flow, word)),
                                og_say_equal(hit->statement, "action") ? " action" : "");
    og_str area = hit->area.len ? og_say_id(flow, hit->area) : due(flow, hit); // actions have no area
    return og_flow_print(flow, "%.*s%s%.*s", OG_STR_ARG(og_say_capitalised(flow, sort)), area.len ? ", " : "",
                         OG_STR_ARG(area));
}

static og_str document(og_flow *flow, const og_hit *hit)
{
    return og_say_equal(hit->path, "-") ? OG_STR("standard input") : og_flow_visible(flow, hit->path);
}

static void add_hit(og_flow *flow, const og_hit *hit)
{
    og_span place = {.page = hit->page, .line = hit->line};
    og_str where = og_say_place(flow, &place), path = document(flow, hit);
    og_flow_labelled(flow, "", heading(flow, hit), sort_of(flow, hit));
    og_flow_paragraph(flow, "  ", og_flow_clean(flow, hit->snippet));
    og_flow_paragraph(flow, "  ",
                      og_flow_print(flow, "%.*s%s%.*s", OG_STR_ARG(path), where.len ? ", " : "", OG_STR_ARG(where)));
    og_buf_add_byte(&flow->out, '\n');
}

void og_search_add_text(og_flow *flow, const og_search_result *result)
{
    size_t shown = result->statements.count;
    for (size_t i = 0; i < shown && flow->out.status == OG_OK; i++)
        add_hit(flow, &result->statements.items[i]);
    if (!result->found)
        og_flow_paragraph(flow, "", OG_STR("No statement was found."));
    else if (shown == 1 && result->found > 1)
        og_flow_paragraph(flow, "",
                          og_flow_print(flow, "%zu statements found; the first is shown (--limit N)", result->found));
    else if (shown < result->found)
        og_flow_paragraph(
            flow, "",
            og_flow_print(flow, "%zu statements found; the first %zu are shown (--limit N)", result->found, shown));
    else
        og_flow_paragraph(flow, "",
                          og_flow_print(flow, "%zu statement%s found", result->found, result->found == 1 ? "" : "s"));
}

typedef enum column {
    PROVIDER,
    DATE,
    GRADE,
    STATEMENT,
    NAME,
    POLARITY,
    KIND,
    DEADLINE,
    SEVERITY,
    AREA,
    THEMES,
    TEXT,
    DOCUMENT,
    PAGE,
    LINE,
    COLUMN_COUNT
} column;

static void fill_row(og_flow *flow, const og_hit *hit, og_str cells[COLUMN_COUNT])
{
    cells[PROVIDER] = og_flow_clean(flow, hit->provider);
    cells[DATE] = og_flow_clean(flow, hit->date);
    cells[GRADE] = og_flow_clean(flow, hit->grade);
    cells[STATEMENT] = og_flow_clean(flow, hit->statement);
    cells[NAME] = og_flow_clean(flow, hit->name);
    cells[POLARITY] = og_flow_clean(flow, hit->polarity);
    cells[KIND] = og_flow_clean(flow, hit->kind);
    cells[DEADLINE] = og_flow_clean(flow, hit->deadline);
    cells[SEVERITY] = og_flow_clean(flow, hit->severity);
    cells[AREA] = og_flow_clean(flow, hit->area);
    cells[THEMES] = og_say_joined(flow, &hit->themes);
    cells[TEXT] = og_flow_clean(flow, hit->text);
    cells[DOCUMENT] = document(flow, hit);
    cells[PAGE] = hit->page ? og_flow_print(flow, "%zu", (size_t)hit->page) : OG_STR("");
    cells[LINE] = og_flow_print(flow, "%zu", hit->line);
}

void og_search_add_csv(og_flow *flow, const og_search_result *result)
{
    static const og_str HEADINGS[COLUMN_COUNT] = {
        [PROVIDER] = LITERAL("Provider"), [DATE] = LITERAL("Date"),         [GRADE] = LITERAL("Grade"),
        [STATEMENT] = LITERAL("What"),    [NAME] = LITERAL("Id"),           [POLARITY] = LITERAL("Polarity"),
        [KIND] = LITERAL("Kind"),         [DEADLINE] = LITERAL("Deadline"), [SEVERITY] = LITERAL("Severity"),
        [AREA] = LITERAL("Area"),         [THEMES] = LITERAL("Themes"),     [TEXT] = LITERAL("Text"),
        [DOCUMENT] = LITERAL("Document"), [PAGE] = LITERAL("Page"),         [LINE] = LITERAL("Line")};
    og_str cells[COLUMN_COUNT];
    og_csv_begin(&flow->out);
    og_csv_add_row(&flow->out, HEADINGS, COLUMN_COUNT);
    for (size_t i = 0; i < result->statements.count && flow->out.status == OG_OK; i++) {
        fill_row(flow, &result->statements.items[i], cells);
        og_csv_add_row(&flow->out, cells, COLUMN_COUNT);
    }
}
