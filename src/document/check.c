// SPDX-License-Identifier: MIT
// Checks a document against every promise of the headers, one group of promises a function. Each gives the first
// broken promise, NULL when all hold.
#include "base/str.h"
#include "base/utf8.h"
#include "document/document.h"

static bool is_boundary(og_str text, size_t at)
{
    return at == text.len || (at < text.len && ((unsigned char)text.ptr[at] & 0xC0) != 0x80);
}

static bool is_inside(og_range range, og_range outer)
{
    return range.start <= range.end && range.start >= outer.start && range.end <= outer.end;
}

// A range of the text on character boundaries; empty ones are fine.
static bool is_range(const og_document *document, og_range range)
{
    return is_inside(range, (og_range){0, document->text.len}) && is_boundary(document->text, range.start) &&
           is_boundary(document->text, range.end);
}

static const char *check_text(const og_document *document)
{
    og_str text = document->text;
    if (!text.len || text.ptr[text.len - 1] != '\n')
        return "the text ends with a line end";
    if (og_utf8_valid_length(text) != text.len)
        return "the text is valid UTF-8";
    return NULL;
}

static const char *check_lines(const og_document *document)
{
    size_t start = 0;
    for (size_t i = 0; i < document->lines.count; i++) {
        if (document->lines.items[i] != start || start >= document->text.len)
            return "each line starts after a line end";
        start = og_str_find_byte(document->text, '\n', start) + 1;
    }
    return start == document->text.len ? NULL : "every line is listed";
}

static const char *check_pages(const og_document *document)
{
    og_page last = {0};
    for (size_t i = 0; i < document->pages.count; i++) {
        og_page page = document->pages.items[i];
        if (page.number <= last.number)
            return "page numbers ascend from 1";
        if (page.start < last.start || page.start > document->text.len || !is_boundary(document->text, page.start))
            return "pages start in order, inside the text";
        last = page;
    }
    return NULL;
}

static bool is_level(const og_block *block)
{
    switch (block->kind) {
    case OG_HEADING:
        return block->level >= 1 && block->level <= OG_DEEPEST_HEADING;
    case OG_ITEM:
        return block->level >= 1;
    default:
        return block->level == 0;
    }
}

// One block that follows what ended at `after`.
static const char *check_block(const og_document *document, const og_block *block, size_t after)
{
    if (!og_block_kind_name(block->kind).len)
        return "blocks are of a known kind";
    if (!is_range(document, block->range) || block->range.start == block->range.end)
        return "blocks hold text and end on character boundaries";
    bool marked = block->marker.start != block->marker.end;
    if (marked && (!is_range(document, block->marker) || block->marker.end > block->range.start))
        return "markers stand before the text of their block";
    if ((marked ? block->marker.start : block->range.start) < after)
        return "blocks follow each other";
    if (og_str_find_byte(og_document_slice(document, block->range), '\n', 0) != SIZE_MAX)
        return "a block is one line";
    if (!is_level(block))
        return "headings and items, and they alone, have a level";
    if (og_document_page_of(document, block->range.start) != block->page)
        return "a block stands on its page";
    return NULL;
}

static const char *check_blocks(const og_document *document)
{
    size_t after = 0;
    uint32_t page = 0;
    for (size_t i = 0; i < document->blocks.count; i++) {
        const og_block *block = &document->blocks.items[i];
        const char *problem = check_block(document, block, after);
        if (problem)
            return problem;
        after = block->range.end;
        if (block->kind == OG_FURNITURE)
            continue;
        if (block->page < page)
            return "the pages of blocks ascend, furniture aside";
        page = block->page;
    }
    return NULL;
}

static const char *check_row(const og_document *document, const og_block *block)
{
    const og_range *cells = document->cells.items + block->first_cell;
    size_t after = block->range.start;
    for (size_t i = 0; i < block->cell_count; i++) {
        bool divided = !i || document->text.ptr[after - 1] == '\t';
        if (!is_range(document, cells[i]) || cells[i].start != after || !divided)
            return "cells follow each other, a tab between them";
        if (og_str_find_byte(og_document_slice(document, cells[i]), '\t', 0) != SIZE_MAX)
            return "a cell holds no tab";
        after = cells[i].end + 1;
    }
    return after == block->range.end + 1 ? NULL : "a row reaches from its first cell to its last";
}

static const char *check_cells(const og_document *document)
{
    size_t count = 0;
    for (size_t i = 0; i < document->blocks.count; i++) {
        const og_block *block = &document->blocks.items[i];
        if ((block->kind == OG_ROW) != (block->cell_count > 0))
            return "rows, and they alone, have cells";
        if (block->kind != OG_ROW)
            continue;
        if (block->first_cell != count || block->cell_count > document->cells.count - count)
            return "each cell belongs to one row";
        const char *problem = check_row(document, block);
        if (problem)
            return problem;
        count += block->cell_count;
    }
    return count == document->cells.count ? NULL : "each cell belongs to one row";
}

// True when the range lies in one cell of the row; *cell is the first that may hold it and moves on.
static bool is_in_one_cell(const og_document *document, const og_block *row, og_range range, size_t *cell)
{
    const og_range *cells = document->cells.items + row->first_cell;
    while (*cell < row->cell_count && cells[*cell].end < range.end)
        (*cell)++;
    return *cell < row->cell_count && is_inside(range, cells[*cell]);
}

static const char *check_sentences_of(const og_document *document, size_t index)
{
    const og_block *block = &document->blocks.items[index];
    size_t after = block->range.start, cell = 0;
    for (size_t i = 0; i < block->sentence_count; i++) {
        og_sentence sentence = document->sentences.items[block->first_sentence + i];
        if (sentence.block != index || !is_range(document, sentence.range) || !is_inside(sentence.range, block->range))
            return "sentences lie inside their block";
        if (sentence.range.start < after || sentence.range.start == sentence.range.end)
            return "sentences hold text and follow each other";
        og_str text = og_document_slice(document, sentence.range);
        if (og_str_trim(text).len != text.len)
            return "sentences are trimmed";
        if (block->kind == OG_ROW && !is_in_one_cell(document, block, sentence.range, &cell))
            return "no sentence runs over the border of a cell";
        after = sentence.range.end;
    }
    return NULL;
}

static const char *check_sentences(const og_document *document)
{
    size_t count = 0;
    for (size_t i = 0; i < document->blocks.count; i++) {
        const og_block *block = &document->blocks.items[i];
        if ((block->kind == OG_FURNITURE) != (block->sentence_count == 0))
            return "every block but furniture has sentences";
        if (block->first_sentence != count || block->sentence_count > document->sentences.count - count)
            return "each sentence belongs to one block";
        const char *problem = check_sentences_of(document, i);
        if (problem)
            return problem;
        count += block->sentence_count;
    }
    return count == document->sentences.count ? NULL : "each sentence belongs to one block";
}

static const char *check_sections(const og_document *document)
{
    size_t first = 0;
    for (size_t i = 0; i < document->sections.count; i++) {
        const og_section *section = &document->sections.items[i];
        if (section->first_block < first || section->first_block >= document->blocks.count ||
            section->block_count > document->blocks.count - section->first_block)
            return "sections are runs of blocks, in order";
        if (section->level > OG_DEEPEST_HEADING)
            return "sections have the level of a heading, or 0";
        first = section->first_block;
    }
    return NULL;
}

static const char *check_marks(const og_document *document)
{
    size_t start = 0;
    for (size_t i = 0; i < document->links.count; i++) {
        og_range range = document->links.items[i].range;
        if (!is_range(document, range) || range.start == range.end || range.start < start)
            return "links carry text, in order";
        start = range.end;
    }
    for (size_t i = 0; i < document->notices.count; i++)
        if (!is_range(document, document->notices.items[i].range))
            return "notices are about the text";
    return NULL;
}

bool og_document_check(const og_document *document, const char **problem)
{
    // later checks rely on what earlier ones found true
    const char *(*const checks[])(const og_document *) = {check_text,  check_lines,     check_pages,    check_blocks,
                                                          check_cells, check_sentences, check_sections, check_marks};
    for (size_t i = 0; i < sizeof checks / sizeof *checks; i++)
        if ((*problem = checks[i](document)) != NULL)
            return false;
    return true;
}
