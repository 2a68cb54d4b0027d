// SPDX-License-Identifier: MIT
#include "base/sha256.h"

#include <openssl/evp.h>

og_status og_sha256(og_str bytes, char digits[OG_SHA256_DIGITS])
{
    static const char hexadecimal[] = "0123456789abcdef";
    unsigned char sum[EVP_MAX_MD_SIZE];
    unsigned length = 0;
    if (EVP_Digest(bytes.len ? bytes.ptr : "", bytes.len, sum, &length, EVP_sha256(), NULL) != 1 ||
        length * 2 != OG_SHA256_DIGITS)
        return OG_NO_MEMORY; // the one way in which a digest that always exists can fail
    for (size_t i = 0; i < length; i++) {
        digits[2 * i] = hexadecimal[sum[i] >> 4];
        digits[2 * i + 1] = hexadecimal[sum[i] & 15];
    }
    return OG_OK;
}
