// SPDX-License-Identifier: MIT
// The name of who was inspected as a line prints it, less what running headers and footers print behind it: the days of
// the inspection and the number of the page. No name holds a whole date.
#include "analyse/fields.h"

#include "base/date.h"
#include "base/str.h"
#include "document/page_mark.h"

// A part of a range of days: "7", "12th", "to", "September".
static bool is_part_of_days(og_str word)
{
    static const og_str joins[] = {OG_STR("to"), OG_STR("and")};
    static const og_str ends[] = {OG_STR("st"), OG_STR("nd"), OG_STR("rd"), OG_STR("th")};
    size_t digits = 0;
    while (digits < word.len && digits <= 2 && og_is_digit(word.ptr[digits]))
        digits++;
    og_str rest = og_str_slice(word, digits, word.len);
    if (digits)
        return digits <= 2 && (!rest.len || OG_STR_IS_IN(rest, ends));
    return og_month_from_word(word) || OG_STR_IS_IN(word, joins);
}

// Whether the text, which begins with a digit, is the beginning of a range of days and nothing else.
static bool leads_to_day(og_str text)
{
    for (size_t at = 0, end; at < text.len; at = end) {
        end = at;
        while (end < text.len && (og_is_alpha(text.ptr[end]) || og_is_digit(text.ptr[end])))
            end++;
        if (end > at && !is_part_of_days(og_str_slice(text, at, end)))
            return false;
        end += end == at; // dashes and spaces
    }
    return true;
}

static bool opens_day(og_str text)
{
    enum { LONGEST = 24, LONGEST_DATE = 40 }; // "30 September and 1 " before the date, and the date
    og_date day;
    size_t start;
    return og_date_find(og_str_slice(text, 0, LONGEST + LONGEST_DATE), &day, &start, NULL) && start <= LONGEST &&
           leads_to_day(og_str_slice(text, 0, start));
}

og_str og_printed_name(og_str line)
{
    og_str before;
    size_t page, pages;
    if (og_page_of_pages(line, &before, &page, &pages)) {
        og_str word = OG_STR("page");
        before = og_str_trim(before);
        bool named = before.len > word.len &&
                     og_str_equal_fold(og_str_slice(before, before.len - word.len, before.len), word) &&
                     og_is_space(before.ptr[before.len - word.len - 1]);
        line = named ? og_str_slice(before, 0, before.len - word.len) : line;
    }
    for (size_t at = 1; at < line.len; at++)
        if (og_is_digit(line.ptr[at]) && !og_is_word(line.ptr[at - 1]) && opens_day(og_str_slice(line, at, line.len)))
            return og_str_slice(line, 0, at);
    return line;
}
