// SPDX-License-Identifier: MIT
// What can be asked of a finished document.
#include "document/document.h"

#include "base/str.h"

#include <string.h>

og_str og_format_name(og_format format)
{
    static const og_str names[] = {
#define OG_FORMAT(id, name, label) [id] = {name, sizeof(name) - 1},
#include "ofgrade/formats.def"
#undef OG_FORMAT
    };
    size_t index = (size_t)format;
    return index < sizeof names / sizeof *names ? names[index] : OG_STR("");
}

og_str og_block_kind_name(og_block_kind kind)
{
    static const og_str names[] = {
#define OG_BLOCK_KIND(id, name, meaning) [id] = {name, sizeof(name) - 1},
#include "ofgrade/block_kinds.def"
#undef OG_BLOCK_KIND
    };
    size_t index = (size_t)kind;
    return index < sizeof names / sizeof *names ? names[index] : OG_STR("");
}

void og_document_free(og_document *document)
{
    if (document)
        og_arena_free(document->arena);
}

og_range og_range_trim(og_str text, og_range range)
{
    while (range.start < range.end && og_is_space(text.ptr[range.start]))
        range.start++;
    while (range.end > range.start && og_is_space(text.ptr[range.end - 1]))
        range.end--;
    return range;
}

og_str og_document_text(const og_document *document)
{
    return document->text;
}

og_str og_document_slice(const og_document *document, og_range range)
{
    return og_str_slice(document->text, range.start, range.end);
}

og_format og_document_format(const og_document *document)
{
    return document->format;
}

size_t og_document_page_count(const og_document *document)
{
    return document->pages.count ? document->pages.items[document->pages.count - 1].number : 0;
}

size_t og_document_block_count(const og_document *document)
{
    return document->blocks.count;
}

const og_block *og_document_block(const og_document *document, size_t index)
{
    return index < document->blocks.count ? &document->blocks.items[index] : NULL;
}

og_range og_document_cell(const og_document *document, size_t index)
{
    return index < document->cells.count ? document->cells.items[index] : (og_range){0};
}

size_t og_document_sentence_count(const og_document *document)
{
    return document->sentences.count;
}

const og_sentence *og_document_sentence(const og_document *document, size_t index)
{
    return index < document->sentences.count ? &document->sentences.items[index] : NULL;
}

size_t og_document_section_count(const og_document *document)
{
    return document->sections.count;
}

const og_section *og_document_section(const og_document *document, size_t index)
{
    return index < document->sections.count ? &document->sections.items[index] : NULL;
}

// How many of the items, which ascend by the size_t that stands `field` bytes into each, have it <= offset.
static size_t count_up_to(const void *items, size_t count, size_t size, size_t field, size_t offset)
{
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2, place;
        memcpy(&place, (const char *)items + middle * size + field, sizeof place);
        if (place <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

#define COUNT_UP_TO(vec, field, offset) count_up_to((vec).items, (vec).count, sizeof *(vec).items, (field), (offset))

uint32_t og_document_page_of(const og_document *document, size_t offset)
{
    size_t blocks = COUNT_UP_TO(document->blocks, offsetof(og_block, range.start), offset);
    size_t pages = COUNT_UP_TO(document->pages, offsetof(og_page, start), offset);
    const og_block *block = blocks ? &document->blocks.items[blocks - 1] : NULL;
    if (block && block->kind == OG_FURNITURE && (offset < block->range.end || !pages))
        return block->page;
    return pages ? document->pages.items[pages - 1].number : 0;
}

size_t og_document_line_of(const og_document *document, size_t offset)
{
    size_t lines = COUNT_UP_TO(document->lines, 0, offset);
    return lines ? lines : 1;
}

og_str og_document_property(const og_document *document, og_str name)
{
    for (size_t i = 0; i < document->properties.count; i++)
        if (og_str_equal(document->properties.items[i].name, name))
            return document->properties.items[i].value;
    return OG_STR("");
}
