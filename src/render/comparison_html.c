// SPDX-License-Identifier: MIT
// A comparison as a page: its JSON form through data/views/comparison.xsl.
#include "ofgrade/compare.h"
#include "render/html.h"

#include <stdlib.h>

og_status og_comparison_to_html(const og_comparison *comparison, og_str *out)
{
    og_str json = {0};
    og_status status = og_comparison_to_json(comparison, 0, &json);
    if (status == OG_OK)
        status = og_html_draw(json, "comparison", out);
    free((char *)json.ptr);
    return status;
}
