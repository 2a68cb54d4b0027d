// SPDX-License-Identifier: MIT
// The figures of a dashboard: which documents count for an inspection, and what they add up to by year, area and theme.
#include "base/str.h"
#include "relate/history.h"
#include "relate/inspected.h"
#include "render/dashboard.h"
#include "render/say.h"
#include "render/tables.h"

#include <stdlib.h>

// The row that a record of relate/ is of: its first member.
static og_dashboard_row *row_of(const og_record *record)
{
    return (og_dashboard_row *)record;
}

static og_str provider_of(const og_dashboard_row *row)
{
    return row->record.inspection ? row->inspection.provider.name : (og_str){0};
}

static int by_text(og_str a, og_str b)
{
    if (!a.len != !b.len) // what has none comes last
        return a.len ? -1 : 1;
    return og_str_compare(a, b);
}

// By provider, the latest first, then by path and content.
static int in_order(const void *left, const void *right)
{
    const og_dashboard_row *a = *(og_dashboard_row *const *)left, *b = *(og_dashboard_row *const *)right;
    int order = by_text(provider_of(a), provider_of(b));
    if (!order && a->record.inspection && b->record.inspection)
        order = og_date_compare(og_day_of(&b->inspection), og_day_of(&a->inspection));
    if (!order)
        order = og_str_compare(a->file, b->file);
    return order ? order : og_str_compare(a->record.source.sha256, b->record.source.sha256);
}

static bool says_more(const og_dashboard_row *a, const og_dashboard_row *b)
{
    if (a->record.judgements.count != b->record.judgements.count)
        return a->record.judgements.count > b->record.judgements.count;
    return a->findings != b->findings ? a->findings > b->findings : a->number < b->number;
}

// Of the documents of one inspection, the one that says most counts.
static og_dashboard_row *choose(const og_history_entry *entry)
{
    og_dashboard_row *best = row_of(entry->record);
    for (size_t i = 0; i < entry->also.count; i++)
        if (says_more(row_of(entry->also.items[i]), best))
            best = row_of(entry->also.items[i]);
    row_of(entry->record)->same = best;
    for (size_t i = 0; i < entry->also.count; i++)
        row_of(entry->also.items[i])->same = best;
    best->same = NULL;
    best->counts = true;
    return best;
}

static og_status add_provider(og_arena *arena, const og_history_provider *from, og_dashboard_figures *out)
{
    og_dashboard_provider made = {.name = from->name};
    out->providers++;
    for (size_t i = 0; i < from->entries.count; i++) {
        og_dashboard_row *row = choose(&from->entries.items[i]);
        out->repeated += from->entries.items[i].also.count;
        if (og_date_is_set(og_day_of(&row->inspection))) // which its entry may have from another document
            OG_TRY(og_vec_push(arena, &made.rows, row));
    }
    return made.rows.count > 1 ? og_vec_push(arena, &out->timelines, made) : OG_OK;
}

// Which documents are of one inspection, and which inspections of one provider. A report that names no provider,
// and no number of one, is an inspection of its own.
static og_status relate(og_dashboard *dashboard, og_dashboard_figures *out)
{
    size_t count = dashboard->rows.count;
    og_history *history;
    const og_record **records = og_arena_alloc_array(dashboard->arena, count + 1, sizeof *records);
    if (!records)
        return OG_NO_MEMORY;
    for (size_t i = 0; i < count; i++)
        records[i] = &dashboard->rows.items[i]->record;
    OG_TRY(og_history_new(records, count, dashboard->names, dashboard->catalogue, &history));
    og_status status = OG_OK;
    for (size_t i = 0; i < history->providers.count && status == OG_OK; i++)
        status = add_provider(dashboard->arena, &history->providers.items[i], out);
    for (size_t i = 0; i < history->left_out.count; i++)
        if (history->left_out.items[i].reason == OG_LEFT_NO_PROVIDER &&
            !og_say_is_article(history->left_out.items[i].record))
            row_of(history->left_out.items[i].record)->counts = true;
    og_history_free(history);
    return status;
}

static void note_day(const og_dashboard_row *row, og_dashboard_figures *out)
{
    og_date day = og_day_of(&row->inspection);
    if (!og_date_is_set(day))
        return;
    if (!og_date_is_set(out->first) || og_date_compare(day, out->first) < 0)
        out->first = day;
    if (!og_date_is_set(out->last) || og_date_compare(out->last, day) < 0)
        out->last = day;
}

static size_t year_key(const og_record *record)
{
    int year = og_table_year(record);
    return year > 0 && year <= OG_DASHBOARD_NEWEST_YEAR ? (size_t)(OG_DASHBOARD_NEWEST_YEAR - year)
                                                        : OG_DASHBOARD_NEWEST_YEAR; // the latest first
}

// What is counted, before it is put together.
typedef struct gathered {
    og_dashboard_entries years, areas, themes, gaps;
} gathered;

static og_status gather_row(og_dashboard *dashboard, const og_dashboard_row *row, gathered *to)
{
    const og_record *record = &row->record;
    int gap = og_dashboard_gap(record);
    og_dashboard_entry one = {.row = row->number, .count = 1};
    for (size_t i = 0; i < record->judgements.count; i++) {
        uint32_t area = 0;
        bool first;
        OG_TRY(og_dashboard_judged(dashboard, record, i, &area, &first));
        if (!first)
            continue;
        one.key = area;
        one.column = og_dashboard_column(record->judgements.items[i].level);
        OG_TRY(og_vec_push(dashboard->arena, &to->areas, one));
    }
    for (size_t i = 0; i < row->themes.count; i++)
        for (unsigned side = 0; side < OG_DASHBOARD_SIDES; side++) {
            const og_dashboard_theme *theme = &row->themes.items[i];
            og_dashboard_entry of = {theme->theme, side, row->number, theme->counts[side], theme->first[side]};
            if (of.count)
                OG_TRY(og_vec_push(dashboard->arena, &to->themes, of));
        }
    one.key = 0;
    one.column = (unsigned)gap;
    if (gap >= 0)
        OG_TRY(og_vec_push(dashboard->arena, &to->gaps, one));
    one.key = year_key(record);
    one.column = og_dashboard_column(og_record_stated_level(record));
    return og_record_stated_grade(record).len ? og_vec_push(dashboard->arena, &to->years, one) : OG_OK;
}

// Counts of documents that are not listed: `columns` for each key.
static og_status gather_counts(og_arena *arena, const size_t *counts, size_t keys, unsigned columns,
                               og_dashboard_entries *to)
{
    for (size_t key = 0; key < keys; key++)
        for (unsigned column = 0; column < columns; column++) {
            og_dashboard_entry of = {.key = key, .column = column, .count = counts[key * columns + column]};
            if (of.count)
                OG_TRY(og_vec_push(arena, to, of));
        }
    return OG_OK;
}

static og_status gather_beyond(const og_dashboard *dashboard, gathered *to)
{
    const og_dashboard_beyond *beyond = &dashboard->beyond;
    og_arena *arena = dashboard->arena;
    size_t first = to->years.count;
    if (beyond->years)
        OG_TRY(gather_counts(arena, beyond->years[0], OG_DASHBOARD_NEWEST_YEAR + 1, OG_DASHBOARD_LEVELS, &to->years));
    for (size_t i = first; i < to->years.count; i++)
        to->years.items[i].key =
            to->years.items[i].key ? OG_DASHBOARD_NEWEST_YEAR - to->years.items[i].key : OG_DASHBOARD_NEWEST_YEAR;
    OG_TRY(gather_counts(arena, beyond->areas.items, beyond->areas.count / OG_DASHBOARD_LEVELS, OG_DASHBOARD_LEVELS,
                         &to->areas));
    OG_TRY(gather_counts(arena, beyond->themes.items, beyond->themes.count / OG_DASHBOARD_SIDES, OG_DASHBOARD_SIDES,
                         &to->themes));
    return gather_counts(arena, beyond->gaps, 1, OG_DASHBOARD_GAPS, &to->gaps);
}

static int by_number(size_t a, size_t b)
{
    return (a > b) - (a < b);
}

// What is only counted comes last of its column.
static int by_place(const void *left, const void *right)
{
    const og_dashboard_entry *a = left, *b = right;
    int order = by_number(a->key, b->key);
    if (!order)
        order = by_number(a->column, b->column);
    return order ? order : by_number(a->row - (size_t)1, b->row - (size_t)1);
}

// Entries as lines of cells; each cell keeps its entries.
static og_status make_lines(og_arena *arena, og_dashboard_entries *from, og_dashboard_lines *out)
{
    if (from->count)
        qsort(from->items, from->count, sizeof *from->items, by_place);
    for (size_t i = 0; i < from->count; i++) {
        const og_dashboard_entry *one = &from->items[i];
        if (!out->count || out->items[out->count - 1].key != one->key)
            OG_TRY(og_vec_push(arena, out, (og_dashboard_line){.key = one->key}));
        og_dashboard_line *line = &out->items[out->count - 1];
        og_dashboard_cell *cell = &line->cells[one->column];
        if (!cell->entries)
            cell->entries = one;
        cell->entry_count += one->row != 0;
        cell->beyond += one->row ? 0 : one->count;
        cell->count += one->count;
        line->count += one->count;
    }
    return OG_OK;
}

// The whole first, then what was judged or spoken of most.
static int by_count(const void *left, const void *right)
{
    const og_dashboard_line *a = left, *b = right;
    bool whole[] = {og_say_equal(a->name, "overall"), og_say_equal(b->name, "overall")};
    if (whole[0] != whole[1])
        return whole[0] ? -1 : 1;
    return a->count != b->count ? by_number(b->count, a->count) : og_str_compare(a->name, b->name);
}

// What is weak and asked for most first.
static int by_weakness(const void *left, const void *right)
{
    const og_dashboard_line *a = left, *b = right;
    size_t weak[] = {a->count - a->cells[OG_DASHBOARD_STRENGTH].count,
                     b->count - b->cells[OG_DASHBOARD_STRENGTH].count};
    return weak[0] != weak[1] ? by_number(weak[1], weak[0]) : by_count(a, b);
}

static void name_lines(og_dashboard_lines *lines, const og_interner *names,
                       int (*order)(const void *left, const void *right))
{
    for (size_t i = 0; i < lines->count; i++)
        lines->items[i].name = names->items.items[lines->items[i].key].text;
    if (lines->count)
        qsort(lines->items, lines->count, sizeof *lines->items, order);
}

static int by_inspections(const void *left, const void *right)
{
    const og_dashboard_provider *a = left, *b = right;
    if (a->rows.count != b->rows.count)
        return by_number(b->rows.count, a->rows.count);
    int order = og_str_compare(a->name, b->name);
    return order ? order : by_number(a->rows.items[0]->number, b->rows.items[0]->number);
}

static og_status add_up(og_dashboard *dashboard, og_dashboard_figures *out)
{
    gathered all = {0};
    for (size_t i = 0; i < dashboard->rows.count; i++) {
        const og_dashboard_row *row = dashboard->rows.items[i];
        og_folder_add(&out->folder, row->file);
        og_dashboard_count_kind(&row->record, &out->kinds);
        if (!row->counts)
            continue;
        out->inspections++;
        out->graded += og_record_stated_grade(&row->record).len != 0;
        note_day(row, out);
        OG_TRY(gather_row(dashboard, row, &all));
    }
    OG_TRY(gather_beyond(dashboard, &all));
    OG_TRY(make_lines(dashboard->arena, &all.years, &out->years));
    OG_TRY(make_lines(dashboard->arena, &all.areas, &out->areas));
    OG_TRY(make_lines(dashboard->arena, &all.themes, &out->themes));
    OG_TRY(make_lines(dashboard->arena, &all.gaps, &out->gaps));
    name_lines(&out->areas, &dashboard->areas, by_count);
    name_lines(&out->themes, &dashboard->themes, by_weakness);
    return OG_OK;
}

og_status og_dashboard_count(og_dashboard *dashboard, og_dashboard_figures *out)
{
    const og_dashboard_beyond *beyond = &dashboard->beyond;
    *out =
        (og_dashboard_figures){.kinds = beyond->kinds, .inspections = beyond->kinds.reports, .graded = beyond->graded};
    if (dashboard->rows.count)
        qsort(dashboard->rows.items, dashboard->rows.count, sizeof(og_dashboard_row *), in_order);
    for (size_t i = 0; i < dashboard->rows.count; i++)
        dashboard->rows.items[i]->number = (uint32_t)i + 1;
    OG_TRY(relate(dashboard, out));
    if (out->timelines.count)
        qsort(out->timelines.items, out->timelines.count, sizeof *out->timelines.items, by_inspections);
    return add_up(dashboard, out);
}
