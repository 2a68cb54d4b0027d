// SPDX-License-Identifier: MIT
// The lists of a word processor's document: which bullet or number a paragraph in one has.
#ifndef OG_READ_OFFICE_LISTS_H
#define OG_READ_OFFICE_LISTS_H

#include "base/buf.h"
#include "base/vec.h"

enum {
    OG_LIST_LEVELS = 10,
    OG_LIST_MOST_START = 9999 // a level may begin with
};

typedef enum og_numbering {
    OG_NUMBERING_BULLET, // also of levels that are not described
    OG_NUMBERING_NONE,
    OG_NUMBERING_DECIMAL,
    OG_NUMBERING_LOWER_LETTER,
    OG_NUMBERING_UPPER_LETTER,
    OG_NUMBERING_LOWER_ROMAN,
    OG_NUMBERING_UPPER_ROMAN,
} og_numbering;

// What a format of numbers is called in Word documents ("lowerRoman") or OpenDocuments ("i"); OG_NUMBERING_DECIMAL for
// all others.
og_numbering og_numbering_find(og_str name);

typedef struct og_list_level {
    og_numbering numbering;
    og_str pattern; // what is printed, "%1" standing for the number of the first level
    size_t start;
    bool goes_on; // behind numbers of levels above it, unless one of the first `anew` levels was counted
    size_t anew;
} og_list_level;

// How often each level of a list was counted.
typedef struct og_list_counter {
    size_t values[OG_LIST_LEVELS];
    bool started[OG_LIST_LEVELS];
} og_list_counter;

typedef struct og_list {
    og_str name;
    og_str style;    // what others may call it by whose levels are its own; empty: nothing
    og_str style_of; // the style of that which it takes its levels from; empty: it has its own
    og_list_level levels[OG_LIST_LEVELS];
    og_list_counter counter;
    size_t order;
} og_list;

typedef struct og_lists {
    OG_VEC(og_list *) items;
} og_lists;

// Adds a list without levels. Fails with: OG_TOO_COMPLEX, OG_NO_MEMORY.
og_status og_lists_add(og_lists *lists, og_arena *arena, og_str name, og_list **out) OG_MUST_USE;
// After all were added; of two with one name the first counts.
void og_lists_sort(og_lists *lists);
// Gives those that take their levels from another by its style what that has. After the sorting.
og_status og_lists_link(og_lists *lists, og_arena *arena) OG_MUST_USE;
// NULL: there is none of the name.
og_list *og_lists_find(const og_lists *lists, og_str name);

// Gives level `level` (from 0) what is printed. One that is too long becomes its number alone, with true in *is_cut.
og_status og_list_pattern(og_list *list, size_t level, og_str pattern, og_arena *arena, bool *is_cut) OG_MUST_USE;

// Counts the next paragraph at `level` (from 0).
void og_list_count(og_list_counter *counter, const og_list *list, size_t level);
// Its number as printed, or a bullet, in the arena; empty where the level has neither. In *is_bullet whether it is one.
og_status og_list_label(const og_list_counter *counter, const og_list *list, size_t level, og_arena *arena,
                        bool *is_bullet, og_str *out) OG_MUST_USE;

#endif
