// SPDX-License-Identifier: MIT
// The steps in which files become a catalogue: files are parsed (load_xml.c), each framework is read by itself into a
// draft (load_framework.c), and when all are there the drafts are joined with what they extend (load_merge.c).
#ifndef OG_RULES_LOAD_H
#define OG_RULES_LOAD_H

#include "rules/framework.h"

#include <libxml/parser.h>

// The id of an area that a draft names and that must exist once it is joined with its parents.
typedef struct og_reference {
    og_str id;
    size_t line;
} og_reference;

typedef enum og_draft_state { OG_DRAFT_READ, OG_DRAFT_MERGING, OG_DRAFT_MERGED, OG_DRAFT_BROKEN } og_draft_state;

// A framework as its file gives it, and what is needed to join it with its parents.
typedef struct og_draft {
    og_framework own;
    og_str extends; // "" none
    og_str scale;   // "" that of the parent
    bool has_least;
    bool has_graded;
    bool has_inspection;
    OG_VEC(og_reference) references;
    size_t grade_line; // where {grade} is first used here, 0 nowhere
    bool uses_grade;   // here or in a parent; known once merged
    og_str file;
    size_t line;
    bool built_in;
    og_draft_state state;
    og_framework *merged;
} og_draft;

// Where a scale came from, in the order of the catalogue's scales.
typedef struct og_scale_origin {
    og_str file;
    bool built_in;
} og_scale_origin;

// A pattern with {grade} that has its number: many frameworks inherit the same one, and it depends on the scale.
typedef struct og_numbered {
    const char *written;
    const og_scale *scale;
    size_t number;
} og_numbered;

// A line of <phrases> as written.
typedef struct og_written {
    og_str text;
    size_t line, column;
} og_written;

typedef OG_VEC(og_written) og_written_lines;

typedef struct og_unless_draft {
    og_unless_where where;
    og_written_lines lines;
} og_unless_draft;

// A rule as its file gives it; its phrases are parsed when all <words> are known.
typedef struct og_rule_draft {
    og_rule rule;
    og_str theme; // "" none
    og_written_lines phrases;
    OG_VEC(og_unless_draft) unless;
    bool has_context;
    size_t hit_count, miss_count;
} og_rule_draft;

// Where <words> came from, in the order of the book's names.
typedef struct og_words_origin {
    og_str file;
    size_t line;
    bool built_in;
} og_words_origin;

typedef struct og_loader {
    og_catalogue *catalogue;
    og_arena *arena; // the catalogue's
    og_diagnostics *diagnostics;
    xmlParserCtxt *parser; // NULL until the first file; used again for the next, whose names it then knows
    OG_VEC(og_draft *) drafts;
    OG_VEC(og_scale_origin) scale_origins;
    OG_VEC(og_numbered) numbered;
    OG_VEC(og_rule_draft *) rules;
    OG_VEC(og_words_origin) words_origins;
    bool with_examples; // examples of rules are kept, and the program's own files checked like others
    bool failed;        // an error was reported
    og_str file;        // the file that is being read
    bool built_in;      // it is one of the program's own: not checked against the schema, its patterns not compiled
    OG_VEC(size_t) bad_lines; // lines of it that an error was reported for
} og_loader;

// Reports an error in the loader's file, or that of `file` in the second form; the line may be 0. `near` (may be empty)
// is what was probably meant.
void og_load_error(og_loader *loader, size_t line, og_str near, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
void og_load_error_in(og_loader *loader, og_str file, size_t line, og_str near, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

// The same with the column.
void og_load_error_at(og_loader *loader, og_str file, size_t line, size_t column, og_str near, const char *format, ...)
    __attribute__((format(printf, 6, 7)));

// The candidate nearest to `id`, the empty string when none is near. `count` strings that stand `stride` bytes apart.
og_str og_load_nearest(og_str id, const og_str *first, size_t count, size_t stride);

// --- load_xml.c
// Parses a file into *out, NULL when it is no well-formed XML or has a document type; that is reported.
// Owns: the caller frees *out with xmlFreeDoc.
og_status og_load_parse(og_loader *loader, og_str bytes, xmlDoc **out) OG_MUST_USE;
// Frees what og_load_parse keeps from file to file.
void og_load_end(og_loader *loader);
// Reports what breaks the schema, except on lines of bad_lines.
og_status og_load_validate(og_loader *loader, xmlDoc *document) OG_MUST_USE;
// Element children alone; NULL when there is no further one.
const xmlNode *og_load_first(const xmlNode *parent);
const xmlNode *og_load_next(const xmlNode *node);
og_str og_load_name(const xmlNode *node);
size_t og_load_line(const xmlNode *node);
// The attribute or the text of an element in the arena, white space folded and trimmed; "" when there is none.
og_status og_load_attribute(og_loader *loader, const xmlNode *node, const char *name, og_str *out) OG_MUST_USE;
og_status og_load_text(og_loader *loader, const xmlNode *node, og_str *out) OG_MUST_USE;
og_status og_load_attribute_text(og_loader *loader, const xmlAttr *attribute, og_str *out) OG_MUST_USE;

// --- load_framework.c
// Reads the scales or the framework of a parsed file into scales and drafts.
og_status og_load_document(og_loader *loader, xmlDoc *document) OG_MUST_USE;

// A decimal number, with a sign or without; false where there is none. Not strtod, which obeys the locale.
bool og_load_to_number(og_str text, double *out);
// Reports a role that roles.def does not have; "-" is none.
void og_load_check_role(og_loader *loader, size_t line, og_str role);

// --- load_rules.c
// Reads the rules of a parsed file into drafts, and what stands beside them into the plan.
og_status og_load_rules(og_loader *loader, const xmlNode *root) OG_MUST_USE;
// Makes the plan from the drafts, when everything has been read.
og_status og_load_rules_merge(og_loader *loader) OG_MUST_USE;

// --- load_files.c
og_status og_load_built_in(og_loader *loader) OG_MUST_USE;
// Fails with: OG_NOT_FOUND, OG_NOT_READABLE, OG_NO_MEMORY. A file that cannot be read is an error like others.
og_status og_load_directory(og_loader *loader, const char *directory) OG_MUST_USE;

// --- load_merge.c
// Joins drafts with their parents, checks what can be checked only then, and fills the catalogue.
og_status og_load_merge(og_loader *loader) OG_MUST_USE;

#endif
