// SPDX-License-Identifier: MIT
#include "rules/embedded.h"

#include "base/str.h"

og_str og_embedded_find(og_str name)
{
    for (size_t i = 0; i < og_embedded_file_count; i++)
        if (og_str_equal(og_embedded_files[i].name, name))
            return og_embedded_files[i].bytes;
    return (og_str){0};
}
