// SPDX-License-Identifier: MIT
// Tables that Markdown draws by lines of signs: between borders (+---+---+), and under dashes as wide as their columns
// (----- -----), where rows are one line each or, if a line of dashes ends the table, divided by blank lines. What is
// found becomes a line a row with "|" between the cells.
#include "base/checked.h"
#include "base/str.h"
#include "read/flow.h"

#include <string.h>

enum { MOST_COLUMNS = 16 };

// Where the columns of a table start, and its cells as they are gathered.
typedef struct drawn_table {
    og_text *text;
    size_t count;
    uint32_t starts[MOST_COLUMNS];
    og_buf cells[MOST_COLUMNS];
    size_t kept; // lines of the text that are written
} drawn_table;

bool og_markdown_is_border(og_str line)
{
    size_t crosses = 0;
    if (line.len < 3 || line.ptr[0] != '+' || line.ptr[line.len - 1] != '+')
        return false;
    for (size_t i = 0; i < line.len; i++) {
        crosses += line.ptr[i] == '+';
        if (og_str_find_byte(OG_STR("+-=:"), line.ptr[i], 0) == SIZE_MAX ||
            (i && line.ptr[i] == '+' && line.ptr[i - 1] == '+'))
            return false;
    }
    return crosses >= 2;
}

// The columns of a line of dashes that spaces divide; false: it is none, or one column alone.
static bool find_columns(const og_text_line *line, drawn_table *table)
{
    table->count = 0;
    for (size_t i = 0; i < line->text.len; i++) {
        char c = line->text.ptr[i];
        bool starts = c == '-' && (!i || line->text.ptr[i - 1] == ' ');
        if ((c != '-' && c != ' ') ||
            (starts && (table->count == MOST_COLUMNS || i + 1 == line->text.len || line->text.ptr[i + 1] != '-')))
            return false;
        if (starts)
            table->starts[table->count++] = line->indent + (uint32_t)i;
    }
    return table->count >= 2;
}

// The offset in a line at which column `column` begins.
static size_t offset_of(const og_text_line *line, uint32_t column)
{
    uint32_t at = line->indent;
    size_t i = 0;
    for (; i < line->text.len && at < column; i++)
        at += i + 1 == line->text.len || ((unsigned char)line->text.ptr[i + 1] & 0xC0) != 0x80;
    return i;
}

// Whether each column of the table begins between words of the line.
static bool is_divided(const drawn_table *table, const og_text_line *line)
{
    for (size_t i = 1; i < table->count; i++) {
        size_t at = offset_of(line, table->starts[i]);
        if (at && at < line->text.len && !og_is_space(line->text.ptr[at - 1]))
            return false;
    }
    return true;
}

static void add_to_cell(drawn_table *table, size_t cell, og_str words)
{
    og_buf *buf = &table->cells[cell];
    words = og_str_trim(words);
    if (words.len && buf->len)
        og_buf_add_byte(buf, ' ');
    for (size_t i = 0; i < words.len; i++) {
        if (words.ptr[i] == '|' && (!i || words.ptr[i - 1] != '\\'))
            og_buf_add_byte(buf, '\\');
        og_buf_add_byte(buf, words.ptr[i]);
    }
}

static void add_by_columns(drawn_table *table, const og_text_line *line)
{
    size_t start = 0;
    for (size_t i = 0; i < table->count; i++) {
        size_t end = i + 1 < table->count ? offset_of(line, table->starts[i + 1]) : line->text.len;
        add_to_cell(table, i, og_str_slice(line->text, start, end));
        start = end;
    }
}

static void add_by_signs(drawn_table *table, og_str line)
{
    og_str cell;
    for (size_t i = 0; og_markdown_cell(&line, &cell); i += i + 1 < MOST_COLUMNS) { // the last takes all that follow
        add_to_cell(table, i, cell);
        table->count = i >= table->count ? i + 1 : table->count;
    }
}

// Writes what the cells hold as a row in the place of line `i` or one before it, and empties them.
static og_status end_row(drawn_table *table, size_t i)
{
    og_buf row = {0};
    bool filled = false;
    og_text_line line = table->text->lines.items[i];
    for (size_t k = 0; k < table->count; k++) {
        og_buf_add(&row, k ? OG_STR(" | ") : OG_STR("| "));
        og_buf_add(&row, og_buf_str(&table->cells[k]));
        filled = filled || table->cells[k].len;
        row.status = row.status == OG_OK ? table->cells[k].status : row.status;
        table->cells[k].len = 0;
    }
    og_buf_add(&row, OG_STR(" |"));
    OG_TRY(og_arena_take(table->text->arena, &row, &line.text));
    line.is_row = true;
    line.blanks = 1;
    if (filled)
        table->text->lines.items[table->kept++] = line;
    return OG_OK;
}

// The rows between the border at line `first` and the last one below it; the line behind that in *end.
static og_status take_bordered(drawn_table *table, size_t first, size_t *end)
{
    const og_text *text = table->text;
    table->count = 0;
    for (*end = first + 1; *end < text->lines.count && !text->lines.items[*end].blanks; ++*end) {
        og_str line = text->lines.items[*end].text;
        if (og_markdown_is_border(line))
            OG_TRY(end_row(table, *end));
        else if (line.ptr[0] == '|')
            add_by_signs(table, line);
        else
            break;
    }
    return end_row(table, *end - 1);
}

static bool is_dashed(og_str line)
{
    for (size_t i = 0; i < line.len; i++)
        if (line.ptr[i] != '-')
            return false;
    return line.len >= 3;
}

// A line of dashes as wide as the one above the rows, in one or, where the table has no heads, in the same columns:
// what stands between the two can only be rows, also where words fill a column.
static bool closes_table(const drawn_table *table, const og_text_line *first, const og_text_line *line)
{
    drawn_table last = {.count = 0};
    if (line->indent != first->indent || line->width != first->width)
        return false;
    return is_dashed(line->text) || (find_columns(line, &last) && last.count == table->count &&
                                     !memcmp(last.starts, table->starts, last.count * sizeof *last.starts));
}

// The line of dashes that ends a table whose rows blank lines divide; SIZE_MAX: it ends with the next blank line.
static size_t find_end(const drawn_table *table, size_t first)
{
    enum { MOST_LINES = 400 };
    const og_text_line *lines = table->text->lines.items;
    bool filled = false, divided = false;
    for (size_t i = first + 1; i < table->text->lines.count && i - first < MOST_LINES; i++) {
        const og_text_line *line = &lines[i];
        bool closes = closes_table(table, &lines[first], line);
        if (is_dashed(line->text) && line->indent + line->text.len > table->starts[table->count - 1])
            return !filled || closes ? i : SIZE_MAX;
        if (closes)
            return divided ? i : SIZE_MAX;
        if (find_columns(line, &(drawn_table){.count = 0})) // another table begins
            return SIZE_MAX;
        divided = divided || (line->blanks && i > first + 1);
        filled = filled || !(line->has_gap || line->width < table->starts[1] || line->indent >= table->starts[1]);
        if (line->indent < lines[first].indent || !is_divided(table, line))
            return SIZE_MAX;
    }
    return SIZE_MAX;
}

// The rows below the dashes at line `first`; the line behind them in *end.
static og_status take_dashed(drawn_table *table, size_t first, size_t *end)
{
    const og_text_line *lines = table->text->lines.items;
    size_t last = find_end(table, first);
    for (*end = first + 1; *end < table->text->lines.count && *end != last; ++*end) {
        bool divided = lines[*end].blanks > 0;
        if (last == SIZE_MAX &&
            (divided || find_columns(&lines[*end], &(drawn_table){0}) || !is_divided(table, &lines[*end])))
            break;
        if (*end > first + 1 && (divided || last == SIZE_MAX))
            OG_TRY(end_row(table, *end - 1));
        add_by_columns(table, &lines[*end]);
    }
    OG_TRY(end_row(table, *end - 1));
    bool closed =
        *end < table->text->lines.count && !lines[*end].blanks && find_columns(&lines[*end], &(drawn_table){0});
    *end += *end == last || closed;
    return OG_OK;
}

// The lines above the dashes at line `first` that are its heads, as far as they are kept: the one above, or those below
// a line of dashes.
static og_status take_heads(drawn_table *table, size_t first)
{
    enum { MOST_HEADS = 8 };
    const og_text_line *lines = table->text->lines.items;
    size_t head = table->kept;
    bool goes_on = !lines[first].blanks;
    while (head && goes_on && table->kept - head < MOST_HEADS && !lines[head - 1].is_row &&
           !is_dashed(lines[head - 1].text))
        goes_on = !lines[--head].blanks;
    bool framed = head && head < table->kept && goes_on && is_dashed(lines[head - 1].text);
    if (head == table->kept || (!framed && table->kept - head > 1))
        return OG_OK;
    for (size_t i = head; i < table->kept; i++)
        if (!is_divided(table, &lines[i]))
            return OG_OK;
    for (size_t i = head; i < table->kept; i++)
        add_by_columns(table, &lines[i]);
    table->kept = head - framed;
    return end_row(table, first);
}

og_status og_markdown_take_tables(og_text *text)
{
    drawn_table table = {.text = text};
    og_status status = OG_OK;
    for (size_t i = 0, end; i < text->lines.count && status == OG_OK; i = end) {
        end = i + 1;
        if (og_markdown_is_border(text->lines.items[i].text)) {
            status = take_bordered(&table, i, &end);
        } else if (find_columns(&text->lines.items[i], &table)) {
            status = take_heads(&table, i);
            if (status == OG_OK)
                status = take_dashed(&table, i, &end);
        } else {
            text->lines.items[table.kept++] = text->lines.items[i];
        }
    }
    text->lines.count = status == OG_OK ? table.kept : text->lines.count;
    for (size_t i = 0; i < MOST_COLUMNS; i++)
        og_buf_free(&table.cells[i]);
    return status;
}
