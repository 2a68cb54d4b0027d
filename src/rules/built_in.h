// SPDX-License-Identifier: MIT
// The catalogue of the program's own data, made when the program is built (src/cmake/write_plan.c), so that a start has
// nothing to read; its arena is NULL. NULL in the tool that makes it, and where the build could not run that tool: the
// XML is then read. Files of the user's are joined with the XML too.
#ifndef OG_RULES_BUILT_IN_H
#define OG_RULES_BUILT_IN_H

#include "rules/framework.h"

extern const og_catalogue *const og_built_in_catalogue;

#endif
