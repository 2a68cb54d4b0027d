// SPDX-License-Identifier: MIT
// The values of the filter `due:` that are days: "2026", "2026-03", "2026-03-14", "2026-03-2026-05", "<2026-06-01".
#ifndef OG_STORE_DUE_DAYS_H
#define OG_STORE_DUE_DAYS_H

#include "base/arena.h"

// The first and the last day that are asked for, as "2026-03-01-2026-05-31" in the arena. Where the value is none of
// these forms, *out is null.
og_status og_due_days(og_arena *arena, og_str value, og_str *out) OG_MUST_USE;

#endif
