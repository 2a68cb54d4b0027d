// SPDX-License-Identifier: MIT
// Reads one document: checks the limit, sniffs, and lets the reader of the format fill a builder.
#include "read/read.h"

#include "base/checked.h"
#include "base/diagnostics.h"
#include "base/file.h"
#include "document/document.h"

static og_status read_format(og_str bytes, og_format format, const og_limits *limits, og_diagnostics *diagnostics,
                             og_builder *builder)
{
    (void)diagnostics; // of use to PDF alone
    switch (format) {
    case OG_FORMAT_PDF:
#if defined(OFGRADE_PDF)
        return og_read_pdf(bytes, limits, diagnostics, builder);
#else
        return OG_NO_PDF;
#endif
    case OG_FORMAT_HTML:
        return og_read_html(bytes, limits, builder);
    case OG_FORMAT_DOCX:
        return og_read_docx(bytes, limits, builder);
    case OG_FORMAT_ODT:
        return og_read_odt(bytes, limits, builder);
    case OG_FORMAT_TEXT:
        return og_read_text(bytes, limits, builder);
    }
    return OG_INTERNAL;
}

static void report_notices(const og_document *document, og_diagnostics *diagnostics)
{
    for (size_t i = 0; i < document->notices.count; i++) {
        const og_notice *notice = &document->notices.items[i];
        og_diagnostics_add(diagnostics,
                           (og_diagnostic){.severity = OG_WARNING, .code = notice->code, .message = notice->message});
    }
}

og_status og_document_read(og_str bytes, const og_limits *limits, og_diagnostics *diagnostics, og_document **out)
{
    og_limits defaults = og_limits_default();
    og_format format = OG_FORMAT_TEXT;
    og_builder *builder = NULL;
    *out = NULL;
    if (!limits)
        limits = &defaults;
    if (bytes.len > limits->input_bytes)
        return OG_TOO_LARGE;
    OG_TRY(og_sniff(bytes, limits, &format));
    OG_TRY(og_builder_new(format, limits, &builder));
    og_status status = read_format(bytes, format, limits, diagnostics, builder);
    if (status != OG_OK) {
        og_builder_free(builder);
        return status;
    }
    OG_TRY(og_builder_finish(builder, out));
    report_notices(*out, diagnostics);
    return OG_OK;
}

og_status og_document_read_file(const char *path, const og_limits *limits, og_diagnostics *diagnostics,
                                og_document **out)
{
    og_limits defaults = og_limits_default();
    og_buf bytes = {0};
    size_t size;
    if (!limits)
        limits = &defaults;
    og_status status = og_file_read(path, OG_FILE_ANY, limits->input_bytes, diagnostics, &bytes, &size);
    if (status == OG_OK)
        status = og_document_read(og_buf_str(&bytes), limits, diagnostics, out);
    og_buf_free(&bytes);
    return status;
}
