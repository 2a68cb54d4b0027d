// SPDX-License-Identifier: MIT
#include "render/folder.h"

#include "base/str.h"

void og_folder_add(og_folder *folder, og_str file)
{
    size_t same = 0, most = folder->known ? folder->path.len : file.len;
    while (same < most && same < file.len && (!folder->known || file.ptr[same] == folder->path.ptr[same]))
        same++;
    while (same && file.ptr[same - 1] != '/')
        same--;
    *folder = (og_folder){og_str_slice(file, 0, same), true};
}
