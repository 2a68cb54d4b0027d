// SPDX-License-Identifier: MIT
// Which inspection an article is about: that on the days it names, else the last one before it, within a year, whose
// grade it does not contradict.
#include "relate/history.h"

#include "base/str.h"

static bool both_graded(const og_judgement *told, const og_judgement *stated)
{
    return told && stated && told->level && stated->level;
}

static bool within_a_year(og_date before, og_date after)
{
    og_date latest = {before.year + 1, before.month, before.day};
    return og_date_compare(before, after) <= 0 && og_date_compare(after, latest) <= 0;
}

static bool names_days(const og_inspection *inspection)
{
    return og_date_is_set(inspection->start) || og_date_is_set(inspection->end);
}

static og_history_entry *on_its_days(og_history_provider *in, const og_inspection *inspection)
{
    for (size_t i = in->entries.count; i > 0; i--)
        if (og_history_days_meet(inspection, in->entries.items[i - 1].record->inspection))
            return &in->entries.items[i - 1];
    return NULL;
}

// The last inspection before the article; of an article that states a grade, the last one that gave grades.
static og_history_entry *before_it(og_history_provider *in, const og_record *article, const og_judgement *told,
                                   bool *other_grade)
{
    for (size_t i = in->entries.count; i > 0; i--) {
        og_history_entry *entry = &in->entries.items[i - 1];
        if (!og_date_is_set(entry->date) || !within_a_year(entry->date, article->inspection->published))
            continue;
        if (told && !entry->record->judgements.count)
            continue; // a visit gives no grade that could be reported
        *other_grade = both_graded(told, entry->overall) && told->level != entry->overall->level;
        return *other_grade ? NULL : entry;
    }
    return NULL;
}

static og_history_entry *only_one_with_its_grade(og_history_provider *in, const og_judgement *told)
{
    og_history_entry *found = NULL;
    for (size_t i = 0; i < in->entries.count; i++) {
        const og_judgement *stated = in->entries.items[i].overall;
        if (!both_graded(told, stated) || told->level != stated->level)
            continue;
        if (found)
            return NULL;
        found = &in->entries.items[i];
    }
    return found;
}

og_status og_history_add_articles(og_arena *arena, const og_record *const *articles, size_t count,
                                  og_history_provider *to)
{
    for (size_t i = 0; i < to->entries.count; i++)
        to->entries.items[i].overall = og_overall_of(to->entries.items[i].record);
    for (size_t i = 0; i < count; i++) {
        const og_inspection *inspection = articles[i]->inspection;
        const og_judgement *told = og_overall_of(articles[i]);
        og_left_out_reason reason = OG_LEFT_OTHER_DAYS;
        og_history_entry *about = NULL;
        bool other_grade = false;
        if (names_days(inspection)) {
            about = on_its_days(to, inspection);
        } else if (og_date_is_set(inspection->published)) {
            about = before_it(to, articles[i], told, &other_grade);
        } else {
            about = only_one_with_its_grade(to, told);
            reason = OG_LEFT_NOT_CERTAIN;
        }
        if (about)
            OG_TRY(og_vec_push(arena, &about->articles, articles[i]));
        else
            OG_TRY(og_vec_push(
                arena, &to->left_out,
                (og_left_out){articles[i], other_grade ? OG_LEFT_OTHER_GRADE : reason, to->left_out.count}));
    }
    return OG_OK;
}
