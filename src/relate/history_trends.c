// SPDX-License-Identifier: MIT
// What changed between the inspections of one provider: each area against the last inspection that judged it, and the
// themes that stay weak.
#include "relate/history.h"

#include "base/str.h"
#include "relate/inspected.h"

#include <stdlib.h>

// One judgement of one inspection.
typedef struct graded {
    og_str area;
    size_t entry, index;
} graded;

typedef OG_VEC(graded) all_graded;

static int by_area_and_time(const void *left, const void *right)
{
    const graded *a = left, *b = right;
    int order = og_str_compare(a->area, b->area);
    if (order)
        return order;
    if (a->entry != b->entry)
        return a->entry < b->entry ? -1 : 1;
    return (a->index > b->index) - (a->index < b->index);
}

static og_status gather_grades(og_arena *arena, og_history_provider *in, all_graded *out)
{
    for (size_t i = 0; i < in->entries.count; i++) {
        og_history_entry *entry = &in->entries.items[i];
        size_t count = entry->record->judgements.count;
        entry->grades = og_arena_alloc_array(arena, count ? count : 1, sizeof *entry->grades);
        if (!entry->grades)
            return OG_NO_MEMORY;
        for (size_t j = 0; j < count; j++) {
            entry->grades[j].judgement = &entry->record->judgements.items[j];
            OG_TRY(og_vec_push(arena, out, (graded){entry->grades[j].judgement->area, i, j}));
        }
    }
    if (out->count)
        qsort(out->items, out->count, sizeof *out->items, by_area_and_time);
    return OG_OK;
}

static og_direction direction_of(int before, int now)
{
    if (!before || !now)
        return OG_DIRECTION_NONE;
    return now < before ? OG_DIRECTION_BETTER : now > before ? OG_DIRECTION_WORSE : OG_DIRECTION_SAME;
}

// The last judgement of an area that had a level, in the inspections gone through so far.
typedef struct last_grade {
    og_str area;
    const og_record *record;
    const og_judgement *judgement; // NULL: none yet
    og_date date;
} last_grade;

typedef OG_VEC(last_grade) last_grades;

static int by_area(const void *left, const void *right)
{
    const last_grade *a = left, *b = right;
    return og_str_compare(a->area, b->area);
}

static last_grade *find_last(const last_grades *in, og_str area)
{
    last_grade wanted = {.area = area};
    return in->count ? bsearch(&wanted, in->items, in->count, sizeof wanted, by_area) : NULL;
}

// The latest judgement of the area or of one whose place it took; of the same inspection that of the area.
static const last_grade *find_previous(const last_grades *in, const og_area_wases *areas, og_str area)
{
    const last_grade *found = find_last(in, area);
    for (size_t i = 0; i < areas->count; i++) {
        const last_grade *was = og_str_equal(areas->items[i].area, area) ? find_last(in, areas->items[i].was) : NULL;
        if (was && was->judgement && (!found->judgement || og_date_compare(was->date, found->date) > 0))
            found = was;
    }
    return found;
}

// Compares each judgement of an inspection with what came before, and only then lets them count as that themselves.
static void compare_entry(og_history_entry *entry, const og_area_wases *areas, last_grades *last, bool *other_scale)
{
    for (size_t i = 0; i < entry->record->judgements.count; i++) {
        og_history_grade *grade = &entry->grades[i];
        const last_grade *before = find_previous(last, areas, grade->judgement->area);
        if (!before->judgement)
            continue;
        grade->previous = before->judgement;
        grade->previous_date = before->date;
        bool comparable = og_levels_compare(before->record, entry->record);
        if (comparable)
            grade->direction = direction_of(before->judgement->level, grade->judgement->level);
        *other_scale |= !comparable && grade->judgement->level;
    }
    for (size_t i = 0; i < entry->record->judgements.count; i++) {
        const og_judgement *judgement = entry->grades[i].judgement;
        last_grade *own = find_last(last, judgement->area);
        if (judgement->level)
            *own = (last_grade){own->area, entry->record, judgement, entry->date};
    }
}

// An inspection without date has no place in the order, so nothing is compared with it. `all` is sorted by area.
static og_status set_directions(og_arena *arena, const og_area_wases *areas, const all_graded *all,
                                og_history_provider *in)
{
    last_grades last = {0};
    for (size_t i = 0; i < all->count; i++)
        if (!i || !og_str_equal(all->items[i - 1].area, all->items[i].area))
            OG_TRY(og_vec_push(arena, &last, (last_grade){.area = all->items[i].area}));
    for (size_t i = 0; i < in->entries.count; i++)
        if (og_date_is_set(in->entries.items[i].date))
            compare_entry(&in->entries.items[i], areas, &last, &in->other_scale);
    return OG_OK;
}

// An area, and where it was judged last: the order in which areas are shown.
typedef struct ranked {
    og_str area;
    size_t entry, index;
    size_t first, end; // of all grades, those of the area
} ranked;

static int by_rank(const void *left, const void *right)
{
    const ranked *a = left, *b = right;
    bool whole[] = {og_str_equal(a->area, OG_STR("overall")), og_str_equal(b->area, OG_STR("overall"))};
    if (whole[0] != whole[1])
        return whole[0] ? -1 : 1;
    if (a->entry != b->entry)
        return a->entry > b->entry ? -1 : 1;
    if (a->index != b->index)
        return a->index < b->index ? -1 : 1;
    return og_str_compare(a->area, b->area);
}

static og_status list_areas(og_arena *arena, og_history_provider *in, const all_graded *all)
{
    OG_VEC(ranked) areas = {0};
    size_t first = 0;
    for (size_t i = 0; i < all->count; i++) {
        const graded *one = &all->items[i];
        if (i + 1 < all->count && og_str_equal(all->items[i + 1].area, one->area))
            continue;
        ranked made = {one->area, one->entry, one->index, first, i + 1};
        OG_TRY(og_vec_push(arena, &areas, made));
        first = i + 1;
    }
    if (areas.count)
        qsort(areas.items, areas.count, sizeof *areas.items, by_rank);
    for (size_t i = 0; i < areas.count; i++) {
        OG_TRY(og_vec_push(arena, &in->areas, areas.items[i].area));
        for (size_t k = areas.items[i].first; k < areas.items[i].end; k++)
            in->entries.items[all->items[k].entry].grades[all->items[k].index].area = i;
    }
    return OG_OK;
}

static int by_theme(const void *left, const void *right)
{
    const og_history_theme *a = left, *b = right;
    return og_str_compare(a->theme, b->theme);
}

static og_status add_themes(og_arena *arena, const og_strs *themes, bool weakness, og_history_entry *to)
{
    for (size_t i = 0; i < themes->count; i++) {
        og_history_theme one = {.theme = themes->items[i], .weaknesses = weakness, .strengths = !weakness};
        OG_TRY(og_vec_push(arena, &to->themes, one));
    }
    return OG_OK;
}

static bool asks(const og_action *action)
{
    return !og_str_equal(action->kind, OG_STR("planned")) && !og_str_equal(action->kind, OG_STR("done"));
}

// Counts what the inspection says of each theme.
static og_status count_themes(og_arena *arena, og_history_entry *entry)
{
    const og_record *record = entry->record;
    for (size_t i = 0; i < record->findings.count; i++) {
        const og_finding *finding = &record->findings.items[i];
        bool weakness = og_str_equal(finding->polarity, OG_STR("weakness"));
        if (weakness || og_str_equal(finding->polarity, OG_STR("strength")))
            OG_TRY(add_themes(arena, &finding->themes, weakness, entry));
    }
    for (size_t i = 0; i < record->actions.count; i++)
        if (asks(&record->actions.items[i]))
            OG_TRY(add_themes(arena, &record->actions.items[i].themes, true, entry));
    og_history_theme *all = entry->themes.items;
    size_t kept = 0;
    if (entry->themes.count)
        qsort(all, entry->themes.count, sizeof *all, by_theme);
    for (size_t i = 0; i < entry->themes.count; i++) {
        if (kept && og_str_equal(all[kept - 1].theme, all[i].theme)) {
            all[kept - 1].weaknesses += all[i].weaknesses;
            all[kept - 1].strengths += all[i].strengths;
        } else {
            all[kept++] = all[i];
        }
    }
    entry->themes.count = kept;
    return OG_OK;
}

bool og_history_theme_is_weak(const og_history_theme *theme)
{
    return theme->weaknesses >= 2 && theme->weaknesses > theme->strengths;
}

// What an area's partners are inspected for together is another thing than what the council is inspected for.
static bool is_of_area(const og_history_entry *entry)
{
    return og_str_equal(entry->record->inspection->provider.kind, OG_STR("area-partnership"));
}

// A theme in the inspections gone back through so far: in how many in a row it is weak, up to the latest.
typedef struct theme_row {
    og_history_weak found;
    size_t whole; // of those inspections, not counting visits
    bool ended;   // it was not weak in an earlier one
} theme_row;

typedef OG_VEC(theme_row) theme_rows;

static int by_row(const void *left, const void *right)
{
    const og_history_weak *a = &((const theme_row *)left)->found, *b = &((const theme_row *)right)->found;
    int order = og_str_compare(a->theme, b->theme);
    return order ? order : (int)a->of_area - (int)b->of_area;
}

static theme_row row_of(const og_history_entry *entry, size_t theme)
{
    return (theme_row){.found = {.theme = entry->themes.items[theme].theme, .of_area = is_of_area(entry)}};
}

static theme_row *find_row(const theme_rows *in, const og_history_entry *entry, size_t theme)
{
    theme_row wanted = row_of(entry, theme);
    return bsearch(&wanted, in->items, in->count, sizeof wanted, by_row);
}

// One for each theme, and for the council and the area apart.
static og_status list_rows(og_arena *arena, const og_history_provider *in, size_t dated, theme_rows *out)
{
    size_t kept = 0;
    for (size_t i = 0; i < dated; i++)
        for (size_t k = 0; k < in->entries.items[i].themes.count; k++)
            OG_TRY(og_vec_push(arena, out, row_of(&in->entries.items[i], k)));
    if (out->count)
        qsort(out->items, out->count, sizeof *out->items, by_row);
    for (size_t i = 0; i < out->count; i++)
        if (!kept || by_row(&out->items[kept - 1], &out->items[i]) != 0)
            out->items[kept++] = out->items[i];
    out->count = kept;
    return OG_OK;
}

// Goes one inspection further back; `whole` of its kind came after it. One that does not speak of a theme ends its row,
// but for visits, which look at a part of the service, and what ofgrade read no findings of.
static void go_back(const theme_rows *rows, const og_history_entry *entry, size_t *whole)
{
    bool visit = og_history_is_visit(entry->record);
    for (size_t i = 0; i < entry->themes.count; i++) {
        const og_history_theme *here = &entry->themes.items[i];
        theme_row *row = find_row(rows, entry, i);
        row->ended |= row->whole != *whole || !og_history_theme_is_weak(here);
        if (row->ended)
            continue;
        if (!row->found.latest)
            row->found.latest = here;
        row->found.inspections++;
        row->found.since = entry->date;
        row->whole += !visit;
    }
    *whole += !visit && entry->themes.count;
}

static int weakest_first(const void *left, const void *right)
{
    const og_history_weak *a = left, *b = right;
    if (a->inspections != b->inspections)
        return a->inspections > b->inspections ? -1 : 1;
    if (a->latest->weaknesses != b->latest->weaknesses)
        return a->latest->weaknesses > b->latest->weaknesses ? -1 : 1;
    int order = og_str_compare(a->theme, b->theme);
    return order ? order : (int)a->of_area - (int)b->of_area;
}

// Back from the latest inspection that has a date.
static og_status find_weak(og_arena *arena, og_history_provider *in)
{
    size_t dated = in->entries.count, whole[2] = {0, 0}; // for the council, and for the area
    theme_rows rows = {0};
    while (dated && !og_date_is_set(in->entries.items[dated - 1].date))
        dated--;
    OG_TRY(list_rows(arena, in, dated, &rows));
    for (size_t i = dated; i > 0; i--)
        go_back(&rows, &in->entries.items[i - 1], &whole[is_of_area(&in->entries.items[i - 1])]);
    for (size_t i = 0; i < rows.count; i++)
        if (rows.items[i].found.inspections >= 2)
            OG_TRY(og_vec_push(arena, &in->weak, rows.items[i].found));
    if (in->weak.count)
        qsort(in->weak.items, in->weak.count, sizeof *in->weak.items, weakest_first);
    return OG_OK;
}

og_status og_history_add_trends(og_arena *arena, const og_area_wases *areas, og_history_provider *to)
{
    all_graded grades = {0};
    OG_TRY(gather_grades(arena, to, &grades));
    OG_TRY(set_directions(arena, areas, &grades, to));
    OG_TRY(list_areas(arena, to, &grades));
    for (size_t i = 0; i < to->entries.count; i++)
        OG_TRY(count_themes(arena, &to->entries.items[i]));
    return find_weak(arena, to);
}
