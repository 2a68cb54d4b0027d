// SPDX-License-Identifier: MIT
// Pages of HTML that are printed pages: programs that convert PDF files write each line, or each few lines, as an
// element at a place. What belongs together is told by the places alone, so layout.c reads them, as it reads PDF files.
#include "base/buf.h"
#include "base/str.h"
#include "base/utf8.h"
#include "read/html_style.h"
#include "read/printed.h"

#include <math.h>

static const float LONG_SIDE = 842; // points of a sheet of paper
static const float PITCH = 1.2F;    // of lines, in sizes, where it is not stated
static const float SIZE = 12;       // of type, where it is not stated
static const float CELL_GAP = 1.3F; // in sizes: as far apart are cells, as in PDF files

// The piece of text that is being gathered.
typedef struct placed_piece {
    float x0, x1; // edges of what is printed
    float pen;    // where the next character goes
    float top;
    float size;
    size_t bold;
    size_t count;  // of characters that print
    size_t spaces; // behind them
    og_str type;   // the class of its element
} placed_piece;

typedef struct placed_reader {
    const og_html *page;
    const og_limits *limits;
    og_printed printed;
    og_html_sheet sheet;
    const xmlNode *sheet_of_paper; // the element that is the page, NULL: none yet
    float scale;                   // of it, to points
    const xmlNode *placed;         // the element whose words are read
    og_html_style style;           // of that
    uint32_t line;                 // of that
    uint32_t lines;                // that it has
    float room;                    // points from its top to that of the next element under it; 0: not known
    bool is_beside_next;           // that element begins further to the right: its last line may stand beside it
    og_buf text;
    placed_piece now;
} placed_reader;

static bool is_placed(const xmlNode *node)
{
    if (node->type != XML_ELEMENT_NODE || !node->properties || og_html_kind_of(node) == OG_HTML_NEVER)
        return false;
    og_html_style style = og_html_own_style(node);
    return og_html_states(&style, OG_MEASURE_TOP) && og_html_states(&style, OG_MEASURE_LEFT);
}

static bool is_read(const xmlNode *node)
{
    return node->type != XML_ELEMENT_NODE || og_html_is(node, "html") || og_html_kind_of(node) != OG_HTML_NEVER;
}

bool og_html_is_placed(const og_html *page)
{
    enum { MOST_OTHERS = 10 }; // one in so many bytes may stand elsewhere
    size_t inside = 0, all = 0;
    const xmlNode *placed = NULL;
    for (og_html_cursor at = og_html_walk(page->top); at.node; og_html_step(&at, is_read(at.node))) {
        if (at.is_leaving) {
            placed = at.node == placed ? NULL : placed;
            continue;
        }
        if (!placed && is_placed(at.node))
            placed = at.node;
        size_t count = og_html_count_printing(og_html_text(at.node));
        all += count;
        inside += placed ? count : 0;
    }
    return inside && (all - inside) * MOST_OTHERS <= inside;
}

// ---- pieces ----

// How wide a character is in most type without serifs, in sizes: within one per cent for lines of Tahoma.
static float advance(uint32_t code, bool bold)
{
    static const struct {
        og_str letters;
        float width;
    } widths[] = {{OG_STR("'ijlI.,:;|!"), 0.24F},
                  {OG_STR("frt()[]-/\""), 0.34F},
                  {OG_STR("acsxyvkzL"), 0.5F},
                  {OG_STR("mwMW@%"), 0.8F}};
    static const float BOLDER = 1.13F;
    bool ascii = code < 0x80, capital = ascii && og_is_upper((char)code);
    float width = og_code_is_space(code) ? 0.29F : og_code_is_apostrophe(code) ? 0.24F : capital ? 0.63F : 0.555F;
    for (size_t i = 0; ascii && i < sizeof widths / sizeof *widths; i++)
        if (og_str_find_byte(widths[i].letters, (char)code, 0) != SIZE_MAX)
            width = widths[i].width;
    return bold ? width * BOLDER : width;
}

// Between pieces side by side is a gap, however wide their characters seem to be.
static void part(og_fragment *one, og_fragment *two)
{
    bool beside = one->page == two->page && one->top + 0.8F * one->size < two->top + 1.1F * two->size &&
                  two->top + 0.8F * two->size < one->top + 1.1F * one->size;
    og_fragment *left = one->x0 < two->x0 ? one : two, *right = left == one ? two : one;
    if (beside)
        left->x1 = fmaxf(left->x0, fminf(left->x1, right->x0 - CELL_GAP * left->size));
}

// Keeps a piece. Those beside it came just before: cells are written one after the other.
static og_status add_fragment(placed_reader *reader, og_fragment fragment)
{
    enum { NEAR = 12 };
    size_t count = reader->printed.fragments.count;
    for (size_t i = count > NEAR ? count - NEAR : 0; i < count; i++)
        part(&reader->printed.fragments.items[i], &fragment);
    return og_vec_push(reader->printed.arena, &reader->printed.fragments, fragment);
}

static og_status end_piece(placed_reader *reader)
{
    placed_piece *now = &reader->now;
    og_status status = reader->text.status;
    if (status == OG_OK && reader->printed.fragments.count >= reader->limits->blocks)
        status = OG_TOO_COMPLEX;
    if (status == OG_OK && now->count) {
        og_fragment fragment = {.x0 = now->x0,
                                .x1 = now->x1,
                                .top = now->top,
                                .bottom = now->top + now->size,
                                .size = now->size,
                                .bold = now->bold * 10 >= now->count * 9,
                                .page = (uint32_t)reader->printed.pages.count - 1};
        status = og_arena_copy(reader->printed.arena, og_buf_str(&reader->text), &fragment.text);
        if (status == OG_OK)
            status = add_fragment(reader, fragment);
    }
    reader->text.len = 0;
    now->count = now->bold = now->spaces = 0;
    return status;
}

static bool is_beside(const placed_piece *piece, float x, float top, float size)
{
    float off = (top + 0.8F * size) - (piece->top + 0.8F * piece->size);
    return piece->count && fabsf(off) <= 0.3F * fmaxf(size, piece->size) && x > piece->x0;
}

// True when a character at `x` goes on with the piece: then the type changes, or there would be one element. Where the
// piece ends is known only as far as its characters tell.
static bool goes_on(const placed_reader *reader, uint32_t code, float x, float size)
{
    const placed_piece *now = &reader->now;
    og_str type = og_html_attribute(reader->placed, "class");
    char last = reader->text.ptr[reader->text.len - 1];
    if (!type.len || og_str_equal(type, now->type))
        return false;
    bool in_word =
        og_code_is_apostrophe(code) || (code < 0x80 && (og_is_lower((char)code) || code == ',' || code == '.'));
    bool sure = now->spaces || in_word || (unsigned char)last >= 0x80 || last == '\'' || last == '-';
    float slack = 0.03F * (now->x1 - now->x0);
    return x - now->pen < (sure ? 0.7F : 0.3F) * size + slack;
}

static og_status add_code(placed_reader *reader, uint32_t code, float size, bool bold)
{
    placed_piece *now = &reader->now;
    if (og_code_is_space(code)) {
        now->spaces += now->count > 0;
        now->pen += advance(code, bold) * size;
        return OG_OK;
    }
    if (now->count && now->spaces && now->pen - now->x1 > CELL_GAP * now->size)
        OG_TRY(end_piece(reader));
    if (!now->count) {
        now->x0 = now->pen;
        now->size = size;
    }
    if (now->spaces)
        og_buf_add_byte(&reader->text, ' ');
    og_utf8_add(&reader->text, code);
    now->spaces = 0;
    now->count++;
    now->bold += bold;
    now->pen += advance(code, bold) * size;
    now->x1 = now->pen;
    return reader->text.status;
}

// ---- elements ----

static float measure(const placed_reader *reader, og_html_measure measure)
{
    const og_html_style *sheet = og_html_class_style(&reader->sheet, reader->placed);
    bool own = og_html_states(&reader->style, measure);
    return own ? reader->style.measures[measure] : sheet ? sheet->measures[measure] : NAN;
}

// The size in points and the weight of the words in a node below the placed element.
static void find_type(const placed_reader *reader, const xmlNode *node, float *size, bool *bold)
{
    *size = NAN;
    *bold = false;
    for (const xmlNode *above = node->parent; above && above->type == XML_ELEMENT_NODE; above = above->parent) {
        og_html_style own = og_html_own_style(above);
        const og_html_style *sheet = og_html_class_style(&reader->sheet, above);
        float stated = og_html_states(&own, OG_MEASURE_SIZE) || !sheet ? own.measures[OG_MEASURE_SIZE]
                                                                       : sheet->measures[OG_MEASURE_SIZE];
        *size = isnan(*size) ? stated : *size;
        *bold =
            *bold || own.is_bold || (sheet && sheet->is_bold) || og_html_is(above, "b") || og_html_is(above, "strong");
        if (above == reader->placed)
            break;
    }
    *size = (*size > 0 ? *size : SIZE) * reader->scale;
    if (reader->scale != 1) // whole pixels; type comes in half points
        *size = fmaxf(floorf(*size * 2 + 0.1F) / 2, 0.5F);
}

// The number in a page's name, as in "page12-div".
static og_str page_number(og_str id)
{
    size_t start = 0;
    while (start < id.len && !og_is_digit(id.ptr[start]))
        start++;
    size_t end = start;
    while (end < id.len && og_is_digit(id.ptr[end]))
        end++;
    return og_str_slice(id, start, end);
}

static og_status begin_page(placed_reader *reader, const xmlNode *paper)
{
    og_html_style style = og_html_own_style(paper);
    bool known = og_html_states(&style, OG_MEASURE_WIDTH) && og_html_states(&style, OG_MEASURE_HEIGHT);
    float width = known ? style.measures[OG_MEASURE_WIDTH] : 0, height = known ? style.measures[OG_MEASURE_HEIGHT] : 0;
    float side = fmaxf(width, height);
    if (reader->printed.pages.count >= reader->limits->pages)
        return OG_TOO_MANY_PAGES;
    reader->sheet_of_paper = paper;
    og_html_begin_sheet_page(&reader->sheet, page_number(og_html_attribute(paper, "id")));
    reader->scale = side > LONG_SIDE / 4 && side < LONG_SIDE * 4 ? LONG_SIDE / side : 1;
    og_printed_page page = {known ? (uint32_t)reader->printed.pages.count + 1 : 0, width * reader->scale,
                            height * reader->scale};
    return og_vec_push(reader->printed.arena, &reader->printed.pages, page);
}

// The element that has the size of a page around a placed one, else the body.
static const xmlNode *paper_around(const placed_reader *reader, const xmlNode *node)
{
    const xmlNode *above = node->parent;
    for (; above && above != reader->page->top && !og_html_is(above, "body"); above = above->parent) {
        og_html_style style = og_html_own_style(above);
        if (og_html_states(&style, OG_MEASURE_WIDTH) && og_html_states(&style, OG_MEASURE_HEIGHT))
            break;
    }
    return above ? above : reader->page->top;
}

static const xmlNode *next_element(const xmlNode *node)
{
    for (node = node->next; node && node->type != XML_ELEMENT_NODE; node = node->next)
        continue;
    return node;
}

static uint32_t count_lines(const xmlNode *element)
{
    uint32_t count = 1;
    for (og_html_cursor at = og_html_walk(element); at.node; og_html_step(&at, true))
        count += !at.is_leaving && og_html_is(at.node, "br");
    return count;
}

// How much room the lines of the placed element have: their pitch is stated for one type and only in whole pixels.
static void measure_room(placed_reader *reader)
{
    const xmlNode *next = next_element(reader->placed);
    reader->room = 0;
    if (!next || !is_placed(next))
        return;
    og_html_style style = og_html_own_style(next);
    float left = style.measures[OG_MEASURE_LEFT] - reader->style.measures[OG_MEASURE_LEFT];
    reader->room = (style.measures[OG_MEASURE_TOP] - reader->style.measures[OG_MEASURE_TOP]) * reader->scale;
    reader->is_beside_next = left * reader->scale > SIZE / 4;
}

static og_status enter_placed(placed_reader *reader, const xmlNode *node)
{
    const xmlNode *paper = paper_around(reader, node);
    if (paper != reader->sheet_of_paper) {
        OG_TRY(end_piece(reader));
        OG_TRY(begin_page(reader, paper));
    }
    reader->placed = node;
    reader->style = og_html_own_style(node);
    reader->line = 0;
    reader->lines = count_lines(node);
    measure_room(reader);
    return OG_OK;
}

// Where line `line` of the placed element begins.
static float top_of_line(const placed_reader *reader, float size)
{
    float pitch = measure(reader, OG_MEASURE_PITCH), lines = (float)(reader->lines - reader->is_beside_next);
    pitch = pitch > 0 ? pitch * reader->scale : PITCH * size;
    if (reader->room > size && lines > 0 && pitch * lines > reader->room)
        pitch = fmaxf(reader->room / lines, size);
    return reader->style.measures[OG_MEASURE_TOP] * reader->scale + (float)reader->line * pitch;
}

// The first character of a line: it goes on with the piece before it, or begins one.
static og_status open_line(placed_reader *reader, uint32_t code, float size)
{
    float x = reader->style.measures[OG_MEASURE_LEFT] * reader->scale, top = top_of_line(reader, size);
    placed_piece *now = &reader->now;
    bool joined = !reader->line && is_beside(now, x, top, size) && goes_on(reader, code, x, size);
    if (!joined) {
        OG_TRY(end_piece(reader));
        now->top = top;
    }
    now->pen = x;
    now->type = og_html_attribute(reader->placed, "class");
    return OG_OK;
}

static og_status add_text(placed_reader *reader, const xmlNode *node, bool *opens_line)
{
    float size;
    bool bold;
    og_str text = og_html_text(node);
    if (!text.len)
        return OG_OK;
    find_type(reader, node, &size, &bold);
    for (size_t at = 0, length; at < text.len; at += length) {
        uint32_t code = og_utf8_decode(text, at, &length);
        if (*opens_line)
            OG_TRY(open_line(reader, code, size));
        *opens_line = false;
        OG_TRY(add_code(reader, code, size, bold));
    }
    return OG_OK;
}

static og_status read_elements(placed_reader *reader)
{
    bool opens_line = false, descend = true;
    for (og_html_cursor at = og_html_walk(reader->page->top); at.node; og_html_step(&at, descend)) {
        descend = is_read(at.node) || og_html_is(at.node, "head");
        if (at.is_leaving) {
            reader->placed = at.node == reader->placed ? NULL : reader->placed;
            continue;
        }
        if (og_html_is(at.node, "style"))
            OG_TRY(og_html_add_sheet(reader->printed.arena, at.node, &reader->sheet));
        if (is_placed(at.node)) {
            OG_TRY(enter_placed(reader, at.node));
            opens_line = true;
        } else if (reader->placed && og_html_is(at.node, "br")) {
            reader->line++;
            opens_line = true;
        } else if (reader->placed) {
            OG_TRY(add_text(reader, at.node, &opens_line));
        }
    }
    return reader->printed.pages.count ? end_piece(reader) : OG_OK;
}

og_status og_html_read_placed(const og_html *page, const og_limits *limits, og_builder *builder)
{
    placed_reader reader = {.page = page, .limits = limits, .printed = {.arena = page->arena}, .scale = 1};
    og_status status = read_elements(&reader);
    og_buf_free(&reader.text);
    return status == OG_OK ? og_layout(&reader.printed, builder) : status;
}
