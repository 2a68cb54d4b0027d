// SPDX-License-Identifier: MIT
// The fingerprint of a file (FIPS 180-4), by libcrypto.
#ifndef OG_BASE_SHA256_H
#define OG_BASE_SHA256_H

#include "ofgrade/base.h"

enum { OG_SHA256_DIGITS = 64 };

// The SHA-256 of `bytes` as lower-case hexadecimal digits, without a NUL. Fails with: OG_NO_MEMORY.
// libcrypto reads its configuration file at the first call of a process: make one before files are put out of reach.
og_status og_sha256(og_str bytes, char digits[OG_SHA256_DIGITS]) OG_MUST_USE;

#endif
