// SPDX-License-Identifier: MIT
// Comma-separated values (RFC 4180), made so that Excel, too, shows what stands there: UTF-8 after a byte order mark,
// and an apostrophe before what may be taken for a formula, which could send data away or start programs.
#ifndef OG_RENDER_CSV_H
#define OG_RENDER_CSV_H

#include "base/buf.h"

// The byte order mark, with which a file begins.
void og_csv_begin(og_buf *out);
void og_csv_add_row(og_buf *out, const og_str *cells, size_t count);

#endif
