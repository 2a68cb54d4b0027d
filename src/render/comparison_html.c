// SPDX-License-Identifier: MIT
// A comparison as a page: its JSON form through data/views/comparison.xsl.
#include "relate/compare.h"
#include "render/folder.h"
#include "render/html.h"

#include <stdlib.h>

og_status og_comparison_to_html(const og_comparison *comparison, og_str *out)
{
    og_str json = {0};
    og_folder folder = {.known = false};
    og_folder_add(&folder, comparison->first.path);
    og_folder_add(&folder, comparison->second.path);
    og_status status = og_comparison_to_json(comparison, 0, &json);
    if (status == OG_OK)
        status = og_html_draw(json, "comparison", folder.path, out);
    free((char *)json.ptr);
    return status;
}
