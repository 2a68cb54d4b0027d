// SPDX-License-Identifier: MIT
// The folder that files have in common: what a page need not say of each, since it does not tell them apart and is that
// of another machine for most who read the page.
#ifndef OG_RENDER_FOLDER_H
#define OG_RENDER_FOLDER_H

#include "ofgrade/base.h"

// All zero is that of no file yet.
typedef struct og_folder {
    og_str path; // with the slash at its end; of the first file that was added
    bool known;
} og_folder;

void og_folder_add(og_folder *folder, og_str file);

#endif
