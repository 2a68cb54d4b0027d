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

// An element at a place, while the walk is in it. Those in it stand at places of their own.
typedef struct placed_box {
    const xmlNode *node;
    og_str type;         // its class
    float left, top;     // in points
    float pitch;         // of its lines, in points; not above 0: not known
    float room;          // points from its top to that of the next element under it; 0: not known
    uint32_t line;       // that is read
    uint32_t lines;      // that it has
    bool is_beside_next; // that element begins further to the right: its last line may stand beside it
    bool has_words;
    bool is_interrupted; // by a box or block in it: the next words are on a line of their own
} placed_box;

// The type of words that stand in an element itself.
typedef struct placed_type {
    const xmlNode *node;
    float size; // as stated, NaN: not
    bool is_bold;
} placed_type;

// An element that has the size of a page, or the body.
typedef struct placed_paper {
    const xmlNode *node;
    float width, height; // NaN: not stated
} placed_paper;

typedef struct placed_reader {
    const og_html *page;
    const og_limits *limits;
    og_printed printed;
    og_html_sheet sheet;
    const xmlNode *sheet_of_paper; // the element that is the page, NULL: none yet
    float scale;                   // of it, to points
    // Elements that the walk is in, from the outermost: what each states is read once.
    OG_VEC(placed_paper) papers;
    OG_VEC(placed_box) boxes;
    OG_VEC(placed_type) types; // of those in boxes
    bool opens_line;           // the next words are the first of a line
    OG_VEC(og_str) beside;     // words that stand at no place, as outlines do that programs add
    og_buf text;
    placed_piece now;
} placed_reader;

static bool has_place(const og_html_style *style)
{
    return !style->is_in_flow && og_html_states(style, OG_MEASURE_TOP) && og_html_states(style, OG_MEASURE_LEFT);
}

static bool is_placed(const xmlNode *node)
{
    if (node->type != XML_ELEMENT_NODE || !node->properties || og_html_kind_of(node) == OG_HTML_NEVER)
        return false;
    og_html_style style = og_html_own_style(node);
    return has_place(&style);
}

static bool is_read(const xmlNode *node)
{
    return node->type != XML_ELEMENT_NODE || og_html_is(node, "html") || og_html_kind_of(node) != OG_HTML_NEVER;
}

static bool is_block(const xmlNode *node)
{
    og_html_kind kind = node->type == XML_ELEMENT_NODE ? og_html_kind_of(node) : OG_HTML_INLINE;
    return kind != OG_HTML_INLINE && kind != OG_HTML_LINK && kind != OG_HTML_BREAK;
}

// An element at a place, and the blocks in it at no other.
typedef struct place {
    const xmlNode *node;
    size_t blocks;
} place;

// Where several blocks are at one place, a page stands there as a whole, and they say what belongs together.
bool og_html_is_placed(const og_html *page)
{
    enum { MOST_OTHERS = 10 }; // one in so many bytes may stand elsewhere
    size_t inside = 0, all = 0;
    OG_VEC(place) places = {0}; // that the walk is in
    for (og_html_cursor at = og_html_walk(page->top); at.node; og_html_step(&at, is_read(at.node))) {
        place *last = places.count ? &places.items[places.count - 1] : NULL;
        if (at.is_leaving) {
            places.count -= last && last->node == at.node;
            continue;
        }
        if (is_placed(at.node)) {
            if (og_vec_push(page->arena, &places, (place){.node = at.node}) != OG_OK)
                return false;
        } else if (last) {
            last->blocks += is_block(at.node);
        }
        size_t count = og_html_count_printing(og_html_text(at.node));
        all += count;
        inside += last && last->blocks <= 1 ? count : 0;
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
static bool goes_on(const placed_reader *reader, og_str type, uint32_t code, float x, float size)
{
    const placed_piece *now = &reader->now;
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

static placed_box *current_box(placed_reader *reader)
{
    return reader->boxes.count ? &reader->boxes.items[reader->boxes.count - 1] : NULL;
}

// What the style of an element states, or the sheet for its class.
static float measure(const og_html_style *style, const og_html_style *sheet, og_html_measure measure)
{
    return og_html_states(style, measure) || !sheet ? style->measures[measure] : sheet->measures[measure];
}

static og_status enter_type(placed_reader *reader, const xmlNode *node, const og_html_style *style)
{
    const og_html_style *sheet = og_html_class_style(&reader->sheet, node);
    placed_type type = {.node = node, .size = measure(style, sheet, OG_MEASURE_SIZE)};
    type.is_bold = style->is_bold || (sheet && sheet->is_bold) || og_html_is_bold(node);
    if (current_box(reader)->node != node) {
        const placed_type *around = &reader->types.items[reader->types.count - 1];
        type.size = isnan(type.size) ? around->size : type.size;
        type.is_bold = type.is_bold || around->is_bold;
    }
    return og_vec_push(reader->printed.arena, &reader->types, type);
}

// The size in points of the words that are read.
static float type_size(const placed_reader *reader)
{
    float stated = reader->types.items[reader->types.count - 1].size;
    float size = (stated > 0 ? stated : SIZE) * reader->scale;
    if (reader->scale == 1)
        return size;
    return fmaxf(floorf(size * 2 + 0.1F) / 2, 0.5F); // whole pixels; type comes in half points
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

static og_status begin_page(placed_reader *reader, const placed_paper *paper)
{
    bool known = !isnan(paper->width) && !isnan(paper->height);
    float width = known ? paper->width : 0, height = known ? paper->height : 0;
    float side = fmaxf(width, height);
    if (reader->printed.pages.count >= reader->limits->pages)
        return OG_TOO_MANY_PAGES;
    reader->sheet_of_paper = paper->node;
    og_html_begin_sheet_page(&reader->sheet, page_number(og_html_attribute(paper->node, "id")));
    reader->scale = side > LONG_SIDE / 4 && side < LONG_SIDE * 4 ? LONG_SIDE / side : 1;
    og_printed_page page = {known ? (uint32_t)reader->printed.pages.count + 1 : 0, width * reader->scale,
                            height * reader->scale};
    return og_vec_push(reader->printed.arena, &reader->printed.pages, page);
}

static og_status enter_paper(placed_reader *reader, const xmlNode *node, const og_html_style *style)
{
    placed_paper paper = {node, style->measures[OG_MEASURE_WIDTH], style->measures[OG_MEASURE_HEIGHT]};
    bool known = !isnan(paper.width) && !isnan(paper.height);
    if (!known && node != reader->page->top && !og_html_is(node, "body"))
        return OG_OK;
    return og_vec_push(reader->printed.arena, &reader->papers, paper);
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

// How much room the lines of a box have: their pitch is stated for one type and only in whole pixels.
static void measure_room(const placed_reader *reader, placed_box *box)
{
    const xmlNode *next = next_element(box->node);
    if (!next || !is_placed(next))
        return;
    og_html_style style = og_html_own_style(next);
    box->room = style.measures[OG_MEASURE_TOP] * reader->scale - box->top;
    box->is_beside_next = style.measures[OG_MEASURE_LEFT] * reader->scale - box->left > SIZE / 4;
}

static og_status enter_box(placed_reader *reader, const xmlNode *node, const og_html_style *style)
{
    const placed_paper *paper = &reader->papers.items[reader->papers.count - 1];
    if (paper->node != reader->sheet_of_paper) {
        OG_TRY(end_piece(reader));
        OG_TRY(begin_page(reader, paper));
    }
    const og_html_style *sheet = og_html_class_style(&reader->sheet, node);
    placed_box box = {.node = node,
                      .type = og_html_attribute(node, "class"),
                      .left = style->measures[OG_MEASURE_LEFT] * reader->scale,
                      .top = style->measures[OG_MEASURE_TOP] * reader->scale,
                      .pitch = measure(style, sheet, OG_MEASURE_PITCH) * reader->scale,
                      .lines = count_lines(node)};
    measure_room(reader, &box);
    reader->opens_line = true;
    return og_vec_push(reader->printed.arena, &reader->boxes, box);
}

// Where the line of a box begins that is read.
static float top_of_line(const placed_box *box, float size)
{
    float pitch = box->pitch > 0 ? box->pitch : PITCH * size, lines = (float)(box->lines - box->is_beside_next);
    if (box->room > size && lines > 0 && pitch * lines > box->room)
        pitch = fmaxf(box->room / lines, size);
    return box->top + (float)box->line * pitch;
}

// The first character of a line: it goes on with the piece before it, or begins one.
static og_status open_line(placed_reader *reader, uint32_t code, float size)
{
    const placed_box *box = current_box(reader);
    float top = top_of_line(box, size);
    placed_piece *now = &reader->now;
    bool joined =
        !box->line && is_beside(now, box->left, top, size) && goes_on(reader, box->type, code, box->left, size);
    if (!joined) {
        OG_TRY(end_piece(reader));
        now->top = top;
    }
    now->pen = box->left;
    now->type = box->type;
    reader->opens_line = false;
    return OG_OK;
}

static og_status add_text(placed_reader *reader, const xmlNode *node)
{
    placed_box *box = current_box(reader);
    og_str text = og_html_text(node);
    bool prints = og_html_count_printing(text) > 0;
    if (!text.len || (box->is_interrupted && !prints))
        return OG_OK;
    box->line += box->is_interrupted;
    box->has_words = box->has_words || prints;
    box->is_interrupted = false;
    float size = type_size(reader);
    bool bold = reader->types.items[reader->types.count - 1].is_bold;
    for (size_t at = 0, length; at < text.len; at += length) {
        uint32_t code = og_utf8_decode(text, at, &length);
        if (reader->opens_line)
            OG_TRY(open_line(reader, code, size));
        OG_TRY(add_code(reader, code, size, bold));
    }
    return OG_OK;
}

static og_status add_beside(placed_reader *reader, const xmlNode *node)
{
    og_str words = og_str_trim(og_html_text(node));
    return words.len ? og_vec_push(reader->printed.arena, &reader->beside, words) : OG_OK;
}

// The next words of the box that the walk is in begin a line.
static void interrupt(placed_reader *reader)
{
    placed_box *box = current_box(reader);
    box->is_interrupted = box->is_interrupted || box->has_words;
    reader->opens_line = true;
}

static og_status enter(placed_reader *reader, const xmlNode *node)
{
    if (node->type != XML_ELEMENT_NODE)
        return reader->boxes.count ? add_text(reader, node) : add_beside(reader, node);
    if (og_html_is(node, "style"))
        return og_html_add_sheet(reader->printed.arena, node, &reader->sheet);
    if (!is_read(node))
        return OG_OK;
    og_html_style style = og_html_own_style(node);
    placed_box *box = current_box(reader);
    if (has_place(&style)) {
        OG_TRY(enter_box(reader, node, &style));
    } else if (box && og_html_is(node, "br")) {
        box->line++;
        box->is_interrupted = false;
        reader->opens_line = true;
    } else if (box && is_block(node)) {
        interrupt(reader);
    }
    if (reader->boxes.count)
        OG_TRY(enter_type(reader, node, &style));
    return enter_paper(reader, node, &style);
}

static void leave(placed_reader *reader, const xmlNode *node)
{
    if (reader->papers.count && reader->papers.items[reader->papers.count - 1].node == node)
        reader->papers.count--;
    if (reader->types.count && reader->types.items[reader->types.count - 1].node == node)
        reader->types.count--;
    bool closes_box = reader->boxes.count && current_box(reader)->node == node;
    reader->boxes.count -= closes_box;
    if (reader->boxes.count && (closes_box || is_block(node)))
        interrupt(reader);
}

static og_status read_elements(placed_reader *reader)
{
    bool descend = true;
    for (og_html_cursor at = og_html_walk(reader->page->top); at.node; og_html_step(&at, descend)) {
        descend = is_read(at.node) || og_html_is(at.node, "head");
        if (at.is_leaving)
            leave(reader, at.node);
        else
            OG_TRY(enter(reader, at.node));
    }
    return reader->printed.pages.count ? end_piece(reader) : OG_OK;
}

// What stands at no place is none of the pages that were printed.
static og_status write_beside(const placed_reader *reader, og_builder *builder)
{
    for (size_t i = 0; i < reader->beside.count; i++) {
        OG_TRY(og_builder_begin_furniture(builder, 0));
        OG_TRY(og_builder_text(builder, reader->beside.items[i]));
        OG_TRY(og_builder_end(builder));
    }
    return OG_OK;
}

og_status og_html_read_placed(const og_html *page, const og_limits *limits, og_builder *builder)
{
    placed_reader reader = {.page = page, .limits = limits, .printed = {.arena = page->arena}, .scale = 1};
    og_status status = read_elements(&reader);
    og_buf_free(&reader.text);
    OG_TRY(status);
    OG_TRY(og_layout(&reader.printed, builder));
    return write_beside(&reader, builder);
}
