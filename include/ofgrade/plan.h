// SPDX-License-Identifier: MIT
// An improvement plan to fill in, made from one record.
#ifndef OFGRADE_PLAN_H
#define OFGRADE_PLAN_H

#include "ofgrade/record.h"

typedef enum og_plan_format {
    OG_PLAN_MARKDOWN, // a document with a table, as GitHub reads it; nothing that the record says can become markup
    OG_PLAN_CSV,      // RFC 4180 after a byte order mark, by which Excel knows UTF-8; what Excel would take for a
                      // formula begins with an apostrophe
    OG_PLAN_XLSX,     // an Office Open XML workbook
} og_plan_format;

// One row for each recommendation, what the document asks for before what is suggested, each with the most urgent
// first; where there are none, one for each thing that inspectors ask for, in the order of the document. A row says
// what is to be done, who asks for it and where, by when, and suggests a measure of success; owner and status are to be
// filled in. The same record gives the same bytes. `catalogue` (may be NULL) has the names and measures of themes.
// `diagnostics` (may be NULL) is told, as a note, when there is nothing to plan, and, as a warning, what a workbook has
// no room for and leaves out. Owns: the caller frees out->ptr with free(). Fails with: OG_NOT_ANALYSED for a failed
// record, OG_NO_MEMORY, and for a workbook, whose parts pass through the system's folder for temporary files,
// OG_WRITE_FAILED, and OG_NO_XLSX where libxlsxwriter is not installed.
OG_API og_status og_record_to_plan(const og_record *record, const og_catalogue *catalogue, og_plan_format format,
                                   og_diagnostics *diagnostics, og_str *out) OG_MUST_USE;

#endif
