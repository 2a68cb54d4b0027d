// SPDX-License-Identifier: MIT
#define _GNU_SOURCE // memfd_create
#include "base/memory_file.h"

#include <sys/mman.h>

int og_memory_file(void)
{
    return memfd_create("ofgrade-input", MFD_CLOEXEC);
}
