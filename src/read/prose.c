// SPDX-License-Identifier: MIT
// What a line of English prose shows of itself: bullets and numbers before it, whether it opens or closes a sentence,
// whether it looks like a heading, and the web addresses in it.
#include "read/prose.h"
#include "base/checked.h"
#include "base/date.h"
#include "base/octets.h"
#include "base/str.h"
#include "base/utf8.h"

// The length of a number such as "1.", "12)", "(3)", "2.1", "2.1.4.", "a)", "(b)" at the start of a line; 0: none.
static size_t number_length(og_str line)
{
    enum { MOST_DIGITS = 3 };
    bool bracketed = line.len && line.ptr[0] == '(';
    size_t at = bracketed, start = at, parts = 0;
    if (at < line.len && og_is_lower(line.ptr[at]))
        return at + 1 < line.len && line.ptr[at + 1] == ')' ? at + 2 : 0;
    for (;;) {
        size_t digits = at;
        while (digits < line.len && og_is_digit(line.ptr[digits]))
            digits++;
        if (digits == at || digits - at > MOST_DIGITS)
            break;
        parts++;
        at = digits;
        if (at >= line.len || line.ptr[at] != '.')
            break;
        at++;
    }
    if (!parts || at == start)
        return 0;
    if (at < line.len && line.ptr[at] == ')')
        return at + 1;
    bool ends_with_dot = line.ptr[at - 1] == '.';
    return !bracketed && (ends_with_dot || parts > 1) ? at : 0;
}

static size_t spaces_at(og_str s, size_t at)
{
    size_t start = at, length;
    while (at < s.len && og_code_is_space(og_utf8_decode(s, at, &length)))
        at += length;
    return at - start;
}

// A square of a symbol font is an "n" in what some programs make of it, a circle an "o".
enum { SQUARE = 'n', CIRCLE = 'o' };

// The length of the bullet at the start of a line; 0: none. "n = 24 pupils" counts.
static size_t bullet_length(og_str line, bool *is_certain)
{
    size_t length;
    if (!line.len)
        return 0;
    uint32_t code = og_utf8_decode(line, 0, &length);
    *is_certain = og_code_is_bullet(code);
    if (*is_certain)
        return length;
    bool is_sign = code == '-' || code == '*' || code == '+' || code == CIRCLE || code == 0x2013 || code == 0x2014 ||
                   code == 0x2212;
    size_t spaces = spaces_at(line, length);
    bool counts =
        length + spaces < line.len && og_str_find_byte(OG_STR("=<>"), line.ptr[length + spaces], 0) != SIZE_MAX;
    bool is_square = code == SQUARE && !counts;
    return (is_sign || is_square) && (length == line.len || spaces) ? length : 0;
}

// "12.Leaders have": the space behind the number was lost. Not "3.A", which may be one number.
static bool opens_at_once(og_str line, size_t length)
{
    bool number = og_is_digit(line.ptr[0]) && line.ptr[length - 1] == '.';
    return number && length + 1 < line.len && og_is_upper(line.ptr[length]) && og_is_alpha(line.ptr[length + 1]);
}

bool og_marker_find(og_str line, og_marker *out)
{
    *out = (og_marker){0};
    bool is_certain = false;
    size_t length = bullet_length(line, &is_certain);
    out->is_bullet = length;
    if (!length)
        length = number_length(line);
    size_t spaces = spaces_at(line, length);
    size_t next = length + spaces;
    if (!length || next >= line.len || (!is_certain && !spaces && !opens_at_once(line, length)))
        return false;
    if (!out->is_bullet && (og_is_digit(line.ptr[next]) || line.ptr[next] == '%')) // "2.1 3.4" is a table's row
        return false;
    if (!out->is_bullet && line.ptr[length - 1] != '.' && line.ptr[length - 1] != ')' && !og_is_upper(line.ptr[next]))
        return false; // "2.5 million children"
    out->text = og_str_slice(line, 0, length);
    out->length = next;
    out->is_certain = is_certain;
    return true;
}

og_str og_marker_shown(og_str marker)
{
    bool is_bullet = marker.len == 1 && (marker.ptr[0] == SQUARE || marker.ptr[0] == CIRCLE);
    return is_bullet ? OG_STR("\u2022") : marker;
}

bool og_marker_is_whole(og_str line)
{
    bool is_certain;
    enum { LONGEST = 8 };
    if (!line.len || line.len > LONGEST)
        return false;
    size_t length = bullet_length(line, &is_certain);
    if (length)
        return length == line.len && (is_certain || (line.ptr[0] != '*' && line.ptr[0] != '+'));
    char last = line.ptr[line.len - 1];
    return number_length(line) == line.len && (last == '.' || last == ')');
}

// The offset from which on a gap may start: eight bytes at a time are passed over that hold neither a tab nor a space
// with a space behind it.
static size_t before_gap(og_str line, size_t at)
{
    for (; line.len - at > OG_OCTETS; at += OG_OCTETS) {
        uint64_t octets = og_octets(line.ptr + at), spaces = og_octets_equal(octets, ' ');
        bool divided = line.ptr[at + 7] == ' ' && (line.ptr[at + 8] == ' ' || line.ptr[at + 8] == '\t');
        if (og_octets_equal(octets, '\t') || (spaces & (spaces << 8)) || divided)
            break;
    }
    return at;
}

size_t og_text_gap(og_str line, size_t least, size_t from, size_t *end)
{
    for (size_t at = from; at < line.len; at = *end) {
        at = before_gap(line, at);
        while (at < line.len && line.ptr[at] != '\t' &&
               (line.ptr[at] != ' ' || at + 1 == line.len || (line.ptr[at + 1] != ' ' && line.ptr[at + 1] != '\t')))
            at++;
        bool tab = false;
        for (*end = at; *end < line.len && (line.ptr[*end] == ' ' || line.ptr[*end] == '\t'); ++*end)
            tab = tab || line.ptr[*end] == '\t';
        if (at && *end < line.len && (tab || *end - at >= least))
            return at;
    }
    return SIZE_MAX;
}

bool og_text_is_day(og_str text)
{
    og_date day;
    return text.len && og_is_digit(text.ptr[0]) && og_str_find_byte(text, '/', 0) != SIZE_MAX &&
           og_date_is_all(text, &day);
}

bool og_text_heads_number(og_str line, og_str marker)
{
    if (og_text_is_closed(line) || !og_text_is_headline(line) || !marker.len || !og_is_digit(marker.ptr[0]))
        return false;
    return og_str_equal(marker, OG_STR("1.")) || og_str_find(line, OG_STR(": "), 0) != SIZE_MAX;
}

bool og_text_is_address(og_str text)
{
    return og_str_is_web_address(text) || og_str_starts_fold(text, OG_STR("mailto:"));
}

// Without the quotation marks, brackets and marks of emphasis at its end.
static og_str without_closers(og_str s)
{
    static const og_str closers[] = {OG_STR("\""),     OG_STR("'"),      OG_STR(")"), OG_STR("]"),
                                     OG_STR("\u201D"), OG_STR("\u2019"), OG_STR("*"), OG_STR("_")};
    for (size_t i = 0; i < sizeof closers / sizeof *closers && s.len && !og_is_alpha(s.ptr[s.len - 1]);) {
        if (og_str_ends(s, closers[i])) {
            s.len -= closers[i].len;
            i = 0;
        } else {
            i++;
        }
    }
    return s;
}

bool og_text_is_closed(og_str text)
{
    text = without_closers(og_str_trim(text));
    return text.len && (og_str_find_byte(OG_STR(".!?:"), text.ptr[text.len - 1], 0) != SIZE_MAX ||
                        og_str_ends(text, OG_STR("\u2026")));
}

bool og_text_opens_lower(og_str text)
{
    return text.len && og_is_lower(text.ptr[0]);
}

bool og_text_is_broken_off(og_str text)
{
    static const og_str words[] = {OG_STR("to"), OG_STR("and"),  OG_STR("of"), OG_STR("the"), OG_STR("for"),
                                   OG_STR("in"), OG_STR("with"), OG_STR("by"), OG_STR("a"),   OG_STR("&")};
    text = og_str_trim(text);
    size_t space = text.len;
    while (space && !og_is_space(text.ptr[space - 1]))
        space--;
    og_str last = og_str_slice(text, space, text.len);
    return (space && OG_STR_IS_IN(last, words)) || og_str_ends(text, OG_STR(",")) ||
           og_str_ends(text, OG_STR("\u2014"));
}

bool og_text_divides_word(og_str line, og_str next)
{
    line = og_str_trim(line);
    next = og_str_trim(next);
    return og_str_ends(line, OG_STR("-")) && line.len > 1 && og_is_alpha(line.ptr[line.len - 2]) && next.len &&
           og_is_alpha(next.ptr[0]);
}

static bool holds_date(og_str text)
{
    og_date date;
    for (size_t i = 0; i < text.len; i++) // no date without a figure
        if (og_is_digit(text.ptr[i]))
            return og_date_find(text, &date, NULL, NULL);
    return false;
}

// "Lead inspector: Jane Smith" is a fact, "Help and protection: good" a heading.
static bool is_labelled_fact(og_str text)
{
    enum { LONGEST_LABEL = 40 };
    size_t colon = og_str_find(text, OG_STR(": "), 0);
    if (colon == SIZE_MAX || colon > LONGEST_LABEL)
        return false;
    og_str value = og_str_trim(og_str_slice(text, colon + 1, text.len));
    return value.len && !og_is_lower(value.ptr[0]);
}

bool og_text_is_cut(og_str line, og_str next)
{
    enum { LEAST = 40 }; // bytes; a shorter one may be of a list without bullets
    line = og_str_trim(line);
    return line.len >= LEAST && !og_text_is_closed(line) && !og_str_ends(line, OG_STR(";")) &&
           og_text_opens_lower(og_str_trim(next));
}

bool og_text_is_headline(og_str text)
{
    enum { LONGEST = 120, SHORTEST_DATED = 50 };
    text = og_str_trim(text);
    og_marker marker;
    if (og_marker_find(text, &marker))
        text = og_str_slice(text, marker.length, text.len);
    og_str end = without_closers(text);
    if (text.len < 3 || text.len > LONGEST || !end.len || og_text_opens_lower(text) || marker.is_bullet)
        return false;
    char last = end.ptr[end.len - 1];
    if ((og_text_is_closed(text) && last != '?') || last == ',' || last == ';' || last == '-')
        return false;
    bool opens_quote = text.ptr[0] == '"' || og_str_starts(text, OG_STR("\u201C"));
    if (opens_quote || og_str_starts(text, OG_STR("By ")) || og_str_starts(text, OG_STR("Dear ")) ||
        og_str_starts_fold(text, OG_STR("http")) || og_str_find(text, OG_STR("://"), 0) != SIZE_MAX)
        return false;
    return !is_labelled_fact(text) && (text.len > SHORTEST_DATED || !holds_date(text));
}

// The end of the web address that starts at `at`, the stop of the sentence and an unopened bracket not included.
static size_t address_end(og_str text, size_t at)
{
    size_t end = at, opened = 0;
    while (end < text.len && !og_is_space(text.ptr[end]) &&
           og_str_find_byte(OG_STR("<>\"|`"), text.ptr[end], 0) == SIZE_MAX && (unsigned char)text.ptr[end] < 0x80)
        opened += text.ptr[end++] == '(';
    while (end > at) {
        char last = text.ptr[end - 1];
        if (og_str_find_byte(OG_STR(".,;:!?'*_]"), last, 0) == SIZE_MAX && (last != ')' || opened))
            break;
        end--;
    }
    return end;
}

// The next web address that starts at or after `from`, by its "://"; its start, SIZE_MAX for none.
static size_t find_address(og_str text, size_t from, size_t *end)
{
    for (size_t colon = from; (colon = og_str_find_byte(text, ':', colon)) != SIZE_MAX; colon++) {
        og_str before = og_str_slice(text, from, colon);
        size_t scheme = og_str_ends(before, OG_STR("https")) ? 5 : og_str_ends(before, OG_STR("http")) ? 4 : 0;
        size_t start = colon - scheme, rest = colon + 3;
        if (!scheme || !og_str_starts(og_str_slice(text, colon, text.len), OG_STR("://")) ||
            (start && og_is_word(text.ptr[start - 1]))) // inside a word, so that no run is searched again and again
            continue;
        *end = address_end(text, start);
        if (*end > rest)
            return start;
    }
    return SIZE_MAX;
}

og_status og_prose_add(og_str text, og_builder *builder)
{
    size_t done = 0, end;
    for (size_t at = find_address(text, 0, &end); at != SIZE_MAX; at = find_address(text, done, &end)) {
        og_str address = og_str_slice(text, at, end);
        OG_TRY(og_builder_text(builder, og_str_slice(text, done, at)));
        OG_TRY(og_builder_link_begin(builder, address));
        OG_TRY(og_builder_text(builder, address));
        OG_TRY(og_builder_link_end(builder));
        done = end;
    }
    return og_builder_text(builder, og_str_slice(text, done, text.len));
}
