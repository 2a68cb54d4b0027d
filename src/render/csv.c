// SPDX-License-Identifier: MIT
#include "render/csv.h"

#include "base/str.h"

static bool looks_like_formula(og_str text)
{
    return text.len && og_str_find_byte((og_str){"=+-@\t\r", 6}, text.ptr[0], 0) != SIZE_MAX;
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
