// SPDX-License-Identifier: MIT
// The catalogue: the frameworks and rules that the program knows, read from XML once, then immutable.
#ifndef OFGRADE_CATALOGUE_H
#define OFGRADE_CATALOGUE_H

#include "ofgrade/base.h"

// May be shared by any number of threads.
typedef struct og_catalogue og_catalogue;

// The built-in data, and over it the *.xml files of the folder `directory` (NULL: none), which add frameworks or
// rules or replace those of the same id. All errors of all files go to `diagnostics` (may be NULL) with file, line,
// column where it is known, and an excerpt.
// Owns: the caller frees *out with og_catalogue_free. Fails with: OG_BAD_DATA, OG_NOT_FOUND, OG_NOT_READABLE,
// OG_NO_MEMORY.
OG_API og_status og_catalogue_new(const char *directory, og_diagnostics *diagnostics, og_catalogue **out) OG_MUST_USE;

// What is loaded over the built-in data: a folder as above, then single files and folders.
typedef struct og_catalogue_options {
    const char *directory; // NULL: none
    const char *const *files;
    size_t file_count;
    bool with_examples; // keeps what rules say as written, for ofgrade/rules.h, and checks the built-in data too
} og_catalogue_options;

// As og_catalogue_new.
OG_API og_status og_catalogue_open(const og_catalogue_options *options, og_diagnostics *diagnostics,
                                   og_catalogue **out) OG_MUST_USE;
OG_API void og_catalogue_free(og_catalogue *catalogue);

// What decides what a document becomes, as one value: SHA-256, in hexadecimal digits without a NUL, over the version of
// the program, all data that made the catalogue and the limits (may be NULL for the defaults). A record that was made
// under the same one need not be made again. Fails with: OG_NO_MEMORY.
OG_API og_status og_catalogue_fingerprint(const og_catalogue *catalogue, const og_limits *limits,
                                          char digits[64]) OG_MUST_USE;

// What `ofgrade frameworks` lists. Strings are valid until the catalogue is freed.
typedef struct og_framework_info {
    og_str id;
    og_str name;
    og_str kind;     // document.kind of the record
    og_str years;    // "2018 on", as a person would say it
    og_str provider; // inspection.provider.kind of the record
    og_str scale;    // id of its scale, "" where it gives no grades
    size_t area_count;
    size_t outcome_count;
    size_t field_count;
} og_framework_info;

OG_API size_t og_catalogue_framework_count(const og_catalogue *catalogue);
OG_API og_framework_info og_catalogue_framework(const og_catalogue *catalogue, size_t index);
// One judgement area of a framework, its id and its name.
OG_API void og_catalogue_area(const og_catalogue *catalogue, size_t framework, size_t area, og_str *id, og_str *name);
// Whether such a document grades it and a record may have a judgement of it: not where no grades are given, where the
// area is of an earlier inspection, and where it is a row that is read lest another area gets its grade.
OG_API bool og_catalogue_area_is_judged(const og_catalogue *catalogue, size_t framework, size_t area);
// The id of one of the facts that are read of such a document ("lead-inspector"), in the order of docs/frameworks.md.
OG_API og_str og_catalogue_field(const og_catalogue *catalogue, size_t framework, size_t field);
// Where a word stands on the four-level scale ("requires improvement" 3, "adequate" 3, ...): 1 to 4, 0 for none.
OG_API int og_catalogue_level(const og_catalogue *catalogue, og_str grade);
// What the four-level scale calls the level 1 to 4; "" of any other. Valid until the catalogue is freed.
OG_API og_str og_catalogue_grade(const og_catalogue *catalogue, int level);

#endif
