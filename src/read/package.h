// SPDX-License-Identifier: MIT
// The package that an office document is: parts with names, in a ZIP file. Nothing is unpacked but the parts that are
// asked for, and no size that the file states is believed.
#ifndef OG_READ_PACKAGE_H
#define OG_READ_PACKAGE_H

#include "base/buf.h"
#include "read/xml.h"

typedef struct og_package og_package;

// Reads the names. `bytes` and `limits` must stay; the caller frees *out. Fails with: OG_DAMAGED_OFFICE,
// OG_TOO_COMPLEX, OG_NO_MEMORY.
og_status og_package_open(og_str bytes, const og_limits *limits, og_package **out) OG_MUST_USE;
void og_package_free(og_package *package); // NULL is fine

// Names are compared without regard to case, as Word's are.
bool og_package_has(const og_package *package, og_str name);
// Appends a part. Fails with: OG_DAMAGED_OFFICE (it is not there, there are two of the name, or it cannot be unpacked),
// OG_ENCRYPTED_OFFICE, OG_UNPACKED_TOO_LARGE (with all that was unpacked before), OG_NO_MEMORY.
og_status og_package_unpack(og_package *package, og_str name, og_buf *out) OG_MUST_USE;
// Unpacks a part and reads it as XML. Fails as og_package_unpack and og_xml_read do.
og_status og_package_read(og_package *package, og_str name, const og_xml_handler *handler, void *user) OG_MUST_USE;
// True when a part that was unpacked is not what the file's checksums say.
bool og_package_is_doubtful(const og_package *package);

#endif
