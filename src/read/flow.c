// SPDX-License-Identifier: MIT
// Blocks of a text that has no columns: a paragraph a line, paragraphs wrapped at a width, or Markdown. First lines
// become pieces (what belongs together), then neighbours tell which pieces are headings, then blocks are made.
#include "read/flow.h"

#include "base/buf.h"
#include "base/checked.h"
#include "base/str.h"
#include "base/utf8.h"
#include "read/asides.h"

enum {
    TIGHT = 12,         // what OG_RAGGED is, of a line that closes a sentence
    OVERLONG = 30,      // columns past the wrap: such a line was never wrapped
    TITLE_LINES = 8,    // lines at the head of a text among which a title or its dates may wrap
    LONG_LINE = 60,     // columns from which on a line of Markdown is not one of a list of facts
    HEADING_MOST = 120, // bytes
    NESTING = 6
};

// What becomes one block.
typedef struct flow_piece {
    og_block_kind kind;
    uint32_t level;
    og_marker marker;
    og_str first; // its first line behind the marker
    size_t first_line;
    size_t line_count;
    uint32_t indent;
    bool is_piped; // a row of a Markdown table
    bool is_bold;  // a heading for its bold words
} flow_piece;

typedef struct flow_reader {
    const og_text *text;
    og_builder *builder;
    OG_VEC(flow_piece) pieces;
    bool in_fence;
    bool in_table;
    size_t lead;       // pieces before the first running text
    bool has_headings; // marked ones: then no others are guessed
    uint32_t indents[NESTING];
    uint32_t depth; // of the list that is open
} flow_reader;

static flow_piece *last_piece(flow_reader *flow)
{
    return flow->pieces.count ? &flow->pieces.items[flow->pieces.count - 1] : NULL;
}

static size_t columns_of_word(og_str s)
{
    size_t columns = 0;
    for (size_t i = 0; i < s.len && !og_is_space(s.ptr[i]); i++)
        columns += ((unsigned char)s.ptr[i] & 0xC0) != 0x80;
    return columns;
}

bool og_text_is_full(const og_text_line *line, const og_text_line *next, uint32_t wrap)
{
    size_t wanted = line->width + 1 + columns_of_word(next->text);
    if (line->width > wrap + OVERLONG)
        return false;
    if (og_text_is_closed(line->text))
        return wanted + TIGHT > wrap;
    return line->width + OG_RAGGED >= wrap || wanted > wrap;
}

// True when the sentence cannot end where the line does.
static bool is_broken_off(const og_text_line *line, const og_text_line *next)
{
    return og_text_divides_word(line->text, next->text) ||
           (!og_text_is_closed(line->text) && !og_str_ends(line->text, OG_STR(";")) && og_text_opens_lower(next->text));
}

// "by Jo Example" under a headline.
static bool is_byline(og_str line)
{
    enum { LONGEST = 100, BY = 3 };
    return line.len > BY && line.len <= LONGEST && og_str_starts_fold(line, OG_STR("by ")) &&
           og_is_upper(line.ptr[BY]) && !og_text_is_closed(line);
}

// Between the end of a sentence and a numbered paragraph, where no blank lines stand.
static bool heads_number(const flow_reader *flow, size_t i)
{
    const og_text_line *line = &flow->text->lines.items[i], *next = line + 1;
    og_marker marker;
    return i > 0 && i + 1 < flow->text->lines.count && !next->blanks && og_text_is_closed(line[-1].text) &&
           og_marker_find(next->text, &marker) && og_text_heads_number(line->text, marker.text);
}

// True when line `i` carries on what the line before it says.
static bool goes_on(const flow_reader *flow, const flow_piece *piece, size_t i)
{
    enum { LEAST = 40 }; // bytes of a sentence that was divided by accident; shorter ones may be a list without bullets
    const og_text_line *next = &flow->text->lines.items[i], *line = next - 1;
    if (piece->kind == OG_ROW || piece->kind == OG_HEADING || piece->first_line + piece->line_count != i ||
        (i < TITLE_LINES && is_byline(next->text)))
        return false;
    if (og_text_is_day(next->text) || og_text_is_day(line->text))
        return og_text_is_broken_off(line->text);
    if (next->blanks || next->page != line->page)
        return next->blanks <= 1 && is_broken_off(line, next) && line->text.len >= LEAST &&
               (piece->line_count > 1 || !og_text_opens_lower(piece->first));
    if (flow->text->lines.items[piece->first_line].page == 0 && piece->first_line < TITLE_LINES &&
        og_text_is_broken_off(line->text)) // a title or its dates over two lines
        return true;
    if (flow->text->wrap && og_text_is_full(line, next, flow->text->wrap))
        return !heads_number(flow, i);
    if (flow->text->is_markdown && !flow->text->wrap && line->width >= LONG_LINE && !og_text_is_closed(line->text))
        return true;
    return is_broken_off(line, next);
}

// The value of a marker's number, 0 for none.
static size_t marker_number(og_str marker)
{
    size_t value = 0;
    return og_str_to_size(og_str_slice(marker, 0, marker.len ? marker.len - 1 : 0), 999, &value) ? value : 0;
}

// Running text may hold what looks like a marker at the start of a line: "-" or "12." in the middle of a sentence.
static bool is_marked(const flow_reader *flow, const flow_piece *piece, size_t i, const og_marker *marker)
{
    const og_text_line *next = &flow->text->lines.items[i];
    if (marker->is_certain || !piece || next->blanks || !flow->text->wrap || piece->first_line + piece->line_count != i)
        return true;
    if (og_text_is_closed(next[-1].text) || !og_text_is_full(next - 1, next, flow->text->wrap))
        return true;
    if (marker->is_bullet)
        return og_str_equal(piece->marker.text, marker->text);
    size_t number = marker_number(marker->text);
    return number && number == marker_number(piece->marker.text) + 1;
}

static uint32_t nesting(flow_reader *flow, uint32_t indent)
{
    while (flow->depth && indent < flow->indents[flow->depth - 1])
        flow->depth--;
    bool deeper = !flow->depth || indent > flow->indents[flow->depth - 1] + 1;
    if (deeper && flow->depth < NESTING)
        flow->indents[flow->depth++] = indent;
    return flow->depth;
}

static og_status add_piece(flow_reader *flow, size_t i, flow_piece piece)
{
    piece.first_line = i;
    piece.line_count = 1;
    piece.indent = flow->text->lines.items[i].indent;
    if (piece.kind == OG_ITEM)
        piece.level = nesting(flow, piece.indent);
    else if (!piece.indent)
        flow->depth = 0;
    return og_vec_push(flow->text->arena, &flow->pieces, piece);
}

// A line of cells: a row of a list, tabs, or wide gaps in a text that has no columns otherwise.
static bool is_row(const flow_reader *flow, size_t i)
{
    enum { LONGEST = 200 };
    og_marker marker;
    if (!flow->text->lines.items[i].has_gap)
        return false;
    if (flow->text->lines.items[i].row)
        return true;
    og_str line = flow->text->lines.items[i].text;
    size_t end, from = og_marker_find(line, &marker) ? marker.length : 0;
    og_str body = og_str_slice(line, from, line.len);
    size_t gap = og_text_gap(body, OG_WIDE_GAP, 0, &end);
    if (gap == SIZE_MAX)
        return false;
    bool tabs = og_str_find_byte(og_str_slice(body, gap, end), '\t', 0) != SIZE_MAX;
    return tabs || (!flow->text->is_markdown && line.len <= LONGEST);
}

// A line of signs under or between paragraphs.
static bool is_drawn(og_str line)
{
    for (size_t i = 1; i < line.len; i++)
        if (line.ptr[i] != line.ptr[0])
            return false;
    return line.len >= 3 && og_str_find_byte(OG_STR("=-_*~#+"), line.ptr[0], 0) != SIZE_MAX;
}

static void underline(flow_reader *flow, size_t i)
{
    flow_piece *piece = last_piece(flow);
    const og_text_line *line = &flow->text->lines.items[i];
    uint32_t level = og_markdown_underline(line->text);
    bool above = piece && !line->blanks && piece->first_line + piece->line_count == i;
    if (level && above && piece->kind == OG_PARAGRAPH && piece->line_count == 1 && piece->first.len <= HEADING_MOST) {
        piece->kind = OG_HEADING;
        piece->level = level;
        flow->has_headings = true;
    }
}

// True when a bold line below another carries on what that says, if need be over a blank line.
static bool goes_on_bold(const og_text_line *line)
{
    og_str before = line[-1].text;
    if (line->blanks > 1)
        return false;
    return og_text_is_broken_off(before) || (!line->blanks && og_text_opens_lower(line->text)) ||
           (og_str_ends(before, OG_STR(" are")) && og_text_opens_lower(line->text));
}

// A bold line that reads like a heading, or goes on with one.
static og_status take_bold(flow_reader *flow, size_t i, bool *taken)
{
    const og_text_line *line = &flow->text->lines.items[i];
    flow_piece *piece = last_piece(flow);
    og_str bold = line->is_bold ? line->text : og_markdown_bold(line->text);
    bool above = piece && piece->is_bold && piece->first_line + piece->line_count == i && line->is_bold;
    *taken = bold.len && bold.len <= HEADING_MOST;
    if (*taken && above && goes_on_bold(line)) {
        piece->line_count++;
        return OG_OK;
    }
    *taken = *taken && og_text_is_headline(bold);
    if (!*taken)
        return OG_OK;
    return add_piece(flow, i, (flow_piece){.kind = OG_HEADING, .level = 3, .first = bold, .is_bold = line->is_bold});
}

// A heading over two lines that became two headings: "Children's services are" and "inadequate".
static bool goes_on_heading(flow_reader *flow, size_t i, uint32_t level, og_str words)
{
    const flow_piece *piece = last_piece(flow);
    bool above = piece && piece->kind == OG_HEADING && piece->level == level && !piece->is_bold &&
                 piece->first_line + piece->line_count == i && flow->text->lines.items[i].blanks <= 1;
    return above && piece->first.len <= 2 * (size_t)HEADING_MOST && !og_text_is_closed(piece->first) &&
           (og_text_opens_lower(words) || og_text_is_broken_off(piece->first));
}

static og_status join_heading(flow_reader *flow, og_str words)
{
    flow_piece *piece = last_piece(flow);
    og_buf joined = {0};
    og_buf_add(&joined, piece->first);
    og_buf_add_byte(&joined, ' ');
    og_buf_add(&joined, words);
    piece->first_line++; // from where the next line counts
    return og_arena_take(flow->text->arena, &joined, &piece->first);
}

// True for a row that frames prose, as a box on a page does, and so is none.
static bool is_framed(og_str row)
{
    enum { LONG = 150, LONGEST = 600 };
    og_str rest = row, cell;
    size_t filled = 0, longest = 0;
    bool closed = false;
    while (og_markdown_cell(&rest, &cell)) {
        filled += cell.len > 0;
        closed = closed || (cell.len > LONG && og_text_is_closed(cell));
        longest = cell.len > longest ? cell.len : longest;
    }
    return longest > LONGEST || (filled == 1 && closed);
}

static og_status take_cells(flow_reader *flow, size_t i)
{
    og_str row = flow->text->lines.items[i].text, cell;
    if (!is_framed(row))
        return add_piece(flow, i, (flow_piece){.kind = OG_ROW, .first = row, .is_piped = true});
    while (og_markdown_cell(&row, &cell))
        if (cell.len)
            OG_TRY(add_piece(flow, i, (flow_piece){.kind = OG_PARAGRAPH, .first = cell}));
    return OG_OK;
}

// Lines that only Markdown has. True in *taken when the line was one.
static og_status take_markdown(flow_reader *flow, size_t i, bool *taken)
{
    const og_text *text = flow->text;
    og_str line = text->lines.items[i].text, words;
    bool fence = og_markdown_is_fence(line);
    *taken = fence;
    if (fence)
        flow->in_fence = !flow->in_fence;
    if (fence || flow->in_fence)
        return OG_OK;
    *taken = true;
    if (text->lines.items[i].is_row)
        return take_cells(flow, i);
    bool next_delimits = i + 1 < text->lines.count && og_markdown_is_delimiter(text->lines.items[i + 1].text);
    bool piped = og_str_find_byte(line, '|', 0) != SIZE_MAX;
    flow->in_table = piped && (next_delimits || (flow->in_table && !text->lines.items[i].blanks));
    if (flow->in_table && og_markdown_is_delimiter(line))
        return OG_OK;
    if (flow->in_table)
        return take_cells(flow, i);
    uint32_t level = og_markdown_heading(line, &words);
    if (level && goes_on_heading(flow, i, level, words))
        return join_heading(flow, words);
    if (level) {
        flow->has_headings = true;
        return add_piece(flow, i, (flow_piece){.kind = OG_HEADING, .level = level, .first = words});
    }
    if (og_markdown_is_rule(line) || og_markdown_is_definition(line))
        return OG_OK;
    return take_bold(flow, i, taken);
}

// What a marker marks: converters put an item of Markdown before the bullet that was printed.
static og_str behind_marker(const flow_reader *flow, og_str line, const og_marker *marker)
{
    enum { TASK = 3 }; // "[x]" of a list of tasks
    og_marker inner;
    og_str words = og_str_slice(line, marker->length, line.len);
    if (flow->text->is_markdown && marker->is_bullet && words.len > TASK && words.ptr[TASK] == ' ' &&
        (og_str_starts(words, OG_STR("[ ]")) || og_str_starts_fold(words, OG_STR("[x]"))))
        words = og_str_trim(og_str_slice(words, TASK, words.len));
    bool twice = flow->text->is_markdown && marker->is_bullet && og_marker_find(words, &inner) && inner.is_certain;
    return twice ? og_str_slice(words, inner.length, words.len) : words;
}

static og_status take_line(flow_reader *flow, size_t i)
{
    og_str line = flow->text->lines.items[i].text;
    flow_piece *piece = last_piece(flow);
    og_marker marker;
    bool taken = false;
    if (og_markdown_underline(line) || is_drawn(line)) {
        underline(flow, i);
        return OG_OK;
    }
    if (flow->text->is_markdown)
        OG_TRY(take_markdown(flow, i, &taken));
    else if (flow->text->lines.items[i].is_row)
        return take_cells(flow, i);
    else if (flow->text->lines.items[i].is_bold)
        OG_TRY(take_bold(flow, i, &taken));
    if (taken)
        return OG_OK;
    if (is_row(flow, i))
        return add_piece(flow, i, (flow_piece){.kind = OG_ROW, .first = line});
    if (og_marker_find(line, &marker) && is_marked(flow, piece, i, &marker))
        return add_piece(flow, i,
                         (flow_piece){.kind = marker.is_bullet ? OG_ITEM : OG_PARAGRAPH,
                                      .marker = marker,
                                      .first = behind_marker(flow, line, &marker)});
    if (piece && goes_on(flow, piece, i)) {
        piece->line_count++;
        return OG_OK;
    }
    return add_piece(flow, i, (flow_piece){.kind = OG_PARAGRAPH, .first = line});
}

static og_str line_of(const flow_reader *flow, const flow_piece *piece, size_t number)
{
    return number ? flow->text->lines.items[piece->first_line + number].text : piece->first;
}

static size_t piece_length(const flow_reader *flow, const flow_piece *piece)
{
    size_t length = 0;
    for (size_t i = 0; i < piece->line_count && length <= HEADING_MOST; i++)
        length += line_of(flow, piece, i).len + 1;
    return length;
}

// True when the piece reads like what stands under a heading.
static bool is_body(const flow_reader *flow, const flow_piece *piece)
{
    enum { LONG = 80 };
    if (piece->kind != OG_PARAGRAPH)
        return piece->kind != OG_HEADING;
    return piece->marker.text.len || piece_length(flow, piece) >= LONG ||
           og_text_is_closed(line_of(flow, piece, piece->line_count - 1));
}

// "Areas for improvement:" over a list, but not "The council should:".
static bool is_list_title(og_str words, const flow_piece *next)
{
    enum { LONGEST = 40 };
    static const og_str lead_ins[] = {OG_STR("should"), OG_STR("must"),  OG_STR("to"),      OG_STR("that"),
                                      OG_STR("said"),   OG_STR("added"), OG_STR("include"), OG_STR("are")};
    if (next->kind != OG_ITEM || words.len > LONGEST || !og_str_ends(words, OG_STR(":")))
        return false;
    for (size_t i = 0; i < sizeof lead_ins / sizeof *lead_ins; i++)
        if (og_phrase_find(words, lead_ins[i], 0, NULL) != SIZE_MAX)
            return false;
    return og_text_is_headline(og_str_slice(words, 0, words.len - 1));
}

static bool is_heading(const flow_reader *flow, size_t i)
{
    const flow_piece *piece = &flow->pieces.items[i], *next = piece + 1;
    if (piece->kind != OG_PARAGRAPH || piece->line_count > 2 || i + 1 == flow->pieces.count ||
        piece_length(flow, piece) > HEADING_MOST)
        return false;
    og_str end = line_of(flow, piece, piece->line_count - 1);
    if (is_list_title(end, next))
        return true;
    if (!og_text_is_headline(piece->first) || !og_text_is_headline(end))
        return piece->line_count == 2 && og_text_is_headline(piece->first) && og_text_opens_lower(end) &&
               !og_text_is_closed(end) && is_body(flow, next) && !piece->marker.text.len;
    if (piece->marker.text.len) // of a numbered list every item is alike, of a numbered heading the next piece differs
        return is_body(flow, next) && next->marker.text.len != piece->marker.text.len &&
               !(i && piece[-1].marker.text.len && piece[-1].kind == OG_PARAGRAPH &&
                 marker_number(piece[-1].marker.text) + 1 == marker_number(piece->marker.text));
    return !i || is_body(flow, next);
}

static void find_headings(flow_reader *flow)
{
    for (size_t i = 0; i < flow->pieces.count && !flow->has_headings; i++) {
        if (!is_heading(flow, i))
            continue;
        flow->pieces.items[i].kind = OG_HEADING;
        flow->pieces.items[i].level = i ? 2 : 1;
    }
}

static og_status add_words(const flow_reader *flow, og_str words)
{
    return flow->text->is_markdown ? og_markdown_add(words, flow->builder) : og_prose_add(words, flow->builder);
}

// A cell of a table that was drawn in plain text: the sign that keeps a bar within it is none of its words.
static og_status add_drawn_cell(const flow_reader *flow, og_str cell)
{
    og_buf words = {0};
    for (size_t i = 0; i < cell.len; i++)
        if (cell.ptr[i] != '\\' || i + 1 == cell.len || cell.ptr[i + 1] != '|')
            og_buf_add_byte(&words, cell.ptr[i]);
    OG_TRY(og_arena_take(flow->text->arena, &words, &cell));
    return add_words(flow, cell);
}

static og_status add_cells(const flow_reader *flow, const flow_piece *piece)
{
    size_t least = flow->text->lines.items[piece->first_line].row ? OG_NARROW_GAP : OG_WIDE_GAP;
    og_str rest = piece->first, cell;
    size_t end = 0, start = 0;
    while (piece->is_piped && og_markdown_cell(&rest, &cell)) {
        OG_TRY(og_builder_cell(flow->builder));
        OG_TRY(flow->text->is_markdown ? add_words(flow, cell) : add_drawn_cell(flow, cell));
    }
    while (!piece->is_piped && start < piece->first.len) {
        size_t gap = og_text_gap(piece->first, least, start, &end);
        OG_TRY(og_builder_cell(flow->builder));
        OG_TRY(add_words(flow, og_str_slice(piece->first, start, gap)));
        start = gap == SIZE_MAX ? piece->first.len : end;
    }
    return OG_OK;
}

// Markdown marks may span lines, so its lines go together.
static og_status add_lines(const flow_reader *flow, const flow_piece *piece)
{
    if (piece->line_count == 1)
        return add_words(flow, piece->first);
    og_buf joined = {0};
    og_status status = OG_OK;
    for (size_t i = 0; i < piece->line_count && status == OG_OK; i++) {
        if (flow->text->is_markdown) {
            og_buf_add(&joined, i ? OG_STR("\n") : OG_STR(""));
            og_buf_add(&joined, line_of(flow, piece, i));
            continue;
        }
        status = i ? og_builder_join(flow->builder) : OG_OK;
        if (status == OG_OK)
            status = og_prose_add(line_of(flow, piece, i), flow->builder);
    }
    if (status == OG_OK)
        status = joined.status;
    if (status == OG_OK && joined.len)
        status = add_words(flow, og_buf_str(&joined));
    og_buf_free(&joined);
    return status;
}

// A line that came along when an article was copied from a page: "Share", "Image caption, The school", "Read more:
// ...". What may as well be a heading of a report is one only above the text.
static bool is_aside(const flow_reader *flow, const flow_piece *piece)
{
    const flow_piece *before = piece - 1;
    if (piece->kind == OG_ROW || piece->line_count > 1)
        return piece->line_count == 2 && og_aside_takes_next(piece->first);
    if (piece > flow->pieces.items && before->line_count == 1 && og_aside_takes_next(before->first))
        return true;
    return og_aside_is(piece->first, piece < flow->pieces.items + flow->lead);
}

// The number of pieces before the first running text.
static size_t count_lead(const flow_reader *flow)
{
    enum { RUNNING = 80 }; // bytes
    size_t count = 0;
    while (count < flow->pieces.count && piece_length(flow, &flow->pieces.items[count]) < RUNNING)
        count++;
    return count;
}

static og_status add_block(const flow_reader *flow, const flow_piece *piece)
{
    uint32_t page = flow->text->page_count ? flow->text->lines.items[piece->first_line].page + 1 : 0;
    if (page)
        OG_TRY(og_builder_page(flow->builder, page));
    if (is_aside(flow, piece))
        OG_TRY(og_builder_begin_furniture(flow->builder, page));
    else
        OG_TRY(og_builder_begin(flow->builder, piece->kind, piece->level));
    if (piece->marker.text.len)
        OG_TRY(og_builder_marker(flow->builder, og_marker_shown(piece->marker.text)));
    OG_TRY(piece->kind == OG_ROW ? add_cells(flow, piece) : add_lines(flow, piece));
    return og_builder_end(flow->builder);
}

og_status og_read_flowed(const og_text *text, og_builder *builder)
{
    flow_reader flow = {.text = text, .builder = builder};
    for (size_t i = 0; i < text->lines.count; i++)
        OG_TRY(take_line(&flow, i));
    find_headings(&flow);
    flow.lead = count_lead(&flow);
    for (size_t i = 0; i < flow.pieces.count; i++)
        OG_TRY(add_block(&flow, &flow.pieces.items[i]));
    return OG_OK;
}
