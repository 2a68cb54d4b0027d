// SPDX-License-Identifier: MIT
// What somebody typed, as terms: words, phrases and filters, each of which must hold or must not.
#ifndef OG_STORE_QUERY_H
#define OG_STORE_QUERY_H

#include "base/vec.h"
#include "store/database.h"

typedef enum og_filter {
#define OG_FILTER(id, name, condition, values, meaning) id,
#include "store/filters.def"
#undef OG_FILTER
    FILTER_COUNT,
    FILTER_WORDS = FILTER_COUNT // no filter: words that stand in the statement
} og_filter;

typedef struct og_filter_text {
    og_str name;
    og_str condition;
    og_str values; // the statement that gives those there are; "" where they are none of the database's
} og_filter_text;

extern const og_filter_text og_filters[FILTER_COUNT];

typedef struct og_term {
    og_filter filter;
    bool negated;
    bool begins;  // words: the last one may go on
    og_str value; // of a filter in lower case, as ids are written
} og_term;

// Enough for any question of a person; each term makes the statement that is run longer, and each word of a phrase is
// looked for in every statement.
enum { OG_QUERY_TERMS = 64, OG_QUERY_BYTES = 4096 };

typedef struct og_query {
    OG_VEC(og_term) terms;
} og_query;

// Strings are in the arena. Names of filters that there are not, and values of closed lists, are OG_USAGE, told with
// the nearest one or with all. A value that the database might have and does not is told in a warning.
og_status og_query_parse(const og_database *database, og_arena *arena, og_str text, og_query *out) OG_MUST_USE;
// The words that must stand (or those that must not, if `negated`: any of them) as FTS5 asks for them; "" where there
// are none.
og_status og_query_match(og_arena *arena, const og_query *query, bool negated, og_str *out) OG_MUST_USE;

#endif
