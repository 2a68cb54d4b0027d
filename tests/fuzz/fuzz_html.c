// SPDX-License-Identifier: MIT
// Any bytes as HTML.
#include "fuzz/fuzz.h"
#include "read/read.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fuzz_document(OG_FORMAT_HTML, og_read_html, data, size);
    return 0;
}
