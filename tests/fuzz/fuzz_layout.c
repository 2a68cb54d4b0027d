// SPDX-License-Identifier: MIT
// Any bytes as pieces of text and drawn lines on pages, at places that no reader of PDF need ever give: so the layout
// is reached without a PDF around it. What it makes is not analysed: other fuzzers do that, and it takes far longer.
#include "fuzz/fuzz.h"
#include "read/printed.h"

#include <stdio.h>

enum { STEP = 8, PAGE_WIDTH = 600, PAGE_HEIGHT = 800 };

// Byte 0 of a step: what it is, and what applies to it.
enum { IS_RULE = 1, TURNS_PAGE = 2, IS_BOLD = 4, IS_EXTREME = 8, RUNS_BACK = 16, ON_GRID = 32, IS_BARE = 64 };

static float extreme(uint8_t choice)
{
    static const float values[] = {1e30F, -1e30F, 3.4e38F, -3.4e38F, 1e6F, 1e-30F, 0, 16777217.0F, -1.0F, 1e9F};
    return values[choice % (sizeof values / sizeof *values)];
}

static float place(const uint8_t *step, size_t at, float range)
{
    bool wild = (step[0] & IS_EXTREME) && (step[7] >> at & 1);
    return wild ? extreme(step[at]) : (float)step[at] / 255.0F * range;
}

static og_status add_page(og_printed *printed)
{
    og_printed_page page = {(uint32_t)printed->pages.count + 1, PAGE_WIDTH, PAGE_HEIGHT};
    return og_vec_push(printed->arena, &printed->pages, page);
}

static og_status add_rule(og_printed *printed, const uint8_t *step)
{
    og_rule rule = {.x0 = place(step, 1, PAGE_WIDTH),
                    .x1 = place(step, 2, PAGE_WIDTH),
                    .y = place(step, 3, PAGE_HEIGHT),
                    .page = (uint32_t)printed->pages.count - 1};
    return og_vec_push(printed->arena, &printed->rules, rule);
}

static og_status add_upright(og_printed *printed, const uint8_t *step)
{
    og_upright upright = {.x = place(step, 1, PAGE_WIDTH),
                          .y0 = place(step, 2, PAGE_HEIGHT),
                          .y1 = place(step, 3, PAGE_HEIGHT),
                          .page = (uint32_t)printed->pages.count - 1};
    return og_vec_push(printed->arena, &printed->uprights, upright);
}

// A text of its own for each piece, opened and closed by what the layout looks for.
static og_status piece_text(og_printed *printed, const uint8_t *step, og_str *out)
{
    static const char *const openings[] = {
        "",         "1. ", "\xE2\x80\xA2 ", "a) ",    "Good ",        "and ", "the ", "Page ",
        "\xC2\xB9", "2 ",  "word-",         "Area: ", "\xE2\x80\xA2", "- ",   "iv. ", " "};
    static const char *const endings[] = {"", ".", "-", " more words of text that fill the line", " ", ":", " 2", ","};
    char text[96];
    int length = snprintf(text, sizeof text, "%s%s%zu%s", openings[step[5] & 15],
                          step[0] & IS_BARE ? ""
                          : step[5] & 16    ? "T"
                                            : "t",
                          printed->fragments.count, endings[step[5] >> 5]);
    return og_arena_copy(printed->arena, (og_str){text, (size_t)length}, out);
}

static og_status add_fragment(og_printed *printed, const uint8_t *step)
{
    bool grid = step[0] & ON_GRID;
    og_fragment piece = {.page = (uint32_t)printed->pages.count - 1, .bold = step[0] & IS_BOLD};
    OG_TRY(piece_text(printed, step, &piece.text));
    piece.size = grid ? 1 : place(step, 4, 24);
    piece.x0 = place(step, 1, grid ? 60 : PAGE_WIDTH);
    piece.x1 = piece.x0 + (float)piece.text.len * piece.size / 2;
    if (step[0] & RUNS_BACK)
        piece.x1 = place(step, 2, PAGE_WIDTH);
    piece.top = grid ? (float)(step[3] % 60) * 1.2F : place(step, 3, PAGE_HEIGHT);
    piece.bottom = piece.top + piece.size;
    piece.level = step[6] < 16 ? step[6] % 7U : 0;
    return og_vec_push(printed->arena, &printed->fragments, piece);
}

static og_status add_step(og_printed *printed, const uint8_t *step)
{
    if (step[0] & TURNS_PAGE)
        OG_TRY(add_page(printed));
    if (step[0] & IS_RULE)
        return step[0] & IS_BOLD ? add_upright(printed, step) : add_rule(printed, step);
    return add_fragment(printed, step);
}

static og_status read_pieces(og_str bytes, const og_limits *limits, og_builder *builder)
{
    (void)limits;
    og_printed printed = {.arena = og_arena_new()};
    og_status status = printed.arena ? add_page(&printed) : OG_NO_MEMORY;
    for (size_t at = 0; status == OG_OK && bytes.len - at >= STEP; at += STEP)
        status = add_step(&printed, (const uint8_t *)bytes.ptr + at);
    if (status == OG_OK)
        status = og_layout(&printed, builder);
    og_arena_free(printed.arena);
    return status;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    og_document_free(fuzz_read(OG_FORMAT_PDF, read_pieces, data, size));
    return 0;
}
