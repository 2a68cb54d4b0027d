// SPDX-License-Identifier: MIT
// Patterns as written in framework files into PCRE2, and the check that the result is one.
#include "rules/pattern.h"

#include "base/buf.h"
#include "base/str.h"
#include "rules/scanner.h"

#include <stdlib.h>

#define APOSTROPHES OG_STR("['`\\x{B4}\\x{2018}\\x{2019}\\x{201B}\\x{2BC}]")
#define DASHES OG_STR("[-\\x{2010}-\\x{2015}\\x{2212}\\x{2500}\\x{2501}]")
#define EN_DASH OG_STR("\xE2\x80\x93")
#define GRADE OG_STR("{grade}")

typedef OG_VEC(og_str) scale_list;

static int longer_first(const void *a, const void *b)
{
    const og_str *left = a;
    const og_str *right = b;
    if (left->len != right->len)
        return left->len < right->len ? 1 : -1;
    return og_str_compare(*left, *right);
}

static og_status scale_words(og_arena *arena, const og_scale *scale, scale_list *words)
{
    for (size_t i = 0; i < scale->grades.count; i++)
        for (size_t j = 0; j < scale->grades.items[i].words.count; j++)
            OG_TRY(og_vec_push(arena, words, scale->grades.items[i].words.items[j]));
    if (words->count)
        qsort(words->items, words->count, sizeof *words->items, longer_first);
    return OG_OK;
}

// A word of a scale as a pattern: every run of white space and every kind of dash will do.
static void add_word(og_buf *out, og_str word)
{
    for (size_t i = 0; i < word.len; i++) {
        char c = word.ptr[i];
        if (og_is_space(c))
            og_buf_add(out, OG_STR("\\s+"));
        else if (c == '-')
            og_buf_add(out, DASHES);
        else if (c == '\'')
            og_buf_add(out, APOSTROPHES);
        else if (og_is_word(c))
            og_buf_add_byte(out, c);
        else {
            og_buf_add_byte(out, '\\');
            og_buf_add_byte(out, c);
        }
    }
}

// Reports glue the number of a footnote to a word ("inadequate2"), so digits after a letter do not go on the word.
static og_status add_grades(og_arena *arena, og_buf *out, const og_scale *scale)
{
    scale_list words = {0};
    OG_TRY(scale_words(arena, scale, &words));
    if (!words.count)
        return OG_BAD_DATA;
    og_buf_add(out, OG_STR("(?<!\\w)(?<grade>"));
    for (size_t i = 0; i < words.count; i++) {
        if (i)
            og_buf_add_byte(out, '|');
        add_word(out, words.items[i]);
    }
    og_buf_add(out, OG_STR(")(?:(?!\\w)|(?<=[a-z])(?=\\d{1,2}(?!\\w)))"));
    return OG_OK;
}

size_t og_pattern_after_class(og_str s, size_t at)
{
    at++;
    if (at < s.len && s.ptr[at] == '^')
        at++;
    if (at < s.len && s.ptr[at] == ']')
        at++;
    while (at < s.len && s.ptr[at] != ']') {
        if (s.ptr[at] == '\\') {
            at++;
        } else if (og_str_starts(og_str_slice(s, at, s.len), OG_STR("[:"))) {
            size_t close = og_str_find(s, OG_STR(":]"), at + 2);
            at = close == SIZE_MAX ? at : close + 1;
        }
        at++;
    }
    return at < s.len ? at + 1 : s.len;
}

size_t og_pattern_after_escape(og_str s, size_t at)
{
    if (at + 1 < s.len && s.ptr[at + 1] == 'Q') {
        size_t close = og_str_find(s, OG_STR("\\E"), at + 2);
        return close == SIZE_MAX ? s.len : close + 2;
    }
    return at + 2 < s.len ? at + 2 : s.len;
}

// A run of spaces. A quantifier after it counts spaces, as its writer would expect.
static size_t add_space(og_str s, size_t at, og_buf *out)
{
    while (at < s.len && og_is_space(s.ptr[at]))
        at++;
    char next = at < s.len ? s.ptr[at] : 0;
    bool counted = next == '{' && at + 1 < s.len && og_is_digit(s.ptr[at + 1]);
    if (next == '?' || next == '*') {
        og_buf_add(out, OG_STR("\\s*"));
        return at + 1;
    }
    og_buf_add(out, counted ? OG_STR("\\s") : OG_STR("\\s+"));
    return next == '+' ? at + 1 : at;
}

static og_status expand(og_arena *arena, og_str s, const og_scale *scale, og_buf *out)
{
    for (size_t at = 0; at < s.len;) {
        og_str rest = og_str_slice(s, at, s.len);
        char c = s.ptr[at];
        if (c == '\\' || c == '[') {
            size_t end = c == '[' ? og_pattern_after_class(s, at) : og_pattern_after_escape(s, at);
            og_buf_add(out, og_str_slice(s, at, end));
            at = end;
        } else if (og_is_space(c)) {
            at = add_space(s, at, out);
        } else if (c == '\'') {
            og_buf_add(out, APOSTROPHES);
            at++;
        } else if (og_str_starts(rest, EN_DASH)) {
            og_buf_add(out, DASHES);
            at += EN_DASH.len;
        } else if (og_str_starts(rest, GRADE)) {
            if (!scale)
                return OG_BAD_DATA;
            OG_TRY(add_grades(arena, out, scale));
            at += GRADE.len;
        } else {
            og_buf_add_byte(out, c);
            at++;
        }
    }
    return out->status;
}

og_status og_pattern_expand(og_arena *arena, og_str written, const og_scale *scale, og_str *out)
{
    og_buf buf = {0};
    og_status status = expand(arena, written, scale, &buf);
    if (status == OG_OK)
        status = og_arena_copy(arena, og_buf_str(&buf), out);
    og_buf_free(&buf);
    return status;
}

bool og_pattern_states_grade(og_str written)
{
    return og_str_find(written, GRADE, 0) != SIZE_MAX;
}

pcre2_code *og_pattern_compile(og_str expanded, int *error, size_t *offset)
{
    const uint32_t options = PCRE2_UTF | PCRE2_NO_UTF_CHECK | PCRE2_CASELESS | PCRE2_DUPNAMES |
                             PCRE2_NEVER_BACKSLASH_C | PCRE2_DOLLAR_ENDONLY | PCRE2_USE_OFFSET_LIMIT;
    PCRE2_SIZE at = 0;
    pcre2_code *code = pcre2_compile((PCRE2_SPTR)expanded.ptr, expanded.len, options, error, &at, NULL);
    *offset = at;
    return code;
}

bool og_pattern_check(og_arena *arena, og_str expanded, og_str *message, size_t *offset)
{
    int error = 0;
    pcre2_code *code = og_pattern_compile(expanded, &error, offset);
    if (code) {
        uint32_t groups = 0;
        pcre2_pattern_info(code, PCRE2_INFO_CAPTURECOUNT, &groups);
        pcre2_code_free(code);
        *message = OG_STR("more than 30 groups; use (?: ) for those that only group");
        return groups <= OG_PATTERN_GROUPS;
    }
    PCRE2_UCHAR text[256];
    int length = pcre2_get_error_message(error, text, sizeof text);
    og_str told = length > 0 ? (og_str){(const char *)text, (size_t)length} : OG_STR("not a pattern");
    if (og_arena_copy(arena, told, message) != OG_OK)
        *message = OG_STR("not a pattern");
    return false;
}
