// SPDX-License-Identifier: MIT
// What this build of the library is. The build gives OFGRADE_VERSION, and OFGRADE_PDF where it reads PDF.
#include "ofgrade/ofgrade.h"

og_str og_version(void)
{
    return OG_STR(OFGRADE_VERSION);
}

bool og_reads_pdf(void)
{
#if defined(OFGRADE_PDF)
    return true;
#else
    return false;
#endif
}
