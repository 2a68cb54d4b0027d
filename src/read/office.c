// SPDX-License-Identifier: MIT
// Paragraphs and tables, as they are gathered.
#include "read/office.h"

#include "base/str.h"
#include "base/utf8.h"
#include "read/prose.h"

og_status og_office_read(og_str bytes, const og_limits *limits, og_office_gather *gather, og_builder *builder)
{
    og_package *package = NULL;
    og_office office = {.limits = limits, .arena = og_arena_new()};
    og_status status = office.arena ? og_package_open(bytes, limits, &package) : OG_NO_MEMORY;
    if (status == OG_OK)
        status = gather(&office, package);
    office.is_doubtful = status == OG_OK && og_package_is_doubtful(package);
    if (status == OG_OK)
        status = og_office_write(&office, builder);
    og_package_free(package);
    for (size_t i = 0; i < office.paragraphs.count; i++) // that a failure left open
        og_buf_free(&office.paragraphs.items[i].text);
    og_arena_free(office.arena);
    return status;
}

void og_office_lose(og_office *office, og_office_loss what)
{
    office->losses |= what == OG_LOST_NOTHING ? 0 : 1U << what;
}

// Adds what is gathered to the text, or to the notes while one is read.
static og_status add_piece(og_office *office, og_piece piece)
{
    if (office->pieces.count + office->notes.count >= office->limits->blocks)
        return OG_TOO_COMPLEX;
    return office->in_note ? og_vec_push(office->arena, &office->notes, piece)
                           : og_vec_push(office->arena, &office->pieces, piece);
}

og_status og_office_begin_paragraph(og_office *office)
{
    og_open_paragraph opened = {.piece = {.kind = OG_PIECE_PARAGRAPH}};
    return og_vec_push(office->arena, &office->paragraphs, opened);
}

og_open_paragraph *og_office_paragraph(og_office *office)
{
    return office->paragraphs.count ? &office->paragraphs.items[office->paragraphs.count - 1] : NULL;
}

static size_t count_printing(og_str text)
{
    size_t count = 0;
    for (size_t i = 0; i < text.len; i++)
        count += !og_is_space(text.ptr[i]);
    return count;
}

og_status og_office_text(og_office *office, og_str text, bool bold)
{
    og_open_paragraph *paragraph = og_office_paragraph(office);
    if (!paragraph)
        return OG_OK;
    if (text.len > office->limits->text_bytes - office->text_bytes)
        return OG_TEXT_TOO_LONG;
    size_t printing = count_printing(text);
    office->text_bytes += text.len;
    paragraph->printing += printing;
    paragraph->bold += bold ? printing : 0;
    og_buf_add(&paragraph->text, text);
    return paragraph->text.status;
}

og_status og_office_page_break(og_office *office)
{
    office->page_breaks += og_office_paragraph(office) != NULL && !office->in_note;
    return office->in_note ? OG_OK : og_office_text(office, OG_STR("\f"), false);
}

og_status og_office_note_mark(og_office *office, size_t number)
{
    enum { MOST_DIGITS = 20, LONGEST = 3 };
    char mark[MOST_DIGITS * LONGEST], code[4];
    size_t start = sizeof mark;
    do {
        size_t length = og_utf8_encode(og_code_raised(number % 10), code);
        start -= length;
        memcpy(mark + start, code, length);
    } while ((number /= 10) > 0);
    const og_open_paragraph *paragraph = og_office_paragraph(office);
    bool bold = paragraph && paragraph->bold == paragraph->printing; // it changes nothing of that
    return og_office_text(office, (og_str){mark + start, sizeof mark - start}, bold);
}

og_status og_office_link(og_office *office, og_str target)
{
    enum { LONGEST = 4096 };
    og_open_paragraph *paragraph = og_office_paragraph(office);
    og_piece_link link = {.range = {paragraph ? paragraph->text.len : 0, 0}};
    if (!paragraph)
        return OG_OK;
    if (paragraph->in_link)
        paragraph->links.items[paragraph->links.count - 1].range.end = paragraph->text.len;
    bool leads = og_text_is_address(target);
    paragraph->in_link = leads && target.len <= LONGEST;
    if (leads && !paragraph->in_link)
        og_office_lose(office, OG_LOST_LINKS);
    if (!paragraph->in_link)
        return OG_OK;
    if (office->links.count + paragraph->links.count >= office->limits->blocks)
        return OG_TOO_COMPLEX;
    link.target = target;
    return og_vec_push(office->arena, &paragraph->links, link);
}

// What a table learns of a paragraph in it.
static void tell_table(og_office *office, const og_piece *piece)
{
    if (!office->tables.count || office->in_note || !og_str_trim(piece->text).len)
        return;
    og_open_table *table = &office->tables.items[office->tables.count - 1];
    table->holds_heading |= piece->heading > 0;
    table->holds_list |= piece->item > 0;
    table->holds_more |= !piece->is_furniture;
    table->cells += !table->cell_bytes;
    if (table->cells > table->most_cells)
        table->most_cells = table->cells;
    table->cell_bytes += piece->text.len;
    if (table->cell_bytes > table->longest_cell)
        table->longest_cell = table->cell_bytes;
}

static og_status keep_paragraph(og_office *office, og_open_paragraph *paragraph)
{
    og_piece *piece = &paragraph->piece;
    OG_TRY(og_arena_copy(office->arena, og_buf_str(&paragraph->text), &piece->text));
    piece->is_bold = paragraph->printing && paragraph->bold == paragraph->printing;
    piece->first_link = office->links.count;
    piece->link_count = paragraph->links.count;
    for (size_t i = 0; i < paragraph->links.count; i++)
        OG_TRY(og_vec_push(office->arena, &office->links, paragraph->links.items[i]));
    if (piece->label.len > office->limits->text_bytes - office->text_bytes)
        return OG_TEXT_TOO_LONG;
    office->text_bytes += piece->label.len;
    tell_table(office, piece);
    return add_piece(office, *piece);
}

og_status og_office_end_paragraph(og_office *office)
{
    if (!og_office_paragraph(office))
        return OG_OK;
    OG_TRY(og_office_link(office, (og_str){0}));
    og_open_paragraph *paragraph = og_office_paragraph(office);
    og_status status = paragraph->text.len ? keep_paragraph(office, paragraph) : OG_OK;
    og_buf_free(&paragraph->text);
    office->paragraphs.count--;
    return status;
}

og_status og_office_begin_table(og_office *office)
{
    og_open_table table = {.piece = office->pieces.count};
    if (office->in_note)
        return OG_OK;
    OG_TRY(add_piece(office, (og_piece){.kind = OG_PIECE_TABLE}));
    return og_vec_push(office->arena, &office->tables, table);
}

og_status og_office_row(og_office *office)
{
    if (office->in_note || !office->tables.count)
        return OG_OK;
    og_open_table *table = &office->tables.items[office->tables.count - 1];
    table->rows++;
    table->cells = 0;
    return add_piece(office, (og_piece){.kind = OG_PIECE_ROW});
}

og_status og_office_cell(og_office *office)
{
    if (office->in_note || !office->tables.count)
        return OG_OK;
    office->tables.items[office->tables.count - 1].cell_bytes = 0;
    return add_piece(office, (og_piece){.kind = OG_PIECE_CELL, .columns = 1});
}

void og_office_widen_cell(og_office *office, size_t columns)
{
    enum { MOST_COLUMNS = 32 };
    og_piece *last = office->pieces.count ? &office->pieces.items[office->pieces.count - 1] : NULL;
    if (last && last->kind == OG_PIECE_CELL)
        last->columns = columns < MOST_COLUMNS ? columns : MOST_COLUMNS;
}

// As of tables in pages (html.c), but for headings: many give the cells of a table of grades their styles.
static bool is_data_table(const og_open_table *table)
{
    enum { LONG_CELL = 600, LONG_LIST = 300, LONG_UNDER_HEADING = 120 }; // bytes
    if (table->holds_table || !table->holds_more || table->most_cells < 2 || table->longest_cell > LONG_CELL)
        return false;
    if (table->holds_heading && (table->rows < 2 || table->longest_cell > LONG_UNDER_HEADING))
        return false;
    return !table->holds_list || table->longest_cell <= LONG_LIST;
}

og_status og_office_end_table(og_office *office)
{
    if (office->in_note || !office->tables.count)
        return OG_OK;
    const og_open_table *table = &office->tables.items[--office->tables.count];
    office->pieces.items[table->piece].is_data = is_data_table(table);
    if (office->tables.count)
        office->tables.items[office->tables.count - 1].holds_table = true;
    return add_piece(office, (og_piece){.kind = OG_PIECE_TABLE_END});
}

static bool is_repeated(const og_office *office, size_t index)
{
    enum { MOST_COMPARED = 100 };
    size_t first = index > MOST_COMPARED ? index - MOST_COMPARED : 0;
    for (size_t i = first; i < index; i++)
        if (office->pieces.items[i].is_furniture &&
            og_str_equal(office->pieces.items[i].text, office->pieces.items[index].text))
            return true;
    return false;
}

void og_office_put_beside(og_office *office, size_t first)
{
    for (size_t i = first; i < office->pieces.count; i++) {
        og_piece *piece = &office->pieces.items[i];
        piece->is_furniture = true;
        piece->is_data = false;
        if (is_repeated(office, i))
            piece->text.len = 0;
    }
}
