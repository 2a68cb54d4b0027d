// SPDX-License-Identifier: MIT
// Adding to a collection of diagnostics. A NULL collection is allowed everywhere and takes nothing.
#ifndef OG_BASE_DIAGNOSTICS_H
#define OG_BASE_DIAGNOSTICS_H

#include "ofgrade/base.h"

// Copies what it is given. When memory runs out the diagnostic is dropped and the last one says so.
void og_diagnostics_add(og_diagnostics *diagnostics, og_diagnostic diagnostic);
// The diagnostic of a status, with a message of its own about `file` ("" where none); the hint is the status's.
void og_diagnostics_report(og_diagnostics *diagnostics, og_severity severity, og_status status, og_str file,
                           const char *format, ...) __attribute__((format(printf, 5, 6)));

#endif
