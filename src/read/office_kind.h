// SPDX-License-Identifier: MIT
// Which kind of office document a file is.
#ifndef OG_READ_OFFICE_KIND_H
#define OG_READ_OFFICE_KIND_H

#include "ofgrade/document.h"

// Of a ZIP file: OG_FORMAT_DOCX or OG_FORMAT_ODT. Fails with: OG_SPREADSHEET, OG_UNKNOWN_FORMAT (another document,
// an archive), OG_ENCRYPTED_OFFICE, OG_DAMAGED_OFFICE, and what stops the reading of a package.
og_status og_office_kind(og_str bytes, const og_limits *limits, og_format *out) OG_MUST_USE;
// Of an OLE file, which is never read: OG_ENCRYPTED_OFFICE, OG_OLD_WORD, OG_UNKNOWN_FORMAT.
og_status og_ole_kind(og_str bytes) OG_MUST_USE;

#endif
