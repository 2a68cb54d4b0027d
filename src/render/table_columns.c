// SPDX-License-Identifier: MIT
// What the tables and their columns are called and mean, from tables.def.
#include "base/str.h"
#include "record/describe.h"
#include "render/tables.h"

// clang-format off
#define TABLE(id, name, sheet, array, meaning) static const og_column columns_of_##name[] = {
#define COLUMN(name, type, origin, width, meaning) \
    {LITERAL(#name), OG_COLUMN_##type, OG_COLUMN_OF_##origin, width, LITERAL(meaning)},
#define TABLE_END };
#include "render/tables.def"
// clang-format on

static const struct {
    og_str name, sheet, meaning;
    const og_column *columns;
    size_t count;
} tables[OG_TABLE_COUNT] = {
#define TABLE(id, name, sheet, array, meaning)                                                                         \
    [id] = {LITERAL(#name), LITERAL(sheet), LITERAL(meaning), columns_of_##name,                                       \
            sizeof columns_of_##name / sizeof *columns_of_##name},
#include "render/tables.def"
};

#define TABLE(id, name, sheet, array, meaning)                                                                         \
    _Static_assert(sizeof columns_of_##name / sizeof *columns_of_##name <= OG_MOST_COLUMNS, "raise OG_MOST_COLUMNS");
#include "render/tables.def"

og_str og_table_name(og_table table)
{
    return tables[table].name;
}

og_str og_table_sheet(og_table table)
{
    return tables[table].sheet;
}

og_str og_table_meaning(og_table table)
{
    return tables[table].meaning;
}

size_t og_table_column_count(og_table table)
{
    return tables[table].count;
}

og_column og_table_column(og_table table, size_t index)
{
    return tables[table].columns[index];
}

og_str og_column_type_name(og_column_type type)
{
    static const char *const NAMES[] = {
        [OG_COLUMN_TEXT] = "text",          [OG_COLUMN_GRADE] = "grade",     [OG_COLUMN_LEVEL] = "level",
        [OG_COLUMN_WHOLE] = "whole number", [OG_COLUMN_DECIMAL] = "decimal", [OG_COLUMN_DATE] = "date",
        [OG_COLUMN_LINK] = "link"};
    return og_str_from(NAMES[type]);
}

og_str og_column_origin_name(og_column_origin origin)
{
    static const char *const NAMES[] = {
        [OG_COLUMN_OF_FILE] = "file", [OG_COLUMN_OF_DOCUMENT] = "document", [OG_COLUMN_OF_OFGRADE] = "ofgrade"};
    return og_str_from(NAMES[origin]);
}
