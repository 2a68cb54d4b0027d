// SPDX-License-Identifier: MIT
// The characters that a PDF page shows, gathered into lines as they come: a line goes on while the next character
// stands on its baseline and near its end. MuPDF's own device for structured text does that too, and a good deal more
// (blocks, boxes, right-to-left order), which takes a sixth of the time of a whole report.
#ifndef OG_READ_PDF_TEXT_H
#define OG_READ_PDF_TEXT_H

#include "ofgrade/base.h"

#include <mupdf/fitz.h>

typedef struct og_pdf_char {
    uint32_t code;
    float x0, x1; // left and right, in points
    float base;   // height of its origin, downwards
    float size;
    bool bold;
} og_pdf_char;

// Takes a finished line of at least one character. False: no more lines are wanted.
typedef bool (*og_pdf_line_taker)(void *user, const og_pdf_char *chars, size_t count);

enum { OG_PDF_ADVANCES = 256 };

// How far characters of the font last used move the pen: asking the font takes longer than all the rest. Slots go by
// the number of the glyph; `glyphs` holds 1 + the number, 0: free.
typedef struct og_pdf_advances {
    fz_font *font; // kept
    int glyphs[OG_PDF_ADVANCES];
    float advances[OG_PDF_ADVANCES];
} og_pdf_advances;

typedef struct og_pdf_text {
    og_pdf_line_taker take;
    void *user;
    og_pdf_char *chars; // of the open line
    size_t count, capacity;
    fz_point pen;   // where the character before ended
    fz_point along; // direction of the line, of length 1
    bool vertical;  // the writing mode of the line
    uint32_t last;  // the character before
    fz_text *shown; // kept: the same text is often filled and then drawn again as outlines
    bool out_of_memory;
    og_pdf_advances advances;
} og_pdf_text;

// Adds the characters of a text. False when the taker wants no more, or out of memory.
bool og_pdf_text_show(fz_context *ctx, og_pdf_text *text, const fz_text *shown, fz_matrix matrix);
// Ends the open line, if there is one. False as above.
bool og_pdf_text_end_line(og_pdf_text *text);
void og_pdf_text_free(fz_context *ctx, og_pdf_text *text);

#endif
