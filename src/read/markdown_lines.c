// SPDX-License-Identifier: MIT
// The lines of Markdown as what they mean: lines that only the width ended are put together where the text marks its
// breaks, words that are bold over several lines are so line by line, and what only converters need is taken away.
#include "base/buf.h"
#include "base/checked.h"
#include "base/str.h"
#include "read/flow.h"

#include <stdint.h>

enum {
    FEWEST_BREAKS = 2, // from which on a text marks its breaks
    NARROWEST = 60,    // columns at which lines are filled, at least
    BOLD = 2,          // a run of * that makes words bold
    LONGEST_RUN = 4    // of * that is a sign and no picture
};

// Two spaces or a backslash at the end of a line mark a break. What follows a line of the text in memory is the white
// space at its end; the line may also be one that was made anew, as rows of tables are.
static bool is_break(og_str text, og_str line)
{
    uintptr_t first = (uintptr_t)text.ptr, at = (uintptr_t)line.ptr;
    bool is_of_text = at >= first && at - first <= text.len && line.len <= text.len - (at - first);
    size_t spaces = 0, strokes = 0;
    for (size_t i = is_of_text ? at - first + line.len : text.len;
         i < text.len && text.ptr[i] != '\n' && text.ptr[i] != '\f'; i++)
        spaces = text.ptr[i] == ' ' ? spaces + 1 : text.ptr[i] == '\r' ? spaces : 0;
    while (strokes < line.len && line.ptr[line.len - 1 - strokes] == '\\')
        strokes++;
    return spaces >= 2 || (strokes & 1);
}

// "Heading {#id .class}" without what stands in braces.
static og_str without_attributes(og_str line)
{
    size_t open = line.len;
    if (!og_str_ends(line, OG_STR("}")))
        return line;
    while (open && line.ptr[open - 1] != '{')
        open--;
    char next = open < line.len ? line.ptr[open] : 0;
    bool spaced = open > 1 && og_is_space(line.ptr[open - 2]);
    return spaced && (next == '#' || next == '.' || next == '-') ? og_str_trim(og_str_slice(line, 0, open - 1)) : line;
}

// "1\. Words" as "1. Words", "\- Words" as "- Words": what the stroke keeps from being a list was one on the page.
static og_status without_stroke(og_arena *arena, og_str *line)
{
    size_t at = 0;
    og_buf plain = {0};
    while (at < line->len && og_is_digit(line->ptr[at]))
        at++;
    og_str signs = at ? OG_STR(".)") : OG_STR("-*+");
    bool stroke = at + 2 < line->len && line->ptr[at] == '\\' &&
                  og_str_find_byte(signs, line->ptr[at + 1], 0) != SIZE_MAX && og_is_space(line->ptr[at + 2]);
    if (!stroke)
        return OG_OK;
    if (!at) {
        *line = og_str_slice(*line, 1, line->len);
        return OG_OK;
    }
    og_buf_add(&plain, og_str_slice(*line, 0, at));
    og_buf_add(&plain, og_str_slice(*line, at + 1, line->len));
    return og_arena_take(arena, &plain, line);
}

// A heading that is a number alone is that of a page.
static og_str without_lone_number(og_str line)
{
    og_str words;
    size_t digits = 0;
    if (!og_markdown_heading(line, &words))
        return line;
    while (digits < words.len && og_is_digit(words.ptr[digits]))
        digits++;
    return digits == words.len ? words : line;
}

// What begins something of its own.
static bool opens_block(og_str line)
{
    og_str words;
    og_marker marker;
    return og_markdown_heading(line, &words) || og_markdown_underline(line) || og_markdown_is_rule(line) ||
           og_markdown_is_definition(line) || og_str_find_byte(line, '|', 0) != SIZE_MAX ||
           og_marker_find(line, &marker) || og_marker_is_whole(line);
}

// True when only the width ended the line before line `i`: the next word did not fit.
static bool is_wrapped(const og_text *text, size_t i)
{
    og_str words;
    const og_text_line *line = &text->lines.items[i - 1], *next = line + 1;
    size_t word = 0;
    if (next->blanks || line->is_broken || opens_block(next->text) || og_markdown_heading(line->text, &words) ||
        og_str_find_byte(line->text, '|', 0) != SIZE_MAX)
        return false;
    while (word < next->text.len && !og_is_space(next->text.ptr[word]))
        word++;
    return line->width + 1 + word > NARROWEST;
}

// Puts the lines first .. end - 1 together.
static og_status join_lines(og_text *text, size_t first, size_t end, og_text_line *out)
{
    og_buf joined = {0};
    *out = text->lines.items[first];
    if (end == first + 1)
        return OG_OK;
    for (size_t i = first; i < end; i++) {
        og_buf_add(&joined, i > first ? OG_STR(" ") : OG_STR(""));
        og_buf_add(&joined, text->lines.items[i].text);
    }
    OG_TRY(og_arena_take(text->arena, &joined, &out->text));
    out->width = og_text_columns(out->text, out->indent);
    out->is_broken = text->lines.items[end - 1].is_broken;
    return OG_OK;
}

static og_status join_wrapped(og_text *text)
{
    size_t kept = 0;
    bool in_fence = false;
    for (size_t i = 0, end; i < text->lines.count; i = end) {
        og_text_line line;
        bool fence = og_markdown_is_fence(text->lines.items[i].text);
        in_fence ^= fence;
        end = i + 1;
        while (!fence && !in_fence && end < text->lines.count && is_wrapped(text, end))
            end++;
        OG_TRY(join_lines(text, i, end, &line));
        text->lines.items[kept++] = line;
    }
    text->lines.count = kept;
    return OG_OK;
}

// What is to read of a line of colons, which opens or closes a division: the words behind its kind, "::: note Words".
static og_str without_colons(og_str line)
{
    size_t at = 0;
    if (!og_str_starts(line, OG_STR(":::")))
        return line;
    while (at < line.len && line.ptr[at] == ':')
        at++;
    while (line.len > at && line.ptr[line.len - 1] == ':')
        line.len--;
    og_str rest = og_str_trim(og_str_slice(line, at, line.len));
    bool braced = og_str_starts(rest, OG_STR("{"));
    for (at = 0; at < rest.len && (braced ? rest.ptr[at] != '}' : !og_is_space(rest.ptr[at]));)
        at++;
    return og_str_trim(og_str_slice(rest, at + (at < rest.len), rest.len));
}

// Sets what lines say of their ends, and leaves out what is nothing to read. The number of breaks.
static og_status take_ends(og_text *text, og_str all, size_t *breaks)
{
    size_t kept = 0;
    uint32_t blanks = 0;
    *breaks = 0;
    for (size_t i = 0; i < text->lines.count; i++) {
        og_text_line line = text->lines.items[i];
        bool stroke = og_str_ends(line.text, OG_STR("\\"));
        line.is_broken = is_break(all, line.text);
        if (line.is_broken && stroke)
            line.text = og_str_trim(og_str_slice(line.text, 0, line.text.len - 1));
        line.text = without_lone_number(without_attributes(without_colons(line.text)));
        OG_TRY(without_stroke(text->arena, &line.text));
        line.blanks += blanks;
        blanks = 0;
        if (!line.text.len) {
            blanks = line.blanks + 1;
            continue;
        }
        line.width = og_text_columns(line.text, line.indent);
        *breaks += line.is_broken && i + 1 < text->lines.count && !text->lines.items[i + 1].blanks;
        text->lines.items[kept++] = line;
    }
    text->lines.count = kept;
    return OG_OK;
}

// A line without the signs that make words bold; `bold`: they were open before it. Sets whether all of its words are.
static og_status take_bold(og_text *text, og_text_line *line, bool *bold)
{
    og_buf plain = {0};
    og_str words = line->text;
    bool all = true, some = false, changed = false;
    size_t run;
    for (size_t at = 0; at < words.len; at += run) {
        char c = words.ptr[at];
        run = 1;
        while (c == '*' && at + run < words.len && words.ptr[at + run] == c)
            run++;
        if (run >= BOLD && run <= LONGEST_RUN) {
            *bold ^= run < LONGEST_RUN;
            changed = true;
            continue;
        }
        if (c == '\\' && at + 1 < words.len)
            run = 2;
        all = all && (*bold || og_is_space(c));
        some = some || (*bold && og_is_word(c));
        og_buf_add(&plain, og_str_slice(words, at, at + run));
    }
    line->is_bold = all && some;
    og_status status = plain.status;
    if (status == OG_OK && changed)
        status = og_arena_copy(text->arena, og_str_trim(og_buf_str(&plain)), &line->text);
    og_buf_free(&plain);
    line->width = og_text_columns(line->text, line->indent);
    return status;
}

static og_status take_bolds(og_text *text)
{
    size_t kept = 0;
    uint32_t blanks = 0;
    bool bold = false, in_fence = false;
    for (size_t i = 0; i < text->lines.count; i++) {
        og_text_line line = text->lines.items[i];
        bool fence = og_markdown_is_fence(line.text), rule = og_markdown_is_rule(line.text);
        in_fence ^= fence;
        bold = bold && !line.blanks && !rule;
        if (!fence && !in_fence && !rule && (bold || og_str_find(line.text, OG_STR("**"), 0) != SIZE_MAX))
            OG_TRY(take_bold(text, &line, &bold));
        line.blanks += blanks;
        blanks = line.text.len ? 0 : line.blanks + 1;
        if (line.text.len)
            text->lines.items[kept++] = line;
    }
    text->lines.count = kept;
    return OG_OK;
}

og_status og_markdown_take_lines(og_text *text, og_str all)
{
    size_t breaks;
    OG_TRY(take_ends(text, all, &breaks));
    if (breaks >= FEWEST_BREAKS)
        OG_TRY(join_wrapped(text));
    return take_bolds(text);
}
