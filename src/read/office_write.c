// SPDX-License-Identifier: MIT
// Blocks of what was gathered from a word processor's document. What a paragraph says of its form is taken as it is
// (headings, lists); what writers make by hand (bold lines as headings, tabs as tables, typed bullets) as in pages.
#include "base/checked.h"
#include "base/str.h"
#include "read/office.h"
#include "read/prose.h"

enum {
    LONGEST_HEADING = 300, // bytes; styles make headings of whole paragraphs
    LONGEST_BOLD = 120,    // of a bold paragraph that may be a heading
    LONGEST_ROW = 300,     // of a paragraph that tabs divide into cells
    BOLD_LEVEL = 3
};

typedef struct office_writer {
    og_office *office;
    og_builder *builder;
    const og_piece *piece; // a paragraph
    size_t next_link;      // of those of the paragraph
    uint32_t page;         // 0: the document has no pages
    bool has_breaks;       // the paragraph has lines
    bool in_data;          // in a table of facts
    bool in_row;
    bool in_cell;
    bool cell_has_text;
    size_t covered;           // cells that the one before takes beside its own
    size_t target_bytes_left; // that may still be spent on addresses: one link may open in many blocks
} office_writer;

// ---- words ----

static og_status turn_page(office_writer *writer)
{
    return writer->page ? og_builder_page(writer->builder, ++writer->page) : OG_OK;
}

static og_status write_words(office_writer *writer, og_str text, bool is_link)
{
    og_str part;
    while (og_str_next_split(&text, '\f', &part)) {
        OG_TRY(is_link ? og_builder_text(writer->builder, part) : og_prose_add(part, writer->builder));
        if (text.ptr)
            OG_TRY(turn_page(writer));
    }
    return OG_OK;
}

// Where nothing is printed.
static og_status pass_gap(office_writer *writer, size_t start, size_t end)
{
    for (size_t at = start; at < end; at++)
        if (writer->piece->text.ptr[at] == '\f')
            OG_TRY(turn_page(writer));
    return OG_OK;
}

static og_status open_link(office_writer *writer, og_str target)
{
    if (target.len > writer->target_bytes_left) {
        og_office_lose(writer->office, OG_LOST_LINKS);
        return OG_OK;
    }
    writer->target_bytes_left -= target.len;
    return og_builder_link_begin(writer->builder, target);
}

// The bytes of the paragraph from `start` to `end`, which come one range after the other.
static og_status write_range(office_writer *writer, size_t start, size_t end)
{
    const og_piece *piece = writer->piece;
    const og_piece_link *links = piece->link_count ? &writer->office->links.items[piece->first_link] : NULL;
    for (size_t at = start; at < end;) {
        while (writer->next_link < piece->link_count && links[writer->next_link].range.end <= at)
            writer->next_link++;
        const og_piece_link *link = writer->next_link < piece->link_count ? &links[writer->next_link] : NULL;
        bool linked = link && link->range.start <= at;
        size_t stop = !link ? end : linked ? link->range.end : link->range.start;
        stop = stop < end ? stop : end;
        if (linked)
            OG_TRY(open_link(writer, link->target));
        OG_TRY(write_words(writer, og_str_slice(piece->text, at, stop), linked));
        if (linked)
            OG_TRY(og_builder_link_end(writer->builder));
        at = stop;
    }
    return OG_OK;
}

// ---- paragraphs ----

// Cells that tabs divide, as "Inspection dates" and the dates are. Pages that begin between them are not lost.
static og_status write_tabbed(office_writer *writer, og_range range)
{
    og_str text = writer->piece->text;
    OG_TRY(og_builder_begin(writer->builder, OG_ROW, 0));
    for (size_t at = range.start; at < range.end;) {
        size_t tab = og_str_find_byte(og_str_slice(text, 0, range.end), '\t', at);
        size_t end = tab == SIZE_MAX ? range.end : tab;
        OG_TRY(og_builder_cell(writer->builder));
        OG_TRY(write_range(writer, at, end));
        for (at = end; at < range.end && og_is_space(text.ptr[at]) && text.ptr[at] != '\f'; at++)
            continue;
    }
    return og_builder_end(writer->builder);
}

static bool is_heading(const office_writer *writer, og_str line)
{
    const og_piece *piece = writer->piece;
    if (piece->heading)
        return line.len <= LONGEST_HEADING;
    return piece->is_bold && !piece->label.len && !writer->has_breaks && line.len <= LONGEST_BOLD &&
           og_text_is_headline(line);
}

// A block with the number or bullet that its list gives it, or else with the one that was typed before it.
static og_status write_block(office_writer *writer, og_range range, og_str label, bool is_item)
{
    og_marker marker;
    const og_piece *piece = writer->piece;
    og_str line = og_str_slice(piece->text, range.start, range.end);
    bool heads = is_heading(writer, line);
    if (og_marker_find(line, &marker) && (!label.len || marker.is_certain)) {
        OG_TRY(pass_gap(writer, range.start, range.start + marker.length));
        range.start += marker.length;
        is_item |= marker.is_bullet && !label.len;
        label = label.len ? label : og_marker_shown(marker.text);
    }
    og_block_kind kind = heads ? OG_HEADING : is_item ? OG_ITEM : OG_PARAGRAPH;
    uint32_t level = heads ? piece->heading ? piece->heading : (uint32_t)BOLD_LEVEL : piece->item;
    OG_TRY(og_builder_begin(writer->builder, kind, level));
    if (label.len)
        OG_TRY(og_builder_marker(writer->builder, label));
    OG_TRY(write_range(writer, range.start, range.end));
    return og_builder_end(writer->builder);
}

static bool is_tabbed(const og_piece *piece, og_str line)
{
    og_marker marker;
    return !piece->heading && !piece->label.len && line.len <= LONGEST_ROW && !og_marker_find(line, &marker) &&
           og_str_find_byte(line, '\t', 0) != SIZE_MAX;
}

// Where the next line break is that ends a block: behind it no sentence goes on. The end where there is none.
static size_t find_break(og_str text, size_t from)
{
    enum { LAST_WORDS = 100 };
    size_t end = og_str_find_byte(text, '\n', from), next;
    for (; end != SIZE_MAX; end = next) {
        next = og_str_find_byte(text, '\n', end + 1);
        size_t start = end - from > LAST_WORDS ? end - LAST_WORDS : from;
        if (!og_text_opens_lower(og_str_trim(og_str_slice(text, end + 1, next))) &&
            !og_text_is_broken_off(og_str_slice(text, start, end)))
            return end;
    }
    return text.len;
}

static og_status write_lines(office_writer *writer)
{
    const og_piece *piece = writer->piece;
    bool first = true;
    writer->has_breaks = og_str_find_byte(piece->text, '\n', 0) != SIZE_MAX;
    for (size_t at = 0, end; at < piece->text.len; at = end + 1) {
        end = piece->heading ? piece->text.len : find_break(piece->text, at);
        og_range range = og_range_trim(piece->text, (og_range){at, end});
        og_str line = og_str_slice(piece->text, range.start, range.end);
        OG_TRY(pass_gap(writer, at, range.start));
        if (line.len && is_tabbed(piece, line))
            OG_TRY(write_tabbed(writer, range));
        else if (line.len)
            OG_TRY(write_block(writer, range, first ? piece->label : (og_str){0}, first && piece->item));
        OG_TRY(pass_gap(writer, range.end, end));
        first = first && !line.len;
    }
    return OG_OK;
}

static og_status write_furniture(office_writer *writer)
{
    OG_TRY(og_builder_begin_furniture(writer->builder, writer->page));
    OG_TRY(write_words(writer, writer->piece->text, false));
    return og_builder_end(writer->builder);
}

// ---- tables ----

static og_status leave_cell(office_writer *writer)
{
    for (; writer->covered; writer->covered--)
        OG_TRY(og_builder_cell(writer->builder));
    return OG_OK;
}

static og_status end_row(office_writer *writer)
{
    bool was_open = writer->in_row;
    OG_TRY(leave_cell(writer));
    writer->in_row = writer->in_cell = false;
    return was_open ? og_builder_end(writer->builder) : OG_OK;
}

static og_status begin_row(office_writer *writer)
{
    OG_TRY(end_row(writer));
    writer->in_row = true;
    return og_builder_begin(writer->builder, OG_ROW, 0);
}

static og_status begin_cell(office_writer *writer, const og_piece *cell)
{
    if (!writer->in_row)
        return OG_OK;
    OG_TRY(leave_cell(writer));
    writer->in_cell = true;
    writer->cell_has_text = false;
    writer->covered = cell->columns ? cell->columns - 1 : 0;
    return og_builder_cell(writer->builder);
}

static og_status write_in_cell(office_writer *writer)
{
    og_str text = writer->piece->text;
    if (!writer->in_cell || !og_str_trim(text).len)
        return pass_gap(writer, 0, text.len);
    if (writer->cell_has_text)
        OG_TRY(og_builder_text(writer->builder, OG_STR(" ")));
    writer->cell_has_text = true;
    if (writer->piece->label.len && !writer->piece->item) { // a number; a bullet says nothing in a row
        OG_TRY(og_builder_text(writer->builder, writer->piece->label));
        OG_TRY(og_builder_text(writer->builder, OG_STR(" ")));
    }
    return write_range(writer, 0, text.len);
}

// ---- all ----

static og_status write_paragraph(office_writer *writer, const og_piece *piece)
{
    writer->piece = piece;
    writer->next_link = 0;
    if (writer->in_data) // also what is furniture elsewhere, as lines of contents are: nothing of a row is lost
        return write_in_cell(writer);
    return piece->is_furniture ? write_furniture(writer) : write_lines(writer);
}

static og_status write_piece(office_writer *writer, const og_piece *piece)
{
    switch (piece->kind) {
    case OG_PIECE_PARAGRAPH:
        return write_paragraph(writer, piece);
    case OG_PIECE_TABLE:
        writer->in_data = piece->is_data;
        return OG_OK;
    case OG_PIECE_ROW:
        return writer->in_data ? begin_row(writer) : OG_OK;
    case OG_PIECE_CELL:
        return writer->in_data ? begin_cell(writer, piece) : OG_OK;
    case OG_PIECE_TABLE_END:
        writer->in_data = false;
        return end_row(writer);
    }
    return OG_INTERNAL;
}

// Where pages begin is only what the program that wrote the file last saw, and it does not always note all: taken where
// it counted as many.
static bool has_pages(const og_office *office)
{
    return office->stated_pages && office->page_breaks == office->stated_pages - 1;
}

// A document has one notice of a code: what the pieces lose is known when all are written.
static og_status tell_losses(const og_office *office, og_builder *builder)
{
    static const og_str words[] = {
#define OG_LOSS(name, words) [name] = {words, sizeof(words) - 1},
#include "read/office_losses.def"
#undef OG_LOSS
    };
    og_buf all = {0};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (!(office->losses >> i & 1U))
            continue;
        og_buf_add(&all, all.len ? OG_STR("; ") : OG_STR(""));
        og_buf_add(&all, words[i]);
    }
    og_status status = all.status;
    if (status == OG_OK && all.len)
        status = og_builder_notice(builder, OG_STR("reader-limit"), og_buf_str(&all));
    og_buf_free(&all);
    return status;
}

og_status og_office_write(og_office *office, og_builder *builder)
{
    office_writer writer = {.office = office, .builder = builder, .page = has_pages(office)};
    writer.target_bytes_left = office->limits->text_bytes;
    if (office->title.len)
        OG_TRY(og_builder_property(builder, OG_STR("title"), office->title));
    if (office->is_doubtful)
        OG_TRY(og_builder_notice(builder, OG_STR("damaged-parts"),
                                 OG_STR("the checksums of the file are not those of what it holds")));
    bool is_wrapped = og_office_is_wrapped(office);
    if (is_wrapped && office->stated_pages == 1) // lines of pages on what the converter took for one
        writer.page = 0;
    if (writer.page)
        OG_TRY(og_builder_page(builder, writer.page));
    if (is_wrapped)
        OG_TRY(og_office_write_wrapped(office, writer.page ? (uint32_t)office->stated_pages : 0, builder));
    for (size_t i = 0; i < office->pieces.count; i++)
        if (!is_wrapped || office->pieces.items[i].is_furniture)
            OG_TRY(write_piece(&writer, &office->pieces.items[i]));
    for (size_t i = 0; i < office->notes.count; i++)
        OG_TRY(write_paragraph(&writer, &office->notes.items[i]));
    return tell_losses(office, builder);
}
