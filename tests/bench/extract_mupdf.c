// SPDX-License-Identifier: MIT
// The yardstick of the bench: what MuPDF alone needs to extract the text of a PDF.
#include "bench/bench.h"

#include <mupdf/fitz.h>

static void extract_page(fz_context *context, fz_document *document, int number)
{
    fz_drop_stext_page(context, fz_new_stext_page_from_page_number(context, document, number, NULL));
}

static void extract_file(fz_context *context, const char *path)
{
    fz_buffer *bytes = NULL;
    fz_stream *stream = NULL;
    fz_document *document = NULL;
    fz_var(bytes);
    fz_var(stream);
    fz_var(document);
    fz_try(context)
    {
        bytes = fz_read_file(context, path);
        stream = fz_open_buffer(context, bytes);
        document = fz_open_document_with_stream(context, "application/pdf", stream);
        int pages = fz_count_pages(context, document);
        for (int i = 0; i < pages; i++)
            extract_page(context, document, i);
    }
    fz_always(context)
    {
        fz_drop_document(context, document);
        fz_drop_stream(context, stream);
        fz_drop_buffer(context, bytes);
    }
    fz_catch(context)
    {
        fz_warn(context, "passed over: %s", path);
    }
}

void bench_extract_text(const bench_paths *files)
{
    fz_context *context = fz_new_context(NULL, NULL, FZ_STORE_DEFAULT);
    bench_require(context != NULL, "no MuPDF context");
    fz_set_warning_callback(context, NULL, NULL);
    fz_set_error_callback(context, NULL, NULL);
    fz_register_document_handlers(context);
    for (size_t i = 0; i < files->count; i++)
        extract_file(context, files->items[i]);
    fz_drop_context(context);
}
