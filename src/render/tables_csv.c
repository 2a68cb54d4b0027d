// SPDX-License-Identifier: MIT
// The tables as comma-separated values, one record at a time.
#include "render/csv.h"
#include "render/tables.h"

og_status og_table_to_csv(og_table table, og_str *out)
{
    og_str names[OG_MOST_COLUMNS];
    og_buf built = {0};
    for (size_t c = 0; c < og_table_column_count(table); c++)
        names[c] = og_table_column(table, c).name;
    og_csv_begin(&built);
    og_csv_add_row(&built, names, og_table_column_count(table));
    if (built.status == OG_OK)
        *out = og_buf_str(&built);
    else
        og_buf_free(&built);
    return built.status;
}

og_status og_record_to_csv(const og_record *record, og_table table, og_str *out)
{
    og_flow flow = {.arena = og_arena_new()};
    size_t columns = og_table_column_count(table), rows = og_table_row_count(table, record);
    if (!flow.arena)
        return OG_NO_MEMORY;
    for (size_t i = 0; i < rows && flow.out.status == OG_OK; i++) {
        og_cell cells[OG_MOST_COLUMNS];
        og_str texts[OG_MOST_COLUMNS];
        og_table_row(&flow, table, record, i, cells);
        for (size_t c = 0; c < columns; c++)
            texts[c] = cells[c].text;
        og_csv_add_row(&flow.out, texts, columns);
    }
    return og_flow_finish(&flow, out);
}
