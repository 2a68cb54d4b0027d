// SPDX-License-Identifier: MIT
#include "store/due_days.h"

#include "base/date.h"
#include "base/str.h"

enum { YEAR = 4, MONTH = 7, DAY = 10 }; // lengths of "2026", "2026-03", "2026-03-14"

// A year, a month or a day, filled up to the day with which it begins, or with `end` ends: the 31st of any month
// serves.
static bool fill(og_str text, bool end, char out[DAY])
{
    const og_str rest = end ? OG_STR("0000-12-31") : OG_STR("0000-01-01"), sample = OG_STR("2000-01-01");
    og_date day;
    char whole[DAY];
    if (text.len != YEAR && text.len != MONTH && text.len != DAY)
        return false;
    for (size_t i = 0; i < DAY; i++) {
        out[i] = i < text.len ? text.ptr[i] : rest.ptr[i];
        whole[i] = i < text.len ? text.ptr[i] : sample.ptr[i];
    }
    return og_date_from_iso((og_str){whole, DAY}, &day);
}

// "2026-03-2026-05": where the second begins; 0 where there is but one.
static size_t find_second(og_str text)
{
    static const size_t LENGTHS[] = {DAY, MONTH, YEAR};
    char ignored[DAY];
    for (size_t i = 0; i < sizeof LENGTHS / sizeof *LENGTHS; i++) {
        size_t at = LENGTHS[i];
        if (at + 1 < text.len && text.ptr[at] == '-' && fill(og_str_slice(text, 0, at), false, ignored) &&
            fill(og_str_slice(text, at + 1, text.len), false, ignored))
            return at + 1;
    }
    return 0;
}

// Moves a day by one for comparing alone, since "2026-06-00" sorts right before the first of June and "2026-06-32"
// right behind its last.
static void step(char day[DAY], bool back)
{
    int number = (day[DAY - 2] - '0') * 10 + (day[DAY - 1] - '0') + (back ? -1 : 1);
    day[DAY - 2] = (char)('0' + number / 10);
    day[DAY - 1] = (char)('0' + number % 10);
}

// "<2026-06-01" and the like: all days on one side.
static bool read_side(og_str text, char first[DAY], char last[DAY])
{
    bool before = og_str_starts(text, OG_STR("<")), included = text.len > 1 && text.ptr[1] == '=';
    if (!before && !og_str_starts(text, OG_STR(">")))
        return false;
    for (size_t i = 0; i < DAY; i++) {
        first[i] = OG_STR("0000-00-00").ptr[i];
        last[i] = OG_STR("9999-99-99").ptr[i];
    }
    char *bound = before ? last : first;
    if (!fill(og_str_slice(text, 1 + (size_t)included, text.len), before == included, bound))
        return false;
    if (!included)
        step(bound, before);
    return true;
}

og_status og_due_days(og_arena *arena, og_str value, og_str *out)
{
    char first[DAY], last[DAY];
    size_t second = find_second(value);
    og_str one = og_str_slice(value, 0, second ? second - 1 : value.len),
           other = og_str_slice(value, second, value.len);
    *out = (og_str){0};
    if (!(fill(one, false, first) && fill(other, true, last)) && !read_side(value, first, last))
        return OG_OK;
    if (og_str_compare((og_str){first, DAY}, (og_str){last, DAY}) > 0)
        return OG_OK;
    return og_arena_printf(arena, out, "%.*s-%.*s", (int)DAY, first, (int)DAY, last);
}
