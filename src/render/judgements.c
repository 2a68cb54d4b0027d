// SPDX-License-Identifier: MIT
#include "render/judgements.h"

#include "base/str.h"
#include "render/say.h"

enum { GAP = 2 };

// The overall grade with the category of concern: "Inadequate (special measures)".
static og_str grade_of(og_flow *flow, const og_record *record, const og_judgement *judgement)
{
    og_str grade = og_say_grade(flow, judgement->grade), category = og_say_category(flow, record);
    if (!category.len || !og_say_equal(judgement->area, "overall"))
        return grade;
    return og_flow_print(flow, "%.*s (%.*s)", OG_STR_ARG(grade), OG_STR_ARG(category));
}

static og_table_row make_row(og_flow *flow, const og_record *record, const og_judgement *judgement)
{
    og_table_row made = {.level = judgement->level};
    made.cells[OG_COLUMN_AREA] = og_say_area(flow, judgement->area);
    made.cells[OG_COLUMN_GRADE] = grade_of(flow, record, judgement);
    if (judgement->level)
        made.cells[OG_COLUMN_LEVEL] = og_flow_print(flow, "%d of 4", judgement->level);
    if (judgement->evidence.page)
        made.cells[OG_COLUMN_PAGE] = og_flow_print(flow, "%u", (unsigned)judgement->evidence.page);
    return made;
}

// The widths that the cells need; where that is too wide, area and grade share what there is.
static void find_widths(const og_flow *flow, const og_table_row *rows, size_t count, size_t widths[OG_COLUMN_COUNT])
{
    const size_t least = 16; // of area and grade together, however narrow the output
    for (size_t i = 0; i < count; i++)
        for (size_t c = 0; c < OG_COLUMN_COUNT; c++) {
            size_t columns = og_flow_columns(rows[i].cells[c]);
            widths[c] = columns > widths[c] ? columns : widths[c];
        }
    size_t fixed = widths[OG_COLUMN_LEVEL] + widths[OG_COLUMN_PAGE] + (size_t)GAP * (OG_COLUMN_COUNT - 1);
    size_t room = flow->width > fixed + least ? flow->width - fixed : least;
    if (widths[OG_COLUMN_AREA] + widths[OG_COLUMN_GRADE] <= room)
        return;
    if (widths[OG_COLUMN_GRADE] <= room / 2)
        widths[OG_COLUMN_AREA] = room - widths[OG_COLUMN_GRADE];
    else if (widths[OG_COLUMN_AREA] <= room / 2)
        widths[OG_COLUMN_GRADE] = room - widths[OG_COLUMN_AREA];
    else
        widths[OG_COLUMN_AREA] = widths[OG_COLUMN_GRADE] = room / 2;
}

static const char *colour_of(int level)
{
    static const char *const codes[] = {"1", "1;32", "1;32", "1;33", "1;31"};
    return codes[level >= 1 && level <= 4 ? level : 0];
}

// One printed line of a row; what does not fit stays in the row's cells. False when they were all empty.
static bool write_line(og_flow *flow, og_table_row *row, const size_t widths[OG_COLUMN_COUNT], const char *colour)
{
    size_t pending = 0; // columns to skip before the next cell that is not empty
    bool any = false;
    for (size_t c = 0; c < OG_COLUMN_COUNT; c++) {
        og_str line;
        if (!og_flow_take(&row->cells[c], widths[c], true, &line)) {
            pending += widths[c] ? widths[c] + GAP : 0;
            continue;
        }
        any = true;
        og_flow_spaces(flow, pending);
        if (c == OG_COLUMN_GRADE && colour)
            og_flow_colour(flow, colour);
        og_buf_add(&flow->out, line);
        if (c == OG_COLUMN_GRADE && colour)
            og_flow_colour(flow, "0");
        pending = widths[c] - og_flow_columns(line) + GAP;
    }
    if (any)
        og_buf_add_byte(&flow->out, '\n');
    return any;
}

// The row of headings: none over a column that holds nothing.
static og_table_row make_headings(const og_table_row *rows, size_t count)
{
    static const char *const names[OG_COLUMN_COUNT] = {"Judged", "Grade", "Level", "Page"};
    og_table_row headings = {.level = 0};
    for (size_t i = 0; i < count; i++)
        for (size_t c = 0; c < OG_COLUMN_COUNT; c++)
            if (rows[i].cells[c].len)
                headings.cells[c] = og_str_from(names[c]);
    return headings;
}

og_table_row *og_judgement_rows(og_flow *flow, const og_record *record)
{
    size_t count = record->judgements.count;
    og_table_row *rows = count ? og_arena_alloc_array(flow->arena, count + 1, sizeof *rows) : NULL;
    if (count && !rows)
        flow->out.status = OG_NO_MEMORY;
    for (size_t i = 0; rows && i < count; i++)
        rows[i + 1] = make_row(flow, record, &record->judgements.items[i]);
    if (rows)
        rows[0] = make_headings(rows + 1, count);
    return rows;
}

void og_render_rows(og_flow *flow, og_table_row *rows, size_t count)
{
    size_t widths[OG_COLUMN_COUNT] = {0};
    find_widths(flow, rows, count, widths);
    for (size_t i = 0; i < count; i++)
        while (flow->out.status == OG_OK && write_line(flow, &rows[i], widths, i ? colour_of(rows[i].level) : NULL))
            continue;
}
