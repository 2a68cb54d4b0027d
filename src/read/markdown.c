// SPDX-License-Identifier: MIT
// Markdown as people write reports and notes in it: the lines that mean something. What stands inside a paragraph is
// read by markdown_marks.c.
#include "base/date.h"
#include "base/str.h"
#include "read/flow.h"

uint32_t og_markdown_heading(og_str line, og_str *words)
{
    uint32_t level = 0;
    while (level < line.len && line.ptr[level] == '#')
        level++;
    if (!level || level > 6 || level == line.len || !og_is_space(line.ptr[level]))
        return 0;
    *words = og_str_trim(og_str_slice(line, level, line.len));
    while (words->len && words->ptr[words->len - 1] == '#')
        words->len--;
    *words = og_str_trim(*words);
    return words->len ? level : 0;
}

uint32_t og_markdown_underline(og_str line)
{
    if (line.len < 3 || (line.ptr[0] != '=' && line.ptr[0] != '-'))
        return 0;
    for (size_t i = 1; i < line.len; i++)
        if (line.ptr[i] != line.ptr[0])
            return 0;
    return line.ptr[0] == '=' ? 1 : 2;
}

bool og_markdown_is_rule(og_str line)
{
    enum { LONGEST_NUMBER = 6 };
    size_t signs = 0, brace = og_str_find_byte(og_str_slice(line, 0, LONGEST_NUMBER), '}', 0);
    if (brace != SIZE_MAX && line.ptr[0] == '{')
        line = og_str_slice(line, brace + 1, line.len); // "{4}-----" before page 5
    if (!line.len)
        return false;
    for (size_t i = 0; i < line.len; i++) {
        if (line.ptr[i] == line.ptr[0])
            signs++;
        else if (!og_is_space(line.ptr[i]))
            return false;
    }
    return signs >= 3 && og_str_find_byte(OG_STR("*-_"), line.ptr[0], 0) != SIZE_MAX;
}

bool og_markdown_is_fence(og_str line)
{
    return og_str_starts(line, OG_STR("```")) || og_str_starts(line, OG_STR("~~~"));
}

bool og_markdown_is_delimiter(og_str line)
{
    bool piped = false, dashed = false;
    for (size_t i = 0; i < line.len; i++) {
        piped = piped || line.ptr[i] == '|';
        dashed = dashed || line.ptr[i] == '-';
        if (og_str_find_byte(OG_STR("|-: \t"), line.ptr[i], 0) == SIZE_MAX)
            return false;
    }
    return piped && dashed;
}

bool og_markdown_is_definition(og_str line)
{
    size_t end = og_str_find(line, OG_STR("]:"), 0);
    return line.len && line.ptr[0] == '[' && end != SIZE_MAX && end > 1 && line.ptr[1] != '^' &&
           og_str_find_byte(og_str_slice(line, 0, end), ' ', 0) == SIZE_MAX &&
           og_str_find(line, OG_STR("://"), end) != SIZE_MAX;
}

og_str og_markdown_bold(og_str line)
{
    for (size_t i = 0; i < 2; i++) {
        og_str sign = i ? OG_STR("__") : OG_STR("**");
        if (line.len <= 4 || !og_str_starts(line, sign) || !og_str_ends(line, sign))
            continue;
        og_str words = og_str_slice(line, 2, line.len - 2);
        if (og_str_find(words, sign, 0) == SIZE_MAX)
            return words;
    }
    return (og_str){0};
}

size_t og_markdown_run(og_str text, size_t at)
{
    size_t end = at;
    while (end < text.len && text.ptr[end] == text.ptr[at])
        end++;
    return end - at;
}

size_t og_markdown_code_end(og_str text, size_t at, bool none_left[OG_MARKDOWN_TICKS + 1])
{
    size_t length = og_markdown_run(text, at), run;
    if (length > OG_MARKDOWN_TICKS || none_left[length])
        return SIZE_MAX;
    for (size_t end = og_str_find_byte(text, '`', at + length); end != SIZE_MAX;
         end = og_str_find_byte(text, '`', end + run)) {
        run = og_markdown_run(text, end);
        if (run == length)
            return end;
    }
    none_left[length] = true;
    return SIZE_MAX;
}

bool og_markdown_cell(og_str *rest, og_str *cell)
{
    *rest = og_str_trim(*rest);
    if (og_str_starts(*rest, OG_STR("|")))
        *rest = og_str_slice(*rest, 1, rest->len);
    if (!rest->len)
        return false;
    size_t end = 0;
    while (end < rest->len && (rest->ptr[end] != '|' || (end && rest->ptr[end - 1] == '\\')))
        end++;
    *cell = og_str_trim(og_str_slice(*rest, 0, end));
    *rest = og_str_slice(*rest, end, rest->len);
    return true;
}

size_t og_markdown_signs(og_str line)
{
    og_str words;
    size_t signs = 0;
    if (og_markdown_heading(line, &words) || og_markdown_is_fence(line))
        signs++;
    if ((og_markdown_is_delimiter(line) && line.len >= 5) || og_markdown_is_border(line))
        signs += 2;
    size_t link = og_str_find(line, OG_STR("]("), 0);
    if (link != SIZE_MAX && og_str_find_byte(og_str_slice(line, 0, link), '[', 0) != SIZE_MAX &&
        og_str_find_byte(line, ')', link) != SIZE_MAX)
        signs += 2;
    if (og_str_find(line, OG_STR("<http"), 0) != SIZE_MAX)
        signs++;
    if (line.len && line.ptr[0] == '<' && (og_markdown_is_tag(line, 0) || og_str_starts(line, OG_STR("<!--"))))
        signs++;
    size_t bold = og_str_find(line, OG_STR("**"), 0);
    size_t end = bold == SIZE_MAX ? bold : og_str_find(line, OG_STR("**"), bold + 3);
    if (end != SIZE_MAX && !og_is_space(line.ptr[bold + 2]) && !og_is_space(line.ptr[end - 1]) &&
        line.ptr[bold + 2] != '*')
        signs += 2;
    return signs;
}

// Where each byte that Markdown gives a meaning to next stands in a text; SIZE_MAX: nowhere.
typedef struct next_signs {
    og_str text;
    size_t at[8];
} next_signs;

// Whether one of them stands in text[start .. end). Calls ascend, so the text is passed through once for each.
static bool holds_sign(next_signs *next, size_t start, size_t end)
{
    static const char bytes[] = "#`~|[<*+";
    bool holds = false;
    for (size_t i = 0; i < sizeof next->at / sizeof *next->at; i++) {
        if (next->at[i] < start)
            next->at[i] = og_str_find_byte(next->text, bytes[i], start);
        holds = holds || next->at[i] < end;
    }
    return holds;
}

bool og_markdown_is(const og_text *text)
{
    enum { ENOUGH = 2 };
    size_t signs = 0;
    if (!text->lines.count)
        return false;
    const og_text_line *lines = text->lines.items, *last = lines + text->lines.count - 1;
    next_signs next = {.text = {lines->text.ptr, (size_t)(last->text.ptr - lines->text.ptr) + last->text.len}};
    for (size_t i = 0; i < text->lines.count && signs < ENOUGH; i++) {
        og_str line = text->lines.items[i].text;
        og_str above = i && !text->lines.items[i].blanks ? line : (og_str){0};
        size_t start = (size_t)(line.ptr - next.text.ptr);
        if (holds_sign(&next, start, start + line.len))
            signs += og_markdown_signs(line) + (!i && og_str_starts(line, OG_STR("# ")));
        signs += above.len && og_markdown_underline(line) && og_text_is_headline(text->lines.items[i - 1].text);
    }
    return signs >= ENOUGH;
}

void og_markdown_take_quotes(og_text *text)
{
    size_t kept = 0;
    uint32_t blanks = 0; // lines that were a ">" alone
    for (size_t i = 0; i < text->lines.count; i++) {
        og_text_line line = text->lines.items[i];
        size_t cut = 0;
        while (cut < line.text.len && (line.text.ptr[cut] == '>' || (cut && line.text.ptr[cut] == ' ')))
            cut++;
        line.text = og_str_slice(line.text, cut, line.text.len);
        line.blanks += blanks;
        blanks = line.text.len ? 0 : line.blanks + 1;
        if (line.text.len)
            text->lines.items[kept++] = line;
    }
    text->lines.count = kept;
}

// "title: Words" as a property where it is one of those that documents have.
static og_status add_front_line(og_str line, og_builder *builder)
{
    static const og_str keys[][2] = {
        {OG_STR("title"), OG_STR("title")},      {OG_STR("author"), OG_STR("author")},
        {OG_STR("date"), OG_STR("published")},   {OG_STR("published"), OG_STR("published")},
        {OG_STR("url"), OG_STR("url")},          {OG_STR("source"), OG_STR("url")},
        {OG_STR("site"), OG_STR("site")},        {OG_STR("description"), OG_STR("description")},
        {OG_STR("publisher"), OG_STR("site")},   {OG_STR("outlet"), OG_STR("site")},
        {OG_STR("byline"), OG_STR("author")},    {OG_STR("headline"), OG_STR("title")},
        {OG_STR("authors"), OG_STR("author")},   {OG_STR("pubdate"), OG_STR("published")},
        {OG_STR("publication"), OG_STR("site")}, {OG_STR("newspaper"), OG_STR("site")},
    };
    size_t colon = og_str_find_byte(line, ':', 0);
    if (colon == SIZE_MAX)
        return OG_OK;
    og_str key = og_str_trim(og_str_slice(line, 0, colon)),
           value = og_str_trim(og_str_slice(line, colon + 1, line.len));
    if (value.len >= 2 && (value.ptr[0] == '"' || value.ptr[0] == '\'') && value.ptr[value.len - 1] == value.ptr[0])
        value = og_str_slice(value, 1, value.len - 1);
    og_date day; // of publication, or what it appeared in
    bool is_day = og_str_equal_fold(key, OG_STR("publication")) && og_date_find(value, &day, NULL, NULL);
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (og_str_equal_fold(key, keys[i][0]))
            return og_builder_property(builder, is_day ? OG_STR("published") : keys[i][1], value);
    return OG_OK;
}

og_status og_markdown_take_front(og_text *text, og_builder *builder)
{
    enum { MOST_LINES = 60 };
    static const og_str fence = {"---", 3};
    size_t end = 1;
    if (!text->lines.count || !og_str_equal(text->lines.items[0].text, fence))
        return OG_OK;
    while (end < text->lines.count && end < MOST_LINES && !og_str_equal(text->lines.items[end].text, fence)) {
        const og_text_line *line = &text->lines.items[end++];
        bool is_fact =
            og_str_find_byte(line->text, ':', 0) != SIZE_MAX || line->indent || og_str_starts(line->text, OG_STR("- "));
        if (!is_fact || line->blanks)
            return OG_OK;
    }
    if (end == MOST_LINES && end < text->lines.count)
        return og_builder_notice(builder, OG_STR("reader-limit"),
                                 OG_STR("the facts before the text have over 60 lines and are read as text"));
    if (end == 1 || end == text->lines.count)
        return OG_OK;
    for (size_t i = 1; i < end; i++)
        OG_TRY(add_front_line(text->lines.items[i].text, builder));
    text->is_markdown = true;
    text->lines.items += end + 1;
    text->lines.count -= end + 1;
    text->lines.capacity -= end + 1;
    return OG_OK;
}
