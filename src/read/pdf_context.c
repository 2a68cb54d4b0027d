// SPDX-License-Identifier: MIT
#include "read/pdf_context.h"

#include <string.h>

// MuPDF's own store of fonts and pictures; text extraction needs little of it.
enum { STORE_BYTES = 8 << 20 };

static void take_no_message(void *user, const char *message)
{
    (void)user, (void)message; // MuPDF's remarks on repairs; what matters is told as a notice
}

fz_context *og_pdf_context_new(og_pdf_memory *memory)
{
    fz_alloc_context alloc = {memory, og_pdf_memory_take, og_pdf_memory_resize, og_pdf_memory_give_back};
    fz_context *ctx = fz_new_context(&alloc, NULL, STORE_BYTES);
    if (ctx) {
        fz_set_warning_callback(ctx, take_no_message, NULL);
        fz_set_error_callback(ctx, take_no_message, NULL);
    }
    return ctx;
}

// ---- fonts ----

// A file may leave out its fonts; MuPDF then measures glyphs by one of its own. Text needs those fourteen that every
// reader of PDF has. MuPDF brings 40 MB of others for all scripts of the world, which are drawn with and no more: the
// functions here stand for those of its noto.c, so that these are not linked in. Another version may want other ones,
// and then has its own.
#if FZ_VERSION_MAJOR == 1 && FZ_VERSION_MINOR == 21

typedef struct base_font {
    const char *name;
    const unsigned char *start, *end;
} base_font;

#define BASE_FONTS(X)                                                                                                  \
    X("Courier", NimbusMonoPS_Regular)                                                                                 \
    X("Courier-Oblique", NimbusMonoPS_Italic)                                                                          \
    X("Courier-Bold", NimbusMonoPS_Bold)                                                                               \
    X("Courier-BoldOblique", NimbusMonoPS_BoldItalic)                                                                  \
    X("Helvetica", NimbusSans_Regular)                                                                                 \
    X("Helvetica-Oblique", NimbusSans_Italic)                                                                          \
    X("Helvetica-Bold", NimbusSans_Bold)                                                                               \
    X("Helvetica-BoldOblique", NimbusSans_BoldItalic)                                                                  \
    X("Times-Roman", NimbusRoman_Regular)                                                                              \
    X("Times-Italic", NimbusRoman_Italic)                                                                              \
    X("Times-Bold", NimbusRoman_Bold)                                                                                  \
    X("Times-BoldItalic", NimbusRoman_BoldItalic)                                                                      \
    X("Symbol", StandardSymbolsPS)                                                                                     \
    X("ZapfDingbats", Dingbats)

#define START(file) _binary_resources_fonts_urw_##file##_cff_start
#define END(file) _binary_resources_fonts_urw_##file##_cff_end
#define DECLARE(name, file) extern const unsigned char START(file)[], END(file)[];
#define ENTRY(name, file) {name, START(file), END(file)},

BASE_FONTS(DECLARE)

static const base_font FONTS[] = {BASE_FONTS(ENTRY)};
enum { FONT_COUNT = sizeof FONTS / sizeof *FONTS };

const unsigned char *fz_lookup_base14_font(fz_context *ctx, const char *name, int *len)
{
    (void)ctx;
    for (size_t i = 0; i < FONT_COUNT; i++)
        if (!strcmp(name, FONTS[i].name)) {
            *len = (int)(FONTS[i].end - FONTS[i].start);
            return FONTS[i].start;
        }
    *len = 0;
    return NULL;
}

// Text in a font of the far east that is not in the file is read by its codes; without any font MuPDF would give it up.
const unsigned char *fz_lookup_cjk_font(fz_context *ctx, int ordering, int *len, int *index)
{
    (void)ordering;
    *index = 0;
    return fz_lookup_base14_font(ctx, "Helvetica", len);
}

// What follows is asked for only by what draws pages or lays out books.
static const unsigned char *no_font(int *len)
{
    *len = 0;
    return NULL;
}

const unsigned char *fz_lookup_builtin_font(fz_context *ctx, const char *name, int bold, int italic, int *len)
{
    (void)ctx, (void)name, (void)bold, (void)italic;
    return no_font(len);
}

const unsigned char *fz_lookup_cjk_font_by_language(fz_context *ctx, const char *lang, int *len, int *subfont)
{
    (void)ctx, (void)lang;
    *subfont = 0;
    return no_font(len);
}

int fz_lookup_cjk_ordering_by_language(const char *name)
{
    (void)name;
    return -1; // none
}

const unsigned char *fz_lookup_noto_font(fz_context *ctx, int script, int lang, int *len, int *subfont)
{
    (void)ctx, (void)script, (void)lang;
    *subfont = 0;
    return no_font(len);
}

#define NO_FONT(function)                                                                                              \
    const unsigned char *function(fz_context *ctx, int *len)                                                           \
    {                                                                                                                  \
        (void)ctx;                                                                                                     \
        return no_font(len);                                                                                           \
    }

NO_FONT(fz_lookup_noto_math_font)
NO_FONT(fz_lookup_noto_music_font)
NO_FONT(fz_lookup_noto_symbol1_font)
NO_FONT(fz_lookup_noto_symbol2_font)
NO_FONT(fz_lookup_noto_emoji_font)

#endif
