// SPDX-License-Identifier: MIT
#include "read/office_lists.h"

#include "base/checked.h"
#include "base/str.h"

#include <stdlib.h>

enum {
    MOST_LISTS = 20000,
    MOST_COUNT = 99999,
    LONGEST_PATTERN = 64 // bytes; it is written before every item
};

og_numbering og_numbering_find(og_str name)
{
    static const struct {
        og_str word, open;
        og_numbering numbering;
    } formats[] = {
        {OG_STR("none"), OG_STR(""), OG_NUMBERING_NONE},
        {OG_STR("bullet"), OG_STR("bullet"), OG_NUMBERING_BULLET},
        {OG_STR("lowerLetter"), OG_STR("a"), OG_NUMBERING_LOWER_LETTER},
        {OG_STR("upperLetter"), OG_STR("A"), OG_NUMBERING_UPPER_LETTER},
        {OG_STR("lowerRoman"), OG_STR("i"), OG_NUMBERING_LOWER_ROMAN},
        {OG_STR("upperRoman"), OG_STR("I"), OG_NUMBERING_UPPER_ROMAN},
    };
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        if (og_str_equal(name, formats[i].word) || og_str_equal(name, formats[i].open))
            return formats[i].numbering;
    return OG_NUMBERING_DECIMAL;
}

og_status og_lists_add(og_lists *lists, og_arena *arena, og_str name, og_list **out)
{
    if (lists->items.count >= MOST_LISTS)
        return OG_TOO_COMPLEX;
    og_list *list = og_arena_alloc(arena, sizeof *list);
    if (!list)
        return OG_NO_MEMORY;
    list->name = name;
    list->order = lists->items.count;
    *out = list;
    return og_vec_push(arena, &lists->items, list);
}

static int compare_lists(const void *left, const void *right)
{
    const og_list *a = *(og_list *const *)left, *b = *(og_list *const *)right;
    int order = og_str_compare(a->name, b->name);
    return order ? order : (a->order > b->order) - (a->order < b->order);
}

void og_lists_sort(og_lists *lists)
{
    if (lists->items.count)
        qsort(lists->items.items, lists->items.count, sizeof *lists->items.items, compare_lists);
}

static int compare_styles(const void *left, const void *right)
{
    const og_list *a = *(og_list *const *)left, *b = *(og_list *const *)right;
    int order = og_str_compare(a->style, b->style);
    return order ? order : (a->order > b->order) - (a->order < b->order);
}

// The first with the style; NULL: none.
static const og_list *find_style(og_list *const *styled, size_t count, og_str style)
{
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (og_str_compare(styled[middle]->style, style) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low < count && og_str_equal(styled[low]->style, style) ? styled[low] : NULL;
}

og_status og_lists_link(og_lists *lists, og_arena *arena)
{
    OG_VEC(og_list *) styled = {0};
    for (size_t i = 0; i < lists->items.count; i++)
        if (lists->items.items[i]->style.len)
            OG_TRY(og_vec_push(arena, &styled, lists->items.items[i]));
    if (styled.count)
        qsort(styled.items, styled.count, sizeof *styled.items, compare_styles);
    for (size_t i = 0; i < lists->items.count; i++) {
        og_list *list = lists->items.items[i];
        const og_list *from = list->style_of.len ? find_style(styled.items, styled.count, list->style_of) : NULL;
        if (from && from != list)
            memcpy(list->levels, from->levels, sizeof list->levels);
    }
    return OG_OK;
}

og_list *og_lists_find(const og_lists *lists, og_str name)
{
    size_t low = 0, high = lists->items.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (og_str_compare(lists->items.items[middle]->name, name) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    og_list *found = low < lists->items.count ? lists->items.items[low] : NULL;
    return found && og_str_equal(found->name, name) ? found : NULL;
}

og_status og_list_pattern(og_list *list, size_t level, og_str pattern, og_arena *arena, bool *is_cut)
{
    char number[] = {'%', (char)('1' + level)};
    *is_cut = pattern.len > LONGEST_PATTERN;
    return og_arena_copy(arena, *is_cut ? (og_str){number, sizeof number} : pattern, &list->levels[level].pattern);
}

void og_list_count(og_list_counter *counter, const og_list *list, size_t level)
{
    size_t start = list ? list->levels[level].start : 1;
    if (!counter->started[level])
        counter->values[level] = start;
    else if (counter->values[level] < MOST_COUNT)
        counter->values[level]++;
    counter->started[level] = true;
    for (size_t i = level + 1; i < OG_LIST_LEVELS; i++)
        counter->started[i] &= list && list->levels[i].goes_on && level >= list->levels[i].anew;
}

static void add_roman(size_t number, bool upper, og_buf *out)
{
    static const struct {
        size_t value;
        const char *digits;
    } steps[] = {{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"},
                 {40, "xl"},  {10, "x"},   {9, "ix"},  {5, "v"},    {4, "iv"},  {1, "i"}};
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
        for (; number >= steps[i].value; number -= steps[i].value)
            for (const char *digit = steps[i].digits; *digit; digit++)
                og_buf_add_byte(out, upper ? og_upper(*digit) : *digit);
}

// a to z, then aa to zz, as Word counts.
static void add_letters(size_t number, bool upper, og_buf *out)
{
    enum { LETTERS = 26 };
    char letter = (char)((upper ? 'A' : 'a') + (int)((number - 1) % LETTERS));
    for (size_t i = 0; i <= (number - 1) / LETTERS; i++)
        og_buf_add_byte(out, letter);
}

static void add_number(size_t number, og_numbering numbering, og_buf *out)
{
    enum { MOST_LETTERS = 260, MOST_ROMAN = 3999 };
    bool upper = numbering == OG_NUMBERING_UPPER_LETTER || numbering == OG_NUMBERING_UPPER_ROMAN;
    bool roman = numbering == OG_NUMBERING_LOWER_ROMAN || numbering == OG_NUMBERING_UPPER_ROMAN;
    bool letters = numbering == OG_NUMBERING_LOWER_LETTER || numbering == OG_NUMBERING_UPPER_LETTER;
    if (roman && number && number <= MOST_ROMAN)
        add_roman(number, upper, out);
    else if (letters && number && number <= MOST_LETTERS)
        add_letters(number, upper, out);
    else
        og_buf_printf(out, "%zu", number);
}

static void add_label(const og_list_counter *counter, const og_list *list, size_t level, og_buf *out)
{
    og_list_level own = list ? list->levels[level] : (og_list_level){0};
    og_str pattern = own.pattern;
    if (own.numbering == OG_NUMBERING_BULLET)
        og_buf_add(out, OG_STR("\u2022"));
    if (own.numbering == OG_NUMBERING_BULLET || own.numbering == OG_NUMBERING_NONE)
        return;
    for (size_t at = 0; at < pattern.len; at++) {
        char digit = at + 1 < pattern.len ? pattern.ptr[at + 1] : 0;
        if (pattern.ptr[at] != '%' || digit < '1' || digit >= '1' + OG_LIST_LEVELS) {
            og_buf_add_byte(out, pattern.ptr[at]);
            continue;
        }
        size_t of = (size_t)(digit - '1');
        size_t number = counter->started[of] ? counter->values[of] : list->levels[of].start;
        add_number(number, list->levels[of].numbering, out);
        at++;
    }
}

og_status og_list_label(const og_list_counter *counter, const og_list *list, size_t level, og_arena *arena,
                        bool *is_bullet, og_str *out)
{
    og_buf label = {0};
    add_label(counter, list, level, &label);
    *is_bullet = !list || list->levels[level].numbering == OG_NUMBERING_BULLET;
    return og_arena_take(arena, &label, out);
}
