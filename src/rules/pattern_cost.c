// SPDX-License-Identifier: MIT
// Finds patterns that can take time without end. What does the harm is a repeat whose inside can match the same text in
// several ways, as in "(a+)+" or "(a|aa)*": each further character multiplies the ways, and all are tried where what
// follows does not match. So each repeated group is run by itself, with an end that never matches, over texts made of
// what the group names, and its steps are counted.
#include "rules/pattern.h"

#include "base/buf.h"
#include "base/str.h"

#include <string.h>

enum { PROBE = 64, LONG_PROBE = 400, MOST_STEPS = 200000, MOST_UNITS = 32, LONGEST_UNIT = 12, DEEPEST = 64 };

// What texts are made of by repeating it.
typedef struct unit {
    char bytes[LONGEST_UNIT];
    size_t len;
} unit;

typedef struct units {
    unit items[MOST_UNITS];
    size_t count;
} units;

static void add_unit(units *to, og_str bytes, og_str after)
{
    unit made = {.len = 0};
    if (!bytes.len || bytes.len > LONGEST_UNIT || after.len > LONGEST_UNIT - bytes.len || to->count == MOST_UNITS)
        return;
    memcpy(made.bytes, bytes.ptr, bytes.len);
    if (after.len)
        memcpy(made.bytes + bytes.len, after.ptr, after.len);
    made.len = bytes.len + after.len;
    for (size_t i = 0; i < to->count; i++)
        if (to->items[i].len == made.len && memcmp(to->items[i].bytes, made.bytes, made.len) == 0)
            return;
    to->items[to->count++] = made;
}

// A character that the escape with this letter stands for; "" when it is no kind of characters.
static og_str sample_of(char letter)
{
    switch (letter) {
    case 'd':
        return OG_STR("1");
    case 's':
    case 'h':
        return OG_STR(" ");
    case 'w':
        return OG_STR("a");
    case 'D':
    case 'S':
    case 'W':
        return OG_STR(",");
    default:
        return OG_STR("");
    }
}

// What the pattern names: its letters, digits and signs one by one, its words, and samples of kinds of characters.
static void collect_units(og_str pattern, units *out)
{
    for (size_t at = 0; at < pattern.len;) {
        size_t end = at;
        char c = pattern.ptr[at];
        if (c == '\\' && at + 1 < pattern.len) {
            add_unit(out, sample_of(pattern.ptr[at + 1]), OG_STR(""));
            at += 2;
            continue;
        }
        while (end < pattern.len && og_is_word(pattern.ptr[end]))
            end++;
        og_str word = og_str_slice(pattern, at, end);
        add_unit(out, word, OG_STR(""));
        add_unit(out, word, word.len ? OG_STR(" ") : OG_STR(""));
        for (size_t i = 0; i < word.len; i++)
            add_unit(out, og_str_slice(word, i, i + 1), OG_STR(""));
        if (!word.len && og_str_find_byte(OG_STR(",;:-/%'"), c, 0) != SIZE_MAX)
            add_unit(out, og_str_slice(pattern, at, at + 1), OG_STR(""));
        at = end > at ? end : at + 1;
    }
}

// `len` bytes of the unit over and over, closed by `end`.
static og_str fill(char *text, size_t len, const unit *of, og_str end)
{
    for (size_t i = 0; i < len; i++)
        text[i] = of->bytes[i % of->len];
    for (size_t i = 0; i < end.len; i++)
        text[len + i] = end.ptr[i];
    return (og_str){text, len + end.len};
}

// Whether matching at the start of some text takes more than MOST_STEPS.
static bool takes_long(og_str expanded, const units *of, size_t len, const og_str *ends, size_t end_count)
{
    int error;
    size_t offset;
    char text[LONG_PROBE + 2];
    bool is_long = false;
    pcre2_code *code = og_pattern_compile(expanded, &error, &offset);
    pcre2_match_context *limits = pcre2_match_context_create(NULL);
    pcre2_match_data *data = code ? pcre2_match_data_create_from_pattern(code, NULL) : NULL;
    if (limits) {
        pcre2_set_match_limit(limits, MOST_STEPS);
        pcre2_set_offset_limit(limits, 0);
    }
    for (size_t i = 0; limits && data && i < of->count * end_count && !is_long; i++) {
        og_str probe = fill(text, len, &of->items[i / end_count], ends[i % end_count]);
        int result = pcre2_match(code, (PCRE2_SPTR)probe.ptr, probe.len, 0, 0, data, limits);
        is_long =
            result == PCRE2_ERROR_MATCHLIMIT || result == PCRE2_ERROR_DEPTHLIMIT || result == PCRE2_ERROR_HEAPLIMIT;
    }
    pcre2_match_data_free(data);
    pcre2_match_context_free(limits);
    pcre2_code_free(code);
    return is_long;
}

// The end of the quantifier at `at` if it repeats many times and gives back what it took; else `at`.
static size_t after_repeat(og_str s, size_t at)
{
    enum { MANY = 8 };
    size_t end = at + 1, most = 0;
    bool open = false;
    if (at >= s.len)
        return at;
    if (s.ptr[at] == '{') {
        size_t close = og_str_find_byte(s, '}', at), comma = og_str_find_byte(s, ',', at);
        if (close == SIZE_MAX)
            return at;
        open = comma < close && comma + 1 == close;
        og_str number = og_str_slice(s, comma < close ? comma + 1 : at + 1, close);
        if (!open && (!og_str_to_size(number, SIZE_MAX, &most) || most < MANY))
            return at;
        end = close + 1;
    } else if (s.ptr[at] != '*' && s.ptr[at] != '+') {
        return at;
    }
    return end < s.len && s.ptr[end] == '+' ? at : end;
}

// Whether the group with its quantifier, which stands at `start` up to `end`, takes long to fail.
static bool group_takes_long(og_str expanded, size_t start, size_t end)
{
    static const og_str none = {"", 0};
    og_buf alone = {0};
    units of = {.count = 0};
    og_str group = og_str_slice(expanded, start, end);
    collect_units(group, &of);
    add_unit(&of, OG_STR("a"), OG_STR(""));
    add_unit(&of, OG_STR(" "), OG_STR(""));
    add_unit(&of, OG_STR("a "), OG_STR(""));
    og_buf_add(&alone, group);
    og_buf_add(&alone, OG_STR("(?!)"));
    bool is_long = alone.status == OG_OK && takes_long(og_buf_str(&alone), &of, PROBE, &none, 1);
    og_buf_free(&alone);
    return is_long;
}

static bool repeated_group_takes_long(og_str s, size_t *offset)
{
    size_t open[DEEPEST], depth = 0;
    for (size_t at = 0; at < s.len;) {
        char c = s.ptr[at];
        if (c == '\\' || c == '[') {
            at = c == '[' ? og_pattern_after_class(s, at) : og_pattern_after_escape(s, at);
            continue;
        }
        if (c == '(' && depth < DEEPEST)
            open[depth++] = at;
        if (c == ')' && depth) {
            size_t end = after_repeat(s, at + 1);
            *offset = open[--depth];
            if (end > at + 1 && group_takes_long(s, *offset, end))
                return true;
        }
        at++;
    }
    *offset = 0;
    return false;
}

bool og_pattern_explodes(og_str expanded, size_t *offset)
{
    static const og_str ends[] = {{"~", 1}, {"\n", 1}};
    units of = {.count = 0};
    if (repeated_group_takes_long(expanded, offset))
        return true;
    collect_units(expanded, &of);
    return takes_long(expanded, &of, LONG_PROBE, ends, sizeof ends / sizeof *ends);
}
