// SPDX-License-Identifier: MIT
#include "render/flow.h"

#include "base/str.h"
#include "base/utf8.h"

#include <stdarg.h>

static og_str keep(og_flow *flow, og_buf *built)
{
    og_str kept = {0};
    if (built->status == OG_OK)
        built->status = og_arena_copy(flow->arena, og_buf_str(built), &kept);
    if (built->status != OG_OK && flow->out.status == OG_OK)
        flow->out.status = built->status;
    og_buf_free(built);
    return kept;
}

og_str og_flow_clean(og_flow *flow, og_str text)
{
    og_buf built = {0};
    bool space = false;
    size_t length;
    for (size_t at = 0; at < text.len; at += length) {
        uint32_t code = og_utf8_decode(text, at, &length);
        if (og_code_is_space(code)) {
            space = built.len > 0;
        } else if (!og_code_is_invisible(code)) {
            if (space)
                og_buf_add_byte(&built, ' ');
            space = false;
            og_utf8_add(&built, code);
        }
    }
    return keep(flow, &built);
}

og_str og_flow_visible(og_flow *flow, og_str path)
{
    og_buf built = {0};
    size_t length;
    for (size_t at = 0; at < path.len; at += length) {
        uint32_t code = og_utf8_decode(path, at, &length);
        bool broken = code == OG_REPLACEMENT && length == 1;
        if (!broken && !og_code_is_invisible(code) && (code == ' ' || !og_code_is_space(code)))
            og_buf_add(&built, og_str_slice(path, at, at + length));
        else
            for (size_t i = at; i < at + length; i++)
                og_buf_printf(&built, "\\x%02x", (unsigned)(unsigned char)path.ptr[i]);
    }
    return keep(flow, &built);
}

og_str og_flow_print(og_flow *flow, const char *format, ...)
{
    og_str text = {0};
    va_list args;
    va_start(args, format);
    og_status status = og_arena_vprintf(flow->arena, &text, format, args);
    va_end(args);
    if (status != OG_OK && flow->out.status == OG_OK)
        flow->out.status = status;
    return status == OG_OK ? text : (og_str){0};
}

// Marks that stand on the character before them, and joiners and selectors of variants.
static bool takes_no_column(uint32_t code)
{
    static const struct {
        uint32_t first, last;
    } marks[] = {{0x300, 0x36F},   {0x483, 0x489},   {0x591, 0x5BD},   {0x610, 0x61A},   {0x64B, 0x65F},
                 {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF}, {0x20D0, 0x20FF}, {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}};
    if (code < marks[0].first)
        return false;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (code >= marks[i].first && code <= marks[i].last)
            return true;
    return false;
}

size_t og_flow_columns(og_str text)
{
    size_t columns = 0, length;
    for (size_t at = 0; at < text.len; at += length)
        columns += !takes_no_column(og_utf8_decode(text, at, &length));
    return columns;
}

// How many bytes of `text` fit into `width` columns, at least one character.
static size_t fitting(og_str text, size_t width)
{
    size_t columns = 0, at = 0, length;
    for (; at < text.len; at += length) {
        columns += !takes_no_column(og_utf8_decode(text, at, &length));
        if (columns > width && at)
            break;
    }
    return at;
}

bool og_flow_take(og_str *rest, size_t width, bool cut, og_str *line)
{
    if (!rest->len)
        return false;
    size_t end = fitting(*rest, width);
    if (end < rest->len && rest->ptr[end] != ' ') {
        size_t space = end;
        while (space && rest->ptr[space - 1] != ' ')
            space--;
        if (space)
            end = space - 1;
        else if (!cut)
            end = og_str_find_byte(*rest, ' ', end);
    }
    *line = og_str_slice(*rest, 0, end);
    *rest = og_str_slice(*rest, line->len + (line->len < rest->len && rest->ptr[line->len] == ' '), rest->len);
    return true;
}

void og_flow_spaces(og_flow *flow, size_t count)
{
    for (size_t i = 0; i < count; i++)
        og_buf_add_byte(&flow->out, ' ');
}

// The first `bold` bytes of the text in bold: none, or words that fit into the first line.
static void write_paragraph(og_flow *flow, const char *first, size_t bold, og_str text)
{
    og_str line, lead = og_str_from(first);
    size_t indent = og_flow_columns(lead);
    bool begun = false;
    while (og_flow_take(&text, flow->width > indent ? flow->width - indent : 1, false, &line)) {
        size_t marked = bold <= line.len && !begun ? bold : 0;
        if (begun)
            og_flow_spaces(flow, indent);
        else
            og_buf_add(&flow->out, lead);
        if (marked)
            og_flow_colour(flow, "1");
        og_buf_add(&flow->out, og_str_slice(line, 0, marked));
        if (marked)
            og_flow_colour(flow, "0");
        og_buf_add(&flow->out, og_str_slice(line, marked, line.len));
        og_buf_add_byte(&flow->out, '\n');
        begun = true;
    }
}

void og_flow_paragraph(og_flow *flow, const char *first, og_str text)
{
    write_paragraph(flow, first, 0, text);
}

void og_flow_labelled(og_flow *flow, const char *first, og_str label, og_str text)
{
    if (label.len)
        text = og_flow_print(flow, "%.*s: %.*s", OG_STR_ARG(label), OG_STR_ARG(text));
    write_paragraph(flow, first, label.len, text);
}

void og_flow_colour(og_flow *flow, const char *code)
{
    if (flow->colour)
        og_buf_printf(&flow->out, "\x1b[%sm", code);
}

og_status og_flow_finish(og_flow *flow, og_str *out)
{
    og_status status = flow->out.status;
    og_arena_free(flow->arena);
    flow->arena = NULL;
    if (status == OG_OK)
        *out = og_buf_str(&flow->out);
    else
        og_buf_free(&flow->out);
    return status;
}
