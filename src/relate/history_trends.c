// SPDX-License-Identifier: MIT
// What changed between the inspections of one provider: each area against the last inspection that judged it, and the
// themes that stay weak.
#include "relate/history.h"

#include "base/str.h"

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
static void compare_entry(og_history_entry *entry, const og_area_wases *areas, last_grades *last)
{
    for (size_t i = 0; i < entry->record->judgements.count; i++) {
        og_history_grade *grade = &entry->grades[i];
        const last_grade *before = find_previous(last, areas, grade->judgement->area);
        if (!before->judgement)
            continue;
        grade->previous = before->judgement;
        grade->previous_date = before->date;
        grade->direction = direction_of(before->judgement->level, grade->judgement->level);
    }
    for (size_t i = 0; i < entry->record->judgements.count; i++) {
        const og_judgement *judgement = entry->grades[i].judgement;
        last_grade *own = find_last(last, judgement->area);
        if (judgement->level)
            *own = (last_grade){own->area, judgement, entry->date};
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
            compare_entry(&in->entries.items[i], areas, &last);
    return OG_OK;
}

// An area, and where it was judged last: the order in which areas are shown.
typedef struct ranked {
    og_str area;
    size_t entry, index;
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
    for (size_t i = 0; i < all->count; i++) {
        const graded *one = &all->items[i];
        ranked made = {one->area, one->entry, one->index};
        bool last = i + 1 == all->count || !og_str_equal(all->items[i + 1].area, one->area);
        if (last)
            OG_TRY(og_vec_push(arena, &areas, made));
    }
    if (areas.count)
        qsort(areas.items, areas.count, sizeof *areas.items, by_rank);
    for (size_t i = 0; i < areas.count; i++)
        OG_TRY(og_vec_push(arena, &in->areas, areas.items[i].area));
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

static const og_history_theme *find_theme(const og_history_entry *entry, og_str theme)
{
    og_history_theme wanted = {.theme = theme};
    size_t count = entry->themes.count;
    return count ? bsearch(&wanted, entry->themes.items, count, sizeof wanted, by_theme) : NULL;
}

// What an area's partners are inspected for together is another thing than what the council is inspected for.
static bool is_of_area(const og_history_entry *entry)
{
    return og_str_equal(entry->record->inspection->provider.kind, OG_STR("area-partnership"));
}

// Back from the latest inspection to the first in which the theme was not weak. A visit looks at a part of the service,
// so that it is passed over when it does not speak of the theme; and so is what ofgrade read no findings of.
static og_history_weak follow_back(const og_history_provider *in, size_t dated, og_str theme, bool of_area)
{
    og_history_weak found = {.theme = theme, .of_area = of_area};
    for (size_t i = dated; i > 0; i--) {
        const og_history_entry *entry = &in->entries.items[i - 1];
        const og_history_theme *here = find_theme(entry, theme);
        if (is_of_area(entry) != of_area)
            continue;
        if (!here && (og_history_is_visit(entry->record) || !entry->themes.count))
            continue;
        if (!here || !og_history_theme_is_weak(here))
            break;
        if (!found.latest)
            found.latest = here;
        found.inspections++;
        found.since = entry->date;
    }
    return found;
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

// Those of an entry that begin a row there.
static og_status add_weak(og_arena *arena, og_history_provider *in, size_t dated, const og_history_entry *entry)
{
    for (size_t i = 0; i < entry->themes.count; i++) {
        og_history_weak found = follow_back(in, dated, entry->themes.items[i].theme, is_of_area(entry));
        if (found.inspections >= 2 && found.latest == &entry->themes.items[i])
            OG_TRY(og_vec_push(arena, &in->weak, found));
    }
    return OG_OK;
}

// A theme that stays weak is weak in the last full inspection or in one after it: only those need be asked.
static og_status find_weak(og_arena *arena, og_history_provider *in)
{
    size_t dated = in->entries.count;
    bool done[2] = {false, false}; // for the council, and for the area
    while (dated && !og_date_is_set(in->entries.items[dated - 1].date))
        dated--;
    for (size_t i = dated; i > 0 && !(done[0] && done[1]); i--) {
        const og_history_entry *entry = &in->entries.items[i - 1];
        if (done[is_of_area(entry)])
            continue;
        OG_TRY(add_weak(arena, in, dated, entry));
        done[is_of_area(entry)] = !og_history_is_visit(entry->record) && entry->themes.count;
    }
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
