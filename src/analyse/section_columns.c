// SPDX-License-Identifier: MIT
// Heads of the columns of a table of actions, which open no section.
#include "analyse/sections.h"

#include "base/str.h"
#include "base/utf8.h"

og_column_kind og_heading_column(const og_heading *heading)
{
    if (og_str_equal(heading->role, OG_STR("columns")))
        return OG_COLUMN_PLAIN;
    if (og_str_equal(heading->role, OG_STR("due-columns")))
        return OG_COLUMN_DUE;
    return og_str_equal(heading->role, OG_STR("day-columns")) ? OG_COLUMN_OF_OTHER_DAYS : OG_COLUMN_NONE;
}

// The length of the longest head of a column at the start of the text, and its kind. `whole`: nothing but a colon may
// stand behind it.
static size_t column_head(const og_analysis *analysis, og_str text, bool whole, og_column_kind *kind)
{
    size_t best = 0;
    og_heading_place place = {0};
    const og_heading *heading;
    *kind = OG_COLUMN_NONE;
    while (analysis->framework && (heading = og_framework_next_heading(analysis->framework, &place))) {
        if (!og_label_may_match(text, 0, heading->text)) // nearly all; their roles take longer to compare
            continue;
        og_column_kind its = og_heading_column(heading);
        if (!its)
            continue;
        size_t length = og_phrase_match(text, 0, heading->text);
        og_str rest = og_str_trim(og_str_slice(text, length, text.len));
        bool is_whole = !rest.len || og_str_equal(rest, OG_STR(":"));
        if (length <= best || (!is_whole && (whole || heading->exact)))
            continue;
        best = length;
        *kind = its;
    }
    return best;
}

size_t og_column_head(const og_analysis *analysis, og_str text)
{
    og_column_kind kind;
    size_t length = column_head(analysis, text, false, &kind);
    return kind == OG_COLUMN_OF_OTHER_DAYS ? 0 : length;
}

og_column_kind og_column_headed(const og_analysis *analysis, og_str text)
{
    og_column_kind kind;
    column_head(analysis, og_str_trim(text), true, &kind);
    return kind;
}
