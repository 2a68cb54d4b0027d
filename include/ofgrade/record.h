// SPDX-License-Identifier: MIT
// The record: what one analysed document becomes (docs/record.md). Made by og_analyse or read from JSON.
#ifndef OFGRADE_RECORD_H
#define OFGRADE_RECORD_H

#include "ofgrade/catalogue.h"
#include "ofgrade/document.h"

typedef struct og_record og_record;

// Where a document came from, for the record. All strings are copied.
typedef struct og_source {
    og_str path;   // as given on the command line; bytes that are not UTF-8 appear in the record as U+FFFD
    og_str sha256; // 64 hexadecimal digits, "" where unknown
    size_t bytes;
} og_source;

// What one thread needs to analyse documents: the catalogue's patterns, compiled when they are first wanted. Not for
// use by two threads at once; each record is the same whatever was analysed before.
typedef struct og_analyser og_analyser;

// `limits` may be NULL for the defaults. Owns: the caller frees *out with og_analyser_free; the catalogue must outlive
// it. Fails with: OG_NO_MEMORY.
OG_API og_status og_analyser_new(const og_catalogue *catalogue, const og_limits *limits, og_analyser **out) OG_MUST_USE;
// With `explain` the findings and actions of later documents carry the words that decided.
OG_API void og_analyser_explain(og_analyser *analyser, bool explain);
OG_API void og_analyser_free(og_analyser *analyser);

// Analyses one document. Sets the document's sections.
// Owns: the caller frees *out with og_record_free; it needs neither document nor analyser any more.
// Fails with: OG_NO_MEMORY, OG_INTERNAL. What the document lacks becomes a warning in the record, never a failure.
OG_API og_status og_analyse(og_analyser *analyser, og_document *document, const og_source *source,
                            og_record **out) OG_MUST_USE;
// The record of a document that could not be read: status "failed" with the code and message of `failure`.
OG_API og_status og_record_failed(const og_source *source, og_status failure, og_record **out) OG_MUST_USE;
// Opens, reads and analyses the file at `path` ("-": standard input). Any input that cannot be analysed gives a failed
// record and OG_OK, and in *failure (may be NULL) its status, else OG_OK there.
OG_API og_status og_analyse_file(og_analyser *analyser, const char *path, og_diagnostics *diagnostics, og_record **out,
                                 og_status *failure) OG_MUST_USE;
OG_API void og_record_free(og_record *record);

// True unless the record's status is "failed".
OG_API bool og_record_is_analysed(const og_record *record);
// Why it says "failed": the status of its error, OG_NOT_ANALYSED where that is none of this version; else OG_OK.
OG_API og_status og_record_failure(const og_record *record);
// The path of the document as the record has it; valid until the record is freed.
OG_API og_str og_record_path(const og_record *record);
// The level 1 to 4 of the stated overall grade, 0 where none is stated or it has no place on the scale.
OG_API int og_record_stated_level(const og_record *record);
// The word for it as the framework has it, "" where none is stated; valid until the record is freed.
OG_API og_str og_record_stated_grade(const og_record *record);
// The level 1 to 4 that the findings suggest, 0 where none was inferred.
OG_API int og_record_inferred_level(const og_record *record);
// The word for it, "" where none was inferred; valid until the record is freed. *confidence (may be NULL): 0 to 1.
OG_API og_str og_record_inferred_grade(const og_record *record, double *confidence);

// The JSON form: one object, keys in the order of docs/record.md; `indent` 0 gives one line. Ends with a line end.
// Owns: the caller frees out->ptr with free(). Fails with: OG_NO_MEMORY.
OG_API og_status og_record_to_json(const og_record *record, unsigned indent, og_str *out) OG_MUST_USE;
// Fails with: OG_BAD_RECORD (what and where goes to `diagnostics`), OG_OTHER_JSON, OG_MANY_RECORDS, OG_RECORD_TOO_LARGE
// (of a record that is not in one line as this program writes it), OG_NO_MEMORY. Owns: the caller frees *out.
OG_API og_status og_record_from_json(og_str json, og_diagnostics *diagnostics, og_record **out) OG_MUST_USE;

// How a record is written for people.
typedef struct og_text_options {
    bool colour;    // ANSI colours, in plain text alone
    unsigned width; // columns at which plain text is wrapped, 0: 80
    bool all;       // every finding; else the main ones of each area, and how many are left out
    bool explain;   // the rules that decided: below each finding and action with the words that they matched, and of
                    // the inferred grade with the findings on which they rest
    const og_catalogue *catalogue; // has the names of themes; NULL: their ids are made readable
} og_text_options;

// Plain text: what was inspected, the summary, the judgements, how the findings read, weaknesses and strengths, what is
// asked for and suggested. `options` may be NULL. Owns: the caller frees out->ptr with free(). Fails with:
// OG_NO_MEMORY.
OG_API og_status og_record_to_text(const og_record *record, const og_text_options *options, og_str *out) OG_MUST_USE;
// The same as a document in Markdown (CommonMark, with GitHub's tables). Nothing that the document says can become
// markup in it. `options` may be NULL. Owns: the caller frees out->ptr with free(). Fails with: OG_NO_MEMORY.
OG_API og_status og_record_to_markdown(const og_record *record, const og_text_options *options,
                                       og_str *out) OG_MUST_USE;

#endif
