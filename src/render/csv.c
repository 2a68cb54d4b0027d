// SPDX-License-Identifier: MIT
#include "render/csv.h"

#include "base/str.h"

// By its first letter, be it of full width, as programs for Japanese and Chinese tables take it; some pass over blanks.
static bool looks_like_formula(og_str text)
{
    static const og_str SIGNS[] = {OG_STR("="),  OG_STR("+"),  OG_STR("-"),  OG_STR("@"),  OG_STR("\t"),
                                   OG_STR("\r"), OG_STR("＝"), OG_STR("＋"), OG_STR("－"), OG_STR("＠")};
    static const og_str BLANKS[] = {OG_STR(" "), OG_STR("\xC2\xA0"), OG_STR("\xE3\x80\x80")};
    for (size_t i = 0; i < sizeof BLANKS / sizeof *BLANKS;) {
        bool blank = og_str_starts(text, BLANKS[i]);
        text = blank ? og_str_slice(text, BLANKS[i].len, text.len) : text;
        i = blank ? 0 : i + 1;
    }
    for (size_t i = 0; i < sizeof SIGNS / sizeof *SIGNS; i++)
        if (og_str_starts(text, SIGNS[i]))
            return true;
    return false;
}

static bool needs_quotes(og_str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (og_str_find_byte((og_str){",;\"\r\n", 5}, text.ptr[i], 0) != SIZE_MAX)
            return true;
    return false;
}

static void add_field(og_buf *out, og_str text)
{
    const char *guard = looks_like_formula(text) ? "'" : "";
    if (!needs_quotes(text)) {
        og_buf_printf(out, "%s", guard);
        og_buf_add(out, text);
        return;
    }
    og_buf_printf(out, "\"%s", guard);
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '"')
            og_buf_add_byte(out, '"');
        og_buf_add_byte(out, text.ptr[i]);
    }
    og_buf_add_byte(out, '"');
}

void og_csv_begin(og_buf *out)
{
    og_buf_add(out, OG_STR("\xEF\xBB\xBF"));
}

void og_csv_add_row(og_buf *out, const og_str *cells, size_t count)
{
    for (size_t c = 0; c < count; c++) {
        if (c)
            og_buf_add_byte(out, ',');
        add_field(out, cells[c]);
    }
    og_buf_add(out, OG_STR("\r\n"));
}
