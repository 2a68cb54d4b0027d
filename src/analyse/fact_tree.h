// SPDX-License-Identifier: MIT
// A tree of libxml2's nodes in an arena. XPath reads it and nothing changes it, so nothing of it is libxml2's to free.
#ifndef OG_ANALYSE_FACT_TREE_H
#define OG_ANALYSE_FACT_TREE_H

#include "ofgrade/base.h"

#include "base/arena.h"

#include <libxml/tree.h>

// Names must outlive the tree; values are copied. All fail with: OG_NO_MEMORY.

// The root of a new tree.
og_status og_fact_root(og_arena *arena, const char *name, xmlNode **out) OG_MUST_USE;
// A new last child.
og_status og_fact_child(og_arena *arena, xmlNode *parent, const char *name, xmlNode **out) OG_MUST_USE;
// An attribute that the node does not have yet.
og_status og_fact_set(og_arena *arena, xmlNode *node, const char *name, og_str value) OG_MUST_USE;
og_status og_fact_set_count(og_arena *arena, xmlNode *node, const char *name, size_t number) OG_MUST_USE;
// With two decimals.
og_status og_fact_set_number(og_arena *arena, xmlNode *node, const char *name, double number) OG_MUST_USE;

#endif
