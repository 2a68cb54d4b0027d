// SPDX-License-Identifier: MIT
// Writes the text of a document and notes the ranges in it. The text form: one line a block, a blank line between
// blocks except inside a list, a table or a run of furniture, cells divided by tabs.
#include "document/builder.h"

#include "base/str.h"
#include "base/utf8.h"
#include "document/sentences.h"
#include "document/tidy.h"

#include <stdlib.h>
#include <string.h>

enum {
    DEEPEST_ITEM = 32, // so that nesting without end costs no more text than real nesting
    LONGEST_LINKING_WORD = 3,
};

struct og_builder {
    og_document *document; // in the arena it holds
    og_limits limits;
    og_buf text;
    og_tidy tidy; // writes to `text`
    uint32_t page;
    size_t placed_pages; // of the document's pages; the start of the others is the next text
    size_t text_end;     // after the last character that was added, markers and dividers aside

    bool open;
    bool has_text;                   // the open block holds a character
    bool in_cell;                    // of the open row
    bool joined;                     // a printed line ended since the last character
    og_block block;                  // the open one
    size_t before;                   // length of the text before the open block and what divides it from the last
    size_t outset;                   // where the line of the open block starts
    size_t segment;                  // where the text of the open block or cell starts
    char held[LONGEST_LINKING_WORD]; // start of a word after a hyphen, until it is known which word
    size_t held_length;

    bool in_link;
    og_link link; // the open one; its start is SIZE_MAX before its first character
};

og_status og_builder_new(og_format format, const og_limits *limits, og_builder **out)
{
    og_arena *arena = og_arena_new();
    og_document *document = arena ? og_arena_alloc(arena, sizeof *document) : NULL;
    og_builder *builder = document ? calloc(1, sizeof *builder) : NULL;
    if (!builder) {
        og_arena_free(arena);
        return OG_NO_MEMORY;
    }
    document->arena = arena;
    document->format = format;
    builder->document = document;
    builder->limits = limits ? *limits : og_limits_default();
    builder->text.limit = builder->limits.text_bytes ? builder->limits.text_bytes : 1; // 0 would be no limit
    builder->tidy.out = &builder->text;
    *out = builder;
    return OG_OK;
}

void og_builder_free(og_builder *builder)
{
    if (!builder)
        return;
    og_document_free(builder->document);
    og_buf_free(&builder->text);
    free(builder);
}

bool og_builder_is_open(const og_builder *builder)
{
    return builder->open;
}

static og_status check_count(const og_builder *builder, size_t count)
{
    return count < builder->limits.blocks ? OG_OK : OG_TOO_COMPLEX;
}

// True when the text ends with a hyphen or dash right after a word.
static bool ends_inside_word(const og_builder *builder)
{
    const char *text = builder->text.ptr;
    size_t end = builder->text.len, dash = 0;
    if (end && text[end - 1] == '-')
        dash = 1;
    else if (end >= 3 && memcmp(text + end - 3, "\xE2\x80", 2) == 0 && text[end - 1] >= '\x90' &&
             text[end - 1] <= '\x94')
        dash = 3; // U+2010 to U+2014
    return dash && end - dash > builder->segment && og_is_word(text[end - dash - 1]);
}

static const og_str linking_words[] = {{"and", 3}, {"or", 2}, {"to", 2}};

// True when `text` starts with a word after which a hyphen before it is suspended.
static bool starts_with_linking_word(og_str text)
{
    for (size_t i = 0; i < sizeof linking_words / sizeof *linking_words; i++) {
        og_str word = linking_words[i];
        if (og_str_starts(text, word) && (text.len == word.len || !og_is_word(text.ptr[word.len])))
            return true;
    }
    return false;
}

// True when `text` is the start of such a word, or the whole.
static bool may_become_linking_word(og_str text)
{
    for (size_t i = 0; i < sizeof linking_words / sizeof *linking_words; i++)
        if (og_str_starts(linking_words[i], text))
            return true;
    return false;
}

// Whether a space stands between the text and `next`.
static bool divides(const og_builder *builder, og_str next)
{
    if (builder->text.len == builder->segment)
        return false;
    if (!builder->joined)
        return builder->tidy.space;
    if (builder->tidy.soft_hyphen)
        return false;
    return !ends_inside_word(builder) || starts_with_linking_word(next);
}

static void place_pages(og_builder *builder)
{
    og_document *document = builder->document;
    for (; builder->placed_pages < document->pages.count; builder->placed_pages++)
        document->pages.items[builder->placed_pages].start = builder->has_text ? builder->text.len : builder->outset;
}

// Adds `text`, which starts with a character that prints. `word` is what it starts with, for the choice of a space.
static og_status add_text(og_builder *builder, og_str text, og_str word)
{
    if (divides(builder, word))
        og_buf_add_byte(&builder->text, ' ');
    builder->joined = builder->tidy.space = builder->tidy.soft_hyphen = false;
    if (!builder->has_text && builder->block.kind != OG_FURNITURE)
        builder->block.page = builder->page;
    if (builder->block.kind != OG_FURNITURE)
        place_pages(builder);
    if (builder->in_link && builder->link.range.start == SIZE_MAX)
        builder->link.range.start = builder->text.len;
    builder->has_text = true;
    og_tidy_add(&builder->tidy, text);
    builder->text_end = builder->text.len;
    if (builder->tidy.invalid)
        OG_TRY(og_builder_notice(builder, OG_STR("invalid-utf-8"),
                                 OG_STR("some bytes are not UTF-8 and were replaced by U+FFFD")));
    return builder->text.status;
}

// Adds the characters that were held back, `next` being what follows them.
static og_status release_held(og_builder *builder, og_str next)
{
    char word[2 * LONGEST_LINKING_WORD + 1];
    size_t length = builder->held_length;
    if (!length)
        return OG_OK;
    size_t more = next.len < sizeof word - length ? next.len : sizeof word - length;
    memcpy(word, builder->held, length);
    if (more)
        memcpy(word + length, next.ptr, more);
    builder->held_length = 0;
    bool space_after = builder->tidy.space, soft_after = builder->tidy.soft_hyphen;
    builder->tidy.soft_hyphen = false;
    OG_TRY(add_text(builder, (og_str){word, length}, (og_str){word, length + more}));
    builder->tidy.space = space_after;
    builder->tidy.soft_hyphen = soft_after;
    return OG_OK;
}

// Holds `text` back when only what comes next can tell whether the hyphen before it is suspended.
static bool hold_back(og_builder *builder, og_str text)
{
    size_t length = builder->held_length;
    if (!builder->joined || builder->tidy.soft_hyphen || text.len > LONGEST_LINKING_WORD - length)
        return false;
    char word[LONGEST_LINKING_WORD];
    memcpy(word, builder->held, length);
    memcpy(word + length, text.ptr, text.len);
    if (!may_become_linking_word((og_str){word, length + text.len}) || !ends_inside_word(builder))
        return false;
    memcpy(builder->held + length, text.ptr, text.len);
    builder->held_length += text.len;
    builder->tidy.space = false; // from here on it says what follows the held characters
    return true;
}

og_status og_builder_text(og_builder *builder, og_str text)
{
    if (!builder->open || (builder->block.kind == OG_ROW && !builder->in_cell))
        return OG_INTERNAL;
    size_t first = og_tidy_skip(&builder->tidy, text);
    if (builder->tidy.space) // the held word ended
        OG_TRY(release_held(builder, (og_str){0}));
    if (first == text.len)
        return builder->text.status;
    og_str rest = og_str_slice(text, first, text.len);
    if (hold_back(builder, rest))
        return OG_OK;
    OG_TRY(release_held(builder, rest));
    return add_text(builder, rest, rest);
}

og_status og_builder_join(og_builder *builder)
{
    if (!builder->open || (builder->block.kind == OG_ROW && !builder->in_cell))
        return OG_INTERNAL;
    OG_TRY(release_held(builder, (og_str){0}));
    builder->joined = true;
    return builder->text.status;
}

og_status og_builder_page(og_builder *builder, uint32_t number)
{
    OG_TRY(release_held(builder, (og_str){0}));
    if (number == builder->page && number)
        return OG_OK;
    if (number <= builder->page)
        return OG_INTERNAL;
    if (number > builder->limits.pages)
        return OG_TOO_MANY_PAGES;
    builder->page = number;
    return og_vec_push(builder->document->arena, &builder->document->pages, (og_page){SIZE_MAX, number});
}

static uint32_t allowed_level(og_block_kind kind, uint32_t level)
{
    uint32_t deepest = kind == OG_HEADING ? OG_DEEPEST_HEADING : kind == OG_ITEM ? DEEPEST_ITEM : 0;
    if (!deepest || !level)
        return deepest ? 1 : 0;
    return level < deepest ? level : deepest;
}

static void write_divider(og_builder *builder, og_block_kind kind)
{
    const og_document *document = builder->document;
    if (!document->blocks.count)
        return;
    og_block_kind last = document->blocks.items[document->blocks.count - 1].kind;
    bool together = last == kind && (kind == OG_ITEM || kind == OG_ROW || kind == OG_FURNITURE);
    og_buf_add(&builder->text, together ? OG_STR("\n") : OG_STR("\n\n"));
}

static void set_segment(og_builder *builder)
{
    builder->segment = builder->text.len;
    builder->joined = builder->tidy.space = builder->tidy.soft_hyphen = false;
}

og_status og_builder_begin(og_builder *builder, og_block_kind kind, uint32_t level)
{
    if (builder->open)
        return OG_INTERNAL;
    OG_TRY(check_count(builder, builder->document->blocks.count));
    level = allowed_level(kind, level);
    builder->open = true;
    builder->has_text = builder->in_cell = false;
    builder->before = builder->text.len;
    write_divider(builder, kind);
    builder->outset = builder->text.len;
    for (uint32_t i = 1; kind == OG_ITEM && i < level; i++)
        og_buf_add(&builder->text, OG_STR("  "));
    builder->block = (og_block){.kind = kind, .level = level, .page = builder->page};
    builder->block.first_cell = kind == OG_ROW ? builder->document->cells.count : 0;
    set_segment(builder);
    return builder->text.status;
}

og_status og_builder_begin_furniture(og_builder *builder, uint32_t page)
{
    OG_TRY(og_builder_begin(builder, OG_FURNITURE, 0));
    builder->block.page = page;
    return OG_OK;
}

// A single sign that is no letter or digit is a bullet.
static bool is_bullet(og_str marker)
{
    size_t length;
    if (!marker.len)
        return false;
    uint32_t code = og_utf8_decode(marker, 0, &length);
    if (length != marker.len)
        return false;
    return code >= 0x80 || !og_is_word(marker.ptr[0]);
}

og_status og_builder_marker(og_builder *builder, og_str marker)
{
    if (!builder->open || builder->has_text || builder->in_cell || builder->block.marker.end)
        return OG_INTERNAL;
    size_t start = builder->text.len;
    size_t first = og_tidy_skip(&builder->tidy, marker);
    builder->tidy.space = false;
    og_tidy_add(&builder->tidy, og_str_slice(marker, first, marker.len));
    OG_TRY(builder->text.status);
    if (is_bullet(og_str_slice(og_buf_str(&builder->text), start, builder->text.len))) {
        builder->text.len = start;
        og_buf_add(&builder->text, OG_STR("\u2022"));
    }
    if (builder->text.len > start) {
        builder->block.marker = (og_range){start, builder->text.len};
        og_buf_add_byte(&builder->text, ' ');
    }
    set_segment(builder);
    return builder->text.status;
}

static void close_cell(og_builder *builder)
{
    if (builder->in_cell)
        builder->document->cells.items[builder->document->cells.count - 1].end = builder->text.len;
}

og_status og_builder_cell(og_builder *builder)
{
    og_document *document = builder->document;
    if (!builder->open || builder->block.kind != OG_ROW)
        return OG_INTERNAL;
    OG_TRY(release_held(builder, (og_str){0}));
    OG_TRY(check_count(builder, document->cells.count));
    close_cell(builder);
    if (builder->in_cell)
        og_buf_add_byte(&builder->text, '\t');
    builder->in_cell = true;
    set_segment(builder);
    OG_TRY(builder->text.status);
    return og_vec_push(document->arena, &document->cells, (og_range){builder->text.len, builder->text.len});
}

og_status og_builder_end(og_builder *builder)
{
    og_document *document = builder->document;
    if (!builder->open)
        return OG_INTERNAL;
    OG_TRY(release_held(builder, (og_str){0}));
    OG_TRY(builder->text.status);
    builder->open = false;
    if (!builder->has_text) {
        builder->text.len = builder->before;
        if (builder->block.kind == OG_ROW)
            document->cells.count = builder->block.first_cell;
        return OG_OK;
    }
    close_cell(builder);
    og_block *block = &builder->block;
    block->range = (og_range){builder->segment, builder->text.len};
    if (block->kind == OG_ROW) {
        block->cell_count = document->cells.count - block->first_cell;
        block->range.start = document->cells.items[block->first_cell].start;
    }
    return og_vec_push(document->arena, &document->blocks, *block);
}

og_status og_builder_link_begin(og_builder *builder, og_str target)
{
    OG_TRY(og_builder_link_end(builder));
    builder->in_link = true;
    builder->link.range.start = SIZE_MAX;
    return og_tidy_copy(builder->document->arena, target, &builder->link.target);
}

og_status og_builder_link_end(og_builder *builder)
{
    og_document *document = builder->document;
    OG_TRY(release_held(builder, (og_str){0}));
    if (!builder->in_link)
        return OG_OK;
    builder->in_link = false;
    if (builder->link.range.start == SIZE_MAX || !builder->link.target.len)
        return OG_OK;
    OG_TRY(check_count(builder, document->links.count));
    builder->link.range.end = builder->text_end;
    return og_vec_push(document->arena, &document->links, builder->link);
}

og_status og_builder_property(og_builder *builder, og_str name, og_str value)
{
    og_document *document = builder->document;
    og_property property;
    OG_TRY(check_count(builder, document->properties.count));
    OG_TRY(og_tidy_copy(document->arena, name, &property.name));
    OG_TRY(og_tidy_copy(document->arena, value, &property.value));
    return property.value.len ? og_vec_push(document->arena, &document->properties, property) : OG_OK;
}

og_status og_builder_notice(og_builder *builder, og_str code, og_str message)
{
    og_document *document = builder->document;
    og_notice notice = {.range = {0, 0}};
    for (size_t i = 0; i < document->notices.count; i++)
        if (og_str_equal(document->notices.items[i].code, code))
            return OG_OK;
    OG_TRY(check_count(builder, document->notices.count));
    OG_TRY(og_arena_copy(document->arena, code, &notice.code));
    OG_TRY(og_tidy_copy(document->arena, message, &notice.message));
    return og_vec_push(document->arena, &document->notices, notice);
}

static og_status number_lines(og_document *document)
{
    for (size_t start = 0; start < document->text.len;) {
        OG_TRY(og_vec_push(document->arena, &document->lines, start));
        start = og_str_find_byte(document->text, '\n', start) + 1; // the text ends with one
    }
    return OG_OK;
}

static og_status split_range(og_document *document, size_t block, og_range range)
{
    og_sentence sentence = {.block = block};
    for (size_t at = range.start; og_sentence_next(document->text, range.end, &at, &sentence.range);)
        OG_TRY(og_vec_push(document->arena, &document->sentences, sentence));
    return OG_OK;
}

static og_status split_block(og_document *document, size_t index)
{
    og_block *block = &document->blocks.items[index];
    block->first_sentence = document->sentences.count;
    if (block->kind == OG_ROW) {
        for (size_t i = 0; i < block->cell_count; i++)
            OG_TRY(split_range(document, index, document->cells.items[block->first_cell + i]));
    } else if (block->kind != OG_FURNITURE) {
        OG_TRY(split_range(document, index, block->range));
    }
    block->sentence_count = document->sentences.count - block->first_sentence;
    return OG_OK;
}

static og_status complete(og_builder *builder)
{
    og_document *document = builder->document;
    OG_TRY(builder->text.status);
    if (builder->open)
        return OG_INTERNAL;
    OG_TRY(og_builder_link_end(builder));
    if (!document->blocks.count)
        return OG_NO_TEXT;
    og_buf_add_byte(&builder->text, '\n');
    OG_TRY(builder->text.status);
    for (; builder->placed_pages < document->pages.count; builder->placed_pages++) // nothing stands on these
        document->pages.items[builder->placed_pages].start = builder->text.len;
    OG_TRY(og_arena_copy(document->arena, og_buf_str(&builder->text), &document->text));
    OG_TRY(number_lines(document));
    for (size_t i = 0; i < document->blocks.count; i++)
        OG_TRY(split_block(document, i));
#ifdef OG_CHECK
    const char *problem;
    if (!og_document_check(document, &problem))
        return OG_INTERNAL;
#endif
    return OG_OK;
}

og_status og_builder_finish(og_builder *builder, og_document **out)
{
    og_status status = complete(builder);
    if (status == OG_OK) {
        *out = builder->document;
        builder->document = NULL;
    }
    og_builder_free(builder);
    return status;
}
