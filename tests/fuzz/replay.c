// SPDX-License-Identifier: MIT
// Runs a fuzzer over files without libFuzzer: each file whole, and cut off after a quarter, a half and three quarters.
#include "fuzz/fuzz.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { most_bytes = 1 << 24 };

static bool replay(const char *path)
{
    FILE *file = fopen(path, "rb");
    uint8_t *bytes = malloc(most_bytes);
    size_t size = file && bytes ? fread(bytes, 1, most_bytes, file) : 0;
    bool whole = file && bytes && !ferror(file) && size < most_bytes;
    if (file)
        fclose(file);
    for (size_t quarter = 1; whole && quarter <= 4; quarter++) {
        // A copy of its own, so that reading past its end is seen by the sanitizers.
        size_t length = size / 4 * quarter + (quarter == 4 ? size % 4 : 0);
        uint8_t *copy = malloc(length ? length : 1);
        if (!copy)
            abort();
        memcpy(copy, bytes, length);
        LLVMFuzzerTestOneInput(copy, length);
        free(copy);
    }
    free(bytes);
    return whole;
}

int main(int argc, char **argv)
{
    int failed = argc < 2;
    for (int i = 1; i < argc; i++) {
        if (!replay(argv[i])) {
            fprintf(stderr, "cannot read %s\n", argv[i]);
            failed = 1;
        }
    }
    printf("%d files\n", argc - 1);
    return failed;
}
