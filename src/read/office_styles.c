// SPDX-License-Identifier: MIT
#include "read/office_styles.h"

#include "base/str.h"

#include <stdlib.h>

og_status og_styles_add(og_styles *styles, og_arena *arena, const og_limits *limits, const og_style *style)
{
    if (styles->items.count >= limits->blocks)
        return OG_TOO_COMPLEX;
    OG_TRY(og_vec_push(arena, &styles->items, *style));
    styles->items.items[styles->items.count - 1].order = styles->items.count;
    return OG_OK;
}

static int compare_names(const og_style *a, const og_style *b)
{
    return a->family != b->family ? (a->family < b->family ? -1 : 1) : og_str_compare(a->name, b->name);
}

static int compare_styles(const void *left, const void *right)
{
    const og_style *a = left, *b = right;
    int order = compare_names(a, b);
    return order ? order : (a->order > b->order) - (a->order < b->order);
}

void og_styles_sort(og_styles *styles)
{
    if (styles->items.count)
        qsort(styles->items.items, styles->items.count, sizeof *styles->items.items, compare_styles);
}

static og_style *find_own(const og_styles *styles, og_style_family family, og_str name)
{
    const og_style wanted = {.family = family, .name = name};
    size_t low = 0, high = name.len ? styles->items.count : 0;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (compare_names(&styles->items.items[middle], &wanted) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    og_style *found = low < styles->items.count ? &styles->items.items[low] : NULL;
    return found && name.len && compare_names(found, &wanted) == 0 ? found : NULL;
}

static void take(og_style *style, const og_style *parent)
{
    style->bold = style->bold ? style->bold : parent->bold;
    style->hidden = style->hidden ? style->hidden : parent->hidden;
    style->outline = style->outline ? style->outline : parent->outline;
    style->list_level = style->list_level ? style->list_level : parent->list_level;
    style->list = style->list.len ? style->list : parent->list;
    style->new_page = style->new_page ? style->new_page : parent->new_page;
    style->contents = style->contents ? style->contents : parent->contents;
}

const og_style *og_styles_find(og_styles *styles, og_style_family family, og_str name)
{
    static const og_style none = {.order = 0};
    enum { MOST_PARENTS = 32 }; // Word writes no more than 11
    if (!name.len && family == OG_STYLE_OF_PARAGRAPHS)
        name = styles->normal;
    og_style *style = find_own(styles, family, name);
    if (!style)
        return &none;
    const og_style *parent = style;
    for (size_t i = 0; !style->is_complete && parent && i < MOST_PARENTS; i++) {
        parent = find_own(styles, family, parent->parent);
        if (parent)
            take(style, parent);
        style->is_complete = parent && parent->is_complete;
    }
    style->is_complete = true;
    return style;
}
