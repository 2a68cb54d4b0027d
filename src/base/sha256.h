// SPDX-License-Identifier: MIT
// The fingerprint of a file (FIPS 180-4), by nettle.
#ifndef OG_BASE_SHA256_H
#define OG_BASE_SHA256_H

#include "ofgrade/base.h"

enum { OG_SHA256_DIGITS = 64, OG_SHA256_BASE64 = 44 };

// The SHA-256 of `bytes` as lower-case hexadecimal digits, without a NUL.
void og_sha256(og_str bytes, char digits[OG_SHA256_DIGITS]);
// The same in base64 (RFC 4648), as policies of pages name it.
void og_sha256_base64(og_str bytes, char text[OG_SHA256_BASE64]);

#endif
