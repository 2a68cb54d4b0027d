// SPDX-License-Identifier: MIT
// The steps in which files become a catalogue: files are parsed (load_xml.c), each framework or rule is read by itself
// into a draft (load_framework.c, load_rule.c), and when all are there the drafts are joined with what they refer to
// (load_merge.c, load_rules.c).
#ifndef OG_RULES_LOAD_H
#define OG_RULES_LOAD_H

#include "base/buf.h"
#include "rules/framework.h"

#include <libxml/parser.h>

// The id of an area that a draft names and that must exist once it is joined with its parents.
typedef struct og_reference {
    og_str id;
    size_t line;
} og_reference;

// The scale that a draft gives to one of its areas, found once all files are read.
typedef struct og_area_scale {
    size_t area; // its place among the draft's own
    og_str id;
    size_t line;
} og_area_scale;

typedef enum og_draft_state { OG_DRAFT_READ, OG_DRAFT_MERGING, OG_DRAFT_MERGED, OG_DRAFT_BROKEN } og_draft_state;

// A framework as its file gives it, and what is needed to join it with its parents.
typedef struct og_draft {
    og_framework own;
    og_str extends; // "" none
    og_str form_of; // "" none: it is a framework by itself
    og_str scale;   // "" that of the parent
    bool has_least;
    bool has_graded;
    bool has_inspection;
    bool has_signed;
    bool has_grouped;
    og_headings headings;
    OG_VEC(og_reference) references;
    OG_VEC(og_area_scale) area_scales;
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

// What {id} stands for in patterns, in brackets.
typedef struct og_part {
    og_str id;
    og_str text;
} og_part;

// A pattern with {grade} that has its number: many frameworks inherit the same one, and it depends on the scale.
typedef struct og_numbered {
    const char *written;
    const og_scale *scale;
    size_t number;
} og_numbered;

// A rule as its file gives it; its phrases are parsed when all <words> are known.
typedef struct og_rule_draft {
    og_rule rule;
    og_rule_source source;
    og_str theme; // "" none
    bool has_context;
    size_t hit_count, miss_count;
} og_rule_draft;

// A place in a file, from 1; column (in bytes) 0: not known.
typedef struct og_load_place {
    size_t line, column;
} og_load_place;

// A file's bytes, kept until everything is loaded so that messages can show what they speak of.
typedef struct og_source_file {
    og_str name;
    og_str bytes;
    og_buf own;        // what holds them, of a user's file
    size_t *starts;    // offsets at which lines begin, NULL until the first place is asked for
    size_t line_count; // of starts
} og_source_file;

// The text of an element on the way from its start tag to the next element.
typedef struct og_text_walk {
    og_str bytes;
    size_t at;
    size_t line, column;
    bool cdata;
} og_text_walk;

// Where words or a theme came from, in the order of those.
typedef struct og_load_origin {
    og_str file;
    size_t line;
    bool built_in;
    og_text_walk text; // of words; all zero where it is not known
} og_load_origin;

// An expression of a grading or a step, checked when all files are read.
typedef struct og_expression_draft {
    og_str file;
    size_t line;
    og_text_walk text; // all zero where it is not known
    og_expression number;
    og_str element; // that it is asked of
    int type;       // og_xpath_type that it must have
    bool trusted;
    og_words_list frameworks; // whose areas it may name
} og_expression_draft;

// Which file on the disk a path leads to.
typedef struct og_file_identity {
    uint64_t device, number;
} og_file_identity;

typedef struct og_loader {
    og_catalogue *catalogue;
    og_arena *arena; // the catalogue's
    og_diagnostics *diagnostics;
    xmlParserCtxt *parser; // NULL until the first file; used again for the next, whose names it then knows
    OG_VEC(og_draft *) drafts;
    OG_VEC(og_scale_origin) scale_origins;
    OG_VEC(og_numbered) numbered;
    OG_VEC(const og_matcher *) signs; // by their numbers
    OG_VEC(og_part) parts;            // of the framework that is being read, none while anything else is
    OG_VEC(og_rule_draft *) rules;
    og_rule_draft common; // the conditions that the file that is being read gives to all its rules
    size_t *rule_slots;   // by the hash of its id 1 + the number of a draft, 0: empty
    size_t rule_slot_count;
    uint64_t rule_secret; // of the hashes
    OG_VEC(og_load_origin) words_origins;
    OG_VEC(og_load_origin) theme_origins;
    OG_VEC(og_expression_draft) expressions; // in the order of the files; several may have one number
    og_words_list frameworks;                // of the grading or the steps that are being read
    OG_VEC(og_source_file) sources;
    OG_VEC(og_file_identity) read_files; // of the user
    bool with_examples; // what rules say is kept as written, and the program's own files are checked like others
    bool failed;        // an error was reported
    og_str file;        // the file that is being read
    bool built_in;      // it is one of the program's own
    bool trusted;       // the same, unless with_examples: not checked against the schema, its patterns not compiled
    OG_VEC(size_t) bad_lines; // lines of it that an error was reported for
} og_loader;

// Reports an error in the loader's file: at the element, or at its attribute when `attribute` is not NULL. `near` (may
// be empty) is what was probably meant.
void og_load_error(og_loader *loader, const xmlNode *node, const char *attribute, og_str near, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

// The same at any place of any file.
void og_load_error_at(og_loader *loader, og_str file, og_load_place place, og_str near, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

// The same at a value (may be empty) of an attribute of the element that begins on the line.
void og_load_error_in(og_loader *loader, og_str file, size_t line, og_str value, og_str near, const char *format, ...)
    __attribute__((format(printf, 6, 7)));

// The candidate nearest to `id`, the empty string when none is near. `count` strings that stand `stride` bytes apart.
og_str og_load_nearest(og_str id, const og_str *first, size_t count, size_t stride);

// --- load_source.c
// Keeps the bytes of a file; `own` (may be all zero) is freed by og_source_free, or at once on failure.
og_status og_source_add(og_loader *loader, og_str file, og_str bytes, og_buf own) OG_MUST_USE;
void og_source_free(og_loader *loader);
// Makes the parser note where start tags stand, or not.
void og_source_watch(xmlParserCtxt *parser, bool watch);
// Where an element of the loader's file begins, and the name of its attribute, or the element where it has none.
og_load_place og_source_tag(og_loader *loader, const xmlNode *node);
og_load_place og_source_attribute(og_loader *loader, const xmlNode *node, const char *name);
// The start of an element's text; its bytes are empty where that is not known.
og_text_walk og_source_text(og_loader *loader, const xmlNode *node);
// The next character of the text: where it stands in the file and the bytes it has in the parsed text. False: the end.
bool og_source_step(og_text_walk *walk, og_load_place *place, size_t *length, bool *space);
// Where byte `offset` of what og_load_text gives stands in the file.
og_load_place og_source_text_at(og_text_walk walk, size_t offset);
// Where byte `offset` of the parsed text that begins at the place stands.
og_load_place og_source_after(og_loader *loader, og_str file, og_load_place place, size_t offset);
// The first place from the line on where the value of an attribute (or a word of it) is `value`; column 0: nowhere
// near.
og_load_place og_source_value(og_loader *loader, og_str file, size_t line, og_str value);
// Fills in the excerpt of a diagnostic that has a file and a line.
void og_source_excerpt(og_loader *loader, og_diagnostic *about);

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
bool og_load_is(const xmlNode *node, const char *name);
size_t og_load_line(const xmlNode *node); // on which its start tag ends
// The attribute or the text of an element in the arena, white space folded and trimmed; "" when there is none.
og_status og_load_attribute(og_loader *loader, const xmlNode *node, const char *name, og_str *out) OG_MUST_USE;
og_status og_load_text(og_loader *loader, const xmlNode *node, og_str *out) OG_MUST_USE;
og_status og_load_attribute_text(og_loader *loader, const xmlAttr *attribute, og_str *out) OG_MUST_USE;

// --- load_framework.c
// Reads the scales or the framework of a parsed file into scales and drafts.
og_status og_load_document(og_loader *loader, xmlDoc *document) OG_MUST_USE;

// A decimal number, with a sign or without; false where there is none. Not strtod, which obeys the locale.
bool og_load_to_number(og_str text, double *out);
// Reports an element that may not stand where it does; `names` are those that may.
void og_load_unknown_element(og_loader *loader, const xmlNode *node, const og_str *names, size_t count);
// Reports a pattern, the text of an element, that is none or can take time without end. `with_parts` is what is meant,
// the same as `written` outside of frameworks; `scale` is for its {grade}.
og_status og_load_check_pattern(og_loader *loader, const xmlNode *node, og_str written, og_str with_parts,
                                const og_scale *scale) OG_MUST_USE;
// The same of a pattern of a framework whose scale is not known yet.
og_status og_load_check_framework_pattern(og_loader *loader, const xmlNode *node, og_str written,
                                          og_str with_parts) OG_MUST_USE;
// Reports a role that roles.def does not have; "-" is none.
void og_load_check_role(og_loader *loader, const xmlNode *node, const char *attribute, og_str role);

// --- load_parts.c
// Reads a <part>; the patterns behind it may use it.
og_status og_load_part(og_loader *loader, const xmlNode *node) OG_MUST_USE;
// Puts the parts into a pattern as written, and reports those that there are not. In the arena, or `written` itself.
og_status og_load_put_parts(og_loader *loader, const xmlNode *node, og_str written, og_str *out) OG_MUST_USE;
// The offset in a pattern as written of what stands at `offset` once its parts are put in.
size_t og_load_before_parts(const og_loader *loader, og_str written, size_t offset);

// --- load_rule.c
// Reads the attributes of a <context>, or of <rules>, which has the same.
og_status og_load_conditions(og_loader *loader, const xmlNode *node, og_rule_draft *draft) OG_MUST_USE;
// Reads a <rule> and checks it as far as it stands for itself.
og_status og_load_rule(og_loader *loader, const xmlNode *node, og_rule_draft *draft) OG_MUST_USE;
// An id is what the schema says it is; here that is said in words.
void og_load_check_id(og_loader *loader, const xmlNode *node, og_str id);
// Reports attributes and elements that an element of text may not have; `allowed` are its attributes.
void og_load_check_text(og_loader *loader, const xmlNode *node, const og_str *allowed, size_t count);

// --- load_rules.c
// Reads the rules of a parsed file into drafts, and what stands beside them into the plan.
og_status og_load_rules(og_loader *loader, const xmlNode *root) OG_MUST_USE;
// Makes the plan from the drafts, when everything has been read.
og_status og_load_rules_merge(og_loader *loader) OG_MUST_USE;

// --- load_grading.c
// Reads a parsed file: one <grading>, or the steps of <recommendations>.
og_status og_load_grading(og_loader *loader, const xmlNode *root) OG_MUST_USE;
og_status og_load_recommendations(og_loader *loader, const xmlNode *root) OG_MUST_USE;
// Checks expressions and names, when frameworks and rules are merged.
og_status og_load_gradings_merge(og_loader *loader) OG_MUST_USE;

// --- load_files.c
og_status og_load_built_in(og_loader *loader) OG_MUST_USE;
// Fails with: OG_NOT_FOUND, OG_NOT_READABLE, OG_NO_MEMORY. A file that cannot be read is an error like others.
og_status og_load_directory(og_loader *loader, const char *directory) OG_MUST_USE;
// One file, or the *.xml files of a folder. A file that was read already is not read again.
og_status og_load_path(og_loader *loader, const char *path) OG_MUST_USE;

// --- load_merge.c
// Joins drafts with their parents, checks what can be checked only then, and fills the catalogue.
og_status og_load_merge(og_loader *loader) OG_MUST_USE;

#endif
