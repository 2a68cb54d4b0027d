// SPDX-License-Identifier: MIT
// When names that are printed differently are those of one provider (docs/providers.md): what `compare` and `history`
// ask.
#ifndef OFGRADE_PROVIDERS_H
#define OFGRADE_PROVIDERS_H

#include "ofgrade/base.h"

// The words of data/providers.xml, and the aliases of a user. Never changes; may be shared by any number of threads.
typedef struct og_providers og_providers;

// `aliases` is the path of a file of aliases, NULL for none: comma-separated values, on each line a name as printed
// and the one name that it shall count as. All its errors go to `diagnostics` (may be NULL) with line and column.
// Owns: the caller frees *out with og_providers_free. Fails with: OG_BAD_ALIASES, OG_NOT_FOUND, OG_IS_DIRECTORY,
// OG_NOT_READABLE, OG_TOO_LARGE, OG_NO_MEMORY.
OG_API og_status og_providers_new(const char *aliases, og_diagnostics *diagnostics, og_providers **out) OG_MUST_USE;
OG_API void og_providers_free(og_providers *providers);

#endif
