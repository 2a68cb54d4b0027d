// SPDX-License-Identifier: MIT
// Lists in plain text, a line a row: a label and, behind a gap, what is said of it, as "Leadership and management Good
// 2" above "Outcomes for children   Good   2". That each line is a row by itself shows where no column lines up, and
// where two spaces are all that divides them; so it takes two such lines, one below the other.
#include "read/flow.h"

#include "base/str.h"
#include "base/utf8.h"

enum { MOST_VALUES = 3 }; // beside one label: "Previous inspection: Good 2"

// The gaps of a row, in columns.
typedef struct list_row {
    size_t gaps; // 0: the line is none
    uint32_t from[MOST_VALUES], to[MOST_VALUES];
} list_row;

// Ends as a sentence does, or goes on in the next line.
static bool ends_prose(og_str text)
{
    return (og_text_is_closed(text) && !og_str_ends(text, OG_STR(":"))) || og_str_ends(text, OG_STR(";")) ||
           og_text_is_broken_off(text);
}

static bool opens_like_cell(og_str text)
{
    return text.len && (og_is_upper(text.ptr[0]) || og_is_digit(text.ptr[0]));
}

static bool is_label(og_str text)
{
    enum { FEWEST = 3, LONGEST = 200 };
    size_t letters = 0;
    og_marker marker;
    for (size_t i = 0; i < text.len && text.len <= LONGEST; i++)
        letters += og_is_alpha(text.ptr[i]);
    bool asks = og_str_ends(text, OG_STR("?")); // "How well do learners achieve?"
    return letters >= FEWEST && opens_like_cell(text) && (asks || !ends_prose(text)) && !og_marker_find(text, &marker);
}

// `small`: it may begin with a small letter. Most words of a justified line do, which stand as far apart.
static bool is_value(og_str text, bool small)
{
    enum { LONGEST = 40 };
    return text.len <= LONGEST && !ends_prose(text) &&
           (opens_like_cell(text) || (small && text.len && og_is_lower(text.ptr[0])));
}

// The label goes on in the next line, or began in the one before, as cells do.
static bool is_wrapped(const og_text *text, size_t i)
{
    const og_text_line *line = &text->lines.items[i], *next = line + 1;
    if (i && !line->blanks && line[-1].page == line->page && og_text_is_broken_off(line[-1].text))
        return true;
    return i + 1 < text->lines.count && !next->blanks && next->page == line->page && og_text_opens_lower(next->text);
}

// The line above is one without a gap that reaches as far: the first half of the label, wherever it was divided.
static bool is_second_half(const og_text *text, size_t i, const list_row *row)
{
    const og_text_line *line = &text->lines.items[i];
    return i && !line->blanks && line[-1].page == line->page && !line[-1].has_gap && line[-1].width >= row->from[0] &&
           !og_text_is_closed(line[-1].text);
}

static list_row read_row(const og_text *text, size_t i)
{
    const list_row none = {.gaps = 0};
    const og_text_line *line = &text->lines.items[i];
    list_row row = none;
    bool wide = false;
    uint32_t column = line->indent;
    size_t start = 0, end = 0;
    if (!line->has_gap || line->row == OG_TEXT_ROW_ALONE || is_wrapped(text, i))
        return none;
    for (size_t gap = og_text_gap(line->text, OG_NARROW_GAP, 0, &end); gap != SIZE_MAX;
         gap = og_text_gap(line->text, OG_NARROW_GAP, end, &end)) {
        og_str piece = og_str_slice(line->text, start, gap), space = og_str_slice(line->text, gap, end);
        if (row.gaps == MOST_VALUES || !(row.gaps ? is_value(piece, wide) : is_label(piece)))
            return none;
        wide = space.len >= OG_WIDE_GAP || og_str_find_byte(space, '\t', 0) != SIZE_MAX;
        row.from[row.gaps] = og_text_columns(piece, column);
        column = og_text_columns(space, row.from[row.gaps]);
        row.to[row.gaps++] = column;
        start = end;
    }
    bool small = wide || row.gaps == 1;
    if (!row.gaps || !is_value(og_str_slice(line->text, start, line->text.len), small))
        return none;
    return is_second_half(text, i, &row) ? none : row;
}

// The line behind the list that begins with line `i`; i: there is none.
static size_t end_of_list(const og_text *text, size_t i)
{
    const og_text_line *lines = text->lines.items;
    size_t end = i;
    while (end < text->lines.count && (end == i || (!lines[end].blanks && lines[end].page == lines[i].page)) &&
           read_row(text, end).gaps)
        end++;
    return end;
}

// Leaves in *common the gaps that both have. False: in some column they have none in common.
static bool lines_up(list_row *common, const list_row *row)
{
    list_row both = *common;
    if (row->gaps != common->gaps)
        return false;
    for (size_t i = 0; i < both.gaps; i++) {
        both.from[i] = row->from[i] > both.from[i] ? row->from[i] : both.from[i];
        both.to[i] = row->to[i] < both.to[i] ? row->to[i] : both.to[i];
        if (both.to[i] < both.from[i] + OG_NARROW_GAP)
            return false;
    }
    *common = both;
    return true;
}

// Whether in some row two spaces alone divide a column, and no wide gap of the row that has the first one shows where
// it begins: to the layout they are none.
static bool is_tight(const og_text *text, size_t first, size_t end)
{
    uint32_t starts[MOST_VALUES] = {0}; // of columns behind wide gaps
    bool tight = false;
    for (size_t i = first; i < end; i++) {
        list_row row = read_row(text, i);
        for (size_t k = 0; k < row.gaps; k++)
            if (!starts[k] && row.to[k] - row.from[k] >= OG_WIDE_GAP)
                starts[k] = row.to[k];
    }
    for (size_t i = first; i < end; i++) {
        list_row row = read_row(text, i);
        for (size_t k = 0; k < row.gaps; k++)
            tight = tight || (row.to[k] - row.from[k] < OG_WIDE_GAP && row.to[k] != starts[k]);
    }
    return tight;
}

// Whether some gap of the row is no wider than those within sentences may be.
static bool has_narrow_gap(const list_row *row)
{
    enum { NARROW_ENOUGH = 5 };
    bool found = false;
    for (size_t i = 0; i < row->gaps; i++)
        found = found || row->to[i] - row->from[i] <= NARROW_ENOUGH;
    return found;
}

// Nothing parts the list from the text below, which may stand in columns.
static bool runs_into_text(const og_text *text, size_t end)
{
    const og_text_line *below = &text->lines.items[end];
    return end < text->lines.count && !below->blanks && below->page == below[-1].page;
}

// Rows that line up with those around them are left to the layout, which sees more than one line; so is one with gaps
// so wide that it is a row in any case.
static void take_list(og_text *text, size_t first, size_t end)
{
    for (size_t i = first; i < end;) {
        list_row common = read_row(text, i), row;
        bool narrow = has_narrow_gap(&common);
        size_t next = i + 1;
        while (next < end && (row = read_row(text, next), lines_up(&common, &row)))
            next++;
        bool alone = next == i + 1 ? narrow : is_tight(text, i, next) || (next == end && runs_into_text(text, end));
        for (; i < next; i++)
            text->lines.items[i].row = alone ? OG_TEXT_ROW_ALONE : OG_TEXT_ROW;
    }
}

// A question and its answer stand above what is said of both: the paragraph below goes on with neither.
static bool is_answered_question(const og_text *text, size_t i)
{
    const og_text_line *line = &text->lines.items[i], *next = line + 1;
    list_row row = read_row(text, i);
    og_str label = og_str_slice(line->text, 0, og_text_gap(line->text, OG_NARROW_GAP, 0, &(size_t){0}));
    return row.gaps == 1 && og_str_ends(label, OG_STR("?")) && i + 1 < text->lines.count && !next->blanks &&
           next->page == line->page && !next->has_gap && next->indent < row.to[0] && opens_like_cell(next->text);
}

void og_text_find_rows(og_text *text)
{
    for (size_t i = 0; i < text->lines.count;) {
        size_t end = text->lines.items[i].has_gap ? end_of_list(text, i) : i;
        if (end > i + 1)
            take_list(text, i, end);
        else if (end > i && is_answered_question(text, i))
            text->lines.items[i].row = OG_TEXT_ROW_ALONE;
        i = end > i ? end : i + 1;
    }
}
