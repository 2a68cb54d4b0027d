// SPDX-License-Identifier: MIT
// The page over many documents that `batch -f html` writes: it takes the records one after the other.
#include "cli/cli.h"
#include "cli/progress.h"

#include <stdlib.h>

static bool note(cli_dashboard *page, og_status status)
{
    return cli_progress_outcome(page->progress, page->diagnostics, NULL, status);
}

bool cli_dashboard_begin(cli_dashboard *page, const og_catalogue *catalogue, cli_output *output)
{
    *page = (cli_dashboard){.output = output, .diagnostics = og_diagnostics_new()};
    og_status status = page->diagnostics ? og_providers_new(NULL, page->diagnostics, &page->names) : OG_NO_MEMORY;
    if (status == OG_OK)
        status = og_dashboard_new(page->names, catalogue, 0, &page->dashboard);
    return note(page, status);
}

bool cli_dashboard_add(cli_dashboard *page, const og_record *record, const char *href)
{
    return note(page, og_dashboard_add(page->dashboard, record, cli_str(href)));
}

bool cli_dashboard_end(cli_dashboard *page)
{
    og_str html = {0};
    if (!note(page, og_dashboard_finish(page->dashboard, page->diagnostics, &html)))
        return false;
    bool written = cli_output_write(page->output, html);
    free((char *)html.ptr);
    return written;
}

void cli_dashboard_free(cli_dashboard *page)
{
    og_dashboard_free(page->dashboard);
    og_providers_free(page->names);
    og_diagnostics_free(page->diagnostics);
}
