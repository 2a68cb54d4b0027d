// SPDX-License-Identifier: MIT
// Reads the few declarations of CSS that programs write which make pages of HTML from printed pages: places and sizes
// in pixels or points, how places are meant, and bold type. Rules count for a class alone, as those programs write
// them.
#include "read/html_style.h"

#include "base/str.h"

#include <math.h>

static const float PIXEL = 0.75F; // in points

static const og_str measure_names[OG_MEASURE_COUNT] = {
    [OG_MEASURE_TOP] = OG_STR("top"),        [OG_MEASURE_LEFT] = OG_STR("left"),
    [OG_MEASURE_WIDTH] = OG_STR("width"),    [OG_MEASURE_HEIGHT] = OG_STR("height"),
    [OG_MEASURE_SIZE] = OG_STR("font-size"), [OG_MEASURE_PITCH] = OG_STR("line-height"),
};

// "12px", "70.9pt", "-3.5px" in points, NaN for anything else.
static float read_length(og_str value)
{
    enum { MOST_DIGITS = 9 };
    bool negative = value.len && value.ptr[0] == '-', point = false;
    float number = 0, unit = 1;
    size_t at = negative, digits = 0;
    for (; at < value.len && digits < MOST_DIGITS; at++) {
        if (value.ptr[at] == '.' && !point) {
            point = true;
            continue;
        }
        if (!og_is_digit(value.ptr[at]))
            break;
        digits++;
        number = number * 10 + (float)(value.ptr[at] - '0');
        unit = point ? unit * 10 : unit;
    }
    og_str name = og_str_slice(value, at, value.len);
    bool pixels = og_str_equal_fold(name, OG_STR("px")), points = og_str_equal_fold(name, OG_STR("pt"));
    if (!digits || (!pixels && !points && (name.len || number != 0)))
        return NAN;
    number = number / unit * (pixels ? PIXEL : 1);
    return negative ? -number : number;
}

static bool says_bold(og_str name, og_str value)
{
    enum { LEAST = 600, MOST = 1000 };
    size_t weight = 0;
    if (og_str_equal_fold(name, OG_STR("font-weight")))
        return og_str_starts_fold(value, OG_STR("bold")) || (og_str_to_size(value, MOST, &weight) && weight >= LEAST);
    return og_str_equal_fold(name, OG_STR("font-family")) && og_str_find_fold(value, OG_STR("bold"), 0) != SIZE_MAX;
}

// Elements that are only moved from where they stand among others.
static bool says_in_flow(og_str name, og_str value)
{
    static const og_str positions[] = {OG_STR("static"), OG_STR("relative"), OG_STR("sticky")};
    return og_str_equal_fold(name, OG_STR("position")) && OG_STR_IS_IN_FOLD(value, positions);
}

og_html_style og_html_style_of(og_str declarations)
{
    og_html_style style = {0};
    og_str declaration;
    for (size_t i = 0; i < OG_MEASURE_COUNT; i++)
        style.measures[i] = NAN;
    while (og_str_next_split(&declarations, ';', &declaration)) {
        size_t colon = og_str_find_byte(declaration, ':', 0);
        if (colon == SIZE_MAX)
            continue;
        og_str name = og_str_trim(og_str_slice(declaration, 0, colon));
        og_str value = og_str_trim(og_str_slice(declaration, colon + 1, declaration.len));
        style.is_bold = style.is_bold || says_bold(name, value);
        style.is_in_flow = style.is_in_flow || says_in_flow(name, value);
        for (size_t i = 0; i < OG_MEASURE_COUNT; i++)
            if (og_str_equal_fold(name, measure_names[i]))
                style.measures[i] = read_length(value);
    }
    return style;
}

og_html_style og_html_own_style(const xmlNode *node)
{
    return og_html_style_of(og_html_attribute(node, "style"));
}

bool og_html_states(const og_html_style *style, og_html_measure measure)
{
    return !isnan(style->measures[measure]);
}

og_status og_html_add_sheet(og_arena *arena, const xmlNode *element, og_html_sheet *sheet)
{
    og_str rest = og_html_text(element->children), rule;
    while (og_str_next_split(&rest, '}', &rule)) {
        size_t brace = og_str_find_byte(rule, '{', 0), dot = og_str_find_byte(rule, '.', 0);
        if (brace == SIZE_MAX || dot > brace)
            continue;
        og_str name = og_str_trim(og_str_slice(rule, dot + 1, brace));
        og_html_style style = og_html_style_of(og_str_slice(rule, brace + 1, rule.len));
        OG_TRY(og_vec_push(arena, &sheet->classes, (og_html_class){name, style}));
    }
    return OG_OK;
}

// Font 3 for the class ft123 on page 12; OG_HTML_MOST_FONTS: the name is none of that page.
static size_t font_number(og_str name, og_str page)
{
    og_str prefix = OG_STR("ft");
    size_t number;
    if (!page.len || !og_str_starts(name, prefix) || !og_str_starts(og_str_slice(name, prefix.len, name.len), page) ||
        !og_str_to_size(og_str_slice(name, prefix.len + page.len, name.len), OG_HTML_MOST_FONTS - 1, &number))
        return OG_HTML_MOST_FONTS;
    return number;
}

void og_html_begin_sheet_page(og_html_sheet *sheet, og_str number)
{
    sheet->page = number;
    for (; sheet->seen < sheet->classes.count; sheet->seen++) {
        const og_html_class *rule = &sheet->classes.items[sheet->seen];
        size_t font = font_number(rule->name, number);
        if (font < OG_HTML_MOST_FONTS) {
            sheet->fonts[font] = rule->style;
            sheet->has_font[font] = true;
        }
    }
}

const og_html_style *og_html_class_style(const og_html_sheet *sheet, const xmlNode *node)
{
    enum { NEAR = 200 }; // a page's rules stand before it; so no file of many rules is searched for every word
    og_str name = og_str_trim(og_html_attribute(node, "class"));
    size_t count = sheet->classes.count, font = font_number(name, sheet->page);
    if (font < OG_HTML_MOST_FONTS && sheet->has_font[font])
        return &sheet->fonts[font];
    for (size_t i = count; name.len && i > 0 && i + NEAR > count; i--)
        if (og_str_equal(sheet->classes.items[i - 1].name, name))
            return &sheet->classes.items[i - 1].style;
    return NULL;
}
