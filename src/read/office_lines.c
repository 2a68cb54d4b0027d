// SPDX-License-Identifier: MIT
// Documents whose paragraphs are the lines of printed pages: converters of PDF files make a paragraph of each line, or
// of each few. They are put together as lines of a text are (flow.c).
#include "base/buf.h"
#include "base/str.h"
#include "read/flow.h"
#include "read/office.h"
#include "read/prose.h"

static og_str last_line(og_str text)
{
    text = og_str_trim(text);
    size_t from = 0;
    for (size_t at = og_str_find_byte(text, '\n', 0); at != SIZE_MAX; at = og_str_find_byte(text, '\n', at + 1))
        from = at + 1;
    return og_str_trim(og_str_slice(text, from, text.len));
}

static bool is_cut(const og_piece *piece, const og_piece *next)
{
    return !piece->heading && !piece->is_bold && !next->label.len && og_text_is_cut(last_line(piece->text), next->text);
}

bool og_office_is_wrapped(const og_office *office)
{
    enum { FEWEST = 4, SHARE = 20 }; // one paragraph in so many
    const og_piece *before = NULL;
    size_t count = 0, cut = 0;
    for (size_t i = 0; i < office->pieces.count; i++) {
        const og_piece *piece = &office->pieces.items[i];
        if (piece->kind == OG_PIECE_TABLE && piece->is_data)
            return false; // its rows are no lines
        if (piece->kind != OG_PIECE_PARAGRAPH || piece->is_furniture || !og_str_trim(piece->text).len)
            continue;
        cut += before && is_cut(before, piece);
        count++;
        before = piece;
    }
    return cut >= FEWEST && cut * SHARE >= count;
}

// The words of a paragraph behind the number or bullet of its list.
static og_status labelled_text(const og_office *office, const og_piece *piece, og_str *out)
{
    og_buf words = {0};
    *out = piece->text;
    if (!piece->label.len)
        return OG_OK;
    og_buf_add(&words, piece->label);
    og_buf_add_byte(&words, ' ');
    og_buf_add(&words, piece->text);
    return og_arena_take(office->arena, &words, out);
}

// Between paragraphs is a blank line, as between those of a text: what is cut goes on over one. Paragraphs without
// words add none: they stand where a page has room.
static og_status add_paragraph(const og_office *office, const og_piece *piece, og_text *text, uint32_t *page,
                               uint32_t *blanks)
{
    og_str rest, line, part;
    size_t first = text->lines.count;
    OG_TRY(labelled_text(office, piece, &rest));
    while (og_str_next_split(&rest, '\n', &line)) {
        while (og_str_next_split(&line, '\f', &part)) {
            if (og_str_trim(part).len || !line.ptr)
                OG_TRY(og_text_add_line(text, part, *page, blanks));
            *blanks = *blanks > 1 ? 1 : *blanks;
            *page += line.ptr && *page + 1 < text->page_count;
        }
    }
    for (size_t i = first; i < text->lines.count; i++)
        text->lines.items[i].is_bold = piece->is_bold || piece->heading;
    *blanks = 1;
    return OG_OK;
}

og_status og_office_write_wrapped(const og_office *office, uint32_t pages, og_builder *builder)
{
    og_text text = {.arena = office->arena, .limits = office->limits, .page_count = pages};
    uint32_t page = 0, blanks = 0;
    for (size_t i = 0; i < office->pieces.count; i++) {
        const og_piece *piece = &office->pieces.items[i];
        if (piece->kind == OG_PIECE_PARAGRAPH && !piece->is_furniture)
            OG_TRY(add_paragraph(office, piece, &text, &page, &blanks));
    }
    return og_text_read_wrapped(&text, builder);
}
