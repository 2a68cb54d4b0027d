// SPDX-License-Identifier: MIT
// One page of HTML over many records (docs/dashboard.md): grades by year and by area, themes, providers in time, where
// findings and grades differ, and a table of all documents; every figure leads to what it was counted from. It takes
// one record after the other and keeps a small row of each, never the record.
#ifndef OFGRADE_DASHBOARD_H
#define OFGRADE_DASHBOARD_H

#include "ofgrade/providers.h"
#include "ofgrade/record.h"

// So many documents are listed where nothing else is said: a page of more is slow to open, and hard to read. What comes
// after them is counted in the figures and kept nowhere, so that memory does not grow with their number.
enum { OG_DASHBOARD_MOST = 5000 };

typedef struct og_dashboard og_dashboard;

// `names` says which providers are one; the catalogue (may be NULL: themes then have ids for names) has the names of
// themes; both must outlive it. `most` is how many documents are listed, 0: OG_DASHBOARD_MOST. Owns: the caller frees
// *out with og_dashboard_free. Fails with: OG_NO_MEMORY.
OG_API og_status og_dashboard_new(const og_providers *names, const og_catalogue *catalogue, size_t most,
                                  og_dashboard **out) OG_MUST_USE;
// Takes a record, failed ones too. `href` is the address of a page of its own, relative to the dashboard's, where each
// finding has its id as in "#finding-f12" and each action as in "#action-a3"; "": there is no such page. Fails with:
// OG_NO_MEMORY.
OG_API og_status og_dashboard_add(og_dashboard *dashboard, const og_record *record, og_str href) OG_MUST_USE;
// The page. Nothing can be added after this. The same records give the same bytes whatever their order, as long as all
// are listed; how many are not is told to `diagnostics` (may be NULL) as a warning, and in the page itself. Owns: the
// caller frees html->ptr with free(). Fails with: OG_NO_MEMORY, OG_PAGE_TOO_LARGE, OG_INTERNAL.
OG_API og_status og_dashboard_finish(og_dashboard *dashboard, og_diagnostics *diagnostics, og_str *html) OG_MUST_USE;
OG_API void og_dashboard_free(og_dashboard *dashboard);

#endif
