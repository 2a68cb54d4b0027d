// SPDX-License-Identifier: MIT
#include "render/structure.h"

#include "base/checked.h"

#include <stdlib.h>

// What stands in one line of a list; `block` gives the place.
typedef struct list_item {
    og_str kind;
    og_range range;
    uint32_t page;
    uint32_t level;
    og_str role;
    og_str area;
    og_range text;
} list_item;

// Of each block: the role of the innermost section around it that has one, and likewise the area; empty where none.
typedef struct block_places {
    og_str *role;
    og_str *area;
} block_places;

static void write_field(og_buf *out, og_str text)
{
    size_t from = 0;
    for (size_t at = 0; at < text.len; at++) {
        char c = text.ptr[at];
        if (c != '\t' && c != '\n' && c != '\\')
            continue;
        og_buf_add(out, (og_str){text.ptr + from, at - from});
        og_buf_add(out, c == '\t' ? OG_STR("\\t") : c == '\n' ? OG_STR("\\n") : OG_STR("\\\\"));
        from = at + 1;
    }
    og_buf_add(out, text.len ? (og_str){text.ptr + from, text.len - from} : OG_STR("-"));
}

static void write_number(og_buf *out, size_t number)
{
    if (number)
        og_buf_printf(out, "\t%zu", number);
    else
        og_buf_add(out, OG_STR("\t-"));
}

static void write_item(og_buf *out, const og_document *document, const list_item *item)
{
    write_field(out, item->kind);
    write_number(out, item->page);
    write_number(out, og_document_line_of(document, item->range.start));
    og_buf_printf(out, "\t%zu\t%zu", item->range.start, item->range.end);
    write_number(out, item->level);
    og_buf_add(out, OG_STR("\t"));
    write_field(out, item->role);
    og_buf_add(out, OG_STR("\t"));
    write_field(out, item->area);
    og_buf_add(out, OG_STR("\t"));
    write_field(out, og_document_slice(document, item->text));
    og_buf_add(out, OG_STR("\n"));
}

// Sections stand in the order of their first blocks, outer before inner, so a later one paints over an earlier one.
static bool find_places(const og_document *document, block_places *out)
{
    size_t blocks = og_document_block_count(document);
    out->role = calloc(blocks + 1, sizeof *out->role);
    out->area = calloc(blocks + 1, sizeof *out->area);
    for (size_t i = 0; out->role && out->area && i < og_document_section_count(document); i++) {
        const og_section *section = og_document_section(document, i);
        for (size_t b = section->first_block; b < blocks && b - section->first_block < section->block_count; b++) {
            if (section->role.len)
                out->role[b] = section->role;
            if (section->area.len)
                out->area[b] = section->area;
        }
    }
    return out->role && out->area;
}

static list_item item_of_block(const og_document *document, const block_places *places, size_t index)
{
    const og_block *block = og_document_block(document, index);
    return (list_item){.kind = og_block_kind_name(block->kind),
                       .range = block->range,
                       .page = block->page,
                       .level = block->level,
                       .role = places->role[index],
                       .area = places->area[index],
                       .text = block->range};
}

static void write_blocks(og_buf *out, const og_document *document, const block_places *places)
{
    for (size_t i = 0; i < og_document_block_count(document); i++) {
        list_item item = item_of_block(document, places, i);
        write_item(out, document, &item);
    }
}

static void write_sentences(og_buf *out, const og_document *document, const block_places *places)
{
    for (size_t i = 0; i < og_document_sentence_count(document); i++) {
        const og_sentence *sentence = og_document_sentence(document, i);
        list_item item = item_of_block(document, places, sentence->block);
        item.range = item.text = sentence->range;
        item.page = og_document_page_of(document, sentence->range.start);
        write_item(out, document, &item);
    }
}

static void write_sections(og_buf *out, const og_document *document)
{
    for (size_t i = 0; i < og_document_section_count(document); i++) {
        const og_section *section = og_document_section(document, i);
        if (!section->block_count)
            continue;
        const og_block *first = og_document_block(document, section->first_block);
        const og_block *last = og_document_block(document, section->first_block + section->block_count - 1);
        og_range none = {first->range.start, first->range.start};
        list_item item = {.kind = OG_STR("section"),
                          .range = {first->range.start, last->range.end},
                          .page = first->page,
                          .level = section->level,
                          .role = section->role,
                          .area = section->area,
                          .text = section->level ? first->range : none};
        write_item(out, document, &item);
    }
}

static og_status write_list(const og_document *document, og_text_part part, og_buf *out)
{
    block_places places = {0};
    bool found = find_places(document, &places);
    if (found && part == OG_PART_BLOCKS)
        write_blocks(out, document, &places);
    else if (found && part == OG_PART_SENTENCES)
        write_sentences(out, document, &places);
    else if (found)
        write_sections(out, document);
    free(places.role);
    free(places.area);
    return found ? out->status : OG_NO_MEMORY;
}

og_status og_structure_write(const og_document *document, og_text_part part, og_buf *out)
{
    if (part != OG_PART_TEXT)
        return write_list(document, part, out);
    og_str text = og_document_text(document);
    og_buf_add(out, text);
    if (text.len && text.ptr[text.len - 1] != '\n')
        og_buf_add_byte(out, '\n');
    return out->status;
}
