// SPDX-License-Identifier: MIT
// C tables on standard output, for the tool that writes the built-in catalogue. A table is written where it is first
// needed, while the one that refers to it is still being put together, and only once: whatever holds the same refers to
// the same table, since the dynamic linker sets right every pointer of every table whenever the program starts.
#ifndef OG_CMAKE_WRITE_TABLES_H
#define OG_CMAKE_WRITE_TABLES_H

#include "ofgrade/base.h"

#include <stdint.h>

struct og_catalogue;

// Where memory has run out, nothing more is put.
void fail_tables(void);
bool tables_failed(void);
// Adds to the table that is open, as printf does.
void put(const char *format, ...) __attribute__((format(printf, 1, 2)));
void put_bytes(og_str s);
void put_str(og_str s);
// ".MEMBER = ", the text and a comma.
void put_member(const char *member, og_str text);

// Between opening and closing, the items of a table are put. It has the name TYPE_NUMBER, where TYPE ends at its first
// space.
void open_table(const char *type);
size_t close_table(void);
// Closes a table of so many items and puts the initialiser of an OG_VEC of them.
void close_vec(size_t count);
// Whole tables and that initialiser.
void put_strs(const og_str *items, size_t count);
void put_sizes(const size_t *items, size_t count);
void put_numbers(const uint32_t *items, size_t count);

// write_frameworks.c: members of the initialiser of a catalogue. Frameworks and patterns refer to the scales: these
// come first.
void put_scales(const struct og_catalogue *catalogue);
void put_frameworks(const struct og_catalogue *catalogue);
void put_patterns(const struct og_catalogue *catalogue);
// write_gradings.c: the same of an og_grading_plan.
void put_gradings(const struct og_catalogue *catalogue);

#endif
