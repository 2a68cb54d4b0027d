// SPDX-License-Identifier: MIT
// Records put together: for each provider its inspections in time, what became better or worse, and what stays weak.
// docs/history.md says by which rules.
#ifndef OG_RELATE_HISTORY_H
#define OG_RELATE_HISTORY_H

#include "ofgrade/history.h"
#include "relate/inspected.h"
#include "relate/provider.h"
#include "rules/areas.h"

typedef enum og_direction {
    OG_DIRECTION_NONE,
    OG_DIRECTION_BETTER,
    OG_DIRECTION_SAME,
    OG_DIRECTION_WORSE
} og_direction;

typedef OG_VEC(const og_record *) og_records;

// A judgement and the one before it of the same area, or of one whose place it took (data/areas.xml).
typedef struct og_history_grade {
    const og_judgement *judgement;
    const og_judgement *previous; // the last one before it that has a level; NULL: none
    og_date previous_date;
    og_direction direction; // none where either has no level, or the levels do not compare
    size_t area;            // of the provider's areas
} og_history_grade;

typedef struct og_history_theme {
    og_str theme;
    size_t weaknesses; // findings, and things that inspectors ask for
    size_t strengths;
} og_history_theme;

typedef struct og_history_entry {
    const og_record *record; // of its documents the one that says most
    og_records also;         // the others
    og_records articles;
    og_date date;                    // the last day, else that of publication; not set where neither is known
    const og_judgement **by_area;    // the record's judgements
    const og_judgement *overall;     // the first on the whole, NULL for none
    og_history_grade *grades;        // as many as the record has judgements, in their order
    OG_VEC(og_history_theme) themes; // by id
} og_history_entry;

// A theme that is weak in two or more inspections in a row, up to the latest that speaks of it.
typedef struct og_history_weak {
    og_str theme;
    bool of_area; // in inspections of an area's partners together, not of the council alone
    size_t inspections;
    og_date since;
    const og_history_theme *latest;
} og_history_weak;

typedef enum og_left_out_reason {
#define OG_LEFT_OUT(id, code, words) id,
#include "relate/left_out.def"
#undef OG_LEFT_OUT
} og_left_out_reason;

typedef struct og_left_out {
    const og_record *record;
    og_left_out_reason reason;
    size_t number; // in the order of being left out
} og_left_out;

typedef OG_VEC(og_left_out) og_left_outs;

typedef struct og_history_provider {
    og_str name;
    size_t number;               // in the order of being made
    const og_provider_key *keys; // of its documents
    size_t key_count;
    og_strs names;                    // as printed, each once, by their bytes
    OG_VEC(og_history_entry) entries; // by date, those without one last
    bool other_scale;                 // grades in a row are of scales that cannot be held against each other
    bool crowded;                     // there were too many near in time to hold every document against them
    og_strs areas;                    // of judgements: the whole first, then as in the latest inspection that has them
    OG_VEC(og_history_weak) weak;     // the weakest first
    og_left_outs left_out;
} og_history_provider;

struct og_history {
    og_arena *arena; // holds all of it
    const og_providers *names;
    const og_catalogue *catalogue;
    og_areas areas;
    OG_VEC(og_history_provider) providers;
    og_left_outs left_out; // of no provider
};

og_str og_left_out_code(og_left_out_reason reason);
og_str og_left_out_words(og_left_out_reason reason);
// Whether inspectors looked at a part of the service alone.
bool og_history_is_visit(const og_record *record);
// Whether a theme is weak in an inspection: at least two weaknesses, and more than strengths.
bool og_history_theme_is_weak(const og_history_theme *theme);

// history_entries.c: the inspections of one provider from its documents, which are sorted by date. Fails with:
// OG_NO_MEMORY.
og_status og_history_add_entries(og_arena *arena, const og_record *const *records, size_t count,
                                 og_history_provider *to) OG_MUST_USE;
// Whether both say on which days they were, and have one in common.
bool og_history_days_meet(const og_inspection *a, const og_inspection *b);
// history_trends.c: directions, areas and themes of the entries.
og_status og_history_add_trends(og_arena *arena, const og_area_wases *areas, og_history_provider *to) OG_MUST_USE;
// history_articles.c: each article to the entry that it is about, or to those that are left out.
og_status og_history_add_articles(og_arena *arena, const og_record *const *articles, size_t count,
                                  og_history_provider *to) OG_MUST_USE;

#endif
