// SPDX-License-Identifier: MIT
// PDF by MuPDF: pieces of text and drawn lines at their places, for layout.c.
#include "read/read.h"

#include "base/diagnostics.h"
#include "base/str.h"
#include "base/utf8.h"
#include "read/pdf_context.h"
#include "read/pdf_memory.h"
#include "read/pdf_text.h"
#include "read/printed.h"

#include <math.h>
#include <mupdf/fitz.h>
#include <mupdf/pdf.h>

enum {
    LEAST_MEMORY = 1 << 20,      // with less, MuPDF's context cannot be made, and MuPDF says so on standard error
    MOST_RULES_A_PAGE = 5000,    // drawn lines; a table of 100 rows and 10 columns draws every cell with fewer
    MOST_GLYPHS_A_PAGE = 400000, // a page full of footnotes has 15000; forms in forms make any number of a small file
    MOST_DRAWN_A_PAGE = 1000000, // pieces of any kind: forms in forms need not show text
    THICKEST_LINE = 3,           // points: what is filled and thicker is an area
};

typedef struct pdf_reader {
    fz_context *ctx;
    og_printed *printed;
    uint32_t page; // index
    og_buf text;   // of the fragment being collected
    og_status status;
    bool picture; // a page draws a picture
    size_t rules_on_page;
    size_t glyphs_on_page;
    size_t drawn_on_page;
    og_pdf_text shown;
    fz_cookie cookie; // tells MuPDF to give a page up
    const og_limits *limits;
    og_pdf_memory *memory; // of MuPDF
} pdf_reader;

// ---- drawn lines ----

// Keeps the text and the drawn lines, which are the borders of tables.
typedef struct page_device {
    fz_device super;
    pdf_reader *reader;
} page_device;

// Counts one thing that a page draws; gives the page up when there are more than any page has.
static void count_drawn(pdf_reader *reader)
{
    if (++reader->drawn_on_page > MOST_DRAWN_A_PAGE && reader->status == OG_OK)
        reader->status = OG_TOO_COMPLEX;
    if (reader->status != OG_OK)
        reader->cookie.abort = 1;
}

typedef struct path_walk {
    pdf_reader *reader;
    fz_matrix matrix;
    fz_point at;
    fz_point start;
    float left, right, top, bottom; // of the part; NaN: no point yet
    bool stroked;
} path_walk;

// False when the page has as many drawn lines as are kept.
static bool count_line(pdf_reader *reader)
{
    bool fits = reader->rules_on_page < MOST_RULES_A_PAGE;
    reader->rules_on_page += fits;
    reader->printed->lines_lost |= !fits;
    return fits;
}

static void keep_rule(pdf_reader *reader, fz_point a, fz_point b)
{
    enum { SHORTEST = 20 };
    bool level = fabsf(a.y - b.y) <= 0.5F && fabsf(a.x - b.x) >= SHORTEST; // no places without a number
    if (!level || !count_line(reader))
        return;
    og_rule rule = {.x0 = fminf(a.x, b.x), .x1 = fmaxf(a.x, b.x), .y = (a.y + b.y) / 2, .page = reader->page};
    if (og_vec_push(reader->printed->arena, &reader->printed->rules, rule) != OG_OK)
        reader->status = OG_NO_MEMORY;
}

// A pen's line, or a filled box as thin as one. The sides of other boxes are no borders: they lie behind text.
static void keep_upright(pdf_reader *reader, float x, float y0, float y1)
{
    enum { SHORTEST = 6 };
    if (!(fabsf(y1 - y0) >= SHORTEST) || !count_line(reader))
        return;
    og_upright upright = {.x = x, .y0 = fminf(y0, y1), .y1 = fmaxf(y0, y1), .page = reader->page};
    if (og_vec_push(reader->printed->arena, &reader->printed->uprights, upright) != OG_OK)
        reader->status = OG_NO_MEMORY;
}

static void include(path_walk *walk, fz_point point)
{
    walk->left = fminf(walk->left, point.x); // of a NaN and a number, the number
    walk->right = fmaxf(walk->right, point.x);
    walk->top = fminf(walk->top, point.y);
    walk->bottom = fmaxf(walk->bottom, point.y);
}

static void walk_edge(path_walk *walk, fz_point to)
{
    keep_rule(walk->reader, walk->at, to);
    if (walk->stroked && fabsf(walk->at.x - to.x) <= 0.5F)
        keep_upright(walk->reader, to.x, walk->at.y, to.y);
    include(walk, to);
    walk->at = to;
}

// Ends one part of a path.
static void end_part(path_walk *walk)
{
    if (!walk->stroked && walk->right - walk->left <= THICKEST_LINE)
        keep_upright(walk->reader, (walk->left + walk->right) / 2, walk->top, walk->bottom);
    walk->left = walk->right = walk->top = walk->bottom = NAN;
}

static void walk_move(fz_context *ctx, void *arg, float x, float y)
{
    path_walk *walk = arg;
    (void)ctx;
    end_part(walk);
    walk->at = walk->start = fz_transform_point_xy(x, y, walk->matrix);
    include(walk, walk->at);
}

static void walk_line(fz_context *ctx, void *arg, float x, float y)
{
    path_walk *walk = arg;
    (void)ctx;
    walk_edge(walk, fz_transform_point_xy(x, y, walk->matrix));
}

static void walk_curve(fz_context *ctx, void *arg, float x1, float y1, float x2, float y2, float x3, float y3)
{
    path_walk *walk = arg;
    (void)ctx, (void)x1, (void)y1, (void)x2, (void)y2;
    walk->at = fz_transform_point_xy(x3, y3, walk->matrix);
    include(walk, walk->at);
}

static void walk_close(fz_context *ctx, void *arg)
{
    path_walk *walk = arg;
    (void)ctx;
    walk_edge(walk, walk->start);
    end_part(walk);
}

static void keep_path(fz_context *ctx, fz_device *device, const fz_path *path, fz_matrix matrix, bool stroked)
{
    count_drawn(((page_device *)device)->reader);
    static const fz_path_walker walker = {walk_move, walk_line, walk_curve, walk_close, NULL, NULL, NULL, NULL};
    path_walk walk = {.reader = ((page_device *)device)->reader, .matrix = matrix, .stroked = stroked};
    walk.left = walk.right = walk.top = walk.bottom = NAN;
    fz_walk_path(ctx, path, &walker, &walk);
    end_part(&walk);
}

static bool is_white(fz_context *ctx, fz_colorspace *space, const float *color)
{
    int inks = fz_colorspace_n(ctx, space);
    bool subtractive = fz_colorspace_type(ctx, space) == FZ_COLORSPACE_CMYK;
    for (int i = 0; i < inks; i++)
        if (subtractive ? color[i] > 0.01F : color[i] < 0.99F)
            return false;
    return true;
}

// White areas lie behind single lines of text in some tables; their edges divide nothing. A white line may.
static void device_fill_path(fz_context *ctx, fz_device *device, const fz_path *path, int even_odd, fz_matrix matrix,
                             fz_colorspace *space, const float *color, float alpha, fz_color_params params)
{
    (void)even_odd, (void)alpha, (void)params;
    if (is_white(ctx, space, color)) {
        fz_rect box = fz_bound_path(ctx, path, NULL, matrix);
        if (box.y1 - box.y0 > THICKEST_LINE && box.x1 - box.x0 > THICKEST_LINE) {
            count_drawn(((page_device *)device)->reader);
            return;
        }
    }
    keep_path(ctx, device, path, matrix, false);
}

static void device_stroke_path(fz_context *ctx, fz_device *device, const fz_path *path, const fz_stroke_state *stroke,
                               fz_matrix matrix, fz_colorspace *space, const float *color, float alpha,
                               fz_color_params params)
{
    (void)stroke, (void)space, (void)color, (void)alpha, (void)params;
    keep_path(ctx, device, path, matrix, true);
}

// The frame of a form, and whatever else bounds what is drawn.
static void device_clip_path(fz_context *ctx, fz_device *device, const fz_path *path, int even_odd, fz_matrix matrix,
                             fz_rect scissor)
{
    (void)ctx, (void)path, (void)even_odd, (void)matrix, (void)scissor;
    count_drawn(((page_device *)device)->reader);
}

static void device_fill_image(fz_context *ctx, fz_device *device, fz_image *image, fz_matrix matrix, float alpha,
                              fz_color_params params)
{
    (void)ctx, (void)image, (void)matrix, (void)alpha, (void)params;
    ((page_device *)device)->reader->picture = true;
    count_drawn(((page_device *)device)->reader);
}

// Takes a text; gives the page up when it shows more than a page can hold.
static void show(fz_context *ctx, fz_device *device, const fz_text *text, fz_matrix matrix)
{
    pdf_reader *reader = ((page_device *)device)->reader;
    count_drawn(reader);
    for (const fz_text_span *span = text->head; span; span = span->next)
        reader->glyphs_on_page += (size_t)span->len;
    if (reader->glyphs_on_page > MOST_GLYPHS_A_PAGE)
        reader->status = OG_TOO_COMPLEX;
    if (reader->status != OG_OK || !og_pdf_text_show(ctx, &reader->shown, text, matrix))
        reader->cookie.abort = 1;
}

static void device_fill_text(fz_context *ctx, fz_device *device, const fz_text *text, fz_matrix matrix,
                             fz_colorspace *space, const float *color, float alpha, fz_color_params params)
{
    (void)space, (void)color, (void)alpha, (void)params;
    show(ctx, device, text, matrix);
}

static void device_stroke_text(fz_context *ctx, fz_device *device, const fz_text *text, const fz_stroke_state *stroke,
                               fz_matrix matrix, fz_colorspace *space, const float *color, float alpha,
                               fz_color_params params)
{
    (void)stroke, (void)space, (void)color, (void)alpha, (void)params;
    show(ctx, device, text, matrix);
}

static void device_clip_text(fz_context *ctx, fz_device *device, const fz_text *text, fz_matrix matrix, fz_rect scissor)
{
    (void)scissor;
    show(ctx, device, text, matrix);
}

static fz_device *new_page_device(fz_context *ctx, pdf_reader *reader)
{
    page_device *device = fz_new_derived_device(ctx, page_device);
    device->super.fill_path = device_fill_path;
    device->super.stroke_path = device_stroke_path;
    device->super.clip_path = device_clip_path;
    device->super.fill_text = device_fill_text;
    device->super.stroke_text = device_stroke_text;
    device->super.clip_text = device_clip_text;
    device->super.ignore_text = show; // text that is not to be seen, as under a scanned page
    device->super.fill_image = device_fill_image;
    device->reader = reader;
    return &device->super;
}

// ---- pieces of text ----

// What is known of the fragment being collected.
typedef struct piece {
    float x0, x1;
    float size_sum;
    float baseline;
    size_t bold;
    size_t count; // of characters other than white space
} piece;

static og_status end_piece(pdf_reader *reader, piece *now)
{
    og_status status = reader->text.status;
    if (status == OG_OK && reader->printed->fragments.count >= reader->limits->blocks)
        status = OG_TOO_COMPLEX;
    if (status == OG_OK && now->count) {
        float size = now->size_sum / (float)now->count;
        og_fragment fragment = {.x0 = now->x0,
                                .x1 = now->x1,
                                .top = now->baseline - 0.8F * size,
                                .bottom = now->baseline + 0.2F * size,
                                .size = size,
                                .bold = now->bold * 10 >= now->count * 9,
                                .page = reader->page};
        status = og_arena_copy(reader->printed->arena, og_buf_str(&reader->text), &fragment.text);
        if (status == OG_OK)
            status = og_vec_push(reader->printed->arena, &reader->printed->fragments, fragment);
    }
    reader->text.len = 0;
    *now = (piece){0};
    return status;
}

// The size and baseline of the longest run of characters of a line that have both in common.
static void line_measure(const og_pdf_char *chars, size_t count, float *size, float *baseline)
{
    size_t best = 0, end;
    for (size_t run = 0; run < count; run = end) {
        end = run + 1; // at least one: a size that is no number equals nothing, not even itself
        while (end < count && chars[end].size == chars[run].size && chars[end].base == chars[run].base)
            end++;
        if (end - run > best) {
            best = end - run;
            *size = chars[run].size;
            *baseline = chars[run].base;
        }
    }
}

// A raised small digit is the mark of a footnote: it is written as a superscript so that it is no part of the word.
static uint32_t superscript(const og_pdf_char *at, float size, float baseline)
{
    bool raised = at->size < 0.8F * size && at->base < baseline - 0.1F * size;
    return raised && at->code >= '0' && at->code <= '9' ? og_code_raised(at->code - '0') : at->code;
}

static og_status collect_line(pdf_reader *reader, const og_pdf_char *chars, size_t count)
{
    float size = 0, baseline = 0;
    piece now = {0};
    line_measure(chars, count, &size, &baseline);
    for (const og_pdf_char *at = chars; at < chars + count; at++) {
        uint32_t code = superscript(at, size, baseline);
        if (og_code_is_space(code)) {
            if (now.count)
                og_buf_add_byte(&reader->text, ' ');
            continue;
        }
        if (now.count && at->x0 - now.x1 > 1.3F * size)
            OG_TRY(end_piece(reader, &now));
        if (!now.count) {
            now.x0 = at->x0;
            now.baseline = baseline;
        }
        now.x1 = fmaxf(at->x0, at->x1);
        now.count++;
        now.bold += at->bold;
        now.size_sum += at->size;
        og_utf8_add(&reader->text, code);
    }
    return end_piece(reader, &now);
}

static bool take_line(void *user, const og_pdf_char *chars, size_t count)
{
    pdf_reader *reader = user;
    if (reader->status == OG_OK)
        reader->status = collect_line(reader, chars, count);
    return reader->status == OG_OK;
}

// ---- pages and document ----

static void begin_page(pdf_reader *reader, int number, fz_rect box)
{
    og_printed_page printed = {.number = (uint32_t)number + 1, .width = box.x1 - box.x0, .height = box.y1 - box.y0};
    reader->status = og_vec_push(reader->printed->arena, &reader->printed->pages, printed);
    reader->page = (uint32_t)reader->printed->pages.count - 1;
    reader->rules_on_page = reader->glyphs_on_page = reader->drawn_on_page = 0;
}

// Runs one page through the device. False when MuPDF could not read it; what was read before an error counts.
static bool read_page(pdf_reader *reader, fz_document *document, int number)
{
    fz_context *ctx = reader->ctx;
    fz_page *page = NULL;
    fz_device *device = NULL;
    bool well = true;
    fz_var(page);
    fz_var(device);
    fz_var(well);
    fz_try(ctx)
    {
        page = fz_load_page(ctx, document, number);
        begin_page(reader, number, fz_bound_page(ctx, page));
        device = new_page_device(ctx, reader);
        if (reader->status == OG_OK)
            fz_run_page_contents(ctx, page, device, fz_identity, &reader->cookie);
        if (reader->status == OG_OK) // the fields of a form are filled in on top of the page
            fz_run_page_widgets(ctx, page, device, fz_identity, &reader->cookie);
        fz_close_device(ctx, device);
    }
    fz_always(ctx)
    {
        fz_drop_device(ctx, device);
        fz_drop_page(ctx, page);
    }
    fz_catch(ctx) well = false;
    if (reader->status == OG_OK && device)
        og_pdf_text_end_line(&reader->shown);
    if (reader->shown.out_of_memory)
        reader->status = OG_NO_MEMORY;
    og_pdf_text_free(ctx, &reader->shown);
    reader->shown = (og_pdf_text){.take = take_line, .user = reader};
    return well;
}

static og_status note_losses(const pdf_reader *reader, og_builder *builder, size_t lost, bool repaired)
{
    if (og_pdf_memory_was_refused(reader->memory)) // for a font or a picture, or MuPDF would have given up the page
        OG_TRY(og_builder_notice(builder, OG_STR("pdf-memory"),
                                 OG_STR("parts of the PDF take more memory than the limit (--limit pdf_memory=BYTES) "
                                        "and were passed over: text may be missing")));
    if (lost)
        OG_TRY(og_builder_notice(builder, OG_STR("pages-unreadable"),
                                 OG_STR("parts of the PDF are damaged: some pages could not be read in full")));
    if (repaired)
        OG_TRY(og_builder_notice(builder, OG_STR("repaired-pdf"),
                                 OG_STR("the PDF was damaged and has been repaired: parts may be missing")));
    return OG_OK;
}

// The title that the file states about itself.
static og_status keep_title(fz_context *ctx, fz_document *document, og_builder *builder)
{
    char title[512];
    int length = -1;
    fz_var(length);
    fz_try(ctx) length = fz_lookup_metadata(ctx, document, FZ_META_INFO_TITLE, title, sizeof title);
    fz_catch(ctx) length = -1;
    if (length <= 1 || (size_t)length > sizeof title)
        return OG_OK;
    return og_builder_property(builder, OG_STR("title"), og_str_from(title));
}

// The number of pages; 0 when the file does not say.
static size_t count_pages(fz_context *ctx, fz_document *document)
{
    int count = 0;
    fz_var(count);
    fz_try(ctx) count = fz_count_pages(ctx, document);
    fz_catch(ctx) count = 0;
    return count > 0 ? (size_t)count : 0;
}

static og_status read_pages(pdf_reader *reader, fz_document *document, og_builder *builder)
{
    size_t count = count_pages(reader->ctx, document), lost = 0;
    if (!count)
        return OG_DAMAGED_PDF;
    if (count > reader->limits->pages)
        return OG_TOO_MANY_PAGES;
    for (size_t number = 0; number < count && reader->status == OG_OK; number++)
        lost += !read_page(reader, document, (int)number);
    OG_TRY(reader->status);
    if (lost && og_pdf_memory_was_refused(reader->memory))
        return OG_PDF_MEMORY;
    bool repaired = pdf_was_repaired(reader->ctx, pdf_document_from_fz_document(reader->ctx, document));
    if (!reader->printed->fragments.count)
        return lost == count || (repaired && !reader->picture) ? OG_DAMAGED_PDF : OG_NO_TEXT;
    OG_TRY(note_losses(reader, builder, lost, repaired));
    OG_TRY(keep_title(reader->ctx, document, builder));
    return og_layout(reader->printed, builder);
}

static og_status open_and_read(pdf_reader *reader, og_str bytes, og_builder *builder)
{
    fz_context *ctx = reader->ctx;
    fz_stream *stream = NULL;
    fz_document *document = NULL;
    og_status status = OG_DAMAGED_PDF;
    fz_var(stream);
    fz_var(document);
    fz_var(status);
    fz_try(ctx)
    {
        stream = fz_open_memory(ctx, (const unsigned char *)bytes.ptr, bytes.len);
        document = (fz_document *)pdf_open_document_with_stream(ctx, stream);
        status = fz_needs_password(ctx, document) ? OG_ENCRYPTED_PDF : OG_OK;
    }
    fz_catch(ctx) status = OG_DAMAGED_PDF;
    if (status == OG_OK)
        status = read_pages(reader, document, builder);
    fz_drop_document(ctx, document);
    fz_drop_stream(ctx, stream);
    return status;
}

// Reads with a MuPDF context of this file's own, whose memory is bounded.
static og_status read_with_context(pdf_reader *reader, og_str bytes, og_builder *builder)
{
    if (reader->limits->pdf_memory < LEAST_MEMORY)
        return OG_PDF_MEMORY;
    og_pdf_memory *memory = og_pdf_memory_new(reader->limits->pdf_memory);
    reader->memory = memory;
    reader->ctx = memory ? og_pdf_context_new(memory) : NULL;
    og_status status = OG_NO_MEMORY;
    if (reader->ctx) {
        status = open_and_read(reader, bytes, builder);
        fz_drop_context(reader->ctx);
    }
    if ((status == OG_DAMAGED_PDF || status == OG_NO_TEXT) && og_pdf_memory_was_refused(memory))
        status = OG_PDF_MEMORY;
    og_pdf_memory_free(memory);
    return status;
}

og_status og_read_pdf(og_str bytes, const og_limits *limits, og_diagnostics *diagnostics, og_builder *builder)
{
    og_printed printed = {.arena = og_arena_new()};
    pdf_reader reader = {.printed = &printed, .limits = limits};
    reader.shown = (og_pdf_text){.take = take_line, .user = &reader};
    (void)diagnostics;
    og_status status = printed.arena ? read_with_context(&reader, bytes, builder) : OG_NO_MEMORY;
    og_buf_free(&reader.text);
    og_arena_free(printed.arena);
    return status;
}
