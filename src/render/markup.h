// SPDX-License-Identifier: MIT
// Text within Markdown. The syntax is that of CommonMark and of GitHub's tables.
#ifndef OG_RENDER_MARKUP_H
#define OG_RENDER_MARKUP_H

#include "base/buf.h"

// Adds clean text (render/flow.h) so that it is read as it is, at the start of a line and in a cell of a table too.
void og_markup_text(og_buf *out, og_str text);

#endif
