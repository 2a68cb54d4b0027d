// SPDX-License-Identifier: MIT
// From the system; where it has none, from the time and from where this process lies in memory.
#define _GNU_SOURCE // getentropy
#include "base/secret.h"

#include <time.h>
#include <unistd.h>

// The finisher of SplitMix64: every bit of the result depends on every bit of the number.
static uint64_t stir(uint64_t number)
{
    number = (number ^ number >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
    number = (number ^ number >> 27) * UINT64_C(0x94d049bb133111eb);
    return number ^ number >> 31;
}

void og_secret(uint64_t *numbers, size_t count)
{
    enum { MOST_AT_ONCE = 256 / sizeof(uint64_t) };
    if (count <= MOST_AT_ONCE && getentropy(numbers, count * sizeof *numbers) == 0)
        return;
    struct timespec now = {0};
    timespec_get(&now, TIME_UTC);
    uint64_t state = stir((uint64_t)now.tv_sec) ^ stir((uint64_t)now.tv_nsec) ^ stir((uint64_t)(uintptr_t)numbers);
    for (size_t i = 0; i < count; i++)
        numbers[i] = stir(state += UINT64_C(0x9e3779b97f4a7c15));
}
