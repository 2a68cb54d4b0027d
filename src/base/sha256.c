// SPDX-License-Identifier: MIT
#include "base/sha256.h"

#include <nettle/base64.h>
#include <nettle/sha2.h>

static void digest(og_str bytes, uint8_t sum[SHA256_DIGEST_SIZE])
{
    struct sha256_ctx context;
    sha256_init(&context);
    sha256_update(&context, bytes.len, (const uint8_t *)(bytes.len ? bytes.ptr : ""));
    sha256_digest(&context, SHA256_DIGEST_SIZE, sum);
}

void og_sha256(og_str bytes, char digits[OG_SHA256_DIGITS])
{
    static const char hexadecimal[] = "0123456789abcdef";
    uint8_t sum[SHA256_DIGEST_SIZE];
    digest(bytes, sum);
    for (size_t i = 0; i < sizeof sum; i++) {
        digits[2 * i] = hexadecimal[sum[i] >> 4];
        digits[2 * i + 1] = hexadecimal[sum[i] & 15];
    }
}

void og_sha256_base64(og_str bytes, char text[OG_SHA256_BASE64])
{
    uint8_t sum[SHA256_DIGEST_SIZE];
    digest(bytes, sum);
    base64_encode_raw(text, sizeof sum, sum);
}
