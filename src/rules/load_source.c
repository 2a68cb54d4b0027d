// SPDX-License-Identifier: MIT
// Where in the bytes of a file something stands. The parser gives the line on which a start tag ends and no more; the
// rest is found by a look into the file, and only when there is an error to report.
#include "rules/load.h"

#include "base/str.h"
#include "base/utf8.h"

#include <libxml/SAX2.h>

static const og_load_place NOWHERE = {0};

// --- the files

og_status og_source_add(og_loader *loader, og_str file, og_str bytes, og_buf own)
{
    og_status status =
        og_vec_push(loader->arena, &loader->sources, (og_source_file){.name = file, .bytes = bytes, .own = own});
    if (status != OG_OK)
        og_buf_free(&own);
    return status;
}

void og_source_free(og_loader *loader)
{
    for (size_t i = 0; i < loader->sources.count; i++)
        og_buf_free(&loader->sources.items[i].own);
    loader->sources.count = 0;
}

static og_source_file *find_source(og_loader *loader, og_str file)
{
    for (size_t i = loader->sources.count; i-- > 0;)
        if (og_str_equal(loader->sources.items[i].name, file))
            return &loader->sources.items[i];
    return NULL;
}

// Finds out where lines begin. False when there is no memory for that: then no place can be told.
static bool index_lines(og_loader *loader, og_source_file *source)
{
    size_t count = 1, line = 1;
    if (source->starts)
        return true;
    for (size_t i = 0; i < source->bytes.len; i++)
        count += source->bytes.ptr[i] == '\n';
    source->starts = og_arena_alloc_array(loader->arena, count, sizeof *source->starts); // the first begins at 0
    if (!source->starts)
        return false;
    for (size_t i = 0; i < source->bytes.len; i++)
        if (source->bytes.ptr[i] == '\n')
            source->starts[line++] = i + 1;
    source->line_count = count;
    return true;
}

// The offset at which a line begins; that of the end of the file for lines that it does not have.
static size_t line_start(og_loader *loader, og_source_file *source, size_t line)
{
    bool known = line && index_lines(loader, source) && line <= source->line_count;
    return known ? source->starts[line - 1] : source->bytes.len;
}

static og_str line_at(og_loader *loader, og_source_file *source, size_t line)
{
    size_t start = line_start(loader, source, line), end = line_start(loader, source, line + 1);
    bool last = end == source->bytes.len && !og_str_ends(source->bytes, OG_STR("\n"));
    return og_str_slice(source->bytes, start, last || end == start ? end : end - 1);
}

static og_load_place place_of(og_loader *loader, og_source_file *source, size_t offset)
{
    if (!index_lines(loader, source))
        return NOWHERE;
    size_t least = 0, most = source->line_count; // the line's number less one is from least to most - 1
    while (most - least > 1) {
        size_t middle = least + (most - least) / 2;
        if (source->starts[middle] <= offset)
            least = middle;
        else
            most = middle;
    }
    return (og_load_place){.line = least + 1, .column = offset - source->starts[least] + 1};
}

// --- elements

// Where the parser stands in the file that was added last; NULL beyond its end.
static void *place_in_source(const og_loader *loader, size_t read)
{
    og_str bytes = loader->sources.items[loader->sources.count - 1].bytes;
    return read <= bytes.len ? (void *)(bytes.ptr + read) : NULL;
}

// The start-element handler of files whose places may be wanted: notes how far the parser has read.
static void note_offset(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int namespaces,
                        const xmlChar **namespace_list, int attributes, int defaulted, const xmlChar **attribute_list)
{
    xmlParserCtxt *parser = context;
    xmlSAX2StartElementNs(context, name, prefix, uri, namespaces, namespace_list, attributes, defaulted,
                          attribute_list);
    bool plain = parser->input && parser->input->buf && !parser->input->buf->encoder; // offsets are those of the file
    long read = plain ? xmlByteConsumed(parser) : -1;
    if (parser->node && read > 0)
        parser->node->_private = place_in_source(parser->_private, (size_t)read);
}

void og_source_watch(xmlParserCtxt *parser, bool watch)
{
    parser->sax->startElementNs = watch ? note_offset : xmlSAX2StartElementNs;
}

// A start tag from its "<" up to where the parser had read it.
typedef struct tag {
    og_source_file *source;
    size_t start, end;
} tag;

// False when it is not known.
static bool find_tag(og_loader *loader, const xmlNode *node, tag *out)
{
    const char *read = node->_private;
    *out = (tag){.source = find_source(loader, loader->file)};
    if (!out->source || !read)
        return false;
    og_str bytes = out->source->bytes;
    size_t end = (size_t)(read - bytes.ptr);
    out->end = end;
    size_t start = end;
    while (start && bytes.ptr[start - 1] != '<')
        start--;
    out->start = start ? start - 1 : 0;
    return start && og_str_starts(og_str_slice(bytes, start, end), og_load_name(node));
}

og_load_place og_source_tag(og_loader *loader, const xmlNode *node)
{
    tag found;
    if (find_tag(loader, node, &found))
        return place_of(loader, found.source, found.start);
    return (og_load_place){.line = og_load_line(node)};
}

// The offset of an attribute's name from `at` on in a well-formed start tag; SIZE_MAX when it is not there.
static size_t find_attribute(og_str bytes, size_t at, size_t end, og_str name)
{
    while (at < end) {
        while (at < end && og_is_space(bytes.ptr[at]))
            at++;
        size_t start = at;
        while (at < end && bytes.ptr[at] != '=' && !og_is_space(bytes.ptr[at]))
            at++;
        if (og_str_equal(og_str_slice(bytes, start, at), name))
            return start;
        while (at < end && bytes.ptr[at] != '"' && bytes.ptr[at] != '\'')
            at++;
        size_t close = at < end ? og_str_find_byte(bytes, bytes.ptr[at], at + 1) : SIZE_MAX;
        at = close == SIZE_MAX ? end : close + 1;
    }
    return SIZE_MAX;
}

og_load_place og_source_attribute(og_loader *loader, const xmlNode *node, const char *name)
{
    tag found;
    if (!find_tag(loader, node, &found))
        return (og_load_place){.line = og_load_line(node)};
    og_str bytes = found.source->bytes;
    size_t at = find_attribute(bytes, found.start + 1 + og_load_name(node).len, found.end, og_str_from(name));
    return place_of(loader, found.source, at == SIZE_MAX ? found.start : at);
}

// --- text

og_text_walk og_source_text(og_loader *loader, const xmlNode *node)
{
    tag found;
    if (!find_tag(loader, node, &found))
        return (og_text_walk){.line = og_load_line(node)};
    og_str bytes = found.source->bytes;
    size_t open = og_str_find_byte(bytes, '>', found.end);
    if (open == SIZE_MAX || bytes.ptr[open - 1] == '/')
        return (og_text_walk){.line = og_load_line(node)};
    og_load_place place = place_of(loader, found.source, open + 1);
    return (og_text_walk){.bytes = bytes, .at = open + 1, .line = place.line, .column = place.column};
}

static void pass(og_text_walk *walk, size_t end)
{
    for (; walk->at < end && walk->at < walk->bytes.len; walk->at++) {
        bool line_end = walk->bytes.ptr[walk->at] == '\n';
        walk->line += line_end;
        walk->column = line_end ? 1 : walk->column + 1;
    }
}

// Passes over what is no text: comments, instructions and the signs around CDATA.
static void pass_markup(og_text_walk *walk)
{
    static const og_str opens[] = {{"<!--", 4}, {"<?", 2}}, closes[] = {{"-->", 3}, {"?>", 2}};
    static const og_str cdata = {"<![CDATA[", 9}, cdata_end = {"]]>", 3};
    for (bool passed = true; passed;) {
        og_str rest = og_str_slice(walk->bytes, walk->at, walk->bytes.len);
        passed = false;
        for (size_t i = 0; i < 2 && !walk->cdata && !passed; i++)
            if (og_str_starts(rest, opens[i])) {
                size_t end = og_str_find(walk->bytes, closes[i], walk->at + opens[i].len);
                pass(walk, end == SIZE_MAX ? walk->bytes.len : end + closes[i].len);
                passed = true;
            }
        if (!passed && og_str_starts(rest, walk->cdata ? cdata_end : cdata)) {
            pass(walk, walk->at + (walk->cdata ? cdata_end.len : cdata.len));
            walk->cdata = !walk->cdata;
            passed = true;
        }
    }
}

// The value of a character reference, "&#8217;" or "&#x2019;"; of a named one '&', since all of those are one byte.
static uint32_t reference_value(og_str reference)
{
    bool hex = reference.len > 2 && reference.ptr[2] == 'x';
    uint32_t value = 0;
    if (reference.len < 2 || reference.ptr[1] != '#')
        return '&';
    for (size_t i = hex ? 3 : 2; i < reference.len && value <= 0x10FFFF; i++) {
        char c = og_lower(reference.ptr[i]);
        if (og_is_digit(c))
            value = value * (hex ? 16 : 10) + (uint32_t)(c - '0');
        else if (hex && c >= 'a' && c <= 'f')
            value = value * 16 + (uint32_t)(c - 'a') + 10;
    }
    return value;
}

bool og_source_step(og_text_walk *walk, og_load_place *place, size_t *length, bool *space)
{
    pass_markup(walk);
    if (walk->at >= walk->bytes.len || (walk->bytes.ptr[walk->at] == '<' && !walk->cdata))
        return false;
    *place = (og_load_place){.line = walk->line, .column = walk->column};
    size_t end =
        walk->bytes.ptr[walk->at] == '&' && !walk->cdata ? og_str_find_byte(walk->bytes, ';', walk->at) : SIZE_MAX;
    if (end != SIZE_MAX) {
        uint32_t code = reference_value(og_str_slice(walk->bytes, walk->at, end));
        *length = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
        *space = code <= ' ';
        pass(walk, end + 1);
        return true;
    }
    bool carriage = og_str_starts(og_str_slice(walk->bytes, walk->at, walk->at + 2), OG_STR("\r\n"));
    *length = 1;
    *space = (unsigned char)walk->bytes.ptr[walk->at] <= ' ';
    pass(walk, walk->at + (carriage ? 2 : 1));
    return true;
}

og_load_place og_source_text_at(og_text_walk walk, size_t offset)
{
    og_load_place place = {.line = walk.line, .column = walk.column}, here;
    size_t used = 0, length;
    bool waiting = false, space;
    while (og_source_step(&walk, &here, &length, &space)) {
        if (space) {
            waiting = used > 0;
            continue;
        }
        used += waiting;
        waiting = false;
        place = here;
        if (used + length > offset)
            return place;
        used += length;
    }
    return walk.bytes.len ? place : NOWHERE;
}

og_load_place og_source_after(og_loader *loader, og_str file, og_load_place place, size_t offset)
{
    og_source_file *source = place.column ? find_source(loader, file) : NULL;
    og_load_place here = place;
    size_t used = 0, length = 0;
    bool space;
    if (!source)
        return place;
    og_text_walk walk = {.bytes = source->bytes,
                         .at = line_start(loader, source, place.line) + place.column - 1,
                         .line = place.line,
                         .column = place.column};
    while (used <= offset && og_source_step(&walk, &here, &length, &space))
        used += length;
    return used > offset ? here : (og_load_place){.line = walk.line, .column = walk.column};
}

// What stands beside a word of an attribute's value.
static bool ends_word(char c)
{
    return c == '"' || c == '\'' || og_is_space(c);
}

og_load_place og_source_value(og_loader *loader, og_str file, size_t line, og_str value)
{
    enum { FARTHEST = 4096 };
    og_source_file *source = value.len ? find_source(loader, file) : NULL;
    size_t start = source ? line_start(loader, source, line) : 0, at = start;
    for (; source; at++) {
        at = og_str_find(og_str_slice(source->bytes, 0, start + FARTHEST), value, at);
        if (at == SIZE_MAX)
            break;
        size_t end = at + value.len;
        if (ends_word(at ? source->bytes.ptr[at - 1] : ' ') &&
            ends_word(end < source->bytes.len ? source->bytes.ptr[end] : ' '))
            return place_of(loader, source, at);
    }
    return (og_load_place){.line = line};
}

// --- excerpts

// The part of a line around the place, without the blanks at its ends.
void og_source_excerpt(og_loader *loader, og_diagnostic *about)
{
    enum { BEFORE = 60, LONGEST = 100 };
    og_source_file *source = about->line ? find_source(loader, about->file) : NULL;
    if (!source)
        return;
    og_str line = line_at(loader, source, about->line);
    size_t place = about->column && about->column <= line.len + 1 ? about->column - 1 : SIZE_MAX;
    size_t start = 0;
    while (start < line.len && og_is_space(line.ptr[start]) && start != place)
        start++;
    if (place != SIZE_MAX && place - start > BEFORE && line.len - start > LONGEST)
        start = place - BEFORE;
    while (start && start < line.len && ((unsigned char)line.ptr[start] & 0xC0) == 0x80)
        start--;
    size_t end = line.len - start > LONGEST ? start + LONGEST : line.len;
    while (end < line.len && end > start && ((unsigned char)line.ptr[end] & 0xC0) == 0x80)
        end--;
    while (end > start && og_is_space(line.ptr[end - 1]))
        end--;
    about->excerpt = og_str_slice(line, start, end);
    about->excerpt_at = place != SIZE_MAX && place - start <= about->excerpt.len ? place - start : SIZE_MAX;
}
