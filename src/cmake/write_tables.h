// SPDX-License-Identifier: MIT
// What the parts of the tool that writes the built-in catalogue share: parts of C tables on standard output.
#ifndef OG_CMAKE_WRITE_TABLES_H
#define OG_CMAKE_WRITE_TABLES_H

#include "ofgrade/base.h"

struct og_catalogue;

void write_str(og_str s);
void write_strs(const char *name, size_t number, const og_str *items, size_t count);
// The initialiser of an OG_VEC whose items stand in the table `name``number`.
void write_vec(const char *type, const char *name, size_t number, size_t count);

// write_frameworks.c: the tables "scales_0", "frameworks_0" and "patterns_0".
void write_frameworks(const struct og_catalogue *catalogue);
// write_gradings.c: the tables of gradings, and the initialiser that refers to them.
void write_gradings(const struct og_catalogue *catalogue);
void write_gradings_use(const struct og_catalogue *catalogue);

#endif
