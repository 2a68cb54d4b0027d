// SPDX-License-Identifier: MIT
// Many records as tables for spreadsheets and statistics (docs/tables.md): CSV, one table, and workbooks, all of them.
// Both take one record after the other and keep none, so memory does not grow with their number.
#ifndef OFGRADE_TABLES_H
#define OFGRADE_TABLES_H

#include "ofgrade/record.h"

typedef enum og_table {
    OG_TABLE_DOCUMENTS,  // a row for each document, failed ones too
    OG_TABLE_JUDGEMENTS, // a row for each judgement
    OG_TABLE_FINDINGS,   // a row for each finding
    OG_TABLE_ACTIONS,    // a row for each action
    OG_TABLE_COUNT
} og_table;

// How a column is written in CSV, and in a workbook.
typedef enum og_column_type {
    OG_COLUMN_TEXT,    // text; several values are divided by "; "
    OG_COLUMN_GRADE,   // text; a grade, in the colour of its level
    OG_COLUMN_LEVEL,   // 1 to 4; a number in the colour of the level
    OG_COLUMN_WHOLE,   // a whole number
    OG_COLUMN_DECIMAL, // a number with two decimals
    OG_COLUMN_DATE,    // 2013-05-22; a date, before 1900 (which Excel does not know) text
    OG_COLUMN_LINK     // an address; a link where it is one of the web
} og_column_type;

// Whose word a column is.
typedef enum og_column_origin {
    OG_COLUMN_OF_FILE,     // of the file that was read, and how that went
    OG_COLUMN_OF_DOCUMENT, // what the document says
    OG_COLUMN_OF_OFGRADE   // this program's own reading of it, not Ofsted's
} og_column_origin;

typedef struct og_column {
    og_str name; // lower-case words joined by "_"
    og_column_type type;
    og_column_origin origin;
    unsigned width; // in a workbook: characters
    og_str meaning;
} og_column;

// "documents", and what it has rows for. Static storage.
OG_API og_str og_table_name(og_table table);
OG_API og_str og_table_meaning(og_table table);
OG_API size_t og_table_column_count(og_table table);
// `index` < count. Static storage.
OG_API og_column og_table_column(og_table table, size_t index);
// "text", "whole number", ...; "file", "document", "ofgrade". Static storage.
OG_API og_str og_column_type_name(og_column_type type);
OG_API og_str og_column_origin_name(og_column_origin origin);

// What a CSV file begins with: a byte order mark, by which Excel knows UTF-8, and the names of the columns (RFC 4180).
// Owns: the caller frees out->ptr with free(). Fails with: OG_NO_MEMORY.
OG_API og_status og_table_to_csv(og_table table, og_str *out) OG_MUST_USE;
// The rows of one record, none or more; an empty cell is what is not known. What Excel would take for a formula begins
// with an apostrophe. Owns: the caller frees out->ptr with free(). Fails with: OG_NO_MEMORY.
OG_API og_status og_record_to_csv(const og_record *record, og_table table, og_str *out) OG_MUST_USE;

// An Office Open XML workbook in the making: a sheet for each table, one with a chart of grades by year, and one that
// says what the columns mean. It grows in the folder for temporary files (TMPDIR, else /tmp).
typedef struct og_workbook og_workbook;

// `rules` says what the records were made with beside the built-in rules, "" for nothing. Owns: the caller frees *out
// with og_workbook_free. Fails with: OG_NO_MEMORY, OG_WRITE_FAILED, and OG_NO_XLSX where libxlsxwriter is not
// installed.
OG_API og_status og_workbook_new(og_str rules, og_workbook **out) OG_MUST_USE;
// A text that is longer than a cell can be is cut, which is told to `diagnostics` (may be NULL) as a warning. Fails
// with: OG_NO_MEMORY, OG_WRITE_FAILED.
OG_API og_status og_workbook_add(og_workbook *workbook, const og_record *record,
                                 og_diagnostics *diagnostics) OG_MUST_USE;
// Nothing can be added after this. For how many rows and links a sheet of Excel had no room is told to `diagnostics`
// (may be NULL) as warnings, and in the workbook itself. The same records in the same order give the same bytes. Fails
// with: OG_NO_MEMORY, OG_WRITE_FAILED.
OG_API og_status og_workbook_finish(og_workbook *workbook, og_diagnostics *diagnostics) OG_MUST_USE;
// The next piece of the finished workbook; empty after the last. Valid until the next call. Fails with:
// OG_NOT_READABLE.
OG_API og_status og_workbook_read(og_workbook *workbook, og_str *piece) OG_MUST_USE;
OG_API void og_workbook_free(og_workbook *workbook);

#endif
