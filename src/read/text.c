// SPDX-License-Identifier: MIT
// Plain text: takes it apart into lines and decides whether they are a printed page (columns, wrapped lines, form
// feeds: layout.c reads those) or flowing text (flow.c).
#include "base/checked.h"
#include "base/octets.h"
#include "base/str.h"
#include "base/utf8.h"
#include "read/flow.h"
#include "read/printed.h"
#include "read/read.h"

enum {
    TAB = 8,
    GAPS_KEPT = 12, // columns of a line that are remembered for its neighbours
    NARROWEST_WRAP = 30,
    LEAST_SPACED = 8 // lines that go on below an empty one in a text that is double-spaced
};

static const float LINE = 1.2F;

// Where the columns of a line start.
typedef struct line_gaps {
    uint32_t count;
    uint32_t starts[GAPS_KEPT];
} line_gaps;

// The text is valid UTF-8 by now: each byte that is not a continuation is a character.
uint32_t og_text_columns(og_str s, uint32_t column)
{
    for (size_t at = 0; at < s.len; at += OG_OCTETS) {
        uint64_t octets = og_octets_of(s, at);
        size_t count = s.len - at < OG_OCTETS ? s.len - at : OG_OCTETS;
        if (!og_octets_equal(octets, '\t')) {
            column += (uint32_t)(count - og_octets_count(og_octets_continuing(octets)));
            continue;
        }
        for (size_t i = at; i < at + count; i++)
            column += s.ptr[i] == '\t' ? TAB - column % TAB : ((unsigned char)s.ptr[i] & 0xC0) != 0x80;
    }
    return column;
}

static bool has_gap(og_str s)
{
    uint64_t before = 0; // whether the byte before these is a space
    for (size_t at = 0; at < s.len; at += OG_OCTETS) {
        uint64_t octets = og_octets_of(s, at), spaces = og_octets_equal(octets, ' ');
        if ((spaces & (spaces << 8 | before)) || og_octets_equal(octets, '\t'))
            return true;
        before = spaces >> 56;
    }
    return false;
}

// White space at either end, no-break spaces included.
static og_str trim_wide(og_str s, size_t *cut)
{
    size_t length;
    *cut = 0;
    while (s.len && og_code_is_space(og_utf8_decode(s, 0, &length))) {
        s = og_str_slice(s, length, s.len);
        *cut += length;
    }
    for (;;) {
        s = og_str_trim(s);
        if (!og_str_ends(s, OG_STR("\xC2\xA0")))
            return s;
        s.len -= 2;
    }
}

og_status og_text_add_line(og_text *text, og_str raw, uint32_t page, uint32_t *blanks)
{
    size_t cut;
    og_str words = trim_wide(raw, &cut);
    if (!words.len) {
        ++*blanks;
        return OG_OK;
    }
    if (text->lines.count >= text->limits->blocks)
        return OG_TOO_COMPLEX;
    uint32_t indent = og_text_columns(og_str_slice(raw, 0, cut), 0);
    uint32_t width = og_text_columns(words, indent);
    og_text_line line = {.text = words, .indent = indent, .width = width, .blanks = *blanks, .page = page};
    line.has_gap = has_gap(words);
    *blanks = 0;
    return og_vec_push(text->arena, &text->lines, line);
}

static og_status split_lines(og_text *text, og_str all)
{
    uint32_t page = 0, blanks = 0;
    og_str rest = all, raw, part;
    while (og_str_next_split(&rest, '\n', &raw)) {
        while (og_str_next_split(&raw, '\f', &part)) {
            if (part.len || !raw.ptr)
                OG_TRY(og_text_add_line(text, part, page, &blanks));
            if (!raw.ptr)
                break;
            page++;
            blanks = 0;
            if (page > text->limits->pages)
                return OG_TOO_MANY_PAGES;
        }
    }
    bool ends_with_feed = text->lines.count && text->lines.items[text->lines.count - 1].page < page;
    text->page_count = page ? page + !ends_with_feed : 0;
    return OG_OK;
}

// True for a line that goes on in the next as far as letters tell, whatever stands between.
static bool reads_on(const og_text_line *line, const og_text_line *next)
{
    return next->page == line->page && !og_text_is_closed(line->text) && og_text_opens_lower(next->text);
}

static bool goes_on(const og_text_line *line, const og_text_line *next)
{
    return !next->blanks && reads_on(line, next);
}

// Double spacing: an empty line below each line, by which sentences go on all the same. Empty lines that another
// program put there are taken away; what is left of them divides paragraphs.
static void close_up(og_text *text)
{
    size_t neighbours = 0, spaced = 0, going = 0;
    for (size_t i = 0; i + 1 < text->lines.count; i++) {
        const og_text_line *line = &text->lines.items[i];
        neighbours += line[1].page == line->page;
        spaced += line[1].page == line->page && line[1].blanks;
        going += line[1].blanks && reads_on(line, line + 1);
    }
    if (going < LEAST_SPACED || going < neighbours / 5 || spaced < neighbours - neighbours / 50)
        return;
    for (size_t i = 0; i < text->lines.count; i++)
        text->lines.items[i].blanks /= 2;
}

// The column at which the text is wrapped: the right end of the narrow band in which most of the lines that go on end.
// 0 when too few lines go on, or they are of all lengths, as the lines of a list are.
static uint32_t find_wrap(const og_text *text)
{
    size_t at_width[OG_WIDEST_WRAP + 1] = {0}, neighbours = 0, going = 0, band = 0, most = 0;
    uint32_t wrap = 0;
    for (size_t i = 0; i + 1 < text->lines.count; i++) {
        const og_text_line *line = &text->lines.items[i];
        neighbours += !line[1].blanks && line[1].page == line->page;
        if (!goes_on(line, line + 1) || line->width > OG_WIDEST_WRAP)
            continue;
        going++;
        at_width[line->width]++;
    }
    for (uint32_t width = 0; width <= OG_WIDEST_WRAP; width++) {
        band += at_width[width];
        band -= width > OG_RAGGED ? at_width[width - OG_RAGGED - 1] : 0;
        if (band > most || (band == most && at_width[width])) {
            most = band;
            wrap = width;
        }
    }
    bool wrapped = going >= 2 && going * 5 >= neighbours && wrap >= NARROWEST_WRAP && most * 2 >= going;
    return wrapped ? wrap : 0;
}

// Where words that a wide gap divides begin in the line: behind its number or bullet where that is no column.
static size_t first_column(og_str line, bool drawn)
{
    og_marker marker;
    return drawn && og_marker_find(line, &marker) ? marker.length : 0;
}

// Columns beside wrapped lines, many columns, or page breaks: only their places on the page tell what belongs together.
// `drawn`: the text has tables that signs draw.
static bool is_printed(const og_text *text, bool drawn)
{
    size_t columns = 0, end;
    for (size_t i = 0; i < text->lines.count; i++) {
        og_str line = text->lines.items[i].text;
        size_t from = text->lines.items[i].has_gap ? first_column(line, drawn) : line.len;
        size_t gap = from < line.len ? og_text_gap(line, OG_WIDE_GAP, from, &end) : SIZE_MAX;
        bool tabs = gap != SIZE_MAX && og_str_find_byte(og_str_slice(line, gap, end), '\t', 0) != SIZE_MAX;
        columns += gap != SIZE_MAX && !tabs;
    }
    if (text->page_count)
        return true;
    return columns >= 3 ? columns * 20 >= text->lines.count || text->wrap : columns && text->wrap;
}

static line_gaps gaps_of(const og_text_line *line)
{
    enum { FAR = 20 }; // a line that begins so far in stands in a column of its own
    line_gaps gaps = {0};
    uint32_t column = line->indent;
    if (line->indent >= FAR)
        gaps.starts[gaps.count++] = line->indent;
    size_t at = 0, end;
    for (size_t gap = og_text_gap(line->text, OG_WIDE_GAP, 0, &end); gap != SIZE_MAX && gaps.count < GAPS_KEPT;
         gap = og_text_gap(line->text, OG_WIDE_GAP, end, &end)) {
        column = og_text_columns(og_str_slice(line->text, at, end), column);
        at = end;
        gaps.starts[gaps.count++] = column;
    }
    return gaps;
}

// True when a line near line `i` has a column at `column`: then two spaces are enough to divide it here too.
static bool is_column_nearby(const og_text *text, size_t i, uint32_t column, const line_gaps *gaps)
{
    enum { NEAR = 4 };
    size_t last = i + NEAR < text->lines.count ? i + NEAR : text->lines.count - 1;
    for (size_t j = i > NEAR ? i - NEAR : 0; j <= last; j++)
        for (uint32_t k = 0; j != i && k < gaps[j].count; k++)
            if (gaps[j].starts[k] == column)
                return true;
    return false;
}

static og_status add_fragment(const og_text *text, og_printed *printed, og_fragment piece, uint32_t from, uint32_t to)
{
    if (printed->fragments.count >= text->limits->blocks)
        return OG_TOO_COMPLEX;
    piece.x0 = (float)from * OG_COLUMN;
    piece.x1 = (float)to * OG_COLUMN;
    return og_vec_push(printed->arena, &printed->fragments, piece);
}

// Where a line ends. Columns of a text from a PDF are not those of its type: a line that only the wrap ended reached
// the margin there.
static uint32_t right_edge(const og_text *text, size_t i)
{
    const og_text_line *line = &text->lines.items[i], *next = line + 1;
    enum { HANGING = 8 };
    bool last =
        i + 1 == text->lines.count || next->page != line->page || next->indent > line->indent + HANGING ||
        (next->blanks && (next->blanks > 1 || og_text_is_closed(line->text) || !og_text_opens_lower(next->text)));
    if (last || !text->wrap || line->width >= text->wrap || !og_text_is_full(line, next, text->wrap))
        return line->width;
    return text->wrap;
}

static og_status add_fragments(const og_text *text, size_t i, const line_gaps *gaps, og_printed *printed, uint32_t row)
{
    const og_text_line *line = &text->lines.items[i];
    og_fragment piece = {.top = (float)row * LINE, .size = 1, .page = line->page, .row = line->row};
    piece.bottom = piece.top + LINE;
    uint32_t column = line->indent, from = column;
    size_t start = 0, at = 0, end = 0;
    for (size_t gap = og_text_gap(line->text, OG_NARROW_GAP, 0, &end); gap != SIZE_MAX;
         gap = og_text_gap(line->text, OG_NARROW_GAP, end, &end)) {
        uint32_t to = og_text_columns(og_str_slice(line->text, at, gap), column);
        column = og_text_columns(og_str_slice(line->text, gap, end), to);
        at = end;
        og_str before = og_str_slice(line->text, start, gap);
        bool narrow = end - gap < OG_WIDE_GAP && line->text.ptr[gap] == ' ' && line->text.ptr[end - 1] == ' ';
        if (narrow && line->row != OG_TEXT_ROW_ALONE &&
            (og_text_is_closed(before) || !is_column_nearby(text, i, column, gaps)))
            continue;
        piece.text = before;
        OG_TRY(add_fragment(text, printed, piece, from, to));
        start = end;
        from = column;
    }
    piece.text = og_str_slice(line->text, start, line->text.len);
    return add_fragment(text, printed, piece, from, right_edge(text, i));
}

// Both with a space between, byte by byte: a text may hold NULs.
static og_status join_words(og_arena *arena, og_str first, og_str second, og_str *out)
{
    og_buf joined = {0};
    og_buf_add(&joined, first);
    og_buf_add_byte(&joined, ' ');
    og_buf_add(&joined, second);
    return og_arena_take(arena, &joined, out);
}

// A marker alone on its line, as text extracted without its layout has them, goes before the line that it marks. The
// two become one line.
static og_status join_markers(og_text *text)
{
    size_t kept = 0;
    for (size_t i = 0; i < text->lines.count; i++) {
        og_text_line line = text->lines.items[i];
        const og_text_line *next = i + 1 < text->lines.count ? &text->lines.items[i + 1] : NULL;
        if (next && next->page == line.page && next->blanks <= 1 && og_marker_is_whole(line.text) &&
            !og_marker_is_whole(next->text) && !og_marker_find(next->text, &(og_marker){0})) {
            OG_TRY(join_words(text->arena, line.text, next->text, &line.text));
            line.width = og_text_columns(line.text, line.indent);
            line.has_gap = line.has_gap || next->has_gap;
            i++;
        }
        text->lines.items[kept++] = line;
    }
    text->lines.count = kept;
    return OG_OK;
}

static og_status add_pages(const og_text *text, og_printed *printed)
{
    uint32_t widest = 1, row = 0, rows = 1;
    for (size_t i = 0; i < text->lines.count; i++) {
        const og_text_line *line = &text->lines.items[i];
        bool new_page = i && line->page != line[-1].page;
        row = (new_page ? 0 : row + (i > 0)) + line->blanks;
        widest = line->width > widest ? line->width : widest;
        rows = row + 1 > rows ? row + 1 : rows;
    }
    uint32_t sheets = text->page_count ? text->page_count : text->sheet_count ? text->sheet_count : 1;
    for (uint32_t page = 0; page < sheets; page++) {
        og_printed_page sheet = {text->page_count ? page + 1 : 0, (float)widest * OG_COLUMN, (float)rows * LINE};
        OG_TRY(og_vec_push(printed->arena, &printed->pages, sheet));
    }
    return OG_OK;
}

static og_status read_printed(const og_text *text, og_builder *builder)
{
    og_printed printed = {.arena = text->arena};
    line_gaps *gaps = og_arena_alloc_array(text->arena, text->lines.count, sizeof *gaps);
    if (!gaps)
        return OG_NO_MEMORY;
    for (size_t i = 0; i < text->lines.count; i++)
        gaps[i] = gaps_of(&text->lines.items[i]);
    OG_TRY(add_pages(text, &printed));
    uint32_t row = 0;
    for (size_t i = 0; i < text->lines.count; i++) {
        const og_text_line *line = &text->lines.items[i];
        bool new_page = i && line->page != line[-1].page;
        row = (new_page ? 0 : row + (i > 0)) + line->blanks;
        OG_TRY(add_fragments(text, i, gaps, &printed, row));
    }
    return og_layout(&printed, builder);
}

// Divides what was made of the whole text, instead of that, into lines.
static og_status split_anew(og_text *text, og_buf *made, og_str *plain)
{
    OG_TRY(og_arena_take(text->arena, made, plain));
    text->lines.count = 0;
    return split_lines(text, *plain);
}

// The text of Markdown once raw HTML is out of it, in lines again.
static og_status split_without_html(og_text *text, og_str all, og_str *plain)
{
    og_buf taken = {0};
    const char *first = text->lines.items->text.ptr;
    while (first > all.ptr && first[-1] != '\n' && first[-1] != '\f')
        first--;
    og_markdown_take_html(og_str_slice(all, (size_t)(first - all.ptr), all.len), &taken);
    return split_anew(text, &taken, plain);
}

static og_status split_with_closed_spaces(og_text *text, og_str all, og_str *plain)
{
    og_buf closed = {.limit = all.len};
    og_text_close_spaces(all, &closed);
    return split_anew(text, &closed, plain);
}

static og_status prepare_markdown(og_text *text, og_str all)
{
    if (text->lines.count && og_str_find_byte(all, '<', 0) != SIZE_MAX)
        OG_TRY(split_without_html(text, all, &all));
    og_markdown_take_quotes(text);
    OG_TRY(og_markdown_take_tables(text));
    return og_markdown_take_lines(text, all);
}

static og_status read_blocks(og_text *text, bool printed, og_builder *builder)
{
    if (!text->lines.count)
        return OG_OK;
    if (!text->page_count && (text->wrap || text->is_markdown))
        OG_TRY(og_text_take_footers(text));
    OG_TRY(join_markers(text));
    og_text_find_rows(text);
    OG_TRY(printed ? read_printed(text, builder) : og_read_flowed(text, builder));
    return og_text_add_footers(text, builder);
}

og_status og_text_read_wrapped(og_text *text, og_builder *builder)
{
    text->wrap = find_wrap(text);
    return read_blocks(text, false, builder);
}

static bool has_drawn_rows(const og_text *text)
{
    for (size_t i = 0; i < text->lines.count; i++)
        if (text->lines.items[i].is_row)
            return true;
    return false;
}

// Programs that draw the tables of a plain text leave no other columns in it; where there are some, the places on the
// page tell of the tables too. True in *taken where tables were made rows.
static og_status take_drawn_tables(og_text *text, og_str all, bool *taken)
{
    OG_TRY(og_markdown_take_tables(text));
    *taken = has_drawn_rows(text);
    if (!*taken)
        return OG_OK;
    text->wrap = find_wrap(text);
    *taken = !is_printed(text, true);
    if (*taken)
        return OG_OK;
    text->lines.count = 0;
    return split_lines(text, all);
}

static og_status read_lines(og_text *text, og_str all, og_builder *builder)
{
    bool drawn = false;
    OG_TRY(split_lines(text, all));
    if (og_text_has_loose_spaces(text))
        OG_TRY(split_with_closed_spaces(text, all, &all));
    OG_TRY(og_markdown_take_front(text, builder));
    text->is_markdown = text->is_markdown || og_markdown_is(text);
    if (text->is_markdown)
        OG_TRY(prepare_markdown(text, all));
    else if (!text->page_count)
        OG_TRY(take_drawn_tables(text, all, &drawn));
    if (!text->is_markdown && !drawn)
        OG_TRY(og_text_take_bars(text));
    close_up(text);
    text->wrap = find_wrap(text);
    return read_blocks(text, !text->is_markdown && !drawn && is_printed(text, false), builder);
}

og_status og_read_decoded_text(og_str decoded, const og_limits *limits, og_builder *builder)
{
    og_text text = {.limits = limits, .arena = og_arena_new()};
    og_status status = text.arena ? read_lines(&text, decoded, builder) : OG_NO_MEMORY;
    og_arena_free(text.arena);
    return status;
}

og_status og_read_text(og_str bytes, const og_limits *limits, og_builder *builder)
{
    og_buf decoded = {0};
    og_str notice = {0};
    og_status status = og_decode_text(bytes, limits, &decoded, &notice);
    if (status == OG_OK && notice.len)
        status = og_builder_notice(builder, notice, OG_STR("some bytes are not text in the file's encoding"));
    if (status == OG_OK)
        status = og_read_decoded_text(og_buf_str(&decoded), limits, builder);
    og_buf_free(&decoded);
    return status;
}
