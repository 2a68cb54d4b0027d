// SPDX-License-Identifier: MIT
// The plan of the program's own rules, made when the program is built (src/cmake/write_plan.c), so that a start has no
// rule to read. NULL in the tool that makes it, and where the build could not run that tool: rules are then read from
// their XML. Files of the user's are joined with the XML too.
#ifndef OG_RULES_BUILT_IN_H
#define OG_RULES_BUILT_IN_H

#include "rules/rule.h"

extern const og_rule_plan *const og_built_in_rules;

#endif
