// SPDX-License-Identifier: MIT
// Defines OG_UNDER_ADDRESS_SANITIZER where AddressSanitizer watches memory.
#ifndef OG_BASE_SANITIZED_H
#define OG_BASE_SANITIZED_H

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define OG_UNDER_ADDRESS_SANITIZER 1
#endif
#elif defined(__SANITIZE_ADDRESS__)
#define OG_UNDER_ADDRESS_SANITIZER 1
#endif

#endif
