// SPDX-License-Identifier: MIT
#include "base/date.h"

#include "base/checked.h"
#include "base/str.h"
#include "base/utf8.h"

enum { EARLIEST_YEAR = 1900, LATEST_YEAR = 2199, MOST_ATOMS = 32 };

bool og_date_is_set(og_date date)
{
    return date.year != 0;
}

static int days_in_month(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : days[month - 1];
}

bool og_date_is_valid(og_date date)
{
    return date.year >= EARLIEST_YEAR && date.year <= LATEST_YEAR && date.month >= 1 && date.month <= 12 &&
           date.day >= 1 && date.day <= days_in_month(date.year, date.month);
}

int og_date_compare(og_date a, og_date b)
{
    if (a.year != b.year)
        return a.year < b.year ? -1 : 1;
    if (a.month != b.month)
        return a.month < b.month ? -1 : 1;
    return (a.day > b.day) - (a.day < b.day);
}

og_status og_date_format(og_arena *arena, og_date date, og_str *out)
{
    if (!og_date_is_set(date)) {
        *out = (og_str){"", 0};
        return OG_OK;
    }
    return og_arena_printf(arena, out, "%04d-%02d-%02d", date.year, date.month, date.day);
}

static bool number_at(og_str text, size_t start, size_t end, size_t most, int *out)
{
    size_t value;
    if (end > text.len || !og_str_to_size(og_str_slice(text, start, end), most, &value))
        return false;
    *out = (int)value;
    return true;
}

bool og_date_from_iso(og_str text, og_date *out)
{
    og_date date;
    if (text.len != 10 || text.ptr[4] != '-' || text.ptr[7] != '-' || !number_at(text, 0, 4, 9999, &date.year) ||
        !number_at(text, 5, 7, 12, &date.month) || !number_at(text, 8, 10, 31, &date.day) || !og_date_is_valid(date))
        return false;
    *out = date;
    return true;
}

enum { MONTHS = 12 };

static const char *const month_names[MONTHS] = {"January", "February", "March",     "April",   "May",      "June",
                                                "July",    "August",   "September", "October", "November", "December"};

og_str og_month_name(int month)
{
    return month >= 1 && month <= MONTHS ? og_str_from(month_names[month - 1]) : OG_STR("");
}

int og_month_from_word(og_str word)
{
    bool stopped = word.len > 3 && word.ptr[word.len - 1] == '.';
    if (stopped)
        word.len--;
    if (og_str_equal_fold(word, OG_STR("sept")))
        return 9;
    for (int month = 0; month < MONTHS; month++) {
        og_str name = og_str_from(month_names[month]);
        if (word.len == 3 ? og_str_starts_fold(name, word) : !stopped && og_str_equal_fold(word, name))
            return month + 1;
    }
    return 0;
}

typedef enum token_kind { TOKEN_END, TOKEN_NUMBER, TOKEN_MONTH, TOKEN_DATE, TOKEN_JOIN, TOKEN_OTHER } token_kind;

typedef struct token {
    token_kind kind;
    int value;     // of a number or month
    size_t digits; // of a number
    og_date date;  // of a date in figures
    size_t end;    // offset after it
} token;

static size_t skip_space(og_str text, size_t at)
{
    size_t length;
    while (at < text.len) {
        uint32_t code = og_utf8_decode(text, at, &length);
        if (!og_code_is_space(code) && !og_code_is_invisible(code))
            break;
        at += length;
    }
    return at;
}

static size_t digits_end(og_str text, size_t at)
{
    while (at < text.len && og_is_digit(text.ptr[at]))
        at++;
    return at;
}

// dd/mm/yyyy, dd.mm.yyyy, dd-mm-yyyy, or with a year of two digits; and yyyy-mm-dd.
static bool read_figures(og_str text, size_t at, og_date *out, size_t *end)
{
    size_t one = digits_end(text, at);
    if (one == at || one >= text.len || og_str_find_byte(OG_STR("/.-"), text.ptr[one], 0) == SIZE_MAX)
        return false;
    size_t two = digits_end(text, one + 1);
    if (two == one + 1 || two >= text.len || text.ptr[two] != text.ptr[one])
        return false;
    size_t three = digits_end(text, two + 1);
    og_date date;
    bool year_first = one - at == 4;
    if (!number_at(text, at, one, 9999, year_first ? &date.year : &date.day) ||
        !number_at(text, one + 1, two, 99, &date.month) ||
        !number_at(text, two + 1, three, 9999, year_first ? &date.day : &date.year))
        return false;
    if (!year_first && three - two == 3)
        date.year += 2000;
    if (!og_date_is_valid(date))
        return false;
    *out = date;
    *end = three;
    return true;
}

static token read_number(og_str text, size_t at)
{
    token read = {.kind = TOKEN_OTHER, .end = digits_end(text, at)};
    read.digits = read.end - at;
    if (read_figures(text, at, &read.date, &read.end)) {
        read.kind = TOKEN_DATE;
        return read;
    }
    if (number_at(text, at, read.end, 9999, &read.value))
        read.kind = TOKEN_NUMBER;
    og_str rest = og_str_slice(text, read.end, read.end + 2);
    bool ordinal = og_str_equal_fold(rest, OG_STR("st")) || og_str_equal_fold(rest, OG_STR("nd")) ||
                   og_str_equal_fold(rest, OG_STR("rd")) || og_str_equal_fold(rest, OG_STR("th"));
    if (ordinal && (read.end + 2 == text.len || !og_is_word(text.ptr[read.end + 2])))
        read.end += 2;
    return read;
}

static bool is_joining_word(og_str word)
{
    static const char *const words[] = {"to",      "and",       "until",    "between", "from",     "on",     "through",
                                        "of",      "the",       "st",       "nd",      "rd",       "th",     "monday",
                                        "tuesday", "wednesday", "thursday", "friday",  "saturday", "sunday", "mon",
                                        "tue",     "wed",       "thu",      "fri"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (og_str_equal_fold(word, og_str_from(words[i])))
            return true;
    return false;
}

static token read_token(og_str text, size_t at)
{
    at = skip_space(text, at);
    if (at >= text.len)
        return (token){.kind = TOKEN_END, .end = at};
    if (og_is_digit(text.ptr[at]))
        return read_number(text, at);
    if (og_is_alpha(text.ptr[at])) {
        token read = {.kind = TOKEN_OTHER, .end = at};
        while (read.end < text.len && og_is_alpha(text.ptr[read.end]))
            read.end++;
        og_str word = og_str_slice(text, at, read.end);
        read.value = og_month_from_word(word);
        read.kind = read.value ? TOKEN_MONTH : is_joining_word(word) ? TOKEN_JOIN : TOKEN_OTHER;
        if (read.kind == TOKEN_MONTH && word.len <= 4 && read.end < text.len && text.ptr[read.end] == '.')
            read.end++;
        return read;
    }
    size_t length;
    uint32_t code = og_utf8_decode(text, at, &length);
    bool joins =
        og_code_is_dash(code) || code == ',' || code == '&' || code == ':' || code == ';' || code == OG_REPLACEMENT;
    return (token){.kind = joins ? TOKEN_JOIN : TOKEN_OTHER, .end = at + length};
}

static bool is_day(const token *read)
{
    return read->kind == TOKEN_NUMBER && read->digits <= 2 && read->value >= 1 && read->value <= 31;
}

static bool is_year(const token *read)
{
    return read->kind == TOKEN_NUMBER && read->digits == 4 && read->value >= EARLIEST_YEAR &&
           read->value <= LATEST_YEAR;
}

// A day that a range names; month and year are 0 where they are not printed with it.
typedef struct atom {
    og_date date;
    size_t end;
} atom;

// "1 9 June": a careless conversion put a space into the number. A range has a dash or a word there.
static bool splits_number(const atom *last, const token *next, og_str text)
{
    size_t start = next->end - next->digits;
    bool tens = last->date.day >= 1 && last->date.day <= 3 && !last->date.month;
    return tens && next->kind == TOKEN_NUMBER && next->digits == 1 && start < text.len &&
           og_is_digit(text.ptr[start]) && skip_space(text, last->end) == start &&
           last->date.day * 10 + next->value <= 31;
}

// How much of the text a date may begin in: no later than at its last digit. Most sentences have none.
static size_t digits_within(og_str text)
{
    size_t end = text.len;
    while (end && !og_is_digit(text.ptr[end - 1]))
        end--;
    return end;
}

bool og_date_find(og_str text, og_date *out, size_t *span_start, size_t *span_end)
{
    for (size_t at = 0, last = digits_within(text); at < last; at++) {
        bool in_word = at && (og_is_digit(text.ptr[at - 1]) || og_is_alpha(text.ptr[at - 1]));
        if (in_word || (!og_is_digit(text.ptr[at]) && !og_is_alpha(text.ptr[at])))
            continue;
        token one = read_token(text, at), two, three;
        if (one.kind == TOKEN_DATE) {
            *out = one.date;
            three = one;
        } else if (is_day(&one) || one.kind == TOKEN_MONTH) {
            two = read_token(text, one.end);
            atom first = {{.day = is_day(&one) ? one.value : 0}, one.end};
            if (splits_number(&first, &two, text)) {
                one.value = one.value * 10 + two.value;
                two = read_token(text, two.end);
            }
            if (two.kind == TOKEN_JOIN && is_day(&one)) // "1st of June 2020"
                two = read_token(text, two.end);
            three = read_token(text, two.end);
            if (three.kind == TOKEN_JOIN)
                three = read_token(text, three.end);
            bool day_first = is_day(&one) && two.kind == TOKEN_MONTH;
            if (!is_year(&three) || !(day_first || (one.kind == TOKEN_MONTH && is_day(&two))))
                continue;
            *out = (og_date){three.value, day_first ? two.value : one.value, day_first ? one.value : two.value};
        } else {
            continue;
        }
        if (!og_date_is_valid(*out))
            continue;
        if (span_start)
            *span_start = at;
        if (span_end)
            *span_end = three.end;
        return true;
    }
    return false;
}

bool og_date_is_all(og_str text, og_date *out)
{
    size_t start, end;
    text = og_str_trim(text);
    return og_date_find(text, out, &start, &end) && !start && end == text.len;
}

typedef struct atoms {
    atom items[MOST_ATOMS];
    size_t count;
    int month;   // a month that stands before a day still to come
    int leading; // the one that stood before the last day but those with none: "November 7 and 8"
} atoms;

static void add_day(atoms *read, int day, size_t end)
{
    read->items[read->count++] = (atom){{.day = day, .month = read->month}, end};
    read->leading = read->month ? read->month : read->leading;
    read->month = 0;
}

// Takes one token into the atoms, at most two of them; false when the range ends before it.
static bool take_token(atoms *read, const token *next, og_str text)
{
    if (read->count + 2 > MOST_ATOMS)
        return false;
    atom *last = read->count ? &read->items[read->count - 1] : NULL;
    switch (next->kind) {
    case TOKEN_JOIN:
        return true;
    case TOKEN_DATE:
        read->items[read->count++] = (atom){next->date, next->end};
        return true;
    case TOKEN_MONTH:
        if (last && !last->date.month) {
            last->date.month = next->value;
            last->end = next->end;
        } else {
            read->month = next->value;
        }
        read->leading = 0;
        return true;
    case TOKEN_NUMBER:
        if (is_year(next) && last && !last->date.month)
            last->date.month = read->leading;
        if (is_year(next) && last && last->date.month && !last->date.year) {
            last->date.year = next->value;
            last->end = next->end;
            return true;
        }
        if (last && splits_number(last, next, text)) {
            last->date.day = last->date.day * 10 + next->value;
            last->end = next->end;
            return true;
        }
        if (is_day(next)) {
            add_day(read, next->value, next->end);
            return true;
        }
        if (next->digits == 4 && read_token(text, next->end).kind == TOKEN_MONTH && next->value / 100 >= 1 &&
            next->value / 100 <= 31 && next->value % 100 >= 1 && next->value % 100 <= 31) { // "0304 March": a lost dash
            add_day(read, next->value / 100, next->end);
            add_day(read, next->value % 100, next->end);
            return true;
        }
        return false;
    default:
        return false;
    }
}

// "November 7 and 8" ends in November, "November 7 and 8 inspectors" does not.
static void share_leading_month(atoms *read, og_str text)
{
    atom *last = read->count ? &read->items[read->count - 1] : NULL;
    size_t after = last ? skip_space(text, last->end) : 0;
    if (last && !last->date.month && (after == text.len || !og_is_word(text.ptr[after])))
        last->date.month = read->leading;
}

// Gives each day the month that it shares with the one after it: "28 to 6 February" begins in January.
static void complete_months(atoms *read)
{
    for (size_t i = read->count - 1; i-- > 0;) {
        og_date *date = &read->items[i].date, after = read->items[i + 1].date;
        if (!date->month && date->day > after.day)
            date->month = after.month == 1 ? 12 : after.month - 1;
        else if (!date->month)
            date->month = after.month;
    }
}

// Gives each day the year of the one after it, those after the last printed year that year, and where none is printed
// the last day the year that the hint suggests.
static void complete_years(atoms *read, og_date hint)
{
    size_t dated = read->count;
    while (dated && !read->items[dated - 1].date.year)
        dated--;
    if (!dated && og_date_is_set(hint)) {
        og_date *last = &read->items[read->count - 1].date;
        last->year = hint.year;
        last->year -= og_date_compare(*last, hint) > 0;
        dated = read->count;
    }
    for (size_t i = dated; dated && i < read->count; i++) {
        og_date *date = &read->items[i].date, before = read->items[i - 1].date;
        date->year = before.year + (date->month < before.month);
    }
    for (size_t i = read->count - 1; i-- > 0;) {
        og_date *date = &read->items[i].date, after = read->items[i + 1].date;
        if (!date->year)
            date->year = after.year - (date->month > after.month);
    }
}

// Drops what follows the first step back in time: that is another date in the same line or row.
static void cut_at_step_back(atoms *read)
{
    for (size_t i = 1; i < read->count; i++)
        if (og_date_compare(read->items[i].date, read->items[i - 1].date) < 0)
            read->count = i;
}

// Where the first letter or figure stands.
static size_t skip_punctuation(og_str text)
{
    size_t at = 0;
    while (at < text.len && !og_is_digit(text.ptr[at]) && !og_is_alpha(text.ptr[at]))
        at++;
    return at;
}

bool og_date_range_parse(og_str text, og_date year_hint, og_date_range *out, size_t *span_end)
{
    atoms read = {.count = 0};
    for (size_t at = skip_punctuation(text);;) {
        token next = read_token(text, at);
        if (next.kind == TOKEN_END || !take_token(&read, &next, text))
            break;
        at = next.end;
    }
    share_leading_month(&read, text);
    while (read.count && !read.items[read.count - 1].date.month) // "... and 3 inspectors"
        read.count--;
    if (!read.count)
        return false;
    complete_months(&read);
    complete_years(&read, year_hint);
    cut_at_step_back(&read);
    og_date_range range = {read.items[0].date, read.items[read.count - 1].date};
    if (!og_date_is_valid(range.start) || !og_date_is_valid(range.end))
        return false;
    *out = range;
    if (span_end)
        *span_end = read.items[read.count - 1].end;
    return true;
}
