// SPDX-License-Identifier: MIT
#include "base/sha256.h"

#include <nettle/sha2.h>

void og_sha256(og_str bytes, char digits[OG_SHA256_DIGITS])
{
    static const char hexadecimal[] = "0123456789abcdef";
    struct sha256_ctx context;
    uint8_t sum[SHA256_DIGEST_SIZE];
    sha256_init(&context);
    sha256_update(&context, bytes.len, (const uint8_t *)(bytes.len ? bytes.ptr : ""));
    sha256_digest(&context, sizeof sum, sum);
    for (size_t i = 0; i < sizeof sum; i++) {
        digits[2 * i] = hexadecimal[sum[i] >> 4];
        digits[2 * i + 1] = hexadecimal[sum[i] & 15];
    }
}
