// SPDX-License-Identifier: MIT
// Any bytes as plain text or Markdown.
#include "fuzz/fuzz.h"
#include "read/read.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fuzz_document(OG_FORMAT_TEXT, og_read_text, data, size);
    return 0;
}
