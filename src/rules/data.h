// SPDX-License-Identifier: MIT
// Reads small files of data/ that are no part of the catalogue, when they are wanted.
#ifndef OG_RULES_DATA_H
#define OG_RULES_DATA_H

#include "rules/load.h"

// What takes one element below the root of a file. Strings that og_load_text and og_load_attribute give are in the
// arena.
typedef og_status og_data_take(og_loader *loader, const xmlNode *element, void *to);

// Gives each element of the embedded file called `name` to `take`. Fails with: OG_NO_MEMORY, OG_INTERNAL.
og_status og_data_read(og_arena *arena, og_str name, og_data_take *take, void *to) OG_MUST_USE;

#endif
