// SPDX-License-Identifier: MIT
// Named parts of patterns: what <part id="day"> holds is put in where {day} stands in the patterns behind it in its
// file.
#include "rules/load.h"

#include "base/str.h"
#include "rules/pattern.h"

enum { LONGEST_PATTERN = 1 << 16 };

// {name} in a pattern: its bytes, and which part it is, SIZE_MAX where there is none of that name.
typedef struct reference {
    og_range place;
    og_str name;
    size_t part;
} reference;

static bool is_letter(char c)
{
    return c >= 'a' && c <= 'z';
}

// The name in the braces at `at`; empty where they are a quantifier or stand for {grade}.
static og_str name_in_braces(og_str s, size_t at)
{
    size_t end = at + 1;
    while (end < s.len && (is_letter(s.ptr[end]) || og_is_digit(s.ptr[end]) || s.ptr[end] == '-'))
        end++;
    bool is_name = end < s.len && s.ptr[end] == '}' && is_letter(s.ptr[at + 1]);
    og_str name = is_name ? og_str_slice(s, at + 1, end) : (og_str){0};
    return og_str_equal(name, OG_STR("grade")) ? (og_str){0} : name;
}

// Past a class or an escape. The braces of \p{Lu}, \x{e9}, \g{n} and their like are their own.
static size_t after_verbatim(og_str s, size_t at)
{
    if (s.ptr[at] == '[')
        return og_pattern_after_class(s, at);
    size_t end = og_pattern_after_escape(s, at);
    bool own = end < s.len && s.ptr[end] == '{' && og_str_find_byte(OG_STR("pPxogkN"), s.ptr[end - 1], 0) != SIZE_MAX;
    size_t close = own ? og_str_find_byte(s, '}', end) : SIZE_MAX;
    return close == SIZE_MAX ? end : close + 1;
}

static bool next_reference(const og_loader *loader, og_str s, size_t from, reference *out)
{
    while (from < s.len) {
        char c = s.ptr[from];
        if (c == '[' || c == '\\') {
            from = after_verbatim(s, from);
            continue;
        }
        og_str name = c == '{' ? name_in_braces(s, from) : (og_str){0};
        if (name.len) {
            *out = (reference){{from, from + name.len + 2}, name, SIZE_MAX};
            for (size_t i = 0; i < loader->parts.count; i++)
                if (og_str_equal(loader->parts.items[i].id, name))
                    out->part = i;
            return true;
        }
        from++;
    }
    return false;
}

static void report_unknown(og_loader *loader, const xmlNode *node, const reference *found)
{
    og_str near = {0};
    og_load_place place = og_source_text_at(og_source_text(loader, node), found->place.start);
    if (loader->parts.count)
        near =
            og_load_nearest(found->name, &loader->parts.items[0].id, loader->parts.count, sizeof *loader->parts.items);
    og_load_error_at(loader, loader->file, place.line ? place : (og_load_place){.line = og_load_line(node)}, near,
                     "no <part> before this is called \"%.*s\"", OG_STR_ARG(found->name));
}

static og_status expand(og_loader *loader, const xmlNode *node, og_str written, og_buf *out)
{
    size_t at = 0;
    reference found;
    while (out->len <= LONGEST_PATTERN && next_reference(loader, written, at, &found)) {
        og_buf_add(out, og_str_slice(written, at, found.place.start));
        if (found.part == SIZE_MAX)
            report_unknown(loader, node, &found);
        else
            og_buf_add(out, loader->parts.items[found.part].text);
        at = found.place.end;
    }
    og_buf_add(out, og_str_slice(written, at, written.len));
    return out->status;
}

og_status og_load_put_parts(og_loader *loader, const xmlNode *node, og_str written, og_str *out)
{
    og_buf buf = {0};
    reference found;
    *out = written;
    if (!next_reference(loader, written, 0, &found))
        return OG_OK;
    og_status status = expand(loader, node, written, &buf);
    if (status == OG_OK && buf.len > LONGEST_PATTERN) {
        og_load_error(loader, node, NULL, (og_str){0}, "the pattern has more than %d bytes with its parts put in",
                      LONGEST_PATTERN);
        *out = (og_str){0};
    } else if (status == OG_OK) {
        status = og_arena_copy(loader->arena, og_buf_str(&buf), out);
    }
    og_buf_free(&buf);
    return status;
}

size_t og_load_before_parts(const og_loader *loader, og_str written, size_t offset)
{
    size_t at = 0;
    reference found;
    while (next_reference(loader, written, at, &found) && found.place.start - at <= offset) {
        offset -= found.place.start - at;
        size_t put = found.part == SIZE_MAX ? 0 : loader->parts.items[found.part].text.len;
        if (offset < put)
            return found.place.start;
        offset -= put;
        at = found.place.end;
    }
    return offset < written.len - at ? at + offset : written.len;
}

// One group, so that what follows {name} speaks of all of it.
static og_status keep(og_loader *loader, og_str id, og_str text)
{
    og_buf buf = {0};
    og_part kept = {.id = id};
    og_buf_add(&buf, OG_STR("(?:"));
    og_buf_add(&buf, text);
    og_buf_add(&buf, OG_STR(")"));
    OG_TRY(og_arena_take(loader->arena, &buf, &kept.text));
    return og_vec_push(loader->arena, &loader->parts, kept);
}

static void check_id(og_loader *loader, const xmlNode *node, og_str id)
{
    og_str braced = og_str_equal(id, OG_STR("grade")) ? id : (og_str){0};
    bool valid = id.len && is_letter(id.ptr[0]);
    for (size_t i = 0; i < id.len; i++)
        valid = valid && (is_letter(id.ptr[i]) || og_is_digit(id.ptr[i]) || id.ptr[i] == '-');
    if (braced.len)
        og_load_error(loader, node, "id", (og_str){0}, "{grade} is the words of the scale");
    else if (!valid)
        og_load_error(loader, node, "id", (og_str){0}, "a <part> needs an id of small letters, digits and \"-\"");
    for (size_t i = 0; i < loader->parts.count; i++)
        if (og_str_equal(loader->parts.items[i].id, id))
            og_load_error(loader, node, "id", (og_str){0}, "part \"%.*s\" is there twice", OG_STR_ARG(id));
}

og_status og_load_part(og_loader *loader, const xmlNode *node)
{
    og_str id, written, text;
    size_t errors = loader->bad_lines.count;
    OG_TRY(og_load_attribute(loader, node, "id", &id));
    OG_TRY(og_load_text(loader, node, &written));
    check_id(loader, node, id);
    if (!written.len)
        og_load_error(loader, node, NULL, (og_str){0}, "<part> is empty");
    OG_TRY(og_load_put_parts(loader, node, written, &text));
    OG_TRY(og_load_check_framework_pattern(loader, node, written, text));
    // what is wrong with it is told once, not again wherever it is used
    return keep(loader, id, loader->bad_lines.count == errors ? text : OG_STR(""));
}
