// SPDX-License-Identifier: MIT
// Between the files of the OpenDocument reader.
#ifndef OG_READ_ODT_H
#define OG_READ_ODT_H

#include "read/office.h"
#include "read/office_lists.h"
#include "read/office_styles.h"
#include "read/package.h"

typedef struct og_odt {
    og_office *office;
    og_package *package;
    og_styles styles;
    og_lists lists;
    og_list *outline; // that the headings are numbered by; NULL: they are not
} og_odt;

// Adds the styles of a part: those of "content.xml", which are for its text alone, before those of "styles.xml".
og_status og_odt_read_styles(og_odt *odt, og_str part) OG_MUST_USE;
// Gathers the text, or the headers and footers of a part.
og_status og_odt_read_text(og_odt *odt, og_str part) OG_MUST_USE;

#endif
