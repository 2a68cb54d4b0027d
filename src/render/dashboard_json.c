// SPDX-License-Identifier: MIT
// The model of a dashboard's page, as JSON. What the stylesheet would have to search or reckon for is reckoned here, so
// that it goes over everything once.
#include "base/str.h"
#include "relate/history.h"
#include "relate/inspected.h"
#include "render/dashboard.h"
#include "render/history.h"
#include "render/json.h"
#include "render/say.h"
#include "render/view.h"
#include "rules/framework.h"

#include <stdlib.h>

// A theme that hundreds of documents speak of: those that say most of it are named, the others counted. A provider's
// latest inspections, of which nobody has as many.
enum { MOST_OF_THEME = 60, MOST_OF_PROVIDER = 40 };
// Places on the axis of time: thousandths of its length. Marks that are nearer than a mark is wide are set apart.
enum { AXIS = 1000, MARK = 36, MOST_TICKS = 8, DAYS_OF_YEAR = 372, DAYS_OF_MONTH = 31 };
// A bar of fewer documents than this is not as long as there is room, lest one alone look like many.
enum { SHADES = 4, FEW = 10 };

static json_t *id_of(og_flow *flow, const char *what, size_t number)
{
    og_str id = og_flow_print(flow, "%s-%zu", what, number);
    return json_stringn(id.len ? id.ptr : "", id.len);
}

// Of what is clean already.
static json_t *plain(og_str text)
{
    return json_stringn(text.len ? text.ptr : "", text.len);
}

static json_t *make_row_numbers(og_flow *flow, const og_dashboard_cell *cell)
{
    json_t *array = json_array();
    for (size_t i = 0; i < cell->entry_count; i++)
        og_json_append(flow, array, og_json_number(cell->entries[i].row));
    return array;
}

// In the order of the page: what the levels are called, and last what has none.
static const struct {
    unsigned column;
    const char *name;
} COLUMNS[OG_DASHBOARD_LEVELS] = {
    {1, "Outstanding"}, {2, "Good"}, {3, "Requires improvement"}, {4, "Inadequate"}, {0, "Other grades"}};

static json_t *make_grades(og_flow *flow, const og_dashboard_line *line)
{
    json_t *array = json_array();
    for (size_t i = 0; i < OG_DASHBOARD_LEVELS; i++) {
        const og_dashboard_cell *cell = &line->cells[COLUMNS[i].column];
        json_t *made = json_object();
        og_json_set(flow, made, "level", json_integer(COLUMNS[i].column));
        og_json_set(flow, made, "name", json_string(COLUMNS[i].name));
        og_json_set(flow, made, "count", og_json_number(cell->count));
        og_json_set(flow, made, "beyond", og_json_number(cell->beyond));
        og_json_set(flow, made, "rows", make_row_numbers(flow, cell));
        og_json_append(flow, array, made);
    }
    return array;
}

static og_str name_of_year(og_flow *flow, const og_dashboard_line *line)
{
    const size_t newest = OG_DASHBOARD_NEWEST_YEAR;
    return line->key == newest ? OG_STR("No date") : og_flow_print(flow, "%zu", newest - line->key);
}

static json_t *make_grid(og_flow *flow, const char *what, const og_dashboard_lines *lines)
{
    json_t *made = json_object(), *array = json_array();
    size_t most = FEW, others = 0;
    for (size_t i = 0; i < lines->count; i++) {
        const og_dashboard_line *line = &lines->items[i];
        json_t *item = json_object();
        most = line->count > most ? line->count : most;
        others += line->cells[0].count;
        og_json_set(flow, item, "id", id_of(flow, what, i + 1));
        og_json_set(flow, item, "name",
                    plain(line->name.len ? og_say_area(flow, line->name) : name_of_year(flow, line)));
        og_json_set(flow, item, "count", og_json_number(line->count));
        og_json_set(flow, item, "cells", make_grades(flow, line));
        og_json_append(flow, array, item);
    }
    og_json_set(flow, made, "most", og_json_number(most));
    og_json_set(flow, made, "others", og_json_number(others));
    og_json_set(flow, made, "lines", array);
    return made;
}

static int by_count(const void *left, const void *right)
{
    const og_dashboard_entry *a = left, *b = right;
    if (a->count != b->count)
        return a->count > b->count ? -1 : 1;
    return (a->row > b->row) - (a->row < b->row);
}

// The documents that say most, and how many others there are.
static void add_evidence(og_flow *flow, const og_dashboard_cell *cell, json_t *to)
{
    json_t *array = json_array();
    og_dashboard_entry *sorted = og_arena_alloc_array(flow->arena, cell->entry_count + 1, sizeof *sorted);
    size_t shown = cell->entry_count < MOST_OF_THEME ? cell->entry_count : MOST_OF_THEME;
    if (!sorted)
        flow->out.status = OG_NO_MEMORY;
    for (size_t i = 0; sorted && i < cell->entry_count; i++)
        sorted[i] = cell->entries[i];
    if (sorted && cell->entry_count)
        qsort(sorted, cell->entry_count, sizeof *sorted, by_count);
    for (size_t i = 0; sorted && i < shown; i++) {
        json_t *made = json_object();
        og_json_set(flow, made, "row", og_json_number(sorted[i].row));
        og_json_set(flow, made, "count", og_json_number(sorted[i].count));
        og_json_set(flow, made, "first", plain(sorted[i].first));
        og_json_append(flow, array, made);
    }
    og_json_set(flow, to, "documents", og_json_number(cell->entry_count));
    og_json_set(flow, to, "more", og_json_number(cell->entry_count - shown));
    og_json_set(flow, to, "evidence", array);
}

static json_t *make_sides(og_flow *flow, const og_dashboard_line *line, const size_t *most)
{
    static const char *const SIDES[] = {"strengths", "weaknesses", "actions"};
    json_t *array = json_array();
    for (size_t side = 0; side < OG_DASHBOARD_SIDES; side++) {
        const og_dashboard_cell *cell = &line->cells[side];
        json_t *made = json_object();
        og_json_set(flow, made, "side", json_string(SIDES[side]));
        og_json_set(flow, made, "count", og_json_number(cell->count));
        og_json_set(flow, made, "beyond", og_json_number(cell->beyond));
        og_json_set(flow, made, "shade",
                    og_json_number(cell->count ? (cell->count * SHADES + most[side] - 1) / most[side] : 0));
        add_evidence(flow, cell, made);
        og_json_append(flow, array, made);
    }
    return array;
}

static json_t *make_themes(og_flow *flow, const og_catalogue *catalogue, const og_dashboard_lines *lines)
{
    json_t *array = json_array();
    size_t most[OG_DASHBOARD_SIDES] = {0};
    for (size_t i = 0; i < lines->count; i++)
        for (size_t side = 0; side < OG_DASHBOARD_SIDES; side++)
            if (most[side] < lines->items[i].cells[side].count)
                most[side] = lines->items[i].cells[side].count;
    for (size_t i = 0; i < lines->count; i++) {
        const og_dashboard_line *line = &lines->items[i];
        size_t weak = line->cells[OG_DASHBOARD_WEAKNESS].count, strong = line->cells[OG_DASHBOARD_STRENGTH].count;
        og_str name = og_say_capitalised(flow, og_say_theme(flow, catalogue, line->name));
        json_t *made = json_object();
        og_json_set(flow, made, "id", id_of(flow, "theme", i + 1));
        og_json_set(flow, made, "name", plain(name));
        og_json_set(flow, made, "share",
                    weak + strong ? og_json_number((100 * weak + (weak + strong) / 2) / (weak + strong)) : json_null());
        og_json_set(flow, made, "cells", make_sides(flow, line, most));
        og_json_append(flow, array, made);
    }
    return array;
}

// Documents whose words and grade are so many levels apart. The farthest first.
static json_t *make_gaps(og_flow *flow, const og_dashboard_lines *lines)
{
    json_t *array = json_array();
    for (size_t gap = OG_DASHBOARD_GAPS; lines->count && gap-- > 0;) {
        const og_dashboard_cell *cell = &lines->items[0].cells[gap];
        json_t *made = json_object();
        og_json_set(flow, made, "gap", og_json_number(gap));
        og_json_set(flow, made, "count", og_json_number(cell->count));
        og_json_set(flow, made, "beyond", og_json_number(cell->beyond));
        og_json_set(flow, made, "rows", make_row_numbers(flow, cell));
        og_json_append(flow, array, made);
    }
    return array;
}

// Days since the first day of `first`, in years of 372 days.
static size_t days_since(int first, og_date date)
{
    return (size_t)(date.year - first) * DAYS_OF_YEAR + (size_t)(date.month - 1) * DAYS_OF_MONTH + (size_t)date.day - 1;
}

typedef struct axis {
    int first, last; // years
} axis;

static axis axis_of(const og_dashboard_figures *figures)
{
    axis made = {0, 0};
    for (size_t i = 0; i < figures->timelines.count; i++) {
        const og_dashboard_provider *provider = &figures->timelines.items[i];
        for (size_t k = 0; k < provider->rows.count; k++) {
            int year = og_day_of(&provider->rows.items[k]->inspection).year;
            made.first = !made.first || year < made.first ? year : made.first;
            made.last = year > made.last ? year : made.last;
        }
    }
    return made;
}

static size_t place_on(const axis *on, og_date date)
{
    return days_since(on->first, date) * AXIS / ((size_t)(on->last - on->first + 1) * DAYS_OF_YEAR);
}

static json_t *make_ticks(og_flow *flow, const axis *on)
{
    json_t *array = json_array();
    int years = on->last - on->first + 1, step = (years + MOST_TICKS - 1) / MOST_TICKS;
    for (int year = on->first; year <= on->last; year += step) {
        json_t *made = json_object();
        og_json_set(flow, made, "at", og_json_number((size_t)(year - on->first) * AXIS / (size_t)years));
        og_json_set(flow, made, "year", json_integer(year));
        og_json_append(flow, array, made);
    }
    return array;
}

static json_t *make_timeline(og_flow *flow, const axis *on, const og_dashboard_provider *provider)
{
    json_t *made = json_object(), *array = json_array();
    size_t count = provider->rows.count, first = count > MOST_OF_PROVIDER ? count - MOST_OF_PROVIDER : 0;
    size_t before = SIZE_MAX;
    bool apart = false;
    for (size_t i = first; i < count; i++) {
        const og_dashboard_row *row = provider->rows.items[i];
        size_t at = place_on(on, og_day_of(&row->inspection));
        json_t *mark = json_object();
        apart = before != SIZE_MAX && at - before < MARK && !apart;
        before = at;
        og_json_set(flow, mark, "row", og_json_number(row->number));
        og_json_set(flow, mark, "at", og_json_number(at));
        og_json_set(flow, mark, "apart", json_boolean(apart));
        og_json_append(flow, array, mark);
    }
    og_json_set(flow, made, "name", og_json_text(flow, provider->name));
    og_json_set(flow, made, "inspections", og_json_number(count));
    og_json_set(flow, made, "earlier", og_json_number(first));
    og_json_set(flow, made, "marks", array);
    return made;
}

static json_t *make_timelines(og_flow *flow, const og_dashboard_figures *figures)
{
    json_t *made = json_object(), *array = json_array();
    axis on = axis_of(figures);
    for (size_t i = 0; i < figures->timelines.count; i++)
        og_json_append(flow, array, make_timeline(flow, &on, &figures->timelines.items[i]));
    og_json_set(flow, made, "ticks", figures->timelines.count ? make_ticks(flow, &on) : json_array());
    og_json_set(flow, made, "providers", array);
    return made;
}

// The words of a name up to the longest that a narrow column takes.
static og_str shortened(og_flow *flow, og_str name)
{
    enum { LONGEST_KIND = 64 };
    og_str line = name;
    bool any = og_flow_take(&name, LONGEST_KIND, false, &line);
    return any && name.len ? og_flow_print(flow, "%.*s\xE2\x80\xA6", OG_STR_ARG(line)) : line;
}

// "Focused visit to local authority children's services", "Joint local area SEND inspection (re-inspection)": what the
// name says already, and that an inspection is a full one, is not said again.
static og_str kind_of_inspection(og_flow *flow, const og_dashboard_row *row)
{
    og_str name = shortened(flow, row->framework.name), type = og_history_say_type(flow, &row->record);
    bool usual = !row->inspection.type.len || og_say_equal(row->inspection.type, "full") ||
                 og_say_equal(row->inspection.type, "other");
    if (usual || og_str_find(row->framework.name, og_str_slice(type, 1, type.len), 0) != SIZE_MAX)
        return name;
    return og_flow_print(flow, "%.*s (%.*s)", OG_STR_ARG(name), OG_STR_ARG(type));
}

// The framework's name; where there is none "Report: full inspection", "Letter: focused visit", "Article".
static og_str kind_of(og_flow *flow, const og_dashboard_row *row)
{
    og_str kind = row->document.kind;
    if (og_say_is_article(&row->record))
        return OG_STR("Article");
    if (!og_str_starts(kind, OG_STR("inspection-")))
        return OG_STR("Other document");
    if (row->framework.name.len)
        return kind_of_inspection(flow, row);
    og_str what = og_say_capitalised(flow, og_say_id(flow, og_str_slice(kind, sizeof "inspection-" - 1, kind.len)));
    return og_flow_print(flow, "%.*s: %.*s", OG_STR_ARG(what), OG_STR_ARG(og_history_say_type(flow, &row->record)));
}

// How lists call it: by its provider and when that was; a file that says neither by its name.
static og_str label_of(og_flow *flow, const og_dashboard_row *row, og_str folder)
{
    og_date day = og_day_of(&row->inspection);
    og_str name = og_say_provider(flow, &row->inspection.provider);
    og_str who = name.len ? name : og_str_slice(row->file, folder.len, row->file.len);
    return og_date_is_set(day)
               ? og_flow_print(flow, "%.*s, %.*s", OG_STR_ARG(who), OG_STR_ARG(og_history_say_month(flow, day)))
               : who;
}

// "Outcome 2: Inconsistent experiences and outcomes", in the words that the document uses where the name is not known.
static og_str outcome_of(og_flow *flow, const og_dashboard_row *row, const og_catalogue *catalogue)
{
    const og_record_framework *named = &row->framework;
    const og_framework *framework = catalogue ? og_catalogue_form(catalogue, named->id, named->name) : NULL;
    og_str words = row->outcome.words;
    for (size_t i = 0; framework && i < framework->outcomes.count; i++)
        if (framework->outcomes.items[i].code == row->outcome.code)
            words = og_flow_clean(flow, framework->outcomes.items[i].name);
    return og_flow_print(flow, "Outcome %d: %.*s", row->outcome.code, OG_STR_ARG(words));
}

static void add_grades(og_flow *flow, const og_dashboard_row *row, const og_catalogue *catalogue, json_t *to)
{
    const og_assessment *read = &row->assessment;
    int gap = og_dashboard_gap(&row->record);
    og_json_set(flow, to, "stated", plain(og_say_grade(flow, read->stated)));
    og_json_set(flow, to, "level", og_json_level((int)og_dashboard_column(read->stated_level)));
    if (row->inspection.category.len)
        og_json_set(flow, to, "category", plain(og_say_category(flow, &row->record)));
    bool concludes = row->record.outcome && !read->stated.len; // on a scale of its own, beside which no grade is put
    if (concludes)
        og_json_set(flow, to, "outcome", plain(outcome_of(flow, row, catalogue)));
    if (concludes || !og_view_has_reading(&row->record))
        return;
    og_json_set(flow, to, "reads", plain(og_say_grade(flow, read->inferred)));
    og_json_set(flow, to, "read_level", og_json_level((int)og_dashboard_column(read->inferred_level)));
    og_json_set(flow, to, "gap", gap > 0 ? json_integer(gap) : json_null());
    if (gap > 0)
        og_json_set(flow, to, "reads_worse", json_boolean(read->inferred_level > read->stated_level));
}

static json_t *make_row(og_flow *flow, const og_dashboard_row *row, const og_catalogue *catalogue, og_str folder)
{
    json_t *made = json_object();
    og_date day = og_day_of(&row->inspection);
    bool article = og_say_is_article(&row->record);
    og_str name = og_say_provider(flow, &row->inspection.provider);
    og_json_set(flow, made, "number", og_json_number(row->number));
    og_json_set(flow, made, "link",
                plain(row->href.len ? row->href : og_flow_print(flow, "#d%u", (unsigned)row->number)));
    og_json_set(flow, made, "has_page", json_boolean(row->href.len != 0));
    og_json_set(flow, made, "label", plain(label_of(flow, row, folder)));
    og_json_set(flow, made, "provider", name.len ? plain(name) : json_null());
    og_json_set(flow, made, "title", article && row->document.title.len ? plain(row->document.title) : json_null());
    og_json_set(flow, made, "kind", plain(kind_of(flow, row)));
    og_json_set(flow, made, "date", og_json_day(flow, day));
    og_json_set(flow, made, "day", og_date_is_set(day) ? plain(og_say_date(flow, day)) : json_null());
    og_json_set(flow, made, "month", plain(og_history_say_month(flow, day)));
    add_grades(flow, row, catalogue, made);
    og_json_set(flow, made, "strengths", og_json_number(row->strengths));
    og_json_set(flow, made, "weaknesses", og_json_number(row->weaknesses));
    og_json_set(flow, made, "serious", og_json_number(row->serious));
    og_json_set(flow, made, "actions", og_json_number(row->actions));
    og_json_set(flow, made, "same", row->same ? og_json_number(row->same->number) : json_null());
    og_json_set(flow, made, "file", plain(row->file));
    return made;
}

static json_t *make_failure(og_flow *flow, const og_dashboard_row *row)
{
    json_t *made = json_object();
    og_json_set(flow, made, "number", og_json_number(row->number));
    og_json_set(flow, made, "file", plain(row->file));
    og_json_set(flow, made, "code", plain(row->error.code));
    og_json_set(flow, made, "message", plain(og_say_capitalised(flow, row->error.message)));
    return made;
}

static void add_documents(og_flow *flow, const og_dashboard *dashboard, og_str folder, json_t *to)
{
    json_t *rows = json_array(), *failures = json_array(), *articles = json_array(), *others = json_array();
    for (size_t i = 0; i < dashboard->rows.count && flow->out.status == OG_OK; i++) {
        const og_dashboard_row *row = dashboard->rows.items[i];
        if (!row->record.inspection) {
            og_json_append(flow, failures, make_failure(flow, row));
            continue;
        }
        og_json_append(flow, rows, make_row(flow, row, dashboard->catalogue, folder));
        if (og_say_is_article(&row->record))
            og_json_append(flow, articles, og_json_number(row->number));
        else if (!og_str_starts(row->document.kind, OG_STR("inspection-")))
            og_json_append(flow, others, og_json_number(row->number));
    }
    og_json_set(flow, to, "rows", rows);
    og_json_set(flow, to, "failures", failures);
    og_json_set(flow, to, "articles", articles);
    og_json_set(flow, to, "others", others);
}

static json_t *make_counts(og_flow *flow, const og_dashboard *dashboard, const og_dashboard_figures *figures)
{
    bool all = !dashboard->beyond.kinds.documents; // of those that are only counted no provider or day is kept
    const struct {
        const char *name;
        size_t value;
    } COUNTS[] = {
        {"documents", figures->kinds.documents},
        {"reports", figures->kinds.reports},
        {"articles", figures->kinds.articles},
        {"others", figures->kinds.others},
        {"failed", figures->kinds.failed},
        {"inspections", figures->inspections},
        {"graded", figures->graded},
        {"repeated", figures->repeated},
        {"providers", all ? figures->providers : 0},
        {"beyond", dashboard->beyond.kinds.documents},
        {"listed", dashboard->rows.count},
    };
    json_t *made = json_object();
    for (size_t i = 0; i < sizeof COUNTS / sizeof *COUNTS; i++)
        og_json_set(flow, made, COUNTS[i].name, og_json_number(COUNTS[i].value));
    og_json_set(flow, made, "first", og_json_level(all ? figures->first.year : 0));
    og_json_set(flow, made, "last", og_json_level(all ? figures->last.year : 0));
    return made;
}

void og_dashboard_add_json(og_flow *flow, const og_dashboard *dashboard, const og_dashboard_figures *figures)
{
    json_t *whole = json_object();
    og_json_set(flow, whole, "counts", make_counts(flow, dashboard, figures));
    og_json_set(flow, whole, "years", make_grid(flow, "year", &figures->years));
    og_json_set(flow, whole, "areas", make_grid(flow, "area", &figures->areas));
    og_json_set(flow, whole, "themes", make_themes(flow, dashboard->catalogue, &figures->themes));
    og_json_set(flow, whole, "timelines", make_timelines(flow, figures));
    og_json_set(flow, whole, "gaps", make_gaps(flow, &figures->gaps));
    add_documents(flow, dashboard, figures->folder.path, whole);
    og_json_write(flow, whole, 0);
}
