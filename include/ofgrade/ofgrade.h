// SPDX-License-Identifier: MIT
// libofgrade: reads inspection reports and the news about them, and says what the inspectors found. Includes it all.
// No global state, no abort, no signal handlers, no locale: every function says how it fails.
#ifndef OFGRADE_OFGRADE_H
#define OFGRADE_OFGRADE_H

#include "ofgrade/base.h"
#include "ofgrade/batch.h"
#include "ofgrade/catalogue.h"
#include "ofgrade/compare.h"
#include "ofgrade/dashboard.h"
#include "ofgrade/document.h"
#include "ofgrade/history.h"
#include "ofgrade/page.h"
#include "ofgrade/plan.h"
#include "ofgrade/pool.h"
#include "ofgrade/providers.h"
#include "ofgrade/record.h"
#include "ofgrade/rules.h"
#include "ofgrade/store.h"
#include "ofgrade/tables.h"

// "1.0.0". Static storage.
OG_API og_str og_version(void);
// True when PDF files can be read; the program is then covered by the AGPL, under which MuPDF is.
OG_API bool og_reads_pdf(void);

#endif
