// SPDX-License-Identifier: MIT
// What a search found, for those who write it down.
#ifndef OG_STORE_SEARCH_H
#define OG_STORE_SEARCH_H

#include "record/record.h"
#include "render/flow.h"
#include "store/store.h"

// A finding or an action, and where it stands. Strings that are missing have a NULL pointer.
typedef struct og_hit {
    og_str path, provider, date, grade;
    og_str statement; // "finding" or "action"
    og_str name;      // "f1", "a1": its id in the record
    og_str text;
    og_str snippet; // the part of the text around the words, with … where something is left out
    og_str polarity, kind, area, severity;
    og_str deadline; // of an action, as in the record
    og_strs themes;
    uint32_t page; // 0: none
    size_t line;
} og_hit;

typedef struct og_search_result {
    og_str schema;
    og_str query;
    size_t found; // statements, shown or not
    OG_VEC(og_hit) statements;
} og_search_result;

// The most that are shown, best first. Strings are in the arena.
og_status og_search_run(og_store *store, og_arena *arena, og_str query, size_t limit,
                        og_search_result *out) OG_MUST_USE;
// Owns: the caller frees out->ptr with free().
og_status og_search_to_json(const og_search_result *result, og_str *out) OG_MUST_USE;
void og_search_add_text(og_flow *flow, const og_search_result *result);
void og_search_add_csv(og_flow *flow, const og_search_result *result);

#endif
