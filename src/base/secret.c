// SPDX-License-Identifier: MIT
#define _DEFAULT_SOURCE // getentropy
#include "base/secret.h"

#include <time.h>
#include <unistd.h>

uint64_t og_secret(void)
{
    uint64_t secret;
    struct timespec now = {0};
    if (getentropy(&secret, sizeof secret) == 0)
        return secret;
    clock_gettime(CLOCK_REALTIME, &now); // with the place of the stack harder to guess than nothing
    return (uint64_t)(uintptr_t)&now * 0x9E3779B97F4A7C15 ^ (uint64_t)now.tv_nsec << 32 ^ (uint64_t)now.tv_sec;
}
