// SPDX-License-Identifier: MIT
// What is wrong with the names in an XPath expression over the facts tree: elements and attributes that it does not
// have, and values that an attribute never takes. The grammar itself is libxml2's concern.
#ifndef OG_RULES_XPATH_CHECK_H
#define OG_RULES_XPATH_CHECK_H

#include "base/vec.h"

typedef enum og_fact_values {
    OG_FACT_NUMBER,
    OG_FACT_TEXT,
    OG_FACT_FRAMEWORK,
    OG_FACT_AREA,
    OG_FACT_THEME,
    OG_FACT_RULE,
    OG_FACT_POLARITY,
    OG_FACT_SEVERITY,
    OG_FACT_EXTENT,
    OG_FACT_TREND,
    OG_FACT_ROLE,
    OG_FACT_ACTION_KIND,
    OG_FACT_VALUES
} og_fact_values;

typedef struct og_fact {
    og_str element, attribute;
    og_fact_values values;
    og_str meaning;
} og_fact;

extern const og_fact og_fact_table[];
extern const size_t og_fact_count;

typedef OG_VEC(og_str) og_words_list;

// The values that attributes of a kind take; a list without items is not checked.
typedef struct og_fact_names {
    og_words_list of[OG_FACT_VALUES];
} og_fact_names;

// What expressions ask for; facts that none asks for need not be counted.
typedef struct og_xpath_uses {
    uint64_t facts;      // a bit for each entry of og_fact_table
    bool themes;         // a path leads to <theme>
    og_words_list rules; // ids of rules for prose, each once
} og_xpath_uses;

// Whether an attribute is asked for.
bool og_xpath_asks(const og_xpath_uses *uses, const char *element, const char *attribute);

typedef struct og_xpath_problem {
    size_t at;        // byte of the expression
    const char *what; // what kind of name it is; NULL: no problem
    og_str name;      // that is not known
    og_str near;      // what may be meant, "" none
} og_xpath_problem;

// Looks at an expression that is asked of `element` ("facts", "area", "theme"): its first problem, and what it asks for
// is added to `uses`. Fails with: OG_NO_MEMORY.
og_status og_xpath_check(og_arena *arena, og_str expression, og_str element, const og_fact_names *names,
                         og_xpath_uses *uses, og_xpath_problem *out) OG_MUST_USE;

#endif
