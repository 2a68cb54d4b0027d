// SPDX-License-Identifier: MIT
#include "render/judgements.h"

#include "base/str.h"

enum { AREA, GRADE, LEVEL, PAGE, COLUMN_COUNT, GAP = 2 };

typedef struct table_row {
    og_str cells[COLUMN_COUNT];
    int level; // 0: none
} table_row;

static bool has_vowel(og_str word)
{
    for (size_t i = 0; i < word.len; i++)
        if (og_str_find_byte(OG_STR("aeiouy"), word.ptr[i], 0) != SIZE_MAX)
            return true;
    return false;
}

static char upper(char c)
{
    return og_is_lower(c) ? (char)(c - ('a' - 'A')) : c;
}

// "help-and-protection" as "Help and protection", "lscb" as "LSCB": a word without a vowel is an abbreviation.
static og_str area_name(og_flow *flow, og_str id)
{
    og_buf name = {0};
    og_str rest = id, word;
    while (og_str_next_split(&rest, '-', &word)) {
        size_t raised = has_vowel(word) ? name.len == 0 : word.len; // letters at its start that become capitals
        if (name.len)
            og_buf_add_byte(&name, ' ');
        for (size_t i = 0; i < word.len; i++)
            og_buf_add_byte(&name, i < raised ? upper(word.ptr[i]) : word.ptr[i]);
    }
    og_str shown = og_flow_clean(flow, og_buf_str(&name));
    if (name.status != OG_OK)
        flow->out.status = name.status;
    og_buf_free(&name);
    return shown;
}

// The framework's own word, alike in every report however it is printed there ("require improvement", "Good").
static og_str grade_name(og_flow *flow, og_str grade)
{
    og_str word = og_flow_clean(flow, grade);
    return word.len ? og_flow_print(flow, "%c%.*s", upper(word.ptr[0]), OG_STR_ARG(og_str_slice(word, 1, word.len)))
                    : word;
}

static table_row make_row(og_flow *flow, const og_judgement *judgement)
{
    table_row made = {.level = judgement->level};
    made.cells[AREA] = area_name(flow, judgement->area);
    made.cells[GRADE] = grade_name(flow, judgement->grade);
    if (judgement->level)
        made.cells[LEVEL] = og_flow_print(flow, "%d of 4", judgement->level);
    if (judgement->evidence.page)
        made.cells[PAGE] = og_flow_print(flow, "%u", (unsigned)judgement->evidence.page);
    return made;
}

// The widths that the cells need; where that is too wide, area and grade share what there is.
static void find_widths(const og_flow *flow, const table_row *rows, size_t count, size_t widths[COLUMN_COUNT])
{
    const size_t least = 16; // of area and grade together, however narrow the output
    for (size_t i = 0; i < count; i++)
        for (size_t c = 0; c < COLUMN_COUNT; c++) {
            size_t columns = og_flow_columns(rows[i].cells[c]);
            widths[c] = columns > widths[c] ? columns : widths[c];
        }
    size_t fixed = widths[LEVEL] + widths[PAGE] + (size_t)GAP * (COLUMN_COUNT - 1);
    size_t room = flow->width > fixed + least ? flow->width - fixed : least;
    if (widths[AREA] + widths[GRADE] <= room)
        return;
    if (widths[GRADE] <= room / 2)
        widths[AREA] = room - widths[GRADE];
    else if (widths[AREA] <= room / 2)
        widths[GRADE] = room - widths[AREA];
    else
        widths[AREA] = widths[GRADE] = room / 2;
}

static const char *colour_of(int level)
{
    static const char *const codes[] = {"1", "1;32", "1;32", "1;33", "1;31"};
    return codes[level >= 1 && level <= 4 ? level : 0];
}

// One printed line of a row; what does not fit stays in the row's cells. False when they were all empty.
static bool write_line(og_flow *flow, table_row *row, const size_t widths[COLUMN_COUNT], const char *colour)
{
    size_t pending = 0; // columns to skip before the next cell that is not empty
    bool any = false;
    for (size_t c = 0; c < COLUMN_COUNT; c++) {
        og_str line;
        if (!og_flow_take(&row->cells[c], widths[c], true, &line)) {
            pending += widths[c] ? widths[c] + GAP : 0;
            continue;
        }
        any = true;
        og_flow_spaces(flow, pending);
        if (c == GRADE && colour)
            og_flow_colour(flow, colour);
        og_buf_add(&flow->out, line);
        if (c == GRADE && colour)
            og_flow_colour(flow, "0");
        pending = widths[c] - og_flow_columns(line) + GAP;
    }
    if (any)
        og_buf_add_byte(&flow->out, '\n');
    return any;
}

// The row of headings: none over a column that holds nothing.
static table_row make_headings(const table_row *rows, size_t count)
{
    static const char *const names[COLUMN_COUNT] = {"Judged", "Grade", "Level", "Page"};
    table_row headings = {.level = 0};
    for (size_t i = 0; i < count; i++)
        for (size_t c = 0; c < COLUMN_COUNT; c++)
            if (rows[i].cells[c].len)
                headings.cells[c] = og_str_from(names[c]);
    return headings;
}

void og_render_judgements(og_flow *flow, const og_record *record)
{
    size_t count = record->judgements.count, widths[COLUMN_COUNT] = {0};
    table_row *rows = count ? og_arena_alloc_array(flow->arena, count + 1, sizeof *rows) : NULL;
    if (!count)
        return;
    if (!rows) {
        flow->out.status = OG_NO_MEMORY;
        return;
    }
    for (size_t i = 0; i < count; i++)
        rows[i + 1] = make_row(flow, &record->judgements.items[i]);
    rows[0] = make_headings(rows + 1, count);
    find_widths(flow, rows, count + 1, widths);
    bool levels = rows[0].cells[LEVEL].len > 0; // writing a row empties its cells
    for (size_t i = 0; i <= count; i++)
        while (flow->out.status == OG_OK && write_line(flow, &rows[i], widths, i ? colour_of(rows[i].level) : NULL))
            continue;
    if (levels)
        og_flow_paragraph(flow, "", OG_STR("Level 1 is the best, level 4 the lowest."));
}
