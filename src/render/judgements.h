// SPDX-License-Identifier: MIT
// The judgements of a record as a table: its cells, and the cells aligned as plain text.
#ifndef OG_RENDER_JUDGEMENTS_H
#define OG_RENDER_JUDGEMENTS_H

#include "record/record.h"
#include "render/flow.h"

typedef enum og_table_column {
    OG_COLUMN_AREA,
    OG_COLUMN_GRADE,
    OG_COLUMN_LEVEL,
    OG_COLUMN_PAGE,
    OG_COLUMN_COUNT
} og_table_column;

typedef struct og_table_row {
    og_str cells[OG_COLUMN_COUNT];
    int level; // 0: none
} og_table_row;

// A row for each judgement in the order of the record, after a row of headings, in which a column that holds nothing
// has none. The level is given in words, so that nothing hangs on colour. In the arena of `flow`; NULL when the record
// has no judgements or, as flow->out.status then says, memory ran out.
og_table_row *og_judgement_rows(og_flow *flow, const og_record *record);
// Writes `count` rows, headings included, as aligned columns, and empties their cells.
void og_render_rows(og_flow *flow, og_table_row *rows, size_t count);

#endif
