// SPDX-License-Identifier: MIT
// Any bytes as an OpenDocument text; where they are no ZIP file, as its contents, its styles and the list of its parts.
#include "fuzz/office.h"
#include "read/read.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    og_str input = {(const char *)data, size};
    packed_part parts[] = {
        {"mimetype", OG_STR("application/vnd.oasis.opendocument.text")},
        {"content.xml", {NULL, 0}},
        {"styles.xml", input},
        {"META-INF/manifest.xml", input},
    };
    fuzz_office(OG_FORMAT_ODT, og_read_odt, parts, sizeof parts / sizeof *parts, 1, input);
    return 0;
}
