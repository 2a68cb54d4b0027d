// SPDX-License-Identifier: MIT
#include "analyse/ages.h"

#include "base/str.h"
#include "base/utf8.h"

enum { LONGEST_LEAD = 60, MONTHS = 12, OLDEST = 99, OLDEST_WITHOUT_DASH = 25 };

typedef struct reader {
    og_str text;
    size_t at;
} reader;

typedef enum unit { UNIT_NONE, UNIT_YEARS, UNIT_MONTHS } unit;

static void skip_spaces(reader *in)
{
    size_t length;
    while (in->at < in->text.len && og_code_is_space(og_utf8_decode(in->text, in->at, &length)))
        in->at += length;
}

static bool take_word(reader *in, const char *word)
{
    og_str wanted = og_str_from(word), rest = og_str_slice(in->text, in->at, in->text.len);
    if (!og_str_starts_fold(rest, wanted) || (rest.len > wanted.len && og_is_alpha(rest.ptr[wanted.len])))
        return false;
    in->at += wanted.len;
    skip_spaces(in);
    return true;
}

static bool take_any(reader *in, const char *const *words)
{
    for (size_t i = 0; words[i]; i++)
        if (take_word(in, words[i]))
            return true;
    return false;
}

static size_t digits_at(const reader *in)
{
    size_t end = in->at;
    while (end < in->text.len && og_is_digit(in->text.ptr[end]))
        end++;
    return end - in->at;
}

// A number of one or two digits.
static bool take_number(reader *in, int *out)
{
    size_t count = digits_at(in);
    if (count < 1 || count > 2)
        return false;
    for (*out = 0; count; count--)
        *out = *out * 10 + in->text.ptr[in->at++] - '0';
    skip_spaces(in);
    return true;
}

static unit take_unit(reader *in)
{
    static const char *const years[] = {"years of age", "years old", "years", "year", "yrs", NULL};
    static const char *const months[] = {"months old", "months", "month", "mths", NULL};
    return take_any(in, years) ? UNIT_YEARS : take_any(in, months) ? UNIT_MONTHS : UNIT_NONE;
}

static bool take_dash(reader *in)
{
    size_t length;
    bool found = false;
    while (in->at < in->text.len && og_code_is_dash(og_utf8_decode(in->text, in->at, &length))) {
        in->at += length;
        skip_spaces(in);
        found = true;
    }
    return found;
}

// What stands between the ends of a range.
static bool take_divider(reader *in)
{
    static const char *const words[] = {"to", "and", "until", NULL};
    static const char *const below[] = {"under", "up to", "below", "less than", NULL};
    if (!take_dash(in) && !take_any(in, words))
        return false;
    take_any(in, below);
    return true;
}

static bool is_open_above(reader *in)
{
    static const char *const words[] = {"plus",    "and over", "and above", "and older",
                                        "or over", "upwards",  "onwards",   NULL};
    return take_word(in, "+") || take_any(in, words);
}

// To where the ages begin, past words that hold no digit.
static bool find_start(reader *in)
{
    static const char *const openings[] = {"birth", "under", "up to", "over", NULL};
    for (; in->at < in->text.len && in->at <= LONGEST_LEAD; in->at++) {
        reader ahead = *in;
        bool in_word = in->at && og_is_word(in->text.ptr[in->at - 1]);
        if (og_is_digit(in->text.ptr[in->at]))
            return !in_word;
        if (!in_word && take_any(&ahead, openings))
            return true;
    }
    return false;
}

static bool make(int from, int to, og_age_range *out)
{
    *out = (og_age_range){{true, from}, {true, to}};
    return from <= to && to <= OLDEST;
}

// "311", "1118": two ages without the dash that stood between them.
static bool split(og_str digits, og_age_range *out)
{
    for (size_t first = 1; first <= 2 && first < digits.len; first++) {
        int ends[2] = {0, 0};
        for (size_t i = 0; i < digits.len; i++)
            ends[i >= first] = ends[i >= first] * 10 + digits.ptr[i] - '0';
        bool leads = digits.ptr[first] != '0' && (first == 1 || digits.ptr[0] != '0');
        if (leads && digits.len - first <= 2 && ends[0] < ends[1] && ends[1] <= OLDEST_WITHOUT_DASH)
            return make(ends[0], ends[1], out);
    }
    return false;
}

// Whether the name of a month follows: what stands before it are days.
static bool is_before_month(const reader *in)
{
    size_t end = in->at;
    while (end < in->text.len && og_is_alpha(in->text.ptr[end]))
        end++;
    return og_month_from_word(og_str_slice(in->text, in->at, end)) != 0;
}

// "18 months", "8", behind "under" and the like.
static bool read_upper(reader *in, og_age_range *out)
{
    int age;
    if (!take_number(in, &age))
        return false;
    unit of_age = take_unit(in);
    *out = (og_age_range){.to = {true, of_age == UNIT_MONTHS ? age / MONTHS : age}};
    return of_age != UNIT_NONE || !is_before_month(in);
}

// The upper end, behind the divider.
static bool read_end(reader *in, int from, unit of_from, og_age_range *out)
{
    int to;
    if (!take_number(in, &to))
        return false;
    unit of_to = take_unit(in);
    if (of_to == UNIT_NONE && is_before_month(in))
        return false;
    if (of_from == UNIT_MONTHS || (of_from == UNIT_NONE && of_to == UNIT_MONTHS))
        from /= MONTHS;
    return make(from, of_to == UNIT_MONTHS ? to / MONTHS : to, out);
}

bool og_ages_read(og_str text, og_age_range *out)
{
    static const char *const below[] = {"under", "up to", NULL};
    reader in = {text, 0};
    int age = 0;
    if (!find_start(&in))
        return false;
    if (take_word(&in, "birth"))
        return take_divider(&in) && read_end(&in, 0, UNIT_YEARS, out);
    if (take_any(&in, below))
        return read_upper(&in, out);
    bool open = take_word(&in, "over");
    og_str digits = og_str_slice(in.text, in.at, in.at + digits_at(&in));
    if (digits.len > 2)
        return digits.len <= 4 && split(digits, out);
    if (!take_number(&in, &age))
        return false;
    unit unit_of = take_unit(&in);
    *out = (og_age_range){.from = {true, unit_of == UNIT_MONTHS ? age / MONTHS : age}};
    if (is_open_above(&in))
        return true;
    if (take_divider(&in))
        return read_end(&in, age, unit_of, out);
    return open || (unit_of == UNIT_NONE && age > OLDEST_WITHOUT_DASH && split(digits, out));
}

// The length of the comma of "1,204", and of "1, 204" behind a single digit; 0: it divides no thousands.
static size_t divides_thousands(og_str text, size_t at)
{
    size_t length = at == 1 && at + 1 < text.len && text.ptr[at + 1] == ' ' ? 2 : 1;
    reader rest = {text, at + length};
    return at && text.ptr[at] == ',' && digits_at(&rest) == 3 ? length : 0;
}

// Whether what follows the number makes a share, a range, or a day of it.
static bool is_part_of_more(reader *in)
{
    static const char *const shares[] = {"per cent", "percent", "out of", NULL};
    bool share = in->at < in->text.len && og_str_find_byte(OG_STR("%/"), in->text.ptr[in->at], 0) != SIZE_MAX;
    if (share || take_any(in, shares) || is_before_month(in))
        return true;
    return (take_dash(in) || take_word(in, "to")) && digits_at(in);
}

bool og_roll_read(og_str text, size_t *out)
{
    enum { MOST = 99999 };
    reader in = {og_str_trim(text), 0};
    size_t comma;
    for (*out = 0; in.at < in.text.len && *out <= MOST; in.at++) {
        if (og_is_digit(in.text.ptr[in.at]))
            *out = *out * 10 + (size_t)(in.text.ptr[in.at] - '0');
        else if ((comma = divides_thousands(in.text, in.at)) != 0)
            in.at += comma - 1;
        else
            break;
    }
    if (!*out || *out > MOST || (in.at < in.text.len && og_is_word(in.text.ptr[in.at])))
        return false;
    skip_spaces(&in);
    return !is_part_of_more(&in);
}
