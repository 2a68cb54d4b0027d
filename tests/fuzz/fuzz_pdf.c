// SPDX-License-Identifier: MIT
// Any bytes as a PDF.
#include "fuzz/fuzz.h"
#include "read/read.h"

static og_status read_pdf(og_str bytes, const og_limits *limits, og_builder *builder)
{
    return og_read_pdf(bytes, limits, NULL, builder);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fuzz_document(OG_FORMAT_PDF, read_pdf, data, size);
    return 0;
}
