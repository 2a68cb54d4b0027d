// SPDX-License-Identifier: MIT
#define _GNU_SOURCE // RTLD_NODELETE
#include "render/xlsx_library.h"

#include <dlfcn.h>
#include <string.h>

bool og_xlsx_library_open(og_xlsx_library *out)
{
    // libcrypto does not like to be unloaded.
    void *library = dlopen("libxlsxwriter.so." LXW_SOVERSION, RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
    bool complete = library != NULL;
    void *found;
    if (!library)
        return false;
        // POSIX promises that a pointer to a function fits into one to an object; C has no cast for it.
#define OG_XLSX_FIND(name)                                                                                             \
    found = dlsym(library, #name);                                                                                     \
    complete = complete && found;                                                                                      \
    memcpy(&out->name, &found, sizeof found);
    OG_XLSX_FUNCTIONS(OG_XLSX_FIND)
#undef OG_XLSX_FIND
    dlclose(library); // which leaves it where it is
    return complete;
}
