// SPDX-License-Identifier: MIT
#include "read/pdf_text.h"

#include "base/utf8.h"

#include <float.h>
#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

// In parts of the size of a character.
static const float LEAST_SPACE = 0.15F;     // a gap from here on is a space between words
static const float MOST_SPACE = 0.8F;       // a gap from here on ends the line: another column, or another cell
static const float OFF_BASELINE = 0.8F;     // footnote marks are raised by less
static const float SAME_DIRECTION = 0.999F; // cosine

// What all characters of a span share.
typedef struct span_shape {
    fz_font *font;
    fz_matrix matrix; // from a character's own space to the page, its origin aside
    fz_point step;    // where an advance of 1 leads
    fz_point along;   // the same with length 1
    float size;
    float left, right; // what the slant of the letters adds to either side
    bool bold, vertical;
} span_shape;

static span_shape shape_of(fz_context *ctx, const fz_text_span *span, fz_matrix matrix)
{
    span_shape shape = {.font = span->font, .matrix = span->trm, .vertical = span->wmode};
    shape.matrix.e = shape.matrix.f = 0;
    matrix.e = matrix.f = 0;
    shape.matrix = fz_concat(shape.matrix, matrix);
    shape.step = fz_transform_vector(shape.vertical ? fz_make_point(0, -1) : fz_make_point(1, 0), shape.matrix);
    shape.along = fz_normalize_vector(shape.step);
    shape.size = fz_matrix_expansion(shape.matrix);
    shape.bold = fz_font_is_bold(ctx, span->font);
    float top = fz_transform_vector(fz_make_point(0, fz_font_ascender(ctx, span->font)), shape.matrix).x;
    float bottom = fz_transform_vector(fz_make_point(0, fz_font_descender(ctx, span->font)), shape.matrix).x;
    shape.left = fminf(top, bottom);
    shape.right = fmaxf(top, bottom);
    return shape;
}

static float advance_of(fz_context *ctx, og_pdf_advances *known, const span_shape *shape, int glyph)
{
    if (glyph < 0)
        return 0;
    if (known->font != shape->font) {
        fz_drop_font(ctx, known->font);
        known->font = fz_keep_font(ctx, shape->font);
        memset(known->glyphs, 0, sizeof known->glyphs);
    }
    size_t slot = (size_t)glyph % OG_PDF_ADVANCES;
    if (shape->vertical || glyph == INT_MAX)
        return fz_advance_glyph(ctx, shape->font, glyph, shape->vertical);
    if (known->glyphs[slot] != glyph + 1) {
        known->advances[slot] = fz_advance_glyph(ctx, shape->font, glyph, 0);
        known->glyphs[slot] = glyph + 1;
    }
    return known->advances[slot];
}

static bool add_char(og_pdf_text *text, og_pdf_char added)
{
    enum { LEAST = 256 };
    if (text->count == text->capacity) {
        size_t capacity = text->capacity ? text->capacity * 2 : LEAST;
        og_pdf_char *grown = realloc(text->chars, capacity * sizeof *grown);
        if (!grown) {
            text->out_of_memory = true;
            return false;
        }
        text->chars = grown;
        text->capacity = capacity;
    }
    text->chars[text->count++] = added;
    return true;
}

bool og_pdf_text_end_line(og_pdf_text *text)
{
    size_t count = text->count;
    text->count = 0;
    return !count || text->take(text->user, text->chars, count);
}

typedef enum joint { JOINT_NONE, JOINT_SPACE, JOINT_LINE } joint;

// Whether there is an open line and the character is written in its direction.
static bool goes_on(const og_pdf_text *text, const span_shape *shape)
{
    return text->count && text->vertical == shape->vertical &&
           shape->along.x * text->along.x + shape->along.y * text->along.y >= SAME_DIRECTION;
}

// What lies between the character before and one that begins at `start`.
static joint joint_before(const og_pdf_text *text, const span_shape *shape, fz_point start)
{
    if (!goes_on(text, shape))
        return JOINT_LINE;
    float x = start.x - text->pen.x, y = start.y - text->pen.y;
    float gap = (shape->along.x * x + shape->along.y * y) / shape->size;
    float rise = (shape->along.x * y - shape->along.y * x) / shape->size;
    if (!(fabsf(rise) < OFF_BASELINE)) // a size of 0 gives no number
        return JOINT_LINE;
    if (!(fabsf(gap) < MOST_SPACE))
        return JOINT_LINE;
    if (gap < LEAST_SPACE) // also a step back, as in dots that are set from the right
        return JOINT_NONE;
    return text->last == ' ' || shape->vertical ? JOINT_NONE : JOINT_SPACE;
}

static og_pdf_char char_between(const span_shape *shape, uint32_t code, fz_point start, fz_point end)
{
    return (og_pdf_char){.code = code,
                         .x0 = start.x + shape->left,
                         .x1 = end.x + shape->right,
                         .base = start.y,
                         .size = shape->size,
                         .bold = shape->bold};
}

// A character that moves from `start` to `end`; without a glyph of its own it stands where the one before ended.
static bool put(og_pdf_text *text, const span_shape *shape, uint32_t code, bool own_glyph, fz_point start, fz_point end)
{
    if (!own_glyph && text->count) {
        text->last = code;
        return add_char(text, char_between(shape, code, text->pen, text->pen));
    }
    if (goes_on(text, shape) && code == text->last && fabsf(end.x - text->pen.x) < FLT_EPSILON &&
        fabsf(end.y - text->pen.y) < FLT_EPSILON)
        return true; // shown again in the same place, to look bold
    joint before = joint_before(text, shape, start);
    if (before == JOINT_LINE && !og_pdf_text_end_line(text))
        return false;
    if (before == JOINT_SPACE && !add_char(text, char_between(shape, ' ', text->pen, start)))
        return false;
    if (before == JOINT_LINE) {
        text->along = shape->along;
        text->vertical = shape->vertical;
    }
    text->pen = end;
    text->last = code;
    return add_char(text, char_between(shape, code, start, end));
}

// The letters of a ligature; NULL for any other character.
static const char *letters_of(int code)
{
    static const char *const ligatures[] = {"ff", "fi", "fl", "ffi", "ffl", "st", "st"};
    enum { FIRST = 0xFB00, COUNT = sizeof ligatures / sizeof *ligatures };
    return code >= FIRST && code < FIRST + COUNT ? ligatures[code - FIRST] : NULL;
}

static bool put_item(fz_context *ctx, og_pdf_text *text, const span_shape *shape, const fz_text_item *item,
                     fz_matrix matrix)
{
    if (item->ucs == -1) // one more glyph of the character before
        return true;
    float advance = advance_of(ctx, &text->advances, shape, item->gid);
    fz_point origin = fz_transform_point_xy(item->x, item->y, matrix);
    fz_point moved = {advance * shape->step.x, advance * shape->step.y};
    fz_point start = shape->vertical ? fz_make_point(origin.x - moved.x, origin.y - moved.y) : origin;
    fz_point end = shape->vertical ? origin : fz_make_point(origin.x + moved.x, origin.y + moved.y);
    uint32_t code = item->ucs > 0 ? (uint32_t)item->ucs : OG_REPLACEMENT;
    const char *letters = letters_of(item->ucs);
    if (!letters)
        return put(text, shape, og_code_is_space(code) ? ' ' : code, item->gid >= 0, start, end);
    bool well = put(text, shape, (uint32_t)letters[0], item->gid >= 0, start, end);
    for (size_t i = 1; well && letters[i]; i++)
        well = put(text, shape, (uint32_t)letters[i], false, start, end);
    return well;
}

bool og_pdf_text_show(fz_context *ctx, og_pdf_text *text, const fz_text *shown, fz_matrix matrix)
{
    if (shown == text->shown)
        return true;
    fz_drop_text(ctx, text->shown);
    text->shown = fz_keep_text(ctx, shown);
    for (const fz_text_span *span = shown->head; span; span = span->next) {
        span_shape shape = shape_of(ctx, span, matrix);
        for (int i = 0; i < span->len; i++)
            if (!put_item(ctx, text, &shape, &span->items[i], matrix))
                return false;
    }
    return true;
}

void og_pdf_text_free(fz_context *ctx, og_pdf_text *text)
{
    fz_drop_text(ctx, text->shown);
    fz_drop_font(ctx, text->advances.font);
    free(text->chars);
    *text = (og_pdf_text){0};
}
