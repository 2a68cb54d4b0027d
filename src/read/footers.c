// SPDX-License-Identifier: MIT
// Page numbers, running headers and footers in a text that lost its page breaks, as copied from a PDF viewer: numbers
// alone on their lines that count up, and the lines beside them that are the same from page to page.
#include "base/checked.h"
#include "base/str.h"
#include "document/page_mark.h"
#include "read/flow.h"

enum {
    LEAST_LINES = 5,   // between the numbers of two pages
    HIGHEST_FIRST = 3, // the page with which a text may start
    BESIDE = 3         // lines of a header or footer
};

typedef OG_VEC(size_t) line_numbers;

// What stands behind the last wide gap of a line: a footer has its number at the right margin.
static og_str last_column(og_str line)
{
    size_t end = 0;
    for (size_t gap = og_text_gap(line, OG_WIDE_GAP, 0, &end); gap != SIZE_MAX;
         gap = og_text_gap(line, OG_WIDE_GAP, 0, &end))
        line = og_str_slice(line, end, line.len);
    return line;
}

// The number of a page in "7", "Page 7" or "Page 7 of 12", or in such a last column; 0: none. *of: it says of how many.
static size_t page_number(og_str line, bool *of)
{
    const og_str name = OG_STR("page");
    size_t number = 0, pages;
    og_str before;
    line = last_column(line);
    *of = og_page_of_pages(line, &before, &number, &pages);
    if (*of)
        return !before.len || og_str_equal_fold(og_str_trim(before), name) ? number : 0;
    if (og_str_starts_fold(line, name) && line.len > name.len && og_is_space(line.ptr[name.len]))
        line = og_str_trim(og_str_slice(line, name.len, line.len));
    return og_str_to_size(line, OG_HIGHEST_PAGE, &number) ? number : 0;
}

// The chain of numbers that count up by one (a page may lack its number) from line `start` on, all of one form: where
// pages say of how many they are (`of_all`), a digit that does not is a grade or the like.
static og_status follow_numbers(const og_text *text, size_t start, bool of_all, line_numbers *found)
{
    size_t last = 0, last_line = start;
    bool of;
    for (size_t i = start; i < text->lines.count; i++) {
        size_t number = page_number(text->lines.items[i].text, &of);
        if (number && of != of_all)
            continue;
        bool next = number == last + 1 || number == last + 2;
        if (!number || (i > start && (!next || i - last_line < LEAST_LINES)))
            continue;
        last = number;
        last_line = i;
        OG_TRY(og_vec_push(text->arena, found, i));
    }
    return OG_OK;
}

// What stands before the number in its line.
static og_str before_number(const og_text *text, size_t line)
{
    og_str whole = text->lines.items[line].text;
    return og_str_trim(og_str_slice(whole, 0, whole.len - last_column(whole).len));
}

// True for a number alone on its line, and where a page near by has the same header beside its number; left and right
// pages may have different ones. Else it is the grade in some row of a table.
static bool is_in_header(const og_text *text, const line_numbers *chain, size_t index)
{
    enum { NEAR = 2 };
    og_str own = before_number(text, chain->items[index]);
    size_t first = index > NEAR ? index - NEAR : 0, end = index + NEAR + 1;
    bool found = !own.len;
    for (size_t i = first; i < end && i < chain->count && !found; i++)
        found = i != index && og_str_equal(own, before_number(text, chain->items[i]));
    return found;
}

static og_status keep_headers(const og_text *text, line_numbers *chain)
{
    line_numbers kept = {0};
    for (size_t i = 0; i < chain->count; i++)
        if (is_in_header(text, chain, i))
            OG_TRY(og_vec_push(text->arena, &kept, chain->items[i]));
    *chain = kept;
    return OG_OK;
}

static bool is_digit_alone(const og_text *text, size_t line)
{
    og_str words = text->lines.items[line].text;
    return words.len == 1 && og_is_digit(words.ptr[0]);
}

// Whether digits stand alone in so many lines that some are grades.
static bool has_digits_of_grades(const og_text *text)
{
    enum { FEWEST = 8 };
    size_t digits = 0;
    for (size_t i = 0; i < text->lines.count; i++)
        digits += is_digit_alone(text, i);
    return digits >= FEWEST;
}

// Whether another digit stands alone nearer to the line than the number of another page.
static bool is_near_digit(const og_text *text, size_t line)
{
    size_t first = line < LEAST_LINES ? 0 : line - LEAST_LINES + 1;
    bool found = false;
    for (size_t i = first; i < line + LEAST_LINES && i < text->lines.count && !found; i++)
        found = i != line && is_digit_alone(text, i);
    return found;
}

// Whether numbers that do not say of how many they are may be grades: two of these may well count up by one, and in a
// list of them more may.
static bool may_be_grades(const og_text *text, const line_numbers *chain)
{
    enum { LEAST_AMONG_GRADES = 3 };
    size_t near = 0;
    for (size_t i = 0; i < chain->count; i++)
        near += is_near_digit(text, chain->items[i]);
    return near * 2 > chain->count || (chain->count < LEAST_AMONG_GRADES && has_digits_of_grades(text));
}

// The lines that hold page numbers: the longest chain of them. A contents page has numbers of its own.
static og_status find_numbers(const og_text *text, line_numbers *found)
{
    enum { MOST_STARTS = 8 };
    size_t starts = 0;
    for (size_t i = 0; i < text->lines.count && starts < MOST_STARTS; i++) {
        line_numbers chain = {0};
        bool of;
        size_t number = page_number(text->lines.items[i].text, &of);
        if (!number || number > HIGHEST_FIRST)
            continue;
        starts++;
        OG_TRY(follow_numbers(text, i, of, &chain));
        OG_TRY(keep_headers(text, &chain));
        if (chain.count > found->count && (of || !may_be_grades(text, &chain)))
            *found = chain;
    }
    return OG_OK;
}

// True when the line `offset` away from one page's number reads the same at the page before or after.
static bool is_repeated(const og_text *text, const line_numbers *numbers, size_t page, ptrdiff_t offset)
{
    ptrdiff_t line = (ptrdiff_t)numbers->items[page] + offset, count = (ptrdiff_t)text->lines.count;
    for (int step = -1; step <= 1 && line >= 0 && line < count; step += 2) {
        if ((step < 0 && !page) || (step > 0 && page + 1 == numbers->count))
            continue;
        ptrdiff_t other = (ptrdiff_t)numbers->items[step < 0 ? page - 1 : page + 1] + offset;
        if (other >= 0 && other < count && og_str_equal(text->lines.items[line].text, text->lines.items[other].text))
            return true;
    }
    return false;
}

static void mark_page(const og_text *text, const line_numbers *numbers, size_t page, bool *is_footer)
{
    is_footer[numbers->items[page]] = true;
    for (int direction = -1; direction <= 1; direction += 2)
        for (ptrdiff_t i = 1; i <= BESIDE && is_repeated(text, numbers, page, direction * i); i++)
            is_footer[(ptrdiff_t)numbers->items[page] + direction * i] = true;
}

og_status og_text_take_footers(og_text *text)
{
    line_numbers numbers = {0};
    OG_TRY(find_numbers(text, &numbers));
    if (numbers.count < 2)
        return OG_OK;
    bool *is_footer = og_arena_alloc_array(text->arena, text->lines.count, sizeof *is_footer);
    if (!is_footer)
        return OG_NO_MEMORY;
    for (size_t page = 0; page < numbers.count; page++)
        mark_page(text, &numbers, page, is_footer);
    size_t kept = 0;
    uint32_t sheet = 0;
    for (size_t i = 0; i < text->lines.count; i++) {
        og_text_line line = text->lines.items[i];
        if (is_footer[i]) {
            OG_TRY(og_vec_push(text->arena, &text->footers, line.text));
            continue;
        }
        if (kept && is_footer[i - 1]) { // whether a paragraph goes on over the page, its words must tell
            line.blanks = 1;
            sheet++;
        }
        line.page = sheet;
        text->lines.items[kept++] = line;
    }
    text->lines.count = kept;
    text->sheet_count = sheet + 1;
    return OG_OK;
}

og_status og_text_add_footers(const og_text *text, og_builder *builder)
{
    for (size_t i = 0; i < text->footers.count; i++) {
        OG_TRY(og_builder_begin_furniture(builder, 0));
        OG_TRY(og_builder_text(builder, text->footers.items[i]));
        OG_TRY(og_builder_end(builder));
    }
    return OG_OK;
}
