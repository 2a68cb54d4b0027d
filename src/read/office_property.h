// SPDX-License-Identifier: MIT
// What an office document states of itself, in parts beside its text.
#ifndef OG_READ_OFFICE_PROPERTY_H
#define OG_READ_OFFICE_PROPERTY_H

#include "read/office.h"

// The text of the first element of a name in a part, trimmed, in the arena; empty where there is none, and where the
// part is missing or damaged: nothing of the text is lost with it. That it is too long, the office is told by `loss`.
og_status og_office_property(og_office *office, og_package *package, og_str part, og_xml_space space, const char *name,
                             og_office_loss loss, og_str *out) OG_MUST_USE;

#endif
